"""Which provision of one text is which of another.

By identity; then by the same words; then by similar words, those that stand in order before those
that would have moved. Nothing is paired that a reader would not call the same provision.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from rapidfuzz.distance import LCSseq

from plenipo.text.alignment import LARGE, Alphabet, align, codes, heaviest, unique_places
from plenipo.text.model import Provision

STRETCH = 4
"""How many words in a row, that occur once in each text, make two provisions candidates."""

SIMILAR, ALIKE, AKIN = 0.6, 0.5, 0.35
"""How similar provisions must be: to be paired across others; in order, with a stretch in common;
in order, with nothing else between."""

CONTAINED, NEARLY = 0.75, 0.7
"""What it counts that all words of one are in the other, in their order, against the same words;
and how many of them must be."""

IN_ORDER, NUMBERED = 0.1, 0.15
"""What it counts, against likeness, that a pair stands in order; that it has the same number."""

ENOUGH = 8
"""How many words make a provision or a sentence one that is known again elsewhere."""

NAMED = 3
"""How many words, if they are all the same and nowhere else, do so."""

FARTHEST = 20
"""How many times as long as another a provision is at most that is held to be the same."""

CROWD = 2_500
"""Up to how many pairs are all looked at, of provisions between two that are paired."""

ROOM = 4
"""How many candidates are looked at for each provision."""

Pairs = list[tuple[int, int]]


class Matcher:
    """Pairs the provisions of two texts.

    :ivar paired: the place in the new text, for each place in the old that has one.
    """

    def __init__(
        self,
        old: Sequence[Provision],
        new: Sequence[Provision],
        spelt: tuple[Sequence[str], Sequence[str]],
        marks: dict[int, None],
    ) -> None:
        """Take the provisions and their words.

        :param spelt: the words of each, one character a word, old and new.
        :param marks: the characters of what is no word.
        """
        self._old, self._new = old, new
        self._olds, self._news = ([words.translate(marks) for words in side] for side in spelt)
        self._marked = spelt
        self.paired: dict[int, int] = {}
        self._taken: set[int] = set()

    def match(self, *, identities: bool) -> dict[int, int]:
        """Return the pairs."""
        if identities:
            places = {provision.id: place for place, provision in enumerate(self._new)}
            for place, provision in enumerate(self._old):
                if provision.id in places:
                    self._pair(place, places[provision.id])
        self._match_same()
        self._match_similar()
        for olds, news in self._gaps():
            self._match_in_gap(olds, news)
        for olds, news in self._gaps():
            self._match_by_number(olds, news)
        self._part_short(identities=identities)
        return self.paired

    def _pair(self, old: int, new: int) -> None:
        if old not in self.paired and new not in self._taken:
            self.paired[old] = new
            self._taken.add(new)

    def _free(self) -> tuple[list[int], list[int]]:
        """Return the places that are not paired, in both texts."""
        return (
            [place for place in range(len(self._old)) if place not in self.paired],
            [place for place in range(len(self._new)) if place not in self._taken],
        )

    def _match_same(self) -> None:
        """Pair what has the same words: first in order, then what stands only once elsewhere."""
        for olds, news in self._gaps():
            alphabet = Alphabet()
            one = alphabet.spell(self._marked[0][place] for place in olds)
            other = alphabet.spell(self._marked[1][place] for place in news)
            for block in align(one, other):
                for step in range(block.size):
                    self._pair(olds[block.old + step], news[block.new + step])
        olds, news = self._free()
        once = {words: place for place, words in _once(self._olds, olds) if len(words) >= NAMED}
        for place, words in _once(self._news, news):
            if words in once:
                self._pair(once[words], place)

    def _match_similar(self) -> None:
        """Pair what has stretches of words in common that stand nowhere else."""
        olds, news = self._free()
        one, other = [self._olds[place] for place in olds], [self._news[place] for place in news]
        before, after = self._order()
        found = []
        for i, j in candidates(one, other):
            in_order = before[olds[i]] == after[news[j]]
            least = ALIKE if in_order else SIMILAR
            likeness = similarity(one[i], other[j], contained=in_order)
            if likeness >= least and (in_order or min(len(one[i]), len(other[j])) >= ENOUGH):
                bonus = self._bonus(olds[i], news[j]) if in_order else 0
                found.append((likeness + bonus, -olds[i], -news[j]))
        for _, i, j in sorted(found, reverse=True):
            self._pair(-i, -j)

    def _bonus(self, old: int, new: int) -> float:
        """Return how much more likely a pair that stands in order is."""
        one, other = self._old[old], self._new[new]
        return IN_ORDER + (NUMBERED if one.number and one.number == other.number else 0)

    def _part_short(self, *, identities: bool) -> None:
        """Part what would have moved, but says too little to be known again."""
        stays = {old for old, _ in self._chain()}
        for old, new in list(self.paired.items()):
            known = identities and self._old[old].id == self._new[new].id
            if old not in stays and not known and len(self._olds[old]) < NAMED:
                del self.paired[old]

    def _chain(self) -> Pairs:
        """Return the pairs that stand in the same order in both texts."""
        pairs = sorted(self.paired.items())
        return [pairs[place] for place in in_order(pairs, self._olds)]

    def _order(self) -> tuple[list[int], list[int]]:
        """Return how many pairs that stand in order are before each place, in both texts."""
        chain = self._chain()
        return (
            _counted({old for old, _ in chain}, len(self._old)),
            _counted({new for _, new in chain}, len(self._new)),
        )

    def _gaps(self) -> Iterator[tuple[list[int], list[int]]]:
        """Yield what is not paired between pairs that stand in order, where both have some."""
        ends = [(-1, -1), *self._chain(), (len(self._old), len(self._new))]
        for (old, new), (old_end, new_end) in pairwise(ends):
            olds = [place for place in range(old + 1, old_end) if place not in self.paired]
            news = [place for place in range(new + 1, new_end) if place not in self._taken]
            if olds and news:
                yield olds, news

    def _match_in_gap(self, olds: list[int], news: list[int]) -> None:
        """Pair what is most alike of a few provisions, in their order."""
        if len(olds) * len(news) > CROWD:
            return
        found = []
        for i, old in enumerate(olds):
            for j, new in enumerate(news):
                likeness = similarity(self._olds[old], self._news[new])
                if likeness >= AKIN:
                    found.append((i, j, int((likeness - AKIN) * 1_000) + 1))
        # Of those with one first place the last comes first, so that no chain takes two of them.
        found.sort(key=lambda pair: (pair[0], -pair[1]))
        for place in heaviest([(j, j + 1, weight) for _, j, weight in found]):
            i, j, _ = found[place]
            self._pair(olds[i], news[j])

    def _match_by_number(self, olds: list[int], news: list[int]) -> None:
        """Pair what stands between the same neighbours with the same number, whatever it says."""
        numbers = Counter((self._new[place].number, self._new[place].kind) for place in news)
        places = {(self._new[new].number, self._new[new].kind): new for new in news}
        at = -1
        for old in olds:
            name = self._old[old].number, self._old[old].kind
            if name[0] and numbers[name] == 1 and places[name] > at:
                at = places[name]
                self._pair(old, at)


def in_order(pairs: Pairs, spelt: Sequence[str]) -> list[int]:
    """Return which pairs (by old place) stand in order, with as many words as possible."""
    return heaviest([(new, new + 1, len(spelt[old]) + 1) for old, new in pairs])


def similarity(one: str, other: str, *, contained: bool = True) -> float:
    """Return which share of the words of two is common, in order: 0 to 1.

    Of very long ones, whatever their order.

    :param contained: whether it counts that all of the shorter is in the longer.
    """
    if not one or not other:
        return 0.0
    shorter, longer = sorted((len(one), len(other)))
    if longer > FARTHEST * (shorter + ENOUGH):
        return 0.0
    if shorter * longer <= LARGE:
        common = LCSseq.similarity(one, other)
    else:
        common = (Counter(one) & Counter(other)).total()
    alike = 2 * common / (len(one) + len(other))
    if contained and shorter >= ENOUGH and common >= NEARLY * shorter:
        return float(max(alike, CONTAINED * common / shorter))
    return float(alike)


def candidates(olds: Sequence[str], news: Sequence[str]) -> Pairs:
    """Return which have stretches of words in common that stand nowhere else, the most first.

    At most :data:`ROOM` for each of the old.
    """
    one, other = codes("".join(olds)), codes("".join(news))
    if min(len(one), len(other)) < STRETCH:
        return []
    starts, others = _starts(olds), _starts(news)
    i, j = unique_places(one, other, STRETCH)
    first, last = _within(starts, i)
    begin, end = _within(others, j)
    inside = (first == last) & (begin == end)
    votes, counts = np.unique(first[inside] * len(news) + begin[inside], return_counts=True)
    order = np.argsort(-counts, kind="stable")
    found: Pairs = []
    room = Counter[int]()
    for vote in votes[order].tolist():
        old, new = divmod(vote, len(news))
        room[old] += 1
        if room[old] <= ROOM:
            found.append((old, new))
    return found


def _starts(spelt: Sequence[str]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Return where each ends in all of them, one after the other."""
    return np.cumsum([len(words) for words in spelt], dtype=np.int64)


def _within(
    ends: np.ndarray[tuple[int], np.dtype[np.int64]],
    places: np.ndarray[tuple[int, ...], np.dtype[np.int64]],
) -> tuple[
    np.ndarray[tuple[int, ...], np.dtype[np.intp]], np.ndarray[tuple[int, ...], np.dtype[np.intp]]
]:
    """Return in which of them stretches begin and end."""
    return (
        np.searchsorted(ends, places, side="right"),
        np.searchsorted(ends, places + STRETCH - 1, side="right"),
    )


def _once(spelt: Sequence[str], places: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Yield the places whose words stand at no other of them, with their words."""
    counts = Counter(spelt[place] for place in places)
    for place in places:
        if counts[spelt[place]] == 1:
            yield place, spelt[place]


def _counted(places: set[int], size: int) -> list[int]:
    """Return how many of some places are before each."""
    found, count = [], 0
    for place in range(size):
        found.append(count)
        count += place in places
    return found
