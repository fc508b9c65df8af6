"""A register as somebody sees it: through a lens, kept up to date while others write.

What the lens hides is not there: no state, count, index or error is made from it. Of an entry
outside the audience only its number, its moment of recording and its seal are told.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Protocol, TypeVar, cast

import msgspec

from plenipo.core.act import Act, Entry, wire_name
from plenipo.core.audience import may_read
from plenipo.core.authority import Capacity
from plenipo.core.draft import Drafts, NoDrafts
from plenipo.core.fold import Lens
from plenipo.core.wording import Wording
from plenipo.register.codec import Line, Sealed
from plenipo.register.opening import Reading

NO_DRAFTS = NoDrafts()
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
TICK = timedelta(microseconds=1)
BEHIND = 2_000
"""How many entries what is kept may be behind, where nobody asks for it."""


class Kept(Protocol):
    """Something worked out of a state, that follows it act by act."""

    def update(self, entries: Iterable[Entry[Act]]) -> None:
        """Take in entries that the state has taken in."""


K = TypeVar("K", bound=Kept)


class Index:
    """Which entries are about what, and when each session's acts took effect."""

    def __init__(self) -> None:
        """Begin with no entries."""
        self.lines = array("Q")
        self.earliest: datetime | None = None
        self.about: dict[tuple[str, str], array[int]] = {}
        self._moments: dict[str, list[int]] = {}

    def add(self, line: Line) -> None:
        """Take in one line; of a sealed one only that it is there."""
        self.lines.append(line.seq)
        if isinstance(line, Sealed):
            return
        self.earliest = min(self.earliest or line.effective, line.effective)
        self._note("act", wire_name(line.act), line.seq)
        if getattr(line.act, "exercise", ""):
            return  # what is played is done in no session, and by nobody
        for field in ("session", "member"):
            code = getattr(line.act, field, "")
            if code:
                self._note(field, code, line.seq)
        session = getattr(line.act, "session", "")
        if session:
            self._mark(session, line.effective)

    def find(self, filters: dict[str, str]) -> Sequence[int]:
        """Return the numbers of entries about all of this, in order; all lines without filters."""
        found = [self.about.get((f, v), array("Q")) for f, v in filters.items() if v]
        if not found:
            return self.lines
        shortest, *others = sorted(found, key=len)
        among = [set(other) for other in others]
        return [seq for seq in shortest if all(seq in other for other in among)]

    def known(self, field: str) -> list[str]:
        """Return the values of a field that there are entries about."""
        return sorted(value for name, value in self.about if name == field)

    def moments(self, session: str) -> int:
        """Return how many moments there are at which something was done in a session."""
        return len(self._moments.get(session, ()))

    def moment(self, session: str, number: int) -> datetime:
        """Return the moment of that number, counted from 1."""
        return EPOCH + self._moments[session][number - 1] * TICK

    def place(self, session: str, moment: datetime) -> int:
        """Return the number of the last moment not after this one; 0 before the first."""
        return bisect_right(self._moments.get(session, []), (moment - EPOCH) // TICK)

    def _note(self, field: str, value: str, seq: int) -> None:
        self.about.setdefault((field, value), array("Q")).append(seq)

    def _mark(self, session: str, moment: datetime) -> None:
        marks, mark = self._moments.setdefault(session, []), (moment - EPOCH) // TICK
        if not marks or mark > marks[-1]:
            marks.append(mark)
        elif marks[bisect_left(marks, mark)] != mark:
            insort(marks, mark)


class Seen:
    """A register seen through one lens: its state, and what was worked out of it."""

    def __init__(self, reading: Reading, lens: Lens) -> None:
        """Fold what the lens shows."""
        self.reading = reading
        self.lens = lens
        self.state = reading.state(lens)
        self._kept: dict[tuple[type[Kept], str], tuple[Kept, int]] = {}
        self._news: list[Entry[Act]] = []
        self._index: Index | None = None

    def keep(self, kind: type[K], key: str, make: Callable[[], K]) -> K:
        """Return what was worked out before under this key, brought up to date; or work it out."""
        found, size = self._kept.get((kind, key), (None, 0))
        if found is None:
            found = make()
        elif size < len(self._news):
            found.update(self._news[size:])
        self._kept[kind, key] = found, len(self._news)
        return cast("K", found)

    def take_in(self, lines: Sequence[Line]) -> None:
        """Follow the register: take in what was appended to it."""
        new = [line for line in lines if line.seq >= self.state.size]
        if not new:
            return
        self.state.fold(line for line in new if isinstance(line, Entry))
        self.state.size = new[-1].seq + 1
        veiled = [line for line in map(self.veil, new) if line is not None]
        shown = [line for line in veiled if isinstance(line, Entry)]
        self._news += shown
        if len(self._news) > BEHIND:
            for kind, key in self._kept:
                self.keep(kind, key, _never)
            self._kept = {place: (kept, 0) for place, (kept, _) in self._kept.items()}
            self._news = []
        if self._index is not None:
            for line in veiled:
                self._index.add(line)

    @property
    def index(self) -> Index:
        """Which entries are about what; made when it is first asked for."""
        if self._index is None:
            self._index = Index()
            bodies = self.reading.store.bodies(0, self.state.size)
            for line in map(self.veil, self.reading.domain.codec.entries(bodies)):
                if line is not None:
                    self._index.add(line)
        return self._index

    def line(self, seq: int) -> Line | None:
        """Return one line of the register; None where it is not, or not yet at this moment."""
        if not 0 <= seq < self.state.size:
            return None
        return self.veil(self.reading.line(seq))

    def entry(self, seq: int) -> Entry[Act] | None:
        """Return an entry that may be read."""
        line = self.line(seq)
        return line if isinstance(line, Entry) else None

    def veil(self, line: Line) -> Line | None:
        """Return a line as this reader sees it; None where it has not happened yet."""
        if isinstance(line, Entry):
            if self.lens.shows(line):
                return line
            if may_read(line.audience, self.lens.reader):
                return None
            line = Sealed(seq=line.seq, recorded=line.recorded, sealed="")
        as_of = self.lens.as_of
        return line if as_of is None or line.recorded <= as_of else None


def _never() -> Kept:
    raise AssertionError("What is kept is there.")


class View(msgspec.Struct, frozen=True):
    """What a page is shown: the register through a lens, and the reader's language.

    :ivar seen: the register at the moment that is asked for.
    :ivar present: the same, for the same reader, as it stands now.
    :ivar wording: the reader's language.
    :ivar now: that moment: what it is by the clock, where no other is asked for.
    :ivar person: the code of who asks; empty for somebody who did not sign in. Only a page that
        was declared personal may use it, and
    :ivar capacities: in which capacities they act now, and
    :ivar drafts: what delegations prepare: it shows those of their own alone.
    """

    seen: Seen
    present: Seen
    wording: Wording
    now: datetime
    person: str = ""
    capacities: tuple[Capacity, ...] = ()
    drafts: Drafts = NO_DRAFTS

    @property
    def today(self) -> date:
        """The day of the moment that is shown."""
        return self.now.date()
