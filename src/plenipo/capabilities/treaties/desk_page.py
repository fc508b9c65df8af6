"""A depositary's desk: forms for all that can reach it, and an instrument examined for due form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from plenipo.capabilities.credentials.state import Credentials
from plenipo.capabilities.members.state import Members
from plenipo.capabilities.treaties.examining import Examination, examine
from plenipo.capabilities.treaties.notification_page import NotificationLine, notification_lines
from plenipo.capabilities.treaties.notified import Telling
from plenipo.capabilities.treaties.reservations import (
    MOMENTS,
    TAKEN_BACK,
    TO_CONFIRM,
    Reservation,
)
from plenipo.capabilities.treaties.rules.instruments import DEPOSITED
from plenipo.capabilities.treaties.rules.reserving import DECLARATIONS
from plenipo.core.authority import DEPOSITARY, SECRETARY, Place
from plenipo.core.page import Named
from plenipo.treaty.clause import OPENING
from plenipo.treaty.instruments import LEAVES, SIGNINGS
from plenipo.treaty.representatives import OFFICES

KEEPERS = (DEPOSITARY, SECRETARY)
LATELY = 5
"""How many of the latest notifications are shown."""


class DeskReservation(msgspec.Struct, frozen=True):
    """A reservation at the desk.

    :ivar confirms: whether its author is to confirm it.
    :ivar stands: whether it was not withdrawn.
    """

    code: str
    participant: Named
    standing: str
    text: str
    confirms: bool
    stands: bool


class DeskPage(msgspec.Struct, frozen=True):
    """The desk of a treaty's depositary.

    :ivar keeps: whether who looks at it enters what comes in.
    :ivar powers: full powers that hold, by code, told with who has them.
    :ivar waiting: whose signatures ad referendum wait for their confirmation.
    :ivar bound: who may give notice.
    :ivar events: what the clause asks for and is not known yet.
    :ivar given: what was typed of an instrument, by field.
    :ivar examination: what came of it; None where none was asked for.
    """

    treaty: Named
    depositary: str
    keeps: bool
    participants: tuple[Named, ...]
    powers: tuple[Named, ...]
    offices: tuple[str, ...]
    signings: tuple[str, ...]
    kinds: tuple[str, ...]
    returns: tuple[str, ...]
    leaves: tuple[str, ...]
    moments: tuple[str, ...]
    declarations: tuple[str, ...]
    waiting: tuple[Named, ...]
    bound: tuple[Named, ...]
    reservations: tuple[DeskReservation, ...]
    events: tuple[Named, ...]
    given: dict[str, str]
    examination: Examination | None
    lately: tuple[NotificationLine, ...]


def desk_page(telling: Telling, given: Mapping[str, str]) -> DeskPage:
    """Return the desk of a treaty's depositary.

    :param given: what was typed of an instrument that is to be examined, by field.
    """
    view, treaty = telling.view, telling.treaty
    today = telling.today
    standings = treaty.force(today).participation.standings
    keeps = any(held.role in KEEPERS and held.covers(Place()) for held in view.capacities)
    asked = keeps and any(given.values())
    lately = notification_lines(telling)[:LATELY] if keeps else ()
    return DeskPage(
        treaty=Named(treaty.code, telling.title),
        depositary=telling.depositary,
        keeps=keeps,
        participants=_named(telling, _participants(telling)),
        powers=tuple(_powers(telling)) if keeps else (),
        offices=OFFICES,
        signings=tuple(SIGNINGS),
        kinds=DEPOSITED,
        returns=(*DEPOSITED, *sorted(LEAVES)),
        leaves=tuple(sorted(LEAVES, reverse=True)),
        moments=MOMENTS,
        declarations=DECLARATIONS,
        waiting=_named(telling, [c for c, its in standings.items() if its.referendum]),
        bound=_named(telling, [c for c, its in standings.items() if its.span(today)]),
        reservations=tuple([_at_desk(telling, each) for each in treaty.reservations.values()]),
        events=tuple(_events(telling)),
        given=dict(given),
        examination=examine(view, treaty, given) if asked else None,
        lately=lately,
    )


def _participants(telling: Telling) -> tuple[str, ...]:
    """Return who may come to the desk, in the order of the body."""
    members, treaty = telling.view.seen.state.of(Members), telling.treaty
    may = (*treaty.may_sign, *treaty.may_accede)
    took_part = [notice.participant for notice in treaty.notices if notice.participant]
    anybody = () if treaty.may_sign and treaty.may_accede else (*members.members, *members.partners)
    return tuple(dict.fromkeys((*may, *anybody, *took_part)))


def _named(telling: Telling, codes: Iterable[str]) -> tuple[Named, ...]:
    members, language = telling.view.seen.state.of(Members), telling.view.wording.language
    return tuple([Named(c, telling.called(c)) for c in members.ordered(codes, language)])


def _powers(telling: Telling) -> Iterator[Named]:
    known = telling.view.seen.state.of(Credentials).powers
    for code, powers in known.items():
        for_this = powers.treaty in {"", telling.treaty.code, *telling.treaty.names.values()}
        if for_this and powers.hold(telling.view.now):
            whose = telling.called(powers.delegation)
            yield Named(code, f"{code}: {powers.name} ({whose})")


def _at_desk(telling: Telling, each: Reservation) -> DeskReservation:
    standing = telling.treaty.standing(each, telling.today)
    whose = Named(each.participant, telling.called(each.participant))
    return DeskReservation(
        each.code, whose, standing, each.text, standing == TO_CONFIRM, standing != TAKEN_BACK
    )


def _events(telling: Telling) -> Iterator[Named]:
    clause = telling.treaty.clause
    for name, words in clause.events.items():
        if name != OPENING and name not in clause.days:
            yield Named(name, words or name)
