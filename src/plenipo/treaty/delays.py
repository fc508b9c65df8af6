"""Delays as final clauses write them: days and calendar months from a day, and what follows.

The day of the deposit is day 0; "following" and "after" are the same. A month keeps the number of
the day, or ends on its month's last day: 31 August and 6 months are 28 February. "The first day of
the month after the 60th day following" is strictly after that day. "The first day of the sixth
month after the month in which" counts months, not days.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec

UNITS = ("days", "months", "years")

AT_ONCE = "at-once"
FIRST_OF_NEXT = "first-of-next-month"
FIRST_OF_MONTH = "first-of-month"
ROUNDINGS = (AT_ONCE, FIRST_OF_NEXT, FIRST_OF_MONTH)
"""What follows the period: nothing; the first day of a month strictly after its last day; of months
that are counted without their days, the first of the last one."""

_MONTHS_A_YEAR = 12


class Delay(msgspec.Struct, frozen=True, omit_defaults=True):
    """So long after a day; nothing at all where both are left out.

    :ivar number: how many days, months or years.
    :ivar unit: ``days``, ``months`` or ``years``.
    :ivar then: one of :data:`ROUNDINGS`.
    """

    number: int = 0
    unit: str = "days"
    then: str = AT_ONCE

    def end(self, start: date) -> date:
        """Return the day a delay ends that begins on a day; the calendar's last where it is past.

        >>> Delay(60, "days", "first-of-next-month").end(date(2024, 5, 2))
        datetime.date(2024, 8, 1)
        >>> Delay(6, "months").end(date(2025, 8, 31))
        datetime.date(2026, 2, 28)
        >>> Delay(6, "months", "first-of-month").end(date(1998, 9, 16))
        datetime.date(1999, 3, 1)
        """
        try:
            last = self._last(start)
            if self.then == FIRST_OF_NEXT:
                return months_after(last, 1).replace(day=1)
            return last.replace(day=1) if self.then == FIRST_OF_MONTH else last
        except (OverflowError, ValueError):
            return date.max

    def _last(self, start: date) -> date:
        if self.unit == "days":
            return start + timedelta(days=self.number)
        months = self.number * (_MONTHS_A_YEAR if self.unit == "years" else 1)
        return months_after(start, months)

    def reckoned(self, start: date) -> str:
        """Write the arithmetic: each day it goes through.

        >>> Delay(60, "days", "first-of-next-month").reckoned(date(2002, 4, 11))
        '2002-04-11 + 60 days = 2002-06-10; the first of the month after: 2002-07-01'
        """
        if not self.number and self.then == AT_ONCE:
            return f"{start}, at once"
        end = self.end(start)
        if self.then == FIRST_OF_MONTH:
            return f"the first of the month that is {self.period} after that of {start}: {end}"
        period = f"{start} + {self.period} = {Delay(self.number, self.unit).end(start)}"
        return (
            f"{period}; the first of the month after: {end}"
            if self.then == FIRST_OF_NEXT
            else period
        )

    @property
    def period(self) -> str:
        """The period in words, like ``60 days``."""
        return f"{self.number} {self.unit if self.number != 1 else self.unit[:-1]}"

    @property
    def words(self) -> str:
        """The whole delay in words."""
        if self.then == AT_ONCE:
            return self.period
        month = "the first of the month after" if self.then == FIRST_OF_NEXT else "the first of it"
        return f"{self.period}, then {month}"


NONE = Delay()


def months_after(day: date, number: int) -> date:
    """Return the day so many months later: the same number, or that month's last.

    :raises ValueError: past the last year of the calendar.
    """
    year, month = divmod(day.year * _MONTHS_A_YEAR + day.month - 1 + number, _MONTHS_A_YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def day_in(moment: datetime, zone: ZoneInfo) -> date:
    """Return the depositary's day of a moment: what arrives in its night is of its own date."""
    return moment.astimezone(zone).date()
