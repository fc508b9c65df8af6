"""Status tables: cells and headings of every kind, and the real ones where they are."""

import csv
import re
from datetime import date
from pathlib import Path

import pytest

from plenipo.exchange.treaties import read_mtdsg
from plenipo.exchange.treaties.cells import dates
from plenipo.exchange.treaties.headings import column, is_silent
from plenipo.exchange.treaties.mtdsg import number_of
from plenipo.exchange.treaties.predecessors import completed
from plenipo.treaty.clause_file import named
from plenipo.treaty.force import force

REAL = Path(__file__).parents[3] / "shared/data/treaties-mtdsg"
STATED = {
    # The dates of force that the depositary states (FIELD notes 4.2, and the treaties' own pages in
    # its collection, from memory). None: not by July 2014, when the tables were made.
    "aarhus": "2001-10-30",
    "air-pollution": "1983-03-16",
    "apartheid": "1976-07-18",
    "arms-trade": None,
    "basel": "1992-05-05",
    "biological-diversity": "1993-12-29",
    "cartagena": "2003-09-11",
    "cat": "1987-06-26",
    "cat-protocol": "2006-06-22",
    "cedaw": "1981-09-03",
    "cedaw-protocol": "2000-12-22",
    "cerd": "1969-01-04",
    "chemical-weapons": "1997-04-29",
    "cluster-munitions": "2010-08-01",
    "consent-to-marriage": "1964-12-09",
    "consular-relations": "1967-03-19",
    "continental-shelf": "1964-06-10",
    "corruption": "2005-12-14",
    "crc": "1990-09-02",
    "crc-armed-conflict": "2002-02-12",
    "crc-communications": "2014-04-14",
    "crc-sale-of-children": "2002-01-18",
    "crpd": "2008-05-03",
    "crpd-protocol": "2008-05-03",
    "ctbt": None,
    "desertification": "1996-12-26",
    "diplomatic-relations": "1964-04-24",
    "enforced-disappearance": "2010-12-23",
    "enmod": "1978-10-05",
    "espoo": "1997-09-10",
    "firearms": "2005-07-03",
    "fish-stocks": "2001-12-11",
    "fishing": "1966-03-20",
    "foreign-arbitral-awards": "1959-06-07",
    "genocide": "1951-01-12",
    "high-seas": "1962-09-30",
    "hostages": "1983-06-03",
    "icc-privileges": "2004-07-22",
    "iccpr": "1976-03-23",
    "iccpr-protocol": "1976-03-23",
    "iccpr-second-protocol": "1991-07-11",
    "icescr": "1976-01-03",
    "illicit-traffic": "1990-11-11",
    "industrial-accidents": "2000-04-19",
    "inhumane-weapons": "1983-12-02",
    "kyoto-protocol": "2005-02-16",
    "mercenaries": "2001-10-20",
    "migrant-workers": "2003-07-01",
    "minamata": None,
    "moon": "1984-07-11",
    "nagoya": None,
    "narcotic-drugs": "1964-12-13",
    "nuclear-terrorism": "2007-07-07",
    "organized-crime": "2003-09-29",
    "ottawa-mines": "1999-03-01",
    "ozone-beijing": "2002-02-25",
    "ozone-copenhagen": "1994-06-14",
    "ozone-london": "1992-08-10",
    "ozone-montreal": "1999-11-10",
    "part-xi": "1996-07-28",
    "political-rights-of-women": "1954-07-07",
    "protected-persons": "1977-02-20",
    "psychotropic-substances": "1976-08-16",
    "refugees": "1954-04-22",
    "refugees-protocol": "1967-10-04",
    "rome-statute": "2002-07-01",
    "rome-statute-crimes": "2013-05-08",
    "rotterdam": "2004-02-24",
    "sale-of-goods": "1988-01-01",
    "smuggling": "2004-01-28",
    "space-objects": "1976-09-15",
    "stateless-persons": "1960-06-06",
    "statelessness": "1975-12-13",
    "stockholm-pops": "2004-05-17",
    "territorial-sea": "1964-09-10",
    "terrorist-bombings": "2001-05-23",
    "terrorist-financing": "2002-04-10",
    "tobacco-control": "2005-02-27",
    "trafficking": "2003-12-25",
    "un-charter": "1945-10-24",
    "un-personnel": "1999-01-15",
    "unclos": "1994-11-16",
    "unfccc": "1994-03-21",
    "vclt": "1980-01-27",
    "vclt-organisations": None,
    "vienna-ozone": "1988-09-22",
    "water-and-lakes": "1996-10-06",
    "watercourses": "2014-08-17",
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
@pytest.mark.parametrize("name", STATED)
def test_a_real_treaty_enters_into_force_on_the_day_that_is_stated(tables, name):
    clause = named(name)
    table = tables[0][number_of(clause.treaty)]
    items = completed(table.number, table.instruments)
    in_force = force(clause, items, date(2014, 7, 1)).in_force
    assert (str(in_force) if in_force else None) == STATED[name]


@pytest.mark.history
def test_no_date_of_a_real_table_is_left_unread(tables):
    read = sum(len(table.instruments) + len(table.bracketed) for table in tables[0].values())
    years = 0
    for path in (REAL / "treaties").glob("*.csv"):
        heading, *rows = csv.reader(path.read_text("utf-8-sig").splitlines())
        held = [place for place, words in enumerate(heading) if place and not is_silent(words)]
        cells = (row[place] for row in rows for place in held if place < len(row))
        years += sum(len(re.findall(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)", cell)) for cell in cells)
    assert read == years == 31_130


@pytest.mark.history
def test_each_row_of_the_real_tables_is_one_participant(tables):
    for table in tables[0].values():
        assert len(table.names) == table.rows, table.number
