"""A paper as data: what is sent on after a session, or by a depositary; formats are made of it.

All words stand in it in the reader's language; whoever writes it adds none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

import msgspec

from plenipo.core import codes


class Heading(msgspec.Struct, frozen=True, tag="heading"):
    """The heading of what follows, up to the next."""

    text: str


class Paragraph(msgspec.Struct, frozen=True, tag="paragraph"):
    """A paragraph; ``number`` where it is one of those that are numbered through, else 0."""

    text: str
    number: int = 0


class Column(msgspec.Struct, frozen=True):
    """A column of a table: its heading, and its share of the width, of 100."""

    title: str
    width: int


class Table(msgspec.Struct, frozen=True, tag="table"):
    """A table; its rows have a cell for each column."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


class Bar(msgspec.Struct, frozen=True):
    """A bar of a chart: what it stands for, its length, and the figure that is written beside it.

    :ivar value: how many, at least 0.
    """

    label: str
    value: int
    text: str


class Bars(msgspec.Struct, frozen=True, tag="bars"):
    """A chart of bars, all on one scale from 0; its figures are written beside them.

    :ivar title: what is counted.
    """

    title: str
    bars: tuple[Bar, ...]

    def share(self, bar: Bar) -> float:
        """Return how long a bar is, of the longest: from 0 to 1."""
        return bar.value / max(1, *(each.value for each in self.bars))


Block = Heading | Paragraph | Table | Bars


class Paper(msgspec.Struct, frozen=True):
    """A paper of a session, or on a treaty.

    :ivar kind: its code (``next-steps``), by which addresses and files name it.
    :ivar reference: its symbol; until it has one, the session's code and its own.
    :ivar session: the title of the session or treaty, and ``meeting``: where and when it meets or
        was adopted, in words.
    :ivar moment: the moment up to which it tells, and ``dated``: the same in words.
    :ivar language: the tag of the language it is in.
    :ivar status: in which standing it goes out: that it is a draft, and until when it is
        corrected; empty for a paper that has none.
    :ivar blocks: its text, and ``annex``: what was added to it since it was issued.
    """

    kind: str
    reference: str
    title: str
    organisation: str
    session: str
    meeting: str
    moment: datetime
    dated: str
    language: str
    status: str
    blocks: tuple[Block, ...]
    annex: tuple[Block, ...] = ()


def told(paper: Paper) -> str:
    """Return a paper as plain text, a line for each paragraph and each row."""
    head = (paper.organisation, paper.session, paper.meeting, paper.reference, paper.dated)
    said = (paper.title, paper.status, *written(paper.blocks), *written(paper.annex))
    return "\n".join(line for line in (*head, *said) if line) + "\n"


def digest(paper: Paper) -> str:
    """Return the digest of a paper's text, by which it is issued: of its title and its blocks."""
    text = "\n".join((paper.title, *written(paper.blocks)))
    return codes.digest(text.encode())


def written(blocks: Iterable[Block]) -> Iterator[str]:
    """Return blocks as lines: cells part by a stroke, a break in a cell is a blank."""
    for block in blocks:
        match block:
            case Heading():
                yield f"# {block.text}"
            case Paragraph():
                yield f"{block.number}. {block.text}" if block.number else block.text
            case Table():
                yield " | ".join(column.title for column in block.columns)
                for row in block.rows:
                    yield " | ".join(" ".join(cell.split()) for cell in row)
            case Bars():
                yield block.title
                yield from (f"{bar.label} | {bar.text}" for bar in block.bars)
