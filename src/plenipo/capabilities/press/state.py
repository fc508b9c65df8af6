"""All communiqués with the replies to them, and all quotations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import msgspec

from plenipo.capabilities.press.acts import (
    CommuniqueCorrected,
    CommuniqueEntrusted,
    CommuniquePrepared,
    CommuniqueReleased,
    CommuniqueRetracted,
    CommuniqueScheduled,
    ReplyAccepted,
    ReplyDeclined,
    StatementQuoted,
)
from plenipo.capabilities.press.communique import (
    Communique,
    Ending,
    Entrusting,
    Reply,
    Schedule,
    Statement,
    Version,
)
from plenipo.capabilities.sessions.state import Sessions
from plenipo.core.act import Entry
from plenipo.core.audience import PUBLIC
from plenipo.core.authority import Place
from plenipo.core.codes import digest
from plenipo.core.fold import State, folds
from plenipo.core.page import Named
from plenipo.core.refusal import Refusal
from plenipo.core.said import said
from plenipo.register.view import View


class Press(msgspec.Struct):
    """All communiqués and quotations, by code.

    :ivar declined: the codes of replies that were never shown, each with that of its communiqué.
    """

    communiques: dict[str, Communique] = {}
    statements: dict[str, Statement] = {}
    declined: dict[str, str] = {}

    def no_such_communique(self, code: str) -> Refusal:
        """Object to a communiqué that is not in the register."""
        sentence = said("There is no communiqué '{code}': prepare it first.", code=code)
        return Refusal("no-such-communique", sentence)

    def turned(self, moment: datetime) -> int:
        """Return how many embargoes have ended by a moment: changes when the clock ends one."""
        ends = (communique.embargo() for communique in self.communiques.values())
        return sum(end is not None and end <= moment for end in ends)

    @folds(CommuniquePrepared)
    def communique_prepared(self, entry: Entry[CommuniquePrepared]) -> None:
        """Take in a communiqué; prepared anew, its words take the place of those before."""
        act = entry.act
        found = self._of(act, entry)
        found.kind, found.names = act.kind, act.names
        found.texts, found.document = act.texts, act.document
        found.body, found.session, found.item = act.body, act.session, act.item
        found.decision, found.place, found.source = act.decision, act.place, act.source
        found.audience, found.worded = entry.audience, entry.effective

    @folds(CommuniqueScheduled)
    def communique_scheduled(self, entry: Entry[CommuniqueScheduled]) -> None:
        """Take in when a communiqué is released."""
        act = entry.act
        if found := self.communiques.get(act.communique):
            moment = act.moment or entry.effective
            found.schedule = Schedule(moment, act.to or PUBLIC, entry.seq)

    @folds(CommuniqueEntrusted)
    def communique_entrusted(self, entry: Entry[CommuniqueEntrusted]) -> None:
        """Take in that a communiqué was given to some; for them it is there from then on."""
        act = entry.act
        found = self.communiques.get(act.communique)
        if found is None:
            found = self._of(act, entry)
            found.texts, found.session = act.texts, act.session
            found.audience = entry.audience
        found.entrusted.append(Entrusting(entry.effective, act.to, act.until, entry.seq))

    @folds(CommuniqueReleased)
    def communique_released(self, entry: Entry[CommuniqueReleased]) -> None:
        """Take in a release; for those it is released to, the communiqué is there from then on."""
        act = entry.act
        found = self._of(act, entry)
        found.kind, found.names, found.document = act.kind, act.names, act.document
        found.body, found.session, found.item = act.body, act.session, act.item
        found.decision, found.place, found.source = act.decision, act.place, act.source
        found.versions = [Version(entry.effective, act.texts, act.digests, entry.seq)]
        found.released_to = entry.audience

    @folds(CommuniqueCorrected)
    def communique_corrected(self, entry: Entry[CommuniqueCorrected]) -> None:
        """Take in a correction."""
        act = entry.act
        found = self.communiques.get(act.communique)
        if found is None or found.says is None:
            return
        texts = {**found.says.texts, **act.texts}
        digests = {tag: digest(text.encode()) for tag, text in texts.items()}
        version = Version(entry.effective, texts, digests, entry.seq, act.reason)
        found.versions.append(version)

    @folds(CommuniqueRetracted)
    def communique_retracted(self, entry: Entry[CommuniqueRetracted]) -> None:
        """Take in that a communiqué was taken back."""
        if found := self.communiques.get(entry.act.communique):
            found.retracted = Ending(entry.effective, entry.act.reason, entry.seq)

    @folds(StatementQuoted)
    def statement_quoted(self, entry: Entry[StatementQuoted]) -> None:
        """Take in a quotation; the last of a code stands."""
        act = entry.act
        self.statements[act.statement] = Statement(
            code=act.statement,
            speaker=act.speaker,
            on=act.on,
            words=act.words,
            source=act.source,
            office=act.office,
            member=act.member,
            place=act.place,
            original=act.original,
            reported=act.reported,
            session=act.session,
            item=act.item,
            correction=act.correction,
            moment=entry.effective,
            entry=entry.seq,
        )

    @folds(ReplyAccepted)
    def reply_accepted(self, entry: Entry[ReplyAccepted]) -> None:
        """Take in a reply."""
        act = entry.act
        if found := self.communiques.get(act.communique):
            around = (act.sent, act.language, entry.effective, entry.seq)
            found.replies[act.reply] = Reply(act.reply, act.name, act.text, *around)

    @folds(ReplyDeclined)
    def reply_declined(self, entry: Entry[ReplyDeclined]) -> None:
        """Take in that a reply is not shown, or no longer."""
        act = entry.act
        found = self.communiques.get(act.communique)
        if found and act.reply in found.replies:
            found.replies[act.reply].declined = act.reason
        else:
            self.declined[act.reply] = act.communique

    def _of(
        self,
        act: CommuniquePrepared | CommuniqueEntrusted | CommuniqueReleased,
        entry: Entry[CommuniquePrepared] | Entry[CommuniqueEntrusted] | Entry[CommuniqueReleased],
    ) -> Communique:
        """Return the communiqué that an act is about, made by the first that a reader has."""
        made = Communique(
            code=act.communique,
            kind=act.kind,
            names=act.names,
            begun=entry.effective,
            worded=entry.effective,
            entry=entry.seq,
        )
        return self.communiques.setdefault(act.communique, made)


def of_session(state: State, session: str) -> Iterator[Communique]:
    """Yield the communiqués of a session."""
    for communique in state.of(Press).communiques.values():
        if communique.session == session:
            yield communique


def said_on(state: State, session: str) -> tuple[Statement, ...]:
    """Return what was said in public on a session, in order."""
    found = (each for each in state.of(Press).statements.values() if each.session == session)
    return tuple(sorted(found, key=lambda each: (each.on, each.entry)))


def place_of(state: State, communique: Communique) -> Place:
    """Return where a communiqué is made: what is done about it is done there."""
    return place_in(state, communique.session, communique.body)


def place_in(state: State, session: str, body: str) -> Place:
    """Return where a communiqué is made: in a session, by a body, or in the organisation."""
    known = state.of(Sessions).sessions.get(session)
    bodies = known.bodies if known else ()
    return Place(session, tuple(dict.fromkeys((*bodies, *([body] if body else ())))))


def communique_named(view: View, code: str) -> Named:
    """Return a communiqué with its title in the reader's language."""
    found = view.seen.state.of(Press).communiques.get(code)
    return Named(code, found.title(view.wording.language) if found else code)


def communiques_named(view: View, session: str) -> tuple[Named, ...]:
    """Return the communiqués of a session with their titles in the reader's language."""
    found = of_session(view.seen.state, session)
    return tuple(communique_named(view, each.code) for each in found)
