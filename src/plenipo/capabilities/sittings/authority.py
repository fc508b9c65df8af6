"""Who may record the acts of sittings: chair and secretary; a delegation says that it is there."""

from __future__ import annotations

from plenipo.capabilities.sittings.acts import (
    AgendaAdopted,
    AttendanceTaken,
    ChairPassed,
    ItemCalled,
    RollCalled,
    SittingAdjourned,
    SittingClosed,
    SittingOpened,
    SittingResumed,
    SittingSuspended,
)
from plenipo.core.authority import (
    ADVISER,
    ALTERNATE,
    CHAIR,
    HEAD,
    OBSERVER,
    SECRETARY,
    for_all,
    for_own,
)

GRANTS = {
    SittingOpened: (for_all(CHAIR, SECRETARY),),
    SittingSuspended: (for_all(CHAIR, SECRETARY),),
    SittingResumed: (for_all(CHAIR, SECRETARY),),
    SittingAdjourned: (for_all(CHAIR, SECRETARY),),
    SittingClosed: (for_all(CHAIR, SECRETARY),),
    AttendanceTaken: (for_own(HEAD, ALTERNATE, ADVISER, OBSERVER), for_all(SECRETARY)),
    RollCalled: (for_all(SECRETARY),),
    AgendaAdopted: (for_all(CHAIR, SECRETARY),),
    ItemCalled: (for_all(CHAIR, SECRETARY),),
    ChairPassed: (for_all(CHAIR, SECRETARY),),
}
