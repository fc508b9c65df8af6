"""One's own account: ways to sign in, and sessions, each of which can be ended."""

from __future__ import annotations

import logging
from collections.abc import Callable

import msgspec

from plenipo.core.page import Named, message
from plenipo.web.accounts import passkeys, passwords, sessions, subjects
from plenipo.web.accounts.devices import device
from plenipo.web.accounts.pages_invitation import (
    ask_for_new_passkey,
    authenticator,
    keep_passkey,
    keep_password,
)
from plenipo.web.accounts.people import Account
from plenipo.web.accounts.sessions import Session
from plenipo.web.accounts.views import AccountPage, Linked, OwnPasskey, OwnSession, PasswordPage
from plenipo.web.accounts.visit import ACCOUNT, Handle, Rooms, Visit
from plenipo.web.answer import Answer

log = logging.getLogger("plenipo.accounts")

PASSWORD = f"{ACCOUNT}/password"
SIGN_IN_AGAIN = message("Sign in again, then change how you sign in within a quarter of an hour.")
LAST_WAY = message("This is the only way you can sign in: add another before you remove it.")


def account_pages(rooms: Rooms) -> None:
    """Give the pages of one's own account their addresses."""
    rooms.get(ACCOUNT, own(show))
    rooms.post(f"{ACCOUNT}/sessions/end", own(end_session))
    rooms.post(f"{ACCOUNT}/sessions/end-others", own(end_others))
    rooms.post(f"{ACCOUNT}/passkeys/options", changing(ask_for_new_passkey))
    rooms.post(f"{ACCOUNT}/passkeys", changing(take_passkey))
    rooms.post(f"{ACCOUNT}/passkeys/remove", changing(remove_passkey))
    rooms.get(PASSWORD, changing(show_password))
    rooms.post(PASSWORD, changing(take_password))
    rooms.post(f"{PASSWORD}/remove", changing(remove_password))
    rooms.post(f"{ACCOUNT}/providers/remove", changing(remove_provider))


def own(handle: Callable[[Visit, Account], Answer]) -> Handle:
    """Let in who signed in; lead others to where one does."""

    def answered(visit: Visit) -> Answer:
        if visit.session is None and visit.request.method != "POST":
            return visit.go(visit.sign_in())
        return handle(visit, visit.account())

    return answered


def changing(handle: Callable[[Visit, Account], Answer]) -> Handle:
    """Let in who signed in just now: an open screen is not enough to change how one does."""

    def answered(visit: Visit, account: Account) -> Answer:
        if visit.session is None or not visit.session.fresh(visit.now):
            raise visit.refused(403, SIGN_IN_AGAIN)
        return handle(visit, account)

    return own(answered)


def ways(visit: Visit, account: Account) -> int:
    """Return in how many ways a person can sign in."""
    office, person = visit.office, account.code
    password = passwords.of(office, person) is not None
    return len(passkeys.of(office, person)) + len(subjects.of(office, person)) + password


def show(visit: Visit, account: Account) -> Answer:
    """Show the account."""
    office, person, clients = visit.office, account.code, visit.accounts.providers
    names = {client.provider.issuer: client.provider.name for client in clients.values()}
    linked = [
        Linked(each.issuer, names.get(each.issuer, each.issuer), each.linked)
        for each in subjects.of(office, person)
    ]
    free = [
        Named(code, client.provider.name)
        for code, client in clients.items()
        if client.provider.issuer not in {each.issuer for each in linked}
    ]
    page = AccountPage(
        token=visit.form_token,
        code=person,
        name=account.name,
        email=account.email,
        fresh=visit.session is not None and visit.session.fresh(visit.now),
        ways=ways(visit, account),
        passkeys=tuple(
            OwnPasskey(each.id.hex(), each.label, each.created, each.used)
            for each in passkeys.of(office, person)
        ),
        takes_passkeys=visit.accounts.takes_passkeys,
        password=passwords.of(office, person) is not None,
        linked=tuple(linked),
        providers=tuple(free),
        sessions=tuple(
            _told(each, names, visit.session) for each in sessions.of(office, person, visit.now)
        ),
        may_invite=visit.accounts.may_invite(person),
    )
    return visit.page("accounts/account.html", page)


def end_session(visit: Visit, account: Account) -> Answer:
    """End one of one's own sessions; of others nothing is told."""
    sessions.end(visit.office, account.code, visit.fields.get("session", ""))
    return visit.go(visit.at(ACCOUNT))


def end_others(visit: Visit, account: Account) -> Answer:
    """End all sessions but this one."""
    if visit.session is not None:
        sessions.end_others(visit.office, account.code, visit.session.code)
    return visit.go(visit.at(ACCOUNT))


def take_passkey(visit: Visit, account: Account) -> Answer:
    """Keep a further passkey."""
    keep_passkey(visit, account)
    log.info("%s added a passkey.", account.code)
    return visit.data(msgspec.json.encode({"ok": True, "to": visit.at(ACCOUNT)}))


def remove_passkey(visit: Visit, account: Account) -> Answer:
    """Remove a passkey, unless it is the last way to sign in."""
    _require_another(visit, account)
    try:
        key = bytes.fromhex(visit.fields.get("passkey", ""))
    except ValueError:
        key = b""
    passkeys.remove(visit.office, account.code, key)
    log.info("%s removed a passkey.", account.code)
    return visit.go(visit.at(ACCOUNT))


def show_password(visit: Visit, account: Account) -> Answer:
    """Show the form to set a password and an authenticator."""
    return _password_page(visit, account)


def take_password(visit: Visit, account: Account) -> Answer:
    """Keep a password and an authenticator, in place of the ones before; other sessions end."""
    errors = keep_password(visit, account)
    if errors:
        return _password_page(visit, account, errors)
    if visit.session is not None:
        sessions.end_others(visit.office, account.code, visit.session.code)
    log.info("%s set a password.", account.code)
    return visit.go(visit.at(ACCOUNT))


def remove_password(visit: Visit, account: Account) -> Answer:
    """Remove the password, unless it is the last way to sign in."""
    _require_another(visit, account)
    passwords.forget(visit.office, account.code)
    log.info("%s removed the password.", account.code)
    return visit.go(visit.at(ACCOUNT))


def remove_provider(visit: Visit, account: Account) -> Answer:
    """Part from a provider, unless it is the last way to sign in."""
    _require_another(visit, account)
    subjects.remove(visit.office, account.code, visit.fields.get("issuer", ""))
    log.info("%s removed a provider.", account.code)
    return visit.go(visit.at(ACCOUNT))


def _require_another(visit: Visit, account: Account) -> None:
    if ways(visit, account) <= 1:
        raise visit.refused(409, LAST_WAY)


def _password_page(visit: Visit, account: Account, errors: tuple[str, ...] = ()) -> Answer:
    shown = authenticator(visit, account)
    page = PasswordPage(visit.form_token, account.code, errors, shown)
    return visit.page("accounts/password.html", page, 422 if errors else 200)


def _told(session: Session, names: dict[str, str], current: Session | None) -> OwnSession:
    return OwnSession(
        code=session.code,
        device=device(session.agent),
        agent=session.agent,
        created=session.created,
        seen=session.seen,
        how=names.get(session.how, session.how),
        current=current is not None and session.code == current.code,
    )
