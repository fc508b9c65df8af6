"""Numbers without names: the answer of every ballot that has them, or none."""

from hypothesis import given, settings
from hypothesis import strategies as some
from rules_drawn import DAY, ballot_of, cases

from plenipo.procedure.answers import UNDETERMINED, ask_tally
from plenipo.procedure.conditions import asks_for_blockers
from plenipo.procedure.scale import APART


def orders(voices):
    """Return all ways to give some voices to as many members."""
    if not voices:
        return [()]
    return [
        (first, *rest)
        for first in dict.fromkeys(voices)
        for rest in orders([*voices[: voices.index(first)], *voices[voices.index(first) + 1 :]])
    ]


def numbers_of(ballot):
    return {voice: len(who) for voice, who in ballot.items()}


@some.composite
def tallies(draw):
    """Draw a ballot, the numbers that are told of it, and who of the members is named."""
    case = draw(cases(most=5))
    counts = {"": numbers_of(case.ballot)}
    for name in draw(some.sets(some.sampled_from(["permanent", "funding"]), max_size=1)):
        inside = case.rule.setting(DAY).classes[name]
        told = draw(some.sets(some.sampled_from(["for", "against", "abstaining"])))
        counts[name] = {v: len(inside & set(case.ballot.get(v, ()))) for v in sorted(told)}
    named = draw(some.sets(some.sampled_from(case.members), max_size=1))
    voices = case.voices()
    return case, counts, ballot_of({m: voices[m] for m in case.members if m in named})


def consistent(case, counts, named):
    """Return every ballot of the members that has these numbers."""
    fixed = {member: voice for voice, who in named.items() for member in who}
    classes = case.rule.setting(DAY).classes
    for said in orders([case.voices()[member] for member in case.members]):
        heard = dict(zip(case.members, said, strict=True))
        inside = {
            name: [v for member, v in heard.items() if member in classes[name]]
            for name in counts
            if name
        }
        fits = all(
            inside[name].count(voice) == number
            for name, told in counts.items()
            if name
            for voice, number in told.items()
        )
        if fits and heard | fixed == heard:
            yield ballot_of(heard)


@given(tallies())
@settings(max_examples=300)
def test_numbers_are_answered_as_every_ballot_with_them_is_and_else_not_at_all(tally):
    case, counts, named = tally
    answer = ask_tally(
        case.rule, DAY, counts, case.circumstances, electorate=case.members, named=named
    )
    possible = {case.asked(b).answer().outcome for b in consistent(case, counts, named)}
    if answer.outcome != UNDETERMINED:
        assert possible == {answer.outcome}
        return
    of_blockers = any(map(asks_for_blockers, case.version.conditions()))
    if not (of_blockers and counts[""].get(APART, 0) > len(named.get(APART, ()))):
        assert len(possible) > 1


@given(cases(most=5))
@settings(max_examples=150)
def test_sums_of_weights_are_answered_as_the_ballot_they_are_taken_from(case):
    setting = case.rule.setting(DAY)
    counts = {"": numbers_of(case.ballot)}
    for name, weighing in setting.weights.items():
        counts[name] = {v: sum(weighing.values[m] for m in w) for v, w in case.ballot.items()}
    answer = ask_tally(case.rule, DAY, counts, case.circumstances, electorate=case.members)
    assert answer.outcome in {case.asked().answer().outcome, UNDETERMINED}


@given(cases(most=6))
@settings(max_examples=100)
def test_where_everybody_is_named_numbers_leave_nothing_open(case):
    counts = {"": numbers_of(case.ballot)}
    answer = ask_tally(
        case.rule, DAY, counts, case.circumstances, electorate=case.members, named=case.ballot
    )
    assert answer.outcome == case.asked().answer().outcome
