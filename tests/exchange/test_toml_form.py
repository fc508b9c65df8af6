"""The table that a person writes by hand."""

import pytest

from plenipo.exchange import TableError

TABLE = """
title = "Joint session of ministers"
body = "Ministers"
members = ["AM", "Belarus", "Россия"]
rule = "csto-consensus"

[[item]]
number = "1"
title = "Charter"
others = "agree"

[[item]]
number = 1.10
title = "Air defence"
notes = "see doc 3"
others = "agree"
positions = { BY = "reserve (parliamentary): until March" }

[[item]]
number = "12 bis"
title = "Bases"
status = "deferred: needs a conceptual approach"

[item.positions]
AM = "agree provided that item 1 is kept"
Russia = "object"
"""


def test_a_table_written_by_hand_is_read(file, read, items):
    table = read(file(TABLE, "december.toml"))
    sheet = table.sheets[0]
    assert (sheet.name, sheet.title, table.rule) == (
        "Ministers",
        "Joint session of ministers",
        "csto-consensus",
    )
    assert [(column.heading, column.code) for column in sheet.columns] == [
        ("AM", "AM"),
        ("Belarus", "BY"),
        ("Россия", "RU"),
    ]
    assert items(table) == [
        "1 Charter: AM agree, BY agree, RU agree",
        "1.10 Air defence: AM agree, BY reserve (parliamentary) because until March, RU agree",
        (
            "12 bis Bases [deferred: needs a conceptual approach]: "
            "AM agree if item 1 is kept, BY blank, RU object"
        ),
    ]
    assert [row.notes for row in sheet.rows] == ["", "see doc 3", ""]
    assert sheet.rows[1].cells[1].ref == "item 1.10, BY"
    assert table.problems == ()


@pytest.mark.parametrize("name", ["december.toml", "december.txt", "december.xlsx"])
def test_the_form_is_told_by_what_is_in_the_file(file, read, name):
    assert len(read(file(TABLE, name)).sheets[0].rows) == 3


def test_without_a_body_the_sheet_has_the_name_of_the_file(file, read):
    text = 'members = ["AM"]\n[[item]]\nnumber = 1\npositions = { AM = "yes" }\n'
    table = read(file(text, "december.toml"))
    assert (table.sheets[0].name, table.rule) == ("december", None)


def test_codes_of_its_own_may_be_numbers(file, read, items):
    text = 'members = ["AM", "BY"]\n[[item]]\nnumber = 1\npositions = { AM = 1, BY = -1 }\n'
    table = read(file(text, "december.toml"), stances={"1": "agree", "-1": "object"})
    assert items(table) == ["1 : AM agree, BY object"]


def test_members_of_the_body_are_told_from_others_and_missed_if_absent(file, read, items, problems):
    text = 'members = ["AM", "GE"]\n[[item]]\nnumber = 1\npositions = { AM = "yes", GE = "no" }\n'
    table = read(file(text, "december.toml"), members=["AM", "BY"])
    assert items(table) == ["1 : AM agree"]
    assert problems(table) == [
        "members, GE: Georgia is not a member of december: its positions were passed over.",
        "december: Belarus should have a column here as members of the body.",
    ]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (
            ("notes =", "note ="),
            (
                'item 1.10: the key "note" is not known, and what it holds was '
                'passed over; did you mean "notes"?'
            ),
        ),
        (
            ("body =", "bodi ="),
            (
                'the file: the key "bodi" is not known, and what it holds was passed '
                'over; did you mean "body"?'
            ),
        ),
        (
            ("Russia =", "Rusia ="),
            (
                'item 12 bis, Rusia: "Rusia" is not among the members of this '
                'table; did you mean "Russia"?'
            ),
        ),
        (
            ('"object"', '"objekt"'),
            ('item 12 bis, RU: "objekt" is no position that is known; did you mean "object"?'),
        ),
        (
            ('number = "12 bis"', 'number = "1"'),
            (
                "item 1 in place 3: an item with this number stands "
                "in place 1 already; that one is kept."
            ),
        ),
        (
            ('number = "12 bis"', ""),
            ('item in place 3: the item has no number, and is called "3" here.'),
        ),
        (
            ('"deferred: needs', '"defered: needs'),
            (
                'item 12 bis: "defered: needs a conceptual '
                'approach" is no state of an item that is known.'
            ),
        ),
        (('"Belarus"', '"AM", "Belarus"'), 'members, AM: "AM" names AM, who is listed already.'),
        (
            ('"Belarus"', '"Kazahstan", "Belarus"'),
            (
                'members, Kazahstan: "Kazahstan" names no member '
                'that is known; did you mean "Kazakhstan"?'
            ),
        ),
        (
            ('title = "Charter"', "title = 2011-12-19"),
            ("item 1, title: text in quotation marks should stand here."),
        ),
        (
            ('{ BY = "reserve (parliamentary): until March" }', '"agree"'),
            ('item 1.10: its positions are not written as { AM = "agree", ... }.'),
        ),
    ],
)
def test_what_cannot_be_used_is_reported_and_the_rest_is_read(
    file, read, problems, change, problem
):
    assert change[0] in TABLE
    table = read(file(TABLE.replace(*change, 1), "december.toml"))
    assert problem in problems(table)
    assert len(table.sheets[0].rows) >= 2


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('members = ["AM"\n[[item]]\n', "is not valid TOML at line 2, column 1: "),
        ('members = ["AM"]\n[[item]]\nnumber = one\n', "is not valid TOML at line 3, column 10: "),
        ("members = " + "[" * 5000, "is not valid TOML (nested too deeply)."),
        ("number = 1" + "0" * 5000, "is not valid TOML ("),
        ('title = "x"\n[[item]]\nnumber = 1\n', "has no list of members."),
        ("members = []\n[[item]]\nnumber = 1\n", "has an empty list of members."),
        ("members = [1, 2]\n[[item]]\nnumber = 1\n", "has no list of members."),
        ('members = ["AM"]\n', "has no [[item]]."),
        (
            'members = ["AM"]\n[[items]]\nnumber = 1\n',
            ('has no [[item]] (but has the unknown key "items").'),
        ),
        ('members = ["AM"]\n[item]\nnumber = 1\n', "writes its items otherwise than as [[item]]."),
    ],
)
def test_a_form_that_cannot_be_used_is_refused_in_a_sentence(file, read, text, sentence):
    path = file(text, "december.toml")
    with pytest.raises(TableError) as refused:
        read(path)
    assert str(refused.value).startswith(f"{path} {sentence}")
    assert str(refused.value).endswith(".")
    assert refused.value.advice.endswith(".")
