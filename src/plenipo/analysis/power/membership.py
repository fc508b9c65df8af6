"""Who has a vote under a rule on a day, what they weigh, and what if others did."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from math import lcm

import msgspec

from plenipo.analysis.power.game import GameError
from plenipo.procedure.conditions import weights_in
from plenipo.procedure.counting import Setting, Weighing
from plenipo.procedure.rules import Rule, Version

SEAT = "seat {number}"
"""What a seat is called of which the rule does not say whose it is; a message of the catalogues."""


class NoGameError(GameError):
    """A rule that is no game, or not with these members."""

    code = "no-game"


class Membership(msgspec.Struct, frozen=True):
    """Those who have a vote, and the classes and weights of the day.

    :ivar rule: the rule's name, for what is said.
    :ivar counted_by: the weights that the condition asks for.
    """

    rule: str
    members: tuple[str, ...]
    setting: Setting
    counted_by: tuple[str, ...]

    def voters(self, electorate: str) -> tuple[str, ...]:
        """Return the members with a vote: those of the electorate, each with every weight.

        :raises NoGameError: where there is none, or one has no weight.
        """
        inside = self.setting.classes.get(electorate)
        voters = tuple(m for m in self.members if inside is None or m in inside)
        if not voters:
            raise NoGameError(
                f"The rule '{self.rule}' does not say who has a vote: name them with --members."
            )
        for name in self.counted_by:
            weighing = self.setting.weights.get(name)
            if weighing is None:
                raise NoGameError(
                    f"The rule '{self.rule}' has no weights '{name}' on that day: name another day,"
                    " or write them into the rule."
                )
            without = [voter for voter in voters if voter not in weighing.values]
            if without:
                raise NoGameError(
                    f"'{without[0]}' has no weight '{name}' in the rule '{self.rule}':"
                    f" give it, like {without[0]}={name}:3.5."
                )
        return voters

    def without(self, leaving: Sequence[str]) -> Membership:
        """Return the membership after some have left.

        :raises NoGameError: naming one who is no member.
        """
        for member in leaving:
            if member not in self.members:
                raise NoGameError(
                    f"'{member}' cannot leave: the members are {', '.join(self.members)}."
                )
        rest = tuple(member for member in self.members if member not in leaving)
        return msgspec.structs.replace(self, members=rest)

    def joined_by(self, joining: Mapping[str, Mapping[str, Fraction]]) -> Membership:
        """Return the membership after some have joined, with what they weigh.

        A weight without a name is the only one that the rule counts by.

        :raises NoGameError: where one is a member already, or a weight is unknown.
        """
        weights = {
            name: {m: Fraction(value, w.unit) for m, value in w.values.items()}
            for name, w in self.setting.weights.items()
        }
        for member, given in joining.items():
            if member in self.members:
                raise NoGameError(f"'{member}' cannot join: it is a member already.")
            for name, weight in given.items():
                weights[self._named(member, name)][member] = weight
        weighings = {name: _weighing(values) for name, values in weights.items()}
        now = self.setting
        setting = Setting(now.classes, weighings, now.attending, now.facts)
        return Membership(self.rule, (*self.members, *joining), setting, self.counted_by)

    def _named(self, member: str, name: str) -> str:
        if not name and len(self.counted_by) == 1:
            return self.counted_by[0]
        if name in self.counted_by:
            return name
        if not self.counted_by:
            raise NoGameError(
                f"The rule '{self.rule}' counts members, not weights: write '{member}' alone."
            )
        known = ", ".join(f"{known}:WEIGHT" for known in self.counted_by)
        raise NoGameError(
            f"The rule '{self.rule}' counts by {' and '.join(self.counted_by)}:"
            f" write {member}={known}."
        )


def membership(rule: Rule, version: Version, day: date, members: Sequence[str]) -> Membership:
    """Return who has a vote on a day: those who are named, or those whom the rule names.

    Where it names only some, and says how many seats there are, the others are unnamed seats.
    """
    setting = rule.setting(day)
    named = tuple(members) or rule.members_on(day)
    if not named and version.seats:
        classes = sorted(version.classes())
        known = [m for name in classes for m in sorted(setting.classes.get(name, ()))]
        named = tuple(dict.fromkeys(known))
        seats = range(len(named) + 1, version.seats + 1)
        named += tuple(SEAT.format(number=number) for number in seats)
    return Membership(rule.rule, named, setting, tuple(sorted(weights_in(version.condition))))


def _weighing(values: Mapping[str, Fraction]) -> Weighing:
    unit = lcm(*(value.denominator for value in values.values()))
    return Weighing({member: int(value * unit) for member, value in values.items()}, unit)
