"""What is live: pages made again when the register changes, and what changed sent to who watches.

Everybody who looks at one page in one language, and may read the same, shares a *topic*: the page
is made once, and the same bytes go to all of them. An event's number is the size of the register it
tells of, and how often the page changed at that size. Who was away says which they saw last, and is
sent what has changed since.
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
from plenipo.register.view import Seen
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
"""Who shares a topic: readers of the same circles (one session, for a page of one's own)."""
Stands = Callable[[Visitor], bool]
"""Tells whether somebody still is who they were when they came."""


Moment = tuple[int, int]
"""The size of the register, and how often the page changed at it: by the clock, by drafts."""
NEVER: Moment = (-1, 0)


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
        self._parts: dict[str, str] = {}
        self._changed: dict[str, Moment] = {}
        self._frame = ""
        self._told: dict[Moment, bytes] = {}

    @property
    def made(self) -> bool:
        """Whether the page was made at all."""
        return self.now != NEVER

    def take(self, made: Rendering) -> bool:
        """Take the page as it was made anew; tells whether anything changed."""
        size, moves = self.now
        if made.size < size:
            return False
        moved = made.frame != self._frame or made.parts.keys() != self._parts.keys()
        changed = [name for name, html in made.parts.items() if self._parts.get(name) != html]
        again = made.size == size and (moved or bool(changed))
        first, self.now = not self.made, (made.size, moves + 1 if again else 0)
        if first:
            self._begun = self.now = made.size, int(self.own)
        elif made.size == size and not again:
            self.now = size, moves
        if moved:
            self._framed = self.now
        self._changed |= dict.fromkeys(changed, self.now)
        self._parts, self._frame = made.parts, made.frame
        self._told.clear()
        return not first and (moved or bool(changed))

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
            return self._write("page", {})
        changed = {n: self._parts[n] for n, since in self._changed.items() if since > seen}
        return self._write("parts", changed) if changed else b""

    def _write(self, event: str, data: dict[str, str]) -> bytes:
        size, moves = self.now
        number = f"{size}.{moves}" if moves else f"{size}"
        body = msgspec.json.encode(data)
        return b"id: %b\nevent: %b\ndata: %b\n\n" % (number.encode(), event.encode(), body)


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
        told = self._take()
        if not told and not self.ended and not self.released:
            self._waits = asyncio.get_running_loop().create_future()
            await self._waits
            told = self._take()
        return END if self.ended else told or ALIVE

    def _take(self) -> bytes:
        told = self.topic.since(self.seen)
        self.seen = max(self.seen, self.topic.now)
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
        self._moves = 0
        self._made_at = (-1, -1)
        self._lately: dict[tuple[int, Asked], tuple[Seen, Rendering]] = {}
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
        self._moves += 1
        self._due.set()

    async def watch(self, asked: Asked, visitor: Visitor, seen: Moment, own: str) -> Watcher:
        """Let somebody watch a page.

        :param seen: what they saw last.
        :param own: their session, where the page is made for one person.
        :raises PlenipoError: when there is no such page for them.
        """
        place = (visitor.reader, own, asked)
        key = place, asked.language
        topic = self._topics.get(key)
        if topic is None:
            topic = Topic(asked, visitor, own=bool(own))
            async with self._turn:
                topic.take(await asyncio.to_thread(self._made, topic))
            topic = self._topics.setdefault(key, topic)
            self._give_up()
        elif not self._watchers.get(topic):
            async with self._turn:  # nobody was there to have it made meanwhile
                self._take(await asyncio.to_thread(self._make, [topic]))
        self._topics.move_to_end(key)
        watcher = Watcher(topic, visitor, seen)
        self._watchers.setdefault(topic, set()).add(watcher)
        await asyncio.to_thread(self._dismiss, [watcher])  # the page is newer than who they were
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
        """Make the pages, end who may not watch any longer, wake who watches.

        What somebody may read no longer may stand in a page only after their time was over: so it
        is asked who stays between making the pages and giving them out.
        """
        async with self._turn:
            watched = [topic for topic, watching in self._watchers.items() if watching]
            made = await asyncio.to_thread(self._make, watched)
            await asyncio.to_thread(self._dismiss, self._everybody())
            self._take(made)
        for topic in watched:
            for watcher in list(self._watchers.get(topic, ())):
                if watcher.ended or topic.now > watcher.seen:
                    watcher.wake()

    def _dismiss(self, watching: Iterable[Watcher]) -> None:
        """Note who is no longer who they were; this runs in a thread."""
        told: dict[Visitor, bool] = {}
        for watcher in watching:
            visitor = watcher.visitor
            if visitor not in told:
                told[visitor] = self._stands(visitor)
            watcher.ended = watcher.ended or not told[visitor]

    def _make(self, topics: Iterable[Topic]) -> list[tuple[Topic, Rendering]]:
        """Make pages; one that cannot be made leaves the others alone; this runs in a thread."""
        made = []
        for topic in topics:
            with contextlib.suppress(PlenipoError):
                made.append((topic, self._made(topic)))
        return made

    def _take(self, made: Iterable[tuple[Topic, Rendering]]) -> None:
        for topic, rendering in made:
            topic.take(rendering)

    def _made(self, topic: Topic) -> Rendering:
        """Return a page made anew: that of another topic, where its readers may read the same."""
        if topic.own:
            return self._site.render(topic.asked, topic.visitor)
        sight = self._site.sight(topic.visitor)
        made_at = sight.state.size, self._moves
        if made_at != self._made_at:
            self._made_at, self._lately = made_at, {}
        place = id(sight), topic.asked
        if place not in self._lately:
            # The sight is kept with what was made of it, so that no other can take its identity.
            self._lately[place] = sight, self._site.render(topic.asked, topic.visitor)
        return self._lately[place][1]

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
