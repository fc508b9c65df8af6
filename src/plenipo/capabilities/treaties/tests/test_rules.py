"""What is refused and accepted of what is put before a depositary."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from case import accepted, after, check, names, refused
from story import CLAUSE, MEETING, on_pact

from plenipo.capabilities.credentials.acts import FullPowersIssued
from plenipo.capabilities.treaties.acts import (
    DeclarationMade,
    EventEstablished,
    InstrumentDeposited,
    InstrumentReturned,
    ObjectionMade,
    ReservationConfirmed,
    ReservationMade,
    ReservationWithdrawn,
    SignatureConfirmed,
    TreatyOpened,
    TreatySigned,
    WithdrawalNotified,
)

HEAD = {"person": "P", "office": "head-of-state"}
DAY = 24 * 60
EARLY = MEETING - timedelta(minutes=10)


def later(days):
    return MEETING + timedelta(days=days)


def opened(**fields):
    told = {"names": {"en": "Pact"}, "clause": CLAUSE, "depositary": "RU", **fields}
    return TreatyOpened(**{"treaty": "pact", **told})


def signed(who="AM", how="subject-to-ratification", **fields):
    return on_pact(TreatySigned, participant=who, how=how, **{**HEAD, **fields})


def deposited(who="AM", kind="ratification", **fields):
    return on_pact(InstrumentDeposited, participant=who, kind=kind, **{**HEAD, **fields})


def reserved(moment="signature", who="AM", **fields):
    told = {"reservation": "R", "text": "Not article 7.", **fields}
    return on_pact(ReservationMade, participant=who, moment=moment, **told)


def confirmed():
    return on_pact(ReservationConfirmed, reservation="R")


def objected(who="BY", code="R"):
    return on_pact(ObjectionMade, reservation=code, participant=who)


def left(**fields):
    return on_pact(WithdrawalNotified, **{"participant": "AM", "kind": "withdrawal", **fields})


def event(name="parent"):
    return on_pact(EventEstablished, event=name)


def declared(**fields):
    told = {"participant": "AM", "kind": "optional", "text": "We accept.", **fields}
    return on_pact(DeclarationMade, **told)


def returned(**fields):
    told = {"participant": "AM", "kind": "accession", "reason": "unsigned", **fields}
    return on_pact(InstrumentReturned, **told)


def excluded():
    return deposited(kind="territorial-exclusion", territories=("Sevan",))


def applied(*provisions):
    return deposited(kind="provisional-application", provisions=provisions)


HERE = (opened(),)
SIGNED = (*HERE, signed())
BOUND = (*SIGNED, deposited())
BOTH = (*HERE, signed(how="definitive"), signed("BY", "definitive"))
IN_FORCE = (*BOTH, event())
SILENT_ON_LEAVING = CLAUSE[: CLAUSE.index("withdrawal")]
IMPLIED = (opened(clause=SILENT_ON_LEAVING, leaving="implied"), *IN_FORCE[1:])
EXCLUDED = (opened(clause=SILENT_ON_LEAVING, leaving="excluded"), *IN_FORCE[1:])
RESERVED = (*BOTH, reserved("consent"))
TAKEN_BACK = on_pact(ReservationWithdrawn, reservation="R")
CONFIRMS = on_pact(SignatureConfirmed, participant="AM")
POWERS = FullPowersIssued(
    powers="FP", person="p", name="P", delegation="AM", acts=("sign",), treaty="pact"
)
NO_RESERVING = CLAUSE + 'reservations: {article: "Pact, article 13", are: prohibited}\n'
NO_EVENTS = "asean-charter"

CASES = (
    accepted(opened(), "a treaty"),
    accepted(opened(clause="csto-charter"), "by a clause of the library"),
    refused(opened(), "twice", "code-taken", given=HERE),
    refused(opened(treaty="a pact"), "with a bad code", "bad-code"),
    refused(opened(names={}), "without title", "no-name"),
    refused(opened(depositary=" "), "without depositary", "no-depositary"),
    refused(opened(clause="csto-chart"), "by a clause that is not there", "bad-clause"),
    refused(opened(authentic=("Russian",)), "in no language", "no-such-language"),
    refused(opened(prevails="ru"), "in which another prevails", "not-authentic"),
    refused(opened(until=date(2011, 12, 1)), "closed before", "closed-before-opened"),
    refused(opened(adopted=date(2012, 1, 1)), "adopted later", "adopted-later"),
    refused(opened(reserving=("late",)), "reserved at no moment", "no-such-moment"),
    accepted(opened(treaty="amendment", amends="pact"), "an amendment", given=HERE),
    refused(opened(amends="pact"), "amending itself", "nothing-to-amend"),
    refused(opened(leaving="gladly"), "left in no way", "no-such-leaving"),
    refused(opened(review=date(2011, 12, 1)), "reviewed before", "reviewed-before"),
    refused(opened(review_every=5), "reviewed again, but never first", "no-review"),
    accepted(event(), "an event", given=HERE),
    refused(event(), "of no treaty", "no-such-treaty"),
    refused(event(), "before", "before-the-treaty", given=HERE, at=EARLY),
    refused(event("x"), "another event", "no-such-event", given=HERE),
    refused(event(), "without events", "no-such-event", given=(opened(clause=NO_EVENTS),)),
    refused(event(), "twice", "event-known", given=(*HERE, event())),
    accepted(signed(), "a head of State", given=HERE),
    accepted(signed(how="initialled"), "initials", given=HERE),
    accepted(signed(office="envoy", powers="FP"), "with powers", given=(*HERE, POWERS)),
    refused(signed(), "nothing", "no-such-treaty"),
    refused(signed("XX"), "by nobody known", "no-such-participant", given=HERE),
    refused(signed(), "not open", "not-open-to-it", given=(opened(may_sign=("BY",)),)),
    refused(signed(how="gladly"), "in no way", "no-such-signing", given=HERE),
    refused(
        signed(),
        "too late",
        "closed-for-signature",
        given=(opened(until=date(2011, 12, 20)),),
        at=later(2),
    ),
    refused(signed(person=" "), "by no person", "no-person", given=HERE),
    refused(signed(office="envoy"), "without powers", "no-full-powers", given=HERE),
    refused(
        signed(how="definitive", office="envoy", powers="FP"),
        "with powers for less",
        "no-full-powers",
        given=(*HERE, POWERS),
    ),
    refused(signed(), "twice", "signed-already", given=SIGNED),
    accepted(CONFIRMS, "ad referendum", given=(*HERE, signed(how="ad-referendum"))),
    refused(CONFIRMS, "of nothing", "no-such-treaty"),
    refused(CONFIRMS, "not ad referendum", "nothing-to-confirm", given=SIGNED),
    accepted(deposited(), "ratification", given=SIGNED),
    accepted(deposited("BY", "accession"), "accession", given=HERE),
    refused(deposited(), "to nothing", "no-such-treaty"),
    refused(deposited(kind="gift"), "no instrument", "no-such-kind", given=HERE),
    refused(deposited(), "unsigned", "not-a-signatory", given=HERE),
    refused(
        deposited(),
        "ad referendum",
        "not-a-signatory",
        given=(*HERE, signed(how="ad-referendum")),
    ),
    refused(deposited(kind="accession"), "signed", "signatory-accedes", given=SIGNED),
    refused(
        deposited(kind="accession"),
        "not open",
        "not-open-to-it",
        given=(opened(may_accede=("BY",)),),
    ),
    refused(deposited(dated=date(2012, 1, 1)), "dated later", "dated-later", given=SIGNED),
    refused(
        deposited(takes_effect=date(2011, 1, 1)),
        "of earlier effect",
        "effective-before-receipt",
        given=SIGNED,
    ),
    refused(deposited(kind="succession"), "of nobody", "no-predecessor", given=HERE),
    refused(deposited(kind="territorial-application"), "nowhere", "no-territories", given=BOUND),
    refused(deposited(kind="territorial-exclusion"), "nowhere", "no-territories", given=BOUND),
    accepted(excluded(), "without a territory", given=BOUND),
    refused(excluded(), "twice", "changes-nothing", given=(*BOUND, excluded())),
    accepted(deposited("KZ", "succession", of="AM"), "a successor", given=BOUND),
    refused(deposited("KZ", "continuation"), "of nobody", "no-predecessor", given=BOUND),
    refused(deposited("KZ", "succession", of="SU"), "of who never came", "no-place", given=BOUND),
    accepted(
        deposited("KZ", "continuation", of="AM", takes_effect=date(2011, 1, 1)),
        "the same State",
        given=BOUND,
    ),
    accepted(deposited(kind="accession"), "again", given=(*BOUND, left()), at=later(1)),
    accepted(applied("3", "4"), "two articles provisionally", given=SIGNED),
    refused(deposited(), "twice", "changes-nothing", given=BOUND),
    refused(deposited(office="envoy"), "not in due form", "no-full-powers", given=SIGNED),
    accepted(returned(), "not in due form", given=HERE),
    refused(returned(), "to nothing", "no-such-treaty"),
    refused(returned(reason=" "), "why", "no-reason", given=HERE),
    accepted(left(), "before force", given=BOUND),
    accepted(left(), "in force for a year", given=IN_FORCE, at=later(400)),
    accepted(left(), "as is implied", given=IMPLIED, at=later(40)),
    refused(
        left(takes_effect=date(2012, 6, 1)),
        "too short for what is implied",
        "notice-too-short",
        given=IMPLIED,
        at=later(40),
    ),
    refused(left(), "what cannot be left", "cannot-be-left", given=EXCLUDED, at=later(40)),
    refused(left(), "of nothing", "no-such-treaty"),
    refused(left(kind="accession"), "no notice", "no-such-kind", given=BOUND),
    refused(left(), "not bound", "not-bound", given=HERE),
    refused(
        left(takes_effect=date(2020, 1, 1)),
        "twice",
        "notice-given",
        given=(*BOUND, left(takes_effect=date(2020, 1, 1))),
    ),
    refused(left(), "too early", "notice-too-early", given=IN_FORCE, at=later(100)),
    refused(
        left(takes_effect=date(2013, 3, 1)),
        "too short",
        "notice-too-short",
        given=IN_FORCE,
        at=later(400),
    ),
    accepted(reserved(), "at signature", given=SIGNED),
    accepted(reserved("late"), "late", given=BOUND, at=later(9)),
    refused(reserved(), "to nothing", "no-such-treaty"),
    refused(reserved(), "twice", "code-taken", given=(*SIGNED, reserved())),
    refused(reserved(text=" "), "without text", "no-text", given=SIGNED),
    refused(
        reserved(),
        "prohibited",
        "reservations-prohibited",
        given=(opened(clause=NO_RESERVING), signed()),
    ),
    refused(reserved("x"), "at no moment", "no-such-moment", given=SIGNED),
    refused(reserved("consent"), "before consent", "not-that-moment", given=SIGNED),
    refused(
        reserved(),
        "at signature",
        "not-at-that-moment",
        given=(opened(reserving=("consent",)), signed()),
    ),
    accepted(confirmed(), "a reservation", given=(*SIGNED, reserved(), deposited())),
    refused(confirmed(), "to nothing", "no-such-treaty"),
    refused(confirmed(), "that is none", "no-such-reservation", given=HERE),
    refused(confirmed(), "needlessly", "nothing-to-confirm", given=RESERVED),
    refused(confirmed(), "too soon", "not-when-consenting", given=(*SIGNED, reserved())),
    accepted(objected(), "an objection", given=RESERVED),
    refused(objected(), "to nothing", "no-such-treaty"),
    refused(objected("AM"), "to its own", "own-reservation", given=RESERVED),
    refused(objected("KZ"), "not concerned", "not-concerned", given=RESERVED),
    refused(objected(), "twice", "objected-already", given=(*RESERVED, objected())),
    refused(objected(), "late", "accepted-by-silence", given=RESERVED, at=later(367)),
    accepted(objected(), "on the last day", given=RESERVED, at=later(366)),
    refused(objected(), "when it is gone", "reservation-withdrawn", given=(*RESERVED, TAKEN_BACK)),
    refused(
        objected(),
        "before it was notified",
        "before-the-reservation",
        given=(*BOTH, after(3 * DAY, reserved("late"))),
        at=later(1),
    ),
    accepted(TAKEN_BACK, "a reservation", given=RESERVED),
    refused(TAKEN_BACK, "of nothing", "no-such-treaty"),
    accepted(declared(), "a declaration", given=HERE),
    refused(declared(), "on nothing", "no-such-treaty"),
    refused(declared(kind="warm"), "of no kind", "no-such-kind", given=HERE),
    refused(declared(text=" "), "without text", "no-text", given=HERE),
)


@pytest.mark.parametrize("case", CASES, ids=names)
def test_cases(case):
    check(case)
