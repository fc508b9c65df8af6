"""What stands against a signature."""

from __future__ import annotations

from datetime import datetime

from plenipo.capabilities.signing.state import against_ceremonies
from plenipo.capabilities.treaties.acts import SignatureConfirmed, TreatySigned
from plenipo.capabilities.treaties.objections import before_opening, nobody, without_powers
from plenipo.capabilities.treaties.state import Treaties
from plenipo.capabilities.treaties.treaty import Treaty
from plenipo.core.act import Author
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import Word, either, said
from plenipo.treaty.instruments import CONFIRMATION, INITIALLED, SIGNINGS, Instrument
from plenipo.treaty.representatives import powers_needed


def refuse_treaty_signed(state: State, act: TreatySigned, by: Author, at: datetime) -> Refusals:
    """Refuse a signature of who may not sign, out of time, without full powers, or a second."""
    del by
    treaty = state.of(Treaties).treaties.get(act.treaty)
    if treaty is None:
        return (state.of(Treaties).no_such_treaty(act.treaty),)
    day = treaty.day(at)
    ways = said(
        "Nobody signs '{how}': say {known}.",
        act,
        known=either(Word("signing", each) for each in SIGNINGS),
    )
    shut = said("'{treaty}' was open for signature until {until}.", act, until=treaty.until)
    closed = treaty.until is not None and day > treaty.until
    needed = powers_needed(act.how)
    return collect(
        before_opening(treaty, at),
        nobody(state, treaty, act.participant) or _not_open(treaty, act),
        None if act.how in SIGNINGS else Refusal("no-such-signing", ways),
        Refusal("closed-for-signature", shut) if closed and act.how != INITIALLED else None,
        without_powers(
            state, treaty, act.participant, act.person, act.office, act.powers, needed, at
        ),
        _signed_before(treaty, act, at) if act.how in SIGNINGS else None,
        against_ceremonies(state, act, at),
    )


def refuse_signature_confirmed(
    state: State, act: SignatureConfirmed, by: Author, at: datetime
) -> Refusals:
    """Refuse to confirm what was not signed ad referendum."""
    del by
    treaty = state.of(Treaties).treaties.get(act.treaty)
    if treaty is None:
        return (state.of(Treaties).no_such_treaty(act.treaty),)
    item = Instrument(participant=act.participant, kind=CONFIRMATION, day=treaty.day(at))
    sentence = said(
        "No signature of '{participant}' ad referendum waits for its confirmation in '{treaty}'.",
        act,
    )
    idle = treaty.idle(item)
    return collect(
        before_opening(treaty, at), Refusal("nothing-to-confirm", sentence) if idle else None
    )


def _not_open(treaty: Treaty, act: TreatySigned) -> Refusal | None:
    if not treaty.may_sign or act.participant in treaty.may_sign:
        return None
    sentence = said("'{treaty}' is not open to signature by '{participant}'.", act)
    return Refusal("not-open-to-it", sentence)


def _signed_before(treaty: Treaty, act: TreatySigned, at: datetime) -> Refusal | None:
    kind = SIGNINGS[act.how]
    item = Instrument(participant=act.participant, kind=kind, day=treaty.day(at))
    there = treaty.idle(item) if kind else act.participant in treaty.initialled
    if not there:
        return None
    sentence = said("'{participant}' has signed '{treaty}' so already.", act)
    return Refusal("signed-already", sentence)
