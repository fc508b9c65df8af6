"""The edges of entry into force: deposits of one day, withdrawals, later effects, months."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec
import pytest
from instruments_given import day, deposits, given, states

from plenipo.procedure.rules import Table
from plenipo.treaty.clause_file import named, read
from plenipo.treaty.delays import Delay, day_in
from plenipo.treaty.force import force
from plenipo.treaty.reading import ClauseError
from plenipo.treaty.wanting import candidates_of, wanting_of

LATER = day("2030-01-01")
THREE = """
clause: three
title: {en: "Three"}
source: "made up"
force:
  article: "article 1"
  condition:
    count: {of: for, at_least: 3}
  after: 30 days
later:
  article: "article 1"
  after: 30 days
"""


def three(*lines, more="", as_of=LATER, force_more=""):
    text = THREE.replace("  after: 30 days\nlater", f"  after: 30 days\n{force_more}later") + more
    items = [given(line) if isinstance(line, str) else line for line in lines]
    return force(read(text), items, as_of)


TWO = ("AM ratification 2001-01-01", "BY ratification 2001-01-02")
REACHED = (*TWO, "KZ ratification 2001-01-10")


@pytest.mark.parametrize(
    ("delay", "start", "end"),
    [
        (Delay(60, "days", "first-of-next-month"), "2024-05-02", "2024-08-01"),
        (Delay(60, "days", "first-of-next-month"), "2024-04-01", "2024-06-01"),
        (Delay(6, "months"), "2025-08-31", "2026-02-28"),
        (Delay(6, "months"), "2023-08-31", "2024-02-29"),
        (Delay(1, "years"), "2024-02-29", "2025-02-28"),
        (Delay(12, "months"), "2024-02-29", "2025-02-28"),
        (Delay(1, "months"), "2025-01-31", "2025-02-28"),
        (Delay(6, "months"), "2025-02-28", "2025-08-28"),
        (Delay(3, "months", "first-of-next-month"), "2003-03-14", "2003-07-01"),
        (Delay(3, "months", "first-of-next-month"), "2003-03-01", "2003-07-01"),
        (Delay(6, "months", "first-of-month"), "1998-09-30", "1999-03-01"),
        (Delay(6, "months", "first-of-month"), "1998-09-01", "1999-03-01"),
        (Delay(90, "days"), "2020-10-24", "2021-01-22"),
        (Delay(), "2017-02-22", "2017-02-22"),
        (Delay(30, "days"), "9999-12-30", "9999-12-31"),
    ],
)
def test_a_delay_ends_as_the_calendar_says(delay, start, end):
    assert delay.end(day(start)) == day(end)


def test_the_depositarys_clock_says_which_day_it_is():
    moment = datetime(2024, 5, 2, 3, 30, tzinfo=UTC)
    assert day_in(moment, ZoneInfo("America/New_York")) == day("2024-05-01")
    assert day_in(moment, ZoneInfo("Europe/Moscow")) == day("2024-05-02")


def test_several_deposits_on_one_day_cross_the_threshold_together():
    found = three(TWO[0], "BY ratification 2001-02-01", "KZ accession 2001-02-01")
    assert found.trigger == day("2001-02-01")
    assert [(i.instrument.participant, i.number) for i in found.triggering] == [
        ("BY", 2),
        ("KZ", 3),
    ]


def test_who_joins_between_threshold_and_force_has_a_date_of_its_own():
    found = three(*REACHED, "KG accession 2001-01-20")
    assert found.in_force == day("2001-02-09")
    assert found.parties["KZ"] == day("2001-02-09")
    assert found.parties["KG"] == day("2001-02-19")


def test_who_joins_before_force_is_no_later_one_where_the_clause_says_so():
    more = "  from: entry-into-force\n"
    found = three(*REACHED, "KG accession 2001-01-20", more=more)
    assert found.parties["KG"] == day("2001-02-09")


def test_a_withdrawal_between_threshold_and_force_leaves_the_date_unless_the_clause_says_else():
    gone = "KZ withdrawal 2001-01-20"
    found = three(*REACHED, gone)
    assert found.in_force == day("2001-02-09")
    assert "KZ" not in found.parties
    fallen = three(*REACHED, gone, force_more="  withdrawn: no-longer-counts\n")
    assert fallen.in_force is None
    (interruption,) = fallen.interruptions
    assert (interruption.reached, interruption.lost) == (day("2001-01-10"), day("2001-01-20"))
    assert [item.participant for item in interruption.withdrawn] == ["KZ"]


def test_after_a_threshold_was_lost_the_delay_begins_anew():
    lines = (*REACHED, "KZ withdrawal 2001-01-20", "KG ratification 2001-03-01")
    found = three(*lines, force_more="  withdrawn: no-longer-counts\n")
    assert (found.trigger, found.in_force) == (day("2001-03-01"), day("2001-03-31"))


def test_a_withdrawal_after_force_does_not_undo_it():
    lines = (*REACHED, "KZ withdrawal 2001-03-01")
    found = three(*lines, force_more="  withdrawn: no-longer-counts\n")
    assert found.in_force == day("2001-02-09")


def test_an_organisation_is_not_counted_beside_its_members():
    more = 'organisations: {article: "article 2", count: no}\n'
    found = three(*TWO, "EU approval 2001-01-10", more=more)
    assert found.in_force is None
    assert found.uncounted == {"EU": "organisation"}
    assert three(*TWO, "EU approval 2001-01-10").in_force == day("2001-02-09")


def test_an_accession_that_the_clause_does_not_count_is_shown():
    more = "  counts: [ratification]\n"
    found = three(*TWO, "KZ accession 2001-01-10", force_more=more)
    assert found.in_force is None
    assert found.uncounted == {"KZ": "kind"}


def test_an_instrument_of_later_effect_counts_from_its_effect():
    late = given("KZ ratification 2001-01-10", effective=day("2001-06-01"))
    found = three(*TWO, late)
    assert (found.trigger, found.in_force) == (day("2001-06-01"), day("2001-07-01"))


def test_a_day_before_the_trigger_nothing_is_known_and_after_it_the_date_is():
    before = three(*REACHED, as_of=day("2001-01-09"))
    assert before.in_force is None
    assert (before.finding.have, before.finding.need) == (2, 3)
    after = three(*REACHED, as_of=day("2001-01-10"))
    assert after.in_force == day("2001-02-09")
    assert not after.is_in_force
    assert after.parties == dict.fromkeys(["AM", "BY", "KZ"], day("2001-02-09"))
    assert after.participation.in_force_for == ()


def test_without_its_event_no_day_is_computed():
    text = THREE.replace("  after: 30 days\nlater", "  not_before: {after: 2 years}\nlater")
    found = force(read(text), [given(line) for line in REACHED], LATER)
    assert found.trigger == day("2001-01-10")
    assert found.in_force is None
    assert found.awaits == "opening"


def test_a_fixed_day_stands_where_it_is_later():
    found = three(*REACHED, force_more="  not_before: 2001-04-01\n")
    assert found.in_force == day("2001-04-01")


def test_what_is_wanting_is_told_as_the_smallest_sets():
    annex = list(named("ctbt").classes["annex-2"][0].values)
    found = force(named("ctbt"), deposits(annex[:-2], "2010-01-01"), LATER)
    lacking = wanting_of(found, candidates_of(found))
    assert (lacking.fewest, lacking.number) == (2, 1)
    ((change,),) = lacking.ways
    assert set(change.of) == {"US", "VN"}


@pytest.mark.parametrize(
    ("name", "joined", "notice", "out"),
    [
        ("rome-statute", "2011-08-30", "2018-03-17", "2019-03-17"),
        ("paris-agreement", "2016-09-03", "2019-11-04", "2020-11-04"),
        ("kyoto-protocol", "2002-12-17", "2011-12-15", "2012-12-15"),
        ("npt", "1969-12-12", "2003-01-10", "2003-04-10"),
        ("csto-charter", "2003-01-01", "2012-06-20", "2012-12-20"),
    ],
)
def test_a_party_leaves_after_the_period_of_the_clause(name, joined, notice, out):
    clause = named(name)
    codes = ["AM", "BY", "KZ", "KG", "RU", "TJ", "GB", "US", *states(80)]
    weights = {}
    for weight in clause.weights:
        weights[weight] = (Table(day("1900-01-01"), dict.fromkeys(codes, 5)),)
    clause = msgspec.structs.replace(clause, weights=weights)
    signed = [given(f"{code} signature 1990-01-01") for code in codes]
    others = [given(f"{code} ratification {joined}") for code in codes]
    leaving = given(f"{codes[0]} withdrawal {notice}")
    found = force(clause, [*signed, *others, leaving], LATER)
    (span,) = found.participation.standings[codes[0]].spans
    assert span.until == day(out)


def paris_of_sixty():
    """Return the clause and sixty made-up parties that came on the day the real ones did."""
    weights = {"emissions": (Table(day("1900-01-01"), dict.fromkeys(states(60), 5)),)}
    clause = msgspec.structs.replace(named("paris-agreement"), weights=weights)
    return clause, deposits(states(60), "2016-10-05", on_last=60)


def test_a_notice_before_its_time_changes_nothing():
    clause, items = paris_of_sixty()
    early = given("S001 withdrawal 2019-11-03")
    found = force(clause, [*items, early], LATER)
    assert found.participation.idle == (early,)
    assert "S001" in found.parties


def test_who_left_and_comes_again_is_in_force_again_after_the_later_delay():
    clause, items = paris_of_sixty()
    lines = [given("S001 withdrawal 2019-11-04"), given("S001 acceptance 2021-01-20")]
    found = force(clause, [*items, *lines], LATER)
    assert found.parties["S001"] == day("2021-02-19")
    gap = found.participation.in_force_for_on(day("2021-01-21"))
    assert "S001" not in gap


def test_a_successor_is_a_party_from_the_day_of_succession():
    item = given("KG succession 2001-06-01", effective=day("2001-03-01"))
    found = three(*REACHED, item)
    assert found.parties["KG"] == day("2001-03-01")


def test_years_are_no_days():
    assert Delay(1, "years").end(day("2023-03-01")) == day("2023-03-01") + timedelta(days=366)


def test_what_is_no_yaml_is_told_in_one_sentence():
    with pytest.raises(ClauseError) as told:
        read("clause: three\n   title: {\n", "The clause")
    assert len(told.value.problems) == 1
    assert told.value.problems[0].startswith("The clause, line ")
