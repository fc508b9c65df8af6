"""What the tests of the chair stand on: a rule that allows secrecy, questions, ballots, papers."""

from datetime import timedelta

from case import after
from story import BEGIN, JOINT, MEETING, MEMBERS, Done, positions

from plenipo.capabilities.chairing.acts import (
    BallotCast,
    BallotClosed,
    BallotCounted,
    BallotOpened,
    BallotReceived,
    QuestionPut,
    RulingAppealed,
    RulingGiven,
)
from plenipo.capabilities.decisions.acts import VoteTaken
from plenipo.capabilities.rulebook.acts import RuleAdopted
from plenipo.capabilities.sessions.acts import ItemProposed
from plenipo.capabilities.sittings.acts import SittingOpened, SittingSuspended
from plenipo.procedure.rule_file import text_of

CODES = tuple(MEMBERS)
ELECTION = text_of("majority").replace("rule: majority", "rule: election") + (
    "    secret_ballot: yes\n    appeals_decided_by: election\n"
)
"""A majority of those who vote, by secret ballot where it is asked for."""


def adopted(rule, text=""):
    """A rule, adopted before the meeting."""
    return Done(RuleAdopted(rule=rule, text=text or text_of(rule)), BEGIN + timedelta(hours=5))


ELECTING = (
    adopted("election", ELECTION),
    adopted("majority"),
    Done(
        ItemProposed(session=JOINT, item="9", names={"en": "Secretary General"}, rule="election"),
        BEGIN + timedelta(hours=6),
    ),
)
"""The rule, and an item that is decided by it."""


ALL_AGREE = tuple(after(-1, act) for act in positions("1", {}))
SUSPENDED = (
    after(0, SittingOpened(session=JOINT, sitting="1", says="not-required")),
    after(0, SittingSuspended(session=JOINT, sitting="1")),
)
SOON = MEETING + timedelta(seconds=30)
LATER = MEETING + timedelta(minutes=1)
MUCH_LATER = MEETING + timedelta(minutes=9)


def asked(item="1", kind="consensus", seconds=60, **fields):
    """The question on an item of the joint session."""
    return QuestionPut(session=JOINT, item=item, kind=kind, seconds=seconds, **fields)


def opened(vote="B-1", method="secret", rule="election", item="9", **fields):
    """A ballot of the joint session."""
    names = {"en": "Secretary General"}
    told = {"session": JOINT, "names": names, **fields}
    return BallotOpened(vote=vote, method=method, rule=rule, item=item, **told)


def cast(member, how="for", vote="B-1"):
    """A vote by name."""
    return BallotCast(session=JOINT, vote=vote, member=member, cast=how)


def handed(member, vote="B-1"):
    """A paper handed in."""
    return BallotReceived(session=JOINT, vote=vote, member=member)


def number(n):
    """The number of a paper."""
    return f"{n:032x}"


def paper(n, how="for", vote="B-1"):
    """A paper counted."""
    return BallotCounted(session=JOINT, vote=vote, ballot=number(n), cast=how)


def closed(vote="B-1"):
    """A ballot closed."""
    return BallotClosed(session=JOINT, vote=vote)


def secret_ballot(*choices):
    """A secret ballot of these choices: opened, handed in, closed and counted; a minute each."""
    return (
        *ELECTING,
        after(0, opened()),
        *(after(1, handed(member)) for member in CODES[: len(choices)]),
        after(2, closed()),
        *(after(3, paper(n, how)) for n, how in enumerate(choices)),
    )


def ruled(ruling="1", **fields):
    """A ruling of the chair."""
    told = {"session": JOINT, "words": "The motion is in order", **fields}
    return RulingGiven(ruling=ruling, **told)


def appealed(member="KZ", ruling="1"):
    """An appeal against it."""
    return RulingAppealed(session=JOINT, ruling=ruling, member=member, reason="it is not")


def voted(vote="V-1", rule="majority", **fields):
    """A vote by show of hands on overruling the chair: lost, unless told."""
    given = {"counts": {"for": 2, "against": 5}, "says": "not-adopted", "method": "show-of-hands"}
    told = {"session": JOINT, "vote": vote, "names": {"en": "To overrule"}, "rule": rule}
    return VoteTaken(**{**told, **given, **fields})
