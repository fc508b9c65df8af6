"""The pages of treaties, and how what reaches a depositary is told."""

from __future__ import annotations

from plenipo.capabilities.treaties.columns_page import ColumnsPage, columns_page
from plenipo.capabilities.treaties.looking import look_for
from plenipo.capabilities.treaties.member_page import MemberTreatiesPage, member_treaties_page
from plenipo.capabilities.treaties.missing_page import MissingPage, missing_page
from plenipo.capabilities.treaties.participation_page import (
    ParticipationPage,
    participation_page,
)
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
        "territorial-application": message("territorial application"),
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
