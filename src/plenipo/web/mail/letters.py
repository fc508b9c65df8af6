"""The outbox: letters to send, each with the keys of what it tells; nothing of what it says.

A letter is written anew at each try, of what its person may read at that moment, so nothing
confidential waits in a file, and who may no longer read something is not sent it. A letter and its
keys are kept in one transaction, so a stop at any moment loses nothing. Between the moment a server
of mail took a letter and the moment that is noted lies one gap: a stop there sends it again. It has
the same Message-ID then, by which mailboxes know it for the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from hashlib import sha256

import msgspec

from plenipo.web.accounts.office import Office, moment, stamp

WAITS = (1, 5, 15, 60, 180, 360, 720, 1440)
"""After how many minutes a letter is tried again, each time it was not taken; then no more."""


class Letter(msgspec.Struct, frozen=True):
    """A letter that waits to be sent.

    :ivar id: what its Message-ID is made of; follows from the person and the keys.
    :ivar person: the code of the account that it is for.
    :ivar tries: how often it was tried.
    :ivar keys: of the matters it tells.
    """

    id: str
    person: str
    made: datetime
    tries: int
    keys: frozenset[str]


def told(office: Office, person: str) -> frozenset[str]:
    """Return the keys of all that a person was told, or is to be told by a letter that waits."""
    rows = office.rows("SELECT key FROM notice WHERE person = ?", person)
    return frozenset(key for (key,) in rows)


def put(office: Office, person: str, keys: Collection[str], now: datetime) -> str:
    """Put a letter into the outbox; return its id."""
    code = sha256("\x00".join((person, *sorted(keys))).encode()).hexdigest()[:32]
    at = stamp(now)
    with office.together():
        office.change("INSERT INTO letter VALUES(?, ?, ?, ?, 0, NULL)", code, person, at, at)
        for key in sorted(keys):
            office.change("INSERT INTO notice VALUES(?, ?, ?)", person, key, code)
    return code


def due(office: Office, now: datetime) -> list[Letter]:
    """Return the letters that are to be tried now, the oldest first."""
    query = (
        "SELECT id, person, made, tries FROM letter WHERE sent IS NULL AND due <= ?"
        " AND tries <= ? ORDER BY made, id"
    )
    return [
        Letter(code, person, moment(made), tries, _keys(office, code))
        for code, person, made, tries in office.rows(query, stamp(now), len(WAITS))
    ]


def sent(office: Office, letter: Letter, now: datetime) -> None:
    """Note that a server of mail took a letter."""
    office.change("UPDATE letter SET sent = ? WHERE id = ?", stamp(now), letter.id)


def failed(office: Office, letter: Letter, now: datetime) -> timedelta | None:
    """Note that a letter was not taken; return until its next try, None where there is none."""
    wait = timedelta(minutes=WAITS[letter.tries]) if letter.tries < len(WAITS) else None
    values = letter.tries + 1, stamp(now + (wait or timedelta())), letter.id
    office.change("UPDATE letter SET tries = ?, due = ? WHERE id = ?", *values)
    return wait


def rest(office: Office, until: datetime) -> None:
    """Let all letters wait until a moment, as none would be taken before."""
    at = stamp(until)
    office.change("UPDATE letter SET due = ? WHERE sent IS NULL AND due < ?", at, at)


def leave_out(office: Office, letter: Letter, keys: Iterable[str]) -> None:
    """Tell a letter's person not of these: they may not read them now, or need not any more.

    What was never told can be told later; a letter that tells nothing is not there.
    """
    with office.together():
        for key in keys:
            statement = "DELETE FROM notice WHERE person = ? AND key = ?"
            office.change(statement, letter.person, key)
        if not _keys(office, letter.id):
            office.change("DELETE FROM letter WHERE id = ?", letter.id)


def waiting(office: Office, person: str) -> int:
    """Return how many letters to a person wait to be sent."""
    query = "SELECT count(*) FROM letter WHERE person = ? AND sent IS NULL AND tries <= ?"
    row = office.row(query, person, len(WAITS))
    return int(row[0]) if row else 0


def _keys(office: Office, letter: str) -> frozenset[str]:
    rows = office.rows("SELECT key FROM notice WHERE letter = ?", letter)
    return frozenset(key for (key,) in rows)
