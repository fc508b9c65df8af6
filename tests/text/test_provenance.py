"""Every word of a text has an origin, and keeps it through all that negotiation does to it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from texts import contents, revisions

from plenipo.text.amending import (
    alternative_added,
    deleted,
    enclosed,
    held,
    in_provision,
    inserted,
    passage,
    provision_added,
    replaced,
    resolved,
    with_brackets,
)
from plenipo.text.laying import lay
from plenipo.text.lineage import standing
from plenipo.text.model import Content, Provision, Run, Stance, Text, brackets, words
from plenipo.text.parties import Parties
from plenipo.text.provenance import Change, Origin, Share, origins_of, phrases, traced
from plenipo.text.reading import read_content

PARTIES = Parties.of_codes(["AM", "BY", "KZ"])
FIRST = 1


def text(*written: str) -> Text:
    """Return a text with these provisions, ``p1`` and so on."""
    numbered = enumerate(written, 1)
    return Text(tuple(Provision(f"p{n}", "paragraph", content=read(w)) for n, w in numbered))


def read(written: str) -> Content:
    return read_content(written, PARTIES)


def told(text: Text, origins: dict[str, tuple[Share, ...]]) -> list[tuple[str, int, tuple]]:
    """Return the phrases of a text: words, entry, decisions."""
    return [
        (words(phrase.content).strip(), phrase.origin.entry, phrase.origin.decided)
        for provision in text.provisions
        for phrase in phrases(provision.content, origins.get(provision.id, ()), FIRST)
    ]


@pytest.mark.parametrize(
    ("before", "after", "decides", "found"),
    [
        (
            "We note the threat of drugs.",
            "We note [the threat / any threat - BY] of drugs.",
            False,
            [
                ("We note", 1, ()),
                ("the threat", 1, ()),
                ("any threat", 2, ()),
                ("of drugs.", 1, ()),
            ],
        ),
        (
            "We note [the threat / any threat - BY] of drugs.",
            "We note any threat of drugs.",
            True,
            [("We note", 1, ()), ("any threat", 1, (2,)), ("of drugs.", 1, ())],
        ),
        (
            "We act [now / now and here - BY].",
            "We act now.",
            True,
            [("We act", 1, ()), ("now", 1, (2,)), (".", 1, ())],
        ),
        ("We act [soon].", "We act soon.", False, [("We act soon.", 1, ())]),
        (
            "We act soon.",
            "We [act - AM delete] soon.",
            False,
            [*[("We", 1, ())], ("act", 1, ()), ("soon.", 1, ())],
        ),
        (
            "We act [now / at once - BY / today - KZ].",
            "We act [now / today - KZ].",
            False,
            [("We act", 1, ()), ("now", 1, ()), ("today", 1, ()), (".", 1, ())],
        ),
        (
            "We act [now / now - BY].",
            "We act [now / now - BY / now - KZ].",
            False,
            [*[("We act", 1, ())], ("now", 1, ()), ("now", 1, ()), ("now", 2, ()), (".", 1, ())],
        ),
        ("teh text", "the text", False, [("the", 2, ()), ("text", 1, ())]),
    ],
)
def test_where_the_words_come_from_after_a_change(
    before: str,
    after: str,
    decides: bool,  # noqa: FBT001
    found: list[object],
) -> None:
    new = text(after)
    renamed = _named_alike(text(before), new)
    assert told(new, traced(renamed, new, {}, FIRST, Change(2, decides))) == found


def _named_alike(old: Text, new: Text) -> Text:
    """Return the old text with the identities of the brackets of the new."""
    names = [bracket.id for _, bracket in new.brackets()]
    for _, bracket in list(old.brackets()):
        name = names.pop(0) if names else "gone"
        change = with_brackets(
            old.provisions[0].content,
            bracket.id,
            lambda one, name=name: msgspec.structs.replace(one, id=name),
        )
        old = in_provision(old, "p1", change)
    return old


def test_words_that_move_to_another_provision_keep_their_origin() -> None:
    both = text("We thank the host for all it did. We meet again in a year from now.")
    parted = text("We thank the host for all it did.", "We meet again in a year from now.")
    split = traced(both, parted, {}, FIRST, Change(2))
    assert {entry for _, entry, _ in told(parted, split)} == {FIRST}
    merged = traced(parted, both, split, FIRST, Change(3))
    assert {entry for _, entry, _ in told(both, merged)} == {FIRST}


def test_what_nothing_touched_takes_no_room() -> None:
    old = text("One.", "Two.")
    new = in_provision(old, "p1", read("One [more]."))
    assert traced(old, old, {}, FIRST, Change(2)) == {}
    assert set(traced(old, new, {}, FIRST, Change(2))) == {"p1"}


VOCABULARY = ("the", "any", "threat", "of", "drugs", "act")
sentences = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=6).map(" ".join)
OF_WORDS = {
    "replace": replaced,
    "insert": inserted,
    "delete": lambda bracket, _, parties: deleted(bracket, parties),
    "bracket": lambda bracket, *_: enclosed(bracket),
}


class Negotiated:
    """A text, where its words come from, and the same words with their entry as their print."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw, self.entry = draw, FIRST
        written = [draw(sentences) for _ in range(draw(st.integers(1, 3)))]
        self.text = text(*written)
        self.printed = Text(
            tuple(
                msgspec.structs.replace(each, content=_printed(each.content, FIRST))
                for each in self.text.provisions
            )
        )
        self.origins: dict[str, tuple[Share, ...]] = {}
        self.decided: set[int] = set()

    def act(self) -> None:
        """Do something to the text."""
        self.entry += 1
        open_ones = [bracket for _, bracket in self.text.brackets()]
        kind = self.draw(
            st.sampled_from([*OF_WORDS, "alternative", "hold", "resolve", "provision"])
        )
        if kind in OF_WORDS:
            self._passage(kind)
        elif kind == "provision":
            new = read(self.draw(sentences))
            self._change(
                lambda text, mark: provision_added(
                    text, "p1", Provision(f"n{self.entry}", "paragraph", content=mark(new))
                )
            )
        elif open_ones:
            self._bracket(kind, self.draw(st.sampled_from(open_ones)))

    def _passage(self, kind: str) -> None:
        provision = self.draw(st.sampled_from(self.text.provisions))
        runs = [run for run in _runs(provision.content) if run.text.strip()]
        if not runs:
            return
        all_words = self.draw(st.sampled_from(runs)).text.split()
        begin = self.draw(st.integers(0, len(all_words) - 1))
        end = self.draw(st.integers(begin + 1, len(all_words)))
        said, new = " ".join(all_words[begin:end]), read(self.draw(sentences))
        place = self.draw(st.integers(1, 2))

        def change(text: Text, mark: object) -> Text:
            edit = OF_WORDS[kind](f"n{self.entry}", mark(new), ["BY"])
            found = passage(text.provision(provision.id).content, said, place, edit)
            return text if found is None else in_provision(text, provision.id, found)

        self._change(change)

    def _bracket(self, kind: str, bracket: object) -> None:
        number = self.draw(st.integers(0, len(bracket.alternatives)))
        said = [words(each.content).split() for each in bracket.alternatives]
        if kind == "resolve":
            if any(said.count(each) > 1 for each in said):
                return  # which of two readings with the same words stayed, nothing tells
            self._change(lambda text, _: resolved(text, bracket.id, number), decides=True)
            return
        new = read(self.draw(sentences))

        def change(text: Text, mark: object) -> Text:
            edit = (
                alternative_added(mark(new), ["KZ"])
                if kind == "alternative"
                else held(max(number, 1), Stance("AM", "support"))
            )
            return Text(
                tuple(
                    msgspec.structs.replace(p, content=with_brackets(p.content, bracket.id, edit))
                    for p in text.provisions
                )
            )

        self._change(change)

    def _change(self, change: object, *, decides: bool = False) -> None:
        new = change(self.text, lambda content: content)
        self.printed = change(self.printed, lambda content: _printed(content, self.entry))
        self.origins = traced(self.text, new, self.origins, FIRST, Change(self.entry, decides))
        if decides:
            self.decided.add(self.entry)
        self.text = new


def _printed(content: Content, entry: int) -> Content:
    return tuple(Run(p.text, str(entry)) if isinstance(p, Run) else p for p in content)


def _runs(content: Content) -> Iterator[Run]:
    for piece in content:
        if isinstance(piece, Run):
            yield piece
    for bracket in brackets(content):
        for each in bracket.alternatives:
            yield from (piece for piece in each.content if isinstance(piece, Run))


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_every_word_keeps_the_act_that_brought_it(data: st.DataObject) -> None:
    found = Negotiated(data.draw)
    for _ in range(data.draw(st.integers(1, 8))):
        found.act()
    for provision, printed in zip(found.text.provisions, found.printed.provisions, strict=True):
        origins = origins_of(provision.content, found.origins.get(provision.id, ()), FIRST)
        line = lay(printed.content)
        marks = [int(line.exact[word.place][0].style) for word in standing(line)]
        assert [origin.entry for origin in origins] == marks
        assert all(set(origin.decided) <= found.decided for origin in origins)


@settings(max_examples=100, deadline=None)
@given(revisions(), st.booleans())
def test_nothing_is_without_origin_whatever_changes(pair, decides):
    old, new = pair
    origins = traced(old, new, {}, FIRST, Change(2, decides))
    for provision in new.provisions:
        count = len(standing(lay(provision.content)))
        shares = origins.get(provision.id, ())
        assert sum(share.words for share in shares) == (count if shares else 0)
        before = old.provision(provision.id)
        if before is not None and before.content == provision.content:
            assert not shares


@settings(max_examples=100, deadline=None)
@given(contents, st.lists(st.integers(1, 9), max_size=20))
def test_the_phrases_of_a_content_are_its_words(content: Content, sizes: list[int]) -> None:
    shares = tuple(Share(size, Origin(n)) for n, size in enumerate(sizes, 2))
    found = list(phrases(content, shares, FIRST))
    said = "".join(words(phrase.content) for phrase in found)
    assert said.split() == words(content).split()
