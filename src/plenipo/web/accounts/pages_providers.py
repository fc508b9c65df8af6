"""The way to a provider of OpenID Connect and back: to sign in, or to link an account."""

from __future__ import annotations

import logging

import msgspec

from plenipo.core.page import message
from plenipo.web.accounts import attempts, ceremonies, subjects
from plenipo.web.accounts.pages_account import changing
from plenipo.web.accounts.pages_invitation import INVITATION, invited, spend
from plenipo.web.accounts.people import Account
from plenipo.web.accounts.providers import Client, ProviderError, Way, new_way
from plenipo.web.accounts.visit import ACCOUNT, NOT_FROM_HERE, OPEN_AGAIN, Rooms, Visit
from plenipo.web.answer import Answer

log = logging.getLogger("plenipo.accounts")

PROVIDER = "provider"
NOT_LINKED = message("That did not work: no account here is linked with who you are there.")
LINK_FIRST = message("Open the link of your invitation, and choose it there.")
NOT_TRUSTED = message("That did not work: the answer that came back could not be trusted.")
START_AGAIN = message("Begin again from the page to sign in.")
OUT_OF_REACH = message("It cannot be reached at the moment: sign in another way, or try later.")
TAKEN = message("Who you are there is linked with another account here already.")


class Sent(msgspec.Struct, frozen=True):
    """A browser that was sent to a provider: which, with what, and what for.

    :ivar invitation: the digest of the invitation it is for; empty for none.
    :ivar person: whose account is to be linked; empty for none.
    :ivar to: where to go afterwards.
    """

    provider: str
    way: Way
    to: str
    invitation: bytes = b""
    person: str = ""


def provider_pages(rooms: Rooms) -> None:
    """Give the ways to providers their addresses."""
    rooms.get("/sign-in/providers/{provider}", sign_in)
    rooms.get("/sign-in/providers/{provider}/callback", come_back)
    rooms.get(f"{INVITATION}/providers/{{provider}}", take_invitation)
    rooms.get(f"{ACCOUNT}/providers/{{provider}}", changing(link))


def sign_in(visit: Visit) -> Answer:
    """Send a browser to a provider to sign in."""
    return _send(visit, to=visit.to)


def take_invitation(visit: Visit) -> Answer:
    """Send a browser to a provider to take an invitation."""
    invitation, _ = invited(visit)
    return _send(visit, to=visit.at(ACCOUNT), invitation=invitation.digest)


def link(visit: Visit, account: Account) -> Answer:
    """Send a browser to a provider to link an account with it.

    Only from a page of this site: another could first sign the browser in there as somebody else.
    """
    if not visit.accounts.led_from_here(visit.request):
        raise visit.refused(403, NOT_FROM_HERE, OPEN_AGAIN)
    return _send(visit, to=visit.at(ACCOUNT), person=account.code)


def come_back(visit: Visit) -> Answer:
    """Take a browser in that comes back from a provider."""
    key = "address", visit.accounts.address(visit.request)
    visit.pace(key)
    code, client = _client(visit)
    kept = ceremonies.take(visit.office, visit.token, PROVIDER, visit.now)
    sent = msgspec.json.decode(kept, type=Sent) if kept else None
    if sent is None or sent.provider != code:
        raise visit.refused(403, NOT_TRUSTED, START_AGAIN)
    query = dict(visit.request.query_params.multi_items())
    try:
        subject = client.subject(sent.way, query, visit.now)
    except ProviderError as error:
        log.warning("What came back from the provider %s was not trusted: %s", code, error)
        raise visit.refused(403, NOT_TRUSTED, START_AGAIN) from None
    issuer = client.provider.issuer
    if sent.invitation or sent.person:
        _link(visit, sent, issuer, subject)
    account = subjects.find(visit.office, issuer, subject)
    if account is None:
        raise visit.refused(403, NOT_LINKED, LINK_FIRST)
    attempts.succeeded(visit.office, [key], visit.now)
    visit.enter(account.code, issuer, alone=bool(sent.invitation))
    log.info("%s signed in by the provider %s.", account.code, code)
    return visit.go(sent.to)


def _send(visit: Visit, *, to: str, invitation: bytes = b"", person: str = "") -> Answer:
    visit.pace(("beginning", visit.accounts.address(visit.request)))
    code, client = _client(visit)
    way = new_way()
    try:
        address = client.address(way, visit.wording.language)
    except ProviderError as error:
        log.warning("The provider %s is out of reach: %s", code, error)
        raise visit.refused(503, OUT_OF_REACH) from None
    data = msgspec.json.encode(Sent(code, way, to, invitation, person))
    ceremonies.keep(visit.office, visit.token, PROVIDER, data, visit.now)
    return visit.go(address)


def _link(visit: Visit, sent: Sent, issuer: str, subject: str) -> None:
    """Link who came back with the account of an invitation, or with their own."""
    with visit.office.together():
        person = sent.person
        if sent.invitation:
            person = spend(visit, sent.invitation)
        elif visit.session is None or visit.session.person != person:
            raise visit.refused(403, NOT_TRUSTED, START_AGAIN)
        if not subjects.link(visit.office, person, issuer, subject, visit.now):
            raise visit.refused(409, TAKEN)
    log.info("%s linked a provider.", person)


def _client(visit: Visit) -> tuple[str, Client]:
    code = visit.part("provider")
    client = visit.accounts.providers.get(code)
    if client is None:
        raise visit.not_found()
    return code, client
