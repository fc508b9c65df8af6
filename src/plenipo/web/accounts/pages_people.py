"""All people with an account, for those who may invite others."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

from plenipo.core.page import Named, message
from plenipo.web.accounts import invitations, people
from plenipo.web.accounts.first import link_of
from plenipo.web.accounts.pages_account import SIGN_IN_AGAIN, own
from plenipo.web.accounts.people import Account
from plenipo.web.accounts.views import PeoplePage, Somebody
from plenipo.web.accounts.visit import ACCOUNT, Handle, Rooms, Visit
from plenipo.web.answer import Answer
from plenipo.web.languages import LANGUAGES, own_name

log = logging.getLogger("plenipo.accounts")

PEOPLE = f"{ACCOUNT}/people"
FIELDS = ("code", "name", "email", "language")
NOT_YOURSELF = message("You cannot shut your own account: ask another of the secretariat.")
SHUT = message("The account is shut: open it before you invite the person again.")


def people_pages(rooms: Rooms) -> None:
    """Give the pages of all people their addresses."""
    rooms.get(PEOPLE, inviting(lambda visit, _: _page(visit)))
    rooms.post(PEOPLE, inviting(invite))
    rooms.post(f"{PEOPLE}/link", inviting(renew_link))
    rooms.post(f"{PEOPLE}/shut", inviting(shut))
    rooms.post(f"{PEOPLE}/open", inviting(reopen))


def inviting(handle: Callable[[Visit, Account], Answer]) -> Handle:
    """Let in who may invite others; to everybody else there is no such page."""

    def answered(visit: Visit, account: Account) -> Answer:
        if not visit.accounts.may_invite(account.code):
            raise visit.not_found()
        return handle(visit, account)

    return own(answered)


def invite(visit: Visit, account: Account) -> Answer:
    """Make an account for a person, or change what they are called, and show a link for them."""
    given = {field: visit.fields.get(field, "").strip() for field in FIELDS}
    before = people.find(visit.office, given["code"])
    _may_have_link(visit, before)
    refusals = people.keep(visit.office, **given, now=visit.now)
    if refusals:
        errors = tuple(refusal.told(visit.wording) for refusal in refusals)
        return _page(visit, errors=errors, given=given, status=422)
    made = people.find(visit.office, given["code"])
    return _linked(visit, account, made.code if made else given["code"])


def renew_link(visit: Visit, account: Account) -> Answer:
    """Show a new link for a person, who lost the last one or all ways to sign in."""
    person = _meant(visit)
    _may_have_link(visit, person)
    return _linked(visit, account, person.code)


def shut(visit: Visit, account: Account) -> Answer:
    """Shut an account: its sessions end at once."""
    person = _meant(visit)
    if person.code == account.code:
        raise visit.refused(409, NOT_YOURSELF)
    people.disable(visit.office, person.code, visit.now)
    log.info("%s shut the account %s.", account.code, person.code)
    return visit.go(visit.at(PEOPLE))


def reopen(visit: Visit, account: Account) -> Answer:
    """Open a shut account again."""
    person = _meant(visit)
    people.enable(visit.office, person.code)
    log.info("%s opened the account %s.", account.code, person.code)
    return visit.go(visit.at(PEOPLE))


def _meant(visit: Visit) -> Account:
    person = people.find(visit.office, visit.fields.get("code", ""))
    if person is None:
        raise visit.not_found()
    return person


def _may_have_link(visit: Visit, person: Account | None) -> None:
    """Refuse a link to a shut account, and to one in use unless who asks signed in just now.

    Such a link is a key to the other's account.
    """
    if person is None:
        return
    if person.disabled:
        raise visit.refused(409, SHUT)
    if person.joined and not (visit.session and visit.session.fresh(visit.now)):
        raise visit.refused(403, SIGN_IN_AGAIN)


def _linked(visit: Visit, account: Account, code: str) -> Answer:
    token = invitations.invite(visit.office, code, account.code, visit.now)
    log.info("%s invited %s.", account.code, code)
    return _page(visit, link=link_of(visit.accounts, token), invited=code)


def _page(  # noqa: PLR0913 - what differs
    visit: Visit,
    *,
    errors: tuple[str, ...] = (),
    given: dict[str, str] | None = None,
    link: str = "",
    invited: str = "",
    status: int = 200,
) -> Answer:
    waiting = invitations.waiting(visit.office, visit.now)
    own_code = visit.account().code
    page = PeoplePage(
        token=visit.form_token,
        people=tuple(
            _told(each, waiting.get(each.code), own_code) for each in people.everybody(visit.office)
        ),
        languages=tuple(Named(tag, own_name(tag)) for tag in LANGUAGES),
        errors=errors,
        given=given or dict.fromkeys(FIELDS, ""),
        link_made=link,
        invited=invited,
        expires=waiting.get(invited),
    )
    return visit.page("accounts/people.html", page, status, PEOPLE)


def _told(account: Account, invited: datetime | None, own_code: str) -> Somebody:
    return Somebody(
        code=account.code,
        name=account.name,
        email=account.email,
        joined=account.joined,
        disabled=account.disabled is not None,
        invited=invited,
        current=account.code == own_code,
    )
