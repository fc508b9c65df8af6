"""Words of an older version found in a newer one, or nowhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenipo.text.amending import occurrences
from plenipo.text.carrying import carried
from plenipo.text.folding import all_in, all_out, decided
from plenipo.text.model import words
from plenipo.text.parties import Parties
from plenipo.text.reading import read_content
from plenipo.text.renaming import renamed
from texts import texts

KNOWN = Parties({"US": "US", "EU": "EU"})


def content(written):
    return read_content(written, KNOWN, "x.")


@pytest.mark.parametrize(
    ("old", "new", "passage", "occurrence", "there"),
    [
        ("We act against drugs.", "We act against drugs.", "drugs", 1, 1),
        ("We act against drugs.", "We all act against drugs.", "drugs", 1, 1),
        ("We act against drugs.", "We act against all drugs.", "against drugs", 1, None),
        ("the Parties and the States", "the States", "the States", 1, 1),
        ("the Parties and the States", "the States", "the", 1, None),
        ("the Parties and the States", "and the States act", "the", 2, 1),
        ("We act [now / soon - US] here.", "We act soon here.", "soon", 1, 1),
        ("We act [now / soon - US] here.", "We act soon here.", "We act", 1, 1),
        ("We act [now / soon - US] here.", "We act soon here.", "now", 1, None),
        ("We act soon here.", "We act [now / soon - US] here.", "soon", 1, 1),
        ("Calls on the parties to act", "Deplores the violence", "the", 1, None),
        ("It notes the report now.", "The report now is noted.", "report now", 1, None),
        ("It notes a report of 3 May.", "On a report of 3 May.", "report of 3 May", 1, 1),
        ("at once, at once, at once", "at once, at once", "at once", 2, None),
        ("at once, at once, at once", "at once, at once, at once", "at once", 2, 2),
        ("[Whole - US] text", "[Whole - EU] text", "", 1, 1),
        ("Whole text", "Whole texts", "", 1, None),
    ],
)  # fmt: skip
def test_a_passage_is_carried_where_its_words_stand(old, new, passage, occurrence, there):
    assert carried(content(old), content(new), passage, occurrence) == there


def test_what_does_not_occur_is_carried_nowhere():
    assert carried(content("We act."), content("We act."), "drugs") is None
    assert carried(content("We act."), content("We act."), "act", 2) is None


@st.composite
def passages(draw):
    """A provision, one like it, and a passage of the first."""
    provisions = renamed(draw(texts.filter(lambda text: text.provisions))).provisions
    old = draw(st.sampled_from(provisions)).content
    others = [each.content for each in provisions]
    new = draw(st.sampled_from([old, decided(old, all_in), decided(old, all_out), *others]))
    said = words(old)
    if not said:
        return old, new, ""
    start = draw(st.integers(0, len(said) - 1))
    return old, new, said[start : start + draw(st.integers(1, 12))]


@given(passages(), st.integers(1, 3))
def test_forward_and_back_is_where_one_came_from(made, occurrence):
    old, new, passage = made
    there = carried(old, new, passage, occurrence)
    if there is not None:
        assert not passage or 1 <= there <= occurrences(new, passage)
        assert carried(new, old, passage, there) == occurrence or not passage


@given(passages())
def test_in_the_same_text_every_passage_is_where_it_is(made):
    old, _, passage = made
    for occurrence in range(1, occurrences(old, passage) + 1):
        assert carried(old, old, passage, occurrence) == occurrence
