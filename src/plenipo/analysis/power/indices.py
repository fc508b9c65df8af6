"""The indices, made of swings.

A *swing* of a member is a coalition without it that loses, and wins as soon as it joins.
``swings[s]`` is how many of those there are with s other members.

Banzhaf (1965), Penrose (1946): the part of all coalitions of the others that are swings, each as
likely as any other; normalised, so that all members' add up to 1. Shapley and Shubik (1954): the
part of all orders of the members in which it is the one who makes the coalition win.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from math import factorial


def banzhaf(swings: Sequence[int], count: int) -> Fraction:
    """Return the absolute Banzhaf index of a member among so many."""
    return Fraction(sum(swings), 2 ** (count - 1))


def normalised(values: Sequence[Fraction]) -> tuple[Fraction, ...]:
    """Return values as parts of their sum; all 0 where nobody has any."""
    total = sum(values)
    return tuple(value / total if total else Fraction(0) for value in values)


def shapley_shubik(swings: Sequence[int], count: int) -> Fraction:
    """Return the Shapley-Shubik index of a member among so many.

    With s before it and the others after it, a swing is met in s! (n - 1 - s)! of n! orders.
    """
    found = sum(number * ways for number, ways in zip(swings, _orders(count), strict=True))
    return Fraction(found, factorial(count))


@cache
def _orders(count: int) -> tuple[int, ...]:
    """Return in how many orders of so many members a given few come before a given one."""
    return tuple(factorial(size) * factorial(count - 1 - size) for size in range(count))
