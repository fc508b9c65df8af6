"""Reads the weighted votes and the populations of the EU Council's members, each with its time.

A row is a country, a column a time: `v15` are the votes in the EU of 15 members, `v25t` those of
the transition of 2004, `p2012` the populations for 2012 in hundreds of inhabitants, `p2013a` and
`p2013b` those before and after 1 July 2013. In this source populations lost zeros at their end.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from statistics import median_low

from .cells import whole
from .columns import Layout, Source, find_sources
from .countries import named
from .membership import name_on
from .records import Dirt, Report, Weights

WEIGHTS = Layout("weights", {"country": ("country", "name", "member")})
# The Treaties of Accession, and the Treaty of Nice (votes of Article 205 EC as amended).
_VOTES = {
    "9": (date(1973, 1, 1), date(1980, 12, 31)),
    "10": (date(1981, 1, 1), date(1985, 12, 31)),
    "12": (date(1986, 1, 1), date(1994, 12, 31)),
    "15": (date(1995, 1, 1), date(2004, 4, 30)),
    "25t": (date(2004, 5, 1), date(2004, 10, 31)),
    "25": (date(2004, 11, 1), date(2014, 10, 31)),
}
_ACCESSION = date(2013, 7, 1)  # of Croatia, in the midst of a year
_NICE = date(2004, 11, 1)  # populations count since then
_POPULATION = re.compile(r"p(\d{4})(\d?)([ab]?)")
_LIKE = Fraction(3, 2)  # one year's population is within this of the other years'
_LOST = 10


def read_eu_weights(folder: Path, report: Report) -> tuple[Weights, ...]:
    """Return the weights in the folder's tables; none if it has none."""
    sources = find_sources([folder], (_VOTES_OF_ACTS, WEIGHTS), lambda _: None)[WEIGHTS.kind]
    return tuple(weights for source in sources for weights in _read(source, report))


# A table of votes is no table of weights, whatever its columns are called.
_VOTES_OF_ACTS = Layout("votes", {"date": ("date",)})


def _read(source: Source, report: Report) -> Iterator[Weights]:
    rows = _rows(source, report)
    values = {
        heading: _column(source, column, rows, report)
        for column, heading in enumerate(source.headings)
        if column != source.columns["country"] and _time(heading)
    }
    mended = _mended(source, values, rows, report)
    for heading, column in mended.items():
        time = _time(heading)
        if time and column:
            votes = heading.startswith("v")
            yield Weights(
                kind="votes" if votes else "population",
                unit="votes" if votes else "hundred inhabitants",
                since=time[0],
                until=time[1],
                values=column,
                where=f"{source.path.name} column {heading}",
            )


def _rows(source: Source, report: Report) -> dict[str, tuple[int, list[str]]]:
    """Return the rows by member."""
    found: dict[str, tuple[int, list[str]]] = {}
    for line, row in source.rows(report):
        text = row[source.columns["country"]].strip()
        reading = named(text)
        if reading is None:
            what = f'No State is known as "{text}"; its weights are left out.'
            report(Dirt(source.at(line), what, kept=False))
        elif reading.code in found:
            first = found[reading.code][0]
            what = f"{text} stands there twice, first in line {first}; the first is kept."
            report(Dirt(source.at(line), what, kept=False))
        else:
            if reading.meant:
                report(Dirt(source.at(line), f'"{text}" is read as {reading.meant}.'))
            found[reading.code] = (line, row)
    return found


def _column(
    source: Source, column: int, rows: dict[str, tuple[int, list[str]]], report: Report
) -> dict[str, int]:
    values: dict[str, int] = {}
    for member, (line, row) in rows.items():
        text = row[column].strip()
        number = whole(text)
        if number is not None:
            values[member] = number
        elif text and text.upper() != "NA":
            what = (
                f'"{text}" of {name_on(member, date.max)} in {source.headings[column]} is no number'
            )
            report(Dirt(source.at(line), f"{what}; it is left out.", kept=False))
    return values


def _mended(
    source: Source,
    values: dict[str, dict[str, int]],
    rows: dict[str, tuple[int, list[str]]],
    report: Report,
) -> dict[str, dict[str, int]]:
    """Give populations their lost zeros back: ten times as many is what the other years have."""
    mended = {heading: dict(column) for heading, column in values.items()}
    for member, (line, _) in rows.items():
        years = {h: c[member] for h, c in values.items() if h.startswith("p") and member in c}
        for heading, number in years.items():
            right = _with_zeros(number, [other for h, other in years.items() if h != heading])
            if right != number:
                mended[heading][member] = right
                what = (
                    f"{name_on(member, date.max)} has {number} in {heading}, which lost its last "
                    f"zero; it is read as {right}, as the other years have it."
                )
                report(Dirt(source.at(line), what))
    return mended


def _with_zeros(number: int, others: list[int]) -> int:
    if len(others) < 2 or number <= 0:  # noqa: PLR2004 - of two who differ, nobody knows which is right
        return number
    usual = median_low([other for other in others if other >= max(others) // _LOST] or others)
    right = number
    while right * _LIKE < usual:
        right *= _LOST
    return right if right <= usual * _LIKE else number


def _time(heading: str) -> tuple[date, date | None] | None:
    """Return the days that a column holds for; None if it is no column of weights."""
    if heading[:1] == "v" and heading[1:] in _VOTES:
        return _VOTES[heading[1:]]
    found = _POPULATION.fullmatch(heading)
    if not found:
        return None
    year, further, half = int(found[1]), found[2], found[3]
    last = int(found[1][:3] + further) if further else year
    since = max(date(year, 1, 1), _NICE) if year == _NICE.year else date(year, 1, 1)
    until = date(last, 12, 31)
    if half == "b":
        since = _ACCESSION.replace(year=year)
    elif half == "a" and year == _ACCESSION.year:
        until = _ACCESSION - timedelta(days=1)
    return since, until
