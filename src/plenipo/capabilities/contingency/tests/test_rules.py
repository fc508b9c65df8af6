"""What is refused and accepted of situations, plans, measures, help and exercises."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from case import accepted, after, check, names, refused
from story import JOINT, LIST, MEETING, MEMBERS, decision, on_afghan, on_border, position, positions

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

SITUATIONS = (
    accepted(opened(), "a situation"),
    accepted(opened(session=JOINT, item="1"), "one of which a session spoke"),
    refused(opened(), "twice", "code-taken", given=(opened(),)),
    refused(opened(situation="a b", names={}), "of no code", "bad-code", "no-name"),
    refused(opened(concerns=("XX",)), "that concerns nobody known", "no-such-member"),
    refused(opened(session="none"), "of no session", "no-such-session"),
    refused(opened(session=JOINT, item="99"), "of no item", "no-such-item"),
    accepted(assessed(), "a level", given=WATCHED),
    accepted(assessed(**X_1), "a level of an exercise", given=PLAYED),
    refused(assessed(), "of nothing that is watched", "no-such-situation"),
    refused(assessed("grave", " "), "at no level", "no-such-level", "no-text", given=WATCHED),
    refused(assessed(document="none"), "in no document", "no-such-document", given=WATCHED),
    refused(assessed(session="none"), "before no session", "no-such-session", given=WATCHED),
    refused(assessed(), "too early", "before-the-situation", given=WATCHED, at=EARLY),
    refused(assessed(**X_1), "in no exercise", "no-such-exercise", given=WATCHED),
    refused(assessed(**X_1), "after it", "exercise-over", given=PLAYED, at=NEXT_DAY),
    accepted(assured(), "an assurance", given=WATCHED),
    accepted(assured("KZ"), "an assurance of another member", given=WATCHED),
    refused(assured(), "about nothing", "no-such-situation"),
    refused(assured("XX"), "of nobody", "no-such-member", given=WATCHED),
    refused(assured(), "by another", "not-for-the-member", given=WATCHED, principal="KZ"),
    refused(assured(text=""), "of nothing", "no-text", given=WATCHED),
    accepted(defined(), "an indicator", given=(opened(),)),
    accepted(defined(least=-5, most=5, alarm=-5, falling=True), "a falling one", given=(opened(),)),
    refused(defined(), "of nothing that is watched", "no-such-situation"),
    refused(defined(), "twice", "indicator-taken", given=WATCHED),
    refused(
        defined("a b", names={"en": " "}, unit=""),
        "of nothing",
        *("bad-code", "no-name", "no-unit"),
        given=(opened(),),
    ),
    refused(defined(least=5, most=5), "between equal ends", "ends-contradict", given=(opened(),)),
    refused(defined(most=10), "beyond its end", "alarm-out-of-range", given=(opened(),)),
    refused(defined(alarm=-1), "below its end", "alarm-out-of-range", given=(opened(),)),
    accepted(measured(), "a value", given=WATCHED),
    refused(measured(), "of nothing that is watched", "no-such-situation"),
    refused(measured(code="none"), "of no indicator", "no-such-indicator", given=WATCHED),
    refused(measured(-1), "below the least", "value-out-of-range", given=WATCHED),
    refused(
        measured(31),
        "above the most",
        "value-out-of-range",
        given=(opened(), defined(most=30)),
    ),
    refused(measured(source=" "), "of unknown source", "no-source", given=WATCHED),
)
PLANS = (
    accepted(drafted(), "a plan", given=(*WATCHED, LISTED)),
    accepted(drafted(document=""), "a plan without its document yet", given=WATCHED),
    refused(drafted(), "for nothing", "no-such-situation"),
    refused(drafted(), "twice", "code-taken", given=DRAFTED),
    refused(
        drafted(plan="a b", names={}, review=YESTERDAY),
        "of nothing",
        *("bad-code", "no-name", "no-such-document", "review-past"),
        given=WATCHED,
    ),
    accepted(planned(), "a measure", given=DRAFTED),
    accepted(planned(members=(), bodies=("cdm",)), "done by a body", given=DRAFTED),
    accepted(itself(until=QUIET), "that is activated by itself", given=DRAFTED),
    accepted(
        itself(trigger="all_of: [{fact: {that: 'decided:J-9'}}, {fact: {that: consulted}}]"),
        "that a decision activates",
        given=DRAFTED,
    ),
    refused(planned(), "of no plan", "no-such-plan"),
    refused(planned(), "before the plan", "before-the-plan", given=DRAFTED, at=EARLY),
    refused(planned("a b", names={}), "of no code", "bad-code", "no-name", given=DRAFTED),
    refused(planned(), "twice", "measure-taken", given=(*DRAFTED, planned())),
    refused(planned(members=()), "that nobody does", "nobody-responsible", given=DRAFTED),
    refused(planned(members=("XX",)), "that a stranger does", "no-such-member", given=DRAFTED),
    refused(planned(bodies=("xx",), decides="xx"), "of no body", "no-such-body", given=DRAFTED),
    refused(planned(level="grave"), "at no level", "no-such-level", given=DRAFTED),
    refused(planned(within=0), "in no time", "no-time", given=DRAFTED),
    refused(
        planned(within=49, review=2),
        "reviewed before it is done",
        "review-before-due",
        given=DRAFTED,
    ),
    refused(planned(provision="p1"), "that is a title", "no-such-provision", given=DRAFTED),
    refused(planned(provision="p9"), "of no provision", "no-such-provision", given=DRAFTED),
    refused(
        planned("2", provision="p2"),
        "of the provision of another",
        "provision-taken",
        given=PLANNED,
    ),
    refused(planned(assists="KZ"), "that helps another", "not-concerned", given=DRAFTED),
    refused(itself(trigger=" "), "that nothing sets off", "no-trigger", given=DRAFTED),
    refused(planned(decides=""), "that nobody decides on", "nobody-decides", given=DRAFTED),
    refused(
        planned(trigger="count: {of: members, counted_by: raids, at_least: 2}"),
        "that asks for an unknown indicator",
        "bad-trigger",
        given=DRAFTED,
    ),
    refused(planned(trigger="no_objection"), "that asks members", "bad-trigger", given=DRAFTED),
    refused(
        planned(trigger="fact: {that: rain}"), "that asks for rain", "bad-trigger", given=DRAFTED
    ),
    refused(
        planned(trigger="count: {of: silent, at_least: 1}"),
        "that asks who is silent",
        "bad-trigger",
        given=DRAFTED,
    ),
    refused(
        planned(trigger="count: {of: for, counted_by: attacks, at_least: 1}"),
        "that asks what those past their alarm weigh",
        "bad-trigger",
        given=DRAFTED,
    ),
    refused(
        planned(trigger="share: {of: for, out_of: voting, at_least: 1/2}"),
        "that asks for a share of those voting",
        "bad-trigger",
        given=DRAFTED,
    ),
    refused(
        planned(trigger="share: {of: for, counted_by: attacks, at_least: 1/2}"),
        "that asks for a share of attacks",
        "bad-trigger",
        given=DRAFTED,
    ),
    refused(
        planned(trigger="[", until="{"), "in no YAML", "bad-trigger", "bad-trigger", given=DRAFTED
    ),
    refused(
        planned(
            trigger="all_of: [{fact: {that: 'level:calm'}}"
            + ", {fact: {that: consulted}}" * 8
            + "]"
        ),
        "that asks too much",
        "bad-trigger",
        given=DRAFTED,
    ),
    refused(
        planned(trigger=f"all_of: [{{{ATTACKS}}}, {{{QUIET}}}]"),
        "whose trigger contradicts itself",
        "trigger-never-holds",
        given=DRAFTED,
    ),
    refused(
        planned(trigger=ATTACKS),
        "whose trigger is beyond its indicator",
        "trigger-never-holds",
        given=(opened(), defined(most=19, alarm=None), LISTED, drafted()),
    ),
    refused(
        planned(trigger="not: {fact: {that: 'level:watch'}}"),
        "whose trigger asks for a level below its own",
        "trigger-never-holds",
        given=DRAFTED,
    ),
    refused(
        itself(trigger="count: {of: members, counted_by: attacks, at_most: 500}"),
        "whose trigger always holds",
        "trigger-always-holds",
        given=(opened(), defined(most=500), LISTED, drafted()),
    ),
    refused(
        itself(until="count: {of: members, counted_by: attacks, at_most: 20}"),
        "that would end as it begins",
        "trigger-meets-end",
        given=DRAFTED,
    ),
    refused(
        planned(until="count: {of: for, at_least: 2}"),
        "that never ends",
        "end-never-holds",
        given=DRAFTED,
    ),
)
ACTIVATED = (
    accepted(
        activated(decision="J-9"),
        "by decision",
        given=(*PLANNED, assessed("watch"), *DECIDED),
    ),
    accepted(activated(), "by itself", given=(*ALONE, *TENSE)),
    accepted(
        activated(decision="J-9"),
        "with the document that was adopted",
        given=(
            *WATCHED,
            LISTED,
            drafted(),
            planned(provision="p3"),
            assessed(),
            *ADOPTED,
            *DECIDED,
        ),
    ),
    accepted(activated(**X_1, reason="played"), "in an exercise", given=PLAYED),
    accepted(
        activated(**X_1, reason="played"),
        "in an exercise, though it is not approved",
        given=(*DRAFTED, planned(), exercise(), assessed(**X_1)),
    ),
    refused(activated(), "of no plan", "no-such-plan"),
    refused(activated(), "of no measure", "no-such-measure", given=DRAFTED),
    refused(activated(**X_1), "in no exercise", "no-such-exercise", given=PLANNED),
    refused(activated(), "twice", "already-activated", given=RUNNING),
    refused(
        activated(decision="J-9"),
        "before it was planned",
        "before-the-plan",
        given=(*DRAFTED, assessed(), *DECIDED, after(9, planned(provision="p2"))),
        at=MEETING,
    ),
    refused(
        activated(decision="J-9"),
        "that is not approved",
        "not-approved",
        given=(*DRAFTED, planned(provision="p3"), assessed(), *DECIDED),
    ),
    refused(
        activated(decision="J-9"),
        "that is in no document",
        "not-approved",
        given=(*DRAFTED, planned(), assessed(), *DECIDED),
    ),
    refused(
        activated(decision="J-9"), "below its level", "below-level", given=(*PLANNED, *DECIDED)
    ),
    refused(activated(), "by nobody", "no-decision", given=(*PLANNED, assessed())),
    refused(
        activated(decision="J-7"), "by no decision", "not-decided", given=(*PLANNED, assessed())
    ),
    refused(
        activated(decision="J-9"),
        "by the decision of another body",
        "not-decided",
        given=(*DRAFTED, planned(provision="p2", decides="csc"), assessed(), *DECIDED),
    ),
    refused(
        activated(), "below its trigger", "not-triggered", given=(*ALONE, assessed(), measured(19))
    ),
    refused(activated(), "without any value", "not-triggered", given=(*ALONE, assessed())),
    accepted(activated(decision="J-9"), "of help", given=(*HELPING, *DECIDED, asked())),
    refused(
        activated(decision="J-9"),
        "of help that nobody asked for",
        "not-requested",
        given=(*HELPING, *DECIDED),
    ),
    refused(
        activated(decision="J-9"),
        "of help that is not asked for any more",
        "not-requested",
        given=(*HELPING, *DECIDED, asked(), after(1, taken_back())),
        at=MEETING + timedelta(minutes=2),
    ),
    accepted(reported(), "a report", given=RUNNING),
    refused(reported(), "of no measure", "no-such-plan"),
    refused(reported(), "of what is not activated", "not-activated", given=ALONE),
    refused(
        reported("KZ", "soon"),
        "of who does not act",
        *("not-responsible", "no-such-progress"),
        given=RUNNING,
    ),
    accepted(reviewed(following=date(2011, 12, 20)), "a review", given=RUNNING),
    refused(reviewed(), "of no measure", "no-such-plan"),
    refused(reviewed(), "of what is not activated", "not-activated", given=ALONE),
    refused(
        reviewed("", following=date(2011, 12, 19)),
        "that says nothing",
        *("no-text", "review-past"),
        given=RUNNING,
    ),
    accepted(
        ended(),
        "what its own condition ends",
        given=(*RUNNING, after(1, measured(3))),
        at=MEETING + timedelta(minutes=2),
    ),
    accepted(ended(**X_1, reason="played"), "in an exercise", given=IN_PLAY),
    refused(ended(), "of no measure", "no-such-plan"),
    refused(ended(**X_1), "in no exercise", "no-such-exercise", given=PLANNED),
    refused(ended(**X_1, reason="x"), "in play, not begun", "not-activated", given=PLAYED),
    refused(ended(), "while nothing ends it", "not-over", given=RUNNING),
    refused(ended(reason="enough"), "for a reason alone", "not-over", given=RUNNING),
    refused(ended(decision="J-7"), "by no decision", "not-decided", given=RUNNING),
    accepted(
        ended(),
        "help that is not asked for any more",
        given=(*HELPING, *DECIDED, asked(), activated(decision="J-9"), after(1, taken_back())),
        at=MEETING + timedelta(minutes=2),
    ),
)
REQUESTS = (
    accepted(consulted(), "consultations", given=WATCHED),
    refused(consulted(), "on nothing", "no-such-situation"),
    refused(
        consulted(consultation="U-1", due=MEETING),
        "twice, and due at once",
        *("already-requested", "due-past"),
        given=(*WATCHED, consulted()),
    ),
    refused(
        consulted(consultation="a b", member="XX", body="xx"),
        "of nobody",
        *("bad-code", "no-such-member", "no-such-body"),
        given=WATCHED,
    ),
    accepted(held(), "that they were held", given=(*WATCHED, consulted())),
    refused(held(), "on nothing", "no-such-situation"),
    refused(held(), "that nobody asked for", "no-such-consultation", given=WATCHED),
    refused(
        held(" ", session="none"),
        "twice, of nothing",
        *("already-held", "no-text", "no-such-session"),
        given=(*WATCHED, consulted(), held()),
    ),
    accepted(asked(), "help", given=WATCHED),
    accepted(asked(**X_1), "help in an exercise", given=PLAYED),
    refused(asked(), "in nothing", "no-such-situation"),
    refused(asked("KZ"), "by who is not concerned", "not-concerned", given=WATCHED),
    refused(asked(), "where nobody is concerned", "not-concerned", given=(opened(concerns=()),)),
    refused(
        asked(),
        "for another",
        "not-for-the-member",
        given=WATCHED,
        principal="RU",
    ),
    refused(asked(text=""), "twice", "no-text", "already-requested", given=(*WATCHED, asked())),
    accepted(taken_back(), "that it is not needed", given=(*WATCHED, asked())),
    refused(taken_back(), "in nothing", "no-such-situation"),
    refused(taken_back(), "that was not asked for", "not-requested", given=WATCHED),
)
EXERCISES = (
    accepted(exercise(), "an exercise", given=WATCHED),
    refused(exercise(), "on nothing", "no-such-situation"),
    refused(
        exercise(names={}, until=MEETING),
        "twice, over at once",
        *("code-taken", "no-name", "ends-before-it-begins"),
        given=(*WATCHED, exercise()),
    ),
    accepted(ExerciseClosed(exercise="X-1"), "its end", given=(*WATCHED, exercise())),
    refused(ExerciseClosed(exercise="X-1"), "of none", "no-such-exercise"),
    refused(
        ExerciseClosed(exercise="X-1"),
        "after its end",
        "exercise-over",
        given=(*WATCHED, exercise()),
        at=NEXT_DAY,
    ),
)
CASES = (*SITUATIONS, *PLANS, *ACTIVATED, *REQUESTS, *EXERCISES)


@pytest.mark.parametrize("case", CASES, ids=names)
def test_the_rules_of_contingency_hold(case):
    check(case)
