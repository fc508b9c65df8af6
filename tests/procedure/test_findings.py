"""What each kind of condition finds: the numbers on both sides, and whom it turns on."""

from fractions import Fraction

import pytest

from plenipo.procedure.conditions import (
    AllOf,
    AnyOf,
    Count,
    Fact,
    NoObjection,
    Not,
    NoVeto,
    Share,
    TooFewToBlock,
)
from plenipo.procedure.counting import Setting, Tally, Weighing, evaluate, find
from plenipo.procedure.explanation import explain
from plenipo.procedure.linear import Either, Holds, linear
from plenipo.procedure.telling import told

MEMBERS = ("AM", "BY", "KZ", "KG", "RU")
SETTING = Setting(
    classes={"permanent": frozenset({"RU", "BY"}), "funding": frozenset({"AM", "BY", "KZ"})},
    weights={"quota": Weighing({"AM": 150, "BY": 250, "KZ": 300, "KG": 100, "RU": 1200}, 100)},
    attending=4,
)
BALLOT = {"for": ("AM", "KZ"), "against": ("BY", "RU"), "abstaining": ("KG",)}
NOT_FOR = ("BY", "RU", "KG")


@pytest.mark.parametrize(
    ("condition", "holds", "numbers", "holders"),
    [
        (Share("for", at_least="2/5"), True, (2, 5, 2, 1), ()),
        (Share("for", more_than="2/5"), False, (2, 5, 3, 1), NOT_FOR),
        (Share("for", "voting", at_least="1/2"), True, (2, 4, 2, 1), ()),
        (Share("for", "voting", more_than="1/2"), False, (2, 4, 3, 1), NOT_FOR),
        (Share("against", at_most="1/5"), False, (2, 5, 1, 1), ("BY", "RU")),
        (Share("against", less_than="2/5"), False, (2, 5, 1, 1), ("BY", "RU")),
        (Share("against", at_most="2/5"), True, (2, 5, 2, 1), ()),
        (Share("for", more_than="1/2", among="funding"), True, (2, 3, 2, 1), ()),
        (
            Share("for", at_least="1/4", counted_by="quota"),
            False,
            (450, 2000, 500, 100),
            NOT_FOR,
        ),
        (Share("attending", more_than="1/2"), True, (4, 5, 3, 1), ()),
        (Count("for", at_least=3), False, (2, 0, 3, 1), NOT_FOR),
        (Count("for", at_least=5, counted_by="quota"), False, (450, 0, 500, 100), NOT_FOR),
        (Count("against", at_most=1), False, (2, 0, 1, 1), ("BY", "RU")),
        (Count("against", at_most=1, among="funding"), True, (1, 0, 1, 1), ()),
        (NoObjection(), False, (2, 0, 0, 1), ("BY", "RU")),
        (NoObjection(tolerate=2), True, (2, 0, 2, 1), ()),
        (NoVeto("permanent"), False, (2, 0, 0, 1), ("BY", "RU")),
        (TooFewToBlock("1/2", "quota"), False, (3, 0, 0, 1), NOT_FOR),
        (TooFewToBlock("1/2", "members"), False, (3, 0, 2, 1), NOT_FOR),
        (TooFewToBlock("1/2", "members", plus=1), True, (3, 0, 3, 1), ()),
    ],
)
def test_a_finding_has_the_numbers_on_both_sides(condition, holds, numbers, holders):
    found = evaluate(condition, BALLOT, SETTING)
    assert found.holds is holds
    assert (found.have, found.base, found.need, found.unit) == numbers
    assert found.holders == holders


def test_a_fact_is_found_whatever_anybody_says():
    known = Setting(facts=frozenset({"parent in force"}))
    for setting, holds in ((known, True), (SETTING, False)):
        found = evaluate(Fact("parent in force"), BALLOT, setting)
        assert found.holds is holds
        assert linear(Fact("parent in force"), BALLOT, setting) == (Holds if holds else Either(()))
    assert explain(found) == "It is not yet so: parent in force."
    assert told(Fact("parent in force"))[0].text == "It must be so: parent in force."


def test_a_compound_has_the_findings_of_its_parts_and_turns_on_whom_they_turn_on():
    parts = (Count("for", at_least=3), NoVeto("permanent"), Count("against", at_most=2))
    for compound, holds in ((AllOf(parts), False), (AnyOf(parts), True)):
        found = evaluate(compound, BALLOT, SETTING)
        assert found.holds is holds
        assert found.parts == tuple(evaluate(part, BALLOT, SETTING) for part in parts)
        assert found.holders == (() if holds else ("BY", "RU", "KG"))
    turned = evaluate(Not(parts[0]), BALLOT, SETTING)
    assert turned.holds
    assert turned.parts == (evaluate(parts[0], BALLOT, SETTING),)


def test_the_need_is_the_least_that_does_and_one_less_does_not():
    for base in range(1, 30):
        for part in ("1/3", "1/2", "0.55", "2/3", "3/4", "1"):
            exact = Fraction(part) * base
            assert Share("for", at_least=part).need(base) - 1 < exact
            assert Share("for", at_least=part).need(base) >= exact
            assert Share("for", more_than=part).need(base) - 1 <= exact
            assert Share("for", more_than=part).need(base) > exact
            assert Share("for", at_most=part).need(base) <= exact
            assert Share("for", at_most=part).need(base) + 1 > exact
            assert Share("for", less_than=part).need(base) < exact
            assert Share("for", less_than=part).need(base) + 1 >= exact


@pytest.mark.parametrize(
    ("condition", "numbers"),
    [
        (NoVeto("permanent"), (0, 2, 0)),
        (Count("for", at_least=2, among="funding"), (0, 2, 2)),
        (Share("for", at_least="1/4", counted_by="quota"), (250, 1500, 500)),
    ],
)
def test_of_numbers_without_names_a_finding_has_the_least_and_the_most(condition, numbers):
    counts = {"": {"for": 2, "against": 2, "abstaining": 1}, "funding": {"against": 1}}
    found = find(condition, Tally(counts, SETTING, MEMBERS), SETTING)
    assert found.holds is None
    assert (found.have, found.up_to, found.need) == numbers
