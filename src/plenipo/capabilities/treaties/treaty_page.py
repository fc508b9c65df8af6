"""The page of a treaty, and the list of all: where each stands, and who takes part."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from plenipo.capabilities.treaties.looking import (
    Looked,
    Participant,
    language_named,
    look_at,
    participant,
)
from plenipo.capabilities.treaties.state import Treaties
from plenipo.capabilities.treaties.status_file import marks_told
from plenipo.capabilities.treaties.status_table import StatusTable, parties, received, status_table
from plenipo.capabilities.treaties.to_force import Clock, clock_of
from plenipo.core.page import Named
from plenipo.register.view import View


class TreatyLine(msgspec.Struct, frozen=True):
    """A treaty in the list.

    :ivar short: how many are counted of how many that are needed, one for each condition.
    """

    treaty: Named
    standing: str
    in_force: date | None
    opened: date
    signatories: int
    bound: int
    parties: int
    short: tuple[str, ...]
    source: str


class TreatiesPage(msgspec.Struct, frozen=True):
    """The treaties: those that are not in force first, then by the day they were opened."""

    treaties: tuple[TreatyLine, ...]


class Language(msgspec.Struct, frozen=True):
    """A language in which a treaty is authentic."""

    tag: str
    name: str


class ReceivedTold(msgspec.Struct, frozen=True):
    """What the depositary received, or returned.

    :ivar idle: whether it changed nothing.
    :ivar reason: why it was returned.
    """

    day: date
    participant: Participant
    kind: str
    person: str
    office: str
    reason: str
    idle: bool
    source: str
    entry: int


class TreatyPage(msgspec.Struct, frozen=True):
    """A treaty, as of a day.

    :ivar depositary: by code and name; ``known`` tells whether it has a page.
    :ivar marks: what the marks in the table mean, in a sentence.
    :ivar received: all that the depositary received up to that day, the last first.
    """

    treaty: Named
    names: dict[str, str]
    day: date
    clock: Clock
    adopted: date | None
    place: str
    opened: date
    until: date | None
    depositary: Participant
    authentic: tuple[Language, ...]
    prevails: str
    document: str
    clause: str
    reservations: str
    reservations_article: str
    table: StatusTable
    marks: str
    received: tuple[ReceivedTold, ...]
    returned: tuple[ReceivedTold, ...]
    source: str
    entry: int


def treaties_page(view: View) -> TreatiesPage:
    """Return the list of treaties."""
    looked = [look_at(view, treaty) for treaty in view.seen.state.of(Treaties).treaties.values()]
    lines = sorted(map(_line, looked), key=lambda line: (line.opened, line.treaty.code))
    lines.sort(key=lambda line: line.standing == "in-force")
    return TreatiesPage(tuple(lines))


def treaty_page(looked: Looked) -> TreatyPage:
    """Return the page of a treaty as it is looked at."""
    view, treaty, clause = looked.view, looked.treaty, looked.found.clause
    table = status_table(looked)
    return TreatyPage(
        treaty=looked.named,
        names=treaty.names,
        day=looked.day,
        clock=clock_of(looked),
        adopted=treaty.adopted,
        place=treaty.place,
        opened=treaty.day(treaty.since),
        until=treaty.until,
        depositary=participant(view, treaty.depositary),
        authentic=tuple([Language(tag, language_named(view, tag)) for tag in treaty.authentic]),
        prevails=language_named(view, treaty.prevails) if treaty.prevails else "",
        document=treaty.document,
        clause=clause.source,
        reservations=clause.reservations,
        reservations_article=clause.reservations_article,
        table=table,
        marks=marks_told(view),
        received=tuple(_received(looked))[::-1],
        returned=tuple(_returned(looked)),
        source=treaty.source,
        entry=treaty.entry,
    )


def _line(looked: Looked) -> TreatyLine:
    found = looked.found
    return TreatyLine(
        treaty=looked.named,
        standing=looked.standing,
        in_force=found.in_force,
        opened=looked.treaty.day(looked.treaty.since),
        signatories=len(found.participation.signatories),
        bound=len(found.participation.bound),
        parties=parties(looked),
        short=clock_of(looked).short,
        source=looked.treaty.source,
    )


def _received(looked: Looked) -> Iterator[ReceivedTold]:
    idle = looked.found.participation.idle
    for each in received(looked):
        item = each.instrument
        yield ReceivedTold(
            day=item.day,
            participant=participant(looked.view, item.participant),
            kind=item.kind,
            person=each.person,
            office=each.office,
            reason="",
            idle=any(item is one for one in idle),
            source=each.source,
            entry=each.entry,
        )


def _returned(looked: Looked) -> Iterator[ReceivedTold]:
    for each in looked.treaty.returned:
        if each.day <= looked.day:
            yield ReceivedTold(
                day=each.day,
                participant=participant(looked.view, each.participant),
                kind=each.kind,
                person="",
                office="",
                reason=each.reason,
                idle=False,
                source="",
                entry=each.entry,
            )
