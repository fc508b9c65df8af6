"""What is refused and accepted of forces, units, equipment and packages."""

from __future__ import annotations

from datetime import timedelta

import pytest
from case import accepted, after, check, names, refused
from story import JOINT, MEETING

from plenipo.capabilities.forces.tests.fielding import (
    CERTIFIED,
    EARLY,
    FORCE,
    FORMED,
    GONE,
    PLEDGED,
    RAPID,
    TODAY,
    TWO,
    YESTERDAY,
    assessed,
    certified,
    dissolved,
    equipped,
    established,
    formed,
    named,
    pledged,
    referred,
    renewed,
    required,
    revised,
    stated,
    withdrawn,
)
from plenipo.capabilities.members.acts import MemberSuspended

LATER = MEETING + timedelta(days=800)
NOTHING = {"session": "x", "decision": "x", "document": "x", "treaty": "x", "priority": "x"}
UNKNOWN = ("no-such-session", "no-such-decision", "no-such-document", "no-such-treaty")

FORCES = (
    accepted(established(), "a force"),
    accepted(established(session=JOINT), "of a session"),
    refused(established(force="r f", names={}), "an odd code", "bad-code", "no-name"),
    refused(established(), "twice", "code-taken", given=FORCE),
    refused(established(body="xx"), "of no body", "no-such-body"),
    refused(established(**NOTHING), "of nothing", *UNKNOWN, "no-such-priority"),
    refused(established(session=JOINT, item="99"), "of no item", "no-such-item"),
    accepted(referred(session=JOINT), "before a session", given=FORCE),
    refused(referred(session=JOINT), "of no force", "no-such-force"),
    refused(referred(), "before nothing", "refers-to-nothing", given=FORCE),
    refused(referred(session=JOINT), "too early", "before-the-force", given=FORCE, at=EARLY),
    refused(referred(**NOTHING), "that is not there", *UNKNOWN, "no-such-priority", given=FORCE),
    accepted(stated(), "a need", given=FORCE),
    accepted(stated(units=0), "a need no longer", given=(*FORCE, stated())),
    refused(stated(), "a need of nobody", "no-such-force"),
    refused(stated(), "a need too early", "before-the-force", given=FORCE, at=EARLY),
    refused(
        stated("a b", kind="navy", level="level-9"),
        "a need of nothing",
        *("bad-code", "no-such-kind", "no-such-level"),
        given=FORCE,
    ),
    refused(stated(units=-1), "less than none", "less-than-nothing", given=FORCE),
    refused(stated(level="rapid", notice=61), "rapid but late", "not-rapid", given=FORCE),
    accepted(required("radio", "fuel"), "compatible", given=FORCE),
    accepted(required(), "in nothing any more", given=(*FORCE, required("radio"))),
    refused(required("radio"), "of no force", "no-such-force"),
    refused(required("radio"), "too early", "before-the-force", given=FORCE, at=EARLY),
    refused(required("song"), "in song", "no-such-family", given=FORCE),
    refused(required("radio", "radio"), "in one twice", "named-twice", given=FORCE),
    accepted(named(), "a standard"),
    refused(named(), "a standard twice", "code-taken", given=(named(),)),
    refused(
        named("R 1", "song", names={}),
        "a standard of nothing",
        *("bad-code", "no-name", "no-such-family"),
    ),
)

PLEDGES = (
    accepted(pledged(), "a unit", given=FORCE),
    accepted(pledged(until=None), "without an end", given=FORCE),
    refused(pledged(), "to no force", "no-such-force"),
    refused(pledged(), "before the force", "before-the-force", given=FORCE, at=EARLY),
    refused(pledged("a b", names={}), "of no name", "bad-code", "no-name", given=FORCE),
    refused(pledged(member="XX"), "of nobody", "no-such-member", given=FORCE),
    refused(
        pledged("UZ-1", "UZ"),
        "of who is suspended",
        "not-a-member",
        given=(*FORCE, MemberSuspended(member="UZ", since=YESTERDAY, reason="note")),
    ),
    refused(pledged(), "for another", "not-for-the-member", given=FORCE, principal="BY"),
    refused(pledged(kind="navy"), "of no kind", "no-such-kind", given=FORCE),
    refused(pledged(strength=0), "of strength nought", "no-strength", given=FORCE),
    refused(pledged(notice=-1), "before it is asked for", "bad-notice", given=FORCE),
    refused(pledged(caveats=("",)), "with an empty caveat", "no-text", given=FORCE),
    refused(pledged(until=YESTERDAY), "backwards", "ends-before-it-begins", given=FORCE),
    refused(pledged(since=YESTERDAY, until=YESTERDAY), "that is over", "over-already", given=FORCE),
    refused(pledged(), "twice", "pledged-twice", given=PLEDGED),
    refused(
        pledged("KZ-1", names={"ru": "unit  kz-37"}),
        "twice, under another code",
        "pledged-twice",
        given=PLEDGED,
    ),
    refused(
        pledged(force="prf"),
        "to two forces",
        "pledged-twice",
        given=(*PLEDGED, established(force="prf")),
    ),
    accepted(
        pledged(force="prf", since=TODAY.replace(year=2013), until=None),
        "to one after the other",
        given=(*PLEDGED, established(force="prf")),
    ),
    accepted(
        pledged("BY-37", "BY", names={"en": "Unit KZ-37"}),
        "of the same name in another army",
        given=PLEDGED,
    ),
    accepted(pledged(), "anew after it was withdrawn", given=GONE),
    refused(pledged("KZ-37", "BY"), "another's", "another-members-unit", given=PLEDGED),
    accepted(revised(), "put anew", given=PLEDGED),
    refused(revised(), "of no unit", "no-such-unit"),
    refused(revised(), "that was withdrawn", "unit-withdrawn", given=GONE),
    refused(revised(), "before it was pledged", "not-pledged", given=PLEDGED, at=EARLY),
    refused(revised(member="BY"), "by another", "another-members-unit", given=PLEDGED),
    refused(revised(), "for another", "not-for-the-member", given=PLEDGED, principal="BY"),
    refused(
        revised(strength=0, notice=-1, until=YESTERDAY, caveats=(" ",), reason=""),
        "to nothing",
        *("no-strength", "bad-notice", "ends-before-it-begins", "no-text", "no-reason"),
        given=PLEDGED,
    ),
    refused(revised(notice=61), "slower than certified", "not-rapid", given=RAPID),
    accepted(withdrawn(), "withdrawn", given=PLEDGED),
    refused(withdrawn(), "withdrawn from nowhere", "no-such-unit"),
    refused(withdrawn(), "withdrawn twice", "unit-withdrawn", given=GONE),
    refused(withdrawn(reason=""), "without a reason", "no-reason", given=PLEDGED),
    refused(withdrawn(member="BY"), "by another", "another-members-unit", given=PLEDGED),
    refused(withdrawn(), "for another", "not-for-the-member", given=PLEDGED, principal="BY"),
    refused(withdrawn(), "at its end", "not-pledged", given=PLEDGED, at=LATER),
)

READINESS = (
    accepted(assessed(), "visited", given=PLEDGED),
    accepted(assessed(finding="unsuitable", text="no lorries"), "unsuitable", given=PLEDGED),
    refused(assessed(), "of no unit", "no-such-unit"),
    refused(assessed(), "that was withdrawn", "unit-withdrawn", given=GONE),
    refused(assessed(finding="fine"), "found fine", "no-such-finding", given=PLEDGED),
    refused(assessed(finding="unsuitable"), "without a reason", "no-reason", given=PLEDGED),
    refused(
        assessed(session="x", document="x"),
        "reported nowhere",
        *("no-such-session", "no-such-document"),
        given=PLEDGED,
    ),
    accepted(certified(), "certified", given=(*PLEDGED, assessed())),
    accepted(certified(level="level-3"), "at the next level", given=CERTIFIED),
    accepted(certified(level="level-2"), "at a lower one", given=RAPID),
    refused(certified(), "of no unit", "no-such-unit"),
    refused(certified(), "that was withdrawn", "unit-withdrawn", given=GONE),
    refused(certified(), "that was not assessed", "not-assessed", given=PLEDGED),
    refused(
        certified(),
        "not assessed since it was pledged anew",
        "not-assessed",
        given=(*GONE, pledged()),
    ),
    refused(
        certified(),
        "found unsuitable",
        "found-unsuitable",
        given=(*PLEDGED, assessed(finding="unsuitable", text="no lorries")),
    ),
    refused(certified(level="level-1"), "at no level", "no-such-level", given=CERTIFIED),
    refused(certified(level="rapid"), "two at once", "skips-a-level", given=CERTIFIED),
    refused(certified(), "again", "certified-already", given=CERTIFIED),
    refused(
        certified(level="rapid"),
        "too slow",
        "not-rapid",
        given=(*FORCE, pledged(notice=90), assessed(), certified(), certified(level="level-3")),
    ),
    accepted(renewed(), "renewed", given=CERTIFIED),
    accepted(
        certified(),
        "again once it lapsed",
        given=(*FORCE, pledged(until=None), assessed(), certified()),
        at=LATER,
    ),
    refused(renewed(), "of no unit", "no-such-unit"),
    refused(renewed(), "never certified", "not-certified", given=PLEDGED),
    refused(renewed(), "that was withdrawn", "unit-withdrawn", given=GONE),
    refused(renewed(member="BY"), "by another", "another-members-unit", given=CERTIFIED),
    refused(renewed(), "for another", "not-for-the-member", given=CERTIFIED, principal="BY"),
)

EQUIPPED = (*PLEDGED, named())
EQUIPMENT = (
    accepted(equipped(), "equipped", given=EQUIPPED),
    refused(equipped(), "of no unit", "no-such-unit"),
    refused(equipped(), "by no standard", "no-such-standard", given=PLEDGED),
    refused(equipped(standards=("R-9",)), "by another", "no-such-standard", given=EQUIPPED),
    refused(equipped(family="fuel"), "of another family", "no-such-standard", given=EQUIPPED),
    refused(
        equipped(),
        "before the standard was named",
        "no-such-standard",
        given=(*PLEDGED, after(5, named())),
    ),
    refused(equipped(family="song"), "of no family", "no-such-family", given=EQUIPPED),
    refused(equipped(standards=()), "by nothing", "no-standard", given=EQUIPPED),
    refused(equipped(standards=("R-1", "R-1")), "twice", "named-twice", given=EQUIPPED),
    refused(equipped(member="BY"), "by another", "another-members-unit", given=EQUIPPED),
    refused(equipped(), "for another", "not-for-the-member", given=EQUIPPED, principal="BY"),
    refused(equipped(), "withdrawn", "unit-withdrawn", given=(*GONE, named())),
)

PACKAGES = (
    accepted(formed("KZ-37", "BY-38"), "a package", given=TWO),
    refused(formed("KZ-37"), "of no force", "no-such-force"),
    refused(
        formed("KZ-37"),
        "too early",
        "before-the-force",
        "not-in-the-force",
        given=PLEDGED,
        at=EARLY,
    ),
    refused(formed("KZ-37"), "twice", "code-taken", given=FORMED),
    refused(
        formed("KZ-37", package="a b", names={}, notice=-1, until=YESTERDAY),
        "of nothing",
        *("bad-code", "no-name", "less-than-nothing", "ends-before-it-begins"),
        given=PLEDGED,
    ),
    refused(formed(), "of no units", "no-units", given=PLEDGED),
    refused(formed("KZ-37", "KZ-37"), "of one twice", "named-twice", given=PLEDGED),
    refused(formed("KZ-38"), "of who is not there", "not-in-the-force", given=PLEDGED),
    refused(formed("KZ-37"), "of who was withdrawn", "not-in-the-force", given=GONE),
    refused(
        formed("KZ-37", session="x", decision="x", document="x"),
        "of no session",
        *("no-such-session", "no-such-decision", "no-such-document"),
        given=PLEDGED,
    ),
    refused(formed("KZ-37", session=JOINT, item="99"), "of no item", "no-such-item", given=PLEDGED),
    accepted(dissolved(), "dissolved", given=FORMED),
    refused(dissolved(), "of no force", "no-such-force"),
    refused(dissolved(), "of none", "no-such-package", given=PLEDGED),
    refused(dissolved(), "before it is formed", "no-such-package", given=FORMED, at=EARLY),
    refused(dissolved(), "twice", "dissolved-already", given=(*FORMED, dissolved())),
    refused(dissolved(""), "without a reason", "no-reason", given=FORMED),
)
CASES = [*FORCES, *PLEDGES, *READINESS, *EQUIPMENT, *PACKAGES]


@pytest.mark.parametrize("case", CASES, ids=names)
def test_forces_are_recorded_only_as_they_can_be(case):
    check(case)
