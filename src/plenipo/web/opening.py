"""Opening a room: the register as its one writer, the office file beside it, the first link."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from litestar import Litestar

from plenipo.assembly import house
from plenipo.core.clock import Clock, system_clock
from plenipo.register.opening import open_to_write
from plenipo.register.state import Opening
from plenipo.web.accounts.door import Accounts
from plenipo.web.accounts.first import NAME, SECRETARIAT, first_link
from plenipo.web.accounts.office import Office, office_path
from plenipo.web.accounts.providers import providers_path, read_providers
from plenipo.web.mail.relay import read_relay, relay_path
from plenipo.web.room import Room


@contextmanager
def open_room(
    path: Path, origin: str, clock: Clock = system_clock
) -> Iterator[tuple[Litestar, str]]:
    """Open a room; gives its application, and the link of the first start where there is one.

    :param origin: what browsers show, without a path (``https://room.example.org``).
    :raises PlenipoError: when the register cannot be written, or the origin is none.
    """
    with (
        closing(open_to_write(path, house(), clock)) as registrar,
        closing(Office.open(office_path(path))) as office,
    ):
        accounts = Accounts(
            office,
            origin,
            title=registrar.state.of(Opening).title or path.stem,
            clock=clock,
            providers=read_providers(providers_path(path)),
        )
        room = Room(path, registrar, accounts, read_relay(relay_path(path)))
        link = first_link(accounts)
        if link:
            room.accredit_secretariat(SECRETARIAT, NAME)
        try:
            yield room.application(), link or ""
        finally:
            room.reading.leave()
