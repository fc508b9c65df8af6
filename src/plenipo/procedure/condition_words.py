"""The words of conditions in a rule file, and how each is read."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import msgspec
from ruamel.yaml.nodes import ScalarNode

from plenipo.procedure import keys
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
from plenipo.procedure.scale import ATTENDING, EVERYBODY, GROUPS
from plenipo.procedure.sheet import Fields, Place

DEEPEST = 20
"""How deep conditions may stand in one another."""

BOUNDS = ("at_least", "more_than", "at_most", "less_than")
COUNT_BOUNDS = ("at_least", "at_most")
GROUP_NAMES = (*GROUPS, ATTENDING)


class Vocabulary(msgspec.Struct, frozen=True):
    """The names that a rule gives itself: its classes and weights."""

    classes: tuple[str, ...] = ()
    weights: tuple[str, ...] = ()

    def class_(self, place: Place) -> str:
        """Return the name of a class the rule has."""
        return self._own(place, self.classes, "class", "classes")

    def measure(self, place: Place) -> str:
        """Return ``members``, or the name of a weight the rule has."""
        if place.text("'counted_by'") == EVERYBODY:
            return EVERYBODY
        return self._own(place, self.weights, "weight", "weights")

    @staticmethod
    def _own(place: Place, known: tuple[str, ...], what: str, key: str) -> str:
        if known:
            return place.one_of(known, what)
        name = place.text(f"a {what}")
        place.wrong(f"the rule gives no {what} '{name}': add it under '{key}'")
        return name


def read_condition(place: Place, words: Vocabulary, depth: int = 0) -> Condition:
    """Read a condition: one word, with its terms where it has some."""
    if isinstance(place.node, ScalarNode):
        if place.one_of(CONDITIONS, "condition") != "no_objection":
            place.wrong(f"'{place.text('a condition')}' needs its terms, each as 'key: value'")
        return NoObjection()
    found = place.pairs("a condition")
    if depth > DEEPEST:
        place.wrong("a condition is one word with its terms: these stand too deep in one another")
    elif len(found) == 1:
        ((kind, terms),) = found.items()
        if kind in CONDITIONS:
            return CONDITIONS[kind](terms, words, depth)
        place.no_such(kind, CONDITIONS, "condition")
    elif set(found) <= set(CONDITIONS):
        place.wrong(
            "a condition is one word with its terms: put several under 'all_of' or 'any_of'"
        )
    else:
        place.wrong("a condition is one word with its terms, like 'no_objection'")
    return NoObjection()


def _compound(make: Callable[[tuple[Condition, ...]], Condition]) -> Reading:
    def read_parts(place: Place, words: Vocabulary, depth: int) -> Condition:
        parts = place.parts("what must hold together")
        return make(tuple(read_condition(part, words, depth + 1) for part in parts))

    return read_parts


def _not(place: Place, words: Vocabulary, depth: int) -> Condition:
    return Not(read_condition(place, words, depth + 1))


def _no_objection(place: Place, words: Vocabulary, _: int) -> Condition:
    terms = place.fields("'no_objection'", keys.NO_OBJECTION)
    tolerate = terms.read("tolerate", lambda p: p.number("'tolerate'", 0), 0)
    return NoObjection(tolerate, terms.read("among", words.class_, ""))


def _no_veto(place: Place, words: Vocabulary, _: int) -> Condition:
    return NoVeto(words.class_(place.fields("'no_veto'", keys.NO_VETO)["among"]))


def _fact(place: Place, _: Vocabulary, __: int) -> Condition:
    return Fact(place.fields("'fact'", keys.FACT)["that"].text("'that'"))


def _too_few(place: Place, words: Vocabulary, _: int) -> Condition:
    terms = place.fields("'too_few_to_block'", keys.TOO_FEW_TO_BLOCK)
    return TooFewToBlock(
        more_than=terms["more_than"].share("'more_than'"),
        counted_by=words.measure(terms["counted_by"]),
        of=terms.read("of", _group, "not-for"),
        plus=terms.read("plus", lambda p: p.number("'plus'", 0), 0),
    )


def _count(place: Place, words: Vocabulary, _: int) -> Condition:
    terms = place.fields("'count'", keys.COUNT)
    bound = _bound(place, terms, COUNT_BOUNDS, "a count", "'at_least: 2'")
    least = 1 if bound == "at_least" else 0
    return Count(
        _group(terms["of"]),
        **{bound: terms[bound].number(f"'{bound}'", least)},
        counted_by=terms.read("counted_by", words.measure, EVERYBODY),
        among=terms.read("among", words.class_, ""),
    )


def _share(place: Place, words: Vocabulary, _: int) -> Condition:
    terms = place.fields("'share'", keys.SHARE)
    bound = _bound(place, terms, BOUNDS, "a share", "'at_least: 2/3'")
    part = terms[bound].share(f"'{bound}'")
    if bound == "more_than" and Fraction(part) == 1:
        place.wrong("nothing is more than all: write 'at_least: 1', or a smaller share")
    if bound == "less_than" and Fraction(part) == 0:
        place.wrong("nothing is less than none: write 'at_most: 0', or a larger share")
    return Share(
        of=_group(terms["of"]),
        out_of=terms.read("out_of", _group, EVERYBODY),
        **{bound: part},
        counted_by=terms.read("counted_by", words.measure, EVERYBODY),
        among=terms.read("among", words.class_, ""),
    )


def _bound(place: Place, terms: Fields, bounds: tuple[str, ...], what: str, example: str) -> str:
    """Return which bound is given; where it is not one, note that."""
    found = [bound for bound in bounds if bound in terms]
    if len(found) != 1:
        *others, last = [f"'{bound}'" for bound in bounds]
        place.wrong(f"{what} has one of {', '.join(others)} and {last}, like {example}")
    return found[0] if found else bounds[0]


def _group(place: Place) -> str:
    return place.one_of(GROUP_NAMES, "group")


Reading = Callable[[Place, Vocabulary, int], Condition]
CONDITIONS: dict[str, Reading] = {
    "all_of": _compound(AllOf),
    "any_of": _compound(AnyOf),
    "not": _not,
    "no_objection": _no_objection,
    "no_veto": _no_veto,
    "count": _count,
    "share": _share,
    "too_few_to_block": _too_few,
    "fact": _fact,
}
"""How each condition is read."""
