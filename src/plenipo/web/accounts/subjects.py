"""Subjects: what a provider of OpenID Connect calls a person; linked only by an invitation."""

from __future__ import annotations

from datetime import datetime

import apsw
import msgspec

from plenipo.web.accounts import people
from plenipo.web.accounts.office import Office, moment, stamp
from plenipo.web.accounts.people import Account


class Subject(msgspec.Struct, frozen=True):
    """A person as a provider knows them."""

    issuer: str
    subject: str
    linked: datetime


def of(office: Office, person: str) -> list[Subject]:
    """Return what providers call a person."""
    query = "SELECT issuer, subject, linked FROM subject WHERE person = ? ORDER BY linked, issuer"
    return [
        Subject(issuer, subject, moment(linked))
        for issuer, subject, linked in office.rows(query, person)
    ]


def link(office: Office, person: str, issuer: str, subject: str, now: datetime) -> bool:
    """Let a provider's subject sign in as a person; tell whether it is free to."""
    try:
        office.change("INSERT INTO subject VALUES(?, ?, ?, ?)", issuer, subject, person, stamp(now))
    except apsw.ConstraintError:
        query = "SELECT person FROM subject WHERE issuer = ? AND subject = ?"
        return office.row(query, issuer, subject) == (person,)
    return True


def find(office: Office, issuer: str, subject: str) -> Account | None:
    """Return the account that a provider's subject signs in to, if it may."""
    query = "SELECT person FROM subject WHERE issuer = ? AND subject = ?"
    row = office.row(query, issuer, subject)
    account = people.find(office, row[0]) if row else None
    return account if account and not account.disabled else None


def remove(office: Office, person: str, issuer: str) -> bool:
    """Let a person sign in by a provider no longer."""
    statement = "DELETE FROM subject WHERE person = ? AND issuer = ?"
    return bool(office.change(statement, person, issuer))
