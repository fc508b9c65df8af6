"""A rule in plain sentences: what must hold, told from the data, in any language."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

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
)
from plenipo.procedure.counting import Setting
from plenipo.procedure.explanation import BASE_WORDS, GROUP_WORDS, message, written
from plenipo.procedure.scale import EVERYBODY

Translate = Callable[[str], str]

PLAIN_PARTS = 5
"""The largest denominator with which a share is told as a fraction, not in percent."""


class Told(msgspec.Struct, frozen=True):
    """A sentence, and those that stand under it."""

    text: str
    parts: tuple[Told, ...] = ()

    def line(self) -> str:
        """Return it in one line."""
        return " ".join((self.text, " / ".join(part.line() for part in self.parts))).strip()


class Sizes(msgspec.Struct, frozen=True):
    """How large a body is, so that a share can be told as a number.

    :ivar members: who they are, or
    :ivar number: how many, where that is all that is known; 0 where not even that is.
    :ivar setting: the classes and weights of the day.
    """

    number: int = 0
    members: tuple[str, ...] = ()
    setting: Setting = Setting()

    def base(self, counted_by: str, among: str) -> tuple[int, int]:
        """Return how large all are together, in units of one part of it; 0 where it is unknown."""
        inside = self.setting.classes.get(among, frozenset()) if among else frozenset(self.members)
        if counted_by == EVERYBODY:
            return (len(inside) if among else self.number or len(inside)), 1
        weighing = self.setting.weights.get(counted_by)
        if weighing is None or (among and not inside):
            return 0, 1
        who = inside or weighing.values
        return sum([weighing.values.get(member, 0) for member in who]), weighing.unit


UNKNOWN = Sizes()


def told(
    condition: Condition, translate: Translate = str, sizes: Sizes = UNKNOWN
) -> tuple[Told, ...]:
    """Tell a condition in sentences, one for each part that must hold.

    >>> told(Share(of="for", out_of="voting", at_least="2/3"))[0].text
    'At least 2/3 of those voting must be in favour.'
    """
    match condition:
        case AllOf(conditions=parts):
            return tuple(sentence for part in parts for sentence in told(part, translate, sizes))
        case AnyOf(conditions=parts):
            either = tuple(_joined(told(part, translate, sizes), translate) for part in parts)
            return (Told(translate("One of these suffices:"), either),)
        case Not(condition=part):
            return (Told(translate("This must not hold:"), told(part, translate, sizes)),)
        case Share():
            return (Told(_share(condition, translate), _in_numbers(condition, translate, sizes)),)
        case _:
            return (Told(_question(condition, translate)),)


def _joined(parts: tuple[Told, ...], translate: Translate) -> Told:
    if len(parts) == 1:
        return parts[0]
    return Told(translate("All of these together:"), parts)


def _question(condition: Condition, translate: Translate) -> str:
    match condition:
        case NoObjection(tolerate=number, among=among):
            text = translate(_MOST_OBJECT if number else _NOBODY)
            return _inside(text.format(number=number), translate, among)
        case NoVeto(among=among):
            return translate(_NO_VETO).format(name=among)
        case TooFewToBlock(of=group, more_than=part, counted_by=weight, plus=plus):
            words = {"part": part_words(part), "weight": weight, "plus": plus}
            blockers = translate(GROUP_WORDS[group])
            return translate(_TOO_FEW).format(group=blockers, **words)
        case Fact(that=that):
            return translate(_FACT).format(that=that)
        case Count():
            text = translate(_MOST if condition.upper else _LEAST)
            group = translate(GROUP_WORDS[condition.of])
            said = text.format(number=condition.number, group=group)
            return _inside(said, translate, condition.among, condition.counted_by)
        case _:
            return ""


_NOBODY = message("Nobody may object.")
_NO_VETO = message("Nobody in the class “{name}” may be against: each has a veto.")
_MOST_OBJECT = message("At most {number} may object.")
_FACT = message("It must be so: {that}.")
_LEAST = message("At least {number} must be {group}.")
_MOST = message("At most {number} may be {group}.")
_TOO_FEW = message(
    "Those who are {group} must be fewer than the smallest blocking minority: the fewest taking"
    " part with more than {part} of the {weight}, and {plus} more."
)
_SHARES = {
    (False, False): message("At least {part} of {base} must be {group}."),
    (False, True): message("More than {part} of {base} must be {group}."),
    (True, False): message("At most {part} of {base} may be {group}."),
    (True, True): message("Less than {part} of {base} may be {group}."),
}


_OUTERMOST = {
    (False, False, Fraction(1)): message("Of {base}, each must be {group}."),
    (False, True, Fraction(0)): message("Of {base}, somebody must be {group}."),
    (True, False, Fraction(0)): message("Of {base}, nobody may be {group}."),
    (True, False, Fraction(1)): message("Of {base}, any number may be {group}."),
    (True, True, Fraction(1)): message("Of {base}, not all may be {group}."),
}
"""Shares of none and of all, told without a number."""

_AS_NUMBERS = {
    (True, False): message("Of {number} members, that is {need} or more."),
    (True, True): message("Of {number} members, that is {need} or fewer."),
    (False, False): message("If all {number} are among them, that is {need} or more."),
    (False, True): message("If all {number} are among them, that is {need} or fewer."),
}
_AS_WEIGHT = {
    (True, False): message("All together weigh {number}; that is {need} or more."),
    (True, True): message("All together weigh {number}; that is {need} or less."),
    (False, False): message("If all are among them, who weigh {number}, that is {need} or more."),
    (False, True): message("If all are among them, who weigh {number}, that is {need} or less."),
}


def part_words(part: str) -> str:
    """Return a share as people write it: a simple fraction, or percent.

    >>> part_words("2/3"), part_words("55/100"), part_words("0.5"), part_words("5/16")
    ('2/3', '55 %', '1/2', '5/16')
    """
    exact = Fraction(part)
    if exact.denominator <= PLAIN_PARTS:
        return str(exact)
    percent = exact * 100
    return f"{percent} %" if percent.denominator == 1 else str(exact)


def _share(share: Share, translate: Translate) -> str:
    group, base = translate(GROUP_WORDS[share.of]), translate(BASE_WORDS[share.out_of])
    outer = _OUTERMOST.get((share.upper, share.strict, Fraction(share.part)))
    if outer:
        said = translate(outer).format(base=base, group=group)
    else:
        text = translate(_SHARES[share.upper, share.strict])
        said = text.format(part=part_words(share.part), base=base, group=group)
    return _inside(said, translate, share.among, share.counted_by)


def _in_numbers(share: Share, translate: Translate, sizes: Sizes) -> tuple[Told, ...]:
    """Tell how many a share is, where it is known of how many."""
    base, unit = sizes.base(share.counted_by, share.among)
    if not base or Fraction(share.part) in {0, 1}:
        return ()
    words = _AS_NUMBERS if share.counted_by == EVERYBODY else _AS_WEIGHT
    text = translate(words[share.out_of == EVERYBODY, share.upper])
    need = written(share.need(base), unit)
    return (Told(text.format(number=written(base, unit), need=need)),)


def _inside(text: str, translate: Translate, among: str, counted_by: str = EVERYBODY) -> str:
    """Add the class and the weight in which it is counted, as the rule calls them."""
    inside: list[str] = []
    if among:
        inside.append(translate("in the class “{name}”").format(name=among))
    if counted_by != EVERYBODY:
        inside.append(translate("counted by {weight}").format(weight=counted_by))
    return f"{text[:-1]} ({translate(', ').join(inside)})." if inside else text
