"""How many brackets were open over time, up to the session: as numbers, and as a picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import count, pairwise

import msgspec

from plenipo.capabilities.documents.document import Step

MOST = 120
"""How many points are told; of more, neighbours are told together."""
TOP, BOTTOM = 14, 200
"""Between which heights of the picture the line is drawn, in pixels."""
DAYS = timedelta(days=3)
"""How long it goes on where days suffice to read it by."""
LINES = 5
"""How many lines across the picture, at most, tell the number."""


class BurnPoint(msgspec.Struct, frozen=True):
    """How many brackets were open at a moment.

    :ivar open: after the last step that is told here, and
    :ivar lowest: the fewest, and
    :ivar highest: the most after any of these steps.
    :ivar steps: how many steps are told together; each changed the number.
    :ivar entry: the number of the last of their entries.
    """

    moment: datetime
    open: int
    lowest: int
    highest: int
    steps: int
    entry: int


class Stroke(msgspec.Struct, frozen=True):
    """A line of the picture: across in percent of its width, down in pixels."""

    x: float
    y: float
    x_end: float
    y_end: float


class Level(msgspec.Struct, frozen=True):
    """A line across the picture for a number."""

    number: int
    y: float


class Tick(msgspec.Struct, frozen=True):
    """A moment on the axis: where, in percent of the width, and whether its hour is told too."""

    x: int
    moment: datetime
    timed: bool


class BurnDown(msgspec.Struct, frozen=True):
    """Open brackets over time, up to the last day of the session.

    :ivar points: from when the text was tabled, those that changed the number.
    :ivar thinned: whether several steps are told as one point.
    :ivar until: the last day of the session.
    :ivar strokes: the line of the number, and
    :ivar ranges: how far it went between, where steps are told together, and
    :ivar ahead: the time from the last step to the session, where there is any.
    :ivar levels: round numbers, and ``ticks`` moments, by which the picture is read.
    """

    points: tuple[BurnPoint, ...]
    thinned: bool
    until: date
    strokes: tuple[Stroke, ...]
    ranges: tuple[Stroke, ...]
    ahead: tuple[Stroke, ...]
    levels: tuple[Level, ...]
    ticks: tuple[Tick, ...]


def burn_down(steps: Sequence[Step], until: date) -> BurnDown:
    """Return the burn-down of what was done to a text.

    :param steps: in order, at least that by which it was tabled.
    :param until: the last day of the session.
    """
    told = list(steps[:1])
    told += [step for before, step in pairwise(steps) if step.open != before.open]
    points = tuple(_points(told))
    end = max(points[-1].moment, datetime.combine(until, time(23, 59), tzinfo=UTC))
    begin = points[0].moment
    span = (end - begin).total_seconds() or 1
    most = max(point.highest for point in points) or 1

    def across(moment: datetime) -> float:
        return round(100 * max((moment - begin).total_seconds(), 0) / span, 2)

    def down(number: int) -> float:
        return round(BOTTOM - (BOTTOM - TOP) * number / most, 1)

    strokes = []
    for one, other in pairwise(points):
        x, y = across(one.moment), down(one.open)
        x_end, y_end = across(other.moment), down(other.open)
        strokes += [Stroke(x, y, x_end, y), Stroke(x_end, y, x_end, y_end)]
    last = points[-1]
    return BurnDown(
        points=points,
        thinned=any(point.steps > 1 for point in points),
        until=until,
        strokes=tuple(strokes),
        ranges=tuple(
            Stroke(across(p.moment), down(p.highest), across(p.moment), down(p.lowest))
            for p in points
            if p.highest != p.lowest
        ),
        ahead=(Stroke(across(last.moment), down(last.open), 100, down(last.open)),)
        if last.moment < end
        else (),
        levels=tuple(Level(number, down(number)) for number in _levels(most)),
        ticks=tuple(
            Tick(x, begin + (end - begin) * x / 100, end - begin < DAYS) for x in (0, 50, 100)
        ),
    )


def _points(steps: Sequence[Step]) -> Iterator[BurnPoint]:
    """Yield points of steps that each changed the number; the first and the last are their own."""
    size = max(-(-(len(steps) - 2) // (MOST - 2)), 1)
    inner = range(1, len(steps) - 1, size)
    groups = [steps[:1], *(steps[n : min(n + size, len(steps) - 1)] for n in inner), steps[-1:]]
    for group in groups if len(steps) > 1 else groups[:1]:
        counts = [step.open for step in group]
        last = group[-1]
        yield BurnPoint(last.moment, last.open, min(counts), max(counts), len(group), last.entry)


def _levels(most: int) -> range:
    """Return round numbers from 0 to the most, few enough to be told apart."""
    steps = (unit * 10**power for power in count() for unit in (1, 2, 5))
    return range(0, most + 1, next(step for step in steps if most // step <= LINES))
