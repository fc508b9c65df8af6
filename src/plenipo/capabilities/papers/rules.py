"""What stands against issuing, correcting and adopting a summary record."""

from __future__ import annotations

import re
from datetime import datetime

from plenipo.capabilities.members.state import Members
from plenipo.capabilities.papers.acts import RecordAdopted, RecordCorrected, RecordIssued
from plenipo.capabilities.papers.state import PERIOD, Record, Records
from plenipo.capabilities.sessions.state import Session, Sessions
from plenipo.core.act import Author
from plenipo.core.codes import DIGEST
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import said

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def refuse_record_issued(state: State, act: RecordIssued, by: Author, at: datetime) -> Refusals:
    """Refuse a record of an open session, twice, or with too little time to correct it."""
    del by
    session = state.of(Sessions).sessions.get(act.session)
    if session is None:
        return (state.of(Sessions).no_such_session(act.session),)
    record = state.of(Records).record(act.session, act.symbol)
    digest = said("'{digest}' is not a digest: write sha256: and 64 hexadecimal digits.", act)
    language = said("'{language}' is not the tag of a language: write it like en or fr.", act)
    twice = said(
        "The record '{symbol}' is already issued in '{language}': correct it instead.", act
    )
    nameless = said("Give the record a symbol, by which corrections name it.")
    return collect(
        None if act.symbol.strip() else Refusal("no-symbol", nameless),
        None if _LANGUAGE.fullmatch(act.language) else Refusal("bad-language", language),
        None if DIGEST.fullmatch(act.digest) else Refusal("bad-digest", digest),
        Refusal("already-issued", twice) if record and act.language in record.issues else None,
        _final(record) if record else None,
        _not_closed(session, at) or _too_short(session, act, at),
    )


def refuse_record_corrected(
    state: State, act: RecordCorrected, by: Author, at: datetime
) -> Refusals:
    """Refuse to correct what was not issued or is final, too late, for nobody, or with nothing."""
    del by
    record = state.of(Records).record(act.session, act.symbol)
    if record is None:
        return _unknown(state, act.session, act.symbol)
    nowhere = said("Say which passage is corrected.")
    nothing = said("Say what the passage is to read.")
    late = said(
        "Corrections to '{symbol}' were taken until {until}: the record stands as it was issued.",
        act,
        until=record.until,
    )
    return collect(
        state.of(Members).no_such_member(act.member) if act.member else None,
        None if act.passage.strip() else Refusal("no-passage", nowhere),
        None if act.correction.strip() else Refusal("no-correction", nothing),
        _before(record, at),
        _final(record) or (Refusal("too-late", late) if at.date() > record.until else None),
    )


def refuse_record_adopted(state: State, act: RecordAdopted, by: Author, at: datetime) -> Refusals:
    """Refuse to adopt what was not issued, is final, or may still be corrected."""
    del by
    record = state.of(Records).record(act.session, act.symbol)
    if record is None:
        return _unknown(state, act.session, act.symbol)
    early = said(
        "Corrections to '{symbol}' are taken until {until}: adopt it after that day.",
        act,
        until=record.until,
    )
    return collect(
        _before(record, at),
        _final(record) or (Refusal("too-early", early) if at.date() <= record.until else None),
    )


def _unknown(state: State, session: str, symbol: str) -> Refusals:
    if session not in state.of(Sessions).sessions:
        return (state.of(Sessions).no_such_session(session),)
    return (state.of(Records).no_such_record(session, symbol),)


def _not_closed(session: Session, at: datetime) -> Refusal | None:
    """Object to the record of a session that goes on."""
    if session.closed is not None and session.closed <= at:
        return None
    sentence = said(
        "The session '{code}' is not closed: close it before its record is issued.", session
    )
    return Refusal("session-open", sentence)


def _too_short(session: Session, act: RecordIssued, at: datetime) -> Refusal | None:
    """Object to less than a week for corrections, or to a period that is over already."""
    closed = session.closed or at
    first = max(closed.date() + PERIOD, at.date())
    if act.corrections_until >= first:
        return None
    sentence = said(
        "Corrections to '{symbol}' are to be taken until {first} at least, not only until"
        " {corrections_until}.",
        act,
        first=first,
    )
    return Refusal("period-too-short", sentence)


def _before(record: Record, at: datetime) -> Refusal | None:
    """Object to what was done to a record before it was there."""
    if at >= record.issued:
        return None
    sentence = said("The record '{symbol}' was issued only on {when}.", record, when=record.issued)
    return Refusal("before-the-record", sentence)


def _final(record: Record) -> Refusal | None:
    """Object to changing a record that is final."""
    if record.adopted is None:
        return None
    sentence = said("The record '{symbol}' is final since {when}.", record, when=record.adopted)
    return Refusal("record-final", sentence)
