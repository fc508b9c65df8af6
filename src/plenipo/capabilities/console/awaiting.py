"""What awaits a delegation: items not heard on or to be reconfirmed, silences, instructions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import msgspec

from plenipo.capabilities.decisions.state import Decisions, seated
from plenipo.capabilities.instructions.state import awaiting as instructed
from plenipo.capabilities.instructions.state import instruction_named, post_named
from plenipo.capabilities.members.state import member_named
from plenipo.capabilities.play.state import TO_RECONFIRM
from plenipo.capabilities.positions.state import NONE, Positions
from plenipo.capabilities.sessions.state import ASIDE, Item, Session, Sessions
from plenipo.capabilities.silence.state import awaiting, deadline, silence_named
from plenipo.core.fold import State
from plenipo.core.page import Named
from plenipo.procedure.scale import SILENT
from plenipo.register.view import View


class AwaitingSilence(msgspec.Struct, frozen=True):
    """A silence that runs, and in which a delegation has said nothing.

    :ivar announced: the instant at which it expires, as it was announced.
    """

    silence: Named
    delegation: Named
    expires: datetime
    announced: str


class AwaitingInstruction(msgspec.Struct, frozen=True):
    """An instruction that a delegation's ambassador at a post is to acknowledge, or report on."""

    instruction: Named
    delegation: Named
    post: Named
    why: str
    deadline: datetime


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


def silences(view: View, member: str) -> Iterator[AwaitingSilence]:
    """Yield the silences that run and in which a member has said nothing, the next to expire first.

    Its silence is no agreement before then; at that instant it lets the text pass.
    """
    running = awaiting(view.seen.state, member, view.now)
    for silence in sorted(running, key=lambda each: each.expires):
        named, of = silence_named(view, silence.code), member_named(view, member)
        until = deadline(view, silence)
        yield AwaitingSilence(named, of, until.moment, until.announced)


def instructions(view: View, member: str) -> Iterator[AwaitingInstruction]:
    """Yield what instructions await of a member's ambassadors, the next deadline first."""
    for each in instructed(view.seen.state, member, view.now):
        yield AwaitingInstruction(
            instruction=instruction_named(view, each.instruction.code),
            delegation=member_named(view, member),
            post=post_named(view, each.post),
            why=each.why,
            deadline=each.instruction.deadline(view.now),
        )
