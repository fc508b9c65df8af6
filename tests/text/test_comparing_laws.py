"""The laws of comparison: with the first text, the difference gives the second."""

from __future__ import annotations

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from texts import contents, phrases, revisions, texts

from plenipo.text.comparing import compare
from plenipo.text.comparing_words import SAME, compare_words
from plenipo.text.comparison import Comparison
from plenipo.text.laying import assembled, lay, units
from plenipo.text.patching import apply
from plenipo.text.tokens import split, tokens


@settings(max_examples=100, deadline=None)
@given(revisions(), st.booleans())
def test_the_difference_applied_to_the_first_text_gives_the_second(pair, identities):
    old, new = pair
    assert apply(old, compare(old, new, identities=identities)) == new


@settings(max_examples=100, deadline=None)
@given(texts, texts, st.booleans())
def test_so_it_does_for_texts_that_have_nothing_to_do_with_each_other(old, new, identities):
    assert apply(old, compare(old, new, identities=identities)) == new


@settings(max_examples=100, deadline=None)
@given(revisions())
def test_a_difference_that_was_written_and_read_again_is_the_same(pair):
    old, new = pair
    told = msgspec.json.decode(msgspec.json.encode(compare(old, new)), type=Comparison)
    assert told == compare(old, new)
    assert apply(old, told) == new


@settings(max_examples=100, deadline=None)
@given(texts)
def test_a_text_is_the_same_as_itself(text):
    told = compare(text, text)
    assert told.same
    assert not told.moves
    assert not any(pair.edits for pair in told.pairs)


@settings(max_examples=100, deadline=None)
@given(contents)
def test_a_content_laid_out_and_put_together_again_is_the_same(content):
    line = lay(content)
    assert len(line.gaps) == len(line.words) + 1
    assert assembled(units(content)) == content
    assert assembled(line.stretch(0, 2 * len(line.words) + 1)) == content


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.text(), phrases))
def test_words_and_spaces_are_all_of_a_text(text):
    words, gaps = split(text)
    assert "".join(tokens(text)) == text
    assert [token for token in tokens(text) if not token.isspace()] == words
    assert gaps[0] + "".join(word + gap for word, gap in zip(words, gaps[1:], strict=True)) == text


@settings(max_examples=100, deadline=None)
@given(*[st.lists(st.sampled_from(["a", "b", "the", ".", ",", " ", "[", "]", "word"]))] * 2)
def test_operations_cover_both_texts_and_what_is_the_same_is_the_same(old, new):
    operations = compare_words(old, new)
    assert [token for op in operations for token in old[slice(*op.old)]] == old
    assert [token for op in operations for token in new[slice(*op.new)]] == new
    for op in operations:
        assert (op.kind == SAME) == (old[slice(*op.old)] == new[slice(*op.new)])
