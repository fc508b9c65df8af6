"""Who may prepare and hold a signing: the secretary, and the depositary."""

from __future__ import annotations

from typing import Protocol

from plenipo.capabilities.sessions.state import Sessions
from plenipo.capabilities.signing.acts import (
    DocumentSigned,
    PaperBound,
    SignatoryNamed,
    SigningListed,
    SigningMoved,
    SigningPrepared,
    SigningUnlisted,
    TaskDone,
    TaskGiven,
    TextFinalised,
)
from plenipo.capabilities.signing.state import Signings
from plenipo.core.authority import DEPOSITARY, SECRETARY, Place, for_all
from plenipo.core.fold import State


class OfSigning(Protocol):
    """An act about a ceremony that was prepared before."""

    @property
    def signing(self) -> str:
        """The code of the ceremony."""


def _there(state: State, act: OfSigning) -> Place:
    """Return where a ceremony is held; the organisation itself where it is not known."""
    found = state.of(Signings).signings.get(act.signing)
    session = state.of(Sessions).sessions.get(found.session) if found else None
    return Place(session.code, session.bodies) if session else Place()


_KEEPERS = (for_all(SECRETARY, DEPOSITARY),)

GRANTS = {
    SigningPrepared: _KEEPERS,
    SigningMoved: _KEEPERS,
    SigningListed: _KEEPERS,
    SigningUnlisted: _KEEPERS,
    SignatoryNamed: _KEEPERS,
    TextFinalised: _KEEPERS,
    PaperBound: _KEEPERS,
    TaskGiven: _KEEPERS,
    TaskDone: _KEEPERS,
    DocumentSigned: _KEEPERS,
}
PLACES = {act: _there for act in GRANTS if act is not SigningPrepared}
