"""What is wanting: the smallest sets of States that would bring a treaty into force.

Exact: how many of the candidates must join at least, and how many sets of so many there are. The
sets are counted, not gone through: candidates who count alike are taken together, and sums of a
weight are kept as the coefficients of one whole number (a generating function).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from itertools import combinations, islice
from math import comb, gcd
from operator import mul

import msgspec

from plenipo.procedure.conditions import Condition, Fact, parts_of
from plenipo.procedure.counting import Ballot, Setting
from plenipo.procedure.linear import Form, linear, lines, reached
from plenipo.procedure.missing import SHOWN_WAYS, Change, Missing, missing
from plenipo.procedure.scale import ABSENT, APART, FOR
from plenipo.treaty.asking import setting
from plenipo.treaty.clause import ANYBODY, Clause
from plenipo.treaty.force import Force, day_of_force, force
from plenipo.treaty.instruments import Instrument
from plenipo.treaty.participation import ALONE, NOT_COUNTED

SHOWN_SETS = SHOWN_WAYS
"""How many sets are listed before it is said how many more there are."""

MOST_STEPS = 200_000
"""How far sets are counted before it is said that there are too many to count."""


class Wanting(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What would bring a treaty into force, as of a day.

    :ivar fewest: how many States must join at least: 0 where its condition is fulfilled, None where
        not even all candidates would do, or where it is ``too_long`` to find out.
    :ivar number: how many sets of so many there are; None where they are too many to count.
    :ivar sets: such sets, each the codes in order, up to :data:`SHOWN_SETS` of them.
    :ivar ways: the same by those who count alike: in a way *any* ``number`` of each ``of``.
    :ivar needed: those without whom all the other candidates would not do.
    :ivar events: what must have happened besides, by the name it has in the clause.
    :ivar in_force: the day of force if such a set joined on that day.
    """

    fewest: int | None = None
    number: int | None = 0
    sets: tuple[tuple[str, ...], ...] = ()
    ways: tuple[tuple[Change, ...], ...] = ()
    needed: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    in_force: date | None = None
    too_long: bool = False

    @property
    def more(self) -> int | None:
        """How many sets there are that are not listed; None where that is not known."""
        return None if self.number is None else self.number - len(self.sets)


def wanting(
    clause: Clause, instruments: Iterable[Instrument], day: date, candidates: Iterable[str]
) -> Wanting:
    """Find the smallest sets of candidates whose instruments would fulfil a clause's condition.

    :param day: the day as of which it is asked, and on which they would join.
    :param candidates: the codes of those who may join; who is counted already, or cannot be, is
        passed over.
    """
    return wanting_of(force(clause, instruments, day), candidates)


def wanting_of(found: Force, candidates: Iterable[str]) -> Wanting:
    """Find the same for a treaty that was asked already."""
    if found.trigger is not None:
        awaited = (found.awaits,) if found.awaits else ()
        return Wanting(fewest=0, number=1, sets=((),), events=awaited, in_force=found.in_force)
    ballot, movable = _ballot(found, candidates)
    its = setting(found.clause, found.as_of, ballot)
    unknown = sorted(set(_facts(found.clause.condition)) - its.facts)
    cases = _cases(found.clause, ballot, movable)
    for events in (some for n in range(len(unknown) + 1) for some in combinations(unknown, n)):
        so = msgspec.structs.replace(its, facts=its.facts | {*events})
        answer = _smallest([_Case.of(found.clause.condition, so, case) for case in cases])
        if answer.fewest is not None or answer.too_long:
            day = None if events else day_of_force(found.clause, found.as_of)
            return msgspec.structs.replace(answer, events=events, in_force=day)
    return Wanting()


def candidates_of(found: Force) -> tuple[str, ...]:
    """Return those whom the clause knows or who have signed, and who are not counted."""
    return tuple(
        code for voice, codes in found.ballot.items() if voice not in {FOR, APART} for code in codes
    )


def _ballot(found: Force, candidates: Iterable[str]) -> tuple[Ballot, Ballot]:
    """Return the ballot with the candidates in it, and those of them who could be counted."""
    its, clause = found.participation, found.clause
    heard = {code: voice for voice, codes in found.ballot.items() for code in codes}
    able = {code for code in candidates if _able(found, code)}
    if clause.body != ANYBODY:
        able &= heard.keys()
    new = tuple(sorted(able - heard.keys()))
    ballot = {**found.ballot, ABSENT: (*found.ballot.get(ABSENT, ()), *new)}
    ended = {code for code, standing in its.standings.items() if standing.ended}
    movable = {
        voice: tuple(code for code in codes if code in able and code not in ended)
        for voice, codes in ballot.items()
        if voice not in {FOR, APART}
    }
    return ballot, movable


def _able(found: Force, code: str) -> bool:
    """Tell whether an instrument of somebody could be counted."""
    clause = found.clause
    return code not in clause.organisations or clause.organisations_count != NOT_COUNTED


def _facts(condition: Condition) -> Iterator[str]:
    if isinstance(condition, Fact):
        yield condition.that
    for part in parts_of(condition):
        yield from _facts(part)


_Signed = tuple[int, Ballot, Ballot]


def _cases(clause: Clause, ballot: Ballot, movable: Ballot) -> list[_Signed]:
    """Return the cases there are of organisations that count only while no member does.

    Sets are counted of each with its sign: what the sets without the organisation have in common
    with those without its members is counted twice, and once taken away.
    """
    cases = [(1, ballot, movable)]
    if clause.organisations_count != ALONE:
        return cases
    for code, members in clause.organisations.items():
        found: list[_Signed] = []
        for sign, heard, may in cases:
            without = (_apart(heard, code), _less(may, {code}))
            found.append((sign, *without))
            if not members.intersection(heard.get(FOR, ())):
                found.append((sign, heard, _less(may, members)))
                found.append((-sign, without[0], _less(without[1], members)))
        cases = found
    return cases


def _apart(ballot: Ballot, code: str) -> Ballot:
    """Return a ballot on which somebody who is counted is so no more."""
    if code not in ballot.get(FOR, ()):
        return ballot
    return {**_less(ballot, {code}), APART: (*ballot.get(APART, ()), code)}


def _less(ballot: Ballot, codes: AbstractSet[str]) -> Ballot:
    return {voice: tuple(c for c in its if c not in codes) for voice, its in ballot.items()}


class _Case(msgspec.Struct, frozen=True):
    """What is missing in one of the cases."""

    sign: int
    book: _Book
    missing: Missing

    @classmethod
    def of(cls, condition: Condition, its: Setting, case: _Signed) -> _Case:
        sign, ballot, movable = case
        form = linear(condition, ballot, its)
        book = _Book(form, ballot, movable)
        lacking = Missing(0) if book.holds() else missing(form, ballot, (FOR,), movable)
        return cls(sign, book, lacking)


def _smallest(cases: Sequence[_Case]) -> Wanting:
    """Return the smallest sets of all cases."""
    able = [case for case in cases if case.sign > 0 and case.missing.fewest is not None]
    if any(case.missing.too_long for case in cases):
        return Wanting(too_long=True)
    if not able:
        return Wanting()
    fewest = min(case.missing.fewest or 0 for case in able)
    if not fewest:
        return Wanting(fewest=0, number=1, sets=((),))
    ways = [way for case in able if case.missing.fewest == fewest for way in case.missing.ways]
    numbers = [case.book.number(fewest) for case in cases]
    signs = [case.sign for case in cases]
    return Wanting(
        fewest=fewest,
        number=None if None in numbers else sum(map(mul, signs, [n or 0 for n in numbers])),
        sets=_sets(ways),
        ways=tuple(dict.fromkeys(ways)),
        needed=tuple(sorted(frozenset.intersection(*[case.book.needed() for case in able]))),
    )


def _sets(ways: Sequence[tuple[Change, ...]]) -> tuple[tuple[str, ...], ...]:
    """Return sets of single States, each once."""
    every = (
        tuple(sorted(chosen)) for way in ways for chosen in islice(_chosen(way), 2 * SHOWN_SETS)
    )
    return tuple(islice(dict.fromkeys(every), SHOWN_SETS))


def _chosen(way: tuple[Change, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the sets of a way, one by one: there may be more than can be gone through."""
    if not way:
        yield ()
        return
    first, *rest = way
    for some in combinations(first.of, first.number):
        for others in _chosen(tuple(rest)):
            yield (*some, *others)


class _Kind(msgspec.Struct, frozen=True):
    """Candidates who count alike, and what one of them adds to each line."""

    members: tuple[str, ...]
    gains: tuple[int, ...]


class _Book:
    """The candidates by what they add to the lines of a form."""

    def __init__(self, form: Form, ballot: Ballot, movable: Ballot) -> None:
        self.form = form
        every = list(lines(form))
        self.totals = [line.total(ballot) for line in every]
        self.needs = [line.need for line in every]
        groups: dict[tuple[int, ...], list[str]] = {}
        for voice, codes in movable.items():
            rises = [line.gains.get(FOR, 0) - line.gains.get(voice, 0) for line in every]
            for code in codes:
                weights = [line.weight(code) for line in every]
                gains = tuple(w * rise for w, rise in zip(weights, rises, strict=True))
                groups.setdefault(gains, []).append(code)
        self.kinds = [_Kind(tuple(codes), gains) for gains, codes in groups.items()]

    def holds(self) -> bool:
        return reached(self.form, self.totals)

    def needed(self) -> frozenset[str]:
        """Return those without whom all the others would not do."""
        sums = [
            total + sum(kind.gains[j] * len(kind.members) for kind in self.kinds)
            for j, total in enumerate(self.totals)
        ]
        without = (
            kind.members
            for kind in self.kinds
            if not reached(self.form, [s - g for s, g in zip(sums, kind.gains, strict=True)])
        )
        return frozenset(code for members in without for code in members)

    def number(self, size: int) -> int | None:
        """Return how many sets of so many there are with whom the form holds."""
        return _Counting(self, size).number()


class _Counting:
    """Counts the sets of so many candidates, kind by kind.

    A state is how many were chosen, and how far each line still is from what it needs. Beside it
    stands how many choices lead there, and of these, those that leave one line short that is no
    part of the state, the finest: one whole number, in which a field of ``width`` bits says how
    many choices come to each sum.
    """

    def __init__(self, book: _Book, size: int) -> None:
        self.book = book
        self.size = size
        self.short = [need - total for need, total in zip(book.needs, book.totals, strict=True)]
        gains = [[kind.gains[j] for kind in book.kinds] for j in range(len(self.short))]
        self.rising = {j for j, its in enumerate(gains) if min(its, default=0) >= 0}
        fine = [j for j in self.rising if self.short[j] > 0]
        self.packed = max(fine, key=lambda j: len(set(gains[j])), default=None)
        self.kept = [j for j, its in enumerate(gains) if any(its) and j != self.packed]
        self.rest = sum(len(kind.members) for kind in book.kinds)
        self.width = comb(self.rest, size).bit_length() + 1
        self.grain, fields = 1, 0
        if self.packed is not None:
            self.grain = gcd(*gains[self.packed]) or 1
            fields = -(-self.short[self.packed] // self.grain)
        self.mask = (1 << fields * self.width) - 1
        self.steps = 0

    def number(self) -> int | None:
        first = tuple(self._left(j, self.short[j]) for j in self.kept)
        states = {(0, *first): (1, 1 & self.mask)}
        for kind in self.book.kinds:
            states = self._with(states, kind)
            if self.steps > MOST_STEPS:
                return None
        full = (item for item in states.items() if item[0][0] == self.size)
        return sum(self._fulfilled(left, *choices) for (_, *left), choices in full)

    def _with(self, states: _States, kind: _Kind) -> _States:
        """Return the states after so many of a kind were chosen, or none."""
        following: _States = {}
        self.rest -= len(kind.members)
        gain = 0 if self.packed is None else kind.gains[self.packed] // self.grain
        for (size, *left), (every, short) in states.items():
            least = max(0, self.size - size - self.rest)
            for number in range(least, min(len(kind.members), self.size - size) + 1):
                self.steps += 1 + (short.bit_length() >> 16)
                pairs = zip(self.kept, left, strict=True)
                lefts = [self._left(j, rest - number * kind.gains[j]) for j, rest in pairs]
                then = (size + number, *lefts)
                ways = comb(len(kind.members), number)
                risen = self._risen(short, number * gain)
                some = (every * ways, risen * ways if ways > 1 else risen)
                if then in following:
                    before = following[then]
                    some = (before[0] + some[0], before[1] + some[1])
                following[then] = some
        return following

    def _left(self, j: int, rest: int) -> int:
        """Return how far a line is from what it needs; past that it is all the same."""
        return max(rest, 0) if j in self.rising else rest

    def _risen(self, short: int, gain: int) -> int:
        """Return the sums raised by a gain, without those that are then enough."""
        return (short << gain * self.width) & self.mask if short and gain else short

    def _fulfilled(self, left: Sequence[int], every: int, short: int) -> int:
        """Return how many of the choices that lead to a state fulfil the form."""
        sums = list(self.book.needs)
        for j in range(len(sums)):
            sums[j] -= max(self.short[j], 0) if j in self.rising else self.short[j]
        for j, rest in zip(self.kept, left, strict=True):
            sums[j] = self.book.needs[j] - rest
        found = 0
        few = self._sum(short)
        for number, enough in ((few, False), (every - few, True)):
            if self.packed is not None:
                sums[self.packed] = self.book.needs[self.packed] - (not enough)
            found += number if number and reached(self.book.form, sums) else 0
        return found

    def _sum(self, short: int) -> int:
        """Return the sum of all fields."""
        found = 0
        field = (1 << self.width) - 1
        while short:
            found += short & field
            short >>= self.width
        return found


_States = dict[tuple[int, ...], tuple[int, int]]
