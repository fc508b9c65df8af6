"""What is refused and accepted of the acts by which delegations speak in turn."""

from datetime import timedelta

import pytest
from case import accepted, after, check, names, refused
from story import DAY, JOINT, MEETING, SINCE

from plenipo.capabilities.credentials.acts import ParticipationGranted
from plenipo.capabilities.floor.acts import (
    FloorEnded,
    FloorGiven,
    FloorLimitsSet,
    FloorRequested,
    FloorWithdrawn,
    OrderDrawn,
    SpeakersClosed,
    SpeakersReopened,
)
from plenipo.capabilities.members.acts import MemberSuspended, PartnerAdmitted
from plenipo.capabilities.sessions.acts import ItemWithdrawn, SessionClosed
from plenipo.capabilities.sittings.acts import SittingOpened, SittingSuspended

OBSERVER = PartnerAdmitted(partner="RS", names={"en": "Serbia"}, status="observer", since=SINCE)
ASIDE = ItemWithdrawn(session=JOINT, item="1", reason="no more")
OVER = SessionClosed(session=JOINT)
OPENED = SittingOpened(session=JOINT, sitting="1", says="not-required")
SUSPENDED = SittingSuspended(session=JOINT, sitting="1")
LATER = MEETING + timedelta(hours=1)


def of(act, /, *member, **fields):
    """An act of the joint session, on item 1 where it has an item."""
    told = {"session": JOINT, **fields}
    if member:
        told["member"] = member[0]
    if "item" in act.__struct_fields__:
        told.setdefault("item", "1")
    return act(**told)


def let_in(*may, items=()):
    """An observer that takes part in the session, or in some of its items."""
    return (OBSERVER, ParticipationGranted(partner="RS", session=JOINT, items=items, may=may))


ASKED = of(FloorRequested, "AM")
GIVEN = of(FloorGiven, "AM")
CLOSED = of(SpeakersClosed)
TWICE = of(FloorLimitsSet, times=1)
LOT = of(OrderDrawn, language="ru", letter="К")
SPOKE = (GIVEN, of(FloorEnded, "AM"))

ASKING = (
    accepted(ASKED, "on an item"),
    accepted(of(FloorRequested, "AM", item=""), "on no item"),
    accepted(of(FloorRequested, "RS"), "as an observer", given=let_in("speak")),
    accepted(of(FloorRequested, "RS"), "on its item", given=let_in("speak", items=("1", "3"))),
    refused(of(FloorRequested, "RS"), "outside", "not-taking-part", given=(OBSERVER,)),
    refused(of(FloorRequested, "RS"), "attending alone", "not-granted", given=let_in("propose")),
    *(
        refused(
            of(FloorRequested, "RS", item=item),
            f"as an observer of others than {item or 'all'}",
            "not-its-item",
            given=let_in("speak", items=("3",)),
        )
        for item in ("1", "")
    ),
    accepted(of(FloorRequested, "AM", kind="motion"), "for something else", given=(ASKED,)),
    accepted(of(FloorRequested, "AM", item="2"), "on something else", given=(ASKED,)),
    accepted(ASKED, "again, after it had the floor", given=(ASKED, *SPOKE)),
    accepted(ASKED, "again, after it withdrew", given=(ASKED, of(FloorWithdrawn, "AM"))),
    accepted(ASKED, "while the sitting is suspended", given=(OPENED, SUSPENDED)),
    refused(ASKED, "twice", "already-asked", given=(ASKED,)),
    refused(of(FloorRequested, "AM", session="s9"), "nowhere", "no-such-session"),
    refused(
        of(FloorRequested, "XX", item="9", kind="song"),
        "for nothing by nobody, all at once",
        "bad-kind",
        "no-such-item",
        "no-such-member",
    ),
    refused(
        of(FloorRequested, "UZ"),
        "without a voice",
        "no-seat",
        given=(MemberSuspended(member="UZ", since=DAY, reason="a note"),),
    ),
    refused(ASKED, "on what is withdrawn", "item-aside", given=(ASIDE,)),
    refused(
        of(FloorRequested, "AM", item=""),
        "after the session",
        "session-closed",
        given=(OVER,),
        at=LATER,
    ),
    *(
        refused(
            of(FloorRequested, "RS", kind=kind),
            f"an observer's {kind}",
            "no-voice",
            given=let_in("speak"),
        )
        for kind in ("point-of-order", "motion")
    ),
    *(
        refused(
            of(FloorRequested, "AM", kind=kind),
            f"a {kind} on a closed list",
            "list-closed",
            given=(CLOSED,),
        )
        for kind in ("statement", "motion")
    ),
    *(
        accepted(of(FloorRequested, "AM", kind=kind), f"a {kind} on a closed list", given=(CLOSED,))
        for kind in ("right-of-reply", "point-of-order")
    ),
    accepted(of(FloorRequested, "AM", item="2"), "on another list", given=(CLOSED,)),
    refused(
        of(FloorRequested, "AM", item="2"),
        "where every list is closed",
        "list-closed",
        given=(of(SpeakersClosed, item=""),),
    ),
    accepted(ASKED, "on a list reopened", given=(CLOSED, of(SpeakersReopened))),
    refused(ASKED, "more often than allowed", "spoken-out", given=(TWICE, *SPOKE)),
    refused(
        of(FloorRequested, "AM", item=""),
        "more often than allowed, on no item",
        "spoken-out",
        given=(
            of(FloorLimitsSet, times=1, item=""),
            of(FloorGiven, "AM", item=""),
            of(FloorEnded, "AM"),
        ),
    ),
    accepted(ASKED, "as often as allowed", given=(of(FloorLimitsSet, times=2), *SPOKE)),
    accepted(
        of(FloorRequested, "AM", kind="right-of-reply"), "a reply beyond it", given=(TWICE, *SPOKE)
    ),
)
GIVING = (
    accepted(of(FloorWithdrawn, "AM"), "what was asked", given=(ASKED,)),
    refused(of(FloorWithdrawn, "AM"), "what was not asked", "not-asked"),
    refused(of(FloorWithdrawn, "AM", item=""), "elsewhere", "not-asked", given=(ASKED,)),
    refused(of(FloorWithdrawn, "AM", session="s9"), "nowhere", "no-such-session"),
    refused(
        of(FloorWithdrawn, "AM"), "late, before it asked", "not-asked", given=(after(9, ASKED),)
    ),
    accepted(GIVEN, "to who asked", given=(ASKED,)),
    accepted(of(FloorGiven, "AM", seconds=300), "to who did not ask"),
    accepted(GIVEN, "in a sitting", given=(OPENED,)),
    accepted(of(FloorGiven, "KZ"), "after another", given=SPOKE),
    accepted(of(FloorGiven, "KZ", kind="point-of-order"), "to interrupt", given=(GIVEN,)),
    refused(of(FloorGiven, "KZ"), "beside another", "floor-held", given=(GIVEN,)),
    refused(
        of(FloorGiven, "AM", kind="point-of-order"),
        "to interrupt itself",
        "floor-held",
        given=(GIVEN,),
    ),
    accepted(of(FloorGiven, "RS"), "on the invitation of the chair", given=let_in(items=("1",))),
    refused(
        of(FloorGiven, "RS"),
        "on what it does not attend",
        "not-its-item",
        given=let_in(items=("3",)),
    ),
    refused(GIVEN, "while it is suspended", "sitting-suspended", given=(OPENED, SUSPENDED)),
    refused(
        of(FloorGiven, "XX", session="s9"),
        "nowhere",
        "no-such-session",
    ),
    refused(
        of(FloorGiven, "XX", kind="song", item="9", seconds=-1),
        "to nobody, all at once",
        "bad-kind",
        "no-such-item",
        "no-such-member",
        "bad-limit",
    ),
    accepted(of(FloorEnded, "AM"), "who speaks", given=(GIVEN,)),
    accepted(
        of(FloorEnded, "AM"),
        "who was interrupted",
        given=(GIVEN, of(FloorGiven, "KZ", kind="point-of-order")),
    ),
    refused(of(FloorEnded, "KZ"), "who does not speak", "not-speaking", given=(GIVEN,)),
    refused(of(FloorEnded, "AM", session="s9"), "nowhere", "no-such-session"),
)
ORDERING = (
    accepted(CLOSED, "an open list"),
    refused(CLOSED, "twice", "list-closed", given=(CLOSED,)),
    refused(of(SpeakersClosed, item="9"), "of nothing", "no-such-item"),
    refused(of(SpeakersClosed, session="s9"), "nowhere", "no-such-session"),
    accepted(of(SpeakersReopened), "a closed list", given=(CLOSED,)),
    refused(of(SpeakersReopened), "an open list", "list-not-closed"),
    refused(of(SpeakersReopened, item=""), "the wrong list", "list-not-closed", given=(CLOSED,)),
    refused(of(SpeakersReopened, session="s9"), "nowhere", "no-such-session"),
    accepted(of(FloorLimitsSet, seconds=180, times=2, replies="at-once"), "of an item"),
    accepted(of(FloorLimitsSet, item=""), "none any more"),
    refused(
        of(FloorLimitsSet, seconds=-1, replies="never"), "in odd words", "bad-limit", "bad-replies"
    ),
    refused(of(FloorLimitsSet, session="s9"), "nowhere", "no-such-session"),
    accepted(LOT, "a letter"),
    accepted(of(OrderDrawn, language="ru", member="KG"), "a member"),
    accepted(of(OrderDrawn, language="ru", letter="К", member="KZ"), "a letter and its member"),
    accepted(of(OrderDrawn, language="ru", letter="Я"), "a letter after all names"),
    refused(
        of(OrderDrawn, language="ru", letter="К", member="KG"), "another member", "other-member"
    ),
    refused(of(OrderDrawn, language="ru"), "nothing", "no-lot"),
    refused(of(OrderDrawn, language="ru", letter="12"), "a number", "bad-letter"),
    refused(of(OrderDrawn, language="ru", member="XX"), "nobody", "no-voice"),
    refused(of(OrderDrawn, language="xx", letter="K"), "no alphabet", "no-such-language"),
    refused(of(OrderDrawn, language="ru", letter="К", session="s9"), "nowhere", "no-such-session"),
    refused(LOT, "after the session", "session-closed", given=(OVER,), at=LATER),
)
CASES = (*ASKING, *GIVING, *ORDERING)


@pytest.mark.parametrize("case", CASES, ids=names)
def test_the_rules_of_the_floor_hold(case):
    check(case)
