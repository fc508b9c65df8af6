"""The circles a person reads in: worked out of the capacities they act in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from plenipo.capabilities.credentials.state import Credentials
from plenipo.capabilities.members.state import Members
from plenipo.capabilities.sessions.state import Sessions
from plenipo.core.audience import Reader, reader
from plenipo.core.authority import CHAIR, DELEGATION, INTERPRETER, OBSERVER, SECRETARY, Capacity
from plenipo.core.fold import State

DOCUMENTS = "receive-documents"


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
        if _receives(state, held, at):
            yield "observers"
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
        yield "observers"


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


def _receives(state: State, held: Capacity, at: datetime) -> bool:
    """Tell whether an observer receives documents, in a session they are accredited for."""
    granted = state.of(Credentials).participation
    sessions = (held.session,) if held.session else tuple(state.of(Sessions).sessions)
    found = (granted(held.delegation, session, at) for session in sessions)
    return any(DOCUMENTS in participation.may for participation in found if participation)
