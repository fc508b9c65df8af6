"""What is refused and accepted of the acts of membership."""

from datetime import date

import pytest
from case import accepted, check, names, refused
from story import DAY, SINCE, SUMMIT

from plenipo.capabilities.members.acts import (
    BodyComposed,
    BodyEstablished,
    MemberAdmitted,
    MemberReinstated,
    MemberRenamed,
    MemberSuspended,
    MemberWithdrawn,
    OfficeFilled,
    OfficeVacated,
    OrganisationFounded,
    PartnerAdmitted,
    PartnerEnded,
)

FOUNDED = OrganisationFounded(names={"en": "An alliance"})
MEMBER = MemberAdmitted(member="XX", names={"en": "Newland"}, since=DAY)
SUSPENDED = MemberSuspended(member="UZ", since=DAY, reason="its own note")
WITHDRAWN = MemberWithdrawn(member="UZ", since=DAY)
OBSERVER = PartnerAdmitted(partner="RS", names={"en": "Serbia"}, status="observer", since=SINCE)
OBSERVER_LEFT = PartnerEnded(partner="RS", since=DAY)
CHAIR = OfficeFilled(office="chair", member="BY", since=SINCE)
CHAIR_AGAIN = OfficeFilled(office="chair", member="KZ", since=date(2011, 6, 1))
GROUP = BodyEstablished(body="wg", names={"en": "Working group"}, parent="cfm", members=("AM",))


def admitted(**fields):
    told = {"member": "XX", "names": {"en": "Newland"}, "since": DAY, **fields}
    return MemberAdmitted(**told)


def established(**fields):
    return BodyEstablished(**{"body": "wg", "names": {"en": "Working group"}, **fields})


def partner(**fields):
    told = {"partner": "RS", "names": {"en": "Serbia"}, "status": "observer", "since": DAY}
    return PartnerAdmitted(**{**told, **fields})


CASES = (
    accepted(FOUNDED, "the first organisation of a register", foundation=False),
    refused(FOUNDED, "a second organisation", "already-founded"),
    refused(OrganisationFounded(names={"en": " "}), "without a name", "no-name", foundation=False),
    accepted(MEMBER, "a new member"),
    accepted(admitted(member="UZ"), "a member that comes back", given=(WITHDRAWN,)),
    refused(admitted(member="AM"), "a member again", "already-member"),
    refused(admitted(member="UZ"), "a suspended member", "already-member", given=(SUSPENDED,)),
    refused(admitted(member="X Y"), "a code with a blank", "bad-code"),
    refused(admitted(member=""), "an empty code", "bad-code"),
    refused(admitted(member="cfm"), "the code of a body", "code-taken"),
    refused(admitted(member="RS"), "who is still observer", "still-partner", given=(OBSERVER,)),
    accepted(admitted(member="RS"), "who was observer", given=(OBSERVER, OBSERVER_LEFT)),
    refused(
        admitted(member="RS", since=date(2011, 12, 18)),
        "who was still observer that day",
        "still-partner",
        given=(OBSERVER, OBSERVER_LEFT),
    ),
    refused(admitted(names={}), "without a name", "no-name"),
    refused(admitted(member="a b", names={}), "all objections at once", "bad-code", "no-name"),
    accepted(MemberRenamed(member="KG", names={"en": "Kyrgyz Republic"}, since=DAY), "a new name"),
    refused(
        MemberRenamed(member="XX", names={}, since=DAY),
        "of nobody, to nothing",
        "no-such-member",
        "no-name",
    ),
    accepted(SUSPENDED, "a member"),
    refused(SUSPENDED, "a member that is suspended", "wrong-standing", given=(SUSPENDED,)),
    refused(SUSPENDED, "a former member", "wrong-standing", given=(WITHDRAWN,)),
    refused(
        MemberSuspended(member="UZ", since=date(1990, 1, 1), reason="too early"),
        "before it was admitted",
        "wrong-standing",
    ),
    refused(
        MemberSuspended(member="XX", since=DAY, reason="?"), "who is not there", "no-such-member"
    ),
    refused(MemberSuspended(member="UZ", since=DAY, reason=" "), "without a reason", "no-reason"),
    accepted(MemberReinstated(member="UZ", since=SUMMIT), "a suspended member", given=(SUSPENDED,)),
    refused(MemberReinstated(member="UZ", since=SUMMIT), "one in good standing", "wrong-standing"),
    accepted(WITHDRAWN, "a member"),
    accepted(WITHDRAWN, "a suspended member", given=(SUSPENDED,)),
    refused(WITHDRAWN, "who left before", "wrong-standing", given=(WITHDRAWN,)),
    accepted(GROUP, "below another, of some members"),
    refused(established(body="csc"), "a body again", "code-taken"),
    refused(established(body="AM"), "the code of a member", "code-taken"),
    refused(established(body="w/g"), "a code with a stroke", "bad-code"),
    refused(established(names={}), "without a name", "no-name"),
    refused(established(parent="cfn"), "below an unknown body", "no-such-body"),
    refused(established(members=("RS",)), "of an observer", "no-such-member", given=(OBSERVER,)),
    refused(
        established(members=("AM", "XX", "YY")),
        "of unknown members",
        "no-such-member",
        "no-such-member",
    ),
    accepted(BodyComposed(body="cfm", members=("AM", "BY"), since=DAY), "of members"),
    refused(
        BodyComposed(body="cfn", members=("XX",), since=DAY),
        "an unknown body of unknown members",
        "no-such-body",
        "no-such-member",
    ),
    accepted(CHAIR, "held by a member"),
    accepted(
        OfficeFilled(office="secretary-general", holder="N. N.", since=SINCE), "held by a person"
    ),
    refused(OfficeFilled(office="chair", since=SINCE), "held by nobody", "no-holder"),
    refused(OfficeFilled(office="the chair", member="BY", since=SINCE), "odd code", "bad-code"),
    refused(
        OfficeFilled(office="chair", member="XX", body="cfn", since=SINCE),
        "of an unknown body by an unknown member",
        "no-such-member",
        "no-such-body",
    ),
    refused(
        OfficeFilled(office="chair", member="BY", since=DAY, until=SINCE),
        "that ends before it begins",
        "ends-before",
    ),
    accepted(OfficeVacated(office="chair", since=DAY), "an office that is held", given=(CHAIR,)),
    refused(OfficeVacated(office="chair", since=DAY), "an office never held", "no-such-office"),
    refused(
        OfficeVacated(office="chair", since=SUMMIT),
        "an office that is vacant",
        "no-such-office",
        given=(CHAIR, OfficeVacated(office="chair", since=DAY)),
    ),
    refused(
        OfficeVacated(office="chair", since=SUMMIT),
        "an office whose term has run out, though somebody held it before without end",
        "no-such-office",
        given=(
            CHAIR,
            OfficeFilled(office="chair", member="KZ", since=date(2010, 1, 1), until=DAY),
        ),
    ),
    accepted(
        OfficeVacated(office="chair", since=DAY),
        "an office, though one earlier vacancy is recorded later",
        given=(CHAIR, CHAIR_AGAIN, OfficeVacated(office="chair", since=date(2011, 1, 1))),
    ),
    accepted(OBSERVER, "an observer"),
    accepted(partner(partner="UZ"), "a former member", given=(WITHDRAWN,)),
    refused(partner(partner="UZ"), "a member", "code-taken"),
    refused(partner(partner="cfm"), "the code of a body", "code-taken"),
    refused(partner(partner="?"), "an odd code", "bad-code"),
    refused(partner(names={}), "without a name", "no-name"),
    refused(partner(status="friend"), "an unknown status", "bad-status"),
    refused(partner(status="partner"), "an observer", "already-partner", given=(OBSERVER,)),
    accepted(partner(status="partner"), "a former observer", given=(OBSERVER, OBSERVER_LEFT)),
    accepted(OBSERVER_LEFT, "an observer", given=(OBSERVER,)),
    refused(OBSERVER_LEFT, "who never was one", "no-such-partner"),
    refused(
        PartnerEnded(partner="RS", since=date(1990, 1, 1)),
        "who became one later",
        "no-such-partner",
        given=(OBSERVER,),
    ),
    refused(
        OBSERVER_LEFT, "whose status ended", "no-such-partner", given=(OBSERVER, OBSERVER_LEFT)
    ),
)


@pytest.mark.parametrize("case", CASES, ids=names)
def test_the_rules_of_membership_hold(case):
    check(case)
