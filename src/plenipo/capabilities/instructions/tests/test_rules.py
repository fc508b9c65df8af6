"""What is refused and accepted of posts and of collective instructions."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from case import accepted, after, check, names, refused
from story import JOINT, MEETING, decision, position

from plenipo.capabilities.instructions.acts import (
    AmbassadorAccredited,
    AmbassadorRecalled,
    CoordinationArranged,
    InstructionAcknowledged,
    InstructionConfirmed,
    InstructionExtended,
    InstructionIssued,
    InstructionReported,
    InstructionWithdrawn,
    PostClosed,
    PostEstablished,
)
from plenipo.capabilities.members.acts import MemberSuspended, PartnerAdmitted

EARLY = MEETING - timedelta(minutes=10)
LATER = MEETING + timedelta(days=20)


def post(code="ny", **fields):
    return PostEstablished(
        **{"post": code, "names": {"en": "New York"}, "kind": "organisation", **fields}
    )


def there(member, code="ny", **fields):
    told = {"post": code, "member": member, "name": f"Ambassador of {member}"}
    return AmbassadorAccredited(**{**told, **fields})


def recalled(member="AM", code="ny"):
    return AmbassadorRecalled(post=code, member=member, reason="end of term")


def issued(**fields):
    told = {
        "instruction": "I-1",
        "names": {"en": "Statement"},
        "text": "Make the statement.",
        "body": "cfm",
        "posts": ("ny",),
        "deadline": LATER,
    }
    return InstructionIssued(**{**told, **fields})


def about(what, **fields):
    return what(instruction="I-1", **fields)


def acknowledged(member="AM", **fields):
    return about(InstructionAcknowledged, **{"post": "ny", "member": member, **fields})


def confirmed(member="AM", **fields):
    return about(InstructionConfirmed, **{"member": member, "finding": "confirmed", **fields})


def arranged(lead="AM", **fields):
    return about(CoordinationArranged, **{"post": "ny", "lead": lead, **fields})


def reported(member="AM", **fields):
    told = {"post": "ny", "member": member, "delivery": "alone", "to": "the Secretariat"}
    return about(InstructionReported, **{**told, **fields})


def extended(**fields):
    told = {"deadline": LATER + timedelta(days=1), "reason": "a holiday"}
    return about(InstructionExtended, **{**told, **fields})


def withdrawn(**fields):
    return about(InstructionWithdrawn, **{"reason": "overtaken", **fields})


NAIVE = LATER.replace(tzinfo=None)
HERE = (post(), there("AM"), there("BY"), there("RU"))
GIVEN = (*HERE, issued())
AGREED = tuple(position("1", code, "agree") for code in ("AM", "BY", "KZ", "KG", "RU", "TJ", "UZ"))
WITHDRAWN = after(-1, withdrawn())
BEFORE = tuple(after(-2, act) for act in GIVEN)

CASES = [
    accepted(post(), "a post"),
    accepted(
        post(partner="SCO"),
        "at a partner",
        given=(
            PartnerAdmitted(
                partner="SCO", names={"en": "SCO"}, status="partner", since=date(2007, 1, 1)
            ),
        ),
    ),
    refused(post("n y"), "an odd code", "bad-code"),
    refused(post(), "twice", "code-taken", given=HERE),
    refused(post(names={"en": " "}), "no name", "no-name"),
    refused(post(kind="hotel"), "of no kind", "no-such-kind"),
    refused(post(partner="EU"), "at nobody", "no-such-partner"),
    accepted(PostClosed(post="ny", reason="war"), "closed", given=HERE),
    refused(PostClosed(post="ny", reason="war"), "nowhere", "no-such-post"),
    refused(PostClosed(post="ny", reason=" "), "without reason", "no-reason", given=HERE),
    refused(
        PostClosed(post="ny", reason="war"),
        "twice",
        "post-closed",
        given=(*HERE, PostClosed(post="ny", reason="war")),
    ),
    refused(
        PostClosed(post="ny", reason="war"), "too soon", "before-the-post", given=HERE, at=EARLY
    ),
    accepted(there("AM"), "an ambassador", given=HERE),
    accepted(there("AM", resides="ny", code="geneva"), "resides", given=(*HERE, post("geneva"))),
    refused(there("AM", resides="oslo"), "resides nowhere", "no-such-post", given=HERE),
    refused(there("ZZ"), "of nobody", "no-such-member", given=HERE),
    refused(there("AM", name=" "), "without name", "no-name", given=HERE),
    refused(there("AM", rank="consul"), "without rank", "no-such-rank", given=HERE),
    refused(
        there("UZ"),
        "of one that is suspended",
        "not-a-member",
        given=(*HERE, MemberSuspended(member="UZ", since=date(2011, 12, 1), reason="note")),
    ),
    accepted(recalled(), "recalled", given=HERE),
    refused(recalled("KZ"), "nobody to recall", "nobody-there", given=HERE),
    refused(recalled(), "twice", "nobody-there", given=(*HERE, recalled())),
    refused(recalled(code="oslo"), "from nowhere", "no-such-post", given=HERE),
    accepted(issued(), "an instruction", given=HERE),
    accepted(
        issued(members=("AM", "RU"), leads={"ny": "RU"}, session=JOINT, item="1"),
        "to two members, one leads",
        given=HERE,
    ),
    accepted(
        issued(session=JOINT, item="1", decision="J-1"),
        "by a decision",
        given=(*HERE, *AGREED, decision("1", "J-1")),
    ),
    refused(issued(posts=("oslo",)), "at a post that is not there", "no-such-post", given=HERE),
    refused(issued(posts=("oslo",)), "where there are no posts", "no-such-post"),
    refused(issued(posts=()), "at no post", "no-post", given=HERE),
    refused(
        issued(),
        "at a closed post",
        "post-closed",
        given=(*HERE, PostClosed(post="ny", reason="war")),
    ),
    refused(issued(members=("KZ",)), "where nobody is", "nobody-there", given=HERE),
    refused(issued(leads={"ny": "KZ"}), "an odd lead", "cannot-lead", given=HERE),
    refused(issued(leads={"oslo": "AM"}), "a lead elsewhere", "cannot-lead", given=HERE),
    refused(issued(instruction="I 1"), "an odd code", "bad-code", given=HERE),
    refused(issued(), "twice", "code-taken", given=GIVEN),
    refused(issued(names={}), "no name", "no-name", given=HERE),
    refused(issued(text=" "), "no text", "no-text", given=HERE),
    refused(issued(action="war"), "of no kind", "no-such-action", given=HERE),
    refused(issued(manner="loudly"), "in no manner", "no-such-manner", given=HERE),
    refused(issued(deadline=MEETING), "too late", "deadline-over", given=HERE),
    refused(issued(deadline=NAIVE), "no instant", "no-offset", given=HERE),
    refused(issued(body="choir"), "by no body", "no-such-body", "nobody-there", given=HERE),
    refused(issued(members=("AM", "ZZ")), "to nobody", "no-such-member", given=HERE),
    refused(
        issued(members=("AM", "UZ")),
        "to one that does not sit",
        "not-in-the-body",
        given=(*HERE, MemberSuspended(member="UZ", since=date(2011, 12, 1), reason="note")),
    ),
    refused(issued(session="no"), "in no session", "no-such-session", given=HERE),
    refused(issued(session=JOINT, body="csc"), "not in that session", "not-in-session", given=HERE),
    refused(issued(session=JOINT, item="99"), "on no item", "no-such-item", given=HERE),
    refused(issued(decision="J-9"), "by no decision", "no-such-decision", given=HERE),
    refused(issued(document="L.9"), "of no document", "no-such-document", given=HERE),
    refused(issued(treaty="none"), "of no treaty", "no-such-treaty", given=HERE),
    accepted(extended(), "extended", given=GIVEN),
    refused(extended(), "nothing to extend", "no-such-instruction"),
    refused(extended(deadline=LATER), "not later", "not-later", given=GIVEN),
    refused(extended(deadline=MEETING), "over", "deadline-over", given=GIVEN),
    refused(extended(reason=""), "without reason", "no-reason", given=GIVEN),
    refused(extended(), "too soon", "before-the-instruction", given=GIVEN, at=EARLY),
    accepted(withdrawn(), "withdrawn", given=GIVEN),
    refused(withdrawn(), "nothing to withdraw", "no-such-instruction"),
    refused(withdrawn(reason=" "), "without reason", "no-reason", given=GIVEN),
    refused(withdrawn(), "twice", "instruction-withdrawn", given=(*BEFORE, WITHDRAWN)),
    accepted(confirmed(), "confirmed", given=GIVEN),
    accepted(confirmed(finding="declined", reason="our own view"), "declined", given=GIVEN),
    accepted(
        confirmed(), "after all", given=(*GIVEN, confirmed(finding="declined", reason="not yet"))
    ),
    refused(confirmed(), "nothing to confirm", "no-such-instruction"),
    refused(confirmed("KZ"), "not addressed", "not-addressed", given=GIVEN),
    refused(confirmed(finding="maybe"), "of no kind", "no-such-finding", given=GIVEN),
    refused(confirmed(finding="declined"), "without reason", "no-reason", given=GIVEN),
    refused(confirmed(), "twice", "confirmed-already", given=(*GIVEN, confirmed())),
    accepted(arranged(), "who leads", given=GIVEN),
    refused(arranged(), "of nothing", "no-such-instruction"),
    refused(arranged("KZ"), "who is not there", "not-addressed", given=GIVEN),
    refused(arranged(post="oslo"), "elsewhere", "not-that-post", given=GIVEN),
    refused(arranged(), "twice", "leads-already", given=(*GIVEN, arranged())),
    accepted(acknowledged(), "acknowledged", given=GIVEN),
    refused(acknowledged(), "of nothing", "no-such-instruction"),
    refused(acknowledged("KZ"), "not addressed", "not-addressed", given=GIVEN),
    refused(acknowledged(), "twice", "acknowledged-already", given=(*GIVEN, acknowledged())),
    refused(acknowledged(), "withdrawn", "instruction-withdrawn", given=(*BEFORE, WITHDRAWN)),
    accepted(acknowledged(), "a successor", given=(*GIVEN, after(1, recalled())), at=LATER),
    accepted(reported(), "reported", given=GIVEN),
    accepted(reported(), "again", given=(*GIVEN, reported(text="interim"))),
    accepted(
        reported(delivery="jointly", joined=("BY",), on=MEETING.date(), reception="favourable"),
        "jointly",
        given=GIVEN,
    ),
    accepted(reported(delivery="not-delivered", to="", text="closed"), "not done", given=GIVEN),
    refused(reported(), "of nothing", "no-such-instruction"),
    refused(reported("KZ"), "not addressed", "not-addressed", given=GIVEN),
    refused(reported(delivery="loudly"), "in no way", "no-such-delivery", given=GIVEN),
    refused(reported(delivery="not-delivered"), "without reason", "no-reason", given=GIVEN),
    refused(reported(to=" "), "to nobody", "to-nobody", given=GIVEN),
    refused(reported(reception="hot"), "received oddly", "no-such-reception", given=GIVEN),
    refused(reported(delivery="jointly"), "jointly, alone", "with-nobody", given=GIVEN),
    refused(reported(joined=("BY",)), "alone, jointly", "joined-by-nobody", given=GIVEN),
    refused(
        reported(delivery="jointly", joined=("AM", "KZ")),
        "with itself, and one who is not there",
        "not-instructed-there",
        "not-instructed-there",
        given=GIVEN,
    ),
    refused(reported(on=date(2011, 1, 1)), "before it was given", "not-that-day", given=GIVEN),
    refused(reported(on=date(2012, 1, 1)), "still to come", "not-that-day", given=GIVEN),
]


@pytest.mark.parametrize("case", CASES, ids=names)
def test_the_rules_of_instructions_hold(case):
    check(case)
