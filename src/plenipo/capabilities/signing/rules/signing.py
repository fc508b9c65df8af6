"""What stands against the signature of a document that is no treaty."""

from __future__ import annotations

from datetime import datetime

from plenipo.capabilities.signing.acts import DocumentSigned
from plenipo.capabilities.signing.checks import empowered
from plenipo.capabilities.signing.objections import no_person, no_powers, on_list, reached
from plenipo.capabilities.signing.signing import Listing, Representative, Signing
from plenipo.capabilities.signing.state import another_signs, not_a_signatory, unclean
from plenipo.core.act import Author
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import said
from plenipo.treaty.representatives import powers_needed


def refuse_document_signed(state: State, act: DocumentSigned, by: Author, at: datetime) -> Refusals:
    """Refuse what is not on the list, on another day, by another, unpowered, unclean, or twice."""
    del by
    signing, missing = reached(state, act.signing, at)
    if signing is None:
        return missing
    listing, absent = on_list(signing, act.number, at)
    if listing is None:
        return collect(missing, absent, _not_that_day(signing, at))
    treaty = said("Number {number} is a treaty: record treaty.signed.", act)
    twice = said("'{participant}' has signed number {number} already.", act)
    return collect(
        missing,
        _not_that_day(signing, at),
        Refusal("a-treaty", treaty) if listing.treaty else None,
        not_a_signatory(signing, listing, act.participant),
        no_person(act.person, act.participant)
        or another_signs(signing, listing, act.participant, act.person),
        _unpowered(state, listing, act, at),
        unclean(state, listing),
        Refusal("signed-already", twice) if act.participant in listing.signatures else None,
    )


def _not_that_day(signing: Signing, at: datetime) -> Refusal | None:
    day = signing.term(at).day
    if signing.local_day(at) == day:
        return None
    sentence = said("'{signing}' is held on {day}.", signing=signing.code, day=day)
    return Refusal("not-that-day", sentence)


def _unpowered(state: State, listing: Listing, act: DocumentSigned, at: datetime) -> Refusal | None:
    if not listing.powers or not act.person.strip():
        return None
    who = Representative(act.person, act.office, act.powers, at, 0)
    if empowered(state, listing, act.participant, who, at):
        return None
    return no_powers(act.person, act.participant, act.number, powers_needed(listing.how))
