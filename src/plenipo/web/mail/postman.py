"""The postman: tells people what there is to tell, as each wishes, as long as the room is open."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable
from datetime import timedelta
from email.message import EmailMessage
from typing import Any, Self, TypeVar

from plenipo.register.view import View
from plenipo.web.accounts import people
from plenipo.web.accounts.door import Accounts
from plenipo.web.accounts.people import Account
from plenipo.web.layout import site_of
from plenipo.web.mail import letters, wishes
from plenipo.web.mail.letters import Letter
from plenipo.web.mail.matters import Held, Matter, matters
from plenipo.web.mail.relay import Relay, RelayError, address_of
from plenipo.web.mail.sight import Sight
from plenipo.web.mail.wishes import IMMEDIATE, Wish
from plenipo.web.mail.writing import Contents, Envelope, contents, write

log = logging.getLogger("plenipo.mail")

LOOK = 60.0
"""How many seconds it rests at most: reminders and digests follow from the clock."""
GATHER = 2.0
"""How many seconds it waits after a change, so that what is done in one go is one letter."""

T = TypeVar("T")


class Postman:
    """Sends the letters of a room; use it as an asynchronous context.

    A round does two things: it puts into the outbox a letter to each person who is to be told of
    something now, and it hands what is due there to the server of mail.
    """

    def __init__(self, accounts: Accounts, sight: Sight, relay: Relay | None) -> None:
        """Send through a server of mail; without one nothing is told, and nothing waits."""
        self._accounts, self._office, self._sight = accounts, accounts.office, sight
        self.relay = relay
        self._task: asyncio.Task[None] | None = None
        self._busy: asyncio.Task[Any] | None = None

    async def __aenter__(self) -> Self:
        """Begin."""
        self._due = asyncio.Event()
        if self.relay is not None:
            wishes.open_post(self._office, self._accounts.now())
            self._task = asyncio.create_task(self._stay())
        return self

    async def __aexit__(self, *trouble: object) -> None:
        """End; what is not sent waits in the outbox."""
        while self._task is not None and not self._task.done():
            # Up to Python 3.11, what waits for an answer can miss that it is to end.
            self._task.cancel()
            await asyncio.wait([self._task], timeout=1)
        if self._busy is not None:
            await asyncio.wait([self._busy])

    def changed(self) -> None:
        """Note that the register has changed."""
        self._due.set()

    async def _stay(self) -> None:
        while True:
            self._due.clear()
            try:
                await self.round()
            except Exception as error:  # noqa: BLE001 - what fails once is tried again
                log.error("Mail could not be looked after: %s.", type(error).__name__)  # noqa: TRY400
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(LOOK):
                    await self._due.wait()
                await asyncio.sleep(GATHER)

    async def _apart(self, do: Callable[..., T], *values: object) -> T:
        """Do something in a thread; where the room closes meanwhile, it is waited for."""
        self._busy = asyncio.create_task(asyncio.to_thread(do, *values))
        done: T = await asyncio.shield(self._busy)
        return done

    async def round(self) -> None:
        """Put into the outbox what is to be told now, and send what is due."""
        if self.relay is None:
            return
        await self._apart(self.gather)
        for letter in await self._apart(self._waiting):
            if not await self._deliver(self.relay, letter):
                return

    def gather(self) -> None:
        """Put a letter to each person who is to be told of something now into the outbox."""
        now = self._accounts.now()
        for account in people.everybody(self._office):
            if not _reachable(account):
                continue
            wish = wishes.of(self._office, account)
            told = letters.told(self._office, account.code)
            wanted = self._wanted(account, wish)
            new = [each for each in wish.due(wanted, now) if each.key not in told]
            with self._office.together():
                if wish.choice.how != IMMEDIATE and now >= wish.next_digest:
                    wishes.digested(self._office, account, now)
                if new:
                    letters.put(self._office, account.code, {each.key for each in new}, now)

    def _waiting(self) -> list[Letter]:
        return letters.due(self._office, self._accounts.now())

    async def _deliver(self, relay: Relay, letter: Letter) -> bool:
        """Try a letter; tells whether it is worth trying others."""
        try:
            written = await self._apart(self.written, letter)
            if written is None:
                return True
            await relay.send(written, self._accounts.place.host)
        except RelayError as error:
            return await self._apart(self._failed, letter, error)
        await self._apart(letters.sent, self._office, letter, self._accounts.now())
        return True

    def written(self, letter: Letter) -> EmailMessage | None:
        """Write a letter, of what still is to be told and may be read; None where nothing is.

        :raises RelayError: when its person has no address that mail can go to.
        """
        account = people.find(self._office, letter.person)
        if self.relay is None or account is None:
            return None
        wish, place = wishes.of(self._office, account), self._accounts.place
        site = self._sight.of_everybody(account.language, site_of)

        def tell(view: View, held: tuple[Held, ...]) -> tuple[Contents, frozenset[str]]:
            all_now = matters(view.seen.state, held, view.now) if _reachable(account) else ()
            still = [m for m in all_now if m.key in letter.keys and wish.wants(m)]
            said = contents(view, place, site, account.name, still)
            return said, frozenset(m.key for m in still)

        said, keys = self._sight.of(account.code, account.language, tell)
        letters.leave_out(self._office, letter, letter.keys - keys)
        if not keys:
            return None
        to = address_of(account.name, account.email)
        return write(said, Envelope(self.relay.address, to, letter.id, letter.made), place)

    def _wanted(self, account: Account, wish: Wish) -> list[Matter]:
        """Return what a person may read now, and wishes to be told of."""

        def find(view: View, held: tuple[Held, ...]) -> list[Matter]:
            return [m for m in matters(view.seen.state, held, view.now) if wish.wants(m)]

        return self._sight.of(account.code, account.language, find)

    def _failed(self, letter: Letter, error: RelayError) -> bool:
        now = self._accounts.now()
        wait = letters.failed(self._office, letter, now)
        if wait is None:
            log.error("A letter was given up after %s tries: %s.", letter.tries + 1, error)
            return error.reached
        if not error.reached:
            letters.rest(self._office, now + wait)
        minutes = int(wait / timedelta(minutes=1))
        log.warning("A letter was not sent: %s; it is tried again in %s min.", error, minutes)
        return error.reached


def _reachable(account: Account) -> bool:
    """Tell whether mail may go to a person: who was invited, but never came, gets none."""
    return bool(account.email) and account.joined and account.disabled is None
