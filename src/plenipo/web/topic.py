"""A page as those watch it who may read the same: what its parts are, and since when.

An event's number is the size of the register it tells of, and how often the page changed at that
size. What has changed from one page to the next is found out once for all who watch, whenever they
began, and the same bytes go to all of them.
"""

from __future__ import annotations

import asyncio
from weakref import WeakKeyDictionary

import msgspec

from plenipo.web.address import Asked
from plenipo.web.site import Rendering
from plenipo.web.visitor import Visitor

ALIVE = b": alive\n\n"
END = b"event: end\ndata: {}\n\n"
"""Tells that somebody may not watch any longer as who they were."""
KEPT = 1_000
"""How many events of a topic are kept, for who comes from different sizes."""

Moment = tuple[int, int]
"""The size of the register, and how often the page changed at it: by the clock, by drafts."""
NEVER: Moment = (-1, 0)


class Made:
    """A page that was made, for all topics that are of it."""

    def __init__(self, rendering: Rendering, took: float = 0.0) -> None:
        """Know the page.

        :param took: how many seconds it took to make it.
        """
        self.took = took
        self.size = rendering.size
        self.parts = rendering.parts
        self.frame = rendering.frame
        self._differs: WeakKeyDictionary[Made, tuple[bool, tuple[str, ...]]] = WeakKeyDictionary()
        self._told: dict[tuple[Moment, tuple[str, ...]], bytes] = {}

    def differs(self, before: Made) -> tuple[bool, tuple[str, ...]]:
        """Return whether the frame is another than before, and which parts are."""
        known = self._differs.get(before)
        if known is None:
            moved = self.frame != before.frame or self.parts.keys() != before.parts.keys()
            was = before.parts
            changed = tuple(name for name, html in self.parts.items() if was.get(name) != html)
            known = self._differs[before] = moved, changed
        return known

    def told(self, now: Moment, names: tuple[str, ...]) -> bytes:
        """Return the event of these parts; of none, that the page is to be fetched."""
        event = self._told.get((now, names))
        if event is None:
            size, moves = now
            number = f"{size}.{moves}" if moves else f"{size}"
            body = msgspec.json.encode({name: self.parts[name] for name in names})
            kind = b"parts" if names else b"page"
            event = b"id: %b\nevent: %b\ndata: %b\n\n" % (number.encode(), kind, body)
            self._told[now, names] = event
        return event


NOTHING = Made(Rendering(-1, {}, ""))


class Topic:
    """A page as some people watch it: what its parts are, and since when."""

    def __init__(self, asked: Asked, visitor: Visitor, *, own: bool = False) -> None:
        """Begin with a page that was not made yet.

        :param own: whether it is one person's: it may have changed since they were sent it, though
            the register did not.
        """
        self.asked = asked
        self.own = own
        self.visitor = visitor
        self.now = self._begun = self._framed = NEVER
        self._made = NOTHING
        self._changed: dict[str, Moment] = {}
        self._steps = NEVER, NEVER
        self._latest: tuple[str, ...] = ()
        self._told: dict[Moment, bytes] = {}

    @property
    def took(self) -> float:
        """How many seconds it took to make the page last, for whomever it was made."""
        return self._made.took

    def take(self, made: Made) -> bool:
        """Take the page as it was made anew; tells whether anything changed."""
        (size, moves), first = self.now, self._made is NOTHING
        if made.size < size:
            return False
        moved, changed = made.differs(self._made)
        differs = moved or bool(changed)
        self._made = made
        if first:
            self._begun = self.now = made.size, int(self.own)
        elif made.size > size:
            self.now = made.size, 0
        elif differs:
            self.now = size, moves + 1
        if moved:
            self._framed = self.now
        self._told.clear()
        if first or not differs:
            return False
        self._changed |= dict.fromkeys(changed, self.now)
        self._steps, self._latest = (self._steps[1], self.now), changed
        return True

    def since(self, seen: Moment) -> bytes:
        """Return the event that brings a page from a moment to now; may be empty."""
        told = self._told.get(seen)
        if told is None:
            if len(self._told) >= KEPT:
                self._told.clear()
            told = self._told[seen] = self._event(seen)
        return told

    def _event(self, seen: Moment) -> bytes:
        if seen >= self.now:
            return b""
        # What changed before the topic began is not known here: then all of the page is fetched.
        if seen < self._begun or self._framed > seen:
            return self._made.told(self.now, ())
        return self._made.told(self.now, names) if (names := self._since(seen)) else b""

    def _since(self, seen: Moment) -> tuple[str, ...]:
        """Return which parts have changed; mostly only the last step is new to who watches."""
        before, last = self._steps
        if before <= seen < last:
            return self._latest
        return tuple(name for name, since in self._changed.items() if since > seen)


class Watcher:
    """Somebody who watches a topic: what they saw last, and how they are woken."""

    __slots__ = ("_waits", "ended", "released", "seen", "topic", "visitor")

    def __init__(self, topic: Topic, visitor: Visitor, seen: Moment) -> None:
        """Begin to watch."""
        self.topic = topic
        self.visitor = visitor
        self.seen = seen
        self.ended = False
        self.released = False
        self._waits: asyncio.Future[None] | None = None

    def wake(self) -> None:
        """Look again at what is to be sent."""
        if self._waits is not None and not self._waits.done():
            self._waits.set_result(None)

    async def next(self) -> bytes:
        """Return what is to be sent next; nothing is a sign of life."""
        told = self._take() if self.seen < self.topic.now else b""
        if not told and not self.ended and not self.released:
            self._waits = asyncio.get_running_loop().create_future()
            await self._waits
            told = self._take()
        return END if self.ended else told or ALIVE

    def _take(self) -> bytes:
        told = self.topic.since(self.seen)
        self.seen = max(self.seen, self.topic.now)
        return told
