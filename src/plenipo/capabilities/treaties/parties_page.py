"""Who is party to what: amendments, territories, provisional application, and reservations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from plenipo.capabilities.members.state import Members
from plenipo.capabilities.treaties.amendments import party_to
from plenipo.capabilities.treaties.looking import Looked, Participant, participant
from plenipo.capabilities.treaties.state import Treaties, treaty_named
from plenipo.core.page import Named
from plenipo.treaty.participation import Standing


class PartyLine(msgspec.Struct, frozen=True):
    """What a participant is bound by, and how far.

    :ivar in_force: from when the treaty is in force for it; None where it is not.
    :ivar amendments: those by which it is bound.
    :ivar territories: to which it has extended the treaty, and ``excluded``: from which it has
        kept it away.
    :ivar provisional: whether it applies the treaty provisionally, and ``provisions``: which of it;
        none stands for all.
    :ivar predecessor: whose place it has taken.
    """

    participant: Participant
    in_force: date | None
    amendments: tuple[Named, ...]
    territories: tuple[str, ...]
    excluded: tuple[str, ...]
    provisional: bool
    provisions: tuple[str, ...]
    predecessor: Participant | None


class ReservationAnswer(msgspec.Struct, frozen=True):
    """What one of the others has made of a reservation, up to a last day on which it may object."""

    participant: Participant
    answer: str
    until: date


class ReservationLine(msgspec.Struct, frozen=True):
    """A reservation, and what each of the others has made of it."""

    code: str
    participant: Participant
    standing: str
    answers: tuple[ReservationAnswer, ...]


class PartiesPage(msgspec.Struct, frozen=True):
    """Who is party to what.

    :ivar amends: the treaty that this one amends, where it amends any.
    :ivar amendments: those of this one that are in force, or not yet.
    """

    treaty: Named
    amends: Named | None
    amendments: tuple[Named, ...]
    parties: tuple[PartyLine, ...]
    reservations: tuple[ReservationLine, ...]


def parties_page(looked: Looked) -> PartiesPage:
    """Return who is party to what of a treaty."""
    view, treaty = looked.view, looked.treaty
    treaties = view.seen.state.of(Treaties)
    return PartiesPage(
        treaty=looked.named,
        amends=treaty_named(view, treaty.amends) if treaty.amends in treaties.treaties else None,
        amendments=tuple(
            [treaty_named(view, each.code) for each in treaties.amending(treaty.code)]
        ),
        parties=tuple(_parties(looked)),
        reservations=tuple(_reservations(looked)),
    )


def _parties(looked: Looked) -> Iterator[PartyLine]:
    """Yield those who are bound or apply it provisionally, in the order of the body."""
    state, language = looked.view.seen.state, looked.view.wording.language
    standings, parties = looked.found.participation.standings, looked.found.parties
    bound = party_to(state.of(Treaties), looked.treaty, looked.day)
    there = [c for c, its in standings.items() if its.span(looked.day) or its.provisional]
    for code in state.of(Members).ordered({*there, *parties}, language):
        its = standings.get(code) or Standing(code)
        yield PartyLine(
            participant=participant(looked.view, code),
            in_force=parties.get(code),
            amendments=tuple([treaty_named(looked.view, each) for each in bound.get(code, ())]),
            territories=its.territories,
            excluded=its.excluded,
            provisional=its.provisional is not None,
            provisions=_provisions(looked, its),
            predecessor=participant(looked.view, its.predecessor) if its.predecessor else None,
        )


def _provisions(looked: Looked, its: Standing) -> tuple[str, ...]:
    """Return which provisions a participant applies provisionally."""
    received = looked.treaty.received
    return next((kept.provisions for kept in received if kept.instrument is its.provisional), ())


def _reservations(looked: Looked) -> Iterator[ReservationLine]:
    for each in looked.treaty.reservations.values():
        answers = looked.treaty.answers(each, looked.day)
        yield ReservationLine(
            code=each.code,
            participant=participant(looked.view, each.participant),
            standing=looked.treaty.standing(each, looked.day),
            answers=tuple(
                [
                    ReservationAnswer(participant(looked.view, code), its.answer, its.until)
                    for code, its in answers.items()
                ]
            ),
        )
