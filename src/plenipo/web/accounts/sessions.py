"""Sessions of browsers: who signed in, from where, and until when that holds."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import msgspec

from plenipo.web.accounts.office import Office, moment, stamp
from plenipo.web.accounts.tokens import digest_of, new_code, new_token

LONGEST = timedelta(days=30)
"""How long a session holds at most."""

IDLE = timedelta(hours=12)
"""How long it holds while nothing is asked for."""

FRESH = timedelta(minutes=15)
"""How long after signing in a person may change how they sign in."""

SEEN_EVERY = 60
"""How many seconds pass before it is noted again that a session was seen."""

LONGEST_AGENT = 300

COLUMNS = "digest, session.code, person, session.created, seen, agent, how"


class Session(msgspec.Struct, frozen=True):
    """A session.

    :ivar digest: of the secret in the browser's cookie.
    :ivar code: what tells it from others; no secret.
    :ivar how: ``passkey``, ``password``, or the issuer of a provider.
    """

    digest: bytes
    code: str
    person: str
    created: datetime
    seen: datetime
    agent: str
    how: str

    @property
    def expires(self) -> datetime:
        """When it ends, unless it is seen again before."""
        return min(self.created + LONGEST, self.seen + IDLE)

    def fresh(self, now: datetime) -> bool:
        """Tell whether the person signed in just now."""
        return now < self.created + FRESH


def begin(office: Office, person: str, agent: str, how: str, now: datetime) -> str:
    """Begin a session; return the secret that the browser keeps, which is always a new one."""
    token, at = new_token(), stamp(now)
    values = digest_of(token), new_code(), person, at, at, agent[:LONGEST_AGENT], how
    with office.together():
        _sweep(office, now)
        office.change("INSERT INTO session VALUES(?, ?, ?, ?, ?, ?, ?)", *values)
    return token


def find(office: Office, token: str, now: datetime) -> Session | None:
    """Return the session of a browser, if it holds; note that it was seen."""
    query = (
        f"SELECT {COLUMNS} FROM session JOIN account ON account.code = person"  # noqa: S608
        " WHERE digest = ? AND disabled IS NULL"
    )
    found = _read(office.row(query, digest_of(token)))
    if found is None:
        return None
    if now >= found.expires:
        office.change("DELETE FROM session WHERE digest = ?", found.digest)
        return None
    if stamp(now) - stamp(found.seen) >= SEEN_EVERY:
        office.note("UPDATE session SET seen = ? WHERE digest = ?", stamp(now), found.digest)
    return found


def of(office: Office, person: str, now: datetime) -> list[Session]:
    """Return the sessions of a person that hold, the one seen last first."""
    query = f"SELECT {COLUMNS} FROM session WHERE person = ? ORDER BY seen DESC, code"  # noqa: S608
    found = [session for row in office.rows(query, person) if (session := _read(row))]
    return [session for session in found if now < session.expires]


def holding(office: Office, now: datetime) -> frozenset[str]:
    """Return the codes of all sessions that hold; to ask does not count as seeing them."""
    query = (
        "SELECT session.code FROM session JOIN account ON account.code = person"
        " WHERE session.created > ? AND seen > ? AND disabled IS NULL"
    )
    found = office.rows(query, stamp(now - LONGEST), stamp(now - IDLE))
    return frozenset(str(code) for (code,) in found)


def end(office: Office, person: str, code: str) -> bool:
    """End one session of a person; tell whether there was one."""
    return bool(office.change("DELETE FROM session WHERE person = ? AND code = ?", person, code))


def end_others(office: Office, person: str, code: str) -> int:
    """End all sessions of a person but one; return how many."""
    return office.change("DELETE FROM session WHERE person = ? AND code != ?", person, code)


def _sweep(office: Office, now: datetime) -> None:
    ended = stamp(now - LONGEST), stamp(now - IDLE)
    office.change("DELETE FROM session WHERE created <= ? OR seen <= ?", *ended)


def _read(row: tuple[Any, ...] | None) -> Session | None:
    if row is None:
        return None
    digest, code, person, created, seen, agent, how = row
    return Session(digest, code, person, moment(created), moment(seen), agent, how)
