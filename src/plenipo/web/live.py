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
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Self
from weakref import WeakValueDictionary

from plenipo.core.audience import Reader
from plenipo.core.errors import PlenipoError
from plenipo.register.view import Seen
from plenipo.web.address import Asked
from plenipo.web.site import Site
from plenipo.web.topic import Made, Moment, Topic, Watcher
from plenipo.web.visitor import Visitor

log = logging.getLogger("plenipo.web")

BEAT = 15.0
"""Seconds between two signs of life where nothing changes."""
LOOK = 0.5
"""Seconds between two looks at a register that another process writes to."""
LONG = 0.02
"""How many seconds a page takes to make, that is made after the others."""
TOPICS = 2_000
"""How many pages that nobody watches any more are remembered, for those who come back."""

Place = tuple[Reader, str, Asked]
"""Who shares a topic: readers of the same circles (one session, for a page of one's own)."""
Stands = Callable[[Visitor], bool]
"""Tells whether somebody still is who they were when they came."""


class Hub:
    """All topics and who watches them; use it as an asynchronous context."""

    def __init__(
        self,
        site: Site,
        stands: Stands,
        look: float = LOOK,
        beat: float = BEAT,
        moved: Callable[[], Hashable] = object,
    ) -> None:
        """Watch the register of a site.

        :param stands: tells whether somebody still is who they were.
        :param look: how often another process may have written, in seconds; 0 for never.
        :param moved: changes whenever somebody may no longer be who they were.
        """
        self._moved = moved
        self._asked_at: Hashable = None
        self._site = site
        self._stands = stands
        self._look = look
        self._beat = beat
        self._topics: OrderedDict[tuple[Place, str], Topic] = OrderedDict()
        self._watchers: dict[Topic, set[Watcher]] = {}
        self._visitors: WeakValueDictionary[Visitor, Visitor] = WeakValueDictionary()
        self._size = -1
        self._behind = False
        self._moves = 0
        self._made_at = (-1, -1)
        self._lately: dict[tuple[int, Asked], tuple[Seen, Made]] = {}
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
        visitor = self._visitors.setdefault(visitor, visitor)
        place = (visitor.reader, own, asked)
        key = place, asked.language
        topic = self._topics.get(key)
        if topic is None:
            topic = Topic(asked, visitor, own=bool(own))
            async with self._turn:
                topic.take(await asyncio.to_thread(self._first, topic))
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
        if len(self._topics) <= TOPICS:
            return
        idle = [key for key, topic in self._topics.items() if not self._watchers.get(topic)]
        for key in idle[: len(self._topics) - TOPICS]:
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

        Who watches a page that is quickly made waits for one long one at most: those come last, one
        after the other, and what changes meanwhile is told on the quick ones first. What somebody
        may read no longer may stand in a page only after their time was over: so it is asked who
        stays between making the pages and giving them out.
        """
        quick, slow = self._watched()
        await self._bring(quick)
        for topic in slow:
            if self._due.is_set():
                self._due.clear()
                self._behind = True
                await self._bring(self._watched()[0])
            await self._bring([topic])
        if self._behind:  # the long ones that came before that change
            self._behind = False
            self._due.set()

    def _watched(self) -> tuple[list[Topic], list[Topic]]:
        """Return what is watched: what is quickly made, and what is not, the longest last."""
        watched = [topic for topic, watching in self._watchers.items() if watching]
        slow = sorted((t for t in watched if t.took >= LONG), key=lambda topic: topic.took)
        return [topic for topic in watched if topic.took < LONG], slow

    async def _bring(self, topics: Sequence[Topic]) -> None:
        """Make some pages and give them out."""
        if not topics:
            return
        async with self._turn:
            made = await asyncio.to_thread(self._make, topics)
            moved = self._moved()
            if moved != self._asked_at:
                await asyncio.to_thread(self._dismiss, self._everybody())
                self._asked_at = moved
            changed = self._take(made)
        for topic in topics:
            anew = topic in changed
            for watcher in list(self._watchers.get(topic, ())):
                if anew or watcher.ended:
                    watcher.wake()

    def _dismiss(self, watching: Iterable[Watcher]) -> None:
        """Note who is no longer who they were; this runs in a thread."""
        told: dict[int, bool] = {}  # somebody's watchers have one visitor: see watch
        for watcher in watching:
            stands = told.get(id(watcher.visitor))
            if stands is None:
                stands = told[id(watcher.visitor)] = self._stands(watcher.visitor)
            watcher.ended = watcher.ended or not stands

    def _first(self, topic: Topic) -> Made:
        """Return the page of a topic; this runs in a thread.

        :raises PlenipoError: when there is no such page.
        """
        return self._made(topic, self._site.sight(topic.visitor))

    def _make(self, topics: Sequence[Topic]) -> list[tuple[Topic, Made]]:
        """Make pages; one that cannot be made leaves the others alone; this runs in a thread."""
        made = []
        for topic, sight in zip(topics, self._site.sights(t.visitor for t in topics), strict=True):
            with contextlib.suppress(PlenipoError):
                made.append((topic, self._made(topic, sight)))
        return made

    def _take(self, made: Iterable[tuple[Topic, Made]]) -> set[Topic]:
        """Give topics their pages; returns those that changed."""
        return {topic for topic, page in made if topic.take(page)}

    def _made(self, topic: Topic, sight: Seen) -> Made:
        """Return a page made anew: that of another topic, where its readers may read the same."""
        if topic.own:
            return self._rendered(topic)
        made_at = sight.state.size, self._moves
        if made_at != self._made_at:
            self._made_at, self._lately = made_at, {}
        place = id(sight), topic.asked
        if place not in self._lately:
            # The sight is kept with what was made of it, so that no other can take its identity.
            self._lately[place] = sight, self._rendered(topic)
        return self._lately[place][1]

    def _rendered(self, topic: Topic) -> Made:
        began = time.perf_counter()
        rendering = self._site.render(topic.asked, topic.visitor)
        return Made(rendering, time.perf_counter() - began)

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
