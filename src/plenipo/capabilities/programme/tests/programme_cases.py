"""A programme that tests stand on: that of Belarus, a priority of it, and a plan."""

from __future__ import annotations

from datetime import date
from typing import Any

from plenipo.capabilities.presidency.acts import PresidencyAssumed, RotationEstablished
from plenipo.capabilities.programme.acts import (
    ActionAssigned,
    MilestoneSet,
    PlanDrawn,
    PriorityServed,
    PrioritySet,
    ProgrammePresented,
)

FIRST, NEXT, END = date(2010, 12, 10), date(2011, 12, 20), date(2012, 12, 19)
JOINT = "joint-2011"

PRESIDENCIES = (
    RotationEstablished(
        rotation="csc", names={"en": "Presidency"}, body="csc", months=12, order=("BY", "KZ", "KG")
    ),
    PresidencyAssumed(presidency="BY-2011", rotation="csc", member="BY", since=FIRST, until=NEXT),
    PresidencyAssumed(presidency="KZ-2012", rotation="csc", member="KZ", since=NEXT, until=END),
    PresidencyAssumed(
        presidency="KG-2013", rotation="csc", member="KG", since=END, until=date(2013, 12, 19)
    ),
)


def presented(presidency: str = "KZ-2012", **fields: Any) -> ProgrammePresented:
    """Present the programme of a presidency."""
    told = {"names": {"en": "Priorities"}, **fields}
    return ProgrammePresented(presidency=presidency, **told)


def priority(code: str = "forces", presidency: str = "KZ-2012", **fields: Any) -> PrioritySet:
    """Set a priority."""
    told = {"names": {"en": "Development of the forces"}, **fields}
    return PrioritySet(priority=code, presidency=presidency, **told)


def milestone(code: str = "list", due: date = date(2012, 3, 1), **fields: Any) -> MilestoneSet:
    """Set a milestone of the priority."""
    told = {"priority": "forces", "names": {"en": "List"}, "responsible": ("cdm",), **fields}
    return MilestoneSet(milestone=code, due=due, **told)


def served(what: str = "item", number: str = "1", **fields: Any) -> PriorityServed:
    """Put something to the service of the priority."""
    told = {"priority": "forces", "session": JOINT, **fields}
    return PriorityServed(what=what, number=number, **told)


def drawn(code: str = "plan", **fields: Any) -> PlanDrawn:
    """Draw up a plan to carry out the decisions of the joint session."""
    told = {"session": JOINT, "names": {"en": "Plan"}, **fields}
    return PlanDrawn(plan=code, **told)


def assigned(code: str = "1", due: date = date(2012, 2, 1), **fields: Any) -> ActionAssigned:
    """Assign an action of the plan."""
    told = {"plan": "plan", "names": {"en": "Report"}, "responsible": ("BY", "cdm"), **fields}
    return ActionAssigned(action=code, due=due, **told)


SET = (*PRESIDENCIES, presented(), priority())
AIMED = (*SET, milestone())
PLANNED = (drawn(), assigned())
