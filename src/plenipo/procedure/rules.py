"""Rules of procedure: dated, cited versions of what must hold for a decision.

``rule_file`` reads them from YAML; ``answers`` asks them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import UTC, date, datetime, time

import msgspec

from plenipo.procedure.conditions import (
    Condition,
    asks_for_blockers,
    classes_in,
    weights_in,
)
from plenipo.procedure.counting import Setting, Weighing
from plenipo.procedure.periods import Period
from plenipo.procedure.scale import (
    ABSTAINING,
    AGAINST,
    APART,
    ASIDE,
    DEFAULT_SCALE,
    FOR,
    UNOPPOSED,
)

TIES = ("rejected", "second-vote", "chair-decides", "further-discussion")
"""What an equal division means."""

ROLES = ("suspended", "concerned", "party-to-the-dispute")
"""Circumstances in which a member has no vote, where the rule says so."""


class Step(msgspec.Struct, frozen=True):
    """What is asked when the step before it did not lead to a decision.

    :ivar after: how long the step before is given; none stands for at once.
    :ivar condition: what must hold then; None where the question goes to somebody else.
    :ivar refer: who decides then.
    """

    article: str
    condition: Condition | None = None
    after: Period | None = None
    tie: str = "rejected"
    refer: str = ""


class Gate(msgspec.Struct, frozen=True):
    """What must still happen after a decision for it to have effect.

    :ivar gate: ``objections`` (it has effect unless they come), or ``acceptances``.
    :ivar within: the period for objections.
    :ivar condition: what must hold of the objections or acceptances that have come.
    """

    gate: str
    article: str
    condition: Condition
    within: Period | None = None


class Silence(msgspec.Struct, frozen=True):
    """How a decision is reached by silence.

    :ivar at_least: the shortest period; none where it is set for each case.
    :ivar broken_by: what breaks it.
    :ivar refusable: whether an objection to using it, made in the meeting, stops it.
    """

    at_least: Period | None = None
    broken_by: tuple[str, ...] = ("objection",)
    refusable: bool = False


class Notice(msgspec.Struct, frozen=True):
    """How long before it is considered a proposal must have been circulated.

    :ivar at_least: the period. Days are those of the calendar: of one, the day before is enough.
    :ivar waived_by: the rule by which the body can do without; none where it cannot.
    """

    article: str
    at_least: Period
    waived_by: str = ""

    def allows(self, circulated: datetime, considered: datetime) -> bool:
        """Tell whether a proposal may be considered; both moments as clocks at the place tell."""
        if self.at_least.unit == "hours":
            return self.at_least.end(circulated.astimezone(UTC)) <= considered
        day = datetime.combine(circulated.date(), time.min)
        return self.at_least.end(day).date() <= considered.date()


class Quorum(msgspec.Struct, frozen=True):
    """Who must be there, to open and debate, and to decide."""

    article: str
    decide: Condition | None = None
    open: Condition | None = None


class Version(msgspec.Struct, frozen=True):
    """A rule as it stands from one day on.

    :ivar since: the day it takes effect.
    :ivar article: the provision it comes from.
    :ivar condition: what must hold for a decision.
    :ivar scale: the voice in which each stance is heard.
    :ivar binds: the group that a decision binds; in a limited format, those in favour.
    :ivar electorate: the class that has a vote; none stands for all.
    :ivar without: the circumstances in which a member has no vote.
    :ivar tie: what an equal division means.
    :ivar procedural: whether it is for procedural questions; None where there is no such line.
    :ivar kind_decided_by: the rule by which it is decided whether a question is procedural.
    :ivar secret_ballot: whether a vote under it may be secret, as of an election.
    :ivar appeals_decided_by: the rule by which an appeal against a ruling of the chair is decided.
    :ivar seats: how many members the body has, where the rule says so.
    :ivar until: the last day it stands, where no other version follows it.
    :ivar notice: how long before a proposal must have been circulated.
    """

    since: date
    article: str
    condition: Condition
    scale: dict[str, str] = msgspec.field(default_factory=lambda: dict(DEFAULT_SCALE))
    binds: str = "members"
    electorate: str = ""
    without: tuple[str, ...] = ()
    quorum: Quorum | None = None
    tie: str = "rejected"
    procedural: bool | None = None
    kind_decided_by: str = ""
    failing: tuple[Step, ...] = ()
    gates: tuple[Gate, ...] = ()
    silence: Silence | None = None
    seats: int = 0
    until: date | None = None
    notice: Notice | None = None
    secret_ballot: bool = False
    appeals_decided_by: str = ""

    def conditions(self) -> Iterator[Condition]:
        """Return every condition of the version: its own, of quorum, steps and gates."""
        yield self.condition
        if self.quorum:
            yield from (c for c in (self.quorum.decide, self.quorum.open) if c)
        yield from (step.condition for step in self.failing if step.condition)
        yield from (gate.condition for gate in self.gates)

    def weights(self) -> frozenset[str]:
        """Return the names of the weights it counts by."""
        return frozenset(name for c in self.conditions() for name in weights_in(c))

    def classes(self) -> frozenset[str]:
        """Return the names of the classes it asks about."""
        found = frozenset(name for c in self.conditions() for name in classes_in(c))
        return found | {self.electorate} if self.electorate else found

    def others(self) -> tuple[str, ...]:
        """Return the names of the rules it refers to."""
        waived_by = self.notice.waived_by if self.notice else ""
        named = (self.kind_decided_by, waived_by, self.appeals_decided_by)
        return tuple(dict.fromkeys(name for name in named if name))

    def targets(self) -> tuple[str, ...]:
        """Return the voices in which a member may come to be heard, as the rule hears them.

        To stay apart is an answer only where a decision binds those in favour alone, and where the
        rule does not look for the smallest blocking minority of a given set of members.
        """
        known = (FOR, UNOPPOSED, ABSTAINING, ASIDE, AGAINST)
        heard = tuple(voice for voice in known if voice in self.scale.values())
        if self.binds != FOR or APART not in self.scale.values():
            return heard
        return heard if any(map(asks_for_blockers, self.conditions())) else (*heard, APART)


class Table(msgspec.Struct, frozen=True):
    """The values of a weight, or the members of a class, from one day on.

    :ivar values: the weights, in units of 1/``unit``; of a class, 1 each.
    """

    since: date
    values: dict[str, int]
    unit: int = 1
    source: str = ""


class Reading(msgspec.Struct, frozen=True):
    """A point on which the sources can be read in several ways.

    :ivar about: what it is about.
    :ivar chosen: the reading that is applied.
    :ivar choices: the readings there are, with who reads it so.
    """

    about: str
    chosen: str
    choices: dict[str, str]


class Rule(msgspec.Struct, frozen=True):
    """A rule of procedure, with its versions from the first to the last.

    :ivar members: the members the rule names, from day to day; none where it is for any body.
    :ivar classes: the members of each class, and
    :ivar weights: the weights of each kind, from day to day.
    :ivar readings: the points that can be read in several ways.
    """

    rule: str
    title: dict[str, str]
    source: str
    versions: tuple[Version, ...]
    members: tuple[Table, ...] = ()
    classes: dict[str, tuple[Table, ...]] = {}
    weights: dict[str, tuple[Table, ...]] = {}
    readings: dict[str, Reading] = {}

    def on(self, day: date) -> Version | None:
        """Return the version in force on a day, or None before the first and after an end."""
        version = self.nearest(day)
        return version if version.since <= day <= (version.until or day) else None

    def nearest(self, day: date) -> Version:
        """Return the last version that had begun by a day, or the first, if none had."""
        for version in reversed(self.versions):
            if version.since <= day:
                return version
        return self.versions[0]

    def obstacle(self, day: date) -> str:
        """Return why no version stands on a day, as a sentence; nothing where one does."""
        version = self.nearest(day)
        if version.since > day:
            return f"The rule '{self.rule}' takes effect on {version.since}, after {day}."
        if version.until is not None and version.until < day:
            return f"The rule '{self.rule}' stood until {version.until}, before {day}."
        return ""

    def setting(self, day: date, attending: int | None = None) -> Setting:
        """Return the classes and weights of a day."""
        return Setting(
            {name: frozenset(t.values) for name, t in _all_on(self.classes, day)},
            {name: Weighing(t.values, t.unit) for name, t in _all_on(self.weights, day)},
            attending,
        )

    def members_on(self, day: date) -> tuple[str, ...]:
        """Return the members the rule names on a day: its own list, or those who have a weight."""
        table = on_day(self.members, day)
        if table:
            return tuple(table.values)
        weighed = [t for _, t in _all_on(self.weights, day)]
        return tuple(weighed[0].values) if weighed else ()


def on_day(tables: tuple[Table, ...], day: date) -> Table | None:
    """Return the table that stands on a day, or None before the first."""
    place = bisect_right(tables, day, key=_since)
    return tables[place - 1] if place else None


def _all_on(tables: dict[str, tuple[Table, ...]], day: date) -> Iterator[tuple[str, Table]]:
    for name, dated in tables.items():
        table = on_day(dated, day)
        if table:
            yield name, table


def _since(table: Table) -> date:
    return table.since
