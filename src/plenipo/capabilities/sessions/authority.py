"""Who may record the acts of sessions: chair and secretary; delegations propose items."""

from __future__ import annotations

from plenipo.capabilities.credentials.state import PROPOSE
from plenipo.capabilities.sessions.acts import (
    ItemAdopted,
    ItemDeferred,
    ItemProposed,
    ItemRecommended,
    ItemReferred,
    ItemResumed,
    ItemReturned,
    ItemRevised,
    ItemWithdrawn,
    SessionClosed,
    SessionConvened,
)
from plenipo.core.authority import (
    ALTERNATE,
    CHAIR,
    HEAD,
    OBSERVER,
    SECRETARY,
    Place,
    for_all,
    for_own,
)
from plenipo.core.fold import State

GRANTS = {
    SessionConvened: (for_all(SECRETARY),),
    SessionClosed: (for_all(CHAIR, SECRETARY),),
    ItemProposed: (for_own(HEAD, ALTERNATE, OBSERVER), for_all(CHAIR, SECRETARY)),
    ItemAdopted: (for_all(CHAIR, SECRETARY),),
    ItemRevised: (for_all(CHAIR, SECRETARY),),
    ItemReferred: (for_all(CHAIR, SECRETARY),),
    ItemRecommended: (for_all(CHAIR, SECRETARY),),
    ItemDeferred: (for_all(CHAIR, SECRETARY),),
    ItemReturned: (for_all(CHAIR, SECRETARY),),
    ItemWithdrawn: (for_all(CHAIR, SECRETARY),),
    ItemResumed: (for_all(CHAIR, SECRETARY),),
}

RIGHTS = {ItemProposed: PROPOSE}


def _convening(state: State, act: SessionConvened) -> Place:
    """Return the bodies that will meet: the session is not there yet."""
    del state
    return Place(bodies=act.bodies)


PLACES = {SessionConvened: _convening}
