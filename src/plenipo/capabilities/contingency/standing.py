"""Where a plan and its measures stand: approved or not, triggered, activated, done, late."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import msgspec

from plenipo.capabilities.contingency.record import (
    DONE,
    Activation,
    Board,
    Measure,
    Plan,
    Report,
    Situation,
    at_least,
    last,
)
from plenipo.capabilities.contingency.triggers import ask
from plenipo.capabilities.decisions.state import Decisions
from plenipo.capabilities.documents.state import Documents
from plenipo.core.fold import State
from plenipo.procedure.answers import ADOPTED
from plenipo.text.model import AD_REFERENDUM, AGREED, OPEN, brackets

UNPLACED, PENDING, REFERENDUM = "unplaced", "pending", "ad-referendum"
BRACKETED, APPROVED, REJECTED = "bracketed", "approved", "rejected"
APPROVALS = (UNPLACED, PENDING, BRACKETED, REFERENDUM, APPROVED, REJECTED)
"""Whether a measure is approved: it is no provision of a document that its readers have; or that
provision is before the body, in brackets, agreed ad referendum, agreed or adopted with the
document, or was not adopted."""

PLANNED, READY, WAITING = "planned", "ready", "waiting"
ACTIVE, LATE, FINISHED = "active", "late", "done"
STANDINGS = (LATE, ACTIVE, WAITING, FINISHED, READY, PLANNED)
"""Where a measure stands, the most urgent first: late, activated, its trigger holds and nobody has
activated it, done, ready (approved, and nothing asks for it), planned (not approved)."""


class Standing(msgspec.Struct, frozen=True):
    """Where a measure stands at a moment.

    :ivar activation: that which goes on, or the last one.
    :ivar triggered: whether its trigger holds; None where it has none, or that cannot be told.
    :ivar ending: whether the condition to stand it down holds, likewise.
    :ivar due: by when it is to be done, where it is activated.
    :ivar outstanding: who acts and has not reported that it is done.
    :ivar review: when it is to be reviewed next; None for never.
    :ivar unasked: whether it helps a member that does not ask for it now.
    """

    approval: str
    standing: str
    activation: Activation | None
    triggered: bool | None
    ending: bool | None
    due: datetime | None
    outstanding: tuple[str, ...]
    review: datetime | None
    unasked: bool


def approval(state: State, situation: Situation, plan: Plan, measure: Measure) -> str:
    """Tell whether a measure is approved: as the provision is that it is in the plan's document.

    A document with other readers than the situation approves nothing: what is activated would
    tell of it.
    """
    document = state.of(Documents).documents.get(plan.document)
    provision = document.text.provision(measure.provision) if document else None
    if document is None or provision is None:
        return UNPLACED
    if set(document.audience) != set(situation.audience):
        return UNPLACED
    decision = state.of(Decisions).standing(document.session, document.item)
    if decision is not None and decision.outcome != ADOPTED:
        return REJECTED
    if any(True for _ in brackets(provision.content)):
        return BRACKETED
    if decision is not None:
        return APPROVED
    return {OPEN: PENDING, AGREED: APPROVED, AD_REFERENDUM: REFERENDUM}[provision.status]


def holds(
    state: State, situation: Situation, board: Board, text: str, moment: datetime
) -> bool | None:
    """Tell whether a condition of a measure holds; None where that cannot be told."""
    found = ask(state, situation, board, text, moment)
    return found.holds if found else None


def standing_at(  # noqa: PLR0913, PLR0917 - where a measure of a plan stands, on which board
    state: State,
    situation: Situation,
    board: Board,
    plan: Plan,
    measure: Measure,
    moment: datetime,
) -> Standing:
    """Return where a measure stands at a moment."""
    known = board.of(plan.code, measure.code)
    running = board.running(plan.code, measure.code, moment)
    shown = running or last(known, moment)
    triggered = holds(state, situation, board, measure.trigger, moment)
    outstanding = _outstanding(measure, running, moment) if running else ()
    approved = approval(state, situation, plan, measure)
    due = running.due(measure) if running else None
    if due is not None:
        word = FINISHED if not outstanding else LATE if moment >= due else ACTIVE
    elif triggered and at_least(board.level(moment), measure.level):
        word = WAITING
    else:
        word = READY if approved == APPROVED else PLANNED
    return Standing(
        approval=approved,
        standing=word,
        activation=shown,
        triggered=triggered,
        ending=holds(state, situation, board, measure.until, moment),
        due=due,
        outstanding=outstanding,
        review=_review(measure, running, moment) if running else None,
        unasked=bool(measure.assists) and not board.asks(measure.assists, moment),
    )


def progress_of(activation: Activation, who: str, moment: datetime) -> Report | None:
    """Return what one of those who act reported last."""
    return last([each for each in activation.reports if each.who == who], moment)


def _outstanding(measure: Measure, running: Activation, moment: datetime) -> tuple[str, ...]:
    reports = {who: progress_of(running, who, moment) for who in measure.responsible}
    done = {who for who, report in reports.items() if report and report.progress == DONE}
    return tuple(who for who in measure.responsible if who not in done)


def _review(measure: Measure, running: Activation, moment: datetime) -> datetime | None:
    """Return when an activation is to be reviewed next: at the end of that day."""
    held = last(running.reviews, moment)
    if held is not None and held.following is None:
        return None
    if held is not None and held.following:
        return datetime.combine(held.following, time.max, UTC)
    return running.moment + timedelta(days=measure.review) if measure.review else None
