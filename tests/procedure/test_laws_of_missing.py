"""What is missing is exact: it adopts, nothing smaller does, and no way is left out."""

from itertools import combinations

from hypothesis import given, settings
from rules_drawn import all_changes, cases, with_changes

from plenipo.procedure.missing import READINESS
from plenipo.procedure.scale import AGAINST, APART, FOR


def expanded(way):
    """Return every set of changes that a way stands for."""
    found = [{}]
    for change in way:
        found = [
            before | dict.fromkeys(who, change.to)
            for before in found
            for who in combinations([m for m in change.of if m not in before], change.number)
        ]
    return found


def by_trying(case):
    """Return the smallest sets of changes that adopt, found by trying all; none where none do."""
    for size in range(1, len(case.can_move()) + 1):
        adopting = [
            changes
            for changes in all_changes(case, size)
            if case.adopts(with_changes(case.ballot, changes))
        ]
        if adopting:
            return adopting
    return []


@given(cases())
@settings(max_examples=200)
def test_what_is_named_as_missing_adopts_and_nothing_smaller_does(case):
    answer, missing = case.asked().answer(), case.asked().missing()
    if answer.adopted:
        assert missing.fewest == 0
        return
    adopting = by_trying(case)
    if not adopting:
        assert (missing.fewest, missing.ways) == (None, ())
        return
    assert missing.fewest == len(adopting[0])
    told = [changes for way in missing.ways for changes in expanded(way)]
    assert told
    assert all(changes in adopting for changes in told)
    if not missing.more_ways:
        assert {frozenset(changes) for changes in adopting} == {frozenset(c) for c in told}


def quiet(case):
    """Return those who are neither in favour nor against, and may move."""
    voices = case.voices()
    return [m for m, voice in voices.items() if voice not in {FOR, AGAINST, APART}]


@given(cases())
def test_how_many_more_in_favour_would_do_is_exact(case):
    if case.asked().answer().adopted:
        return
    enough = [
        number
        for number in range(1, len(quiet(case)) + 1)
        for who in combinations(quiet(case), number)
        if case.adopts(with_changes(case.ballot, dict.fromkeys(who, FOR)))
    ]
    assert case.asked().missing().in_favour == min(enough, default=None)


@given(cases())
def test_of_the_steps_that_one_member_alone_could_take_the_shortest_is_told(case):
    """To abstain is told, where it is enough, and not only to vote in favour."""
    missing = case.asked().missing()
    if missing.fewest != 1 or missing.more_ways:
        return
    told = {(member, c.to) for (c,) in missing.ways for member in c.of}
    for member, heard in case.voices().items():
        steps = [to for to in case.version.targets() if to in READINESS and to != heard]
        if heard not in READINESS or member not in {who for who, _ in told}:
            continue
        adopting = [s for s in steps if case.adopts(with_changes(case.ballot, {member: s}))]
        nearest = min([distance(heard, step) for step in adopting], default=None)
        found = [distance(heard, to) for who, to in told if who == member and to in READINESS]
        assert min(found, default=None) == nearest


def distance(one, other):
    return abs(READINESS.index(one) - READINESS.index(other))
