"""Numbers at the head of lines tell how deep a line stands, in every script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenipo.text.series import Series, number_ahead, plain_number, values, whole

ANY = st.text(st.sampled_from("()abix19.- \t\u00a0’‘㈠أبهـЖ²bister"), max_size=9) | st.text(
    max_size=9
)


@pytest.mark.parametrize(
    ("numbers", "depths"),
    [
        ("1 (a) (b) 2 (a) 3", "0 1 1 0 1 0"),
        ("(a) (i) (ii) (b) (i) (c)", "1 2 2 1 2 1"),
        ("(g) (h) (i) (j)", "1 1 1 1"),
        ("(a) (i) (ii) (iii) (iv) (v) (vi) (b)", "1 2 2 2 2 2 2 1"),
        ("(t) (u) (v) (w) (x)", "1 1 1 1 1"),
        ("a) i) ii) b)", "1 2 2 1"),
        ("(y) (z) (aa) (bb)", "1 1 1 1"),
        ("(أ) ’1‘ ’2‘ (ب) (ج)", "1 2 2 1 1"),
        ("(a) ㈠ ㈡ (b)", "1 2 2 1"),
        ("(a) (1) (2) (i) (ii) (3) (b)", "1 2 2 3 3 2 1"),
        ("(a) (c) (i) (iii)", "1 1 2 2"),
    ],
)
def test_what_belongs_to_what_follows_from_the_numbers(numbers, depths):
    series = Series()
    found = [series.depth(number) for number in numbers.split()]
    assert found == [int(depth) for depth in depths.split()]


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        *(("3.", "3"), ("3 -", "3"), ("(a)", "(a)"), ("a)", "a)"), ("–", "–"), ("", "")),
        ("2 bis.", "2 bis"),
    ],
)
def test_a_number_is_kept_without_what_sets_it_off(printed, plain):
    assert plain_number(printed) == plain


@pytest.mark.parametrize(
    ("line", "number", "rest"),
    [
        ("\t(a)\tTo submit", "(a)", "To submit"),
        ("\ta)\u00a0Présenter", "a)", "Présenter"),
        ("\t’1‘\tتنفيذ", "’1‘", "تنفيذ"),
        ("(ب ب)\tمساعدة", "(ب ب)", "مساعدة"),
        ("\t㈠\t会员国", "㈠", "会员国"),
        ("12.\tDecides", "12", "Decides"),
        ("(see) that", "", "(see) that"),
        ("\tDecides", "", "\tDecides"),
    ],
)
def test_a_number_that_a_line_begins_with_is_told_from_its_words(line, number, rest):
    found, end = number_ahead(line)
    assert (found, line[end:]) == (number, rest)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(("(b)", "(ب)"), ("(b)", "b)"), ("(iii)", "㈢"), ("(i)", "’1‘"), ("3", "٣")),
        *(("(aa)", "(أ أ)"), ("Annex II", "Приложение II"), ("Article 4", "4"), ("(e)", "(هـ)")),
    ],
)
def test_numbers_of_different_scripts_can_be_the_same(one, other):
    assert values(one) & values(other)


def test_numbers_that_differ_are_told_apart():
    assert not values("(b)") & values("(ج)")
    assert not values("2") & values("3")
    assert not values("Annex One")


@given(st.lists(ANY, max_size=6))
def test_no_number_is_too_odd(numbers):
    series = Series()
    for number in numbers:
        assert series.depth(number) >= 0
        assert isinstance(values(number), frozenset)
        assert isinstance(whole(number), bool)
        assert number_ahead(number)[1] <= len(number)
