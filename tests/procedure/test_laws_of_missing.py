"""What is missing is exact: it adopts, nothing smaller does, and no way is left out."""

from itertools import combinations

from hypothesis import given, settings
from rules_drawn import all_changes, cases, with_changes


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
@settings(max_examples=400)
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
