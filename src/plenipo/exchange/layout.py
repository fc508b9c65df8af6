"""Finds the table in a sheet: which row names the members, and what each column is.

The row of headings is the one that names most members; a sheet that names more of them down a
column is read with its rows and columns exchanged, if more positions can be read that way. The
other columns are known by their headings (`headings.toml`), and failing that by what they hold.
"""

import tomllib
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from itertools import chain

from .gazetteer import find_member, names_of, nearest
from .grid import Grid, Place
from .numbering import looks_numbered
from .stances import Vocabulary
from .tables import Column, Problem
from .wording import code_of, fold, tidy

_LONGEST_HEADING = 120
_FIRST_ROWS = 60  # headings that name no member the list knows stand in these
_ROLES = ("number", "item_number", "title", "notes", "status")


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the table lies in a grid: its row of headings and the columns by what they are."""

    grid: Grid
    header: int
    members: Mapping[int, Column]  # by their columns of the grid
    again: Mapping[int, tuple[int, ...]]  # further columns of a member, by its first one
    number: int | None
    title: int | None
    notes: tuple[int, ...]
    status: int | None
    readable: int  # how many cells below the members state a position
    problems: tuple[Problem, ...]

    @property
    def columns(self) -> frozenset[int]:
        """All columns in which a position may stand."""
        return frozenset((*self.members, *chain(*self.again.values())))

    @property
    def rows(self) -> tuple[int, ...]:
        """The rows below the headings."""
        return tuple(row for row in self.grid.rows if row > self.header)

    @property
    def heading(self) -> str:
        """What stands above the table, line by line."""
        grid = self.grid
        if grid.turned:
            first = min(c for c in (*self.members, self.number, self.title) if c is not None)
            above = [place for place in sorted(grid.cells) if place[1] < first]
        else:
            titles = [r for r in grid.rows if r < self.header and not _usual_headings(grid, r)]
            above = [(row, column) for row in titles for column in grid.by_row[row]]
        return "\n".join(text for place in above if (text := tidy(grid.cells[place].text)))


@dataclass(frozen=True, slots=True)
class _Head:
    """A column: its heading, what that names, and what stands below it."""

    column: int
    place: Place
    heading: str
    role: str
    code: str
    texts: tuple[str, ...]
    readable: int

    @property
    def holds_positions(self) -> bool:
        return bool(self.texts) and 2 * self.readable >= len(self.texts)

    @property
    def holds_numbers(self) -> bool:
        numbers = sum(looks_numbered(text) for text in self.texts)
        return bool(self.texts) and 2 * numbers >= len(self.texts)

    @property
    def all_differ(self) -> bool:
        return len(set(self.texts)) == len(self.texts)


def find_layout(grid: Grid, vocabulary: Vocabulary) -> Layout | None:
    """Return the table of the sheet, or None if it holds none."""
    named = _named(grid, vocabulary)
    across = _lay_out(grid, vocabulary, named)
    down_the_side = Counter(column for column, _ in {(at[1], code) for at, code in named.items()})
    if across is not None and across.readable and _most(down_the_side) <= _known(across):
        return across
    turned = {place[::-1]: code for place, code in named.items()}
    down = _lay_out(grid.turn(), vocabulary, turned)
    if down is None or not (down.readable or _numbered(down)):
        return across
    return across if across is not None and _weight(across) >= _weight(down) else down


def _named(grid: Grid, vocabulary: Vocabulary) -> dict[Place, str]:
    """Return the codes of the members that cells name, but for the words of positions."""
    codes: dict[str, str] = {}
    named: dict[Place, str] = {}
    for place, content in grid.cells.items():
        text = content.text
        if text not in codes:
            short = len(text) <= _LONGEST_HEADING and not vocabulary.knows(text)
            found = find_member(text) if short else None
            codes[text] = found.code if found else ""
        if codes[text]:
            named[place] = codes[text]
    return named


def _most(counted: Mapping[int, int]) -> int:
    return max(counted.values(), default=0)


def _known(layout: Layout) -> int:
    return sum("und" not in column.names for column in layout.members.values())


def _weight(layout: Layout) -> tuple[bool, bool, bool, int, int]:
    """Weigh one way of reading a sheet against the other.

    A column of proposers also names members, so item numbers, or headings of numbers and titles,
    count for more than the number of names.
    """
    known = _known(layout)
    roles = {_role(layout.grid.text((layout.header, c))) for c in layout.grid.columns}
    told = _numbered(layout) or bool(roles & {"number", "item_number", "title"})
    return layout.readable > 0, known > 1, told, known, layout.readable


def restrict(layout: Layout, members: Collection[str], body: str) -> Layout:
    """Return the layout without the columns of those who are not among the members (by code)."""
    kept = {at: column for at, column in layout.members.items() if column.code in members}
    strangers = [column for column in layout.members.values() if column.code not in members]
    problems = tuple(stranger(column, body) for column in strangers)
    return replace(layout, members=kept, problems=layout.problems + problems)


def stranger(column: Column, body: str) -> Problem:
    """Return the problem of a column for somebody who is not a member of the body."""
    meaning = f"{_shown(column)} is not a member of {body}: its positions were passed over"
    return Problem(column.ref, column.heading, meaning)


def column_of(ref: str, heading: str) -> Column:
    """Return a member's column by its heading."""
    found = find_member(heading)
    if found:
        return Column(ref, heading, found.code, names_of(found.code) or {"und": found.name})
    return Column(ref, heading, code_of(heading), {"und": heading})


def _shown(column: Column) -> str:
    return column.names.get("en") or column.heading


def _numbered(layout: Layout) -> bool:
    number = layout.number
    return number is not None and any(
        looks_numbered(layout.grid.text((row, number))) for row in layout.rows
    )


def _lay_out(grid: Grid, vocabulary: Vocabulary, named: Mapping[Place, str]) -> Layout | None:
    header = _header(grid, named)
    if header is None:
        return None
    heads = [_head(grid, header, column, vocabulary) for column in grid.columns]
    heads = [_decided(head, heads) for head in heads]
    block = _block(heads)
    members = [head for head in heads if head.column in block]
    if not members:
        return None
    rest = [head for head in heads if head.column not in block]
    number = _number(rest, members)
    title = _title([head for head in rest if head is not number], members)
    readable = sum(head.readable for head in members)
    if not (number or title or readable):
        return None
    columns, again, problems = _columns(grid, members)
    return Layout(
        grid,
        header,
        columns,
        again,
        number.column if number else None,
        title.column if title else None,
        tuple(head.column for head in rest if head.role == "notes"),
        next((head.column for head in rest if head.role == "status"), None),
        readable,
        (*problems, *_passed_over(grid, [h for h in rest if h is not number and h is not title])),
    )


def _header(grid: Grid, named: Mapping[Place, str]) -> int | None:
    """Return the first of the rows that name most members; else one with the usual headings."""
    names = Counter(row for row, _ in {(at[0], code) for at, code in named.items()})
    likely = {*names, *grid.rows[:_FIRST_ROWS]}
    ranks = {row: (names[row], _usual_headings(grid, row)) for row in sorted(likely)}
    best = max(ranks, key=lambda row: (*ranks[row], -row), default=None)
    return best if best is not None and any(ranks[best]) else None


def _usual_headings(grid: Grid, row: int) -> int:
    return sum(_role(grid.text((row, column))) in _ROLES for column in grid.by_row[row])


def _head(grid: Grid, header: int, column: int, vocabulary: Vocabulary) -> _Head:
    place = (header, column)
    heading = tidy(grid.text(place)) if grid.anchor(place)[1] == column else ""
    role = _role(heading) if heading else _role_above(grid, place)
    found = find_member(heading.replace("\n", " ")) or find_member(heading)
    own = (grid.cells[row, column].text.strip() for row in grid.by_column[column] if row > header)
    texts = tuple(text for text in own if text)
    readable = sum(vocabulary.knows(text) for text in texts)
    code = found.code if found else ""
    return _Head(column, place, heading, role, code, texts, readable)


def _decided(head: _Head, heads: Sequence[_Head]) -> _Head:
    """Settle what "No" or "ID" means: a number, or Norway or Indonesia."""
    if not (head.role and head.code):
        return head
    numbers = any(h.role in _ROLES[:2] and not h.code for h in heads)
    is_member = head.holds_positions and (numbers or not head.all_differ)
    return replace(head, role="") if is_member else replace(head, code="")


def _block(heads: Sequence[_Head]) -> set[int]:
    """Return the columns of members: those named, and unknown ones among or beside them.

    A column whose heading names nobody known belongs to the block if it holds positions and
    touches it, or if it is blank and lies inside. Where no member is known at all, whatever holds
    positions is a member, if the other headings are a table's.
    """
    unknown = {i for i, head in enumerate(heads) if head.heading and not (head.role or head.code)}
    named = {i for i, head in enumerate(heads) if head.code}
    if not named:
        if not any(head.role in _ROLES for head in heads):
            return set()
        named = {i for i in unknown if heads[i].holds_positions}
    if not named:
        return set()
    inside = range(min(named), max(named))
    block = named | {
        i for i in unknown if i in inside and (heads[i].holds_positions or not heads[i].texts)
    }
    for step in (1, -1):
        at = (max(named) if step > 0 else min(named)) + step
        while at in unknown and heads[at].holds_positions:
            block.add(at)
            at += step
    return {heads[i].column for i in block}


def _number(rest: Sequence[_Head], members: Sequence[_Head]) -> _Head | None:
    """Return the column of item numbers: by its heading, else the first that holds numbers."""
    first = members[0].column
    titled = any(head.role == "title" for head in rest)
    likely = [
        *(h for h in rest if h.role == "number" and h.texts),
        *(h for h in rest if h.role == "item_number" and (h.holds_numbers or (titled and h.texts))),
        *(h for h in rest if h.role in {"", "member"} and h.column < first and h.holds_numbers),
    ]
    return likely[0] if likely else None


def _title(rest: Sequence[_Head], members: Sequence[_Head]) -> _Head | None:
    """Return the column of titles: by its heading, else the one with most text."""
    by_heading = [head for head in rest if head.role == "title"]
    if by_heading:
        order = [*_headings()["title"], ""]  # one that stands in a row above comes last
        return min(by_heading, key=lambda h: order.index(fold(h.heading)))
    spare = [head for head in rest if head.role == "item_number" and head.texts]
    if spare:
        return spare[0]
    before = [
        head
        for head in rest
        if head.role in {"", "member"} and head.column < members[0].column and head.texts
    ]
    return max(before, key=lambda head: len("".join(head.texts)), default=None)


def _columns(
    grid: Grid, members: Sequence[_Head]
) -> tuple[dict[int, Column], dict[int, tuple[int, ...]], tuple[Problem, ...]]:
    columns: dict[int, Column] = {}
    again: dict[int, tuple[int, ...]] = {}
    problems: list[Problem] = []
    by_code: dict[str, Column] = {}
    some_known = any(head.code for head in members)
    for head in members:
        column = column_of(grid.ref(head.place), head.heading.replace("\n", " "))
        if column.code in by_code:
            first = next(at for at, known in columns.items() if known.code == column.code)
            again[first] = (*again.get(first, ()), head.column)
            problems.append(_twice(column, by_code[column.code]))
            continue
        if some_known and not head.code:
            problems.append(_unknown(column))
        columns[head.column] = by_code[column.code] = column
    return columns, again, tuple(problems)


def _twice(column: Column, first: Column) -> Problem:
    meaning = (
        f'{_shown(column)} has a column already, headed "{first.heading}" at {first.ref}; '
        "this one was passed over, and where the two differ neither was read"
    )
    return Problem(column.ref, column.heading, meaning)


def _unknown(column: Column) -> Problem:
    meaning = (
        f'"{column.heading}" names no member that is known; its positions stand under the code '
        f"{column.code}"
    )
    return Problem(column.ref, column.heading, meaning, nearest(column.heading) or "")


def _passed_over(grid: Grid, rest: Sequence[_Head]) -> list[Problem]:
    """Return the columns that might have been meant for members."""
    problems = []
    for head in rest:
        if head.role or not (head.heading or head.texts):
            continue
        near = nearest(head.heading) if head.heading else None
        if near or head.holds_positions:
            problems.append(_no_member(grid, head, near or ""))
        elif not head.heading:
            problems.append(_no_heading(grid, head))
    return problems


def _no_member(grid: Grid, head: _Head, near: str) -> Problem:
    meaning = (
        f'"{head.heading}" names no member that is known; what stands under it was passed over'
        if head.heading
        else "positions stand here under no member's name; they were passed over"
    )
    return Problem(grid.ref(head.place), head.heading, meaning, near)


def _no_heading(grid: Grid, head: _Head) -> Problem:
    meaning = f'"{head.texts[0]}" and what else stands under no heading was passed over'
    return Problem(grid.ref(head.place), head.texts[0], meaning)


def _role(heading: str) -> str:
    if heading.strip() == "#":
        return "number"
    return _roles().get(fold(heading), "") if len(heading) <= _LONGEST_HEADING else ""


def _role_above(grid: Grid, place: Place) -> str:
    """Tell what a column is by the heading one or two rows above those of the members."""
    row, column = place
    above = (_role(grid.text((row - up, column))) for up in (1, 2))
    return next((role for role in above if role in _ROLES), "")


def is_total(text: str) -> bool:
    """Tell whether a line so called counts the others: "Total", "Итого"."""
    return fold(text) in _headings()["totals"]


@cache
def _roles() -> dict[str, str]:
    roles: dict[str, str] = {}
    for role, headings in reversed(_headings().items()):
        if role != "totals":
            roles |= dict.fromkeys(headings, role)
    return roles


@cache
def _headings() -> dict[str, list[str]]:
    file = resources.files(__package__).joinpath("headings.toml")
    return dict(tomllib.loads(file.read_text("utf-8")))
