"""What a section of a report is made of: the register at the end of a period, in a language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

import msgspec

from plenipo.capabilities.play.state import StateOfPlay
from plenipo.capabilities.programme.state import responsible_named
from plenipo.capabilities.sessions.state import Session
from plenipo.capabilities.summing.period import Period
from plenipo.core.act import Act, Entry
from plenipo.core.fold import Lens, State
from plenipo.core.paper import Bar, Bars, Block, Column, Heading, Paragraph, Table
from plenipo.register.view import Seen, View

Cells = tuple[str, ...]
Titles = Iterable[tuple[str, int]]


class Account(msgspec.Struct, frozen=True):
    """A period as a reader may know it.

    :ivar view: of the register as it stood when the period ended, or stands now before that.
    """

    view: View
    period: Period

    @property
    def state(self) -> State:
        """What the reader sees of the register at the end."""
        return self.view.seen.state

    @property
    def language(self) -> str:
        """The tag of the reader's language."""
        return self.view.wording.language

    def say(self, text: str, **values: object) -> str:
        """Return a message in the reader's language; what is filled in keeps its direction."""
        wording = self.view.wording
        return wording.say(text, **{k: wording.apart(v) for k, v in values.items()})

    def called(self, codes: Iterable[str]) -> str:
        """Return what members, bodies and offices are called, in a list."""
        wording = self.view.wording
        return wording.listed(wording.apart(o.name) for o in responsible_named(self.view, codes))

    def heading(self, text: str) -> Heading:
        """Return a heading, of a message."""
        return Heading(self.say(text))

    def counted(self, text: str, **values: object) -> Paragraph:
        """Return a paragraph, of a message and its figures."""
        return Paragraph(self.say(text, **values))

    def table(self, titles: Titles, rows: Iterable[Cells]) -> Iterator[Block]:
        """Yield a table, or one line where there is nothing to put into it."""
        found = tuple(rows)
        if found:
            yield Table(tuple(Column(self.say(title), width) for title, width in titles), found)
        else:
            yield Paragraph(self.say("Nothing."))

    def chart(self, title: str, counts: Iterable[tuple[str, int]]) -> Iterator[Block]:
        """Yield a chart of figures by what they count; none where there is nothing to draw."""
        bars = tuple(Bar(label, value, str(value)) for label, value in counts)
        if any(bar.value for bar in bars):
            yield Bars(self.say(title), bars)

    def play(self, session: Session) -> StateOfPlay:
        """Return the state of play of a session."""
        state = self.state
        return self.view.seen.keep(StateOfPlay, session.code, lambda: StateOfPlay(state, session))


class Closing:
    """The register as it stood at the end of a period; of several, that which was asked for last.

    A report is read again and again, and of one period at a time.
    """

    def __init__(self, seen: Seen) -> None:
        """Begin with none."""
        self._seen = seen
        self._past: Seen | None = None

    def update(self, entries: Iterable[Entry[Act]]) -> None:
        """Let go of what was kept: something may have been recorded late."""
        del entries
        self._past = None

    def at(self, moment: datetime) -> Seen:
        """Return the register as it stood at a moment, to the same reader."""
        lens = Lens(self._seen.lens.reader, moment)
        if self._past is None or self._past.lens != lens:
            self._past = Seen(self._seen.reading, lens)
        return self._past


def account_of(view: View, period: Period) -> Account:
    """Return the account of a period: of its end, or of the moment shown where that is before."""
    if view.now <= period.ends:
        return Account(view, period)
    seen = view.seen
    closing = seen.keep(Closing, "", lambda: Closing(seen))
    past = msgspec.structs.replace(view, seen=closing.at(period.ends), now=period.ends)
    return Account(past, period)
