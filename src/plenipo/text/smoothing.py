"""What a lawyer calls right: words that happen to be the same do not cut a change in pieces.

Takes the blocks of words that are the same and gives back fewer: a ``the`` or a comma between two
larger changes goes with them; a sentence of which little was left is replaced as a whole; an
insertion or deletion that could stand a few words further is put where a sentence, a limb or a
pair of brackets begins.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from plenipo.text.alignment import Area, Block, merged
from plenipo.text.tokens import STOPS, sentences, unspaced

OPEN, OR, CLOSE, SAID = "\ue000", "\ue001", "\ue002", "\ue003"
NOTE, BLANK, MARK = "\ue004", "\ue005", "\ue006"
"""How a bracket that begins, another alternative, a bracket that ends, what parties say, a note of
the facilitator, what is missing and the call of a footnote stand, or begin, among words."""

OPENS, CLOSES = frozenset(("[", OPEN)), frozenset(("]", CLOSE))
BRACKETS = frozenset((*OPENS, OR, *CLOSES))
LIGHT, WORD = 0.5, 1.0
"""What a mark, an ideograph or a word of at most three letters weighs against any other word."""

SHORT = 3
SLIDES = 64
"""How many words an insertion or deletion is moved at most to where it reads better."""

TRIED = 20_000
"""How many words are looked at, at most, for how brackets stand to each other."""

WHOLE = 20
"""What it is worth that brackets are inserted or deleted with what is in them."""

LONGEST = 40
"""Blocks of more words are never swallowed."""

ROUNDS = 8
"""How often it is looked whether what was swallowed makes more light."""

REWRITTEN, FEW, MOST = 0.5, 0.25, 0.75
"""Which share may be left of a sentence that is replaced as a whole: of its weight, if it changed
in three places or more; if in two; and of its words, in any case."""


def smoothed(old: Sequence[str], new: Sequence[str], blocks: list[Block]) -> list[Block]:
    """Return the blocks of what is better read as the same."""
    if len(hunks(len(old), len(new), blocks)) > 1:
        blocks = _swallowed(old, new, blocks)
        blocks = _sentences_replaced(old, new, blocks)
    return _slid(old, new, blocks)


def hunks(old_size: int, new_size: int, blocks: Sequence[Block]) -> list[Area]:
    """Return what differs: what lies between blocks, in order."""
    found = []
    i = j = 0
    for block in (*blocks, Block(old_size, new_size, 0)):
        if i < block.old or j < block.new:
            found.append(Area(i, block.old, j, block.new))
        i, j = block.old + block.size, block.new + block.size
    return found


def weigh(words: Sequence[str]) -> float:
    """Return how much words weigh for a reader."""
    return sum(
        LIGHT if len(word) <= SHORT and (len(word) == 1 or word.isalpha()) else WORD
        for word in words
    )


def _swallowed(old: Sequence[str], new: Sequence[str], blocks: list[Block]) -> list[Block]:
    """Return blocks without those that are light against the changes on both their sides."""
    for _ in range(ROUNDS):
        kept = _swallow_once(old, new, blocks)
        if len(kept) == len(blocks):
            break
        blocks = kept
    return blocks


def _swallow_once(old: Sequence[str], new: Sequence[str], blocks: list[Block]) -> list[Block]:
    """Return the blocks that stay, the changes before and after them as they are then."""
    kept: list[Block] = []
    for block, following in pairwise([*blocks, Block(len(old), len(new), 0)]):
        if block.size <= LONGEST and not BRACKETS.intersection(
            old[block.old : block.old + block.size]
        ):
            last = kept[-1] if kept else Block(0, 0, 0)
            before = Area(last.old + last.size, block.old, last.new + last.size, block.new)
            end, other = block.old + block.size, block.new + block.size
            after = Area(end, following.old, other, following.new)
            least = 2 * weigh(old[block.old : end])
            if _outweighs(old, new, before, least) and _outweighs(old, new, after, least):
                continue
        kept.append(block)
    return kept


def _outweighs(old: Sequence[str], new: Sequence[str], hunk: Area, least: float) -> bool:
    """Return whether a change weighs more than this on its heavier side."""
    longest = max(hunk.old_end - hunk.old, hunk.new_end - hunk.new)
    if longest * WORD <= least:
        return False
    if longest * LIGHT > least:
        return True
    return (
        weigh(old[hunk.old : hunk.old_end]) > least or weigh(new[hunk.new : hunk.new_end]) > least
    )


def _sentences_replaced(old: Sequence[str], new: Sequence[str], blocks: list[Block]) -> list[Block]:
    """Return blocks without what is left of sentences that were written anew."""
    olds, news = sentences(old), sentences(new)
    changes = hunks(len(old), len(new), blocks)
    places = [(bisect_right(olds, hunk.old), bisect_right(news, hunk.new)) for hunk in changes]
    anew = []
    start = 0
    for stop in range(1, len(places) + 1):
        if stop < len(places) and places[stop] == places[start]:
            continue
        if stop - start > 1:
            one, other = places[start]
            if one < len(olds) and other < len(news):
                area = Area(
                    olds[one - 1] if one else 0,
                    olds[one],
                    news[other - 1] if other else 0,
                    news[other],
                )
                if _written_anew(old, new, blocks, area, stop - start):
                    anew.append(area)
        start = stop
    return _without(blocks, anew)


def _written_anew(
    old: Sequence[str], new: Sequence[str], blocks: list[Block], area: Area, pieces: int
) -> bool:
    """Return whether so little of a sentence was left that it is read better as another."""
    stays: list[str] = []
    for block in blocks[max(0, bisect_right(blocks, Block(area.old, area.new, 0)) - 1) :]:
        if block.old >= area.old_end or block.new >= area.new_end:
            break
        stays += old[slice(*_overlap(block, area))]
    sizes = area.old_end - area.old, area.new_end - area.new
    if len(stays) > MOST * max(sizes) or not BRACKETS.isdisjoint(stays):
        return False
    whole = max(weigh(old[area.old : area.old_end]), weigh(new[area.new : area.new_end]))
    return weigh(stays) < whole * (FEW if pieces <= 2 else REWRITTEN)  # noqa: PLR2004


def _overlap(block: Block, area: Area) -> tuple[int, int]:
    """Return which old words of a block lie in an area, in both texts."""
    begin = max(block.old, area.old, area.new - block.new + block.old)
    end = min(block.old + block.size, area.old_end, area.new_end - block.new + block.old)
    return begin, max(begin, end)


def _without(blocks: list[Block], areas: list[Area]) -> list[Block]:
    """Return blocks without what they have in areas; both in order."""
    kept: list[Block] = []
    waiting = blocks[::-1]
    for area in areas:
        while waiting and waiting[-1].old < area.old_end:
            block = waiting.pop()
            begin, end = _overlap(block, area)
            if begin == end:
                kept.append(block)
                continue
            if begin > block.old:
                kept.append(Block(block.old, block.new, begin - block.old))
            if end < block.old + block.size:
                rest = block.old + block.size - end
                waiting.append(Block(end, block.new + end - block.old, rest))
    return kept + waiting[::-1]


def _slid(old: Sequence[str], new: Sequence[str], blocks: list[Block]) -> list[Block]:
    """Return blocks so that insertions and deletions stand where they read best."""
    sizes = [[*block] for block in (Block(0, 0, 0), *blocks, Block(len(old), len(new), 0))]
    for before, after in pairwise(sizes):
        i, j = before[0] + before[2], before[1] + before[2]
        if (i == after[0]) == (j == after[1]):
            continue
        words, begin, end = (old, i, after[0]) if j == after[1] else (new, j, after[1])
        back = before[2] - (0 if before is sizes[0] or before[:2] == [0, 0] else 1)
        ahead = after[2] - (0 if after[0] + after[2] == len(old) else 1)
        step = _best_slide(words, begin, end, min(back, SLIDES), min(ahead, SLIDES))
        before[2] += step
        after[0], after[1], after[2] = after[0] + step, after[1] + step, after[2] - step
    return merged([Block(*block) for block in sizes[1:-1] if block[2]])


def _best_slide(words: Sequence[str], begin: int, end: int, back: int, ahead: int) -> int:
    """Return by how many words a stretch is moved so that it begins and ends where it should."""
    least = most = 0
    while -least < back and words[begin + least - 1] == words[end + least - 1]:
        least -= 1
    while most < ahead and words[begin + most] == words[end + most]:
        most += 1
    if least == most:
        return 0
    bracketed = (most - least) * (end - begin) <= TRIED and not BRACKETS.isdisjoint(
        words[begin + least : end + most]
    )
    return max(
        range(least, most + 1),
        key=lambda step: (_reads(words, begin + step, end + step, bracketed), -step),
    )


def _reads(words: Sequence[str], begin: int, end: int, bracketed: bool) -> float:  # noqa: FBT001
    """Return how well a stretch reads as one insertion or deletion."""
    whole = WHOLE if bracketed and _balanced(words[begin:end]) else 0
    starts = 0 if _is_mark(words[begin]) and words[begin] not in OPENS else 0.5
    return whole + starts + _seam(words, begin) + _seam(words, end)


def _balanced(words: Sequence[str]) -> bool:
    """Return whether every bracket among words has its other one there."""
    depth = 0
    for word in words:
        depth += (word in OPENS) - (word in CLOSES)
        if depth < 0 or (word == OR and not depth):
            return False
    return not depth


def _seam(words: Sequence[str], place: int) -> float:
    """Return how natural it is to cut before a place."""
    if place in {0, len(words)}:
        return 6
    left, right = words[place - 1], words[place]
    if left in STOPS:
        return 5
    if left in OPENS or right in CLOSES:
        return 3
    if _is_mark(left) or _is_mark(right):
        return 2
    return 0


def _is_mark(word: str) -> bool:
    """Return whether a word is a mark of punctuation."""
    return len(word) == 1 and not word.isalnum() and not unspaced(word)
