"""Reads tables in text files (.csv, .tsv, .txt), whatever their letters and separators.

Which separator a file uses, and which old set of letters, is told by what makes most sense of
it: the reading that names most members and positions.
"""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from .containers import unreadable
from .gazetteer import find_member
from .grid import Content, Grid, Place
from .stances import Vocabulary
from .tables import Problem, TableError

_MOST_BYTES = 64 * 1024 * 1024
_SEPARATORS = (",", ";", "\t", "|")
# Letters of one byte, the likelier first: Windows' Cyrillic and Western, Unix's and DOS's Cyrillic.
_OLD_LETTERS = ("cp1251", "cp1252", "koi8-r", "cp866", "cp1250")
_LOOKED_AT = 400  # lines that tell the separator and the letters
_MOSTLY = 0.9
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAVE = "Save it as CSV in UTF-8, or as .xlsx, and try again."


def text_of(path: Path) -> tuple[str, tuple[Problem, ...]]:
    """Return the file's text. Raises TableError if it is no text, or more than any table has."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            limit = _MOST_BYTES // 2**20
            raise TableError(path, f"is a text of more than {limit} MB, no table", _SAVE)
        data = path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from error
    for bom, letters in _BOMS:
        if data.startswith(bom):
            return _without_nul(path, _decoded(path, data[len(bom) :], letters))
    wide = _wide(data)
    if wide:
        return _without_nul(path, _decoded(path, data, wide))
    try:
        return _without_nul(path, data.decode("utf-8"))
    except UnicodeDecodeError:
        return _in_old_letters(path, data)


def read_delimited(path: Path, text: str, vocabulary: Vocabulary) -> Grid:
    """Return the table in the text, one line a row. Raises TableError for odd quotation marks."""
    cells: dict[Place, Content] = {}
    widths: dict[int, int] = {}
    for line, fields in lines_of(path, text, vocabulary):
        widths[line] = len(fields)
        for column, field in enumerate(fields, 1):
            if field.strip():
                cells[line, column] = Content(field)
    return Grid(path.stem, cells, widths=widths, lines=True)


def lines_of(path: Path, text: str, vocabulary: Vocabulary) -> Iterator[tuple[int, list[str]]]:
    """Yield the number and the cells of each line. Raises TableError for odd quotation marks."""
    separator, body = _declared(text)
    if separator is None:
        sample = "".join(islice(io.StringIO(body, newline=""), _LOOKED_AT))
        separator = max(_SEPARATORS, key=lambda mark: _sense(_parsed(sample, mark), vocabulary))
    before = 1 if body is not text else 0
    line = 0
    try:
        for line, fields in _records(body, separator):
            yield line + before, fields
    except csv.Error as error:
        what = f"has quotation marks that do not fit together after line {line + before} ({error})"
        raise TableError(path, what, "Close every quotation mark, or save it as .xlsx.") from error


def _decoded(path: Path, data: bytes, letters: str) -> str:
    try:
        return data.decode(letters)
    except UnicodeDecodeError as error:
        name = letters.upper()
        what = f"says that it is {name} and is not, from byte {error.start:,} on"
        raise TableError(path, what, _SAVE) from error


def _wide(data: bytes) -> str | None:
    """Tell two-byte letters without a mark at the beginning: digits and separators have zeros."""
    head = data[: 2 * _LOOKED_AT]
    if len(data) % 2 or 0 not in head:
        return None
    for letters in ("utf-16-le", "utf-16-be"):
        text = head.decode(letters, "replace")
        usual = sum(" " <= letter < "\u0530" or letter in "\r\n\t№" for letter in text)
        if usual > _MOSTLY * len(text):
            return letters
    return None


def _without_nul(path: Path, text: str) -> tuple[str, tuple[Problem, ...]]:
    """Text has no NUL characters; a few are taken out and reported, more mean it is no text."""
    odd = sum(text.count(chr(code)) for code in range(32) if chr(code) not in "\t\n\r\f\v")
    if odd > max(8, len(text) // 100):
        raise TableError(path, "is no text and no workbook", _SAVE)
    if "\0" not in text:
        return text, ()
    line = text[: text.index("\0")].count("\n") + 1
    meaning = "NUL characters, which no text has, were left out here and wherever else they stand"
    return text.replace("\0", ""), (Problem(f"line {line}", "\\0", meaning),)


def _in_old_letters(path: Path, data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """Return the text in the letters that give most known words; with a doubt if none do."""
    readings = {letters: data.decode(letters, "replace") for letters in _OLD_LETTERS}
    vocabulary = Vocabulary()
    known = {
        letters: sum(_known(word, vocabulary) for word in _foreign_words(text))
        for letters, text in readings.items()
    }
    best = max(_OLD_LETTERS, key=lambda letters: known[letters])
    text, problems = _without_nul(path, readings[best])
    if not known[best]:
        meaning = f"not in UTF-8 and read as {best}: save it as UTF-8 if its letters look wrong"
        problems += (Problem(path.name, "", meaning),)
    return text, problems


def _foreign_words(text: str) -> set[str]:
    """Return the cells of the first lines, whatever the separator, that are not all ASCII."""
    for mark in _SEPARATORS[1:]:
        text = text.replace(mark, ",")
    lines = islice(text.splitlines(), _LOOKED_AT)
    cells = (cell.strip(' "') for line in lines for cell in line.split(","))
    return {cell for cell in cells if cell and not cell.isascii()}


def _declared(text: str) -> tuple[str | None, str]:
    """Return the separator that Excel's first line declares (`sep=;`), and the text after it."""
    first, newline, rest = text.partition("\n")
    mark = first.strip().removeprefix("sep=")
    if newline and first.startswith("sep=") and len(mark) <= 1:
        return mark or "\t", rest
    return None, text


def _sense(rows: Iterable[list[str]], vocabulary: Vocabulary) -> tuple[int, int, int]:
    """Measure the sense a separator makes: what is named, and how many lines are alike."""
    rows = list(rows)
    cells = {field.strip() for fields in rows for field in fields if len(fields) > 1}
    known = sum(_known(cell, vocabulary) for cell in cells)
    lengths = [len(fields) for fields in rows if len(fields) > 1]
    alike = max((lengths.count(length) for length in set(lengths)), default=0)
    return known, alike, max(lengths, default=0)


def _known(cell: str, vocabulary: Vocabulary) -> bool:
    return vocabulary.knows(cell) or find_member(cell) is not None


def _parsed(text: str, separator: str) -> list[list[str]]:
    try:
        return [fields for _, fields in _records(text, separator)]
    except csv.Error:
        return []


def _records(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Each record with the line on which it begins."""
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=separator, skipinitialspace=True, strict=True)
    line = 1
    for fields in reader:
        yield line, fields
        line = reader.line_num + 1
