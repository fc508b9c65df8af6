"""A text as far as it concerns one party."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from texts import PARTIES, texts

from plenipo.text.model import brackets
from plenipo.text.narrowing import only_of
from plenipo.text.parties import Parties
from plenipo.text.reading import read
from plenipo.text.writing import write

CODES = Parties.of_codes(["AM", "BY", "KZ"])


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("1. We act [now / at once - BY / today - KZ].", "1. We act [now / at once - BY]."),
        ("1. We act [now].\n\n2. We [meet - BY].", "2. We [meet - BY]."),
        ("1. We [act - KZ; BY reserve] here.", "1. We [act - BY reserve] here."),
        ("1. We [act - BY] [now - KZ], soon.", "1. We [act - BY], soon."),
        ("1. We [act - KZ delete] [now - BY].", "1. We act [now - BY]."),
        ("1. We [act [now - BY] - KZ].", "1. We act [now - BY]."),
        ("1. We [may [all - KZ] act - BY].", "1. We [may act - BY]."),
        ("1. We act.", ""),
    ],
)
def test_its_own_readings_stand_beside_the_base_text(written, left):
    assert write(only_of(read(written, CODES).text, "BY")).strip() == left


def test_a_bracket_over_two_provisions_is_one():
    text = read("1. We [act.\n\n2. We meet - BY] soon.\n\n3. We go [home - KZ].", CODES).text
    assert [each.number for each in only_of(text, "BY").provisions] == ["1", "2"]


@settings(max_examples=100, deadline=None)
@given(texts, st.sampled_from(PARTIES))
def test_nobody_else_is_heard_and_nothing_of_its_own_is_lost(text, party):
    def said(of):
        return [
            (bracket.id, stance)
            for provision in of.provisions
            for bracket in brackets(provision.content)
            for each in bracket.alternatives
            for stance in each.stances
        ]

    narrowed = said(only_of(text, party))
    assert all(stance.party == party for _, stance in narrowed)
    kept = {name for name, _ in narrowed}
    assert kept <= {name for name, stance in said(text) if stance.party == party}
