"""The pages of treaties and of their depositary, and how what reaches it is told."""

from __future__ import annotations

from plenipo.capabilities.treaties.calendar import TreatyCalendar, calendar_of, chosen
from plenipo.capabilities.treaties.columns_page import ColumnsPage, columns_page
from plenipo.capabilities.treaties.desk_page import DeskPage, desk_page
from plenipo.capabilities.treaties.feed import NotificationFeed, atom, json_feed
from plenipo.capabilities.treaties.looking import look_for
from plenipo.capabilities.treaties.member_page import MemberTreatiesPage, member_treaties_page
from plenipo.capabilities.treaties.missing_page import MissingPage, missing_page
from plenipo.capabilities.treaties.notification_page import (
    NotificationPage,
    NotificationsPage,
    notification_page,
    notifications_page,
)
from plenipo.capabilities.treaties.notified import Telling
from plenipo.capabilities.treaties.participation_page import (
    ParticipationPage,
    participation_page,
)
from plenipo.capabilities.treaties.parties_page import PartiesPage, parties_page
from plenipo.capabilities.treaties.registration import RegistrationPage, registration_page
from plenipo.capabilities.treaties.status_file import StatusPage, status_page
from plenipo.capabilities.treaties.treaty_page import (
    TreatiesPage,
    TreatyPage,
    treaties_page,
    treaty_page,
)
from plenipo.core.page import message, page
from plenipo.register.view import View

WORDS = {
    "act": {
        "treaty.opened": message("Treaty opened"),
        "event.established": message("Event established"),
        "treaty.signed": message("Treaty signed"),
        "signature.confirmed": message("Signature confirmed"),
        "instrument.deposited": message("Instrument deposited"),
        "instrument.returned": message("Instrument returned"),
        "reservation.made": message("Reservation to a treaty made"),
        "reservation.confirmed": message("Reservation to a treaty confirmed"),
        "objection.made": message("Objection to a reservation made"),
        "reservation.withdrawn": message("Reservation to a treaty withdrawn"),
        "withdrawal.notified": message("Withdrawal notified"),
        "declaration.made": message("Declaration made"),
    },
    "instrument": {
        "signature": message("signature"),
        "signature-ad-referendum": message("signature ad referendum"),
        "confirmation-of-signature": message("confirmation of signature"),
        "definitive-signature": message("definitive signature"),
        "ratification": message("ratification"),
        "acceptance": message("acceptance"),
        "approval": message("approval"),
        "accession": message("accession"),
        "succession": message("succession"),
        "formal-confirmation": message("formal confirmation"),
        "continuation": message("continuation of legal personality"),
        "territorial-application": message("territorial application"),
        "territorial-exclusion": message("exclusion of territories"),
        "provisional-application": message("provisional application"),
        "end-of-provisional-application": message("end of provisional application"),
        "revocation-of-withdrawal": message("revocation of withdrawal"),
        "intention-not-to-become-party": message("intention not to become a party"),
        "withdrawal": message("withdrawal"),
        "denunciation": message("denunciation"),
    },
    "signing": {
        "subject-to-ratification": message("subject to ratification"),
        "definitive": message("definitively"),
        "ad-referendum": message("ad referendum"),
        "initialled": message("by initials"),
    },
    "reserving": {
        "signature": message("signature"),
        "consent": message("consent to be bound"),
        "late": message("a later moment"),
    },
    "leaving": {
        "implied": message("implied, with twelve months’ notice"),
        "excluded": message("excluded"),
    },
    "declaration": {
        "interpretative": message("interpretative"),
        "optional": message("optional"),
        "mandatory": message("mandatory"),
    },
    "representative": {
        "head-of-state": message("the head of State"),
        "head-of-government": message("the head of government"),
        "foreign-minister": message("the minister for foreign affairs"),
    },
    "examination": {
        "signed-by": message("Who signed it"),
        "powers": message("Due form: by an office that needs none, or by full powers"),
        "kind": message("Its kind fits, and it changes something"),
        "open-to-it": message("It is open to who hands it in"),
        "dated": message("The days it bears"),
        "met": message("in order"),
        "not-met": message("not in order"),
        "unknown": message("to be looked at"),
    },
    "reservation": {
        "to-be-confirmed": message("to be confirmed on consent"),
        "not-confirmed": message("not confirmed"),
        "open-to-objection": message("open to objection"),
        "accepted": message("accepted by silence"),
        "objected-to": message("objected to"),
        "stopped": message("stopped by an objection"),
        "withdrawn": message("withdrawn"),
    },
    "treaty": {
        "in-force": message("in force"),
        "to-enter": message("to enter into force"),
        "not-in-force": message("not in force"),
    },
    "participation": {
        "party": message("in force for it"),
        "bound": message("bound, not yet in force"),
        "signed": message("signed"),
        "left": message("left"),
        "initialled": message("neither signed nor bound"),
        "in-force": message("in force for it"),
    },
}

SENTENCES = {
    "treaty.opened": message("{treaty} opened for signature"),
    "event.established": message("{treaty}: {event}"),
    "treaty.signed": message("{participant} signed {treaty}: {how}"),
    "signature.confirmed": message("{participant} confirmed its signature of {treaty}"),
    "instrument.deposited": message("{participant}, {treaty}: {kind}"),
    "instrument.returned": message("{participant}, {treaty}: {kind} returned"),
    "reservation.made": message("{participant} made the reservation {reservation} to {treaty}"),
    "reservation.confirmed": message("The reservation {reservation} to {treaty} confirmed"),
    "objection.made": message("{participant} objected to {reservation} ({treaty})"),
    "reservation.withdrawn": message("The reservation {reservation} to {treaty} withdrawn"),
    "withdrawal.notified": message("{participant}, {treaty}: {kind} notified"),
    "declaration.made": message("{participant} made a declaration on {treaty}"),
}


@page("/treaties", menu=message("Treaties"), place=4)
def treaties(view: View) -> TreatiesPage:
    """Return the treaties, and where each stands."""
    return treaties_page(view)


@page("/treaties/{treaty}")
def treaty(view: View, treaty: str) -> TreatyPage:
    """Return a treaty: whether it is in force and why, and who takes part, with the notes."""
    return treaty_page(look_for(view, treaty))


@page("/treaties/{treaty}/participation")
def participation(view: View, treaty: str) -> ParticipationPage:
    """Return participation in a treaty over time, and on a map."""
    return participation_page(look_for(view, treaty))


@page("/treaties/{treaty}/missing")
def missing(view: View, treaty: str) -> MissingPage:
    """Return what would bring a treaty into force: the smallest sets of those who may join."""
    return missing_page(look_for(view, treaty))


@page("/treaties/{treaty}/status", document="table")
def status(view: View, treaty: str) -> StatusPage:
    """Return the status table of a treaty, to send on."""
    return status_page(look_for(view, treaty))


@page("/treaties/{treaty}/columns")
def columns(view: View, treaty: str) -> ColumnsPage:
    """Return what stands in the columns of that table; the twin is its CSVW metadata."""
    return columns_page(look_for(view, treaty))


@page("/treaties/{treaty}/registration", document="statement")
def registration(view: View, treaty: str) -> RegistrationPage:
    """Return what is handed in to register a treaty under Article 102 of the Charter."""
    return registration_page(look_for(view, treaty))


@page("/members/{code}/treaties")
def member_treaties(view: View, code: str) -> MemberTreatiesPage:
    """Return the treaties of a member, and the dates to come."""
    return member_treaties_page(view, code)


@page("/treaties.ics", plain="calendar", kind="text/calendar")
def treaties_calendar(view: View, body: str = "", member: str = "") -> TreatyCalendar:
    """Return the dates of treaties as a calendar; of those that concern a body, or a member."""
    return calendar_of(view, chosen(view, body, member))


@page("/treaties/{treaty}/calendar.ics", plain="calendar", kind="text/calendar")
def treaty_calendar(view: View, treaty: str) -> TreatyCalendar:
    """Return the dates of a treaty as a calendar (RFC 5545)."""
    return calendar_of(view, [_told_of(view, treaty).treaty])


@page("/treaties/{treaty}/parties")
def parties(view: View, treaty: str) -> PartiesPage:
    """Return who is party to what: amendments, territories, and what silence has accepted."""
    return parties_page(look_for(view, treaty))


@page("/treaties/{treaty}/notifications")
def notifications(view: View, treaty: str) -> NotificationsPage:
    """Return what the depositary of a treaty has notified, and the dates ahead."""
    return notifications_page(_told_of(view, treaty))


@page("/treaties/{treaty}/notifications.atom", plain="feed", kind="application/atom+xml")
def notifications_atom(view: View, treaty: str) -> NotificationFeed:
    """Return the notifications of a treaty as a feed (Atom, RFC 4287)."""
    return atom(_told_of(view, treaty))


@page("/treaties/{treaty}/notifications.feed", plain="feed", kind="application/feed+json")
def notifications_feed(view: View, treaty: str) -> NotificationFeed:
    """Return the notifications of a treaty as a feed (JSON Feed 1.1)."""
    return json_feed(_told_of(view, treaty))


@page("/treaties/{treaty}/notifications/{notification}", document="paper")
def notification(view: View, treaty: str, notification: str) -> NotificationPage:
    """Return a notification of a treaty's depositary, by its number."""
    return notification_page(_told_of(view, treaty), notification)


@page("/treaties/{treaty}/desk", personal=True)
def desk(  # noqa: PLR0913, PLR0917 - what is typed of an instrument, to be examined
    view: View,
    treaty: str,
    participant: str = "",
    kind: str = "",
    person: str = "",
    office: str = "",
    powers: str = "",
    dated: str = "",
    takes_effect: str = "",
    of: str = "",
    territories: str = "",
    provisions: str = "",
    received: str = "",
) -> DeskPage:
    """Return the desk of a treaty's depositary: its forms, and an instrument examined."""
    given = {
        "participant": participant,
        "kind": kind,
        "person": person,
        "office": office,
        "powers": powers,
        "dated": dated,
        "takes_effect": takes_effect,
        "of": of,
        "territories": territories,
        "provisions": provisions,
        "received": received,
    }
    return desk_page(_told_of(view, treaty), given)


def _told_of(view: View, code: str) -> Telling:
    return Telling(view, look_for(view, code).treaty)
