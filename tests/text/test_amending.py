"""What negotiation does to a text, and that it never loses or misplaces a word."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plenipo.text.amending import (
    alternative_added,
    bracket_of,
    deleted,
    enclosed,
    held,
    in_provision,
    inserted,
    occurrences,
    passage,
    provision_added,
    replaced,
    resolved,
    with_brackets,
)
from plenipo.text.model import Content, Provision, Run, Stance, Text, words
from plenipo.text.parties import Parties
from plenipo.text.reading import read, read_content
from plenipo.text.writing import write, write_content

PARTIES = Parties.of_codes(["AM", "BY", "KZ"])


def content(written: str) -> Content:
    """Read the content of one provision."""
    return read_content(written, PARTIES)


@pytest.mark.parametrize(
    ("before", "words_", "occurrence", "edit", "after"),
    [
        ("We act soon.", "act", 1, enclosed("x"), "We [act] soon."),
        ("We act soon.", "act", 1, deleted("x", ["AM"]), "We [act - AM delete] soon."),
        ("We act.", "act", 1, replaced("x", content("go"), ["BY"]), "We [act / go - BY]."),
        ("We act.", "act", 1, inserted("x", content("firmly"), ["BY"]), "We act[ firmly - BY]."),
        ("We act.", "act", 1, inserted("x", content(", too,"), ["BY"]), "We act[, too, - BY]."),
        ("a b a b", "a b", 2, enclosed("x"), "a b [a b]"),
        ("a [b / c - AM] d", "c", 1, enclosed("x"), "a [b / [c] - AM] d"),
        ("a *b* c", "a b", 1, enclosed("x"), "[a *b*] c"),
    ],
)
def test_a_passage_is_edited_where_it_stands(
    before: str, words_: str, occurrence: int, edit: object, after: str
) -> None:
    found = passage(content(before), words_, occurrence, edit)  # type: ignore[arg-type]
    assert found is not None
    assert write_content(found) == after


@pytest.mark.parametrize(("words_", "occurrence"), [("gone", 1), ("act", 2), ("We [act]", 1)])
def test_a_passage_that_stands_nowhere_is_not_found(words_: str, occurrence: int) -> None:
    assert passage(content("We act soon."), words_, occurrence, enclosed("x")) is None


def test_how_often_a_passage_occurs() -> None:
    assert occurrences(content("a [a / b a] a"), "a") == 4
    assert occurrences(content("a"), "") == 0


def test_a_bracket_gains_a_reading_and_who_holds_it() -> None:
    before = content("We act [soon / now - BY].")
    (name,) = (piece.id for piece in before if not isinstance(piece, Run))
    three = with_brackets(before, name, alternative_added(content("at once"), ["KZ"]))
    assert write_content(three) == "We act [soon / now - BY / at once - KZ]."
    moved = with_brackets(three, name, held(2, Stance("KZ", "support")))
    assert write_content(moved) == "We act [soon / now - BY; KZ retain / at once - KZ]."
    back = with_brackets(moved, name, held(2, Stance("KZ", "")))
    assert write_content(back) == "We act [soon / now - BY / at once - KZ]."


def text(written: str) -> Text:
    """Read a text."""
    return read(written, PARTIES).text


@pytest.mark.parametrize(
    ("chosen", "after"),
    [(0, "We act.\n"), (1, "We act soon.\n"), (2, "We act now.\n")],
)
def test_a_decided_bracket_leaves_words_and_spaces_right(chosen: int, after: str) -> None:
    before = text("We act [soon / now - BY].")
    ((_, bracket),) = before.brackets()
    assert write(resolved(before, bracket.id, chosen)) == after


def test_a_bracket_over_provisions_is_decided_as_one() -> None:
    before = text("1. [We\n\n2. act\n\n3. soon] now\n")
    name = next(bracket.id for _, bracket in before.brackets())
    assert write(resolved(before, name, 0)) == "3. now\n"
    assert write(resolved(before, name, 1)) == "1. We\n\n2. act\n\n3. soon now\n"
    last = bracket_of(before, name)
    assert last is not None
    assert last.part == "last"


def test_a_provision_is_added_behind_what_belongs_to_another() -> None:
    before = text("1. One\n\n(a) two\n\n2. three\n")
    new = Provision("new", "paragraph", "1 bis", 0, content("more"))
    assert [p.number for p in provision_added(before, "p1", new).provisions] == [
        *("1", "(a)", "1 bis", "2"),
    ]
    assert provision_added(before, "", new).provisions[0] == new


WORDS = st.lists(
    st.sampled_from(["we", "act", "soon", "on", "it", ",", "."]), min_size=1, max_size=12
)
EDITS = st.sampled_from(["enclose", "delete", "replace", "insert", "resolve"])


@settings(max_examples=300, deadline=None)
@given(WORDS, st.lists(st.tuples(EDITS, st.integers(0, 9), st.integers(0, 2)), max_size=8))
def test_every_sequence_of_edits_leaves_a_text_that_can_be_read(
    said: list[str], edits: list[tuple[str, int, int]]
) -> None:
    now = text("1. " + " ".join(said))
    for number, (what, place, chosen) in enumerate(edits):
        name = f"x{number}"
        found = [bracket for _, bracket in now.brackets()]
        if what == "resolve":
            if found:
                bracket = found[place % len(found)]
                now = resolved(now, bracket.id, chosen % (len(bracket.alternatives) + 1))
            continue
        if not now.provisions:
            break
        here = now.provisions[0]
        standing = words(here.content).split()
        edit = {
            "enclose": enclosed(name),
            "delete": deleted(name, ["AM"]),
            "replace": replaced(name, (Run("other"),), ["BY"]),
            "insert": inserted(name, (Run("more"),), ["KZ"]),
        }[what]
        changed = passage(
            here.content, standing[place % len(standing)] if standing else "", 1, edit
        )
        if changed is not None:
            now = in_provision(now, here.id, changed)
        assert write(text(write(now))) == write(now)
    for _, bracket in list(now.brackets()):
        now = resolved(now, bracket.id, 1)
    assert not list(now.brackets())
