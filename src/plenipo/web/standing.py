"""In which capacities people act and what circles they read in, kept until something changes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import cache

from plenipo.capabilities.credentials.circles import circles_of
from plenipo.capabilities.credentials.state import Credentials
from plenipo.core.act import Act, Entry
from plenipo.core.audience import Reader
from plenipo.core.authority import Capacity
from plenipo.core.fold import State
from plenipo.meaning import capability_of
from plenipo.register.codec import Line
from plenipo.register.registrar import Registrar

Standing = tuple[tuple[Capacity, ...], Reader]

UNTOUCHED = frozenset(
    ("positions", "decisions", "chairing", "floor", "silence", "sittings", "papers", "rulebook")
)
"""The capabilities whose acts change nobody's standing; any other's may."""


class Standings:
    """What people may do and read, worked out of the whole register once for each change to it.

    :ivar moves: another number after each change to anybody's standing.
    """

    def __init__(self, state: Callable[[], State]) -> None:
        """Work it out of this state, whenever it is asked for."""
        self._state = state
        self._known: dict[str, Standing] = {}
        self._day = date.min
        self.moves = 0

    def of(self, person: str, now: datetime) -> Standing:
        """Return the capacities and circles of a person at this moment."""
        if now.date() != self._day:  # credentials end with a day
            self._day = now.date()
            self._known = {}
        known, found = self._known, self._known.get(person)
        if found is None:
            state = self._state()
            capacities = state.of(Credentials).capacities(person, now)
            found = known[person] = capacities, circles_of(state, capacities, now)
        return found

    def take_in(self, lines: Iterable[Line]) -> None:
        """Forget what was worked out, where one of these lines may have changed it."""
        if any(_touches(line) for line in lines):
            self.forget()

    def forget(self) -> None:
        """Forget what was worked out."""
        self._known = {}
        self.moves += 1


class StandingsNow:
    """The same of a register as its writer has it: also what is not durable yet."""

    def __init__(self, registrar: Registrar) -> None:
        """Follow this registrar."""
        self._registrar = registrar
        self._size = registrar.state.size
        self._standings = Standings(lambda: registrar.state)

    def of(self, person: str, now: datetime) -> Standing:
        """Return the capacities and circles of a person at this moment."""
        size = self._registrar.state.size
        if size != self._size:
            self._standings.take_in(self._registrar.since(min(self._size, size)))
            self._size = size
        return self._standings.of(person, now)


def _touches(line: Line) -> bool:
    """Tell whether a line may have changed somebody's standing."""
    return isinstance(line, Entry) and _moves(type(line.act))


@cache
def _moves(act: type[Act]) -> bool:
    return capability_of(act) not in UNTOUCHED
