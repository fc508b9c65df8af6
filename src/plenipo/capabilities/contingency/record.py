"""A situation as the register has it: what is defined of it, and what is played on its boards."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Protocol, TypeVar

import msgspec

from plenipo.capabilities.members.state import Names, in_language
from plenipo.core.audience import PUBLIC, Audience

CALM, WATCH, TENSE, CRISIS = "calm", "watch", "tense", "crisis"
LEVELS = (CALM, WATCH, TENSE, CRISIS)
"""The levels of a situation, from the lowest; what was never assessed is calm."""

UNDER_WAY, DONE, NOT_DONE = "under-way", "done", "not-done"
PROGRESS = (UNDER_WAY, DONE, NOT_DONE)


class Indicator(msgspec.Struct):
    """What is measured of a situation: whole numbers of a unit.

    :ivar most: the most a value can be; None for no end.
    :ivar alarm: the value from which it is past its alarm; None for none.
    :ivar falling: whether it alarms at that value and below.
    """

    code: str
    names: Names
    unit: str
    least: int
    most: int | None
    alarm: int | None
    falling: bool
    source: str
    entry: int
    moment: datetime

    def alarming(self, value: int) -> bool:
        """Tell whether a value is past its alarm."""
        if self.alarm is None:
            return False
        return value <= self.alarm if self.falling else value >= self.alarm


class Measure(msgspec.Struct):
    """One measure of a plan; its fields are those of the act that planned it."""

    code: str
    names: Names
    level: str
    within: int
    members: tuple[str, ...]
    bodies: tuple[str, ...]
    decides: str
    trigger: str
    automatic: bool
    until: str
    review: int | None
    provision: str
    assists: str
    source: str
    entry: int
    moment: datetime

    @property
    def responsible(self) -> tuple[str, ...]:
        """Who acts: members, then bodies."""
        return (*self.members, *self.bodies)


class Plan(msgspec.Struct):
    """A list of measures for a situation, approved as a document.

    :ivar measures: by their codes, in the order in which they were planned.
    """

    code: str
    situation: str
    names: Names
    document: str
    review: date | None
    source: str
    entry: int
    moment: datetime
    measures: dict[str, Measure] = {}


class Assessment(msgspec.Struct):
    """At what level a situation was assessed to stand, and why."""

    moment: datetime
    entry: int
    level: str
    text: str
    assessor: str
    session: str
    document: str
    source: str


class Value(msgspec.Struct):
    """What an indicator was at a moment."""

    moment: datetime
    entry: int
    indicator: str
    value: int
    source: str
    note: str


class Assurance(msgspec.Struct):
    """What a member assured: a statement, of which nothing follows."""

    moment: datetime
    entry: int
    member: str
    text: str
    person: str
    session: str
    item: str
    source: str


class Consent(msgspec.Struct):
    """A request for help by the member concerned, or that it took the request back."""

    moment: datetime
    entry: int
    member: str
    asks: bool
    text: str
    reference: str
    source: str


class Consultation(msgspec.Struct):
    """Urgent consultations: by whom they were asked for, of whom, and by when.

    :ivar held: when they were held; None while they were not.
    """

    moment: datetime
    entry: int
    code: str
    member: str
    body: str
    due: datetime
    text: str
    reference: str
    held: datetime | None = None
    outcome: str = ""
    session: str = ""

    def held_by(self, moment: datetime) -> bool:
        """Tell whether they had been held by a moment."""
        return self.held is not None and self.held <= moment


class Report(msgspec.Struct):
    """What one of those who act reported of a measure."""

    moment: datetime
    entry: int
    who: str
    progress: str
    text: str
    source: str


class Review(msgspec.Struct):
    """What a review of a measure found, and when the next is."""

    moment: datetime
    entry: int
    text: str
    following: date | None


class Activation(msgspec.Struct):
    """One time for which a measure was activated.

    :ivar decision: the number of the decision; empty where its trigger activated it.
    :ivar ended: when it was stood down; None while it goes on.
    """

    moment: datetime
    entry: int
    decision: str
    reason: str
    ended: datetime | None = None
    ending: str = ""
    reports: list[Report] = []
    reviews: list[Review] = []

    def runs(self, moment: datetime) -> bool:
        """Tell whether it goes on at a moment."""
        return self.moment <= moment and (self.ended is None or moment < self.ended)

    def due(self, measure: Measure) -> datetime:
        """Return by when it is to be done."""
        return self.moment + timedelta(hours=measure.within)


class Dated(Protocol):
    """What took effect at a moment."""

    @property
    def moment(self) -> datetime:
        """When."""

    @property
    def entry(self) -> int:
        """By which entry."""


D = TypeVar("D", bound=Dated)


class Board(msgspec.Struct):
    """What happened in a situation: in reality, or as it is played in an exercise.

    Each list is in the order of the moments, whenever things were recorded.

    :ivar activations: by plan and measure (``list/3``).
    """

    assessments: list[Assessment] = []
    values: dict[str, list[Value]] = {}
    assurances: list[Assurance] = []
    consents: list[Consent] = []
    consultations: dict[str, Consultation] = {}
    activations: dict[str, list[Activation]] = {}

    def level(self, moment: datetime) -> str:
        """Return the level at a moment."""
        found = last(self.assessments, moment)
        return found.level if found else CALM

    def value(self, indicator: str, moment: datetime) -> Value | None:
        """Return what an indicator was last measured to be; None where it never was."""
        return last(self.values.get(indicator, []), moment)

    def asks(self, member: str, moment: datetime) -> bool:
        """Tell whether a request of a member for help stands."""
        found = last([each for each in self.consents if each.member == member], moment)
        return found is not None and found.asks

    def of(self, plan: str, measure: str) -> list[Activation]:
        """Return each time a measure was activated."""
        return self.activations.get(f"{plan}/{measure}", [])

    def running(self, plan: str, measure: str, moment: datetime) -> Activation | None:
        """Return the activation of a measure that goes on at a moment."""
        found = (each for each in reversed(self.of(plan, measure)) if each.runs(moment))
        return next(found, None)

    def changed(self, moment: datetime) -> datetime | None:
        """Return when that of which a trigger may ask last changed."""
        values = (last(known, moment) for known in self.values.values())
        held = [c.held for c in self.consultations.values() if c.held and c.held <= moment]
        told = (last(self.assessments, moment), last(self.consents, moment), *values)
        return max([*held, *(each.moment for each in told if each)], default=None)


class Exercise(msgspec.Struct):
    """An exercise on a situation, and its own board.

    :ivar closed: when it was closed; None while it goes on.
    """

    code: str
    names: Names
    until: datetime
    source: str
    entry: int
    moment: datetime
    board: Board
    closed: datetime | None = None
    lessons: str = ""

    @property
    def ends(self) -> datetime:
        """When it ends: when it was closed, or when it had to be over."""
        return self.until if self.closed is None else min(self.closed, self.until)

    def runs(self, moment: datetime) -> bool:
        """Tell whether it goes on at a moment."""
        return self.moment <= moment < self.ends


class Situation(msgspec.Struct):
    """A situation that is watched.

    :ivar audience: who reads it, and all that is done about it.
    :ivar board: what happened in reality.
    """

    code: str
    names: Names
    concerns: tuple[str, ...]
    place: str
    session: str
    item: str
    source: str
    entry: int
    moment: datetime
    board: Board
    audience: Audience = PUBLIC
    indicators: dict[str, Indicator] = {}
    plans: dict[str, Plan] = {}
    exercises: dict[str, Exercise] = {}

    def title(self, language: str = "en") -> str:
        """Return what it is called."""
        return in_language(self.names, language) or self.code

    def board_of(self, exercise: str) -> Board | None:
        """Return the board of reality (of no exercise), or of an exercise; None of no such."""
        if not exercise:
            return self.board
        found = self.exercises.get(exercise)
        return found.board if found else None

    def boards(self, moment: datetime) -> Iterator[tuple[str, Board]]:
        """Yield the board of reality, and that of each exercise that goes on."""
        yield "", self.board
        for code, exercise in self.exercises.items():
            if exercise.runs(moment):
                yield code, exercise.board

    def deadlines(self) -> Iterator[datetime]:
        """Yield the moments at which a board of it changes with no act."""
        for exercise in self.exercises.values():
            yield exercise.until
        for board in (self.board, *(each.board for each in self.exercises.values())):
            yield from (each.due for each in board.consultations.values())
            for plan, measure in self.measures():
                for activation in board.of(plan.code, measure.code):
                    yield activation.due(measure)
                    if measure.review:
                        yield activation.moment + timedelta(days=measure.review)

    def measures(self) -> Iterator[tuple[Plan, Measure]]:
        """Yield the measures of all its plans."""
        for plan in self.plans.values():
            for measure in plan.measures.values():
                yield plan, measure


def keep(known: list[D], new: D) -> None:
    """Put something into a list in the order of the moments."""
    insort(known, new, key=_when)


def last(known: list[D], moment: datetime) -> D | None:
    """Return the last that had taken effect by a moment."""
    return next((each for each in reversed(known) if each.moment <= moment), None)


def at_least(level: str, asked: str) -> bool:
    """Tell whether a level is another, or worse.

    >>> at_least("crisis", "tense"), at_least("calm", "watch")
    (True, False)
    """
    return LEVELS.index(level) >= LEVELS.index(asked)


def _when(one: Dated) -> tuple[datetime, int]:
    return one.moment, one.entry
