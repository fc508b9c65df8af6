"""What would bring a treaty into force: the smallest sets of those who may still join."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from plenipo.capabilities.members.state import Members
from plenipo.capabilities.treaties.looking import Looked, Participant, participant
from plenipo.capabilities.treaties.to_force import Clock, clock_of, event_told
from plenipo.core.page import Named
from plenipo.treaty.wanting import candidates_of, wanting_of


class Choice(msgspec.Struct, frozen=True):
    """Any so many of some, who count alike.

    :ivar everyone: whether it takes all of them.
    """

    number: int
    of: tuple[Participant, ...]
    everyone: bool


class MissingPage(msgspec.Struct, frozen=True):
    """What would bring a treaty into force, as of a day.

    :ivar fewest: how many must join at least: 0 where the condition is fulfilled; None where not
        even all would do, or where it is ``too_long`` to find out.
    :ivar number: how many sets of so many there are; None where they are too many to count.
    :ivar ways: the same sets by those who count alike: of each choice any so many.
    :ivar alike: whether some count alike, so that a way stands for several sets.
    :ivar sets: some of these sets, name by name; ``more``: how many there are besides.
    :ivar needed: those without whom all the others would not do.
    :ivar events: what must have happened besides.
    :ivar would: the day of force if such a set joined on the day that is shown.
    :ivar candidates: those who may still join.
    """

    treaty: Named
    day: date
    clock: Clock
    fewest: int | None
    too_long: bool
    number: int | None
    ways: tuple[tuple[Choice, ...], ...]
    alike: bool
    sets: tuple[tuple[Participant, ...], ...]
    more: int | None
    needed: tuple[Participant, ...]
    events: tuple[str, ...]
    would: date | None
    candidates: tuple[Participant, ...]


def missing_page(looked: Looked) -> MissingPage:
    """Return the page of what is wanting of a treaty as it is looked at."""
    view, clause = looked.view, looked.found.clause
    candidates = tuple(dict.fromkeys(_candidates(looked)))
    found = wanting_of(looked.found, candidates)

    def named(codes: tuple[str, ...]) -> tuple[Participant, ...]:
        return tuple([participant(view, code) for code in codes])

    ways = tuple(
        [
            tuple([Choice(c.number, named(c.of), c.number == len(c.of)) for c in way])
            for way in found.ways
        ]
    )
    return MissingPage(
        treaty=looked.named,
        day=looked.day,
        clock=clock_of(looked),
        fewest=found.fewest,
        too_long=found.too_long,
        number=found.number,
        ways=ways,
        alike=any(not choice.everyone for way in ways for choice in way),
        sets=tuple([named(each) for each in found.sets]),
        more=found.more,
        needed=named(found.needed),
        events=tuple([event_told(looked, clause, each) for each in found.events]),
        would=found.in_force,
        candidates=named(candidates),
    )


def _candidates(looked: Looked) -> Iterator[str]:
    """Yield those who may still join: whom the treaty names, else members and partners."""
    treaty, members = looked.treaty, looked.view.seen.state.of(Members)
    bound = set(looked.found.participation.bound)
    partners = members.partners.values()
    everybody = (
        *members.on(looked.day),
        *(partner.code for partner in partners if partner.stands_on(looked.day)),
    )
    named = (*treaty.may_sign, *treaty.may_accede) if treaty.may_accede else everybody
    for code in (*candidates_of(looked.found), *named):
        if code not in bound:
            yield code
