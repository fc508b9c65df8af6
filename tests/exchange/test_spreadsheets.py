"""What people do with spreadsheets, and what is read of it."""

import zipfile

import openpyxl
import pytest

from plenipo.exchange import TableError


def test_a_table_under_titles_with_blank_rows_notes_and_a_total_is_read(
    workbook, read, items, problems
):
    path = workbook(
        [
            ["CSTO: positions of the members"],
            ["19 December 2011"],
            [],
            ["№", "", "Question", "Armenia", "Беларусь (chair)", "RUS", "Remarks"],
            ["I", "", "Political questions"],
            [1, "", "Charter", "agree", "agree", "agree", "see doc 3"],
            [],
            [1.2, "", "Air defence", "reserve (parliamentary): until March", "aproved", "ad ref"],
            ["12 bis", "", "Bases", "", "", "object"],
            ["Total", "", "", 5, 6, 7],
        ],
        merged=["A1:F1"],
    )
    table = read(path)
    sheet = table.sheets[0]
    assert (sheet.name, sheet.title) == (
        "Ministers",
        "CSTO: positions of the members\n19 December 2011",
    )
    assert [(c.ref, c.heading, c.code) for c in sheet.columns] == [
        ("Ministers!D4", "Armenia", "AM"),
        ("Ministers!E4", "Беларусь (chair)", "BY"),
        ("Ministers!F4", "RUS", "RU"),
    ]
    assert sheet.columns[1].names == {"en": "Belarus", "ru": "Беларусь", "fr": "Bélarus"}
    assert items(table) == [
        "1 Charter: AM agree, BY agree, RU agree",
        (
            "1.2 Air defence: AM reserve (parliamentary) because until March, BY unread, "
            "RU agree-ad-referendum"
        ),
        "12 bis Bases: AM blank, BY blank, RU object",
    ]
    assert [row.notes for row in sheet.rows] == ["see doc 3", "", ""]
    assert [row.ref for row in sheet.rows] == ["Ministers!A6", "Ministers!A8", "Ministers!A9"]
    assert sheet.rows[1].cells[0].ref == "Ministers!D8"
    assert sheet.rows[1].cells[1].raw == "aproved"
    assert problems(table) == [
        'Ministers!E8: "aproved" is no position that is known; did you mean "approved"?'
    ]


def test_each_sheet_is_a_body_and_a_sheet_without_table_is_passed_over(
    workbook, read, items, problems
):
    path = workbook(
        sheets={
            "Cover": [["Positions"], ["prepared by the secretariat"]],
            "Foreign ministers": [["No", "Title", "AM", "BY"], ["1", "Charter", "yes", "no"]],
            "Defence": [["No", "Title", "AM", "BY"], ["1", "Bases", "no", "yes"]],
            "Members": [["Member", "Capital"], ["Armenia", "Yerevan"], ["Belarus", "Minsk"]],
            "Empty": [],
        }
    )
    table = read(path)
    assert [sheet.name for sheet in table.sheets] == ["Foreign ministers", "Defence"]
    assert items(table, 1) == ["1 Bases: AM object, BY agree"]
    assert table.sheets[0].rows[0].cells[0].ref == "'Foreign ministers'!C2"
    passed = "the sheet names no members that are known in any row or column, and was passed over."
    assert problems(table) == [f"Cover: {passed}", f"Members: {passed}"]


def test_one_sheet_can_be_chosen_by_name(workbook, read):
    head = ["No", "Title", "AM", "BY"]
    path = workbook(sheets={"A": [head, ["1", "x", "yes", "no"]], "B": [head, [2, "", "no", "no"]]})
    assert [sheet.name for sheet in read(path, sheet="b").sheets] == ["B"]
    with pytest.raises(TableError) as refused:
        read(path, sheet="C")
    assert str(refused.value) == f'{path} has no sheet called "C".'
    assert refused.value.advice == 'Its sheets are: "A", "B".'


def test_a_hidden_sheet_is_read_only_if_it_is_asked_for(workbook, read, problems):
    head = ["No", "Title", "AM", "BY"]
    path = workbook(sheets={"A": [head, ["1", "x", "yes", "no"]], "B": [head, [2, "", "no", "no"]]})
    book = openpyxl.load_workbook(path)
    book["B"].sheet_state = "hidden"
    book.save(path)
    table = read(path)
    assert [sheet.name for sheet in table.sheets] == ["A"]
    assert problems(table) == [
        "B: the sheet is hidden and was passed over: choose it by name to read it."
    ]
    assert [sheet.name for sheet in read(path, sheet="B").sheets] == ["B"]


def test_a_position_merged_across_members_is_that_of_each(workbook, read, items):
    path = workbook(
        [["No", "Title", "AM", "BY", "RU"], [1, "Charter", "agree"], [2, "Bases", "", "object"]],
        merged=["C2:E2", "D3:E3"],
    )
    assert items(read(path)) == [
        "1 Charter: AM agree, BY agree, RU agree",
        "2 Bases: AM blank, BY object, RU object",
    ]


def test_a_position_merged_down_is_that_on_each_item(workbook, read, items):
    path = workbook(
        [["No", "Title", "AM", "BY"], [1, "Charter", "agree", "yes"], [2, "Bases", "", "no"]],
        merged=["C2:C3"],
    )
    assert items(read(path)) == ["1 Charter: AM agree, BY agree", "2 Bases: AM agree, BY object"]


def test_an_unread_position_merged_across_members_is_reported_once(workbook, read, problems):
    path = workbook(
        [["No", "Title", "AM", "BY", "RU"], [1, "Charter", "perhaps"], [2, "Bases", "yes"]],
        merged=["C2:E2"],
    )
    assert problems(read(path)) == ['Ministers!C2: "perhaps" is no position that is known.']


def test_the_headings_may_take_two_rows_and_come_again_as_codes(workbook, read, items, problems):
    path = workbook(
        [
            ["№", "Вопрос", "Государства-члены"],
            ["", "", "Армения", "Белоруссия", "РФ"],
            ["", "", "AM", "BY", "RU"],
            [1, "Устав", "за", "против", "воздержался"],
        ],
        merged=["A1:A2", "B1:B2", "C1:E1"],
    )
    table = read(path)
    assert table.sheets[0].title == ""
    assert items(table) == ["1 Устав: AM agree, BY object, RU abstain"]
    assert problems(table) == []


def test_headings_of_numbers_and_titles_may_stand_above_those_of_members(workbook, read, items):
    path = workbook(
        [["No", "Titles", "Positions"], ["", "", "AM", "BY"], [1, "Charter", "yes", "no"]]
    )
    assert items(read(path)) == ["1 Charter: AM agree, BY object"]


@pytest.mark.parametrize("head", [["Member", "1", "2", "3"], ["", "Item 1", "Item 2", "Item 3"]])
def test_a_table_with_members_down_the_side_is_read_turned(workbook, read, items, head):
    path = workbook(
        [
            ["Positions of the members"],
            head,
            ["", "Charter", "Air defence", "Bases"],
            ["Armenia", "agree", "reserve: x", "object"],
            ["Belarus", "agree", "agree", "agree"],
            ["Russia", "", "agree", "abstain"],
        ]
    )
    table = read(path)
    sheet = table.sheets[0]
    assert sheet.title == "Positions of the members"
    assert [column.ref for column in sheet.columns] == [
        "Ministers!A4",
        "Ministers!A5",
        "Ministers!A6",
    ]
    assert items(table) == [
        "1 Charter: AM agree, BY agree, RU blank",
        "2 Air defence: AM reserve because x, BY agree, RU agree",
        "3 Bases: AM object, BY agree, RU abstain",
    ]
    assert sheet.rows[1].cells[0].ref == "Ministers!C4"


def test_a_turned_table_passes_over_what_is_no_item(workbook, read, items, problems):
    path = workbook(
        [
            ["Member", "Capital", "Item 1: Charter", "Item 2: Bases"],
            ["Armenia", "Yerevan", "agree", "no"],
            ["Belarus", "Minsk", "agree", "yes"],
        ]
    )
    table = read(path)
    assert items(table) == ["1 Charter: AM agree, BY agree", "2 Bases: AM object, BY agree"]
    assert problems(table) == [
        "Ministers!B1: the column has no item number and no position that is known: passed over."
    ]


def test_the_column_of_a_country_whose_code_is_a_word_is_told_from_a_heading(workbook, read, items):
    path = workbook(
        [["No", "Item", "NO", "ID", "SE"], [1, "Fish", "no", "yes", "yes"], [2, "Oil", "yes"]]
    )
    assert items(read(path)) == [
        "1 Fish: NO object, ID agree, SE agree",
        "2 Oil: NO agree, ID blank, SE blank",
    ]


def test_a_heading_that_names_nobody_known_is_reported_with_the_nearest_name(
    workbook, read, items, problems
):
    path = workbook(
        [["No", "Item", "Armenia", "Kazahstan", "Belarus"], [1, "Fish", "no", "yes", "yes"]]
    )
    table = read(path)
    assert items(table) == ["1 Fish: AM object, KAZAHSTAN agree, BY agree"]
    assert table.sheets[0].columns[1].names == {"und": "Kazahstan"}
    assert problems(table) == [
        (
            'Ministers!D1: "Kazahstan" names no member that is known; its positions stand under '
            "the "
            'code KAZAHSTAN; did you mean "Kazakhstan"?'
        )
    ]


def test_delegations_that_no_list_knows_are_members_if_nobody_else_is(
    workbook, read, items, problems
):
    path = workbook(
        [
            ["Item", "Delegation 1", "Делегация 2", "代表团"],
            ["1. Charter", "agree", "no", "yes"],
            ["2. Bases", "agree", "yes", ""],
        ]
    )
    table = read(path)
    assert items(table) == [
        "1 Charter: DELEGATION-1 agree, DELEGATSIYA-2 object, U4EE3U8868U56E2 agree",
        "2 Bases: DELEGATION-1 agree, DELEGATSIYA-2 agree, U4EE3U8868U56E2 blank",
    ]
    assert problems(table) == []


def test_of_a_member_who_has_two_columns_what_differs_is_not_read(workbook, read, items, problems):
    path = workbook(
        [
            ["No", "Item", "Belarus", "RU", "BLR"],
            [1, "Fish", "no", "yes", "yes"],
            [2, "Oil", "yes", "yes", "yes"],
        ]
    )
    table = read(path)
    assert items(table) == ["1 Fish: BY unread, RU agree", "2 Oil: BY agree, RU agree"]
    assert problems(table) == [
        (
            'Ministers!E1: Belarus has a column already, headed "Belarus" at Ministers!C1; this '
            "one was passed over, and where the two differ neither was read."
        )
    ]


def test_members_of_the_body_are_told_from_others_and_missed_if_absent(
    workbook, read, items, problems
):
    path = workbook([["No", "Item", "AM", "Georgia", "RU"], [1, "Fish", "no", "perhaps", "yes"]])
    table = read(path, members=["AM", "Russia", "BY", "KZ"])
    assert items(table) == ["1 Fish: AM object, RU agree"]
    assert problems(table) == [
        "Ministers!D1: Georgia is not a member of Ministers: its positions were passed over.",
        "Ministers: Belarus, Kazakhstan should have columns here as members of the body.",
    ]


def test_a_note_attached_to_a_cell_is_the_reason_if_the_cell_gives_none(workbook, read, items):
    path = workbook(
        [["No", "Item", "AM", "BY", "RU"], [1, "Fish", "reserve", "reserve: ours", ""]],
        notes={"C2": "Secretariat:\nuntil March", "D2": "another", "E2": "awaits instructions"},
    )
    assert items(read(path)) == [
        (
            "1 Fish: AM reserve because until March, BY reserve because ours, "
            "RU blank because awaits instructions"
        )
    ]


def test_a_thread_of_comments_counts_before_the_note_that_copies_it(workbook, edit, read, items):
    path = workbook(
        [["No", "Item", "AM", "BY"], [1, "Fish", "reserve", "yes"]],
        notes={"C2": "[Threaded comment] Your version of Excel cannot show this."},
    )
    namespace = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    thread = (
        f'<ThreadedComments xmlns="{namespace}"><threadedComment ref="C2"><text>until March</text>'
        '</threadedComment><threadedComment ref="C2"><text>or April</text></threadedComment>'
        "</ThreadedComments>"
    )
    relation = (
        '<Relationship Id="rIdT" Type="http://schemas.microsoft.com/office/2017/10/relationships/'
        'threadedComment" Target="../threadedComments/threadedComment1.xml"/></Relationships>'
    )
    relations = "xl/worksheets/_rels/sheet1.xml.rels"
    edit(path, relations, b"</Relationships>", relation.encode())
    with zipfile.ZipFile(path, "a") as book:
        book.writestr("xl/threadedComments/threadedComment1.xml", thread)
    assert items(read(path)) == ["1 Fish: AM reserve because until March\nor April, BY agree"]


def test_columns_that_are_no_members_are_told_by_their_headings(workbook, read, items, problems):
    path = workbook(
        [
            ["Date", "id", "Vote", "Title", "Rapporteur", "AM", "BY", "Result", "Remarks"],
            ["2011", "A-7", "yes", "Charter", "Russia", "yes", "no", "agreed", "short"],
            ["2011", "A-8", "no", "Bases", "Armenia", "no", "no", "open", ""],
        ]
    )
    table = read(path)
    assert items(table) == ["A-7 Charter: AM agree, BY object", "A-8 Bases: AM object, BY object"]
    assert problems(table) == []


def test_what_stands_beside_the_table_under_no_heading_is_reported(workbook, read, items, problems):
    path = workbook(
        [
            ["No", "Title", "AM", "BY"],
            [1, "Charter", "yes", "no", "", "R = reserve"],
            [2, "Bases", "yes", "no"],
        ]
    )
    table = read(path)
    assert len(items(table)) == 2
    assert problems(table) == [
        'Ministers!F1: "R = reserve" and what else stands under no heading was passed over.'
    ]


def test_a_whole_column_formatted_to_the_last_row_costs_nothing(workbook, edit, read, items):
    path = workbook([["No", "Title", "AM", "BY"], [1, "Charter", "yes", "yes"]])
    stray = b'<row r="1048576"><c r="XFD1048576" t="str"><v>stray</v></c></row></sheetData>'
    merged = b'<mergeCells count="1"><mergeCell ref="E3:XFC1048576"/></mergeCells>'
    edit(path, "xl/worksheets/sheet1.xml", b"</sheetData>", stray + merged)
    assert items(read(path)) == ["1 Charter: AM agree, BY agree"]
