"""Who may record the acts of the chair and of ballots; papers are recorded by the box alone."""

from __future__ import annotations

from plenipo.capabilities.chairing.acts import (
    BallotAnnulled,
    BallotCast,
    BallotClosed,
    BallotCounted,
    BallotOpened,
    BallotReceived,
    ObjectionRaised,
    QuestionPut,
    QuestionWithdrawn,
    RulingAppealed,
    RulingDecided,
    RulingGiven,
)
from plenipo.core.authority import ALTERNATE, CHAIR, HEAD, SECRETARY, for_all, for_own

GRANTS = {
    QuestionPut: (for_all(CHAIR, SECRETARY),),
    QuestionWithdrawn: (for_all(CHAIR, SECRETARY),),
    ObjectionRaised: (for_own(HEAD, ALTERNATE), for_all(SECRETARY)),
    RulingGiven: (for_all(CHAIR, SECRETARY),),
    RulingAppealed: (for_own(HEAD, ALTERNATE), for_all(SECRETARY)),
    RulingDecided: (for_all(CHAIR, SECRETARY),),
    BallotOpened: (for_all(CHAIR, SECRETARY),),
    BallotCast: (for_own(HEAD, ALTERNATE), for_all(SECRETARY)),
    BallotReceived: (),
    BallotCounted: (),
    BallotClosed: (for_all(CHAIR, SECRETARY),),
    BallotAnnulled: (for_all(CHAIR, SECRETARY),),
}
"""Who hands in a paper and how it was cast reach the register through the ballot box."""
