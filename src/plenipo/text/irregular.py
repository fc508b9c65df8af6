"""What is off in the notation of a text, each with its place and the reading proposed for it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from plenipo.text.assembling import Assembler
from plenipo.text.blocks import Block
from plenipo.text.model import FOOTNOTE
from plenipo.text.scanner import BRACE, OPENING, PAIRED, STRAY, UNCLOSED, UNOPENED, Token

SAID = {
    UNCLOSED: (
        "This bracket is never closed.",
        "It is read as closing at the end of its paragraph.",
    ),
    UNOPENED: (
        "This bracket closes, but none is open.",
        "It is read as opening at the beginning of its paragraph.",
    ),
    STRAY: (
        "This bracket closes, but none is open, and words follow it.",
        "It is read as if it were not there.",
    ),
    "crossing": (
        "This bracket goes on beyond its paragraph, to line {about}.",
        "It is read as one bracket over all of these paragraphs.",
    ),
    "brace": ("This brace belongs to no other.", "It is read as a character of the text."),
    "empty": ("Nothing stands in this bracket.", "It is read as words that are still missing."),
    "said-of-all": (
        "This bracket says who holds something, but not what.",
        "It is read as said of all words before it in its paragraph, or of all of it.",
    ),
    "too-deep": (
        "This bracket stands in a hundred others.",
        "It is read as if it were not there.",
    ),
    "unknown-party": (
        "'{about}' looks like a party, but none is known by that name.",
        "It is read as words of the text: name the parties with --parties.",
    ),
    "no-footnote": ("There is no footnote '{about}'.", "The call of it is kept."),
}
"""What each irregularity is, and how it is read."""


class Irregularity(msgspec.Struct, frozen=True):
    """One thing that is off.

    :ivar line: counted from 1, and
    :ivar column: likewise, in characters.
    :ivar code: one of :data:`SAID`.
    :ivar sentence: what is off.
    :ivar reading: how it is read.
    """

    line: int
    column: int
    code: str
    sentence: str
    reading: str


def irregularities(
    source: str, tokens: Sequence[Token], blocks: Sequence[Block], seen: Assembler
) -> list[Irregularity]:
    """Return all that is off, in the order of the source."""
    starts = [0]
    while (found := source.find("\n", starts[-1])) >= 0:
        starts.append(found + 1)
    told = []
    for place, code, about in sorted(_found(tokens, blocks, seen, starts)):
        line = bisect_right(starts, place)
        sentence, reading = SAID[code]
        column = place - starts[line - 1] + 1
        told.append(Irregularity(line, column, code, sentence.format(about=about), reading))
    return told


def _found(
    tokens: Sequence[Token], blocks: Sequence[Block], seen: Assembler, starts: Sequence[int]
) -> Iterator[tuple[int, str, str]]:
    begins = [block.start for block in blocks]
    for token in tokens:
        if token.fate in {UNCLOSED, UNOPENED, STRAY}:
            yield token.start, token.fate, ""
        elif token.kind == BRACE:
            yield token.start, "brace", ""
        elif token.kind == OPENING and token.fate == PAIRED:
            closing = tokens[token.partner].start
            if bisect_right(begins, token.start) != bisect_right(begins, closing):
                yield token.start, "crossing", str(bisect_right(starts, closing))
    for doubt in seen.doubts:
        yield doubt.place, doubt.code, doubt.about
    defined = {block.label for block in blocks if block.kind == FOOTNOTE}
    for label, place in seen.called.items():
        if label not in defined:
            yield place, "no-footnote", label
