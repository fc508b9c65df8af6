"""Triggers: what they find on a board, and whether they can hold at all."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from plenipo.capabilities.contingency.reach import reachable
from plenipo.capabilities.contingency.record import CALM, CRISIS, LEVELS, TENSE, Indicator
from plenipo.capabilities.contingency.triggers import Indications, read_trigger, setting
from plenipo.procedure.conditions import AllOf, AnyOf, Count, Fact, Not, Share
from plenipo.procedure.counting import find

NOW = datetime(2011, 12, 19, 12, tzinfo=UTC)


def indicator(code, most=4, alarm=2, *, falling=False):
    return Indicator(code, {}, "", 0, most, alarm, falling, "", 0, NOW)


KNOWN = {each.code: each for each in (indicator("a"), indicator("b", falling=True))}
ATTACKS = {"attacks": indicator("attacks", None, 20)}


def found(condition, values, facts=(), known=KNOWN):
    surrounding = setting(tuple(known), frozenset(facts))
    return find(condition, Indications(known, values), surrounding).holds


def test_the_value_of_an_indicator_is_its_weight():
    asked = read_trigger("count: {of: members, counted_by: attacks, at_least: 20}", ("attacks",))
    assert found(asked, {"attacks": 20}, known=ATTACKS) is True
    assert found(asked, {"attacks": 19}, known=ATTACKS) is False


def test_what_was_never_measured_leaves_the_answer_open():
    for bound in ("at_least", "at_most"):
        asked = Count("members", **{bound: 3}, counted_by="attacks")
        assert found(asked, {}, known=ATTACKS) is None
    assert found(Count("for", at_least=1), {}) is None
    assert found(Count("for", at_least=1), {"a": 3}) is True
    assert found(Count("for", at_least=2), {"a": 1}) is False
    assert found(Count("for", at_least=3), {}) is False


def test_an_indicator_past_its_alarm_is_heard_for():
    past = Share("for", at_least="1/2")
    assert found(past, {"a": 2, "b": 3}) is True
    assert found(past, {"a": 1, "b": 3}) is False
    assert found(Count("for", among="b", at_least=1), {"a": 1, "b": 2}) is True
    assert found(Count("against", at_most=0), {"a": 2, "b": 2}) is True


def test_a_level_stands_for_those_below_it():
    tense = read_trigger("fact: {that: 'level:tense'}", ())
    assert reachable(tense, {}, CALM)
    assert not reachable(Not(tense), {}, TENSE)
    assert not reachable(AllOf((Not(tense), Fact("level:crisis"))), {}, CALM)
    assert reachable(AllOf((tense, Not(Fact("level:crisis")))), {}, CALM)
    assert not reachable(Not(Fact("level:crisis")), {}, CRISIS)


def test_help_is_asked_for_where_a_measure_helps():
    assert reachable(Not(Fact("requested")), {}, CALM)
    assert not reachable(Not(Fact("requested")), {}, CALM, helps=True)
    assert reachable(Fact("requested"), {}, CALM, helps=True)


def least(code, value):
    return Count("members", at_least=value, counted_by=code)


def most(code, value):
    return Count("members", at_most=value, counted_by=code)


NONE_OF_B = Count("for", among="b", at_most=0)


@pytest.mark.parametrize(
    ("asked", "possible"),
    [
        (AllOf((least("a", 3), Count("for", at_most=0))), False),
        (AllOf((most("a", 1), Count("for", at_least=2))), False),
        (AllOf((most("a", 1), Count("for", at_least=1))), True),
        (AllOf((least("b", 2), NONE_OF_B)), True),
        (AllOf((most("b", 2), NONE_OF_B)), False),
        (Count("for", at_least=3), False),
        (least("a", 5), False),
        (AnyOf(()), False),
        (AllOf(()), True),
    ],
)
def test_bounds_and_alarms_are_looked_at_together(asked, possible):
    assert reachable(asked, KNOWN, CALM) is possible


questions = some.one_of(
    some.builds(
        Count,
        some.just("members"),
        at_least=some.integers(1, 5),
        counted_by=some.sampled_from(("a", "b")),
    ),
    some.builds(
        Count,
        some.just("members"),
        at_most=some.integers(0, 5),
        counted_by=some.sampled_from(("a", "b")),
    ),
    some.builds(
        Count,
        some.sampled_from(("for", "against")),
        at_least=some.integers(1, 3),
        among=some.sampled_from(("", "a", "b")),
    ),
    some.builds(
        Share, some.sampled_from(("for", "against")), at_most=some.sampled_from(("0", "1/2", "1"))
    ),
    some.builds(Fact, some.sampled_from(("level:tense", "requested", "consulted"))),
)
conditions = some.recursive(
    questions,
    lambda inner: some.one_of(
        some.builds(Not, inner),
        some.builds(AllOf, some.tuples(inner, inner)),
        some.builds(AnyOf, some.tuples(inner, inner)),
    ),
    max_leaves=4,
)


@given(conditions, some.sampled_from(LEVELS))
def test_a_trigger_can_hold_exactly_where_some_values_fulfil_it(condition, level):
    levels = LEVELS[LEVELS.index(level) :]
    worlds = [
        {*(f"level:{each}" for each in LEVELS[: LEVELS.index(top) + 1]), *asked, *met}
        for top in levels
        for asked in ((), ("requested",))
        for met in ((), ("consulted",))
    ]
    tried = any(
        found(condition, {"a": a, "b": b}, facts)
        for facts in worlds
        for a in range(5)
        for b in range(5)
    )
    assert reachable(condition, KNOWN, level) is tried


def test_an_alarm_can_be_at_and_below_a_value():
    assert indicator("b", falling=True).alarming(2)
    assert not indicator("b", falling=True).alarming(3)
    assert not indicator("b", alarm=None).alarming(3)
