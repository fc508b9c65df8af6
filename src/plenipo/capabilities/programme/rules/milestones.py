"""What stands against setting, moving and reaching milestones."""

from __future__ import annotations

from datetime import datetime

from plenipo.capabilities.programme.acts import MilestoneMoved, MilestoneReached, MilestoneSet
from plenipo.capabilities.programme.objections import (
    bad_code,
    nameless,
    no_such_milestone,
    nobody_responsible,
    not_going_on,
    not_moved,
    not_open,
    outside,
    unexplained,
)
from plenipo.capabilities.programme.state import Programmes
from plenipo.core.act import Author
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import said


def refuse_milestone_set(state: State, act: MilestoneSet, by: Author, at: datetime) -> Refusals:
    """Refuse a milestone twice, that nobody is responsible for, or due in another presidency."""
    del by
    priority = state.of(Programmes).priorities.get(act.priority)
    twice = said("The priority '{priority}' has a milestone '{milestone}' already.", act)
    there = priority is not None and act.milestone in priority.milestones
    what = said("the milestone '{milestone}'", act)
    return collect(
        not_going_on(state, act.priority, at),
        bad_code(act.milestone),
        nameless(act.names, what),
        Refusal("already-set", twice) if there else None,
        nobody_responsible(state, act.responsible, what),
        outside(state, priority.holder, act.due) if priority else None,
    )


def refuse_milestone_moved(state: State, act: MilestoneMoved, by: Author, at: datetime) -> Refusals:
    """Refuse to move what is not there or is reached, to no other day, or without a reason."""
    del by
    priority = state.of(Programmes).priorities.get(act.priority)
    task = state.of(Programmes).milestone(act.priority, act.milestone)
    return collect(
        not_going_on(state, act.priority, at),
        no_such_milestone(priority, act.milestone) if priority and not task else None,
        unexplained(act.reason, said("moving '{milestone}'", act)),
        not_open(task, at) if task else None,
        not_moved(task, act.due, at) if task else None,
        outside(state, priority.holder, act.due) if priority else None,
    )


def refuse_milestone_reached(
    state: State, act: MilestoneReached, by: Author, at: datetime
) -> Refusals:
    """Refuse what is not there, is reached already, or is known by nothing."""
    del by
    priority = state.of(Programmes).priorities.get(act.priority)
    task = state.of(Programmes).milestone(act.priority, act.milestone)
    bare = said("Say by what it is known that '{milestone}' is reached.", act)
    return collect(
        not_going_on(state, act.priority, at),
        no_such_milestone(priority, act.milestone) if priority and not task else None,
        not_open(task, at) if task else None,
        None if act.note.strip() else Refusal("no-note", bare),
    )
