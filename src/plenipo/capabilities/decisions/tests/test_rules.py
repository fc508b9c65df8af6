"""What is refused and accepted of the acts of deciding: above all, what the rule does not say."""

from datetime import UTC, datetime

import pytest
from case import accepted, check, names, refused
from story import BEGIN, COUNCIL, JOINT, MEMBERS, decision, position, positions

from plenipo.capabilities.decisions.acts import DecisionRescinded, DecisionTaken
from plenipo.capabilities.rulebook.acts import RuleAdopted
from plenipo.capabilities.sessions.acts import ItemDeferred, ItemProposed, SessionClosed
from plenipo.procedure.rules import text_of

ALL_AGREE = tuple(positions("1", {}))
ONE_OBJECTS = tuple(positions("1", {"UZ": "object"}))
TWO_STAY_OUT = tuple(positions("3", {"UZ": "not-taking-part", "KG": "not-taking-part"}))
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
        given=(*ALL_AGREE, ItemDeferred(session=JOINT, item="1", reason="later")),
    ),
    refused(
        decision("1", "D1", says="not-adopted", outcome="not-adopted"),
        "too early",
        "before-the-item",
        at=BEGIN,
    ),
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
    refused(rescinded(), "what was never decided", "no-such-decision"),
    refused(
        rescinded(reason=" "),
        "what was rescinded, without a reason",
        "no-such-decision",
        "no-reason",
        given=(*ALL_AGREE, decision("1", "D1"), rescinded()),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=names)
def test_the_rules_of_decisions_hold(case):
    check(case)
