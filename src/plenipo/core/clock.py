"""Moments: always UTC, to the microsecond, written as in RFC 3339."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

from plenipo.core.errors import UsageError
from plenipo.core.said import said

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """Return the present moment."""
    return datetime.now(UTC)


class SteppingClock:
    """A clock for tests and demonstrations: each reading is one step after the last."""

    def __init__(self, start: datetime, step: timedelta = timedelta(seconds=1)) -> None:
        """Begin at ``start``."""
        self._next = start
        self._step = step

    def __call__(self) -> datetime:
        """Return the next moment."""
        moment, self._next = self._next, self._next + self._step
        return moment


def parse_moment(text: str) -> datetime:
    """Read a moment as people write it; a day alone means its end.

    >>> parse_moment("2011-12-19T18:00Z").isoformat()
    '2011-12-19T18:00:00+00:00'
    >>> parse_moment("2011-12-19").isoformat()
    '2011-12-19T23:59:59.999999+00:00'

    :raises UsageError: when it is not a moment.
    """
    words = text.strip().replace(" ", "T", 1)
    try:
        if len(words) == len("2011-12-19"):
            return datetime.combine(date.fromisoformat(words), time.max, UTC)
        moment = datetime.fromisoformat(words)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        sentence = said(
            "'{text}' is not a moment: write it like 2011-12-19T18:00Z or 2011-12-19.", text=text
        )
        raise UsageError(sentence) from None


def write_moment(moment: datetime) -> str:
    """Write a moment as in RFC 3339, without parts of a second where there are none.

    >>> write_moment(datetime(2011, 12, 19, 18, tzinfo=UTC))
    '2011-12-19T18:00:00Z'
    """
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
