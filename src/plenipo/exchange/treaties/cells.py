"""Cells of status tables: `9 Feb 1987 a`, `[ 9 Feb 1987 s]`, `9 Feb 1987 1, 10 Mar 1988 d`."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date

import msgspec

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE = re.compile(
    r"(?P<open>\[)?\s*"
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s.\-/]+(?P<month>[A-Za-z]{3,9})\.?[\s.\-/,]+(?P<year>\d{4})"
    r"|(?P<iso>\d{4}-\d{2}-\d{2}))"
    r"(?P<after>(?:[\s,;.*†‡§¹²³⁴-⁹]|\d{1,2}(?!\d|[\s.\-/]*[A-Za-z]{3})"
    r"|(?<![A-Za-z])(?:AA|[aAcCdnpPs])(?![A-Za-z]))*)"
    r"(?P<close>\])?"
)
_USUAL = re.compile(r"(\d{1,2}) ([A-Z][a-z]{2}) (\d{4})(?: +(AA|[aAcCdnpPs]))?")
"""What nearly every cell is; a way round the general form, which takes four times as long."""
_MONTH = {name.capitalize(): number for number, name in enumerate(_MONTHS, 1)}
_LETTER = re.compile(r"AA|[aAcCdnpPs]")
_MARK = re.compile(r"\d{1,2}|[*†‡§¹²³⁴-⁹]")
EMPTY = frozenset({"", "-", "–", "—", "...", "…", "n/a", "none"})


class Dated(msgspec.Struct, frozen=True):
    """A date in a cell.

    :ivar letter: the letter that says which kind of instrument it is of.
    :ivar marks: its footnotes.
    :ivar bracketed: whether it stands in square brackets: it is withdrawn, or replaced.
    """

    day: date
    letter: str = ""
    marks: tuple[str, ...] = ()
    bracketed: bool = False


def dates(cell: str) -> tuple[tuple[Dated, ...], str]:
    """Return the dates of a cell, and what in it could not be read."""
    usual = _USUAL.fullmatch(cell)
    if usual and usual[2] in _MONTH:
        with suppress(ValueError):
            on = date(int(usual[3]), _MONTH[usual[2]], int(usual[1]))
            return (Dated(on, usual[4] or ""),), ""
    text = " ".join(cell.replace("\xa0", " ").split())
    if text.lower() in EMPTY:
        return (), ""
    found: list[Dated] = []
    rest: list[str] = []
    place = 0
    for part in _DATE.finditer(text):
        rest.append(text[place : part.start()])
        place = part.end()
        day = _day(part)
        if day is None:
            rest.append(part[0])
            continue
        after = part["after"]
        letter = _LETTER.search(after)
        marks = tuple(_MARK.findall(after))
        found.append(Dated(day, letter[0] if letter else "", marks, bool(part["open"])))
    rest.append(text[place:])
    left = " ".join(" ".join(rest).split()).strip(" ,;[]()")
    return tuple(found), left


def _day(part: re.Match[str]) -> date | None:
    try:
        if part["iso"]:
            return date.fromisoformat(part["iso"])
        month = _MONTHS.index(part["month"][:3].lower()) + 1
        return date(int(part["year"]), month, int(part["day"]))
    except ValueError:
        return None
