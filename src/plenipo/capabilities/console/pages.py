"""The pages of one person: what awaits them, and an item to speak on."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from plenipo.capabilities.console.awaiting import awaited, open_sessions, waits
from plenipo.capabilities.decisions.state import Decisions, Question, question, seated
from plenipo.capabilities.members.state import Members, in_language, member_named
from plenipo.capabilities.play.state import TO_RECONFIRM, work_out
from plenipo.capabilities.positions.state import NONE, Position
from plenipo.capabilities.sessions.state import (
    ASIDE,
    Item,
    Session,
    Sessions,
    session_named,
)
from plenipo.core.authority import ALTERNATE, DELEGATION, HEAD, SECRETARY, Capacity, Place
from plenipo.core.draft import Draft
from plenipo.core.page import Named, NotThereError, message, page
from plenipo.procedure.scale import SILENT
from plenipo.register.view import View

KINDS = ("scrutiny", "parliamentary", "substantive", "linguistic", "general", "on a point")
SPEAKERS = (HEAD, ALTERNATE)
"""The roles that state their delegation's position."""

WORDS = {
    "console": {
        "silent": message("awaits your position"),
        "to-reconfirm": message("the text has changed: reconfirm your position"),
    },
}


class Seat(msgspec.Struct, frozen=True):
    """A capacity a person acts in."""

    role: str
    delegation: Named | None
    where: str


class AwaitingItem(msgspec.Struct, frozen=True):
    """An item that awaits a delegation's word, and why; whether something is prepared."""

    item: str
    title: str
    why: str
    prepared: bool


class AwaitingSession(msgspec.Struct, frozen=True):
    """A session, and what of it awaits a delegation."""

    session: Named
    delegation: Named
    items: tuple[AwaitingItem, ...]
    total: int


class ConsolePage(msgspec.Struct, frozen=True):
    """Somebody's first page: who they are here, and what awaits them, newest session first."""

    signed_in: bool
    seats: tuple[Seat, ...]
    awaiting: tuple[AwaitingSession, ...]
    count: int


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
    previous: str
    following: str


@page("/console", personal=True)
def console(view: View) -> ConsolePage:
    """Return what awaits a person, in all sessions that are open."""
    own = {held.delegation for held in view.capacities if held.role in DELEGATION}
    awaiting = tuple(line for code in sorted(own) for line in _awaiting(view, code))
    return ConsolePage(
        signed_in=bool(view.person),
        seats=tuple(_seat(view, held) for held in view.capacities),
        awaiting=awaiting,
        count=sum(len(line.items) for line in awaiting),
    )


@page("/console/{session}/{item}", personal=True)
def speak(view: View, session: str, item: str, member: str = "") -> SpeakPage:
    """Return an item to speak on, for the delegation of a person, or one a secretary chooses."""
    sessions = view.seen.state.of(Sessions)
    home, found = sessions.sessions.get(session), sessions.item(session, item)
    if home is None or found is None:
        say = view.wording.say
        raise NotThereError(say("There is no item “{item}” in this session.", item=item))
    return _speak(view, home, found, member)


def _speak(view: View, session: Session, item: Item, member: str) -> SpeakPage:
    state = view.seen.state
    here = [held for held in view.capacities if held.covers(Place(session.code, session.bodies))]
    voters = state.of(Members).ordered(seated(state, session, session.day(state.latest)))
    of, secretary = _delegation(here, voters, member)
    asked = question(state, session, item)
    mine = {held.role for held in here if held.delegation == of}
    standing = asked.positions.get(of) if asked else None
    numbers = list(session.items)
    place = numbers.index(item.number)
    draft = view.drafts.on(of, session.code, item.number) if mine & set(DELEGATION) else None
    return SpeakPage(
        session=session_named(view, session.code),
        item=item.number,
        title=in_language(item.names, view.wording.language),
        text=item.text,
        status=work_out(state, session, item).status,
        member=member_named(view, of) if of else None,
        on_behalf=secretary,
        delegations=tuple(member_named(view, code) for code in voters) if secretary else (),
        can_state=bool(of) and (secretary or bool(mine & set(SPEAKERS))),
        can_prepare=bool(of) and not secretary and bool(mine & set(DELEGATION)),
        closed=_closed(view, session, item),
        why=waits(state, session, item, of) if of in voters else "",
        stances=tuple(asked.version.scale) if asked else (),
        kinds=KINDS,
        own=_own(standing, item) if standing and standing.stance != NONE else None,
        draft=_prepared(draft, item) if draft else None,
        others=tuple(_heard(view, asked, voters, of)) if asked else (),
        previous=numbers[place - 1] if place else "",
        following=numbers[place + 1] if place + 1 < len(numbers) else "",
    )


def _delegation(here: list[Capacity], voters: tuple[str, ...], member: str) -> tuple[str, bool]:
    """Return the delegation somebody speaks for, and whether they enter on its behalf."""
    own = [held.delegation for held in here if held.role in DELEGATION]
    if own and (not member or member in own):
        return member or own[0], False
    if any(held.role == SECRETARY for held in here):
        return (member if member in voters else next(iter(voters), "")), True
    return "", False


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


def _awaiting(view: View, member: str) -> Iterator[AwaitingSession]:
    state = view.seen.state
    prepared = {(draft.session, draft.item) for draft in view.drafts.of(member)}
    for session in open_sessions(state, member):
        items = tuple(
            AwaitingItem(
                item.number,
                in_language(item.names, view.wording.language),
                why,
                (session.code, item.number) in prepared,
            )
            for item, why in awaited(state, session, member)
        )
        named, of = session_named(view, session.code), member_named(view, member)
        yield AwaitingSession(named, of, items, len(session.items))


def _seat(view: View, held: Capacity) -> Seat:
    where = ""
    if held.session:
        where = session_named(view, held.session).name
    elif held.body:
        where = member_named(view, held.body).name
    delegation = member_named(view, held.delegation) if held.delegation else None
    return Seat(held.role, delegation, where)
