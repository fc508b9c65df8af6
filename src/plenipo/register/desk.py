"""The registrar's desk: where many writers wait while their acts become durable, in groups.

Checks and folds run in the event loop as requests come in; only the store's transaction runs in a
thread. So the next group is being made ready while the disk is busy with the last one. A group is
all that has come in meanwhile: fewer, larger groups cost less than an even load.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread
from types import TracebackType
from typing import Self

from plenipo.core.request import Answer, Request
from plenipo.register.registrar import Registrar
from plenipo.register.store import Append

Done = Callable[[Answer | None, BaseException | None], None]
"""Called once, in the event loop, with the answer or with what went wrong."""

Waiting = list[tuple[Done, Answer]]


class Desk:
    """Takes requests from any number of tasks; use it as an asynchronous context."""

    def __init__(self, registrar: Registrar, settled: Callable[[], None] | None = None) -> None:
        """Write through this registrar, and let nobody else do so meanwhile.

        :param settled: called in the event loop each time more acts have become durable.
        """
        self.registrar = registrar
        self._settled = settled
        self._waiting: Waiting = []
        self._writing: Waiting = []
        self._due = False
        self._work: SimpleQueue[Append | None] = SimpleQueue()

    async def __aenter__(self) -> Self:
        """Begin to serve."""
        self._loop = asyncio.get_running_loop()
        self._idle = asyncio.Event()
        self._idle.set()
        self._thread = Thread(target=self._append, name="registrar", daemon=True)
        self._thread.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Serve those who wait, then stop."""
        await self._idle.wait()
        self._work.put(None)
        self._thread.join()

    async def rest(self) -> None:
        """Wait until nothing waits for the disk."""
        await self._idle.wait()

    def submit(self, request: Request) -> asyncio.Future[Answer]:
        """Hand in a request; the answer comes when it is durable, or refused.

        The future raises StoreError when the store failed; then nothing was recorded.
        """
        future: asyncio.Future[Answer] = self._loop.create_future()

        def done(answer: Answer | None, error: BaseException | None) -> None:
            if future.cancelled():
                return
            if answer is None:
                future.set_exception(error or RuntimeError())
            else:
                future.set_result(answer)

        self.hand_in(request, done)
        return future

    def hand_in(self, request: Request, done: Done) -> None:
        """Hand in a request, to be called back; at once when nothing has to become durable."""
        answer = self.registrar.enter(request)
        if not self.registrar.is_pending(answer):
            done(answer, None)
            return
        self._waiting.append((done, answer))
        if not self._due and not self._writing:
            self._due = True
            self._idle.clear()
            self._loop.call_soon(self._write)

    def _write(self) -> None:
        """Send a group to the disk: all that is ready."""
        self._due = False
        self._writing, self._waiting = self._waiting, []
        self._work.put(self.registrar.close_group())

    def _append(self) -> None:
        """Make one group after another durable; this runs in the thread."""
        while (addition := self._work.get()) is not None:
            failure: BaseException | None = None
            try:
                self.registrar.store.append(addition)
            except BaseException as error:  # noqa: BLE001 - told to everybody who waits
                failure = error
            self._loop.call_soon_threadsafe(self._written, failure)

    def _written(self, failure: BaseException | None) -> None:
        """Answer those whose acts are durable now; or tell everybody that the store failed."""
        done, self._writing = self._writing, []
        if failure is not None:
            done, self._waiting = done + self._waiting, []
            self.registrar.start_over()
        else:
            self.registrar.settle()
            done += [waiting for waiting in self._waiting if not self._pending(waiting)]
            self._waiting = [waiting for waiting in self._waiting if self._pending(waiting)]
        if self._waiting:
            self._write()
        for call, answer in done:
            call(None if failure else answer, failure)
        if failure is None and self._settled is not None:
            self._settled()
        if not self._waiting and not self._writing and not self._due:
            self._idle.set()

    def _pending(self, waiting: tuple[Done, Answer]) -> bool:
        return self.registrar.is_pending(waiting[1])
