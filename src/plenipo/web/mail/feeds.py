"""Calendars of one's own: what expires, at an address with a secret, for programs to follow."""

from __future__ import annotations

from datetime import datetime

from plenipo.capabilities.silence import feed as silences
from plenipo.capabilities.treaties import calendar as treaties
from plenipo.core.page import message
from plenipo.register.view import View
from plenipo.web.accounts import attempts, people
from plenipo.web.accounts.office import Office, moment, stamp
from plenipo.web.accounts.people import Account
from plenipo.web.accounts.tokens import digest_of, new_token
from plenipo.web.accounts.visit import Handle, Visit
from plenipo.web.answer import Answer, answer
from plenipo.web.mail.matters import Held
from plenipo.web.mail.sight import Sight

ADDRESS = "/calendar/{file}"
ENDING = ".ics"
KIND = "text/calendar"
NAMED = message("Silences and treaties")
NO_FEED = message("There is no calendar at this address, or it was ended.")
NOT_KEPT = {"Cache-Control": "private, no-store"}


def make(office: Office, person: str, now: datetime) -> str:
    """Return the secret of a new calendar of a person; the one before ends."""
    token = new_token()
    office.change("REPLACE INTO feed VALUES(?, ?, ?)", digest_of(token), person, stamp(now))
    return token


def made(office: Office, person: str) -> datetime | None:
    """Return when the calendar of a person was made; None where there is none."""
    row = office.row("SELECT made FROM feed WHERE person = ?", person)
    return moment(row[0]) if row else None


def end(office: Office, person: str) -> None:
    """Let the calendar of a person be there no longer."""
    office.change("DELETE FROM feed WHERE person = ?", person)


def find(office: Office, token: str) -> Account | None:
    """Return whose calendar has this secret, if their account is not shut."""
    row = office.row("SELECT person FROM feed WHERE digest = ?", digest_of(token))
    account = people.find(office, row[0]) if row else None
    return account if account is not None and account.disabled is None else None


def path_of(token: str) -> str:
    """Return the address of a calendar, on its site."""
    return ADDRESS.format(file=token + ENDING)


def feed(sight: Sight) -> Handle:
    """Return what answers for all calendars: the silences and treaties a person may read now.

    They are narrowed to a body or a member as ``/silences.ics`` is, by ``?body=`` and ``?member=``.
    """

    def answered(visit: Visit) -> Answer:
        key = "feed", visit.accounts.address(visit.request)
        visit.pace(key)
        account = find(visit.office, visit.part("file").removesuffix(ENDING))
        if account is None:
            raise visit.refused(404, NO_FEED)
        attempts.succeeded(visit.office, [key], visit.now)
        asked = visit.request.query_params
        body, member = asked.get("body", ""), asked.get("member", "")

        def draw(view: View, held: tuple[Held, ...]) -> str:
            del held
            return _drawn(view, body, member)

        calendar = sight.of(account.code, account.language, draw)
        return answer(calendar.encode(), KIND, NOT_KEPT)

    return answered


def _drawn(view: View, body: str, member: str) -> str:
    """Return a calendar of the expiries of silences, and the dates of treaties, as its file."""
    calendar = silences.calendar(view, body, member)
    calendar["x-wr-calname"] = view.wording.say(NAMED)
    for treaty in treaties.chosen(view, body, member):
        for event in treaties.events(view, treaty):
            calendar.add_component(event)
    lines: bytes = calendar.to_ical()
    return lines.decode()
