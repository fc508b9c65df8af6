"""Who may record the acts of the presidency: the secretary; who is in the chair hands over."""

from __future__ import annotations

from typing import Protocol

from plenipo.capabilities.presidency.acts import (
    AnniversaryMarked,
    ChairAssigned,
    ChairVacated,
    HandoverMade,
    PresidencyAssumed,
    RotationEstablished,
    RotationExcepted,
    SeatFixed,
    VenueSettled,
)
from plenipo.capabilities.presidency.state import Presidencies, bodies_of
from plenipo.core.authority import CHAIR, SECRETARY, Place, for_all
from plenipo.core.fold import State


class OfRotation(Protocol):
    """An act about a rotation."""

    @property
    def rotation(self) -> str:
        """The code of the rotation."""


def _there(state: State, act: OfRotation) -> Place:
    """Return where a rotation is: in the bodies that are presided over."""
    found = state.of(Presidencies).rotations.get(act.rotation)
    return Place("", found.bodies) if found else Place()


def _handed(state: State, act: HandoverMade) -> Place:
    """Return where a presidency is handed over: in the bodies, and the session, if there is one."""
    return Place(act.session, bodies_of(state, act.presidency))


def _remembered(state: State, act: AnniversaryMarked) -> Place:
    """Return where an anniversary is marked: in the bodies of the presidency it falls into."""
    return Place("", bodies_of(state, act.presidency))


GRANTS = {
    RotationEstablished: (for_all(SECRETARY),),
    RotationExcepted: (for_all(SECRETARY),),
    PresidencyAssumed: (for_all(CHAIR, SECRETARY),),
    HandoverMade: (for_all(CHAIR, SECRETARY),),
    ChairAssigned: (for_all(SECRETARY),),
    ChairVacated: (for_all(SECRETARY),),
    SeatFixed: (for_all(SECRETARY),),
    VenueSettled: (for_all(CHAIR, SECRETARY),),
    AnniversaryMarked: (for_all(CHAIR, SECRETARY),),
}
PLACES = {
    RotationExcepted: _there,
    PresidencyAssumed: _there,
    HandoverMade: _handed,
    AnniversaryMarked: _remembered,
}
