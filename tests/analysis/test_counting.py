"""Every way of counting gives the numbers that asking every coalition gives."""

from fractions import Fraction
from math import comb, factorial

import pytest
from games import games, named, orders_of, swings_one_by_one, weighted
from hypothesis import given, settings
from hypothesis import strategies as st

from plenipo.analysis.power import counting, enumeration, grid, meeting, weights
from plenipo.analysis.power.counting import BANZHAF, TooLargeError, power, ways
from plenipo.analysis.power.game import AllOf, AnyOf, Game, Quota, as_one
from plenipo.analysis.power.measures import measured
from plenipo.analysis.power.weights import Weighted

SMALL = 100_000


@settings(max_examples=200, deadline=None)
@given(games())
def test_every_way_counts_what_asking_every_coalition_counts(game):
    expected = swings_one_by_one(game)
    form = measured(game)
    found = {way.method: way.count() for way in ways(game)}
    found["full"], found["met"] = enumeration.swings(form), meeting.swings(form)
    if len(form.weights) > 1 and grid.cells(form) < SMALL:
        found["grid"] = grid.swings(form)
    assert found == dict.fromkeys(found, expected)


@settings(max_examples=100, deadline=None)
@given(games())
def test_without_sizes_the_same_swings_are_counted(game):
    expected = [sum(row) for row in swings_one_by_one(game)]
    assert list(power(game, (BANZHAF,)).swings) == expected


@settings(max_examples=100, deadline=None)
@given(games(most=6))
def test_the_indices_are_parts_of_coalitions_and_of_orders(game):
    swings, count = swings_one_by_one(game), len(game.players)
    found = power(game)
    assert list(found.absolute) == [Fraction(sum(row), 2 ** (count - 1)) for row in swings]
    assert list(found.shapley_shubik) == [
        Fraction(orders, factorial(count)) for orders in orders_of(swings)
    ]


@settings(max_examples=100, deadline=None)
@given(games())
def test_power_adds_up_to_one_unless_nobody_has_any(game):
    found = power(game)
    expected = 1 if any(found.swings) else 0
    assert sum(found.banzhaf) == sum(found.shapley_shubik) == expected


@settings(max_examples=60, deadline=None)
@given(games(most=6), st.randoms(use_true_random=False))
def test_players_named_in_another_order_have_the_same_power(game, rng):
    places = list(range(len(game.players)))
    rng.shuffle(places)

    def moved(formula):
        if isinstance(formula, Quota):
            return Quota(tuple(formula.weights[place] for place in places), formula.quota)
        return type(formula)(tuple(map(moved, formula.parts)))

    other = Game(tuple(game.players[place] for place in places), moved(game.formula))
    before, after = power(game), power(other)
    assert [before.shapley_shubik[place] for place in places] == list(after.shapley_shubik)


@settings(max_examples=60, deadline=None)
@given(games(most=6), st.integers(2, 9))
def test_weights_and_quotas_times_a_constant_change_nothing(game, times):
    def grown(formula):
        if isinstance(formula, Quota):
            weights = tuple(weight * times for weight in formula.weights)
            return Quota(weights, formula.quota * times)
        return type(formula)(tuple(map(grown, formula.parts)))

    other = power(Game(game.players, grown(game.formula)))
    assert (other.banzhaf, other.shapley_shubik) == (
        power(game).banzhaf,
        power(game).shapley_shubik,
    )


def test_a_dummy_has_no_power_and_a_dictator_has_all():
    assert power(weighted(5, 5, 1, 1)).shapley_shubik == (1, 0, 0)
    assert power(weighted(5, 5, 1, 1)).absolute == (1, 0, 0)


def test_members_alike_in_the_rule_have_the_same_power():
    found = power(weighted(39, *[7] * 5, *[1] * 10))
    assert len(set(found.banzhaf[:5])) == len(set(found.banzhaf[5:])) == 1
    assert found.shapley_shubik[0] == Fraction(421, 2145)


def test_who_weighs_nothing_counts_only_as_a_head():
    game = Game(named(3), AllOf((Quota((2, 1, 0), 2), Quota((1, 1, 1), 2))))
    assert power(game).shapley_shubik == (Fraction(2, 3), Fraction(1, 6), Fraction(1, 6))


@pytest.mark.parametrize("count", [193, 390])
def test_of_equals_each_has_an_equal_part_however_many_there_are(count):
    need = count // 2 + 1
    found = power(Game(named(count), Quota((1,) * count, need)))
    assert found.shapley_shubik == (Fraction(1, count),) * count
    assert found.swings == (comb(count - 1, need - 1),) * count


def test_numbers_beyond_64_bits_are_exact():
    """The weights 1 to 150: the table of one word would overflow; big integers do not."""
    numbers, need = tuple(range(1, 151)), 5000
    ways_to = [1] + [0] * sum(numbers)
    for weight in numbers:
        for total in range(len(ways_to) - 1, weight - 1, -1):
            ways_to[total] += ways_to[total - weight]
    without = list(ways_to)
    heaviest = numbers[-1]
    for total in range(heaviest, len(without)):
        without[total] -= without[total - heaviest]
    game = weighted(need, *numbers)
    found = power(game)
    assert found.swings[-1] == sum(without[need - heaviest : need]) > 2**140
    assert found.swings == power(game, (BANZHAF,)).swings
    assert sum(found.shapley_shubik) == 1


@pytest.mark.parametrize("need", [3000, 5663, 9000])
def test_the_game_of_what_blocks_has_the_same_swings(need):
    numbers = tuple(range(1, 151))
    game = Weighted(numbers, (need, need), by_size=False)
    assert weights.swings(game.dual()) == weights.swings(game)


def test_two_thresholds_and_too_few_to_block_are_counted_alike_in_two_ways():
    people = (84, 67, 60, 48, 38, 19, 17, 11, 11, 10, 10, 10, 10, 9, 9, 7, 6, 6, 5)
    count, heads = len(people), (1,) * len(people)
    both = AllOf((Quota(heads, 11), Quota(people, 285)))
    game = Game(named(count), AnyOf((both, Quota(heads, count - 3))))
    form = measured(game)
    over_weights = ways(game)[0]
    assert over_weights.method == counting.WEIGHTS
    assert over_weights.count() == meeting.swings(form) == enumeration.swings(form)


def test_three_weights_at_once_are_counted_alike_in_three_ways():
    votes = (10, 10, 8, 5, 5, 5, 4, 4, 3, 3, 2, 2)
    people = (20, 15, 13, 11, 7, 6, 5, 5, 4, 3, 2, 1)
    parts = (Quota((1,) * 12, 7), Quota(votes, 44), Quota(people, 57))
    game = Game(named(12), AllOf(parts))
    form = measured(game)
    assert grid.swings(form) == meeting.swings(form) == enumeration.swings(form)
    assert power(as_one(game, {"m0", "m1"})).banzhaf[0] > power(game).banzhaf[0]


def test_what_takes_too_long_is_refused_before_it_is_begun():
    large = Game(
        named(70),
        AllOf(
            tuple(
                Quota(tuple(1000 + (place * step) % 977 for place in range(70)), 60_000)
                for step in (13, 31, 53)
            )
        ),
    )
    with pytest.raises(TooLargeError) as caught:
        power(large)
    assert caught.value.sentence.startswith("To count this exactly would take about ")
    assert "--sample" in caught.value.advice


def test_what_needs_more_memory_than_there_may_be_is_refused(monkeypatch):
    monkeypatch.setattr(counting, "MOST_BYTES", 2**30)
    many = weighted(2**30, *[2**23 + place * 101 for place in range(200)])
    with pytest.raises(TooLargeError, match="GiB of memory"):
        power(many)
