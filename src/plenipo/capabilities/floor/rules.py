"""What stands against asking for the floor, giving it, and ordering the list of speakers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from plenipo.capabilities.credentials.state import SPEAK, not_granted
from plenipo.capabilities.decisions.state import seated
from plenipo.capabilities.floor.acts import (
    FloorEnded,
    FloorGiven,
    FloorLimitsSet,
    FloorRequested,
    FloorWithdrawn,
    OrderDrawn,
    SpeakersClosed,
    SpeakersReopened,
)
from plenipo.capabilities.floor.queue import (
    KINDS,
    OF_MEMBERS,
    ON_A_CLOSED_LIST,
    POINT_OF_ORDER,
    REPLIES,
    STATEMENT,
    Floor,
    Now,
)
from plenipo.capabilities.floor.state import Floors, first_from
from plenipo.capabilities.members.state import Members
from plenipo.capabilities.sessions.state import Session, Sessions
from plenipo.capabilities.sittings.state import Sittings, without_seat
from plenipo.core.act import Author
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import Word, either, said


def refuse_floor_requested(state: State, act: FloorRequested, by: Author, at: datetime) -> Refusals:
    """Refuse a request of who has no seat, twice, on a closed list, or beyond what is allowed."""
    del by
    session = state.of(Sessions).sessions.get(act.session)
    if session is None:
        return (state.of(Sessions).no_such_session(act.session),)
    floor = state.of(Floors).of(act.session)
    now = floor.at(at)
    twice = said("'{member}' waits for the floor already: withdraw that first.", act)
    return collect(
        _odd_kind(act.kind),
        _not_on(state, session, act.item, at),
        _not_heard(state, session, act, at),
        Refusal("already-asked", twice) if now.asks(act.member, act.kind, act.item) else None,
        _list_closed(now, act),
        _spoken_out(floor, now, act, at),
    )


def refuse_floor_withdrawn(state: State, act: FloorWithdrawn, by: Author, at: datetime) -> Refusals:
    """Refuse to withdraw what was not asked."""
    del by
    session = state.of(Sessions).sessions.get(act.session)
    if session is None:
        return (state.of(Sessions).no_such_session(act.session),)
    waits = state.of(Floors).of(act.session).at(at).asks(act.member, act.kind, act.item)
    kind = Word("kind", act.kind)
    nothing = (
        said("'{member}' does not wait for the floor for a {kind} on item {item}.", act, kind=kind)
        if act.item
        else said("'{member}' does not wait for the floor for a {kind}.", act, kind=kind)
    )
    return collect(session.not_at(at), None if waits else Refusal("not-asked", nothing))


def refuse_floor_given(state: State, act: FloorGiven, by: Author, at: datetime) -> Refusals:
    """Refuse the floor to who has no seat, beside another speaker, or while nobody sits."""
    del by
    session = state.of(Sessions).sessions.get(act.session)
    if session is None:
        return (state.of(Sessions).no_such_session(act.session),)
    speaking = state.of(Floors).of(act.session).at(at).speaking
    held = speaking is not None and (act.kind != POINT_OF_ORDER or speaking.member == act.member)
    who = speaking.member if speaking else ""
    beside = said(
        "'{who}' has the floor: end that first, or give it for a point of order.", who=who
    )
    seconds = said("The floor is given for a number of seconds, not for {seconds}.", act)
    return collect(
        _odd_kind(act.kind),
        _not_on(state, session, act.item, at),
        _not_heard(state, session, act, at),
        Refusal("floor-held", beside) if held else None,
        Refusal("bad-limit", seconds) if act.seconds < 0 else None,
        state.of(Sittings).not_in_the_room(act.session, at),
    )


def refuse_floor_ended(state: State, act: FloorEnded, by: Author, at: datetime) -> Refusals:
    """Refuse to end what was not begun."""
    del by
    session = state.of(Sessions).sessions.get(act.session)
    if session is None:
        return (state.of(Sessions).no_such_session(act.session),)
    turns = state.of(Floors).of(act.session).at(at).turns
    speaks = any(turn.member == act.member and turn.ended is None for turn in turns)
    silent = said("'{member}' does not have the floor of '{session}'.", act)
    return collect(session.not_at(at), None if speaks else Refusal("not-speaking", silent))


def refuse_speakers_closed(state: State, act: SpeakersClosed, by: Author, at: datetime) -> Refusals:
    """Refuse to close a list that is closed."""
    del by
    session = state.of(Sessions).sessions.get(act.session)
    if session is None:
        return (state.of(Sessions).no_such_session(act.session),)
    closed = state.of(Floors).of(act.session).at(at).is_closed(act.item)
    twice = said("The list of speakers of '{session}' is closed already.", act)
    return collect(
        _not_on(state, session, act.item, at), Refusal("list-closed", twice) if closed else None
    )


def refuse_speakers_reopened(
    state: State, act: SpeakersReopened, by: Author, at: datetime
) -> Refusals:
    """Refuse to reopen a list that was not closed."""
    del by
    session = state.of(Sessions).sessions.get(act.session)
    if session is None:
        return (state.of(Sessions).no_such_session(act.session),)
    closed = act.item in state.of(Floors).of(act.session).at(at).closed
    sentence = (
        said(
            "No list of speakers on item {item} of '{session}' was closed: nothing is to be"
            " opened.",
            act,
        )
        if act.item
        else said("No list of speakers of '{session}' was closed: nothing is to be opened.", act)
    )
    return collect(
        _not_on(state, session, act.item, at),
        None if closed else Refusal("list-not-closed", sentence),
    )


def refuse_floor_limits_set(
    state: State, act: FloorLimitsSet, by: Author, at: datetime
) -> Refusals:
    """Refuse limits below zero, and rights of reply at an odd time."""
    del by
    session = state.of(Sessions).sessions.get(act.session)
    if session is None:
        return (state.of(Sessions).no_such_session(act.session),)
    below = min(act.seconds, act.times, act.reply_seconds) < 0
    number = said("A limit is a number of seconds or times: leave it out for none.")
    words = said(
        "Rights of reply are not heard '{replies}': write {known}.", act, known=either(REPLIES)
    )
    return collect(
        _not_on(state, session, act.item, at),
        Refusal("bad-limit", number) if below else None,
        None if act.replies in REPLIES else Refusal("bad-replies", words),
    )


def refuse_order_drawn(state: State, act: OrderDrawn, by: Author, at: datetime) -> Refusals:
    """Refuse a lot of nothing, of who has no voice, beside its letter, or in no known alphabet."""
    del by
    session = state.of(Sessions).sessions.get(act.session)
    if session is None:
        return (state.of(Sessions).no_such_session(act.session),)
    voters = seated(state, session, session.day(at))
    known = state.of(Members).members
    one = said("Give the letter that was drawn, or the member.")
    letter = said("'{letter}' is no letter.", act)
    stranger = said("'{member}' has no voice in '{session}' that day: draw again.", act)
    alphabet = said("No member of '{session}' has a name in the language '{language}'.", act)
    first = first_from(state, voters, act.language, act.letter) if act.letter else ""
    beside = said(
        "With the letter '{letter}' it begins with '{first}', not with '{member}'.",
        act,
        first=first,
    )
    written = any(act.language in known[code].naming().short for code in voters if code in known)
    return collect(
        session.not_at(at),
        None if act.letter or act.member else Refusal("no-lot", one),
        Refusal("bad-letter", letter)
        if act.letter and not (len(act.letter) == 1 and act.letter.isalpha())
        else None,
        Refusal("no-voice", stranger) if act.member and act.member not in voters else None,
        Refusal("other-member", beside) if act.member and first not in {"", act.member} else None,
        None if written else Refusal("no-such-language", alphabet),
    )


def _odd_kind(kind: str) -> Refusal | None:
    if kind in KINDS:
        return None
    sentence = said(
        "The floor is not given for '{kind}': write {known}.", kind=kind, known=either(KINDS)
    )
    return Refusal("bad-kind", sentence)


def _not_on(state: State, session: Session, item: str, at: datetime) -> Refusal | None:
    """Object to what is outside the session, or on an item that is not before the body."""
    if not item:
        return session.not_at(at)
    found = session.items.get(item)
    if found is None:
        return state.of(Sessions).no_such_item(session.code, item)
    return session.not_before_the_body(found, at)


def _not_heard(
    state: State, session: Session, act: FloorRequested | FloorGiven, at: datetime
) -> Iterator[Refusal]:
    """Object to who has no seat, and to an observer that would move, or was not granted this.

    Who asks needs the right to speak; the chair invites any observer that attends the item.
    """
    without = without_seat(state, session, act.member, at)
    if without is not None:
        yield without
        return
    if act.member in seated(state, session, session.day(at)):
        return
    right = SPEAK if isinstance(act, FloorRequested) else ""
    if act.member in state.of(Members).partners:
        refused = not_granted(state, act.member, session.code, act.item, right, at)
        if refused is not None:
            yield refused
    if act.kind in OF_MEMBERS:
        sentence = said(
            "'{member}' has no voice: it makes statements and replies, no {kind}.",
            act,
            kind=Word("kind", act.kind),
        )
        yield Refusal("no-voice", sentence)


def _list_closed(now: Now, act: FloorRequested) -> Refusal | None:
    """Object to a request on a closed list, but for a reply or a point of order."""
    if act.kind in ON_A_CLOSED_LIST or not now.is_closed(act.item):
        return None
    sentence = said(
        "The list of speakers is closed: only replies and points of order are still heard."
    )
    return Refusal("list-closed", sentence)


def _spoken_out(floor: Floor, now: Now, act: FloorRequested, at: datetime) -> Refusal | None:
    """Object to who has spoken, on this item, as often as is allowed."""
    limits = floor.limits_on(act.item, at)
    times = limits.times if limits else 0
    if not times or act.kind != STATEMENT or now.spoken(act.member, act.item) < times:
        return None
    sentence = (
        said(
            "'{member}' has spoken {times} times on item {item}, as often as is allowed.",
            act,
            times=times,
        )
        if act.item
        else said(
            "'{member}' has spoken {times} times on '{session}', as often as is allowed.",
            act,
            times=times,
        )
    )
    return Refusal("spoken-out", sentence)
