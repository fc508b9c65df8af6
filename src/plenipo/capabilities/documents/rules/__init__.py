"""What stands against negotiating a text, and deciding and issuing it."""

from plenipo.capabilities.documents.rules.decisions import (
    refuse_bracket_opened,
    refuse_bracket_related,
    refuse_bracket_resolved,
    refuse_provision_agreed,
    refuse_provision_reopened,
    refuse_wording_accepted,
)
from plenipo.capabilities.documents.rules.issues import (
    refuse_corrigendum_issued,
    refuse_document_tabled,
    refuse_revision_issued,
)
from plenipo.capabilities.documents.rules.words import (
    refuse_wording_held,
    refuse_wording_proposed,
    refuse_wording_suggested,
    refuse_wording_withdrawn,
)

__all__ = [
    "refuse_bracket_opened",
    "refuse_bracket_related",
    "refuse_bracket_resolved",
    "refuse_corrigendum_issued",
    "refuse_document_tabled",
    "refuse_provision_agreed",
    "refuse_provision_reopened",
    "refuse_revision_issued",
    "refuse_wording_accepted",
    "refuse_wording_held",
    "refuse_wording_proposed",
    "refuse_wording_suggested",
    "refuse_wording_withdrawn",
]
