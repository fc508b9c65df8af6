"""A rule in plain sentences: what must hold, told from the data, in any language."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from plenipo.procedure.conditions import (
    AllOf,
    AnyOf,
    Condition,
    Count,
    NoObjection,
    Not,
    NoVeto,
    Share,
    TooFewToBlock,
)
from plenipo.procedure.explanation import BASE_WORDS, GROUP_WORDS, message
from plenipo.procedure.scale import EVERYBODY

Translate = Callable[[str], str]


class Told(msgspec.Struct, frozen=True):
    """A sentence, and those that stand under it."""

    text: str
    parts: tuple[Told, ...] = ()

    def line(self) -> str:
        """Return it in one line."""
        return " ".join((self.text, " / ".join(part.line() for part in self.parts))).strip()


def told(condition: Condition, translate: Translate = str) -> tuple[Told, ...]:
    """Tell a condition in sentences, one for each part that must hold.

    >>> told(Share(of="for", out_of="voting", at_least="2/3"))[0].text
    'At least 2/3 of those voting must be in favour.'
    """
    match condition:
        case AllOf(conditions=parts):
            return tuple(sentence for part in parts for sentence in told(part, translate))
        case AnyOf(conditions=parts):
            either = tuple(_joined(told(part, translate), translate) for part in parts)
            return (Told(translate("One of these suffices:"), either),)
        case Not(condition=part):
            return (Told(translate("This must not hold:"), told(part, translate)),)
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
            return _inside(text.format(number=number), among)
        case NoVeto(among=among):
            return _inside(translate("Nobody with a veto may be against."), among)
        case TooFewToBlock(of=group, more_than=part, counted_by=weight, plus=plus):
            words = {"part": part, "weight": weight, "plus": plus}
            blockers = translate(GROUP_WORDS[group])
            return translate(_TOO_FEW).format(group=blockers, **words)
        case Count():
            text = translate(_MOST if condition.upper else _LEAST)
            group = translate(GROUP_WORDS[condition.of])
            said = text.format(number=condition.number, group=group)
            return _inside(said, condition.among, condition.counted_by)
        case Share():
            return _share(condition, translate)
        case _:
            return ""


_NOBODY = message("Nobody may object.")
_MOST_OBJECT = message("At most {number} may object.")
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


def _share(share: Share, translate: Translate) -> str:
    group, base = translate(GROUP_WORDS[share.of]), translate(BASE_WORDS[share.out_of])
    if share.at_least == "1":
        said = translate("Of {base}, each must be {group}.").format(base=base, group=group)
    else:
        text = translate(_SHARES[share.upper, share.strict])
        said = text.format(part=share.part, base=base, group=group)
    return _inside(said, share.among, share.counted_by)


def _inside(text: str, among: str, counted_by: str = EVERYBODY) -> str:
    """Add the class and the weight in which it is counted, as the rule calls them."""
    weight = "" if counted_by == EVERYBODY else counted_by
    inside = ", ".join(filter(None, (among, weight)))
    return f"{text[:-1]} ({inside})." if inside else text
