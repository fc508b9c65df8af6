"""The registrar's desk: where many writers wait while their acts become durable, in groups.

Checks and folds run in the event loop as requests come in; only the store's transaction runs in a
thread. So the next group is being made ready while the disk is busy with the last one.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import Self

from plenipo.register.registrar import Answer, Registrar, Request

Waiting = list[tuple["asyncio.Future[Answer]", Answer]]


class Desk:
    """Takes requests from any number of tasks; use it as an asynchronous context."""

    def __init__(self, registrar: Registrar) -> None:
        """Write through this registrar, and let nobody else do so meanwhile."""
        self.registrar = registrar
        self._waiting: Waiting = []
        self._writing: Waiting = []
        self._due = False

    async def __aenter__(self) -> Self:
        """Begin to serve."""
        self._loop = asyncio.get_running_loop()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="registrar")
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Serve those who wait, then stop."""
        while waiting := [future for future, _ in self._writing + self._waiting]:
            await asyncio.wait(waiting)
        self._thread.shutdown()

    def submit(self, request: Request) -> asyncio.Future[Answer]:
        """Hand in a request; the answer comes when it is durable, or refused.

        The future raises StoreError when the store failed; then nothing was recorded.
        """
        future: asyncio.Future[Answer] = self._loop.create_future()
        answer = self.registrar.enter(request)
        if self.registrar.is_pending(answer):
            self._waiting.append((future, answer))
            if not self._due and not self._writing:
                self._due = True
                self._loop.call_soon(self._write)
        else:
            future.set_result(answer)
        return future

    def _write(self) -> None:
        """Send the group that is ready to the disk."""
        self._due = False
        self._writing, self._waiting = self._waiting, []
        addition = self.registrar.close_group()
        assert addition is not None  # noqa: S101 - somebody waits whose rows are pending
        written = self._loop.run_in_executor(self._thread, self.registrar.store.append, addition)
        written.add_done_callback(self._written)

    def _written(self, written: asyncio.Future[None]) -> None:
        """Answer those whose acts are durable now; or tell everybody that the store failed."""
        done, self._writing = self._writing, []
        error = written.exception()
        if error is not None:
            done, self._waiting = done + self._waiting, []
            self.registrar.reload()
        else:
            self.registrar.settle()
            done += [waiting for waiting in self._waiting if not self._pending(waiting)]
            self._waiting = [waiting for waiting in self._waiting if self._pending(waiting)]
        for future, answer in done:
            if future.cancelled():
                continue
            if error is not None:
                future.set_exception(error)
            else:
                future.set_result(answer)
        if self._waiting and not self._due:
            self._write()

    def _pending(self, waiting: tuple[asyncio.Future[Answer], Answer]) -> bool:
        return self.registrar.is_pending(waiting[1])
