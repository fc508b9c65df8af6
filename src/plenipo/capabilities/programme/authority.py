"""Who may record the acts of a programme: the chair and the secretary; who acts reports it."""

from __future__ import annotations

from typing import Any

from plenipo.capabilities.presidency.state import bodies_of
from plenipo.capabilities.programme.acts import (
    ActionAssigned,
    ActionCompleted,
    ActionMoved,
    MilestoneMoved,
    MilestoneReached,
    MilestoneSet,
    PlanDrawn,
    PriorityCarried,
    PriorityClosed,
    PriorityServed,
    PrioritySet,
    ProgrammePresented,
)
from plenipo.capabilities.programme.state import Programmes
from plenipo.capabilities.sessions.state import Sessions
from plenipo.core.authority import ALTERNATE, CHAIR, HEAD, SECRETARY, Place, for_all, for_own
from plenipo.core.fold import State


def _of_presidency(state: State, act: Any) -> Place:  # noqa: ANN401 - one of several acts
    """Return where a programme is: in the bodies that are presided over."""
    return Place("", bodies_of(state, act.presidency))


def _of_priority(state: State, act: Any) -> Place:  # noqa: ANN401 - one of several acts
    """Return where a priority is: in the bodies of the presidency that has it."""
    found = state.of(Programmes).priorities.get(act.priority)
    return Place("", bodies_of(state, found.holder)) if found else Place()


def _of_plan(state: State, act: Any) -> Place:  # noqa: ANN401 - one of several acts
    """Return where a plan is: in the session whose decisions it carries out, and its bodies."""
    found = state.of(Programmes).plans.get(act.plan)
    session = state.of(Sessions).sessions.get(found.session) if found else None
    return Place(session.code, session.bodies) if session else Place()


_CHAIRS = (for_all(CHAIR, SECRETARY),)

GRANTS = {
    ProgrammePresented: _CHAIRS,
    PrioritySet: _CHAIRS,
    MilestoneSet: _CHAIRS,
    MilestoneMoved: _CHAIRS,
    MilestoneReached: _CHAIRS,
    PriorityServed: _CHAIRS,
    PriorityCarried: _CHAIRS,
    PriorityClosed: _CHAIRS,
    PlanDrawn: _CHAIRS,
    ActionAssigned: _CHAIRS,
    ActionMoved: _CHAIRS,
    ActionCompleted: (for_own(HEAD, ALTERNATE), *_CHAIRS),
}
PLACES = {
    ProgrammePresented: _of_presidency,
    PrioritySet: _of_presidency,
    MilestoneSet: _of_priority,
    MilestoneMoved: _of_priority,
    MilestoneReached: _of_priority,
    PriorityServed: _of_priority,
    PriorityCarried: _of_priority,
    PriorityClosed: _of_priority,
    ActionAssigned: _of_plan,
    ActionMoved: _of_plan,
    ActionCompleted: _of_plan,
}
