import pytest

from plenipo.exchange.numbering import (
    is_date,
    looks_numbered,
    number_after,
    number_in_date,
    number_of,
    same_number,
    split_number,
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1", "1"),
        (" 1. ", "1"),
        ("1.2.", "1.2"),
        ("5)", "5"),
        ("№ 5", "5"),
        ("Item 5", "5"),
        ("п. 5", "5"),
        ("12 bis", "12 bis"),
        ("12bis", "12 bis"),
        ("12-BIS", "12 bis"),
        ("20 (a)", "20 (a)"),
        ("3103--5", "3103--5"),
        ("PESC 12", "PESC 12"),
    ],
)
def test_a_number_has_one_plain_form(text, number):
    assert number_of(text) == number


@pytest.mark.parametrize("text", ["1", "1.10", "12 bis", "2a", "20 (a)", "3043-1", "3103--5"])
def test_an_item_number_looks_like_one(text):
    assert looks_numbered(text)


@pytest.mark.parametrize("text", ["", "I", "A", "Political questions", "1 and 2", "agree"])
def test_other_text_does_not_look_like_an_item_number(text):
    assert not looks_numbered(text)


@pytest.mark.parametrize(
    ("text", "number", "title"),
    [
        ("1. Charter", "1", "Charter"),
        ("1) Charter", "1", "Charter"),
        ("1.2 Air defence", "1.2", "Air defence"),
        ("12 bis Bases", "12 bis", "Bases"),
        ("Item 3: Bases", "3", "Bases"),
        ("№ 4 – Базы", "4", "Базы"),
    ],
)
def test_a_number_before_a_title_is_told_from_it(text, number, title):
    found = split_number(text)
    assert (found.number, found.title) == (number, title)


@pytest.mark.parametrize("text", ["30 years of the Charter", "Charter", "5", "1."])
def test_a_title_that_only_begins_with_a_figure_is_left_whole(text):
    assert split_number(text) is None


def test_numbers_that_differ_only_in_writing_are_the_same():
    assert same_number("12 bis") == same_number("12 BIS")
    assert same_number("1.10") != same_number("1.1")
    assert same_number("1.10") != same_number("110")


@pytest.mark.parametrize("text", ["2011-02-01", "01.02.2011", "1/2/2011", "1-Feb", "01.фев"])
def test_what_a_spreadsheet_makes_of_a_number_is_seen_to_be_a_date(text):
    assert is_date(text)


@pytest.mark.parametrize("text", ["1.2", "12 bis", "3043-1", "1.2.3"])
def test_an_item_number_is_no_date(text):
    assert not is_date(text)


def test_the_number_that_became_a_date_is_told():
    assert number_in_date("2011-02-01") == "1.2"
    assert number_in_date("1-Feb") == ""


def test_a_repeated_point_after_the_ninth_was_meant_for_the_tenth():
    assert number_after("1.9", "1.1") == "1.10"
    assert number_after("1.19", "1.2") == "1.20"
    assert number_after("1.3", "1.1") == ""
    assert number_after("", "1.1") == ""
