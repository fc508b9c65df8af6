"""Every rule of the library, asked how it takes an abstention, a member apart, and a bare majority.

Seven members; the letters say what each group said: F in favour, A against, B abstaining, N not
taking part, S silent.
"""

import pytest

from plenipo.procedure.answers import ask
from plenipo.procedure.explanation import explain
from plenipo.procedure.rule_file import library, read, text_of
from plenipo.procedure.scale import VOICES

LETTERS = {"F": "for", "A": "against", "B": "abstaining", "N": "apart", "S": "silent"}
ALL_FOR = "FFFFFFF"
EXPECTED = {
    "consensus": {
        ALL_FOR: True,
        "FFFFFFB": True,
        "FFFFFFN": True,
        "FFFFFFS": False,
        "FFFFFFA": False,
        "BBBBBBB": True,
    },
    "csto-consensus": {
        ALL_FOR: True,
        "FFFFFFB": True,
        "FFFFFFN": False,
        "FFFFFFS": False,
        "FFFFFFA": False,
    },
    "csto-limited-format": {
        ALL_FOR: True,
        "FFFFFBB": True,
        "FFFFFNN": True,
        "FFNNNNN": True,
        "FNNNNNN": False,
        "FFFFFNS": False,
        "FFFFFNA": False,
    },
    "csto-procedural": {
        "FFFFAAA": True,
        "FFFAAAB": False,
        "FFFAABN": True,
        "FBBBBBB": True,
        "BBBBBBB": False,
        "SSSSSSS": False,
    },
    "majority": {
        "FFFFAAA": True,
        "FFFAAAB": False,
        "FFFAAAN": False,
        "FFFAABS": True,
        "BBBBBBB": False,
    },
    "no-objection": {
        ALL_FOR: True,
        "SSSSSSS": True,
        "FBNSSSS": True,
        "FFFFFFA": False,
    },
    "two-thirds": {
        "FFFFAAB": True,
        "FFFFAAN": True,
        "FFFFAAA": False,
        "FFABBBB": True,
        "FFFAABB": False,
        "BBBBBBB": False,
    },
    "unanimity": {
        ALL_FOR: True,
        "FFFFFFB": False,
        "FFFFFFN": False,
        "FFFFFFS": False,
        "FFFFFFA": False,
    },
}


def ballot(letters):
    told = {f"m{number}": LETTERS[letter] for number, letter in enumerate(letters)}
    return {
        voice: tuple(member for member, said in told.items() if said == voice)
        for voice in VOICES
        if voice in told.values()
    }


def answer(name, letters):
    found = read(text_of(name))
    return ask(found, found.versions[-1].since, ballot(letters))


def test_every_rule_of_the_library_is_asked():
    assert set(EXPECTED) == set(library())


@pytest.mark.parametrize(
    ("name", "letters", "adopted"),
    [(name, *case) for name, cases in EXPECTED.items() for case in cases.items()],
)
def test_a_rule_of_the_library_answers_as_its_source_says(name, letters, adopted):
    assert answer(name, letters).adopted is adopted


@pytest.mark.parametrize(
    ("yes", "no", "adopted"), [(80, 40, True), (79, 40, False), (93, 24, True), (2, 1, True)]
)
def test_exactly_two_thirds_suffices_and_one_less_does_not(yes, no, adopted):
    """GA1 and GA4 of the field notes, 2.3."""
    assert answer("two-thirds", "F" * yes + "A" * no + "B" * 58).adopted is adopted


@pytest.mark.parametrize(("yes", "no", "adopted"), [(60, 60, False), (61, 60, True)])
def test_a_tie_is_no_majority(yes, no, adopted):
    """GA6 of the field notes, 2.3."""
    assert answer("majority", "F" * yes + "A" * no).adopted is adopted


def test_the_answer_tells_the_arithmetic():
    told = explain(answer("two-thirds", "FFFAABB").finding)
    assert told == ("3 of 5 voting in favour; at least 2/3 needed: 4. Not: m3, m4, m5, m6.")
