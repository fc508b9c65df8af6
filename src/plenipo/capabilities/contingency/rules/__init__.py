"""What stands against what is done of contingency."""

from __future__ import annotations

from plenipo.capabilities.contingency.rules.exercises import (
    refuse_exercise_closed,
    refuse_exercise_opened,
)
from plenipo.capabilities.contingency.rules.measures import (
    refuse_measure_activated,
    refuse_measure_ended,
    refuse_measure_reported,
    refuse_measure_reviewed,
)
from plenipo.capabilities.contingency.rules.planning import (
    refuse_measure_planned,
    refuse_plan_drafted,
)
from plenipo.capabilities.contingency.rules.requests import (
    refuse_assistance_requested,
    refuse_assistance_withdrawn,
    refuse_consultation_held,
    refuse_consultation_requested,
)
from plenipo.capabilities.contingency.rules.situations import (
    refuse_assurance_given,
    refuse_indicator_defined,
    refuse_indicator_measured,
    refuse_situation_assessed,
    refuse_situation_opened,
)

__all__ = (
    "refuse_assistance_requested",
    "refuse_assistance_withdrawn",
    "refuse_assurance_given",
    "refuse_consultation_held",
    "refuse_consultation_requested",
    "refuse_exercise_closed",
    "refuse_exercise_opened",
    "refuse_indicator_defined",
    "refuse_indicator_measured",
    "refuse_measure_activated",
    "refuse_measure_ended",
    "refuse_measure_planned",
    "refuse_measure_reported",
    "refuse_measure_reviewed",
    "refuse_plan_drafted",
    "refuse_situation_assessed",
    "refuse_situation_opened",
)
