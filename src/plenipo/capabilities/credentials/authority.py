"""Who may record the acts of credentials: nobody who could gain by them."""

from __future__ import annotations

from plenipo.capabilities.credentials.acts import (
    CredentialsExamined,
    CredentialsIssued,
    CredentialsRevoked,
    FullPowersIssued,
    FullPowersRevoked,
    ParticipationEnded,
    ParticipationGranted,
)
from plenipo.core.authority import DEPOSITARY, SECRETARY, for_all

GRANTS = {
    CredentialsIssued: (for_all(SECRETARY),),
    CredentialsExamined: (for_all(SECRETARY),),
    CredentialsRevoked: (for_all(SECRETARY),),
    FullPowersIssued: (for_all(SECRETARY, DEPOSITARY),),
    FullPowersRevoked: (for_all(SECRETARY, DEPOSITARY),),
    ParticipationGranted: (for_all(SECRETARY),),
    ParticipationEnded: (for_all(SECRETARY),),
}
