"""The status table of a treaty as rows with commas between; its columns are described beside it."""

from __future__ import annotations

import csv
import io

from plenipo.capabilities.treaties.status_file import StatusFile
from plenipo.exchange.reports import harmless


def write_status_csv(file: StatusFile) -> bytes:
    """Write a status table as CSV (RFC 4180) in UTF-8, its heading the names of the columns.

    The names are the same in every language, so that the description of the columns fits each.
    What a spreadsheet would take for a formula is set off by an apostrophe.
    """
    body = io.StringIO(newline="")
    write = csv.writer(body).writerow
    write([column.name for column in file.columns])
    for row in file.rows:
        write([harmless(cell) for cell in row])
    return body.getvalue().encode()
