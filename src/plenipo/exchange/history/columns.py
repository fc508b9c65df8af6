"""Finds the files of a folder by their columns, and reads their rows however broken some are.

A file's name means nothing, nor does the order of its columns. The separator is a comma, a
semicolon, a tab or a bar; the letters are UTF-8 (with a mark or without) or UTF-16, and single
lines that are not are read as Windows 1252 and reported.
"""

import codecs
import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

from plenipo.core.errors import InputError

from .records import Dirt, Report

_ENDINGS = (".csv", ".tsv", ".txt", ".tab")
_SEPARATORS = (",", ";", "\t", "|")
_BEFORE_HEADING = 5  # lines: a title may stand above the heading
_CHUNK = 2**20
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Layout:
    """A kind of file: what it must have and what it may, each with the headings it goes by."""

    kind: str
    required: Mapping[str, tuple[str, ...]]
    optional: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Text:
    """How a file is to be opened."""

    letters: str
    exact: bool  # every byte is a letter in it
    quoted: bool  # it may have quotation marks


@dataclass(frozen=True, slots=True)
class Source:
    """A file of a known kind; `columns` says where each of its layout's columns stands."""

    path: Path
    kind: str
    headings: tuple[str, ...]
    heading_line: int
    columns: Mapping[str, int]
    separator: str
    text: _Text

    def at(self, line: int) -> str:
        """Return where a line is, for messages."""
        return f"{self.path.name} line {line}"

    def rows(self, report: Report) -> Iterator[tuple[int, list[str]]]:
        """Yield the rows below the heading, as wide as it, with the line on which each ends."""
        width = len(self.headings)
        skip = self.heading_line
        for line, fields in self._records(report):
            if len(fields) == width:
                if line > skip and not self._repeats(line, fields, report):
                    yield line, fields
            elif line > skip and any(fields):
                yield from self._fitted(line, fields, report)

    def _repeats(self, line: int, fields: Sequence[str], report: Report) -> bool:
        if fields[0] != self.headings[0] or tuple(fields) != self.headings:
            return False
        report(
            Dirt(self.at(line), "The heading stands here once more; it is left out.", kept=False)
        )
        return True

    def _fitted(
        self, line: int, fields: list[str], report: Report
    ) -> Iterator[tuple[int, list[str]]]:
        width = len(self.headings)
        if not any(fields[width:]) and len(fields) > width:
            yield line, fields[:width]
            return
        cells = f"The row has {len(fields)} cells where the heading has {width}"
        if len(fields) > width:
            report(Dirt(self.at(line), f"{cells}; it is left out.", kept=False))
            return
        report(Dirt(self.at(line), f"{cells}; those that are missing are read as empty."))
        yield line, fields + [""] * (width - len(fields))

    def _records(self, report: Report) -> Iterator[tuple[int, list[str]]]:
        with self.path.open(
            encoding=self.text.letters, errors="surrogateescape", newline=""
        ) as file:
            lines: Iterable[str] = file if self.text.exact else self._repaired(file, report)
            if self.text.quoted:
                yield from self._quoted(iter(lines), report)
            else:
                yield from self._plain(iter(lines), report)

    def _plain(self, lines: Iterator[str], report: Report) -> Iterator[tuple[int, list[str]]]:
        reader = csv.reader(lines, delimiter=self.separator, quoting=csv.QUOTE_NONE)
        while True:
            try:
                for fields in reader:
                    yield reader.line_num, fields
            except csv.Error as error:
                self._unreadable(reader.line_num, error, report)
            else:
                return

    def _quoted(self, lines: Iterator[str], report: Report) -> Iterator[tuple[int, list[str]]]:
        """Read rows with quotation marks; one that is never closed swallows no other row."""
        before = 0
        while True:
            held: list[str] = []
            reader = csv.reader(_holding(lines, held), delimiter=self.separator)
            try:
                for fields in reader:
                    if len(held) > 1 and self._swallowed(fields, held):
                        break
                    yield before + reader.line_num, fields
                    held.clear()
                else:
                    return
            except csv.Error as error:
                if len(held) == 1:
                    self._unreadable(before + reader.line_num, error, report)
                    before += reader.line_num
                    continue
            before += reader.line_num - len(held) + 1
            fields = next(csv.reader(held[:1], delimiter=self.separator, quoting=csv.QUOTE_NONE))
            report(Dirt(self.at(before), "A quotation mark is never closed in this row."))
            yield before, fields
            lines = chain(held[1:], lines)

    def _swallowed(self, fields: Sequence[str], held: Sequence[str]) -> bool:
        """Tell whether a row over several lines is a row and others that it swallowed."""
        width = len(self.headings)
        if len(fields) != width:
            return True
        return any(
            len(row) == width for row in csv.reader(held[1:], delimiter=self.separator) if row
        )

    def _unreadable(self, line: int, error: csv.Error, report: Report) -> None:
        report(
            Dirt(self.at(line), f"The row cannot be read ({error}); it is left out.", kept=False)
        )

    def _repaired(self, lines: Iterable[str], report: Report) -> Iterator[str]:
        for number, line in enumerate(lines, 1):
            if line.isascii() or not any("\udc80" <= letter <= "\udcff" for letter in line):
                yield line
                continue
            data = line.encode(self.text.letters.removesuffix("-sig"), "surrogateescape")
            what = "The line has letters that are not UTF-8; it is read as Windows 1252."
            report(Dirt(self.at(number), what))
            yield data.decode("cp1252", "replace")


def find_sources(
    folders: Iterable[Path], layouts: Sequence[Layout], report: Report
) -> dict[str, list[Source]]:
    """Return the files of the folders by kind; a table of no kind is reported.

    Raises InputError if a folder is not there.
    """
    found: dict[str, list[Source]] = {layout.kind: [] for layout in layouts}
    for path in files_in(folders, _ENDINGS):
        source = _recognised(path, layouts, report)
        if source is not None:
            found[source.kind].append(source)
    return found


def files_in(folders: Iterable[Path], endings: Sequence[str]) -> Iterator[Path]:
    """Yield the files with one of the endings. Raises InputError if a folder is not there."""
    for folder in folders:
        if folder.is_file():
            paths = [folder]
        elif folder.is_dir():
            paths = sorted(folder.iterdir())
        else:
            raise InputError(f"There is no folder {folder}: name the folder of the records.")
        yield from (path for path in paths if path.suffix.lower() in endings and path.is_file())


def _recognised(path: Path, layouts: Sequence[Layout], report: Report) -> Source | None:
    try:
        text = _text_of(path)
        with path.open(encoding=text.letters, errors="surrogateescape", newline="") as file:
            top = list(islice(file, _BEFORE_HEADING))
    except (OSError, UnicodeError) as error:
        report(Dirt(path.name, f"The file cannot be read ({error}); it is left out.", kept=False))
        return None
    for number, line in enumerate(top, 1):
        for separator in _SEPARATORS:
            headings = next(csv.reader([line], delimiter=separator), [])
            for layout in layouts:
                columns = _placed(headings, layout)
                if columns:
                    _report_twice(path, number, headings, report)
                    return Source(
                        path, layout.kind, tuple(headings), number, columns, separator, text
                    )
    known = "; or ".join(", ".join(layout.required) for layout in layouts)
    what = f"The table has none of the columns that tell what it is ({known}); it is left out."
    report(Dirt(path.name, what, kept=False))
    return None


def _placed(headings: Sequence[str], layout: Layout) -> dict[str, int] | None:
    """Return where the columns stand; None if one that must be there is not."""
    keys = [_key(heading) for heading in headings]
    columns: dict[str, int] = {}
    for name, known in chain(layout.required.items(), layout.optional.items()):
        place = next((keys.index(_key(word)) for word in known if _key(word) in keys), None)
        if place is not None:
            columns[name] = place
        elif name in layout.required:
            return None
    return columns


def _report_twice(path: Path, line: int, headings: Sequence[str], report: Report) -> None:
    keys = [_key(heading) for heading in headings]
    for heading, key in dict(zip(reversed(headings), reversed(keys), strict=True)).items():
        if key and keys.count(key) > 1:
            what = (
                f'The column "{heading}" stands there {keys.count(key)} times; the first is read.'
            )
            report(Dirt(f"{path.name} line {line}", what))


def _key(heading: str) -> str:
    return "".join(letter for letter in heading.casefold() if letter.isalnum() or letter == "-")


def _holding(lines: Iterable[str], held: list[str]) -> Iterator[str]:
    for line in lines:
        held.append(line)
        yield line


def _text_of(path: Path) -> _Text:
    decoder = codecs.getincrementaldecoder("utf-8")()
    exact, quoted = True, False
    with path.open("rb") as file:
        chunk = file.read(_CHUNK)
        letters = next((name for bom, name in _BOMS if chunk.startswith(bom)), "utf-8")
        if letters == "utf-16":
            return _Text(letters, exact=True, quoted=True)
        while chunk:
            quoted = quoted or b'"' in chunk
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError:
                exact = False
                decoder.reset()
            chunk = file.read(_CHUNK)
    return _Text(letters, exact, quoted)
