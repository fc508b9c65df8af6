"""What is refused and accepted of the acts by which a session meets in the room."""

from datetime import datetime, timedelta

import pytest
from case import accepted, after, check, names, refused
from story import DAY, MEETING, SINCE

from plenipo.capabilities.credentials.acts import ParticipationGranted
from plenipo.capabilities.decisions.acts import DecisionTaken, VoteTaken
from plenipo.capabilities.members.acts import BodyComposed, PartnerAdmitted
from plenipo.capabilities.positions.acts import PositionStated
from plenipo.capabilities.sessions.acts import ItemWithdrawn, SessionClosed
from plenipo.capabilities.sittings.acts import (
    AgendaAdopted,
    ChairPassed,
    ItemCalled,
    SittingAdjourned,
    SittingSuspended,
)
from plenipo.capabilities.sittings.tests.room import (
    ADJOURNED,
    ASSEMBLY,
    CLOSED,
    CODES,
    RESUMED,
    ROOM,
    SUSPENDED,
    attends,
    convened,
    of,
    opened,
    roll,
)

LATER = MEETING + timedelta(hours=1)
BEFORE = MEETING - timedelta(minutes=30)
GIVEN = convened()
OPEN = (*GIVEN, roll(4), opened("quorum"))
NARROWED = BodyComposed(body="cfm", members=CODES[:4], since=DAY)
OBSERVER = PartnerAdmitted(partner="RS", names={"en": "Serbia"}, status="observer", since=SINCE)
LET_IN = ParticipationGranted(partner="RS", session=ROOM, items=("1",))
WITHOUT = opened("no-quorum", reason="nobody objected to beginning")
AGREED = tuple(
    PositionStated(session=ROOM, item="1", member=code, stance="agree") for code in CODES[:2]
)
DECIDED = DecisionTaken(
    session=ROOM, item="1", decision="R-1", outcome="adopted", rule=ASSEMBLY, says="adopted"
)
VOTED = VoteTaken(
    session=ROOM,
    vote="V",
    names={"en": "The motion"},
    method="recorded",
    rule=ASSEMBLY,
    says="adopted",
    cast={"for": CODES[:5]},
)
WEIGHED = (
    "rule: weighed\ntitle: {en: Weighed}\nsource: made up\nversions:\n  - since: 2000-01-01\n"
    "    article: one\n    condition: no_objection\n    quorum:\n      article: two\n"
    "      open:\n        share: {of: present, out_of: members, more_than: 1/2, counted_by: w}\n"
    "weights:\n  w: [{since: 2000-01-01, values: {AM: 1}}]\n"
)

OPENING = (
    accepted(opened(), "where nobody has counted", given=GIVEN),
    accepted(opened("quorum"), "with a third of the members", given=(*GIVEN, roll(3))),
    accepted(
        opened("quorum", format="narrow", place={"en": "The hall"}),
        "where who left still attends",
        given=(*GIVEN, roll(3), attends(CODES[0], "left")),
    ),
    accepted(WITHOUT, "without a quorum, against the rule", given=(*GIVEN, roll(2))),
    refused(
        opened("no-quorum"),
        "without a quorum and a reason",
        "against-the-rule",
        given=(*GIVEN, roll(2)),
    ),
    refused(
        opened("quorum"), "with a wrong account", "misstates-the-rule", given=(*GIVEN, roll(2))
    ),
    refused(
        opened("quorum"),
        "under a rule without a quorum",
        "misstates-the-rule",
        given=convened("csto-procedural"),
    ),
    accepted(
        opened("undetermined"),
        "where it cannot be told",
        given=(*convened("weighed", text=WEIGHED), roll(4)),
    ),
    refused(opened(session="s9"), "nowhere", "no-such-session", given=GIVEN),
    refused(
        opened(sitting=" ", format="secret"),
        "in odd words, all at once",
        "bad-number",
        "bad-format",
        given=GIVEN,
    ),
    refused(
        opened(),
        "after the session",
        "session-closed",
        given=(*GIVEN, SessionClosed(session=ROOM)),
        at=LATER,
    ),
    refused(opened("quorum"), "twice", "already-opened", given=OPEN),
    refused(opened(sitting="2"), "beside another", "other-sitting", given=OPEN),
    refused(
        opened(sitting="2"),
        "before another",
        "went-on",
        given=OPEN,
        at=BEFORE,
    ),
    accepted(opened(sitting="2"), "after another", given=(*OPEN, CLOSED), at=LATER),
)
ATTENDING = (
    accepted(attends("AM"), "before it is opened", given=GIVEN),
    accepted(attends("AM", "remote"), "from elsewhere", given=OPEN),
    accepted(attends("AM", "left"), "who leaves", given=OPEN),
    accepted(attends("UZ", body="cfm"), "in one seat", given=OPEN),
    accepted(attends("RS"), "an observer", given=(*OPEN, OBSERVER, LET_IN)),
    refused(attends("RS"), "an observer of others", "not-taking-part", given=(*OPEN, OBSERVER)),
    refused(attends("AM", session="s9"), "nowhere", "no-such-session", given=OPEN),
    refused(
        attends("AM", "asleep", body="csc", sitting=""),
        "in odd words, all at once",
        "bad-attendance",
        "other-body",
        "bad-number",
        "other-sitting",
        given=OPEN,
    ),
    refused(attends("XX"), "a stranger", "no-such-member", given=OPEN),
    refused(attends("UZ"), "who does not sit there", "no-seat", given=(*GIVEN, NARROWED)),
    refused(attends("UZ", "left"), "who never came", "not-there", given=OPEN),
    refused(attends("AM"), "in what is over", "sitting-closed", given=(*OPEN, CLOSED)),
    refused(attends("AM", sitting="2"), "in another", "other-sitting", given=OPEN),
    refused(
        attends("AM"),
        "after the session",
        "session-closed",
        given=(*GIVEN, SessionClosed(session=ROOM)),
        at=LATER,
    ),
    refused(attends("UZ"), "late, before the opening", "counted-since", given=OPEN, at=BEFORE),
    refused(
        attends("UZ"),
        "late, before a decision",
        "counted-since",
        given=(*OPEN, *AGREED, after(10, DECIDED)),
        at=MEETING + timedelta(minutes=5),
    ),
    accepted(
        attends("UZ"),
        "after a decision",
        given=(*OPEN, *AGREED, after(10, DECIDED)),
        at=LATER,
    ),
    accepted(roll(4), "called before the opening", given=GIVEN),
    accepted(roll(7), "called again", given=OPEN),
    accepted(
        roll(4, remote=("TJ",), absent=(*CODES[4:5], "UZ")), "with one elsewhere", given=GIVEN
    ),
    refused(roll(4, session="s9"), "nowhere", "no-such-session", given=GIVEN),
    refused(roll(4, absent=CODES[5:]), "that leaves one out", "left-out", given=GIVEN),
    refused(roll(4, absent=CODES[3:]), "that names one twice", "named-twice", given=GIVEN),
    refused(roll(4, remote=("XX",)), "with a stranger", "no-such-member", given=GIVEN),
    refused(roll(4), "of what is over", "sitting-closed", given=(*OPEN, CLOSED)),
)
AGENDA = AgendaAdopted(session=ROOM)
CALLED = ItemCalled(session=ROOM, item="1")
PASSED = ChairPassed(session=ROOM, member="KZ", office="vice-chair")
IN_THE_ROOM = (
    accepted(AGENDA, "before any sitting", given=GIVEN),
    accepted(AgendaAdopted(session=ROOM, left_out=("2",)), "with an item left out", given=OPEN),
    refused(AgendaAdopted(session="s9"), "nowhere", "no-such-session"),
    refused(AgendaAdopted(session=ROOM, left_out=("9",)), "of nothing", "no-such-item", given=OPEN),
    refused(
        AgendaAdopted(session=ROOM, left_out=("1", "2")), "that is empty", "no-items", given=OPEN
    ),
    refused(AGENDA, "twice", "already-adopted", given=(*OPEN, AGENDA)),
    refused(AGENDA, "without a quorum", "no-quorum", given=(*GIVEN, roll(3), opened("quorum"))),
    accepted(CALLED, "in a sitting", given=OPEN),
    accepted(ItemCalled(session=ROOM, item="2"), "after another", given=(*OPEN, CALLED)),
    refused(ItemCalled(session=ROOM, item="9"), "that is not there", "no-such-item", given=OPEN),
    refused(CALLED, "without a sitting", "no-sitting", given=GIVEN),
    refused(CALLED, "while it is suspended", "sitting-suspended", given=(*OPEN, SUSPENDED)),
    refused(CALLED, "twice", "already-called", given=(*OPEN, CALLED)),
    refused(
        CALLED,
        "that is withdrawn",
        "item-aside",
        given=(*OPEN, ItemWithdrawn(session=ROOM, item="1", reason="no more")),
    ),
    accepted(PASSED, "to a member", given=GIVEN),
    accepted(ChairPassed(session=ROOM, member="BY"), "and back", given=(*GIVEN, PASSED), at=LATER),
    refused(PASSED, "twice", "in-the-chair", given=(*GIVEN, PASSED)),
    refused(ChairPassed(session="s9", member="KZ"), "nowhere", "no-such-session"),
    refused(ChairPassed(session=ROOM, member="XX"), "to nobody", "no-such-member", given=GIVEN),
    refused(
        ChairPassed(session=ROOM, member="UZ"),
        "to who has no seat",
        "no-seat",
        given=(*GIVEN, NARROWED),
    ),
)
STEPS = (
    accepted(SUSPENDED, "an open sitting", given=OPEN),
    accepted(of(SittingSuspended, until=LATER), "until a moment", given=OPEN),
    refused(
        of(SittingSuspended, until=BEFORE), "until a moment gone by", "ends-before", given=OPEN
    ),
    refused(
        of(SittingSuspended, until=datetime(2011, 12, 19, 16)),  # noqa: DTZ001 - that is refused
        "until a moment nobody knows",
        "no-time-zone",
        given=OPEN,
    ),
    refused(SUSPENDED, "twice", "sitting-not-so", given=(*OPEN, SUSPENDED)),
    refused(SUSPENDED, "what was not opened", "no-such-sitting", given=(*GIVEN, roll(3))),
    refused(SUSPENDED, "before it was opened", "sitting-not-so", "went-on", given=OPEN, at=BEFORE),
    refused(
        SUSPENDED,
        "before a decision in it",
        "decided-since",
        given=(*OPEN, *AGREED, after(10, DECIDED)),
        at=MEETING + timedelta(minutes=5),
    ),
    refused(of(SittingSuspended, session="s9"), "nowhere", "no-such-session"),
    accepted(RESUMED, "a suspended sitting", given=(*OPEN, SUSPENDED)),
    accepted(RESUMED, "an adjourned sitting", given=(*OPEN, ADJOURNED)),
    refused(RESUMED, "an open sitting", "sitting-not-so", given=OPEN),
    refused(
        RESUMED,
        "beside another",
        "other-sitting",
        given=(*OPEN, ADJOURNED, opened(sitting="2")),
    ),
    accepted(ADJOURNED, "an open sitting", given=OPEN),
    accepted(ADJOURNED, "a suspended sitting", given=(*OPEN, SUSPENDED)),
    refused(ADJOURNED, "a closed sitting", "sitting-not-so", given=(*OPEN, CLOSED)),
    refused(of(SittingAdjourned, until=BEFORE), "to a moment gone by", "ends-before", given=OPEN),
    accepted(CLOSED, "an open sitting", given=OPEN),
    accepted(CLOSED, "an adjourned sitting", given=(*OPEN, ADJOURNED)),
    refused(CLOSED, "twice", "sitting-not-so", given=(*OPEN, CLOSED)),
    refused(
        CLOSED,
        "after the session",
        "session-closed",
        given=(*OPEN, SessionClosed(session=ROOM)),
        at=LATER,
    ),
)
DECIDING = (
    accepted(DECIDED, "decided in a sitting with a quorum", given=(*OPEN, *AGREED)),
    accepted(DECIDED, "decided where nobody has counted", given=(*GIVEN, opened(), *AGREED)),
    accepted(DECIDED, "decided where no sittings are kept", given=(*GIVEN, *AGREED)),
    accepted(
        DECIDED, "decided between sittings", given=(*GIVEN, roll(2), WITHOUT, CLOSED, *AGREED)
    ),
    refused(
        DECIDED,
        "decided by three of seven",
        "no-quorum",
        given=(*GIVEN, roll(3), opened("quorum"), *AGREED),
    ),
    refused(
        DECIDED,
        "decided while the sitting is suspended",
        "sitting-suspended",
        given=(*OPEN, *AGREED, SUSPENDED),
    ),
    accepted(DECIDED, "decided after it was resumed", given=(*OPEN, *AGREED, SUSPENDED, RESUMED)),
    accepted(VOTED, "voted in a sitting", given=OPEN),
    refused(VOTED, "voted while it is suspended", "sitting-suspended", given=(*OPEN, SUSPENDED)),
)
CASES = (*OPENING, *ATTENDING, *IN_THE_ROOM, *STEPS, *DECIDING)


@pytest.mark.parametrize("case", CASES, ids=names)
def test_the_rules_of_sittings_hold(case):
    check(case)
