"""What is refused and accepted of programmes, priorities, milestones and plans."""

from datetime import date, timedelta

import pytest
from case import accepted, after, check, names, refused
from story import COUNCIL, MEETING, decision, position, positions

from plenipo.capabilities.decisions.acts import DecisionRescinded
from plenipo.capabilities.members.acts import OfficeFilled
from plenipo.capabilities.programme.acts import (
    ActionCompleted,
    ActionMoved,
    MilestoneMoved,
    MilestoneReached,
    PriorityCarried,
    PriorityClosed,
)
from plenipo.capabilities.programme.tests.programme_cases import (
    AIMED,
    END,
    FIRST,
    JOINT,
    NEXT,
    PLANNED,
    PRESIDENCIES,
    SET,
    assigned,
    drawn,
    milestone,
    presented,
    priority,
    served,
)
from plenipo.capabilities.sessions.acts import ItemAdopted

BEFORE = MEETING - timedelta(minutes=5)
SPRING = date(2012, 4, 1)
DECIDED = (
    after(-9, ItemAdopted(session=JOINT, item="1")),
    *(after(-8, act) for act in positions("1", {})),
    after(-7, decision("1", "J-1")),
)
RESCINDED = after(-6, DecisionRescinded(session=JOINT, item="1", decision="J-1", reason="a slip"))
REFUSED = (
    after(-9, ItemAdopted(session=JOINT, item="1")),
    after(-8, position("1", "BY", "object")),
    after(-7, decision("1", "J-1", outcome="not-adopted", says="not-adopted")),
)
SECRETARY = OfficeFilled(office="secretary-general", holder="Nikolai Bordyuzha", since=FIRST)


def moved(due=SPRING, code="list", reason="the experts meet later", **fields):
    told = {"priority": "forces", **fields}
    return MilestoneMoved(milestone=code, due=due, reason=reason, **told)


def reached(code="list", note="decision J-1", **fields):
    return MilestoneReached(**{"priority": "forces", **fields}, milestone=code, note=note)


def carried(presidency="KG-2013", **fields):
    return PriorityCarried(**{"priority": "forces", **fields}, presidency=presidency)


def closed(outcome="achieved", **fields):
    return PriorityClosed(**{"priority": "forces", **fields}, outcome=outcome)


def put_off(due=SPRING, reason="one is late", **fields):
    return ActionMoved(**{"plan": "plan", "action": "1", **fields}, due=due, reason=reason)


def completed(note="reported", **fields):
    return ActionCompleted(**{"plan": "plan", "action": "1", **fields}, note=note)


DONE = (*AIMED, reached())

PRESENTING = (
    accepted(presented(session=JOINT), "at a session", given=PRESIDENCIES),
    refused(presented("none"), "of no presidency", "no-such-presidency", given=PRESIDENCIES),
    refused(presented(names={}), "without a title", "no-name", given=PRESIDENCIES),
    refused(presented(), "twice", "already-presented", given=SET),
    refused(presented(session="none"), "at none", "no-such-session", given=PRESIDENCIES),
    refused(presented(document="L.9"), "with a text of none", "no-session", given=PRESIDENCIES),
    refused(
        presented(session=JOINT, document="L.9"),
        "with no text",
        "no-such-document",
        given=PRESIDENCIES,
    ),
)

SETTING = (
    accepted(priority(lead=("KZ", "cdm")), "of a programme", given=(*PRESIDENCIES, presented())),
    refused(priority("no code"), "under a bad code", "bad-code", given=SET),
    refused(priority("other", names={}), "without a name", "no-name", given=SET),
    refused(priority(), "twice", "already-set", given=SET),
    refused(priority("other", "none"), "of none", "no-such-presidency", given=SET),
    refused(priority(), "without a programme", "no-programme", given=PRESIDENCIES),
    refused(priority("other"), "before the programme", "no-programme", given=SET, at=BEFORE),
    refused(priority("other", lead=("XX",)), "led by nobody", "no-such-one", given=SET),
)

MILESTONES = (
    accepted(milestone(), "in the presidency", given=SET),
    accepted(milestone(due=END), "due on the day it is handed over", given=SET),
    accepted(
        milestone(responsible=("secretary-general",)), "of an office", given=(*SET, SECRETARY)
    ),
    refused(milestone(priority="none"), "of no priority", "no-such-priority", given=SET),
    refused(milestone(), "where none is set", "no-such-priority"),
    refused(milestone(), "before the priority", "before-the-priority", given=SET, at=BEFORE),
    refused(milestone("more"), "of what is closed", "priority-closed", given=(*DONE, closed())),
    refused(milestone("no code"), "under a bad code", "bad-code", given=SET),
    refused(milestone(names={"en": ""}), "without a name", "no-name", given=SET),
    refused(milestone(), "twice", "already-set", given=AIMED),
    refused(milestone(responsible=()), "of nobody", "nobody-responsible", given=SET),
    refused(milestone(responsible=("XX",)), "of somebody unknown", "no-such-one", given=SET),
    refused(milestone(due=FIRST), "too early", "outside-the-presidency", given=SET),
    refused(
        milestone(due=END + timedelta(days=1)), "too late", "outside-the-presidency", given=SET
    ),
    accepted(moved(), "to another day", given=AIMED),
    refused(moved(priority="none"), "of no priority", "no-such-priority", given=AIMED),
    refused(moved(code="none"), "where there is none", "no-such-milestone", given=AIMED),
    refused(moved(code="none"), "where none is set", "no-such-milestone", given=SET),
    refused(moved(reason=""), "without a reason", "no-reason", given=AIMED),
    refused(moved(), "when it is reached", "done-already", given=DONE),
    refused(moved(date(2012, 3, 1)), "to the same day", "same-day", given=AIMED),
    refused(
        moved(date(2011, 12, 1)),
        "to a day that is past",
        "day-is-past",
        "outside-the-presidency",
        given=AIMED,
    ),
    accepted(reached(), "reached", given=AIMED),
    refused(reached(priority="none"), "of no priority", "no-such-priority", given=AIMED),
    refused(reached("none"), "not set", "no-such-milestone", given=AIMED),
    refused(reached(note=" "), "known by nothing", "no-note", given=AIMED),
    refused(reached(), "twice", "done-already", given=DONE),
    refused(
        reached(),
        "before it was set",
        "before-it-was-set",
        given=(*(after(-9, act) for act in SET), milestone()),
        at=BEFORE,
    ),
)

SERVING = (
    accepted(served(), "by an item", given=SET),
    accepted(served(milestone="list"), "by an item, for a milestone", given=AIMED),
    accepted(served("decision", "J-1"), "by a decision", given=(*SET, *DECIDED)),
    accepted(served("session", COUNCIL, session=""), "by a session", given=SET),
    refused(served(priority="none"), "where there is none", "no-such-priority", given=SET),
    refused(served("person", "BY"), "by a person", "bad-kind", given=SET),
    refused(served(session=""), "by an item of none", "no-session", given=SET),
    refused(served(number="9"), "by no item", "no-such-item", given=SET),
    refused(served("document", "L.9"), "by no text", "no-such-document", given=SET),
    refused(served("decision", "J-9"), "by no decision", "no-such-decision", given=SET),
    refused(
        served("decision", "J-1", session=COUNCIL),
        "by a decision of another session",
        "no-such-decision",
        given=(*SET, *DECIDED),
    ),
    refused(served("session", "none", session=""), "by none", "no-such-session", given=SET),
    refused(served("treaty", "none", session=""), "by no treaty", "no-such-treaty", given=SET),
    refused(served(), "by the same twice", "already-serving", given=(*SET, served())),
    refused(served(milestone="none"), "for none", "no-such-milestone", given=AIMED),
)

ENDING = (
    accepted(carried(), "to the next", given=AIMED),
    refused(carried(priority="none"), "where there is none", "no-such-priority", given=AIMED),
    refused(carried("none"), "to none", "no-such-presidency", given=AIMED),
    refused(carried("BY-2011"), "to the one before", "not-the-next", given=AIMED),
    refused(carried(), "from the last on record", "not-the-next", given=(*AIMED, carried())),
    refused(carried(), "when it is closed", "priority-closed", given=(*DONE, closed())),
    accepted(closed(), "with every milestone reached", given=DONE),
    accepted(
        closed(),
        "with what serves its milestone done",
        given=(*AIMED, *DECIDED, served(milestone="list")),
    ),
    accepted(closed("dropped", reason="no money"), "with open milestones", given=AIMED),
    refused(closed(priority="none"), "where there is none", "no-such-priority", given=DONE),
    refused(closed("forgotten", reason="why"), "in no way", "bad-outcome", given=DONE),
    refused(closed("dropped"), "without a reason", "no-reason", given=AIMED),
    refused(closed(), "with open milestones", "milestones-open", given=AIMED),
    refused(closed(), "twice", "priority-closed", given=(*DONE, closed())),
)

PLANNING = (
    accepted(drawn(body="cfm"), "of a session"),
    refused(drawn("no code"), "under a bad code", "bad-code"),
    refused(drawn(names={}), "without a title", "no-name"),
    refused(drawn(), "twice", "already-drawn", given=(drawn(),)),
    refused(drawn(session="none"), "of no session", "no-such-session"),
    refused(drawn(body="none"), "of no body", "no-such-body"),
    accepted(assigned(decision="J-1"), "for a decision", given=(*DECIDED, drawn())),
    accepted(assigned(priority="forces"), "for a priority", given=(*SET, drawn())),
    refused(assigned(plan="none"), "in no plan", "no-such-plan", given=(drawn(),)),
    refused(assigned(), "where there is no plan", "no-such-plan"),
    refused(assigned(), "before the plan", "before-the-plan", given=(drawn(),), at=BEFORE),
    refused(assigned("no code"), "under a bad code", "bad-code", given=(drawn(),)),
    refused(assigned(names={}), "without a name", "no-name", given=(drawn(),)),
    refused(assigned(), "twice", "already-assigned", given=PLANNED),
    refused(assigned(responsible=()), "to nobody", "nobody-responsible", given=(drawn(),)),
    refused(assigned(responsible=("XX",)), "to who is unknown", "no-such-one", given=(drawn(),)),
    refused(assigned(decision="J-1"), "for no decision", "no-such-decision", given=(drawn(),)),
    refused(
        assigned(decision="J-1"),
        "for what was taken back",
        "decision-not-standing",
        given=(*DECIDED, RESCINDED, drawn()),
    ),
    refused(
        assigned(decision="J-1"),
        "for what was not adopted",
        "decision-not-standing",
        given=(*REFUSED, drawn()),
    ),
    refused(assigned(priority="none"), "for no priority", "no-such-priority", given=(drawn(),)),
    refused(assigned(due=FIRST), "due before it", "day-is-past", given=(drawn(),)),
)

ACTING = (
    accepted(put_off(), "moved", given=PLANNED),
    refused(put_off(plan="none"), "of no plan", "no-such-plan", given=PLANNED),
    refused(put_off(action="2"), "not assigned", "no-such-action", given=PLANNED),
    refused(put_off(action="2"), "where none is", "no-such-action", given=(drawn(),)),
    refused(put_off(reason=""), "without a reason", "no-reason", given=PLANNED),
    refused(put_off(), "when it is done", "done-already", given=(*PLANNED, completed())),
    refused(put_off(date(2012, 2, 1)), "to the same day", "same-day", given=PLANNED),
    refused(put_off(NEXT - timedelta(days=9)), "to the past", "day-is-past", given=PLANNED),
    accepted(completed(), "done", given=PLANNED),
    accepted(completed(member="BY"), "done by who is responsible", given=PLANNED),
    accepted(completed(member="KZ"), "done by who sits in a body that is", given=PLANNED),
    refused(completed(plan="none"), "of no plan", "no-such-plan", given=PLANNED),
    refused(completed(action="2"), "not assigned", "no-such-action", given=PLANNED),
    refused(completed(), "twice", "done-already", given=(*PLANNED, completed())),
    refused(completed(note=""), "without a word", "no-note", given=PLANNED),
    refused(
        completed(member="XX"), "by nobody", "no-such-member", "not-responsible", given=PLANNED
    ),
    refused(
        completed(member="KZ"),
        "by another",
        "not-responsible",
        given=(drawn(), assigned(responsible=("BY",))),
    ),
)

CASES = (*PRESENTING, *SETTING, *MILESTONES, *SERVING, *ENDING, *PLANNING, *ACTING)


@pytest.mark.parametrize("case", CASES, ids=names)
def test_the_rules_of_a_programme_hold(case):
    check(case)
