"""``plenipo treaties import mtdsg``: tables as a depositary publishes them; made up."""

import json

import pytest

TABLE = """Participant,Signature,"Ratification, Accession(a), Succession(d)"
Armenia,9 Feb 1987,9 Feb 1988
Belarus,9 Feb 1987,
Croatia,,12 Oct 1995 d
Kazakhstan,,10 Mar 1989 a
"""
CLAUSE = """clause: lake
title: {en: "Agreement on the Lake"}
source: "made up"
force:
  article: "article 12(1)"
  condition: {count: {of: for, at_least: 3}}
  after: 30 days
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "treaties").mkdir()
    (tmp_path / "treaties" / "30-1.csv").write_text(TABLE, "utf-8")
    heading = "chapter_no,treaty_no,treaty_name,chapter_name"
    (tmp_path / "index.csv").write_text(f"{heading}\n30,1,The Lake,Lakes\n", "utf-8")
    (tmp_path / "lake.yaml").write_text(CLAUSE, "utf-8")
    return tmp_path


def test_each_treaty_is_a_line_with_its_participants(plenipo, folder):
    said = plenipo("treaties", "import", "mtdsg", folder, "--as-of", "2000-01-01")
    assert said.code == 0
    assert said.out[0] == "30-1: participants 4, signatories 2, bound 3. The Lake"
    assert said.out[1:3] == [
        "Treaties: 1. Rows: 4. Instruments: 5.",
        "Reported: 0, of which 0 could not be read and were left out.",
    ]


def test_a_clause_that_is_given_computes_the_date(plenipo, folder):
    words = ("--treaty", "XXX-1", "--clause", folder / "lake.yaml", "--as-of", "2000-01-01")
    said = plenipo("treaties", "import", "mtdsg", folder, *words)
    assert said.code == 0
    assert "In force since 1995-11-11." in said.out
    assert "Triggered by HR (succession, number 3), of 1995-10-12." in said.out
    assert any(line.startswith("Not in the table, though others succeeded") for line in said.out)
    assert "KZ       Kazakhstan: accession 1989-03-10; in force 1995-11-11" in said.out


def test_what_the_table_does_not_have_is_added_from_a_file(plenipo, folder):
    more = "participant,kind,day\nYUCS,ratification,1990-05-05\nAM,denunciation,1996-01-01\n"
    (folder / "more.csv").write_text(more, "utf-8")
    words = ("--treaty", "30-1", "--clause", folder / "lake.yaml", "--also", folder / "more.csv")
    said = plenipo("treaties", "import", "mtdsg", folder, *words, "--json")
    (told,) = json.loads("".join(said.out))
    assert told["force"]["in_force"] == "1990-06-04"
    assert "AM" not in told["bound"]
    alone = plenipo("treaties", "import", "mtdsg", folder, "--also", folder / "more.csv")
    assert alone.code == 2
    assert alone.err[0] == "--also has instruments of one treaty: name it with --treaty."


def test_what_cannot_be_read_is_told_by_file_and_row(plenipo, folder):
    text = TABLE.replace("9 Feb 1988", "31 Feb 1988").replace("10 Mar 1989 a", "10 Mar 1989 q")
    (folder / "treaties" / "30-1.csv").write_text(text, "utf-8")
    said = plenipo("treaties", "import", "mtdsg", folder, "--as-of", "2000-01-01")
    assert said.code == 0
    assert said.err[0].startswith("30-1.csv, row 2: '31 Feb 1988' under 'Ratification")
    assert said.err[1].startswith("30-1.csv, row 5: '10 Mar 1989 q' under")
    assert said.out[-1].startswith("Reported: 2, of which 1 could not be read")


def test_a_folder_of_other_tables_is_a_sentence(plenipo, tmp_path):
    (tmp_path / "tiles.csv").write_text("code,row\nAM,1\n", "utf-8")
    said = plenipo("treaties", "import", "mtdsg", tmp_path)
    assert said.code == 2
    assert "No status table was read in" in said.err[-1]


def test_there_being_no_such_treaty_is_a_sentence(plenipo, folder):
    said = plenipo("treaties", "import", "mtdsg", folder, "--treaty", "31-9")
    assert said.code == 2
    assert said.err[0].startswith("There is no treaty '31-9'")
