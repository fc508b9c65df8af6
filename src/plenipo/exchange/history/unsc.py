"""Reads the Security Council's votes: resolutions by member, and tallies of all drafts.

Resolutions by member are JSON lines (`symbol`, `MS_in_favour` and so on) or a table with a row a
member (`symbol`, `member`, `vote`). Tallies are a table (`symbol`, `outcome_stated`, `yes`, `no`,
`abstain`). One resolution that stands in several files is one record, and that by member is kept.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from plenipo.core.errors import InputError

from .columns import files_in, find_sources
from .records import Dirt, Record, Report, tally
from .unsc_council import with_missing_members
from .unsc_resolutions import VOTES_BY_MEMBER, read_json_lines, read_votes_by_member
from .unsc_tallies import TALLIES, read_tallies


def read_unsc(folders: Path | tuple[Path, ...], report: Report) -> Iterator[Record]:
    """Yield the votes of one folder or several, by day.

    Raises InputError if none of them has votes of the Security Council.
    """
    places = (folders,) if isinstance(folders, Path) else folders
    found = find_sources(places, (VOTES_BY_MEMBER, TALLIES), report)
    lines = list(files_in(places, (".jsonl", ".ndjson", ".json")))
    if not lines and not any(found.values()):
        names = ", ".join(str(place) for place in places)
        raise InputError(
            f"No file in {names} has votes of the Security Council (symbol, member and vote; or "
            "symbol, outcome_stated, yes, no and abstain): name the folder of its votes."
        )
    by_number: dict[str, Record] = {}
    for path in lines:
        for record in read_json_lines(path, report):
            _enter(by_number, record, report)
    for source in found[VOTES_BY_MEMBER.kind]:
        for record in read_votes_by_member(source, report):
            _enter(by_number, record, report)
    by_number = with_missing_members(by_number, report)
    for record in read_tallies(found[TALLIES.kind], report):
        _enter(by_number, record, report)
    yield from sorted(by_number.values(), key=_day)


def _day(record: Record) -> date:
    return record.day


def _enter(by_number: dict[str, Record], record: Record, report: Report) -> None:
    """Keep the first record of a number; say where another of the same vote differs from it."""
    first = by_number.setdefault(record.number, record)
    if first is record:
        return
    same_file = first.where.rpartition(" line ")[0] == record.where.rpartition(" line ")[0]
    if same_file:
        what = f"{record.number} stands there twice, first in {first.where}; the first is kept."
        report(Dirt(record.where, what, kept=False))
    elif first.cast and record.cast and _voters(first) != _voters(record):
        what = f"The members' votes on {record.number} are not those of {first.where}."
        report(Dirt(record.where, f"{what[:-1]}, which are kept.", kept=False))
    elif first.counts and record.counts and tally(first.counts) != tally(record.counts):
        what = (
            f"{record.number} is stated as {tally(record.counts)}, and as {tally(first.counts)} "
            f"in {first.where}, which is kept."
        )
        report(Dirt(record.where, what, kept=False))


def _voters(record: Record) -> dict[str, frozenset[str]]:
    return {word: frozenset(record.cast.get(word, ())) for word in ("for", "against", "abstaining")}
