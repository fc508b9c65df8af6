"""Who may record acts of cooperation with partners: the secretary, and the chair what it leads."""

from __future__ import annotations

from plenipo.capabilities.partners.acts import (
    ContactEnded,
    ContactNamed,
    CooperationAbandoned,
    CooperationBegun,
    CooperationReferred,
    CooperationSigned,
    PartnerMeetingAnnounced,
    PartnerMeetingCancelled,
    PartnerMeetingHeld,
)
from plenipo.capabilities.partners.state import Partnerships
from plenipo.capabilities.sessions.state import Sessions
from plenipo.core.authority import CHAIR, SECRETARY, Place, for_all
from plenipo.core.fold import State


def _met(state: State, act: PartnerMeetingHeld | PartnerMeetingCancelled) -> Place:
    """Return where a meeting is: in a session, in a body, or in the organisation."""
    found = state.of(Partnerships).meetings.get(act.meeting)
    if found is None:
        return Place()
    session = state.of(Sessions).sessions.get(found.session)
    own = (found.body,) if found.body else ()
    return Place(found.session, session.bodies if session else own)


_LEADERS = (for_all(CHAIR, SECRETARY),)

GRANTS = {
    CooperationBegun: _LEADERS,
    CooperationReferred: _LEADERS,
    CooperationSigned: _LEADERS,
    CooperationAbandoned: _LEADERS,
    PartnerMeetingAnnounced: _LEADERS,
    PartnerMeetingHeld: _LEADERS,
    PartnerMeetingCancelled: _LEADERS,
    ContactNamed: (for_all(SECRETARY),),
    ContactEnded: (for_all(SECRETARY),),
}
PLACES = {PartnerMeetingHeld: _met, PartnerMeetingCancelled: _met}
