"""What the papers of a session are made of: the session as a reader sees it, in their language."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import msgspec

from plenipo.capabilities.members.state import Members, in_language
from plenipo.capabilities.play.state import StateOfPlay
from plenipo.capabilities.rulebook.state import Rulebook
from plenipo.capabilities.sessions.state import Item, Session
from plenipo.core.fold import State
from plenipo.core.paper import Block, Paper
from plenipo.register.view import View


class Subject(msgspec.Struct, frozen=True):
    """A session as somebody sees it."""

    view: View
    session: Session

    @property
    def state(self) -> State:
        """What the reader sees of the register."""
        return self.view.seen.state

    @property
    def play(self) -> StateOfPlay:
        """The session's state of play."""
        state, session = self.state, self.session
        return self.view.seen.keep(StateOfPlay, session.code, lambda: StateOfPlay(state, session))

    @property
    def moment(self) -> datetime:
        """The moment of the last thing that was done in the session."""
        index, code = self.view.seen.index, self.session.code
        count = index.moments(code)
        return index.moment(code, count) if count else self.session.convened

    def say(self, text: str, **values: object) -> str:
        """Return a message in the reader's language; what is filled in keeps its own direction."""
        apart = {key: self.apart(value) for key, value in values.items()}
        return self.view.wording.say(text, **apart)

    def apart(self, value: object) -> str:
        """Return what is put into a sentence that may run in the other direction."""
        return self.view.wording.apart(value)

    def called(self, *codes: str) -> str:
        """Return what members and bodies are called, in a list."""
        members, language = self.state.of(Members), self.view.wording.language
        return self.view.wording.listed(self.apart(members.name(c, language)) for c in codes)

    def title(self, item: Item) -> str:
        """Return an item's title."""
        return in_language(item.names, self.view.wording.language)

    def numbered(self, item: Item) -> str:
        """Return an item's number and title."""
        return f"{item.number}. {self.apart(self.title(item))}"

    def rule(self, code: str, at: datetime) -> str:
        """Return a rule's title and the article that was in force."""
        found = self.state.of(Rulebook).rule(code, at)
        version = found.on(self.session.day(at)) if found else None
        title = in_language(found.title, self.view.wording.language) if found else code
        words = (title, version.article) if version else (title,)
        return self.view.wording.listed(self.apart(word) for word in words)

    def meeting(self) -> str:
        """Return where and when the session meets."""
        session, day = self.session, self.view.wording.day
        place = in_language(session.place, self.view.wording.language)
        days = day(session.opens)
        if session.closes != session.opens:
            days = f"{days} – {day(session.closes)}"
        return self.view.wording.listed(self.apart(part) for part in (place, days) if part)

    def paper(  # noqa: PLR0913 - what a paper is made of
        self,
        kind: str,
        title: str,
        blocks: Iterable[Block],
        *,
        reference: str = "",
        status: str = "",
        annex: Iterable[Block] = (),
    ) -> Paper:
        """Return a paper of the session, with its head."""
        members, wording = self.state.of(Members), self.view.wording
        return Paper(
            kind=kind,
            reference=reference or f"{self.session.code}/{kind}",
            title=title,
            organisation=in_language(members.names, wording.language),
            session=self.session.title(wording.language),
            meeting=self.meeting(),
            moment=self.moment,
            dated=self.say("As of {moment}", moment=wording.moment(self.moment)),
            language=wording.language,
            status=status,
            blocks=tuple(blocks),
            annex=tuple(annex),
        )
