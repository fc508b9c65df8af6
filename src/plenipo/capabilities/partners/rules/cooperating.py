"""What stands against beginning a document of cooperation, taking it further, and signing it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from plenipo.capabilities.members.state import Members
from plenipo.capabilities.partners.acts import (
    CooperationAbandoned,
    CooperationBegun,
    CooperationReferred,
    CooperationSigned,
)
from plenipo.capabilities.partners.cooperation import KINDS, Cooperation
from plenipo.capabilities.partners.objections import (
    bad_code,
    given_up_silently,
    unknown_references,
    unnamed,
)
from plenipo.capabilities.partners.state import Partnerships, no_such_partners
from plenipo.core.act import Author
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import Word, either, listed, said


def refuse_cooperation_begun(
    state: State, act: CooperationBegun, by: Author, at: datetime
) -> Refusals:
    """Refuse a document of cooperation twice, of no kind, with nobody, or of what is not there."""
    del by
    twice = said("There is '{cooperation}' already: choose another code.", act)
    alone = said("Say with which partners '{cooperation}' is made.", act)
    kind = said(
        "No document of cooperation is '{kind}': say {known}.",
        act,
        known=either(Word("cooperation", each) for each in KINDS),
    )
    return collect(
        bad_code(act.cooperation),
        Refusal("code-taken", twice)
        if act.cooperation in state.of(Partnerships).cooperations
        else None,
        unnamed(act.names, act.cooperation),
        None if act.partners else Refusal("no-partner", alone),
        no_such_partners(state, act.partners, at),
        None if act.kind in KINDS else Refusal("no-such-kind", kind),
        tuple(unknown_references(state, act, at)),
    )


def refuse_cooperation_referred(
    state: State, act: CooperationReferred, by: Author, at: datetime
) -> Refusals:
    """Refuse to take further what is not there or given up, or by nothing that is there."""
    del by
    found = state.of(Partnerships).cooperations.get(act.cooperation)
    if found is None:
        return (state.of(Partnerships).no_such_cooperation(act.cooperation),)
    nothing = said(
        "Say where '{cooperation}' is now: name its session, document, decision or treaty.", act
    )
    named = act.session or act.item or act.document or act.decision or act.treaty
    return collect(
        _not_pursued(found, at),
        None if named else Refusal("no-reference", nothing),
        tuple(unknown_references(state, act, at)),
    )


def refuse_cooperation_signed(
    state: State, act: CooperationSigned, by: Author, at: datetime
) -> Refusals:
    """Refuse a signature twice, of a treaty, on an odd day, or without the partners."""
    del by
    found = state.of(Partnerships).cooperations.get(act.cooperation)
    if found is None:
        return (state.of(Partnerships).no_such_cooperation(act.cooperation),)
    treaty = found.named(at).treaty
    before = said(
        "'{cooperation}' is the treaty '{treaty}': record who signs it before its depositary.",
        act,
        treaty=treaty,
    )
    twice = said("'{cooperation}' was signed already.", act)
    later = said("It cannot be signed on {on}, after {day}.", act, day=at.date())
    return collect(
        _not_pursued(found, at),
        Refusal("signed-as-treaty", before) if treaty else None,
        Refusal("signed-already", twice) if found.signed else None,
        Refusal("still-to-come", later) if act.on > at.date() else None,
        tuple(_signatories(state, found, act)),
    )


def refuse_cooperation_abandoned(
    state: State, act: CooperationAbandoned, by: Author, at: datetime
) -> Refusals:
    """Refuse to give up what is not there, was given up or signed, or without a reason."""
    del by
    found = state.of(Partnerships).cooperations.get(act.cooperation)
    if found is None:
        return (state.of(Partnerships).no_such_cooperation(act.cooperation),)
    done = said("'{cooperation}' was signed already: it cannot be given up.", act)
    return collect(
        _not_pursued(found, at),
        Refusal("signed-already", done) if found.signed else None,
        given_up_silently(act.reason, act.cooperation),
    )


def _not_pursued(found: Cooperation, at: datetime) -> Refusal | None:
    """Object to what is done to a document of cooperation before it was begun, or once given up."""
    if at < found.begun:
        early = said("'{code}' was begun only on {when}.", found, when=found.begun)
        return Refusal("before-it-was-begun", early)
    if found.abandoned is not None:
        when = found.abandoned.moment
        sentence = said("'{code}' was given up on {when}.", found, when=when)
        return Refusal("given-up", sentence)
    return None


def _signatories(state: State, found: Cooperation, act: CooperationSigned) -> Iterator[Refusal]:
    """Object to a partner that did not sign, to a side without a person, and to a lone side."""
    missing = [each for each in found.partners if not act.signatories.get(each, "").strip()]
    if missing:
        sentence = said(
            "Say who signed '{cooperation}' for {missing}.", act, missing=listed(missing)
        )
        yield Refusal("not-signed-by-partner", sentence)
    members = state.of(Members)
    own = {*members.members, *members.short.values()}
    others = [each for each in act.signatories if each not in found.partners]
    if not others:
        sentence = said("Say who signed '{cooperation}' for the organisation.", act)
        yield Refusal("not-signed-by-us", sentence)
    for other in others:
        if other not in own:
            unknown = said(
                "'{other}' is no partner in '{cooperation}', no member, and not the organisation.",
                act,
                other=other,
            )
            yield Refusal("no-such-signatory", unknown)
