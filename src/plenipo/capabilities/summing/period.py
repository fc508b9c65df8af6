"""A period that is summed up: its days, and whether there is anything to tell of them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import msgspec

from plenipo.capabilities.presidency.state import Presidencies
from plenipo.core.errors import UsageError
from plenipo.core.said import said
from plenipo.register.view import View


class Period(msgspec.Struct, frozen=True):
    """A period: its first and its last day, in UTC."""

    since: date
    until: date

    @property
    def begins(self) -> datetime:
        """Its first moment."""
        return datetime.combine(self.since, time(), UTC)

    @property
    def ends(self) -> datetime:
        """Its last moment."""
        return datetime.combine(self.until, time.max, UTC)

    def holds(self, moment: datetime | None) -> bool:
        """Tell whether something was in it; what never was is in none."""
        return moment is not None and self.begins <= moment <= self.ends

    def holds_day(self, day: date | None) -> bool:
        """Tell whether a day is one of it."""
        return day is not None and self.since <= day <= self.until


def period_of(view: View, since: str, until: str) -> Period:
    """Return the period that is asked for; with one day only, the year up to it or from it.

    :param since: its first day, ``2011-01-01``, or nothing.
    :param until: its last day, or nothing.
    :raises UsageError: when a day is none, or there is nothing to tell of these days.
    """
    usual = usual_period(view)
    first = _day(since) if since else None
    last = _day(until) if until else None
    if first and not last:
        last = usual.until if first == usual.since else date(first.year, 12, 31)
    if last and not first:
        first = usual.since if last == usual.until else date(last.year, 1, 1)
    found = Period(first or usual.since, last or usual.until)
    _look_at(view, found)
    return found


def usual_period(view: View) -> Period:
    """Return the presidency that runs on the day that is shown, or else its calendar year.

    A register that is no longer kept is summed up for the last year in which something was done.
    """
    known, day = view.seen.state.of(Presidencies), view.today
    running = (known.on(rotation, day) for rotation in known.rotations)
    term = next(filter(None, running), None)
    if term is None:
        year = min(day.year, view.seen.state.latest.year)
        return Period(date(year, 1, 1), date(year, 12, 31))
    # Its day of hand-over is the first of the next one: it is summed up there.
    return Period(term.since, term.until - timedelta(days=1))


def _look_at(view: View, period: Period) -> None:
    """Object to a period of which there is nothing to tell."""
    if period.until < period.since:
        sentence = said(
            "The period ends on {until}, before it begins on {since}: give its first day first.",
            since=period.since,
            until=period.until,
        )
        raise UsageError(sentence)
    if period.since > view.today:
        sentence = said(
            "The period begins only on {since}, and today is {today}: give one that has begun.",
            since=period.since,
            today=view.today,
        )
        raise UsageError(sentence)
    earliest = view.seen.index.earliest
    if earliest is None or period.until < earliest.date():
        sentence = said(
            "The period is over on {until}, before anything the register tells: it begins on"
            " {earliest}.",
            until=period.until,
            earliest=earliest.date() if earliest else view.today,
        )
        raise UsageError(sentence)


def _day(text: str) -> date:
    try:
        return datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC).date()
    except ValueError:
        sentence = said("'{text}' is not a day: write it like 2011-12-20.", text=text)
        raise UsageError(sentence) from None
