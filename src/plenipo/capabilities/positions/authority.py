"""Who may record positions: a delegation its own, the secretary on behalf of any."""

from __future__ import annotations

from plenipo.capabilities.positions.acts import PositionStated, PositionWithdrawn
from plenipo.core.authority import ALTERNATE, HEAD, SECRETARY, for_all, for_own

GRANTS = {
    PositionStated: (for_own(HEAD, ALTERNATE), for_all(SECRETARY)),
    PositionWithdrawn: (for_own(HEAD, ALTERNATE), for_all(SECRETARY)),
}
