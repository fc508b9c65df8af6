"""Reads the items of a table and the positions on them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from .grid import EMPTY, Content, Place
from .items import Item, Items
from .layout import Layout
from .lines import Lines
from .numbering import number_after, same_number
from .stances import Reading, Vocabulary
from .tables import Cell, Problem, Row
from .wording import tidy

_ALIKE = 5  # so many cells with the same unknown words are reported one by one, more together


def read_rows(
    layout: Layout, vocabulary: Vocabulary
) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    """Return the items of the table in order, and what in it could not be read."""
    reader = _Reader(Lines(layout, vocabulary))
    rows = tuple(reader.rows())
    return rows, tuple(reader.all_problems())


@dataclass
class _Reader:
    lines: Lines
    problems: list[Problem] = field(default_factory=list)
    unread: dict[Place, Problem] = field(default_factory=dict)
    disputed: set[Place] = field(default_factory=set)

    def rows(self) -> Iterator[Row]:
        """Each item, a number that comes again passed over."""
        first: dict[str, Row] = {}
        before = ""
        items = Items(self.lines, self.problems)
        for item in items:
            row = self._row(item)
            number = same_number(row.number)
            earlier = first.get(number)
            if earlier is None:
                first[number] = row
            elif _same_title(earlier, row):
                self.problems.append(_again(row, earlier, before))
                pairs = zip(earlier.cells, row.cells, strict=True)
                first[number] = replace(earlier, cells=tuple(_undisputed(*pair) for pair in pairs))
            else:
                name = self.lines.grid.row_name(item.lines[0])
                self.problems.append(_another(row, earlier, before, name))
                first[name] = replace(row, number=name)
            before = row.number
        yield from first.values()

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

    def _row(self, item: Item) -> Row:
        lines, layout = self.lines, self.lines.layout
        notes = (lines.joined(item.lines, column) for column in layout.notes)
        trusted = self._measure(item.lines[0])
        return Row(
            ref=lines.grid.row_ref(item.lines[0]),
            number=item.number,
            title=item.title,
            notes="\n".join(note for note in notes if note),
            cells=tuple(self._said(item, at, trusted=trusted) for at in layout.members),
            status=self._status(item),
        )

    def _said(self, item: Item, at: int, *, trusted: bool) -> Cell:
        """Return a member's position, which may stand in more than one column."""
        layout = self.lines.layout
        member = layout.members[at].code
        said = self._cell(item, at, member, trusted=trusted)
        for column in layout.again.get(at, ()):
            said = _undisputed(said, self._cell(item, column, member, trusted=trusted))
        return said

    def _cell(self, item: Item, at: int, member: str, *, trusted: bool) -> Cell:
        """Return the position in a column: mostly one cell, else the item's lines together."""
        grid = self.lines.grid
        own = (item.lines[0], at)
        places = self.lines.places(item.lines, at)
        content = self._together(places) if places else EMPTY
        disputed = any(place in self.disputed for place in places)
        reading = Reading()
        if trusted and not disputed:
            reading = self._read(places[0] if places else own, content)
        return Cell(
            ref=grid.ref(places[0] if places and len(item.lines) > 1 else own),
            member=member,
            stance=reading.stance,
            kind=reading.kind,
            reason=reading.reason or tidy(content.note),
            condition=reading.condition,
            raw=tidy(content.text),
        )

    def _together(self, places: Sequence[Place]) -> Content:
        """Join a member's cells on one item; of two positions among them neither is read."""
        grid, vocabulary = self.lines.grid, self.lines.vocabulary
        first = grid.at(places[0])
        if len(places) == 1:
            return first
        texts = [first.text]
        for place in places[1:]:
            text = tidy(grid.text(place))
            if not vocabulary.knows(text):
                texts.append(text)
            elif vocabulary.read(text) != vocabulary.read(first.text.strip()):
                meaning = f'"{text}" is a second position on the same item: neither was read'
                self.disputed.add(place)
                self.unread[place] = Problem(grid.ref(place), text, meaning)
        return replace(first, text="\n".join(texts))

    def _read(self, place: Place, content: Content) -> Reading:
        reading = _unusable(content) or self.lines.vocabulary.read(content.text.strip())
        if reading.trouble and place not in self.unread and not self._is_status(place):
            ref, text = self.lines.grid.ref(place), tidy(content.text)
            self.unread[place] = Problem(ref, text, reading.trouble, reading.nearest)
        return reading

    def _status(self, item: Item) -> tuple[str, str] | None:
        """Read it from its column, or from one text merged across all the members: "withdrawn"."""
        column = self.lines.layout.status
        text = self.lines.joined(item.lines, column)
        if not text or column is None:
            anchor = self.lines.grid.anchor((item.lines[0], next(iter(self.lines.layout.members))))
            merged = self._is_status(anchor)
            return self.lines.vocabulary.status(self.lines.grid.text(anchor)) if merged else None
        status = self.lines.vocabulary.status(text)
        if status is None:
            meaning = f'"{text}" is no state of an item that is known'
            ref = self.lines.grid.ref((item.lines[0], column))
            self.problems.append(Problem(ref, text, meaning))
        return status

    def _is_status(self, anchor: Place) -> bool:
        """Tell whether a cell is merged across all the members and says a status, no position."""
        grid, members = self.lines.grid, self.lines.layout.members
        if len(members) == 1 or not grid.anchors:
            return False
        text = grid.text(anchor)
        across = all(grid.anchor((anchor[0], at)) == anchor for at in members)
        read = self.lines.vocabulary
        return across and not read.knows(text) and read.status(text) is not None

    def _measure(self, line: int) -> bool:
        """Report a line of text longer or shorter than that of the headings; trust no longer one.

        The cells of a longer line may stand under the wrong headings.
        """
        grid = self.lines.grid
        width = grid.widths.get(self.lines.layout.header)
        if width is None:
            return True
        if grid.by_row[line][-1] > width:
            meaning = (
                "has more cells than the headings, so that its positions may stand under the wrong "
                "members: they were not read"
            )
            self.problems.append(self.lines.problem(line, meaning))
            return False
        if grid.widths[line] < width:
            meaning = "the line has fewer cells than the headings: the missing ones count as blank"
            self.unread[line, 0] = Problem(grid.row_ref(line), "", meaning)
        return True


def _same_title(first: Row, second: Row) -> bool:
    """Tell whether two rows of one number may be the same item: one has no title, or the same."""
    titles = {row.title.casefold() for row in (first, second) if row.title}
    return len(titles) < 2  # noqa: PLR2004 - two titles are two items


def _undisputed(first: Cell, second: Cell) -> Cell:
    """Return what was said first, unless the second says otherwise: then neither is read."""
    said, again = ((c.stance, c.kind, c.condition) for c in (first, second))
    unread = second.stance is None and second.raw
    if (second.stance is None and not unread) or said == again:
        return first
    return replace(first, stance=None, kind="", reason="", condition="")


def _again(row: Row, earlier: Row, before: str) -> Problem:
    meaning = (
        f"item {row.number} stands already at {earlier.ref}; that one is kept, this one was "
        "passed over, and where the two differ neither was read"
    )
    return Problem(row.ref, row.number, meaning, number_after(before, row.number))


def _another(row: Row, earlier: Row, before: str, name: str) -> Problem:
    meaning = (
        f"the number {row.number} stands already at {earlier.ref}, before another title; this item "
        f"is called {name}"
    )
    return Problem(row.ref, row.number, meaning, number_after(before, row.number))


def _unusable(content: Content) -> Reading | None:
    if content.sort == "formula":
        trouble = "the cell holds a formula without its result: open the file and save it again"
        return Reading(trouble=trouble)
    if content.sort == "error":
        return Reading(trouble=f"the cell holds the error {content.text}")
    return None
