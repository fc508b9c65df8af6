"""Who may record decisions and votes: the chair declares, members correct and explain their own."""

from __future__ import annotations

from plenipo.capabilities.decisions.acts import (
    DecisionRescinded,
    DecisionTaken,
    VoteCorrected,
    VoteExplained,
    VoteTaken,
)
from plenipo.core.authority import ALTERNATE, CHAIR, HEAD, SECRETARY, for_all, for_own

GRANTS = {
    DecisionTaken: (for_all(CHAIR, SECRETARY),),
    DecisionRescinded: (for_all(CHAIR, SECRETARY),),
    VoteTaken: (for_all(CHAIR, SECRETARY),),
    VoteCorrected: (for_own(HEAD, ALTERNATE), for_all(SECRETARY)),
    VoteExplained: (for_own(HEAD, ALTERNATE), for_all(SECRETARY)),
}
