"""Which words of one text are which words of another, in order.

Stretches that occur once in each text hold the two together (as in patience diff; of those that
cross, the heaviest chain that does not is kept); between them the longest common subsequence is
taken, by rapidfuzz. Words are given as one character each, equal words the same character.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count, pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import Indel

SMALL = 250_000
"""Pairs of words up to which no anchors are looked for: the longest common subsequence is quick."""

LARGE = 50_000_000
"""Pairs of words up to which the longest common subsequence is taken: 13 MB, some milliseconds."""

STRETCHES = (4, 16, 64, 2, 1)
"""How many words an anchor has: the first where there are any; long ones for texts of few words."""

DEEPEST = 6
"""How often anchors are looked for between anchors before a stretch is cut up as it comes."""

ALPHABET = 0x110000
_FACTOR = np.uint64(0x9E3779B97F4A7C15)

Places = npt.NDArray[np.int64]


class Block(NamedTuple):
    """Words that are the same: where they begin in the old, in the new, and how many they are."""

    old: int
    new: int
    size: int


class Area(NamedTuple):
    """Words of both texts, as half-open ranges."""

    old: int
    old_end: int
    new: int
    new_end: int


class Alphabet:
    """Gives every word one character, the same for the same word."""

    def __init__(self) -> None:
        self._codes: defaultdict[str, int] = defaultdict(count(1).__next__)

    def spell(self, words: Iterable[str]) -> str:
        """Return a character for each word.

        :raises OverflowError: if there are more words than characters, a million.
        """
        codes = self._codes
        spelt = [codes[word] for word in words]
        if len(codes) >= ALPHABET:
            raise OverflowError("More than a million different words cannot be compared at once.")
        return "".join(map(chr, spelt))

    def marks(self) -> dict[int, None]:
        """Return the characters of what is no word but a mark, as a table that leaves them out."""
        return {code: None for word, code in self._codes.items() if not word[-1].isalnum()}


def align(old: str, new: str) -> list[Block]:
    """Return the blocks of what is common, in order, none touching the next in both."""
    found: list[Block] = []
    waiting = [(Area(0, len(old), 0, len(new)), 0)]
    while waiting:
        area, depth = waiting.pop()
        area = _trimmed(old, new, area, found)
        one, other = old[area.old : area.old_end], new[area.new : area.new_end]
        pairs = len(one) * len(other)
        if not pairs:
            continue
        if pairs <= SMALL or (depth and pairs <= LARGE):
            found.extend(_subsequence(one, other, area))
            continue
        anchors = _anchors(one, other) if depth < DEEPEST else []
        if anchors:
            anchors = [Block(area.old + i, area.new + j, size) for i, j, size in anchors]
            found.extend(anchors)
            waiting.extend((between, depth + 1) for between in _between(anchors, area))
        elif pairs <= LARGE:
            found.extend(_subsequence(one, other, area))
        elif not set(one).isdisjoint(other):
            waiting.extend((piece, DEEPEST) for piece in _cut(area, -(-pairs // LARGE)))
    found.sort()
    return merged(found)


def merged(blocks: Sequence[Block]) -> list[Block]:
    """Return blocks in order with those that touch in both texts put together."""
    found: list[Block] = []
    for block in blocks:
        last = found[-1] if found else None
        if last and last.old + last.size == block.old and last.new + last.size == block.new:
            found[-1] = Block(last.old, last.new, last.size + block.size)
        elif block.size:
            found.append(block)
    return found


def _trimmed(old: str, new: str, area: Area, found: list[Block]) -> Area:
    """Return an area without what both texts begin and end with there, which is found."""
    i, i_end, j, j_end = area
    most = min(i_end - i, j_end - j)
    head = _common(most, lambda begin, end: old[i + begin : i + end] == new[j + begin : j + end])
    most -= head
    tail = _common(
        most,
        lambda begin, end: old[i_end - end : i_end - begin] == new[j_end - end : j_end - begin],
    )
    if head:
        found.append(Block(i, j, head))
    if tail:
        found.append(Block(i_end - tail, j_end - tail, tail))
    return Area(i + head, i_end - tail, j + head, j_end - tail)


def _common(most: int, same: Callable[[int, int], bool]) -> int:
    """Return how far, at most, it is the same."""
    reached, step = 0, 16
    while reached < most:
        step = min(step, most - reached)
        if same(reached, reached + step):
            reached, step = reached + step, step * 2
        elif step == 1:
            break
        else:
            step = max(1, step // 4)
    return reached


def _subsequence(one: str, other: str, area: Area) -> list[Block]:
    """Return the blocks of the longest common subsequence of what is in an area."""
    blocks = Indel.opcodes(one, other).as_matching_blocks()
    return [Block(area.old + found.a, area.new + found.b, found.size) for found in blocks]


def _between(anchors: list[Block], area: Area) -> Iterator[Area]:
    """Yield what lies between anchors, where both texts have something."""
    i, i_end, j, j_end = area
    for anchor in (*anchors, Block(i_end, j_end, 0)):
        if i < anchor.old and j < anchor.new:
            yield Area(i, anchor.old, j, anchor.new)
        i, j = anchor.old + anchor.size, anchor.new + anchor.size


def _cut(area: Area, pieces: int) -> Iterator[Area]:
    """Yield an area that nothing holds together in pieces of the same share of both texts."""
    i, i_end, j, j_end = area
    olds = [i + (i_end - i) * piece // pieces for piece in range(pieces + 1)]
    news = [j + (j_end - j) * piece // pieces for piece in range(pieces + 1)]
    for (begin, end), (other, other_end) in zip(pairwise(olds), pairwise(news), strict=True):
        yield Area(begin, end, other, other_end)


def _anchors(old: str, new: str) -> list[Block]:
    """Return blocks that begin with what occurs once in each, in the order of both."""
    x, y = codes(old), codes(new)
    for length in STRETCHES:
        if length <= min(len(x), len(y)):
            i, j = unique_places(x, y, length)
            if len(i):
                return _chained(i, j, length)
    return []


def codes(spelt: str) -> Places:
    """Return the numbers of the characters."""
    return np.frombuffer(spelt.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.int64)


def unique_places(x: Places, y: Places, length: int) -> tuple[Places, Places]:
    """Return where stretches stand that occur once in each, by their place in the first."""
    one, other = _stretches(x, length), _stretches(y, length)
    places, others = _once(one), _once(other)
    _, first, second = np.intersect1d(
        one[places], other[others], assume_unique=True, return_indices=True
    )
    i, j = places[first], others[second]
    for step in range(length):  # two stretches may have one number
        same = x[i + step] == y[j + step]
        i, j = i[same], j[same]
    order = np.argsort(i, kind="stable")
    return i[order], j[order]


def _stretches(x: Places, length: int) -> npt.NDArray[np.uint64]:
    """Return a number for each stretch of this many words."""
    size = len(x) - length + 1
    words = x.astype(np.uint64)
    number = np.zeros(size, np.uint64)
    for step in range(length):
        number = number * _FACTOR + words[step : step + size]
        number ^= number >> np.uint64(29)
    return number


def _once(numbers: npt.NDArray[np.uint64]) -> Places:
    """Return the places of the numbers that occur once, ordered by number."""
    order = np.argsort(numbers, kind="stable")
    sorted_numbers = numbers[order]
    differs = np.ones(len(numbers) + 1, np.bool_)
    differs[1:-1] = sorted_numbers[1:] != sorted_numbers[:-1]
    return order[differs[1:] & differs[:-1]]


def _chained(i: Places, j: Places, length: int) -> list[Block]:
    """Return the heaviest chain of anchors that stands in the same order in both texts."""
    starts = np.flatnonzero(np.append(True, (np.diff(i) != 1) | (np.diff(j) != 1)))
    sizes = np.diff(np.append(starts, len(i)))
    runs = list(zip(i[starts].tolist(), j[starts].tolist(), sizes.tolist(), strict=True))
    blocks: list[Block] = []
    done_old = done_new = 0
    for run in heaviest([(begin, begin + size, size) for _, begin, size in runs]):
        begin, other, size = runs[run]
        skipped = max(done_old - begin, done_new - other, 0)
        kept = size + length - 1 - skipped
        if kept > 0:
            blocks.append(Block(begin + skipped, other + skipped, kept))
            done_old, done_new = begin + skipped + kept, other + skipped + kept
    return merged(blocks)


def heaviest(intervals: Sequence[tuple[int, int, int]]) -> list[int]:
    """Return which intervals, in their order, make the heaviest chain that only goes forward.

    :param intervals: begin, end (exclusive) and weight of each.
    """
    ends: list[int] = []  # growing, each with the heaviest chain that ends there or before
    weights: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for place, (begin, end, weight) in enumerate(intervals):
        at = bisect_left(ends, begin + 1) - 1
        total = weight + (weights[at] if at >= 0 else 0)
        before.append(last[at] if at >= 0 else -1)
        at = bisect_left(ends, end + 1)
        if at and weights[at - 1] >= total:
            continue
        start = at - 1 if at and ends[at - 1] == end else at
        stop = start
        while stop < len(ends) and weights[stop] <= total:
            stop += 1
        ends[start:stop], weights[start:stop], last[start:stop] = [end], [total], [place]
    chain: list[int] = []
    place = last[-1] if last else -1
    while place >= 0:
        chain.append(place)
        place = before[place]
    return chain[::-1]
