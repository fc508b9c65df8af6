"""Nothing of the report is left out: its sentences and the rows are the same, one to one.

The report is not in this repository. Where ``PLENIPO_SOURCE`` names its file, the sentences are
split and compared; everywhere the rows are held to their number and digest.
"""

import os
import re
import warnings
from pathlib import Path

import msgspec
import pytest
from sentences import Sentence, digest, digest_of_rows, normal, split, unmatched

NAMED = "PLENIPO_SOURCE"
MADE_UP = (
    "A title\n\nBy an author\n\n"
    "The first was agreed. Asked, somebody said:\n\n“It was. We are glad.”\n\nFields are marked *"
)


def made_up_rows():
    openings = ["A title", "By an", "The first", "Asked, somebody", "It was.", "We are", "Fields"]
    return tuple(
        Sentence(number, opening, digest(sentence), "statement", "")
        for number, (opening, sentence) in enumerate(
            zip(openings, split(MADE_UP), strict=True), start=1
        )
    )


def test_the_rows_are_those_of_the_report(rows):
    assert [row.number for row in rows.sentence] == list(range(1, 28))
    assert digest_of_rows(rows.sentence) == rows.digest
    named = os.environ.get(NAMED)
    if named is None:
        warnings.warn(
            f"The report is not here: its rows were held to their digest alone; {NAMED}=FILE names"
            " it.",
            stacklevel=1,
        )
    else:
        assert unmatched(rows.sentence, Path(named).read_text("utf-8")) == []


def test_a_row_keeps_no_more_than_the_first_words_of_its_sentence(rows):
    assert all(0 < len(row.opening.split()) <= 8 for row in rows.sentence)
    assert all(re.fullmatch("[0-9a-f]{64}", row.digest) for row in rows.sentence)
    assert len({row.digest for row in rows.sentence}) == len(rows.sentence)
    assert {also.sentence for also in rows.also} <= {row.number for row in rows.sentence}


def test_a_text_is_split_at_the_ends_of_sentences_and_lines():
    assert split(MADE_UP) == [
        "A title",
        "By an author",
        "The first was agreed.",
        "Asked, somebody said:",
        "It was.",
        "We are glad.",
        "Fields are marked *",
    ]
    assert normal(" “It  was.”\n") == "It was."


def test_the_rows_of_a_text_match_it():
    assert unmatched(made_up_rows(), MADE_UP) == []


@pytest.mark.parametrize(
    ("words", "others"),
    [
        ("was agreed", "was refused"),
        ("We are glad.", ""),
        ("It was.", "It was. So it was."),
        ("By an author", "By authors"),
    ],
)
def test_a_text_that_says_something_else_does_not_match(words, others):
    assert unmatched(made_up_rows(), MADE_UP.replace(words, others)) != []


def test_a_row_that_is_changed_or_left_out_is_found_without_the_report(rows):
    first, second, *others = rows.sentence
    for changed in (
        (first, *others),
        (second, first, *others),
        (msgspec.structs.replace(first, opening="Another"), second, *others),
        (msgspec.structs.replace(first, digest=second.digest), second, *others),
    ):
        assert digest_of_rows(changed) != rows.digest
