"""The fewest re-equipments, held against trying everything."""

from __future__ import annotations

from itertools import chain, combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as some

from plenipo.capabilities.forces.reequipping import MOST, families, fewest

STANDARDS = "ABCD"
sets = some.frozensets(some.sampled_from(STANDARDS), max_size=3)
fleets = some.lists(sets, min_size=1, max_size=4).map(
    lambda those: {f"u{number}": own for number, own in enumerate(those)}
)


def meet(those):
    return all(one & other for one, other in combinations(those, 2))


def supersets(own):
    free = [each for each in STANDARDS if each not in own]
    for more in chain.from_iterable(combinations(free, n) for n in range(len(free) + 1)):
        yield own | frozenset(more)


def tried(has):
    """The least number of additions, by trying all there are; also of standards nobody has."""
    ways = product(*(list(supersets(own)) for own in has.values()))
    before = sum(map(len, has.values()))
    return min(sum(map(len, way)) - before for way in ways if meet(way))


def after(has, additions):
    return {unit: own | {new for who, new in additions if who == unit} for unit, own in has.items()}


@given(fleets)
def test_it_is_the_least_of_all_that_can_be_tried(has):
    found = fewest(has, STANDARDS)
    assert found.possible
    assert found.proven
    assert meet(after(has, found.additions).values())
    assert len(found.additions) == tried(has)
    assert not any(new in has[unit] for unit, new in found.additions)


@given(fleets)
def test_the_common_standard_is_one_that_all_have_then(has):
    found = fewest(has, STANDARDS)
    shared = frozenset.intersection(*after(has, found.additions).values())
    assert found.common in shared or (not found.common and not shared)


def test_units_that_meet_in_turn_need_no_common_standard():
    found = fewest({"a": frozenset("AB"), "b": frozenset("BC"), "c": frozenset("AC")})
    assert (found.additions, found.common) == ((), "")


def test_meeting_in_turn_can_be_cheaper_than_a_common_standard():
    has = dict(zip("abcdef", map(frozenset, ("AB", "AB", "BC", "BC", "AC", "C")), strict=True))
    found = fewest(has)
    assert len(found.additions) == 1
    assert meet(after(has, found.additions).values())
    assert min(sum(each not in own for own in has.values()) for each in "ABC") == 2


def test_of_ways_that_cost_the_same_one_standard_for_all_is_preferred():
    found = fewest({"a": frozenset("A"), "b": frozenset("B")})
    assert (found.additions, found.common) == ((("b", "A"),), "A")


def test_where_nobody_has_any_one_that_is_named_is_given_to_all():
    nothing = {"a": frozenset(), "b": frozenset()}
    assert fewest(nothing, ("R-2", "R-1")).additions == (("a", "R-1"), ("b", "R-1"))
    assert not fewest(nothing).possible


def test_a_unit_by_itself_needs_nothing():
    assert fewest({"a": frozenset()}, STANDARDS).additions == ()
    assert fewest({}).additions == ()


@pytest.mark.parametrize(("number", "count"), [(1, 1), (2, 2), (3, 4), (4, 12), (5, 81)])
def test_there_are_as_many_families_as_are_known(number, count):
    found = families(number)
    assert len(set(found)) == len(found) == count
    assert all(map(meet, map(as_sets, found)))


def as_sets(family):
    return [frozenset(n for n in range(8) if bits >> n & 1) for bits in family]


def test_with_many_standards_it_is_said_that_fewer_are_not_ruled_out():
    has = {f"u{number}": frozenset({f"S-{number}"}) for number in range(MOST + 1)}
    found = fewest(has)
    assert len(found.additions) == MOST
    assert not found.proven
    alike = {unit: own | {"S-0"} for unit, own in has.items()}
    assert fewest(alike).proven
