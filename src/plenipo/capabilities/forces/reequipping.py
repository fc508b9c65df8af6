"""The fewest re-equipments after which any two units share a standard of a family.

What is minimised, exactly: the number of pairs (unit, standard) that are added to what the units
have, so that the sets of any two of them meet. Nothing is taken away. Families do not touch each
other, so each is solved by itself and the numbers add up.

How: whatever the units have in the end, their sets meet pairwise, and so lie in a *maximal
intersecting family* of sets of standards: one to which no set can be added so that all still meet.
The other way round, in such a family each unit can be given what it lacks of the nearest set,
whatever the others get. So the least over all these families, of what the units lack together, is
the answer. Of one to six standards there are 1, 2, 4, 12, 81 and 2646 of them (OEIS A001206): with
``k`` standards and ``t`` different sets that units have, that many times ``t`` steps.

It never helps to bring in a standard that no unit has, as long as one has any: giving to all who
would get it what one of them has already costs less. With more than :data:`MOST` standards, those
that most units have are taken, and it is said that fewer are not ruled out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import msgspec

from plenipo.capabilities.forces.matrix import Holding

MOST = 6
"""Of how many standards all families are gone through."""

Bits = int
"""A set of standards: the bits of a number."""


class Reequipment(msgspec.Struct, frozen=True):
    """What is to be added in one family.

    :ivar additions: units, and the standard that each is to get; a unit may stand in it twice.
    :ivar common: a standard that all units have then; empty where there is none.
    :ivar proven: whether it is proven that fewer do not do.
    :ivar possible: whether it can be done at all: not without any standard.
    """

    additions: tuple[tuple[str, str], ...] = ()
    common: str = ""
    proven: bool = True
    possible: bool = True


def fewest(has: Holding, named: Iterable[str] = ()) -> Reequipment:
    """Return the fewest additions after which any two units share a standard.

    Of several ways, one that gives all the same standard is preferred.

    :param has: what each unit has; where nothing is recorded, an empty set.
    :param named: the standards of the family, of which one is taken where no unit has any.

    >>> fewest({"a": frozenset("12"), "b": frozenset("23"), "c": frozenset("13")}).additions
    ()
    >>> fewest({"a": frozenset("1"), "b": frozenset("1"), "c": frozenset("2")}).additions
    (('c', '1'),)
    """
    held = Counter(standard for own in has.values() for standard in own)
    most_held = sorted(held, key=lambda each: (-held[each], each))[:MOST]
    standards = sorted(most_held) or sorted(named)[:1]
    if len(has) <= 1:
        return Reequipment(common=next(iter(standards if held else ()), ""))
    if not standards:
        return Reequipment(possible=False)
    own = {unit: _bits(standards, has[unit]) for unit in has}
    family = _cheapest(len(standards), Counter(own.values()))
    given = {
        unit: frozenset(each for n, each in enumerate(standards) if _lacks(family, bits) >> n & 1)
        for unit, bits in own.items()
    }
    additions = tuple((unit, new) for unit in has for new in sorted(given[unit]))
    common = frozenset.intersection(*(has[unit] | given[unit] for unit in has))
    proven = len(held) <= MOST or not additions
    return Reequipment(additions, min(common, default=""), proven)


@cache
def families(number: int) -> tuple[tuple[Bits, ...], ...]:
    """Return the maximal intersecting families of so many standards.

    Each has one of every set and its complement; those of all sets with one standard come first.

    >>> [len(families(number)) for number in (1, 2, 3, 4)]
    [1, 2, 4, 12]
    """
    every = (1 << number) - 1
    halves = [(each, every ^ each) for each in range(1 << number - 1)]
    return tuple(sorted(_extended((), halves), key=lambda family: not _shared(family, every)))


def _extended(
    chosen: tuple[Bits, ...], halves: Sequence[tuple[Bits, Bits]]
) -> Iterator[tuple[Bits, ...]]:
    """Yield the families that hold these sets, and one of each of these halves."""
    if not halves:
        yield chosen
        return
    for half in halves[0]:
        if half and all(half & other for other in chosen):
            yield from _extended((*chosen, half), halves[1:])


def _shared(family: tuple[Bits, ...], every: Bits) -> Bits:
    """Return what is in all sets of a family."""
    for each in family:
        every &= each
    return every


def _cheapest(number: int, kinds: Counter[Bits]) -> tuple[Bits, ...]:
    """Return the family in which units lack the least together; of several, the first."""

    def price(family: tuple[Bits, ...]) -> int:
        return sum(n * _lacks(family, bits).bit_count() for bits, n in kinds.items())

    return min(families(number), key=price)


@cache
def _lacks(family: tuple[Bits, ...], own: Bits) -> Bits:
    """Return the fewest standards that a set lacks of one in the family."""
    return min((each & ~own for each in family), key=lambda lacking: (lacking.bit_count(), lacking))


def _bits(standards: Sequence[str], own: frozenset[str]) -> Bits:
    return sum(1 << n for n, each in enumerate(standards) if each in own)
