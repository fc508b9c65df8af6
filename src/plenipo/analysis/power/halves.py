"""The coalitions of one half of the players, to be put together with those of the other.

Players who weigh the same in every measure are of one *kind*: coalitions that differ only in which
of them are in count as one *cell*, as often as there are such coalitions. Where all players differ,
a cell is a coalition.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from math import comb, prod

import msgspec
import numpy as np

from plenipo.analysis.power.measures import HEADS, Ints, Measured

MOST_PLAYERS = 56
"""Up to this many, all numbers stay below 2^62: 2^56 coalitions times 56 of one kind."""


class Kind(msgspec.Struct, frozen=True):
    """Players who weigh the same: what, and which they are."""

    weights: tuple[int, ...]
    players: tuple[int, ...]


class Half:
    """The cells of some kinds of players, in the order of their heads."""

    def __init__(self, kinds: Sequence[Kind], measures: int) -> None:
        """List all cells."""
        self.kinds = kinds
        shape = [len(kind.players) + 1 for kind in kinds]
        grid = np.indices(shape).reshape(len(kinds), prod(shape)).astype(np.int64)
        heads = grid.sum(axis=0)
        order = np.argsort(heads, kind="stable")
        self.inside: Ints = grid[:, order]
        """How many of each kind are in each cell."""
        self.sums: list[Ints] = [
            self._added([kind.weights[measure] for kind in kinds]) for measure in range(measures)
        ]
        self.times = self._times()

    @property
    def heads(self) -> Ints:
        """How many players are in each cell."""
        return self.sums[HEADS]

    @cached_property
    def players(self) -> int:
        """How many players there are in this half."""
        return sum(len(kind.players) for kind in self.kinds)

    @cached_property
    def starts(self) -> Ints:
        """Where the cells of each number of heads begin."""
        return np.searchsorted(self.heads, np.arange(self.players + 1)).astype(np.int64)

    def of_members(self, won: Ints, other: int) -> dict[int, list[int]]:
        """Return in how many winning coalitions of each size each player of this half is.

        :param won: of each cell, how many coalitions of the other half win with it, by their heads.
        :param other: how many players the other half has.
        """
        each = self._by_size(won * self.times[:, None], other)
        found: dict[int, list[int]] = {}
        for place, kind in enumerate(self.kinds):
            weighted = won * (self.times * self.inside[place])[:, None]
            # A kind's members are alike: each is in an equal part of its coalitions.
            sums = [total // len(kind.players) for total in self._by_size(weighted, other)]
            found.update(dict.fromkeys(kind.players, sums))
        found[-1] = each
        return found

    def _by_size(self, won: Ints, other: int) -> list[int]:
        sizes = [0] * (self.players + other + 1)
        by_heads = np.add.reduceat(won, self.starts, axis=0)
        for heads, row in enumerate(by_heads.tolist()):
            for more, number in enumerate(row):
                sizes[heads + more] += number
        return sizes

    def _added(self, weights: list[int]) -> Ints:
        if not weights:
            return np.zeros(self.inside.shape[1], np.int64)
        return np.array(weights, np.int64) @ self.inside

    def _times(self) -> Ints:
        """Return how many coalitions each cell stands for."""
        times = np.ones(self.inside.shape[1], np.int64)
        for place, kind in enumerate(self.kinds):
            size = len(kind.players)
            ways = np.array([comb(size, inside) for inside in range(size + 1)], np.int64)
            times *= ways[self.inside[place]]
        return times


def kinds_of(game: Measured) -> list[Kind]:
    """Return the kinds of players of a game."""
    return [Kind(weights, tuple(players)) for weights, players in game.kinds().items()]


def cells_of(kinds: Sequence[Kind]) -> int:
    """Return how many cells some kinds have."""
    return prod(len(kind.players) + 1 for kind in kinds)


def halved(game: Measured) -> tuple[list[Kind], list[Kind]]:
    """Return the kinds in two halves of about as many cells; the second has no fewer."""
    halves: tuple[list[Kind], list[Kind]] = ([], [])
    sizes = [1, 1]
    for kind in sorted(kinds_of(game), key=_most, reverse=True):
        less = sizes.index(min(sizes))
        halves[less].append(kind)
        sizes[less] *= cells_of([kind])
    return (halves[0], halves[1]) if sizes[0] <= sizes[1] else (halves[1], halves[0])


def _most(kind: Kind) -> int:
    return len(kind.players)


def swings_of(
    first: dict[int, list[int]], second: dict[int, list[int]], count: int
) -> list[list[int]]:
    """Return the swings of each player, by the number of others.

    A further member never harms: what wins with a member and not without it is the difference.
    """
    winning, found = first[-1], {**first, **second}
    return [
        [found[player][size + 1] - (winning[size] - found[player][size]) for size in range(count)]
        for player in range(count)
    ]
