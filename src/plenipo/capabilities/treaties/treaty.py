"""A treaty as its depositary holds it: what was received, and what it adds up to on a day."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

import msgspec

from plenipo.capabilities.members.state import in_language
from plenipo.capabilities.treaties.reservations import ACCEPTED, OBJECTED, OPEN, Reservation
from plenipo.core.audience import PUBLIC, Audience
from plenipo.treaty.clause import OPENING, Clause, Leaving
from plenipo.treaty.clause_file import library, named, read
from plenipo.treaty.delays import Delay, day_in
from plenipo.treaty.force import Force, force
from plenipo.treaty.instruments import Instrument

IMPLIED, EXCLUDED = "implied", "excluded"
LEAVINGS = (IMPLIED, EXCLUDED)
"""What a treaty is whose clause says nothing of leaving: left all the same, or never."""
BY_NOTICE = Leaving("VCLT, article 56(2)", Delay(12, "months"))
"""How a treaty is left where that is implied."""


@lru_cache(maxsize=256)
def clause_of(written: str) -> Clause:
    """Read a clause: the name of one of the library, or the text of a clause file.

    :raises ClauseError: with each line that is wrong.
    """
    name = written.strip()
    return named(name) if name in library() or not _is_file(name) else read(written)


def _is_file(written: str) -> bool:
    return ":" in written or "\n" in written


class Received(msgspec.Struct, frozen=True):
    """What a depositary received of somebody: a signature, an instrument, a notice.

    :ivar instrument: what it is to participation and force.
    :ivar entry: the number of its entry.
    """

    instrument: Instrument
    entry: int
    person: str = ""
    office: str = ""
    dated: date | None = None
    source: str = ""
    provisions: tuple[str, ...] = ()


class Returned(msgspec.Struct, frozen=True):
    """An instrument that was not in due form."""

    participant: str
    kind: str
    day: date
    reason: str
    entry: int


class Declaration(msgspec.Struct, frozen=True):
    """A declaration."""

    participant: str
    kind: str
    day: date
    text: str
    article: str
    entry: int


class Answered(msgspec.Struct, frozen=True):
    """What somebody has made of a reservation, by word or by silence.

    :ivar answer: ``objected-to``, ``accepted``, or ``open-to-objection``, up to
    :ivar until: the last day on which it may object.
    """

    answer: str
    until: date


class Notice(msgspec.Struct, frozen=True):
    """What a depositary notifies: an act, by the number of its entry.

    :ivar act: the act's wire name, without its version.
    :ivar issued: when it was notified: when the act was recorded.
    :ivar subject: the kind of an instrument, the code of a reservation, the name of an event.
    :ivar note: what was said with it.
    """

    entry: int
    act: str
    day: date
    issued: datetime
    participant: str = ""
    subject: str = ""
    note: str = ""


class Treaty(msgspec.Struct):
    """A treaty, and what its depositary received."""

    code: str
    names: dict[str, str]
    clause_text: str
    depositary: str
    since: datetime
    entry: int
    zone: str = "UTC"
    adopted: date | None = None
    place: str = ""
    document: str = ""
    authentic: tuple[str, ...] = ()
    prevails: str = ""
    order: str = ""
    until: date | None = None
    may_sign: tuple[str, ...] = ()
    may_accede: tuple[str, ...] = ()
    reserving: tuple[str, ...] = ()
    amends: str = ""
    leaving: str = ""
    review: date | None = None
    review_every: int = 0
    source: str = ""
    audience: Audience = PUBLIC
    days: dict[str, date] = {}
    received: list[Received] = []
    initialled: dict[str, date] = {}
    returned: list[Returned] = []
    reservations: dict[str, Reservation] = {}
    declarations: list[Declaration] = []
    notices: list[Notice] = []

    def title(self, language: str = "en") -> str:
        """Return its title."""
        return in_language(self.names, language) or self.code

    @property
    def clause(self) -> Clause:
        """Its final clauses, with the days of events that were established since."""
        return self.clause_on(date.max)

    @property
    def instruments(self) -> tuple[Instrument, ...]:
        """All that counts for who takes part in it."""
        return tuple(each.instrument for each in self.received)

    def day(self, at: datetime) -> date:
        """Return the day of a moment in the time zone of the depositary."""
        return day_in(at, ZoneInfo(self.zone))

    def clause_on(self, day: date) -> Clause:
        """Return its final clauses, with the days of events that were established by then."""
        known = {name: on for name, on in self.days.items() if on <= day}
        found = clause_of(self.clause_text)
        days = {OPENING: self.day(self.since), **found.days, **known}
        implied = self.leaving == IMPLIED and found.leaving is None
        leaving = BY_NOTICE if implied else found.leaving
        return msgspec.structs.replace(found, days=days, leaving=leaving)

    def force(self, day: date) -> Force:
        """Return whether it is in force, as of a day, and for whom."""
        return force(self.clause_on(day), self.instruments, day)

    def idle(self, item: Instrument) -> bool:
        """Tell whether an instrument would change nothing."""
        found = force(self.clause, (*self.instruments, item), item.day)
        return any(each is item for each in found.participation.idle)

    def consented(self, participant: str, day: date) -> date | None:
        """Return since when somebody is bound that is bound on a day."""
        its = self.force(day).participation.standings.get(participant)
        span = its.span(day) if its else None
        return span.consent.day if span else None

    def signed(self, participant: str, day: date) -> date | None:
        """Return when a signatory signed; also ad referendum."""
        its = self.force(day).participation.standings.get(participant)
        signature = (its.signature or its.referendum) if its else None
        return signature.day if signature else None

    def standing(self, reservation: Reservation, day: date) -> str:
        """Return where a reservation stands on a day."""
        return reservation.standing(day, self.consented(reservation.participant, day))

    def limit(self, reservation: Reservation, participant: str, day: date) -> date:
        """Return the last day on which somebody may object to a reservation."""
        return reservation.limit(self.consented(participant, day))

    def answers(self, reservation: Reservation, day: date) -> dict[str, Answered]:
        """Return what each of the others who are bound has made of a reservation by a day.

        Who did not object within twelve months has accepted it (VCLT 20(5)). Of a reservation that
        has no effect yet, or none any more, nobody has made anything.
        """
        if self.standing(reservation, day) not in {OPEN, ACCEPTED, OBJECTED}:
            return {}
        part = self.force(day).participation
        found: dict[str, Answered] = {}
        for code in part.bound:
            if code == reservation.participant:
                continue
            span = part.standings[code].span(day)
            until = reservation.limit(span.consent.day if span else None)
            objection = reservation.objections.get(code)
            objected = objection is not None and objection.day <= day
            answer = OBJECTED if objected else OPEN if day <= until else ACCEPTED
            found[code] = Answered(answer, until)
        return found
