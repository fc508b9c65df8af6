"""Reads Excel workbooks (.xlsx, .xlsm): what each cell shows, merged cells, and attached notes.

It reads the parts of ECMA-376 that a table needs in one bounded pass. The packages that read
whole workbooks do not fit: one holds a cell's formula or its result, not both, and takes two
passes and fifty times the file's size; the other knows neither notes nor number formats.
"""

import datetime as dt
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException

from .containers import damaged, no_such_sheet, too_large, unsafe
from .grid import Area, Content, Grid, Place, covered, shown_number
from .markup import elements, local

# A table of 193 members by 1,000 items takes 8 MB of this; pictures and macros do not count.
_MOST_BYTES = 96 * 1024 * 1024
_MOST_CELLS = 1_000_000
_MERGED = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")
_DATES_BUILT_IN = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_TWO_DECIMALS_BUILT_IN = {2: "2", 4: "2"}
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_DECIMALS = re.compile(r"^[#,0]*0\.(0+)$")
_BROKEN = (
    zipfile.BadZipFile, ParseError, KeyError, ValueError, OSError, EOFError, NotImplementedError,
    RuntimeError, IndexError, OverflowError, zlib.error,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class HiddenSheet:
    """A sheet that the workbook hides, and that is not read unless asked for."""

    name: str


def read_workbook(path: Path, sheet: str | None = None) -> Iterator[Grid | HiddenSheet]:
    """Return the sheets in order. Raises TableError if damaged, too large or unsafe."""
    try:
        with zipfile.ZipFile(path) as archive:
            yield from _Workbook(path, archive).sheets(sheet)
    except DefusedXmlException as error:
        raise unsafe(path) from error
    except _BROKEN as error:
        raise damaged(path) from error


class _Workbook:
    """An open workbook: its parts, and what its sheets share."""

    def __init__(self, path: Path, archive: zipfile.ZipFile) -> None:
        self.path = path
        self.archive = archive
        self.parts = {info.filename.lstrip("/").lower(): info for info in archive.infolist()}
        self.strings: list[str] = []
        self.formats: list[str] = []
        self.from_1904 = False

    def sheets(self, wanted: str | None) -> Iterator[Grid | HiddenSheet]:
        """Every sheet of cells, or only the wanted one, though it be hidden."""
        listed = list(self._listed())
        chosen = [s for s in listed if wanted is None or s.name.casefold() == wanted.casefold()]
        if wanted is not None and not chosen:
            raise no_such_sheet(self.path, wanted, [sheet.name for sheet in listed])
        readable = [sheet for sheet in chosen if wanted or not sheet.hidden]
        self._weigh([sheet.part for sheet in readable])
        self.strings = list(self._shared_strings())
        self.formats = list(self._number_formats())
        for sheet in chosen:
            yield self._grid(sheet) if sheet in readable else HiddenSheet(sheet.name)

    def _listed(self) -> Iterator["_Listed"]:
        targets = self._related("xl/workbook.xml", "/worksheet")
        for element in self._elements("xl/workbook.xml", "sheet", "workbookPr"):
            if local(element) == "workbookPr":
                self.from_1904 = element.get("date1904") in {"1", "true"}
                continue
            key = next((v for k, v in element.attrib.items() if k.endswith("}id")), "")
            if key in targets:
                hidden = element.get("state", "visible") != "visible"
                yield _Listed(element.get("name", ""), targets[key], hidden=hidden)

    def _weigh(self, sheets: list[str]) -> None:
        """Refuse a workbook too large for a table of positions before reading its cells."""
        weighed = (*sheets, "xl/sharedStrings.xml", "xl/styles.xml")
        size = sum(info.file_size for part in weighed if (info := self.parts.get(part.lower())))
        if size > _MOST_BYTES:
            raise too_large(self.path)

    def _grid(self, sheet: "_Listed") -> Grid:
        cells: dict[Place, Content] = {}
        merged: list[Area] = []
        for row in _rows(self._open(sheet.part), merged):
            cells |= {place: content for place, cell in row if (content := self._content(cell))}
            if len(cells) > _MOST_CELLS:
                raise too_large(self.path)
        for place, note in self._notes(sheet.part).items():
            held = cells.get(place, Content(""))
            cells[place] = Content(held.text, held.sort, note)
        return Grid(sheet.name, cells, covered(cells, merged))

    def _content(self, cell: Element) -> Content | None:
        """Tell what a cell shows; None for one that shows nothing."""
        sort = cell.get("t", "n")
        parts = {local(child): child for child in cell}
        stored = parts["v"].text if "v" in parts else None
        if "f" in parts and not stored and sort != "str":
            return Content("=" + (parts["f"].text or ""), "formula")
        if sort == "inlineStr":
            return _text(_joined(parts["is"]) if "is" in parts else "")
        if stored is None:
            return None
        content: Content | None
        match sort:
            case "n":
                content = self._number(float(stored), cell.get("s", "0"))
            case "s":
                content = _text(self.strings[int(stored)])
            case "b":
                content = Content("TRUE" if stored == "1" else "FALSE")
            case "e":
                content = Content(stored, "error")
            case "d":
                content = Content(stored, "date")
            case _:
                content = _text(_unescaped(stored))
        return content

    def _number(self, value: float, style: str) -> Content:
        number_format = self.formats[int(style)] if int(style) < len(self.formats) else ""
        if number_format == "date":
            return Content(_date(value, from_1904=self.from_1904), "date")
        plain = shown_number(value)
        if number_format and "." in plain and len(plain.partition(".")[2]) <= int(number_format):
            plain = f"{value:.{number_format}f}"
        return Content(plain, "number")

    # The parts beside the sheets.

    def _open(self, part: str) -> IO[bytes]:
        return self.archive.open(self.parts[part.lower()])

    def _elements(self, part: str, *names: str) -> Iterator[Element]:
        """Return the elements of these names in a part; none if the workbook has no such part."""
        if part.lower() in self.parts:
            with self._open(part) as stream:
                yield from elements(stream, set(names))

    def _related(self, part: str, sort: str) -> dict[str, str]:
        """Return the parts of a sort that a part refers to, by the key it uses."""
        folder, name = posixpath.split(part)
        return {
            element.get("Id", ""): _resolved(folder, element.get("Target", ""))
            for element in self._elements(f"{folder}/_rels/{name}.rels", "Relationship")
            if element.get("Type", "").endswith(sort)
        }

    def _shared_strings(self) -> Iterator[str]:
        for element in self._elements("xl/sharedStrings.xml", "si"):
            yield _joined(element)
            element.clear()

    def _number_formats(self) -> Iterator[str]:
        """For each style "date", the number of decimals it always shows, or ""."""
        own: dict[str, str] = {}
        styles: list[str] = []
        for element in self._elements("xl/styles.xml", "numFmt", "cellXfs"):
            if local(element) == "numFmt":
                own[element.get("numFmtId", "")] = element.get("formatCode", "")
            else:
                styles = [style.get("numFmtId", "0") for style in element]
        return (_number_format(int(key), own.get(key, "")) for key in styles)

    def _notes(self, sheet: str) -> dict[Place, str]:
        """Return the notes of cells; threads of comments go before the notes that copy them."""
        notes: dict[Place, str] = {}
        for part in self._related(sheet, "/comments").values():
            authors: list[str] = []
            for element in self._elements(part, "author", "comment"):
                if local(element) == "author":
                    authors.append(element.text or "")
                    continue
                texts = (_joined(child) for child in element if local(child) == "text")
                notes[_place(element.get("ref", ""))] = _without_author("".join(texts), authors)
        threads: dict[Place, list[str]] = {}
        for part in self._related(sheet, "/threadedComment").values():
            for element in self._elements(part, "threadedComment"):
                texts = (child.text or "" for child in element if local(child) == "text")
                threads.setdefault(_place(element.get("ref", "")), []).extend(texts)
        return notes | {place: "\n".join(texts) for place, texts in threads.items()}


@dataclass(frozen=True, slots=True)
class _Listed:
    name: str
    part: str
    hidden: bool


def _rows(stream: IO[bytes], merged: list[Area]) -> Iterator[list[tuple[Place, Element]]]:
    """Return the cells of each row with their places, while the merged areas are collected."""
    row = 0
    with stream:
        for element in elements(stream, {"row", "mergeCell"}, within="sheetData"):
            if element.tag.endswith("row"):
                row = int(element.get("r", row + 1))
                yield list(_cells(row, element))
            elif found := _MERGED.fullmatch(element.get("ref", "")):
                left, top, right, bottom = found.groups()
                merged.append((int(top), _column(left), int(bottom or top), _column(right or left)))


def _cells(row: int, element: Element) -> Iterator[tuple[Place, Element]]:
    column = 0
    for cell in element:
        ref = cell.get("r")
        if local(cell) == "c":
            column = _place(ref)[1] if ref else column + 1
            yield (row, column), cell


def _joined(element: Element) -> str:
    """Return the text of a string of several runs, without the reading aids of Japanese."""
    texts = []
    for child in element:
        if local(child) == "t":
            texts.append(child.text or "")
        elif local(child) == "r":
            texts.extend(part.text or "" for part in child if local(part) == "t")
    return _unescaped("".join(texts))


def _text(text: str) -> Content | None:
    return Content(text) if text.strip() else None


def _unescaped(text: str) -> str:
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)


def _without_author(note: str, authors: list[str]) -> str:
    named = next((a for a in authors if a and note.startswith(f"{a}:")), None)
    return note.removeprefix(f"{named}:").strip() if named else note.strip()


def _place(ref: str) -> Place:
    found = _MERGED.fullmatch(ref)
    if not found:
        raise ValueError(ref)
    return int(found[2]), _column(found[1])


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number


def _resolved(folder: str, target: str) -> str:
    """Return the name of a part that another in this folder refers to."""
    whole = target if target.startswith("/") else posixpath.join(folder, target)
    return posixpath.normpath(whole).lstrip("/")


def _number_format(key: int, code: str) -> str:
    plain = _QUOTED.sub("", code).lower()
    if key in _DATES_BUILT_IN or (plain != "general" and set(plain) & set("dmyhs")):
        return "date"
    decimals = _DECIMALS.match(plain)
    return str(len(decimals[1])) if decimals else _TWO_DECIMALS_BUILT_IN.get(key, "")


def _date(serial: float, *, from_1904: bool) -> str:
    """Return the day (and time, if any) of a spreadsheet's count of days."""
    first = dt.datetime(1904, 1, 1) if from_1904 else dt.datetime(1899, 12, 30)  # noqa: DTZ001
    try:
        moment = first + dt.timedelta(seconds=round(serial * 86_400))
    except OverflowError:
        return shown_number(serial)
    return moment.date().isoformat() if serial.is_integer() else moment.isoformat(" ")
