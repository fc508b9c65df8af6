"""The addresses of accounts: signing in and out, invitations, one's own account, all people."""

from __future__ import annotations

import logging

import msgspec
from litestar.handlers import HTTPRouteHandler

from plenipo.core.page import Named, message
from plenipo.web.accounts import attempts, ceremonies, passkeys, passwords, people
from plenipo.web.accounts.door import Accounts
from plenipo.web.accounts.pages_account import account_pages
from plenipo.web.accounts.pages_invitation import invitation_pages
from plenipo.web.accounts.pages_people import people_pages
from plenipo.web.accounts.pages_providers import provider_pages
from plenipo.web.accounts.views import SignIn
from plenipo.web.accounts.visit import HOME, Draw, Rooms, Visit
from plenipo.web.answer import Answer

log = logging.getLogger("plenipo.accounts")

SIGN_IN = "/sign-in"
PASSKEY = "passkey"
NOT_SIGNED_IN = message("That did not work: check the name, the password and the code.")
NO_PASSKEY = message("That did not work: the passkey is not known here, or was not confirmed.")


def account_routes(accounts: Accounts, draw: Draw) -> list[HTTPRouteHandler]:
    """Return the handlers of all pages of accounts.

    :param draw: draws a page inside the site: :meth:`plenipo.web.site.Site.draw`.
    """
    rooms = Rooms(accounts, draw)
    rooms.get(SIGN_IN, lambda visit: visit.page("accounts/sign-in.html", _sign_in(visit)))
    rooms.post(SIGN_IN, by_password)
    rooms.post("/sign-in/passkey/options", ask_for_passkey)
    rooms.post("/sign-in/passkey", by_passkey)
    rooms.post("/sign-out", sign_out)
    invitation_pages(rooms)
    account_pages(rooms)
    people_pages(rooms)
    provider_pages(rooms)
    return rooms.routes


def by_password(visit: Visit) -> Answer:
    """Sign in by name, password and code; whatever is wrong, the answer and the work are one."""
    name = visit.fields.get("name", "").strip()
    keys = ("name", name), ("address", visit.accounts.address(visit.request))
    visit.pace(*keys)
    account = people.named(visit.office, name)
    password, code = visit.fields.get("password", ""), visit.fields.get("code", "")
    proven = passwords.prove(visit.office, account, password, code, visit.now)
    if account is None or not proven:
        page = _sign_in(visit, visit.say(NOT_SIGNED_IN))
        return visit.page("accounts/sign-in.html", page, 401)
    attempts.succeeded(visit.office, keys, visit.now)
    visit.enter(account.code, "password")
    log.info("%s signed in by password.", account.code)
    return visit.go(visit.to)


def ask_for_passkey(visit: Visit) -> Answer:
    """Answer a script with a challenge; it is of the same form for everybody."""
    visit.pace(("beginning", visit.accounts.address(visit.request)))
    asked = passkeys.ask_to_sign_in(visit.accounts.place)
    ceremonies.keep(visit.office, visit.token, PASSKEY, asked.challenge, visit.now)
    return visit.data(asked.options)


def by_passkey(visit: Visit) -> Answer:
    """Sign in by a passkey that signed the challenge."""
    key = "address", visit.accounts.address(visit.request)
    visit.pace(key)
    challenge = ceremonies.take(visit.office, visit.token, PASSKEY, visit.now)
    given = visit.sent.get("credential")
    account = None
    if challenge and isinstance(given, dict):
        place = visit.accounts.place
        account = passkeys.prove(visit.office, challenge, given, place, visit.now)
    if account is None:
        raise visit.refused(401, NO_PASSKEY)
    attempts.succeeded(visit.office, [key], visit.now)
    visit.enter(account.code, PASSKEY)
    log.info("%s signed in by passkey.", account.code)
    return visit.data(msgspec.json.encode({"ok": True, "to": visit.to}))


def sign_out(visit: Visit) -> Answer:
    """End the session."""
    visit.leave()
    return visit.go(visit.at(HOME))


def _sign_in(visit: Visit, error: str = "") -> SignIn:
    signed_in = visit.account().name if visit.session else ""
    clients = visit.accounts.providers.items()
    return SignIn(
        token=visit.form_token,
        next=visit.to,
        name=visit.fields.get("name", "")[: people.LONGEST],
        error=error,
        passkeys=visit.accounts.takes_passkeys,
        providers=tuple(Named(code, client.provider.name) for code, client in clients),
        signed_in=signed_in,
    )
