"""Papers as files: what stands in them is what the paper says, and the same bytes each time."""

import io
import re
import zipfile
from datetime import UTC, datetime

import docx
import msgspec
import pypdf
import pytest
from docx.oxml.ns import qn
from papers_told import Desk, plain

from plenipo.core.paper import Column, Heading, Paper, Paragraph, Table
from plenipo.demos.csto_2011.build import build
from plenipo.exchange.documents import DOCUMENTS
from plenipo.exchange.docx import write_docx
from plenipo.exchange.pdf import write_pdf

KINDS = ("next-steps", "decisions", "journal", "record")
LANGUAGES = ("en", "ru", "fr", "ar")
ROWS = 120
HOSTILE = '=1+1 #import "x" <w:p> & $x$ *b* \\ @y ‘quoted’ \x07\x0b\ufffe'
MADE_UP = Paper(
    kind="made-up",
    reference="A/1/Rev.2",
    title=f"Title {HOSTILE}",
    organisation="Alliance",
    session="Session",
    meeting="Moscow",
    moment=datetime(2011, 12, 19, 16, 30, 5, 123456, tzinfo=UTC),
    dated="As of 19 December 2011",
    language="en",
    status="DRAFT",
    blocks=(
        Heading("Heading"),
        Paragraph(f"Said {HOSTILE}", 1),
        Table(
            (Column("One", 30), Column("Two", 70)),
            tuple((f"{n}", f"line\nanother {HOSTILE}") for n in range(ROWS)),
        ),
    ),
    annex=(Paragraph("Issued."),),
)


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    """The papers of the demonstration, by kind and language."""
    path = tmp_path_factory.mktemp("papers") / "csto-2011.plenipo"
    build(path)
    with Desk(path) as desk:
        return {(k, tag): desk.paper(k, language=tag) for k in KINDS for tag in LANGUAGES}


def words_of(blocks):
    """All words of blocks, one after the other."""
    for block in blocks:
        match block:
            case Table(columns, rows):
                yield from (column.title for column in columns)
                yield from (cell for row in rows for cell in row)
            case _:
                yield block.text


def opened(paper):
    return docx.Document(io.BytesIO(write_docx(paper)))


def read_back(document):
    """All words of a document's body, in order, a tab as a blank."""
    for part in document.iter_inner_content():
        if isinstance(part, docx.table.Table):
            yield from (cell.text for row in part.rows for cell in row.cells)
        elif part.text:
            yield part.text


def text_of(body):
    reader = pypdf.PdfReader(io.BytesIO(body))
    return [page.extract_text() for page in reader.pages], reader


def bare(words):
    """Words without white space and without where a line was broken."""
    return re.sub(r"[\s\u00ad\u2010-]+", "", plain(words))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_word_document_says_what_the_paper_says_in_its_order(papers, kind, language):
    paper = papers[kind, language]
    said = [words.partition("\t")[2] or words for words in read_back(opened(paper))]
    wanted = [plain(words) for words in words_of(paper.blocks)]
    assert said[-len(wanted) :] == wanted
    assert plain(paper.title) in said
    assert not paper.status or plain(paper.status) in said


@pytest.mark.parametrize("language", LANGUAGES[:-1])
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "journal"])
def test_a_pdf_says_what_the_paper_says(papers, kind, language):
    paper = papers[kind, language]
    pages, _ = text_of(write_pdf(paper))
    said = bare("".join(pages))
    missing = [words for words in words_of(paper.blocks) if bare(words)[:40] not in said]
    assert missing == []
    assert bare(paper.title) in said
    assert [f"{n}/{len(pages)}" in page for n, page in enumerate(pages, 1)] == [True] * len(pages)


def test_a_pdf_in_arabic_has_its_letters_and_none_that_is_missing(papers):
    pages, reader = text_of(write_pdf(papers["record", "ar"]))
    fonts = {
        str(font.get_object()["/BaseFont"])
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert any("NotoNaskhArabic" in name for name in fonts)
    assert all("NotoNaskhArabic" in name or "Libertinus" in name for name in fonts)
    letters = [c for c in "".join(pages) if "\u0600" <= c <= "\u06ff"]
    assert len(letters) > 2000
    assert "\ufffd" not in "".join(pages)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_pdf_has_no_letter_that_its_fonts_lack(papers, language):
    pages, _ = text_of(write_pdf(papers["journal", language]))
    assert not {"\ufffd", "\x00"} & set("".join(pages))


def test_a_pdf_says_of_itself_what_it_is_and_can_be_read_aloud(papers):
    _, reader = text_of(write_pdf(papers["record", "fr"]))
    assert reader.metadata.title == "Compte rendu analytique de la session"
    assert reader.metadata.author == "Organisation du traité de sécurité collective"
    root = reader.trailer["/Root"]
    assert root["/Lang"].startswith("fr")
    assert root["/MarkInfo"]["/Marked"]
    assert reader.metadata.creation_date.replace(tzinfo=UTC) == datetime(
        2011, 12, 20, 9, 30, tzinfo=UTC
    )


def test_a_word_document_says_of_itself_what_it_is(papers):
    about = opened(papers["record", "fr"]).core_properties
    assert (about.title, about.language) == ("Compte rendu analytique de la session", "fr")
    assert about.created == about.modified == datetime(2011, 12, 20, 9, 30, tzinfo=UTC)


def test_a_word_document_has_real_headings_repeated_heads_and_counted_pages(papers):
    document = opened(papers["record", "en"])
    styles = [line.style.name for line in document.paragraphs]
    assert styles.count("Heading 1") == 1
    assert styles.count("Heading 2") == 33
    document = opened(papers["decisions", "en"])
    (table,) = document.tables
    assert [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows[:3]] == [
        True,
        False,
        False,
    ]
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    footer = document.sections[0].footer._element
    assert [f.get(qn("w:instr")) for f in footer.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]
    head = document.sections[0].header.paragraphs[0].text
    assert head == "Collective Security Treaty Organisation\tministers-2011-12/decisions"


def test_a_word_document_from_the_right_is_so_in_lines_tables_and_runs(papers):
    for kind in KINDS:
        document = opened(papers[kind, "ar"])
        lines = [*document.paragraphs]
        lines += [c.paragraphs[0] for t in document.tables for c in t._cells]
        assert all(line._p.pPr.find(qn("w:bidi")) is not None for line in lines)
        assert all(t._tbl.tblPr.find(qn("w:bidiVisual")) is not None for t in document.tables)
        runs = [run for line in lines for run in line.runs if run.text.strip()]
        arabic = [run for run in runs if re.match("[\u0600-\u06ff]", run.text)]
        latin = [run for run in runs if re.match("[A-Z]", run.text)]
        assert arabic
        assert latin
        assert all(run.font.rtl for run in arabic)
        assert not any(run.font.rtl for run in latin)
    for line in opened(papers["record", "en"]).paragraphs:
        assert line._p.pPr is None or line._p.pPr.find(qn("w:bidi")) is None


@pytest.mark.parametrize("ending", DOCUMENTS)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_same_paper_is_the_same_bytes_and_another_moment_is_not(papers, ending, language):
    write, paper = DOCUMENTS[ending].write, papers["next-steps", language]
    assert write(paper) == write(msgspec.convert(msgspec.to_builtins(paper), Paper))
    later = msgspec.structs.replace(paper, moment=datetime(2012, 1, 1, tzinfo=UTC))
    assert write(later) != write(paper)


def test_no_part_of_a_word_document_tells_when_it_was_written(papers):
    with zipfile.ZipFile(io.BytesIO(write_docx(papers["record", "en"]))) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert parts.testzip() is None


def test_whatever_stands_in_a_register_is_written_as_words(papers):
    del papers
    said = list(read_back(opened(MADE_UP)))
    kept = HOSTILE.translate({7: None, 11: None, 0xFFFE: None})
    assert f"Title {kept}" in said
    assert said.count(f"line\nanother {kept}") == ROWS
    pages, _ = text_of(write_pdf(MADE_UP))
    assert bare('#import "x" <w:p> & $x$ *b* \\ @y') in bare("".join(pages))
    assert len(pages) > 3


def test_letters_that_no_font_of_ours_has_stop_no_paper():
    strange = msgspec.structs.replace(MADE_UP, title="საქართველო 中國 \U00010900")
    body = write_pdf(strange)
    assert body == write_pdf(strange)
    assert len(text_of(body)[0]) > 3


def test_the_head_of_a_table_stands_on_every_page_of_a_pdf():
    pages, _ = text_of(write_pdf(MADE_UP))
    assert all("One" in page and "Two" in page for page in pages[:-1])
    assert "Alliance" in pages[1]
    assert "A/1/Rev.2" in pages[1]
