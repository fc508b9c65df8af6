"""Sampling: estimates with intervals that hold the exact values, and say what was drawn."""

from fractions import Fraction

import pytest
from games import games, named, weighted
from hypothesis import given, settings

from plenipo.analysis.power.counting import BANZHAF, SHAPLEY_SHUBIK, power
from plenipo.analysis.power.game import AllOf, AnyOf, Game, GameError, Quota
from plenipo.analysis.power.sampling import sample, wilson

VOTES = (29, 29, 27, 14, 12, 10, 7, 4, 3)
UNION = Game(named(9), AllOf((Quota((1,) * 9, 5), Quota(VOTES, 100))))


def pairs(exact, estimates):
    return list(zip(exact, estimates, strict=True))


def test_the_intervals_of_a_seed_hold_every_exact_value():
    exact, found = power(UNION), sample(UNION, 100_000, seed=1)
    assert (found.samples, found.seed) == (100_000, 1)
    for values, estimates in (
        (exact.absolute, found.absolute),
        (exact.banzhaf, found.banzhaf),
        (exact.shapley_shubik, found.shapley_shubik),
    ):
        assert all(e.low <= value <= e.high for value, e in pairs(values, estimates))
        assert all(e.within < 0.01 for e in estimates)


def test_about_95_of_100_intervals_hold_the_exact_value():
    """Over 100 seeds and 9 members, and never fewer than nine in ten of any index."""
    exact = power(UNION)
    held = {"absolute": 0, "banzhaf": 0, "shapley_shubik": 0}
    for seed in range(100):
        found = sample(UNION, 400, seed)
        for name in held:
            estimates = pairs(getattr(exact, name), getattr(found, name))
            held[name] += sum(e.low <= value <= e.high for value, e in estimates)
    assert held["absolute"] > 0.93 * 900
    assert held["shapley_shubik"] > 0.93 * 900
    assert held["banzhaf"] > 0.95 * 900  # bounded twice, so wider than it must be


def test_the_same_seed_draws_the_same_and_another_does_not():
    assert sample(UNION, 1000, seed=7) == sample(UNION, 1000, seed=7)
    assert sample(UNION, 1000, seed=7) != sample(UNION, 1000, seed=8)


def test_only_what_is_asked_for_is_estimated():
    assert sample(UNION, 10, wanted=(BANZHAF,)).shapley_shubik == ()
    assert sample(UNION, 10, wanted=(SHAPLEY_SHUBIK,)).absolute == ()


def test_more_draws_than_fit_the_memory_are_drawn_in_blocks():
    found = sample(weighted(2, 1, 1, 1), 1_000_000)
    assert all(abs(e.value - 1 / 3) < 0.003 for e in found.shapley_shubik)
    assert all(abs(e.value - 1 / 2) < 0.003 for e in found.absolute)


def test_a_dummy_was_never_seen_to_turn_anything_and_its_interval_still_is_not_empty():
    found = sample(weighted(5, 5, 1), 1000)
    assert found.absolute[1].value == found.shapley_shubik[1].value == 0.0
    assert 0 < found.absolute[1].high < 0.01
    assert found.shapley_shubik[0].high == 1.0


@settings(max_examples=60, deadline=None)
@given(games(most=5))
def test_any_game_can_be_sampled_and_each_value_is_inside_its_interval(game):
    found = sample(game, 50, seed=3)
    for e in (*found.absolute, *found.banzhaf, *found.shapley_shubik):
        assert 0 <= e.low <= e.value <= e.high <= 1


def test_a_game_without_swings_has_none_in_a_sample():
    for formula in (AllOf(()), AnyOf(())):
        found = sample(Game(named(2), formula), 100)
        assert {e.value for e in (*found.absolute, *found.banzhaf, *found.shapley_shubik)} == {0.0}


def test_the_interval_of_a_part_is_wilsons():
    """Ten of a hundred: 0.0552 to 0.1744 (Newcombe 1998 gives the method)."""
    low, high = wilson(10, 100)
    assert (round(low, 4), round(high, 4)) == (0.0552, 0.1744)
    assert wilson(0, 100)[0] == 0.0
    assert wilson(100, 100)[1] == 1.0


@pytest.mark.parametrize("samples", [0, -5, 2 * 10**9])
def test_too_few_and_too_many_samples_are_refused_in_a_sentence(samples):
    with pytest.raises(GameError) as caught:
        sample(UNION, samples)
    assert caught.value.sentence == f"Samples can be from 1 to 1,000,000,000, not {samples:,}."


def test_a_value_is_as_far_from_the_farther_end_as_it_says():
    estimate = sample(UNION, 1000).absolute[0]
    assert estimate.within == max(estimate.high - estimate.value, estimate.value - estimate.low)
    assert Fraction(estimate.within) > 0
