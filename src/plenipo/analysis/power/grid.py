"""Counting over several weights at once: how many coalitions have each size and each sums.

One table with an axis for the size and one for each weight, for up to 63 players, so that every
number is below 2^64. Without player i it is found size by size: what is in it has one head less.
"""

from __future__ import annotations

from math import prod

import numpy as np
from numpy.typing import NDArray

from plenipo.analysis.power.measures import Measured, wins

Words = NDArray[np.uint64]

MOST_PLAYERS = 63
MOST_CELLS = 2**25

_CELL_SECONDS = 8e-9


def cells(game: Measured) -> int:
    """Return how many numbers the table holds."""
    return (game.count + 1) * prod(total + 1 for total in game.totals[1:])


def seconds(game: Measured) -> float:
    """Return about how long it takes."""
    return game.count * cells(game) * _CELL_SECONDS


def possible(game: Measured) -> bool:
    """Whether the numbers and the memory allow it."""
    return game.count <= MOST_PLAYERS and cells(game) <= MOST_CELLS


def swings(game: Measured) -> list[list[int]]:
    """Return the swings of each player, by the number of others."""
    shape = [total + 1 for total in game.totals[1:]]
    table = np.zeros((game.count + 1, *shape), np.uint64)
    table[(0,) * table.ndim] = 1
    weights = list(zip(*game.weights[1:], strict=True))
    for taken, own in enumerate(weights):
        for size in range(taken + 1, 0, -1):
            _shifted(table[size], own)[...] += _kept(table[size - 1], own)
    winning = [_winning(game, size, shape) for size in range(game.count + 1)]
    every = [_sum(table[size], winning[size]) for size in range(game.count + 1)]
    known: dict[tuple[int, ...], list[int]] = {}
    for own in weights:
        if own not in known:
            known[own] = _swings(table, winning, every, own)
    return [known[own] for own in weights]


def _swings(
    table: Words, winning: list[NDArray[np.bool_]], every: list[int], own: tuple[int, ...]
) -> list[int]:
    """Return the swings of a player of these weights."""
    count = len(winning) - 1
    others = np.zeros_like(table[0])
    without = []
    for size in range(count + 1):
        before, others = others, table[size].copy()
        _shifted(others, own)[...] -= _kept(before, own)
        without.append(_sum(others, winning[size]))
    return [every[size + 1] - without[size + 1] - without[size] for size in range(count)]


def _shifted(layer: Words, own: tuple[int, ...]) -> Words:
    """Return the part of a layer in which a player of these weights can be."""
    return layer[tuple(slice(weight, None) for weight in own)]


def _kept(layer: Words, own: tuple[int, ...]) -> Words:
    """Return the part of a layer from which it comes there."""
    lengths = zip(layer.shape, own, strict=True)
    return layer[tuple(slice(0, length - weight) for length, weight in lengths)]


def _winning(game: Measured, size: int, shape: list[int]) -> NDArray[np.bool_]:
    """Return which sums win, in a coalition of a size."""
    sums = list(np.indices(shape, np.int64))
    heads = np.full(shape, size, np.int64)
    return wins(game.tree, [heads, *sums])


def _sum(layer: Words, winning: NDArray[np.bool_]) -> int:
    return int(layer[winning].sum(dtype=np.uint64))
