"""Who reads what is done to a text: those who read the text.

The words themselves are what is negotiated, so there cannot be two texts of one document: an act
that fewer read would leave others with words that stand no more, and one that more read would tell
of a text they may not know of. What a delegation prepares for itself is a draft.
"""

from __future__ import annotations

from typing import Any

from plenipo.capabilities.documents.acts import (
    BracketOpened,
    BracketRelated,
    BracketResolved,
    CorrigendumIssued,
    ProvisionAgreed,
    ProvisionReopened,
    RevisionIssued,
    WordingAccepted,
    WordingHeld,
    WordingProposed,
    WordingSuggested,
    WordingWithdrawn,
)
from plenipo.capabilities.documents.state import Documents
from plenipo.core.audience import Audience
from plenipo.core.fold import State


def of_the_text(state: State, act: Any) -> Audience | None:  # noqa: ANN401 - one of several acts
    """Return who reads the document that an act is done to."""
    found = state.of(Documents).documents.get(act.document)
    return found.audience if found else None


AUDIENCES = dict.fromkeys(
    (
        *(WordingProposed, WordingSuggested, WordingAccepted, WordingWithdrawn, WordingHeld),
        *(BracketOpened, BracketRelated, BracketResolved, ProvisionAgreed, ProvisionReopened),
        *(RevisionIssued, CorrigendumIssued),
    ),
    of_the_text,
)
