"""What stands against the acts of signing."""

from __future__ import annotations

from plenipo.capabilities.signing.rules.preparing import (
    refuse_signing_listed,
    refuse_signing_moved,
    refuse_signing_prepared,
    refuse_signing_unlisted,
)
from plenipo.capabilities.signing.rules.readying import (
    refuse_paper_bound,
    refuse_signatory_named,
    refuse_task_done,
    refuse_task_given,
    refuse_text_finalised,
)
from plenipo.capabilities.signing.rules.signing import refuse_document_signed

__all__ = (
    "refuse_document_signed",
    "refuse_paper_bound",
    "refuse_signatory_named",
    "refuse_signing_listed",
    "refuse_signing_moved",
    "refuse_signing_prepared",
    "refuse_signing_unlisted",
    "refuse_task_done",
    "refuse_task_given",
    "refuse_text_finalised",
)
