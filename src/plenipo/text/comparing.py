"""Two texts compared: which provision is which, and what changed in each, word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from plenipo.text.alignment import Alphabet
from plenipo.text.comparison import (
    ADDED,
    CHANGED,
    DELETED,
    MERGED,
    MOVED,
    RENUMBERED,
    SAME,
    SPLIT,
    Comparison,
    Edit,
    Head,
    Pair,
)
from plenipo.text.editing import Edited, edited, whole
from plenipo.text.laying import lay, normal
from plenipo.text.matching import Matcher, in_order
from plenipo.text.model import Provision, Text
from plenipo.text.moving import moved_share, moves
from plenipo.text.references import Renumberings, renumbered

SHARE = 0.6
"""Which share of a provision's words makes it a part of where they stand now."""


def compare(old: Text, new: Text, *, identities: bool = True) -> Comparison:
    """Return what makes the second text of the first.

    :param identities: whether provisions of one identity are the same provision, as in two versions
        of one text; two files that were read apart have identities that mean nothing.
    """
    return _Comparing(old, new).compare(identities=identities)


class _Comparing:
    """Two texts, laid out, and what is found of them on the way."""

    def __init__(self, old: Text, new: Text) -> None:
        self.old, self.new = old.provisions, new.provisions
        self.language = new.language
        self.alphabet = Alphabet()
        self.olds = [lay(provision.content) for provision in self.old]
        self.news = [lay(provision.content) for provision in self.new]
        for line in (*self.olds, *self.news):
            line.spelt = self.alphabet.spell(line.words)
        self.spelt = [line.spelt for line in self.olds], [line.spelt for line in self.news]

    def compare(self, *, identities: bool) -> Comparison:
        """Return the comparison."""
        paired = self._matcher().match(identities=identities)
        chain = self._in_order(paired)
        numbers = renumbered((self.old[old], self.new[new]) for old, new in paired.items())
        places = list(_places(paired, chain, len(self.old), len(self.new)))
        works = [self._work(old, new, numbers) for old, new in places]
        names = [
            (
                self.old[old].id if old is not None else "",
                self.new[new].id if new is not None else "",
            )
            for old, new in places
        ]
        apart = [(place, work) for place, work in enumerate(works) if work is not None]
        told = moves(
            [work for _, work in apart],
            [names[place] for place, _ in apart],
            numbers,
        )
        pairs = []
        for (old, new), work in zip(places, works, strict=True):
            pair = self._pair(old, new, work, moved=old in paired and old not in chain)
            if work is not None and pair.kind in {ADDED, DELETED}:
                name, share = moved_share(work, told, old=new is None)
                if share >= SHARE:
                    kind = SPLIT if old is None else MERGED
                    pair = replace(pair, kind=kind, other=name)
            pairs.append(pair)
        return Comparison(tuple(pairs), tuple(told), self.language)

    def _in_order(self, paired: dict[int, int]) -> set[int]:
        """Return the old places of pairs that did not move."""
        pairs = sorted(paired.items())
        return {pairs[place][0] for place in in_order(pairs, self.spelt[0])}

    def _matcher(self) -> Matcher:
        """Return what pairs the provisions."""
        return Matcher(self.old, self.new, self.spelt, self.alphabet.marks())

    def _work(self, old: int | None, new: int | None, numbers: Renumberings) -> Edited | None:
        """Return what makes one content of another, nothing if they are the same in all."""
        if old is None or new is None:
            lines = (
                None if old is None else self.olds[old],
                None if new is None else self.news[new],
            )
            return whole(*lines)
        if normal(self.old[old].content) == normal(self.new[new].content):
            return None
        return edited(self.olds[old], self.news[new], numbers)

    def _pair(self, old: int | None, new: int | None, work: Edited | None, *, moved: bool) -> Pair:
        """Return what became of a provision."""
        edits = work.edits() if work else ()
        if old is None or new is None:
            if old is not None:
                return Pair(DELETED, old=self.old[old].id, was=_head(self.old[old]), edits=edits)
            if new is not None:
                return Pair(ADDED, new=self.new[new].id, now=_head(self.new[new]), edits=edits)
            raise ValueError("A pair is of at least one provision.")
        one, other = self.old[old], self.new[new]
        was, now = _head(one), _head(other)
        pair = Pair(SAME, one.id, other.id, was, now, moved, edits=edits)
        kind = _kind(pair, was, now)
        if kind != SAME and not edits:
            line = self.olds[old]
            pair = replace(pair, edits=(Edit(SAME, line.stretch(0, 2 * len(line.words) + 1)),))
        return replace(pair, kind=kind)


def _kind(pair: Pair, was: Head, now: Head) -> str:
    """Return what became of a provision that is in both texts."""
    if pair.moved:
        return MOVED
    if pair.changed or (was.kind, was.depth, was.status) != (now.kind, now.depth, now.status):
        return CHANGED
    return RENUMBERED if pair.renumbered else SAME


def _head(provision: Provision) -> Head:
    """Return what a provision is beside its content."""
    return Head(provision.kind, provision.number, provision.depth, provision.status)


def _places(
    paired: dict[int, int], chain: set[int], olds: int, news: int
) -> Iterator[tuple[int | None, int | None]]:
    """Yield the places of all pairs: those of the new text in its order, deleted ones between."""
    sources = {new: old for old, new in paired.items()}
    old = 0
    for new in range(news):
        source = sources.get(new)
        if source in chain:
            yield from _deleted(range(old, source), paired)
            old = source + 1
        yield source, new
    yield from _deleted(range(old, olds), paired)


def _deleted(
    places: Sequence[int], paired: dict[int, int]
) -> Iterator[tuple[int | None, int | None]]:
    """Yield those of old places that have no new one."""
    for place in places:
        if place not in paired:
            yield place, None
