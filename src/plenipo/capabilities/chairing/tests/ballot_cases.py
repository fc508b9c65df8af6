"""Ballots and votes by name: what is refused and accepted of them, as cases of the rules."""

from case import accepted, after, refused
from story import JOINT, decision

from plenipo.capabilities.chairing.acts import (
    BallotAnnulled,
)
from plenipo.capabilities.chairing.tests.chair import (
    ALL_AGREE,
    ELECTING,
    MUCH_LATER,
    SUSPENDED,
    cast,
    closed,
    handed,
    opened,
    paper,
    secret_ballot,
    voted,
)


def annulled(reason="a name was missing", vote="B-1"):
    return BallotAnnulled(session=JOINT, vote=vote, reason=reason)


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
