"""What is refused and accepted of the acts of a silence: above all, what comes too late."""

from datetime import datetime, timedelta

import pytest
from case import accepted, after, check, names, objections, refused
from story import BEGIN, JOINT, MEETING, decision, positions

from plenipo.capabilities.members.acts import BodyEstablished, MemberReinstated, MemberSuspended
from plenipo.capabilities.sessions.acts import ItemDeferred, SessionClosed
from plenipo.capabilities.silence.tests.provision_cases import CASES as ON_PROVISIONS
from plenipo.capabilities.silence.tests.silence_cases import (
    BY_NATO,
    FRIDAY,
    IN_PARTS,
    LAST,
    OF_ITEMS,
    OPEN,
    OSCE,
    SLOW,
    agreed,
    amended,
    broken,
    concluded,
    done,
    extended,
    lifted,
    objected,
    opened,
    withdrawn,
)

HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)
TOMORROW = MEETING + timedelta(days=1)
LATER = FRIDAY + timedelta(hours=4)
CLOSED = SessionClosed(session=JOINT)
EARLY = MEETING - HOUR
SUSPENDED = MemberSuspended(member="UZ", since=TOMORROW.date(), reason="a note")
AWAY = MemberSuspended(member="UZ", since=MEETING.date(), reason="a note")
BACK = MemberReinstated(member="UZ", since=TOMORROW.date())
ASIDE = ItemDeferred(session=JOINT, item="1", reason="later")
DECIDED = (*positions("1", {}), decision("1", "J-1"))
ADOPTED_NOW = {"at": FRIDAY}
BROKEN_NOW = (*OPEN, done(broken(), LAST))
OBJECTED = (*OPEN, objected())
CONCLUDED = (*OPEN, done(concluded(), FRIDAY))
WITHDRAWN = (*OPEN, withdrawn())
PIECEMEAL = (*IN_PARTS, done(broken("UZ", "2"), LAST))

OPENING = (
    accepted(opened(), "on a document", given=(OSCE,)),
    accepted(opened(document="", text="sha256:b"), "on a text", given=(OSCE,)),
    accepted(opened(session="", body="cfm"), "of a body, in no session", given=(OSCE,)),
    accepted(opened(body="cfm"), "of one body of the session", given=(OSCE,)),
    accepted(opened(zone="+01:00"), "in an offset", given=(OSCE,)),
    accepted(
        opened(expires=datetime.fromisoformat("2011-12-23T12:00+01:00")), "local", given=(OSCE,)
    ),
    accepted(opened(document="", items=("1", "2")), "on items, all or nothing", given=(OSCE,)),
    accepted(opened(rule="slow-silence"), "of four days, where three are due", given=(SLOW,)),
    accepted(
        opened(silence="S-2", document="", items=("1",)),
        "on an item of which a silence was withdrawn",
        given=(*OF_ITEMS, withdrawn()),
    ),
    refused(opened(), "again", "already-open", given=OPEN),
    refused(opened(silence="S 1"), "with a blank in its code", "bad-code", given=(OSCE,)),
    refused(opened(names={}), "without a title", "no-name", given=(OSCE,)),
    refused(opened(document=""), "on nothing", "no-subject", given=(OSCE,)),
    refused(opened(session=""), "to nobody", "nobody-addressed", given=(OSCE,)),
    refused(opened(session="s9"), "of no session", "no-such-session", given=(OSCE,)),
    refused(opened(session="", body="cfn"), "of no body", "no-such-body", given=(OSCE,)),
    refused(opened(body="csc"), "of another body", "not-of-the-session", given=(OSCE,)),
    refused(opened(), "in a closed session", "session-closed", given=(OSCE, CLOSED)),
    refused(
        opened(session="", body="csc"),
        "when all are suspended",
        "nobody-to-break",
        given=(
            OSCE,
            *[
                MemberSuspended(member=m, since=MEETING.date(), reason="a note")
                for m in ("AM", "BY", "KZ", "KG", "RU", "TJ", "UZ")
            ],
        ),
    ),
    refused(opened(rule="nato-silence"), "by a rule not adopted", "no-such-rule", given=(OSCE,)),
    refused(opened(rule="csto-consensus"), "by a rule without silence", "no-silence"),
    refused(opened(zone="Vienna"), "in no zone", "no-such-zone", given=(OSCE,)),
    refused(
        opened(expires=datetime(2011, 12, 23, 12)),  # noqa: DTZ001 - it has no offset
        "at no instant",
        "no-offset",
        given=(OSCE,),
    ),
    refused(
        opened(expires=datetime.fromisoformat("2011-12-23T12:00+02:00")),
        "in summer time, in winter",
        "other-offset",
        given=(OSCE,),
    ),
    refused(opened(expires=MEETING), "that is over at once", "too-short", given=(OSCE,)),
    refused(
        opened(rule="slow-silence", expires=MEETING + timedelta(hours=72) - SECOND),
        "a second short of three days",
        "too-short",
        given=(SLOW,),
    ),
    refused(
        opened(session="", body="cfm", document="", items=("1",)),
        "on items of no session",
        "items-of-no-session",
        given=(OSCE,),
    ),
    refused(opened(items=("9",)), "on no item", "no-such-item", given=(OSCE,)),
    refused(opened(items=("1",)), "on an item put off", "item-aside", given=(OSCE, ASIDE)),
    refused(opened(items=("1",)), "on what is adopted", "already-decided", given=(OSCE, *DECIDED)),
    refused(
        opened(silence="S-2", items=("1",)), "on an item twice", "under-silence", given=OF_ITEMS
    ),
    refused(opened(parts=("1", "1")), "on a part twice", "part-twice", given=(OSCE,)),
    refused(
        opened(items=("1", "2"), parts=("1",)),
        "on some of the items alone",
        "not-the-items",
        given=(OSCE,),
    ),
    refused(
        opened(decision="J-1"),
        "with a number that is taken",
        "number-taken",
        given=(OSCE, *DECIDED),
    ),
    refused(
        opened(silence="S-2", decision="D-1"),
        "with the number of another silence",
        "number-taken",
        given=(OSCE, opened(decision="D-1")),
    ),
    refused(
        opened(silence="?", names={}, document="", session="", rule="?", zone="?"),
        "all objections at once",
        "bad-code",
        "no-name",
        "no-subject",
        "nobody-addressed",
        "no-such-rule",
        "no-such-zone",
    ),
)
OBJECTING = (
    accepted(objected(), "in the meeting", given=OPEN),
    accepted(objected("KZ"), "a second member", given=OBJECTED),
    refused(objected(), "twice", "already-objected", given=OBJECTED),
    refused(objected(), "where the rule knows none", "not-refusable", given=BY_NATO),
    refused(objected(silence="S-9"), "to no silence", "no-such-silence", given=OPEN),
    refused(objected(), "before it was opened", "before-the-silence", given=OPEN, at=EARLY),
    refused(objected(), "after the meeting", "session-closed", given=(*OPEN, CLOSED), at=TOMORROW),
    refused(objected(), "after the expiry", "late", given=OPEN, at=FRIDAY),
    refused(objected("XX"), "by nobody", "no-such-member", given=OPEN),
    refused(objected(), "for another", "not-for-the-member", given=OPEN, principal="KZ"),
)
BREAKING = (
    accepted(broken(), "a second before it expires", given=OPEN, at=LAST),
    accepted(amended(), "by an amendment", given=OPEN, at=LAST),
    accepted(broken("UZ", "2"), "on a part", given=IN_PARTS, at=LAST),
    accepted(broken("UZ", "3"), "on another part", given=PIECEMEAL, at=LAST),
    accepted(broken(), "on all, after a part", given=PIECEMEAL, at=LAST),
    accepted(broken("UZ", "op 4"), "on a paragraph of a whole text", given=OPEN, at=LAST),
    accepted(broken("KZ"), "as others did", given=BROKEN_NOW, at=LAST),
    accepted(broken(), "having agreed", given=(*OPEN, agreed()), at=LAST),
    accepted(broken(), "again, having lifted it", given=(*OPEN, broken(), lifted()), at=LAST),
    accepted(broken(), "in the extension", given=(*OPEN, extended(LATER)), at=FRIDAY + SECOND),
    accepted(broken(), "after the session closed", given=(*OPEN, CLOSED), at=TOMORROW),
    refused(broken(), "at the instant of expiry", "late", given=OPEN, at=FRIDAY),
    refused(broken(), "a second later", "late", given=OPEN, at=FRIDAY + SECOND),
    refused(
        broken(), "at the end of the extension", "late", given=(*OPEN, extended(LATER)), at=LATER
    ),
    refused(broken(), "when it is concluded, as of before", "concluded", given=CONCLUDED, at=LAST),
    refused(broken(), "what was withdrawn", "silence-withdrawn", given=WITHDRAWN, at=TOMORROW),
    refused(broken(), "before it began", "before-the-silence", given=OPEN, at=EARLY),
    refused(broken(), "what never began", "never-began", given=OBJECTED, at=TOMORROW),
    refused(broken(silence="S-9"), "of no code", "no-such-silence", given=OPEN),
    refused(broken("XX"), "by nobody", "no-such-member", given=OPEN),
    refused(
        broken(),
        "by who does not sit there",
        "without-voice",
        given=(
            OSCE,
            BodyEstablished(body="wg", names={"en": "W"}, members=("AM", "BY")),
            opened(session="", body="wg"),
        ),
    ),
    refused(
        broken(), "by who was suspended since", "without-voice", given=(*OPEN, SUSPENDED), at=LAST
    ),
    refused(
        broken(),
        "by who was suspended when it was opened",
        "without-voice",
        given=(AWAY, *OPEN, BACK),
        at=LAST,
    ),
    refused(broken(), "for another", "not-for-the-member", given=OPEN, principal="KZ"),
    refused(broken(kind="doubt"), "by a doubt", "bad-kind", given=OPEN),
    refused(amended(), "by an amendment, where none does", "does-not-break", given=BY_NATO),
    refused(broken(kind="amendment"), "by an amendment to nothing", "no-proposal", given=OPEN),
    refused(broken("UZ", "9"), "on no part", "no-such-part", given=IN_PARTS),
    refused(broken(), "twice", "already-broken", given=BROKEN_NOW, at=LAST),
    refused(broken("UZ", "2"), "on a part twice", "already-broken", given=PIECEMEAL, at=LAST),
)
LIFTING = (
    accepted(lifted(), "a second before it expires", given=(*OPEN, broken()), at=LAST),
    accepted(lifted("UZ", "2"), "on a part", given=(*IN_PARTS, broken()), at=LAST),
    refused(lifted(), "at the instant of expiry", "late", given=(*OPEN, broken()), at=FRIDAY),
    refused(lifted(), "what it did not break", "not-broken", given=(*OPEN, broken("KZ"))),
    refused(lifted(), "twice", "not-broken", given=(*OPEN, broken(), lifted())),
    refused(lifted("UZ", "3"), "on another part", "not-broken", given=PIECEMEAL, at=LAST),
    refused(
        lifted("UZ", "9"), "on no part", "no-such-part", "not-broken", given=PIECEMEAL, at=LAST
    ),
    refused(lifted(silence="S-9"), "of no code", "no-such-silence", given=OPEN),
    refused(lifted(), "for another", "not-for-the-member", given=(*OPEN, broken()), principal="KZ"),
)
AGREEING = (
    accepted(agreed(), "while it runs", given=OPEN),
    accepted(agreed(), "having lifted its objection", given=(*OPEN, broken(), lifted())),
    refused(agreed(), "twice", "already-agreed", given=(*OPEN, agreed())),
    refused(agreed(), "having broken it", "has-broken", given=(*OPEN, broken())),
    refused(agreed(), "at the instant of expiry", "late", given=OPEN, at=FRIDAY),
    refused(agreed("XX"), "by nobody", "no-such-member", given=OPEN),
    refused(agreed(), "to what never began", "never-began", given=(*OPEN, objected("KZ"))),
    refused(agreed(silence="S-9"), "of no code", "no-such-silence", given=OPEN),
)
EXTENDING = (
    accepted(extended(LATER), "while it runs", given=OPEN, at=LAST),
    accepted(extended(LATER), "with a part broken", given=PIECEMEAL, at=LAST),
    refused(extended(LATER), "at the instant of expiry", "late", given=OPEN, at=FRIDAY),
    refused(extended(FRIDAY), "to the same instant", "not-later", given=OPEN),
    refused(extended(LATER), "what is broken", "not-running", given=(*OPEN, broken())),
    refused(extended(LATER), "what never began", "not-running", given=OBJECTED),
    refused(extended(LATER, reason=" "), "without a reason", "no-reason", given=OPEN),
    refused(
        extended(datetime.fromisoformat("2011-12-23T16:00+03:00")),
        "in another offset",
        "other-offset",
        given=OPEN,
    ),
    refused(extended(LATER, silence="S-9"), "of no code", "no-such-silence", given=OPEN),
)
WITHDRAWING = (
    accepted(withdrawn(), "while it runs", given=OPEN),
    accepted(withdrawn(), "what is broken", given=(*OPEN, broken())),
    refused(withdrawn(), "at the instant of expiry", "late", given=OPEN, at=FRIDAY),
    refused(withdrawn(reason=""), "without a reason", "no-reason", given=OPEN),
    refused(withdrawn(), "twice", "silence-withdrawn", given=WITHDRAWN),
    refused(withdrawn(silence="S-9"), "of no code", "no-such-silence", given=OPEN),
)
CONCLUDING = (
    accepted(concluded(decision="D-1"), "unbroken, at its expiry", given=OPEN, **ADOPTED_NOW),
    accepted(concluded("broken"), "broken, at its expiry", given=BROKEN_NOW, **ADOPTED_NOW),
    accepted(concluded("broken"), "broken, at once", given=(*OPEN, broken()), at=TOMORROW),
    accepted(concluded("never-began"), "what was objected to", given=OBJECTED, at=TOMORROW),
    accepted(
        concluded("broken", kept=("1", "3"), reopened=("2",), decision="D-1"),
        "part by part",
        given=PIECEMEAL,
        **ADOPTED_NOW,
    ),
    accepted(
        concluded(),
        "as adopted, of what was broken and lifted",
        given=(*OPEN, broken(), lifted()),
        **ADOPTED_NOW,
    ),
    refused(concluded(), "while it runs", "still-running", given=OPEN, at=LAST),
    refused(
        concluded("broken"),
        "while a part could still be adopted",
        "still-running",
        given=PIECEMEAL,
        at=LAST,
    ),
    refused(
        concluded(),
        "as adopted, what was broken",
        "misstates-the-rule",
        given=BROKEN_NOW,
        **ADOPTED_NOW,
    ),
    refused(
        concluded("broken"), "as broken, by nobody", "misstates-the-rule", given=OPEN, **ADOPTED_NOW
    ),
    refused(
        concluded("broken", kept=("1",), reopened=("2", "3")),
        "with the wrong parts",
        "misstates-the-rule",
        given=PIECEMEAL,
        **ADOPTED_NOW,
    ),
    refused(concluded("gone"), "as gone", "bad-outcome", given=OPEN, **ADOPTED_NOW),
    refused(
        concluded("broken", decision="D-1"),
        "with a number of nothing",
        "number-of-nothing",
        given=BROKEN_NOW,
        **ADOPTED_NOW,
    ),
    refused(
        concluded(decision="J-1"),
        "with a number that is taken",
        "number-taken",
        given=(*OPEN, *DECIDED),
        **ADOPTED_NOW,
    ),
    refused(concluded(), "twice", "concluded", given=CONCLUDED, **ADOPTED_NOW),
    refused(concluded(), "what was withdrawn", "silence-withdrawn", given=WITHDRAWN, at=FRIDAY),
    refused(
        concluded("broken"),
        "before what was said later",
        "heard-since",
        given=(*OPEN, after(1, broken()), after(3, lifted())),
        at=MEETING + timedelta(minutes=2),
    ),
    refused(
        concluded(), "before it began", "before-the-silence", "still-running", given=OPEN, at=BEGIN
    ),
    refused(concluded(silence="S-9"), "of no code", "no-such-silence", given=OPEN),
)
CASES = (
    *OPENING,
    *OBJECTING,
    *BREAKING,
    *LIFTING,
    *AGREEING,
    *EXTENDING,
    *WITHDRAWING,
    *CONCLUDING,
    *ON_PROVISIONS,
)


@pytest.mark.parametrize("case", CASES, ids=names)
def test_the_rules_of_silence_hold(case):
    check(case)


def told(case):
    """The one objection there is."""
    (refusal,) = objections(case)
    return refusal


def test_what_is_late_is_told_the_instant_of_expiry_to_the_second_and_its_zone():
    late = refused(broken(), "late", "late", given=OPEN, at=FRIDAY)
    assert told(late).sentence == (
        "The silence 'S-1' expired on 2011-12-23T12:00:00+01:00 (Europe/Vienna),"
        " 2011-12-23T11:00:00Z: what came before that instant is recorded with the moment at which"
        " it came, what came then is too late."
    )


def test_what_is_found_after_the_conclusion_is_told_what_to_do():
    found = told(refused(broken(), "", "concluded", given=CONCLUDED, at=LAST))
    assert "put to the body what came in time and was not entered before" in found.sentence


def test_a_misstated_conclusion_is_told_the_rule_and_who_broke_the_silence():
    found = told(refused(concluded(), "", "x", given=BROKEN_NOW, at=FRIDAY))
    assert (found.rule, found.article.partition(",")[0]) == (
        "osce-silence",
        "OSCE Rules of Procedure",
    )
    assert "From the rule follows 'broken', by UZ" in found.sentence
