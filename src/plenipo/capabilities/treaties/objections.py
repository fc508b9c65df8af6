"""Objections that stand against several acts towards a depositary."""

from __future__ import annotations

from datetime import datetime

from plenipo.capabilities.credentials.state import Credentials
from plenipo.capabilities.members.state import Members
from plenipo.capabilities.treaties.treaty import Treaty
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal
from plenipo.core.said import Word, either, said
from plenipo.treaty.representatives import OFFICES


def before_opening(treaty: Treaty, at: datetime) -> Refusal | None:
    """Object to what is done before the treaty was opened."""
    if at >= treaty.since:
        return None
    sentence = said("'{treaty}' was opened only on {when}.", treaty=treaty.code, when=treaty.since)
    return Refusal("before-the-treaty", sentence)


def nobody(state: State, treaty: Treaty, code: str) -> Refusal | None:
    """Object to who is neither a member nor a partner, nor named in the treaty."""
    members = state.of(Members)
    known = {*members.members, *members.partners, *treaty.may_sign, *treaty.may_accede}
    if code in known:
        return None
    sentence = said(
        "'{code}' is no member and no partner, and the treaty does not name it.", code=code
    )
    return Refusal("no-such-participant", sentence)


def without_powers(  # noqa: PLR0913, PLR0917 - who does what for whom, by what
    state: State,
    treaty: Treaty,
    participant: str,
    person: str,
    office: str,
    powers: str,
    needed: tuple[str, ...],
    at: datetime,
) -> Refusal | None:
    """Object to who needs full powers and has none that allow one of what is needed."""
    if not person.strip():
        return Refusal("no-person", said("Say who signed for '{code}'.", code=participant))
    if office in OFFICES:
        return None
    found = state.of(Credentials).powers.get(powers)
    about = {treaty.code, *treaty.names.values()}
    if found is not None and found.allow(participant, person, about, needed, at):
        return None
    sentence = said(
        "{person} needs full powers of '{participant}' for '{treaty}' that hold and allow this"
        " ({needed}): record them and name them, or say that the person is {offices}.",
        person=person,
        participant=participant,
        treaty=treaty.code,
        needed=either(needed),
        offices=either(Word("representative", each) for each in OFFICES),
    )
    return Refusal("no-full-powers", sentence)
