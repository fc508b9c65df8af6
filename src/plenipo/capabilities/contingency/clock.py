"""What follows from indicators: measures that are activated, and stood down, by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from plenipo.capabilities.contingency.acts import MeasureActivated, MeasureEnded
from plenipo.capabilities.contingency.record import Board, Measure, Plan, Situation
from plenipo.capabilities.contingency.rules import refuse_measure_activated, refuse_measure_ended
from plenipo.capabilities.contingency.state import Contingency
from plenipo.core.act import Act, Author, wire_name
from plenipo.core.fold import State
from plenipo.core.request import Proposed, Request

CLOCK = Author("clock")
"""Who records what a plan lets happen by itself."""
AGAIN = timedelta(seconds=1)
"""How soon it is looked again where something is to be recorded."""


def due(state: State, now: datetime) -> tuple[Request, ...]:
    """Return the measures that their triggers activate, and that their own conditions end.

    In an exercise that goes on as well, on its own board. Each is for those who read of the
    situation, and has a key of its own.

    :param state: the whole register, as its registrar holds it.
    """
    return tuple(
        request
        for situation in state.of(Contingency).situations.values()
        for exercise, board in situation.boards(now)
        for plan, measure in situation.measures()
        for request in _due(state, situation, exercise, board, plan, measure, now)
    )


def next_moment(state: State, now: datetime) -> datetime | None:
    """Return when to look again: soon where something is due; else when something is late."""
    if due(state, now):
        return now + AGAIN
    known = state.of(Contingency).situations.values()
    ahead = (moment for each in known for moment in each.deadlines() if moment > now)
    return min(ahead, default=None)


def _due(  # noqa: PLR0913, PLR0917 - where a measure is
    state: State,
    situation: Situation,
    exercise: str,
    board: Board,
    plan: Plan,
    measure: Measure,
    now: datetime,
) -> Iterator[Request]:
    if not measure.automatic:
        return
    known = board.of(plan.code, measure.code)
    about = {"plan": plan.code, "measure": measure.code, "exercise": exercise}
    act: Act
    if board.running(plan.code, measure.code, now):
        act = MeasureEnded(**about)
        refused = refuse_measure_ended(state, act, CLOCK, now)
    else:
        ended = known[-1].ended if known else None
        changed = board.changed(now)
        if ended and (changed is None or changed <= ended):
            return  # it was stood down, and nothing has changed since
        act = MeasureActivated(**about)
        refused = refuse_measure_activated(state, act, CLOCK, now)
    if not refused:
        key = f"{wire_name(act)}:{exercise}:{plan.code}/{measure.code}:{len(known)}"
        yield Request((Proposed(act, None, situation.audience),), CLOCK, key)
