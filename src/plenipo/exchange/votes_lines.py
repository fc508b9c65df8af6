"""The rows of a file that may hold votes: of a text, of a workbook's sheets, of JSON.

A text is gone through line by line, so that a table may be as long as it likes.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from .containers import form_of, no_such_sheet
from .delimited import lines_of, text_of
from .grid import Grid
from .reading import sheets_of
from .tables import Problem, TableError
from .votes import Line
from .votes_words import VoteWords, voice_of_heading
from .xlsx import HiddenSheet

_OBJECTS = (
    "Write a list of votes: "
    '[{"vote": "1", "date": "2020-06-01", "votes": {"FR": "yes", "DE": "no"}}].'
)


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a table, each time from the first; `ref` tells where a cell stands."""

    name: str
    lines: Callable[[], Iterator[Line]]
    ref: Callable[[Line, int], str]


def tables_in(
    path: Path, sheet: str | None, words: VoteWords, problems: list[Problem]
) -> Iterator[Rows]:
    """Yield the tables of a file; hidden sheets are reported.

    Raises TableError for a file that holds none.
    """
    form = form_of(path)
    if form != "text":
        for grid in sheets_of(path, form, sheet):
            if isinstance(grid, HiddenSheet):
                meaning = "the sheet is hidden and was passed over: choose it by name to read it"
                problems.append(Problem(grid.name, "", meaning))
            elif grid.cells:
                yield _sheet(grid)
        return
    if sheet is not None and sheet.casefold() != path.stem.casefold():
        raise no_such_sheet(path, sheet, [path.stem])
    text, found = text_of(path)
    problems += found
    if text.lstrip("\ufeff \t\r\n")[:1] in {"[", "{"}:
        yield from _objects(path, text, problems)
        return
    yield Rows(
        path.stem,
        lambda: (Line(f"line {n}", n, cells) for n, cells in lines_of(path, text, words)),
        lambda line, at: f"line {line.row}, column {at + 1}",
    )


def _sheet(grid: Grid) -> Rows:
    width = max(grid.columns, default=0)
    rows = sorted({*grid.rows, *(row for row, _ in grid.anchors)})

    def lines() -> Iterator[Line]:
        for row in rows:
            cells = [grid.text((row, column)) for column in range(1, width + 1)]
            yield Line(grid.row_ref(row), row, cells)

    return Rows(grid.name, lines, lambda line, at: grid.ref((line.row, at + 1)))


def _objects(path: Path, text: str, problems: list[Problem]) -> Iterator[Rows]:
    """Yield a table for the objects that follow one another with the same keys, as headings."""
    flat: list[tuple[str, dict[str, str]]] = []
    for where, value in _values(path, text):
        if not isinstance(value, dict):
            problems.append(Problem(where, "", "this is no object with votes; it was passed over"))
            continue
        inner = [each for each in value.values() if _all_objects(each)]
        outer = {key: each for key, each in value.items() if not _all_objects(each)}
        flat += [(where, _flat(outer | more)) for more in (inner or [[{}]])[0]]
    for keys, alike in groupby(flat, key=lambda each: sorted(each[1])):
        lines = [Line(where, n, [cells[k] for k in keys]) for n, (where, cells) in enumerate(alike)]
        yield _of_objects(path.stem, keys, lines)


def _of_objects(name: str, keys: list[str], lines: list[Line]) -> Rows:
    headings = Line(lines[0].where, -1, keys)
    return Rows(
        name,
        lambda: iter([headings, *lines]),
        lambda line, at: f'{line.where}, "{keys[at]}"',
    )


def _values(path: Path, text: str) -> Iterable[tuple[str, object]]:
    """Return the votes of a JSON file, each with where it is: a list, one, or one a line."""
    try:
        found = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip()]
        try:
            return [(f"line {n}", json.loads(line.lstrip("\ufeff"))) for n, line in lines]
        except (ValueError, RecursionError):
            line = getattr(error, "lineno", 1)
            raise TableError(f"{path}, line {line}:", "this is no JSON", _OBJECTS) from None
    if isinstance(found, dict) and len(found) == 1 and _all_objects(*found.values()):
        (found,) = found.values()
    listed = found if isinstance(found, list) else [found]
    return [(f"vote {n}", value) for n, value in enumerate(listed, 1)]


def _all_objects(*values: object) -> bool:
    """Tell whether a value is a list of objects."""
    (value,) = values
    return isinstance(value, list) and bool(value) and all(isinstance(v, dict) for v in value)


def _flat(value: dict[str, object]) -> dict[str, str]:
    """Return what an object says, one text a heading: of `{"for": ["FR"]}`, that FR says "for"."""
    cells: dict[str, str] = {}
    for key, text in _pairs(value):
        before = cells.setdefault(key, text)
        if before != text:
            cells[key] = f"{before} / {text}"  # which is no vote, and is told where it stands
    return cells


def _pairs(value: dict[str, object]) -> Iterator[tuple[str, str]]:
    for key, said in value.items():
        if isinstance(said, dict):
            yield from _pairs(said)
        elif isinstance(said, list):
            voice = voice_of_heading(key)  # other lists say nothing of the vote
            yield from ((str(member), voice) for member in said if voice)
        else:
            yield key, "" if said is None else str(said).strip()
