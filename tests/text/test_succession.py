"""A revision that was typed anew keeps the identities of what is the same."""

from hypothesis import given

from plenipo.text.parties import Parties
from plenipo.text.reading import read
from plenipo.text.renaming import renamed
from plenipo.text.succession import predecessors, succeeded
from texts import texts

PARTIES = Parties({"US": "US", "EU": "EU"})


def text(written):
    return renamed(read(written, PARTIES).text)


OLD = text(
    "# Title\n\n1. We act [at once / soon - US].\n\n2. We note [with thanks - EU] the report."
)


def test_what_is_the_same_keeps_its_identity_whatever_its_number():
    first = "# Title\n\n1. A new paragraph of other words.\n\n"
    new = text(f"{first}2. We act [soon - US].\n\n3. We note the report.")
    before = predecessors(OLD, new)
    assert before == ("p1", "", "p2", "p3")
    found = succeeded(OLD, new, before, "r2")
    assert [each.id for each in found.provisions] == ["p1", "r2.p2", "p2", "p3"]
    assert [bracket.id for _, bracket in found.brackets()] == ["b1"]


def test_what_is_told_to_be_the_same_is():
    new = text("# Other\n\n1. Nothing like it [at once / now - EU].")
    found = succeeded(OLD, new, ("", "p2"), "r2")
    assert [each.id for each in found.provisions] == ["r2.p1", "p2"]
    assert [bracket.id for _, bracket in found.brackets()] == ["b1"]


def test_a_bracket_of_other_words_is_another():
    new = text("# Title\n\n1. We act [in time - EU].\n\n2. We note [with thanks - EU] the report.")
    found = succeeded(OLD, new, predecessors(OLD, new), "r2")
    assert [bracket.id for _, bracket in found.brackets()] == ["r2.b1", "b2"]


@given(texts, texts)
def test_no_two_have_one_identity(old, new):
    old, new = renamed(old), renamed(new)
    found = succeeded(old, new, predecessors(old, new), "r2")
    names = [each.id for each in found.provisions]
    assert len(names) == len(set(names))
    assert len(dict.fromkeys(b.id for _, b in found.brackets())) == len(
        dict.fromkeys(b.id for _, b in new.brackets())
    )


@given(texts)
def test_a_text_that_follows_itself_is_the_same(text):
    text = renamed(text)
    same = tuple(each.id for each in text.provisions)
    assert [e.id for e in succeeded(text, text, same, "r").provisions] == list(same)
