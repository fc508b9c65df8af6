"""What happens in the room of a session: its sittings, who is there, the chair, the items.

Everything is kept by the moment it took effect, and asked for a moment: what is recorded late
stands where it belongs.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import datetime
from typing import Protocol, TypeVar

import msgspec

from plenipo.capabilities.members.state import Names
from plenipo.capabilities.sessions.state import WITHDRAWN, Session
from plenipo.capabilities.sittings.acts import (
    SittingAdjourned,
    SittingClosed,
    SittingOpened,
    SittingResumed,
    SittingSuspended,
)
from plenipo.capabilities.sittings.quorum import WAYS
from plenipo.core.act import wire_name

NOT_OPENED, OPEN, SUSPENDED, ADJOURNED, CLOSED = "", "open", "suspended", "adjourned", "closed"
RUNNING = (OPEN, SUSPENDED)
"""The states of a sitting that has begun and is not over, nor put off to another time."""

FORMATS = ("plenary", "extended", "narrow")

BROUGHT = {
    wire_name(SittingOpened): OPEN,
    wire_name(SittingSuspended): SUSPENDED,
    wire_name(SittingResumed): OPEN,
    wire_name(SittingAdjourned): ADJOURNED,
    wire_name(SittingClosed): CLOSED,
}
"""The state that an act brings a sitting to."""


class Dated(Protocol):
    """Something that took effect at a moment."""

    moment: datetime


D = TypeVar("D", bound=Dated)


class Step(msgspec.Struct):
    """One thing that happened to a sitting.

    :ivar act: the wire name of the act.
    :ivar reason: why, or what was said.
    :ivar until: when it is to go on.
    """

    act: str
    entry: int
    moment: datetime
    reason: str = ""
    until: datetime | None = None


class Mark(msgspec.Struct, gc=False):
    """How a delegation was there from a moment on, in one of its seats or (no body) in all."""

    moment: datetime
    entry: int
    how: str
    body: str = ""


class Chair(msgspec.Struct):
    """Who is in the chair, from a moment on."""

    moment: datetime
    entry: int
    member: str
    person: str = ""
    office: str = ""
    reason: str = ""


class Called(msgspec.Struct):
    """Which item was taken up at a moment."""

    moment: datetime
    entry: int
    item: str


class Agenda(msgspec.Struct):
    """The agenda as it was adopted: all that was proposed by then, but for what was left out."""

    moment: datetime
    entry: int
    left_out: tuple[str, ...] = ()
    reason: str = ""

    def holds(self, session: Session) -> tuple[str, ...]:
        """Return the numbers of the items on it, in their order."""
        return tuple(
            item.number
            for item in session.items.values()
            if item.steps[0].moment <= self.moment
            and item.at(self.moment)[0] != WITHDRAWN
            and item.number not in self.left_out
        )


class Sitting(msgspec.Struct):
    """A sitting: what happened to it, and who was there.

    :ivar says: what the rule answered of the quorum to open, as it was recorded.
    :ivar steps: what happened, in the order in which it happened.
    :ivar marks: how each delegation was there, in the order of moments.
    """

    number: str
    format: str = FORMATS[0]
    place: Names = {}
    says: str = ""
    reason: str = ""
    source: str = ""
    steps: list[Step] = []
    marks: dict[str, list[Mark]] = {}

    def at(self, moment: datetime) -> str:
        """Return the state it is in at a moment; nothing before it was opened."""
        state = NOT_OPENED
        for step in by(self.steps, moment):
            if state != NOT_OPENED or BROUGHT[step.act] == OPEN:
                state = BROUGHT[step.act]
        return state

    def last(self, moment: datetime) -> Step | None:
        """Return the last step by a moment."""
        return latest(self.steps, moment)

    def presence(self, moment: datetime, body: str = "") -> dict[str, str]:
        """Return how each delegation is there at a moment, as far as it was taken.

        :param body: the body in which they sit; without one, whatever seat they took last.
        """
        found = {}
        for member, marks in self.marks.items():
            standing = [m for m in by(marks, moment) if not body or m.body in {"", body}]
            if standing:
                found[member] = standing[-1].how
        return found

    def anywhere(self, moment: datetime, bodies: Iterable[str]) -> dict[str, str]:
        """Return how each delegation is there in the seat in which it is there most."""
        found: dict[str, str] = {}
        for body in bodies:
            for member, how in self.presence(moment, body).items():
                found[member] = min(how, found.get(member, how), key=_readiness)
        return found

    def mark(self, member: str, moment: datetime) -> Mark | None:
        """Return what was taken last of a delegation by a moment."""
        return latest(self.marks.get(member, []), moment)

    def take(self, member: str, mark: Mark) -> None:
        """Take in how a delegation was there, where it belongs by its moment."""
        insert(self.marks.setdefault(member, []), mark)


class Proceedings(msgspec.Struct):
    """What happens in the room of one session."""

    sittings: dict[str, Sitting] = {}
    chairs: list[Chair] = []
    called: list[Called] = []
    agendas: list[Agenda] = []

    def running(self, moment: datetime) -> Sitting | None:
        """Return the sitting that is open or suspended at a moment."""
        return next((s for s in self.sittings.values() if s.at(moment) in RUNNING), None)

    def shown(self, moment: datetime) -> Sitting | None:
        """Return the sitting that runs at a moment, or the one that something happened in last."""
        known = [(_touched(sitting, moment), sitting) for sitting in self.sittings.values()]
        begun = [(touched, sitting) for touched, sitting in known if touched is not None]
        last = max(begun, key=lambda one: one[0], default=None)
        return self.running(moment) or (last[1] if last else None)

    def due(self, moment: datetime) -> str:
        """Return the number of the sitting that runs at a moment, or is the next to do so."""
        running = self.running(moment)
        if running is not None:
            return running.number
        to_come = [s.number for s in self.sittings.values() if s.at(moment) != CLOSED]
        numbers = [int(number) for number in self.sittings if number.isdecimal()]
        return to_come[0] if to_come else str(max(numbers, default=0) + 1)

    def chair(self, session: Session, moment: datetime) -> Chair:
        """Return who is in the chair at a moment: whom it was passed to, or the session's chair."""
        found = latest(self.chairs, moment)
        return found or Chair(session.convened, session.first, session.chair)

    def item(self, moment: datetime) -> str:
        """Return the number of the item that is taken up at a moment; none before the first."""
        found = latest(self.called, moment)
        return found.item if found else ""

    def agenda(self, moment: datetime) -> Agenda | None:
        """Return the agenda as it was adopted by a moment."""
        return latest(self.agendas, moment)

    def went_on(self, at: datetime) -> datetime | None:
        """Return the last moment at which a sitting moved on, where that is after another."""
        last = max((s.steps[-1].moment for s in self.sittings.values() if s.steps), default=at)
        return last if last > at else None


def _readiness(how: str) -> int:
    return WAYS.index(how) if how in WAYS else len(WAYS)


def by(dated: list[D], moment: datetime) -> list[D]:
    """Return what took effect by a moment, of what is kept in the order of moments."""
    return dated[: bisect_right(dated, moment, key=_moment)]


def latest(dated: list[D], moment: datetime) -> D | None:
    """Return what took effect last by a moment."""
    place = bisect_right(dated, moment, key=_moment)
    return dated[place - 1] if place else None


def insert(dated: list[D], one: D) -> None:
    """Put something where it belongs by its moment, after what took effect at the same."""
    dated.insert(bisect_right(dated, one.moment, key=_moment), one)


def _moment(dated: Dated) -> datetime:
    return dated.moment


def _touched(sitting: Sitting, moment: datetime) -> datetime | None:
    """Return when something last happened in a sitting, by a moment."""
    step = sitting.last(moment)
    marks = [m.moment for marks in sitting.marks.values() for m in by(marks, moment)]
    return max([*marks, *([step.moment] if step else [])], default=None)
