"""What is refused and accepted of the acts by which delegations take positions."""

import pytest
from case import accepted, check, names, refused
from story import BEGIN, DAY, JOINT, position

from plenipo.capabilities.members.acts import BodyComposed, MemberSuspended, MemberWithdrawn
from plenipo.capabilities.positions.acts import PositionStated, PositionWithdrawn
from plenipo.capabilities.sessions.acts import ItemDeferred, SessionClosed

SUSPENDED = MemberSuspended(member="UZ", since=DAY, reason="its own note")
DEFERRED = ItemDeferred(session=JOINT, item="1", reason="needs a conceptual approach")
CLOSED = SessionClosed(session=JOINT)
ONLY_ARMENIA = tuple(
    BodyComposed(body=body, members=("AM",), since=DAY) for body in ("cfm", "cdm", "cssc")
)


def withdrawn(number="1", member="BY", session=JOINT):
    return PositionWithdrawn(session=session, item=number, member=member, reason="new instructions")


CASES = (
    accepted(position("1", "BY", "agree"), "by the secretariat for a member"),
    accepted(position("1", "BY", "agree"), "by the member itself", by="BY", principal=""),
    accepted(position("1", "BY", "object"), "a second one", given=(position("1", "BY", "agree"),)),
    accepted(position("2", "BY", "agree", text="sha256:a"), "on the text before the body"),
    accepted(position("1", "BY", "reserve", kind="scrutiny"), "a reservation of a kind"),
    refused(position("1", "BY", "agree"), "for another", "not-for-the-member", principal="AM"),
    refused(position("1", "XX", "agree"), "of an unknown member", "no-such-member"),
    refused(position("1", "UZ", "agree"), "of one suspended", "without-voice", given=(SUSPENDED,)),
    refused(
        position("1", "UZ", "agree"),
        "of one who left",
        "without-voice",
        given=(MemberWithdrawn(member="UZ", since=DAY),),
    ),
    refused(position("1", "BY", "agree"), "of one not seated", "without-voice", given=ONLY_ARMENIA),
    accepted(position("1", "AM", "agree"), "of the one seated", given=ONLY_ARMENIA),
    refused(position("1", "BY", "agree"), "late", "session-closed", given=(CLOSED,)),
    refused(position("1", "BY", "agree"), "on what is deferred", "item-aside", given=(DEFERRED,)),
    refused(position("1", "BY", "agree"), "too early", "before-the-item", at=BEGIN),
    refused(position("1", "BY", "resrve"), "off the scale", "off-the-scale"),
    refused(
        position("1", "BY", "agree", kind="scrutiny"),
        "an agreement with a kind",
        "kind-without-reservation",
    ),
    refused(position("1", "BY", "agree", text="sha256:a"), "on a text of none", "no-text"),
    refused(position("2", "BY", "agree"), "without the text it is on", "other-text"),
    refused(position("2", "BY", "agree", text="sha256:z"), "on an old text", "other-text"),
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
