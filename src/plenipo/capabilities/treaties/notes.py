"""The notes of a status table: reservations and where they stand, declarations, withdrawals."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import count

import msgspec

from plenipo.capabilities.treaties.looking import Looked, Participant, participant
from plenipo.capabilities.treaties.reservations import OPEN, Reservation
from plenipo.core.page import message
from plenipo.treaty.instruments import CONFIRMATION, EXTENSION, SUCCESSION, UNSIGNING
from plenipo.treaty.participation import Span, Standing

RESERVATION, DECLARATION, OTHER = "reservation", "declaration", "other"
"""What a note is of; all else is told in one sentence."""

INITIALLED = message("Initialled on {day}.")
AD_REFERENDUM = message("The signature is ad referendum and not confirmed yet.")
CONFIRMED = message("Signed ad referendum, confirmed on {day}.")
UNSIGNED = message("Stated on {day} that it does not intend to become a party.")
EARLIER = message("Bound before, from {since} until {until} ({kind}).")
FROM = message("The instrument has effect from {day}.")
HEIR = message("Successor of {name}.")
NOTICE = message("Notice of {kind} received on {day}; it takes effect on {until}.")
GONE = message("Notice of {kind} received on {day}; it took effect on {until}.")
EXTENDED = message("Extended on {day} to: {territories}.")
PROVISIONALLY = message("Applies the treaty provisionally since {day}.")


class ObjectionTold(msgspec.Struct, frozen=True):
    """An objection to a reservation.

    :ivar precludes: whether it opposes the entry into force between both.
    """

    participant: Participant
    day: date
    text: str
    precludes: bool
    entry: int


class Note(msgspec.Struct, frozen=True):
    """A note to a row of the table.

    :ivar kind: ``reservation``, ``declaration`` or ``other``.
    :ivar told: what it says, where that is one sentence of ours; ``text``: what the participant
        wrote.
    :ivar code: of a reservation, its code; of a declaration, which kind it is.
    :ivar moment: when the reservation was made: at ``signature``, at ``consent``, ``late``.
    :ivar standing: where the reservation stands; ``limit``: until when others may object to it.
    :ivar about: the provisions.
    """

    number: int
    participant: Participant
    kind: str
    day: date
    told: str = ""
    text: str = ""
    code: str = ""
    moment: str = ""
    standing: str = ""
    limit: date | None = None
    about: tuple[str, ...] = ()
    objections: tuple[ObjectionTold, ...] = ()
    entry: int | None = None


def notes_of(looked: Looked, its: Standing, first: int) -> Iterator[Note]:
    """Yield the notes of a participant, numbered from the first."""
    numbers, who = count(first), participant(looked.view, its.participant)
    for day, told in sorted(_told(looked, its)):
        yield Note(next(numbers), who, OTHER, day, told)
    treaty, code = looked.treaty, its.participant
    for each in treaty.reservations.values():
        if each.participant == code and each.day <= looked.day:
            yield _reservation(looked, each, next(numbers), who)
    for stated in treaty.declarations:
        if stated.participant == code and stated.day <= looked.day:
            yield Note(
                number=next(numbers),
                participant=who,
                kind=DECLARATION,
                day=stated.day,
                text=stated.text,
                code=stated.kind,
                about=(stated.article,) if stated.article else (),
                entry=stated.entry,
            )


def _reservation(looked: Looked, found: Reservation, number: int, who: Participant) -> Note:
    standing = looked.reserved(found)
    return Note(
        number=number,
        participant=who,
        kind=RESERVATION,
        day=found.day,
        text=found.text,
        code=found.code,
        moment=found.moment,
        standing=standing,
        limit=found.limit() if standing == OPEN else None,
        about=found.provisions,
        objections=tuple(
            ObjectionTold(
                participant(looked.view, each.participant),
                each.day,
                each.text,
                each.precludes,
                each.entry,
            )
            for each in found.objections.values()
            if each.day <= looked.day
        ),
        entry=found.entry,
    )


def _told(looked: Looked, its: Standing) -> Iterator[tuple[date, str]]:
    """Yield what is to be known beside the dates of a row, each with its day."""
    yield from _of_signing(looked, its)
    *earlier, last = its.spans or (None,)
    for span in earlier:
        kind = looked.view.wording.word("instrument", span.consent.kind)
        told = {"since": span.since, "until": span.until or span.since, "kind": kind}
        yield span.since, looked.say(EARLIER, **told)
    if last is not None:
        yield from _of_consent(looked, last)
    if its.provisional:
        day = its.provisional.day
        yield day, looked.say(PROVISIONALLY, day=day)
    for item in looked.treaty.instruments:
        if item.participant != its.participant or item.day > looked.day:
            continue
        if item.kind == EXTENSION:
            where = looked.view.wording.listed(item.territories)
            yield item.day, looked.say(EXTENDED, day=item.day, territories=where)


def _of_signing(looked: Looked, its: Standing) -> Iterator[tuple[date, str]]:
    initialled = looked.treaty.initialled.get(its.participant)
    if initialled and initialled <= looked.day:
        yield initialled, looked.say(INITIALLED, day=initialled)
    if its.referendum and its.signature is None:
        yield its.referendum.day, looked.say(AD_REFERENDUM)
    if its.signature and its.signature.kind == CONFIRMATION:
        day = its.signature.day
        yield day, looked.say(CONFIRMED, day=day)
    for item in looked.treaty.instruments:
        mine = item.participant == its.participant and item.day <= looked.day
        if mine and item.kind == UNSIGNING and its.signature is None:
            yield item.day, looked.say(UNSIGNED, day=item.day)


def _of_consent(looked: Looked, span: Span) -> Iterator[tuple[date, str]]:
    item, notice = span.consent, span.notice
    if item.kind == SUCCESSION and item.of:
        yield item.day, looked.say(HEIR, name=looked.called(item.of))
    if item.effective and item.effective != item.day:
        yield item.day, looked.say(FROM, day=item.effective)
    if notice and span.until:
        kind = looked.view.wording.word("instrument", notice.kind)
        text = NOTICE if span.until > looked.day else GONE
        yield notice.day, looked.say(text, kind=kind, day=notice.day, until=span.until)
