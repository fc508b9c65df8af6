"""The first start: while nobody can sign in, the secretariat is invited by a link, printed once."""

from __future__ import annotations

from plenipo.core.errors import InputError
from plenipo.web.accounts import invitations, people
from plenipo.web.accounts.door import Accounts
from plenipo.web.languages import DEFAULT

SECRETARIAT = "secretariat"
NAME = "Secretariat"


def first_link(accounts: Accounts, code: str = SECRETARIAT, name: str = NAME) -> str | None:
    """Return the link that makes the secretariat's account; None once anybody can sign in.

    Each start gives a new link, and the one before does not hold any more: only who sees the
    terminal now has one that works. It is nowhere but in the answer: print it, and do not log it.

    :raises InputError: when no account can have this code or name.
    """
    now = accounts.now()
    if people.anybody_joined(accounts.office):
        return None
    refusals = people.keep(accounts.office, code, name, "", DEFAULT, now)
    if refusals:
        raise InputError(refusals[0].sentence)
    people.enable(accounts.office, code)
    token = invitations.invite(accounts.office, code, "", now)
    return link_of(accounts, token)


def link_of(accounts: Accounts, token: str) -> str:
    """Return the link of an invitation."""
    return f"{accounts.place.origin}/invitations/{token}"
