"""The dates of an organisation: sessions, ceremonies, meetings, anniversaries, presidencies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import msgspec
from icalendar import Calendar, Event

from plenipo.capabilities.members.state import in_language
from plenipo.capabilities.partners.state import Partnerships
from plenipo.capabilities.presidency.state import Presidencies
from plenipo.capabilities.sessions.state import Sessions
from plenipo.capabilities.signing.state import Signings
from plenipo.core.page import message
from plenipo.register.state import Opening
from plenipo.register.view import View

MAKER = "-//Plenipo//Calendar//EN"
NAMED = message("Calendar")
CANCELLED = "cancelled"
"""How a meeting ended that was not held."""
SESSION, SIGNING, MEETING, ANNIVERSARY = "session", "signing", "partner-meeting", "anniversary"


class Dated(msgspec.Struct, frozen=True):
    """Something that has its days.

    :ivar kind: what it is, and ``code``: which of its kind.
    :ivar address: the parts of the address of its page.
    """

    kind: str
    code: str
    name: str
    opens: date
    closes: date
    place: str
    address: tuple[str, ...]
    source: str


def dates(view: View) -> list[Dated]:
    """Return all dates, the earliest first."""
    found = [*_sessions(view), *_signings(view), *_meetings(view), *_anniversaries(view)]
    return sorted(found, key=lambda it: (it.opens, it.closes, it.kind, it.code))


def calendar(view: View) -> str:
    """Return the same as a calendar that other programs follow (RFC 5545)."""
    made = Calendar()
    made.add("prodid", MAKER)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", view.wording.say(NAMED))
    origin = view.present.state.of(Opening).origin
    for it in dates(view):
        event = Event()
        event.add("uid", f"{it.kind}-{it.code}@{origin}")
        event.add("dtstamp", view.seen.state.latest)
        event.add("dtstart", it.opens)
        event.add("dtend", it.closes + timedelta(days=1))
        event.add("summary", it.name)
        if it.place:
            event.add("location", it.place)
        event.add("transp", "TRANSPARENT")
        made.add_component(event)
    body: bytes = made.to_ical()
    return body.decode()


def _sessions(view: View) -> Iterator[Dated]:
    language = view.wording.language
    for it in view.seen.state.of(Sessions).sessions.values():
        yield Dated(
            kind=SESSION,
            code=it.code,
            name=it.title(language),
            opens=it.opens,
            closes=it.closes,
            place=in_language(it.place, language),
            address=("sessions", it.code),
            source=it.source,
        )


def _signings(view: View) -> Iterator[Dated]:
    language = view.wording.language
    for it in view.seen.state.of(Signings).signings.values():
        term = it.term(view.now)
        yield Dated(
            kind=SIGNING,
            code=it.code,
            name=it.title(language),
            opens=term.day,
            closes=term.day,
            place=in_language(term.place, language),
            address=("signings", it.code),
            source=it.source,
        )


def _meetings(view: View) -> Iterator[Dated]:
    language = view.wording.language
    for it in view.seen.state.of(Partnerships).meetings.values():
        if it.outcome is None or it.outcome.how != CANCELLED:
            yield Dated(
                kind=MEETING,
                code=it.code,
                name=it.title(language),
                opens=it.on,
                closes=it.on,
                place=in_language(it.place, language),
                address=("partners", it.partners[0]),
                source=it.source,
            )


def _anniversaries(view: View) -> Iterator[Dated]:
    for it in view.seen.state.of(Presidencies).anniversaries.values():
        yield Dated(
            kind=ANNIVERSARY,
            code=it.code,
            name=in_language(it.names, view.wording.language) or it.code,
            opens=it.day,
            closes=it.day,
            place="",
            address=("anniversaries", it.code),
            source=it.source,
        )
