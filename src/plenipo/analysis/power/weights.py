"""Counting over one weight: how many coalitions of each size weigh no more than t.

``F(s, t)`` of the players taken in so far; with a player of weight w it becomes
``F(s, t) + F(s - 1, t - w)``. The lightest are taken in first, so that most steps are over small
sums. Without player i it is, exactly, ``F(s, t) - F(s - 1, t - w) + F(s - 2, t - 2w) - ...``:
the swings of every player are read off the one table.

The numbers go up to 2^n. They are counted in 64 bits modulo 2^64, and modulo as many of the numbers
2^e - 1 as are needed, where a sum is folded (``low bits + high bits``) before it could overflow:
it begins below 2^(e+1) and at most doubles with a player. The exponents e are primes, so that these
moduli have no common divisor, and the Chinese remainder theorem gives the number itself, because it
is less than their product. Where sizes do not matter, the table has one row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import comb

import msgspec
import numpy as np
from numpy.typing import NDArray

Words = NDArray[np.uint64]

WORD = 64
_EXPONENTS = (47, 43, 41, 37, 53, 59, 61)
"""The moduli beside 2^64, as exponents e of 2^e - 1; above 32, so that a fold is below 2^(e+1)."""
MOST_PLAYERS = WORD + sum(_EXPONENTS) - len(_EXPONENTS)

_CELL_SECONDS = 0.7e-9
_LOOKUP_SECONDS = 2e-8


class Weighted(msgspec.Struct, frozen=True):
    """A game with one weight beside the number of heads.

    :ivar weights: what each player weighs.
    :ivar needs: what a winning coalition of each size weighs at least; more than all there is
        where no coalition of that size wins.
    :ivar by_size: whether swings are wanted for each size; else the needs are all the same.
    """

    weights: tuple[int, ...]
    needs: tuple[int, ...]
    by_size: bool

    @property
    def count(self) -> int:
        """How many players there are."""
        return len(self.weights)

    @property
    def total(self) -> int:
        """What all weigh together."""
        return sum(self.weights)

    @property
    def top(self) -> int:
        """The largest sum that the table must hold; -1 where it need not hold any."""
        return max((need for need in self.needs if need <= self.total), default=0) - 1

    def dual(self) -> Weighted:
        """Return the game of what blocks: it has the same swings, seen from the other side."""
        needs = tuple(self.total + 1 - need for need in reversed(self.needs))
        return Weighted(self.weights, needs, self.by_size)

    def rows(self) -> list[int]:
        """Return the smallest sum of each size; sizes whose smallest exceeds the top are left."""
        if not self.by_size:
            return [0]
        sums = accumulate(sorted(self.weights), initial=0)
        return [smallest for smallest in sums if smallest <= self.top] or [0]

    def cells(self) -> int:
        """Return how many numbers the table holds."""
        return sum(self.top + 1 - smallest for smallest in self.rows())

    def seconds(self) -> float:
        """Return about how long it takes to count."""
        rows, top = self.rows(), self.top
        steps, sums = 0, 0
        for taken, weight in enumerate(sorted(self.weights)):
            sums += weight
            reach = min(sums, top) - weight
            steps += sum(max(reach - smallest, 0) + 500 for smallest in rows[: taken + 1])
        distinct = set(self.weights) - {0}
        depth = self.count**2 if self.by_size else 0
        lookups = sum(depth or top // weight + 1 for weight in distinct)
        passes = len(_moduli(self.count))
        return passes * (steps * _CELL_SECONDS + 2 * lookups * _LOOKUP_SECONDS)


def lighter(game: Weighted) -> tuple[Weighted, bool]:
    """Return the game or its dual, whichever has the smaller table, and whether it is the dual."""
    dual = game.dual()
    return (dual, True) if dual.top < game.top else (game, False)


def swings(game: Weighted) -> list[list[int]]:
    """Return the swings of each player, by the number of others; in one sum without sizes."""
    lesser, is_dual = lighter(game)
    distinct = sorted(set(lesser.weights))
    residues: dict[int, list[list[int]]] = {weight: [] for weight in distinct}
    moduli = _moduli(lesser.count)
    for exponent in moduli:
        table = _Table(lesser, exponent)
        for weight in distinct:
            residues[weight].append(_swings(lesser, table, weight))
    numbers = [_modulus(exponent) for exponent in moduli]
    found = {
        weight: [_whole(parts, numbers) for parts in zip(*rests, strict=True)]
        for weight, rests in residues.items()
    }
    return [found[weight][::-1] if is_dual else found[weight] for weight in lesser.weights]


class _Table:
    """``F`` of all players, modulo one number, for all sums up to the top."""

    def __init__(self, game: Weighted, exponent: int) -> None:
        self.game = game
        self.modulus = _modulus(exponent)
        self.smallest = np.array(game.rows(), np.int64)
        lengths = game.top + 1 - self.smallest
        self.offsets = np.concatenate(([0], np.cumsum(lengths)))[:-1] - self.smallest
        self.flat: Words = np.zeros(int(lengths.sum()) if game.top >= 0 else 0, np.uint64)
        self._rows = np.split(self.flat, np.cumsum(lengths)[:-1]) if self.flat.size else []
        self._exponent = exponent
        if self.flat.size:
            self._fill()

    def at(self, sizes: NDArray[np.int64], sums: NDArray[np.int64]) -> Words:
        """Return ``F`` at sizes (ignored without them) and sums, up to the top."""
        known = (sums >= 0) & (sizes >= 0)
        rows = np.where(known & (sizes < len(self.smallest)), sizes, 0)
        known &= (sizes < len(self.smallest)) & (sums >= self.smallest[rows])
        places = np.where(known, self.offsets[rows] + sums, 0)
        return np.where(known, self.flat[places], np.uint64(0))

    def everything(self, count: int, size: int) -> int:
        """Return how many coalitions of a size there are, of so many players."""
        return comb(count, size) if self.game.by_size else 2**count

    def _fill(self) -> None:
        rows, smallest, top = self._rows, self.smallest.tolist(), self.game.top
        rows[0][0] = 1
        reach = sums = fold = 0
        patience = WORD - 2 - self._exponent
        for taken, weight in enumerate(sorted(self.game.weights)):
            sums += weight
            before, reach = reach, min(sums, top)
            last = min(taken, len(rows) - 1)
            for size in range(last + 1):
                full = self.everything(taken, size) % self.modulus
                rows[size][before + 1 - smallest[size] : reach + 1 - smallest[size]] = full
            if self.game.by_size:
                _take_in(rows, smallest, weight, reach, min(taken + 1, len(rows) - 1))
            elif weight <= reach:
                # Both sides are one row: what is added is as it was before the player came.
                rows[0][weight : reach + 1] += rows[0][: reach + 1 - weight].copy()
            fold += 1
            if self._exponent < WORD and fold >= patience:
                self._fold()
                fold = 0
        if self._exponent < WORD:
            self._fold()

    def _fold(self) -> None:
        low, high = np.uint64(self.modulus), np.uint64(self._exponent)
        for row in self._rows:
            carried = row >> high
            np.bitwise_and(row, low, out=row)
            np.add(row, carried, out=row)


def _take_in(
    rows: list[Words], smallest: Sequence[int], weight: int, reach: int, most: int
) -> None:
    """Take in one player, the largest size first, so that no row has it twice."""
    for size in range(most, 0, -1):
        start = smallest[size - 1] + weight
        if start <= reach:
            end, begin = reach + 1 - smallest[size], start - smallest[size]
            rows[size][begin:end] += rows[size - 1][: end - begin]


def _swings(game: Weighted, table: _Table, weight: int) -> list[int]:
    """Return the swings of a player of this weight, modulo the table's number."""
    count, needs = game.count, game.needs
    sizes = range(count) if game.by_size else range(1)
    if not game.by_size and weight == 0:
        return [0]
    high = [needs[size] - 1 for size in sizes]
    low = [needs[size + 1] - 1 - weight for size in sizes]
    up, down = (_without(game, table, weight, ends) for ends in (high, low))
    return [(a - b) % table.modulus for a, b in zip(up, down, strict=True)]


def _without(game: Weighted, table: _Table, weight: int, ends: list[int]) -> list[int]:
    """Return ``F`` without one player of this weight, for each size up to its end."""
    others = game.total - weight
    asked = [size for size, end in enumerate(ends) if 0 <= end < others]
    known = [
        table.everything(game.count - 1, size) if end >= others else 0
        for size, end in enumerate(ends)
    ]
    if not asked:
        return known
    tops = np.array([ends[size] for size in asked], np.int64)
    depth = max(asked) + 1 if game.by_size else int(tops.max()) // weight + 1
    steps = np.arange(depth, dtype=np.int64)
    sums = tops[:, None] - steps * weight
    sizes = np.array(asked, np.int64)[:, None] - (steps if game.by_size else 0 * steps)
    found = table.at(sizes, sums)
    plus, minus = _sums(found[:, ::2]), _sums(found[:, 1::2])
    for size, more, less in zip(asked, plus, minus, strict=True):
        known[size] = more - less
    return known


def _sums(table: Words) -> Iterator[int]:
    """Return the sum of each row exactly: the halves of a word are summed apart."""
    half = np.uint64(WORD // 2)
    low = (table & np.uint64(2**32 - 1)).sum(axis=1)
    high = (table >> half).sum(axis=1)
    for less, more in zip(low.tolist(), high.tolist(), strict=True):
        yield less + (more << (WORD // 2))


def _moduli(count: int) -> tuple[int, ...]:
    """Return the exponents of the moduli whose product exceeds all swings of so many players."""
    chosen, product, bound = [WORD], 2**WORD, 2 ** (count - 1)
    for exponent in _EXPONENTS:
        if product > bound:
            break
        chosen.append(exponent)
        product *= _modulus(exponent)
    return tuple(chosen)


def _modulus(exponent: int) -> int:
    return (1 << exponent) - (exponent != WORD)


def _whole(residues: Sequence[int], moduli: Sequence[int]) -> int:
    """Return the number with these rests (Chinese remainder theorem)."""
    found, product = 0, 1
    for rest, modulus in zip(residues, moduli, strict=True):
        found += product * ((rest - found) * pow(product, -1, modulus) % modulus)
        product *= modulus
    return found
