"""The page of a document of cooperation: how far it has come, and by what."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import msgspec

from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.members.state import in_language, member_named, members_named
from plenipo.capabilities.partners.cooperation import (
    Cooperation,
    References,
    Signing,
    Step,
    decision_of,
    path,
    stage,
)
from plenipo.capabilities.partners.shown import (
    DocumentLine,
    Guest,
    MeetingLine,
    documents_told,
    meeting_line,
)
from plenipo.capabilities.partners.state import Partnerships, cooperation_named
from plenipo.capabilities.sessions.state import Sessions, session_named
from plenipo.capabilities.treaties.state import Treaties
from plenipo.core.page import Named
from plenipo.register.view import View


class Agreed(msgspec.Struct, frozen=True):
    """The decision by which it was agreed, and the item it was taken on."""

    number: str
    session: str
    item: str
    moment: datetime


class Signed(msgspec.Struct, frozen=True):
    """By whom it was signed, where it is before no depositary."""

    on: date
    place: str
    signatories: tuple[Guest, ...]
    entry: int
    source: str


class CooperationPage(msgspec.Struct, frozen=True):
    """A document of cooperation.

    :ivar open: how many brackets are left in its text.
    :ivar meetings: the meetings at which it was spoken of.
    """

    cooperation: Named
    names: dict[str, str]
    kind: str
    field: str
    stage: str
    partners: tuple[Named, ...]
    steps: tuple[Step, ...]
    session: Named | None
    item: str
    title: str
    document: DocumentLine | None
    open: int
    agreed: Agreed | None
    treaty: Named | None
    signed: Signed | None
    notes: tuple[str, ...]
    reason: str
    meetings: tuple[MeetingLine, ...]
    source: str
    entry: int


def cooperation_page(view: View, cooperation: Cooperation) -> CooperationPage:
    """Return the page of a document of cooperation, as it stands at the moment that is shown."""
    state, language, now = view.seen.state, view.wording.language, view.now
    named = cooperation.named(now)
    item = state.of(Sessions).item(named.session, named.item)
    text = state.of(Documents).documents.get(named.document)
    treaty = state.of(Treaties).treaties.get(named.treaty)
    signed = cooperation.signed
    gone = cooperation.abandoned
    return CooperationPage(
        cooperation=cooperation_named(view, cooperation.code),
        names=cooperation.names,
        kind=cooperation.kind,
        field=cooperation.field,
        stage=stage(state, cooperation, now),
        partners=members_named(view, cooperation.partners),
        steps=path(state, cooperation, now),
        session=session_named(view, named.session) if named.session else None,
        item=named.item if item else "",
        title=item.title(language) if item else "",
        document=next(documents_told(view, (named.document,)), None),
        open=text.open() if text else 0,
        agreed=_agreed(view, named),
        treaty=Named(treaty.code, in_language(treaty.names, language) or treaty.code)
        if treaty
        else None,
        signed=_signed(view, signed) if signed and signed.moment <= now else None,
        notes=tuple([r.note for r in cooperation.references if r.note and r.moment <= now]),
        reason=gone.reason if gone and gone.moment <= now else "",
        meetings=tuple(_meetings(view, cooperation.code)),
        source=cooperation.source,
        entry=cooperation.entry,
    )


def _agreed(view: View, named: References) -> Agreed | None:
    found = decision_of(view.seen.state, named, view.now)
    return Agreed(found.number, found.session, found.item, found.moment) if found else None


def _signed(view: View, signed: Signing) -> Signed:
    people = [Guest(member_named(view, code), who) for code, who in signed.signatories.items()]
    return Signed(signed.on, signed.place, tuple(people), signed.entry, signed.source)


def _meetings(view: View, code: str) -> Iterator[MeetingLine]:
    for meeting in view.seen.state.of(Partnerships).meetings.values():
        ended = meeting.ended(view.now)
        if ended is not None and code in ended.cooperations:
            yield meeting_line(view, meeting)
