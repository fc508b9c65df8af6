"""How documents of cooperation, meetings and what partners attend are shown on pages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.members.state import in_language, member_named, members_named
from plenipo.capabilities.partners.cooperation import Cooperation, Step, path, stage
from plenipo.capabilities.partners.meeting import Meeting
from plenipo.capabilities.partners.state import attending, cooperation_named
from plenipo.capabilities.sessions.state import Sessions, session_named
from plenipo.core.page import Named
from plenipo.register.view import View


class CooperationLine(msgspec.Struct, frozen=True):
    """A document of cooperation in a list."""

    cooperation: Named
    kind: str
    field: str
    stage: str
    partners: tuple[Named, ...]
    steps: tuple[Step, ...]


class Guest(msgspec.Struct, frozen=True):
    """Who comes, or came, for a partner."""

    partner: Named
    person: str


class DocumentLine(msgspec.Struct, frozen=True):
    """A document, and the session it is before."""

    document: Named
    symbol: str
    session: str


class MeetingLine(msgspec.Struct, frozen=True):
    """A meeting with partners.

    :ivar summary: what came of it, or why it was cancelled.
    """

    meeting: Named
    standing: str
    on: date
    level: str
    place: str
    partners: tuple[Named, ...]
    body: Named | None
    session: Named | None
    item: str
    title: str
    guests: tuple[Guest, ...]
    host: str
    summary: str
    cooperations: tuple[Named, ...]
    documents: tuple[DocumentLine, ...]
    entry: int
    source: str


class AttendingLine(msgspec.Struct, frozen=True):
    """What a partner attends in a session, may do there, and receives.

    :ivar items: the items it attends; none stands for the whole session.
    """

    partner: Named
    session: Named
    closed: bool
    items: tuple[Named, ...]
    may: tuple[str, ...]
    reason: str
    documents: tuple[DocumentLine, ...]


def cooperation_line(view: View, cooperation: Cooperation) -> CooperationLine:
    """Return a document of cooperation as it stands in a list."""
    state = view.seen.state
    return CooperationLine(
        cooperation=cooperation_named(view, cooperation.code),
        kind=cooperation.kind,
        field=cooperation.field,
        stage=stage(state, cooperation, view.now),
        partners=members_named(view, cooperation.partners),
        steps=path(state, cooperation, view.now),
    )


def meeting_line(view: View, meeting: Meeting) -> MeetingLine:
    """Return a meeting as it stands at the moment that is shown."""
    state, language, ended = view.seen.state, view.wording.language, meeting.ended(view.now)
    item = state.of(Sessions).item(meeting.session, meeting.item)
    guests = (ended.guests if ended else {}) or meeting.guests
    return MeetingLine(
        meeting=Named(meeting.code, meeting.title(language)),
        standing=meeting.standing(view.now),
        on=meeting.on,
        level=meeting.level,
        place=in_language(meeting.place, language),
        partners=members_named(view, meeting.partners),
        body=member_named(view, meeting.body) if meeting.body else None,
        session=session_named(view, meeting.session) if meeting.session else None,
        item=meeting.item if item else "",
        title=item.title(language) if item else "",
        guests=tuple([Guest(member_named(view, p), name) for p, name in guests.items()]),
        host=meeting.host,
        summary=ended.summary if ended else "",
        cooperations=tuple([cooperation_named(view, c) for c in ended.cooperations])
        if ended
        else (),
        documents=tuple(documents_told(view, ended.documents)) if ended else (),
        entry=ended.entry if ended else meeting.entry,
        source=(ended.source if ended else "") or meeting.source,
    )


def attending_lines(view: View, partner: str) -> Iterator[AttendingLine]:
    """Yield what a partner attends and receives at the moment that is shown."""
    state, language = view.seen.state, view.wording.language
    for each in attending(state, partner, view.now):
        session = state.of(Sessions).sessions[each.session]
        items = [(number, session.items.get(number)) for number in each.items]
        yield AttendingLine(
            partner=member_named(view, partner),
            session=session_named(view, each.session),
            closed=session.closed is not None and session.closed <= view.now,
            items=tuple([Named(n, item.title(language) if item else n) for n, item in items]),
            may=each.may,
            reason=each.reason,
            documents=tuple(documents_told(view, each.documents)),
        )


def documents_told(view: View, codes: tuple[str, ...]) -> Iterator[DocumentLine]:
    """Yield documents as they are called in the reader's language."""
    for code in codes:
        found = view.seen.state.of(Documents).documents.get(code)
        if found is not None:
            title = in_language(found.names, view.wording.language)
            yield DocumentLine(Named(code, title or found.symbol), found.symbol, found.session)
