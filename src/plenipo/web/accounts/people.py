"""Accounts: a person's code, and what they are called. What they may do is not written here."""

from __future__ import annotations

import re
import secrets
from datetime import datetime
from typing import Any

import apsw
import msgspec

from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import said
from plenipo.web.accounts.office import Office, moment, stamp
from plenipo.web.languages import LOCALES

CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
EMAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+")
LONGEST = 200

BAD_CODE = said("The code may hold only letters A-Z, digits, '.', '_' and '-'.")
NO_NAME = said("Give the person a name, of at most 200 characters.")
BAD_EMAIL = said("This is not an e-mail address: write it like name@example.org.")
EMAIL_TAKEN = said("Another account has this e-mail address: give each person their own.")
NO_LANGUAGE = said("Choose one of the languages of the pages.")

COLUMNS = (
    "account.code, name, email, language, handle, account.created, disabled,"
    " EXISTS(SELECT 1 FROM passkey WHERE person = account.code)"
    " OR EXISTS(SELECT 1 FROM password WHERE person = account.code)"
    " OR EXISTS(SELECT 1 FROM subject WHERE person = account.code)"
)


class Account(msgspec.Struct, frozen=True):
    """An account.

    :ivar code: the person's code in the register (``a.petrosyan``).
    :ivar handle: what authenticators know the person by; says nothing of them.
    :ivar joined: whether they have any way to sign in.
    """

    code: str
    name: str
    email: str
    language: str
    handle: bytes
    created: datetime
    disabled: datetime | None
    joined: bool


def refuse_account(office: Office, code: str, name: str, email: str, language: str) -> Refusals:
    """Refuse an account whose code, name, address or language cannot be."""
    taken = office.row("SELECT code FROM account WHERE email = ? AND email != ''", email)
    other = taken is not None and taken[0].lower() != code.lower()
    wrong = bool(email) and not (EMAIL.fullmatch(email) and len(email) <= LONGEST)
    nameless = not name.strip() or len(name) > LONGEST or not name.isprintable()
    return collect(
        None if CODE.fullmatch(code) else Refusal("bad-code", BAD_CODE),
        Refusal("no-name", NO_NAME) if nameless else None,
        Refusal("bad-email", BAD_EMAIL) if wrong else None,
        Refusal("email-taken", EMAIL_TAKEN) if other else None,
        None if language in LOCALES else Refusal("no-language", NO_LANGUAGE),
    )


def keep(  # noqa: PLR0913, PLR0917 - what an account holds
    office: Office, code: str, name: str, email: str, language: str, now: datetime
) -> Refusals:
    """Make an account, or change what a person is called; what stands against it."""
    refusals = refuse_account(office, code, name, email, language)
    if refusals:
        return refusals
    statement = (
        "INSERT INTO account VALUES(?, ?, ?, ?, ?, ?, NULL) ON CONFLICT(code) DO UPDATE"
        " SET name = excluded.name, email = excluded.email, language = excluded.language"
    )
    handle = secrets.token_bytes(32)
    try:
        office.change(statement, code, name.strip(), email, language, handle, stamp(now))
    except apsw.ConstraintError:  # somebody else was a moment quicker
        return (Refusal("email-taken", EMAIL_TAKEN),)
    return ()


def find(office: Office, code: str) -> Account | None:
    """Return the account of a person."""
    return _read(office.row(f"SELECT {COLUMNS} FROM account WHERE code = ?", code))  # noqa: S608


def named(office: Office, name: str) -> Account | None:
    """Return the account that somebody names by code or e-mail address."""
    query = f"SELECT {COLUMNS} FROM account WHERE code = ?1 OR (email = ?1 AND email != '')"  # noqa: S608
    return _read(office.row(f"{query} ORDER BY code = ?1 DESC", name.strip()))


def by_handle(office: Office, handle: bytes) -> Account | None:
    """Return the account that an authenticator knows by this handle."""
    return _read(office.row(f"SELECT {COLUMNS} FROM account WHERE handle = ?", handle))  # noqa: S608


def everybody(office: Office) -> list[Account]:
    """Return all accounts, by name."""
    rows = office.rows(f"SELECT {COLUMNS} FROM account ORDER BY name, code")  # noqa: S608
    return [account for row in rows if (account := _read(row))]


def anybody_joined(office: Office) -> bool:
    """Tell whether anybody can sign in at all."""
    return any(account.joined and not account.disabled for account in everybody(office))


def disable(office: Office, code: str, now: datetime) -> None:
    """Shut an account: its sessions end and its invitation does not hold; its name stays."""
    with office.together():
        office.change("UPDATE account SET disabled = ? WHERE code = ?", stamp(now), code)
        office.change("DELETE FROM session WHERE person = ?", code)
        office.change("DELETE FROM invitation WHERE person = ?", code)


def enable(office: Office, code: str) -> None:
    """Open a shut account again."""
    office.change("UPDATE account SET disabled = NULL WHERE code = ?", code)


def _read(row: tuple[Any, ...] | None) -> Account | None:
    if row is None:
        return None
    code, name, email, language, handle, created, disabled, joined = row
    shut = None if disabled is None else moment(disabled)
    return Account(code, name, email, language, handle, moment(created), shut, bool(joined))
