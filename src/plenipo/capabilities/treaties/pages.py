"""How what reaches a depositary is told."""

from __future__ import annotations

from plenipo.core.page import message

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
    "reservation": {
        "to-be-confirmed": message("to be confirmed on consent"),
        "not-confirmed": message("not confirmed"),
        "open-to-objection": message("open to objection"),
        "accepted": message("accepted by silence"),
        "objected-to": message("objected to"),
        "stopped": message("stopped by an objection"),
        "withdrawn": message("withdrawn"),
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
