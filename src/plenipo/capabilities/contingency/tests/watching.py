"""A situation that is watched, and what can be done in it: the acts of the tests."""

from __future__ import annotations

from datetime import date, timedelta

from story import JOINT, LIST, MEETING, MEMBERS, decision, on_afghan, on_border, position, positions

from plenipo.capabilities.contingency.acts import (
    AssistanceRequested,
    AssistanceWithdrawn,
    AssuranceGiven,
    ConsultationHeld,
    ConsultationRequested,
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
from plenipo.capabilities.documents.acts import DocumentTabled, ProvisionAgreed

EARLY = MEETING - timedelta(minutes=10)
NEXT_DAY = MEETING + timedelta(days=1)
YESTERDAY = date(2011, 12, 18)
ATTACKS = "count: {of: members, counted_by: attacks, at_least: 20}"
QUIET = "count: {of: members, counted_by: attacks, at_most: 5}"


def opened(**fields):
    told = {"names": {"en": "Afghanistan"}, "concerns": ("TJ",), **fields}
    return SituationOpened(**{"situation": "afghan", **told})


def assessed(level="tense", text="It gets worse.", **fields):
    return on_afghan(SituationAssessed, level=level, text=text, **fields)


def defined(code="attacks", **fields):
    told = {"names": {"en": "Attacks"}, "unit": "a month", "alarm": 20, **fields}
    return on_afghan(IndicatorDefined, indicator=code, **told)


def measured(value=25, code="attacks", **fields):
    return on_afghan(IndicatorMeasured, indicator=code, value=value, **{"source": "S", **fields})


def assured(member="TJ", text="All is quiet.", **fields):
    return on_afghan(AssuranceGiven, member=member, text=text, **fields)


def drafted(**fields):
    told = {"plan": "list", "names": {"en": "List"}, "document": "measures", **fields}
    return on_afghan(PlanDrafted, **told)


def planned(code="1", **fields):
    told = {"names": {"en": "Ready"}, "level": "watch", "within": 24, "members": ("TJ",)}
    told |= {"decides": "cfm", **fields}
    return MeasurePlanned(plan=told.pop("plan", "list"), measure=code, **told)


def itself(code="1", trigger=ATTACKS, **fields):
    """Return a measure that is activated by itself."""
    return planned(code, decides="", automatic=True, trigger=trigger, provision="p2", **fields)


def activated(**fields):
    return on_border(MeasureActivated, **fields)


def reported(member="TJ", progress="done", **fields):
    return on_border(MeasureReported, member=member, progress=progress, **fields)


def reviewed(text="Go on.", **fields):
    return on_border(MeasureReviewed, text=text, **fields)


def ended(**fields):
    return on_border(MeasureEnded, **fields)


def consulted(**fields):
    told = {"consultation": "U-1", "member": "TJ", "body": "cfm", "due": NEXT_DAY, **fields}
    return on_afghan(ConsultationRequested, **told)


def held(outcome="They follow it.", **fields):
    return on_afghan(ConsultationHeld, **{"consultation": "U-1", "outcome": outcome, **fields})


def asked(member="TJ", text="Equipment", **fields):
    return on_afghan(AssistanceRequested, member=member, text=text, **fields)


def taken_back(member="TJ", **fields):
    return on_afghan(AssistanceWithdrawn, member=member, **fields)


def exercise(**fields):
    told = {"exercise": "X-1", "names": {"en": "Rubezh"}, "until": NEXT_DAY, **fields}
    return on_afghan(ExerciseOpened, **told)


LISTED = DocumentTabled(
    session=JOINT,
    item="2",
    document="measures",
    symbol="J/2011/L.9",
    names={"en": "List of measures"},
    text=LIST,
)
AGREED = ProvisionAgreed(session=JOINT, document="measures", provision="p2")
WATCHED = (opened(), defined())
DRAFTED = (*WATCHED, LISTED, AGREED, drafted())
PLANNED = (*DRAFTED, planned(provision="p2"))
ALONE = (*DRAFTED, itself(until=QUIET))
TENSE = (assessed(), measured())
RUNNING = (*ALONE, *TENSE, activated())
PLAYED = (*PLANNED, exercise(), assessed(exercise="X-1"))
IN_PLAY = (*PLAYED, activated(exercise="X-1", reason="played"))
HELPING = (*DRAFTED, planned(provision="p2", assists="TJ"), assessed())
DECIDED = (*positions("1", {}), decision("1", "J-9"))
ADOPTED = (
    *(position("2", member, "agree", text="sha256:a") for member in MEMBERS),
    decision("2", "J-8", text="sha256:a"),
)
X_1 = {"exercise": "X-1"}
