"""The status tables of the Multilateral Treaties Deposited with the Secretary-General.

A folder with ``index.csv`` (chapter, number and name of each treaty) and a folder ``treaties`` of
one CSV file each: a participant a row, a column for each kind of instrument or for several. What
cannot be read is reported by file and row, and the rest is read.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from plenipo.core.errors import InputError
from plenipo.exchange.history.records import Dirt
from plenipo.exchange.treaties.cells import Dated, dates
from plenipo.exchange.treaties.headings import PARTICIPANT, Column, column, is_silent
from plenipo.exchange.treaties.participants import code_of, likely, marks
from plenipo.treaty.instruments import Instrument

Report = Callable[[Dirt], None]

INDEX = "index.csv"
TABLES = "treaties"


class StatusTable(msgspec.Struct, frozen=True):
    """One treaty, as its status table has it.

    :ivar number: chapter and number, as the file is called: ``18-10``.
    :ivar names: what each participant is called, by code.
    :ivar rows: how many rows its table has.
    :ivar bracketed: instruments in square brackets: withdrawn or replaced, and not counted.
    :ivar notes: the footnote marks in it, by participant.
    """

    number: str
    title: str
    chapter: str
    columns: tuple[str, ...]
    names: dict[str, str]
    instruments: tuple[Instrument, ...]
    rows: int
    bracketed: tuple[Instrument, ...] = ()
    notes: dict[str, tuple[str, ...]] = {}


def read_mtdsg(folder: Path, report: Report, only: str = "") -> Iterator[StatusTable]:
    """Read the status tables of a folder, in the order of their numbers.

    :param only: the number of the one treaty that is wanted.
    :raises InputError: where there are none, or not that one.
    """
    tables = folder / TABLES if (folder / TABLES).is_dir() else folder
    paths = sorted((p for p in tables.glob("*.csv") if p.name != INDEX), key=_place)
    if not paths:
        raise InputError(
            f"There are no status tables in '{folder}': name the folder with index.csv."
        )
    titles = _titles(folder / INDEX, report)
    wanted = number_of(only)
    chosen = [path for path in paths if not only or path.stem == wanted]
    if not chosen:
        raise InputError(f"There is no treaty '{only}' in '{folder}': its number is like 18-10.")
    for path in chosen:
        title, chapter = titles.get(path.stem, ("", ""))
        if not title and titles:
            report(Dirt(path.name, "the index does not name this treaty"))
        table = _Reader(path, report).table(title or path.stem, chapter)
        if table is not None:
            yield table


def number_of(written: str) -> str:
    """Return a number as files are called: ``XVIII-10.a`` is ``18-10-a``.

    The letter of a part of a chapter is left out, as the files do: they have part A of chapter XI.

    >>> number_of("XVIII-10"), number_of("27.7.a"), number_of("18-10"), number_of("XI-A-16")
    ('18-10', '27-7-a', '18-10', '11-16')
    """
    first, *others = written.strip().replace(".", "-").replace(" ", "-").split("-")
    parts = [part.lower() for part in others if part]
    if parts[:1] == ["a"]:
        del parts[0]
    return "-".join([_arabic(first), *parts])


def _arabic(roman: str) -> str:
    values = {"I": 1, "V": 5, "X": 10, "L": 50}
    digits = [values.get(letter, 0) for letter in roman.upper()]
    if not digits or 0 in digits:
        return roman
    pairs = zip(digits, [*digits[1:], 0], strict=True)
    return str(sum(-one if one < following else one for one, following in pairs))


def _place(path: Path) -> tuple[tuple[int, str], ...]:
    parts = path.stem.split("-")
    return tuple((int(part), "") if part.isdigit() else (0, part) for part in parts)


def _text(path: Path, report: Report) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "it cannot be read").lower()
        raise InputError(f"'{path}' cannot be read: {reason}.") from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        report(Dirt(path.name, "is not in UTF-8 and was read as Windows 1252"))
        return data.decode("cp1252", "replace")


def _titles(path: Path, report: Report) -> dict[str, tuple[str, str]]:
    """Return the titles and chapters of the index, by the names of the files."""
    if not path.is_file():
        report(Dirt(path.name, "is not there: treaties are called by their numbers"))
        return {}
    found: dict[str, tuple[str, str]] = {}
    for line, row in enumerate(csv.DictReader(_text(path, report).splitlines()), 2):
        chapter, number = row.get("chapter_no") or "", row.get("treaty_no") or ""
        if not chapter or not number:
            report(Dirt(f"{path.name}, row {line}", "names no treaty and is left out", kept=False))
            continue
        key = number_of(f"{chapter}-{number}")
        found[key] = (row.get("treaty_name") or "", row.get("chapter_name") or "")
    return found


class _Reader:
    """Reads one table."""

    def __init__(self, path: Path, report: Report) -> None:
        self.path = path
        self.report = report
        self.names: dict[str, str] = {}
        self.found: list[Instrument] = []
        self.bracketed: list[Instrument] = []
        self.notes: dict[str, tuple[str, ...]] = {}

    def table(self, title: str, chapter: str) -> StatusTable | None:
        text = _text(self.path, self.report)
        rows = list(csv.reader(text.splitlines(keepends=True)))
        heading = [cell.strip() for cell in rows[0]] if rows else []
        if not heading or heading[0].lower() not in PARTICIPANT:
            self._dirt(
                1, "the first column is not 'Participant': the table is left out", kept=False
            )
            return None
        columns = self._columns(heading)
        for line, row in enumerate(rows[1:], 2):
            if (row and row[0]) or any(cell.strip() for cell in row):
                self._row(line, row, heading, columns)
        return StatusTable(
            number=self.path.stem,
            title=title,
            chapter=chapter,
            columns=tuple(heading[1:]),
            names=self.names,
            instruments=tuple(self.found),
            rows=len(rows) - 1,
            bracketed=tuple(self.bracketed),
            notes=self.notes,
        )

    def _dirt(self, line: int, what: str, *, kept: bool = True) -> None:
        self.report(Dirt(f"{self.path.name}, row {line}", what, kept))

    def _columns(self, heading: list[str]) -> dict[int, Column]:
        """Return what each column holds; report those that could not be read or tell two things."""
        found: dict[int, Column] = {}
        for place, words in enumerate(heading[1:], 1):
            its = column(words)
            if its is not None:
                found[place] = its
                if its.several:
                    kinds = " or ".join(its.several)
                    self._dirt(1, f"in '{words}' a date without a letter may be {kinds}: it is read"
                                  f" as {its.several[0]}")  # fmt: skip
            elif not is_silent(words):
                self._dirt(
                    1, f"the column '{words}' is no kind of instrument: it is left out", kept=False
                )
        return found

    def _row(
        self, line: int, row: list[str], heading: list[str], columns: dict[int, Column]
    ) -> None:
        if len(row) != len(heading):
            self._dirt(line, f"has {len(row)} cells, the heading has {len(heading)}")
        name = row[0].strip()
        if not name:
            self._dirt(line, "names no participant: it is left out", kept=False)
            return
        code = self._code(line, name)
        for place, its in columns.items():
            if place < len(row) and row[place]:
                self._cell(line, code, row[place], its)

    def _code(self, line: int, name: str) -> str:
        code = code_of(name)
        if not code:
            near = likely(name)
            meant = f" (like '{near}')" if near else ""
            self._dirt(line, f"nobody is known as '{name}'{meant}: it stands under this name")
            code = name
        if code in self.names:
            self._dirt(line, f"'{name}' is {code}, as '{self.names[code]}' is above: both are read")
        self.names.setdefault(code, name)
        noted = marks(name)
        if noted:
            self.notes[code] = (noted,)
        return code

    def _cell(self, line: int, code: str, cell: str, its: Column) -> None:
        found, left = dates(cell)
        if left:
            kept = bool(found)
            self._dirt(
                line, f"'{cell.strip()}' under '{its.heading}' is not read: {left}", kept=kept
            )
        for one in found:
            self._instrument(line, code, one, its)

    def _instrument(self, line: int, code: str, one: Dated, its: Column) -> None:
        kind = its.kind(one.letter)
        if not kind:
            what = f"with the letter '{one.letter}'" if one.letter else "without a letter"
            self._dirt(line, f"a date {what} under '{its.heading}' is no kind", kept=False)
            return
        if one.letter not in its.kinds:
            what = f"the letter '{one.letter}'" if one.letter else "a date without a letter"
            self._dirt(line, f"{what} is not in the heading '{its.heading}': read as {kind}")
        if one.marks:
            self.notes[code] = (*self.notes.get(code, ()), *one.marks)
        item = Instrument(participant=code, kind=kind, day=one.day)
        (self.bracketed if one.bracketed else self.found).append(item)
