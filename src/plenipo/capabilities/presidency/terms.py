"""What is kept of a rotation, of presidencies, chairs, venues and anniversaries."""

from __future__ import annotations

from calendar import isleap
from datetime import date, datetime

import msgspec

from plenipo.capabilities.members.state import Names, in_language

SKIPPED, EXCHANGED, MOVED = "skipped", "exchanged", "moved"
KINDS = (SKIPPED, EXCHANGED, MOVED)
"""The exceptions to a rotation."""
CHAIR, VICE = "chair", "vice-chair"
ROLES = (CHAIR, VICE)
_LEAP_DAY = (2, 29)


class Exempt(msgspec.Struct):
    """An exception to a rotation; see :class:`~.acts.RotationExcepted` for its fields."""

    kind: str
    member: str
    since: date
    other: str
    until: date | None
    decision: str
    reference: str
    reason: str
    entry: int
    source: str


class Rotation(msgspec.Struct):
    """In which order members preside over a body, and what was decided otherwise."""

    code: str
    names: Names
    body: str
    chairs: tuple[str, ...]
    order: tuple[str, ...]
    alphabet: str
    months: int
    reference: str
    source: str
    entry: int
    exceptions: list[Exempt] = []

    def title(self, language: str = "en") -> str:
        """Return what the presidency is called."""
        return in_language(self.names, language) or self.code

    @property
    def bodies(self) -> tuple[str, ...]:
        """The bodies in whose chair the presiding member is."""
        return tuple(dict.fromkeys((self.body, *self.chairs)))


class Handed(msgspec.Struct):
    """How a presidency was taken over."""

    moment: datetime
    session: str
    digest: str
    statement: str
    entry: int
    source: str


class Term(msgspec.Struct):
    """A presidency: from its first day up to the first of the next.

    :ivar handed: how it was taken over; None as long as that is not on record.
    """

    code: str
    rotation: str
    member: str
    since: date
    until: date
    names: Names
    note: str
    entry: int
    source: str
    handed: Handed | None = None

    def on(self, day: date) -> bool:
        """Tell whether it runs on a day."""
        return self.since <= day < self.until


class Chair(msgspec.Struct):
    """Who was given the chair of a body, or is its vice-chair."""

    body: str
    role: str
    member: str
    person: str
    since: date
    until: date | None
    reference: str
    entry: int
    source: str

    def on(self, day: date) -> bool:
        """Tell whether it has it on a day."""
        return self.since <= day and (self.until is None or day < self.until)


class Place(msgspec.Struct):
    """Where something is, and on whose territory.

    :ivar since: from when on; of a session, the day it was settled.
    """

    place: Names
    host: str
    since: date
    entry: int
    source: str


class Anniversary(msgspec.Struct):
    """An anniversary; see :class:`~.acts.AnniversaryMarked` for its fields."""

    code: str
    names: Names
    presidency: str
    origin: date
    years: int
    treaty: str
    session: str
    item: str
    document: str
    entry: int
    source: str

    @property
    def day(self) -> date:
        """The day it falls on."""
        return falls_on(self.origin, self.years)

    def title(self, language: str = "en") -> str:
        """Return of what it is."""
        return in_language(self.names, language) or self.code


def falls_on(origin: date, years: int) -> date:
    """Return the day so many years later; that of 29 February is the first of March.

    >>> falls_on(date(1992, 5, 15), 20)
    datetime.date(2012, 5, 15)
    >>> falls_on(date(2000, 2, 29), 1)
    datetime.date(2001, 3, 1)
    """
    year = min(origin.year + years, date.max.year)
    if (origin.month, origin.day) == _LEAP_DAY and not isleap(year):
        return date(year, 3, 1)
    return origin.replace(year=year)
