"""A table that nobody here made: the Council's votes on 417 acts (the EU Council's open data)."""

import csv
from collections import Counter
from dataclasses import replace

import openpyxl
import pytest

from plenipo.exchange import TableError, parse_stances, read_table

CODES = parse_stances("1=agree,0=abstain,-1=object")


@pytest.fixture(scope="module")
def votes(council):
    return read_table(council, stances=CODES)


@pytest.fixture(scope="module")
def as_workbook(council, tmp_path_factory):
    """The same table as a spreadsheet program keeps it, figures as figures."""

    def kept(value):
        return int(value) if value.lstrip("-").isdigit() else value or None

    book = openpyxl.Workbook()
    book.active.title = council.stem
    with council.open(encoding="utf-8", newline="") as lines:
        for line in csv.reader(lines):
            book.active.append([kept(value) for value in line])
    path = tmp_path_factory.mktemp("council") / "votes.xlsx"
    book.save(path)
    return path


def without_places(table):
    return [
        (
            sheet.name,
            sheet.title,
            [replace(column, ref="") for column in sheet.columns],
            [
                replace(row, ref="", cells=tuple(replace(cell, ref="") for cell in row.cells))
                for row in sheet.rows
            ],
        )
        for sheet in table.sheets
    ]


def test_every_vote_on_every_act_is_read(votes):
    sheet = votes.sheets[0]
    assert (len(sheet.rows), len(sheet.columns)) == (417, 28)
    counted = Counter(cell.stance for row in sheet.rows for cell in row.cells)
    assert counted == {"agree": 10_956, "abstain": 155, "object": 142, None: 423}
    assert votes.problems == ()


def test_the_columns_of_numbers_titles_and_members_are_found_among_the_others(votes):
    sheet = votes.sheets[0]
    assert sheet.columns[0].code == "AT"
    assert sheet.columns[8].names["ru"] == "Греция"
    assert sheet.rows[4].number == "3072-2"
    assert sheet.rows[4].title.endswith(
        "patients' rights in cross-border healthcare (second reading)"
    )
    assert [c.member for c in sheet.rows[4].cells if c.stance == "object"] == [
        "AT",
        "PL",
        "PT",
        "RO",
    ]


def test_the_same_table_as_a_workbook_says_the_same(votes, as_workbook):
    assert without_places(read_table(as_workbook, stances=CODES)) == without_places(votes)


def test_blanks_can_be_given_a_meaning(council):
    codes = parse_stances("1=agree,0=abstain,-1=object,=not-taking-part")
    sheet = read_table(council, stances=codes).sheets[0]
    stances = Counter(cell.stance for row in sheet.rows for cell in row.cells)
    assert stances["not-taking-part"] == 423


def test_without_the_meaning_of_its_codes_the_table_is_refused(council):
    with pytest.raises(TableError, match="has no position that is known") as refused:
        read_table(council)
    assert "--stances 1=agree" in refused.value.advice


def test_an_act_that_stands_twice_is_reported(council, tmp_path):
    lines = council.read_text("utf-8").splitlines(keepends=True)
    path = tmp_path / "votes.csv"
    path.write_text("".join([*lines, lines[1]]), encoding="utf-8")
    table = read_table(path, stances=CODES)
    assert len(table.sheets[0].rows) == 417
    assert [problem.text for problem in table.problems] == ["3043-1"]
