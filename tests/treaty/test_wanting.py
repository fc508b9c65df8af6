"""What is wanting: the smallest sets of States, held against going through all sets."""

from itertools import combinations
from math import comb

import msgspec
import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as some
from instruments_given import day, deposits, given, states

from plenipo.procedure.conditions import AllOf, AnyOf, Count, Fact, Share
from plenipo.procedure.rules import Table
from plenipo.treaty.clause_file import named
from plenipo.treaty.delays import Delay
from plenipo.treaty.force import force
from plenipo.treaty.wanting import SHOWN_SETS, wanting

NOW = day("2020-03-01")
CODES = [*states(8), "EU"]
BASE = msgspec.structs.replace(
    named("asean-charter"),
    delay=Delay(30),
    organisations={"EU": frozenset()},
    organisations_count="no",
)

parts = some.sampled_from(["1", "1/2", "2/3", "7/8"])
asked = some.one_of(
    some.builds(Count, of=some.just("for"), at_least=some.integers(0, 6)),
    some.builds(
        Count,
        of=some.just("for"),
        at_least=some.integers(0, 60),
        counted_by=some.sampled_from(["tonnage", "people"]),
    ),
    some.builds(
        Count, of=some.just("for"), at_least=some.integers(1, 4), among=some.just("coastal")
    ),
    some.builds(Share, of=some.just("for"), at_least=parts, among=some.just("coastal")),
    some.builds(Share, of=some.just("for"), more_than=parts, counted_by=some.just("tonnage")),
)
conditions = some.recursive(
    asked,
    lambda inner: some.one_of(
        some.builds(AllOf, some.lists(inner, min_size=1, max_size=3).map(tuple)),
        some.builds(AnyOf, some.lists(inner, min_size=1, max_size=3).map(tuple)),
    ),
    max_leaves=4,
)
weights = some.lists(some.integers(0, 20), min_size=9, max_size=9)


def clause_of(condition, tonnage=(), people=(), coastal=()):
    def table(values):
        return (Table(day("1900-01-01"), dict(values), 1),)

    return msgspec.structs.replace(
        BASE,
        condition=condition,
        weights={
            "tonnage": table(zip(CODES, tonnage, strict=False)),
            "people": table(zip(CODES, people, strict=False)),
        },
        classes={"coastal": table((code, 1) for code in coastal)},
    )


def joined(codes):
    return [given(f"{code} accession {NOW}") for code in codes]


def by_going_through(clause, items, candidates):
    """Return the smallest sets of candidates with whom a clause's condition is fulfilled."""
    for size in range(len(candidates) + 1):
        fulfilled = [
            chosen
            for chosen in combinations(candidates, size)
            if force(clause, [*items, *joined(chosen)], NOW).trigger
        ]
        if fulfilled:
            return size, fulfilled
    return None, []


def alone(clause):
    """Return a clause by which the EU is counted while none of its three members is."""
    members = {"EU": frozenset(CODES[1:4])}
    return msgspec.structs.replace(
        clause, organisations=members, organisations_count="where-no-member-is"
    )


@settings(max_examples=50)
@drawn(
    conditions,
    some.tuples(weights, weights),
    some.sets(some.sampled_from(CODES[:8])),
    some.integers(0, 3),
    some.booleans(),
)
def test_the_smallest_sets_are_those_found_by_going_through_all(
    condition, weighed, coastal, there, is_alone
):
    clause = clause_of(condition, *([*values[:8], 0] for values in weighed), coastal)
    clause = alone(clause) if is_alone else clause
    items = deposits(CODES[:there], "2020-01-10")
    others = sorted(CODES[there:])
    size, sets = by_going_through(clause, items, others)
    found = wanting(clause, items, NOW, others)
    assert found.fewest == size
    assert found.number == len(sets)
    assert set(found.sets) <= set(sets)
    assert min(len(sets), 1) <= len(found.sets) <= SHOWN_SETS
    assert found.more == len(sets) - len(found.sets)


@drawn(conditions, weights, weights, some.sets(some.sampled_from(CODES[:8])))
def test_who_is_needed_is_missed_by_all_the_others(condition, tonnage, people, coastal):
    clause = clause_of(condition, tonnage, people, coastal)
    found = wanting(clause, [], NOW, CODES)
    if found.fewest:
        for code in CODES:
            without = [other for other in CODES if other != code]
            alone = force(clause, joined(without), NOW).trigger is None
            assert (code in found.needed) == alone


def test_of_a_plain_count_any_will_do_and_the_sets_are_counted():
    clause = named("rome-statute")
    found = wanting(clause, deposits(states(50), "2002-01-01"), day("2002-04-11"), states(89, 51))
    assert (found.fewest, found.number) == (10, comb(89, 10))
    assert (len(found.sets), found.more) == (SHOWN_SETS, comb(89, 10) - SHOWN_SETS)
    ((any_of,),) = found.ways
    assert (any_of.number, len(any_of.of)) == (10, 89)
    assert found.in_force == day("2002-07-01")


def test_named_states_are_the_list_itself():
    annex = list(named("ctbt").classes["annex-2"][0].values)
    there = deposits([code for code in annex if code not in {"CN", "EG", "US"}], "2012-01-01")
    found = wanting(named("ctbt"), there, NOW, [*annex, *states(60)])
    assert found.sets == (("CN", "EG", "US"),)
    assert found.needed == ("CN", "EG", "US")
    assert (found.fewest, found.number, found.more) == (3, 1, 0)


def test_shares_are_reached_by_the_largest_and_their_sets_are_counted():
    clause = named("kyoto-protocol")
    annex = clause.weights["emissions"][0].values
    there = deposits(states(70), "2002-01-01")
    found = wanting(clause, there, day("2002-05-01"), annex)
    heaviest = sorted(annex.values(), reverse=True)
    assert sum(heaviest[: found.fewest]) >= 550
    assert sum(heaviest[: found.fewest - 1]) < 550
    fulfilled = [
        chosen
        for chosen in combinations(sorted(annex), found.fewest)
        if sum(annex[code] for code in chosen) >= 550
    ]
    assert found.number == len(fulfilled)
    assert set(found.sets) == set(fulfilled[:SHOWN_SETS])


def test_where_members_are_missing_too_the_sets_are_still_counted_exactly():
    # Illustrative: 190 States of which one weighs half; 55 must join, and weigh 55 %.
    codes = states(190)
    values = {code: 5000 if code == "S001" else 20 + place for place, code in enumerate(codes)}
    table = (Table(day("1900-01-01"), values, 100),)
    clause = msgspec.structs.replace(named("paris-agreement"), weights={"emissions": table})
    found = wanting(clause, [], day("2016-04-22"), codes)
    assert found.fewest == 55
    assert found.number is not None
    assert comb(189, 54) <= found.number <= comb(190, 55)


def test_who_is_counted_or_cannot_be_is_no_candidate():
    found = wanting(BASE, deposits(states(9), "2020-01-10"), NOW, ["S001", "EU"])
    assert found.fewest is None
    npt = wanting(named("npt"), [], NOW, ["GB", "RU", "US", *states(60)])
    assert npt.fewest is None


def test_what_is_fulfilled_wants_nobody():
    found = wanting(BASE, deposits(states(10), "2020-01-10"), NOW, ["KZ"])
    assert (found.fewest, found.number, found.sets) == (0, 1, ((),))
    assert found.in_force == day("2020-02-09")


def test_an_event_is_wanted_besides():
    condition = AllOf((Count(of="for", at_least=2), Fact(that="parent-in-force")))
    clause = msgspec.structs.replace(
        BASE, condition=condition, events={"parent-in-force": "the Convention is in force"}
    )
    found = wanting(clause, joined(["AM"]), NOW, ["BY", "KZ"])
    assert (found.fewest, found.events, found.in_force) == (1, ("parent-in-force",), None)
    assert found.sets == (("BY",), ("KZ",))
    alone = wanting(clause, joined(["AM", "BY"]), NOW, [])
    assert (alone.fewest, alone.events, alone.sets) == (0, ("parent-in-force",), ((),))


def test_a_set_that_joined_brings_it_into_force_on_the_day_that_is_told():
    clause = named("tpnw")
    items = deposits(states(48), "2020-02-01")
    found = wanting(clause, items, NOW, ["AM", "BY", "KZ"])
    assert found.number == 3
    for chosen in found.sets:
        assert force(clause, [*items, *joined(chosen)], NOW).in_force == found.in_force


@pytest.mark.parametrize("name", ["rome-statute-amendment", "wto-trade-facilitation"])
def test_of_a_share_of_members_as_many_as_are_missing(name):
    members = states(120)
    table = (Table(day("1900-01-01"), dict.fromkeys(members, 1)),)
    clause = named(name)
    clause = msgspec.structs.replace(clause, classes=dict.fromkeys(clause.classes, table))
    items = deposits(members[:70], "2020-02-01", "acceptance")
    found = wanting(clause, items, NOW, members)
    need = 105 if name == "rome-statute-amendment" else 80
    assert (found.fewest, found.number) == (need - 70, comb(50, need - 70))


def test_what_would_take_too_long_to_count_is_not_told(monkeypatch):
    monkeypatch.setattr("plenipo.treaty.wanting.MOST_STEPS", 3)
    clause = clause_of(Count(of="for", at_least=9, counted_by="people"), (), range(1, 9))
    found = wanting(clause, [], NOW, CODES[:8])
    assert (found.fewest, found.number, found.more) == (2, None, None)
    assert found.sets


def test_an_organisation_counts_where_no_member_does():
    clause = alone(clause_of(Count(of="for", at_least=3)))
    found = wanting(clause, joined(["EU", "S001"]), NOW, CODES)
    # With a member of the three the EU counts no more: it takes two of them, or one of the others.
    assert (found.fewest, found.number) == (1, 4)
    assert found.sets == (("S005",), ("S006",), ("S007",), ("S008",))
    there = wanting(clause, joined(["S001", "S002"]), NOW, ["EU", "S003"])
    assert there.sets == (("S003",),)
    several = wanting(clause, joined(["S005"]), NOW, ["EU", "S002", "S003"])
    assert several.sets == (("S002", "S003"),)
