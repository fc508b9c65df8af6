"""Reads the General Assembly's roll calls: a table of votes by member, and one of the roll calls.

Votes: `rcid`, `ccode` (a number of the Correlates of War) or a country's code or name, `vote`
(1 yes, 2 abstain, 3 no, 8 absent, 9 not a member; or the words). Roll calls: `rcid`, `date`, the
stated `yes`, `no` and `abstain`, `unres`, `short` and `descr`. Source of the form: E. Voeten's
data, by way of the R package unvotes.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec

from plenipo.core.errors import InputError

from .cells import day_of, whole
from .columns import Layout, Source, find_sources
from .records import WORDS, Dirt, Record, Report
from .unga_votes import VOTES, Votes, opening_of

_ROLLS = Layout(
    "roll calls",
    {"rcid": ("rcid",), "date": ("date",)},
    {
        "session": ("session",),
        "for": ("yes",),
        "against": ("no",),
        "abstaining": ("abstain", "abstention", "abstentions"),
        "symbol": ("unres", "resolution", "symbol"),
        "amendment": ("amend", "amendment"),
        "paragraph": ("para", "paragraph"),
        "short": ("short",),
        "about": ("descr", "description"),
    },
)
_DOUBTFUL_DAYS = 9  # no later day of the month in a whole session: the days are no days
_ENOUGH = 8  # roll calls of a session that tell so


def read_unga(folder: Path, report: Report) -> Iterator[Record]:
    """Yield the roll calls in the order of their table, then those that only have votes.

    Raises InputError if the folder has no table of votes.
    """
    found = find_sources([folder], (VOTES, _ROLLS), report)
    if not found["votes"]:
        raise InputError(
            f"No table in {folder} has the columns rcid, ccode and vote: "
            "name the folder of the General Assembly's votes."
        )
    rolls: dict[str, Record] = {}
    for source in found["roll calls"]:
        _read_rolls(source, rolls, report)
    rolls = _with_doubtful_days(rolls, report)
    votes = Votes(rolls, report)
    for source in found["votes"]:
        votes.read(source)
    yield from votes.records()


def _read_rolls(source: Source, rolls: dict[str, Record], report: Report) -> None:
    place = source.columns
    for line, row in source.rows(report):
        where = source.at(line)
        number = row[place["rcid"]].strip().removesuffix(".0")
        if not number:
            report(Dirt(where, "The roll call has no number (rcid); it is left out.", kept=False))
        elif number in rolls:
            first = rolls[number].where
            what = f"Roll call {number} stands there twice, first in {first}; the first is kept."
            report(Dirt(where, what, kept=False))
        else:
            cells = {name: row[column].strip() for name, column in place.items()}
            rolls[number] = _roll(number, cells, where, report)


def _roll(number: str, cells: dict[str, str], where: str, report: Report) -> Record:
    session = cells.get("session", "").removesuffix(".0")
    (day, _), precision = day_of(cells["date"]), "day"
    if day is None:
        day, precision = opening_of(session), "year"
        what = f'"{cells["date"]}", the date of roll call {number}, is none;'
        report(Dirt(where, f"{what} it is read as some day of the session of {day.year}."))
    counts: dict[str, int] = {}
    for word in WORDS[:3]:
        count = whole(cells.get(word, ""))
        if count is not None:
            counts[word] = count
        elif word in cells:
            what = f'"{cells[word]}", the number of members {word} in roll call {number}, is none.'
            report(Dirt(where, what))
    motions = [name for name in ("amendment", "paragraph") if whole(cells.get(name, "")) == 1]
    short, about = cells.get("short", ""), cells.get("about", "")
    return Record(
        body="unga",
        number=number,
        day=day,
        precision=precision,
        session=session,
        title=short or about,
        symbol=cells.get("symbol", ""),
        motion=", ".join(motions),
        about=about,
        counts=counts,
        where=where,
    )


def _with_doubtful_days(rolls: dict[str, Record], report: Report) -> dict[str, Record]:
    """Trust no day of a session none of whose many roll calls has a day after the 9th."""
    dated = [record for record in rolls.values() if record.precision == "day"]
    latest: dict[str, int] = {}
    for record in dated:
        latest[record.session] = max(record.day.day, latest.get(record.session, 0))
    many = Counter(record.session for record in dated)
    doubtful = {s for s, day in latest.items() if day <= _DOUBTFUL_DAYS and many[s] >= _ENOUGH}
    if not doubtful:
        return rolls
    hit = next(record for record in dated if record.session in doubtful)
    what = (
        f"In {len(doubtful)} sessions no roll call has a day after the {_DOUBTFUL_DAYS}th of a "
        "month; of their dates only year and month are trusted."
    )
    report(Dirt(hit.where.rpartition(" line ")[0], what))
    return {
        number: msgspec.structs.replace(record, precision="month")
        if record.session in doubtful and record.precision == "day"
        else record
        for number, record in rolls.items()
    }
