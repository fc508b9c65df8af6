"""The algebra of conditions: exact shares, counts, objections, and their combinations."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from plenipo.procedure.conditions import (
    AllOf,
    AnyOf,
    Count,
    NoObjection,
    Not,
    Share,
)
from plenipo.procedure.counting import evaluate, members_in
from plenipo.procedure.scale import ABSTAINING, AGAINST, APART, FOR, GROUPS, SILENT, VOICES


def ballot(**counts):
    """A ballot with so many members in each voice: ``ballot(yes=2, no=1)``."""
    voices = {"yes": FOR, "no": AGAINST, "abstain": ABSTAINING, "apart": APART, "silent": SILENT}
    return {
        voices[word]: tuple(f"{word}{i}" for i in range(count))
        for word, count in counts.items()
        if count
    }


@pytest.mark.parametrize(
    ("part", "base", "need"),
    [
        ("2/3", 3, 2),
        ("2/3", 4, 3),
        ("2/3", 193, 129),
        ("3/4", 194, 146),
        ("1/2", 4, 2),
        ("1", 7, 7),
        ("0.55", 27, 15),
        ("55/100", 20, 11),
    ],
)
def test_at_least_a_share_needs_the_smallest_number_that_is_not_less(part, base, need):
    found = evaluate(Share(of="for", out_of="members", at_least=part), ballot(silent=base))
    assert (found.need, found.base) == (need, base)
    assert Fraction(need) >= Fraction(part) * base > need - 1


@pytest.mark.parametrize(
    ("part", "base", "need"), [("1/2", 4, 3), ("1/2", 5, 3), ("1/2", 0, 1), ("2/3", 3, 3)]
)
def test_more_than_a_share_needs_the_smallest_number_above_it(part, base, need):
    found = evaluate(Share(of="for", out_of="members", more_than=part), ballot(silent=base))
    assert found.need == need


def test_two_of_three_is_two_thirds_and_one_is_not():
    two_thirds = Share(of="for", out_of="voting", at_least="2/3")
    assert evaluate(two_thirds, ballot(yes=2, no=1)).holds
    assert not evaluate(two_thirds, ballot(yes=1, no=1)).holds
    assert not evaluate(two_thirds, ballot(yes=1, no=2)).holds


def test_two_of_four_is_not_more_than_half():
    majority = Share(of="for", out_of="voting", more_than="1/2")
    assert not evaluate(majority, ballot(yes=2, no=2)).holds
    assert evaluate(majority, ballot(yes=3, no=1)).holds


def test_those_who_abstain_stay_away_or_are_silent_are_not_voting():
    majority = Share(of="for", out_of="voting", more_than="1/2")
    found = evaluate(majority, ballot(yes=2, no=1, abstain=5, apart=3, silent=9))
    assert found.holds
    assert (found.have, found.base, found.need) == (2, 3, 2)


@pytest.mark.parametrize("share", [{"at_least": "2/3"}, {"more_than": "1/2"}, {"at_least": "0"}])
@pytest.mark.parametrize("of", ["for", "voting"])
def test_of_an_empty_base_no_share_is_ever_reached(share, of):
    assert not evaluate(Share(of=of, out_of="members", **share), {}).holds
    assert not evaluate(Share(of=of, out_of="voting", **share), ballot(abstain=3)).holds


def test_who_is_not_in_the_group_holds_a_share_that_falls_short():
    found = evaluate(Share(of="heard", at_least="1"), ballot(yes=1, silent=2))
    assert found.holders == ("silent0", "silent1")
    assert evaluate(Share(of="heard", at_least="1"), ballot(yes=3)).holders == ()


def test_a_count_needs_at_least_so_many():
    assert evaluate(Count(of="for", at_least=2), ballot(yes=2)).holds
    assert not evaluate(Count(of="for", at_least=3), ballot(yes=2, abstain=5)).holds


@pytest.mark.parametrize(("against", "tolerate", "holds"), [(0, 0, True), (1, 0, False)])
def test_no_objection_is_broken_by_one(against, tolerate, holds):
    assert evaluate(NoObjection(tolerate), ballot(yes=3, no=against)).holds is holds


def test_consensus_minus_one_tolerates_one_objection_and_not_two():
    assert evaluate(NoObjection(1), ballot(yes=3, no=1)).holds
    found = evaluate(NoObjection(1), ballot(yes=3, no=2))
    assert not found.holds
    assert (found.have, found.need, found.holders) == (2, 1, ("no0", "no1"))


def test_silence_is_no_objection():
    assert evaluate(NoObjection(), ballot(silent=7)).holds


def test_all_of_holds_when_every_part_does_and_turns_on_those_that_fail():
    both = AllOf((NoObjection(), Share(of="heard", at_least="1")))
    assert evaluate(both, ballot(yes=2)).holds
    found = evaluate(both, ballot(yes=1, no=1, silent=1))
    assert not found.holds
    assert found.holders == ("no0", "silent0")
    assert [part.holds for part in found.parts] == [False, False]


def test_any_of_holds_when_one_part_does():
    either = AnyOf((Count(of="for", at_least=9), NoObjection()))
    assert evaluate(either, ballot(yes=1)).holds
    found = evaluate(either, ballot(yes=1, no=1))
    assert not found.holds
    assert found.holders == ("no0",)


def test_not_turns_a_condition_round():
    assert evaluate(Not(Count(of="against", at_least=1)), ballot(yes=1)).holds
    found = evaluate(Not(NoObjection()), ballot(yes=1))
    assert not found.holds
    assert found.parts[0].holds


def test_a_group_is_the_union_of_its_voices():
    told = ballot(yes=1, no=1, abstain=1, apart=1, silent=1)
    assert set(members_in(told, "members")) == {m for ms in told.values() for m in ms}
    assert set(members_in(told, "taking-part")) == {"yes0", "no0", "abstain0", "silent0"}
    assert set(members_in(told, "heard")) == {"yes0", "no0", "abstain0", "apart0"}
    assert GROUPS["members"] == frozenset(VOICES)


# --- what holds of every condition ---

parts = some.sampled_from(["1/3", "1/2", "2/3", "3/4", "1"])
rising = some.one_of(
    some.builds(Share, of=some.just("for"), out_of=some.just("members"), at_least=parts),
    some.builds(Share, of=some.just("for"), out_of=some.just("voting"), at_least=parts),
    some.builds(Share, of=some.just("for"), out_of=some.just("voting"), more_than=parts),
    some.builds(Share, of=some.just("heard"), out_of=some.just("members"), at_least=parts),
    some.builds(Count, of=some.just("for"), at_least=some.integers(0, 9)),
    some.builds(NoObjection, tolerate=some.integers(0, 2)),
)
monotone = some.recursive(
    rising,
    lambda inner: some.one_of(
        some.builds(AllOf, some.lists(inner, min_size=1, max_size=3).map(tuple)),
        some.builds(AnyOf, some.lists(inner, min_size=1, max_size=3).map(tuple)),
    ),
    max_leaves=6,
)
counts = some.fixed_dictionaries(
    {word: some.integers(0, 6) for word in ("yes", "no", "abstain", "apart", "silent")}
)


@given(monotone, counts, some.sampled_from(["no", "abstain", "apart", "silent"]))
def test_a_member_that_turns_to_yes_never_breaks_a_decision(condition, told, before):
    if not told[before] or not evaluate(condition, ballot(**told)).holds:
        return
    turned = {**told, before: told[before] - 1, "yes": told["yes"] + 1}
    assert evaluate(condition, ballot(**turned)).holds


@given(monotone, counts)
def test_a_finding_that_holds_turns_on_nobody_and_one_that_does_not_on_members(condition, told):
    cast = ballot(**told)
    found = evaluate(condition, cast)
    assert set(found.holders) <= {member for members in cast.values() for member in members}
    assert not (found.holds and found.holders)


@given(monotone, counts)
def test_not_is_always_the_opposite(condition, told):
    cast = ballot(**told)
    assert evaluate(Not(condition), cast).holds is not evaluate(condition, cast).holds
    assert evaluate(Not(Not(condition)), cast).holds is evaluate(condition, cast).holds


@given(some.lists(monotone, min_size=1, max_size=4), counts)
def test_all_and_any_are_those_of_logic(conditions, told):
    cast = ballot(**told)
    each = [evaluate(condition, cast).holds for condition in conditions]
    assert evaluate(AllOf(tuple(conditions)), cast).holds is all(each)
    assert evaluate(AnyOf(tuple(conditions)), cast).holds is any(each)
