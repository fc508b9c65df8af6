"""What holds of every table and every file, whatever is in it."""

import csv
import io

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plenipo.exchange import STANCES, Table, TableError, read_table
from plenipo.exchange.stances import Vocabulary

QUICK = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
MEMBERS = ["Armenia", "Беларусь", "KZ", "République kirghize", "RUS", "Tajikistan", "UZB"]
WORDS = {
    "agree": ["agree", "Согласовано", "d'accord", "+"],
    "agree-ad-referendum": ["ad ref", "agree (ad ref.)"],
    "reserve": ["reserve", "R - parl.", "оговорка: до марта"],
    "object": ["object", "contre", "против"],
    "abstain": ["abstain", "воздержался"],
    "not-taking-part": ["not taking part", "absent"],
    None: ["", "tbc"],
}


@st.composite
def tables(draw):
    """Items by members: the stances meant, and words for them."""
    members = draw(st.lists(st.sampled_from(MEMBERS), min_size=2, unique=True))
    stances = st.lists(
        st.sampled_from([*STANCES, None]), min_size=len(members), max_size=len(members)
    )
    meant = draw(st.lists(stances, min_size=1, max_size=6))
    meant[0][0] = "agree"  # a table without any position is refused
    words = [[draw(st.sampled_from(WORDS[stance])) for stance in row] for row in meant]
    return members, meant, words


def rows(members, words):
    head = ["No", "Title", *members]
    return [head, *([str(n), f"Question {n}", *row] for n, row in enumerate(words, 1))]


def write_csv(path, lines):
    stream = io.StringIO()
    csv.writer(stream, delimiter=";").writerows(lines)
    path.write_text(stream.getvalue(), encoding="utf-16")


def write_workbook(path, lines):
    book = openpyxl.Workbook()
    for line in lines:
        book.active.append([value or None for value in line])
    book.save(path)


def write_turned(path, lines):
    write_workbook(path, list(map(list, zip(*lines, strict=True))))


def is_read_or_refused(path):
    """Reads the file, where any other error than a refusal in a sentence is a failure."""
    try:
        return isinstance(read_table(path), Table)
    except TableError as refused:
        return str(refused).endswith(".")


@pytest.mark.parametrize("write", [write_csv, write_workbook, write_turned])
@QUICK
@given(table=tables())
def test_a_table_that_is_written_and_read_says_the_same(tmp_path, write, table):
    members, meant, words = table
    path = tmp_path / "positions"
    write(path, rows(members, words))
    found = read_table(path)
    assert [[cell.stance for cell in row.cells] for row in found.sheets[0].rows] == meant
    assert [row.number for row in found.sheets[0].rows] == [
        str(n) for n in range(1, len(meant) + 1)
    ]


@pytest.mark.parametrize(
    "begin", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe"]
)
@QUICK
@given(content=st.binary(max_size=3000))
def test_no_bytes_whatever_do_more_than_refuse_the_file(tmp_path, begin, content):
    path = tmp_path / "positions.xlsx"
    path.write_bytes(begin + content)
    assert is_read_or_refused(path)


@QUICK
@given(text=st.text(max_size=300), head=st.sampled_from(["", "no,title,AM,BY\n", "[[item]]\n"]))
def test_no_text_whatever_does_more_than_refuse_the_file(tmp_path, head, text):
    path = tmp_path / "positions.csv"
    path.write_text(head + text, encoding="utf-8", errors="replace")
    assert is_read_or_refused(path)


@QUICK
@given(at=st.integers(0, 10_000), byte=st.integers(0, 255), cut=st.booleans())
def test_a_workbook_changed_anywhere_is_read_or_refused(tmp_path, at, byte, cut):
    path = tmp_path / "positions.xlsx"
    write_workbook(path, rows(MEMBERS, [["agree"] * 7, ["object"] * 7]))
    data = bytearray(path.read_bytes())
    at %= len(data)
    data[at] = byte
    path.write_bytes(bytes(data[:at]) if cut else bytes(data))
    assert is_read_or_refused(path)


@QUICK
@given(tail=st.text(min_size=1, max_size=40))
def test_nothing_that_is_added_to_an_agreement_makes_another_stance_of_it(tail):
    reading = Vocabulary().read("agree, " + tail)
    assert reading.stance in {"agree", "agree-ad-referendum", None}
    qualified = reading.stance == "agree" and not (reading.condition or reading.reason)
    assert not qualified or not any(letter.isalnum() for letter in tail)
