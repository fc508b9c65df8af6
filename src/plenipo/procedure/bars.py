"""A finding as bars: one for each condition that counts, with its threshold, in the order told."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from plenipo.procedure.conditions import (
    AllOf,
    AnyOf,
    Fact,
    Finding,
    NoObjection,
    Not,
    NoVeto,
    TooFewToBlock,
)
from plenipo.procedure.counting import Ballot, Setting
from plenipo.procedure.explanation import Naming, Translate, sentences, written
from plenipo.procedure.scale import EVERYBODY


class Bar(msgspec.Struct, frozen=True):
    """One condition with its numbers, in units of 1/``unit``.

    :ivar sentence: what was counted, and what is needed.
    :ivar holds: whether it holds; None where numbers without names do not tell.
    :ivar depth: how many conditions it stands under, of which one suffices, or none may hold.
    :ivar have: how many there are, of ``base``; ``up_to`` so many, where it is not known.
    :ivar base: how many there could be; 0 for what only stands over others.
    :ivar need: the threshold: so many at least, or ``at_most``.
    :ivar told: the three as they are written: have, need, base.
    """

    sentence: str
    holds: bool | None
    depth: int
    have: int = 0
    base: int = 0
    need: int = 0
    unit: int = 1
    up_to: int | None = None
    at_most: bool = False
    told: tuple[str, str, str] = ("", "", "")


def bars(
    finding: Finding,
    ballot: Ballot,
    setting: Setting,
    name: Naming = str,
    translate: Translate = str,
) -> tuple[Bar, ...]:
    """Return the bars of a finding on a ballot.

    :param name: how a member is called.
    :param translate: a message of the catalogues into the reader's language.
    """
    everybody = tuple(member for members in ballot.values() for member in members)
    drawing = _Drawing(everybody, setting, name, translate)
    return tuple(drawing.bars(finding, 0))


class _Drawing:
    def __init__(
        self, everybody: tuple[str, ...], setting: Setting, name: Naming, translate: Translate
    ) -> None:
        self.everybody = everybody
        self.setting = setting
        self.name = name
        self.translate = translate

    def bars(self, finding: Finding, depth: int) -> Iterator[Bar]:
        match finding.condition:
            case AllOf():
                for part in finding.parts:
                    yield from self.bars(part, depth)
            case AnyOf():
                yield self._over(self.translate("One of these suffices:"), finding, depth)
                for part in finding.parts:
                    yield from self._alternative(part, depth + 1)
            case Not():
                yield self._over(self.translate("This must not hold:"), finding, depth)
                for part in finding.parts:
                    yield from self.bars(part, depth + 1)
            case Fact():
                (sentence,) = sentences(finding, self.name, self.translate)
                yield self._over(sentence, finding, depth)
            case _:
                yield self._one(finding, depth)

    def _alternative(self, finding: Finding, depth: int) -> Iterator[Bar]:
        if not isinstance(finding.condition, AllOf):
            yield from self.bars(finding, depth)
            return
        yield self._over(self.translate("All of these together:"), finding, depth)
        yield from self.bars(finding, depth + 1)

    @staticmethod
    def _over(sentence: str, finding: Finding, depth: int) -> Bar:
        return Bar(sentence, finding.holds, depth)

    def _one(self, finding: Finding, depth: int) -> Bar:
        condition = finding.condition
        base = max(finding.base or self._all(finding), finding.have, finding.need)
        at_most = isinstance(condition, NoObjection | NoVeto | TooFewToBlock)
        return Bar(
            sentence=" ".join(sentences(finding, self.name, self.translate)),
            holds=finding.holds,
            depth=depth,
            have=finding.have,
            base=base,
            need=finding.need,
            unit=finding.unit,
            up_to=finding.up_to,
            at_most=at_most or bool(getattr(condition, "upper", False)),
            told=(
                written(finding.have, finding.unit),
                written(finding.need, finding.unit),
                written(base, finding.unit),
            ),
        )

    def _all(self, finding: Finding) -> int:
        """Return how much there could be at most: all of the class, by the weight."""
        among = getattr(finding.condition, "among", "")
        by = getattr(finding.condition, "counted_by", EVERYBODY)
        inside = self.setting.classes.get(among)
        chosen = [m for m in self.everybody if inside is None or m in inside]
        if not self.everybody and inside is not None:
            chosen = list(inside)
        weighing = self.setting.weights.get(by)
        if weighing is None or isinstance(finding.condition, TooFewToBlock):
            return len(chosen)
        return sum(weighing.values.get(member, 0) for member in chosen)
