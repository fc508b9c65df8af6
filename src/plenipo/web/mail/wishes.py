"""How each person wishes to be told: at once, once a day, or not; and of what."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime, time, timedelta

import msgspec

from plenipo.capabilities.silence.record import announced
from plenipo.core.errors import InputError
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import said
from plenipo.procedure.silence import time_zone
from plenipo.web.accounts.office import Office, moment, stamp
from plenipo.web.accounts.people import Account
from plenipo.web.mail.matters import TOPICS, Matter

IMMEDIATE, DIGEST, NONE = "immediate", "digest", "none"
WAYS = (IMMEDIATE, DIGEST, NONE)
FIRST_HOUR, FIRST_ZONE = 8, "UTC"
HOURS = range(24)
DAY = timedelta(days=1)

NO_WAY = said("Choose at once, once a day, or not at all.")
NO_HOUR = said("Choose an hour of the day, from 0 to 23.")
NO_ZONE = said("There is no such time zone: write one like Europe/Vienna, or +01:00.")


class Choice(msgspec.Struct, frozen=True):
    """What a person chose.

    :ivar how: one of :data:`WAYS`.
    :ivar hour: of a digest, as clocks show it in
    :ivar zone: the person's time zone.
    :ivar topics: of what they wish to be told.
    """

    how: str = IMMEDIATE
    hour: int = FIRST_HOUR
    zone: str = FIRST_ZONE
    topics: frozenset[str] = frozenset(TOPICS)


class Wish(msgspec.Struct, frozen=True):
    """How a person wishes to be told.

    :ivar since: from when on they wish to be told of each topic; of others they do not.
    :ivar digested: when the last digest was made, or they chose to have any.
    """

    choice: Choice
    since: dict[str, datetime]
    digested: datetime

    @property
    def next_digest(self) -> datetime:
        """When the next digest is to be made: the first of the hour after the last one."""
        there = announced(self.digested, self.choice.zone)
        days = (there.date() + n * DAY for n in range(3))
        hours = (datetime.combine(day, time(self.choice.hour), there.tzinfo) for day in days)
        # Clocks of one zone are compared by what they show: what counts is the instant.
        return next(at for at in hours if at.timestamp() > self.digested.timestamp())

    def wants(self, matter: Matter) -> bool:
        """Tell whether a matter is to be told at all: what awaits them always is news."""
        since = self.since.get(matter.topic)
        if self.choice.how == NONE or since is None:
            return False
        return matter.awaits or matter.moment >= since

    def due(self, wanted: Iterable[Matter], now: datetime) -> list[Matter]:
        """Return what is to be told now of all that is wanted.

        A digest tells all of it; what is of use only before the next one does not wait for it.
        """
        ahead = self.next_digest
        if self.choice.how == IMMEDIATE or now >= ahead:
            return list(wanted)
        return [m for m in wanted if m.until is not None and m.until <= ahead]


def refuse_choice(choice: Choice) -> Refusals:
    """Refuse a choice that is none."""
    return collect(
        None if choice.how in WAYS else Refusal("no-way", NO_WAY),
        None if choice.hour in HOURS else Refusal("no-hour", NO_HOUR),
        None if _known(choice.zone) else Refusal("no-zone", NO_ZONE),
    )


def of(office: Office, account: Account) -> Wish:
    """Return the wish of a person; who never chose is told of everything at once."""
    query = f"SELECT how, hour, zone, digested, {', '.join(TOPICS)} FROM wish"  # noqa: S608 - ours
    row = office.row(f"{query} WHERE person = ?", account.code)
    if row is None:
        begun = max(account.created, opened(office) or account.created)
        return Wish(Choice(), dict.fromkeys(TOPICS, begun), begun)
    how, hour, zone, digested, *stamps = row
    given = zip(TOPICS, stamps, strict=True)
    since = {topic: moment(stamped) for topic, stamped in given if stamped is not None}
    return Wish(Choice(how, hour, zone, frozenset(since)), since, moment(digested))


def keep(office: Office, account: Account, choice: Choice, now: datetime) -> Refusals:
    """Keep what a person chose; what stands against it.

    Of what they were not told until now, they are told what happens from now on.
    """
    refusals = refuse_choice(choice)
    if refusals:
        return refusals
    with office.together():
        before = of(office, account)
        since = {} if before.choice.how == NONE else before.since
        begun = before.choice.how == DIGEST == choice.how
        digested = before.digested if begun and before.choice == choice else now
        stamps = [
            stamp(since.get(topic, now)) if topic in choice.topics else None for topic in TOPICS
        ]
        names = ", ".join(("person", "how", "hour", "zone", "digested", *TOPICS))
        values = account.code, choice.how, choice.hour, choice.zone, stamp(digested), *stamps
        marks = ", ".join("?" * len(values))
        office.change(f"REPLACE INTO wish({names}) VALUES({marks})", *values)
    return ()


def digested(office: Office, account: Account, now: datetime) -> None:
    """Note that a digest was made."""
    office.change("UPDATE wish SET digested = ? WHERE person = ?", stamp(now), account.code)


def open_post(office: Office, now: datetime) -> None:
    """Note when mail was first sent from here: nobody is told of what was before."""
    with office.together():
        if opened(office) is None:
            office.change("INSERT INTO post VALUES(?)", stamp(now))


def opened(office: Office) -> datetime | None:
    """Return when mail was first sent from here; None where it never was."""
    row = office.row("SELECT opened FROM post")
    return moment(row[0]) if row else None


def chosen(topics: Collection[str]) -> frozenset[str]:
    """Return the topics among what was typed."""
    return frozenset(TOPICS) & frozenset(topics)


def _known(zone: str) -> bool:
    try:
        time_zone(zone)
    except InputError:
        return False
    return bool(zone)
