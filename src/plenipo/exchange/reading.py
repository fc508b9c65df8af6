"""Reads a table of positions from any file that can hold one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from os import PathLike
from pathlib import Path

from .containers import Form, form_of, no_such_sheet
from .delimited import read_delimited, text_of
from .gazetteer import find_member, names_of
from .grid import Grid
from .layout import find_layout, restrict
from .ods import read_opendocument
from .rows import read_rows
from .stances import Vocabulary
from .tables import Problem, Sheet, Table, TableError
from .toml_form import looks_like_toml, read_toml
from .wording import code_of
from .xlsx import HiddenSheet, read_workbook

_NAME_MEMBERS = (
    "Head each member's column with its name or ISO code, and put the items' numbers and titles "
    "in columns before them."
)
_SAY_CODES = (
    "Say what the codes mean, as in --stances 1=agree,0=abstain,-1=object, or write the positions "
    "in words: agree, ad referendum, reserve, object, abstain, not taking part."
)


def read_table(
    path: str | PathLike[str],
    *,
    sheet: str | None = None,
    stances: Mapping[str, str] | None = None,
    members: Sequence[str] | None = None,
) -> Table:
    """Return the table of positions in a file: .xlsx, .ods, .xls, .csv or other text, or .toml.

    What the file is is told by what is in it, not by its name. `sheet` chooses one sheet of a
    workbook by name; `stances` gives the table's own codes (see `parse_stances`), and then no
    other words count; `members` are the members of the body, by code or name, and columns of
    anybody else are passed over. What cannot be read is in the table's `problems`. Raises
    TableError for a file that cannot be used at all.
    """
    path = Path(path)
    vocabulary = Vocabulary(stances)
    form = form_of(path)
    if form == "text":
        return _read_text(path, sheet, vocabulary, members)
    grids = sheets_of(path, form, sheet)
    return _Assembly(path, vocabulary, _codes(members)).table(grids)


def sheets_of(path: Path, form: Form, sheet: str | None) -> Iterable[Grid | HiddenSheet]:
    """Return the sheets of a workbook in order, or the one so named."""
    if form == "xlsx":
        return read_workbook(path, sheet)
    if form == "ods":
        return read_opendocument(path, sheet)
    from .xls import read_old_workbook  # noqa: PLC0415 - what it stands on is slow to import

    return read_old_workbook(path, sheet)


def _read_text(
    path: Path, sheet: str | None, vocabulary: Vocabulary, members: Sequence[str] | None
) -> Table:
    text, problems = text_of(path)
    if not text.strip():
        raise TableError(path, "is empty", "Name a file that holds a table of positions.")
    codes = _codes(members)
    if path.suffix.lower() == ".toml" or looks_like_toml(text):
        table = read_toml(path, text, vocabulary, codes)
        missing = _missing(table.sheets[0], codes)
        table = replace(table, problems=(*problems, *table.problems, *missing))
    else:
        grid = read_delimited(path, text, vocabulary)
        table = _Assembly(path, vocabulary, codes, list(problems)).table([grid])
    if sheet is not None and sheet.casefold() != table.sheets[0].name.casefold():
        raise no_such_sheet(path, sheet, [table.sheets[0].name])
    return table


def _codes(members: Sequence[str] | None) -> tuple[str, ...] | None:
    """Return the members' codes, be they given by code or by name."""
    if members is None:
        return None
    return tuple(m.code if (m := find_member(name)) else code_of(name) for name in members)


@dataclass
class _Assembly:
    """Makes a table of the sheets of a file, and tells why if it cannot."""

    path: Path
    vocabulary: Vocabulary
    members: tuple[str, ...] | None
    problems: list[Problem] = field(default_factory=list)
    sheets: list[Sheet] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)  # why sheets were passed over

    def table(self, grids: Iterable[Grid | HiddenSheet]) -> Table:
        """Return the table, of at least one sheet with at least one item."""
        for grid in grids:
            if isinstance(grid, HiddenSheet):
                meaning = "the sheet is hidden and was passed over: choose it by name to read it"
                self.problems.append(Problem(grid.name, "", meaning))
            elif grid.cells:
                self._add(grid)
        if not self.sheets:
            what = self.reasons[0] if self.reasons else "holds nothing"
            raise TableError(self.path, what, _NAME_MEMBERS)
        self._check_readable()
        return Table(str(self.path), tuple(self.sheets), tuple(self.problems))

    def _add(self, grid: Grid) -> None:
        layout = find_layout(grid, self.vocabulary)
        if layout is None:
            self._pass_over(grid, "names no members that are known in any row or column")
            return
        if self.members is not None:
            layout = restrict(layout, self.members, grid.name)
            if not layout.members:
                self._pass_over(grid, "has a column for none of the members of the body")
                return
        rows, problems = read_rows(layout, self.vocabulary)
        if not rows:
            self._pass_over(grid, "names members but has no items below them")
            return
        sheet = Sheet(grid.name, layout.heading, tuple(layout.members.values()), rows)
        self.sheets.append(sheet)
        self.problems += [*layout.problems, *problems, *_missing(sheet, self.members)]

    def _pass_over(self, grid: Grid, reason: str) -> None:
        self.reasons.append(reason)
        meaning = f"the sheet {reason}, and was passed over"
        self.problems.append(Problem(grid.name, "", meaning))

    def _check_readable(self) -> None:
        """Refuse a table of which no position can be read: its codes are its own."""
        cells = [cell for sheet in self.sheets for row in sheet.rows for cell in row.cells]
        unread = [c for c in cells if c.raw and self.vocabulary.read(c.raw).trouble]
        if not unread or any(cell.stance for cell in cells):
            return
        found = ", ".join(f'"{text}"' for text in islice(dict.fromkeys(c.raw for c in unread), 3))
        what = f"has no position that is known in its {len(unread):,} filled cells, as {found}"
        raise TableError(self.path, what, _SAY_CODES)


def _missing(sheet: Sheet, members: Sequence[str] | None) -> Iterable[Problem]:
    """Return the members of the body who have no column."""
    present = {column.code for column in sheet.columns}
    names = [names_of(code).get("en", code) for code in members or () if code not in present]
    if names:
        column = "a column" if len(names) == 1 else "columns"
        meaning = f"{', '.join(names)} should have {column} here as members of the body"
        yield Problem(sheet.name, "", meaning)
