"""What holds of every rule: names do not matter, nor the scale of a weight; who is decisive is."""

from collections.abc import Mapping
from fractions import Fraction
from itertools import product

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as some
from rules_drawn import (
    CODES,
    DAY,
    PUT,
    attendance,
    ballot_of,
    cases,
    conditions,
    rules,
    with_changes,
)

from plenipo.procedure.answers import (
    ADOPTED,
    BLOCKED,
    NO_QUORUM,
    NOT_ADOPTED,
    OUTCOMES,
    UNDETERMINED,
    WAITING,
    Circumstances,
    put,
)
from plenipo.procedure.conditions import (
    AllOf,
    Count,
    Not,
    NoVeto,
    Share,
    parts_of,
    without_vetoes,
)
from plenipo.procedure.counting import evaluate
from plenipo.procedure.periods import Period
from plenipo.procedure.rules import Quorum, Step, Table
from plenipo.procedure.scale import ABSTAINING, AGAINST, SILENT


def with_version(rule, **changes):
    """Return a rule with some terms of its version changed."""
    version = msgspec.structs.replace(rule.versions[0], **changes)
    return msgspec.structs.replace(rule, versions=(version,))


def renamed(value, names):
    """Return a value in which every member has another name."""
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, tuple):
        return tuple(renamed(part, names) for part in value)
    if isinstance(value, Mapping):
        return {renamed(key, names): renamed(part, names) for key, part in value.items()}
    if isinstance(value, msgspec.Struct):
        terms = {field: renamed(getattr(value, field), names) for field in value.__struct_fields__}
        return type(value)(**terms)
    return value


def numbers_in(value):
    """Yield every number in a value."""
    if isinstance(value, int | float | Fraction) and not isinstance(value, bool):
        yield value
    elif isinstance(value, tuple | list):
        for part in value:
            yield from numbers_in(part)
    elif isinstance(value, Mapping):
        yield from numbers_in(tuple(value.items()))
    elif isinstance(value, msgspec.Struct):
        yield from numbers_in(tuple(getattr(value, name) for name in value.__struct_fields__))


def turned(missing):
    """Return the numbers of what is missing, and who the members are, in no order."""
    ways = {
        tuple(sorted((c.number, tuple(sorted(c.of)), c.heard, c.to) for c in way))
        for way in missing.ways
    }
    return missing.fewest, missing.in_favour, missing.more_ways, missing.more_ways or ways


@given(cases(most=6), some.permutations(CODES))
def test_members_with_other_names_get_the_same_answer_in_those_names(case, order):
    names = dict(zip(CODES, order, strict=True))
    other = case._replace(
        rule=renamed(case.rule, names),
        ballot=renamed(case.ballot, names),
        circumstances=case.circumstances,
    )
    before, after = case.asked(), other.asked()
    assert after.answer() == renamed(before.answer(), names)
    assert after.decisive() == renamed(before.decisive(), names)
    assert turned(after.missing()) == turned(renamed(before.missing(), names))


@given(cases(most=6), some.permutations(CODES))
def test_members_in_another_order_get_the_same_answer(case, order):
    shuffled = {
        voice: tuple(sorted(who, key=order.index)) for voice, who in reversed(case.ballot.items())
    }
    before, after = case.asked(), case.asked(shuffled)
    assert after.answer().outcome == before.answer().outcome
    assert set(after.decisive()) == set(before.decisive())
    assert turned(after.missing()) == turned(before.missing())


@given(cases(most=6), some.integers(2, 50))
def test_weights_times_a_constant_change_nothing(case, factor):
    """The values times a constant, with the unit times that constant: the same amounts."""

    def scaled(table, unit):
        values = {member: value * factor for member, value in table.values.items()}
        return Table(table.since, values, unit)

    rule = case.rule
    finer = {n: (scaled(t, t.unit * factor),) for n, (t,) in rule.weights.items()}
    larger = {n: (scaled(t, t.unit),) for n, (t,) in rule.weights.items()}
    alike = [finer] if counts_by_weight(case.version) else [finer, larger]
    before = case.asked()
    for weights in alike:
        after = case._replace(rule=msgspec.structs.replace(rule, weights=weights)).asked()
        assert after.answer().outcome == before.answer().outcome
        assert after.decisive() == before.decisive()
        assert after.missing() == before.missing()


def counts_by_weight(version):
    """Tell whether a rule asks for so many units of a weight, which are no parts of a whole."""

    def asks(condition):
        by_weight = isinstance(condition, Count) and condition.counted_by != "members"
        return by_weight or any(map(asks, parts_of(condition)))

    return any(map(asks, version.conditions()))


@given(cases())
@settings(max_examples=150)
def test_who_is_named_as_decisive_is_and_who_is_not_named_is_not(case):
    asked = case.asked()
    adopted, voices = asked.answer().adopted, case.voices()
    ways = (*case.version.targets(), AGAINST)
    could_turn = {
        member
        for member in case.can_move()
        for to in ways
        if to != voices[member]
        and case.adopts(with_changes(case.ballot, {member: to})) is not adopted
    }
    assert set(asked.decisive()) == could_turn


@given(cases(conditions, plain=True), some.sampled_from(["permanent", "funding"]))
@settings(max_examples=150)
def test_a_veto_is_one_only_where_all_else_is_fulfilled(case, class_):
    both = AllOf((case.version.condition, NoVeto(class_)))
    vetoed = case._replace(rule=with_version(case.rule, condition=both)).asked().answer()
    setting = case.rule.setting(DAY)
    against = set(case.ballot.get(AGAINST, ())) & setting.classes[class_]
    rest = evaluate(without_vetoes(case.version.condition), case.ballot, setting).holds
    if vetoed.outcome == BLOCKED:
        assert rest
        assert not vetoed.finding.holds
    elif vetoed.outcome == NOT_ADOPTED:
        assert not rest
    else:
        assert (vetoed.outcome, against) == (ADOPTED, set())


@given(cases(), attendance, some.integers(0, 5))
@settings(max_examples=150)
def test_without_its_quorum_no_rule_decides(case, decide, attending):
    rule = with_version(case.rule, quorum=Quorum("Rule 67", decide=decide))
    told = msgspec.structs.replace(case.circumstances, attending=attending)
    answer = put(rule, DAY, case.ballot, told).answer()
    there = evaluate(decide, case.ballot, rule.setting(DAY, attending)).holds
    assert (answer.outcome == NO_QUORUM) is not there
    assert answer.quorum.holds is there
    if not there:
        assert answer.article == "Rule 67"


@given(cases(plain=True), some.sampled_from(["second-vote", "chair-decides", "further-discussion"]))
def test_a_tie_is_as_many_for_as_against_where_no_majority_is(case, tie):
    majority = Share("for", "voting", more_than="1/2")
    rule = with_version(case.rule, condition=majority, tie=tie)
    case = case._replace(rule=rule)
    outcome = case.asked().answer().outcome
    in_favour, against = (len(case.ballot.get(voice, ())) for voice in ("for", AGAINST))
    if in_favour > against:
        assert outcome == ADOPTED
    else:
        rejected = tie == "second-vote" and case.circumstances.second
        tied = in_favour == against and in_favour and not rejected
        assert outcome == (tie if tied else NOT_ADOPTED)


@given(cases(plain=True), conditions, some.integers(0, 20))
def test_a_later_step_is_asked_only_where_the_first_failed_and_its_wait_has_passed(
    case, later, days
):
    wait = Period(10, "days")
    ladder = (Step("Rule 80", condition=later, after=wait),)
    now = Period(days, "days").end(PUT)
    told = Circumstances(put=PUT, now=now)
    first = put(case.rule, DAY, case.ballot, told).answer()
    second = evaluate(later, case.ballot, case.rule.setting(DAY)).holds
    answer = put(with_version(case.rule, failing=ladder), DAY, case.ballot, told).answer()
    if first.adopted:
        assert (answer.outcome, answer.article) == (ADOPTED, "Article 12")
    elif now < wait.end(PUT):
        assert (answer.outcome, answer.until) == (WAITING, wait.end(PUT))
        assert not answer.adopted
    else:
        assert (answer.adopted, answer.article) == (second, "Rule 80")


@given(cases(most=6))
def test_every_number_in_an_answer_is_whole_and_the_answer_is_one_of_those_there_are(case):
    asked = case.asked()
    answer, missing = asked.answer(), asked.missing()
    assert all(isinstance(number, int) for number in numbers_in((answer, missing)))
    assert answer.outcome in OUTCOMES
    assert answer.outcome != UNDETERMINED


@given(rules(most=3))
@settings(max_examples=150)
def test_no_rule_with_a_counterexample_says_that_it_is_monotone(rule):
    """Every ballot of a small body is tried, with each yes that could be added."""
    members = rule.members_on(DAY)
    asked_of = {}
    for said in product(("for", AGAINST, ABSTAINING, SILENT), repeat=len(members)):
        asked_of[said] = put(rule, DAY, ballot_of(dict(zip(members, said, strict=True))))
    answers = {said: asked.answer().adopted for said, asked in asked_of.items()}
    counterexamples = [
        said
        for said, holds in answers.items()
        for i in range(len(said))
        if holds and not answers[(*said[:i], "for", *said[i + 1 :])]
    ]
    if counterexamples:
        assert not any(asked.is_monotone() for asked in asked_of.values())


@given(cases(plain=True))
def test_what_must_not_hold_of_a_monotone_condition_is_not_monotone_unless_it_is_constant(case):
    turned_round = case._replace(
        rule=with_version(case.rule, condition=Not(case.version.condition))
    )
    if case.asked().is_monotone() and turned_round.asked().is_monotone():
        voices = case.voices()
        outcomes = {
            case.adopts(ballot_of({**voices, member: "for"}))
            for member in case.can_move()
            if voices[member] != "for"
        }
        assert outcomes <= {case.asked().answer().adopted}
