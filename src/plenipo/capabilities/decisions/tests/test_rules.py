"""What is refused and accepted of the acts of deciding: above all, what the rule does not say."""

from datetime import UTC, datetime, timedelta

import pytest
from case import accepted, after, check, names, refused
from story import BEGIN, COUNCIL, DAY, JOINT, MEETING, MEMBERS, decision, item, position, positions

from plenipo.capabilities.decisions.acts import DecisionRescinded, DecisionTaken
from plenipo.capabilities.decisions.tests.vote_cases import CASES as VOTE_CASES
from plenipo.capabilities.decisions.tests.vote_cases import RULE, WON
from plenipo.capabilities.members.acts import BodyComposed, MemberAdmitted, MemberSuspended
from plenipo.capabilities.rulebook.acts import RuleAdopted
from plenipo.capabilities.sessions.acts import (
    ItemDeferred,
    ItemProposed,
    ItemResumed,
    ItemRevised,
    SessionClosed,
)
from plenipo.procedure.rule_file import text_of

ALL_AGREE = tuple(positions("1", {}))
ONE_OBJECTS = tuple(positions("1", {"UZ": "object"}))
TWO_STAY_OUT = tuple(positions("3", {"UZ": "not-taking-part", "KG": "not-taking-part"}))
AGREED_EARLY = tuple(after(-90, act) for act in ALL_AGREE)
EARLY = MEETING - timedelta(hours=1)
DEFERRED = ItemDeferred(session=JOINT, item="1", reason="later")
REVISED = ItemRevised(session=JOINT, item="2", text="sha256:b")
ON_THE_TEXT = tuple(position("2", member, "agree", text="sha256:a") for member in MEMBERS)
LENIENT = text_of("csto-consensus") + (
    "  - since: 2011-12-19\n    article: amended\n    condition: no_objection\n"
)
AMENDED = RuleAdopted(rule="csto-consensus", text=LENIENT)
AMENDED_LATER = RuleAdopted(rule="csto-consensus", text=LENIENT.replace("2011-12-19", "2011-12-20"))
SUSPENDED = MemberSuspended(member="UZ", since=DAY, reason="its own note")
ALL_SUSPENDED = tuple(
    MemberSuspended(member=member, since=DAY, reason="a thought experiment") for member in MEMBERS
)
LATER = text_of("csto-consensus").replace("2004-06-18", "2030-01-01")
OVERRULED = {"says": "not-adopted", "reason": "the chair finds no objection of substance"}


def rescinded(number="1", name="D1", reason="a slip of the pen"):
    return DecisionRescinded(session=JOINT, item=number, decision=name, reason=reason)


CASES = (
    accepted(decision("1", "D1"), "all seven agree", given=ALL_AGREE),
    accepted(
        decision("1", "D1", outcome="not-adopted", says="not-adopted"),
        "one objects, and it is not adopted",
        given=ONE_OBJECTS,
    ),
    accepted(
        decision("3", "D1", rule="csto-limited-format"),
        "in the limited format, five sign and two stay out",
        given=TWO_STAY_OUT,
    ),
    accepted(
        decision("1", "D1", **OVERRULED), "against the rule, with a reason", given=ONE_OBJECTS
    ),
    accepted(
        decision("1", "D2"),
        "anew after it was rescinded",
        given=(*ALL_AGREE, decision("1", "D1"), rescinded()),
    ),
    refused(decision("1", "D1"), "as if all agreed", "misstates-the-rule", given=ONE_OBJECTS),
    refused(
        decision("1", "D1"), "as if silence agreed", "misstates-the-rule", given=ALL_AGREE[:-1]
    ),
    refused(
        decision("1", "D1", says="not-adopted"),
        "against the rule, without a reason",
        "against-the-rule",
        given=ONE_OBJECTS,
    ),
    refused(decision("9", "D1"), "on nothing", "no-such-item"),
    refused(
        decision("1", "D1"),
        "when all is over",
        "session-closed",
        given=(*ALL_AGREE, SessionClosed(session=JOINT)),
    ),
    refused(
        decision("1", "D1"),
        "on what is deferred",
        "item-aside",
        given=(*ALL_AGREE, DEFERRED),
    ),
    accepted(
        decision("1", "D1"),
        "on what was deferred and is taken up again",
        given=(*ALL_AGREE, DEFERRED, ItemResumed(session=JOINT, item="1", reason="a new text")),
    ),
    accepted(
        decision("1", "D1"),
        "before it was deferred and the session closed, entered after",
        given=(*AGREED_EARLY, DEFERRED, SessionClosed(session=JOINT)),
        at=EARLY,
    ),
    refused(
        decision("1", "D1", says="not-adopted", outcome="not-adopted"),
        "before the session",
        "before-the-session",
        at=BEGIN,
    ),
    refused(
        decision("4", "D1", says="not-adopted", outcome="not-adopted"),
        "before the item",
        "before-the-item",
        given=(item("4", "x"),),
        at=EARLY,
    ),
    refused(
        decision("1", "D1"),
        "from before the positions that stand",
        "spoke-later",
        given=ALL_AGREE,
        at=EARLY,
    ),
    accepted(
        decision("1", "D1"),
        "without the one who is suspended that day",
        given=(*ONE_OBJECTS, SUSPENDED),
    ),
    refused(
        decision("1", "D1", says="not-adopted", outcome="not-adopted"),
        "as if the one who is suspended that day counted",
        "misstates-the-rule",
        given=(*ONE_OBJECTS, SUSPENDED),
    ),
    accepted(
        decision("1", "D1"),
        "without the one who was admitted the day after",
        given=(
            *ALL_AGREE,
            MemberAdmitted(member="XX", names={"en": "Newland"}, since=DAY + timedelta(days=1)),
            BodyComposed(body="cfm", members=(), since=DAY),
        ),
    ),
    refused(
        decision("1", "D1"),
        "without the one who was admitted that day",
        "misstates-the-rule",
        given=(
            *ALL_AGREE,
            MemberAdmitted(member="XX", names={"en": "Newland"}, since=DAY),
            BodyComposed(body="cfm", members=(), since=DAY),
        ),
    ),
    accepted(
        decision("1", "D1"),
        "jointly, by those who sit in one of the bodies",
        given=(
            *ALL_AGREE[:-1],
            *(BodyComposed(body=b, members=("AM", "BY"), since=DAY) for b in ("cfm", "cdm")),
            BodyComposed(body="cssc", members=tuple(MEMBERS)[:-1], since=DAY),
        ),
    ),
    refused(decision("1", "D1"), "by nobody", "nobody-to-decide", given=ALL_SUSPENDED),
    accepted(
        decision("1", "D1"),
        "by the rule as amended from that day",
        given=(*ALL_AGREE[:-1], AMENDED),
    ),
    refused(
        decision("1", "D1"),
        "by the rule as amended from the next day",
        "misstates-the-rule",
        given=(*ALL_AGREE[:-1], AMENDED_LATER),
    ),
    refused(
        decision("1", "D1"),
        "by the rule as amended after that moment",
        "misstates-the-rule",
        given=(*AGREED_EARLY[:-1], AMENDED),
        at=EARLY,
    ),
    accepted(decision("2", "D1", text="sha256:a"), "on the text before it", given=ON_THE_TEXT),
    refused(
        decision("2", "D1", text="sha256:b"),
        "on a new text, to which nobody agreed yet",
        "misstates-the-rule",
        given=(*ON_THE_TEXT, REVISED),
    ),
    accepted(
        decision("2", "D1", text="sha256:a"),
        "on the old text, before the new one came, entered late",
        given=(*(after(-90, act) for act in ON_THE_TEXT), REVISED),
        at=EARLY,
    ),
    refused(decision("1", "D1", text="sha256:a"), "on a text of none", "no-text", given=ALL_AGREE),
    refused(
        decision("1", "", outcome="agreed", reason="?"),
        "of no outcome, without a number",
        "bad-outcome",
        "no-number",
        given=ALL_AGREE,
    ),
    refused(
        decision("1", "D2"),
        "what is decided",
        "already-decided",
        given=(*ALL_AGREE, decision("1", "D1")),
    ),
    refused(
        decision("3", "D1", rule="csto-limited-format"),
        "under a number that is taken",
        "number-taken",
        given=(*ALL_AGREE, *TWO_STAY_OUT, decision("1", "D1")),
    ),
    refused(
        decision("1", "V1"),
        "under the number of a vote of the session",
        "number-taken",
        given=(*ALL_AGREE, RULE, WON),
    ),
    refused(
        decision("3", "D1"), "by another rule than the item's", "other-rule", given=TWO_STAY_OUT
    ),
    refused(
        DecisionTaken(
            session=COUNCIL,
            item="1",
            decision="D1",
            outcome="adopted",
            rule="csto-consensus",
            says="adopted",
        ),
        "when its rule no longer stands that day",
        "no-rule",
        given=(
            ItemProposed(session=COUNCIL, item="1", names={"en": "x"}),
            RuleAdopted(rule="csto-consensus", text=LATER),
        ),
        at=datetime(2011, 12, 20, 12, tzinfo=UTC),
    ),
    refused(
        decision("2", "D1", text="sha256:z"),
        "on another text",
        "other-text",
        given=tuple(position("2", member, "agree", text="sha256:a") for member in MEMBERS),
    ),
    accepted(rescinded(), "what stands", given=(*ALL_AGREE, decision("1", "D1"))),
    accepted(
        rescinded(),
        "after the session",
        given=(*ALL_AGREE, decision("1", "D1"), SessionClosed(session=JOINT)),
    ),
    refused(
        rescinded(),
        "before it was taken",
        "before-the-decision",
        given=(*ALL_AGREE, decision("1", "D1")),
        at=EARLY,
    ),
    refused(rescinded(), "what was never decided", "no-such-decision"),
    refused(
        rescinded(reason=" "),
        "what was rescinded, without a reason",
        "no-such-decision",
        "no-reason",
        given=(*ALL_AGREE, decision("1", "D1"), rescinded()),
    ),
    *VOTE_CASES,
)


@pytest.mark.parametrize("case", CASES, ids=names)
def test_the_rules_of_decisions_hold(case):
    check(case)
