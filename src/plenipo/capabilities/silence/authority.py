"""Who may record the acts of a silence: the chair opens it, a delegation breaks it for itself."""

from __future__ import annotations

from typing import Protocol

from plenipo.capabilities.silence.acts import (
    SilenceAgreed,
    SilenceBroken,
    SilenceConcluded,
    SilenceExtended,
    SilenceLifted,
    SilenceObjected,
    SilenceOpened,
    SilenceWithdrawn,
)
from plenipo.capabilities.silence.state import Silences, place_of
from plenipo.core.authority import (
    ALTERNATE,
    CHAIR,
    HEAD,
    SECRETARY,
    Place,
    for_all,
    for_own,
)
from plenipo.core.fold import State


class OfSilence(Protocol):
    """An act about a silence that was opened before."""

    @property
    def silence(self) -> str:
        """The code of the silence."""


def _there(state: State, act: OfSilence) -> Place:
    """Return where a silence was opened; the organisation itself where it is not known."""
    found = state.of(Silences).silences.get(act.silence)
    return place_of(state, found) if found else Place()


GRANTS = {
    SilenceOpened: (for_all(CHAIR, SECRETARY),),
    SilenceExtended: (for_all(CHAIR, SECRETARY),),
    SilenceWithdrawn: (for_all(CHAIR, SECRETARY),),
    SilenceConcluded: (for_all(CHAIR, SECRETARY),),
    SilenceObjected: (for_own(HEAD, ALTERNATE), for_all(SECRETARY)),
    SilenceBroken: (for_own(HEAD, ALTERNATE), for_all(SECRETARY)),
    SilenceLifted: (for_own(HEAD, ALTERNATE), for_all(SECRETARY)),
    SilenceAgreed: (for_own(HEAD, ALTERNATE), for_all(SECRETARY)),
}
PLACES = {act: _there for act in GRANTS if act is not SilenceOpened}
