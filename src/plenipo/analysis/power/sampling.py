"""Sampling: power estimated from coalitions and orders drawn at random, with an interval.

What is drawn is said, with the seed, and every value has an interval that holds the exact one with
95 % of all seeds, for each member by itself. Wilson's interval for the part of draws in which a
member turns the answer; for the normalised Banzhaf index, which is that part by the mean number of
members who do, both are bounded with 97.5 %, so that the quotient is with at least 95 %.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt

import msgspec
import numpy as np

from plenipo.analysis.power.counting import BANZHAF, INDICES, SHAPLEY_SHUBIK
from plenipo.analysis.power.game import Game, GameError
from plenipo.analysis.power.measures import Ints, Measured, measured, wins

Z_95 = 1.959963984540054
Z_97_5 = 2.241402727604947
"""How many standard deviations around the mean hold 95 %, and 97.5 %, of a normal distribution."""

MOST_SAMPLES = 10**9
_BLOCK_CELLS = 2**20


class Estimate(msgspec.Struct, frozen=True):
    """A value that was estimated, and the ends of its interval."""

    value: float
    low: float
    high: float

    @property
    def within(self) -> float:
        """How far the farther end is from the value."""
        return max(self.high - self.value, self.value - self.low)


class Sampled(msgspec.Struct, frozen=True):
    """The power of each player, estimated.

    :ivar samples: how many coalitions, and how many orders, were drawn.
    :ivar seed: what the draws follow from.
    :ivar absolute: the absolute Banzhaf index, and
    :ivar banzhaf: the normalised one; empty where they were not asked for, as is
    :ivar shapley_shubik: the Shapley-Shubik index.
    """

    players: tuple[str, ...]
    samples: int
    seed: int
    absolute: tuple[Estimate, ...]
    banzhaf: tuple[Estimate, ...]
    shapley_shubik: tuple[Estimate, ...]

    @property
    def within(self) -> float:
        """The widest of all intervals, from its value."""
        every = (*self.absolute, *self.banzhaf, *self.shapley_shubik)
        return max(estimate.within for estimate in every)


def sample(game: Game, samples: int, seed: int = 0, wanted: tuple[str, ...] = INDICES) -> Sampled:
    """Estimate the power of each player of a game.

    :raises GameError: where too few or too many samples are asked for.
    """
    if not 1 <= samples <= MOST_SAMPLES:
        raise GameError(f"Samples can be from 1 to {MOST_SAMPLES:,}, not {samples:,}.")
    form = measured(game)
    of_coalitions, of_orders = map(np.random.default_rng, np.random.SeedSequence(seed).spawn(2))
    absolute: tuple[Estimate, ...] = ()
    normalised: tuple[Estimate, ...] = ()
    shapley: tuple[Estimate, ...] = ()
    if BANZHAF in wanted:
        absolute, normalised = _banzhaf(form, samples, of_coalitions)
    if SHAPLEY_SHUBIK in wanted:
        shapley = _shapley(form, samples, of_orders)
    return Sampled(game.players, samples, seed, absolute, normalised, shapley)


def wilson(hits: int, samples: int, z: float = Z_95) -> tuple[float, float]:
    """Return Wilson's interval of a part (1927): it holds for parts near 0 and 1 too."""
    part = hits / samples
    middle = part + z * z / (2 * samples)
    width = z * sqrt(part * (1 - part) / samples + (z / (2 * samples)) ** 2)
    scale = 1 + z * z / samples
    low = (middle - width) / scale if hits else 0.0
    high = (middle + width) / scale if hits < samples else 1.0
    return max(low, 0.0), min(high, 1.0)


def _banzhaf(
    form: Measured, samples: int, rng: np.random.Generator
) -> tuple[tuple[Estimate, ...], tuple[Estimate, ...]]:
    """Draw coalitions, each as likely as any other; ask of each player whether it turns them."""
    hits = np.zeros(form.count, np.int64)
    turning = squares = 0
    for size in _blocks(samples, form.count):
        inside = rng.integers(0, 2, (size, form.count), dtype=np.int64)
        sums = [inside @ np.array(own, np.int64) for own in form.weights]
        won, together = wins(form.tree, sums), np.zeros(size, np.int64)
        for player in range(form.count):
            sign = 1 - 2 * inside[:, player]
            others = [own + sign * form.weights[m][player] for m, own in enumerate(sums)]
            turns = wins(form.tree, others) != won
            hits[player] += int(turns.sum())
            together += turns
        turning += int(together.sum())
        squares += int((together**2).sum())
    absolute = tuple(_part(number, samples) for number in hits.tolist())
    return absolute, tuple(_normalised(hits.tolist(), samples, turning, squares))


def _normalised(hits: list[int], samples: int, turning: int, squares: int) -> Iterator[Estimate]:
    mean = turning / samples
    spread = Z_97_5 * sqrt(max(squares / samples - mean * mean, 0) / samples)
    for number in hits:
        low, high = wilson(number, samples, Z_97_5)
        value = number / turning if turning else 0.0
        least = low / (mean + spread) if turning else 0.0
        most = high / (mean - spread) if mean > spread else 1.0
        yield Estimate(value, min(least, value), min(max(most, value), 1.0))


def _shapley(form: Measured, samples: int, rng: np.random.Generator) -> tuple[Estimate, ...]:
    """Draw orders, each as likely as any other; count who makes the coalition win."""
    hits: Ints = np.zeros(form.count, np.int64)
    weights = [np.array(own, np.int64) for own in form.weights]
    for size in _blocks(samples, form.count):
        rows = np.broadcast_to(np.arange(form.count), (size, form.count))
        order = rng.permuted(rows, axis=1)
        won = wins(form.tree, [own[order].cumsum(axis=1) for own in weights])
        decided = won[:, -1] & ~wins(form.tree, [np.zeros(size, np.int64)] * len(weights))
        pivots = order[np.arange(size), won.argmax(axis=1)][decided]
        hits += np.bincount(pivots, minlength=form.count)
    return tuple(_part(number, samples) for number in hits.tolist())


def _part(hits: int, samples: int) -> Estimate:
    return Estimate(hits / samples, *wilson(hits, samples))


def _blocks(samples: int, count: int) -> Iterator[int]:
    """Return the sizes of blocks small enough for the memory."""
    size = max(_BLOCK_CELLS // count, 1)
    whole, rest = divmod(samples, size)
    yield from [size] * whole
    if rest:
        yield rest
