"""Who reads an instruction: those it is addressed to, who coordinates it, and nobody else."""

from __future__ import annotations

from typing import Any

from plenipo.capabilities.instructions.acts import (
    CoordinationArranged,
    InstructionAcknowledged,
    InstructionConfirmed,
    InstructionExtended,
    InstructionIssued,
    InstructionReported,
    InstructionWithdrawn,
)
from plenipo.capabilities.instructions.state import Instructions, members_of
from plenipo.core.audience import Audience
from plenipo.core.fold import State


def of_those_addressed(state: State, act: InstructionIssued) -> Audience | None:
    """Return the members whose ambassadors are instructed; None for one that is open."""
    if act.open:
        return None
    members = members_of(state, act.body, act.members, state.latest)
    return (*(f"member:{code}" for code in members), "chair", "secretariat")


def of_the_instruction(state: State, act: Any) -> Audience | None:  # noqa: ANN401 - one of several
    """Return who reads the instruction that an act is about."""
    found = state.of(Instructions).instructions.get(act.instruction)
    return found.audience if found else None


AUDIENCES = {
    InstructionIssued: of_those_addressed,
    **dict.fromkeys(
        (
            InstructionExtended,
            InstructionWithdrawn,
            CoordinationArranged,
            InstructionConfirmed,
            InstructionAcknowledged,
            InstructionReported,
        ),
        of_the_instruction,
    ),
}
