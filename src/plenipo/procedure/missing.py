"""What is missing: the fewest members who would have to speak otherwise, and who they could be.

Exact, by branch and bound over members who count alike: first it is shown that fewer changes cannot
do, then every way with that many is found (up to :data:`SHOWN_WAYS` of them).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, combinations, islice

import msgspec

from plenipo.procedure.counting import Ballot
from plenipo.procedure.linear import Form, Line, alternatives, holds
from plenipo.procedure.scale import ABSTAINING, AGAINST, APART, ASIDE, FOR, UNOPPOSED, VOICES

SHOWN_WAYS = 24
"""How many ways are listed before it is said that there are more."""

MOST_WAYS = 240
"""How many are looked for, of which the shortest are listed."""

MOST_STEPS = 100_000
"""How far it is looked before it is said that it takes too long."""

READINESS = (AGAINST, ASIDE, ABSTAINING, UNOPPOSED, FOR)
"""From the farthest to the nearest: a shorter step is preferred to a longer one."""


class Change(msgspec.Struct, frozen=True):
    """So many of some members would have to speak otherwise.

    :ivar number: how many of them; any.
    :ivar of: who they could be, in the order of the ballot; they count alike.
    :ivar heard: how they are heard now, and
    :ivar to: how they would have to be heard.
    """

    number: int
    of: tuple[str, ...]
    heard: str
    to: str


class Missing(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is missing for a decision.

    :ivar fewest: how many members would have to speak otherwise; None where no change would do.
    :ivar ways: the ways in which so many would do, each a set of changes together; of those by the
        same members, one of the shortest steps.
    :ivar more_ways: whether there are more ways than are listed.
    :ivar in_favour: how many more in favour would do, if nobody who is against moves; None where
        that is not enough.
    :ivar too_long: whether it would take too long to find the fewest.
    """

    fewest: int | None = None
    ways: tuple[tuple[Change, ...], ...] = ()
    more_ways: bool = False
    in_favour: int | None = None
    too_long: bool = False


class _TooLongError(Exception):
    pass


def missing(
    form: Form, ballot: Ballot, targets: Sequence[str], movable: Ballot | None = None
) -> Missing:
    """Find what is missing for a form to hold on a ballot where it does not.

    :param targets: the voices in which a member may come to be heard.
    :param movable: those of the ballot who may come to be heard otherwise; without it, all.
    """
    movable = ballot if movable is None else movable
    quiet = {voice: members for voice, members in movable.items() if voice not in {AGAINST, FOR}}
    try:
        fewest, ways, all_of_them = _fewest(form, ballot, targets, MOST_WAYS, movable)
        in_favour, _, _ = _fewest(form, ballot, (FOR,), 1, quiet)
    except _TooLongError:
        return Missing(too_long=True)
    more = len(ways) > SHOWN_WAYS or not all_of_them
    return Missing(fewest, tuple(ways[:SHOWN_WAYS]), more, in_favour)


def decisive(form: Form, ballot: Ballot, targets: Sequence[str]) -> tuple[str, ...]:
    """Return the members each of whom alone could turn the answer by speaking otherwise."""
    now = holds(form, ballot)
    found: dict[tuple[object, ...], bool] = {}
    turning: list[str] = []
    lines_ = [line for conjunction in alternatives(form) for line in conjunction]
    for voice, members in ballot.items():
        if voice == APART and APART not in targets:
            continue
        for member in members:
            kind = (voice, *[line.weight(member) for line in lines_])
            if kind not in found:
                others = (v for v in (*targets, AGAINST) if v != voice)
                found[kind] = any(holds(form, moved(ballot, member, to)) != now for to in others)
            if found[kind]:
                turning.append(member)
    return tuple(turning)


def moved(ballot: Ballot, member: str, to: str) -> Ballot:
    """Return a ballot on which one member is heard otherwise."""
    without = {v: tuple([m for m in members if m != member]) for v, members in ballot.items()}
    return {**without, to: (*without.get(to, ()), member)}


class _Kind(msgspec.Struct, frozen=True):
    """Members who count alike, and what each of their moves would add to each line."""

    heard: str
    members: tuple[str, ...]
    moves: tuple[tuple[str, tuple[int, ...]], ...]


def _fewest(
    form: Form,
    ballot: Ballot,
    targets: Sequence[str],
    at_most: int,
    movable: Ballot,
) -> tuple[int | None, list[tuple[Change, ...]], bool]:
    """Return the fewest changes, up to so many ways to make them, and whether those are all."""
    searches = [_Search(c, ballot, targets, movable) for c in alternatives(form)]
    searches = [search for search in searches if not search.is_hopeless()]
    longest = sum(map(len, movable.values())) if searches else 0
    for number in range(1, longest + 1):
        found = chain.from_iterable([search.ways(number) for search in searches])
        ways = list(dict.fromkeys(islice(found, at_most)))
        if ways:
            return number, _shortest(ways), next(found, None) is None
    return None, [], True


class _Search:
    """Branch and bound for one set of inequalities."""

    def __init__(
        self, conjunction: tuple[Line, ...], ballot: Ballot, targets: Sequence[str], movable: Ballot
    ) -> None:
        self.lines = _at_issue(conjunction, ballot, targets)
        self.short = [line.need - line.total(ballot) for line in self.lines]
        kinds = list(self._kinds(targets, movable))
        self.kinds = self._with_sums(kinds)
        self.kinds.sort(key=self._strength, reverse=True)
        self.best = self._best()
        self.steps = 0

    def _kinds(self, targets: Sequence[str], movable: Ballot) -> Iterator[_Kind]:
        """Yield the members who count alike, with the moves that can be of use."""
        groups: dict[tuple[str, tuple[int, ...]], list[str]] = {}
        for voice, members in movable.items():
            for member in members if voice != APART or APART in targets else ():
                counts = tuple(line.weight(member) for line in self.lines)
                groups.setdefault((voice, counts), []).append(member)
        for (voice, weights), alike in groups.items():
            moves: dict[str, tuple[int, ...]] = {}
            for to in sorted(targets, key=lambda v: _step(voice, v)):
                if to == voice:
                    continue
                gain = tuple(
                    weight * _gain(line, voice, to)
                    for weight, line in zip(weights, self.lines, strict=True)
                )
                if any(g > 0 for g in gain) and not any(_covers(m, gain) for m in moves.values()):
                    moves[to] = gain
            if moves:
                yield _Kind(voice, tuple(alike), tuple(moves.items()))

    def _strength(self, kind: _Kind) -> int:
        """Return how much the members of a kind can add where something is short."""
        best = [max(gain[j] for _, gain in kind.moves) for j in range(len(self.short))]
        return sum(min(g, s) * 10**6 // s for g, s in zip(best, self.short, strict=True) if s > 0)

    def _with_sums(self, kinds: list[_Kind]) -> list[_Kind]:
        """Add to the lines the sum of each two, weighed so that neither prevails.

        What reaches both reaches the sum; where two cannot be reached together, that shows here.
        """
        largest = [
            max([abs(gain[j]) for kind in kinds for _, gain in kind.moves], default=0) or 1
            for j in range(len(self.lines))
        ]
        pairs = list(combinations(range(len(self.lines)), 2))

        def with_sums(numbers: Sequence[int]) -> tuple[int, ...]:
            sums = [numbers[j] * largest[k] + numbers[k] * largest[j] for j, k in pairs]
            return (*numbers, *sums)

        self.short = list(with_sums(self.short))
        return [
            _Kind(k.heard, k.members, tuple([(to, with_sums(gain)) for to, gain in k.moves]))
            for k in kinds
        ]

    def _best(self) -> list[list[list[int]]]:
        """Return, for the kinds from each on, the most that so many moves add to each line."""
        gains: list[list[int]] = [[] for _ in self.short]
        found = [[[0] for _ in self.short]]
        for kind in reversed(self.kinds):
            for j, sorted_gains in enumerate(gains):
                most = max(gain[j] for _, gain in kind.moves)
                if most > 0:
                    place = bisect_left(sorted_gains, -most)
                    sorted_gains[place:place] = [-most] * len(kind.members)
            found.append([[-s for s in accumulate(g, initial=0)] for g in gains])
        return found[::-1]

    def is_hopeless(self) -> bool:
        """Whether even every useful move together would not do for some line."""
        return any(sums[-1] < s for sums, s in zip(self.best[0], self.short, strict=True))

    def ways(self, number: int) -> Iterator[tuple[Change, ...]]:
        """Yield the ways with exactly so many changes."""
        yield from self._from(0, 0, number, self.short, ())

    def _from(
        self, i: int, move: int, left: int, short: Sequence[int], made: tuple[Change, ...]
    ) -> Iterator[tuple[Change, ...]]:
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise _TooLongError
        if left == 0:
            if all(s <= 0 for s in short):
                yield made
            return
        if i == len(self.kinds):
            return
        for sums, s in zip(self.best[i], short, strict=True):
            if sums[min(left, len(sums) - 1)] < s:
                return
        kind = self.kinds[i]
        used = sum(change.number for change in made if change.of is kind.members)
        to, gain = kind.moves[move]
        following = (i, move + 1) if move + 1 < len(kind.moves) else (i + 1, 0)
        for number in range(min(left, len(kind.members) - used), -1, -1):
            then = [s - number * g for s, g in zip(short, gain, strict=True)]
            change = (Change(number, kind.members, kind.heard, to),) if number else ()
            yield from self._from(*following, left - number, then, (*made, *change))


def _at_issue(
    conjunction: tuple[Line, ...], ballot: Ballot, targets: Sequence[str]
) -> tuple[Line, ...]:
    """Return the lines that are short, and those that a move of use to them could make short."""
    chosen = [line for line in conjunction if line.total(ballot) < line.need]
    moves = [(voice, to) for voice in ballot for to in targets]
    while True:
        useful = [move for move in moves if any(_gain(line, *move) > 0 for line in chosen)]
        others = [
            line
            for line in conjunction
            if line not in chosen and any(_gain(line, *move) < 0 for move in useful)
        ]
        if not others:
            return tuple(chosen)
        chosen += others


def _gain(line: Line, heard: str, to: str) -> int:
    return line.gains.get(to, 0) - line.gains.get(heard, 0)


def _covers(gain: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether a shorter step adds as much everywhere as a longer one."""
    return all(a >= b for a, b in zip(gain, other, strict=True))


def _step(heard: str, to: str) -> int:
    """Return how far a voice is from another, as one who changes feels it."""
    if heard not in READINESS or to not in READINESS:
        return VOICES.index(to)
    return abs(READINESS.index(heard) - READINESS.index(to))


def _shortest(ways: list[tuple[Change, ...]]) -> list[tuple[Change, ...]]:
    """Return the ways, those of the shortest steps first, without longer ones by the same members.

    To abstain is enough where to vote in favour is: only the shorter step is told.
    """

    def length(way: tuple[Change, ...]) -> int:
        return sum(change.number * _step(change.heard, change.to) for change in way)

    found: dict[tuple[tuple[tuple[str, ...], int], ...], tuple[Change, ...]] = {}
    for way in sorted(ways, key=length):
        numbers: dict[tuple[str, ...], int] = {}
        for change in way:
            numbers[change.of] = numbers.get(change.of, 0) + change.number
        found.setdefault(tuple(sorted(numbers.items())), way)
    kept = list(found.values())
    return [way for way in kept if not any(_includes(other, way) for other in kept)]


def _includes(way: tuple[Change, ...], other: tuple[Change, ...]) -> bool:
    """Whether a way of one change, any so many of some members, includes another."""
    if len(way) != 1 or way == other:
        return False
    (change,) = way
    inside = set(change.of)
    return all((c.heard, c.to) == (change.heard, change.to) for c in other) and all(
        inside.issuperset(c.of) for c in other
    )
