"""Invitations: the page a link leads to, on which a person chooses how to sign in."""

from __future__ import annotations

import logging

import msgspec

from plenipo.core.page import Named, message
from plenipo.web.accounts import ceremonies, codes, invitations, passkeys, passwords, people
from plenipo.web.accounts.invitations import Invitation
from plenipo.web.accounts.people import Account
from plenipo.web.accounts.tokens import digest_of
from plenipo.web.accounts.views import Authenticator, InvitationPage
from plenipo.web.accounts.visit import ACCOUNT, Rooms, Visit
from plenipo.web.answer import Answer

log = logging.getLogger("plenipo.accounts")

INVITATION = "/invitations/{link}"
NEW_PASSKEY = "new passkey"
AUTHENTICATOR = "authenticator"

NO_INVITATION = message("This link does not hold: it is wrong, was used, or is too old.")
ASK_ANOTHER = message("Ask the secretariat for another.")
NOT_MADE = message("The passkey could not be made: try again, or choose another device.")


def invitation_pages(rooms: Rooms) -> None:
    """Give the pages of an invitation their addresses."""
    rooms.get(INVITATION, show)
    rooms.post(INVITATION, take_password)
    rooms.post(f"{INVITATION}/passkey/options", ask_for_passkey)
    rooms.post(f"{INVITATION}/passkey", take_passkey)


def invited(visit: Visit) -> tuple[Invitation, Account]:
    """Return the invitation that the address holds, and whose account it is for.

    :raises RefusedError: the same for one that is wrong, used, or too old.
    """
    found = invitations.find(visit.office, digest_of(visit.part("link")), visit.now)
    account = people.find(visit.office, found.person) if found else None
    if found is None or account is None:
        raise visit.refused(404, NO_INVITATION, ASK_ANOTHER)
    return found, account


def spend(visit: Visit, digest: bytes) -> str:
    """Use an invitation up; return whom it was for.

    :raises RefusedError: when it does not hold any more.
    """
    spent = invitations.spend(visit.office, digest, visit.now)
    if spent is None:
        raise visit.refused(404, NO_INVITATION, ASK_ANOTHER)
    return spent.person


def show(visit: Visit) -> Answer:
    """Show the ways to sign in from now on; to look at them does not use the invitation up."""
    _, account = invited(visit)
    return visit.page("accounts/invitation.html", _page(visit, account))


def take_password(visit: Visit) -> Answer:
    """Keep the password and the authenticator, and sign in."""
    invitation, account = invited(visit)
    with visit.office.together():
        errors = keep_password(visit, account)
        if not errors:
            spend(visit, invitation.digest)
    if errors:
        return visit.page("accounts/invitation.html", _page(visit, account, errors), 422)
    visit.enter(account.code, "password", alone=True)
    log.info("%s took an invitation, by password.", account.code)
    return visit.go(visit.at(ACCOUNT))


def ask_for_passkey(visit: Visit) -> Answer:
    """Answer a script with what makes a device create a passkey."""
    _, account = invited(visit)
    return ask_for_new_passkey(visit, account)


def take_passkey(visit: Visit) -> Answer:
    """Keep the passkey, and sign in."""
    invitation, account = invited(visit)
    with visit.office.together():
        keep_passkey(visit, account)
        spend(visit, invitation.digest)
    visit.enter(account.code, "passkey", alone=True)
    log.info("%s took an invitation, by passkey.", account.code)
    return visit.data(msgspec.json.encode({"ok": True, "to": visit.at(ACCOUNT)}))


def ask_for_new_passkey(visit: Visit, account: Account) -> Answer:
    """Answer a script with a challenge for a new passkey of an account."""
    visit.pace(("beginning", visit.accounts.address(visit.request)))
    asked = passkeys.ask_to_register(visit.office, account, visit.accounts.place)
    ceremonies.keep(visit.office, visit.token, NEW_PASSKEY, asked.challenge, visit.now)
    return visit.data(asked.options)


def keep_passkey(visit: Visit, account: Account) -> None:
    """Keep the passkey that a script sent.

    :raises RefusedError: when it does not answer the challenge.
    """
    challenge = ceremonies.take(visit.office, visit.token, NEW_PASSKEY, visit.now)
    given, label = visit.sent.get("credential"), str(visit.sent.get("label", ""))
    place = visit.accounts.place
    made = (
        challenge is not None
        and isinstance(given, dict)
        and passkeys.register(visit.office, account, challenge, given, label, place, visit.now)
    )
    if not made:
        raise visit.refused(422, NOT_MADE)


def keep_password(visit: Visit, account: Account) -> tuple[str, ...]:
    """Keep the password that a form sent, with the authenticator shown before; what is wrong."""
    secret = ceremonies.look(visit.office, visit.token, AUTHENTICATOR, visit.now)
    password, code = visit.fields.get("password", ""), visit.fields.get("code", "")
    shown = secret.decode() if secret else codes.new_secret()
    refusals = passwords.keep(visit.office, account, password, shown, code, visit.now)
    if not refusals:
        ceremonies.take(visit.office, visit.token, AUTHENTICATOR, visit.now)
    return tuple(refusal.told(visit.wording) for refusal in refusals)


def authenticator(visit: Visit, account: Account) -> Authenticator:
    """Return an authenticator to be set up: the same one while the page is shown again."""
    kept = ceremonies.look(visit.office, visit.token, AUTHENTICATOR, visit.now)
    secret = kept.decode() if kept else codes.new_secret()
    hour = ceremonies.LONGER
    ceremonies.keep(visit.office, visit.token, AUTHENTICATOR, secret.encode(), visit.now, hour)
    address = codes.address_of(secret, account.code, visit.accounts.place.title)
    told = visit.say(message("The authenticator's key as a picture"))
    spaced = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
    return Authenticator(codes.picture_of(address, told), spaced, address)


def _page(visit: Visit, account: Account, errors: tuple[str, ...] = ()) -> InvitationPage:
    clients = visit.accounts.providers.items()
    return InvitationPage(
        token=visit.form_token,
        key=visit.part("link"),
        name=account.name,
        code=account.code,
        errors=errors,
        passkeys=visit.accounts.takes_passkeys,
        providers=tuple(Named(code, client.provider.name) for code, client in clients),
        authenticator=authenticator(visit, account),
    )
