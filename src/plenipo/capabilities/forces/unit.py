"""A unit: what a member pledged of it, how ready it was found, and what it is equipped with."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Protocol, TypeVar

import msgspec

from plenipo.capabilities.members.state import Names, in_language
from plenipo.treaty.delays import months_after

PLEDGED, ASSESSED, READY, RAPID = "level-1", "level-2", "level-3", "rapid"
LEVELS = (PLEDGED, ASSESSED, READY, RAPID)
"""The levels of the readiness system of the United Nations, from the lowest."""
CERTIFIED = LEVELS[1:]
"""The levels for which a unit is certified; at the first it is pledged, and no more."""
RAPID_DAYS = 60
"""Within how many days of the request who is certified for rapid deployment is deployed."""
FIRST_MONTHS, RENEWED_MONTHS = 12, 6
"""How long a certification stands, and how long from each renewal."""

SUITABLE, UNSUITABLE = "suitable", "unsuitable"
FINDINGS = (SUITABLE, UNSUITABLE)
KINDS = (
    *("headquarters", "infantry", "airborne", "special", "armour", "artillery", "air-defence"),
    *("aviation", "engineer", "signals", "chemical", "logistics", "medical", "police", "rescue"),
)
FAMILIES = ("radio", "data-link", "identification", "calibre", "munition", "fuel")
"""The families of standards in which units can be compatible."""

STANDING, COMING, ENDED = "standing", "coming", "ended"
WITHDRAWN, LAPSED, UNFIT = "withdrawn", "lapsed", "unfit"


class Dated(Protocol):
    """What has a moment."""

    @property
    def moment(self) -> datetime:
        """When it was done."""


D = TypeVar("D", bound=Dated)


class Terms(msgspec.Struct):
    """What is pledged of a unit, from a moment on.

    :ivar until: the last day on which it can be asked for; None for no end.
    :ivar reason: why it was put so; empty for what was pledged at first.
    """

    moment: datetime
    entry: int
    strength: int
    notice: int
    until: date | None
    location: str
    caveats: tuple[str, ...]
    reason: str = ""


class Assessment(msgspec.Struct):
    """What was found on an advisory visit."""

    moment: datetime
    entry: int
    finding: str
    assessor: str
    text: str
    session: str
    document: str
    source: str


class Certification(msgspec.Struct):
    """For which level a unit was certified."""

    moment: datetime
    entry: int
    level: str
    reference: str
    source: str


class Renewal(msgspec.Struct):
    """That a certification was renewed."""

    moment: datetime
    entry: int
    note: str


class Equipment(msgspec.Struct):
    """By which standards of a family a unit is equipped, from a moment on."""

    moment: datetime
    entry: int
    family: str
    standards: tuple[str, ...]
    note: str
    source: str


class Withdrawal(msgspec.Struct):
    """That a unit was withdrawn, and why."""

    moment: datetime
    entry: int
    reason: str


class Contribution(msgspec.Struct):
    """A unit as it is pledged to one force, until it is withdrawn.

    :ivar terms: what is pledged, in the order in which it was recorded.
    """

    force: str
    moment: datetime
    entry: int
    since: date
    source: str
    terms: list[Terms]
    assessments: list[Assessment] = []
    certifications: list[Certification] = []
    renewals: list[Renewal] = []
    withdrawn: Withdrawal | None = None

    def told(self, moment: datetime) -> Terms:
        """Return what is pledged at a moment."""
        return last(self.terms, moment) or self.terms[0]

    def withdrawn_by(self, moment: datetime) -> bool:
        """Tell whether it was withdrawn by a moment."""
        return self.withdrawn is not None and self.withdrawn.moment <= moment

    def running(self, moment: datetime) -> bool:
        """Tell whether it is pledged at a moment: not withdrawn, and not at its end."""
        until = self.told(moment).until
        over = until is not None and until < moment.date()
        return self.moment <= moment and not over and not self.withdrawn_by(moment)

    def certified(self, moment: datetime) -> str:
        """Return the level for which it was last certified, whether or not that lapsed."""
        found = last(self.certifications, moment)
        return found.level if found else PLEDGED

    def valid_until(self, moment: datetime) -> date | None:
        """Return the last day on which its certification stands; None where there is none."""
        first = [
            _months(each, FIRST_MONTHS) for each in self.certifications if each.moment <= moment
        ]
        again = [_months(each, RENEWED_MONTHS) for each in self.renewals if each.moment <= moment]
        return max((*first, *again), default=None)

    def level(self, moment: datetime) -> str:
        """Return the level it has: that of its pledge where a certification lapsed."""
        until = self.valid_until(moment)
        return self.certified(moment) if until and moment.date() <= until else PLEDGED

    def unfit(self, moment: datetime) -> bool:
        """Tell whether the last visit found it unsuitable."""
        found = last(self.assessments, moment)
        return found is not None and found.finding == UNSUITABLE

    def standing(self, moment: datetime) -> str:
        """Return how it stands: see the constants of this module."""
        until = self.valid_until(moment)
        if self.withdrawn_by(moment):
            return WITHDRAWN
        if not self.running(moment):
            return ENDED
        if self.unfit(moment):
            return UNFIT
        if moment.date() < self.since:
            return COMING
        return LAPSED if until and until < moment.date() else STANDING

    def counts(self, moment: datetime) -> bool:
        """Tell whether it can be asked for: one that lapsed still can, as it was pledged."""
        return self.standing(moment) in {STANDING, LAPSED}


class Unit(msgspec.Struct):
    """A unit.

    :ivar contributions: each time it was pledged, in the order in which that was recorded.
    """

    code: str
    member: str
    names: Names
    kind: str
    entry: int
    contributions: list[Contribution]
    equipment: list[Equipment] = []

    def title(self, language: str = "en") -> str:
        """Return what it is called."""
        return in_language(self.names, language) or self.code

    def contribution(self, moment: datetime) -> Contribution | None:
        """Return the pledge that stands at a moment, or stood last."""
        return last(self.contributions, moment)

    def of_force(self, force: str, moment: datetime) -> Contribution | None:
        """Return its last pledge to a force."""
        return last([each for each in self.contributions if each.force == force], moment)

    def equipped(self, family: str, moment: datetime) -> Equipment | None:
        """Return what it has of a family at a moment; None where nothing is recorded."""
        return last([each for each in self.equipment if each.family == family], moment)

    def standards(self, family: str, moment: datetime) -> frozenset[str]:
        """Return the standards it has of a family."""
        found = self.equipped(family, moment)
        return frozenset(found.standards if found else ())


def last(those: Iterable[D], moment: datetime) -> D | None:
    """Return what was done last by a moment; of one moment, what was recorded last."""
    known = [each for each in those if each.moment <= moment]
    return max(reversed(known), key=_moment, default=None)


def at_least(level: str, asked: str) -> bool:
    """Tell whether a level is another, or higher.

    >>> at_least("rapid", "level-2"), at_least("level-1", "level-2")
    (True, False)
    """
    return LEVELS.index(level) >= LEVELS.index(asked)


def _moment(each: Dated) -> datetime:
    return each.moment


def _months(each: Dated, number: int) -> date:
    return months_after(each.moment.date(), number)
