"""What stands against what is done of forces."""

from __future__ import annotations

from plenipo.capabilities.forces.rules.certifying import (
    refuse_certification_renewed,
    refuse_unit_assessed,
    refuse_unit_certified,
)
from plenipo.capabilities.forces.rules.contributing import (
    refuse_equipment_recorded,
    refuse_pledge_revised,
    refuse_unit_pledged,
    refuse_unit_withdrawn,
)
from plenipo.capabilities.forces.rules.establishing import (
    refuse_compatibility_required,
    refuse_force_established,
    refuse_force_referred,
    refuse_requirement_stated,
    refuse_standard_named,
)
from plenipo.capabilities.forces.rules.packaging import (
    refuse_package_dissolved,
    refuse_package_formed,
)

__all__ = (
    "refuse_certification_renewed",
    "refuse_compatibility_required",
    "refuse_equipment_recorded",
    "refuse_force_established",
    "refuse_force_referred",
    "refuse_package_dissolved",
    "refuse_package_formed",
    "refuse_pledge_revised",
    "refuse_requirement_stated",
    "refuse_standard_named",
    "refuse_unit_assessed",
    "refuse_unit_certified",
    "refuse_unit_pledged",
    "refuse_unit_withdrawn",
)
