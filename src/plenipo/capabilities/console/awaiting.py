"""What awaits a delegation: items it was not heard on, or is to reconfirm, in all open sessions."""

from __future__ import annotations

from collections.abc import Iterator

from plenipo.capabilities.decisions.state import Decisions, seated
from plenipo.capabilities.play.state import TO_RECONFIRM
from plenipo.capabilities.positions.state import NONE, Positions
from plenipo.capabilities.sessions.state import ASIDE, Item, Session, Sessions
from plenipo.core.fold import State
from plenipo.procedure.scale import SILENT


def open_sessions(state: State, member: str) -> Iterator[Session]:
    """Return the sessions that are not closed and in which a member has a voice, newest first."""
    known = sorted(state.of(Sessions).sessions.values(), key=lambda s: (s.opens, s.first))
    for session in reversed(known):
        if session.closed is None and member in seated(state, session, session.day(state.latest)):
            yield session


def awaited(state: State, session: Session, member: str) -> Iterator[tuple[Item, str]]:
    """Return the items of a session that await a member's word, each with why."""
    for item in session.items.values():
        why = waits(state, session, item, member)
        if why:
            yield item, why


def waits(state: State, session: Session, item: Item, member: str) -> str:
    """Return why an item awaits a member's word; empty where it does not."""
    decided = state.of(Decisions).standing(session.code, item.number) is not None
    if item.state in ASIDE or decided:
        return ""
    position = state.of(Positions).on(session.code, item.number).positions.get(member)
    if position is None or position.stance == NONE:
        return SILENT
    return TO_RECONFIRM if position.text != item.text else ""
