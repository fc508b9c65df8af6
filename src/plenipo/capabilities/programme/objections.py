"""Objections that stand against several acts of a programme."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime

from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.presidency.state import Presidencies
from plenipo.capabilities.programme.aims import Plan, Priority, Task
from plenipo.capabilities.programme.state import Programmes, known_as
from plenipo.capabilities.sessions.state import Sessions
from plenipo.core.act import Names
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import Said, Word, listed, said

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,31}")


def bad_code(code: str) -> Refusal | None:
    """Object to a code that cannot stand in an address."""
    if _CODE.fullmatch(code):
        return None
    sentence = said(
        "The code '{code}' may hold only letters A-Z, digits, '.', '_' and '-'.", code=code
    )
    return Refusal("bad-code", sentence)


def nameless(names: Names, what: Said) -> Refusal | None:
    """Object to what has no name in any language."""
    if any(name.strip() for name in names.values()):
        return None
    sentence = said("Give {what} a name in at least one language.", what=what)
    return Refusal("no-name", sentence)


def unexplained(reason: str, what: Said) -> Refusal | None:
    """Object to what needs a reason and has none."""
    sentence = said("Give a reason for {what}.", what=what)
    return None if reason.strip() else Refusal("no-reason", sentence)


def unknown_to_anybody(state: State, codes: Iterable[str]) -> list[Refusal]:
    """Object to those who are neither members nor bodies, partners nor offices."""
    return [
        Refusal(
            "no-such-one",
            said("'{code}' is no member, body, partner or office of the register.", code=code),
        )
        for code in codes
        if not known_as(state, code)
    ]


def nobody_responsible(state: State, codes: Iterable[str], what: Said) -> Refusals:
    """Object to what nobody is responsible for, or who is not known."""
    sentence = said("Say who is responsible for {what}.", what=what)
    given = tuple(codes)
    return collect(
        None if given else Refusal("nobody-responsible", sentence),
        unknown_to_anybody(state, given),
    )


def not_going_on(state: State, code: str, at: datetime) -> Refusal | None:
    """Object to a priority that is not there, is not yet, or is closed."""
    priority = state.of(Programmes).priorities.get(code)
    if priority is None:
        return state.of(Programmes).no_such_priority(code)
    if at < priority.moment:
        sentence = said(
            "The priority '{code}' was set only on {when}.", code=code, when=priority.moment
        )
        return Refusal("before-the-priority", sentence)
    if priority.closed is not None:
        sentence = said(
            "The priority '{code}' was closed on {when}: {outcome}.",
            code=code,
            when=priority.closed.moment,
            outcome=Word("priority-outcome", priority.closed.outcome),
        )
        return Refusal("priority-closed", sentence)
    return None


def no_such_milestone(priority: Priority, code: str) -> Refusal:
    """Object to a milestone that was not set."""
    known = priority.milestones
    sentence = said(
        "The priority '{priority}' has no milestone '{code}': its milestones are {known}.",
        priority=priority.code,
        code=code,
        known=listed(known) if known else said("still to come: set one first"),
    )
    return Refusal("no-such-milestone", sentence)


def no_plan(state: State, code: str, at: datetime) -> Refusal | None:
    """Object to a plan that is not there, or not yet."""
    known = state.of(Programmes).plans
    plan = known.get(code)
    if plan is None:
        sentence = said(
            "There is no plan '{code}': the plans are {known}.",
            code=code,
            known=listed(known) if known else said("still to come: draw one up first"),
        )
        return Refusal("no-such-plan", sentence)
    if at < plan.moment:
        sentence = said("The plan '{code}' was drawn up only on {when}.", plan, when=plan.moment)
        return Refusal("before-the-plan", sentence)
    return None


def no_such_action(plan: Plan, code: str) -> Refusal:
    """Object to an action that was not assigned."""
    sentence = said(
        "The plan '{plan}' has no action '{code}': its actions are {known}.",
        plan=plan.code,
        code=code,
        known=listed(plan.actions) if plan.actions else said("still to come: assign one first"),
    )
    return Refusal("no-such-action", sentence)


def not_open(task: Task, at: datetime) -> Refusal | None:
    """Object to what is done to something not yet to be done, or done already."""
    if at < task.moment:
        sentence = said("'{code}' was set only on {when}.", task, when=task.moment)
        return Refusal("before-it-was-set", sentence)
    if task.reached is None:
        return None
    sentence = said("'{code}' is done since {when}.", task, when=task.reached.moment)
    return Refusal("done-already", sentence)


def not_moved(task: Task, due: date, at: datetime) -> Refusal | None:
    """Object to a new day that is the old one, or is past already."""
    if due == task.due:
        sentence = said("'{code}' is due on {due} already.", task)
        return Refusal("same-day", sentence)
    if due >= at.date():
        return None
    sentence = said(
        "'{code}' cannot be moved to {day}: that is before {today}, the day it is moved.",
        task,
        day=due,
        today=at.date(),
    )
    return Refusal("day-is-past", sentence)


def outside(state: State, presidency: str, due: date) -> Refusal | None:
    """Object to a day that is not in the presidency that has the priority."""
    term = state.of(Presidencies).terms.get(presidency)
    if term is None or term.since <= due <= term.until:
        return None
    sentence = said(
        "The day {due} is not in '{code}', which lasts from {since} up to {until}: set a day in it,"
        " or carry the priority over first.",
        term,
        due=due,
    )
    return Refusal("outside-the-presidency", sentence)


def nowhere(state: State, session: str, document: str = "") -> Refusals:
    """Object to a session that is not there, and to a text that is not before it."""
    sessions = state.of(Sessions)
    if not session:
        sentence = said("Say before which session the text is.")
        return (Refusal("no-session", sentence),) if document else ()
    return collect(
        sessions.no_such_session(session) if session not in sessions.sessions else None,
        state.of(Documents).no_such_document(document, session) if document else None,
    )
