"""Objections that stand against several acts of contingency."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime

from plenipo.capabilities.contingency.record import Measure, Plan, Situation
from plenipo.capabilities.contingency.state import Contingency
from plenipo.capabilities.contingency.triggers import decided
from plenipo.capabilities.members.state import Members
from plenipo.capabilities.sessions.state import Sessions
from plenipo.core.act import Author
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals
from plenipo.core.said import said, untold
from plenipo.procedure.sheet import RuleError

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


def bad_code(code: str) -> Refusal | None:
    """Object to a code that cannot stand in an address."""
    if _CODE.fullmatch(code):
        return None
    sentence = said(
        "The code '{code}' may hold only letters A-Z, digits, '.', '_' and '-'.", code=code
    )
    return Refusal("bad-code", sentence)


def nameless(names: Mapping[str, str], code: str) -> Refusal | None:
    """Object to what has no name."""
    if any(name.strip() for name in names.values()):
        return None
    sentence = said("Say what '{code}' is called, in at least one language.", code=code)
    return Refusal("no-name", sentence)


def wordless(text: str, what: str) -> Refusal | None:
    """Object to what says nothing."""
    if text.strip():
        return None
    return Refusal("no-text", said("Say what '{what}' is about: its text is empty.", what=what))


def not_for(member: str, by: Author) -> Refusal | None:
    """Object when a member is made to speak by another."""
    if member in {by.principal, by.name}:
        return None
    sentence = said(
        "What '{member}' asks or assures is entered by '{member}' or on its behalf, not on behalf"
        " of '{other}'.",
        member=member,
        other=by.principal or by.name,
    )
    return Refusal("not-for-the-member", sentence)


def not_played(situation: Situation, exercise: str, at: datetime) -> Refusal | None:
    """Object to what is done before a situation was watched, or outside of its exercise."""
    if at < situation.moment:
        sentence = said(
            "'{code}' is watched only from {when} on.", code=situation.code, when=situation.moment
        )
        return Refusal("before-the-situation", sentence)
    if not exercise:
        return None
    found = situation.exercises.get(exercise)
    if found is None:
        sentence = said(
            "There is no exercise '{exercise}' on '{code}': open it first, or leave it out for"
            " reality.",
            exercise=exercise,
            code=situation.code,
        )
        return Refusal("no-such-exercise", sentence)
    if not found.runs(at):
        sentence = said(
            "The exercise '{exercise}' does not run at {when}: nothing is played in it.",
            exercise=exercise,
            when=at,
        )
        return Refusal("exercise-over", sentence)
    return None


def no_such_measure(state: State, plan: str, measure: str) -> Refusal:
    """Object to a measure that is not in the register."""
    if state.of(Contingency).plan(plan) is None:
        return no_such_plan(plan)
    sentence = said(
        "There is no measure '{measure}' in the plan '{plan}': put it on the list first.",
        measure=measure,
        plan=plan,
    )
    return Refusal("no-such-measure", sentence)


def no_such_plan(plan: str) -> Refusal:
    """Object to a plan that is not in the register."""
    return Refusal("no-such-plan", said("There is no plan '{plan}': draft it first.", plan=plan))


def not_decided(state: State, number: str, measure: Measure) -> Refusal | None:
    """Object to a decision that was not adopted by who decides on a measure."""
    if decided(state, number, measure.decides):
        return None
    sentence = said(
        "'{number}' is no decision of '{body}' that was adopted and stands: record it first.",
        number=number,
        body=measure.decides or "-",
    )
    return Refusal("not-decided", sentence)


def unknown_members(state: State, codes: tuple[str, ...]) -> Refusals:
    """Object to each code that is no member's."""
    found = (state.of(Members).no_such_member(code) for code in dict.fromkeys(codes))
    return tuple(refusal for refusal in found if refusal)


def unknown_place(state: State, session: str, item: str = "") -> Refusal | None:
    """Object to a session, or an item, that is not there."""
    sessions = state.of(Sessions)
    if session and session not in sessions.sessions:
        return sessions.no_such_session(session)
    if item and sessions.item(session, item) is None:
        return sessions.no_such_item(session, item)
    return None


def unreadable(error: RuleError) -> Iterator[Refusal]:
    """Object to each thing that is wrong in a condition."""
    for problem in error.problems:
        sentence = f"{' '.join(problem.split()).rstrip('.?')}."
        yield Refusal("bad-trigger", untold(sentence))


def before_planned(plan: Plan, measure: Measure, at: datetime) -> Refusal | None:
    """Object to what is done to a measure before it was planned."""
    if at >= measure.moment:
        return None
    sentence = said(
        "The measure '{measure}' was put on the list of '{plan}' only on {when}.",
        measure=measure.code,
        plan=plan.code,
        when=measure.moment,
    )
    return Refusal("before-the-plan", sentence)
