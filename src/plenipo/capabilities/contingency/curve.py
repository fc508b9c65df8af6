"""The values of an indicator over time, as a small picture: across in percent, down in pixels."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

import msgspec

from plenipo.capabilities.contingency.record import Indicator, Value

TOP, BOTTOM = 4, 44
"""Between which heights it is drawn, in pixels."""


class Stroke(msgspec.Struct, frozen=True):
    """A line of the picture."""

    x: float
    y: float
    x_end: float
    y_end: float


class Curve(msgspec.Struct, frozen=True):
    """The line of the values, each holding until the next was measured.

    :ivar alarm: at which height the alarm is; None for none.
    """

    strokes: tuple[Stroke, ...]
    alarm: float | None


def curve(indicator: Indicator, values: Sequence[Value], until: datetime) -> Curve:
    """Return the picture of values, in the order of their moments, up to a moment."""
    if not values:
        return Curve((), None)
    begin = values[0].moment
    span = (until - begin).total_seconds() or 1
    numbers = [each.value for each in values]
    ends = [*numbers, indicator.least, *([] if indicator.alarm is None else [indicator.alarm])]
    low, high = min(ends), max(ends)

    def across(moment: datetime) -> float:
        return round(100 * (moment - begin).total_seconds() / span, 2)

    def down(number: int) -> float:
        return round(BOTTOM - (BOTTOM - TOP) * (number - low) / ((high - low) or 1), 1)

    strokes = []
    for one, other in pairwise(values):
        x, y, x_end = across(one.moment), down(one.value), across(other.moment)
        strokes += [Stroke(x, y, x_end, y), Stroke(x_end, y, x_end, down(other.value))]
    last = values[-1]
    strokes.append(Stroke(across(last.moment), down(last.value), 100, down(last.value)))
    alarm = None if indicator.alarm is None else down(indicator.alarm)
    return Curve(tuple(strokes), alarm)
