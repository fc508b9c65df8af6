"""Reads the lines below the headings: items by number and title, and the positions on them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from .gazetteer import find_member
from .grid import EMPTY, Content, Grid, Place
from .layout import Layout, is_total
from .numbering import (
    is_date,
    looks_numbered,
    number_after,
    number_in_date,
    number_of,
    same_number,
    split_number,
)
from .stances import Reading, Vocabulary
from .tables import Cell, Problem, Row
from .wording import tidy

_ALIKE = 5  # so many cells with the same unknown words are reported one by one, more together
_MISREAD = {
    "date": "the date {} (which spreadsheets make of a number like 1.2 unless it is text)",
    "error": "the error {}",
    "formula": "a formula without its result",
}
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class _Item:
    """The lines of one item, mostly one: its number as written, and its title."""

    lines: tuple[int, ...]
    number: str
    title: str


def read_rows(
    layout: Layout, vocabulary: Vocabulary
) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    """Return the items of the table in order, and what in it could not be read."""
    reader = _Reader(layout, vocabulary)
    rows = tuple(reader.rows())
    return rows, tuple(reader.all_problems())


@dataclass
class _Reader:
    layout: Layout
    vocabulary: Vocabulary
    problems: list[Problem] = field(default_factory=list)
    unread: dict[Place, Problem] = field(default_factory=dict)
    first: dict[str, Row] = field(default_factory=dict)
    counted: int = 0  # items of a table without numbers
    last: str = ""  # the number before

    @property
    def grid(self) -> Grid:
        return self.layout.grid

    def rows(self) -> Iterator[Row]:
        """Each item, a number that comes again passed over."""
        for item in self._items():
            row = self._row(item)
            earlier = self.first.setdefault(same_number(row.number), row)
            if earlier is row:
                yield row
            else:
                self.problems.append(self._again(row, earlier))
            self.last = row.number

    def all_problems(self) -> Iterator[Problem]:
        """Return what could not be read: the lines, then the cells, many alike together."""
        yield from self.problems
        alike = Counter(problem.meaning for problem in self.unread.values())
        told: set[str] = set()
        for problem in self.unread.values():
            more = alike[problem.meaning] - 1
            if more < _ALIKE:
                yield problem
            elif problem.meaning not in told:
                told.add(problem.meaning)
                cells = f"{problem.meaning} (so in {more:,} more cells of this table)"
                yield replace(problem, meaning=cells)

    # Which lines make which item.

    def _items(self) -> Iterator[_Item]:
        in_title = self._numbers_in_titles()
        if self.layout.number is None and not in_title:
            meaning = "no column holds item numbers: the items are numbered in their order"
            self.problems.append(Problem(self.grid.row_ref(self.layout.header), "", meaning))
        for lines in self._blocks():
            if self._is_heading_again(lines[0]):
                continue
            if self._names_others(lines[0]):
                self._report(lines[0], "names other members: a second table on a sheet is not read")
                return
            if in_title:
                yield from self._titled(lines)
            elif self.layout.number is None:
                yield from self._unnumbered(lines)
            else:
                yield from self._numbered(lines)

    def _blocks(self) -> Iterator[tuple[int, ...]]:
        """Lines in order; those that one merged cell of the number (or title) spans, together."""
        leading = self.layout.number or self.layout.title
        block: list[int] = []
        anchor: Place | None = None
        for row in self.layout.rows:
            here = (row, 0) if leading is None else self.grid.anchor((row, leading))
            if block and here != anchor:
                yield tuple(block)
                block = []
            anchor = here
            block.append(row)
        if block:
            yield tuple(block)

    def _numbers_in_titles(self) -> bool:
        """Tell whether the cells of titles begin with the numbers, for want of a column of them."""
        title = self.layout.title
        if self.layout.number is not None or title is None:
            return False
        texts = [text for row in self.layout.rows if (text := self.grid.text((row, title)))]
        return bool(texts) and 2 * sum(map(bool, map(split_number, texts))) >= len(texts)

    def _titled(self, lines: tuple[int, ...]) -> Iterator[_Item]:
        text = self._joined(lines, self.layout.title)
        numbered = split_number(text)
        if numbered:
            yield _Item(lines, numbered.number, numbered.title)
        else:
            yield from self._without_number(lines, text)

    def _unnumbered(self, lines: tuple[int, ...]) -> Iterator[_Item]:
        """Count the items of a table without numbers in their order."""
        title = self._joined(lines, self.layout.title)
        if is_total(title) or not (title or self._filled(lines)):
            return
        if not self._filled(lines):
            self._report(lines[0], "has neither a number nor a position: taken for a heading")
            return
        if self._holds_nothing_known(lines):
            self._report(lines[0], "holds no position that is known: passed over")
            return
        self.counted += 1
        yield _Item(lines, str(self.counted), title)

    def _numbered(self, lines: tuple[int, ...]) -> Iterator[_Item]:
        number_at = (lines[0], self.layout.number or 0)
        if self._spans_members(number_at):
            return
        content = self.grid.at(number_at)
        text = content.text.strip()
        if is_total(text) or is_total(self._joined(lines, self.layout.title)):
            return
        if content.sort in _MISREAD or is_date(text):
            yield from self._misread_number(lines, number_at, content)
        elif not text:
            yield from self._without_number(lines, self._joined(lines, self.layout.title))
        elif self._headed_by(text) and self._holds_nothing_known(lines):
            if self._filled(lines):
                self._report(lines[0], "holds no position that is known: passed over")
        else:
            yield from self._parts(lines, number_of(text))

    def _parts(self, lines: tuple[int, ...], number: str) -> Iterator[_Item]:
        """Make an item; or, under one merged number, a part of each line with a title."""
        title = self.layout.title
        titles = {self.grid.anchor((row, title)) for row in lines} if title else set()
        own = [
            row
            for row in lines
            if title and (row, title) in self.grid.cells and not self._goes_on(row)
        ]
        if len(own) < 2 or len(titles) < len(own) or len(own) > len(_LETTERS):  # noqa: PLR2004
            yield _Item(lines, number, self._joined(lines, title))
            return
        for letter, row in zip(_LETTERS, own, strict=False):
            until = next((later for later in own if later > row), lines[-1] + 1)
            part = tuple(line for line in lines if row <= line < until)
            yield _Item(part, f"{number} ({letter})", self._joined(part, title))

    def _goes_on(self, row: int) -> bool:
        """Tell whether a line says more on the positions above it: words that are no positions."""
        return self._filled([row]) and self._holds_nothing_known([row])

    def _without_number(self, lines: tuple[int, ...], title: str) -> Iterator[_Item]:
        """Take a line without number for a heading, unless positions stand in it."""
        if is_total(title) or not self._filled(lines):
            return
        if self._holds_nothing_known(lines):
            self._report(lines[0], "has no item number and no position that is known: passed over")
            return
        name = self.grid.row_name(lines[0])
        self._report(lines[0], f'has positions but no item number; it is called "{name}" here')
        yield _Item(lines, name, title)

    def _misread_number(
        self, lines: tuple[int, ...], place: Place, content: Content
    ) -> Iterator[_Item]:
        name = self.grid.row_name(lines[0])
        what = _MISREAD.get(content.sort, _MISREAD["date"]).format(content.text.strip())
        meaning = f'{what} stands where an item number should, and the item is called "{name}" here'
        meant = number_in_date(content.text)
        self.problems.append(Problem(self.grid.ref(place), content.text, meaning, meant))
        yield _Item(lines, name, self._joined(lines, self.layout.title))

    def _is_heading_again(self, row: int) -> bool:
        """Tell whether these are the headings once more, as after a page break."""
        members = self.layout.members
        again = sum(self._names(row, at) == column.code for at, column in members.items())
        return again >= 2 and 2 * again > len(members)  # noqa: PLR2004 - one may be "NO"

    def _names_others(self, row: int) -> bool:
        codes = {self._names(row, at) for at in self.grid.by_row[row]} - {""}
        return len(codes) > max(2, len(self.layout.members) // 2)

    def _names(self, row: int, column: int) -> str:
        text = self.grid.text((row, column))
        if not text or self.vocabulary.knows(text):
            return ""
        found = find_member(text)
        return found.code if found else ""

    # What stands in the lines of an item.

    def _row(self, item: _Item) -> Row:
        notes = (self._joined(item.lines, column) for column in self.layout.notes)
        self._measure(item.lines[0])
        return Row(
            ref=self.grid.row_ref(item.lines[0]),
            number=item.number,
            title=item.title,
            notes="\n".join(note for note in notes if note),
            cells=tuple(self._cell(item, at) for at in self.layout.members),
            status=self._status(item),
        )

    def _cell(self, item: _Item, at: int) -> Cell:
        """Return a member's position: mostly one cell, else what the item's lines say together."""
        own = (item.lines[0], at)
        places = self._filled_places(item.lines, at)
        content = self._together(places) if places else EMPTY
        if self._runs_over(item.lines[0]):
            reading = Reading()
        else:
            reading = self._read(places[0] if places else own, content)
        return Cell(
            ref=self.grid.ref(places[0] if places and len(item.lines) > 1 else own),
            member=self.layout.members[at].code,
            stance=reading.stance,
            kind=reading.kind,
            reason=reading.reason or tidy(content.note),
            condition=reading.condition,
            raw=tidy(content.text),
        )

    def _together(self, places: Sequence[Place]) -> Content:
        """Join a member's cells on one item; a second position among them is passed over."""
        first = self.grid.at(places[0])
        texts = [first.text]
        for place in places[1:]:
            text = tidy(self.grid.text(place))
            if not self.vocabulary.knows(text):
                texts.append(text)
            elif self.vocabulary.read(text) != self.vocabulary.read(first.text.strip()):
                meaning = f'"{text}" is a second position on the same item and was passed over'
                self.unread[place] = Problem(self.grid.ref(place), text, meaning)
        return replace(first, text="\n".join(texts))

    def _read(self, place: Place, content: Content) -> Reading:
        anchor = self.grid.anchor(place)
        reading = _unusable(content) or self.vocabulary.read(content.text.strip())
        if reading.trouble and not self._is_status(anchor, content):
            problem = Problem(
                self.grid.ref(anchor), tidy(content.text), reading.trouble, reading.nearest
            )
            self.unread.setdefault(anchor, problem)
        return reading

    def _status(self, item: _Item) -> tuple[str, str] | None:
        """Read it from its column, or from one text merged across all the members: "withdrawn"."""
        column = self.layout.status
        text = self._joined(item.lines, column)
        if text and column is not None:
            status = self.vocabulary.status(text)
            if status is None:
                meaning = f'"{text}" is no state of an item that is known'
                place = (item.lines[0], column)
                self.problems.append(Problem(self.grid.ref(place), text, meaning))
            return status
        anchors = {self.grid.anchor((item.lines[0], at)) for at in self.layout.members}
        anchor = anchors.pop()
        if anchors or len(self.layout.members) == 1:
            return None
        return self._merged_status(anchor, self.grid.at(anchor))

    def _merged_status(self, anchor: Place, content: Content) -> tuple[str, str] | None:
        return self.vocabulary.status(content.text) if self._is_status(anchor, content) else None

    def _is_status(self, anchor: Place, content: Content) -> bool:
        members = self.layout.members
        merged = len(members) > 1 and all(
            self.grid.anchor((anchor[0], at)) == anchor for at in members
        )
        text = content.text.strip()
        return merged and not self.vocabulary.knows(text) and bool(self.vocabulary.status(text))

    def _measure(self, line: int) -> None:
        """Report a line of a text file that is longer or shorter than that of the headings."""
        widths = self.grid.widths
        if self._runs_over(line):
            self._report(
                line,
                "has more cells than the headings, so that its positions may stand under the wrong "
                "members: they were not read",
            )
        elif line in widths and widths[line] < widths[self.layout.header]:
            meaning = "the line has fewer cells than the headings: the missing ones count as blank"
            self.unread[line, 0] = Problem(self.grid.row_ref(line), "", meaning)

    def _runs_over(self, line: int) -> bool:
        header = self.grid.widths.get(self.layout.header)
        return header is not None and self.grid.by_row[line][-1] > header

    # Small questions.

    def _joined(self, lines: Sequence[int], column: int | None) -> str:
        """Return the texts of a column in these lines, each once."""
        if column is None:
            return ""
        places = dict.fromkeys(self.grid.anchor((row, column)) for row in lines)
        texts = (self.grid.at(place).text for place in places if place[1] == column)
        return tidy("\n".join(texts))

    def _filled_places(self, lines: Sequence[int], column: int) -> list[Place]:
        """Return the distinct cells of a member's column that hold something, in these lines."""
        places = dict.fromkeys(self.grid.anchor((row, column)) for row in lines)
        return [
            place
            for place in places
            if place[1] in self.layout.members and self._holds(self.grid.at(place))
        ]

    @staticmethod
    def _holds(content: Content) -> bool:
        return bool(content.text.strip() or content.note or content.sort == "formula")

    def _filled(self, lines: Sequence[int]) -> bool:
        return any(self._filled_places(lines, at) for at in self.layout.members)

    def _holds_nothing_known(self, lines: Sequence[int]) -> bool:
        places = (p for at in self.layout.members for p in self._filled_places(lines, at))
        return all(self.vocabulary.read(self.grid.text(place)).trouble for place in places)

    def _headed_by(self, number: str) -> bool:
        """Tell whether a heading stands in the column of numbers: where others do, none."""
        return self._mostly_numbers and not any(letter.isdigit() for letter in number)

    @cached_property
    def _mostly_numbers(self) -> bool:
        column = self.layout.number
        texts = [self.grid.text((row, column)) for row in self.layout.rows if column]
        return 2 * sum(map(looks_numbered, texts)) >= len([text for text in texts if text])

    def _spans_members(self, place: Place) -> bool:
        """Tell whether one merged cell runs from here under the members, as headings do."""
        anchor = self.grid.anchor(place)
        return any(self.grid.anchor((place[0], at)) == anchor for at in self.layout.members)

    def _report(self, row: int, meaning: str) -> None:
        text = " ".join(self.grid.text((row, at)) for at in self.grid.by_row[row])
        problem = Problem(self.grid.row_ref(row), tidy(text), f"the {self._line} {meaning}")
        self.problems.append(problem)

    @property
    def _line(self) -> str:
        return self.grid.row_name(1).split()[0]

    def _again(self, row: Row, earlier: Row) -> Problem:
        meaning = (
            f"item {row.number} stands already at {earlier.ref}; that one is kept, this one was "
            "passed over"
        )
        return Problem(row.ref, row.number, meaning, number_after(self.last, row.number))


def _unusable(content: Content) -> Reading | None:
    if content.sort == "formula":
        trouble = "the cell holds a formula without its result: open the file and save it again"
        return Reading(trouble=trouble)
    if content.sort == "error":
        return Reading(trouble=f"the cell holds the error {content.text}")
    return None
