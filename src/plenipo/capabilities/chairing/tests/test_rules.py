"""What is refused and accepted of the acts of the chair, of ballots and of appeals."""

from datetime import timedelta

import pytest
from case import accepted, after, check, names, refused
from story import JOINT, MEETING, decision, position, positions

from plenipo.capabilities.chairing.acts import (
    BallotAnnulled,
    ObjectionRaised,
    QuestionWithdrawn,
    RulingDecided,
)
from plenipo.capabilities.chairing.tests.chair import (
    ELECTING,
    appealed,
    asked,
    cast,
    closed,
    handed,
    opened,
    paper,
    ruled,
    secret_ballot,
)
from plenipo.capabilities.decisions.acts import VoteTaken
from plenipo.capabilities.sessions.acts import ItemDeferred, SessionClosed
from plenipo.capabilities.sittings.acts import SittingOpened, SittingSuspended

ALL_AGREE = tuple(after(-1, act) for act in positions("1", {}))
SUSPENDED = (
    after(0, SittingOpened(session=JOINT, sitting="1", says="not-required")),
    after(0, SittingSuspended(session=JOINT, sitting="1")),
)
SOON = MEETING + timedelta(seconds=30)
LATER = MEETING + timedelta(minutes=1)
MUCH_LATER = MEETING + timedelta(minutes=9)


def objects(member="UZ", number="1"):
    return ObjectionRaised(session=JOINT, item=number, member=member, reason="a word is missing")


def withdrawn(number="1", reason="to consult"):
    return QuestionWithdrawn(session=JOINT, item=number, reason=reason)


def settled(outcome="upheld", vote="V-1", ruling="1"):
    return RulingDecided(session=JOINT, ruling=ruling, outcome=outcome, vote=vote)


def annulled(reason="a name was missing", vote="B-1"):
    return BallotAnnulled(session=JOINT, vote=vote, reason=reason)


def voted(vote="V-1", rule="majority", **fields):
    """A vote by show of hands on overruling the chair: lost, unless told."""
    given = {"counts": {"for": 2, "against": 5}, "says": "not-adopted", "method": "show-of-hands"}
    told = {"session": JOINT, "vote": vote, "names": {"en": "To overrule"}, "rule": rule}
    return VoteTaken(**{**told, **given, **fields})


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
BY_NAME = {"method": "recorded", "rule": "majority", "item": ""}
OPEN = (*ELECTING, opened())
NAMED = (*ELECTING, opened(**BY_NAME))
BALLOTS = (
    accepted(opened(), "secret, where the rule allows it", given=ELECTING),
    accepted(opened(**BY_NAME), "by name", given=ELECTING),
    refused(opened(session="nowhere"), "in no session", "no-such-session", given=ELECTING),
    refused(opened(item="77"), "on no item", "no-such-item", given=ELECTING),
    refused(
        opened(" ", **{**BY_NAME, "method": "shouting"}, names={}),
        "oddly numbered, by no method, on nothing",
        "bad-method",
        "bad-number",
        "no-name",
        given=ELECTING,
    ),
    refused(
        opened(**{**BY_NAME, "rule": "custom"}), "under no rule", "no-such-rule", given=ELECTING
    ),
    refused(opened(**{**BY_NAME, "item": "9"}), "under another rule", "other-rule", given=ELECTING),
    refused(
        opened(rule="majority", item=""),
        "secret under a rule without",
        "no-secret-ballot",
        given=ELECTING,
    ),
    refused(opened(), "twice", "number-taken", given=OPEN),
    refused(
        opened("V-1", **BY_NAME), "with a vote's number", "number-taken", given=(*ELECTING, voted())
    ),
    refused(
        opened("D1", **{**BY_NAME, "item": "1"}),
        "on what is decided",
        "number-taken",
        "already-decided",
        given=(*ELECTING, *ALL_AGREE, decision("1", "D1")),
    ),
    refused(opened(text="sha256:z"), "on another text", "no-text", given=ELECTING),
    refused(opened(), "while suspended", "sitting-suspended", given=(*ELECTING, *SUSPENDED)),
    accepted(cast("AM"), "a vote by name", given=NAMED),
    refused(cast("AM"), "in no ballot", "no-such-ballot"),
    refused(cast("AM"), "by name in a secret one", "secret-ballot", given=OPEN),
    refused(cast("AM", "maybe"), "in an odd word", "bad-vote", given=NAMED),
    refused(cast("AM"), "twice", "voted-already", given=(*NAMED, cast("AM", "against"))),
    refused(cast("XX"), "of who has no vote", "no-voice", given=NAMED),
    refused(cast("AM"), "when it is closed", "ballot-not-open", given=(*NAMED, closed())),
    refused(cast("AM"), "when it is annulled", "ballot-not-open", given=(*NAMED, annulled())),
    accepted(handed("AM"), "a paper", given=OPEN),
    refused(handed("AM"), "to no ballot", "no-such-ballot"),
    refused(handed("AM"), "in a ballot by name", "not-secret", given=NAMED),
    refused(handed("AM"), "twice", "voted-already", given=(*OPEN, handed("AM"))),
    refused(handed("XX"), "of who has no vote", "no-voice", given=OPEN),
    refused(
        handed("AM"),
        "before it is opened",
        "ballot-not-open",
        given=(*ELECTING, after(1, opened())),
    ),
    accepted(closed(), "with or without papers", given=OPEN),
    refused(closed(), "no ballot", "no-such-ballot"),
    refused(closed(), "twice", "ballot-not-open", given=(*OPEN, closed())),
    refused(closed(), "before somebody voted", "went-on", given=(*OPEN, after(1, handed("AM")))),
    accepted(paper(1), "a paper, counted", given=(*OPEN, handed("AM"), closed())),
    refused(paper(1), "in no session", "no-such-ballot"),
    refused(paper(1), "while it is open", "not-closed", given=(*OPEN, handed("AM"))),
    refused(paper(1), "in a ballot by name", "not-secret", given=(*NAMED, closed())),
    refused(
        paper(-1, "maybe"),
        "oddly numbered and cast",
        "bad-number",
        "bad-vote",
        given=(*OPEN, handed("AM"), closed()),
    ),
    refused(paper(1), "twice", "counted-already", given=(*OPEN, handed("AM"), closed(), paper(1))),
    refused(
        paper(2),
        "more than were handed in",
        "more-papers",
        given=(*OPEN, handed("AM"), closed(), paper(1)),
    ),
    accepted(annulled(), "before it is declared", given=OPEN),
    refused(annulled(), "no ballot", "no-such-ballot"),
    refused(annulled(""), "without a reason", "no-reason", given=OPEN),
    refused(annulled(), "twice", "annulled-already", given=(*OPEN, annulled())),
    refused(
        annulled(),
        "before it was opened",
        "before-the-ballot",
        given=(*ELECTING, after(1, opened())),
    ),
)


def declared(**fields):
    """The vote that a secret ballot of three came to, unless told."""
    told = {
        "counts": {"for": 2, "against": 1},
        "says": "adopted",
        "method": "secret",
        "outcome": "adopted",
    }
    return voted("B-1", **{**told, "rule": "election", "item": "9", **fields})


COUNTED = secret_ballot("for", "against", "for")
CAST = (*NAMED, cast("AM"), cast("BY", "against"), cast("KZ"), closed())
TOLD = {"for": ("AM", "KZ"), "against": ("BY",), "absent": ("UZ",)}
DECLARED = (
    accepted(declared(), "as it was cast in secret", given=COUNTED, at=MUCH_LATER),
    accepted(
        declared(method="recorded", rule="majority", item="", outcome="", cast=TOLD, counts={}),
        "as it was cast by name",
        given=CAST,
    ),
    refused(declared(), "while it is open", "ballot-open", given=COUNTED[:-4], at=MUCH_LATER),
    refused(
        declared(),
        "before all papers are counted",
        "papers-differ",
        given=COUNTED[:-1],
        at=MUCH_LATER,
    ),
    refused(
        declared(method="show-of-hands"),
        "by another method",
        "other-ballot",
        given=COUNTED,
        at=MUCH_LATER,
    ),
    refused(
        declared(counts={"for": 3}), "in other numbers", "not-as-cast", given=COUNTED, at=MUCH_LATER
    ),
    refused(
        declared(
            method="recorded",
            rule="majority",
            item="",
            outcome="",
            counts={},
            cast={"for": ("AM", "KZ", "BY")},
        ),
        "with other names",
        "not-as-cast",
        given=CAST,
    ),
    refused(
        declared(),
        "annulled",
        "ballot-annulled",
        given=(*COUNTED, after(4, annulled())),
        at=MUCH_LATER,
    ),
    refused(
        annulled(),
        "once declared",
        "vote-declared",
        given=(*COUNTED, after(4, declared())),
        at=MUCH_LATER,
    ),
    refused(
        voted(method="secret"),
        "secret, where the rule has none",
        "no-secret-ballot",
        given=ELECTING,
    ),
    refused(
        voted(rule="election", method="secret", cast={"for": ("AM",)}),
        "secret, with names",
        "names-in-secret",
        given=ELECTING,
    ),
)
CASES = (*QUESTIONS, *OBJECTIONS, *RULINGS, *BALLOTS, *DECLARED)


@pytest.mark.parametrize("case", CASES, ids=names)
def test_the_rules_of_the_chair_hold(case):
    check(case)
