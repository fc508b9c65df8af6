"""What stands against giving an instruction, extending it and taking it back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from plenipo.capabilities.decisions.state import Decisions
from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.instructions.acts import (
    InstructionExtended,
    InstructionIssued,
    InstructionWithdrawn,
)
from plenipo.capabilities.instructions.instruction import ACTIONS, MANNERS
from plenipo.capabilities.instructions.objections import (
    bad_code,
    bad_deadline,
    not_running,
    not_there,
)
from plenipo.capabilities.instructions.state import Instructions, Posts, members_of
from plenipo.capabilities.members.state import Members
from plenipo.capabilities.sessions.state import Sessions
from plenipo.capabilities.treaties.state import Treaties
from plenipo.core.act import Author
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import Word, either, said
from plenipo.procedure.answers import ADOPTED


def refuse_instruction_issued(
    state: State, act: InstructionIssued, by: Author, at: datetime
) -> Refusals:
    """Refuse an instruction twice, that says nothing, to nobody, nowhere, or that nobody gave."""
    del by
    twice = said("There is an instruction '{instruction}' already: choose another code.", act)
    nameless = said("Give the instruction '{instruction}' a title in at least one language.", act)
    silent = said("Say what those instructed by '{instruction}' are to do.", act)
    action = said(
        "Nobody is instructed to '{action}': say {known}.",
        act,
        known=either(Word("instructed-to", each) for each in ACTIONS),
    )
    manner = said(
        "It is not done '{manner}': say {known}.",
        act,
        known=either(Word("manner", each) for each in MANNERS),
    )
    known = state.of(Instructions).instructions
    return collect(
        bad_code(act.instruction),
        Refusal("code-taken", twice) if act.instruction in known else None,
        None if any(name.strip() for name in act.names.values()) else Refusal("no-name", nameless),
        None if act.text.strip() else Refusal("no-text", silent),
        None if act.action in ACTIONS else Refusal("no-such-action", action),
        None if act.manner in MANNERS else Refusal("no-such-manner", manner),
        bad_deadline(act.deadline, at),
        state.of(Members).no_such_body(act.body) or tuple(_members(state, act, at)),
        tuple(_posts(state, act, at)),
        tuple(_adopted(state, act, at)),
    )


def refuse_instruction_extended(
    state: State, act: InstructionExtended, by: Author, at: datetime
) -> Refusals:
    """Refuse a deadline that is over, or not later, or without a reason."""
    del by
    found = state.of(Instructions).instructions.get(act.instruction)
    if found is None:
        return (state.of(Instructions).no_such_instruction(act.instruction),)
    before = found.deadline(at)
    sooner = said(
        "'{instruction}' is to be reported on by {before} already: set a later deadline.",
        act,
        before=before,
    )
    why = said("Give a reason for extending '{instruction}'.", act)
    odd = bad_deadline(act.deadline, at)
    return collect(
        not_running(found, at),
        odd or (Refusal("not-later", sooner) if act.deadline <= before else None),
        None if act.reason.strip() else Refusal("no-reason", why),
    )


def refuse_instruction_withdrawn(
    state: State, act: InstructionWithdrawn, by: Author, at: datetime
) -> Refusals:
    """Refuse to take back what is not there, or was taken back, or without a reason."""
    del by
    found = state.of(Instructions).instructions.get(act.instruction)
    if found is None:
        return (state.of(Instructions).no_such_instruction(act.instruction),)
    why = said("Give a reason for withdrawing '{instruction}'.", act)
    return collect(
        not_running(found, at),
        None if act.reason.strip() else Refusal("no-reason", why),
    )


def _members(state: State, act: InstructionIssued, at: datetime) -> Iterator[Refusal]:
    """Object to each member that does not sit in the body."""
    members, day = state.of(Members), at.date()
    for code in act.members:
        if unknown := members.no_such_member(code):
            yield unknown
        elif code not in members.sitting(act.body, day):
            sentence = said(
                "'{member}' does not sit in '{body}' on {day}: it cannot instruct its ambassadors.",
                act,
                member=code,
                day=day,
            )
            yield Refusal("not-in-the-body", sentence)


def _posts(state: State, act: InstructionIssued, at: datetime) -> Iterator[Refusal]:
    """Object to no post, to each that is not there or where nobody is, and to odd leads."""
    if not act.posts:
        nowhere = said("Name the posts at which '{instruction}' is to be carried out.", act)
        yield Refusal("no-post", nowhere)
    members = members_of(state, act.body, act.members, at)
    for code in dict.fromkeys(act.posts):
        missing = not_there(state, code, at)
        if missing is not None:
            yield missing
        elif not any(_there(state, code, member, at) for member in members):
            sentence = said(
                "None of the members instructed has an ambassador at '{post}': accredit one, or"
                " leave the post out.",
                post=code,
            )
            yield Refusal("nobody-there", sentence)
    for post, lead in act.leads.items():
        if post not in act.posts or lead not in members or not _there(state, post, lead, at):
            sentence = said(
                "'{lead}' cannot lead at '{post}': it has no ambassador there who is instructed.",
                lead=lead,
                post=post,
            )
            yield Refusal("cannot-lead", sentence)


def _there(state: State, post: str, member: str, at: datetime) -> bool:
    found = state.of(Posts).posts.get(post)
    return found is not None and found.ambassador(member, at) is not None


def _adopted(state: State, act: InstructionIssued, at: datetime) -> Iterator[Refusal]:
    """Object to a session, item, decision, document or treaty that is not there."""
    sessions = state.of(Sessions)
    session = sessions.sessions.get(act.session)
    if act.session and session is None:
        yield sessions.no_such_session(act.session)
    if session is not None and act.body not in session.bodies:
        sentence = said("The body '{body}' does not meet in '{session}'.", act)
        yield Refusal("not-in-session", sentence)
    if act.item and not sessions.item(act.session, act.item):
        yield sessions.no_such_item(act.session, act.item)
    taken = [d for d in state.of(Decisions).numbered(act.decision) if d.moment <= at]
    if act.decision and not any(d.outcome == ADOPTED and not d.rescinded for d in taken):
        sentence = said("No decision '{decision}' stands that was adopted by then.", act)
        yield Refusal("no-such-decision", sentence)
    if act.document and act.document not in state.of(Documents).documents:
        sentence = said("There is no document '{document}': table it first.", act)
        yield Refusal("no-such-document", sentence)
    if act.treaty and act.treaty not in state.of(Treaties).treaties:
        yield state.of(Treaties).no_such_treaty(act.treaty)
