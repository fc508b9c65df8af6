"""Who reads what is said of a situation: those who read that it is watched.

A board of which each saw another part would tell each another level; an activation would tell of a
value that its reader may not know.
"""

from __future__ import annotations

from typing import Any

from plenipo.capabilities.contingency.acts import (
    AssistanceRequested,
    AssistanceWithdrawn,
    AssuranceGiven,
    ConsultationHeld,
    ConsultationRequested,
    ExerciseClosed,
    ExerciseOpened,
    IndicatorDefined,
    IndicatorMeasured,
    MeasureActivated,
    MeasureEnded,
    MeasurePlanned,
    MeasureReported,
    MeasureReviewed,
    PlanDrafted,
    SituationAssessed,
)
from plenipo.capabilities.contingency.state import Contingency
from plenipo.core.audience import Audience
from plenipo.core.fold import State


def of_the_situation(state: State, act: Any) -> Audience | None:  # noqa: ANN401 - one of several acts
    """Return who reads the situation that an act is about."""
    known = state.of(Contingency)
    code = (
        getattr(act, "situation", "")
        or known.homes.get(getattr(act, "plan", ""), "")
        or known.exercises.get(getattr(act, "exercise", ""), "")
    )
    found = known.situations.get(code)
    return found.audience if found else None


AUDIENCES = dict.fromkeys(
    (
        *(IndicatorDefined, IndicatorMeasured, SituationAssessed, AssuranceGiven),
        *(PlanDrafted, MeasurePlanned, MeasureActivated, MeasureReported, MeasureReviewed),
        *(MeasureEnded, ConsultationRequested, ConsultationHeld),
        *(AssistanceRequested, AssistanceWithdrawn, ExerciseOpened, ExerciseClosed),
    ),
    of_the_situation,
)
