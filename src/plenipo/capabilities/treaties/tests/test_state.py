"""What a treaty adds up to: force, the days of its zone, what silence makes of reservations."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from case import after, state_after
from story import CLAUSE, DAY, TREATY, Done, on_pact

from plenipo.capabilities.treaties.acts import (
    InstrumentDeposited,
    ObjectionMade,
    ReservationConfirmed,
    ReservationMade,
    TreatyOpened,
    TreatySigned,
)
from plenipo.capabilities.treaties.state import Treaties

A_DAY = 24 * 60
OPENED = on_pact(TreatyOpened, names={"en": "Pact"}, clause=CLAUSE, depositary="RU")


def pact(*acts):
    return state_after(OPENED, *acts).of(Treaties).treaties["pact"]


def signed(who, how):
    return on_pact(TreatySigned, participant=who, how=how, person="P", office="head-of-state")


def ratified(who):
    told = {"kind": "ratification", "person": "P", "office": "head-of-state"}
    return on_pact(InstrumentDeposited, participant=who, **told)


def reserved(moment):
    return on_pact(ReservationMade, reservation="R", participant="AM", moment=moment, text="No.")


BOTH = (signed("AM", "definitive"), signed("BY", "definitive"))
OBJECTED = on_pact(ObjectionMade, reservation="R", participant="BY")
LIMIT = date(2012, 12, 19)


def standing(treaty, day):
    return treaty.standing(treaty.reservations["R"], day)


def test_force_follows_from_the_instruments_and_the_events():
    treaty = state_after(*TREATY).of(Treaties).treaties["pact"]
    found = treaty.force(date(2012, 1, 20))
    assert (found.trigger, found.in_force) == (DAY, date(2012, 1, 18))
    assert set(found.parties) == {"AM", "BY"}
    assert pact(*BOTH).force(date(2012, 1, 20)).in_force is None


def test_initials_and_a_simple_signature_bind_nobody():
    treaty = pact(signed("AM", "initialled"), signed("BY", "subject-to-ratification"))
    found = treaty.force(DAY).participation
    assert (found.bound, found.signatories) == ((), ("BY",))
    assert treaty.initialled == {"AM": DAY}


def test_what_arrives_in_the_depositarys_night_is_of_its_day():
    opened = on_pact(TreatyOpened, names={"en": "Pact"}, clause="csto-charter", depositary="RU")
    late = datetime(2011, 12, 19, 22, tzinfo=UTC)
    state = state_after(opened, Done(signed("AM", "subject-to-ratification"), late))
    assert state.of(Treaties).treaties["pact"].received[0].instrument.day == date(2011, 12, 20)


def test_silence_of_twelve_months_accepts_a_reservation():
    treaty = pact(*BOTH, reserved("consent"))
    assert standing(treaty, LIMIT) == "open-to-objection"
    assert standing(treaty, date(2012, 12, 20)) == "accepted"
    assert standing(pact(*BOTH, reserved("consent"), OBJECTED), date(2013, 1, 1)) == "objected-to"


def test_who_consents_later_has_twelve_months_from_then():
    joins = after(30 * A_DAY, ratified("KZ"))
    treaty = pact(*BOTH, signed("KZ", "subject-to-ratification"), reserved("consent"), joins)
    found = treaty.reservations["R"]
    assert treaty.limit(found, "BY", date(2012, 12, 1)) == LIMIT
    assert treaty.limit(found, "KZ", date(2012, 12, 1)) == date(2013, 1, 18)


@pytest.mark.parametrize(("objections", "told"), [((), "accepted"), ((OBJECTED,), "stopped")])
def test_a_single_objection_stops_a_late_reservation(objections, told):
    late = after(9 * A_DAY, reserved("late"))
    treaty = pact(*BOTH, late, *(after(10 * A_DAY, each) for each in objections))
    assert standing(treaty, date(2013, 1, 1)) == told


def test_a_reservation_made_at_signature_is_confirmed_on_consent_or_lapses():
    before = (signed("AM", "subject-to-ratification"), reserved("signature"))
    consents = after(9 * A_DAY, ratified("AM"))
    confirmed = after(9 * A_DAY, on_pact(ReservationConfirmed, reservation="R"))
    assert standing(pact(*before), date(2012, 1, 1)) == "to-be-confirmed"
    assert standing(pact(*before, consents), date(2012, 1, 1)) == "not-confirmed"
    treaty = pact(*before, consents, confirmed)
    assert standing(treaty, date(2012, 12, 28)) == "open-to-objection"
    assert standing(treaty, date(2012, 12, 29)) == "accepted"


def test_an_act_about_an_unknown_treaty_changes_nothing():
    state = state_after(*TREATY[1:])
    assert state.of(Treaties).treaties == {}
