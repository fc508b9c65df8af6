"""Enumeration: every coalition is asked, one half of the players against the other.

It takes any formula. For each cell of the first half all of the second are asked at once.
"""

from __future__ import annotations

from functools import reduce

import numpy as np
from numpy.typing import NDArray

from plenipo.analysis.power import halves
from plenipo.analysis.power.halves import Half
from plenipo.analysis.power.measures import Every, Ints, Measured, Reach, Tree

Answers = NDArray[np.bool_]

MOST_CELLS_OF_A_HALF = 2**20

_CELL_SECONDS = 0.35e-9
_ROW_SECONDS = 3e-5


def seconds(game: Measured) -> float:
    """Return about how long it takes."""
    first, second = map(halves.cells_of, halves.halved(game))
    asked = 2 + _leaves(game.tree)
    return first * (_ROW_SECONDS + second * asked * _CELL_SECONDS)


def possible(game: Measured) -> bool:
    """Whether the numbers and the memory allow it."""
    fits = all(halves.cells_of(half) <= MOST_CELLS_OF_A_HALF for half in halves.halved(game))
    return fits and game.count <= halves.MOST_PLAYERS


def swings(game: Measured) -> list[list[int]]:
    """Return the swings of each player, by the number of others."""
    first, second = (Half(kinds, len(game.weights)) for kinds in halves.halved(game))
    won = np.zeros((len(first.heads), second.players + 1), np.int64)
    won_of_second = np.zeros((first.players + 1, len(second.heads)), np.int64)
    alike = bool((second.times == 1).all())
    for cell, heads in enumerate(first.heads.tolist()):
        wins = _wins(game.tree, second.sums, [int(sums[cell]) for sums in first.sums])
        counted = wins if alike else wins * second.times
        won[cell] = np.add.reduceat(counted, second.starts, dtype=np.int64)
        times = int(first.times[cell])
        won_of_second[heads] += wins if times == 1 else wins * times
    members = first.of_members(won, second.players)
    others = second.of_members(np.ascontiguousarray(won_of_second.T), first.players)
    return halves.swings_of(members, others, game.count)


def _wins(tree: Tree, sums: list[Ints], own: list[int]) -> Answers:
    """Return which cells of the second half win with one of the first."""
    if isinstance(tree, Reach):
        return sums[tree.measure] >= tree.number - own[tree.measure]
    found = [_wins(part, sums, own) for part in tree.parts]
    if isinstance(tree, Every):
        return reduce(np.logical_and, found) if found else np.ones(len(sums[0]), np.bool_)
    return reduce(np.logical_or, found) if found else np.zeros(len(sums[0]), np.bool_)


def _leaves(tree: Tree) -> int:
    return 1 if isinstance(tree, Reach) else sum(map(_leaves, tree.parts))
