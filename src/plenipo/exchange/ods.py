"""Reads OpenDocument spreadsheets (.ods): what each cell shows, merged cells, attached notes."""

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException

from .containers import damaged, locked, no_such_sheet, too_large, unsafe
from .grid import Area, Content, Grid, Place, covered, shown_number
from .markup import elements, local

_MOST_BYTES = 96 * 1024 * 1024
_MOST_CELLS = 1_000_000
_LONGEST_MANIFEST = 1024 * 1024
_BROKEN = (
    zipfile.BadZipFile, zlib.error, ParseError, KeyError, ValueError, OSError, EOFError,
    NotImplementedError, RuntimeError, OverflowError,
)  # fmt: skip


def read_opendocument(path: Path, sheet: str | None = None) -> Iterator[Grid]:
    """Return the sheets in order. Raises TableError if damaged, too large, locked or unsafe."""
    try:
        with zipfile.ZipFile(path) as archive:
            with archive.open("META-INF/manifest.xml") as manifest:
                if b"encryption-data" in manifest.read(_LONGEST_MANIFEST):
                    raise locked(path)
            if archive.getinfo("content.xml").file_size > _MOST_BYTES:
                raise too_large(path)
            with archive.open("content.xml") as stream:
                yield from _wanted(path, stream, sheet)
    except _TooManyCellsError as error:
        raise too_large(path) from error
    except DefusedXmlException as error:
        raise unsafe(path) from error
    except _BROKEN as error:
        raise damaged(path) from error


def _wanted(path: Path, stream: IO[bytes], sheet: str | None) -> Iterator[Grid]:
    names = []
    for table in _tables(stream):
        names.append(table.name)
        if sheet is None or table.name.casefold() == sheet.casefold():
            yield Grid(table.name, table.cells, covered(table.cells, table.merged))
            if sheet is not None:
                return
    if sheet is not None:
        raise no_such_sheet(path, sheet, names)


class _TooManyCellsError(Exception):
    """The document repeats a cell, or a row of cells, more often than any table does."""


@dataclass
class _Sheet:
    name: str
    cells: dict[Place, Content] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    row: int = 1


def _tables(stream: IO[bytes]) -> Iterator[_Sheet]:
    sheet = _Sheet("")
    for element in elements(stream, {"table-row", "table"}, within="table"):
        if local(element) == "table-row":
            _add_row(sheet, element)
        else:
            sheet.name = _attribute(element, "name")
            yield sheet
            sheet = _Sheet("")


def _add_row(sheet: _Sheet, row: Element) -> None:
    filled: dict[int, Content] = {}
    column = 1
    for cell in row:
        name = local(cell)
        if name not in {"table-cell", "covered-table-cell"}:
            continue
        times = _count(cell, "number-columns-repeated")
        content = _content(cell) if name == "table-cell" else None
        if content:
            _check(times)
            filled |= dict.fromkeys(range(column, column + times), content)
            down, across = (
                _count(cell, "number-rows-spanned"),
                _count(cell, "number-columns-spanned"),
            )
            if down > 1 or across > 1:
                sheet.merged.append((sheet.row, column, sheet.row + down - 1, column + across - 1))
        column += times
    repeated = _count(row, "number-rows-repeated")
    if filled:
        _check(repeated * len(filled) + len(sheet.cells))
        for at in range(sheet.row, sheet.row + repeated):
            sheet.cells |= {(at, column): content for column, content in filled.items()}
    sheet.row += repeated


def _check(cells: int) -> None:
    if cells > _MOST_CELLS:
        raise _TooManyCellsError


def _content(cell: Element) -> Content | None:
    """Tell what a cell shows; None for one that shows nothing and has no note."""
    shown = "\n".join(_paragraph(child) for child in cell if local(child) == "p")
    notes = (child for child in cell if local(child) == "annotation")
    note = "\n".join(_paragraph(p) for n in notes for p in n if local(p) == "p").strip()
    if not (shown.strip() or note):
        return None
    sort = _attribute(cell, "value-type")
    if shown.startswith(("#", "Err:")) and cell.get(f"{{{_namespace(cell)}}}formula"):
        return Content(shown, "error", note)
    if sort == "date":
        return Content(_attribute(cell, "date-value").replace("T", " "), "date", note)
    if sort == "float":
        return Content(_number(float(_attribute(cell, "value")), shown), "number", note)
    return Content(shown, "text", note)


def _number(value: float, shown: str) -> str:
    """Return the number as shown, for 1.10 is not 1.1, if decimals are all the format adds."""
    point = shown.strip().replace(",", ".")
    whole, _, decimals = point.partition(".")
    plain = whole.lstrip("-").isdecimal() and decimals.isdecimal() and float(point) == value
    return point if plain and not value.is_integer() else shown_number(value)


def _paragraph(element: Element) -> str:
    """Return the text of a paragraph with its spans, blanks and line breaks."""
    texts = [element.text or ""]
    for child in element:
        name = local(child)
        blanks = " " * _count(child, "c") if name == "s" else ""
        texts += [blanks, "\n" if name == "line-break" else "", _paragraph(child), child.tail or ""]
    return "".join(texts)


def _count(element: Element, name: str) -> int:
    return int(_attribute(element, name) or 1)


def _attribute(element: Element, name: str) -> str:
    """Return an attribute by its name without the namespace."""
    return next((v for key, v in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _namespace(element: Element) -> str:
    return str(element.tag).rpartition("}")[0].removeprefix("{")
