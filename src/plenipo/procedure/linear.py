"""A condition as inequalities: what each member's voice adds to each of them.

Every question of the algebra is a sum over members, *weight times the gain of the voice*, that must
reach a number. ``At least 2/3 of those voting are in favour`` is ``1 x for - 2 x against >= 0``. In
this form it can be asked exactly what would have to change (``missing``), whether a further vote in
favour can ever do harm (``is_monotone``), and how much power a member has (``game``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from plenipo.procedure.conditions import (
    AllOf,
    AnyOf,
    Condition,
    Count,
    Fact,
    NoObjection,
    Not,
    NoVeto,
    Share,
    TooFewToBlock,
    fraction,
    measure_of,
)
from plenipo.procedure.counting import Ballot, Names, Setting, fewest_to_exceed
from plenipo.procedure.scale import AGAINST, ATTENDING, EVERYBODY, FOR, GROUPS, VOICES


class Line(msgspec.Struct, frozen=True):
    """A sum over members that must reach a number.

    :ivar gains: what a voice counts.
    :ivar need: the number.
    :ivar weights: what each member counts; one each where there are none.
    :ivar among: who counts at all; everybody where there is none.
    """

    gains: Mapping[str, int]
    need: int
    weights: Mapping[str, int] | None = None
    among: frozenset[str] | None = None

    def weight(self, member: str) -> int:
        """Return what a member counts."""
        if self.among is not None and member not in self.among:
            return 0
        return 1 if self.weights is None else self.weights[member]

    def total(self, ballot: Ballot) -> int:
        """Return the sum on a ballot."""
        return sum(
            gain * sum(map(self.weight, ballot.get(voice, ())))
            for voice, gain in self.gains.items()
            if gain
        )

    def negated(self) -> Line:
        """Return the line that holds where this one does not."""
        gains = {voice: -gain for voice, gain in self.gains.items()}
        return Line(gains, 1 - self.need, self.weights, self.among)


class Every(msgspec.Struct, frozen=True):
    """All of these must hold."""

    parts: tuple[Form, ...]


class Either(msgspec.Struct, frozen=True):
    """One of these must hold."""

    parts: tuple[Form, ...]


Form = Line | Every | Either

Holds = Every(())
"""What always holds."""


def linear(  # noqa: C901, PLR0911 - one for each kind
    condition: Condition, ballot: Ballot, setting: Setting
) -> Form:
    """Return a condition as inequalities, as it is asked of the electorate of a ballot."""
    match condition:
        case AllOf(conditions=parts):
            return Every(tuple(linear(part, ballot, setting) for part in parts))
        case AnyOf(conditions=parts):
            return Either(tuple(linear(part, ballot, setting) for part in parts))
        case Not(condition=part):
            return negated(linear(part, ballot, setting))
        case NoObjection(tolerate=tolerate, among=among):
            return _line(AGAINST, -1, -tolerate, "", among, setting)
        case NoVeto(among=among):
            return _line(AGAINST, -1, 0, "", among, setting)
        case Count(of=group, counted_by=by, among=among):
            sign = -1 if condition.upper else 1
            unit = 1 if by == EVERYBODY else setting.weights[by].unit
            if group == ATTENDING and setting.attending is not None:
                enough = (setting.attending - condition.number) * sign >= 0
                return Holds if enough else Either(())
            return _line(group, sign, sign * condition.number * unit, by, among, setting)
        case TooFewToBlock(of=group):
            roll = Names(ballot, setting)
            fewest, _ = fewest_to_exceed(condition, roll, setting)
            return _line(group, -1, 1 - fewest - condition.plus, "", "", setting)
        case Fact(that=that):
            return Holds if that in setting.facts else Either(())
        case Share():
            return _share(condition, setting)


def negated(form: Form) -> Form:
    """Return what holds where a form does not."""
    match form:
        case Line():
            return form.negated()
        case Every(parts=parts):
            return Either(tuple(map(negated, parts)))
        case Either(parts=parts):
            return Every(tuple(map(negated, parts)))


def lines(form: Form) -> Iterator[Line]:
    """Return all inequalities of a form."""
    if isinstance(form, Line):
        yield form
    else:
        for part in form.parts:
            yield from lines(part)


def alternatives(form: Form) -> list[tuple[Line, ...]]:
    """Return the sets of inequalities one of which must hold entirely (the disjunctive form)."""
    match form:
        case Line():
            return [(form,)]
        case Either(parts=parts):
            return [found for part in parts for found in alternatives(part)]
        case Every(parts=parts):
            found: list[tuple[Line, ...]] = [()]
            for part in parts:
                found = [(*left, *right) for left in found for right in alternatives(part)]
            return found


def is_monotone(form: Form, heard: Iterable[str] = VOICES) -> bool:
    """Whether the answer never gets worse when a member comes to be in favour.

    :param heard: the voices from which members come. Where it matters who takes part (the smallest
        blocking minority is one of those who do), a form says nothing of who stays apart.
    """
    return all(
        line.gains.get(voice, 0) <= line.gains.get(FOR, 0)
        for line in lines(form)
        for voice in heard
    )


def holds(form: Form, ballot: Ballot) -> bool:
    """Whether a form holds on a ballot; the same as ``evaluate(...).holds``."""
    return reached(form, [line.total(ballot) for line in lines(form)])


def equal_division(condition: Condition, setting: Setting) -> Form:
    """Return that as many are in favour as against, and some are."""
    counted_by, among = measure_of(condition)
    weights = _weights(counted_by, setting)
    class_ = setting.classes[among] if among else None
    as_many = Line({FOR: 1, AGAINST: -1}, 0, weights, class_)
    as_few = Line({FOR: -1, AGAINST: 1}, 0, weights, class_)
    return Every((as_many, as_few, Line({FOR: 1}, 1, weights, class_)))


def reached(form: Form, sums: Iterable[int]) -> bool:
    """Whether a form holds where its lines, in their order, come to these sums."""
    return _reached(form, iter(sums))


def _reached(form: Form, sums: Iterator[int]) -> bool:
    if isinstance(form, Line):
        return next(sums) >= form.need
    # Each part takes its sums, also where the answer is known without it.
    found = [_reached(part, sums) for part in form.parts]
    return all(found) if isinstance(form, Every) else any(found)


def _line(  # noqa: PLR0913, PLR0917 - the terms of a question
    group: str, gain: int, need: int, by: str, among: str, setting: Setting
) -> Line:
    voices = _voices(group)
    gains = {voice: gain for voice in VOICES if voice in voices}
    return Line(gains, need, _weights(by, setting), setting.classes[among] if among else None)


def _share(share: Share, setting: Setting) -> Form:
    """Return ``of - part x base`` as whole numbers, and that of nobody none never suffices."""
    part = fraction(share.part)
    among = setting.classes[share.among] if share.among else None
    weights = _weights(share.counted_by, setting)
    sign = -1 if share.upper else 1
    of, of_fixed = _counted(share.of, setting)
    base, base_fixed = _counted(share.out_of, setting)
    gains = {
        voice: sign * (part.denominator * (voice in of) - part.numerator * (voice in base))
        for voice in VOICES
    }
    fixed = sign * (part.denominator * of_fixed - part.numerator * base_fixed)
    line = Line(gains, int(share.strict) - fixed, weights, among)
    if share.upper:
        return line
    some = Line({voice: 1 for voice in VOICES if voice in of}, 1 - of_fixed, weights, among)
    return Every((line, some))


def _counted(group: str, setting: Setting) -> tuple[frozenset[str], int]:
    """Return the voices that count as a group, or how many are in it, whatever anybody says."""
    if group == ATTENDING and setting.attending is not None:
        return frozenset(), setting.attending
    return _voices(group), 0


def _voices(group: str) -> frozenset[str]:
    return GROUPS["present" if group == ATTENDING else group]


def _weights(by: str, setting: Setting) -> Mapping[str, int] | None:
    return None if by in {"", EVERYBODY} else setting.weights[by].values
