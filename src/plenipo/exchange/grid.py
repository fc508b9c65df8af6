"""A sheet as every format gives it: filled cells by row and column, and which cells are merged."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import Literal

Place = tuple[int, int]  # row and column, both counted from 1
Area = tuple[int, int, int, int]  # first row, first column, last row, last column

_MOST_MERGED = 2_000_000
_EXACT = 1e15  # the whole numbers below are exact


@dataclass(frozen=True, slots=True)
class Content:
    """What a cell holds: its text as shown, what sort of value it is, and an attached note.

    A `formula` is one whose result the file does not hold; an `error` is a result like #REF!.
    """

    text: str
    sort: Literal["text", "number", "date", "error", "formula"] = "text"
    note: str = ""


EMPTY = Content("")


@dataclass(frozen=True)
class Grid:
    """A sheet: its filled cells, and for each cell that a merged one covers, the merged one.

    `widths` tells how many cells each line of a text file has, blank ones too.
    `lines` says that the cells are told by line and column rather than like a spreadsheet's; a
    grid that is `turned` shows the sheet with rows and columns exchanged, its references not.
    """

    name: str
    cells: Mapping[Place, Content]
    anchors: Mapping[Place, Place] = field(default_factory=dict)
    widths: Mapping[int, int] = field(default_factory=dict)
    lines: bool = False
    turned: bool = False

    def anchor(self, place: Place) -> Place:
        """Return the cell that speaks for this one: the merged cell that covers it, or itself."""
        return self.anchors.get(place, place)

    def at(self, place: Place) -> Content:
        """Tell what stands at this place, be it in a merged cell."""
        return self.cells.get(self.anchors.get(place, place), EMPTY)

    def text(self, place: Place) -> str:
        """Return the text at this place, without blanks about it."""
        return self.at(place).text.strip()

    @cached_property
    def rows(self) -> tuple[int, ...]:
        """The rows in which something stands, in order."""
        return tuple(sorted({row for row, _ in self.cells}))

    @cached_property
    def columns(self) -> tuple[int, ...]:
        """The columns in which something stands, in order."""
        return tuple(sorted({column for _, column in self.cells}))

    @cached_property
    def by_row(self) -> Mapping[int, tuple[int, ...]]:
        """For each row the columns in which something stands."""
        columns: dict[int, list[int]] = {}
        for row, column in sorted(self.cells):
            columns.setdefault(row, []).append(column)
        return {row: tuple(filled) for row, filled in columns.items()}

    @cached_property
    def by_column(self) -> Mapping[int, tuple[int, ...]]:
        """For each column the rows in which something stands."""
        rows: dict[int, list[int]] = {}
        for row, column in sorted(self.cells):
            rows.setdefault(column, []).append(row)
        return {column: tuple(filled) for column, filled in rows.items()}

    def turn(self) -> "Grid":
        """Return the same sheet with its rows and columns exchanged."""
        return replace(
            self,
            cells={(column, row): content for (row, column), content in self.cells.items()},
            anchors={covered[::-1]: anchor[::-1] for covered, anchor in self.anchors.items()},
            widths={},
            turned=not self.turned,
        )

    def ref(self, place: Place) -> str:
        """Tell where a cell is, for a person: `Ministers!D7`, or `line 7, column 4`."""
        row, column = place[::-1] if self.turned else place
        if self.lines:
            return f"line {row}, column {column}"
        return f"{self._prefix}{letters(column)}{row}"

    @cached_property
    def _prefix(self) -> str:
        return f"{_quoted(self.name)}!"

    def row_ref(self, row: int) -> str:
        """Tell where a row is, for a person."""
        if self.lines and not self.turned:
            return f"line {row}"
        return self.ref((row, self.by_row[row][0] if row in self.by_row else 1))

    def row_name(self, row: int) -> str:
        """Tell what a row is called: `row 7`, `line 7`, or `column D` of a turned sheet."""
        if not self.turned:
            return f"{'line' if self.lines else 'row'} {row}"
        return f"column {row if self.lines else letters(row)}"


def covered(cells: Mapping[Place, Content], areas: Iterable[Area]) -> dict[Place, Place]:
    """Return the covered cells of merged areas, as far as any row and column holds something.

    Raises OverflowError for areas that would cover more cells than any table has.
    """
    rows = {row for row, _ in cells}
    columns = {column for _, column in cells}
    anchors: dict[Place, Place] = {}
    for top, left, bottom, right in areas:
        within = [row for row in _between(top, bottom, rows) if row != top] + [top]
        across = [column for column in _between(left, right, columns) if column != left] + [left]
        if len(anchors) + len(within) * len(across) > _MOST_MERGED:
            raise OverflowError
        anchors |= {(row, column): (top, left) for row in within for column in across}
        anchors.pop((top, left), None)
    return anchors


def _between(first: int, last: int, used: set[int]) -> Iterable[int]:
    if last - first < len(used):
        return range(first, last + 1)
    return [place for place in used if first <= place <= last]


def shown_number(value: float) -> str:
    """Return a number as a spreadsheet shows it: 3 and not 3.0, 1.2 and not 1.2000000000000002."""
    return str(int(value)) if value.is_integer() and abs(value) < _EXACT else f"{value:.12g}"


@lru_cache(maxsize=1024)
def letters(column: int) -> str:
    """Return the letters of a column: 1 is A, 28 is AB."""
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _quoted(name: str) -> str:
    """Return a sheet's name as spreadsheets write it in a reference."""
    return name if name.isalnum() else "'" + name.replace("'", "''") + "'"
