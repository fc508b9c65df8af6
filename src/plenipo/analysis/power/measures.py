"""What is added up in a game: its *measures*, each once, and the formula as numbers to reach.

Weights that are multiples of one another are one measure. Equal weights count heads: the number of
players in a coalition is measure 0, which every method keeps count of anyway.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from math import gcd

import msgspec
import numpy as np
from numpy.typing import NDArray

from plenipo.analysis.power.game import AnyOf, Formula, Game, Quota

Ints = NDArray[np.int64]

HEADS = 0
"""The measure that counts each player one."""


class Reach(msgspec.Struct, frozen=True):
    """A measure must reach a number, which is above 0 and no more than all there is."""

    measure: int
    number: int


class Every(msgspec.Struct, frozen=True):
    """All of these."""

    parts: tuple[Tree, ...]


class Some(msgspec.Struct, frozen=True):
    """One of these."""

    parts: tuple[Tree, ...]


Tree = Reach | Every | Some

ALWAYS, NEVER = Every(()), Some(())


class Measured(msgspec.Struct, frozen=True):
    """A game as measures.

    :ivar count: how many players there are.
    :ivar weights: what each player weighs in each measure; of measure 0, one each.
    :ivar tree: what a winning coalition reaches.
    """

    count: int
    weights: tuple[tuple[int, ...], ...]
    tree: Tree

    @property
    def totals(self) -> tuple[int, ...]:
        """What all players together weigh in each measure."""
        return tuple(map(sum, self.weights))

    def kinds(self) -> dict[tuple[int, ...], list[int]]:
        """Return the players who weigh the same in every measure, by their weights."""
        found: dict[tuple[int, ...], list[int]] = {}
        for place, weights in enumerate(zip(*self.weights, strict=True)):
            found.setdefault(weights, []).append(place)
        return found


def measured(game: Game) -> Measured:
    """Return a game as measures; those that do not matter are not among them."""
    count = len(game.players)
    known: dict[tuple[int, ...], int] = {(1,) * count: HEADS}
    tree = _tree(game.formula, known)
    used = sorted(_used(tree) | {HEADS})
    place = {measure: index for index, measure in enumerate(used)}
    by_measure = list(known)
    weights = tuple(by_measure[measure] for measure in used)
    return Measured(count, weights, _placed(tree, place))


def wins(tree: Tree, sums: Sequence[Ints]) -> NDArray[np.bool_]:
    """Return which coalitions win, of their sums in each measure."""
    match tree:
        case Reach(measure=measure, number=number):
            return sums[measure] >= number
        case Every(parts=parts):
            found = [wins(part, sums) for part in parts]
            return reduce(np.logical_and, found) if found else np.ones(sums[0].shape, np.bool_)
        case Some(parts=parts):
            found = [wins(part, sums) for part in parts]
            return reduce(np.logical_or, found) if found else np.zeros(sums[0].shape, np.bool_)


def least(tree: Tree, sums: Sequence[Ints], last: int, beyond: int) -> Ints:
    """Return what a coalition must reach in one measure, given its sums in all others.

    A formula without *not* is a staircase: for given sums it asks for one number, the largest of
    all that it asks for, or the smallest where one suffices.

    :param beyond: what stands for a number that cannot be reached.
    """
    match tree:
        case Reach(measure=measure, number=number):
            if measure == last:
                return np.full(sums[0].shape, number, np.int64)
            return np.where(sums[measure] >= number, 0, beyond).astype(np.int64)
        case Every(parts=parts):
            found = [least(part, sums, last, beyond) for part in parts]
            return reduce(np.maximum, found, np.zeros(sums[0].shape, np.int64))
        case Some(parts=parts):
            found = [least(part, sums, last, beyond) for part in parts]
            return reduce(np.minimum, found, np.full(sums[0].shape, beyond, np.int64))


def _tree(formula: Formula, known: dict[tuple[int, ...], int]) -> Tree:
    """Return a formula with its constants worked out; take down its measures."""
    if isinstance(formula, Quota):
        return _reach(formula, known)
    parts = [_tree(part, known) for part in formula.parts]
    if isinstance(formula, AnyOf):
        if ALWAYS in parts:
            return ALWAYS
        rest = tuple(dict.fromkeys(part for part in parts if part != NEVER))
        return rest[0] if len(rest) == 1 else Some(rest)
    if NEVER in parts:
        return NEVER
    rest = tuple(dict.fromkeys(part for part in parts if part != ALWAYS))
    return rest[0] if len(rest) == 1 else Every(rest)


def _reach(leaf: Quota, known: dict[tuple[int, ...], int]) -> Tree:
    if leaf.quota <= 0:
        return ALWAYS
    if leaf.quota > sum(leaf.weights):
        return NEVER
    divisor = gcd(*leaf.weights)
    weights = tuple(weight // divisor for weight in leaf.weights)
    return Reach(known.setdefault(weights, len(known)), -(-leaf.quota // divisor))


def _used(tree: Tree) -> set[int]:
    if isinstance(tree, Reach):
        return {tree.measure}
    return {measure for part in tree.parts for measure in _used(part)}


def _placed(tree: Tree, place: dict[int, int]) -> Tree:
    match tree:
        case Reach(measure=measure, number=number):
            return Reach(place[measure], number)
        case Every(parts=parts):
            return Every(tuple(_placed(part, place) for part in parts))
        case Some(parts=parts):
            return Some(tuple(_placed(part, place) for part in parts))
