"""Ceremonies: what the first step of a browser leaves for its second, for ten minutes."""

from __future__ import annotations

from datetime import datetime, timedelta

from plenipo.web.accounts.office import Office, stamp
from plenipo.web.accounts.tokens import digest_of

HOLDS = timedelta(minutes=10)
LONGER = timedelta(hours=1)
"""For what a person sets up by hand, such as an authenticator on a telephone."""


def keep(  # noqa: PLR0913, PLR0917 - whose, which, what, when
    office: Office, browser: str, kind: str, data: bytes, now: datetime, holds: timedelta = HOLDS
) -> None:
    """Keep something for the browser with this cookie; the last of a kind counts."""
    with office.together():
        office.change("DELETE FROM ceremony WHERE expires <= ?", stamp(now))
        values = digest_of(browser), kind, data, stamp(now + holds)
        office.change("REPLACE INTO ceremony VALUES(?, ?, ?, ?)", *values)


def look(office: Office, browser: str, kind: str, now: datetime) -> bytes | None:
    """Return what was kept."""
    query = "SELECT data FROM ceremony WHERE browser = ? AND kind = ? AND expires > ?"
    row = office.row(query, digest_of(browser), kind, stamp(now))
    return None if row is None else bytes(row[0])


def take(office: Office, browser: str, kind: str, now: datetime) -> bytes | None:
    """Return what was kept, once."""
    with office.together():
        found = look(office, browser, kind, now)
        statement = "DELETE FROM ceremony WHERE browser = ? AND kind = ?"
        office.change(statement, digest_of(browser), kind)
    return found
