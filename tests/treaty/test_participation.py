"""Who has signed, who is bound, who is counted, as instruments come and go."""

from datetime import date

import pytest

from plenipo.treaty.delays import Delay
from plenipo.treaty.instruments import Instrument
from plenipo.treaty.participation import ALONE, COUNTED, Terms, participation

DAY = date(2020, 1, 15)
LATER = date(2030, 1, 1)


def given(text, **more):
    """Return the instrument that a line like ``RU ratification 2001-02-03`` tells."""
    code, kind, day = text.split()
    return Instrument(participant=code, kind=kind, day=date.fromisoformat(day), **more)


def folded(*lines, as_of=LATER, terms=None, in_force=None):
    items = [given(line) if isinstance(line, str) else line for line in lines]
    return participation(items, as_of, terms, in_force)


def test_a_signature_signs_and_a_ratification_binds():
    found = folded("AM signature 2001-01-01", "BY ratification 2001-01-02")
    assert found.signatories == ("AM",)
    assert found.bound == ("BY",)


def test_a_definitive_signature_does_both():
    found = folded("AM definitive-signature 2001-01-01")
    assert found.signatories == found.bound == ("AM",)


def test_a_signature_ad_referendum_is_none_before_it_is_confirmed():
    signed = "AM signature-ad-referendum 2001-01-01"
    assert folded(signed).signatories == ()
    assert folded(signed, "AM confirmation-of-signature 2001-02-01").signatories == ("AM",)
    assert folded("AM confirmation-of-signature 2001-02-01").signatories == ()


def test_a_signature_taken_back_is_none():
    found = folded("US signature 2000-12-31", "US intention-not-to-become-party 2002-05-06")
    assert found.signatories == ()


def test_the_day_before_knows_nothing_of_the_day():
    line = "AM accession 2001-01-02"
    assert folded(line, as_of=date(2001, 1, 1)).standings == {}
    assert folded(line, as_of=date(2001, 1, 2)).bound == ("AM",)


def test_a_second_ratification_is_idle():
    found = folded("AM ratification 2001-01-01", "AM accession 2002-01-01")
    assert [item.kind for item in found.idle] == ["accession"]
    assert len(found.standings["AM"].spans) == 1


def test_an_instrument_of_later_effect_binds_from_then():
    item = given("AM ratification 2001-01-01", effective=date(2001, 6, 1))
    assert folded(item, as_of=date(2001, 5, 31)).bound == ()
    assert folded(item, as_of=date(2001, 6, 1)).bound == ("AM",)


def test_a_withdrawal_takes_its_time_once_the_treaty_is_in_force():
    terms = Terms(leaving=Delay(1, "years"))
    lines = ("PH ratification 2011-08-30", "PH withdrawal 2018-03-17")
    found = folded(*lines, terms=terms, in_force=lambda _: date(2011, 11, 1))
    assert found.bound_on(date(2019, 3, 16)) == ("PH",)
    assert found.bound_on(date(2019, 3, 17)) == ()


def test_a_withdrawal_before_force_takes_effect_at_once():
    terms = Terms(leaving=Delay(1, "years"))
    found = folded("AM ratification 2001-01-01", "AM withdrawal 2001-02-01", terms=terms)
    assert found.bound_on(date(2001, 1, 31)) == ("AM",)
    assert found.bound_on(date(2001, 2, 1)) == ()


def test_a_withdrawal_may_state_a_longer_notice():
    item = given("PH withdrawal 2018-03-17", effective=date(2020, 1, 1))
    found = folded("PH ratification 2011-08-30", item, in_force=lambda _: date(2011, 11, 1))
    assert found.standings["PH"].spans[0].until == date(2020, 1, 1)


def test_a_withdrawal_taken_back_in_time_has_not_been():
    lines = (
        "GM ratification 2002-06-28",
        "GM withdrawal 2016-11-10",
        "GM revocation-of-withdrawal 2017-02-10",
    )
    terms = Terms(leaving=Delay(1, "years"))
    found = folded(*lines, terms=terms, in_force=lambda _: date(2002, 9, 1))
    assert found.bound == ("GM",)


def test_who_left_may_come_again():
    lines = ("US acceptance 2016-09-03", "US withdrawal 2019-11-04", "US acceptance 2021-01-20")
    terms = Terms(leaving=Delay(1, "years"))
    found = folded(*lines, terms=terms, in_force=lambda item: Delay(30).end(item.since))
    assert [span.since for span in found.standings["US"].spans] == [
        date(2016, 9, 3),
        date(2021, 1, 20),
    ]
    assert found.in_force_for_on(date(2020, 11, 4)) == ()
    assert found.in_force_for_on(date(2021, 2, 18)) == ()
    assert found.in_force_for_on(date(2021, 2, 19)) == ("US",)


def test_a_withdrawal_of_who_is_not_bound_is_idle():
    found = folded("AM withdrawal 2001-01-01")
    assert [item.participant for item in found.idle] == ["AM"]


def test_a_continuation_takes_the_predecessors_place():
    found = folded("SU ratification 1968-01-01", given("RU continuation 1991-12-24", of="SU"))
    assert found.bound == ("RU",)
    assert found.standings["RU"].spans[0].since == date(1968, 1, 1)


def test_a_state_that_is_no_more_is_bound_no_more():
    lines = ("CSHH accession 1990-01-01", "CSHH dissolution 1993-01-01", "CZ succession 1993-02-22")
    assert folded(*lines).bound == ("CZ",)
    assert folded(*lines).bound_on(date(1992, 12, 31)) == ("CSHH",)


@pytest.mark.parametrize(
    ("counts", "counted"),
    [("no", ("DE",)), (COUNTED, ("DE", "EU")), (ALONE, ("DE",))],
)
def test_an_organisation_is_counted_as_the_clause_says(counts, counted):
    terms = Terms(organisations={"EU": frozenset({"DE", "FR"})}, organisations_count=counts)
    found = folded("EU approval 2001-01-01", "DE ratification 2001-01-01", terms=terms)
    assert found.counted == counted


def test_an_organisation_is_counted_alone_until_a_member_is():
    terms = Terms(organisations={"EU": frozenset({"DE"})}, organisations_count=ALONE)
    found = folded("EU approval 2001-01-01", "DE ratification 2002-01-01", terms=terms)
    assert found.counted_on(date(2001, 5, 1)) == ("EU",)
    assert found.counted_on(date(2002, 1, 1)) == ("DE",)


@pytest.mark.parametrize(
    ("terms", "why"),
    [
        (Terms(counts=frozenset({"ratification"})), "kind"),
        (Terms(only=frozenset({"BY"})), "not-named"),
        (Terms(only_signatories=True), "not-signed"),
        (Terms(organisations={"AM": frozenset()}), "organisation"),
    ],
)
def test_it_is_told_why_somebody_bound_is_not_counted(terms, why):
    found = folded("AM accession 2001-01-01", terms=terms)
    assert found.bound == ("AM",)
    assert found.counted == ()
    assert found.uncounted("AM", LATER) == why


def test_territories_are_kept_away_until_the_treaty_is_extended_to_them():
    away = given("GB territorial-exclusion 2001-01-01", territories=("IM", "JE"))
    there = given("GB territorial-application 2002-01-01", territories=("JE",))
    again = given("GB territorial-exclusion 2003-01-01", territories=("JE",))
    its = [
        participation(items, date(2010, 1, 1)).standings["GB"]
        for items in ((away,), (away, there), (away, there, again))
    ]
    assert [each.excluded for each in its] == [("IM", "JE"), ("IM",), ("IM", "JE")]
    assert [each.territories for each in its] == [(), ("JE",), ()]


def test_territories_add_up_and_objections_are_lifted():
    extension = given("GB territorial-application 2001-01-01", territories=("IM", "JE"))
    lines = ("AM objection 2001-01-01", "AM withdrawal-of-objection 2001-02-01")
    found = folded(extension, *lines, "BY objection 2001-01-01")
    assert found.standings["GB"].territories == ("IM", "JE")
    assert found.standings["AM"].objection is None
    assert found.standings["BY"].objection is not None
