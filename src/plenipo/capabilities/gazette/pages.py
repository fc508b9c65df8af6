"""The pages of what an organisation makes known, of all its sessions together."""

from __future__ import annotations

from datetime import date

import msgspec

from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.gazette.dates import Dated, calendar, dates
from plenipo.capabilities.gazette.decided_feed import decided_feed
from plenipo.capabilities.sessions.state import Sessions, session_named
from plenipo.core.feed import atom, json_feed
from plenipo.core.page import Named, message, page
from plenipo.register.view import View

WORDS = {
    "dated": {
        "session": message("session"),
        "signing": message("signing ceremony"),
        "partner-meeting": message("meeting with partners"),
        "anniversary": message("anniversary"),
    },
}


class KnownDocument(msgspec.Struct, frozen=True):
    """A document, the session it is before, and how many brackets are in it."""

    document: Named
    symbol: str
    kind: str
    session: Named
    item: str
    brackets: int
    changed: date


class AllDocumentsPage(msgspec.Struct, frozen=True):
    """The documents of all sessions, those that changed last first."""

    documents: tuple[KnownDocument, ...]


class DatesPage(msgspec.Struct, frozen=True):
    """The calendar: what is to come, the next first, and what was, the last first."""

    ahead: tuple[Dated, ...]
    past: tuple[Dated, ...]


class KnownFile(msgspec.Struct, frozen=True):
    """What programs follow, as its file is written.

    :ivar text: the text of the file.
    """

    text: str


@page("/documents")
def all_documents(view: View) -> AllDocumentsPage:
    """Return the documents of all sessions, those that changed last first."""
    state, language = view.seen.state, view.wording.language
    found = [
        each
        for session in state.of(Sessions).sessions
        for each in state.of(Documents).of_session(session)
    ]
    found.sort(key=lambda each: (each.changed, each.entry), reverse=True)
    lines = (
        KnownDocument(
            document=Named(each.code, each.title(language)),
            symbol=each.symbol,
            kind=each.kind,
            session=session_named(view, each.session),
            item=each.item,
            brackets=each.open(),
            changed=each.changed.date(),
        )
        for each in found
    )
    return AllDocumentsPage(tuple(lines))


@page("/calendar")
def all_dates(view: View) -> DatesPage:
    """Return the calendar: what is to come, and what was."""
    found = dates(view)
    ahead = tuple(it for it in found if it.closes >= view.today)
    past = tuple(it for it in reversed(found) if it.closes < view.today)
    return DatesPage(ahead, past)


@page("/calendar.ics", plain="text", kind="text/calendar")
def dates_calendar(view: View) -> KnownFile:
    """Return the same as a calendar that other programs follow (RFC 5545)."""
    return KnownFile(calendar(view))


@page("/decisions.atom", plain="text", kind="application/atom+xml")
def decisions_atom(view: View) -> KnownFile:
    """Return the newest decisions as Atom (RFC 4287)."""
    return KnownFile(atom(decided_feed(view)))


@page("/decisions.feed", plain="text", kind="application/feed+json")
def decisions_feed(view: View) -> KnownFile:
    """Return the newest decisions as JSON Feed 1.1."""
    return KnownFile(json_feed(decided_feed(view)))
