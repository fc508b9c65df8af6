"""LibreOffice and Plenipo read what the other writes."""

import io
from datetime import UTC, datetime
from pathlib import Path

import pypdf
import pytest
from office import WORD
from test_tracked_writing import settled
from word_files import lines, read

from plenipo.exchange.texts.docx_writing import write_docx
from plenipo.text.model import (
    AD_REFERENDUM,
    OPPOSE,
    RIVAL,
    Alternative,
    Blank,
    Bracket,
    Mark,
    Note,
    Provision,
    Run,
    Stance,
    Text,
)

FILES = Path(__file__).parent / "files"
NAMES = {"EU": "Jane Doe"}
READ = [
    "title: Agreement on Rivers",
    "part Part I: Aims",
    "  article Article 1: Waters",
    (
        "    paragraph 1.1: Parties [shall / should – G77 propose] protect"
        "[, <b>urgently</b>, – EU propose] all rivers<mark fn1>:"
    ),
    "      footnote 1: Lakes too.",
    "      subparagraph (a): large ones;",
    "      subparagraph (b): small ones.",
    "    paragraph 1.2: They report [annually].",
    "  article Article 2: Means",
    "    paragraph: They act, [where appropriate,  – RU oppose]together; see the annex.",
    "    paragraph: [A paragraph that was added. – EU propose]",
    "    row: River\tLength",
    "    row: To be completed",
    "    paragraph: Page 2 is the last.",
]


def one(words, *stances):
    return Alternative((Run(words),), tuple(Stance(*stance) for stance in stances))


def paragraph(name, number, *content, kind="paragraph", depth=1, **more):
    return Provision(name, kind, number, depth, content, **more)


def bracket(name, *alternatives, **more):
    return Bracket(name, alternatives, **more)


# No change of a change is at the very end of a paragraph: there LibreOffice 7.4 saves only the
# later of the two.
IN_IT = bracket("b6", one("not ", ("RU", OPPOSE)))
TEXT = Text(
    (
        Provision("t", "title", content=(Run("Agreement"),)),
        Provision("a1", "article", "Article 1", 0, (Run("Aims"),)),
        paragraph(
            "p1", "1", Run("Parties "), bracket("b1", one("shall"), one("should", ("EU",))),
            Run(" act"), bracket("b2", one(", soon,", ("G77",))), Run(" in "),
            bracket("b3", one("all ", ("US", OPPOSE))), Run("cases", "bi"), Mark("f1"), Run("."),
        ),
        Provision("f1", "footnote", "1", 2, (Run("A "), Run("note", "i"))),
        paragraph("p2", "2", bracket("b4", one("A new paragraph.", ("RU",)))),
        paragraph(
            "p3", "(a)", Run("Then "),
            bracket("b5", Alternative((Run("mine "), IN_IT, Run("here")), (Stance("EU"),))),
            Run("."), Note("applies to all"), kind="subparagraph", depth=2, status=AD_REFERENDUM,
        ),
        paragraph(
            "p4", "2 bis",
            bracket("b7", one("x", ("EU",)), one("y", ("US",)), relation=RIVAL),
            bracket("b10", Alternative((), (Stance("RU", "reserve", "to 5"),)), one("z")),
            Blank("X"), Run(" end."),
        ),
        Provision("r1", "row", "", 1, (Run("c\td\te"),)),
        Provision("r2", "row", "", 1, (bracket("b11", one("h\ti", ("EU",))),)),
        Provision("r3", "row", "", 1, (bracket("b12", one("j\tk", ("RU", OPPOSE))),)),
        Provision("r4", "row", "", 1, (Run("f\tg"),)),
        paragraph(
            "p5", "3", Run("Last"),
            bracket("b8", one(" gone", ("EU",), ("US", OPPOSE))), Run("."),
        ),
        paragraph("p6", "4", bracket("b9", one("Old paragraph.", ("US", OPPOSE)))),
        paragraph("p7", "5", Run("End.")),
    )
)  # fmt: skip
RIVALS = "[x – EU / y – US][no text – RU reserve (to 5) / z][X] end."
ACCEPTED = [
    "Agreement", "Article 1\tAims", "1.\tParties should act, soon, in cases1.",
    "2.\tA new paragraph.", "(a)\tThen mine here. [Agreed ad ref]", f"2 bis.\t{RIVALS}",
    "c", "d", "e", "h", "i", "f", "g", "3.\tLast.", "5.\tEnd.",
]  # fmt: skip
REJECTED = [
    "Agreement", "Article 1\tAims", "1.\tParties shall act in all cases1.",
    "(a)\tThen . [Agreed ad ref]", f"2 bis.\t{RIVALS}",
    "c", "d", "e", "j", "k", "f", "g", "3.\tLast.", "4.\tOld paragraph.", "5.\tEnd.",
]  # fmt: skip


def written(mode):
    moment = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
    return write_docx(TEXT, names=NAMES, moment=moment, mode=mode)


def check(content):
    found = read(content)
    assert lines(found.text) == READ
    assert [sentence.partition(": left out: ")[2] for sentence in found.lost] == [
        "a break of the page.",
        "the address of the link “the annex”.",
        "that a cell goes over 2 columns.",
        "the field PAGE (its words are kept).",
    ]
    assert [(r.provision, r.party, r.text) for r in found.remarks] == [("p5", "RU", "How large?")]
    assert {(a.name, a.delegation) for a in found.authors} == {
        ("Jane Doe", "EU"),
        ("Ivan Petrov", "RU"),
        ("Li Wei", "G77"),
    }


def test_what_libreoffice_wrote_is_read():
    check((FILES / "office.docx").read_bytes())


def test_what_libreoffice_writes_here_is_read(office):
    check(office.converted((FILES / "office.fodt").read_bytes(), "fodt", WORD))


@pytest.mark.parametrize("mode", ["brackets", "tracked"])
def test_a_text_that_libreoffice_saved_again_is_the_same_text(office, mode):
    content, _ = written(mode)
    found = read(
        office.converted(content, "docx", WORD), delegations={name: c for c, name in NAMES.items()}
    )
    assert found.text == TEXT
    assert found.lost == ()


@pytest.mark.parametrize(("command", "wanted"), [("Accept", ACCEPTED), ("Reject", REJECTED)])
def test_libreoffice_accepts_and_rejects_as_the_stances_say(office, command, wanted):
    content, _ = written("tracked")
    assert office.settled(content, command) == wanted
    assert settled(content, command) == [line.replace("s1.", "s.") for line in wanted]


def test_libreoffice_prints_what_is_written(office):
    content, _ = written("brackets")
    pdf = pypdf.PdfReader(io.BytesIO(office.converted(content, "docx", "pdf")))
    words = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    assert "1. Parties [shall / should – EU] act[, soon, – G77] in [all – US delete]cases" in words
    assert "1 A note" in words
