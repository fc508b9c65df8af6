"""The replies that wait, and the addresses they came from: in the office file, and in no act.

A reply waits until somebody of the secretariat lets it through: then its name and its words are an
act, and of it only the name and the address stay here, until they are deleted. Of one that is
declined nothing stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from typing import Any

import msgspec

from plenipo.capabilities.press.objections import unfit
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import said
from plenipo.web.accounts.office import Office, moment, stamp
from plenipo.web.accounts.tokens import new_code

ADDRESS = 200
"""How many characters an address may have."""
EMAIL = re.compile(r"[^\s@<>,;:\"()\[\]]+@[^\s@<>,;:\"()\[\]]+\.[^\s@<>,;:\"()\[\].]{2,}")
MOST = 1_000
"""How many replies wait at most."""

FULL = said("Too many replies wait to be read just now: send yours again in some days.")


class Waiting(msgspec.Struct, frozen=True):
    """A reply as it was sent.

    :ivar code: by which it is known from then on; says nothing of who sent it.
    :ivar email: the address; never shown but to the secretariat.
    :ivar text: what was written; empty once it is an act.
    :ivar settled: when it was let through; None while it waits.
    """

    code: str
    communique: str
    name: str
    email: str
    text: str
    language: str
    sent: datetime
    settled: datetime | None = None


def unreachable(address: str) -> Refusal | None:
    """Object to an address that is none."""
    if EMAIL.fullmatch(address) and len(address) <= ADDRESS and address.isprintable():
        return None
    sentence = said(
        "'{address}' is no e-mail address: write it like name@example.org.",
        address=address[:ADDRESS],
    )
    return Refusal("bad-address", sentence)


def take(office: Office, reply: Waiting) -> Refusals:
    """Keep a reply until it is read; what stands against it. The same one again is kept once."""
    refusals = collect(unfit(reply.name, reply.text), unreachable(reply.email))
    if refusals:
        return refusals
    digest = _digest(reply)
    with office.together():
        if office.row("SELECT 1 FROM reply WHERE digest = ?", digest):
            return ()
        row = office.row("SELECT count(*) FROM reply WHERE settled IS NULL")
        if row and row[0] >= MOST:
            return (Refusal("full", FULL),)
        values = reply.communique, reply.name, reply.email, reply.text, reply.language
        statement = "INSERT INTO reply VALUES(?, ?, ?, ?, ?, ?, ?, ?, NULL)"
        office.note(statement, new_code(), digest, *values, stamp(reply.sent))
    return ()


def find(office: Office, code: str) -> Waiting | None:
    """Return a reply."""
    return next(iter(_read(office.rows(f"{_ALL} WHERE code = ?", code))), None)


def waiting(office: Office) -> list[Waiting]:
    """Return the replies that wait, the first that came first."""
    return _read(office.rows(f"{_ALL} WHERE settled IS NULL ORDER BY sent, code"))


def settled(office: Office) -> list[Waiting]:
    """Return whose addresses are still kept of those that were let through, the last first."""
    return _read(office.rows(f"{_ALL} WHERE settled IS NOT NULL ORDER BY settled DESC, code"))


def settle(office: Office, code: str, now: datetime) -> None:
    """Keep only the name and the address of a reply: its words are an act now."""
    statement = "UPDATE reply SET settled = ?, text = '' WHERE code = ?"
    office.note(statement, stamp(now), code)
    office.cut_journal()


def forget(office: Office, code: str) -> None:
    """Delete all that is here of a reply, and what the journal has of it."""
    office.note("DELETE FROM reply WHERE code = ?", code)
    office.cut_journal()


_ALL = "SELECT code, communique, name, email, text, language, sent, settled FROM reply"


def _read(rows: Iterable[tuple[Any, ...]]) -> list[Waiting]:
    return [
        Waiting(code, about, name, email, text, language, moment(sent), moment(at) if at else None)
        for code, about, name, email, text, language, sent, at in rows
    ]


def _digest(reply: Waiting) -> bytes:
    """Return what is the same of the same reply sent again."""
    words = " ".join(reply.text.split())
    parts = reply.communique, reply.email.casefold(), words
    return sha256("\x00".join(parts).encode()).digest()
