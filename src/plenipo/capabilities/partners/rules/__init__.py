"""What stands against documents of cooperation, meetings with partners and contacts."""

from __future__ import annotations

from plenipo.capabilities.partners.rules.cooperating import (
    refuse_cooperation_abandoned,
    refuse_cooperation_begun,
    refuse_cooperation_referred,
    refuse_cooperation_signed,
)
from plenipo.capabilities.partners.rules.meeting import (
    refuse_contact_ended,
    refuse_contact_named,
    refuse_partner_meeting_announced,
    refuse_partner_meeting_cancelled,
    refuse_partner_meeting_held,
)

__all__ = (
    "refuse_contact_ended",
    "refuse_contact_named",
    "refuse_cooperation_abandoned",
    "refuse_cooperation_begun",
    "refuse_cooperation_referred",
    "refuse_cooperation_signed",
    "refuse_partner_meeting_announced",
    "refuse_partner_meeting_cancelled",
    "refuse_partner_meeting_held",
)
