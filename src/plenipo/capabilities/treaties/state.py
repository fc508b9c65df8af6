"""All treaties, as their depositary holds them."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import msgspec

from plenipo.capabilities.treaties.acts import (
    DeclarationMade,
    EventEstablished,
    InstrumentDeposited,
    InstrumentReturned,
    ObjectionMade,
    ReservationConfirmed,
    ReservationMade,
    ReservationWithdrawn,
    SignatureConfirmed,
    TreatyOpened,
    TreatySigned,
    WithdrawalNotified,
)
from plenipo.capabilities.treaties.dates import FORCE, FORCE_FOR, LEAVES, dates
from plenipo.capabilities.treaties.reservations import Objection, Reservation
from plenipo.capabilities.treaties.treaty import (
    Declaration,
    Notice,
    Received,
    Returned,
    Treaty,
    clause_of,
)
from plenipo.core.act import Act, Entry, wire_name
from plenipo.core.fold import folds
from plenipo.core.page import Named
from plenipo.core.refusal import Refusal
from plenipo.core.said import said
from plenipo.register.view import View
from plenipo.treaty.delays import day_in
from plenipo.treaty.instruments import CONFIRMATION, INITIALLED, SIGNINGS, Instrument
from plenipo.treaty.reading import ClauseError

__all__ = ("FORCE", "FORCE_FOR", "LEAVES", "Treaty", "dates")


class Treaties(msgspec.Struct):
    """All treaties, by code."""

    treaties: dict[str, Treaty] = {}

    def no_such_treaty(self, code: str) -> Refusal:
        """Object to a treaty that is not in the register."""
        sentence = said("There is no treaty '{code}': open it first.", code=code)
        return Refusal("no-such-treaty", sentence)

    def of(self, participant: str) -> list[Treaty]:
        """Return the treaties of which a depositary received anything of somebody."""
        return [
            treaty
            for treaty in self.treaties.values()
            if any(notice.participant == participant for notice in treaty.notices)
        ]

    def amending(self, code: str) -> list[Treaty]:
        """Return the treaties that amend one, in the order they were opened."""
        return [treaty for treaty in self.treaties.values() if code and treaty.amends == code]

    def days(self, now: datetime) -> frozenset[date]:
        """Return the days that it is at a moment where the depositaries are."""
        return frozenset(day_in(now, ZoneInfo(t.zone)) for t in self.treaties.values())

    @folds(TreatyOpened)
    def treaty_opened(self, entry: Entry[TreatyOpened]) -> None:
        """Take in a treaty; the first of a code stands."""
        act = entry.act
        if act.treaty in self.treaties:
            return
        try:
            zone = clause_of(act.clause).zone
        except ClauseError:
            return
        treaty = Treaty(
            code=act.treaty,
            names=act.names,
            clause_text=act.clause,
            depositary=act.depositary,
            since=entry.effective,
            entry=entry.seq,
            zone=zone,
            adopted=act.adopted,
            place=act.place,
            document=act.document,
            authentic=act.authentic,
            prevails=act.prevails,
            order=act.order,
            until=act.until,
            may_sign=act.may_sign,
            may_accede=act.may_accede,
            reserving=act.reserving,
            amends=act.amends,
            leaving=act.leaving,
            review=act.review,
            review_every=act.review_every,
            source=act.source,
            audience=entry.audience,
        )
        self.treaties[act.treaty] = treaty
        _notify(treaty, entry)

    @folds(EventEstablished)
    def event_established(self, entry: Entry[EventEstablished]) -> None:
        """Take in the day of an event; where it was established twice, the earlier one."""
        if treaty := self._treaty(entry.act.treaty):
            day = treaty.day(entry.effective)
            treaty.days[entry.act.event] = min(day, treaty.days.get(entry.act.event, day))
            _notify(treaty, entry, subject=entry.act.event, note=entry.act.note)

    @folds(TreatySigned)
    def treaty_signed(self, entry: Entry[TreatySigned]) -> None:
        """Take in a signature, or initials."""
        act = entry.act
        treaty = self._treaty(act.treaty)
        if treaty is None or act.how not in SIGNINGS:
            return
        day = treaty.day(entry.effective)
        if act.how == INITIALLED:
            treaty.initialled.setdefault(act.participant, day)
        else:
            item = Instrument(participant=act.participant, kind=SIGNINGS[act.how], day=day)
            kept = Received(item, entry.seq, act.person, act.office, source=act.source)
            treaty.received.append(kept)
        _notify(treaty, entry, act.participant, act.how)

    @folds(SignatureConfirmed)
    def signature_confirmed(self, entry: Entry[SignatureConfirmed]) -> None:
        """Take in the confirmation of a signature ad referendum."""
        act = entry.act
        if treaty := self._treaty(act.treaty):
            day = treaty.day(entry.effective)
            item = Instrument(participant=act.participant, kind=CONFIRMATION, day=day)
            treaty.received.append(Received(item, entry.seq))
            _notify(treaty, entry, act.participant, CONFIRMATION, act.note)

    @folds(InstrumentDeposited)
    def instrument_deposited(self, entry: Entry[InstrumentDeposited]) -> None:
        """Take in an instrument."""
        act = entry.act
        if treaty := self._treaty(act.treaty):
            item = deposit(act, treaty.day(entry.effective))
            told = (act.person, act.office, act.dated, act.source, act.provisions)
            treaty.received.append(Received(item, entry.seq, *told))
            _notify(treaty, entry, act.participant, act.kind)

    @folds(InstrumentReturned)
    def instrument_returned(self, entry: Entry[InstrumentReturned]) -> None:
        """Take in that an instrument was returned."""
        act = entry.act
        if treaty := self._treaty(act.treaty):
            day = treaty.day(entry.effective)
            item = Returned(act.participant, act.kind, day, act.reason, entry.seq)
            treaty.returned.append(item)
            _notify(treaty, entry, act.participant, act.kind, act.reason)

    @folds(ReservationMade)
    def reservation_made(self, entry: Entry[ReservationMade]) -> None:
        """Take in a reservation; the first of a code stands."""
        act = entry.act
        treaty = self._treaty(act.treaty)
        if treaty is None or act.reservation in treaty.reservations:
            return
        treaty.reservations[act.reservation] = Reservation(
            code=act.reservation,
            participant=act.participant,
            moment=act.moment,
            text=act.text,
            provisions=act.provisions,
            day=treaty.day(entry.effective),
            entry=entry.seq,
        )
        _notify(treaty, entry, act.participant, act.reservation)

    @folds(ReservationConfirmed)
    def reservation_confirmed(self, entry: Entry[ReservationConfirmed]) -> None:
        """Take in that a reservation was confirmed."""
        treaty, found = self._reservation(entry.act.treaty, entry.act.reservation)
        if treaty and found:
            found.confirmed = treaty.day(entry.effective)
            _notify(treaty, entry, found.participant, found.code)

    @folds(ObjectionMade)
    def objection_made(self, entry: Entry[ObjectionMade]) -> None:
        """Take in an objection to a reservation."""
        act = entry.act
        treaty, found = self._reservation(act.treaty, act.reservation)
        if treaty and found:
            day = treaty.day(entry.effective)
            item = Objection(act.participant, day, act.text, act.precludes, entry.seq)
            found.objections.setdefault(act.participant, item)
            _notify(treaty, entry, act.participant, found.code)

    @folds(ReservationWithdrawn)
    def reservation_withdrawn(self, entry: Entry[ReservationWithdrawn]) -> None:
        """Take in that a reservation was withdrawn."""
        treaty, found = self._reservation(entry.act.treaty, entry.act.reservation)
        if treaty and found:
            found.withdrawn = treaty.day(entry.effective)
            _notify(treaty, entry, found.participant, found.code, entry.act.note)

    @folds(WithdrawalNotified)
    def withdrawal_notified(self, entry: Entry[WithdrawalNotified]) -> None:
        """Take in a notice of withdrawal."""
        act = entry.act
        if treaty := self._treaty(act.treaty):
            day = treaty.day(entry.effective)
            item = Instrument(
                participant=act.participant, kind=act.kind, day=day, effective=act.takes_effect
            )
            treaty.received.append(Received(item, entry.seq))
            _notify(treaty, entry, act.participant, act.kind, act.reason)

    @folds(DeclarationMade)
    def declaration_made(self, entry: Entry[DeclarationMade]) -> None:
        """Take in a declaration."""
        act = entry.act
        if treaty := self._treaty(act.treaty):
            day = treaty.day(entry.effective)
            item = Declaration(act.participant, act.kind, day, act.text, act.article, entry.seq)
            treaty.declarations.append(item)
            _notify(treaty, entry, act.participant, act.kind)

    def _treaty(self, code: str) -> Treaty | None:
        return self.treaties.get(code)

    def _reservation(self, treaty: str, code: str) -> tuple[Treaty | None, Reservation | None]:
        found = self._treaty(treaty)
        return found, found.reservations.get(code) if found else None


def deposit(act: InstrumentDeposited, day: date) -> Instrument:
    """Return the instrument that an act of deposit is about."""
    return Instrument(
        participant=act.participant,
        kind=act.kind,
        day=day,
        effective=act.takes_effect,
        of=act.of,
        territories=act.territories,
    )


def _notify(
    treaty: Treaty, entry: Entry[Act], participant: str = "", subject: str = "", note: str = ""
) -> None:
    """Keep what the depositary notifies of an entry."""
    day, act = treaty.day(entry.effective), wire_name(entry.act)
    item = Notice(entry.seq, act, day, entry.recorded, participant, subject, note)
    treaty.notices.append(item)


def treaty_named(view: View, code: str) -> Named:
    """Return a treaty with its title in the reader's language."""
    found = view.seen.state.of(Treaties).treaties.get(code)
    return Named(code, found.title(view.wording.language) if found else code)
