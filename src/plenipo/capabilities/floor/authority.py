"""Who may record the acts of the floor: a delegation asks for it, chair and secretary give it."""

from __future__ import annotations

from plenipo.capabilities.credentials.state import SPEAK
from plenipo.capabilities.floor.acts import (
    FloorEnded,
    FloorGiven,
    FloorLimitsSet,
    FloorRequested,
    FloorWithdrawn,
    OrderDrawn,
    SpeakersClosed,
    SpeakersReopened,
)
from plenipo.core.authority import (
    ALTERNATE,
    CHAIR,
    HEAD,
    OBSERVER,
    SECRETARY,
    for_all,
    for_own,
)

GRANTS = {
    FloorRequested: (for_own(HEAD, ALTERNATE, OBSERVER), for_all(CHAIR, SECRETARY)),
    FloorWithdrawn: (for_own(HEAD, ALTERNATE, OBSERVER), for_all(CHAIR, SECRETARY)),
    FloorGiven: (for_all(CHAIR, SECRETARY),),
    FloorEnded: (for_own(HEAD, ALTERNATE, OBSERVER), for_all(CHAIR, SECRETARY)),
    SpeakersClosed: (for_all(CHAIR, SECRETARY),),
    SpeakersReopened: (for_all(CHAIR, SECRETARY),),
    FloorLimitsSet: (for_all(CHAIR, SECRETARY),),
    OrderDrawn: (for_all(CHAIR, SECRETARY),),
}
RIGHTS = {FloorRequested: SPEAK}
