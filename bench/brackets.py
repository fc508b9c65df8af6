"""Reading brackets: a draft of 300 pages with some 9,000 of them, nested and owned.

Asked for are 5 MB a second; beside it stands what the bare scanner of the marks takes of it. The
draft is made up, with as many brackets to a page as the Paris drafts of 2015 had.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from bench.figures import Figure, best
from plenipo.text.blocks import blocks
from plenipo.text.parties import GROUPS, Parties
from plenipo.text.reading import read
from plenipo.text.scanner import match, scan

ASKED = 5.0
"""Megabytes a second."""
PARAGRAPHS, SEED = 2_000, 11
WORDS = ("Parties", "shall", "cooperate", "in", "the", "implementation", "of", "this", "Agreement")
SHAPES = (
    "[{a}] {b}",
    "[{a}][{b}] {c}",
    "[{a} - US; G77 delete] {b}",
    "[{a} - EU, G77 retain / {b} - US] {c}",
    "[{a} [{b}] {c}]",
    "{a}, {b}, {c}",
)


def figures(folder: Path) -> Iterator[Figure]:
    """Which bracket closes which; then the whole reading, provisions and owners included."""
    del folder
    source = draft()
    parties = Parties(GROUPS)
    size = len(source.encode()) / 1e6

    def paired() -> None:
        match(source, scan(source), blocks(source))

    read_all = read(source, parties)
    if read_all.counts.alone or "".join(part for part, _ in read_all.leaves()) != source:
        raise AssertionError("The draft was not read as it stands.")
    bare = size / best(lambda: scan(source))
    told = f"scanning alone {bare:,.1f} MB/s"
    for way, action in (
        ("which closes which", paired),
        ("provisions and owners", lambda: read(source, parties)),
    ):
        speed = size / best(action)
        yield Figure(
            f"reading {read_all.counts.paired:,} brackets, {way}, of {ASKED:.0f} MB/s asked for",
            *(f"{speed:,.1f} MB/s", told, speed / ASKED, 1.0),
        )


def draft() -> str:
    """Return a draft, the same every time."""
    chance = random.Random(SEED)

    def words() -> str:
        return " ".join(chance.choice(WORDS) for _ in range(chance.randint(3, 16)))

    def sentence() -> str:
        shapes = (chance.choice(SHAPES) for _ in range(4))
        return " ".join(shape.format(a=words(), b=words(), c=words()) for shape in shapes)

    lines = (f"{number}. {sentence()}." for number in range(1, PARAGRAPHS + 1))
    return "\n\n".join(lines) + "\n"
