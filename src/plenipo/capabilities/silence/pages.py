"""The pages of silences: what runs and until when, who broke it, and what follows."""

from __future__ import annotations

from plenipo.capabilities.silence.feed import CalendarPage, calendar_page
from plenipo.capabilities.silence.list_page import SilencesPage, list_page
from plenipo.capabilities.silence.silence_page import SilencePage, silence_page
from plenipo.capabilities.silence.state import Silences
from plenipo.core.page import NotThereError, message, page
from plenipo.register.view import View

WORDS = {
    "silence": {
        "never-began": message("never began"),
        "running": message("running"),
        "broken": message("broken"),
        "adopted": message("adopted by silence"),
        "withdrawn": message("withdrawn"),
    },
    "said-in-silence": {
        "silent": message("silent"),
        "agrees": message("agrees"),
        "broken": message("broke the silence"),
        "objects": message("objected to the procedure"),
    },
    "outcome": {
        "broken": message("broken"),
        "never-began": message("never began"),
    },
    "breaking": {
        "objection": message("objection"),
        "amendment": message("amendment"),
    },
    "act": {
        "silence.opened": message("Silence opened"),
        "silence.objected": message("Procedure objected to"),
        "silence.broken": message("Silence broken"),
        "silence.lifted": message("Breaking lifted"),
        "silence.agreed": message("Agreement stated"),
        "silence.extended": message("Silence extended"),
        "silence.withdrawn": message("Silence withdrawn"),
        "silence.concluded": message("Silence concluded"),
    },
}

SENTENCES = {
    "silence.opened": message("Silence {silence} opened until {expires}: {names}"),
    "silence.objected": message("{member} objected to the use of silence {silence}"),
    "silence.broken": message("{member} broke silence {silence}"),
    "silence.lifted": message("{member} lifted its breaking of silence {silence}"),
    "silence.agreed": message("{member} agreed under silence {silence}"),
    "silence.extended": message("Silence {silence} extended until {expires}"),
    "silence.withdrawn": message("Silence {silence} withdrawn"),
    "silence.concluded": message("Silence {silence} concluded: {outcome}"),
}


@page("/silences", menu=message("Silences"), place=4)
def silences(view: View, body: str = "", member: str = "") -> SilencesPage:
    """Return the silences: what runs first; narrowed to a body, and to who may break them."""
    return list_page(view, body, member)


@page("/silences.ics", plain="calendar", kind="text/calendar")
def silences_calendar(view: View, body: str = "", member: str = "") -> CalendarPage:
    """Return the expiries as a calendar (RFC 5545); of a body, or for who may break them."""
    return calendar_page(view, body, member)


@page("/silences/{silence}")
def silence(view: View, silence: str) -> SilencePage:
    """Return a silence: until when it runs, who said what, and what follows."""
    found = view.seen.state.of(Silences).silences.get(silence)
    if found is None:
        raise NotThereError(view.wording.say("There is no silence “{code}”.", code=silence))
    return silence_page(view, found)
