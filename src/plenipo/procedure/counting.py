"""Counting: what a condition finds on a ballot, by member or as a tally.

A tally says how many, not who. Where a condition turns on who it was (a veto, a weight), the count
is a range, and the finding says None where both ends of it would not give the same answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Protocol

import msgspec

from plenipo.procedure.conditions import (
    AllOf,
    AnyOf,
    Condition,
    Count,
    Finding,
    NoObjection,
    Not,
    NoVeto,
    Share,
    TooFewToBlock,
    fraction,
)
from plenipo.procedure.scale import AGAINST, ATTENDING, EVERYBODY, GROUPS

Ballot = dict[str, tuple[str, ...]]
"""The members heard in each voice, in the order of the body."""

Range = tuple[int, int]
"""The least and the most a count can be; the same twice where it is known."""


class Weighing(msgspec.Struct, frozen=True):
    """Weights on a day: what each member weighs, in units of 1/``unit``."""

    values: dict[str, int]
    unit: int = 1


class Setting(msgspec.Struct, frozen=True):
    """What a condition is asked in: the classes and weights of the day, and who attends.

    :ivar attending: how many of those who have a vote are registered at the meeting; None where
        nobody has counted them.
    """

    classes: dict[str, frozenset[str]] = {}
    weights: dict[str, Weighing] = {}
    attending: int | None = None


PLAIN = Setting()


class Roll(Protocol):
    """Something that can be counted: a ballot by member, or a tally."""

    def size(self, group: str, counted_by: str, among: str) -> Range:
        """Return how many are in a group of voices, narrowed to a class, by members or weight."""

    def names(self, group: str, among: str) -> tuple[str, ...]:
        """Return who is in a group, in the order of the ballot; nobody where it is not known."""

    def others(self, group: str, among: str) -> tuple[str, ...]:
        """Return who is not in a group but could be."""


class Names:
    """A ballot by member."""

    def __init__(self, ballot: Ballot, setting: Setting = PLAIN) -> None:
        """Count a ballot in a setting."""
        self.ballot = ballot
        self.setting = setting

    def size(self, group: str, counted_by: str, among: str) -> Range:
        """Return how many are in a group, twice."""
        if group == ATTENDING:
            attending = self.setting.attending
            if attending is not None:
                return attending, attending
            group = "present"
        if counted_by == EVERYBODY and not among:
            found = sum([len(self.ballot.get(voice, ())) for voice in GROUPS[group]])
            return found, found
        members = self.names(group, among)
        if counted_by == EVERYBODY:
            return len(members), len(members)
        values = self.setting.weights[counted_by].values
        found = sum([values[member] for member in members])
        return found, found

    def names(self, group: str, among: str) -> tuple[str, ...]:
        """Return who is in a group."""
        voices = GROUPS["present" if group == ATTENDING else group]
        return self._chosen(lambda voice: voice in voices, among)

    def others(self, group: str, among: str) -> tuple[str, ...]:
        """Return who is not in a group."""
        voices = GROUPS["present" if group == ATTENDING else group]
        return self._chosen(lambda voice: voice not in voices, among)

    def _chosen(self, wanted: _Wanted, among: str) -> tuple[str, ...]:
        found = [m for voice, members in self.ballot.items() if wanted(voice) for m in members]
        if not among:
            return tuple(found)
        narrow = self.setting.classes[among]
        return tuple([member for member in found if member in narrow])


class _Wanted(Protocol):
    def __call__(self, voice: str) -> bool: ...


class Tally:
    """Numbers without names.

    ``counts`` has the numbers by voice under each *measure*: ``""`` for members, the name of a
    weight (in its units) or of a class for numbers that were taken in it.
    """

    def __init__(
        self,
        counts: Mapping[str, Mapping[str, int]],
        setting: Setting = PLAIN,
        electorate: Sequence[str] = (),
        named: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        """Count a tally of the votes of an electorate in a setting.

        :param named: those of whom it is known, by voice.
        """
        self.named = named or {}
        self.counts = counts
        self.setting = setting
        self.electorate = electorate

    def size(self, group: str, counted_by: str, among: str) -> Range:
        """Return the range of a count."""
        if group == ATTENDING:
            attending = self.setting.attending
            if attending is not None:
                return attending, attending
            group = "present"
        measure = among if counted_by == EVERYBODY else counted_by
        if measure in self.counts and not (among and counted_by != EVERYBODY):
            found = sum([self.counts[measure].get(voice, 0) for voice in GROUPS[group]])
            return found, found
        total = sum(self.counts.get("", {}).values())
        inside = sum([self.counts.get("", {}).get(voice, 0) for voice in GROUPS[group]])
        if among:
            class_ = self.setting.classes[among]
            seats = len(class_.intersection(self.electorate)) if self.electorate else len(class_)
            here, there = self._known(class_, GROUPS[group])
            least, most = max(here, inside - (total - seats)), min(inside, seats - there)
        else:
            least = most = inside
        if counted_by == EVERYBODY:
            return least, most
        weighing = self.setting.weights[counted_by].values
        voters = [m for m in self.electorate or weighing if not among or m in class_]
        sums = list(accumulate(sorted([weighing[m] for m in voters]), initial=0))
        return sums[least], sums[-1] - sums[len(voters) - most]

    def _known(self, class_: frozenset[str], voices: frozenset[str]) -> tuple[int, int]:
        """Return how many of a class are known to be in a group, and how many outside it."""
        found = [
            (voice in voices, member)
            for voice, members in self.named.items()
            for member in members
            if member in class_
        ]
        here = sum([inside for inside, _ in found])
        return here, len(found) - here

    def names(self, group: str, among: str) -> tuple[str, ...]:
        """Return who is known to be in a group."""
        voices, class_ = GROUPS[group], self.setting.classes.get(among)
        found = [member for v, members in self.named.items() if v in voices for member in members]
        return tuple([member for member in found if class_ is None or member in class_])

    @staticmethod
    def others(group: str, among: str) -> tuple[str, ...]:
        """Return nobody: of whom nothing is known, it is not known where they are."""
        del group, among
        return ()


def evaluate(condition: Condition, ballot: Ballot, setting: Setting = PLAIN) -> Finding:
    """Ask a condition of a ballot by member."""
    return find(condition, Names(ballot, setting), setting)


def find(  # noqa: PLR0911 - one for each kind
    condition: Condition, roll: Roll, setting: Setting = PLAIN
) -> Finding:
    """Ask a condition of a ballot or tally."""
    match condition:
        case NoObjection(tolerate=tolerate, among=among):
            return _at_most(condition, roll, AGAINST, EVERYBODY, among, tolerate)
        case NoVeto(among=among):
            return _at_most(condition, roll, AGAINST, EVERYBODY, among, 0)
        case Count(of=group, counted_by=by, among=among):
            number = condition.number * _unit(setting, by)
            if condition.upper:
                return _at_most(condition, roll, group, by, among, number, _unit(setting, by))
            have = roll.size(group, by, among)
            return _at_least(condition, roll, have, number, 0, _unit(setting, by))
        case Share():
            return _share(condition, roll, setting)
        case TooFewToBlock(of=group, counted_by=by):
            fewest = fewest_to_exceed(condition, roll, setting) + condition.plus
            return _at_most(condition, roll, group, EVERYBODY, "", fewest - 1)
        case Not(condition=inner):
            found = find(inner, roll, setting)
            return Finding(
                condition, None if found.holds is None else not found.holds, parts=(found,)
            )
        case AllOf(conditions=conditions):
            parts = tuple([find(part, roll, setting) for part in conditions])
            return _joined(condition, all_hold([part.holds for part in parts]), parts)
        case AnyOf(conditions=conditions):
            parts = tuple([find(part, roll, setting) for part in conditions])
            return _joined(condition, any_holds([part.holds for part in parts]), parts)


def members_in(ballot: Ballot, group: str) -> tuple[str, ...]:
    """Return the members in a group of voices."""
    voices = GROUPS[group]
    return tuple([member for voice in voices for member in ballot.get(voice, ())])


def all_hold(found: Sequence[bool | None]) -> bool | None:
    """Return whether all hold: no as soon as one does not, None while one cannot be told."""
    if False in found:
        return False
    return None if None in found else True


def any_holds(found: Sequence[bool | None]) -> bool | None:
    """Return whether one holds: yes as soon as one does, None while one cannot be told."""
    if True in found:
        return True
    return None if None in found else False


def fewest_to_exceed(condition: TooFewToBlock, roll: Roll, setting: Setting) -> int:
    """Return the least number of those taking part who together weigh more than the share."""
    values = setting.weights[condition.counted_by].values
    taking_part = roll.names("taking-part", "") if isinstance(roll, Names) else tuple(values)
    weights = sorted([values[member] for member in taking_part], reverse=True)
    limit = fraction(condition.more_than) * sum(weights)
    sums = accumulate(weights)
    return next((n for n, total in enumerate(sums, 1) if total > limit), len(weights) + 1)


def _unit(setting: Setting, counted_by: str) -> int:
    """Return the unit of a measure; 1 where numbers are told in one that the rule has not dated."""
    return setting.weights[counted_by].unit if counted_by in setting.weights else 1


def _share(share: Share, roll: Roll, setting: Setting) -> Finding:
    have = roll.size(share.of, share.counted_by, share.among)
    low, high = roll.size(share.out_of, share.counted_by, share.among)
    unit = _unit(setting, share.counted_by)
    if low == high:
        need = share.need(low)
        if share.upper:
            return _bounded(share, have, need, low, unit, roll.names(share.of, share.among))
        return _at_least(share, roll, have, need, low, unit)
    needs = share.need(low), share.need(high)
    found = [
        have[0] >= needs[1] if not share.upper else have[1] <= needs[0],
        have[1] >= needs[0] if not share.upper else have[0] <= needs[1],
    ]
    holds = found[0] if found[0] == found[1] else None
    return Finding(share, holds, have[0], low, needs[1], unit, _up_to(have))


def _at_least(  # noqa: PLR0913, PLR0917 - the numbers of a count
    condition: Share | Count, roll: Roll, have: Range, need: int, base: int, unit: int
) -> Finding:
    """Return the finding of a lower bound: who is not in the group holds it, while it is short."""
    holds = have[0] >= need if (have[0] >= need) == (have[1] >= need) else None
    others = () if holds else roll.others(condition.of, condition.among)
    return Finding(condition, holds, have[0], base, need, unit, _up_to(have), others)


def _at_most(  # noqa: PLR0913, PLR0917 - the numbers of a count
    condition: Condition, roll: Roll, group: str, by: str, among: str, need: int, unit: int = 1
) -> Finding:
    """Return the finding of an upper bound: who is in the group holds it, while it is exceeded."""
    return _bounded(condition, roll.size(group, by, among), need, 0, unit, roll.names(group, among))


def _bounded(  # noqa: PLR0913, PLR0917 - the numbers of a count
    condition: Condition, have: Range, need: int, base: int, unit: int, inside: tuple[str, ...]
) -> Finding:
    holds = have[0] <= need if (have[0] <= need) == (have[1] <= need) else None
    return Finding(
        condition, holds, have[0], base, need, unit, _up_to(have), () if holds else inside
    )


def _up_to(have: Range) -> int | None:
    return None if have[0] == have[1] else have[1]


def _joined(condition: AllOf | AnyOf, holds: bool | None, parts: Sequence[Finding]) -> Finding:  # noqa: FBT001
    """Return the finding of a compound: it turns on the members its failing parts turn on."""
    holders: tuple[str, ...] = ()
    if not holds:
        failing = [member for part in parts if not part.holds for member in part.holders]
        holders = tuple(dict.fromkeys(failing))
    return Finding(condition, holds, holders=holders, parts=tuple(parts))
