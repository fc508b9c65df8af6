"""What is refused and accepted of the acts by which delegations take positions."""

from datetime import timedelta

import pytest
from case import accepted, after, check, names, refused
from story import BEGIN, DAY, JOINT, MEETING, SINCE, decision, item, position, positions

from plenipo.capabilities.members.acts import (
    BodyComposed,
    MemberAdmitted,
    MemberReinstated,
    MemberSuspended,
    MemberWithdrawn,
    PartnerAdmitted,
)
from plenipo.capabilities.positions.acts import PositionStated, PositionWithdrawn
from plenipo.capabilities.rulebook.acts import RuleAdopted
from plenipo.capabilities.sessions.acts import ItemDeferred, ItemRevised, SessionClosed
from plenipo.procedure.rule_file import text_of

SUSPENDED = MemberSuspended(member="UZ", since=DAY, reason="its own note")
DEFERRED = ItemDeferred(session=JOINT, item="1", reason="needs a conceptual approach")
EARLY = MEETING - timedelta(hours=1)
TOMORROW = DAY + timedelta(days=1)
OBSERVER = PartnerAdmitted(partner="RS", names={"en": "Serbia"}, status="observer", since=SINCE)
REVISED = ItemRevised(session=JOINT, item="2", text="sha256:b")
DECIDED = (*positions("1", {}), decision("1", "J-1"))
WITH_NO_OBJECTION = text_of("csto-consensus") + (
    "  - since: 2011-12-19\n    article: amended\n    condition: no_objection\n"
    "    scale: {no-objection: for}\n"
)
AMENDED = RuleAdopted(rule="csto-consensus", text=WITH_NO_OBJECTION)
AMENDED_LATER = RuleAdopted(
    rule="csto-consensus", text=WITH_NO_OBJECTION.replace("2011-12-19", "2012-01-01")
)
CLOSED = SessionClosed(session=JOINT)
ONLY_ARMENIA = tuple(
    BodyComposed(body=body, members=("AM",), since=DAY) for body in ("cfm", "cdm", "cssc")
)


def withdrawn(number="1", member="BY", session=JOINT, reason="new instructions"):
    return PositionWithdrawn(session=session, item=number, member=member, reason=reason)


CASES = (
    accepted(position("1", "BY", "agree"), "by the secretariat for a member"),
    accepted(position("1", "BY", "agree"), "by the member itself", by="BY", principal=""),
    accepted(position("1", "BY", "object"), "a second one", given=(position("1", "BY", "agree"),)),
    accepted(position("2", "BY", "agree", text="sha256:a"), "on the text before the body"),
    accepted(position("1", "BY", "reserve", kind="scrutiny"), "a reservation of a kind"),
    refused(position("1", "BY", "agree"), "for another", "not-for-the-member", principal="AM"),
    refused(
        position("1", "BY", "agree"), "for nobody", "not-for-the-member", principal="", by="clerk"
    ),
    refused(position("1", "XX", "agree"), "of an unknown member", "no-such-member"),
    refused(position("1", "RS", "agree"), "of an observer", "no-such-member", given=(OBSERVER,)),
    refused(
        position("1", "XX", "agree"),
        "of a member admitted after the session",
        "without-voice",
        given=(MemberAdmitted(member="XX", names={"en": "Newland"}, since=TOMORROW),),
    ),
    accepted(
        position("1", "UZ", "agree"),
        "of one suspended from tomorrow",
        given=(MemberSuspended(member="UZ", since=TOMORROW, reason="its own note"),),
    ),
    accepted(
        position("1", "UZ", "agree"),
        "of one reinstated that day",
        given=(SUSPENDED, MemberReinstated(member="UZ", since=DAY)),
    ),
    refused(position("1", "UZ", "agree"), "of one suspended", "without-voice", given=(SUSPENDED,)),
    refused(
        position("1", "UZ", "agree"),
        "of one who left",
        "without-voice",
        given=(MemberWithdrawn(member="UZ", since=DAY),),
    ),
    refused(position("1", "BY", "agree"), "of one not seated", "without-voice", given=ONLY_ARMENIA),
    accepted(position("1", "AM", "agree"), "of the one seated", given=ONLY_ARMENIA),
    accepted(position("1", "BY", "agree"), "of one seated in one of three", given=ONLY_ARMENIA[:2]),
    refused(position("1", "BY", "agree"), "late", "session-closed", given=(CLOSED,)),
    refused(position("1", "BY", "agree"), "on what is deferred", "item-aside", given=(DEFERRED,)),
    refused(position("1", "BY", "agree"), "before the session", "before-the-session", at=BEGIN),
    refused(
        position("4", "BY", "agree"),
        "before the item",
        "before-the-item",
        given=(item("4", "x"),),
        at=EARLY,
    ),
    accepted(position("1", "BY", "agree"), "entered after the closing", given=(CLOSED,), at=EARLY),
    accepted(
        position("1", "BY", "agree"),
        "entered after the item was put off",
        given=(DEFERRED,),
        at=EARLY,
    ),
    accepted(position("1", "BY", "object"), "after the decision, for the record", given=DECIDED),
    refused(
        position("1", "BY", "object"),
        "before the decision, recorded after it",
        "decided-since",
        given=tuple(after(-90, act) for act in DECIDED[:-1]) + DECIDED[-1:],
        at=EARLY,
    ),
    refused(position("1", "BY", "resrve"), "off the scale", "off-the-scale"),
    accepted(position("1", "BY", "no-objection"), "on the amended scale", given=(AMENDED,)),
    refused(
        position("1", "BY", "no-objection"),
        "on a scale that takes effect later",
        "off-the-scale",
        given=(AMENDED_LATER,),
    ),
    refused(
        position("1", "BY", "no-objection"),
        "on a scale adopted after that moment",
        "off-the-scale",
        given=(AMENDED,),
        at=EARLY,
    ),
    refused(
        position("1", "BY", "agree", kind="scrutiny"),
        "an agreement with a kind",
        "kind-without-reservation",
    ),
    refused(position("1", "BY", "agree", text="sha256:a"), "on a text of none", "no-text"),
    refused(position("2", "BY", "agree"), "without the text it is on", "other-text"),
    refused(
        position("2", "BY", "agree", text="sha256:a"),
        "on an old text",
        "other-text",
        given=(REVISED,),
    ),
    accepted(
        position("2", "BY", "agree", text="sha256:a"),
        "on the text of that moment, entered late",
        given=(REVISED,),
        at=EARLY,
    ),
    refused(
        position("2", "BY", "agree", text="sha256:b"),
        "on the text to come",
        "other-text",
        given=(REVISED,),
        at=EARLY,
    ),
    refused(position("9", "BY", "agree"), "on no item", "no-such-item"),
    refused(
        PositionStated(session="s9", item="1", member="BY", stance="agree"),
        "in no session",
        "no-such-session",
    ),
    refused(
        position("2", "XX", "maybe", kind="general"),
        "all objections at once",
        "no-such-member",
        "off-the-scale",
        "kind-without-reservation",
        "other-text",
    ),
    accepted(withdrawn(), "what was stated", given=(position("1", "BY", "object"),)),
    refused(withdrawn(), "what was never stated", "no-position"),
    refused(
        withdrawn(),
        "before it was stated",
        "before-the-position",
        given=(position("1", "BY", "object"),),
        at=EARLY,
    ),
    refused(
        withdrawn(reason=" "),
        "without a reason",
        "no-reason",
        given=(position("1", "BY", "object"),),
    ),
    refused(
        withdrawn(),
        "what was withdrawn before",
        "no-position",
        given=(position("1", "BY", "object"), withdrawn()),
    ),
    refused(
        withdrawn(),
        "for another, when all is over",
        "not-for-the-member",
        "session-closed",
        given=(position("1", "BY", "object"), CLOSED),
        principal="AM",
    ),
    refused(withdrawn("9"), "on no item", "no-such-item"),
    refused(withdrawn(session="s9"), "in no session", "no-such-session"),
)


@pytest.mark.parametrize("case", CASES, ids=names)
def test_the_rules_of_positions_hold(case):
    check(case)
