"""Who may record acts of instructions: the chair gives them, a delegation answers for itself."""

from __future__ import annotations

from typing import Protocol

from plenipo.capabilities.instructions.acts import (
    AmbassadorAccredited,
    AmbassadorRecalled,
    CoordinationArranged,
    InstructionAcknowledged,
    InstructionConfirmed,
    InstructionExtended,
    InstructionIssued,
    InstructionReported,
    InstructionWithdrawn,
    PostClosed,
    PostEstablished,
)
from plenipo.capabilities.instructions.state import Instructions, place_in, place_of
from plenipo.core.authority import (
    ADVISER,
    ALTERNATE,
    CHAIR,
    HEAD,
    SECRETARY,
    Place,
    for_all,
    for_own,
)
from plenipo.core.fold import State


class OfInstruction(Protocol):
    """An act about an instruction that was given before."""

    @property
    def instruction(self) -> str:
        """The code of the instruction."""


def _there(state: State, act: OfInstruction) -> Place:
    """Return where an instruction was given; the organisation itself where it is not known."""
    found = state.of(Instructions).instructions.get(act.instruction)
    return place_of(state, found) if found else Place()


def _here(state: State, act: InstructionIssued) -> Place:
    """Return where an instruction is given."""
    return place_in(state, act.session, act.body)


_AT_POSTS = (for_own(HEAD, ALTERNATE, ADVISER), for_all(SECRETARY))

GRANTS = {
    PostEstablished: (for_all(SECRETARY),),
    PostClosed: (for_all(SECRETARY),),
    AmbassadorAccredited: (for_own(HEAD, ALTERNATE), for_all(SECRETARY)),
    AmbassadorRecalled: (for_own(HEAD, ALTERNATE), for_all(SECRETARY)),
    InstructionIssued: (for_all(CHAIR, SECRETARY),),
    InstructionExtended: (for_all(CHAIR, SECRETARY),),
    InstructionWithdrawn: (for_all(CHAIR, SECRETARY),),
    CoordinationArranged: (for_all(CHAIR, SECRETARY),),
    InstructionConfirmed: (for_own(HEAD, ALTERNATE), for_all(SECRETARY)),
    InstructionAcknowledged: _AT_POSTS,
    InstructionReported: _AT_POSTS,
}
PLACES = {
    InstructionIssued: _here,
    **dict.fromkeys(
        (
            InstructionExtended,
            InstructionWithdrawn,
            CoordinationArranged,
            InstructionConfirmed,
            InstructionAcknowledged,
            InstructionReported,
        ),
        _there,
    ),
}
