"""Documents of cooperation, meetings, contacts; what a partner attends and receives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

import msgspec

from plenipo.capabilities.credentials.state import DOCUMENTS, Credentials, Participation, received
from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.members.state import Members
from plenipo.capabilities.partners.acts import (
    ContactEnded,
    ContactNamed,
    CooperationAbandoned,
    CooperationBegun,
    CooperationReferred,
    CooperationSigned,
    PartnerMeetingAnnounced,
    PartnerMeetingCancelled,
    PartnerMeetingHeld,
)
from plenipo.capabilities.partners.cooperation import (
    Abandoning,
    Cooperation,
    References,
    Signing,
)
from plenipo.capabilities.partners.meeting import CANCELLED, HELD, Contact, Meeting, Outcome
from plenipo.capabilities.sessions.state import Session, Sessions
from plenipo.core.act import Entry
from plenipo.core.audience import may_read, reader
from plenipo.core.fold import State, folds
from plenipo.core.page import Named
from plenipo.core.refusal import Refusal
from plenipo.core.said import said
from plenipo.register.view import View

__all__ = ("HELD",)


class Partnerships(msgspec.Struct):
    """All documents of cooperation, meetings and contacts, by code."""

    cooperations: dict[str, Cooperation] = {}
    meetings: dict[str, Meeting] = {}
    contacts: dict[str, Contact] = {}

    def no_such_cooperation(self, code: str) -> Refusal:
        """Object to a document of cooperation that is not in the register."""
        sentence = said("There is no document of cooperation '{code}': begin it first.", code=code)
        return Refusal("no-such-cooperation", sentence)

    def of(self, partner: str) -> Iterator[Cooperation]:
        """Yield the documents of cooperation with a partner, the latest first."""
        return (each for each in reversed(self.cooperations.values()) if partner in each.partners)

    def with_(self, partner: str) -> list[Meeting]:
        """Return the meetings with a partner, the latest first."""
        those = [each for each in self.meetings.values() if partner in each.partners]
        return sorted(those, key=lambda meeting: meeting.on, reverse=True)

    @folds(CooperationBegun)
    def cooperation_begun(self, entry: Entry[CooperationBegun]) -> None:
        """Take in a document of cooperation; the first of a code stands."""
        act = entry.act
        cooperation = Cooperation(
            code=act.cooperation,
            names=act.names,
            partners=act.partners,
            kind=act.kind,
            field=act.field,
            begun=entry.effective,
            entry=entry.seq,
            source=act.source,
            references=[_references(entry)],
        )
        self.cooperations.setdefault(act.cooperation, cooperation)

    @folds(CooperationReferred)
    def cooperation_referred(self, entry: Entry[CooperationReferred]) -> None:
        """Take in where a document of cooperation is found now."""
        if found := self.cooperations.get(entry.act.cooperation):
            said_now = _references(entry)
            said_now.note = entry.act.note
            found.references.append(said_now)
            found.references.sort(key=lambda each: each.moment)

    @folds(CooperationSigned)
    def cooperation_signed(self, entry: Entry[CooperationSigned]) -> None:
        """Take in that a document of cooperation was signed."""
        act = entry.act
        if found := self.cooperations.get(act.cooperation):
            told = (act.on, act.signatories, act.place, act.source)
            found.signed = Signing(entry.effective, entry.seq, *told)

    @folds(CooperationAbandoned)
    def cooperation_abandoned(self, entry: Entry[CooperationAbandoned]) -> None:
        """Take in that a document of cooperation is not pursued any more."""
        if found := self.cooperations.get(entry.act.cooperation):
            found.abandoned = Abandoning(entry.effective, entry.seq, entry.act.reason)

    @folds(PartnerMeetingAnnounced)
    def partner_meeting_announced(self, entry: Entry[PartnerMeetingAnnounced]) -> None:
        """Take in a meeting; the first of a code stands."""
        act = entry.act
        meeting = Meeting(
            code=act.meeting,
            names=act.names,
            partners=act.partners,
            on=act.on,
            level=act.level,
            announced=entry.effective,
            entry=entry.seq,
            body=act.body,
            session=act.session,
            item=act.item,
            place=act.place,
            guests=act.guests,
            host=act.host,
            source=act.source,
        )
        self.meetings.setdefault(act.meeting, meeting)

    @folds(PartnerMeetingHeld)
    def partner_meeting_held(self, entry: Entry[PartnerMeetingHeld]) -> None:
        """Take in what came of a meeting."""
        act = entry.act
        if found := self.meetings.get(act.meeting):
            found.outcome = Outcome(
                moment=entry.effective,
                entry=entry.seq,
                how=HELD,
                summary=act.summary,
                guests=act.guests,
                cooperations=act.cooperations,
                documents=act.documents,
                source=act.source,
            )

    @folds(PartnerMeetingCancelled)
    def partner_meeting_cancelled(self, entry: Entry[PartnerMeetingCancelled]) -> None:
        """Take in that a meeting does not take place."""
        if found := self.meetings.get(entry.act.meeting):
            found.outcome = Outcome(entry.effective, entry.seq, CANCELLED, entry.act.reason)

    @folds(ContactNamed)
    def contact_named(self, entry: Entry[ContactNamed]) -> None:
        """Take in a contact; the first of a code stands."""
        act = entry.act
        contact = Contact(
            code=act.contact,
            partner=act.partner,
            name=act.name,
            side=act.side,
            since=entry.effective,
            entry=entry.seq,
            position=act.position,
            field=act.field,
            source=act.source,
        )
        self.contacts.setdefault(act.contact, contact)

    @folds(ContactEnded)
    def contact_ended(self, entry: Entry[ContactEnded]) -> None:
        """Take in that somebody is no contact any more."""
        if found := self.contacts.get(entry.act.contact):
            found.ended, found.reason = entry.effective, entry.act.reason


class Attending(msgspec.Struct, frozen=True):
    """What a partner may attend, do and receive in a session.

    :ivar items: the numbers of the items it attends; none stands for the whole session.
    :ivar documents: the codes of the documents before the session that it receives.
    """

    session: str
    items: tuple[str, ...]
    may: tuple[str, ...]
    reason: str
    documents: tuple[str, ...]


def attending(state: State, partner: str, moment: datetime) -> Iterator[Attending]:
    """Yield what a partner may attend and receive at a moment, the latest session first."""
    sessions = state.of(Sessions).sessions.values()
    for session in sorted(sessions, key=_opens, reverse=True):
        granted = state.of(Credentials).participation(partner, session.code, moment)
        if granted is not None:
            yield Attending(
                session=session.code,
                items=granted.items or (),
                may=granted.may,
                reason=granted.reason,
                documents=tuple(_received(state, partner, session.code, granted)),
            )


def no_such_partners(state: State, codes: Iterable[str], moment: datetime) -> list[Refusal]:
    """Object to each that is neither observer nor partner on a day."""
    known, day = state.of(Members).partners, moment.date()
    return [
        Refusal(
            "no-such-partner",
            said(
                "'{code}' is neither observer nor partner on {day}: admit it first.",
                code=code,
                day=day,
            ),
        )
        for code in dict.fromkeys(codes)
        if code not in known or not known[code].stands_on(day)
    ]


def on_item(state: State, session: str, item: str, moment: datetime) -> Iterator[Cooperation]:
    """Yield the documents of cooperation whose text is before a session under an item."""
    for cooperation in state.of(Partnerships).cooperations.values():
        named = cooperation.named(moment)
        if (named.session, named.item) == (session, item):
            yield cooperation


def cooperation_named(view: View, code: str) -> Named:
    """Return a document of cooperation with its title in the reader's language."""
    found = view.seen.state.of(Partnerships).cooperations.get(code)
    return Named(code, found.title(view.wording.language) if found else code)


def _received(state: State, partner: str, session: str, granted: Participation) -> Iterator[str]:
    """Yield the documents before a session that a partner may read."""
    circles = reader((f"member:{partner}", *received(granted, session)))
    for document in state.of(Documents).of_session(session):
        here = granted.attends(document.item)
        if DOCUMENTS in granted.may and here and may_read(document.audience, circles):
            yield document.code


def _references(entry: Entry[CooperationBegun] | Entry[CooperationReferred]) -> References:
    act = entry.act
    return References(
        moment=entry.effective,
        entry=entry.seq,
        session=act.session,
        item=act.item,
        document=act.document,
        decision=act.decision,
        treaty=act.treaty,
    )


def _opens(session: Session) -> tuple[object, ...]:
    return session.opens, session.code
