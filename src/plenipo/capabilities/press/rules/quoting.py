"""What stands against taking down what somebody said in public."""

from __future__ import annotations

from datetime import datetime

from plenipo.capabilities.members.state import Members
from plenipo.capabilities.press.acts import StatementQuoted
from plenipo.capabilities.press.objections import (
    bad_code,
    bad_languages,
    too_long,
    unknown_place,
)
from plenipo.capabilities.press.state import Press
from plenipo.capabilities.sessions.state import Sessions
from plenipo.core.act import Author
from plenipo.core.codes import TAG
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import said


def refuse_statement_quoted(
    state: State, act: StatementQuoted, by: Author, at: datetime
) -> Refusals:
    """Refuse a quotation of nobody, of no words, without a source, or of a day still to come."""
    del by
    speaker = said("Say who spoke, of '{statement}'.", act)
    wordless = said("Say what was said, in at least one language, of '{statement}'.", act)
    source = said("Say where '{statement}' is known from.", act)
    original = said("'{original}' is no tag of a language: write en, ru.", act)
    spoken = any(text.strip() for text in act.words.values())
    return collect(
        bad_code(act.statement),
        None if act.speaker.strip() else Refusal("no-speaker", speaker),
        None if spoken else Refusal("no-words", wordless),
        None if act.source.strip() else Refusal("no-source", source),
        bad_languages(act.words),
        too_long(act.words),
        None
        if not act.original or TAG.fullmatch(act.original)
        else Refusal("bad-original", original),
        state.of(Members).no_such_member(act.member) if act.member else None,
        unknown_place(state, act.session, act.item),
        _dates(state, act, at),
        _anew(state, act),
    )


def _dates(state: State, act: StatementQuoted, at: datetime) -> Refusal | None:
    """Object to words of a day that has not come, or of a session before it was convened."""
    if act.on > at.date():
        sentence = said("'{statement}' was said on {on}, and that day has not come.", act)
        return Refusal("day-to-come", sentence)
    session = state.of(Sessions).sessions.get(act.session)
    if session is None or act.on >= min(session.convened.date(), session.opens):
        return None
    sentence = said(
        "'{session}' was convened only on {when}, and '{statement}' was said on {on}, before it.",
        act,
        when=session.convened.date(),
    )
    return Refusal("before-the-session", sentence)


def _anew(state: State, act: StatementQuoted) -> Refusal | None:
    """Object to a code twice without what was wrong, and to correcting what is not there."""
    known = act.statement in state.of(Press).statements
    if known and not act.correction.strip():
        sentence = said(
            "There is a statement '{statement}': choose another code, or say what was wrong with"
            " it.",
            act,
        )
        return Refusal("code-taken", sentence)
    if act.correction and not known:
        sentence = said("There is no statement '{statement}' to be corrected.", act)
        return Refusal("nothing-to-correct", sentence)
    return None
