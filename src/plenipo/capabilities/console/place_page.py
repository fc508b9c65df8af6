"""The page of a delegation's place in a session: is it there, does it speak, what is on."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from plenipo.capabilities.console.awaiting import waits
from plenipo.capabilities.console.in_room import InRoom, in_room
from plenipo.capabilities.console.representative import (
    AT_THE_TABLE,
    Representative,
    representative,
)
from plenipo.capabilities.credentials.state import Credentials
from plenipo.capabilities.decisions.state import seated
from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.members.state import Members, in_language, member_named
from plenipo.capabilities.play.state import work_out
from plenipo.capabilities.positions.state import Positions
from plenipo.capabilities.sessions.state import Session, session_named
from plenipo.capabilities.sittings.state import Sittings
from plenipo.core.authority import Place
from plenipo.core.page import Named
from plenipo.register.view import View


class PlaceItem(msgspec.Struct, frozen=True):
    """An item of the session, as a delegation stands to it.

    :ivar why: why it awaits a word; empty where it does not.
    :ivar stance: the delegation's own; empty where it has said nothing.
    """

    item: str
    title: str
    status: str
    current: bool
    why: str
    stance: str
    kind: str


class PlaceDocument(msgspec.Struct, frozen=True):
    """A text that is before the session, as a delegation stands to it.

    :ivar held: how many provisions it holds something of; ``outdated``: of how many what it said is
        to be reconfirmed.
    """

    document: Named
    symbol: str
    held: int
    outdated: int


class Observing(msgspec.Struct, frozen=True):
    """What an observer or partner attends of a session, and what it may do there.

    :ivar let_in: whether it takes part at all.
    :ivar items: the numbers of the items it attends; none stands for the whole session.
    :ivar may: what it may do beside attending.
    """

    let_in: bool
    items: tuple[str, ...] = ()
    may: tuple[str, ...] = ()


NOT_LET_IN = Observing(let_in=False)


class PlacePage(msgspec.Struct, frozen=True):
    """A delegation's place in a session.

    :ivar member: the delegation; None for somebody who sits for nobody.
    :ivar on_behalf: whether a secretary enters for it, and ``delegations``: the choice.
    :ivar conducts: whether the person conducts the session.
    :ivar sits: whether there is a sitting to be shown.
    :ivar voice: whether the delegation has a voice, and ``observes``: what it attends otherwise.
    """

    session: Named
    member: Named | None
    on_behalf: bool
    delegations: tuple[Named, ...]
    conducts: bool
    voice: bool
    observes: Observing | None
    sits: bool
    room: InRoom | None
    items: tuple[PlaceItem, ...]
    documents: tuple[PlaceDocument, ...]


def place_page(view: View, session: Session, member: str) -> PlacePage:
    """Return the place of a delegation in a session."""
    state = view.seen.state
    voters = state.of(Members).ordered(seated(state, session, session.day(view.now)))
    place = Place(session.code, session.bodies)
    who = representative(view.capacities, place, voters, member, AT_THE_TABLE)
    room = in_room(view, session, who) if who.member else None
    current = room.item if room else ""
    return PlacePage(
        session=session_named(view, session.code),
        member=member_named(view, who.member) if who.member else None,
        on_behalf=who.on_behalf,
        delegations=tuple(member_named(view, v) for v in voters) if who.on_behalf else (),
        conducts=who.conducts,
        voice=who.member in voters,
        observes=_observing(view, session, who.member),
        sits=bool(state.of(Sittings).of(session.code).sittings),
        room=room,
        items=tuple(_items(view, session, who, current)) if who.member in voters else (),
        documents=tuple(_documents(view, session, who.member)) if who.member in voters else (),
    )


def _documents(view: View, session: Session, member: str) -> Iterator[PlaceDocument]:
    for document in view.seen.state.of(Documents).of_session(session.code):
        held = document.held_by(member)
        yield PlaceDocument(
            Named(document.code, document.title(view.wording.language)),
            document.symbol,
            len(held.provisions),
            len(held.outdated),
        )


def _observing(view: View, session: Session, member: str) -> Observing | None:
    if member not in view.seen.state.of(Members).partners:
        return None
    known = view.seen.state.of(Credentials)
    found = known.participation(member, session.code, view.now)
    return Observing(let_in=True, items=found.items or (), may=found.may) if found else NOT_LET_IN


def _items(view: View, session: Session, who: Representative, current: str) -> Iterator[PlaceItem]:
    state = view.seen.state
    for item in session.items.values():
        own = state.of(Positions).on(session.code, item.number).positions.get(who.member)
        yield PlaceItem(
            item=item.number,
            title=in_language(item.names, view.wording.language),
            status=work_out(state, session, item).status,
            current=item.number == current,
            why=waits(state, session, item, who.member),
            stance=own.stance if own else "",
            kind=own.kind if own else "",
        )
