"""Sentences that were deleted in one place and inserted in another: they moved."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from plenipo.text.comparison import DELETED, INSERTED, REPLACED, Move
from plenipo.text.editing import Cut, Edited, edited
from plenipo.text.matching import ENOUGH, SIMILAR, candidates, similarity
from plenipo.text.references import Renumberings
from plenipo.text.tokens import sentences

INSIDE = 0.8
"""How similar a sentence must be that moved inside its provision."""

KEPT = 0.5
"""Which share of its words a sentence that moved must have kept."""


class Sentence(NamedTuple):
    """A sentence, or a part of one, that was deleted or inserted.

    :ivar pair: which pair of provisions it is in.
    :ivar cut: which cut of it.
    :ivar begin: its first word.
    :ivar end: the word after its last.
    """

    pair: int
    cut: int
    begin: int
    end: int


class Found(NamedTuple):
    """A sentence that moved, and where it is now; or several that follow each other."""

    old: Sentence
    new: Sentence


def moves(
    works: Sequence[Edited],
    names: Sequence[tuple[str, str]],
    numbers: Renumberings,
) -> list[Move]:
    """Return what moved; the cuts of the works are cut anew and bear the numbers of the moves.

    :param names: the identities of each pair of provisions, in the old text and in the new.
    """
    olds = [one for place, work in enumerate(works) for one in _sentences(place, work, old=True)]
    news = [one for place, work in enumerate(works) for one in _sentences(place, work, old=False)]
    if not olds or not news:
        return []
    found: list[Found] = []
    told: list[Move] = []
    for move in _followed(_paired(works, olds, news)):
        old, new = move
        inner = edited(
            works[old.pair].old.part(old.begin, old.end),
            works[new.pair].new.part(new.begin, new.end),
            numbers,
        )
        if inner.kept() >= KEPT:
            found.append(move)
            told.append(Move(names[old.pair][0], names[new.pair][1], inner.edits()))
    leaving: defaultdict[tuple[int, int], list[tuple[int, Sentence]]] = defaultdict(list)
    coming: defaultdict[tuple[int, int], list[tuple[int, Sentence]]] = defaultdict(list)
    for number, (old, new) in enumerate(found, 1):
        leaving[old[:2]].append((number, old))
        coming[new[:2]].append((number, new))
    for place in {place for place, _ in (*leaving, *coming)}:
        works[place].cuts = [
            one
            for at, cut in enumerate(works[place].cuts)
            for one in _cut_anew(cut, leaving.get((place, at), []), coming.get((place, at), []))
        ]
    return told


def moved_share(work: Edited, told: Sequence[Move], *, old: bool) -> tuple[str, float]:
    """Return the provision where most of a deleted or inserted one is, and which share of it."""
    shares = Counter[str]()
    for cut in work.cuts:
        if cut.move:
            move = told[cut.move - 1]
            size = cut.old_end - cut.old if old else cut.new_end - cut.new
            shares[move.new if old else move.old] += size
    if not shares:
        return "", 0.0
    name, size = shares.most_common(1)[0]
    return name, size / (2 * len((work.old if old else work.new).words) + 1)


def _sentences(pair: int, work: Edited, *, old: bool) -> list[Sentence]:
    """Return the sentences of enough words that were deleted, or inserted, in a pair."""
    found: list[Sentence] = []
    line = work.old if old else work.new
    kinds = (DELETED if old else INSERTED, REPLACED)
    ends: list[int] | None = None
    for place, cut in enumerate(work.cuts):
        first, last = _words(cut, old=old)
        if cut.kind not in kinds or last - first < ENOUGH:
            continue
        ends = sentences(line.words) if ends is None else ends
        begin = first
        for end in (*(end for end in ends if first < end < last), last):
            if end - begin >= ENOUGH:
                found.append(Sentence(pair, place, begin, end))
            begin = end
    return found


def _words(cut: Cut, *, old: bool) -> tuple[int, int]:
    """Return the words of a cut."""
    return (cut.old // 2, cut.old_end // 2) if old else (cut.new // 2, cut.new_end // 2)


def _paired(works: Sequence[Edited], olds: list[Sentence], news: list[Sentence]) -> list[Found]:
    """Return the sentences that are the same, the longest and most alike first taken."""
    one = [works[at.pair].old.spelt[at.begin : at.end] for at in olds]
    other = [works[at.pair].new.spelt[at.begin : at.end] for at in news]
    same = {words: place for place, words in enumerate(other)}
    tried = {(i, same[words]) for i, words in enumerate(one) if words in same}
    tried.update(candidates(one, other))
    likely = []
    for i, j in tried:
        likeness = similarity(one[i], other[j], contained=False)
        least = SIMILAR if olds[i].pair != news[j].pair else INSIDE
        if likeness >= least and olds[i][:2] != news[j][:2]:
            likely.append((likeness * len(one[i]), -i, -j))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(likely, reverse=True):
        if -i not in found and -j not in taken:
            found[-i] = -j
            taken.add(-j)
    return [Found(olds[i], news[j]) for i, j in sorted(found.items())]


def _followed(found: list[Found]) -> list[Found]:
    """Return moves with those that follow each other in both texts put together."""
    told: list[Found] = []
    for move in found:
        last = told[-1] if told else None
        if last and all(_follows(a, b) for a, b in zip(last, move, strict=True)):
            told[-1] = Found(
                last.old._replace(end=move.old.end), last.new._replace(end=move.new.end)
            )
        else:
            told.append(move)
    return told


def _follows(one: Sentence, other: Sentence) -> bool:
    """Return whether a sentence stands right after another, in the same cut."""
    return one[:2] == other[:2] and one.end == other.begin


def _cut_anew(
    cut: Cut, olds: list[tuple[int, Sentence]], news: list[tuple[int, Sentence]]
) -> Iterator[Cut]:
    """Yield a cut with what moved cut out of it."""
    if not olds and not news:
        yield cut
        return
    for begin, end, move in _parts(cut.old, cut.old_end, olds):
        yield Cut(DELETED, begin, end, cut.new, cut.new, move)
    for begin, end, move in _parts(cut.new, cut.new_end, news):
        yield Cut(INSERTED, cut.old_end, cut.old_end, begin, end, move)


def _parts(begin: int, end: int, moved: list[tuple[int, Sentence]]) -> list[tuple[int, int, int]]:
    """Return the parts of a range of places, with the number of the move or nought."""
    parts: list[tuple[int, int, int]] = []
    at = begin
    for move, sentence in sorted(moved, key=lambda one: one[1].begin):
        first = 2 * sentence.begin + 1
        first = first - 1 if first - 1 == at else first
        last = min(end, 2 * sentence.end + 1)
        if at < first:
            parts.append((at, first, 0))
        parts.append((first, last, move))
        at = last
    if at < end:
        parts.append((at, end, 0))
    return parts
