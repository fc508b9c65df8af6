"""What stands against urgent consultations, and against requests for help."""

from __future__ import annotations

from datetime import datetime

from plenipo.capabilities.contingency.acts import (
    AssistanceRequested,
    AssistanceWithdrawn,
    ConsultationHeld,
    ConsultationRequested,
)
from plenipo.capabilities.contingency.objections import (
    bad_code,
    not_for,
    not_played,
    unknown_place,
    wordless,
)
from plenipo.capabilities.contingency.state import Contingency
from plenipo.capabilities.members.state import Members
from plenipo.core.act import Author
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import either, said


def refuse_consultation_requested(
    state: State, act: ConsultationRequested, by: Author, at: datetime
) -> Refusals:
    """Refuse consultations twice, of no body, or that are due before they are asked for."""
    situation = state.of(Contingency).situations.get(act.situation)
    if situation is None:
        return (state.of(Contingency).no_such_situation(act.situation),)
    board = situation.board_of(act.exercise)
    twice = said("The consultations '{consultation}' were asked for already.", act)
    past = said("They cannot be due at {due}, before they are asked for: give a later moment.", act)
    return collect(
        not_played(situation, act.exercise, at),
        bad_code(act.consultation),
        Refusal("already-requested", twice)
        if board and act.consultation in board.consultations
        else None,
        state.of(Members).no_such_member(act.member) or not_for(act.member, by),
        state.of(Members).no_such_body(act.body),
        Refusal("due-past", past) if act.due <= at else None,
    )


def refuse_consultation_held(
    state: State, act: ConsultationHeld, by: Author, at: datetime
) -> Refusals:
    """Refuse consultations that nobody asked for, that were held, or of which nothing came."""
    del by
    situation = state.of(Contingency).situations.get(act.situation)
    if situation is None:
        return (state.of(Contingency).no_such_situation(act.situation),)
    board = situation.board_of(act.exercise)
    found = board.consultations.get(act.consultation) if board else None
    none = said("Nobody asked for the consultations '{consultation}' by then.", act)
    again = said("The consultations '{consultation}' were held already.", act)
    return collect(
        not_played(situation, act.exercise, at),
        Refusal("no-such-consultation", none) if not found or at < found.moment else None,
        Refusal("already-held", again) if found and found.held else None,
        wordless(act.outcome, act.consultation),
        unknown_place(state, act.session),
    )


def refuse_assistance_requested(
    state: State, act: AssistanceRequested, by: Author, at: datetime
) -> Refusals:
    """Refuse a request for help by who is not concerned: nobody else can ask for it."""
    situation = state.of(Contingency).situations.get(act.situation)
    if situation is None:
        return (state.of(Contingency).no_such_situation(act.situation),)
    board = situation.board_of(act.exercise)
    again = said("'{member}' has asked for help in '{situation}' already.", act)
    other = (
        said(
            "'{situation}' does not concern '{member}': only {known} can ask for help in it.",
            act,
            known=either(situation.concerns),
        )
        if situation.concerns
        else said("'{situation}' concerns no member: nobody can ask for help in it.", act)
    )
    concerned = act.member in situation.concerns
    return collect(
        not_played(situation, act.exercise, at),
        None if concerned else Refusal("not-concerned", other),
        not_for(act.member, by),
        wordless(act.text, act.situation),
        Refusal("already-requested", again) if board and board.asks(act.member, at) else None,
    )


def refuse_assistance_withdrawn(
    state: State, act: AssistanceWithdrawn, by: Author, at: datetime
) -> Refusals:
    """Refuse to take back a request that does not stand."""
    situation = state.of(Contingency).situations.get(act.situation)
    if situation is None:
        return (state.of(Contingency).no_such_situation(act.situation),)
    board = situation.board_of(act.exercise)
    nothing = said("No request for help by '{member}' stands in '{situation}'.", act)
    return collect(
        not_played(situation, act.exercise, at),
        not_for(act.member, by),
        Refusal("not-requested", nothing) if not board or not board.asks(act.member, at) else None,
    )
