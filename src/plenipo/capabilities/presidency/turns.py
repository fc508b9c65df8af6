"""Whose turn it is: the presidencies on record, and those that follow from the rotation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from plenipo.capabilities.members.state import MEMBER, SUSPENDED, Members
from plenipo.capabilities.presidency.terms import EXCHANGED, SKIPPED, Exempt, Rotation, Term
from plenipo.treaty.delays import Delay


class Passed(msgspec.Struct, frozen=True):
    """A member that was passed over.

    :ivar why: ``skipped`` by decision, or ``suspended``.
    :ivar reason: why, where it was decided.
    """

    member: str
    why: str
    reason: str = ""
    decision: str = ""


class Turn(msgspec.Struct, frozen=True):
    """A presidency that was, is or comes.

    :ivar term: the code of the presidency; empty for one that is only foreseen.
    :ivar passed: who was passed over before it.
    :ivar instead_of: the member whose turn it would have been, where two have exchanged theirs.
    """

    member: str
    since: date
    until: date
    term: str = ""
    passed: tuple[Passed, ...] = ()
    instead_of: str = ""


class Walk:
    """A rotation, member by member: what is decided for one turn is used up by it."""

    def __init__(self, rotation: Rotation, members: Members) -> None:
        """Begin before the first turn."""
        self._members = members
        self._left = sorted(rotation.exceptions, key=lambda one: (one.since, one.entry))
        self._order = order_of(rotation, members)
        self._instead: dict[str, str] = {}
        self._slot = self._holder = ""

    def start(self, member: str) -> None:
        """Go to the turn of a member, whoever was expected: a presidency is as it is recorded."""
        if self._holder != member:
            self._slot = self._holder = member

    def step(self, day: date) -> tuple[str, str, tuple[Passed, ...]] | None:
        """Return who is next on a day, in whose stead, and who is passed over; None for nobody."""
        passed: list[Passed] = []
        for _ in range(2 * len(self._order)):
            self._slot = self._after(self._slot)
            self._holder = holder = self._exchanged(self._slot, day)
            standing = self._members.members[holder].standing_on(day)
            skip = self._use(SKIPPED, holder, day)
            if skip is not None:
                passed.append(Passed(holder, SKIPPED, skip.reason, skip.decision))
            elif standing == SUSPENDED:
                passed.append(Passed(holder, SUSPENDED))
            elif standing == MEMBER:
                return holder, self._slot if holder != self._slot else "", tuple(passed)
        return None

    def _after(self, slot: str) -> str:
        place = self._order.index(slot) + 1 if slot in self._order else 0
        return self._order[place % len(self._order)]

    def _exchanged(self, slot: str, day: date) -> str:
        """Return who has the turn of a member: with whom it has exchanged it, or itself."""
        swap = self._use(EXCHANGED, slot, day)
        if swap is None:
            return self._instead.pop(slot, slot)
        other = swap.other if slot == swap.member else swap.member
        self._instead[other] = slot
        return other

    def _use(self, kind: str, member: str, day: date) -> Exempt | None:
        """Return what was decided for the turn of a member, and use it up."""
        known = self._members.members
        for one in self._left:
            concerned = (one.member, one.other) if kind == EXCHANGED else (one.member,)
            there = all(code in known for code in concerned)
            if one.kind == kind and member in concerned and there and one.since <= day:
                self._left.remove(one)
                return one
        return None


def order_of(rotation: Rotation, members: Members) -> tuple[str, ...]:
    """Return the members in the order of a rotation, also those that are none on some days."""
    named = tuple(code for code in rotation.order if code in members.members)
    if not rotation.alphabet:
        return named
    others = set(members.members).difference(named)
    return (*named, *members.ordered(others, rotation.alphabet))


def turns(rotation: Rotation, terms: Iterable[Term], members: Members) -> Iterator[Turn]:
    """Yield the presidencies on record, then those to come, as long as anybody may preside.

    :param terms: those of the rotation, in the order of their first days.
    """
    walk, last = Walk(rotation, members), None
    for term in terms:
        found = walk.step(term.since) if last else None
        walk.start(term.member)
        met = found is not None and found[0] == term.member
        instead, passed = (found[1], found[2]) if found and met else ("", ())
        last = Turn(term.member, term.since, term.until, term.code, passed, instead)
        yield last
    while last is not None and last.until < date.max:
        found = walk.step(last.until)
        if found is None:
            return
        until = Delay(rotation.months, "months").end(last.until)
        last = Turn(found[0], last.until, until, "", found[2], found[1])
        yield last


def expected(
    rotation: Rotation, terms: Iterable[Term], members: Members
) -> tuple[str, tuple[Passed, ...]] | None:
    """Return whose turn comes after the presidencies on record, and who is passed over for it."""
    following = (turn for turn in turns(rotation, terms, members) if not turn.term)
    found = next(following, None)
    return (found.member, found.passed) if found else None
