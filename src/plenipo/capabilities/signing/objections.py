"""Objections that stand against several acts about a ceremony."""

from __future__ import annotations

from datetime import datetime

from plenipo.capabilities.members.state import Members
from plenipo.capabilities.signing.signing import Listing, Signing
from plenipo.capabilities.signing.state import Signings
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals
from plenipo.core.said import Word, either, listed, said
from plenipo.treaty.representatives import OFFICES


def reached(state: State, code: str, at: datetime) -> tuple[Signing | None, Refusals]:
    """Return a ceremony, and what stands against reaching it at a moment."""
    signing = state.of(Signings).signings.get(code)
    if signing is None:
        return None, (state.of(Signings).no_such_signing(code),)
    if at >= signing.moment:
        return signing, ()
    sentence = said(
        "The ceremony '{code}' was prepared only on {when}.", code=code, when=signing.moment
    )
    return signing, (Refusal("before-the-ceremony", sentence),)


def on_list(signing: Signing, number: str, at: datetime) -> tuple[Listing | None, Refusal | None]:
    """Return what is on a list at a moment, or what stands against it."""
    found = signing.listings.get(number)
    if found is not None and found.stands(at):
        return found, None
    if found is not None and found.removed is not None and found.removed <= at:
        sentence = said(
            "Number {number} was taken from the list of '{signing}': {reason}.",
            number=number,
            signing=signing.code,
            reason=found.reason.rstrip("."),
        )
        return None, Refusal("not-on-the-list", sentence)
    numbers = listed(each.number for each in signing.listed(at))
    known = numbers if numbers.parts else said("still to come: list one first")
    sentence = said(
        "Number {number} is not on the list of '{signing}': the numbers are {known}.",
        number=number,
        signing=signing.code,
        known=known,
    )
    return None, Refusal("not-on-the-list", sentence)


def strangers(state: State, codes: tuple[str, ...]) -> Refusals:
    """Object to each who is neither a member nor a partner."""
    members = state.of(Members)
    return tuple(
        Refusal(
            "no-such-participant",
            said("'{code}' is no member and no partner: admit it first.", code=code),
        )
        for code in dict.fromkeys(codes)
        if code not in members.members and code not in members.partners
    )


def no_person(person: str, participant: str) -> Refusal | None:
    """Object to nobody who signs."""
    if person.strip():
        return None
    return Refusal("no-person", said("Say who signs for '{code}'.", code=participant))


def no_reason(reason: str) -> Refusal | None:
    """Object to what is done without a reason."""
    return None if reason.strip() else Refusal("no-reason", said("Say why."))


def no_powers(person: str, participant: str, number: str, needed: tuple[str, ...]) -> Refusal:
    """Object to who needs full powers and has none that allow one of what is needed."""
    sentence = said(
        "{person} needs full powers of '{participant}' for number {number} that hold and allow this"
        " ({needed}): record them and name them, or say that the person is {offices}.",
        person=person,
        participant=participant,
        number=number,
        needed=either(needed),
        offices=either(Word("representative", each) for each in OFFICES),
    )
    return Refusal("no-full-powers", sentence)
