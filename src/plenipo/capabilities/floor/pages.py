"""The pages of the floor, and how it is told, in words and in the journal."""

from __future__ import annotations

from datetime import datetime

from plenipo.capabilities.floor.floor_page import FloorPage, TourPage, floor_page, tour_page
from plenipo.capabilities.floor.hall_page import HallPage, hall_page
from plenipo.capabilities.sessions.state import Session, Sessions
from plenipo.capabilities.sittings.state import Sittings
from plenipo.core.page import NotThereError, message, page
from plenipo.register.view import View

WORDS = {
    "kind": {
        "statement": message("statement"),
        "point-of-order": message("point of order"),
        "right-of-reply": message("right of reply"),
        "motion": message("motion"),
    },
    "act": {
        "floor.requested": message("Floor requested"),
        "floor.withdrawn": message("Request for the floor withdrawn"),
        "floor.given": message("Floor given"),
        "floor.ended": message("Speech ended"),
        "speakers.closed": message("List of speakers closed"),
        "speakers.reopened": message("List of speakers reopened"),
        "floor-limits.set": message("Speaking time set"),
        "order.drawn": message("Order drawn by lot"),
    },
}

SENTENCES = {
    "floor.requested": message("{member} asked for the floor: {kind}"),
    "floor.withdrawn": message("{member} no longer asks for the floor: {kind}"),
    "floor.given": message("{member} has the floor: {kind}"),
    "floor.ended": message("{member} has spoken"),
    "speakers.closed": message("List of speakers closed"),
    "speakers.reopened": message("List of speakers reopened"),
    "floor-limits.set": message("Speaking time set: {seconds} seconds"),
    "order.drawn": message("Order of the tour de table drawn by lot"),
}


@page("/sessions/{session}/floor")
def floor(view: View, session: str) -> FloorPage:
    """Return who has the floor of a session, who waits for it, and under what limits."""
    return floor_page(view, _session(view, session), _moment(view))


@page("/sessions/{session}/tour")
def tour(view: View, session: str, item: str = "") -> TourPage:
    """Return the tour de table on an item of a session; on that which is taken up unless told."""
    found, moment = _session(view, session), _moment(view)
    if item and item not in found.items:
        sentence = message("There is no item {item} in a session “{code}”.")
        raise NotThereError(view.wording.say(sentence, item=item, code=session))
    taken_up = view.seen.state.of(Sittings).of(session).item(moment)
    return tour_page(view, found, item or taken_up, moment)


@page("/sessions/{session}/hall")
def hall(view: View, session: str) -> HallPage:
    """Return the screen of the hall of a session."""
    return hall_page(view, _session(view, session), _moment(view))


def _session(view: View, code: str) -> Session:
    found = view.seen.state.of(Sessions).sessions.get(code)
    if found is None:
        raise NotThereError(view.wording.say("There is no session “{code}”.", code=code))
    return found


def _moment(view: View) -> datetime:
    return view.seen.lens.as_of or view.seen.state.latest
