"""The bars of a finding: what they draw is what was found."""

from hypothesis import given
from rules_drawn import DAY, cases

from plenipo.procedure.answers import put
from plenipo.procedure.bars import bars
from plenipo.procedure.conditions import AllOf, AnyOf, Fact, Not
from plenipo.procedure.rule_file import read, text_of


def drawn(rule, ballot, day=DAY):
    asked = put(rule, day, ballot)
    return bars(asked.answer().finding, asked.ballot, asked.setting)


def leaves(finding):
    """Count the conditions of a finding that count something."""
    if isinstance(finding.condition, AllOf | AnyOf | Not):
        return sum(leaves(part) for part in finding.parts)
    return int(not isinstance(finding.condition, Fact))


@given(cases())
def test_a_bar_reaches_its_threshold_exactly_when_its_condition_holds(case):
    asked = put(case.rule, DAY, case.ballot, case.circumstances)
    found = asked.answer().finding
    counted = [bar for bar in bars(found, asked.ballot, asked.setting) if any(bar.told)]
    assert len(counted) == leaves(found)
    for bar in counted:
        reached = bar.have <= bar.need if bar.at_most else bar.have >= bar.need
        assert reached == bar.holds
        assert 0 <= bar.have <= bar.base
        assert bar.need <= bar.base
        assert bar.need >= 0 or not bar.holds  # fewer than none: nothing is that


COUNCIL = read(text_of("eu-council-qmv"))
DAY_OF_27 = COUNCIL.versions[-1].since.replace(year=2021)


def test_of_alternatives_each_bar_stands_below_a_line_that_says_so():
    members = COUNCIL.members[-1].values
    told = drawn(COUNCIL, {"for": tuple(members)}, DAY_OF_27)
    over = [bar.sentence for bar in told if not bar.base]
    assert "One of these suffices:" in over
    assert [bar.depth for bar in told] == sorted(bar.depth for bar in told)
    assert all(bar.holds for bar in told if bar.base and not bar.at_most)


def test_members_are_called_as_the_reader_calls_them():
    rule = read(text_of("csto-consensus"))
    asked = put(rule, DAY, {"for": ("AM",), "against": ("BY",)})
    called = {"AM": "Armenia", "BY": "Belarus"}.get
    told = bars(asked.answer().finding, asked.ballot, asked.setting, called)
    said = " ".join(bar.sentence for bar in told)
    assert "Belarus" in said
    assert "BY" not in said
