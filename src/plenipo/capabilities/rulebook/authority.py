"""Who may record that a rule was adopted."""

from __future__ import annotations

from plenipo.capabilities.rulebook.acts import RuleAdopted
from plenipo.core.authority import SECRETARY, for_all

GRANTS = {RuleAdopted: (for_all(SECRETARY),)}
