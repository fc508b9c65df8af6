"""The algebra of conditions: questions about a set of members who have spoken in some way.

Exact whole numbers and fractions, never floats. What a condition finds on a ballot is a
:class:`Finding`, with the numbers on both sides and the members it turns on; ``counting`` finds it.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache

import msgspec

from plenipo.procedure.scale import EVERYBODY


class Share(msgspec.Struct, frozen=True, tag="share", forbid_unknown_fields=True):
    """Is a group a large enough, or small enough, part of another?

    :ivar of: the group that is counted.
    :ivar out_of: the group it is measured against, the base.
    :ivar at_least: the part that suffices, "2/3"; or
    :ivar more_than: the part that must be exceeded, "1/2"; or
    :ivar at_most: the part that may be reached, "1/4"; or
    :ivar less_than: the part that must not be reached.
    :ivar counted_by: ``members``, each counting one, or the name of a weight.
    :ivar among: the class to which both groups are narrowed; none stands for all.
    """

    of: str
    out_of: str = EVERYBODY
    at_least: str = ""
    more_than: str = ""
    at_most: str = ""
    less_than: str = ""
    counted_by: str = EVERYBODY
    among: str = ""

    @property
    def part(self) -> str:
        """The part, as it is written."""
        return self.at_least or self.more_than or self.at_most or self.less_than

    @property
    def upper(self) -> bool:
        """Whether the part is the most there may be, not the least there must be."""
        return bool(self.at_most or self.less_than)

    @property
    def strict(self) -> bool:
        """Whether the part itself does not do."""
        return bool(self.more_than or self.less_than)

    def need(self, base: int) -> int:
        """Return the least (where ``upper``: the most) whole number that does, of a base.

        Of nobody, none never suffices: the least is 1.
        """
        exact = fraction(self.part) * base
        if self.more_than:
            return int(exact) + 1
        if self.at_least:
            return max(1, -int(-exact // 1))
        if self.at_most:
            return int(exact)
        return -int(-exact // 1) - 1


class Count(msgspec.Struct, frozen=True, tag="count", forbid_unknown_fields=True):
    """Are there at least, or at most, so many in a group?

    :ivar counted_by: ``members``, or the name of a weight, of which the number is a sum.
    :ivar among: the class to which the group is narrowed.
    """

    of: str
    at_least: int | None = None
    at_most: int | None = None
    counted_by: str = EVERYBODY
    among: str = ""

    @property
    def upper(self) -> bool:
        """Whether the number is the most there may be."""
        return self.at_least is None

    @property
    def number(self) -> int:
        """The number, in members or units of the weight."""
        return (self.at_most or 0) if self.at_least is None else self.at_least


class NoObjection(msgspec.Struct, frozen=True, tag="no_objection", forbid_unknown_fields=True):
    """Does nobody object, or no more than are tolerated (consensus minus one: 1)?"""

    tolerate: int = 0
    among: str = ""


class NoVeto(msgspec.Struct, frozen=True, tag="no_veto", forbid_unknown_fields=True):
    """Does nobody with a veto vote against? It is a veto only where all else is fulfilled."""

    among: str


class TooFewToBlock(
    msgspec.Struct, frozen=True, tag="too_few_to_block", forbid_unknown_fields=True
):
    """Are the blockers fewer than the smallest blocking minority (TFEU 238(3)(a))?

    The smallest blocking minority is the least number of those taking part who together weigh more
    than a share of all taking part, plus some members: 35 % of the population, plus one.

    :ivar of: who counts as a blocker.
    :ivar more_than: the share that must be exceeded.
    :ivar counted_by: the weight.
    :ivar plus: how many members more there must be.
    """

    more_than: str
    counted_by: str
    of: str = "not-for"
    plus: int = 0


class Fact(msgspec.Struct, frozen=True, tag="fact", forbid_unknown_fields=True):
    """Is something so, whatever anybody says: another treaty in force, a day reached?

    :ivar that: what must be so, as the setting names it.
    """

    that: str


class AllOf(msgspec.Struct, frozen=True, tag="all_of", forbid_unknown_fields=True):
    """Do all of these hold?"""

    conditions: tuple[Condition, ...]


class AnyOf(msgspec.Struct, frozen=True, tag="any_of", forbid_unknown_fields=True):
    """Does one of these hold?"""

    conditions: tuple[Condition, ...]


class Not(msgspec.Struct, frozen=True, tag="not", forbid_unknown_fields=True):
    """Does this not hold?"""

    condition: Condition


Condition = Share | Count | NoObjection | NoVeto | TooFewToBlock | Fact | AllOf | AnyOf | Not


class Finding(msgspec.Struct, frozen=True, omit_defaults=True):
    """A condition and what it found.

    :ivar condition: what was asked.
    :ivar holds: whether it holds; None where a tally does not say enough to tell.
    :ivar have: how many are in the group that is asked about; of a tally, at least.
    :ivar base: how many are in the base, for a share.
    :ivar need: how many there must be, or (of objections, and where the condition has an upper
        bound) how many there may be.
    :ivar unit: what one member or one unit of the weight counts: a weight of 15.93 is held as 1593
        with the unit 100.
    :ivar up_to: how many may be in the group at most, where a tally leaves it open.
    :ivar holders: the members on whom it turns that it does not hold, in the order of the body.
    :ivar parts: the findings of its parts.
    """

    condition: Condition
    holds: bool | None
    have: int = 0
    base: int = 0
    need: int = 0
    unit: int = 1
    up_to: int | None = None
    holders: tuple[str, ...] = ()
    parts: tuple[Finding, ...] = ()


def parts_of(condition: Condition) -> tuple[Condition, ...]:
    """Return the conditions a compound is made of; none for a question."""
    match condition:
        case AllOf(conditions=parts) | AnyOf(conditions=parts):
            return parts
        case Not(condition=part):
            return (part,)
        case _:
            return ()


def weights_in(condition: Condition) -> frozenset[str]:
    """Return the names of the weights that a condition counts by."""
    inner = frozenset(name for part in parts_of(condition) for name in weights_in(part))
    counted_by = getattr(condition, "counted_by", EVERYBODY)
    return inner if counted_by == EVERYBODY else inner | {counted_by}


def classes_in(condition: Condition) -> frozenset[str]:
    """Return the names of the classes that a condition asks about."""
    inner = frozenset(name for part in parts_of(condition) for name in classes_in(part))
    among = getattr(condition, "among", "")
    return inner | {among} if among else inner


def asks_for_blockers(condition: Condition) -> bool:
    """Tell whether a condition looks for the smallest blocking minority of those taking part."""
    return isinstance(condition, TooFewToBlock) or any(map(asks_for_blockers, parts_of(condition)))


def measure_of(condition: Condition) -> tuple[str, str]:
    """Return the weight and the class in which a division is equal, or not: those of a share."""
    if isinstance(condition, Share):
        return condition.counted_by, condition.among
    return EVERYBODY, ""


def without_vetoes(condition: Condition) -> Condition:
    """Return a condition as if nobody had a veto; what a 'not' turns round is no veto."""
    match condition:
        case NoVeto():
            return AllOf(())
        case AllOf(conditions=parts):
            return AllOf(tuple(map(without_vetoes, parts)))
        case AnyOf(conditions=parts):
            return AnyOf(tuple(map(without_vetoes, parts)))
        case _:
            return condition


@cache
def fraction(text: str) -> Fraction:
    """Return a share as it is written, exactly."""
    return Fraction(text)
