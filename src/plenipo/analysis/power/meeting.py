"""Meeting in the middle: the cells of one half, sorted, are looked up for each of the other.

In each half, cells of equal heads and equal sums in all measures but one stand together, sorted by
that one: the *last*. For two such groups the formula asks for one number in the last measure, so
that how many cells of the one win with a cell of the other is one search.
"""

from __future__ import annotations

import numpy as np

from plenipo.analysis.power import halves
from plenipo.analysis.power.halves import Half
from plenipo.analysis.power.measures import HEADS, Ints, Measured, least

MOST_CELLS_OF_A_HALF = 2**21

_SEARCH_SECONDS = 6e-8
_PAIR_SECONDS = 1.5e-5


def last_of(game: Measured) -> int:
    """Return the measure with the most different sums, in which cells are sorted."""
    return max(range(len(game.weights)), key=lambda measure: len(set(game.weights[measure])))


def seconds(game: Measured) -> float:
    """Return about how long it takes, groups being counted as if each sum could come up."""
    first, second = halves.halved(game)
    groups = [_groups(game, half) for half in (first, second)]
    searches = halves.cells_of(first) * groups[1] + halves.cells_of(second) * groups[0]
    return searches * _SEARCH_SECONDS + 2 * groups[0] * groups[1] * _PAIR_SECONDS


def possible(game: Measured) -> bool:
    """Whether the numbers and the memory allow it."""
    fits = all(halves.cells_of(half) <= MOST_CELLS_OF_A_HALF for half in halves.halved(game))
    return fits and game.count <= halves.MOST_PLAYERS


def swings(game: Measured) -> list[list[int]]:
    """Return the swings of each player, by the number of others."""
    first, second = (Half(kinds, len(game.weights)) for kinds in halves.halved(game))
    last = last_of(game)
    mine, theirs = _Groups(first, last), _Groups(second, last)
    members = first.of_members(_won(game, mine, theirs, last), second.players)
    others = second.of_members(_won(game, theirs, mine, last), first.players)
    return halves.swings_of(members, others, game.count)


class _Groups:
    """The cells of a half in groups, each sorted by the last measure."""

    def __init__(self, half: Half, last: int) -> None:
        keys = [sums for measure, sums in enumerate(half.sums) if measure != last]
        if last == HEADS:  # everything is counted by heads alone
            keys = [half.heads]
        self.half = half
        self.order = np.lexsort((half.sums[last], *reversed(keys)))
        sorted_keys = np.array([key[self.order] for key in keys])
        change = (sorted_keys[:, 1:] != sorted_keys[:, :-1]).any(axis=0)
        self.starts = np.concatenate(([0], np.flatnonzero(change) + 1))
        self.ends = np.append(self.starts[1:], len(self.order))
        self.sums = [sums[self.order] for sums in half.sums]
        self.last = self.sums[last]
        times = half.times[self.order]
        # How many coalitions stand at a place or after it, in the whole order.
        self.after = np.append(np.cumsum(times[::-1])[::-1], 0)

    def key(self, measure: int) -> Ints:
        """Return the sum of each group in a measure."""
        return self.sums[measure][self.starts]


def _won(game: Measured, mine: _Groups, theirs: _Groups, last: int) -> Ints:
    """Return how many of their coalitions win with each cell of mine, by their heads."""
    won = np.zeros((len(mine.order), theirs.half.players + 1), np.int64)
    heads = theirs.key(HEADS).tolist()
    beyond = game.totals[last] + 1
    keys = range(len(game.weights))
    sums = [mine.key(key)[:, None] + theirs.key(key)[None, :] for key in keys]
    needs = least(game.tree, sums, last, beyond)
    ends = list(zip(theirs.starts.tolist(), theirs.ends.tolist(), strict=True))
    for group, (start, end) in enumerate(zip(mine.starts, mine.ends, strict=True)):
        own = mine.last[start:end]
        for other, (low, high) in enumerate(ends):
            need = int(needs[group, other])
            if need >= beyond:
                continue
            places = low + np.searchsorted(theirs.last[low:high], need - own)
            won[start:end, heads[other]] += theirs.after[places] - theirs.after[high]
    found = np.empty_like(won)
    found[mine.order] = won
    return found


def _groups(game: Measured, kinds: list[halves.Kind]) -> int:
    """Return how many groups a half can have at most."""
    last = last_of(game)
    groups = 1
    for measure in range(len(game.weights)):
        if measure != last or last == HEADS:
            total = sum(kind.weights[measure] * len(kind.players) for kind in kinds)
            various = halves.cells_of([kind for kind in kinds if kind.weights[measure]])
            groups *= min(total + 1, various)
    return min(groups, halves.cells_of(kinds))
