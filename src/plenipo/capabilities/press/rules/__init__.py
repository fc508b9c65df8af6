"""What stands against what is done of communiqués, replies and quotations."""

from __future__ import annotations

from plenipo.capabilities.press.rules.preparing import (
    refuse_communique_entrusted,
    refuse_communique_prepared,
    refuse_communique_scheduled,
)
from plenipo.capabilities.press.rules.quoting import refuse_statement_quoted
from plenipo.capabilities.press.rules.releasing import (
    refuse_communique_corrected,
    refuse_communique_released,
    refuse_communique_retracted,
)
from plenipo.capabilities.press.rules.replying import (
    refuse_reply_accepted,
    refuse_reply_declined,
)

__all__ = (
    "refuse_communique_corrected",
    "refuse_communique_entrusted",
    "refuse_communique_prepared",
    "refuse_communique_released",
    "refuse_communique_retracted",
    "refuse_communique_scheduled",
    "refuse_reply_accepted",
    "refuse_reply_declined",
    "refuse_statement_quoted",
)
