"""Measures as pages show them: where each stands, who acts, what sets it off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import msgspec

from plenipo.capabilities.contingency.record import (
    Activation,
    Board,
    Exercise,
    Measure,
    Plan,
    Situation,
)
from plenipo.capabilities.contingency.standing import (
    LATE,
    STANDINGS,
    Standing,
    progress_of,
    standing_at,
)
from plenipo.capabilities.contingency.told import Clause, clauses
from plenipo.capabilities.decisions.state import Decisions
from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.members.state import in_language, member_named
from plenipo.core.page import Named
from plenipo.register.view import View


class Responsible(msgspec.Struct, frozen=True):
    """One of those who act.

    :ivar body: whether it is a body.
    :ivar progress: what it reported last; empty where it has not, or the measure is not activated.
    :ivar late: whether it has not reported that it is done, and should have.
    """

    who: Named
    body: bool
    progress: str
    text: str
    moment: datetime | None
    entry: int
    source: str
    late: bool


class Provision(msgspec.Struct, frozen=True):
    """The provision that a measure is: of which document, and how it is cited."""

    session: str
    document: Named
    provision: str
    cited: str


class Decided(msgspec.Struct, frozen=True):
    """A decision: on which item it was taken; without a session where it is not in sight."""

    number: str
    session: str
    item: str


class Activated(msgspec.Struct, frozen=True):
    """When a measure was activated, by what, and when it was stood down.

    :ivar decision: None where its trigger activated it.
    """

    moment: datetime
    entry: int
    decision: Decided | None
    reason: str
    ended: datetime | None
    ending: str


class MeasureLine(msgspec.Struct, frozen=True):
    """A measure of a plan.

    :ivar standing: ``late``, ``active``, ``waiting``, ``done``, ``ready`` or ``planned``.
    :ivar approval: whether it is approved, as its provision is.
    :ivar clauses: its trigger, line by line; and ``ends``, what stands it down.
    :ivar over: whether what stands it down holds while it is activated.
    :ivar unasked: whether the member it helps does not ask for help now.
    """

    situation: Named
    plan: Named
    measure: Named
    level: str
    standing: str
    approval: str
    within: int
    due: datetime | None
    review: datetime | None
    review_late: bool
    automatic: bool
    decides: Named | None
    responsible: tuple[Responsible, ...]
    clauses: tuple[Clause, ...]
    ends: tuple[Clause, ...]
    triggered: bool | None
    over: bool
    assists: Named | None
    unasked: bool
    provision: Provision | None
    activation: Activated | None
    running: bool
    source: str
    entry: int


class Playing(msgspec.Struct, frozen=True):
    """An exercise that is shown: what stands on the page is played."""

    exercise: Named
    situation: Named
    moment: datetime
    until: datetime
    runs: bool
    closed: datetime | None
    lessons: str
    source: str
    entry: int


def measure_lines(view: View, situation: Situation, board: Board) -> tuple[MeasureLine, ...]:
    """Return the measures of a situation, the most urgent first."""
    found = [
        measure_line(view, situation, board, plan, measure)
        for plan, measure in situation.measures()
    ]
    return tuple(sorted(found, key=lambda line: STANDINGS.index(line.standing)))


def measure_line(
    view: View, situation: Situation, board: Board, plan: Plan, measure: Measure
) -> MeasureLine:
    """Return a measure as it stands at the moment that is shown."""
    language = view.wording.language
    found = standing_at(view.seen.state, situation, board, plan, measure, view.now)
    running = found.due is not None
    return MeasureLine(
        situation=Named(situation.code, situation.title(language)),
        plan=Named(plan.code, in_language(plan.names, language)),
        measure=Named(measure.code, in_language(measure.names, language)),
        level=measure.level,
        standing=found.standing,
        approval=found.approval,
        within=measure.within,
        due=found.due,
        review=found.review,
        review_late=found.review is not None and found.review <= view.now,
        automatic=measure.automatic,
        decides=member_named(view, measure.decides) if measure.decides else None,
        responsible=tuple(_responsible(view, measure, found)),
        clauses=clauses(view, situation, board, measure.trigger),
        ends=clauses(view, situation, board, measure.until),
        triggered=found.triggered,
        over=running and bool(found.ending),
        assists=member_named(view, measure.assists) if measure.assists else None,
        unasked=found.unasked,
        provision=_provision(view, plan, measure),
        activation=_activated(view, found.activation) if found.activation else None,
        running=running,
        source=measure.source,
        entry=measure.entry,
    )


def playing(view: View, situation: Situation, exercise: Exercise) -> Playing:
    """Return an exercise as pages show it."""
    language = view.wording.language
    return Playing(
        exercise=Named(exercise.code, in_language(exercise.names, language)),
        situation=Named(situation.code, situation.title(language)),
        moment=exercise.moment,
        until=exercise.until,
        runs=exercise.runs(view.now),
        closed=exercise.closed,
        lessons=exercise.lessons,
        source=exercise.source,
        entry=exercise.entry,
    )


def decided_on(view: View, number: str) -> Decided | None:
    """Return a decision with its item; None for no number."""
    if not number:
        return None
    taken = view.seen.state.of(Decisions).numbered(number)
    return Decided(number, taken[0].session, taken[0].item) if taken else Decided(number, "", "")


def _responsible(view: View, measure: Measure, found: Standing) -> Iterator[Responsible]:
    running = found.activation if found.due is not None else None
    for who in measure.responsible:
        report = progress_of(running, who, view.now) if running else None
        yield Responsible(
            who=member_named(view, who),
            body=who in measure.bodies,
            progress=report.progress if report else "",
            text=report.text if report else "",
            moment=report.moment if report else None,
            entry=report.entry if report else 0,
            source=report.source if report else "",
            late=found.standing == LATE and who in found.outstanding,
        )


def _activated(view: View, activation: Activation) -> Activated:
    return Activated(
        moment=activation.moment,
        entry=activation.entry,
        decision=decided_on(view, activation.decision),
        reason=activation.reason,
        ended=activation.ended,
        ending=activation.ending,
    )


def _provision(view: View, plan: Plan, measure: Measure) -> Provision | None:
    document = view.seen.state.of(Documents).documents.get(plan.document)
    if document is None or document.text.provision(measure.provision) is None:
        return None
    named = Named(document.code, document.title(view.wording.language))
    cited = document.cited(measure.provision)
    return Provision(document.session, named, measure.provision, cited)
