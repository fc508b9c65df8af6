"""What is refused and accepted of rotations, presidencies, chairs, venues and anniversaries."""

from datetime import date, timedelta

import pytest
from case import accepted, after, check, names, refused
from story import COUNCIL, JOINT, MEETING, decision, positions

from plenipo.capabilities.decisions.acts import DecisionRescinded
from plenipo.capabilities.members.acts import (
    BodyComposed,
    MemberSuspended,
    MemberWithdrawn,
    PartnerAdmitted,
)
from plenipo.capabilities.presidency.acts import (
    AnniversaryMarked,
    ChairVacated,
    SeatFixed,
    VenueSettled,
)
from plenipo.capabilities.presidency.tests.presidency_cases import (
    BELARUS,
    BOTH,
    END,
    FIRST,
    NEXT,
    assumed,
    chair,
    excepted,
    following,
    handed,
    rotation,
)
from plenipo.capabilities.sessions.acts import ItemAdopted, SessionClosed

DAY = timedelta(days=1)
SUSPENDED = MemberSuspended(member="KZ", since=NEXT, reason="its own wish")
LEFT = MemberWithdrawn(member="KZ", since=NEXT, reason="notice of 2010")
DECIDED = (
    after(-9, ItemAdopted(session=JOINT, item="1")),
    *(after(-8, act) for act in positions("1", {})),
    after(-7, decision("1", "J-1")),
)
RESCINDED = after(-6, DecisionRescinded(session=JOINT, item="1", decision="J-1", reason="a slip"))
CHAIRED = (chair(),)
PARTNER = PartnerAdmitted(
    partner="RS", names={"en": "Serbia"}, status="observer", since=date(2010, 1, 1)
)


def seat(host="RU", **place):
    return SeatFixed(host=host, place=place or {"en": "Moscow"}, since=FIRST)


def venue(session=COUNCIL, host="RU", **place):
    return VenueSettled(session=session, host=host, place=place or {"en": "The Kremlin"})


def vacated(member="AM", since=NEXT):
    return ChairVacated(body="cfm", role="chair", member=member, since=since)


def marked(code="treaty-20", presidency="KZ-2012", **fields):
    told = {"names": {"en": "Twenty years"}, "origin": date(1992, 5, 15), "years": 20, **fields}
    return AnniversaryMarked(anniversary=code, presidency=presidency, **told)


ROTATING = (
    accepted(rotation(), "in an order"),
    accepted(rotation(order=(), alphabet="ru"), "in an alphabet"),
    refused(rotation("no code"), "under a code that cannot stand", "bad-code"),
    refused(rotation(names={"en": " "}), "without a name", "no-name"),
    refused(rotation(), "twice", "already-established", given=(rotation(),)),
    refused(rotation(body="none"), "over no body", "no-such-body"),
    refused(rotation(chairs=("cfm", "none")), "in no chair", "no-such-body"),
    refused(rotation(order=("AM", "XX")), "of who is no member", "no-such-member"),
    refused(rotation(order=("AM", "BY", "AM")), "naming one twice", "repeated-member"),
    refused(rotation(order=()), "in no order", "no-order"),
    refused(rotation(months=0), "for no time", "no-term"),
    refused(
        rotation("", names={}, order=(), months=0, body="none"),
        "with nothing right",
        "bad-code",
        "no-name",
        "no-such-body",
        "no-order",
        "no-term",
    ),
)

EXCEPTING = (
    accepted(excepted(), "passing over a member, by a reference", given=BELARUS),
    accepted(excepted(reference="", decision="J-1"), "by decision", given=(*BELARUS, *DECIDED)),
    accepted(excepted("exchanged", other="KG"), "of two who change turns", given=BELARUS),
    accepted(
        excepted("moved", "BY", since=NEXT - DAY, until=NEXT + DAY), "by a day", given=BELARUS
    ),
    refused(excepted(rotation="none"), "to no rotation", "no-such-rotation", given=BELARUS),
    refused(excepted(), "where none is established", "no-such-rotation"),
    refused(excepted("forgotten"), "of no kind", "bad-kind", given=BELARUS),
    refused(excepted(reason=""), "without a reason", "no-reason", given=BELARUS),
    refused(excepted(reference=" "), "that nobody decided", "no-decision", given=BELARUS),
    refused(excepted(decision="J-9"), "by no decision", "no-such-decision", given=BELARUS),
    refused(
        excepted(decision="J-1"),
        "by what was taken back",
        "decision-not-standing",
        given=(*BELARUS, *DECIDED, RESCINDED),
    ),
    refused(excepted(member="UZ"), "for who has no turn", "not-in-the-rotation", given=BELARUS),
    refused(
        excepted("exchanged", other="UZ"),
        "with who has no turn",
        "not-in-the-rotation",
        given=BELARUS,
    ),
    refused(excepted("exchanged"), "with nobody", "nobody-to-change-with", given=BELARUS),
    refused(
        excepted("exchanged", other="KZ"), "with itself", "nobody-to-change-with", given=BELARUS
    ),
    refused(excepted(), "twice", "already-excepted", given=(*BELARUS, excepted())),
    refused(
        excepted("moved", "KZ", since=NEXT - DAY, until=NEXT + DAY),
        "of a presidency of another",
        "not-presiding",
        given=BELARUS,
    ),
    refused(
        excepted("moved", "BY", since=NEXT - DAY, until=NEXT + DAY),
        "when the next is on record",
        "handed-over-by-then",
        given=BOTH,
    ),
    refused(excepted("moved", "BY", since=NEXT - DAY), "to no day", "no-such-day", given=BELARUS),
    refused(
        excepted("moved", "BY", since=NEXT - DAY, until=FIRST),
        "to the day it began",
        "no-such-day",
        given=BELARUS,
    ),
)

ASSUMING = (
    accepted(assumed(), "the first, by anybody in the order", given=(rotation(),)),
    accepted(following(), "the next in the order", given=BELARUS),
    accepted(following("KG"), "after who is suspended", given=(*BELARUS, SUSPENDED)),
    accepted(following("KG"), "after who left", given=(*BELARUS, LEFT)),
    accepted(following("KG"), "after who is passed over", given=(*BELARUS, excepted())),
    accepted(
        following("KG"),
        "by who has changed turns",
        given=(*BELARUS, excepted("exchanged", other="KG")),
    ),
    accepted(
        following(since=NEXT + DAY),
        "on the day to which the hand-over was moved",
        given=(*BELARUS, excepted("moved", "BY", since=FIRST, until=NEXT + DAY)),
    ),
    refused(assumed("no code"), "under a bad code", "bad-code", given=(rotation(),)),
    refused(assumed(), "of no rotation", "no-such-rotation"),
    refused(following(until=NEXT), "that ends as it begins", "ends-before", given=BELARUS),
    refused(following("XX"), "by nobody", "no-such-member", given=BELARUS),
    refused(following(), "by who is suspended", "not-counted", given=(*BELARUS, SUSPENDED)),
    refused(following(), "by who has left", "not-counted", given=(*BELARUS, LEFT)),
    refused(following(since=NEXT + DAY), "after a gap", "gap", given=BELARUS),
    refused(following(since=NEXT - DAY), "while another presides", "overlap", given=BELARUS),
    refused(following("KG"), "out of turn", "out-of-turn", given=BELARUS),
    refused(assumed(member="UZ"), "by who has no turn", "not-in-the-rotation", given=(rotation(),)),
    refused(
        following(code="BY-2011"), "under the code of another", "already-assumed", given=BELARUS
    ),
    refused(
        assumed(until=FIRST),
        "once more",
        "already-assumed",
        "ends-before",
        "overlap",
        "out-of-turn",
        given=BELARUS,
    ),
)

HANDING = (
    accepted(handed(session=JOINT, digest=f"sha256:{'a' * 64}"), "with its file", given=BOTH),
    accepted(handed(), "on its first day", given=BOTH, at=MEETING + DAY),
    refused(handed("KG-2013"), "of none on record", "no-such-presidency", given=BOTH),
    refused(handed(), "where none is on record", "no-such-presidency"),
    refused(handed(session="none"), "at no session", "no-such-session", given=BOTH),
    refused(handed(digest="sha256:a"), "with no file", "bad-digest", given=BOTH),
    refused(handed(), "twice", "already-handed-over", given=(*BOTH, handed())),
    refused(handed("BY-2011"), "from nobody", "nobody-before", given=BOTH),
    refused(handed(), "a day late", "wrong-day", given=BOTH, at=MEETING + 2 * DAY),
)

CHAIRING = (
    accepted(chair(), "to a member"),
    accepted(chair("BY", "vice-chair"), "beside a chair", given=CHAIRED),
    accepted(chair("BY", since=NEXT), "after another", given=(*CHAIRED, vacated())),
    refused(chair(body="none"), "of no body", "no-such-body"),
    refused(chair(role="host"), "in no role", "bad-role"),
    refused(chair("XX"), "to nobody", "no-such-member"),
    refused(chair("KZ", since=NEXT), "to who is suspended", "not-counted", given=(SUSPENDED,)),
    refused(chair(until=FIRST), "for no time", "ends-before"),
    refused(
        chair("KZ"),
        "to who does not sit there",
        "no-seat",
        given=(BodyComposed(body="cfm", members=("AM",), since=FIRST),),
    ),
    refused(chair("BY"), "that is another's", "chair-taken", given=CHAIRED),
    refused(chair("AM", "vice-chair"), "of a chair", "chair-taken", given=CHAIRED),
    accepted(vacated(), "vacated", given=CHAIRED),
    refused(vacated("BY"), "by who has none", "not-in-the-chair", given=CHAIRED),
    refused(vacated(), "a second time", "not-in-the-chair", given=(*CHAIRED, vacated())),
)

PLACING = (
    accepted(seat(), "in a place"),
    refused(seat(en=" "), "nowhere", "no-place"),
    refused(seat("XX"), "with nobody", "no-such-member"),
    accepted(venue(), "of a session"),
    accepted(venue(host="RS"), "with an observer", given=(PARTNER,)),
    refused(venue("none"), "of no session", "no-such-session"),
    refused(venue(en=""), "nowhere", "no-place"),
    refused(venue(host="XX"), "with nobody", "no-such-member"),
    refused(
        venue(JOINT),
        "when it is closed",
        "session-closed",
        given=(after(-1, SessionClosed(session=JOINT)),),
    ),
)

REMEMBERING = (
    accepted(marked(), "in the presidency of its day", given=BOTH),
    accepted(marked(session=JOINT, item="1"), "with an item", given=BOTH),
    accepted(marked(origin=END.replace(year=1992) - DAY), "on its last day", given=BOTH),
    refused(marked("no code"), "under a bad code", "bad-code", given=BOTH),
    refused(marked(names={}), "of nothing", "no-name", given=BOTH),
    refused(marked(), "twice", "already-marked", given=(*BOTH, marked())),
    refused(marked(), "in no presidency", "no-such-presidency"),
    refused(marked(years=0), "of no years", "no-years", given=BOTH),
    refused(marked(years=21), "in the year after", "not-in-the-presidency", given=BOTH),
    refused(
        marked(origin=END.replace(year=1992)),
        "on the day it is handed over",
        "not-in-the-presidency",
        given=BOTH,
    ),
    refused(marked(treaty="none"), "of no treaty", "no-such-treaty", given=BOTH),
    refused(marked(item="1"), "with an item of no session", "no-session", given=BOTH),
    refused(marked(session="none"), "before no session", "no-such-session", given=BOTH),
    refused(marked(session=JOINT, item="9"), "on no item", "no-such-item", given=BOTH),
    refused(marked(session=JOINT, document="L.9"), "with no text", "no-such-document", given=BOTH),
)

CASES = (*ROTATING, *EXCEPTING, *ASSUMING, *HANDING, *CHAIRING, *PLACING, *REMEMBERING)


@pytest.mark.parametrize("case", CASES, ids=names)
def test_the_rules_of_the_presidency_hold(case):
    check(case)
