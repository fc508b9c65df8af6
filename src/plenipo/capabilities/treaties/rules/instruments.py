"""What stands against an instrument, and against a notice of withdrawal."""

from __future__ import annotations

from datetime import date, datetime

from plenipo.capabilities.treaties.acts import (
    InstrumentDeposited,
    InstrumentReturned,
    WithdrawalNotified,
)
from plenipo.capabilities.treaties.objections import before_opening, nobody, without_powers
from plenipo.capabilities.treaties.state import Treaties, deposit
from plenipo.capabilities.treaties.treaty import EXCLUDED, Treaty
from plenipo.core.act import Author
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import Word, either, said
from plenipo.treaty.instruments import (
    ACCEPTANCE,
    ACCESSION,
    APPROVAL,
    CONTINUATION,
    EXCLUSION,
    EXTENSION,
    FORMAL_CONFIRMATION,
    LEAVES,
    NO_PROVISIONAL,
    OF_SIGNATORIES,
    PROVISIONAL,
    RATIFICATION,
    SUCCESSION,
    UNSIGNING,
    WITHDRAWAL_LIFTED,
)
from plenipo.treaty.participation import Span

DEPOSITED = (
    RATIFICATION,
    ACCEPTANCE,
    APPROVAL,
    ACCESSION,
    SUCCESSION,
    FORMAL_CONFIRMATION,
    CONTINUATION,
    EXTENSION,
    EXCLUSION,
    PROVISIONAL,
    NO_PROVISIONAL,
    WITHDRAWAL_LIFTED,
    UNSIGNING,
)
"""The kinds of instruments that are deposited."""
HEIRS = (SUCCESSION, CONTINUATION)
"""By these somebody takes the place of another."""


def refuse_instrument_deposited(
    state: State, act: InstrumentDeposited, by: Author, at: datetime
) -> Refusals:
    """Refuse an instrument not in due form, of who may not deposit it, or that changes nothing."""
    del by
    treaty = state.of(Treaties).treaties.get(act.treaty)
    if treaty is None:
        return (state.of(Treaties).no_such_treaty(act.treaty),)
    day = treaty.day(at)
    later = said("It bears the day {dated}, after that of its receipt.", act)
    back = said("Only a succession can have effect from before its receipt.")
    retro = act.takes_effect is not None and act.takes_effect < day and act.kind not in HEIRS
    heir = said("Say of whom '{participant}' is the successor.", act)
    where = said("Say which territories of '{participant}' it is about.", act)
    nothing = said(
        "'{participant}' stands in '{treaty}' so that this would change nothing: {kind}.",
        act,
        kind=Word("instrument", act.kind),
    )
    placed, vacant = _not_its_way(treaty, act, at), _no_place(treaty, act, day)
    somewhere = bool(act.territories) or act.kind not in {EXTENSION, EXCLUSION}
    asked = act.kind in DEPOSITED and somewhere and bool(act.of or act.kind not in HEIRS)
    idle = asked and not placed and not vacant and treaty.idle(deposit(act, day))
    return collect(
        before_opening(treaty, at),
        nobody(state, treaty, act.participant),
        _no_such_kind(act.kind, DEPOSITED),
        placed,
        without_powers(
            state,
            treaty,
            act.participant,
            act.person,
            act.office,
            act.powers,
            ("express-consent",),
            at,
        ),
        Refusal("dated-later", later) if act.dated and act.dated > day else None,
        Refusal("effective-before-receipt", back) if retro else None,
        Refusal("no-predecessor", heir) if act.kind in HEIRS and not act.of else None,
        vacant,
        None if somewhere else Refusal("no-territories", where),
        Refusal("changes-nothing", nothing) if idle else None,
    )


def refuse_instrument_returned(
    state: State, act: InstrumentReturned, by: Author, at: datetime
) -> Refusals:
    """Refuse to return an instrument of nobody, of no kind, or without a reason."""
    del by
    treaty = state.of(Treaties).treaties.get(act.treaty)
    if treaty is None:
        return (state.of(Treaties).no_such_treaty(act.treaty),)
    why = said("Say what in the instrument of '{participant}' is not in due form.", act)
    return collect(
        before_opening(treaty, at),
        nobody(state, treaty, act.participant),
        _no_such_kind(act.kind, (*DEPOSITED, *sorted(LEAVES))),
        None if act.reason.strip() else Refusal("no-reason", why),
    )


def refuse_withdrawal_notified(
    state: State, act: WithdrawalNotified, by: Author, at: datetime
) -> Refusals:
    """Refuse a notice of who is not bound, twice, too early, or with too short a period."""
    del by
    treaty = state.of(Treaties).treaties.get(act.treaty)
    if treaty is None:
        return (state.of(Treaties).no_such_treaty(act.treaty),)
    return collect(
        before_opening(treaty, at),
        _no_such_kind(act.kind, tuple(sorted(LEAVES))),
        _cannot_leave(treaty, act, at),
    )


def _no_such_kind(kind: str, known: tuple[str, ...]) -> Refusal | None:
    if kind in known:
        return None
    sentence = said(
        "There is no instrument '{kind}' here: say {known}.",
        kind=kind,
        known=either(Word("instrument", each) for each in known),
    )
    return Refusal("no-such-kind", sentence)


def _not_its_way(treaty: Treaty, act: InstrumentDeposited, at: datetime) -> Refusal | None:
    """Object to ratifying what was not signed, and to acceding where that is not open."""
    who, day = act.participant, treaty.day(at)
    may_accede = not treaty.may_accede or who in treaty.may_accede
    its = treaty.force(day).participation.standings.get(who)
    signed = its is not None and its.signature is not None
    others = may_accede and act.kind != RATIFICATION
    if act.kind in OF_SIGNATORIES and not signed and not others:
        sentence = said(
            "'{participant}' has not signed '{treaty}', or not confirmed its signature: it can"
            " accede where that is open to it.",
            act,
        )
        return Refusal("not-a-signatory", sentence)
    left = its is not None and bool(its.spans)
    if act.kind == ACCESSION and signed and not left:
        other = said("'{participant}' has signed '{treaty}': it ratifies and does not accede.", act)
        return Refusal("signatory-accedes", other)
    if act.kind == ACCESSION and not may_accede:
        shut = said("'{treaty}' is not open to accession by '{participant}'.", act)
        return Refusal("not-open-to-it", shut)
    return None


def _no_place(treaty: Treaty, act: InstrumentDeposited, day: date) -> Refusal | None:
    """Object to taking the place of who has none."""
    if act.kind not in HEIRS or not act.of:
        return None
    its = treaty.force(day).participation.standings.get(act.of)
    if its is not None and (its.spans or its.signature) and act.of != act.participant:
        return None
    sentence = said(
        "'{of}' has neither signed '{treaty}' nor consented to it: nobody takes its place there.",
        act,
    )
    return Refusal("no-place", sentence)


def _cannot_leave(treaty: Treaty, act: WithdrawalNotified, at: datetime) -> Refusal | None:
    """Object to a notice that would have no effect, or not the effect it names."""
    day = treaty.day(at)
    its = treaty.force(day).participation.standings.get(act.participant)
    span = its.span(day) if its else None
    if span is None:
        free = said("'{participant}' is not bound by '{treaty}'.", act)
        return Refusal("not-bound", free)
    if span.notice is not None:
        twice = said("'{participant}' has given notice on {day}.", act, day=span.notice.day)
        return Refusal("notice-given", twice)
    return _not_so(treaty, act, span, day)


def _not_so(treaty: Treaty, act: WithdrawalNotified, span: Span, day: date) -> Refusal | None:
    """Object to a notice that the treaty does not provide for, or not yet, or not so short."""
    clause = treaty.clause
    if treaty.leaving == EXCLUDED and clause.leaving is None:
        never = said("'{treaty}' cannot be left by notice.", act)
        return Refusal("cannot-be-left", never, article="VCLT, article 56(1)")
    if clause.leaving is None or span.in_force is None or span.in_force > day:
        return None
    first = clause.leaving.from_.end(span.in_force)
    article = clause.leaving.article
    if day < first:
        early = said("'{participant}' can give notice from {first} on.", act, first=first)
        return Refusal("notice-too-early", early, article=article)
    least = clause.leaving.delay.end(day)
    if act.takes_effect is not None and act.takes_effect < least:
        short = said("A notice given on {day} takes effect on {least}.", day=day, least=least)
        return Refusal("notice-too-short", short, article=article)
    return None
