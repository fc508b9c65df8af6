"""The circles a person reads in: worked out of the capacities they act in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from plenipo.capabilities.credentials.state import Credentials, received
from plenipo.capabilities.members.state import Members
from plenipo.capabilities.sessions.state import Sessions
from plenipo.core.audience import Reader, reader
from plenipo.core.authority import (
    CHAIR,
    DELEGATION,
    INTERPRETER,
    OBSERVER,
    SECRETARY,
    Capacity,
    Place,
)
from plenipo.core.fold import State


def circles(state: State, person: str, at: datetime) -> Reader:
    """Return the circles a person reads in at a moment, worked out of the whole register."""
    return circles_of(state, state.of(Credentials).capacities(person, at), at)


def circles_of(state: State, capacities: Iterable[Capacity], at: datetime) -> Reader:
    """Return the circles that these capacities give."""
    return reader(circle for held in capacities for circle in _given(state, held, at))


def _given(state: State, held: Capacity, at: datetime) -> Iterator[str]:
    """Return the circles of one capacity."""
    if held.role == OBSERVER:
        if held.delegation:
            yield f"member:{held.delegation}"
        yield from _received(state, held, at)
        return
    yield "members"
    if held.role in DELEGATION or (held.role == INTERPRETER and held.delegation):
        yield f"member:{held.delegation}"
        sits = _seats(state, held.delegation, at.date())
        yield from (f"body:{body}" for body in _covered(state, held) if body in sits)
        return
    yield from (f"body:{body}" for body in _covered(state, held))
    if held.role == CHAIR:
        yield "chair"
    if held.role == SECRETARY:
        yield "secretariat"
        yield from _of_observers(state, held)


def _of_observers(state: State, held: Capacity) -> Iterator[str]:
    """Return the circles of all observers where a secretary is accredited."""
    yield "observers"
    for session in _sessions(state, held):
        yield f"observers:{session}"
        let_in = state.of(Credentials).participations.get(session, {}).values()
        parts = {item for granted in let_in for part in granted for item in part.items or ()}
        yield from (f"observers:{session}/{item}" for item in sorted(parts))


def _covered(state: State, held: Capacity) -> tuple[str, ...]:
    """Return the bodies a capacity is for."""
    if held.body:
        return (held.body,)
    if held.session:
        session = state.of(Sessions).sessions.get(held.session)
        return session.bodies if session else ()
    return tuple(state.of(Members).bodies)


def _seats(state: State, member: str, day: date) -> frozenset[str]:
    """Return the bodies a member sits in on a day."""
    members = state.of(Members)
    return frozenset(body for body in members.bodies if member in members.sitting(body, day))


def _received(state: State, held: Capacity, at: datetime) -> Iterator[str]:
    """Return the circles of observers whose documents one receives, where they are accredited."""
    granted = state.of(Credentials).participation
    for session in _sessions(state, held):
        found = granted(held.delegation, session, at)
        if found is not None:
            yield from received(found, session)


def _sessions(state: State, held: Capacity) -> Iterator[str]:
    """Return the sessions a capacity is for."""
    for code, session in state.of(Sessions).sessions.items():
        if held.covers(Place(code, session.bodies)):
            yield code
