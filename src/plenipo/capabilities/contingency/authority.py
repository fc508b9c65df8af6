"""Who may record what is done in a crisis: the duty officer, who is a secretary, and the chair.

Help is asked for, and assurances are given, by the delegation itself. Members report what they do.
"""

from __future__ import annotations

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
    SituationOpened,
)
from plenipo.core.authority import ALTERNATE, CHAIR, HEAD, SECRETARY, for_all, for_own

_OFFICERS = (for_all(CHAIR, SECRETARY),)
_DELEGATIONS = (for_own(HEAD, ALTERNATE), for_all(SECRETARY))

GRANTS = {
    SituationOpened: _OFFICERS,
    SituationAssessed: _OFFICERS,
    IndicatorDefined: _OFFICERS,
    IndicatorMeasured: _OFFICERS,
    PlanDrafted: _OFFICERS,
    MeasurePlanned: _OFFICERS,
    MeasureActivated: _OFFICERS,
    MeasureReported: _DELEGATIONS,
    MeasureReviewed: _OFFICERS,
    MeasureEnded: _OFFICERS,
    ConsultationRequested: _DELEGATIONS,
    ConsultationHeld: _OFFICERS,
    AssistanceRequested: _DELEGATIONS,
    AssistanceWithdrawn: _DELEGATIONS,
    AssuranceGiven: _DELEGATIONS,
    ExerciseOpened: _OFFICERS,
    ExerciseClosed: _OFFICERS,
}
