"""Makes the files that the tests read, and shows what was read in a form that is quick to check."""

import os
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from plenipo.exchange import read_table


@pytest.fixture
def workbook(tmp_path):
    """Writes a workbook: its sheets as rows, with merged areas and notes by cell."""

    def write(rows=None, *, merged=(), notes=None, sheets=None, name="positions.xlsx"):
        book = openpyxl.Workbook()
        book.remove(book.active)
        for title, lines in (sheets or {"Ministers": rows}).items():
            sheet = book.create_sheet(title)
            for line in lines:
                sheet.append([None if value == "" else value for value in line])
            for area in merged:
                sheet.merge_cells(area)
            for place, text in (notes or {}).items():
                sheet[place].comment = Comment(text, "Secretariat")
        path = tmp_path / name
        book.save(path)
        return path

    return write


@pytest.fixture
def edit():
    """Replaces bytes in a part of a workbook, or all of them."""

    def replace(path, part, old, new):
        with zipfile.ZipFile(path) as book:
            parts = {name: book.read(name) for name in book.namelist()}
        assert old is None or old in parts[part]
        parts[part] = new if old is None else parts[part].replace(old, new)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
            for name, content in parts.items():
                book.writestr(name, content)

    return replace


@pytest.fixture
def file(tmp_path):
    """Writes a file of text or bytes."""

    def write(content, name="positions.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return write


@pytest.fixture
def read():
    return read_table


@pytest.fixture
def items():
    """Shows each item as `number title [status]: member position, ...`."""

    def show(table, sheet=0):
        return [_item(row) for row in table.sheets[sheet].rows]

    return show


@pytest.fixture
def problems():
    return lambda table: [str(problem) for problem in table.problems]


@pytest.fixture(scope="session")
def council():
    """The Council's votes of 2009-2013, where the shared data are at hand."""
    shared = Path(os.environ.get("PLENIPO_SHARED", Path(__file__).parents[3] / "shared"))
    path = shared / "data" / "eu-council" / "council_votes_2009_2016.csv"
    if not path.exists():
        pytest.skip("the shared records of the Council's votes are not here")
    return path


def _item(row):
    state, reason = row.status or ("", "")
    status = f" [{state}: {reason}]" if reason else f" [{state}]" if state else ""
    positions = ", ".join(f"{cell.member} {_position(cell)}" for cell in row.cells)
    return f"{row.number} {row.title}{status}: {positions}"


def _position(cell):
    parts = [
        cell.stance or ("unread" if cell.raw else "blank"),
        cell.kind and f"({cell.kind})",
        cell.condition and f"if {cell.condition}",
        cell.reason and f"because {cell.reason}",
    ]
    return " ".join(part for part in parts if part)
