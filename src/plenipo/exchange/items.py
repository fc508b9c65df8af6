"""Which lines of a table make which item, and how it is numbered."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from .grid import Content, Place
from .layout import is_total
from .lines import Lines
from .numbering import is_date, looks_numbered, number_in_date, number_of, split_number
from .tables import Problem

_MISREAD = {
    "date": "the date {} (which spreadsheets make of a number like 1.2 unless it is text)",
    "error": "the error {}",
    "formula": "a formula without its result",
}
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Item:
    """The lines of one item, mostly one; its number and its title."""

    lines: tuple[int, ...]
    number: str
    title: str


@dataclass
class Items:
    """Tells items from headings between them, totals, and second tables; and what is odd."""

    lines: Lines
    problems: list[Problem] = field(default_factory=list)
    counted: int = 0  # items of a table without numbers

    def __iter__(self) -> Iterator[Item]:
        """Each item of the table in order."""
        grid, layout = self.lines.grid, self.lines.layout
        in_title = self._numbers_in_titles()
        if layout.number is None and not in_title:
            meaning = "no column holds item numbers: the items are numbered in their order"
            self.problems.append(Problem(grid.row_ref(layout.header), "", meaning))
        for lines in self._blocks():
            if self.lines.is_heading_again(lines[0]):
                continue
            if self.lines.names_others(lines[0]):
                self._report(lines[0], "names other members: a second table on a sheet is not read")
                return
            if in_title:
                yield from self._titled(lines)
            elif layout.number is None:
                yield from self._unnumbered(lines)
            else:
                yield from self._numbered(lines, layout.number)

    def _blocks(self) -> Iterator[tuple[int, ...]]:
        """Lines in order; those that one merged cell of the number (or title) spans, together."""
        leading = self.lines.layout.number or self.lines.layout.title
        block: list[int] = []
        anchor: Place | None = None
        for row in self.lines.layout.rows:
            here = (row, 0) if leading is None else self.lines.grid.anchor((row, leading))
            if block and here != anchor:
                yield tuple(block)
                block = []
            anchor = here
            block.append(row)
        if block:
            yield tuple(block)

    def _numbers_in_titles(self) -> bool:
        """Tell whether the cells of titles begin with the numbers, for want of a column of them."""
        layout, grid = self.lines.layout, self.lines.grid
        if layout.number is not None or layout.title is None:
            return False
        texts = [text for row in layout.rows if (text := grid.text((row, layout.title)))]
        return bool(texts) and 2 * sum(map(bool, map(split_number, texts))) >= len(texts)

    def _titled(self, lines: tuple[int, ...]) -> Iterator[Item]:
        text = self._title(lines)
        numbered = split_number(text)
        if numbered:
            yield Item(lines, numbered.number, numbered.title)
        else:
            yield from self._without_number(lines, text)

    def _unnumbered(self, lines: tuple[int, ...]) -> Iterator[Item]:
        """Count the items of a table without numbers in their order."""
        title, filled = self._title(lines), self.lines.filled(*lines)
        if is_total(title) or not (title or filled):
            return
        if not filled:
            self._report(lines[0], "has neither a number nor a position: taken for a heading")
        elif self.lines.unknown(*lines):
            self._report(lines[0], "holds no position that is known: passed over")
        else:
            self.counted += 1
            yield Item(lines, str(self.counted), title)

    def _numbered(self, lines: tuple[int, ...], column: int) -> Iterator[Item]:
        place = (lines[0], column)
        content = self.lines.grid.at(place)
        text = content.text.strip()
        title = self._title(lines)
        if self._spans_members(place) or is_total(text) or is_total(title):
            return
        if content.sort in _MISREAD or is_date(text):
            yield self._misread(lines, place, content)
        elif not text:
            yield from self._without_number(lines, title)
        elif self._headed_by(text) and self.lines.unknown(*lines):
            if self.lines.filled(*lines):
                self._report(lines[0], "holds no position that is known: passed over")
        else:
            yield from self._parts(lines, number_of(text))

    def _parts(self, lines: tuple[int, ...], number: str) -> Iterator[Item]:
        """Make an item; or, under one merged number, a part of each line with a title."""
        column = self.lines.layout.title
        titled = [r for r in lines if column and (r, column) in self.lines.grid.cells]
        own = [row for row in titled if not self._goes_on(row)]
        if not 1 < len(own) <= len(_LETTERS):
            yield Item(lines, number, self._title(lines))
            return
        for letter, row in zip(_LETTERS, own, strict=False):
            until = next((later for later in own if later > row), lines[-1] + 1)
            part = tuple(line for line in lines if row <= line < until)
            yield Item(part, f"{number} ({letter})", self._title(part))

    def _goes_on(self, row: int) -> bool:
        """Tell whether a line says more on the positions above it: words that are no positions."""
        return self.lines.filled(row) and self.lines.unknown(row)

    def _without_number(self, lines: tuple[int, ...], title: str) -> Iterator[Item]:
        """Take a line without number for a heading, unless positions stand in it."""
        if is_total(title) or not self.lines.filled(*lines):
            return
        if self.lines.unknown(*lines):
            self._report(lines[0], "has no item number and no position that is known: passed over")
            return
        name = self.lines.grid.row_name(lines[0])
        self._report(lines[0], f'has positions but no item number; it is called "{name}" here')
        yield Item(lines, name, title)

    def _misread(self, lines: tuple[int, ...], place: Place, content: Content) -> Item:
        name = self.lines.grid.row_name(lines[0])
        what = _MISREAD.get(content.sort, _MISREAD["date"]).format(content.text.strip())
        meaning = f'{what} stands where an item number should, and the item is called "{name}" here'
        meant = number_in_date(content.text)
        self.problems.append(Problem(self.lines.grid.ref(place), content.text, meaning, meant))
        return Item(lines, name, self._title(lines))

    def _headed_by(self, number: str) -> bool:
        """Tell whether a heading stands in the column of numbers: where others do, none."""
        return self._mostly_numbers and not any(letter.isdigit() for letter in number)

    @cached_property
    def _mostly_numbers(self) -> bool:
        layout, grid = self.lines.layout, self.lines.grid
        texts = [grid.text((row, layout.number)) for row in layout.rows if layout.number]
        return 2 * sum(map(looks_numbered, texts)) >= len([text for text in texts if text])

    def _spans_members(self, place: Place) -> bool:
        """Tell whether one merged cell runs from here under the members, as headings do."""
        grid, row = self.lines.grid, place[0]
        anchor = grid.anchor(place)
        members = self.lines.layout.members
        return bool(grid.anchors) and any(grid.anchor((row, at)) == anchor for at in members)

    def _title(self, lines: tuple[int, ...]) -> str:
        return self.lines.joined(lines, self.lines.layout.title)

    def _report(self, row: int, meaning: str) -> None:
        self.problems.append(self.lines.problem(row, meaning))
