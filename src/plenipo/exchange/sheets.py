"""Tables to send on: as a Word document, and as plain rows."""

from __future__ import annotations

import csv
import io

from plenipo.core.paper import Column, Paper, Table
from plenipo.core.sheet import Sheet
from plenipo.exchange.docx import write_docx
from plenipo.exchange.reports import harmless


def write_sheet_csv(sheet: Sheet) -> bytes:
    """Write a table as rows with commas between, in UTF-8 with its mark, as spreadsheets read it.

    What a spreadsheet would take for a formula is set off by an apostrophe.
    """
    file = io.StringIO(newline="")
    write = csv.writer(file).writerow
    write([column.title for column in sheet.columns])
    for row in sheet.rows:
        write([harmless(cell) for cell in row])
    return file.getvalue().encode("utf-8-sig")


def write_sheet_docx(sheet: Sheet) -> bytes:
    """Write a table as a Word document, its head on every page."""
    columns = tuple(Column(column.title, column.width) for column in sheet.columns)
    paper = Paper(
        kind="sheet",
        reference=sheet.symbol,
        title=sheet.title,
        organisation=sheet.body,
        session=sheet.session,
        meeting="",
        moment=sheet.moment,
        dated=sheet.dated,
        language=sheet.language,
        status=sheet.status,
        blocks=(Table(columns, sheet.rows),),
    )
    return write_docx(paper)
