"""What instructions there are to tell a delegation of: new ones, and reports that are due."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from plenipo.capabilities.instructions.instruction import Instruction
from plenipo.capabilities.instructions.state import (
    TO_ACKNOWLEDGE,
    Awaiting,
    awaiting,
    place_of,
)
from plenipo.core.authority import DELEGATION, Capacity
from plenipo.core.fold import State

INSTRUCTED, DUE_SOON, DUE, PAST = "instructed", "report-soon", "report-due", "report-overdue"
KINDS = (INSTRUCTED, DUE_SOON, DUE, PAST)
AHEAD = {DUE: timedelta(hours=24), DUE_SOON: timedelta(days=3)}
"""How long before a deadline who has not reported is reminded, the shortest first."""


def instructions(
    state: State, capacities: Sequence[Capacity], now: datetime
) -> Iterator[tuple[Awaiting, str, datetime]]:
    """Yield what is awaited of the delegations somebody belongs to, what it is, and since when."""
    for held in capacities:
        if held.role not in DELEGATION:
            continue
        for each in awaiting(state, held.delegation, now):
            if held.covers(place_of(state, each.instruction)):
                yield from ((each, *told) for told in _told(each, now))


def _told(each: Awaiting, now: datetime) -> Iterator[tuple[str, datetime]]:
    instruction = each.instruction
    if each.why == TO_ACKNOWLEDGE:
        yield INSTRUCTED, instruction.begun
    deadline = instruction.deadline(now)
    if now >= deadline:
        yield PAST, deadline
        return
    for kind, ahead in AHEAD.items():
        if deadline - ahead <= now:
            if _announced(instruction, deadline) < deadline - ahead:
                yield kind, deadline - ahead
            return


def _announced(instruction: Instruction, deadline: datetime) -> datetime:
    """Return when a deadline was set."""
    return max(term.moment for term in instruction.terms if term.deadline == deadline)
