"""What is refused and accepted of the acts of voting: above all, what the rule does not say."""

from datetime import timedelta

from case import accepted, refused
from story import BEGIN, DIVIDED, JOINT, MEETING, decision, positions, vote

from plenipo.capabilities.decisions.acts import VoteCorrected, VoteExplained
from plenipo.capabilities.rulebook.acts import RuleAdopted
from plenipo.capabilities.sessions.acts import SessionClosed

RULE = RuleAdopted(rule="divided", text=DIVIDED)
COUNCIL = """\
rule: council
title: {en: Council, ru: Совет, fr: Conseil}
source: made up
classes: {permanent: [RU, KZ]}
versions:
  - since: 2003-09-18
    article: Article 1
    seats: 9
    condition:
      all_of:
        - count: {of: for, at_least: 5}
        - no_veto: {among: permanent}
"""
SEATED = RuleAdopted(rule="council", text=COUNCIL)
TIED = vote("V1", "FFFAAAB", says="second-vote")
WON = vote("V1", "FFFFAAB")


def hands(number, counts, **fields):
    return vote(
        number, "XXXXXXX", **{"method": "show-of-hands", "cast": {}, "counts": counts} | fields
    )


def corrected(member="RU", meant="for", number="V1"):
    return VoteCorrected(session=JOINT, vote=number, member=member, meant=meant)


def explained(member="RU", statement="We had instructions.", **fields):
    told = {"session": JOINT, "vote": "V1", "before": False} | fields
    return VoteExplained(member=member, statement=statement, **told)


def counted(number, counts, **fields):
    return hands(number, counts, **{"rule": "council"} | fields)


VETOED = {"for": 6, "against": 1}

CASES = (
    accepted(
        counted("V1", {"for": 8, "against": 1}, in_class={"permanent": {"against": 0}}),
        "of nine seats of which seven are known, no permanent one against",
        given=(SEATED,),
    ),
    accepted(
        counted("V1", VETOED, cast={"against": ("RU",)}, says="blocked-by-veto"),
        "with a veto, that the chair declares so",
        given=(SEATED,),
    ),
    accepted(
        counted("V1", VETOED, says="undetermined"),
        "where it is not known who was against",
        given=(SEATED,),
    ),
    refused(counted("V1", {"for": 10}), "of ten in nine seats", "too-many-votes", given=(SEATED,)),
    refused(
        counted("V1", VETOED, in_class={"elected": {"for": 1}}),
        "in a class that is none",
        "no-such-class",
        given=(SEATED,),
    ),
    refused(
        counted("V1", VETOED, in_class={"permanent": {"against": 2}}),
        "of more in a class than in all",
        "more-in-class",
        given=(SEATED,),
    ),
    refused(
        vote("V1", "FFFFFFA", rule="council", says="adopted"),
        "as if nobody had a veto",
        "misstates-the-rule",
        given=(RuleAdopted(rule="council", text=COUNCIL.replace("[RU, KZ]", "[UZ]")),),
    ),
    accepted(
        vote("V1", "FFFFFFA", rule="council", says="blocked-by-veto", outcome="blocked-by-veto"),
        "blocked by a veto",
        given=(RuleAdopted(rule="council", text=COUNCIL.replace("[RU, KZ]", "[UZ]")),),
    ),
    accepted(WON, "four to two is a majority", given=(RULE,)),
    accepted(TIED, "three to three is put again", given=(RULE,)),
    accepted(
        vote("V2", "FFFAAAB", says="not-adopted", second_of="V1"),
        "equally divided again, it is rejected",
        given=(RULE, TIED),
    ),
    accepted(
        vote("V1", "FFFAAAB", says="adopted", roles={"concerned": ("TJ",)}),
        "who is concerned has no vote",
        given=(RULE,),
    ),
    accepted(hands("V1", {"for": 4, "against": 2}), "by show of hands", given=(RULE,)),
    accepted(
        vote("1", "FFFFFFF", rule="csto-consensus", item="1", outcome="adopted"),
        "on an item, which it decides",
    ),
    accepted(
        vote("V1", "FFFFAAB", counts={"for": 5, "against": 2}, note="as announced"),
        "numbers that differ, with the reason",
        given=(RULE,),
    ),
    accepted(
        vote("V1", "FFFAAAB", says="second-vote", outcome="adopted", reason="the chair's vote"),
        "declared against the rule, with a reason",
        given=(RULE,),
    ),
    refused(vote("V1", "FFFFAAB", session="x"), "in no session", "no-such-session"),
    refused(vote("V1", "FFFFAAB", item="9"), "on nothing", "no-such-item", given=(RULE,)),
    refused(WON, "by a rule nobody adopted", "no-such-rule"),
    refused(WON, "before the session", "before-the-session", given=(RULE,), at=BEGIN),
    refused(WON, "when all is over", "session-closed", given=(RULE, SessionClosed(session=JOINT))),
    refused(WON, "under a number that is taken", "number-taken", given=(RULE, WON)),
    refused(
        vote("D1", "FFFFAAB"),
        "under the number of a decision of the session",
        "number-taken",
        given=(RULE, *positions("1", {}), decision("1", "D1")),
    ),
    refused(vote("", "FFFFAAB"), "without a number", "no-number", given=(RULE,)),
    refused(
        vote("V1", "FFFFFFF", item="1", rule="csto-consensus"),
        "on an item that is decided",
        "already-decided",
        given=(*positions("1", {}), decision("1", "D1")),
    ),
    refused(
        vote("V1", "FFFFAAB", item="3"),
        "by another rule than the item's",
        "other-rule",
        given=(RULE,),
    ),
    refused(
        vote("V1", "FFFFAAB", item="2"),
        "without the text before the body",
        "other-text",
        given=(RULE,),
    ),
    refused(vote("V1", "FFFFAAB", method="aloud"), "aloud", "bad-method", given=(RULE,)),
    refused(vote("V1", "FFFFAAB", outcome="lost"), "lost", "bad-outcome", given=(RULE,)),
    refused(
        vote("V1", "FFFFAAB", cast={"yes": ("AM",)}), "in odd words", "bad-vote", given=(RULE,)
    ),
    refused(
        vote("V1", "FFFFAAB", roles={"ill": ("AM",)}),
        "in odd circumstances",
        "bad-role",
        given=(RULE,),
    ),
    refused(
        vote("V1", "FFFFAAB", cast={"for": ("AM", "FR")}),
        "by a stranger",
        "no-voice",
        given=(RULE,),
    ),
    refused(
        vote("V1", "FFFFAAB", cast={"for": ("AM",), "against": ("AM",)}),
        "twice",
        "votes-twice",
        given=(RULE,),
    ),
    refused(hands("V1", {"for": -1}), "below zero", "bad-count", given=(RULE,)),
    refused(hands("V1", {}), "by hands nobody counted", "no-count", given=(RULE,)),
    refused(hands("V1", {"for": 8}), "by too many hands", "too-many-votes", given=(RULE,)),
    refused(vote("V1", "FFFFAAB", cast={}), "by nobody's name", "no-names", given=(RULE,)),
    refused(vote("V1", "FFFFAAB", counts={"for": 5}), "miscounted", "count-differs", given=(RULE,)),
    refused(
        vote("V2", "FFFAAAB", says="not-adopted", second_of="V1"),
        "again, where the first was not divided",
        "no-first-vote",
        given=(RULE, WON),
    ),
    refused(
        vote("V1", "FFAAAAB"), "as if two were a majority", "misstates-the-rule", given=(RULE,)
    ),
    refused(
        vote("V1", "FFAAAAB", says="not-adopted", outcome="adopted"),
        "declared against the rule",
        "against-the-rule",
        given=(RULE,),
    ),
    accepted(corrected("TJ", "for"), "who voted otherwise than meant", given=(RULE, WON)),
    refused(corrected(number="V9"), "a vote that is not there", "no-such-vote"),
    refused(
        VoteCorrected(session="x", vote="V1", member="RU", meant="for"),
        "in no session",
        "no-such-session",
    ),
    refused(corrected("TJ", "maybe"), "to an odd word", "bad-vote", given=(RULE, WON)),
    refused(corrected("AM", "for"), "what is right", "same-vote", given=(RULE, WON)),
    refused(corrected("FR", "for"), "of a stranger", "no-vote", given=(RULE, WON)),
    refused(corrected("AM", "for"), "of hands", "no-names", given=(RULE, hands("V1", {"for": 4}))),
    refused(
        corrected("TJ", "for"),
        "before the vote",
        "before-the-vote",
        given=(RULE, WON),
        at=MEETING - timedelta(hours=1),
    ),
    accepted(explained(), "after the vote", given=(RULE, WON)),
    accepted(
        explained(before=True),
        "before the vote, entered after it",
        given=(RULE, WON),
        at=MEETING - timedelta(hours=1),
    ),
    refused(explained(), "of no vote", "no-such-vote"),
    refused(explained("FR"), "by a stranger", "no-voice", given=(RULE, WON)),
    refused(explained(statement=" "), "without words", "no-statement", given=(RULE, WON)),
    refused(
        explained(),
        "too early",
        "before-the-vote",
        given=(RULE, WON),
        at=MEETING - timedelta(hours=1),
    ),
)
