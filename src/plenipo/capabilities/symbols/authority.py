"""Who may settle how symbols are written: the secretariat."""

from __future__ import annotations

from plenipo.capabilities.symbols.acts import SymbolsSettled
from plenipo.core.authority import SECRETARY, for_all

GRANTS = {SymbolsSettled: (for_all(SECRETARY),)}
