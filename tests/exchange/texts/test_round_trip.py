"""A text that is written as a Word document and read again is the same text."""

from datetime import UTC, datetime

from hypothesis import given, settings
from texts_made import texts
from word_files import read

from plenipo.exchange.texts.docx_writing import write_docx
from plenipo.text.model import (
    FOOTNOTE,
    Alternative,
    Blank,
    Bracket,
    Provision,
    Run,
    Text,
    words,
)

MOMENT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def written(text, mode="brackets", names=None):
    return write_docx(text, names=names or {}, moment=MOMENT, mode=mode)


NOTES_MOVED = "The document: not kept: where footnotes stood; each comes behind what calls it."


@settings(max_examples=60)
@given(texts())
def test_what_is_written_with_brackets_comes_back_whole(text):
    content, lost = written(text)
    found = read(content, delegations={})
    assert found.lost == ()
    assert found.remarks == ()
    if lost:
        assert lost == (NOTES_MOVED,)
        assert found.text.language == text.language
        assert in_any_order(found.text) == in_any_order(text)
        assert without_notes(found.text) == without_notes(text)
    else:
        assert found.text == text


def in_any_order(text):
    return {p.id: p for p in text.provisions}


def without_notes(text):
    return [p for p in text.provisions if p.kind != FOOTNOTE]


@settings(max_examples=60)
@given(texts())
def test_the_same_text_gives_the_same_bytes(text):
    for mode in ("brackets", "tracked"):
        assert written(text, mode) == written(text, mode)


@settings(max_examples=60)
@given(texts())
def test_what_is_written_with_tracked_changes_comes_back_or_is_listed(text):
    content, lost = written(text, "tracked")
    found = read(content, delegations={})
    assert found.lost == ()
    if not lost:
        assert found.text == text
    assert [words(p.content) for p in without_notes(found.text)] == [
        words(p.content) for p in without_notes(text)
    ]


LONG = "b" * 50


def test_what_a_document_cannot_hold_is_listed():
    text = Text(
        (
            Provision("a" * 50, "paragraph", "1", content=(Run("bell \x07"),)),
            Provision("p2", "paragraph", "2", content=(Blank("a ] b"),)),
            Provision("p3", "paragraph", content=(Bracket(LONG, (Alternative(),)),)),
            Provision("p4", "row", content=(Run("a\tb", "b"),)),
        )
    )
    content, lost = written(text)
    assert lost == (
        "At 1 “bell”: not kept: signs that no document can hold.",
        "At 1 “bell”: not kept: its identity, too long for a bookmark.",
        "At 2 “a ] b”: not kept: where the blank “a ] b” begins and ends.",
        f"At paragraph p3: not kept: the identity {LONG} of a bracket, too long for a bookmark.",
        "At row p4 “a b”: not kept: the style of print of what sets two cells apart.",
    )
    assert len(read(content).text.provisions) == 4
