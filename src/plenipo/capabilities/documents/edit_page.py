"""The editing screen: the text before the desk, what was taken down, and what the hall is shown."""

from __future__ import annotations

import msgspec

from plenipo.capabilities.documents.dictation import (
    AD_REFERENDUM,
    AGREE,
    BRACKET,
    HOLDING,
    PROPOSING,
    REOPEN,
    RESOLVE,
    WITHDRAW,
)
from plenipo.capabilities.documents.document import Document
from plenipo.capabilities.documents.shown import ShownProvision, shown
from plenipo.capabilities.documents.slips import SlipLine, slip_lines
from plenipo.capabilities.documents.state import projected_in
from plenipo.capabilities.members.state import Members, member_named
from plenipo.capabilities.sessions.state import Session, session_named
from plenipo.core.authority import CHAIR, SECRETARY, Place
from plenipo.core.draft import DESK
from plenipo.core.page import Named
from plenipo.register.view import View
from plenipo.text.account import citations

WANTED = (*PROPOSING, *HOLDING, WITHDRAW, BRACKET, RESOLVE, AGREE, AD_REFERENDUM, REOPEN)


class SlipsOf(msgspec.Struct, frozen=True):
    """What one person has taken down.

    :ivar ready: the numbers of what can be recorded now, with commas between.
    """

    person: Named
    own: bool
    slips: tuple[SlipLine, ...]
    ready: str
    count: int


class OnScreen(msgspec.Struct, frozen=True):
    """What the screen of the hall shows.

    :ivar here: whether it shows this document.
    :ivar provision: its identity; empty where the screen follows what changes.
    """

    document: Named
    here: bool
    provision: str
    where: str


class EditPage(msgspec.Struct, frozen=True):
    """A document before the desk.

    :ivar conducts: whether who looks at it is of the desk; nobody else is shown what it holds.
    :ivar known: the members that can own words.
    :ivar wanted: what can be taken down.
    :ivar at: the identity of the provision in focus.
    :ivar trays: what was taken down, by person; one's own first.
    :ivar last: the number of what one took down last; 0 for nothing.
    """

    session: Named
    document: Named
    symbol: str
    language: str
    conducts: bool
    known: tuple[Named, ...]
    wanted: tuple[str, ...]
    at: str
    provisions: tuple[ShownProvision, ...]
    brackets: int
    trays: tuple[SlipsOf, ...]
    last: int
    screen: OnScreen | None


def edit_page(view: View, session: Session, document: Document, at: str) -> EditPage:
    """Return the editing screen of a document."""
    state = view.seen.state
    place = Place(session.code, session.bodies)
    roles = {held.role for held in view.capacities if held.covers(place)} & {CHAIR, SECRETARY}
    members = state.of(Members)

    def name(code: str) -> Named:
        return member_named(view, code)

    told = shown(document, document.text, name)
    slips = view.drafts.slips(DESK, session.code, document.code) if roles else []
    lines = slip_lines(view, document, slips, roles)
    there = {each.id for each in told}
    return EditPage(
        session=session_named(view, session.code),
        document=Named(document.code, document.title(view.wording.language)),
        symbol=document.symbol,
        language=document.text.language,
        conducts=bool(roles),
        known=tuple(map(name, members.ordered(members.on(session.day(state.latest))))),
        wanted=WANTED,
        at=at if at in there else next((each.id for each in told), ""),
        provisions=told,
        brackets=document.open(),
        trays=_trays(lines),
        last=max((line.number for line in lines if line.own), default=0),
        screen=on_screen(view, session.code, document),
    )


def _trays(lines: tuple[SlipLine, ...]) -> tuple[SlipsOf, ...]:
    people = {line.by.code: line.by for line in sorted(lines, key=lambda line: not line.own)}
    found = []
    for code, person in people.items():
        own = tuple(line for line in lines if line.by.code == code)
        ready = [str(line.number) for line in own if line.ready]
        found.append(SlipsOf(person, own[0].own, own, ",".join(ready), len(ready)))
    return tuple(found)


def on_screen(view: View, session: str, document: Document) -> OnScreen | None:
    """Return what the screen of the hall of a session shows, as far as this reader knows it."""
    found = projected_in(view.seen.state, session)
    if found is None:
        return None
    shows = found.document
    return OnScreen(
        document=Named(shows.code, shows.title(view.wording.language)),
        here=shows.code == document.code,
        provision=found.provision,
        where=citations(shows.text).get(found.provision, ""),
    )
