"""Invitations: a link that lets one person, once, choose how they sign in."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec

from plenipo.web.accounts.office import Office, moment, stamp
from plenipo.web.accounts.tokens import digest_of, new_token

HOLDS = timedelta(days=7)


class Invitation(msgspec.Struct, frozen=True):
    """An invitation that holds.

    :ivar digest: of the secret in its link.
    :ivar person: whom it is for.
    """

    digest: bytes
    person: str
    expires: datetime


def invite(office: Office, person: str, by: str, now: datetime) -> str:
    """Return the secret of a new link for a person who has an account; an earlier one ends.

    :param by: the code of who invites; empty for the keeper of the register.
    """
    token = new_token()
    statement = "REPLACE INTO invitation SELECT ?, code, ?, ? FROM account WHERE code = ?"
    office.change(statement, digest_of(token), by, stamp(now), person)
    return token


def find(office: Office, digest: bytes, now: datetime) -> Invitation | None:
    """Return an invitation that holds, by the digest of its secret."""
    query = (
        "SELECT digest, person, invitation.created FROM invitation JOIN account"
        " ON account.code = person WHERE digest = ? AND disabled IS NULL"
    )
    row = office.row(query, digest)
    if row is None or now >= moment(row[2]) + HOLDS:
        return None
    return Invitation(row[0], row[1], moment(row[2]) + HOLDS)


def spend(office: Office, digest: bytes, now: datetime) -> Invitation | None:
    """Return an invitation that holds, and let it hold no longer: of two who try, one succeeds."""
    with office.together():
        found = find(office, digest, now)
        office.change("DELETE FROM invitation WHERE digest = ?", digest)
    return found


def waiting(office: Office, now: datetime) -> dict[str, datetime]:
    """Return until when the invitations that hold do so, by person."""
    rows = office.rows("SELECT person, created FROM invitation")
    ends = {person: moment(created) + HOLDS for person, created in rows}
    return {person: expires for person, expires in ends.items() if now < expires}
