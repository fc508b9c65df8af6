"""Triggers: conditions of the algebra of the rules, asked of the indicators of a situation.

In place of members stand indicators. One that is past its alarm is heard ``for``, another
``against``; its value is what it weighs under its own name. Facts are the level of the situation
(``level:tense``: at least that), ``requested``, ``consulted``, and ``decided:NUMBER``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache
from itertools import chain

import msgspec

from plenipo.capabilities.contingency.record import LEVELS, Board, Indicator, Situation
from plenipo.capabilities.decisions.state import Decisions
from plenipo.capabilities.sessions.state import Sessions
from plenipo.core.fold import State
from plenipo.procedure.answers import ADOPTED
from plenipo.procedure.condition_words import Vocabulary, read_condition
from plenipo.procedure.conditions import (
    AllOf,
    AnyOf,
    Condition,
    Count,
    Fact,
    Finding,
    Not,
    Share,
    parts_of,
)
from plenipo.procedure.counting import Range, Setting, Weighing, find
from plenipo.procedure.keys import COUNT
from plenipo.procedure.scale import AGAINST, EVERYBODY, FOR
from plenipo.procedure.sheet import Place, RuleError, open_sheet

LEVEL, DECIDED = "level:", "decided:"
REQUESTED, CONSULTED = "requested", "consulted"
ASKED = (FOR, AGAINST, EVERYBODY)
"""The groups a trigger can ask about: past their alarm, not past it, all."""
MOST_QUESTIONS = 8
"""How many questions a trigger may ask: all their answers are gone through."""
ENDLESS = 10**12
"""What stands for the most an indicator can be, where it has no end."""


@cache
def read_trigger(text: str, indicators: tuple[str, ...]) -> Condition:
    """Read a trigger over indicators.

    :raises RuleError: with all that is wrong in it, each with its line.
    """
    place = open_sheet(text, "The condition", COUNT)
    found = read_condition(place, Vocabulary(indicators, indicators))
    place.problems.complain()
    questions = list(questions_of(found))
    for asked in questions:
        _fits(place, asked)
    if len(questions) > MOST_QUESTIONS:
        place.wrong(f"it asks {len(questions)} questions: ask at most {MOST_QUESTIONS}")
    place.problems.complain()
    return found


def questions_of(condition: Condition) -> Iterator[Condition]:
    """Yield the questions of a condition, without the compounds they stand in."""
    if isinstance(condition, AllOf | AnyOf | Not):
        yield from chain.from_iterable(map(questions_of, parts_of(condition)))
    else:
        yield condition


def _fits(place: Place, asked: Condition) -> None:
    """Note a question that cannot be asked of indicators."""
    match asked:
        case Fact(that=that):
            level = that.startswith(LEVEL) and that.removeprefix(LEVEL) in LEVELS
            decided = that.startswith(DECIDED) and that != DECIDED
            if not level and not decided and that not in {REQUESTED, CONSULTED}:
                levels = ", ".join(f"'{LEVEL}{each}'" for each in LEVELS)
                place.wrong(
                    f"there is no fact '{that}': ask for {levels}, '{REQUESTED}', '{CONSULTED}'"
                    f" or '{DECIDED}NUMBER'"
                )
        case Count(of=group, counted_by=by, among=among):
            if group not in ASKED:
                place.wrong(_no_group(group))
            elif by != EVERYBODY and (group != EVERYBODY or among):
                place.wrong(f"the value of '{by}' is asked of all: 'of: members', without 'among'")
        case Share(of=group, out_of=base, counted_by=by):
            for each in (group, base):
                if each not in ASKED:
                    place.wrong(_no_group(each))
            if by != EVERYBODY or base != EVERYBODY:
                place.wrong("a share is one of all indicators, each counting one")
        case _:
            place.wrong("a trigger asks for a count, a share or a fact, and nothing else")


def _no_group(group: str) -> str:
    return f"'{group}' is no group of indicators: ask for 'for', 'against' or 'members'"


class Indications(msgspec.Struct, frozen=True):
    """Indicators as a roll: what is not measured yet leaves a count open, between two ends.

    :ivar values: the values by indicator; one that is not measured is not there.
    """

    indicators: Mapping[str, Indicator]
    values: Mapping[str, int]

    def size(self, group: str, counted_by: str, among: str) -> Range:
        """Return the least and the most a count, or the value of an indicator, can be."""
        if counted_by != EVERYBODY:
            indicator = self.indicators[counted_by]
            value = self.values.get(counted_by)
            open_end = ENDLESS if indicator.most is None else indicator.most
            return (indicator.least, open_end) if value is None else (value, value)
        chosen = [code for code in self.indicators if not among or code == among]
        voices = [self._voice(code) for code in chosen]
        if group == EVERYBODY:
            return len(chosen), len(chosen)
        return voices.count(group), len([voice for voice in voices if voice in {group, ""}])

    def _voice(self, code: str) -> str:
        """Return how an indicator is heard; nothing where it is not known."""
        value, indicator = self.values.get(code), self.indicators[code]
        if value is None and indicator.alarm is not None:
            return ""
        return FOR if value is not None and indicator.alarming(value) else AGAINST

    def names(self, group: str, among: str) -> tuple[str, ...]:
        """Return the indicators in a group."""
        chosen = [code for code in self.indicators if not among or code == among]
        return tuple(code for code in chosen if group in {EVERYBODY, self._voice(code)})

    @staticmethod
    def others(group: str, among: str) -> tuple[str, ...]:
        """Return nobody: a trigger turns on nobody."""
        del group, among
        return ()


def facts_of(
    state: State, situation: Situation, board: Board, asked: Condition, moment: datetime
) -> frozenset[str]:
    """Return what is so at a moment, of what a trigger asks for."""
    level = board.level(moment)
    found = {f"{LEVEL}{each}" for each in LEVELS[: LEVELS.index(level) + 1]}
    if any(board.asks(member, moment) for member in situation.concerns):
        found.add(REQUESTED)
    if any(each.held_by(moment) for each in board.consultations.values()):
        found.add(CONSULTED)
    named = {each.that for each in questions_of(asked) if isinstance(each, Fact)}
    numbers = {fact for fact in named if fact.startswith(DECIDED)}
    found |= {fact for fact in numbers if decided(state, fact.removeprefix(DECIDED))}
    return frozenset(found)


def decided(state: State, number: str, body: str = "") -> bool:
    """Tell whether a decision of a number was adopted and stands; by a body, where one is named."""
    sessions = state.of(Sessions).sessions
    for each in state.of(Decisions).numbered(number):
        home = sessions.get(each.session)
        sits = not body or (home is not None and body in home.bodies)
        if each.outcome == ADOPTED and not each.rescinded and sits:
            return True
    return False


def ask(
    state: State, situation: Situation, board: Board, text: str, moment: datetime
) -> Finding | None:
    """Ask a trigger of a board at a moment; None where there is none, or none that can be read."""
    indicators = situation.indicators
    if not text:
        return None
    try:
        asked = read_trigger(text, tuple(indicators))
    except RuleError:
        return None
    measured = {code: board.value(code, moment) for code in indicators}
    values = {code: value.value for code, value in measured.items() if value}
    facts = facts_of(state, situation, board, asked, moment)
    return find(asked, Indications(indicators, values), setting(tuple(indicators), facts))


@cache
def setting(indicators: tuple[str, ...], facts: frozenset[str]) -> Setting:
    """Return what a trigger is asked in: each indicator is a class and a weight of its own."""
    return Setting(
        classes={code: frozenset((code,)) for code in indicators},
        weights={
            code: Weighing({other: int(other == code) for other in indicators})
            for code in indicators
        },
        facts=facts,
    )
