"""What is refused and accepted of the acts of credentials."""

from datetime import date, timedelta

import pytest
from case import accepted, check, names, refused
from story import JOINT, MEETING, SINCE

from plenipo.capabilities.credentials.acts import (
    CredentialsExamined,
    CredentialsIssued,
    CredentialsRevoked,
    FullPowersIssued,
    FullPowersRevoked,
    ParticipationEnded,
    ParticipationGranted,
)
from plenipo.capabilities.members.acts import PartnerAdmitted
from plenipo.capabilities.sessions.acts import SessionClosed

EARLIER = MEETING - timedelta(hours=1)
YESTERDAY = date(2011, 12, 18)
OBSERVER = PartnerAdmitted(partner="RS", names={"en": "Serbia"}, status="observer", since=SINCE)


def issued(**fields):
    told = {"credential": "AM-1", "person": "a.sahakyan", "name": "A. Sahakyan", "role": "head"}
    return CredentialsIssued(**{**told, "delegation": "AM", **fields})


def office(role, **fields):
    return issued(role=role, delegation="", **fields)


def powers(**fields):
    told = {"powers": "FP-1", "person": "a.sahakyan", "name": "A. Sahakyan", "delegation": "AM"}
    return FullPowersIssued(**{**told, "acts": ("sign",), **fields})


def granted(**fields):
    return ParticipationGranted(**{"partner": "RS", "session": JOINT, **fields})


REVOKED = CredentialsRevoked(credential="AM-1", reason="recalled")
EXAMINED = CredentialsExamined(credential="AM-1", finding="accepted")
POWERS_REVOKED = FullPowersRevoked(powers="FP-1", reason="recalled")
ENDED = ParticipationEnded(partner="RS", session=JOINT, reason="it is done")

CASES = (
    accepted(issued(), "the head of a delegation"),
    accepted(issued(session=JOINT, role="adviser"), "an adviser, for a session"),
    accepted(issued(body="cfm", role="alternate"), "an alternate, for a body"),
    accepted(office("secretary"), "a secretary, who belongs to no delegation"),
    accepted(office("chair", session=JOINT), "a chair"),
    accepted(issued(role="interpreter"), "an interpreter of a delegation"),
    accepted(issued(role="observer", delegation="RS"), "an observer", given=(OBSERVER,)),
    accepted(issued(until=date(2011, 12, 19)), "until the end of the day"),
    refused(issued(credential="A M"), "a code with a blank", "bad-code"),
    refused(issued(person=""), "nobody", "bad-code"),
    refused(issued(name=" "), "without a name", "no-name"),
    refused(issued(), "a code again", "code-taken", given=(issued(),)),
    refused(issued(role="ambassador"), "no role", "bad-role"),
    refused(issued(role="public"), "the public, which needs none", "bad-role"),
    refused(office("head"), "the head of no delegation", "no-delegation"),
    refused(office("observer"), "an observer of nobody", "no-delegation"),
    refused(issued(delegation="XX"), "an unknown delegation", "no-such-member"),
    refused(issued(delegation="RS"), "a partner as a member", "not-a-member", given=(OBSERVER,)),
    refused(issued(body="wg"), "an unknown body", "no-such-body"),
    refused(issued(session="s9"), "an unknown session", "no-such-session"),
    accepted(issued(body="cfm", session=JOINT), "one of the bodies of a joint session"),
    refused(issued(body="csc", session=JOINT), "a body not meeting in it", "no-such-session"),
    refused(issued(until=YESTERDAY), "over already", "ends-before"),
    accepted(EXAMINED, "found in good order", given=(issued(),)),
    accepted(
        CredentialsExamined(credential="AM-1", finding="rejected", reason="of another government"),
        "rejected, with a reason",
        given=(issued(), EXAMINED),
    ),
    refused(EXAMINED, "credentials that are not there", "no-such-credentials"),
    refused(EXAMINED, "taken back before", "already-revoked", given=(issued(), REVOKED)),
    refused(EXAMINED, "before they hold", "before-they-hold", given=(issued(),), at=EARLIER),
    refused(
        CredentialsExamined(credential="AM-1", finding="fine"),
        "an odd finding",
        "bad-finding",
        given=(issued(),),
    ),
    refused(
        CredentialsExamined(credential="AM-1", finding="rejected"),
        "rejected without a reason",
        "no-reason",
        given=(issued(),),
    ),
    accepted(REVOKED, "taken back", given=(issued(),)),
    refused(REVOKED, "twice", "already-revoked", given=(issued(), REVOKED)),
    refused(REVOKED, "what is not there", "no-such-credentials"),
    refused(
        CredentialsRevoked(credential="AM-1", reason=""),
        "without a reason",
        "no-reason",
        given=(issued(),),
    ),
    accepted(powers(), "full powers to sign"),
    accepted(powers(delegation="RS"), "full powers of a partner", given=(OBSERVER,)),
    refused(powers(powers=""), "without a code", "bad-code"),
    refused(powers(person="a b"), "for an odd person", "bad-code"),
    refused(powers(name=""), "without a name", "no-name"),
    refused(powers(), "the same code again", "code-taken", given=(powers(),)),
    refused(powers(delegation="XX"), "of nobody", "no-such-member"),
    refused(powers(acts=()), "for nothing", "no-powers"),
    refused(powers(acts=("sign", "dance")), "for odd things", "bad-power"),
    refused(powers(until=YESTERDAY), "over already", "ends-before"),
    accepted(POWERS_REVOKED, "taken back", given=(powers(),)),
    refused(POWERS_REVOKED, "what is not there", "no-such-powers"),
    refused(POWERS_REVOKED, "twice", "already-revoked", given=(powers(), POWERS_REVOKED)),
    refused(POWERS_REVOKED, "too early", "before-they-hold", given=(powers(),), at=EARLIER),
    refused(
        FullPowersRevoked(powers="FP-1", reason=" "),
        "without a reason",
        "no-reason",
        given=(powers(),),
    ),
    accepted(
        granted(items=("1",), may=("speak", "receive-documents")),
        "an observer, on one item",
        given=(OBSERVER,),
    ),
    refused(granted(), "who is no partner", "no-such-partner"),
    refused(granted(session="s9"), "no session", "no-such-session", given=(OBSERVER,)),
    refused(granted(items=("9",)), "no item", "no-such-item", given=(OBSERVER,)),
    refused(granted(may=("vote",)), "a right nobody can grant", "bad-right", given=(OBSERVER,)),
    refused(
        granted(),
        "after the session was closed",
        "session-closed",
        given=(OBSERVER, SessionClosed(session=JOINT)),
    ),
    accepted(ENDED, "what was granted", given=(OBSERVER, granted())),
    refused(ENDED, "what was not granted", "not-taking-part", given=(OBSERVER,)),
    refused(ENDED, "twice", "not-taking-part", given=(OBSERVER, granted(), ENDED)),
    refused(
        ParticipationEnded(partner="RS", session=JOINT, reason=""),
        "without a reason",
        "no-reason",
        given=(OBSERVER, granted()),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=names)
def test_the_rules_of_credentials_hold(case):
    check(case)
