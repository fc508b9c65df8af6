"""A force: what it needs, in what its units are to be compatible, and the packages formed of it."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from plenipo.capabilities.forces.unit import last
from plenipo.capabilities.members.state import Names, in_language
from plenipo.core.audience import PUBLIC, Audience


class Reference(msgspec.Struct):
    """What a force was set up by, or came before."""

    moment: datetime
    entry: int
    session: str
    item: str
    decision: str
    document: str
    treaty: str
    priority: str
    note: str


class Requirement(msgspec.Struct):
    """What a force needs, from a moment on.

    :ivar units: how many; 0 where it is needed no longer.
    :ivar notice: the most days of notice to move.
    :ivar level: the level that the units are to have.
    """

    moment: datetime
    entry: int
    code: str
    kind: str
    units: int
    notice: int
    strength: int
    level: str
    source: str


class Compatibility(msgspec.Struct):
    """In which families any two units are to share a standard, from a moment on."""

    moment: datetime
    entry: int
    families: tuple[str, ...]
    source: str


class Package(msgspec.Struct):
    """Units that were put together for a task.

    :ivar dissolved: when it was dissolved; None while it stands.
    """

    code: str
    moment: datetime
    entry: int
    names: Names
    units: tuple[str, ...]
    notice: int
    since: date
    until: date | None
    strength: int
    text: str
    session: str
    item: str
    decision: str
    document: str
    source: str
    dissolved: datetime | None = None
    reason: str = ""

    def title(self, language: str = "en") -> str:
        """Return what the task is called."""
        return in_language(self.names, language) or self.code

    def dissolved_by(self, moment: datetime) -> bool:
        """Tell whether it was dissolved by a moment."""
        return self.dissolved is not None and self.dissolved <= moment

    def meets(self, other: Package) -> bool:
        """Tell whether the days of two packages overlap."""
        return self.since <= (other.until or date.max) and other.since <= (self.until or date.max)


class Force(msgspec.Struct):
    """A force of a body.

    :ivar audience: who reads it, and all that is recorded of it.
    """

    code: str
    names: Names
    short: str
    body: str
    moment: datetime
    entry: int
    source: str
    open: bool = False
    audience: Audience = PUBLIC
    references: list[Reference] = []
    requirements: list[Requirement] = []
    compatibilities: list[Compatibility] = []
    packages: dict[str, Package] = {}

    def title(self, language: str = "en") -> str:
        """Return what it is called."""
        return in_language(self.names, language) or self.code

    def needs(self, moment: datetime) -> list[Requirement]:
        """Return what it needs at a moment, in the order in which it was first stated."""
        codes = dict.fromkeys(each.code for each in self.requirements)
        stated = (last([r for r in self.requirements if r.code == code], moment) for code in codes)
        return [each for each in stated if each and each.units]

    def families(self, moment: datetime) -> tuple[str, ...]:
        """Return the families in which its units are to be compatible at a moment."""
        found = last(self.compatibilities, moment)
        return found.families if found else ()
