"""The fold: what the acts say, kept by one state per capability.

A capability's state is a mutable ``msgspec.Struct`` whose methods marked :func:`folds` each take
the entries of one act. The fold never refuses and never fails: what may be recorded was decided
before, by the rules; an act about something unknown to this reader or this moment changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any, TypeVar

import msgspec

from plenipo.core.act import Act, Entry
from plenipo.core.audience import HOLDER, PUBLIC, Reader, may_read

S = TypeVar("S")
F = TypeVar("F", bound=Callable[..., None])
A = TypeVar("A", bound=Act)

BEGINNING = datetime.min.replace(tzinfo=UTC)


def folds(act: type[Act]) -> Callable[[F], F]:
    """Mark the method of a capability's state that takes in this act."""

    def mark(method: F) -> F:
        method.__folds__ = act  # type: ignore[attr-defined]
        return method

    return mark


def folded_by(kind: type) -> dict[type[Act], str]:
    """Return which act each marked method of a state class takes."""
    marked = {name: getattr(kind, name, None) for name in dir(kind) if not name.startswith("__")}
    return {m.__folds__: n for n, m in marked.items() if m is not None and hasattr(m, "__folds__")}


class Lens(msgspec.Struct, frozen=True):
    """What part of a register is looked at: by whom, and as of which moment.

    :ivar reader: the circles the reader stands in; acts of other audiences are not there for them.
    :ivar as_of: only acts that had taken effect by then; None for all.
    """

    reader: Reader = HOLDER
    as_of: datetime | None = None

    def shows(self, entry: Entry[Act]) -> bool:
        """Tell whether an entry is seen through this lens."""
        if self.as_of is not None and entry.effective > self.as_of:
            return False
        return may_read(entry.audience, self.reader)


class State:
    """What the acts of a register say: the fold of its entries, one room per capability."""

    def __init__(self, kinds: Iterable[type[Any]], lens: Lens | None = None) -> None:
        """Begin with nothing folded."""
        self.lens = lens or Lens()
        self._everything = self.lens == Lens()
        self.size = 0
        self.latest = BEGINNING
        self.confidential = 0
        self._rooms: dict[type[Any], Any] = {kind: kind() for kind in kinds}
        self._bind()

    def _bind(self) -> None:
        self._handlers: dict[type[Act], Callable[[Entry[Any]], None]] = {
            act: getattr(room, name)
            for kind, room in self._rooms.items()
            for act, name in folded_by(kind).items()
        }

    def of(self, kind: type[S]) -> S:
        """Return the state of one capability."""
        room: S = self._rooms[kind]
        return room

    def rooms(self) -> dict[type[Any], Any]:
        """Return the state of every capability, by its class."""
        return self._rooms

    def furnish(self, rooms: dict[type[Any], Any], size: int, latest: datetime) -> None:
        """Put in rooms read from a snapshot that was taken after ``size`` entries."""
        self._rooms = rooms
        self.size = size
        self.latest = latest
        self._bind()

    def apply(self, entry: Entry[Act]) -> None:
        """Take in one entry."""
        if entry.audience is not PUBLIC or not self._everything:
            self.fold((entry,))
            return
        self.latest = max(self.latest, entry.effective)
        handle = self._handlers.get(type(entry.act))
        if handle is not None:
            handle(entry)
        self.size = entry.seq + 1

    def fold(self, entries: Iterable[Entry[Act]]) -> State:
        """Take in entries, in the order of the register; returns itself."""
        handlers, lens, latest = self._handlers, self.lens, self.latest
        everything = self._everything
        seq = self.size - 1
        for entry in entries:
            seq = entry.seq
            if everything or lens.shows(entry):
                latest = max(latest, entry.effective)
                if entry.audience != PUBLIC:
                    self.confidential += 1
                handle = handlers.get(type(entry.act))
                if handle is not None:
                    handle(entry)
        self.size = seq + 1
        self.latest = latest
        return self
