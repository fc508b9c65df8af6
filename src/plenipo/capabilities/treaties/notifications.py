"""What a depositary notifies of a treaty: each act, and what follows from the clock.

Nothing of this is recorded: it follows from what is. A number is that of the entry a notification
comes from, with the year of its day; a letter tells what the clock made of that entry later.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec

from plenipo.capabilities.treaties.reservations import ACCEPTED, OBJECTED, Reservation
from plenipo.capabilities.treaties.treaty import Notice, Received, Treaty
from plenipo.treaty.force import Force

NUMBER = "C.N.{entry}.{year}{letter}"
"""As the Secretary-General numbers them: communications by number and year."""

REACHED, IN_FORCE, JOINED = "threshold-reached", "entry-into-force", "entry-into-force-for"
LEFT, SILENCE = "withdrawal-effective", "silence-ended"
LETTERS = {REACHED: "-T", IN_FORCE: "-F", JOINED: "-P", LEFT: "-W", SILENCE: "-S"}
"""What stands behind the number of a notification of the clock."""

_A_DAY = timedelta(days=1)


class Notification(msgspec.Struct, frozen=True):
    """A notification of a depositary.

    :ivar number: like ``C.N.203.2023``; the same whenever it is worked out.
    :ivar kind: the wire name of an act, or what the clock made of it.
    :ivar entry: the entry it comes from.
    :ivar day: the day of what is notified, and
    :ivar issued: since when it is.
    :ivar subject: the kind of an instrument, the code of a reservation, the name of an event.
    :ivar on: of a threshold, the day of entry into force; None where it is not known yet.
    """

    number: str
    kind: str
    entry: int
    day: date
    issued: datetime
    participant: str = ""
    subject: str = ""
    note: str = ""
    on: date | None = None


def notifications(treaty: Treaty, today: date) -> tuple[Notification, ...]:
    """Return all that a depositary has notified up to a day, in the order it was issued."""
    found = [_of_act(notice) for notice in treaty.notices]
    found += _Clock(treaty, today).all()
    return tuple(sorted(found, key=_place))


def _place(it: Notification) -> tuple[datetime, int, bool, str]:
    return it.issued, it.entry, of_clock(it), it.number


def of_clock(notification: Notification) -> bool:
    """Tell whether a notification follows from the clock."""
    return notification.kind in LETTERS


def concerned(treaty: Treaty) -> frozenset[str] | None:
    """Return who is told: those who take part, and those who may; None stands for everybody."""
    return named(treaty) if treaty.may_sign and treaty.may_accede else None


def named(treaty: Treaty) -> frozenset[str]:
    """Return whom a treaty names, and who takes part in it."""
    took_part = [notice.participant for notice in treaty.notices if notice.participant]
    return frozenset((*treaty.may_sign, *treaty.may_accede, *took_part))


def _of_act(notice: Notice) -> Notification:
    return Notification(
        number=_number(notice.entry, notice.day),
        kind=notice.act,
        entry=notice.entry,
        day=notice.day,
        issued=notice.issued,
        participant=notice.participant,
        subject=notice.subject,
        note=notice.note,
    )


def _number(entry: int, day: date, kind: str = "") -> str:
    return NUMBER.format(entry=entry, year=day.year, letter=LETTERS.get(kind, ""))


class _Clock:
    """What time made of a treaty by a day."""

    def __init__(self, treaty: Treaty, today: date) -> None:
        self.treaty, self.today = treaty, today
        self.zone = ZoneInfo(treaty.zone)
        self.force: Force = treaty.force(today)
        self.issued = {notice.entry: notice.issued for notice in treaty.notices}
        self.entries = {id(kept.instrument): kept for kept in treaty.received}

    def all(self) -> Iterator[Notification]:
        yield from self._forces()
        yield from self._parties()
        for reservation in self.treaty.reservations.values():
            yield from self._silence(reservation)

    def _forces(self) -> Iterator[Notification]:
        found, entry = self.force, self._trigger()
        if found.trigger is not None:
            reached = self._told(REACHED, entry, found.trigger)
            yield msgspec.structs.replace(reached, on=found.in_force)
        if found.in_force is not None and found.is_in_force:
            yield self._told(IN_FORCE, entry, found.in_force)

    def _parties(self) -> Iterator[Notification]:
        """Yield for whom it came into force later, and who has left."""
        first = self.force.in_force or date.max
        for code, standing in self.force.participation.standings.items():
            for span in standing.spans:
                begun = span.in_force or date.max
                if first < begun <= self.today and begun < (span.until or date.max):
                    yield self._told(JOINED, self._entry(span.consent), begun, code)
                if span.notice and span.until and span.until <= self.today:
                    entry, kind = self._entry(span.notice), span.notice.kind
                    yield self._told(LEFT, entry, span.until, code, kind)

    def _silence(self, reservation: Reservation) -> Iterator[Notification]:
        """Yield that the time to object to a reservation has passed."""
        day = reservation.limit() + _A_DAY if reservation.limit() < date.max else date.max
        if day > self.today or self.treaty.standing(reservation, day) not in {ACCEPTED, OBJECTED}:
            return
        yield self._told(SILENCE, reservation.entry, day, reservation.participant, reservation.code)

    def _told(
        self, kind: str, entry: int, day: date, participant: str = "", subject: str = ""
    ) -> Notification:
        """Return a notification that is issued when its day begins, if what it comes from is."""
        begins = datetime.combine(day, time(), self.zone).astimezone(UTC)
        issued = max(begins, self.issued.get(entry, begins))
        number = _number(entry, day, kind)
        return Notification(number, kind, entry, day, issued, participant, subject)

    def _trigger(self) -> int:
        """Return the entry by which the condition was fulfilled: the last of its day."""
        found = [self._entry(each.instrument) for each in self.force.triggering]
        of_day = [n.entry for n in self.treaty.notices if n.day == self.force.trigger]
        events = [n.entry for n in self.treaty.notices if n.subject in self.treaty.days]
        return max(found or [e for e in events if e in of_day] or of_day or [self.treaty.entry])

    def _entry(self, instrument: object) -> int:
        kept: Received | None = self.entries.get(id(instrument))
        return kept.entry if kept else self.treaty.entry
