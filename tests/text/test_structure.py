"""Provisions are moved, merged and split."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenipo.text.amending import enclosed, in_provision, passage
from plenipo.text.model import words
from plenipo.text.parties import Parties
from plenipo.text.reading import read
from plenipo.text.renaming import renamed
from plenipo.text.structure import belonging, from_passage, goes_across, merged, moved, split
from plenipo.text.writing import write
from texts import texts

DRAFT = renamed(
    read(
        "1. One\n\n2. Two\n\n    (a) two a\n\n    (b) two b\n\n3. Three [four - US] five.",
        Parties({"US": "US"}),
    ).text
)


def numbers(text):
    return [each.number for each in text.provisions]


@pytest.mark.parametrize(
    ("what", "after", "order"),
    [
        ("p1", "p2", ["2", "(a)", "(b)", "1", "3"]),
        ("p1", "p5", ["2", "(a)", "(b)", "3", "1"]),
        ("p2", "p5", ["1", "3", "2", "(a)", "(b)"]),
        ("p2", "", ["2", "(a)", "(b)", "1", "3"]),
        ("p5", "p1", ["1", "3", "2", "(a)", "(b)"]),
        ("p1", "p3", ["2", "(a)", "(b)", "1", "3"]),
        ("p3", "p5", ["1", "2", "(b)", "3", "(a)"]),
        ("p3", "p4", ["1", "2", "(b)", "(a)", "3"]),
        ("p1", "", ["1", "2", "(a)", "(b)", "3"]),
    ],
)
def test_a_provision_moves_with_what_belongs_to_it(what, after, order):
    assert numbers(moved(DRAFT, what, after)) == order


@pytest.mark.parametrize(
    ("what", "after"), [("p2", "p3"), ("p2", "p2"), ("p9", "p1"), ("p1", "p9")]
)
def test_nothing_moves_into_itself_nor_to_where_nothing_is(what, after):
    assert moved(DRAFT, what, after) is None


def test_two_are_merged_by_what_they_say_together():
    words = read("One and three.", Parties({})).text.provisions[0].content
    found = merged(DRAFT, "p5", "p1", words)
    assert write(found).startswith("1. One and three.\n\n2. Two")
    assert numbers(found) == ["1", "2", "(a)", "(b)"]


def test_two_are_merged_one_after_the_other_with_what_belongs_to_them():
    found = merged(DRAFT, "p2", "p1", ())
    assert write(found).startswith("1. One Two\n\n")
    assert numbers(found) == ["1", "(a)", "(b)", "3"]
    assert merged(DRAFT, "p2", "p3", ()) is None


def test_words_become_a_provision_of_their_own():
    head, tail = from_passage(DRAFT.provision("p5").content, "five", 1)
    bracketed = in_provision(DRAFT, "p5", (*head, *enclosed("s")(tail)))
    found = split(bracketed, "p5", "s", "p5.s", "3 bis")
    assert write(found).endswith("3. Three [four - US]\n\n3 bis. five.\n")
    assert split(DRAFT, "p5", "none", "n", "") is None
    assert split(DRAFT, "p9", "none", "n", "") is None


def test_words_in_a_bracket_are_no_place_to_cut():
    content = DRAFT.provision("p5").content
    assert from_passage(content, "four", 1) is None
    assert from_passage(content, "six", 1) is None
    assert from_passage(content, "", 1) is None


def test_a_bracket_over_several_provisions_is_seen():
    across = renamed(read("1. One [two\n\n2. three] four", Parties({})).text)
    assert goes_across(across.provisions) == "b1"
    assert goes_across(DRAFT.provisions) == ""


@given(texts.filter(lambda text: text.provisions), st.data())
def test_moving_loses_nothing_and_moves_one_family(text, data):
    text = renamed(text)
    names = [each.id for each in text.provisions]
    what = data.draw(st.sampled_from(names))
    after = data.draw(st.sampled_from(["", *names]))
    family = belonging(text, what)
    found = moved(text, what, after)
    assert (found is None) == (after in {each.id for each in family})
    if found is not None:
        assert sorted(each.id for each in found.provisions) == sorted(names)
        moving = [each.id for each in family]
        order = [each.id for each in found.provisions]
        at = order.index(what)
        assert order[at : at + len(family)] == moving
        assert [each.id for each in belonging(found, what)][: len(family)] == moving
        left = [each for each in found.provisions if each.id not in moving]
        assert left == [each for each in text.provisions if each.id not in moving]


@given(texts.filter(lambda text: text.provisions), st.data())
def test_cutting_loses_no_words(text, data):
    content = data.draw(st.sampled_from(renamed(text).provisions)).content
    said = words(content)
    if not said:
        return
    start = data.draw(st.integers(0, len(said) - 1))
    wanted = said[start : start + data.draw(st.integers(1, 9))]
    found = from_passage(content, wanted, 1)
    if found is None:
        return
    head, tail = found
    assert words(head) + words(tail) == said
    assert passage(tail, wanted, 1, lambda each: each) is not None
