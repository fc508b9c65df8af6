"""The state of play as a file: a workbook, a page, or a table of plain text."""

from __future__ import annotations

import csv
import os
import tempfile
from collections.abc import Callable, Sequence
from importlib import resources
from pathlib import Path

from plenipo.capabilities.play.report import ItemLine, Report
from plenipo.core.errors import InputError

Writer = Callable[[Path, Sequence[Report], Sequence[str]], None]

LETTERS = {
    "agree": "A",
    "agree-ad-referendum": "a",
    "reserve": "R",
    "object": "O",
    "abstain": "=",
    "not-taking-part": "x",
}
WORDLESS = {"silent": "not yet heard", "to-reconfirm": "to reconfirm on the new text"}
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write_report(path: Path, reports: Sequence[Report], problems: Sequence[str]) -> None:
    """Write reports to a file, in the format its ending names: all of it, or nothing.

    :param problems: what could not be read, in sentences.
    :raises InputError: for another ending, or a place that cannot be written.
    """
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        known = ", ".join(WRITERS)
        raise InputError(
            f"A report cannot be written as '{path.name}': its ending is one of {known}."
        )
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".plenipo-", suffix=path.suffix)
        os.close(handle)
        draft = Path(name)
        try:
            writer(draft, reports, problems)
            draft.chmod(0o644)
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise InputError(f"The report '{path}' cannot be written: {error.strerror}.") from None


def _write_csv(path: Path, reports: Sequence[Report], problems: Sequence[str]) -> None:
    """Write one row an item, with who holds it and why, and the stance of each member."""
    members = list(dict.fromkeys(m.member for report in reports for m in report.members))
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        write = csv.writer(file).writerow
        write([*HEADINGS, *members])
        for report in reports:
            for item in report.items:
                positions = [item.positions.get(member, "") for member in members]
                write([harmless(v) for v in (report.session, *_row(item), *positions)])
        for problem in problems:
            write(["could not be read", "", harmless(problem)])


HEADINGS = ("session", "item", "title", "status", "held by", "reason", "decision", "source")


def _row(item: ItemLine) -> tuple[str, ...]:
    holders = "; ".join(holder_words(item))
    return item.item, item.title, item.status, holders, item.reason, item.decision, item.source


def holder_words(item: ItemLine) -> list[str]:
    """Return who holds an item, each with why: ``BY reserve (parliamentary): until March``.

    Those who said nothing share one line.
    """
    words = []
    for holder in item.holders:
        if holder.stance in WORDLESS:
            continue
        kind = f" ({holder.kind})" if holder.kind else ""
        condition = f"provided that {holder.condition}" if holder.condition else ""
        why = "; ".join(part for part in (holder.reason, condition) if part)
        words.append(f"{holder.member} {holder.stance}{kind}" + (f": {why}" if why else ""))
    for stance, said in WORDLESS.items():
        members = [holder.member for holder in item.holders if holder.stance == stance]
        if members:
            words.append(f"{said}: {', '.join(members)}")
    return words


def harmless(value: str) -> str:
    """Return a value that no spreadsheet takes for a formula."""
    return f"'{value}" if value.startswith(FORMULA_STARTS) else value


def _write_xlsx(path: Path, reports: Sequence[Report], problems: Sequence[str]) -> None:
    """Write a workbook: the numbers, then one sheet a session with items by members."""
    from openpyxl import Workbook  # noqa: PLC0415 - slow to import, rarely needed
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415

    fills = {"agree": "C6E7CE", "agree-ad-referendum": "E3F2D0", "reserve": "FCE4B0"}
    fills |= {"object": "F6C1BC", "abstain": "DDDDDD", "not-taking-part": "EEEEEE"}
    book = Workbook()
    numbers = book.active
    assert numbers is not None  # noqa: S101 - a new workbook has a sheet
    numbers.title = "State of play"
    bold = Font(bold=True)
    for report in reports:
        numbers.append([report.title])
        numbers.cell(numbers.max_row, 1).font = bold
        numbers.append([f"{report.agreed} of {report.total} agreed"])
        for status, count in report.counts.items():
            numbers.append([status, count])
        numbers.append(["rule", f"{report.rule}: {report.article}"])
        numbers.append([])
        sheet = book.create_sheet(_sheet_name(report.session, book.sheetnames))
        sheet.append([*HEADINGS[1:], *(member.member for member in report.members)])
        for cell in sheet[1]:
            cell.font = bold
        for item in report.items:
            stances = [item.positions.get(member.member, "") for member in report.members]
            sheet.append([*_row(item), *stances])
            for cell in sheet[sheet.max_row]:
                cell.data_type = "s"
                cell.alignment = Alignment(vertical="top", wrap_text=True)
                fill = fills.get(str(cell.value)) if cell.column > len(HEADINGS) - 1 else None
                if fill:
                    cell.fill = PatternFill("solid", start_color=fill)
        sheet.freeze_panes = "C2"
        sheet.column_dimensions["B"].width = 50
        sheet.column_dimensions["D"].width = 40
        sheet.auto_filter.ref = sheet.dimensions
    if problems:
        unread = book.create_sheet("Could not be read")
        for problem in problems:
            unread.append([problem])
            unread.cell(unread.max_row, 1).data_type = "s"
    book.save(path)


def _sheet_name(wanted: str, taken: Sequence[str]) -> str:
    """Return a sheet's name as Excel allows it: at most 31 characters, once only."""
    name = "".join(c for c in wanted if c not in r"[]:*?/\\")[:28] or "session"
    number = sum(1 for other in taken if other.startswith(name))
    return f"{name} {number + 1}" if number else name


def _write_html(path: Path, reports: Sequence[Report], problems: Sequence[str]) -> None:
    """Write one page that stands alone: no script, nothing fetched."""
    from jinja2 import Environment, StrictUndefined  # noqa: PLC0415 - slow to import

    text = (resources.files("plenipo.exchange") / "templates" / "report.html").read_text("utf-8")
    page = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    template = page.from_string(text)
    html = template.render(
        reports=reports, problems=problems, letters=LETTERS, holder_words=holder_words
    )
    path.write_text(html, "utf-8")


WRITERS: dict[str, Writer] = {".xlsx": _write_xlsx, ".html": _write_html, ".csv": _write_csv}
