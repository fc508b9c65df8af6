"""Who may record what of forces: a delegation of its own units, the chair and secretary the rest.

It is recorded in the body that the force is of.
"""

from __future__ import annotations

from typing import Any

from plenipo.capabilities.forces.acts import (
    CertificationRenewed,
    CompatibilityRequired,
    EquipmentRecorded,
    ForceEstablished,
    ForceReferred,
    PackageDissolved,
    PackageFormed,
    PledgeRevised,
    RequirementStated,
    StandardNamed,
    UnitAssessed,
    UnitCertified,
    UnitPledged,
    UnitWithdrawn,
)
from plenipo.capabilities.forces.state import Forces
from plenipo.core.authority import ALTERNATE, CHAIR, HEAD, SECRETARY, Place, for_all, for_own
from plenipo.core.fold import State


def _of_the_force(state: State, act: Any) -> Place:  # noqa: ANN401 - one of several acts
    """Return where a force is: in the body that it is of."""
    found = state.of(Forces).of_act(act)
    return Place("", (found.body,)) if found else Place()


_OFFICERS = (for_all(CHAIR, SECRETARY),)
_DELEGATIONS = (for_own(HEAD, ALTERNATE), for_all(SECRETARY))

GRANTS = {
    ForceEstablished: _OFFICERS,
    ForceReferred: _OFFICERS,
    RequirementStated: _OFFICERS,
    CompatibilityRequired: _OFFICERS,
    StandardNamed: _OFFICERS,
    UnitPledged: _DELEGATIONS,
    PledgeRevised: _DELEGATIONS,
    UnitAssessed: _OFFICERS,
    UnitCertified: _OFFICERS,
    CertificationRenewed: _DELEGATIONS,
    UnitWithdrawn: _DELEGATIONS,
    EquipmentRecorded: _DELEGATIONS,
    PackageFormed: _OFFICERS,
    PackageDissolved: _OFFICERS,
}
OF_A_FORCE = tuple(act for act in GRANTS if act not in {ForceEstablished, StandardNamed})
"""The acts that are about a force there is."""
PLACES = dict.fromkeys(OF_A_FORCE, _of_the_force)
