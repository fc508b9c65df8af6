"""Who may record the acts of the press: the chair and the secretary; replies come by the room."""

from __future__ import annotations

from typing import Protocol

from plenipo.capabilities.press.acts import (
    CommuniqueCorrected,
    CommuniqueEntrusted,
    CommuniquePrepared,
    CommuniqueReleased,
    CommuniqueRetracted,
    CommuniqueScheduled,
    ReplyAccepted,
    ReplyDeclined,
    StatementQuoted,
)
from plenipo.capabilities.press.state import Press, place_in, place_of
from plenipo.core.authority import CHAIR, SECRETARY, Place, for_all
from plenipo.core.fold import State


class OfCommunique(Protocol):
    """An act about a communiqué that was prepared before."""

    @property
    def communique(self) -> str:
        """The code of the communiqué."""


def _there(state: State, act: OfCommunique) -> Place:
    """Return where a communiqué is made; the organisation itself where it is not known."""
    found = state.of(Press).communiques.get(act.communique)
    return place_of(state, found) if found else Place()


def _here(state: State, act: CommuniquePrepared) -> Place:
    """Return where a communiqué is prepared."""
    return place_in(state, act.session, act.body)


GRANTS = {
    CommuniquePrepared: (for_all(CHAIR, SECRETARY),),
    CommuniqueScheduled: (for_all(CHAIR, SECRETARY),),
    CommuniqueEntrusted: (for_all(CHAIR, SECRETARY),),
    CommuniqueReleased: (),
    CommuniqueCorrected: (for_all(CHAIR, SECRETARY),),
    CommuniqueRetracted: (for_all(CHAIR, SECRETARY),),
    StatementQuoted: (for_all(SECRETARY),),
    ReplyAccepted: (),
    ReplyDeclined: (for_all(SECRETARY),),
}
"""The clock releases; what somebody replied is recorded as it came, from the office file."""
PLACES = {
    CommuniquePrepared: _here,
    **dict.fromkeys(
        (
            CommuniqueScheduled,
            CommuniqueEntrusted,
            CommuniqueCorrected,
            CommuniqueRetracted,
            ReplyDeclined,
        ),
        _there,
    ),
}
