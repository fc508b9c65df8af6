"""Reads what stands in a cell: whole numbers and dates."""

import re
from datetime import date

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?=\D|$)")
_WRITTEN = re.compile(  # 19 December 1946; 22/23 November; 19 Dec. 1946 in Nairobi
    r"(?:\d{1,2}\s*[/–-]\s*)?(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s-]+(?P<month>[a-z]{3,9})\.?"
    r"(?:[\s,-]+(?P<year>\d{4})(?=\D|$))?",
    re.IGNORECASE,
)
_AMERICAN = re.compile(
    r"(?P<month>[a-z]{3,9})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})(?=\D|$)",
    re.IGNORECASE,
)
_TURNED = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?=\D|$)")
_CLOCK = re.compile(r"[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?")


def whole(text: str) -> int | None:
    """Return the whole number in the text ("12", "12.0"); None if there is none."""
    try:
        return int(text)
    except ValueError:
        head, _, tail = text.strip().partition(".")
        return int(head) if head.isdecimal() and set(tail) <= {"0"} else None


def day_of(text: str, year: int | None = None) -> tuple[date | None, str]:
    """Return the date in the text and what else stands there ("in Nairobi", "22/"), or None.

    The year may be told apart. Of two days ("22/23 November") the later is meant: the vote comes
    at the end of a meeting. Of 3/4/1946 nobody knows the month, and it is none.
    """
    text = text.strip()
    if found := _ISO.match(text):
        return _date(*(int(part) for part in found.groups())), _beyond(found, text)
    if found := _WRITTEN.match(text) or _AMERICAN.match(text):
        stated = int(found["year"]) if found["year"] else year
        month = _month(found["month"])
        if stated is None or month is None:
            return None, text
        over = text[: found.start("day")]
        return _date(stated, month, int(found["day"])), over + _beyond(found, text)
    if found := _TURNED.match(text):
        one, two, stated = (int(part) for part in found.groups())
        months = [m for m, d in ((two, one), (one, two)) if m <= 12 and (d > 12 or one == two)]  # noqa: PLR2004
        by_dots = "." in found[0] and two <= 12  # noqa: PLR2004 - 1.2.1946 is the 1st of February
        if by_dots or months:
            month = two if by_dots else months[0]
            return _date(stated, month, one + two - month), _beyond(found, text)
    return None, text


def _beyond(found: re.Match[str], text: str) -> str:
    rest = text[found.end() :]
    clock = _CLOCK.match(rest)
    return (rest[clock.end() :] if clock else rest).strip()


def _month(name: str) -> int | None:
    key = name.casefold()
    return next((n for n, month in enumerate(_MONTHS, 1) if month.startswith(key)), None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
