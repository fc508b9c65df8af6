"""The algebra of conditions: questions about a set of members who have spoken in some way.

Exact fractions, never floats. A condition evaluated on a ballot gives a :class:`Finding` that
carries the numbers on both sides, and the members it turns on.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cache

import msgspec

from plenipo.procedure.scale import AGAINST, GROUPS

Ballot = dict[str, tuple[str, ...]]
"""The members heard in each voice, in the order of the body."""


class Share(msgspec.Struct, frozen=True, tag="share", forbid_unknown_fields=True):
    """Is a group a large enough part of another?

    :ivar of: the group that is counted.
    :ivar out_of: the group it is measured against, the base.
    :ivar at_least: the part that suffices, "2/3"; or
    :ivar more_than: the part that must be exceeded, "1/2".
    """

    of: str
    out_of: str = "members"
    at_least: str = ""
    more_than: str = ""


class Count(msgspec.Struct, frozen=True, tag="count", forbid_unknown_fields=True):
    """Are there at least so many in a group?"""

    of: str
    at_least: int


class NoObjection(msgspec.Struct, frozen=True, tag="no_objection", forbid_unknown_fields=True):
    """Does nobody object, or no more than are tolerated (consensus minus one: 1)?"""

    tolerate: int = 0


class AllOf(msgspec.Struct, frozen=True, tag="all_of", forbid_unknown_fields=True):
    """Do all of these hold?"""

    conditions: tuple[Condition, ...]


class AnyOf(msgspec.Struct, frozen=True, tag="any_of", forbid_unknown_fields=True):
    """Does one of these hold?"""

    conditions: tuple[Condition, ...]


class Not(msgspec.Struct, frozen=True, tag="not", forbid_unknown_fields=True):
    """Does this not hold?"""

    condition: Condition


Condition = Share | Count | NoObjection | AllOf | AnyOf | Not


class Finding(msgspec.Struct, frozen=True, omit_defaults=True):
    """A condition and what it found.

    :ivar condition: what was asked.
    :ivar holds: whether it holds.
    :ivar have: how many are in the group that is asked about.
    :ivar base: how many are in the base, for a share.
    :ivar need: how many there must be (of objections: how many there may be).
    :ivar holders: the members on whom it turns that it does not hold, in the order of the body.
    :ivar parts: the findings of its parts.
    """

    condition: Condition
    holds: bool
    have: int = 0
    base: int = 0
    need: int = 0
    holders: tuple[str, ...] = ()
    parts: tuple[Finding, ...] = ()


def evaluate(condition: Condition, ballot: Ballot) -> Finding:
    """Ask a condition of a ballot."""
    match condition:
        case NoObjection(tolerate=tolerate):
            against = ballot.get(AGAINST, ())
            holds = len(against) <= tolerate
            holders = () if holds else against
            return Finding(condition, holds, len(against), need=tolerate, holders=holders)
        case Count(of=group, at_least=need):
            have = _size(ballot, group)
            return _measured(condition, ballot, group, have, need, 0)
        case Share(of=group, out_of=base_group):
            base = _size(ballot, base_group)
            need = _needed(condition, base)
            return _measured(condition, ballot, group, _size(ballot, group), need, base)
        case Not(condition=inner):
            found = evaluate(inner, ballot)
            return Finding(condition, not found.holds, parts=(found,))
        case AllOf(conditions=conditions):
            parts = tuple([evaluate(part, ballot) for part in conditions])
            return _joined(condition, all(part.holds for part in parts), parts)
        case AnyOf(conditions=conditions):
            parts = tuple([evaluate(part, ballot) for part in conditions])
            return _joined(condition, any(part.holds for part in parts), parts)


def members_in(ballot: Ballot, group: str) -> tuple[str, ...]:
    """Return the members in a group of voices."""
    voices = GROUPS[group]
    return tuple([member for voice in voices for member in ballot.get(voice, ())])


def _size(ballot: Ballot, group: str) -> int:
    return sum([len(ballot.get(voice, ())) for voice in GROUPS[group]])


def _needed(share: Share, base: int) -> int:
    """Return the smallest whole number that satisfies a share of a base; of nobody, never none."""
    if share.more_than:
        return int(_fraction(share.more_than) * base) + 1
    return max(1, -int(-_fraction(share.at_least) * base // 1))


def _measured(  # noqa: PLR0913, PLR0917 - the numbers of a count
    condition: Share | Count, ballot: Ballot, group: str, have: int, need: int, base: int
) -> Finding:
    """Return the finding of a count: who is not in the group holds it, while it falls short."""
    holds = have >= need
    others = (
        ()
        if holds
        else tuple([m for voice, ms in ballot.items() if voice not in GROUPS[group] for m in ms])
    )
    return Finding(condition, holds, have, base, need, others)


def _joined(condition: AllOf | AnyOf, holds: bool, parts: Sequence[Finding]) -> Finding:  # noqa: FBT001
    """Return the finding of a compound: it turns on the members its failing parts turn on."""
    holders: tuple[str, ...] = ()
    if not holds:
        failing = [member for part in parts if not part.holds for member in part.holders]
        holders = tuple(dict.fromkeys(failing))
    return Finding(condition, holds, holders=holders, parts=tuple(parts))


@cache
def _fraction(text: str) -> Fraction:
    return Fraction(text)
