"""Periods as rules of procedure write them: hours, days, weeks and calendar months."""

from __future__ import annotations

from calendar import monthrange
from datetime import datetime, timedelta

import msgspec

from plenipo.core.wording import Wording

UNITS = ("hours", "days", "weeks", "months")


class Period(msgspec.Struct, frozen=True):
    """So many hours, days, weeks or months."""

    number: int
    unit: str

    def __str__(self) -> str:
        """Write it as a rule does."""
        return f"{self.number} {self.unit if self.number != 1 else self.unit[:-1]}"

    def told(self, wording: Wording) -> str:
        """Write it as people do, in the reader's language."""
        match self.unit:
            case "hours":
                return wording.counted("%(count)s hour", "%(count)s hours", self.number)
            case "days":
                return wording.counted("%(count)s day", "%(count)s days", self.number)
            case "weeks":
                return wording.counted("%(count)s week", "%(count)s weeks", self.number)
            case _:
                return wording.counted("%(count)s month", "%(count)s months", self.number)

    def end(self, start: datetime) -> datetime:
        """Return when a period that starts at a moment ends.

        A month ends on the same day of the later month, or on that month's last.
        """
        if self.unit != "months":
            return start + timedelta(**{self.unit: self.number})
        months = start.year * 12 + start.month - 1 + self.number
        year, month = divmod(months, 12)
        day = min(start.day, monthrange(year, month + 1)[1])
        return start.replace(year=year, month=month + 1, day=day)
