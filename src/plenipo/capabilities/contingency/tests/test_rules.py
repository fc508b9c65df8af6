"""What is refused and accepted of situations, plans, measures, help and exercises."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from case import accepted, after, check, names, refused
from story import JOINT, MEETING

from plenipo.capabilities.contingency.acts import (
    ExerciseClosed,
)
from plenipo.capabilities.contingency.tests.plan_cases import PLANS
from plenipo.capabilities.contingency.tests.watching import (
    ADOPTED,
    ALONE,
    DECIDED,
    DRAFTED,
    EARLY,
    HELPING,
    IN_PLAY,
    LISTED,
    NEXT_DAY,
    PLANNED,
    PLAYED,
    RUNNING,
    TENSE,
    WATCHED,
    X_1,
    activated,
    asked,
    assessed,
    assured,
    consulted,
    defined,
    drafted,
    ended,
    exercise,
    held,
    measured,
    opened,
    planned,
    reported,
    reviewed,
    taken_back,
)

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
