"""Participation over time: as numbers and as a picture, and on a map."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import count

import msgspec

from plenipo.capabilities.treaties.looking import Looked, Participant, participant
from plenipo.capabilities.treaties.status_table import StatusRow, received, status_table
from plenipo.capabilities.treaties.tiles import TileMap, tile_map
from plenipo.core.page import Named
from plenipo.treaty.clause import CONSENTING
from plenipo.treaty.participation import Participation

TOP, BOTTOM = 14, 200
"""Between which heights of the picture the lines are drawn, in pixels."""
LINES = 5
"""How many lines across the picture, at most, tell the number."""
SERIES = ("signed", "bound", "party")
"""What is counted over time, as the table calls it."""


class Happened(msgspec.Struct, frozen=True):
    """What the depositary received, or what took effect."""

    participant: Participant
    kind: str


class Moment(msgspec.Struct, frozen=True):
    """A day on which something changed, and how many there were at its end.

    :ivar signed: signatories, ``bound``: bound, and ``party``: those for whom it is in force.
    """

    day: date
    signed: int
    bound: int
    party: int
    happened: tuple[Happened, ...]


class Line(msgspec.Struct, frozen=True):
    """A line of the picture: across in percent of its width, down in pixels."""

    series: str
    x: float
    y: float
    x_end: float
    y_end: float


class Mark(msgspec.Struct, frozen=True):
    """A line across the picture for a number."""

    number: int
    y: float


class DayMark(msgspec.Struct, frozen=True):
    """A day on the axis: where, in percent of the width."""

    x: int
    day: date


class Timeline(msgspec.Struct, frozen=True):
    """Participation over time.

    :ivar lines: steps of each series, and ``levels`` and ``days``, by which they are read.
    :ivar force: where the day of force is across the picture, in percent; None where it is not in
        it.
    """

    moments: tuple[Moment, ...]
    lines: tuple[Line, ...]
    levels: tuple[Mark, ...]
    days: tuple[DayMark, ...]
    force: float | None


class ParticipationPage(msgspec.Struct, frozen=True):
    """Who takes part in a treaty: over time, and where.

    :ivar day: the day that is shown.
    """

    treaty: Named
    day: date
    in_force: date | None
    standing: str
    timeline: Timeline
    map: TileMap
    rows: tuple[StatusRow, ...]


def participation_page(looked: Looked) -> ParticipationPage:
    """Return the page of participation in a treaty as it is looked at."""
    rows = status_table(looked).rows
    return ParticipationPage(
        treaty=looked.named,
        day=looked.day,
        in_force=looked.found.in_force,
        standing=looked.standing,
        timeline=_timeline(looked),
        map=tile_map(looked, rows),
        rows=rows,
    )


def _timeline(looked: Looked) -> Timeline:
    moments = tuple(_moments(looked))
    begin = moments[0].day
    end = max(moments[-1].day, looked.day)
    days = (end - begin).days or 1
    most = max((max(m.signed, m.bound, m.party) for m in moments), default=0) or 1

    def across(day: date) -> float:
        return round(100 * (day - begin).days / days, 2)

    def down(number: int) -> float:
        return round(BOTTOM - (BOTTOM - TOP) * number / most, 1)

    def line(series: str) -> Iterator[Line]:
        x, y = 0.0, down(getattr(moments[0], series))
        for moment in moments[1:]:
            x_end, y_end = across(moment.day), down(getattr(moment, series))
            if y_end != y:
                yield Line(series, x, y, x_end, y)
                yield Line(series, x_end, y, x_end, y_end)
                x, y = x_end, y_end
        yield Line(series, x, y, across(end), y)

    force = looked.found.in_force
    return Timeline(
        moments=moments,
        lines=tuple([each for series in SERIES for each in line(series)]),
        levels=tuple([Mark(number, down(number)) for number in _levels(most)]),
        days=tuple([DayMark(x, begin + timedelta(days=days * x // 100)) for x in (0, 50, 100)]),
        force=across(force) if force and begin <= force <= end else None,
    )


def _moments(looked: Looked) -> Iterator[Moment]:
    """Yield the days on which something changed; the first is that on which it was opened."""
    found = looked.found.participation
    happened: dict[date, list[Happened]] = {
        min(looked.treaty.day(looked.treaty.since), looked.day): []
    }
    for day, code, kind in sorted(_changes(looked, found)):
        told = Happened(participant(looked.view, code), kind)
        happened.setdefault(day, []).append(told)
    for day in sorted(happened):
        yield Moment(
            day=day,
            signed=len(found.signatories_on(day)),
            bound=len(found.bound_on(day)),
            party=_parties(looked, day),
            happened=tuple(happened[day]),
        )


def _parties(looked: Looked, day: date) -> int:
    """Return for how many it was in force on a day; an amendment can bind all of the body."""
    found = looked.found
    if found.in_force is None or found.in_force > day:
        return 0
    if found.clause.binds == CONSENTING:
        return len(found.participation.in_force_for_on(day))
    return sum(since <= day for since in found.parties.values())


def _changes(looked: Looked, found: Participation) -> Iterator[tuple[date, str, str]]:
    """Yield what changed on which day: what came, for whom it entered into force, who left."""
    for each in received(looked):
        yield each.instrument.day, each.instrument.participant, each.instrument.kind
    for code, its in found.standings.items():
        for span in its.spans:
            if span.in_force and span.in_force <= looked.day and span.holds(span.in_force):
                yield span.in_force, code, "in-force"
            if span.until and span.until <= looked.day:
                yield span.until, code, "left"


def _levels(most: int) -> Sequence[int]:
    """Return round numbers from 0 to the most, few enough to be told apart."""
    steps = (unit * 10**power for power in count() for unit in (1, 2, 5))
    return range(0, most + 1, next(step for step in steps if most // step <= LINES))
