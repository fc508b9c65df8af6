"""The floor of one session: a list of what was asked and given, told over for a moment.

What stands follows from the moments alone: an act that is recorded late stands where it belongs.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

import msgspec

STATEMENT, POINT_OF_ORDER = "statement", "point-of-order"
RIGHT_OF_REPLY, MOTION = "right-of-reply", "motion"
KINDS = (STATEMENT, POINT_OF_ORDER, RIGHT_OF_REPLY, MOTION)
"""What the floor is asked for."""

OF_MEMBERS = (POINT_OF_ORDER, MOTION)
"""What only those with a voice may ask for."""

ON_A_CLOSED_LIST = (POINT_OF_ORDER, RIGHT_OF_REPLY)
"""What is heard although the list is closed."""

LAST, AT_ONCE = "last", "at-once"
REPLIES = (LAST, AT_ONCE)
"""When rights of reply are heard: after the list of speakers, or before it."""

ASKED, TAKEN_BACK, GIVEN, ENDED = "asked", "taken-back", "given", "ended"
LIST_CLOSED, LIST_REOPENED = "list-closed", "list-reopened"


class Dated(Protocol):
    """Something that took effect at a moment."""

    moment: datetime


D = TypeVar("D", bound=Dated)


class Event(msgspec.Struct, gc=False):
    """One thing that happened on the floor.

    :ivar what: one of the words above: ``asked``, ``given`` ...
    """

    what: str
    moment: datetime
    entry: int
    member: str = ""
    kind: str = ""
    item: str = ""
    seconds: int = 0


class Limits(msgspec.Struct):
    """How long and how often delegations speak, from a moment on; 0 for no limit."""

    moment: datetime
    entry: int
    item: str = ""
    seconds: int = 0
    times: int = 0
    reply_seconds: int = 0
    replies: str = LAST

    def allowed(self, kind: str) -> int:
        """Return the seconds for what the floor is given for."""
        return {STATEMENT: self.seconds, RIGHT_OF_REPLY: self.reply_seconds}.get(kind, 0)


class Drawn(msgspec.Struct):
    """With whom a tour de table begins, from a moment on."""

    moment: datetime
    entry: int
    language: str
    letter: str = ""
    member: str = ""


class Request(msgspec.Struct, frozen=True):
    """Somebody waits for the floor."""

    member: str
    kind: str
    item: str
    moment: datetime
    entry: int


class Turn(msgspec.Struct):
    """Somebody has the floor, or had it.

    :ivar seconds: for how long; 0 for no limit.
    :ivar interrupted: since when somebody else has the floor with a point of order.
    :ivar paused: how long it was interrupted before.
    :ivar ended: when it ended; None while it runs.
    """

    member: str
    kind: str
    item: str
    moment: datetime
    entry: int
    seconds: int = 0
    interrupted: datetime | None = None
    paused: timedelta = timedelta()
    ended: datetime | None = None

    @property
    def ends(self) -> datetime | None:
        """The moment at which its time is up; None without a limit, and while it is interrupted."""
        if not self.seconds or self.interrupted is not None:
            return None
        return self.moment + timedelta(seconds=self.seconds) + self.paused


class Now(msgspec.Struct):
    """The floor at a moment.

    :ivar waiting: who waits, in the order in which they are heard.
    :ivar turns: who has had the floor, in the order in which they got it.
    :ivar closed: the items whose list is closed; an empty number for all.
    """

    waiting: list[Request] = []
    turns: list[Turn] = []
    closed: set[str] = set()

    @property
    def speaking(self) -> Turn | None:
        """Who has the floor: of those that interrupt one another, the last."""
        return next((turn for turn in reversed(self.turns) if turn.ended is None), None)

    def is_closed(self, item: str) -> bool:
        """Tell whether the list of speakers on an item is closed."""
        return "" in self.closed or item in self.closed

    def asks(self, member: str, kind: str, item: str) -> Request | None:
        """Return what a delegation waits for."""
        asked = (r for r in self.waiting if (r.member, r.kind, r.item) == (member, kind, item))
        return next(asked, None)

    def spoken(self, member: str, item: str) -> int:
        """Return how often a delegation has got the floor for a statement on an item."""
        return sum((t.member, t.kind, t.item) == (member, STATEMENT, item) for t in self.turns)


class Floor(msgspec.Struct):
    """All that happened on the floor of a session, in the order of moments."""

    events: list[Event] = []
    limits: list[Limits] = []
    drawn: list[Drawn] = []

    def limits_on(self, item: str, moment: datetime) -> Limits | None:
        """Return the limits that stand on an item at a moment: its own, or those of the session."""
        standing = by(self.limits, moment)
        own = [limits for limits in standing if limits.item == item]
        found = own or [limits for limits in standing if not limits.item]
        return found[-1] if found else None

    def order(self, moment: datetime) -> Drawn | None:
        """Return with whom a tour de table begins, as it was drawn last."""
        found = by(self.drawn, moment)
        return found[-1] if found else None

    def at(self, moment: datetime) -> Now:
        """Return the floor at a moment."""
        telling = _Telling(self)
        for event in by(self.events, moment):
            telling.take(event)
        now = telling.now
        now.waiting = self._in_order(now.waiting, moment)
        return now

    def _in_order(self, waiting: Iterable[Request], moment: datetime) -> list[Request]:
        """Return who waits in the order in which they are heard; alike, in that of asking."""

        def place(request: Request) -> int:
            limits = self.limits_on(request.item, moment)
            replies = limits.replies if limits else LAST
            at_once = request.kind == RIGHT_OF_REPLY and replies == AT_ONCE
            return 2 if at_once else _PLACES[request.kind]

        return sorted(waiting, key=place)


_PLACES = {POINT_OF_ORDER: 0, MOTION: 1, STATEMENT: 3, RIGHT_OF_REPLY: 4}


class _Telling:
    """Tells the events of a floor over, one by one."""

    def __init__(self, floor: Floor) -> None:
        self.floor = floor
        self.now = Now()

    def take(self, event: Event) -> None:
        match event.what:
            case "asked":
                known = (event.member, event.kind, event.item, event.moment, event.entry)
                self.now.waiting.append(Request(*known))
            case "taken-back":
                self._leave(event)
            case "given":
                self._leave(event)
                self._speak(event)
            case "ended":
                running = [t for t in self.now.turns if t.ended is None]
                turn = next((t for t in reversed(running) if t.member == event.member), None)
                if turn is not None:
                    self._end(turn, event.moment)
            case "list-closed":
                self.now.closed.add(event.item)
            case _:
                self.now.closed.discard(event.item)

    def _leave(self, event: Event) -> None:
        """Take from the list what was asked first of this kind."""
        request = self.now.asks(event.member, event.kind, event.item)
        if request is not None:
            self.now.waiting.remove(request)

    def _speak(self, event: Event) -> None:
        turns, speaking = self.now.turns, self.now.speaking
        if speaking is not None and event.kind == POINT_OF_ORDER:
            speaking.interrupted = event.moment
        else:
            for turn in turns:
                turn.ended = turn.ended or event.moment
        limits = self.floor.limits_on(event.item, event.moment)
        seconds = event.seconds or (limits.allowed(event.kind) if limits else 0)
        known = (event.member, event.kind, event.item, event.moment, event.entry)
        turns.append(Turn(*known, seconds=seconds))

    def _end(self, turn: Turn, moment: datetime) -> None:
        """End a turn: who was interrupted, and has the floor again, has as much time as before."""
        turn.ended = moment
        speaking = self.now.speaking
        if speaking is not None and speaking.interrupted is not None:
            speaking.paused += moment - speaking.interrupted
            speaking.interrupted = None


def by(dated: list[D], moment: datetime) -> list[D]:
    """Return what took effect by a moment, of what is kept in the order of moments."""
    return dated[: bisect_right(dated, moment, key=_moment)]


def insert(dated: list[D], one: D) -> None:
    """Put something where it belongs by its moment, after what took effect at the same."""
    dated.insert(bisect_right(dated, one.moment, key=_moment), one)


def _moment(dated: Dated) -> datetime:
    return dated.moment
