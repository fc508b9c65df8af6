"""Reads old Excel workbooks (.xls): values and merged cells; attached notes are not read."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import python_calamine as calamine

from .containers import damaged, locked, no_such_sheet, too_large
from .grid import Content, Grid, Place, covered, shown_number

_MOST_BYTES = 64 * 1024 * 1024
_MOST_PLACES = 4_000_000  # the reader holds every cell between the first and the last
_ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})


def read_old_workbook(path: Path, sheet: str | None = None) -> Iterator[Grid]:
    """Return the visible sheets in order. Raises TableError if damaged, too large or locked."""
    if path.stat().st_size > _MOST_BYTES:
        raise too_large(path)
    try:
        with calamine.load_workbook(path) as book:
            shown = [s for s in book.sheets_metadata if s.typ == calamine.SheetTypeEnum.WorkSheet]
            wanted = [s.name for s in shown if sheet and s.name.casefold() == sheet.casefold()]
            if sheet and not wanted:
                raise no_such_sheet(path, sheet, [s.name for s in shown])
            visible = (s.name for s in shown if s.visible == calamine.SheetVisibleEnum.Visible)
            for name in wanted or visible:
                yield _grid(path, book.get_sheet_by_name(name))
    except calamine.PasswordError as error:
        raise locked(path) from error
    except (calamine.CalamineError, OSError, ValueError, OverflowError) as error:
        raise damaged(path) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # how the reader's Rust gives up
            raise damaged(path) from error
        raise


def _grid(path: Path, sheet: calamine.CalamineSheet) -> Grid:
    if sheet.height * sheet.width > _MOST_PLACES:
        raise too_large(path)
    top, left = sheet.start or (0, 0)
    cells: dict[Place, Content] = {
        (row, column): content
        for row, values in enumerate(sheet.to_python(skip_empty_area=True), top + 1)
        for column, value in enumerate(values, left + 1)
        if (content := _content(value))
    }
    areas = sheet.merged_cell_ranges or []
    merged = [(top + 1, left + 1, down + 1, right + 1) for (top, left), (down, right) in areas]
    return Grid(sheet.name, cells, covered(cells, merged))


def _content(value: object) -> Content | None:
    if isinstance(value, bool):
        return Content(str(value).upper())
    if isinstance(value, (int, float)):
        return Content(shown_number(float(value)), "number")
    if isinstance(value, (dt.date, dt.time)):
        return Content(str(value).removesuffix(" 00:00:00"), "date")
    text = str(value)
    if text in _ERRORS:
        return Content(text, "error")
    return Content(text) if text.strip() else None
