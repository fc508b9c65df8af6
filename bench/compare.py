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
from plenipo.text.comparing import compare
from plenipo.text.comparing_words import compare_words
from plenipo.text.laying import lay
from plenipo.text.model import PARAGRAPH as PARAGRAPH_KIND
from plenipo.text.model import Provision, Run, Text
from plenipo.text.patching import apply

WORDS, EDITS, VOCABULARY, PARAGRAPH = 50_000, 2_000, 4_000, 50
SEED = 5
TARGET = 2


def figures(folder: Path) -> Iterator[Figure]:
    """Words against words, then whole texts: versions of one, and files that were read apart."""
    del folder
    old, new = drafts()
    library, limit = quickest(flat(old), flat(new))
    told = f"{library} {limit * 1e3:,.0f} ms"
    one, other = text(old), text(new)
    if apply(one, compare(one, other)) != other:
        raise AssertionError("The difference applied does not give the second text.")
    ways: dict[str, Callable[[], object]] = {
        "words only": lambda: compare_words(flat(old), flat(new)),
        "two versions": lambda: compare(one, other),
        "two files": lambda: compare(one, other, identities=False),
        "of it laying out in words": lambda: [
            lay(provision.content) for draft in (one, other) for provision in draft.provisions
        ],
    }
    for way, action in ways.items():
        ours = best(action)
        yield Figure(
            f"comparing 50,000 words with 2,000 edits, {way}",
            *(f"{ours * 1e3:,.0f} ms", told, ours / limit, TARGET),
            at_least=False,
        )


def drafts() -> tuple[list[list[str]], list[list[str]]]:
    """Return the paragraphs of two drafts, as words: made up, the same every time.

    Words are as frequent as words are; paragraphs are sentences of some 25 words.
    """
    chance = random.Random(SEED)
    letters = "aaabcdeeefghiiijklmnooopqrstuuvwyz"
    vocabulary = [
        "".join(chance.choices(letters, k=chance.randint(2, 11))) for _ in range(VOCABULARY)
    ]
    weights = [1 / rank for rank in range(1, VOCABULARY + 1)]
    words = chance.choices(vocabulary, weights, k=WORDS)
    old = [words[start : start + PARAGRAPH] for start in range(0, WORDS, PARAGRAPH)]
    new = [list(paragraph) for paragraph in old]
    for _ in range(EDITS):
        paragraph = chance.choice(new)
        place = chance.randrange(len(paragraph))
        edit = chance.random()
        if edit < 0.4:  # noqa: PLR2004 - four of ten replace a word
            paragraph[place] = chance.choice(vocabulary)
        elif edit < 0.7:  # noqa: PLR2004 - three insert one
            paragraph.insert(place, chance.choice(vocabulary))
        else:
            del paragraph[place]
    return old, new


def flat(paragraphs: list[list[str]]) -> list[str]:
    """Return the words of paragraphs."""
    return [word for paragraph in paragraphs for word in paragraph]


def text(paragraphs: list[list[str]]) -> Text:
    """Return paragraphs as a text, with a comma or a stop after some words."""
    provisions = []
    for place, words in enumerate(paragraphs, 1):
        written = [
            f"{word}." if at % 25 == 0 else f"{word}," if word[0] == "a" else word
            for at, word in enumerate(words, 1)
        ]
        content = (Run(" ".join(written)),)
        provisions.append(Provision(f"p{place}", PARAGRAPH_KIND, str(place), 0, content))
    return Text(tuple(provisions))


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
