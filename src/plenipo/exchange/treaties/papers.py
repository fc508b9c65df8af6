"""What is sent on of a treaty as papers: its status table, and the statement to register it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from plenipo.capabilities.treaties.registration import Statement
from plenipo.capabilities.treaties.status_file import StatusFile
from plenipo.core.paper import Block, Column, Heading, Paper, Paragraph, Table
from plenipo.exchange.scripts import rightward

Write = Callable[[Paper], bytes]


def status_as(write: Write) -> Callable[[StatusFile], bytes]:
    """Return what writes a status table in a format of papers."""
    return lambda file: write(status_paper(file))


def statement_as(write: Write) -> Callable[[Statement], bytes]:
    """Return what writes the statement of a registration in a format of papers."""
    return lambda statement: write(statement_paper(statement))


def status_paper(file: StatusFile) -> Paper:
    """Return a status table as a paper: the table, what its marks mean, the notes by number."""
    return _paper("status", file, file.keeper, _status(file))


def _status(file: StatusFile) -> Iterator[Block]:
    yield Table(tuple([Column(h.title, h.width) for h in file.heads]), file.shown)
    yield Paragraph(file.marks)
    if file.notes:
        yield Heading(file.notes_title)
        for note in file.notes:
            yield Paragraph(note.text, note.number)


def statement_paper(statement: Statement) -> Paper:
    """Return the statement of a registration as a paper, with lines to be signed."""
    return _paper("registration", statement, statement.treaty, _statement(statement))


def _statement(statement: Statement) -> Iterator[Block]:
    isolate, end = ("\u2068", "\u2069") if rightward(statement.language) else ("", "")
    for fact in statement.facts:
        yield Paragraph(f"{fact.title}: {isolate}{fact.value}{end}")
    yield Heading(statement.parties_title)
    if statement.rows:
        heads = tuple([Column(title, width) for title, width in statement.heads])
        yield Table(heads, statement.rows)
    else:
        yield Paragraph(statement.none)
    yield Heading(statement.reservations_title)
    for text in statement.reservations or (statement.none,):
        yield Paragraph(text)
    yield Paragraph(statement.certificate)
    for line in statement.signs:
        yield Paragraph(f"{line} ______________________________")


def _paper(kind: str, told: StatusFile | Statement, below: str, blocks: Iterator[Block]) -> Paper:
    """Return a paper of a treaty.

    :param below: what stands below the organisation: the depositary, or the treaty.
    """
    return Paper(
        kind=kind,
        reference=told.code,
        title=told.title,
        organisation=told.organisation,
        session=below,
        meeting="",
        moment=told.moment,
        dated=told.dated,
        language=told.language,
        status=told.status,
        blocks=tuple(blocks),
    )
