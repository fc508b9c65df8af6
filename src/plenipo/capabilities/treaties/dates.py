"""The dates of a treaty: what ends, begins or is due on a day, by its clause and what was received.

All are days of the depositary; they follow from the register, and change with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from plenipo.capabilities.treaties.reservations import LAPSED, OPEN, Reservation
from plenipo.capabilities.treaties.treaty import Treaty
from plenipo.treaty.delays import months_after

SIGNATURE_ENDS, OBJECTIONS_END = "signature-ends", "objections-end"
FORCE, FORCE_FOR, LEAVES, REVIEW = "in-force", "in-force-for", "leaves", "review"
DATES = (SIGNATURE_ENDS, OBJECTIONS_END, FORCE, FORCE_FOR, LEAVES, REVIEW)

_MONTHS_A_YEAR = 12


class DatedMatter(msgspec.Struct, frozen=True):
    """Something of a treaty that is on a day.

    :ivar kind: one of :data:`DATES`.
    :ivar participant: whom it is about; empty for all.
    :ivar subject: of the end of objections, the code of the reservation.
    """

    kind: str
    day: date
    participant: str = ""
    subject: str = ""


def dates(treaty: Treaty, today: date) -> tuple[DatedMatter, ...]:
    """Return the dates of a treaty as they are known on a day, those past among them."""
    found = [*_of_signature(treaty), *_of_force(treaty, today), *_of_reviews(treaty, today)]
    for reservation in treaty.reservations.values():
        found += _of_objections(treaty, reservation, today)
    known = [each for each in found if each.day < date.max]
    return tuple(sorted(known, key=lambda each: (each.day, each.kind, each.participant)))


def _of_signature(treaty: Treaty) -> Iterator[DatedMatter]:
    if treaty.until:
        yield DatedMatter(SIGNATURE_ENDS, treaty.until)


def _of_force(treaty: Treaty, today: date) -> Iterator[DatedMatter]:
    """Yield when the treaty is in force, for whom later, and who leaves when."""
    found = treaty.force(today)
    if found.in_force is None:
        return
    yield DatedMatter(FORCE, found.in_force)
    for code, standing in found.participation.standings.items():
        for span in standing.spans:
            if span.in_force and span.in_force > found.in_force:
                yield DatedMatter(FORCE_FOR, span.in_force, code)
            if span.notice and span.until:
                yield DatedMatter(LEAVES, span.until, code)


def _of_reviews(treaty: Treaty, today: date) -> Iterator[DatedMatter]:
    """Yield the reviews that were due, and the next one."""
    number, day = 0, treaty.review
    while day is not None:
        yield DatedMatter(REVIEW, day)
        number += treaty.review_every
        ahead = day > today or number <= 0 or treaty.review is None
        day = None if ahead else _years_after(treaty.review, number)


def _years_after(day: date | None, years: int) -> date | None:
    try:
        return months_after(day, years * _MONTHS_A_YEAR) if day else None
    except ValueError:
        return None


def _of_objections(treaty: Treaty, reservation: Reservation, today: date) -> Iterator[DatedMatter]:
    """Yield until when a reservation can be objected to, and until when by who consented later."""
    if treaty.standing(reservation, today) != OPEN:
        if _was_open(treaty, reservation, today):
            yield _ends(reservation, reservation.limit())
        return
    yield _ends(reservation, reservation.limit())
    for code, answered in treaty.answers(reservation, today).items():
        if answered.until > reservation.limit():
            yield _ends(reservation, answered.until, code)


def _was_open(treaty: Treaty, reservation: Reservation, today: date) -> bool:
    """Tell whether the time to object has run out, and was not cut short."""
    past = reservation.limit() < today
    return past and treaty.standing(reservation, reservation.limit()) not in {LAPSED, "withdrawn"}


def _ends(reservation: Reservation, day: date, code: str = "") -> DatedMatter:
    return DatedMatter(OBJECTIONS_END, day, code, reservation.code)
