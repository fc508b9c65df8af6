"""Whether a trigger can hold at all, and whether anything could keep it from holding.

A trigger is taken apart into sets of inequalities (``procedure.linear``). Those on values are
bounds of the indicators; what is left asks how many are past their alarm, of those that the bounds
leave open, and is looked for as on a ballot without names (``procedure.possible``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from plenipo.capabilities.contingency.record import LEVELS, Indicator
from plenipo.capabilities.contingency.triggers import (
    CONSULTED,
    DECIDED,
    ENDLESS,
    LEVEL,
    REQUESTED,
    questions_of,
    setting,
)
from plenipo.procedure.conditions import Condition, Fact
from plenipo.procedure.counting import Setting, Tally
from plenipo.procedure.linear import Every, Line, alternatives, linear
from plenipo.procedure.possible import can_hold
from plenipo.procedure.scale import AGAINST, FOR, SILENT

Bounds = dict[str, tuple[int, int]]


def reachable(
    condition: Condition, indicators: Mapping[str, Indicator], level: str, *, helps: bool = False
) -> bool:
    """Tell whether a condition can hold while the situation stands at a level, or worse.

    :param helps: whether it is asked only where help was requested.
    """
    codes = tuple(indicators)
    for facts in _worlds(condition, level, helps=helps):
        surrounding = setting(codes, facts)
        form = linear(condition, {SILENT: codes}, surrounding)
        if any(_possible(lines, indicators, surrounding) for lines in alternatives(form)):
            return True
    return False


def _worlds(condition: Condition, level: str, *, helps: bool) -> Iterator[frozenset[str]]:
    """Yield what can be so together, of what a condition asks for."""
    asked = {each.that for each in questions_of(condition) if isinstance(each, Fact)}
    free = sorted(fact for fact in asked if fact.startswith(DECIDED) or fact == CONSULTED)
    if REQUESTED in asked and not helps:
        free.append(REQUESTED)
    always = {REQUESTED} if helps else set()
    for step in range(LEVELS.index(level), len(LEVELS)):
        levels = {f"{LEVEL}{each}" for each in LEVELS[: step + 1]}
        for number in range(len(free) + 1):
            for chosen in combinations(free, number):
                yield frozenset((*levels, *always, *chosen))


def _possible(
    lines: Sequence[Line], indicators: Mapping[str, Indicator], surrounding: Setting
) -> bool:
    """Tell whether values of the indicators fulfil all of these inequalities."""
    bounds = _bounds([line for line in lines if line.weights], indicators)
    if any(least > most for least, most in bounds.values()):
        return False
    heard = {code: _heard(indicators[code], *bounds[code]) for code in indicators}
    named = {
        voice: tuple(code for code, voices in heard.items() if voices == {voice})
        for voice in (FOR, AGAINST)
    }
    asked = Every(tuple(line for line in lines if not line.weights))
    sure, total = len(named[FOR]), len(heard)
    for number in range(sure, total - len(named[AGAINST]) + 1):
        counts = {"": {FOR: number, AGAINST: total - number}}
        tally = Tally(counts, surrounding, tuple(heard), named)
        if can_hold(asked, tally) is not False:
            return True
    return False


def _bounds(lines: Sequence[Line], indicators: Mapping[str, Indicator]) -> Bounds:
    """Return between which values each indicator must be for these inequalities to hold."""
    found: Bounds = {
        code: (each.least, ENDLESS if each.most is None else each.most)
        for code, each in indicators.items()
    }
    for line in lines:
        code = next(code for code, weight in (line.weights or {}).items() if weight)
        least, most = found[code]
        if next(iter(line.gains.values())) > 0:
            found[code] = max(least, line.need), most
        else:
            found[code] = least, min(most, -line.need)
    return found


def _heard(indicator: Indicator, least: int, most: int) -> set[str]:
    """Return how an indicator can be heard whose value is between two ends."""
    return {FOR if indicator.alarming(value) else AGAINST for value in (least, most)}
