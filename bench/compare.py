"""Comparing two texts of 100 pages: 50,000 words with 2,000 edits, against the quickest library.

The limit is the fastest of what rapidfuzz has for the same words (given as characters, which is
quickest, the time to make them so included): it finds which words differ, and nothing else.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

from rapidfuzz.distance import Indel, LCSseq, Levenshtein

from bench.figures import Figure, best
from plenipo.text.comparing_words import compare_words

WORDS, EDITS, VOCABULARY = 50_000, 2_000, 4_000
SEED = 5
TARGET = 2


def figures(folder: Path) -> Iterator[Figure]:
    """Words against words."""
    del folder
    old, new = drafts()
    library, limit = quickest(old, new)
    words = best(lambda: compare_words(old, new))
    told = f"{library} {limit * 1e3:,.0f} ms"
    yield Figure(
        "comparing 50,000 words with 2,000 edits, words only",
        *(f"{words * 1e3:,.0f} ms", told, words / limit, TARGET),
        at_least=False,
    )


def drafts() -> tuple[list[str], list[str]]:
    """Return the words of two drafts: made up, as frequent as words are, the same every time."""
    chance = random.Random(SEED)
    letters = "aaabcdeeefghiiijklmnooopqrstuuvwyz"
    vocabulary = [
        "".join(chance.choices(letters, k=chance.randint(2, 11))) for _ in range(VOCABULARY)
    ]
    weights = [1 / rank for rank in range(1, VOCABULARY + 1)]
    old = chance.choices(vocabulary, weights, k=WORDS)
    new = list(old)
    for _ in range(EDITS):
        place = chance.randrange(len(new))
        edit = chance.random()
        if edit < 0.4:  # noqa: PLR2004 - four of ten replace a word
            new[place] = chance.choice(vocabulary)
        elif edit < 0.7:  # noqa: PLR2004 - three insert one
            new.insert(place, chance.choice(vocabulary))
        else:
            del new[place]
    return old, new


def quickest(old: list[str], new: list[str]) -> tuple[str, float]:
    """Return the fastest operations of the library over the same words, and its seconds."""
    ways: dict[str, Callable[[], object]] = {}
    for measure in (Indel, LCSseq, Levenshtein):
        ways[measure.__name__] = lambda measure=measure: measure.opcodes(old, new)
        ways[f"{measure.__name__}, spelt"] = lambda measure=measure: measure.opcodes(
            *spelt(old, new)
        )
    times = {way.replace("rapidfuzz.distance.", ""): best(ways[way]) for way in ways}
    return min(times.items(), key=lambda found: found[1])


def spelt(*texts: list[str]) -> tuple[str, ...]:
    """Return words as characters, the same word as the same character."""
    codes: dict[str, str] = {}
    return tuple(
        "".join([codes.setdefault(word, chr(len(codes) + 1)) for word in words]) for words in texts
    )
