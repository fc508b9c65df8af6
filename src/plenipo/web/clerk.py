"""The clerk: records what follows from the clock, to the second, and after a stop at once."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Self

from plenipo.assembly import modules
from plenipo.core.errors import PlenipoError
from plenipo.core.request import Refused
from plenipo.register.desk import Desk

log = logging.getLogger("plenipo.web")

LONGEST_SLEEP = timedelta(minutes=1)
"""How long it sleeps at most: a machine that was suspended notices the hour by then."""
SHORTEST_SLEEP = 0.001


class Clerk:
    """Minds the clock of a register, as long as its context lasts.

    A capability in which something follows from the clock has a module ``clock`` with ``due(state,
    now)``, the requests that are to be recorded by then, each with a key of its own; and
    ``next_moment(state, now)``, when to look again.
    """

    def __init__(self, desk: Desk, changed: Callable[[], None]) -> None:
        """Hand in at a desk what is due.

        :param changed: is called when a moment has passed at which pages change by themselves.
        """
        self._desk = desk
        self._changed = changed

    async def __aenter__(self) -> Self:
        """Begin."""
        self._task = asyncio.create_task(self._mind())
        return self

    async def __aexit__(self, *trouble: object) -> None:
        """End."""
        self._task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._task

    async def _mind(self) -> None:
        while True:
            try:
                await self.record_what_is_due()
            except PlenipoError as error:
                log.error("What follows from the clock was not recorded: %s", error)  # noqa: TRY400
            wait = self._until_next()
            await asyncio.sleep(max(wait.total_seconds(), SHORTEST_SLEEP))
            if wait < LONGEST_SLEEP:
                self._changed()

    async def record_what_is_due(self) -> None:
        """Record what follows from the clock by now; what was recorded before stays as it is."""
        registrar = self._desk.registrar
        for clock in modules("clock"):
            for request in clock.due(registrar.state, registrar.clock()):
                given = await self._desk.submit(request)
                if isinstance(given, Refused):
                    log.error("The clock's act was refused: %s", given.refusals[0].sentence)

    def _until_next(self) -> timedelta:
        registrar = self._desk.registrar
        now = registrar.clock()
        moments = [clock.next_moment(registrar.state, now) for clock in modules("clock")]
        ahead: list[timedelta] = [moment - now for moment in moments if moment]
        return min([LONGEST_SLEEP, *ahead])
