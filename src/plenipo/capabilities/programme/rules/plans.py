"""What stands against plans to carry out decisions, and their actions."""

from __future__ import annotations

from datetime import datetime

from plenipo.capabilities.decisions.state import Decisions
from plenipo.capabilities.members.state import Members
from plenipo.capabilities.programme.acts import (
    ActionAssigned,
    ActionCompleted,
    ActionMoved,
    PlanDrawn,
)
from plenipo.capabilities.programme.aims import Plan, Task
from plenipo.capabilities.programme.objections import (
    bad_code,
    nameless,
    no_plan,
    no_such_action,
    nobody_responsible,
    not_moved,
    not_open,
    unexplained,
)
from plenipo.capabilities.programme.state import Programmes
from plenipo.capabilities.sessions.state import Sessions
from plenipo.core.act import Author
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import listed, said
from plenipo.procedure.answers import ADOPTED


def refuse_plan_drawn(state: State, act: PlanDrawn, by: Author, at: datetime) -> Refusals:
    """Refuse a plan twice, of no session, or of no body."""
    del by, at
    sessions = state.of(Sessions)
    twice = said("There is a plan '{plan}' already.", act)
    return collect(
        bad_code(act.plan),
        nameless(act.names, said("the plan '{plan}'", act)),
        Refusal("already-drawn", twice) if act.plan in state.of(Programmes).plans else None,
        None if act.session in sessions.sessions else sessions.no_such_session(act.session),
        state.of(Members).no_such_body(act.body) if act.body else None,
    )


def refuse_action_assigned(state: State, act: ActionAssigned, by: Author, at: datetime) -> Refusals:
    """Refuse an action twice, nobody's, of no decision that stands, or due before it."""
    del by
    known = state.of(Programmes)
    plan = known.plans.get(act.plan)
    twice = said("The plan '{plan}' has an action '{action}' already.", act)
    there = plan is not None and act.action in plan.actions
    what = said("the action '{action}'", act)
    past = said(
        "'{action}' would be due on {due}, before {today}, the day it is assigned.",
        act,
        today=at.date(),
    )
    return collect(
        no_plan(state, act.plan, at),
        bad_code(act.action),
        nameless(act.names, what),
        Refusal("already-assigned", twice) if there else None,
        nobody_responsible(state, act.responsible, what),
        _not_decided(state, plan, act, at) if plan and act.decision else None,
        known.no_such_priority(act.priority) if act.priority else None,
        Refusal("day-is-past", past) if act.due < at.date() else None,
    )


def refuse_action_moved(state: State, act: ActionMoved, by: Author, at: datetime) -> Refusals:
    """Refuse to move what is not there or is done, to no other day, or without a reason."""
    del by
    plan = state.of(Programmes).plans.get(act.plan)
    task = state.of(Programmes).action(act.plan, act.action)
    return collect(
        no_plan(state, act.plan, at),
        no_such_action(plan, act.action) if plan and not task else None,
        unexplained(act.reason, said("moving '{action}'", act)),
        not_open(task, at) if task else None,
        not_moved(task, act.due, at) if task else None,
    )


def refuse_action_completed(
    state: State, act: ActionCompleted, by: Author, at: datetime
) -> Refusals:
    """Refuse what is not there or is done, without a word, or from who is not responsible."""
    del by
    plan = state.of(Programmes).plans.get(act.plan)
    task = state.of(Programmes).action(act.plan, act.action)
    bare = said("Say what was done for '{action}', and by what that is known.", act)
    return collect(
        no_plan(state, act.plan, at),
        no_such_action(plan, act.action) if plan and not task else None,
        not_open(task, at) if task else None,
        None if act.note.strip() else Refusal("no-note", bare),
        state.of(Members).no_such_member(act.member) if act.member else None,
        _not_theirs(state, task, act, at) if task and act.member else None,
    )


def _not_decided(state: State, plan: Plan, act: ActionAssigned, at: datetime) -> Refusal | None:
    """Object to carrying out what was not decided in the session of the plan, or not any more."""
    found = [
        one
        for one in state.of(Decisions).numbered(act.decision)
        if one.session == plan.session and one.moment <= at
    ]
    if not found:
        sentence = said(
            "There is no decision '{decision}' of '{session}'.", act, session=plan.session
        )
        return Refusal("no-such-decision", sentence)
    if any(one.outcome == ADOPTED and not one.rescinded for one in found):
        return None
    sentence = said(
        "The decision '{decision}' was not adopted, or was taken back: nothing follows from it.",
        act,
    )
    return Refusal("decision-not-standing", sentence)


def _not_theirs(state: State, task: Task, act: ActionCompleted, at: datetime) -> Refusal | None:
    """Object to a report of who is not responsible, nor sits in a body that is."""
    members, day = state.of(Members), at.date()
    bodies = (code for code in task.responsible if code in members.bodies)
    own = act.member in task.responsible
    if own or any(act.member in members.sitting(body, day) for body in bodies):
        return None
    sentence = said(
        "'{member}' is not responsible for '{action}': {known} report on it.",
        act,
        known=listed(task.responsible),
    )
    return Refusal("not-responsible", sentence)
