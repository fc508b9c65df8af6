"""What stands against activating a measure, and against what is done with it then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from plenipo.capabilities.contingency.acts import (
    MeasureActivated,
    MeasureEnded,
    MeasureReported,
    MeasureReviewed,
)
from plenipo.capabilities.contingency.objections import (
    before_planned,
    no_such_measure,
    not_decided,
    not_played,
    wordless,
)
from plenipo.capabilities.contingency.record import (
    PROGRESS,
    Activation,
    Board,
    Measure,
    Plan,
    Situation,
    at_least,
)
from plenipo.capabilities.contingency.standing import APPROVED, approval, holds
from plenipo.capabilities.contingency.state import Contingency
from plenipo.core.act import Author
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import Word, either, said


def refuse_measure_activated(
    state: State, act: MeasureActivated, by: Author, at: datetime
) -> Refusals:
    """Refuse what is not approved, not decided and not triggered; and help nobody asked for."""
    del by
    found = state.of(Contingency).measure(act.plan, act.measure)
    if found is None:
        return (no_such_measure(state, act.plan, act.measure),)
    situation, plan, measure = found
    board = situation.board_of(act.exercise)
    if board is None:
        return collect(not_played(situation, act.exercise, at))
    running = said("The measure '{measure}' of '{plan}' is activated already.", act)
    return collect(
        not_played(situation, act.exercise, at) or before_planned(plan, measure, at),
        Refusal("already-activated", running) if board.running(act.plan, act.measure, at) else None,
        None if act.exercise else _not_approved(state, situation, plan, measure),
        _below(board, measure, at),
        _not_set_off(state, situation, board, measure, act, at),
        _unasked(board, measure, at),
    )


def refuse_measure_reported(
    state: State, act: MeasureReported, by: Author, at: datetime
) -> Refusals:
    """Refuse a report on what is not activated, by who does not act, or of no known progress."""
    del by
    found = state.of(Contingency).measure(act.plan, act.measure)
    if found is None:
        return (no_such_measure(state, act.plan, act.measure),)
    situation, _, measure = found
    stranger = said(
        "'{member}' does not act in the measure '{measure}': that is for {known}.",
        act,
        known=either(measure.responsible),
    )
    progress = said(
        "'{progress}' says nothing of how far it is: say {known}.",
        act,
        known=either(Word("progress", each) for each in PROGRESS),
    )
    return collect(
        not_played(situation, act.exercise, at)
        or not_activated(situation, act.plan, act.measure, act.exercise, at),
        None if act.member in measure.responsible else Refusal("not-responsible", stranger),
        None if act.progress in PROGRESS else Refusal("no-such-progress", progress),
    )


def refuse_measure_reviewed(
    state: State, act: MeasureReviewed, by: Author, at: datetime
) -> Refusals:
    """Refuse to review what is not activated, or to put the next review before this one."""
    del by
    found = state.of(Contingency).measure(act.plan, act.measure)
    if found is None:
        return (no_such_measure(state, act.plan, act.measure),)
    past = said("The review after this one cannot be on {following}: choose a later day.", act)
    return collect(
        not_played(found[0], act.exercise, at)
        or not_activated(found[0], act.plan, act.measure, act.exercise, at),
        wordless(act.text, act.measure),
        Refusal("review-past", past) if act.following and act.following <= at.date() else None,
    )


def refuse_measure_ended(state: State, act: MeasureEnded, by: Author, at: datetime) -> Refusals:
    """Refuse to stand down what is not activated, or without a decision, a condition or a reason.

    A measure that helps a member which took back its request is stood down without more.
    """
    del by
    found = state.of(Contingency).measure(act.plan, act.measure)
    if found is None:
        return (no_such_measure(state, act.plan, act.measure),)
    situation, _, measure = found
    board = situation.board_of(act.exercise)
    if board is None:
        return collect(not_played(situation, act.exercise, at))
    return collect(
        not_played(situation, act.exercise, at)
        or not_activated(situation, act.plan, act.measure, act.exercise, at),
        _not_over(state, situation, board, measure, act, at),
    )


def not_activated(
    situation: Situation, plan: str, measure: str, exercise: str, at: datetime
) -> Refusal | None:
    """Object to what is done with a measure that is not activated."""
    board = situation.board_of(exercise)
    running: Activation | None = board.running(plan, measure, at) if board else None
    if running:
        return None
    sentence = said(
        "The measure '{measure}' of '{plan}' is not activated: activate it first.",
        measure=measure,
        plan=plan,
    )
    return Refusal("not-activated", sentence)


def _not_approved(
    state: State, situation: Situation, plan: Plan, measure: Measure
) -> Refusal | None:
    found = approval(state, situation, plan, measure)
    if found == APPROVED:
        return None
    sentence = said(
        "The measure '{measure}' of '{plan}' is not approved: {approval}.",
        measure=measure.code,
        plan=plan.code,
        approval=Word("approval", found),
    )
    return Refusal("not-approved", sentence)


def _below(board: Board, measure: Measure, at: datetime) -> Refusal | None:
    level = board.level(at)
    if at_least(level, measure.level):
        return None
    sentence = said(
        "The measure '{measure}' is for the level {asked}; the situation stands at {level}.",
        measure=measure.code,
        asked=Word("level", measure.level),
        level=Word("level", level),
    )
    return Refusal("below-level", sentence)


def _not_set_off(  # noqa: PLR0913, PLR0917 - what a measure can be set off by
    state: State,
    situation: Situation,
    board: Board,
    measure: Measure,
    act: MeasureActivated,
    at: datetime,
) -> Refusal | None:
    """Object where neither a decision nor the trigger activates a measure."""
    if act.exercise and (act.decision or act.reason.strip()):
        return None  # what is decided in an exercise is no decision of the register
    if act.decision:
        return not_decided(state, act.decision, measure)
    if not measure.automatic:
        sentence = said(
            "Name the decision of '{body}' that activates the measure '{measure}'.",
            body=measure.decides,
            measure=measure.code,
        )
        return Refusal("no-decision", sentence)
    if holds(state, situation, board, measure.trigger, at):
        return None
    sentence = said(
        "The trigger of the measure '{measure}' does not hold: it is not activated by itself.",
        measure=measure.code,
    )
    return Refusal("not-triggered", sentence)


def _unasked(board: Board, measure: Measure, at: datetime) -> Refusal | None:
    """Object to help that the State concerned did not ask for (FIELD notes 5, F28)."""
    if not measure.assists or board.asks(measure.assists, at):
        return None
    sentence = said(
        "'{member}' has not asked for help: without its request the measure '{measure}' is not"
        " activated.",
        member=measure.assists,
        measure=measure.code,
    )
    return Refusal("not-requested", sentence)


def _not_over(  # noqa: PLR0913, PLR0917 - what a measure can be ended by
    state: State,
    situation: Situation,
    board: Board,
    measure: Measure,
    act: MeasureEnded,
    at: datetime,
) -> Iterator[Refusal]:
    """Object where nothing ends a measure."""
    if measure.assists and not board.asks(measure.assists, at):
        return
    if act.exercise and (act.decision or act.reason.strip()):
        return
    if act.decision:
        refusal = not_decided(state, act.decision, measure)
        if refusal:
            yield refusal
    elif not holds(state, situation, board, measure.until, at):
        sentence = said(
            "Nothing ends the measure '{measure}': name the decision to stand it down, or wait"
            " until its own condition holds.",
            measure=measure.code,
        )
        yield Refusal("not-over", sentence)
