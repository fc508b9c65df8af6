"""Who may record what reaches a depositary: the depositary, and the secretary."""

from __future__ import annotations

from plenipo.capabilities.treaties.acts import (
    DeclarationMade,
    EventEstablished,
    InstrumentDeposited,
    InstrumentReturned,
    ObjectionMade,
    ReservationConfirmed,
    ReservationMade,
    ReservationWithdrawn,
    SignatureConfirmed,
    TreatyOpened,
    TreatySigned,
    WithdrawalNotified,
)
from plenipo.core.authority import DEPOSITARY, SECRETARY, for_all

_KEEPERS = (for_all(SECRETARY, DEPOSITARY),)

GRANTS = {
    TreatyOpened: _KEEPERS,
    EventEstablished: _KEEPERS,
    TreatySigned: _KEEPERS,
    SignatureConfirmed: _KEEPERS,
    InstrumentDeposited: _KEEPERS,
    InstrumentReturned: _KEEPERS,
    ReservationMade: _KEEPERS,
    ReservationConfirmed: _KEEPERS,
    ObjectionMade: _KEEPERS,
    ReservationWithdrawn: _KEEPERS,
    WithdrawalNotified: _KEEPERS,
    DeclarationMade: _KEEPERS,
}
