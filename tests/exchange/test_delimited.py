"""Text files: letters, separators, and lines that do not fit."""

import pytest

from plenipo.exchange import TableError

RUSSIAN = "Номер;Вопрос;Армения;Белоруссия;Россия\n1;Устав, глава 2;за;против;воздержался\n"
READ = ["1 Устав, глава 2: AM agree, BY object, RU abstain"]


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "koi8-r", "cp866"],
)
def test_letters_and_separators_are_told_by_what_makes_sense(file, read, items, problems, encoding):
    for separator in (";", "\t", "|"):
        table = read(file(RUSSIAN.replace(";", separator), encoding=encoding))
        assert items(table) == READ
        assert problems(table) == []


def test_utf_16_with_a_mark_of_the_other_order_is_read(file, read, items):
    assert items(read(file(b"\xfe\xff" + RUSSIAN.encode("utf-16-be")))) == READ


def test_western_letters_of_windows_are_read(file, read, items):
    text = "n°;intitulé;Côte d'Ivoire;Bélarus\n1;Défense;d'accord;réservé\n"
    table = read(file(text, encoding="cp1252"))
    assert items(table) == ["1 Défense: CI agree, BY reserve"]


def test_letters_that_tell_nothing_are_read_with_a_doubt(file, read, problems):
    table = read(file("no,title,AM,BY\n1,f\xe9te,yes,no\n", encoding="latin-1"))
    assert problems(table) == [
        (
            "positions.csv: not in UTF-8 and read as cp1251: save it as UTF-8 if its letters look "
            "wrong."
        )
    ]


def test_commas_inside_quotation_marks_are_no_separators(file, read, items):
    table = read(file('no,title,AM,BY\n1,"Charter, chapter 2",yes,"reserve: a, b"\n'))
    assert items(table) == ["1 Charter, chapter 2: AM agree, BY reserve because a, b"]


def test_a_cell_of_several_lines_keeps_the_numbers_of_the_lines(file, read):
    table = read(file('no,title,AM,BY\n1,"Charter\nand annex",yes,no\n2,Bases,yes,no\n'))
    assert [row.ref for row in table.sheets[0].rows] == ["line 2", "line 4"]
    assert table.sheets[0].rows[1].cells[0].ref == "line 4, column 3"


def test_the_separator_that_excel_declares_is_taken(file, read, items):
    table = read(file("sep=;\nno;title;AM;BY\n1;Charter;yes;no\n"))
    assert items(table) == ["1 Charter: AM agree, BY object"]
    assert table.sheets[0].rows[0].ref == "line 3"


def test_blank_lines_and_titles_above_the_headings_are_passed_over(file, read, items):
    table = read(file("Positions\n\n,,,\nno,title,AM,BY\n,,,\n1,Charter,yes,no\n"))
    assert table.sheets[0].title == "Positions"
    assert items(table) == ["1 Charter: AM agree, BY object"]
    assert table.sheets[0].columns[0].ref == "line 4, column 3"


def test_the_sheet_has_the_name_of_the_file(file, read):
    path = file("no,title,AM,BY\n1,Charter,yes,no\n", "Ministers.csv")
    assert read(path).sheets[0].name == "Ministers"
    assert read(path, sheet="ministers").sheets[0].name == "Ministers"
    with pytest.raises(TableError, match='has no sheet called "Defence"'):
        read(path, sheet="Defence")


def test_a_line_with_more_cells_than_headings_is_not_trusted(file, read, items, problems):
    table = read(file("no,title,AM,BY\n1,Charter, chapter 2,yes,no\n2,Bases,yes,no\n"))
    assert items(table) == ["1 Charter: AM unread, BY unread", "2 Bases: AM agree, BY object"]
    assert problems(table)[-1] == (
        "line 2: the line has more cells than the headings, so that its positions may stand under "
        "the wrong members: they were not read."
    )


def test_a_line_with_fewer_cells_than_headings_is_reported(file, read, items, problems):
    table = read(file("no,title,AM,BY\n1,Charter,yes\n2,Bases,yes,no\n"))
    assert items(table)[0] == "1 Charter: AM agree, BY blank"
    assert problems(table) == [
        "line 2: the line has fewer cells than the headings: the missing ones count as blank."
    ]


def test_nul_characters_are_left_out_and_reported(file, read, items, problems):
    table = read(file("no,title,AM,BY\n1,Char\0ter,yes,no\n"))
    assert items(table) == ["1 Charter: AM agree, BY object"]
    assert problems(table) == [
        (
            "line 2: NUL characters, which no text has, were left out here and wherever else they "
            "stand."
        )
    ]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"\n\n  \n", "is empty"),
        (b"\0" * 5000, "begins with nothing but blanks"),
        (bytes(range(256)) * 20, "is no text and no workbook"),
        (b"\xff\xfeA", "says that it is UTF-16-LE and is not, from byte 0 on"),
        (b"hello", "names no members that are known in any row or column"),
        (b"no,title,AM,BY\n", "names members but has no items below them"),
        (b'no,title,AM,BY\n1,"Charter,yes,no\n', "has quotation marks that do not fit together"),
        (
            b"no,title,AM,BY\n1,x,1,0\n",
            'has no position that is known in its 2 filled cells, as "1"',
        ),
        (b"%PDF-1.7 ...", "is a PDF, whatever its name says"),
        (b"<html><table><tr>", "is a web page or XML, whatever its name says"),
        (b"SQLite format 3\0....", "is a database, perhaps a register, and not a table"),
    ],
)
def test_a_text_that_holds_no_table_is_refused_in_a_sentence(file, read, content, sentence):
    path = file(content)
    with pytest.raises(TableError) as refused:
        read(path)
    assert str(refused.value).startswith(f"{path} {sentence}")
    assert str(refused.value).endswith(".")
    assert refused.value.advice.endswith(".")


def test_a_table_with_codes_says_how_to_name_them(file, read):
    with pytest.raises(TableError) as refused:
        read(file("no,title,AM,BY\n1,x,1,0\n"))
    assert "--stances 1=agree,0=abstain,-1=object" in refused.value.advice


def test_a_text_too_long_for_a_table_is_refused_unread(file, read):
    path = file("")
    with path.open("r+b") as stream:
        stream.write(b"no,title,AM,BY\n")
        stream.truncate(65 * 1024 * 1024)
    with pytest.raises(TableError, match="is a text of more than 64 MB, no table"):
        read(path)
