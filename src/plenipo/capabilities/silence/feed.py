"""The expiries of silences as a calendar that other programs follow: RFC 5545."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import msgspec
from icalendar import Alarm, Calendar, Event

from plenipo.capabilities.silence.instants import instant
from plenipo.capabilities.silence.list_page import chosen
from plenipo.capabilities.silence.record import Silence
from plenipo.capabilities.silence.standing import standing_at
from plenipo.core.page import message
from plenipo.procedure.silence import NEVER_BEGAN, RUNNING, WITHDRAWN
from plenipo.register.state import Opening
from plenipo.register.view import View

MAKER = "-//Plenipo//Silences//EN"
AHEAD = (timedelta(hours=24), timedelta(hours=2))
"""How long before an expiry an alarm is given."""

EXPIRES = message("Silence expires: {title}")
ENDED = message("{title}: {standing}")
BREAKABLE = message("It can be broken until {expires}; what comes then is too late.")
NAMED = message("Silences")


class CalendarPage(msgspec.Struct, frozen=True):
    """The calendar, as its file is written.

    :ivar calendar: the lines of the file.
    """

    calendar: str


def calendar_page(view: View, body: str, member: str) -> CalendarPage:
    """Return the calendar of the silences of a body, or of those that a member may break."""
    return CalendarPage(calendar(view, body, member).to_ical().decode())


def calendar(view: View, body: str, member: str) -> Calendar:
    """Return that calendar, to which others may add."""
    made = Calendar()
    made.add("prodid", MAKER)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", view.wording.say(NAMED))
    for silence in chosen(view, body, member):
        made.add_component(_event(view, silence))
    return made


def _event(view: View, silence: Silence) -> Event:
    """Return a silence as an event at the instant of its expiry; a change has a new sequence."""
    say, title = view.wording.say, silence.title(view.wording.language)
    standing = standing_at(view.seen.state, silence, view.now).standing
    running, gone = standing == RUNNING, standing in {WITHDRAWN, NEVER_BEGAN}
    ended = say(ENDED, standing=view.wording.word("silence", standing), title=title)
    until = instant(view, silence.expires, silence.zone).announced
    event = Event()
    event.add("uid", f"silence-{silence.code}@{view.present.state.of(Opening).origin}")
    event.add("sequence", len(silence.terms) - 1 + gone)
    event.add("dtstamp", max(_moments(silence)))
    event.add("dtstart", silence.expires)
    event.add("summary", say(EXPIRES, title=title) if running else ended)
    event.add("description", say(BREAKABLE, expires=until))
    event.add("status", "CANCELLED" if gone else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    for ahead in AHEAD if running else ():
        event.add_component(_alarm(ahead, say(EXPIRES, title=title)))
    return event


def _alarm(ahead: timedelta, words: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words)
    alarm.add("trigger", -ahead)
    return alarm


def _moments(silence: Silence) -> Iterator[datetime]:
    """Yield when something of the event was changed."""
    yield from (term.moment for term in silence.terms)
    yield from (heard.moment for heard in silence.heard)
    if silence.ended:
        yield silence.ended.moment
