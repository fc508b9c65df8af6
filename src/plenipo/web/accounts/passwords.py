"""Passwords, kept as argon2id, with one-time codes; where there is none, the work is the same."""

from __future__ import annotations

import threading
import unicodedata
from datetime import datetime
from functools import cache

import msgspec
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import said
from plenipo.web.accounts import codes
from plenipo.web.accounts.office import Office, stamp
from plenipo.web.accounts.people import Account
from plenipo.web.accounts.tokens import new_token

SHORTEST, LONGEST = 12, 1000
FEWEST = 5
AT_ONCE = 4
"""How many are checked at once: each takes 64 MiB."""

TOO_SHORT = said("The password is too short: choose one of 12 characters or more.")
TOO_LONG = said("The password is too long: choose one of 1,000 characters or fewer.")
TOO_PLAIN = said("The password is too easy to guess: choose one that is not your name.")
WRONG_CODE = said(
    "The code is not the one the authenticator shows: wait for the next, and type that."
)

_hasher = PasswordHasher()
_turns = threading.BoundedSemaphore(AT_ONCE)


class Kept(msgspec.Struct, frozen=True):
    """What is kept of a person's password and authenticator.

    :ivar hash: of the password.
    :ivar secret: of the authenticator, in base 32.
    :ivar step: the last step of half a minute whose code was used.
    """

    hash: str
    secret: str
    step: int


def refuse_password(account: Account, password: str) -> Refusals:
    """Refuse a password that is too short, too long, or easily guessed."""
    plain = _normal(password).casefold()
    words = (account.code, account.email, account.name)
    named = any(len(word) >= SHORTEST // 3 and word.casefold() in plain for word in words)
    guessed = named or len(set(plain)) < FEWEST
    return collect(
        Refusal("too-short", TOO_SHORT) if len(plain) < SHORTEST else None,
        Refusal("too-long", TOO_LONG) if len(plain) > LONGEST else None,
        Refusal("too-plain", TOO_PLAIN) if guessed else None,
    )


def keep(  # noqa: PLR0913, PLR0917 - whose, what, when
    office: Office, account: Account, password: str, secret: str, code: str, now: datetime
) -> Refusals:
    """Keep a password with the authenticator whose code proves it; what stands against it."""
    step = codes.step_of(secret, code, now)
    wrong = Refusal("wrong-code", WRONG_CODE) if step is None else None
    refusals = collect(refuse_password(account, password), wrong)
    if not refusals:
        values = account.code, _hash(password), secret, step, stamp(now)
        office.change("REPLACE INTO password VALUES(?, ?, ?, ?, ?)", *values)
    return refusals


def of(office: Office, person: str) -> Kept | None:
    """Return what is kept of a person's password."""
    row = office.row("SELECT hash, secret, step FROM password WHERE person = ?", person)
    return None if row is None else Kept(*row)


def forget(office: Office, person: str) -> None:
    """Let a person sign in by password no longer."""
    office.change("DELETE FROM password WHERE person = ?", person)


def prove(office: Office, account: Account | None, password: str, code: str, now: datetime) -> bool:
    """Tell whether password and code are those of an account that may sign in.

    The same work is done whether there is such an account, password or code, or none.
    """
    kept = of(office, account.code if account else "")
    right = _fits(kept.hash if kept else _nobodys(), password)
    step = codes.step_of(kept.secret if kept else codes.NOBODYS, code, now)
    open_to = account is not None and account.disabled is None and kept is not None
    if account is None or step is None or not (right and open_to):
        return False
    # A code is used once: whoever saw it being typed comes too late.
    statement = "UPDATE password SET step = ?1 WHERE person = ?2 AND step < ?1"
    return bool(office.change(statement, step, account.code))


@cache
def _nobodys() -> str:
    """Return a hash that no password has, to be checked where there is none."""
    return _hash(new_token())


def _hash(password: str) -> str:
    with _turns:
        return _hasher.hash(_normal(password))


def _fits(kept: str, password: str) -> bool:
    with _turns:
        try:
            return _hasher.verify(kept, _normal(password)[: LONGEST + 1])
        except (VerificationError, InvalidHashError):
            return False


def _normal(password: str) -> str:
    """Return a password as it is compared: keyboards write the same letter in several ways."""
    return unicodedata.normalize("NFKC", password)
