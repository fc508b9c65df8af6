"""Which lines of a table make which item, and how it is numbered."""

import datetime as dt

import openpyxl


def test_lines_under_one_merged_number_with_titles_of_their_own_are_parts(workbook, read, items):
    path = workbook(
        [
            ["No", "Title", "AM", "BY"],
            [3, "First part", "agree", "agree"],
            ["", "Second part", "object", ""],
            [4, "Bases", "yes", "yes"],
        ],
        merged=["A2:A3"],
    )
    assert items(read(path)) == [
        "3 (a) First part: AM agree, BY agree",
        "3 (b) Second part: AM object, BY blank",
        "4 Bases: AM agree, BY agree",
    ]


def test_lines_under_one_merged_number_and_title_are_one_item(workbook, read, items, problems):
    path = workbook(
        [
            ["No", "Title", "AM", "BY", "RU", "KZ"],
            [3, "Bases", "reserve", "agree", "agree", "agree"],
            ["", "", "until March", "but not para 3", "object", "agree"],
        ],
        merged=["A2:A3", "B2:B3"],
    )
    table = read(path)
    assert items(table) == [
        "3 Bases: AM reserve because until March, BY unread, RU unread, KZ agree"
    ]
    assert problems(table) == [
        (
            'Ministers!D2: "agree but not para 3" may qualify the agreement, and was not read: '
            "write "
            '"agree" alone, "agree provided that ..." or "reserve: ...".'
        ),
        'Ministers!E3: "object" is a second position on the same item: neither was read.',
    ]


def test_headings_between_items_are_passed_over_merged_or_not(workbook, read, items, problems):
    path = workbook(
        [
            ["No", "Title", "AM", "BY"],
            ["A", "Political questions"],
            [1, "Charter", "yes", "yes"],
            ["Military questions"],
            [2, "Bases", "yes", "yes"],
            ["", "Other questions"],
            ["No", "Title", "AM", "BY"],
            [3, "Staff", "yes", "yes"],
        ],
        merged=["A4:D4"],
    )
    table = read(path)
    assert [row.number for row in table.sheets[0].rows] == ["1", "2", "3"]
    assert problems(table) == []


def test_a_numbered_item_without_any_position_is_an_item(workbook, read, items):
    path = workbook([["No", "Title", "AM", "BY"], [1, "Charter", "yes", "yes"], [2, "Bases"]])
    assert items(read(path))[1] == "2 Bases: AM blank, BY blank"


def test_one_number_before_two_titles_is_two_items(workbook, read, items, problems):
    path = workbook(
        [
            ["No", "Item", "AM", "BY"],
            ["1.1", "Fish", "yes", "yes"],
            ["1.9", "Oil", "yes", "yes"],
            [1.1, "Gas", "no", "no"],
        ]
    )
    table = read(path)
    assert items(table) == [
        "1.1 Fish: AM agree, BY agree",
        "1.9 Oil: AM agree, BY agree",
        "row 4 Gas: AM object, BY object",
    ]
    assert problems(table) == [
        (
            "Ministers!A4: the number 1.1 stands already at Ministers!A2, before another title; "
            'this item is called row 4; did you mean "1.10"?'
        )
    ]


def test_of_an_item_that_stands_twice_what_differs_is_not_read(workbook, read, items, problems):
    path = workbook(
        [
            ["No", "Item", "AM", "BY", "RU", "KZ"],
            [1, "Fish", "agree", "agree", "", "agree"],
            [1, "Fish", "agree", "object", "object", "maybe so"],
        ]
    )
    table = read(path)
    assert items(table) == ["1 Fish: AM agree, BY unread, RU blank, KZ unread"]
    assert problems(table)[0] == (
        "Ministers!A3: item 1 stands already at Ministers!A2; that one is kept, this one was "
        "passed over, and where the two differ neither was read."
    )


def test_a_number_is_read_as_the_sheet_shows_it(workbook, read):
    path = workbook(
        [["No", "Item", "AM", "BY"], [1.1, "", "yes", "yes"], [1.1, "", "yes", "yes"], [3.0, "x"]]
    )
    book = openpyxl.load_workbook(path)
    book.active["A3"].number_format = "0.00"
    book.save(path)
    assert [row.number for row in read(path).sheets[0].rows] == ["1.1", "1.10", "3"]


def test_a_date_where_a_number_should_be_is_reported(workbook, read, items, problems):
    path = workbook(
        [["No", "Item", "AM", "BY"], [1, "", "no", "no"], [dt.date(2011, 2, 1), "", "yes", "no"]]
    )
    table = read(path)
    assert items(table)[1] == "row 3 : AM agree, BY object"
    assert problems(table) == [
        (
            "Ministers!A3: the date 2011-02-01 (which spreadsheets make of a number like 1.2 "
            "unless it is text) stands where an item number should, and the item is called "
            '"row 3" here; did you mean "1.2"?'
        )
    ]


def test_positions_without_an_item_number_are_kept_under_the_row(workbook, read, items, problems):
    path = workbook([["No", "Item", "AM", "BY"], [1, "", "no", "no"], ["", "Oil", "yes", "no"]])
    table = read(path)
    assert items(table)[1] == "row 3 Oil: AM agree, BY object"
    assert problems(table) == [
        'Ministers!B3: the row has positions but no item number; it is called "row 3" here.'
    ]


def test_a_table_without_numbers_is_numbered_in_order(workbook, read, items, problems):
    path = workbook([["Subject", "AM", "BY"], ["Politics"], ["Fish", "no", "no"], ["Oil", "yes"]])
    table = read(path)
    assert items(table) == ["1 Fish: AM object, BY object", "2 Oil: AM agree, BY blank"]
    assert problems(table) == [
        "Ministers!A1: no column holds item numbers: the items are numbered in their order.",
        "Ministers!A2: the row has neither a number nor a position: taken for a heading.",
    ]


def test_what_became_of_an_item_is_read_from_its_column(workbook, read, items, problems):
    path = workbook(
        [
            ["No", "Item", "Status", "AM", "BY"],
            [1, "Fish", "deferred: conceptual approach", "", ""],
            [2, "Oil", "Withdrawn", "yes", "yes"],
            [3, "Gas", "hmm", "yes", "yes"],
        ]
    )
    table = read(path)
    assert items(table) == [
        "1 Fish [deferred: conceptual approach]: AM blank, BY blank",
        "2 Oil [withdrawn]: AM agree, BY agree",
        "3 Gas: AM agree, BY agree",
    ]
    assert problems(table) == ['Ministers!C4: "hmm" is no state of an item that is known.']


def test_what_became_of_an_item_may_be_merged_across_all_members(workbook, read, items, problems):
    path = workbook(
        [["No", "Item", "AM", "BY"], [1, "Fish", "withdrawn by its author"], [2, "Oil", "yes"]],
        merged=["C2:D2"],
    )
    table = read(path)
    assert items(table)[0] == "1 Fish [withdrawn: by its author]: AM unread, BY unread"
    assert problems(table) == []


def test_many_cells_with_the_same_unknown_words_are_reported_together(workbook, read, problems):
    lines = [[number, "x", "maybe", "yes"] for number in range(1, 8)]
    path = workbook([["No", "Title", "AM", "BY"], *lines])
    assert problems(read(path)) == [
        'Ministers!C2: "maybe" is no position that is known (so in 6 more cells of this table).'
    ]


def test_a_second_table_on_a_sheet_is_reported_and_not_read(workbook, read, items, problems):
    path = workbook(
        [
            ["No", "Title", "AM", "BY", "RU"],
            [1, "Charter", "yes", "yes", "yes"],
            [],
            ["No", "Title", "FR", "DE", "IT"],
            [2, "Bases", "no", "no", "no"],
        ]
    )
    table = read(path)
    assert items(table) == ["1 Charter: AM agree, BY agree, RU agree"]
    assert problems(table) == [
        "Ministers!A4: the row names other members: a second table on a sheet is not read."
    ]
