"""What stands against what is put before a depositary."""

from __future__ import annotations

from plenipo.capabilities.treaties.rules.instruments import (
    refuse_instrument_deposited,
    refuse_instrument_returned,
    refuse_withdrawal_notified,
)
from plenipo.capabilities.treaties.rules.opening import (
    refuse_event_established,
    refuse_treaty_opened,
)
from plenipo.capabilities.treaties.rules.reserving import (
    refuse_declaration_made,
    refuse_objection_made,
    refuse_reservation_confirmed,
    refuse_reservation_made,
    refuse_reservation_withdrawn,
)
from plenipo.capabilities.treaties.rules.signing import (
    refuse_signature_confirmed,
    refuse_treaty_signed,
)

__all__ = (
    "refuse_declaration_made",
    "refuse_event_established",
    "refuse_instrument_deposited",
    "refuse_instrument_returned",
    "refuse_objection_made",
    "refuse_reservation_confirmed",
    "refuse_reservation_made",
    "refuse_reservation_withdrawn",
    "refuse_signature_confirmed",
    "refuse_treaty_opened",
    "refuse_treaty_signed",
    "refuse_withdrawal_notified",
)
