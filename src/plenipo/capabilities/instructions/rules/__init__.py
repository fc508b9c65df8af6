"""What stands against posts and collective instructions."""

from __future__ import annotations

from plenipo.capabilities.instructions.rules.answering import (
    refuse_coordination_arranged,
    refuse_instruction_acknowledged,
    refuse_instruction_confirmed,
    refuse_instruction_reported,
)
from plenipo.capabilities.instructions.rules.issuing import (
    refuse_instruction_extended,
    refuse_instruction_issued,
    refuse_instruction_withdrawn,
)
from plenipo.capabilities.instructions.rules.posting import (
    refuse_ambassador_accredited,
    refuse_ambassador_recalled,
    refuse_post_closed,
    refuse_post_established,
)

__all__ = (
    "refuse_ambassador_accredited",
    "refuse_ambassador_recalled",
    "refuse_coordination_arranged",
    "refuse_instruction_acknowledged",
    "refuse_instruction_confirmed",
    "refuse_instruction_extended",
    "refuse_instruction_issued",
    "refuse_instruction_reported",
    "refuse_instruction_withdrawn",
    "refuse_post_closed",
    "refuse_post_established",
)
