"""Priorities of programmes, and actions of plans to carry out decisions."""

from __future__ import annotations

from collections.abc import Iterator

from plenipo.capabilities.programme.state import (
    OVERDUE,
    REACHED,
    Plan,
    Priority,
    Programmes,
    marks_of,
    progress,
)
from plenipo.capabilities.sessions.state import session_named
from plenipo.capabilities.summing.account import Account, Cells
from plenipo.core.page import message
from plenipo.core.paper import Block


def aims(account: Account) -> Iterator[Block]:
    """Tell how far priorities and plans have come by the end: those that went on in the period."""
    known = account.state.of(Programmes)
    priorities = [each for each in known.priorities.values() if _went_on(account, each)]
    if priorities:
        yield account.heading(message("Priorities of the programme"))
        titles = (
            (message("Priority"), 40),
            (message("Progress"), 20),
            (message("Overdue"), 15),
            (message("Led by"), 25),
        )
        yield from account.table(titles, (_priority(account, each) for each in priorities))
    if known.plans:
        yield account.heading(message("Plans to carry out decisions"))
        columns = (
            (message("Plan"), 36),
            (message("Session"), 28),
            (message("Done in the period"), 12),
            (message("Progress"), 12),
            (message("Overdue"), 12),
        )
        yield from account.table(columns, (_plan(account, plan) for plan in known.plans.values()))


def _went_on(account: Account, priority: Priority) -> bool:
    """Tell whether a priority was not closed before the period."""
    return priority.closed is None or priority.closed.moment >= account.period.begins


def _priority(account: Account, priority: Priority) -> Cells:
    found = progress(account.state, priority, account.view.today)
    closed = priority.closed
    come = account.say(message("{done} of {total}"), done=found.done, total=found.total)
    if closed is not None:
        come = f"{come}\n{account.view.wording.word('priority-outcome', closed.outcome)}"
    return (
        priority.title(account.language),
        come,
        str(found.overdue),
        account.called(priority.lead),
    )


def _plan(account: Account, plan: Plan) -> Cells:
    marks = marks_of(plan, account.view)
    reached = [mark for mark in marks if mark.standing == REACHED]
    now = [m for m in reached if m.task.reached and account.period.holds(m.task.reached.moment)]
    return (
        plan.title(account.language),
        session_named(account.view, plan.session).name,
        str(len(now)),
        account.say(message("{done} of {total}"), done=len(reached), total=len(marks)),
        str(sum(mark.standing == OVERDUE for mark in marks)),
    )
