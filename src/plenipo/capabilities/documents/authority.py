"""Who may record what is done to a text: delegations what they hold, the chair what is decided."""

from __future__ import annotations

from plenipo.capabilities.documents.acts import (
    BracketOpened,
    BracketResolved,
    DocumentProjected,
    DocumentTabled,
    ProjectionEnded,
    ProvisionAgreed,
    ProvisionReopened,
    RevisionIssued,
    WordingHeld,
    WordingProposed,
    WordingWithdrawn,
)
from plenipo.core.authority import (
    ADVISER,
    ALTERNATE,
    CHAIR,
    HEAD,
    SECRETARY,
    Grants,
    for_all,
    for_own,
)

GRANTS: Grants = {
    DocumentTabled: (for_all(CHAIR, SECRETARY),),
    WordingProposed: (for_own(HEAD, ALTERNATE, ADVISER), for_all(SECRETARY)),
    WordingWithdrawn: (for_own(HEAD, ALTERNATE, ADVISER), for_all(SECRETARY)),
    WordingHeld: (for_own(HEAD, ALTERNATE, ADVISER), for_all(SECRETARY)),
    BracketOpened: (for_all(CHAIR, SECRETARY),),
    BracketResolved: (for_all(CHAIR, SECRETARY),),
    ProvisionAgreed: (for_all(CHAIR, SECRETARY),),
    ProvisionReopened: (for_all(CHAIR, SECRETARY),),
    RevisionIssued: (for_all(CHAIR, SECRETARY),),
    DocumentProjected: (for_all(CHAIR, SECRETARY),),
    ProjectionEnded: (for_all(CHAIR, SECRETARY),),
}
