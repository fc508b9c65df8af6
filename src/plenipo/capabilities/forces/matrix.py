"""Who can work with whom: two units can if they share a standard of each family that is required.

Pure: units, families and standards are codes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import msgspec

Holding = Mapping[str, frozenset[str]]
"""Which standards each unit has, of one family."""
Holdings = Mapping[str, Mapping[str, frozenset[str]]]
"""By family, which standards each unit has."""

TOGETHER, APART, UNKNOWN = "together", "apart", "unknown"


class Pairing(msgspec.Struct, frozen=True):
    """Two units, and what they share.

    :ivar shared: by family, the standards that both have.
    :ivar lacking: the families of which they share none, though both have some.
    :ivar unrecorded: the families of which nothing is recorded of one of them.
    """

    one: str
    other: str
    shared: Mapping[str, tuple[str, ...]]
    lacking: tuple[str, ...]
    unrecorded: tuple[str, ...]

    @property
    def verdict(self) -> str:
        """Whether they can work together: ``together``, ``apart``, or ``unknown``."""
        if self.lacking:
            return APART
        return UNKNOWN if self.unrecorded else TOGETHER


def pair(one: str, other: str, families: Sequence[str], holdings: Holdings) -> Pairing:
    """Return what two units share of these families.

    >>> radio = {"a": frozenset({"R-1", "R-2"}), "b": frozenset({"R-2"}), "c": frozenset({"R-3"})}
    >>> pair("a", "b", ["radio"], {"radio": radio}).verdict
    'together'
    >>> pair("a", "c", ["radio"], {"radio": radio}).lacking
    ('radio',)
    """
    shared: dict[str, tuple[str, ...]] = {}
    lacking, unrecorded = [], []
    for family in families:
        has = holdings.get(family, {})
        mine, yours = has.get(one, frozenset()), has.get(other, frozenset())
        if both := mine & yours:
            shared[family] = tuple(sorted(both))
        elif mine and yours:
            lacking.append(family)
        else:
            unrecorded.append(family)
    return Pairing(one, other, shared, tuple(lacking), tuple(unrecorded))


def pairings(
    units: Iterable[str], families: Sequence[str], holdings: Holdings
) -> tuple[Pairing, ...]:
    """Return all pairs of units, in the order of the units."""
    return tuple(pair(one, other, families, holdings) for one, other in combinations(units, 2))
