"""The pages of partners: who they are, what is agreed with them, what they attend and receive."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from plenipo.capabilities.members.state import Members, Partner, member_named
from plenipo.capabilities.partners.meeting import Contact
from plenipo.capabilities.partners.shown import (
    AttendingLine,
    CooperationLine,
    MeetingLine,
    attending_lines,
    cooperation_line,
    meeting_line,
)
from plenipo.capabilities.partners.state import Partnerships
from plenipo.core.page import Named
from plenipo.register.view import View


class PartnerCard(msgspec.Struct, frozen=True):
    """A partner in the list.

    :ivar sessions: in how many sessions it takes part at the moment that is shown.
    """

    partner: Named
    status: str
    since: date
    until: date | None
    cooperations: int
    meetings: int
    sessions: int


class PartnersPage(msgspec.Struct, frozen=True):
    """All partners and observers, what they attend, and the documents of cooperation."""

    partners: tuple[PartnerCard, ...]
    attending: tuple[AttendingLine, ...]
    cooperations: tuple[CooperationLine, ...]


class ContactLine(msgspec.Struct, frozen=True):
    """A contact."""

    name: str
    side: str
    position: str
    field: str
    since: datetime
    entry: int
    source: str


class PartnerPage(msgspec.Struct, frozen=True):
    """A partner or observer."""

    partner: Named
    names: dict[str, str]
    status: str
    since: date
    until: date | None
    attending: tuple[AttendingLine, ...]
    cooperations: tuple[CooperationLine, ...]
    meetings: tuple[MeetingLine, ...]
    contacts: tuple[ContactLine, ...]


def partners_page(view: View) -> PartnersPage:
    """Return the page of all partners and observers."""
    state = view.seen.state
    partners, known = state.of(Members).partners, state.of(Partnerships)
    lines = {code: tuple(attending_lines(view, code)) for code in partners}
    cards = [
        PartnerCard(
            partner=member_named(view, partner.code),
            status=partner.status,
            since=partner.since,
            until=partner.until,
            cooperations=sum(True for _ in known.of(partner.code)),
            meetings=len(known.with_(partner.code)),
            sessions=len(lines[partner.code]),
        )
        for partner in partners.values()
    ]
    return PartnersPage(
        partners=tuple(cards),
        attending=tuple(line for each in lines.values() for line in each),
        cooperations=tuple(
            [cooperation_line(view, each) for each in reversed(known.cooperations.values())]
        ),
    )


def partner_page(view: View, partner: Partner) -> PartnerPage:
    """Return the page of a partner or observer."""
    known, code = view.seen.state.of(Partnerships), partner.code
    contacts = [each for each in known.contacts.values() if each.partner == code]
    return PartnerPage(
        partner=member_named(view, code),
        names=partner.names,
        status=partner.status,
        since=partner.since,
        until=partner.until,
        attending=tuple(attending_lines(view, code)),
        cooperations=tuple([cooperation_line(view, each) for each in known.of(code)]),
        meetings=tuple([meeting_line(view, each) for each in known.with_(code)]),
        contacts=tuple([_contact(each) for each in contacts if each.stands(view.now)]),
    )


def _contact(contact: Contact) -> ContactLine:
    return ContactLine(
        name=contact.name,
        side=contact.side,
        position=contact.position,
        field=contact.field,
        since=contact.since,
        entry=contact.entry,
        source=contact.source,
    )
