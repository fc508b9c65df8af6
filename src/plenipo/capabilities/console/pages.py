"""The pages of one person: what awaits them, their place in a session, an item, the podium."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from plenipo.capabilities.console.answer_page import AnswerPage, answer_page
from plenipo.capabilities.console.awaiting import (
    AwaitingInstruction,
    AwaitingSilence,
    awaited,
    instructions,
    open_sessions,
    silences,
)
from plenipo.capabilities.console.place_page import PlacePage, place_page
from plenipo.capabilities.console.podium_page import PodiumPage, podium_page
from plenipo.capabilities.console.reply_page import ReplyPage, reply_page
from plenipo.capabilities.console.representative import AT_THE_TABLE, CONDUCTING
from plenipo.capabilities.console.speak_page import SpeakPage, speak_page
from plenipo.capabilities.members.state import in_language, member_named
from plenipo.capabilities.sessions.state import Session, Sessions, session_named
from plenipo.core.authority import DELEGATION, Capacity, Place
from plenipo.core.page import Named, NotThereError, message, page
from plenipo.register.view import View

WORDS = {
    "console": {
        "silent": message("awaits your position"),
        "to-reconfirm": message("the text has changed: reconfirm your position"),
    },
    "attending": {
        "present": message("We are in the room"),
        "remote": message("We take part remotely"),
        "left": message("We have left the room"),
    },
    "asking": {
        "statement": message("Ask to make a statement"),
        "point-of-order": message("Raise a point of order"),
        "right-of-reply": message("Ask for a right of reply"),
        "motion": message("Move a motion"),
    },
    "breaking-by": {
        "objection": message("We object"),
        "amendment": message("We propose another text"),
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
    """Somebody's first page: who they are here, and what awaits them, newest session first.

    :ivar silences: the silences that run and in which a delegation of theirs has said nothing.
    :ivar instructions: what instructions await of the ambassadors of a delegation of theirs.
    :ivar rooms: the open sessions in which they sit beside the members, or which they conduct.
    :ivar count: how much awaits them.
    """

    signed_in: bool
    seats: tuple[Seat, ...]
    silences: tuple[AwaitingSilence, ...]
    instructions: tuple[AwaitingInstruction, ...]
    awaiting: tuple[AwaitingSession, ...]
    rooms: tuple[Named, ...]
    count: int


@page("/console", personal=True)
def console(view: View) -> ConsolePage:
    """Return what awaits a person, in all sessions that are open and all silences that run."""
    own = sorted({held.delegation for held in view.capacities if held.role in DELEGATION})
    awaiting = tuple(line for code in own for line in _awaiting(view, code))
    quiet = tuple(line for code in own for line in silences(view, code))
    told = tuple(line for code in own for line in instructions(view, code))
    return ConsolePage(
        signed_in=bool(view.person),
        seats=tuple(_seat(view, held) for held in view.capacities),
        silences=quiet,
        instructions=told,
        awaiting=awaiting,
        rooms=tuple(_rooms(view, {line.session.code for line in awaiting})),
        count=sum(len(line.items) for line in awaiting) + len(quiet) + len(told),
    )


@page("/console/{session}", personal=True)
def place(view: View, session: str, member: str = "") -> PlacePage:
    """Return a person's place in a session: that of their delegation, or one they choose."""
    return place_page(view, _session(view, session), member)


@page("/console/{session}/{item}", personal=True)
def speak(view: View, session: str, item: str, member: str = "") -> SpeakPage:
    """Return an item to speak on, for the delegation of a person, or one a secretary chooses."""
    sessions = view.seen.state.of(Sessions)
    home, found = sessions.sessions.get(session), sessions.item(session, item)
    if home is None or found is None:
        say = view.wording.say
        raise NotThereError(say("There is no item “{item}” in this session.", item=item))
    return speak_page(view, home, found, member)


@page("/silences/{silence}/answer", personal=True)
def answer(view: View, silence: str, member: str = "") -> AnswerPage:
    """Return a silence to answer, for the delegation of a person, or one a secretary chooses."""
    return answer_page(view, silence, member)


@page("/instructions/{instruction}/reply", personal=True)
def reply(view: View, instruction: str, member: str = "") -> ReplyPage:
    """Return an instruction to answer, for the delegation of a person, or one chosen."""
    return reply_page(view, instruction, member)


@page("/sessions/{session}/podium", personal=True)
def podium(view: View, session: str, item: str = "") -> PodiumPage:
    """Return the podium of a session: what chair and secretary conduct it with."""
    return podium_page(view, _session(view, session), item)


def _session(view: View, code: str) -> Session:
    found = view.seen.state.of(Sessions).sessions.get(code)
    if found is None:
        raise NotThereError(view.wording.say("There is no session “{code}”.", code=code))
    return found


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


def _rooms(view: View, listed: set[str]) -> Iterator[Named]:
    """Yield the open sessions where a person observes or conducts, that are not listed yet."""
    roles = {*AT_THE_TABLE, *CONDUCTING}
    for session in reversed(view.seen.state.of(Sessions).sessions.values()):
        place = Place(session.code, session.bodies)
        here = any(held.role in roles and held.covers(place) for held in view.capacities)
        if here and session.closed is None and session.code not in listed:
            yield session_named(view, session.code)


def _seat(view: View, held: Capacity) -> Seat:
    where = ""
    if held.session:
        where = session_named(view, held.session).name
    elif held.body:
        where = member_named(view, held.body).name
    delegation = member_named(view, held.delegation) if held.delegation else None
    return Seat(held.role, delegation, where)
