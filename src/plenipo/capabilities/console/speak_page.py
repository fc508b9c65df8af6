"""The page of an item to speak on: state the position, prepare it, ask for the floor."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from plenipo.capabilities.console.awaiting import waits
from plenipo.capabilities.console.in_room import InRoom, in_room
from plenipo.capabilities.console.representative import SPEAKERS, representative
from plenipo.capabilities.decisions.state import Decisions, Question, question, seated
from plenipo.capabilities.members.state import Members, in_language, member_named
from plenipo.capabilities.play.state import TO_RECONFIRM, work_out
from plenipo.capabilities.positions.state import NONE, Position, Positions
from plenipo.capabilities.sessions.state import ASIDE, Item, Session, session_named
from plenipo.core.authority import DELEGATION, Place
from plenipo.core.draft import Draft
from plenipo.core.page import Named
from plenipo.procedure.scale import SILENT
from plenipo.register.view import View

KINDS = ("scrutiny", "parliamentary", "substantive", "linguistic", "general", "on a point")


class OwnPosition(msgspec.Struct, frozen=True):
    """The position a delegation stands at, or has prepared."""

    stance: str
    kind: str = ""
    reason: str = ""
    condition: str = ""
    statement: str = ""
    text: str = ""
    outdated: bool = False
    by: str = ""
    entry: int | None = None


class Heard(msgspec.Struct, frozen=True):
    """What another delegation has said."""

    member: Named
    stance: str
    kind: str
    reason: str


class SpeakPage(msgspec.Struct, frozen=True):
    """An item to speak on, for one delegation.

    :ivar member: the delegation; None for somebody who speaks for nobody.
    :ivar on_behalf: whether a secretary enters for it.
    :ivar delegations: those a secretary can choose.
    :ivar can_state: whether this person may state the position; else they prepare it.
    :ivar why: why the item awaits a word; empty where it does not.
    :ivar room: the delegation in the room, where it asks for the floor on this item.
    :ivar closed: whether nothing can be said at present: decided, aside, session closed.
    """

    session: Named
    item: str
    title: str
    text: str
    status: str
    member: Named | None
    on_behalf: bool
    delegations: tuple[Named, ...]
    can_state: bool
    can_prepare: bool
    closed: bool
    why: str
    stances: tuple[str, ...]
    kinds: tuple[str, ...]
    own: OwnPosition | None
    draft: OwnPosition | None
    others: tuple[Heard, ...]
    room: InRoom | None
    previous: str
    following: str


def speak_page(view: View, session: Session, item: Item, member: str) -> SpeakPage:
    """Return an item to speak on, for one delegation."""
    state = view.seen.state
    voters = state.of(Members).ordered(seated(state, session, session.day(state.latest)))
    who = representative(view.capacities, Place(session.code, session.bodies), voters, member)
    of = who.member
    asked = question(state, session, item)
    standing = state.of(Positions).on(session.code, item.number).positions.get(of)
    numbers = list(session.items)
    place = numbers.index(item.number)
    prepares = bool(who.roles & set(DELEGATION))
    draft = view.drafts.on(of, session.code, item.number) if prepares else None
    return SpeakPage(
        session=session_named(view, session.code),
        item=item.number,
        title=in_language(item.names, view.wording.language),
        text=item.text,
        status=work_out(state, session, item).status,
        member=member_named(view, of) if of else None,
        on_behalf=who.on_behalf,
        delegations=tuple(member_named(view, code) for code in voters) if who.on_behalf else (),
        can_state=who.may(*SPEAKERS),
        can_prepare=prepares,
        closed=_closed(view, session, item),
        why=waits(state, session, item, of) if of in voters else "",
        stances=tuple(asked.version.scale) if asked else (),
        kinds=KINDS,
        own=_own(standing, item) if standing and standing.stance != NONE else None,
        draft=_prepared(draft, item) if draft else None,
        others=tuple(_heard(view, asked, voters, of)) if asked else (),
        room=in_room(view, session, who, item.number) if of else None,
        previous=numbers[place - 1] if place else "",
        following=numbers[place + 1] if place + 1 < len(numbers) else "",
    )


def _closed(view: View, session: Session, item: Item) -> bool:
    decided = view.seen.state.of(Decisions).standing(session.code, item.number)
    past = view.seen.lens.as_of is not None
    return past or session.closed is not None or item.state in ASIDE or decided is not None


def _own(position: Position, item: Item) -> OwnPosition:
    return OwnPosition(
        stance=position.stance,
        kind=position.kind,
        reason=position.reason,
        condition=position.condition,
        text=position.text,
        outdated=position.text != item.text,
        entry=position.entry,
    )


def _prepared(draft: Draft, item: Item) -> OwnPosition:
    given = draft.fields
    return OwnPosition(
        stance=given.get("stance", ""),
        kind=given.get("kind", ""),
        reason=given.get("reason", ""),
        condition=given.get("condition", ""),
        statement=given.get("statement", ""),
        text=given.get("text", ""),
        outdated=given.get("text", "") != item.text,
        by=draft.by,
    )


def _heard(view: View, asked: Question, voters: tuple[str, ...], own: str) -> Iterator[Heard]:
    """Return what the others have said, in the order of the body."""
    for code in voters:
        if code == own:
            continue
        position = asked.positions.get(code)
        stance = position.stance if position else SILENT
        stance = TO_RECONFIRM if code in asked.outdated else stance
        kind, reason = (position.kind, position.reason) if position else ("", "")
        yield Heard(member_named(view, code), stance, kind, reason)
