"""Treaty files: the instruments of a treaty, and the clause they are asked by.

YAML, with instruments as lines (``RU ratification 2002-04-11``) or tables; or a CSV file of
instruments with the columns participant, kind and day. All that is wrong is told at once, by line.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

import msgspec
from ruamel.yaml.nodes import ScalarNode, SequenceNode

from plenipo.procedure.nearest_word import nearest_word
from plenipo.procedure.sheet import UNREAD, Place, RuleError, open_sheet
from plenipo.procedure.tables import read_tables
from plenipo.treaty import keys
from plenipo.treaty.clause import Clause
from plenipo.treaty.clause_file import named, read_place
from plenipo.treaty.delays import day_in
from plenipo.treaty.instruments import KINDS, ORDER, Instrument
from plenipo.treaty.reading import ClauseError, days

Naming = Callable[[str], str]
"""The code of who is named; nothing where nobody is."""

COLUMNS: Mapping[str, str] = {
    "participant": "participant",
    "state": "participant",
    "party": "participant",
    "kind": "kind",
    "instrument": "kind",
    "action": "kind",
    "day": "day",
    "date": "day",
    "deposited": "day",
    "effective": "effective",
    "of": "of",
    "predecessor": "of",
    "territories": "territories",
    "reference": "reference",
}
"""What the columns of a CSV file are called, and what is in them."""

NEEDED = ("participant", "kind", "day")
_WORDS_OF_A_LINE = 3


class Treaty(msgspec.Struct, frozen=True):
    """A treaty as its file has it.

    :ivar table: the name of the CSV file that holds its instruments, where it names one.
    """

    treaty: str
    title: str
    clause: Clause
    instruments: tuple[Instrument, ...]
    table: str = ""


def read_treaty(text: str, where: str, code_of: Naming = str) -> Treaty:
    """Read a treaty file.

    :raises ClauseError: with each line that is wrong, what is wrong there, what would be right.
    """
    try:
        sheet = open_sheet(text, where, keys.TREATY)
        treaty = _treaty(sheet, code_of)
        sheet.problems.complain()
    except RuleError as error:
        raise ClauseError.of(error) from None
    return treaty


def read_instruments(
    text: str, where: str, code_of: Naming = str, zone: str = "UTC"
) -> tuple[Instrument, ...]:
    """Read a CSV file of instruments.

    :raises ClauseError: with each row that is wrong.
    """
    rows = list(csv.reader(text.removeprefix("\ufeff").splitlines()))
    heading = [COLUMNS.get(cell.strip().lower(), "") for cell in rows[0]] if rows else []
    missing = [name for name in NEEDED if name not in heading]
    if missing:
        listed = ", ".join(f"'{name}'" for name in missing)
        raise ClauseError(f"{where}, line 1: there is no column {listed}: add it.")
    book = _Rows(where, code_of, ZoneInfo(zone))
    for line, row in enumerate(rows[1:], 2):
        cells = {name: cell.strip() for name, cell in zip(heading, row, strict=False) if name}
        if any(cells.values()):
            book.add(line, cells)
    if book.problems:
        raise ClauseError(*book.problems)
    return tuple(book.found)


def _treaty(sheet: Place, code_of: Naming) -> Treaty:
    known = sheet.fields("the treaty", keys.TREATY)
    its = known["clause"]
    clause = _named(its) if isinstance(its.node, ScalarNode) else read_place(its)
    tables = read_tables(known)
    for what, given, there in (
        ("class", tables.classes, clause.classes),
        ("weight", tables.weights, clause.weights),
    ):
        for name in given:
            if there and name not in there:
                known[f"{what}es" if what == "class" else "weights"].no_such(name, there, what)
    clause = msgspec.structs.replace(
        clause,
        days={**clause.days, **known.read("days", days, {})},
        members=tables.members or clause.members,
        classes={**clause.classes, **tables.classes},
        weights={**clause.weights, **tables.weights},
    )
    handed = known["instruments"]
    table = "" if isinstance(handed.node, SequenceNode) else handed.text("'instruments'")
    parts = handed.parts("'instruments'") if handed.node.value and not table else []
    zone = ZoneInfo(clause.zone)
    found = [_instrument(part, code_of, zone) for part in parts]
    name = known["treaty"].text("'treaty'")
    title = known.read("title", lambda p: p.text("'title'"), clause.name)
    return Treaty(name, title, clause, tuple(found), table)


def _named(place: Place) -> Clause:
    name = place.text("'clause'")
    try:
        return named(name)
    except ClauseError as error:
        place.wrong(error.sentence.rstrip(".?").replace("There is", "there is", 1))
        return named("asean-charter")


def _instrument(place: Place, code_of: Naming, zone: ZoneInfo) -> Instrument:
    if isinstance(place.node, ScalarNode):
        words = place.text("an instrument").split()
        if len(words) < _WORDS_OF_A_LINE:
            place.wrong("an instrument is a line like 'RU ratification 2002-04-11'")
            return Instrument(participant="", kind=ORDER[0], day=UNREAD)
        *who, kind, on = words
        cells = {"participant": " ".join(who), "kind": kind, "day": on}
    else:
        known = place.fields("an instrument", keys.INSTRUMENT)
        cells = {name: known[name].text(f"'{name}'") for name in known if name != "territories"}
        if "territories" in known:
            parts = known["territories"].parts("'territories'")
            cells["territories"] = ";".join(part.text("a territory") for part in parts)
    found = _Cells(cells, code_of, zone, place.wrong).instrument()
    return found or Instrument(participant="", kind=ORDER[0], day=UNREAD)


class _Rows:
    """Rows as they are read, and what is wrong in them."""

    def __init__(self, where: str, code_of: Naming, zone: ZoneInfo) -> None:
        self.where = where
        self.code_of = code_of
        self.zone = zone
        self.found: list[Instrument] = []
        self.problems: list[str] = []

    def add(self, line: int, cells: dict[str, str]) -> None:
        def wrong(what: str) -> None:
            self.problems.append(f"{self.where}, line {line}: {what}.")

        item = _Cells(cells, self.code_of, self.zone, wrong).instrument()
        if item is not None:
            self.found.append(item)


class _Cells:
    """The cells of one instrument, by name."""

    def __init__(
        self,
        cells: Mapping[str, str],
        code_of: Naming,
        zone: ZoneInfo,
        wrong: Callable[[str], None],
    ) -> None:
        self.cells = cells
        self.code_of = code_of
        self.zone = zone
        self.wrong = wrong

    def instrument(self) -> Instrument | None:
        """Return the instrument; None where something is wrong, which is noted."""
        cells = self.cells
        code = self._code(cells.get("participant", ""))
        kind = self._kind(cells.get("kind", ""))
        day = self._day(cells.get("day", ""))
        later = self._day(cells["effective"]) if cells.get("effective") else None
        of = self._code(cells["of"]) if cells.get("of") else ""
        if not code or not kind or day is None or (later is None and cells.get("effective")):
            return None
        names = [name.strip() for name in cells.get("territories", "").split(";")]
        return Instrument(
            participant=code,
            kind=kind,
            day=day,
            effective=later,
            of=of or "",
            territories=tuple(name for name in names if name),
            reference=cells.get("reference", ""),
        )

    def _code(self, name: str) -> str:
        code = self.code_of(name) if name else ""
        if not code:
            self.wrong(f"nobody is known as '{name}': write a code, like RU")
        return code

    def _kind(self, written: str) -> str:
        kind = "-".join(written.lower().split())
        if kind in KINDS:
            return kind
        near = nearest_word(kind, ORDER)
        meant = f" (did you mean '{near}'?)" if near else f": the kinds are {', '.join(ORDER)}"
        self.wrong(f"there is no kind of instrument '{written}'{meant}")
        return ""

    def _day(self, written: str) -> date | None:
        try:
            return date.fromisoformat(written)
        except ValueError:
            pass
        try:
            moment = datetime.fromisoformat(written)
        except ValueError:
            moment = None
        if moment is None or moment.tzinfo is None:
            self.wrong(
                f"'{written}' is no day: write it like 2002-04-11, or with its offset like"
                " 2002-04-11T23:30-04:00"
            )
            return None
        return day_in(moment, self.zone)
