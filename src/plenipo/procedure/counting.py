"""Counting: what a condition finds on a ballot, by member or as a tally.

A tally says how many, not who. Where a condition turns on who it was (a veto, a weight), the count
is a range, and the finding says None where both ends of it would not give the same answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate, chain
from typing import Protocol

import msgspec

from plenipo.procedure.conditions import (
    AllOf,
    AnyOf,
    Condition,
    Count,
    Fact,
    Finding,
    NoObjection,
    Not,
    NoVeto,
    Share,
    TooFewToBlock,
    fraction,
)
from plenipo.procedure.scale import ABSENT, AGAINST, ATTENDING, EVERYBODY, GROUPS

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
    :ivar facts: what is so on the day, of what a condition may ask.
    """

    classes: dict[str, frozenset[str]] = {}
    weights: dict[str, Weighing] = {}
    attending: int | None = None
    facts: frozenset[str] = frozenset()


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
    weight (in its units) or of a class for numbers that were taken in it. Of all who have a vote,
    those who are not counted are absent.
    """

    def __init__(
        self,
        counts: Mapping[str, Mapping[str, int]],
        setting: Setting = PLAIN,
        electorate: Sequence[str] = (),
        named: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        """Count a tally of the votes of an electorate in a setting.

        :param electorate: who has a vote; where it is not known, the members of all classes have,
            with others nobody names.
        :param named: those of whom it is known, by voice.
        """
        self.named = named or {}
        self.counts = counts
        self.setting = setting
        self.votes = dict(counts.get("", {}))
        known = tuple(electorate) or tuple(
            dict.fromkeys(
                (
                    *chain(*self.named.values()),
                    *sorted(frozenset().union(*setting.classes.values())),
                )
            )
        )
        cast = sum(self.votes.values())
        self.seats = (*known, *[f"#{n}" for n in range(len(known), cast)])
        self.votes[ABSENT] = self.votes.get(ABSENT, 0) + max(0, len(known) - cast)

    def size(self, group: str, counted_by: str, among: str) -> Range:
        """Return the range of a count."""
        if group == ATTENDING:
            attending = self.setting.attending
            if attending is not None:
                return attending, attending
            group = "present"
        inside = sum([self.votes.get(voice, 0) for voice in GROUPS[group]])
        least = most = inside
        class_ = self.setting.classes.get(among, frozenset())
        voters = [member for member in self.seats if not among or member in class_]
        if among:
            here, there = self._known(class_, GROUPS[group])
            least = max(here, inside - (len(self.seats) - len(voters)))
            most = min(inside, len(voters) - there)
            least, most = self._told(among, group, len(voters), (least, most))
        if counted_by == EVERYBODY:
            return least, most
        if counted_by not in self.setting.weights:
            inside, _ = self._told_in(counted_by, group)
            return inside, inside
        weighing = self.setting.weights[counted_by].values
        sums = list(accumulate(sorted([weighing[member] for member in voters]), initial=0))
        found = sums[least], sums[-1] - sums[len(voters) - most]
        return found if among else self._told(counted_by, group, sums[-1], found)

    def _told_in(self, measure: str, group: str) -> Range:
        """Return how many were counted in a measure inside a group, and how many outside."""
        told = self.counts.get(measure, {})
        inside = sum([number for voice, number in told.items() if voice in GROUPS[group]])
        return inside, sum(told.values()) - inside

    def _told(self, measure: str, group: str, total: int, otherwise: Range) -> Range:
        """Return what was taken in a measure of a group; of a part of its voices, at least that."""
        inside, outside = self._told_in(measure, group)
        least, most = max(inside, otherwise[0]), min(total - outside, otherwise[1])
        complete = GROUPS[group] <= set(self.counts.get(measure, {}))
        return (inside, inside) if complete else (least, most)

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
        voices = GROUPS["present" if group == ATTENDING else group]
        class_ = self.setting.classes.get(among)
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


def find(  # noqa: C901, PLR0911 - one for each kind
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
        case TooFewToBlock():
            return _too_few(condition, roll, setting)
        case Fact(that=that):
            return Finding(condition, that in setting.facts)
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
    return tuple([m for voice, members in ballot.items() if voice in voices for m in members])


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


def fewest_to_exceed(condition: TooFewToBlock, roll: Roll, setting: Setting) -> Range:
    """Return the least number of those taking part who together weigh more than the share.

    A tally does not say who stays apart: the least and the most that number can be.
    """
    if not isinstance(roll, Tally):
        fewest = _fewest_of(condition, _weights(condition, roll.names("taking-part", ""), setting))
        return fewest, fewest
    # Few suffice where they are the heaviest and the others light; most where all are near.
    weights = _weights(condition, roll.seats, setting)
    number, _ = roll.size("taking-part", EVERYBODY, "")
    others = [weights[:n] + weights[len(weights) - number + n :] for n in range(number + 1)]
    few = [n for n in range(1, number + 1) if _fewest_of(condition, others[n]) <= n]
    windows = [weights[i : i + number] for i in range(len(weights) - number + 1)]
    return min(few, default=number + 1), max([_fewest_of(condition, w) for w in windows])


def _weights(condition: TooFewToBlock, members: Sequence[str], setting: Setting) -> list[int]:
    """Return what members weigh, the heaviest first."""
    if condition.counted_by == EVERYBODY:
        return [1] * len(members)
    values = setting.weights[condition.counted_by].values
    return sorted([values[member] for member in members], reverse=True)


def _fewest_of(condition: TooFewToBlock, weights: list[int]) -> int:
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
    holds = (
        _settled(have[1] <= needs[0], have[0] <= needs[1])
        if share.upper
        else _settled(have[0] >= needs[1], have[1] >= needs[0])
    )
    return Finding(share, holds, have[0], low, needs[1], unit, _up_to(have))


def _too_few(condition: TooFewToBlock, roll: Roll, setting: Setting) -> Finding:
    few, many = fewest_to_exceed(condition, roll, setting)
    have, allowed = roll.size(condition.of, EVERYBODY, ""), few + condition.plus - 1
    if few == many:
        return _bounded(condition, have, allowed, 0, 1, roll.names(condition.of, ""))
    holds = _settled(have[1] <= allowed, have[0] <= allowed + many - few)
    return Finding(condition, holds, have[0], 0, allowed, up_to=_up_to(have))


def _at_least(  # noqa: PLR0913, PLR0917 - the numbers of a count
    condition: Share | Count, roll: Roll, have: Range, need: int, base: int, unit: int
) -> Finding:
    """Return the finding of a lower bound: who is not in the group holds it, while it is short."""
    holds = _settled(have[0] >= need, have[1] >= need)
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
    holds = _settled(have[1] <= need, have[0] <= need)
    return Finding(
        condition, holds, have[0], base, need, unit, _up_to(have), () if holds else inside
    )


def _settled(surely: bool, possibly: bool) -> bool | None:  # noqa: FBT001 - two ends of a range
    """Return what is so at both ends of a range; None where they differ."""
    return surely if surely == possibly else None


def _up_to(have: Range) -> int | None:
    return None if have[0] == have[1] else have[1]


def _joined(condition: AllOf | AnyOf, holds: bool | None, parts: Sequence[Finding]) -> Finding:  # noqa: FBT001
    """Return the finding of a compound: it turns on the members its failing parts turn on."""
    holders: tuple[str, ...] = ()
    if not holds:
        failing = [member for part in parts if not part.holds for member in part.holders]
        holders = tuple(dict.fromkeys(failing))
    return Finding(condition, holds, holders=holders, parts=tuple(parts))
