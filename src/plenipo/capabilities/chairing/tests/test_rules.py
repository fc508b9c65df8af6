"""What is refused and accepted of the acts of the chair, of ballots and of appeals."""

import pytest
from case import accepted, after, check, names, refused
from story import JOINT, decision, position

from plenipo.capabilities.chairing.acts import (
    ObjectionRaised,
    QuestionWithdrawn,
    RulingDecided,
)
from plenipo.capabilities.chairing.tests.ballot_cases import BALLOTS, DECLARED
from plenipo.capabilities.chairing.tests.chair import (
    ALL_AGREE,
    ELECTING,
    LATER,
    MUCH_LATER,
    SOON,
    SUSPENDED,
    appealed,
    asked,
    ruled,
    voted,
)
from plenipo.capabilities.sessions.acts import ItemDeferred, SessionClosed


def objects(member="UZ", number="1"):
    return ObjectionRaised(session=JOINT, item=number, member=member, reason="a word is missing")


def withdrawn(number="1", reason="to consult"):
    return QuestionWithdrawn(session=JOINT, item=number, reason=reason)


def settled(outcome="upheld", vote="V-1", ruling="1"):
    return RulingDecided(session=JOINT, ruling=ruling, outcome=outcome, vote=vote)


CARRIED = {"counts": {"for": 5, "against": 2}, "says": "adopted"}
APPEALED = (*ELECTING, after(0, ruled()), after(1, appealed()))

QUESTIONS = (
    accepted(asked(), "for consensus, with a minute for objections"),
    accepted(asked(kind="vote", method="roll-call", seconds=0), "to a vote"),
    accepted(asked("2", text="sha256:a"), "on the text before the body"),
    accepted(
        asked(),
        "anew, after it was withdrawn",
        given=(asked("3"), after(1, withdrawn("3"))),
        at=LATER,
    ),
    accepted(
        asked("3"),
        "on the next item, after the last was put off",
        given=(asked(), after(1, ItemDeferred(session=JOINT, item="1", reason="experts"))),
        at=LATER,
    ),
    accepted(
        asked("3"),
        "on the next, after a decision",
        given=(*ALL_AGREE, asked(), after(1, decision("1", "D1"))),
        at=LATER,
    ),
    refused(asked("77"), "on no item", "no-such-item"),
    refused(asked(kind="acclaim"), "in no way", "bad-kind", "bad-moment"),
    refused(asked(kind="vote", method="shouting", seconds=0), "by no method", "bad-method"),
    accepted(asked(method="recorded"), "consensus, else by a recorded vote"),
    refused(asked(method="shouting"), "consensus, else by no method", "bad-method"),
    refused(asked(seconds=0), "with no moment for objections", "bad-moment"),
    refused(asked(kind="vote", method="secret"), "a vote with a moment", "bad-moment"),
    refused(asked("3"), "beside another", "question-stands", given=(asked(),), at=SOON),
    refused(asked("2"), "without its text", "other-text"),
    refused(
        asked(), "on what is decided", "already-decided", given=(*ALL_AGREE, decision("1", "D1"))
    ),
    refused(asked(), "while suspended", "sitting-suspended", given=SUSPENDED),
    accepted(withdrawn(), "the question", given=(asked(),)),
    refused(withdrawn(), "no question", "no-question"),
    refused(
        withdrawn("3", ""),
        "another, without a reason",
        "no-question",
        "no-reason",
        given=(asked(),),
    ),
    refused(
        withdrawn(),
        "from before the decision",
        "decided-since",
        given=(*ALL_AGREE, asked(), after(2, decision("1", "D1"))),
        at=LATER,
    ),
)
OBJECTIONS = (
    accepted(objects(), "within the moment", given=(asked(),), at=SOON),
    accepted(objects("AM"), "a second member", given=(asked(), objects()), at=SOON),
    refused(objects(number="77"), "on no item", "no-such-item"),
    refused(objects(), "to nothing", "no-question"),
    refused(objects(), "when the moment is over", "too-late", given=(asked(),), at=LATER),
    refused(objects("XX"), "of who has no voice", "no-voice", given=(asked(),), at=SOON),
    refused(objects(), "twice", "objected-already", given=(asked(), objects()), at=SOON),
    refused(
        objects(),
        "to a vote",
        "not-for-consensus",
        given=(asked(kind="vote", method="recorded", seconds=0),),
    ),
    refused(
        objects(),
        "recorded after the decision",
        "decided-since",
        given=(*ALL_AGREE, asked(), after(1, decision("1", "D1"))),
        at=SOON,
    ),
    accepted(
        decision("1", "D1"),
        "after the moment, with no objection",
        given=(*ALL_AGREE, asked()),
        at=LATER,
    ),
    accepted(
        decision("1", "D1", reason="an objection to the procedure alone"),
        "against an objection, with a reason",
        given=(*ALL_AGREE, asked(), after(0, objects())),
        at=LATER,
    ),
    accepted(
        decision("1", "D1", outcome="not-adopted", says="not-adopted"),
        "not adopted, at once",
        given=(position("1", "UZ", "object"), asked()),
        at=SOON,
    ),
    refused(
        decision("1", "D1"),
        "within the moment",
        "moment-not-over",
        given=(*ALL_AGREE, asked()),
        at=SOON,
    ),
    refused(
        decision("1", "D1"),
        "against an objection",
        "objection-raised",
        given=(*ALL_AGREE, asked(), after(0, objects())),
        at=LATER,
    ),
)
RULINGS = (
    accepted(ruled(), "on procedure"),
    accepted(ruled(item="1"), "on an item"),
    refused(ruled(session="nowhere"), "in no session", "no-such-session"),
    refused(ruled(item="77"), "on no item", "no-such-item"),
    refused(ruled("/1", words=" "), "without words, oddly numbered", "bad-number", "no-words"),
    refused(ruled(), "twice", "number-taken", given=(ruled(),)),
    refused(ruled(), "while suspended", "sitting-suspended", given=SUSPENDED),
    accepted(appealed(), "against a ruling", given=(ruled(),)),
    refused(appealed(ruling="7"), "against none", "no-such-ruling"),
    refused(appealed(), "before it was given", "before-the-ruling", given=(after(1, ruled()),)),
    refused(appealed("XX"), "of who has no voice", "no-voice", given=(ruled(),)),
    refused(appealed("AM"), "a second time", "appealed-already", given=(ruled(), appealed())),
    refused(
        appealed(),
        "once the session is closed",
        "session-closed",
        given=(ruled(), SessionClosed(session=JOINT)),
    ),
    accepted(
        settled(), "by a vote that was lost", given=(*APPEALED, after(2, voted())), at=MUCH_LATER
    ),
    accepted(
        settled("overruled"),
        "by a vote that was carried",
        given=(*APPEALED, after(2, voted(**CARRIED))),
        at=MUCH_LATER,
    ),
    accepted(
        settled(),
        "by the rule that the item's rule names",
        given=(*ELECTING, ruled(item="9"), appealed(), voted(rule="election")),
        at=LATER,
    ),
    refused(settled(ruling="7"), "on no ruling", "no-such-ruling"),
    refused(
        RulingDecided(session="nowhere", ruling="1", outcome="upheld", vote="1"),
        "in no session",
        "no-such-session",
    ),
    refused(settled(), "that nobody appealed against", "no-appeal", given=(ruled(),)),
    refused(
        settled("quashed"),
        "in an odd word",
        "bad-outcome",
        given=(*APPEALED, after(2, voted())),
        at=MUCH_LATER,
    ),
    refused(
        settled(),
        "twice",
        "decided-already",
        given=(*APPEALED, after(2, voted()), after(3, settled())),
        at=MUCH_LATER,
    ),
    refused(settled(), "by no vote", "no-such-vote", given=APPEALED, at=MUCH_LATER),
    refused(
        settled(),
        "by a vote from before",
        "no-such-vote",
        given=(*ELECTING, voted(), after(1, ruled()), after(1, appealed())),
        at=LATER,
    ),
    refused(
        settled(),
        "under another rule",
        "other-rule",
        given=(*APPEALED, after(2, voted(rule="election"))),
        at=MUCH_LATER,
    ),
    refused(
        settled("overruled"),
        "otherwise than voted",
        "not-as-voted",
        given=(*APPEALED, after(2, voted())),
        at=MUCH_LATER,
    ),
)
CASES = (*QUESTIONS, *OBJECTIONS, *RULINGS, *BALLOTS, *DECLARED)


@pytest.mark.parametrize("case", CASES, ids=names)
def test_the_rules_of_the_chair_hold(case):
    check(case)
