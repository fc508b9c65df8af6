"""Writes a negotiating text as a Word document, with brackets as notation or as tracked changes.

A text that is written and read again is the same text; what does not come back is listed.
Numbers are words, for they are cited and must never move. The same text gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from itertools import groupby
from typing import Literal

from plenipo.exchange.docx import packed
from plenipo.exchange.scripts import rightward, shown
from plenipo.exchange.texts import word_parts
from plenipo.exchange.texts.context import quoted
from plenipo.exchange.texts.marking import (
    FOOTNOTES_LAST,
    NUMBER,
    STATUS,
    provision_bookmark,
    style_identity,
    style_name,
)
from plenipo.exchange.texts.runs_writing import PLAIN, Around, Book, RunWriter, elements, within
from plenipo.exchange.texts.telling import number_as_written, status_as_written
from plenipo.exchange.texts.tracking import Change, changes_of, stances_of_parts
from plenipo.text.model import (
    FOOTNOTE,
    PARAGRAPH,
    ROW,
    SUBPARAGRAPH,
    TITLE,
    WHOLE,
    Bracket,
    Content,
    Mark,
    Piece,
    Provision,
    Run,
    Text,
    joined,
    words,
)

Mode = Literal["brackets", "tracked"]
_FIRST_NOTE = 2
_WIDTH = 9400
"""How wide a table is, in twentieths of a point: the page without its margins."""
_SECTION = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1247" w:right="1247" '
    'w:bottom="1247" w:left="1247" w:header="708" w:footer="708" w:gutter="0"/>{}</w:sectPr>'
)
_NARROW = 4
"""How many letters of a number stand in the first centimetre."""
_HANGING = {PARAGRAPH, SUBPARAGRAPH}


def write_docx(
    text: Text, *, names: Mapping[str, str], moment: datetime, mode: Mode = "brackets"
) -> tuple[bytes, tuple[str, ...]]:
    """Write a text as a Word document.

    :param names: by which name each delegation is the author of its changes, by code; who is not
        in it is named by the code.
    :param moment: when the changes were made, as the document says; without offset, in UTC.
    :param mode: ``brackets``, in which all that a text holds is kept; or ``tracked``, in which
        what can be is a tracked change, to be accepted or rejected.
    :return: the bytes of the file, and what of the text it does not hold, one sentence each.
    """
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    stamp = aware.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return _Writer(text, names, stamp, tracked=mode == "tracked").write()


class _Writer:
    def __init__(self, text: Text, names: Mapping[str, str], moment: str, *, tracked: bool) -> None:
        self._text, self._moment = text, moment
        self._losses: dict[str, None] = {}
        self._at: Provision | None = None
        self._notes = {p.id: p for p in text.provisions if p.kind == FOOTNOTE}
        self._called: dict[str, int] = {}
        self._waiting: list[Provision] = []
        self._written: list[str] = []
        self._automatic: set[str] = set()
        self._calls = {
            mark for p in text.provisions if p.kind != FOOTNOTE for mark in _marks(p.content)
        }
        self._book = Book(
            names, moment, tracked, rightward(text.language), stances_of_parts(text.provisions),
            self._lose, self._call,
        )  # fmt: skip
        self._runs = RunWriter(self._book)

    def write(self) -> tuple[bytes, tuple[str, ...]]:
        """Return the file and what it does not hold."""
        body = "".join(self._blocks())
        title = next((words(p.content) for p in self._text.provisions if p.kind == TITLE), "")
        turned = "<w:bidi/>" if self._book.rightward else ""
        used = {(p.kind, p.depth) for p in self._text.provisions}
        language = self._text.language
        parts = word_parts.frame(title, language, self._moment)
        parts["word/document.xml"] = word_parts.part(
            "document", f"<w:body>{body}{_SECTION.format(turned)}</w:body>"
        )
        parts["word/styles.xml"] = word_parts.styles(used, language, rightward=self._book.rightward)
        parts["word/settings.xml"] = word_parts.settings(tracked=self._book.tracked)
        parts["word/footnotes.xml"] = word_parts.footnotes(self._written)
        parts["word/comments.xml"] = word_parts.part("comments", "".join(self._book.comments))
        return packed(parts), tuple(self._losses)

    def _blocks(self) -> Iterator[str]:
        """Yield paragraphs and tables."""
        standing = [p for p in self._text.provisions if not self._is_called(p)]
        order: list[Provision] = []
        for is_table, group in groupby(standing, lambda p: p.kind == ROW):
            if is_table:
                yield self._table(list(group), order)
                continue
            for provision in group:
                yield self._paragraph(provision)
                self._end_of(provision, order)
        last = self._book.bookmarked(self._last(order), "")
        if last or not standing or standing[-1].kind == ROW:
            yield f"<w:p>{last}</w:p>"

    def _is_called(self, provision: Provision) -> bool:
        return provision.kind == FOOTNOTE and provision.id in self._calls

    def _end_of(self, provision: Provision, order: list[Provision]) -> None:
        """Write the footnotes that a provision called, and keep the order in which they come."""
        order.append(provision)
        waiting, self._waiting = self._waiting, []
        for note in waiting:
            self._written.append(self._note(note))
            order.append(note)

    def _last(self, order: list[Provision]) -> str | None:
        """Return the bookmark that says that footnotes stood last, if that is needed."""
        wanted = list(self._text.provisions)
        if [p.id for p in order] == [p.id for p in wanted]:
            return None
        behind = sorted(order, key=lambda provision: provision.kind == FOOTNOTE)
        if [p.id for p in behind] == [p.id for p in wanted]:
            return FOOTNOTES_LAST
        self._losses.setdefault(
            "The document: not kept: where footnotes stood; each comes behind what calls it."
        )
        return None

    def _paragraph(self, provision: Provision) -> str:
        self._at = provision
        whole = self._of_whole(provision)
        around = within(whole) if whole else PLAIN
        inside = self._number(provision, around)
        inside += self._runs.content(joined(provision.content))
        inside += self._status(provision)
        layout = self._layout(provision, self._book.marks(around))
        return f"<w:p>{layout}{self._book.bookmarked(self._name(provision), inside)}</w:p>"

    def _of_whole(self, provision: Provision) -> Change | None:
        """Return the change that a provision is as a whole, if it is one."""
        match provision.content:
            case (Bracket(part=part) as bracket,) if part == WHOLE and self._book.tracked:
                found = changes_of(bracket, self._book.stances)
                return found[0] if not isinstance(found, str) and len(found) == 1 else None
            case _:
                return None

    def _layout(self, provision: Provision, mark: str = "") -> str:
        style = style_identity(style_name(provision.kind, provision.depth))
        found = f'<w:pStyle w:val="{style}"/>' + ("<w:bidi/>" if self._book.rightward else "")
        if provision.number and provision.kind in _HANGING:
            hanging = word_parts.STEP * (1 + (len(provision.number) > _NARROW))
            left = word_parts.indent(provision.kind, provision.depth) + hanging
            found += f'<w:ind w:left="{left}" w:hanging="{hanging}"/>'
        found += f"<w:rPr>{mark}</w:rPr>" if mark else ""
        return f"<w:pPr>{found}</w:pPr>"

    def _number(self, provision: Provision, around: Around = PLAIN) -> str:
        if not provision.number:
            return ""
        written = number_as_written(provision.number, provision.kind)
        return self._runs.run(f"{written}\t", around, notation=NUMBER)

    def _status(self, provision: Provision) -> str:
        told = status_as_written(provision.status)
        return self._runs.run(f" {told}", PLAIN, notation=STATUS) if told else ""

    def _name(self, provision: Provision, *, numberless: bool = False) -> str | None:
        name = provision_bookmark(provision.id, numberless=numberless)
        if name is None:
            self._lose("its identity, too long for a bookmark")
        return name

    def _table(self, rows: list[Provision], order: list[Provision]) -> str:
        split = [self._cells(row) for row in rows]
        columns = max(len(cells) for cells, _ in split)
        width = _WIDTH // columns
        lines = ""
        for row, (cells, around) in zip(rows, split, strict=True):
            self._at = row
            inside = ""
            for place in range(len(cells)):
                span = columns - place if place == len(cells) - 1 else 1
                look = f'<w:tcW w:w="{width * span}" w:type="dxa"/>'
                look += f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
                cell = self._cell(row, cells, place, around)
                inside += f"<w:tc><w:tcPr>{look}</w:tcPr>{cell}</w:tc>"
            mark = self._book.marks(around)
            lines += f"<w:tr>{f'<w:trPr>{mark}</w:trPr>' if mark else ''}{inside}</w:tr>"
            self._end_of(row, order)
        turned = "<w:bidiVisual/>" if self._book.rightward else ""
        grid = f'<w:gridCol w:w="{width}"/>' * columns
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>{turned}'
            f'<w:tblW w:w="{width * columns}" w:type="dxa"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>"
        )

    def _cells(self, row: Provision) -> tuple[list[Content], Around]:
        """Return what stands in each cell: tabs outside brackets set cells apart.

        A row that is one change is told by its end, and its cells are those of what changed.
        """
        self._at = row
        whole = self._of_whole(row)
        if whole and not whole.rest:
            cells = self._apart(whole.alternative.content)
            if cells[0]:  # there its bookmark stands
                return cells, within(whole)
        return self._apart(row.content), PLAIN

    def _apart(self, content: Content) -> list[Content]:
        cells: list[list[Piece]] = [[]]
        for piece in joined(content):
            if not isinstance(piece, Run):
                cells[-1].append(piece)
                continue
            first, *others = piece.text.split("\t")
            if others and piece.style:
                self._lose("the style of print of what sets two cells apart")
            cells[-1].append(Run(first, piece.style))
            cells += [[Run(text, piece.style)] for text in others]
        return [joined(cell) for cell in cells]

    def _cell(self, row: Provision, cells: list[Content], place: int, around: Around) -> str:
        """Return the paragraph of a cell."""
        inside = self._runs.content(cells[place], around)
        if place == 0:
            if around != PLAIN and isinstance(row.content[0], Bracket):
                inside = self._book.bookmarked(self._runs.name(row.content[0]), inside)
            inside = self._number(row, around) + inside
        if place == len(cells) - 1:
            inside += self._status(row)
        if place == 0:
            inside = self._book.bookmarked(self._name(row), inside)
        return f"<w:p>{self._layout(row)}{inside}</w:p>"

    def _call(self, identity: str) -> str | None:
        """Return the call of a footnote; in a note, and the second time, there can be none."""
        note = self._notes.get(identity)
        inside_note = self._at is not None and self._at.kind == FOOTNOTE
        if note is None or inside_note or identity in self._called:
            return None
        number = _FIRST_NOTE + len(self._called)
        self._called[identity] = number
        self._waiting.append(note)
        look = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
        if note.number in {"", str(len(self._automatic) + 1)}:
            self._automatic.add(identity)
            return f'<w:r>{look}<w:footnoteReference w:id="{number}"/></w:r>'
        sign = elements(self._book.clean(note.number), deleted=False)
        return (
            f'<w:r>{look}<w:footnoteReference w:customMarkFollows="1" w:id="{number}"/>{sign}</w:r>'
        )

    def _note(self, note: Provision) -> str:
        self._at = note
        number = self._called[note.id]
        label = self._runs.run(note.number, PLAIN, notation=NUMBER)
        if note.id in self._automatic:
            label = (
                '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
            )
        inside = label + self._runs.run(" ", PLAIN, notation=NUMBER)
        inside += self._runs.content(joined(note.content)) + self._status(note)
        name = self._name(note, numberless=not note.number)
        paragraph = f"<w:p>{self._layout(note)}{self._book.bookmarked(name, inside)}</w:p>"
        return f'<w:footnote w:id="{number}">{paragraph}</w:footnote>'

    def _lose(self, what: str) -> None:
        self._losses.setdefault(f"{_where(self._at)}: not kept: {what}.")


def _where(provision: Provision | None) -> str:
    if provision is None:
        return "The document"
    beginning = shown(words(provision.content)).strip()
    parts = [provision.number or f"{provision.kind} {provision.id}"]
    return f"At {' '.join(parts + ([quoted(beginning)] if beginning else []))}"


def _marks(content: Content) -> Iterator[str]:
    for piece in content:
        if isinstance(piece, Mark):
            yield piece.to
        elif isinstance(piece, Bracket):
            for alternative in piece.alternatives:
                yield from _marks(alternative.content)
