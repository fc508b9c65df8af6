"""What stands against what capitals and ambassadors say of an instruction."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from plenipo.capabilities.instructions.acts import (
    CoordinationArranged,
    InstructionAcknowledged,
    InstructionConfirmed,
    InstructionReported,
)
from plenipo.capabilities.instructions.instruction import (
    CONFIRMED,
    DELIVERIES,
    FINDINGS,
    JOINTLY,
    NOT_DELIVERED,
    RECEPTIONS,
    Instruction,
)
from plenipo.capabilities.instructions.objections import not_addressed, not_running
from plenipo.capabilities.instructions.state import Instructions, instructed
from plenipo.core.act import Author
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import Word, either, said


def refuse_instruction_confirmed(
    state: State, act: InstructionConfirmed, by: Author, at: datetime
) -> Refusals:
    """Refuse what a capital says that instructs nobody, without reason, or the same again."""
    del by
    found = state.of(Instructions).instructions.get(act.instruction)
    if found is None:
        return (state.of(Instructions).no_such_instruction(act.instruction),)
    apart = said("The instruction '{instruction}' is to no ambassador of '{member}'.", act)
    finding = said(
        "A capital does not find '{finding}': say {known}.",
        act,
        known=either(Word("confirmation", each) for each in FINDINGS),
    )
    why = said(
        "Say why '{member}' tells its ambassadors otherwise: {finding}.",
        act,
        finding=Word("confirmation", act.finding),
    )
    same = said("'{member}' has said so of '{instruction}' already.", act)
    silent = act.finding in FINDINGS and act.finding != CONFIRMED and not act.reason.strip()
    before = found.confirmation(act.member, at)
    again = before is not None and (before.finding, before.reason) == (act.finding, act.reason)
    members = {member for _, member in instructed(state, found)}
    return collect(
        not_running(found, at),
        None if act.member in members else Refusal("not-addressed", apart),
        None if act.finding in FINDINGS else Refusal("no-such-finding", finding),
        Refusal("no-reason", why) if silent else None,
        Refusal("confirmed-already", same) if again else None,
    )


def refuse_coordination_arranged(
    state: State, act: CoordinationArranged, by: Author, at: datetime
) -> Refusals:
    """Refuse a lead of who is not instructed there, or who leads already."""
    del by
    found = state.of(Instructions).instructions.get(act.instruction)
    if found is None:
        return (state.of(Instructions).no_such_instruction(act.instruction),)
    leads = said("'{lead}' leads at '{post}' already: say what else was arranged.", act)
    before = found.lead(act.post, at)
    same = before is not None and (before.member, before.note) == (act.lead, act.note)
    return collect(
        not_running(found, at),
        not_addressed(state, found, act.post, act.lead),
        Refusal("leads-already", leads) if same else None,
    )


def refuse_instruction_acknowledged(
    state: State, act: InstructionAcknowledged, by: Author, at: datetime
) -> Refusals:
    """Refuse an acknowledgement of who is not instructed, or twice."""
    del by
    found = state.of(Instructions).instructions.get(act.instruction)
    if found is None:
        return (state.of(Instructions).no_such_instruction(act.instruction),)
    twice = said("'{member}' has acknowledged '{instruction}' at '{post}' already.", act)
    before = found.acknowledgement(act.post, act.member, at)
    return collect(
        not_running(found, at),
        not_addressed(state, found, act.post, act.member),
        Refusal("acknowledged-already", twice) if before else None,
    )


def refuse_instruction_reported(
    state: State, act: InstructionReported, by: Author, at: datetime
) -> Refusals:
    """Refuse a report of who is not instructed, or that does not say what was done."""
    del by
    found = state.of(Instructions).instructions.get(act.instruction)
    if found is None:
        return (state.of(Instructions).no_such_instruction(act.instruction),)
    return collect(
        not_running(found, at),
        not_addressed(state, found, act.post, act.member),
        tuple(_done(act)),
        tuple(_joined(state, found, act)),
        _odd_day(found, act, at),
    )


def _done(act: InstructionReported) -> Iterator[Refusal]:
    """Object to a delivery or reception of no kind, and to what is left unsaid."""
    if act.delivery not in DELIVERIES:
        sentence = said(
            "Nothing is delivered '{delivery}': say {known}.",
            act,
            known=either(Word("delivery", each) for each in DELIVERIES),
        )
        yield Refusal("no-such-delivery", sentence)
    elif act.delivery == NOT_DELIVERED and not act.text.strip():
        yield Refusal("no-reason", said("Say why '{member}' delivered nothing.", act))
    elif act.delivery != NOT_DELIVERED and not act.to.strip():
        yield Refusal("to-nobody", said("Say to whom '{member}' delivered it.", act))
    if act.reception and act.reception not in RECEPTIONS:
        sentence = said(
            "It is not received '{reception}': say {known}.",
            act,
            known=either(Word("reception", each) for each in RECEPTIONS),
        )
        yield Refusal("no-such-reception", sentence)


def _joined(state: State, found: Instruction, act: InstructionReported) -> Iterator[Refusal]:
    """Object to a joint delivery without others, and to others who are not instructed there."""
    if act.delivery == JOINTLY and not act.joined:
        sentence = said("Say with whom '{member}' delivered it jointly.", act)
        yield Refusal("with-nobody", sentence)
    if act.joined and act.delivery != JOINTLY:
        sentence = said("Who delivers alone, or nothing, joins nobody: leave the others out.")
        yield Refusal("joined-by-nobody", sentence)
    those = set(instructed(state, found))
    for other in act.joined:
        if other == act.member or (act.post, other) not in those:
            sentence = said(
                "'{other}' is no other member instructed at '{post}'.", act, other=other
            )
            yield Refusal("not-instructed-there", sentence)


def _odd_day(found: Instruction, act: InstructionReported, at: datetime) -> Refusal | None:
    """Object to a day before the instruction was given, or after the report."""
    if act.on is None or found.begun.date() <= act.on <= at.date():
        return None
    sentence = said(
        "It cannot be delivered on {on}: it was given on {begun} and is reported on {day}.",
        act,
        begun=found.begun.date(),
        day=at.date(),
    )
    return Refusal("not-that-day", sentence)
