"""The page of a sitting, and how sittings are told, in words and in the journal."""

from __future__ import annotations

from plenipo.capabilities.sessions.state import Sessions
from plenipo.capabilities.sittings.sitting_page import SittingPage, sitting_page
from plenipo.capabilities.sittings.state import Sittings
from plenipo.core.page import NotThereError, message, page
from plenipo.register.view import View

WORDS = {
    "sitting": {
        "": message("not yet opened"),
        "open": message("under way"),
        "suspended": message("suspended for now"),
        "adjourned": message("adjourned"),
        "closed": message("closed"),
    },
    "format": {
        "plenary": message("plenary"),
        "extended": message("extended format"),
        "narrow": message("narrow format"),
    },
    "attendance": {
        "present": message("in the room"),
        "remote": message("taking part remotely"),
        "left": message("out of the room"),
        "absent": message("not there"),
        "": message("not recorded"),
    },
    "outcome": {
        "quorum": message("there is a quorum"),
        "not-counted": message("nobody has counted the quorum"),
        "not-required": message("no quorum is required"),
    },
    "act": {
        "sitting.opened": message("Sitting opened"),
        "attendance.taken": message("Attendance taken"),
        "roll.called": message("Roll called"),
        "agenda.adopted": message("Agenda adopted"),
        "item.called": message("Item taken up"),
        "sitting.suspended": message("Sitting suspended"),
        "sitting.resumed": message("Sitting resumed"),
        "sitting.adjourned": message("Sitting adjourned"),
        "sitting.closed": message("Sitting closed"),
        "chair.passed": message("Chair passed on"),
    },
}

SENTENCES = {
    "sitting.opened": message("Sitting {sitting} opened, {format}: {says}"),
    "attendance.taken": message("{member} at sitting {sitting}: {how}"),
    "roll.called": message("Roll of sitting {sitting} called"),
    "agenda.adopted": message("Agenda adopted"),
    "item.called": message("Item {item} taken up"),
    "sitting.suspended": message("Sitting {sitting} suspended"),
    "sitting.resumed": message("Sitting {sitting} resumed"),
    "sitting.adjourned": message("Sitting {sitting} adjourned"),
    "sitting.closed": message("Sitting {sitting} closed"),
    "chair.passed": message("{member} in the chair"),
}


@page("/sessions/{session}/sitting")
def sitting(view: View, session: str, number: str = "") -> SittingPage:
    """Return the sitting of a session that runs, or the last one, or the one of a number."""
    state = view.seen.state
    found, course = state.of(Sessions).sessions.get(session), state.of(Sittings).of(session)
    if found is None:
        raise NotThereError(view.wording.say("There is no session “{code}”.", code=session))
    moment = view.seen.lens.as_of or state.latest
    shown = course.sittings.get(number) if number else course.shown(moment)
    if shown is None:
        sentence = message("There is no such sitting of the session “{code}”.")
        raise NotThereError(view.wording.say(sentence, code=session))
    return sitting_page(view, found, shown, moment)
