"""Papers as Word documents: real styles, heads of tables on every page, from either side.

The same paper gives the same bytes: the moments in the file are the paper's.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from plenipo.core.paper import Bars, Block, Column, Heading, Paper, Paragraph, Table
from plenipo.exchange.scripts import from_left, own_name, rightward, shown

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table as WordTable
    from docx.text.paragraph import Paragraph as WordParagraph

LETTERS = "Times New Roman"
"""A family that every office has, with Latin, Cyrillic and Arabic letters."""
BODY, SMALL = 11, 9
"""The sizes of letters, in points."""
MARGIN, WIDTH = 22, 166
"""Of the page (A4): its margins, and what is between them, in millimetres."""
BAR, PER_BAR = "\u2588", 24
"""What bars are made of, and how many of it the longest has."""
LONGEST = 255
"""How many letters a file may say of itself in one field."""
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The moment of all parts of the file: the earliest that a zip can tell."""

_ISOLATES = re.compile("[\u2066-\u2069]")


def write_docx(paper: Paper) -> bytes:
    """Write a paper as a Word document."""
    import docx  # noqa: PLC0415 - slow to import, rarely needed

    document = docx.Document()
    from_right = rightward(paper.language)
    _describe(document, paper)
    _lay_out(document, paper, from_right)
    _write_head(document, paper)
    _write_blocks(document, paper.blocks)
    _write_blocks(document, paper.annex)
    if from_right:
        _turn(document)
    body = io.BytesIO()
    document.save(body)
    return _packed_alike(body.getvalue())


def _describe(document: Document, paper: Paper) -> None:
    """Say of the file what it is: title, author, language, moment."""
    about, moment = document.core_properties, paper.moment.replace(tzinfo=None, microsecond=0)
    about.title, about.author = shown(paper.title)[:LONGEST], shown(paper.organisation)[:LONGEST]
    about.subject, about.identifier = (
        shown(paper.session)[:LONGEST],
        shown(paper.reference)[:LONGEST],
    )
    about.language, about.comments = paper.language, ""
    about.last_modified_by, about.revision = about.author, 1
    about.created = about.modified = moment


def _lay_out(document: Document, paper: Paper, from_right: bool) -> None:  # noqa: FBT001
    """Set the page, the styles, and what stands above and below every page."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415 - slow to import
    from docx.shared import Mm, Pt, RGBColor  # noqa: PLC0415

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = Mm(MARGIN)
    for name, size in (
        ("Normal", BODY),
        ("Heading 1", 17),
        ("Heading 2", 12),
        ("List Number", BODY),
    ):
        style: Any = document.styles[name]
        style.font.size, style.font.color.rgb = Pt(size), RGBColor(0, 0, 0)
        _set_letters(style.element.get_or_add_rPr(), size, paper.language)
        style.paragraph_format.space_after = Pt(5)
    _write_ends(section.header.paragraphs[0], paper.organisation, paper.reference)
    foot = section.footer.paragraphs[0]
    _write_ends(foot, paper.dated, "")
    for line in (section.header.paragraphs[0], foot):
        _dress(line, size=SMALL)
    # A line of its own, from the left in every language: 1/3 is never 3/1.
    pages = section.footer.add_paragraph(style="Footer")
    pages.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _add_field(pages, "PAGE")
    pages.add_run("/")
    _add_field(pages, "NUMPAGES")
    if from_right:
        section._sectPr.append(_element("w:bidi"))  # noqa: SLF001 - docx has no word for it


def _set_letters(properties: Any, size: int, language: str) -> None:  # noqa: ANN401
    """Set letters, size and language, for scripts of either direction."""
    from docx.oxml.ns import qn  # noqa: PLC0415 - slow to import

    fonts = properties.get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), LETTERS)
    for old in properties.findall(qn("w:szCs")) + properties.findall(qn("w:lang")):
        properties.remove(old)
    properties.append(_element("w:szCs", val=str(2 * size)))
    properties.append(_element("w:lang", val=language, bidi=language))


def _write_ends(line: WordParagraph, first: str, last: str) -> None:
    """Write a line with words at its two ends."""
    from docx.enum.text import WD_TAB_ALIGNMENT  # noqa: PLC0415 - slow to import
    from docx.shared import Mm  # noqa: PLC0415

    line.style = "Normal"
    line.paragraph_format.tab_stops.add_tab_stop(Mm(WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    _add_words(line, first)
    line.add_run("\t")
    _add_words(line, last)


def _add_field(line: WordParagraph, name: str) -> None:
    """Add a number that Word works out; until it does, it is 1."""
    field, run, text = _element("w:fldSimple", instr=name), _element("w:r"), _element("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    line._p.append(field)  # noqa: SLF001 - docx has no fields


def _dress(line: WordParagraph, *, size: int = 0, bold: bool = False) -> None:
    """Give the words of a line a size and a weight, for scripts of either direction."""
    from docx.shared import Pt  # noqa: PLC0415 - slow to import

    for run in line.runs:
        if bold:
            run.font.bold = run.font.cs_bold = True
        if size:
            run.font.size = Pt(size)
            run.font.element.get_or_add_rPr().append(_element("w:szCs", val=str(2 * size)))


def _write_head(document: Document, paper: Paper) -> None:
    """Write the head of the letter: who sends it, of which session, its symbol, date, language."""
    name = document.add_paragraph()
    _add_words(name, paper.organisation)
    _dress(name, size=13, bold=True)
    for words in (paper.session, paper.meeting):
        _add_words(document.add_paragraph(), words)
    _write_ends(document.add_paragraph(), paper.reference, own_name(paper.language))
    _add_words(document.add_paragraph(), paper.dated)
    _add_words(document.add_heading(level=1), paper.title)
    if paper.status:
        line = document.add_paragraph()
        _add_words(line, paper.status)
        _dress(line, bold=True)


def _write_blocks(document: Document, blocks: Iterable[Block]) -> None:
    from docx.shared import Mm  # noqa: PLC0415 - slow to import

    for block in blocks:
        match block:
            case Heading():
                _add_words(document.add_heading(level=2), block.text)
            case Paragraph():
                number = f"{block.number}.\t" if block.number else ""
                line = document.add_paragraph()
                _add_words(line, number + block.text)
                if number:  # the numbers are in the text: they are cited, and never move
                    line.paragraph_format.tab_stops.add_tab_stop(Mm(11))
            case Table():
                _write_table(document, block)
            case Bars():
                _write_bars(document, block)


def _write_bars(document: Document, chart: Bars) -> None:
    """Write a chart as a table: what each bar stands for, the bar in letters, its figure."""
    columns = (Column(chart.title, 40), Column("", 50), Column("", 10))
    rows = tuple(
        (bar.label, BAR * round(PER_BAR * chart.share(bar)), bar.text) for bar in chart.bars
    )
    _write_table(document, Table(columns, rows))


def _write_table(document: Document, table: Table) -> None:
    """Write a table; its head is on every page, and no row is torn by the end of one."""
    from docx.shared import Mm  # noqa: PLC0415 - slow to import

    made = document.add_table(1 + len(table.rows), len(table.columns), style="Table Grid")
    made.autofit = False
    whole = sum(column.width for column in table.columns)
    for place, column in enumerate(table.columns):
        made.columns[place].width = Mm(WIDTH * column.width // whole)
    heads = tuple(column.title for column in table.columns)
    for row, cells in zip(made.rows, (heads, *table.rows), strict=True):
        row._tr.get_or_add_trPr().append(_element("w:cantSplit"))  # noqa: SLF001
        for place, (cell, words) in enumerate(zip(row.cells, cells, strict=True)):
            cell.width = Mm(WIDTH * table.columns[place].width // whole)
            _write_cell(cell.paragraphs[0], words, bold=cells is heads)
    made.rows[0]._tr.get_or_add_trPr().append(_element("w:tblHeader"))  # noqa: SLF001
    document.add_paragraph()


def _write_cell(line: WordParagraph, words: str, *, bold: bool) -> None:
    from docx.shared import Pt  # noqa: PLC0415 - slow to import

    _add_words(line, words)
    _dress(line, size=SMALL, bold=bold)
    line.paragraph_format.space_after = Pt(1)


def _turn(document: Document) -> None:
    """Lay the whole document out from the right."""
    section = document.sections[0]
    for table in document.tables:
        _turn_table(table)
    cells = (cell for table in document.tables for cell in table._cells)  # noqa: SLF001 - quick
    lines = [line for cell in cells for line in cell.paragraphs]
    lines += [*document.paragraphs, *section.header.paragraphs, section.footer.paragraphs[0]]
    for line in lines:
        properties = line._p.get_or_add_pPr()  # noqa: SLF001 - docx has no word for it
        properties.insert_element_before(
            _element("w:bidi"), "w:adjustRightInd", "w:spacing", "w:ind", "w:jc", "w:rPr"
        )
        for run in line.runs:
            run.font.rtl = not from_left(run.text)


def _turn_table(table: WordTable) -> None:
    properties = table._tbl.tblPr  # noqa: SLF001 - docx has no word for it
    style = properties.find(_element("w:tblStyle").tag)
    style.addnext(_element("w:bidiVisual"))


def _element(name: str, **attributes: str) -> Any:  # noqa: ANN401 - an element of Word's XML
    from docx.oxml import OxmlElement  # noqa: PLC0415 - slow to import
    from docx.oxml.ns import qn  # noqa: PLC0415

    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def _add_words(line: WordParagraph, words: str) -> None:
    """Write words; what has a direction of its own is a run of its own, as Word has it."""
    for piece in _ISOLATES.split(shown(words)):
        if piece:
            line.add_run(piece)


def _packed_alike(body: bytes) -> bytes:
    """Return the same file with the same moment for all its parts."""
    with zipfile.ZipFile(io.BytesIO(body)) as old:
        return packed({name: old.read(name) for name in old.namelist()})


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return parts as one file, in their order; the same parts give the same bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            part = zipfile.ZipInfo(name, EARLIEST)
            part.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(part, content)
    return file.getvalue()
