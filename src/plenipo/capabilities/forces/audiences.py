"""Who reads what is recorded of forces: the members, unless a force is open; never more than it.

Equipment tells where an army is weak; a matrix that each sees in part would tell each another gap.
"""

from __future__ import annotations

from typing import Any

from plenipo.capabilities.forces.acts import ForceEstablished, StandardNamed
from plenipo.capabilities.forces.authority import OF_A_FORCE
from plenipo.capabilities.forces.state import Forces
from plenipo.core.audience import Audience
from plenipo.core.fold import State

MEMBERS: Audience = ("members",)


def of_the_members(state: State, act: ForceEstablished | StandardNamed) -> Audience | None:
    """Return the members; None for what is open."""
    del state
    return None if act.open else MEMBERS


def of_the_force(state: State, act: Any) -> Audience | None:  # noqa: ANN401 - one of several acts
    """Return who reads the force that an act is about; the members, where it is not known."""
    found = state.of(Forces).of_act(act)
    return found.audience if found else MEMBERS


AUDIENCES = {
    ForceEstablished: of_the_members,
    StandardNamed: of_the_members,
    **dict.fromkeys(OF_A_FORCE, of_the_force),
}
