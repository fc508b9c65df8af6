"""The page on which a person chooses what they are told, when, and follows a calendar."""

from __future__ import annotations

import logging
from datetime import datetime
from functools import cache
from zoneinfo import available_timezones

import msgspec

from plenipo.web.accounts.pages_account import own
from plenipo.web.accounts.people import Account
from plenipo.web.accounts.visit import Rooms, Visit
from plenipo.web.answer import Answer
from plenipo.web.mail import feeds, letters, wishes
from plenipo.web.mail.matters import TOPICS
from plenipo.web.mail.sight import Sight
from plenipo.web.mail.wishes import HOURS, Choice
from plenipo.web.mail.writing import NOTICES

log = logging.getLogger("plenipo.accounts")

CALENDAR = f"{NOTICES}/calendar"
LONGEST = 60


class NoticesPage(msgspec.Struct, frozen=True):
    """What a person is told, when, and their calendar.

    :ivar sends: whether this room sends mail at all.
    :ivar waiting: how many letters to them wait to be sent.
    :ivar zones: the time zones that can be chosen.
    :ivar calendar: since when there is one; None where there is none.
    :ivar address: of the calendar that was just made; shown this once.
    :ivar kept: whether what was chosen was just kept.
    """

    token: str
    email: str
    sends: bool
    waiting: int
    choice: Choice
    topics: tuple[str, ...]
    hours: tuple[int, ...]
    zones: tuple[str, ...]
    errors: tuple[str, ...]
    kept: bool
    calendar: datetime | None
    address: str


def notice_pages(rooms: Rooms, sight: Sight, *, sends: bool) -> None:
    """Give the page of notices and the calendars their addresses.

    :param sends: whether this room sends mail at all.
    """

    def show(visit: Visit, account: Account) -> Answer:
        return _page(visit, account, sends=sends)

    def take(visit: Visit, account: Account) -> Answer:
        choice = _typed(visit)
        refusals = wishes.keep(visit.office, account, choice, visit.now)
        errors = tuple([refusal.told(visit.wording) for refusal in refusals])
        return _page(visit, account, sends=sends, choice=choice, errors=errors, kept=not errors)

    def make(visit: Visit, account: Account) -> Answer:
        token = feeds.make(visit.office, account.code, visit.now)
        log.info("%s made a calendar.", account.code)
        address = visit.accounts.place.origin + feeds.path_of(token)
        return _page(visit, account, sends=sends, address=address)

    def end(visit: Visit, account: Account) -> Answer:
        feeds.end(visit.office, account.code)
        log.info("%s ended a calendar.", account.code)
        return visit.go(visit.at(NOTICES))

    rooms.get(NOTICES, own(show))
    rooms.post(NOTICES, own(take))
    rooms.post(CALENDAR, own(make))
    rooms.post(f"{CALENDAR}/end", own(end))
    rooms.get(feeds.ADDRESS, feeds.feed(sight))


def _page(  # noqa: PLR0913 - what a page says once it was sent
    visit: Visit,
    account: Account,
    *,
    sends: bool,
    choice: Choice | None = None,
    errors: tuple[str, ...] = (),
    kept: bool = False,
    address: str = "",
) -> Answer:
    office = visit.office
    page = NoticesPage(
        token=visit.form_token,
        email=account.email,
        sends=sends,
        waiting=letters.waiting(office, account.code),
        choice=choice or wishes.of(office, account).choice,
        topics=TOPICS,
        hours=tuple(HOURS),
        zones=_zones(),
        errors=errors,
        kept=kept,
        calendar=feeds.made(office, account.code),
        address=address,
    )
    return visit.page("mail/notices.html", page, 422 if errors else 200, NOTICES)


def _typed(visit: Visit) -> Choice:
    given = visit.fields
    hour = given.get("hour", "")
    return Choice(
        how=given.get("how", ""),
        hour=int(hour) if hour.isascii() and hour.isdigit() and len(hour) < LONGEST else -1,
        zone=given.get("zone", "").strip()[:LONGEST],
        topics=wishes.chosen([topic for topic in TOPICS if given.get(topic)]),
    )


@cache
def _zones() -> tuple[str, ...]:
    """Return the time zones that are named after places."""
    apart = ("Etc/", "SystemV/", "US/", "posix/", "right/")
    found = (zone for zone in available_timezones() if "/" in zone and not zone.startswith(apart))
    return ("UTC", *sorted(found))
