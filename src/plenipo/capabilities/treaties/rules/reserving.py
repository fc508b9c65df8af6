"""What stands against reservations, objections to them, and declarations."""

from __future__ import annotations

from datetime import datetime

from plenipo.capabilities.treaties.acts import (
    DeclarationMade,
    ObjectionMade,
    ReservationConfirmed,
    ReservationMade,
    ReservationWithdrawn,
)
from plenipo.capabilities.treaties.objections import before_opening, nobody
from plenipo.capabilities.treaties.reservations import (
    CONSENT,
    LATE,
    MOMENTS,
    SIGNATURE,
    Reservation,
)
from plenipo.capabilities.treaties.state import Treaties
from plenipo.capabilities.treaties.treaty import Treaty
from plenipo.core.act import Author
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import Word, either, said

DECLARATIONS = ("interpretative", "optional", "mandatory")
_PROHIBITED = "prohibited"


def refuse_reservation_made(
    state: State, act: ReservationMade, by: Author, at: datetime
) -> Refusals:
    """Refuse a reservation that the treaty prohibits, or at a moment that is not that of it."""
    del by
    treaty = state.of(Treaties).treaties.get(act.treaty)
    if treaty is None:
        return (state.of(Treaties).no_such_treaty(act.treaty),)
    clause = treaty.clause
    twice = said("There is a reservation '{reservation}' already: choose another code.", act)
    bare = said("Give the text of the reservation '{reservation}'.", act)
    never = said("'{treaty}' permits no reservations.", act)
    prohibited = clause.reservations == _PROHIBITED
    return collect(
        before_opening(treaty, at),
        nobody(state, treaty, act.participant),
        Refusal("code-taken", twice) if act.reservation in treaty.reservations else None,
        None if act.reservation.strip() and act.text.strip() else Refusal("no-text", bare),
        Refusal("reservations-prohibited", never, article=clause.reservations_article)
        if prohibited
        else _not_then(treaty, act, at),
    )


def refuse_reservation_confirmed(
    state: State, act: ReservationConfirmed, by: Author, at: datetime
) -> Refusals:
    """Refuse to confirm a reservation that needs it not, or before or after its author consents."""
    del by
    treaty, found, missing = _reservation(state, act.treaty, act.reservation, at)
    if treaty is None or found is None:
        return missing
    needless = said("The reservation '{reservation}' waits for no confirmation.", act)
    day = treaty.day(at)
    waits = found.moment == SIGNATURE and not found.confirmed and not found.withdrawn
    moment = said(
        "The reservation '{reservation}' is confirmed on the day its author consents to be bound.",
        act,
    )
    consents = treaty.consented(found.participant, day) == day
    return collect(
        missing,
        None if waits else Refusal("nothing-to-confirm", needless),
        Refusal("not-when-consenting", moment) if waits and not consents else None,
    )


def refuse_objection_made(state: State, act: ObjectionMade, by: Author, at: datetime) -> Refusals:
    """Refuse an objection of who is not concerned, twice, or after silence was acceptance."""
    del by
    treaty, found, missing = _reservation(state, act.treaty, act.reservation, at)
    if treaty is None or found is None:
        return missing
    day, who = treaty.day(at), act.participant
    own = said("'{participant}' cannot object to its own reservation.", act)
    twice = said("'{participant}' has objected to the reservation '{reservation}' already.", act)
    apart = said("'{participant}' has neither signed '{treaty}' nor is it bound by it.", act)
    concerned = treaty.consented(who, day) or treaty.signed(who, day)
    limit = treaty.limit(found, who, day)
    late = said(
        "'{participant}' could object to the reservation '{reservation}' until {limit}: its silence"
        " has accepted it.",
        act,
        limit=limit,
    )
    return collect(
        missing,
        _withdrawn(found),
        Refusal("own-reservation", own) if who == found.participant else None,
        None if concerned else Refusal("not-concerned", apart),
        Refusal("objected-already", twice) if who in found.objections else None,
        Refusal("accepted-by-silence", late) if day > limit else None,
    )


def refuse_reservation_withdrawn(
    state: State, act: ReservationWithdrawn, by: Author, at: datetime
) -> Refusals:
    """Refuse to withdraw a reservation that is not there, or twice."""
    del by
    treaty, found, missing = _reservation(state, act.treaty, act.reservation, at)
    if treaty is None or found is None:
        return missing
    return collect(missing, _withdrawn(found))


def refuse_declaration_made(
    state: State, act: DeclarationMade, by: Author, at: datetime
) -> Refusals:
    """Refuse a declaration of nobody, of no kind, or without text."""
    del by
    treaty = state.of(Treaties).treaties.get(act.treaty)
    if treaty is None:
        return (state.of(Treaties).no_such_treaty(act.treaty),)
    kinds = said(
        "No declaration is '{kind}': say {known}.",
        act,
        known=either(Word("declaration", each) for each in DECLARATIONS),
    )
    bare = said("Give the text of the declaration of '{participant}'.", act)
    return collect(
        before_opening(treaty, at),
        nobody(state, treaty, act.participant),
        None if act.kind in DECLARATIONS else Refusal("no-such-kind", kinds),
        None if act.text.strip() else Refusal("no-text", bare),
    )


def _reservation(
    state: State, treaty: str, code: str, at: datetime
) -> tuple[Treaty | None, Reservation | None, Refusals]:
    """Return a treaty and its reservation, and what stands against reaching them."""
    its = state.of(Treaties).treaties.get(treaty)
    if its is None:
        return None, None, (state.of(Treaties).no_such_treaty(treaty),)
    found = its.reservations.get(code)
    if found is None:
        unknown = said("There is no reservation '{code}' to '{treaty}'.", code=code, treaty=treaty)
        return its, None, (Refusal("no-such-reservation", unknown),)
    since = found.notified
    early = said("The reservation '{code}' was notified only on {since}.", code=code, since=since)
    soon = Refusal("before-the-reservation", early) if its.day(at) < since else None
    return its, found, collect(before_opening(its, at), soon)


def _withdrawn(found: Reservation) -> Refusal | None:
    if found.withdrawn is None:
        return None
    sentence = said(
        "The reservation '{code}' was withdrawn on {day}.", code=found.code, day=found.withdrawn
    )
    return Refusal("reservation-withdrawn", sentence)


def _not_then(treaty: Treaty, act: ReservationMade, at: datetime) -> Refusal | None:
    """Object to a reservation at another moment than it says, or than the treaty permits."""
    day, who = treaty.day(at), act.participant
    consented = treaty.consented(who, day)
    moments = {
        SIGNATURE: treaty.signed(who, day) == day,
        CONSENT: consented == day,
        LATE: consented is not None and consented < day,
    }
    if act.moment not in MOMENTS:
        sentence = said(
            "A reservation is made at {known}.",
            known=either(Word("reserving", each) for each in MOMENTS),
        )
        return Refusal("no-such-moment", sentence)
    if not moments[act.moment]:
        other = said(
            "'{participant}' did not sign '{treaty}', nor consent to it, so that this is its moment"
            " '{moment}': {day}.",
            act,
            day=day,
            moment=Word("reserving", act.moment),
        )
        return Refusal("not-that-moment", other)
    if act.moment != LATE and treaty.reserving and act.moment not in treaty.reserving:
        closed = said(
            "'{treaty}' permits reservations only at {known}.",
            act,
            known=either(Word("reserving", each) for each in treaty.reserving),
        )
        return Refusal("not-at-that-moment", closed)
    return None
