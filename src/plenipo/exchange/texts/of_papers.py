"""A paper as a negotiating text: what a program wrote goes on as a text that people edit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import count

from plenipo.core.paper import Bars, Block, Heading, Paper, Paragraph, Table
from plenipo.text import model
from plenipo.text.model import Provision, Run, Text

Line = tuple[str, str, str, int]
"""The kind of a provision, its number, its words, and how deep it stands."""
BELOW = 2
"""How deep that stands which stands below a heading, which stands below the title."""
CELLS = "\t"
"""What sets the cells of a row apart."""
EMPTY = "\u2013"
_ISOLATES = re.compile("[\u2066-\u2069]")
"""What keeps the direction of words on a page; in a text nobody could type a passage with it."""


def text_of(paper: Paper) -> Text:
    """Return a paper as a text: its paragraphs numbered through, tables and charts as rows.

    Nothing in it is bracketed: all of it is what the paper says, until somebody proposes otherwise.
    """
    lines = list(_lines(paper))
    provisions = (
        Provision(id=f"p{place}", kind=kind, number=number, depth=depth, content=(Run(words),))
        for place, (kind, number, words, depth) in enumerate(lines, 1)
    )
    return Text(tuple(provisions), paper.language)


def _lines(paper: Paper) -> Iterator[Line]:
    yield model.TITLE, "", _line(paper.title), 0
    head = (paper.organisation, paper.session, paper.meeting, paper.dated, paper.status)
    yield model.PARAGRAPH, "", _line("\n".join(head)), 1
    numbers = map(str, count(1))
    for block in (*paper.blocks, *paper.annex):
        yield from _of_block(block, numbers)


def _of_block(block: Block, numbers: Iterator[str]) -> Iterator[Line]:
    match block:
        case Heading():
            yield model.HEADING, "", _line(block.text), 1
        case Paragraph():
            yield model.PARAGRAPH, next(numbers), _line(block.text), BELOW
        case Table():
            yield _row(column.title for column in block.columns)
            for row in block.rows:
                yield _row(row)
        case Bars():
            yield model.PARAGRAPH, next(numbers), _line(block.title), BELOW
            for bar in block.bars:
                yield _row((bar.label, bar.text))


def _row(cells: Iterable[str]) -> Line:
    return model.ROW, "", CELLS.join(_line(cell) or EMPTY for cell in cells), BELOW


def _line(words: str) -> str:
    """Return words in one line; a break between two becomes a semicolon."""
    parts = (" ".join(part.split()) for part in _ISOLATES.sub("", words).split("\n"))
    return "; ".join(part for part in parts if part)
