"""What is refused and accepted of cooperation with partners, meetings and contacts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from case import accepted, after, check, names, refused
from story import CLAUSE, DAY, JOINT, MEETING, decision, position

from plenipo.capabilities.credentials.acts import ParticipationGranted
from plenipo.capabilities.members.acts import PartnerAdmitted
from plenipo.capabilities.partners.acts import (
    ContactEnded,
    ContactNamed,
    CooperationAbandoned,
    CooperationBegun,
    CooperationReferred,
    CooperationSigned,
    PartnerMeetingAnnounced,
    PartnerMeetingCancelled,
    PartnerMeetingHeld,
)
from plenipo.capabilities.treaties.acts import TreatyOpened

EARLY = MEETING - timedelta(minutes=10)
UN = PartnerAdmitted(partner="UN", names={"en": "UN"}, status="partner", since=date(2010, 3, 2))
AU = PartnerAdmitted(partner="AU", names={"en": "AU"}, status="observer", since=date(2010, 3, 2))
LET_IN = ParticipationGranted(partner="UN", session=JOINT, items=("1",))


def begun(**fields):
    told = {"names": {"en": "Memorandum"}, "partners": ("UN",), "kind": "memorandum"}
    return CooperationBegun(**{"cooperation": "memo", **told, **fields})


def referred(**fields):
    return CooperationReferred(cooperation="memo", **fields)


def signed(**fields):
    told = {"on": DAY, "signatories": {"UN": "Ban", "KZ": "Erzhan"}}
    return CooperationSigned(**{"cooperation": "memo", **told, **fields})


def abandoned(reason="overtaken"):
    return CooperationAbandoned(cooperation="memo", reason=reason)


def announced(**fields):
    told = {"names": {"en": "Visit"}, "partners": ("UN",), "on": DAY, "level": "head"}
    return PartnerMeetingAnnounced(**{"meeting": "visit", **told, **fields})


def held(**fields):
    return PartnerMeetingHeld(**{"meeting": "visit", "summary": "They spoke.", **fields})


def cancelled(reason="fog"):
    return PartnerMeetingCancelled(meeting="visit", reason=reason)


def named(**fields):
    told = {"contact": "UN-1", "partner": "UN", "name": "A desk officer", "side": "partner"}
    return ContactNamed(**{**told, **fields})


ENDED = ContactEnded(contact="UN-1", reason="another desk")
PACT = TreatyOpened(treaty="pact", names={"en": "Pact"}, clause=CLAUSE, depositary="RU")
AGREED = tuple(position("1", code, "agree") for code in ("AM", "BY", "KZ", "KG", "RU", "TJ", "UZ"))
HERE = (UN, begun())
MET = (UN, announced())
INSIDE = (UN, announced(session=JOINT, item="1", body="cfm"))

CASES = [
    accepted(begun(), "a memorandum", given=(UN,)),
    accepted(begun(session=JOINT, item="1", treaty="pact"), "with references", given=(UN, PACT)),
    refused(begun(cooperation="a memo"), "an odd code", "bad-code", given=(UN,)),
    refused(begun(), "twice", "code-taken", given=HERE),
    refused(begun(names={}), "no name", "no-name", given=(UN,)),
    refused(begun(partners=()), "with nobody", "no-partner"),
    refused(begun(), "with who is no partner", "no-such-partner"),
    refused(begun(kind="song"), "of no kind", "no-such-kind", given=(UN,)),
    refused(begun(session="no"), "no session", "no-such-session", given=(UN,)),
    refused(begun(session=JOINT, item="99"), "no item", "no-such-item", given=(UN,)),
    accepted(
        referred(decision="J-1"),
        "agreed",
        given=(*HERE, *AGREED, decision("1", "J-1")),
    ),
    refused(referred(session=JOINT), "of nothing", "no-such-cooperation"),
    refused(referred(), "nowhere", "no-reference", given=HERE),
    refused(referred(document="L.9"), "no document", "no-such-document", given=HERE),
    refused(referred(decision="J-9"), "no decision", "no-such-decision", given=HERE),
    refused(referred(treaty="none"), "no treaty", "no-such-treaty", given=HERE),
    refused(referred(session=JOINT), "given up", "given-up", given=(*HERE, abandoned())),
    refused(referred(session=JOINT), "too soon", "before-it-was-begun", given=HERE, at=EARLY),
    accepted(signed(), "signed", given=HERE),
    accepted(
        signed(signatories={"UN": "Ban", "CSTO": "Nikolai"}),
        "by the organisation",
        given=(
            UN,
            begun(),
        ),
    ),
    refused(signed(), "nothing to sign", "no-such-cooperation"),
    refused(signed(), "twice", "signed-already", given=(*HERE, signed())),
    refused(signed(), "a treaty", "signed-as-treaty", given=(UN, PACT, begun(treaty="pact"))),
    refused(signed(on=date(2012, 1, 1)), "still to come", "still-to-come", given=HERE),
    refused(
        signed(signatories={"KZ": "Erzhan"}),
        "without the partner",
        "not-signed-by-partner",
        given=HERE,
    ),
    refused(signed(signatories={"UN": "Ban"}), "without us", "not-signed-by-us", given=HERE),
    refused(
        signed(signatories={"UN": "Ban", "ZZ": "X", "KZ": "Erzhan"}),
        "with a stranger",
        "no-such-signatory",
        given=HERE,
    ),
    accepted(abandoned(), "given up", given=HERE),
    refused(abandoned(), "nothing to give up", "no-such-cooperation"),
    refused(abandoned(" "), "without reason", "no-reason", given=HERE),
    refused(abandoned(), "signed", "signed-already", given=(*HERE, signed())),
    accepted(announced(guests={"UN": "Ban Ki-moon"}), "a visit", given=(UN,)),
    refused(announced(meeting="a visit"), "an odd code", "bad-code", given=(UN,)),
    refused(announced(), "twice", "code-taken", given=MET),
    refused(announced(names={"en": ""}), "no name", "no-name", given=(UN,)),
    refused(announced(partners=()), "with nobody", "no-partner"),
    refused(announced(), "with who is no partner", "no-such-partner"),
    refused(announced(level="low"), "at no level", "no-such-level", given=(UN,)),
    refused(announced(on=date(2011, 12, 18)), "over", "day-over", given=(UN,)),
    refused(announced(body="choir"), "by no body", "no-such-body", given=(UN,)),
    refused(announced(session="no"), "in no session", "no-such-session", given=(UN,)),
    refused(announced(session=JOINT, body="csc"), "not there", "not-in-session", given=(UN,)),
    refused(announced(guests={"AU": "X"}), "others", "not-a-party", given=(UN, AU)),
    accepted(held(), "held", given=MET),
    accepted(held(cooperations=("memo",)), "on a memorandum", given=(*MET, begun())),
    accepted(held(), "in a session", given=(*INSIDE, LET_IN)),
    refused(held(), "nothing", "no-such-meeting"),
    refused(held(), "twice", "meeting-over", given=(*MET, held())),
    refused(held(), "too soon", "before-the-meeting", given=(UN, announced(on=date(2012, 1, 1)))),
    refused(held(summary=" "), "nothing said", "no-summary", given=MET),
    refused(held(guests={"AU": "X"}), "others", "not-a-party", given=MET),
    refused(held(), "not let in", "not-taking-part", given=INSIDE),
    refused(
        held(),
        "not on the item",
        "not-its-item",
        given=(*INSIDE, ParticipationGranted(partner="UN", session=JOINT, items=("2",))),
    ),
    refused(
        held(),
        "not in the session",
        "not-taking-part",
        given=(UN, announced(session=JOINT)),
    ),
    refused(held(cooperations=("memo",)), "on nothing", "no-such-cooperation", given=MET),
    refused(held(documents=("L.9",)), "no document", "no-such-document", given=MET),
    accepted(cancelled(), "cancelled", given=MET),
    refused(cancelled(), "nothing", "no-such-meeting"),
    refused(cancelled(), "held", "meeting-over", given=(*MET, held())),
    refused(cancelled(" "), "without reason", "no-reason", given=MET),
    accepted(named(), "a contact", given=(UN,)),
    refused(named(contact="U N"), "an odd code", "bad-code", given=(UN,)),
    refused(named(), "twice", "code-taken", given=(UN, named())),
    refused(named(name=" "), "no name", "no-name", given=(UN,)),
    refused(named(), "of nobody", "no-such-partner"),
    refused(named(side="left"), "on no side", "no-such-side", given=(UN,)),
    accepted(ENDED, "ended", given=(UN, named())),
    refused(ENDED, "nobody", "no-such-contact"),
    refused(ENDED, "twice", "no-such-contact", given=(UN, named(), after(0, ENDED))),
]


@pytest.mark.parametrize("case", CASES, ids=names)
def test_the_rules_of_cooperation_hold(case):
    check(case)
