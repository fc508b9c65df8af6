"""Status tables: cells and headings of every kind, and the real ones where they are."""

from datetime import date
from pathlib import Path

import pytest

from plenipo.exchange.treaties import read_mtdsg
from plenipo.exchange.treaties.cells import dates
from plenipo.exchange.treaties.headings import column
from plenipo.exchange.treaties.mtdsg import number_of
from plenipo.exchange.treaties.predecessors import completed
from plenipo.treaty.clause_file import library, named
from plenipo.treaty.force import force

REAL = Path(__file__).parents[3] / "shared/data/treaties-mtdsg"
STATED = {  # FIELD notes 4.2
    "XVIII-10": "2002-07-01",
    "XXI-6": "1994-11-16",
    "XXVI-5": "1999-03-01",
    "XXVI-3": "1997-04-29",
    "XXIII-1": "1980-01-27",
    "IV-4": "1976-03-23",
    "I-1": "1945-10-24",
    "XXVII-7-a": "2005-02-16",
    "XXVI-4": None,
    "XXVII-17": None,
}


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("9 Feb 1987", [("1987-02-09", "", False)]),
        ("9 Feb 1987 a", [("1987-02-09", "a", False)]),
        ("[ 9 Feb 1987 s]", [("1987-02-09", "s", True)]),
        ("9 Feb 1987 1, 2 AA", [("1987-02-09", "AA", False)]),
        ("9 Feb 1987, 10 Mar 1988 d", [("1987-02-09", "", False), ("1988-03-10", "d", False)]),
        ("5 Sept 2000", [("2000-09-05", "", False)]),
        ("19 July 2006", [("2006-07-19", "", False)]),
        ("", []),
    ],
)
def test_the_dates_of_a_cell_are_read(cell, told):
    found, left = dates(cell)
    assert [(str(one.day), one.letter, one.bracketed) for one in found] == told
    assert not left


def test_what_is_no_date_is_told():
    assert dates("31 Feb 1987") == ((), "31 Feb 1987")
    assert dates("perhaps")[1] == "perhaps"


def test_a_heading_says_which_kinds_there_are_and_by_what_letters():
    found = column("Ratification, Acceptance(A), Approval(AA), Accession(a), Succession(d)")
    kinds = ["", "A", "AA", "a", "d"]
    assert [found.kind(letter) for letter in kinds] == [
        "ratification",
        "acceptance",
        "approval",
        "accession",
        "succession",
    ]
    assert column("UNTS Volume") is None


def test_what_cannot_be_read_is_told_by_file_and_row_and_the_rest_is_read(tmp_path):
    text = (
        'Participant,Signature,"Ratification, Accession(a)"\nArmenia,,9 Feb 1987 a\nAtlantis,,x\n'
    )
    (tmp_path / "1-1.csv").write_text(text, "utf-8")
    dirt = []
    (table,) = read_mtdsg(tmp_path, dirt.append)
    assert [(i.participant, i.kind) for i in table.instruments] == [("AM", "accession")]
    told = [str(each) for each in dirt]
    assert any(line.startswith("1-1.csv, row 3: nobody is known as 'Atlantis'") for line in told)
    assert any(line.startswith("1-1.csv, row 3: 'x' under") for line in told)


@pytest.fixture(scope="module")
def tables():
    if not REAL.is_dir():
        pytest.skip("the records 'treaties-mtdsg' are not beside the project")
    dirt = []
    found = {table.number: table for table in read_mtdsg(REAL, dirt.append)}
    return found, dirt


@pytest.mark.history
def test_every_real_table_is_read(tables):
    found, dirt = tables
    assert len(found) == 324
    assert sum(table.rows for table in found.values()) == 23_757
    assert all(each.kept for each in dirt)


@pytest.mark.history
@pytest.mark.parametrize("number", STATED)
def test_a_real_treaty_enters_into_force_on_the_day_that_is_stated(tables, number):
    table = tables[0][number_of(number)]
    (clause,) = (one for one in map(named, library()) if one.treaty == number)
    items = completed(table.number, table.instruments)
    in_force = force(clause, items, date(2014, 7, 1)).in_force
    assert (str(in_force) if in_force else None) == STATED[number]
