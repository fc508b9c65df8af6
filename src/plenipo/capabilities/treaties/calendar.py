"""The dates of treaties as a calendar that other programs follow: RFC 5545."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import msgspec
from icalendar import Calendar, Event

from plenipo.capabilities.members.state import Members
from plenipo.capabilities.treaties.dates import (
    FORCE,
    FORCE_FOR,
    LEAVES,
    OBJECTIONS_END,
    REVIEW,
    SIGNATURE_ENDS,
    DatedMatter,
    dates,
)
from plenipo.capabilities.treaties.notifications import concerned
from plenipo.capabilities.treaties.notified import Telling
from plenipo.capabilities.treaties.state import Treaties
from plenipo.capabilities.treaties.treaty import Treaty
from plenipo.core.page import message
from plenipo.register.state import Opening
from plenipo.register.view import View

MAKER = "-//Plenipo//Treaties//EN"
NAMED = message("Treaties")

SUMMARIES = {
    SIGNATURE_ENDS: message("“{treaty}”: last day for signature"),
    OBJECTIONS_END: message("“{treaty}”: last day to object to the reservation {code}"),
    FORCE: message("“{treaty}” enters into force"),
    FORCE_FOR: message("“{treaty}” enters into force for {who}"),
    LEAVES: message("“{treaty}”: the withdrawal of {who} takes effect"),
    REVIEW: message("“{treaty}” is to be reviewed"),
}
OF_ONE = message("“{treaty}”: last day for {who} to object to the reservation {code}")


class TreatyCalendar(msgspec.Struct, frozen=True):
    """A calendar of treaties, as its file is written.

    :ivar calendar: the lines of the file.
    """

    calendar: str


def calendar_of(view: View, treaties: list[Treaty]) -> TreatyCalendar:
    """Return the calendar of some treaties."""
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", view.wording.say(NAMED))
    for treaty in treaties:
        for event in events(view, treaty):
            calendar.add_component(event)
    return TreatyCalendar(calendar.to_ical().decode())


def chosen(view: View, body: str = "", member: str = "") -> list[Treaty]:
    """Return the treaties that concern a member, or those who sit in a body; all unless told."""
    state = view.seen.state
    who = {member} if member else set()
    if body:
        sitting = state.of(Members).sitting(body, view.today)
        who = who & sitting if member else set(sitting)
    found = list(state.of(Treaties).treaties.values())
    if not body and not member:
        return found
    return [treaty for treaty in found if who & (concerned(treaty) or who)]


def events(view: View, treaty: Treaty) -> Iterator[Event]:
    """Yield the dates of a treaty as events that last a day; a change has a new sequence."""
    telling = Telling(view, treaty)
    origin = view.present.state.of(Opening).origin
    for it in dates(treaty, telling.today):
        which = "-".join(filter(None, (it.kind, it.subject, it.participant)))
        if it.kind == REVIEW:
            which = f"{which}-{it.day.year}"
        event = Event()
        event.add("uid", f"treaty-{treaty.code}-{which}@{origin}")
        event.add("sequence", len(treaty.notices))
        event.add("dtstamp", max((n.issued for n in treaty.notices), default=treaty.since))
        event.add("dtstart", it.day)
        event.add("dtend", it.day + timedelta(days=1))
        event.add("summary", summary(telling, it))
        event.add("transp", "TRANSPARENT")
        yield event


def summary(telling: Telling, it: DatedMatter) -> str:
    """Return what a date is called."""
    who = telling.called(it.participant) if it.participant else ""
    text = OF_ONE if it.kind == OBJECTIONS_END and who else SUMMARIES[it.kind]
    return telling.say(text, treaty=telling.title, who=who, code=it.subject)
