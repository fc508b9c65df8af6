"""Who may record what is done to a text: delegations what they hold, the chair what is decided."""

from __future__ import annotations

from plenipo.capabilities.documents.acts import (
    BracketOpened,
    BracketRelated,
    BracketResolved,
    CorrigendumIssued,
    DocumentTabled,
    ProvisionAgreed,
    ProvisionReopened,
    RevisionIssued,
    WordingAccepted,
    WordingHeld,
    WordingProposed,
    WordingSuggested,
    WordingWithdrawn,
)
from plenipo.core.authority import ADVISER, ALTERNATE, CHAIR, HEAD, SECRETARY, for_all, for_own

GRANTS = {
    DocumentTabled: (for_all(CHAIR, SECRETARY),),
    WordingProposed: (for_own(HEAD, ALTERNATE, ADVISER), for_all(SECRETARY)),
    WordingWithdrawn: (for_own(HEAD, ALTERNATE, ADVISER), for_all(SECRETARY)),
    WordingHeld: (for_own(HEAD, ALTERNATE, ADVISER), for_all(SECRETARY)),
    WordingSuggested: (for_all(CHAIR, SECRETARY),),
    WordingAccepted: (for_all(CHAIR, SECRETARY),),
    BracketOpened: (for_all(CHAIR, SECRETARY),),
    BracketRelated: (for_all(CHAIR, SECRETARY),),
    BracketResolved: (for_all(CHAIR, SECRETARY),),
    ProvisionAgreed: (for_all(CHAIR, SECRETARY),),
    ProvisionReopened: (for_all(CHAIR, SECRETARY),),
    RevisionIssued: (for_all(CHAIR, SECRETARY),),
    CorrigendumIssued: (for_all(CHAIR, SECRETARY),),
}
