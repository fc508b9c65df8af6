"""What stands against the acts of a programme, and of plans to carry out decisions."""

from __future__ import annotations

from plenipo.capabilities.programme.rules.milestones import (
    refuse_milestone_moved,
    refuse_milestone_reached,
    refuse_milestone_set,
)
from plenipo.capabilities.programme.rules.plans import (
    refuse_action_assigned,
    refuse_action_completed,
    refuse_action_moved,
    refuse_plan_drawn,
)
from plenipo.capabilities.programme.rules.priorities import (
    refuse_priority_carried,
    refuse_priority_closed,
    refuse_priority_served,
    refuse_priority_set,
    refuse_programme_presented,
)

__all__ = (
    "refuse_action_assigned",
    "refuse_action_completed",
    "refuse_action_moved",
    "refuse_milestone_moved",
    "refuse_milestone_reached",
    "refuse_milestone_set",
    "refuse_plan_drawn",
    "refuse_priority_carried",
    "refuse_priority_closed",
    "refuse_priority_served",
    "refuse_priority_set",
    "refuse_programme_presented",
)
