"""How conditions over indicators are told: each question a line, with what it finds now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from plenipo.capabilities.contingency.record import Board, Indicator, Situation
from plenipo.capabilities.contingency.triggers import (
    CONSULTED,
    DECIDED,
    LEVEL,
    REQUESTED,
    ask,
)
from plenipo.capabilities.members.state import in_language
from plenipo.core.page import message
from plenipo.procedure.conditions import AllOf, AnyOf, Count, Fact, Finding, Not, Share
from plenipo.procedure.scale import EVERYBODY, FOR
from plenipo.procedure.telling import part_words
from plenipo.register.view import View

ALL = message("all of these:")
ONE = message("one of these:")
NONE = message("not this:")
AT_LEAST = message("{indicator} is at least {number} {unit}")
AT_MOST = message("{indicator} is at most {number} {unit}")
PAST = {
    True: message("{indicator} is past its alarm"),
    False: message("{indicator} is not past its alarm"),
}
COUNTS = {
    (True, False): message("at least {number} of the indicators are past their alarm"),
    (True, True): message("at most {number} of the indicators are past their alarm"),
    (False, False): message("at least {number} of the indicators are not past their alarm"),
    (False, True): message("at most {number} of the indicators are not past their alarm"),
}
SHARES = {
    (False, False): message("at least {part} of the indicators are past their alarm"),
    (False, True): message("more than {part} of the indicators are past their alarm"),
    (True, False): message("at most {part} of the indicators are past their alarm"),
    (True, True): message("less than {part} of the indicators are past their alarm"),
}
NOT_PAST = message("not past their alarm: {part}")
AT_LEVEL = message("the situation is {level}, or worse")
FACTS = {
    REQUESTED: message("the member concerned has asked for help"),
    CONSULTED: message("urgent consultations were held"),
}
IS_DECIDED = message("decision {number} was taken")
HAS = message("now {number}")


class Clause(msgspec.Struct, frozen=True):
    """One line of a condition.

    :ivar depth: how deep it stands in the others; 0 for the outermost.
    :ivar holds: whether it holds now; None where that cannot be told.
    :ivar now: what it was measured to be, in words; empty where that says nothing.
    """

    depth: int
    text: str
    holds: bool | None
    now: str


def clauses(view: View, situation: Situation, board: Board, text: str) -> tuple[Clause, ...]:
    """Return a condition line by line; nothing where there is none."""
    found = ask(view.seen.state, situation, board, text, view.now)
    return tuple(_lines(view, situation.indicators, found, 0)) if found else ()


def _lines(
    view: View, indicators: Mapping[str, Indicator], found: Finding, depth: int
) -> Iterator[Clause]:
    asked = found.condition
    compound = {AllOf: ALL, AnyOf: ONE, Not: NONE}.get(type(asked))
    if compound is None:
        text, now = _question(view, indicators, found)
        yield Clause(depth, text, found.holds, now)
        return
    yield Clause(depth, view.wording.say(compound), found.holds, "")
    for part in found.parts:
        yield from _lines(view, indicators, part, depth + 1)


def _question(view: View, indicators: Mapping[str, Indicator], found: Finding) -> tuple[str, str]:
    """Return a question in words, and what it was found to be."""
    say = view.wording.say
    match found.condition:
        case Count(counted_by=code) as asked if code != EVERYBODY:
            known = indicators[code]
            named = in_language(known.names, view.wording.language)
            text = AT_MOST if asked.upper else AT_LEAST
            now = "" if found.up_to is not None else say(HAS, number=found.have)
            return say(text, indicator=named, number=asked.number, unit=known.unit), now
        case Count(of=group, among=code) as asked if code:
            named = in_language(indicators[code].names, view.wording.language)
            past = (group == FOR) != (asked.upper and asked.number == 0)
            return say(PAST[past], indicator=named), ""
        case Count(of=group) as asked:
            text = COUNTS[group == FOR, asked.upper]
            now = "" if found.up_to is not None else say(HAS, number=found.have)
            return say(text, number=asked.number), now
        case Share(of=group) as share:
            part = part_words(share.part)
            text = say(SHARES[share.upper, share.strict], part=part)
            return text if group == FOR else say(NOT_PAST, part=part), ""
        case Fact(that=that):
            return _fact(view, that), ""
        case _:
            return "", ""


def _fact(view: View, that: str) -> str:
    if that in FACTS:
        return view.wording.say(FACTS[that])
    if that.startswith(LEVEL):
        level = view.wording.word("level", that.removeprefix(LEVEL))
        return view.wording.say(AT_LEVEL, level=level)
    return view.wording.say(IS_DECIDED, number=that.removeprefix(DECIDED))
