"""Who is party to what: re-entry, amendments, organisations, territories, what silence accepts."""

from __future__ import annotations

from datetime import date

from case import after, state_after
from story import CLAUSE, on_pact

from plenipo.capabilities.treaties.acts import (
    EventEstablished,
    InstrumentDeposited,
    ObjectionMade,
    ReservationMade,
    TreatyOpened,
    TreatySigned,
    WithdrawalNotified,
)
from plenipo.capabilities.treaties.amendments import party_to
from plenipo.capabilities.treaties.state import Treaties

A_DAY = 24 * 60
SIMPLE = """clause: plain
title: {en: Plain}
source: illustrative
force: {article: article 1, condition: {count: {of: for, at_least: 2}}, after: at once}
later: {article: article 1, after: at once}
"""
WITH_UNION = SIMPLE + "organisations: {article: article 2, count: no, members: {EU: [AM, BY]}}\n"


def opened(treaty="pact", clause=SIMPLE, **fields):
    return TreatyOpened(
        treaty=treaty, names={"en": "Pact"}, clause=clause, depositary="RU", **fields
    )


def joins(who, treaty="pact", kind="accession", **fields):
    told = {"person": "P", "office": "head-of-state", **fields}
    return InstrumentDeposited(treaty=treaty, participant=who, kind=kind, **told)


def leaves(who, **fields):
    return on_pact(WithdrawalNotified, participant=who, kind="withdrawal", **fields)


def treaties(*acts):
    return state_after(*acts).of(Treaties)


def pact(*acts):
    return treaties(*acts).treaties["pact"]


def test_who_left_can_come_back_by_accession():
    signs = on_pact(
        TreatySigned, participant="AM", how="definitive", person="P", office="head-of-state"
    )
    gone = (opened(), signs, joins("BY"), after(10 * A_DAY, leaves("AM")))
    treaty = pact(*gone, after(20 * A_DAY, joins("AM")))
    held = [set(treaty.force(date(2011, 12, day)).parties) for day in (20, 30)]
    assert held == [{"AM", "BY"}, {"BY"}]
    assert set(treaty.force(date(2012, 1, 9)).parties) == {"AM", "BY"}
    assert len(treaty.force(date(2012, 1, 9)).participation.standings["AM"].spans) == 2


def test_what_is_implied_is_twelve_months():
    treaty = pact(
        opened(leaving="implied"), joins("AM"), joins("BY"), after(10 * A_DAY, leaves("AM"))
    )
    assert set(treaty.force(date(2012, 12, 28)).parties) == {"AM", "BY"}
    assert set(treaty.force(date(2012, 12, 29)).parties) == {"BY"}


def test_an_implied_period_does_not_stand_against_that_of_the_clause():
    assert pact(opened(clause=CLAUSE, leaving="implied")).clause.leaving.article == (
        "Pact, article 12"
    )


def test_an_amendment_binds_who_consents_and_who_comes_after_it():
    found = treaties(
        opened(),
        opened("first", amends="pact"),
        opened("second", amends="pact"),
        *(joins(who) for who in ("AM", "BY", "KZ")),
        *(after(A_DAY, joins(who, "first")) for who in ("AM", "BY")),
        after(A_DAY, joins("AM", "second")),
        after(2 * A_DAY, joins("KG")),
    )
    bound = party_to(found, found.treaties["pact"], date(2011, 12, 21))
    assert bound == {"AM": ("first",), "BY": ("first",), "KG": ("first",), "KZ": ()}
    before = party_to(found, found.treaties["pact"], date(2011, 12, 19))
    assert before == {"AM": (), "BY": (), "KZ": ()}
    assert [each.code for each in found.amending("pact")] == ["first", "second"]


def test_an_organisation_is_not_counted_beside_its_members():
    union = pact(opened(clause=WITH_UNION), joins("EU"), joins("AM"))
    assert union.force(date(2011, 12, 20)).in_force is None
    both = pact(opened(clause=WITH_UNION), joins("EU"), joins("AM"), joins("BY"))
    found = both.force(date(2011, 12, 20))
    assert (found.in_force, found.uncounted) == (date(2011, 12, 19), {"EU": "organisation"})


def test_a_continuing_state_takes_the_place_of_the_other():
    treaty = pact(opened(), joins("AM"), joins("BY"), joins("KZ", kind="continuation", of="AM"))
    found = treaty.force(date(2011, 12, 20)).participation
    assert found.bound == ("BY", "KZ")
    assert found.standings["KZ"].predecessor == "AM"


def test_named_articles_are_applied_provisionally():
    treaty = pact(opened(), joins("AM", kind="provisional-application", provisions=("3", "4")))
    (kept,) = treaty.received
    assert kept.provisions == ("3", "4")
    assert treaty.force(date(2011, 12, 20)).participation.standings["AM"].provisional


def test_territories_are_excluded():
    away = joins("AM", kind="territorial-exclusion", territories=("Sevan",))
    standing = pact(opened(), away).force(date(2011, 12, 20)).participation.standings["AM"]
    assert standing.excluded == ("Sevan",)


def test_silence_accepts_for_each_from_its_own_day():
    made = on_pact(ReservationMade, reservation="R", participant="AM", moment="consent", text="No.")
    objects = on_pact(ObjectionMade, reservation="R", participant="BY")
    treaty = pact(
        opened(),
        *(joins(who) for who in ("AM", "BY", "KZ")),
        made,
        objects,
        after(30 * A_DAY, joins("KG")),
    )
    told = treaty.answers(treaty.reservations["R"], date(2013, 1, 1))
    assert {who: (its.answer, its.until) for who, its in told.items()} == {
        "BY": ("objected-to", date(2012, 12, 19)),
        "KG": ("open-to-objection", date(2013, 1, 18)),
        "KZ": ("accepted", date(2012, 12, 19)),
    }


def test_nobody_answers_a_reservation_that_waits_for_its_confirmation():
    made = on_pact(
        ReservationMade, reservation="R", participant="KZ", moment="signature", text="No."
    )
    treaty = pact(opened(), joins("AM"), made)
    assert treaty.answers(treaty.reservations["R"], date(2013, 1, 1)) == {}


def test_the_days_of_the_depositaries_are_told():
    found = treaties(opened(), opened("late", "csto-charter"))
    assert found.days(found.treaties["pact"].since.replace(hour=22)) == {
        date(2011, 12, 19),
        date(2011, 12, 20),
    }


def test_an_event_is_notified_with_its_note():
    treaty = pact(
        opened(clause=CLAUSE), on_pact(EventEstablished, event="parent", note="by letter")
    )
    assert [(n.act, n.note) for n in treaty.notices] == [
        ("treaty.opened", ""),
        ("event.established", "by letter"),
    ]
