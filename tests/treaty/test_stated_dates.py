"""Each formula of the library gives the date that is stated of it.

The triggering days and the dates of force are facts (FIELD notes 4.2; the others from the pages of
the depositary, from memory); who deposited when before is made up (illustrative).
"""

import msgspec
import pytest
from instruments_given import day, deposits, given, states

from plenipo.procedure.conditions import Count
from plenipo.procedure.rules import Table
from plenipo.treaty.clause_file import library, named
from plenipo.treaty.force import force

LATER = day("2030-01-01")

COUNTED = [
    # clause, how many, of them on the last day, that day, in force
    ("rome-statute", 66, 10, "2002-04-11", "2002-07-01"),
    ("tpnw", 50, 1, "2020-10-24", "2021-01-22"),
    ("bbnj", 61, 2, "2025-09-19", "2026-01-17"),
    ("unclos", 60, 1, "1993-11-16", "1994-11-16"),
    ("ottawa-mines", 40, 1, "1998-09-16", "1999-03-01"),
    ("chemical-weapons", 65, 1, "1996-10-31", "1997-04-29"),
    ("vclt", 35, 1, "1979-12-28", "1980-01-27"),
    ("iccpr", 35, 1, "1975-12-23", "1976-03-23"),
    ("asean-charter", 10, 1, "2008-11-15", "2008-12-15"),
    ("minamata", 50, 1, "2017-05-18", "2017-08-16"),
    ("genocide", 20, 1, "1950-10-14", "1951-01-12"),
    ("icescr", 35, 1, "1975-10-03", "1976-01-03"),
    ("migrant-workers", 20, 1, "2003-03-14", "2003-07-01"),
    ("cluster-munitions", 30, 2, "2010-02-16", "2010-08-01"),
    ("arms-trade", 50, 1, "2014-09-25", "2014-12-24"),
]


def met(name, instruments, as_of=LATER, **filled):
    clause = msgspec.structs.replace(named(name), **filled)
    return force(clause, instruments, as_of)


def table(**values):
    """Return the table of a weight in tenths of a percent, or of a class."""
    return (Table(day("1900-01-01"), values, 10),)


@pytest.mark.parametrize(("name", "number", "together", "last", "in_force"), COUNTED)
def test_a_count_gives_the_date_that_is_stated(name, number, together, last, in_force):
    found = met(name, deposits(states(number), last, on_last=together))
    assert found.trigger == day(last)
    assert found.in_force == day(in_force)
    assert [item.number for item in found.triggering] == list(
        range(number - together + 1, number + 1)
    )


@pytest.mark.parametrize(("name", "number", "together", "last", "in_force"), COUNTED)
def test_one_fewer_is_not_enough(name, number, together, last, in_force):
    del in_force
    least = number if together == 1 else number - together
    found = met(name, deposits(states(least - 1), last))
    assert found.in_force is None
    assert not found.finding.holds


def test_paris_needs_parties_and_emissions():
    weights = {"emissions": table(CN=201, US=179, IN=41, EU=0, S001=130)}
    early = [
        given("CN ratification 2016-09-03"),
        given("US acceptance 2016-09-03"),
        *deposits(states(60, 2), "2016-09-21"),
    ]
    # Illustrative: what came on 5 October 2016 weighs as much as was missing.
    last = [given("S001 ratification 2016-10-05"), given("IN ratification 2016-10-02")]
    short = met("paris-agreement", [*early, last[1]], weights=weights)
    assert short.in_force is None
    assert [part.holds for part in short.finding.parts] == [True, False]
    found = met("paris-agreement", [*early, *last], weights=weights)
    assert (found.trigger, found.in_force) == (day("2016-10-05"), day("2016-11-04"))
    assert [item.instrument.participant for item in found.triggering] == ["S001"]


def test_kyoto_waited_for_the_second_condition():
    # Both thresholds are facts: the 55th party on 23 May 2002, the emissions with Russia.
    weights = {"emissions": table(RU=174, S001=442)}
    parties = deposits(states(55), "2002-05-23")
    last = given("RU ratification 2004-11-18")
    waiting = met("kyoto-protocol", [*parties, last], day("2004-11-17"), weights=weights)
    assert [part.holds for part in waiting.finding.parts] == [True, False]
    found = met("kyoto-protocol", [*parties, last], weights=weights)
    assert (found.trigger, found.in_force) == (day("2004-11-18"), day("2005-02-16"))


def test_the_test_ban_needs_all_forty_four():
    clause = named("ctbt")
    annex = list(clause.classes["annex-2"][0].values)
    assert len(annex) == 44
    others = deposits(states(130), "2010-01-01")
    without = {"CN", "EG", "IR", "IL", "US", "IN", "PK", "KP"}
    there = deposits([code for code in annex if code not in without], "2012-01-01")
    found = force(clause, [*others, *there], LATER)
    assert found.in_force is None
    assert set(found.finding.holders) == without
    all_of_them = deposits(annex, "2012-01-01")
    assert force(clause, all_of_them, LATER).in_force == day("2012-06-29")


def test_the_test_ban_would_not_have_come_before_two_years():
    annex = list(named("ctbt").classes["annex-2"][0].values)
    found = met("ctbt", deposits(annex, "1997-01-01"))
    assert found.in_force == day("1998-09-24")


def test_chemical_weapons_would_not_have_come_before_two_years():
    found = met("chemical-weapons", deposits(states(65), "1993-06-01"))
    assert found.in_force == day("1995-01-13")


def test_ballast_water_needs_states_and_tonnage():
    weights = {"tonnage": table(FI=1, S001=350)}
    early = deposits(states(51), "2016-06-01")
    found = met("ballast-water", [*early, given("FI accession 2016-09-08")], weights=weights)
    assert found.trigger == early[29].day
    weights = {"tonnage": table(FI=1, S001=349)}
    found = met("ballast-water", [*early, given("FI accession 2016-09-08")], weights=weights)
    assert (found.trigger, found.in_force) == (day("2016-09-08"), day("2017-09-08"))


def test_trade_facilitation_has_no_delay():
    members = {"wto-members": (Table(day("1995-01-01"), dict.fromkeys(states(164), 1)),)}
    accepted = deposits(states(110), "2017-02-22", "acceptance", on_last=4)
    found = met("wto-trade-facilitation", accepted, classes=members)
    assert (found.trigger, found.in_force) == (day("2017-02-22"), day("2017-02-22"))
    assert (found.finding.have, found.finding.base, found.finding.need) == (110, 164, 110)
    outsiders = deposits(states(110, 100), "2017-02-22", "acceptance")
    assert met("wto-trade-facilitation", outsiders, classes=members).in_force is None


def test_the_csto_charter_waited_for_the_last_of_six():
    notices = deposits(["AM", "BY", "KZ", "RU", "TJ", "KG"], "2003-09-18")
    found = met("csto-charter", notices)
    assert found.in_force == day("2003-09-18")
    assert [item.instrument.participant for item in found.triggering] == ["KG"]
    assert met("csto-charter", notices[:-1]).finding.holders == ("KG",)


def test_the_collective_security_treaty_waited_for_its_signatories():
    found = met(
        "collective-security-treaty", deposits(["AM", "KZ", "KG", "RU", "TJ", "UZ"], "1994-04-20")
    )
    assert found.in_force == day("1994-04-20")


def test_an_amendment_of_the_rome_statute_waits_for_seven_eighths_and_then_binds_all():
    parties = {"parties": (Table(day("2002-07-01"), dict.fromkeys(states(124), 1)),)}
    accepted = deposits(states(18), "2024-01-01")
    found = met("rome-statute-amendment", accepted, classes=parties)
    assert found.in_force is None
    assert (found.finding.have, found.finding.need) == (18, 109)
    found = met("rome-statute-amendment", deposits(states(109), "2024-01-01"), classes=parties)
    assert found.in_force == day("2025-01-01")
    assert len(found.parties) == 124


def test_non_proliferation_needs_the_depositaries_and_forty_others_that_signed():
    codes = ["GB", "US", *states(40), "RU"]
    signed = [given(f"{code} signature 1968-07-01") for code in codes]
    found = met("npt", [*signed, *deposits(codes, "1970-03-05")])
    assert found.in_force == day("1970-03-05")
    unsigned = met("npt", [*signed[:-2], signed[-1], *deposits(codes, "1970-03-05")])
    assert unsigned.in_force is None
    assert unsigned.uncounted == {"S040": "not-signed"}


def test_the_charter_needed_the_five_and_a_majority_of_the_others():
    clause = named("un-charter")
    five, others = (list(tables[0].values) for tables in clause.classes.values())
    assert (len(five), len(others)) == (5, 46)
    late = ["RU", "UA", "BY", "PL"]
    early = [code for code in [*five, *others] if code not in late][:25]
    items = [*deposits(early, "1945-10-15"), *deposits(late, "1945-10-24", on_last=4)]
    found = force(clause, items, LATER)
    assert (found.trigger, found.in_force) == (day("1945-10-24"), day("1945-10-24"))
    assert force(clause, items[:-1], LATER).finding.parts[1].need == 24


def test_an_annex_of_the_climate_convention_changes_by_itself_for_who_does_not_object():
    parties = {"parties": (Table(day("1994-03-21"), dict.fromkeys(["TR", "SI", "MC"], 1)),)}
    objection = given("TR objection 1998-03-01")  # illustrative
    days = {"communication": day("1998-02-13")}
    found = met("unfccc-annex", [objection], classes=parties, days=days)
    assert found.in_force == day("1998-08-13")
    assert sorted(found.parties) == ["MC", "SI"]
    unknown = met("unfccc-annex", [objection], classes=parties)
    assert unknown.in_force is None
    assert not unknown.finding.holds


def test_the_montreal_protocol_had_a_day_of_its_own():
    weights = {"consumption": table(**dict.fromkeys(states(15), 10))}
    found = met("montreal-protocol", deposits(states(11), "1988-12-16"), weights=weights)
    assert found.in_force == day("1989-01-01")
    late = met("montreal-protocol", deposits(states(11), "1989-01-02"), weights=weights)
    assert late.in_force == day("1989-04-02")
    early = met("montreal-protocol", deposits(states(11), "1988-02-01"), weights=weights)
    assert early.trigger == day("1988-09-22")


PLAIN = [name for name in library() if isinstance(named(name).condition, Count)]


@pytest.mark.parametrize("name", PLAIN)
def test_a_plain_count_is_reached_by_so_many_and_not_by_one_fewer(name):
    clause = named(name)
    number = clause.condition.at_least
    enough = force(clause, deposits(states(number), "2019-05-31"), LATER)
    least = clause.delay.end(day("2019-05-31"))
    assert (enough.trigger, enough.in_force) == (day("2019-05-31"), least)
    assert force(clause, deposits(states(number - 1), "2019-05-31"), LATER).in_force is None


def test_every_clause_of_the_library_is_read_and_cites_its_article():
    for name in library():
        clause = named(name)
        assert clause.clause == name
        assert clause.article
        assert clause.source
