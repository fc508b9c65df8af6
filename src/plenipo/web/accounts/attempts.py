"""Limits on attempts to sign in: after some that failed, each must wait longer than the last."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from ipaddress import ip_address, ip_network

import msgspec

from plenipo.web.accounts.office import Office, stamp


class Limit(msgspec.Struct, frozen=True):
    """How many attempts are free, and how long the next ones wait, in seconds.

    :ivar first: the first wait; each later one is twice as long,
    :ivar longest: but not longer than this.
    :ivar memory: after how long without attempts all is forgotten.
    """

    free: int
    first: int
    longest: int
    memory: int


NAME = Limit(free=5, first=2, longest=15 * 60, memory=24 * 3600)
"""By the name of the account that was typed, whether there is one or not."""

ADDRESS = Limit(free=50, first=2, longest=15 * 60, memory=24 * 3600)
"""By the address asked from: a whole conference may share one."""

BEGINNING = Limit(free=300, first=1, longest=60, memory=600)
"""By the address, of what is only begun: challenges of passkeys, ways to a provider."""

FEED = Limit(free=100, first=1, longest=60, memory=3600)
"""By the address, of feeds asked for by a secret that is none; apart from those to sign in, as
programs go on to ask for a feed that was ended."""

REPLY = Limit(free=8, first=30, longest=3600, memory=24 * 3600)
"""By the address, of public replies, those that were refused among them."""

LIMITS = {
    "name": NAME,
    "address": ADDRESS,
    "beginning": BEGINNING,
    "feed": FEED,
    "reply": REPLY,
}

Key = tuple[str, str]
"""A limit's name, and what is counted."""


def ask(office: Office, keys: Iterable[Key], now: datetime) -> int:
    """Count an attempt before it is made; return how many seconds it must wait, 0 for none.

    One that must wait is not counted, and must not be made.
    """
    at, counted = stamp(now), list(keys)
    with office.together():
        office.change("DELETE FROM attempt WHERE forgotten <= ?", at)
        found = {key: _row(office, key) for key in counted}
        wait = max((until - at for _, until in found.values()), default=0)
        if wait > 0:
            return wait
        for key, (count, _) in found.items():
            _note(office, key, count + 1, at)
    return 0


def succeeded(office: Office, keys: Iterable[Key], now: datetime) -> None:
    """Take an attempt that succeeded back: a name is as new, an address has one less."""
    with office.together():
        for key in keys:
            if key[0] == "name":
                office.change("DELETE FROM attempt WHERE digest = ?", _digest(key))
            else:
                count, _ = _row(office, key)
                limit = LIMITS[key[0]]
                values = max(count - 1, 0), stamp(now), stamp(now) + limit.memory, _digest(key)
                statement = "UPDATE attempt SET count = ?, until = ?, forgotten = ?"
                office.change(f"{statement} WHERE digest = ?", *values)


def wait_after(limit: Limit, count: int) -> int:
    """Return how many seconds the attempt after this many must wait."""
    beyond = count - limit.free
    if beyond < 0:
        return 0
    return min(limit.first << min(beyond, 32), limit.longest)


def network(address: str) -> str:
    """Return what an address is counted as: one host, in IPv6 the network of 64 bits it is in."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if found.version == 6 and found.ipv4_mapped is None:  # noqa: PLR2004 - the version
        return str(ip_network((int(found) >> 64 << 64, 64)))
    return str(found.ipv4_mapped or found) if found.version == 6 else str(found)  # noqa: PLR2004


def _row(office: Office, key: Key) -> tuple[int, int]:
    query = "SELECT count, until FROM attempt WHERE digest = ?"
    count, until = office.row(query, _digest(key)) or (0, 0)
    return int(count), int(until)


def _note(office: Office, key: Key, count: int, at: int) -> None:
    limit = LIMITS[key[0]]
    until = at + wait_after(limit, count)
    values = _digest(key), count, until, max(until, at) + limit.memory
    office.change("REPLACE INTO attempt VALUES(?, ?, ?, ?)", *values)


def _digest(key: Key) -> bytes:
    """Return what stands in the file: people type passwords where names belong."""
    kind, what = key
    return sha256(f"{kind}\x00{what.strip().casefold()}".encode()).digest()
