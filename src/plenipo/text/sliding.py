"""Insertions and deletions that could stand a few words further, put where they read best."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from plenipo.text.alignment import Block, merged
from plenipo.text.signs import BRACKETS, CLOSES, OPENS, balanced
from plenipo.text.tokens import STOPS, unspaced

SLIDES = 64
"""How many words an insertion or deletion is moved at most."""

TRIED = 20_000
"""How many words are looked at, at most, for how brackets stand to each other."""

WHOLE = 20
"""What it is worth that brackets are inserted or deleted with what is in them."""


def slid(old: Sequence[str], new: Sequence[str], blocks: list[Block]) -> list[Block]:
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
    whole = WHOLE if bracketed and balanced(words[begin:end]) else 0
    starts = 0 if _is_mark(words[begin]) and words[begin] not in OPENS else 0.5
    return whole + starts + _seam(words, begin) + _seam(words, end)


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
