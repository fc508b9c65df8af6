"""Which words a position is bound to."""

from __future__ import annotations

import pytest

from plenipo.capabilities.documents.holding import words_of
from plenipo.text.parties import Parties
from plenipo.text.reading import read


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("1. *Noting* the report,", "Noting the report,"),
        ("1. It meets [X] times {as experts say}.", "It meets [X] times."),
        ("1. We [*act* - US; EU delete] now.", "We [act] now."),
        ("7. We act.", "We act."),
    ],
)
def test_it_is_the_words_without_print_number_notes_and_owners(written, words):
    text = read(written, Parties.of_codes(("US", "EU"))).text
    assert words_of(text.provisions[0]) == words
