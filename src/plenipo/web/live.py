"""What is live: pages made again when the register changes, and what changed sent to who watches.

Everybody who looks at one page in one language, and may read the same, shares a *topic*: the page
is made once, and the same bytes go to all of them. An event's number is the size of the register it
tells of. Who was away says which they saw last, and is sent what has changed since.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import Self

import msgspec

from plenipo.core.audience import Reader
from plenipo.core.errors import PlenipoError
from plenipo.web.address import Asked
from plenipo.web.site import Rendering, Site
from plenipo.web.visitor import Visitor

log = logging.getLogger("plenipo.web")

BEAT = 15.0
"""Seconds between two signs of life where nothing changes."""
LOOK = 0.5
"""Seconds between two looks at a register that another process writes to."""
TOPICS = 2_000
"""How many pages that nobody watches any more are remembered, for those who come back."""

KEPT = 1_000
"""How many events of a topic are kept, for who comes from different sizes."""

ALIVE = b": alive\n\n"
END = b"event: end\ndata: {}\n\n"
"""Tells that somebody may not watch any longer as who they were."""

Place = tuple[Reader, str, Asked]
"""Who shares a topic: readers of the same circles (one person, for a page of their own)."""
Stands = Callable[[Visitor], bool]
"""Tells whether somebody still is who they were when they came."""


class Topic:
    """A page as some people watch it: what its parts are, and since when."""

    def __init__(self, asked: Asked, visitor: Visitor) -> None:
        """Begin with a page that was not made yet."""
        self.asked = asked
        self.visitor = visitor
        self.size = -1
        self._begun = -1
        self._parts: dict[str, str] = {}
        self._changed: dict[str, int] = {}
        self._frame = ""
        self._framed = -1
        self._told: dict[int, bytes] = {}

    def take(self, made: Rendering) -> bool:
        """Take the page as it was made anew; tells whether anything changed."""
        if made.size <= self.size:
            return False
        first, before = self.size < 0, self.size
        self.size = made.size
        self._told.clear()
        if first:
            self._begun = made.size
        moved = made.frame != self._frame or made.parts.keys() != self._parts.keys()
        if moved:
            self._framed = made.size
        changed = [name for name, html in made.parts.items() if self._parts.get(name) != html]
        self._changed |= dict.fromkeys(changed, made.size)
        self._parts, self._frame = made.parts, made.frame
        return not first and before >= 0 and (moved or bool(changed))

    def since(self, size: int) -> bytes:
        """Return the event that brings a page from the register of a size to now; may be empty."""
        told = self._told.get(size)
        if told is None:
            if len(self._told) >= KEPT:
                self._told.clear()
            told = self._told[size] = self._event(size)
        return told

    def _event(self, size: int) -> bytes:
        if size >= self.size:
            return b""
        # What changed before the topic began is not known here: then all of the page is fetched.
        if size < self._begun or self._framed > size:
            return self._write("page", {})
        changed = {n: self._parts[n] for n, since in self._changed.items() if since > size}
        return self._write("parts", changed) if changed else b""

    def _write(self, event: str, data: dict[str, str]) -> bytes:
        return b"id: %d\nevent: %b\ndata: %b\n\n" % (
            self.size,
            event.encode(),
            msgspec.json.encode(data),
        )


class Watcher:
    """Somebody who watches a topic: what they saw last, and how they are woken."""

    __slots__ = ("_waits", "ended", "released", "seen", "topic", "visitor")

    def __init__(self, topic: Topic, visitor: Visitor, seen: int) -> None:
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
        told = self._take()
        if not told and not self.ended and not self.released:
            self._waits = asyncio.get_running_loop().create_future()
            await self._waits
            told = self._take()
        return END if self.ended else told or ALIVE

    def _take(self) -> bytes:
        told = self.topic.since(self.seen)
        self.seen = max(self.seen, self.topic.size)
        return told


class Hub:
    """All topics and who watches them; use it as an asynchronous context."""

    def __init__(self, site: Site, stands: Stands, look: float = LOOK, beat: float = BEAT) -> None:
        """Watch the register of a site.

        :param stands: tells whether somebody still is who they were.
        :param look: how often another process may have written, in seconds; 0 for never.
        """
        self._site = site
        self._stands = stands
        self._look = look
        self._beat = beat
        self._topics: OrderedDict[tuple[Place, str], Topic] = OrderedDict()
        self._watchers: dict[Topic, set[Watcher]] = {}
        self._size = -1
        self._tasks: list[asyncio.Task[None]] = []

    async def __aenter__(self) -> Self:
        """Begin."""
        self._due = asyncio.Event()
        self._turn = asyncio.Lock()
        self._tasks = [asyncio.create_task(self._follow()), asyncio.create_task(self._pulse())]
        if self._look:
            self._tasks.append(asyncio.create_task(self._poll()))
        return self

    async def __aexit__(self, *trouble: object) -> None:
        """End, and let everybody go."""
        for task in self._tasks:
            task.cancel()
        self.release()

    def release(self) -> None:
        """Let everybody go, to come back by themselves: the server is about to stop."""
        for watcher in self._everybody():
            watcher.released = True
            watcher.wake()

    def changed(self) -> None:
        """Note that the register has changed, or who may read it: all is looked at again."""
        self._due.set()

    async def watch(self, asked: Asked, visitor: Visitor, seen: int, person: str) -> Watcher:
        """Let somebody watch a page.

        :param seen: the size of the register they saw last.
        :param person: who they are, where the page is made for one person.
        :raises PlenipoError: when there is no such page for them.
        """
        place = (visitor.reader, person, asked)
        key = place, asked.language
        topic = self._topics.get(key)
        if topic is None:
            topic = Topic(asked, visitor)
            await self._make([topic])
            if topic.size < 0:
                topic.take(await asyncio.to_thread(self._site.render, asked, visitor))
            topic = self._topics.setdefault(key, topic)
            self._give_up()
        elif not self._watchers.get(topic):
            await self._make([topic])  # nobody was there to have it made meanwhile
        self._topics.move_to_end(key)
        watcher = Watcher(topic, visitor, seen)
        self._watchers.setdefault(topic, set()).add(watcher)
        return watcher

    def leave(self, watcher: Watcher) -> None:
        """Let somebody go."""
        self._watchers.get(watcher.topic, set()).discard(watcher)

    def _everybody(self) -> Iterable[Watcher]:
        return [watcher for watching in self._watchers.values() for watcher in watching]

    def _give_up(self) -> None:
        """Forget pages that nobody watches, where there are too many."""
        idle = [key for key, topic in self._topics.items() if not self._watchers.get(topic)]
        for key in idle[: max(len(self._topics) - TOPICS, 0)]:
            self._watchers.pop(self._topics.pop(key), None)

    async def _follow(self) -> None:
        """Make what is watched anew, each time something changed."""
        while True:
            await self._due.wait()
            self._due.clear()
            try:
                await self._round()
            except Exception:  # what fails once is tried again at the next change
                log.exception("What is live could not be made again.")

    async def _round(self) -> None:
        """End who may not watch any longer, make the pages, wake who watches."""
        watched = [topic for topic, watching in self._watchers.items() if watching]
        await asyncio.to_thread(self._dismiss, self._everybody())
        await self._make(watched)
        for topic in watched:
            for watcher in list(self._watchers.get(topic, ())):
                if watcher.ended or topic.size > watcher.seen:
                    watcher.wake()

    def _dismiss(self, watching: Iterable[Watcher]) -> None:
        """Note who is no longer who they were; this runs in a thread."""
        told: dict[Visitor, bool] = {}
        for watcher in watching:
            visitor = watcher.visitor
            if visitor not in told:
                told[visitor] = self._stands(visitor)
            watcher.ended = watcher.ended or not told[visitor]

    async def _make(self, topics: Iterable[Topic]) -> None:
        async with self._turn:
            await asyncio.to_thread(self._make_all, list(topics))

    def _make_all(self, topics: Iterable[Topic]) -> None:
        """Make pages anew; one that cannot be made leaves the others alone."""
        for topic in topics:
            with contextlib.suppress(PlenipoError):
                topic.take(self._site.render(topic.asked, topic.visitor))

    async def _pulse(self) -> None:
        """Give everybody a sign of life, and let nobody stay whose time is over."""
        while True:
            await asyncio.sleep(self._beat)
            await asyncio.to_thread(self._dismiss, self._everybody())
            for watcher in self._everybody():
                watcher.wake()

    async def _poll(self) -> None:
        """See whether another process wrote."""
        while True:
            await asyncio.sleep(self._look)
            with contextlib.suppress(PlenipoError):
                size = await asyncio.to_thread(self._site.follow)
                if size != self._size:
                    self._size = size
                    self.changed()
