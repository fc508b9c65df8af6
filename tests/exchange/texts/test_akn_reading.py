"""The UN's documents are read to the last word, with their votes; bad ones with one sentence."""

import re
from pathlib import Path

import pytest
from defusedxml.ElementTree import parse

from plenipo.exchange.texts.akn_meta import AKN, AknError, Tally
from plenipo.exchange.texts.akn_reading import read_akn
from plenipo.text.model import Blank, Mark, Note, Run, words

DATA = Path(__file__).parents[4] / "shared/data/akn4un"
FILES = sorted(DATA.glob("**/*.xml"))
LANGUAGES = {"A": "ar", "C": "zh", "E": "en", "F": "fr", "G": "de", "R": "ru", "S": "es"}


def read(name):
    path = DATA / name
    if not path.exists():
        pytest.skip("the UN's documents are not here")
    return read_akn(path.read_bytes(), name=path.name)


def squeezed(said):
    return re.sub(r"\s", "", said)


def words_of(path):
    """All words of preamble, body and annexes in order, notes after the words that call them."""
    root = parse(path).getroot()
    found = []
    for tag in ("preamble", "mainBody"):
        found += root.iter(f"{{{AKN}}}{tag}")
    return "".join(_told(part) for part in found)


def _told(element):
    tag = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
    told = "".join([element.text or "", *(_told(child) + (child.tail or "") for child in element)])
    if tag == "num":
        return squeezed(told).rstrip(".-") or squeezed(told)
    return "" if not tag else squeezed(told)


def read_words(text):
    """The same of what was read: notes stand where they are called, as in the document."""
    notes = {p.id: p for p in text.provisions if p.kind == "footnote"}
    told = []
    for provision in text.provisions:
        if provision.kind != "footnote":
            told.append(provision.number)
            told.extend(
                words(notes[piece.to].content if isinstance(piece, Mark) else (piece,))
                for piece in provision.content
            )
    return squeezed("".join(told))


@pytest.mark.skipif(not FILES, reason="the UN's documents are not here")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_word_of_the_uns_documents_is_in_the_text(path):
    found = read_akn(path.read_bytes(), name=path.name)
    assert read_words(found.text) == words_of(path)
    assert len({p.id for p in found.text.provisions}) == len(found.text.provisions)
    assert all("kept as plain words" in sentence for sentence in found.lost)
    assert found.meta.symbol.startswith("S/RES/")
    assert found.meta.date
    assert found.meta.body
    assert sum(tally.count for tally in found.meta.tallies) in {14, 15}


def test_paragraphs_keep_their_printed_numbers_and_what_belongs_to_them():
    text = read("S_RES_2734-2410318E.xml").text
    assert [p.number for p in text.provisions if p.kind == "paragraph" and not p.depth] == [
        str(number) for number in range(1, 112)
    ]
    first = text.provision("para_50")
    place = text.provisions.index(first)
    assert [(p.kind, p.depth, p.number) for p in text.provisions[place : place + 7]] == [
        ("paragraph", 0, "1"),
        ("heading", 1, ""),
        ("subparagraph", 1, "(a)"),
        ("heading", 1, ""),
        ("subparagraph", 1, "(b)"),
        ("heading", 1, ""),
        ("subparagraph", 1, "(c)"),
    ]


def test_annexes_that_are_flat_are_read_by_their_numbers():
    text = read("S_RES_2734-2410318E.xml").text
    places = [place for place, p in enumerate(text.provisions) if p.kind == "annex"]
    assert [text.provisions[place].number for place in places] == ["Annex I", "Annex II"]
    first = text.provisions[places[0] : places[1]]
    assert [(p.number, p.depth) for p in first[2:13]] == [
        ("(a)", 2),
        *((f"({number})", 3) for number in ("i", "ii", "iii", "iv", "v", "vi")),
        *((f"({letter})", 2) for letter in "bcde"),
    ]
    assert ("(i)", 2) in [(p.number, p.depth) for p in first[13:]]
    assert [(p.number, p.depth) for p in first[-2:]] == [("(cc)", 2), ("(dd)", 2)]


def test_lists_whose_second_half_stands_after_its_point_are_as_deep_as_it_says():
    text = read("S_RES_2765-2424370E.xml").text
    place = text.provisions.index(text.provision("para_143"))
    assert [(p.number, p.depth) for p in text.provisions[place : place + 4]] == [
        ("36", 0),
        ("(i)", 1),
        ("(a)", 2),
        ("(b)", 2),
    ]


def test_footnotes_are_called_where_the_document_calls_them():
    text = read("S_RES_2744-2413338E.xml").text
    notes = [p for p in text.provisions if p.kind == "footnote"]
    calls = [piece.to for p in text.provisions for piece in p.content if isinstance(piece, Mark)]
    assert [note.number for note in notes] == ["1", "2", "3"]
    assert calls == [note.id for note in notes]
    assert words(notes[2].content).startswith("The summary is distinct from a recommendation.")


def test_a_preamble_opens_with_its_formula_in_italics():
    first, second = read("S_RES_2726-2404965E.xml").text.provisions[:2]
    assert [(piece.text, piece.style) for piece in first.content] == [
        ("The Security Council", "i"),
        (",", ""),
    ]
    assert second.kind == "recital"
    assert second.content[0].style == "i"


def test_what_is_said_of_a_resolution_is_read():
    meta = read("S_RES_2722-2400437E.xml").meta
    assert meta.symbol == "S/RES/2722 (2024)"
    assert meta.title == "Resolution 2722 (2024)"
    assert (meta.date, meta.body, meta.kind) == ("2024-01-10", "Security Council", "resolution")
    assert meta.work == "/akn/un/statement/deliberation/unsc/2024-01-10/2722-2024/"
    assert meta.expression.endswith("/eng@/")
    assert [step.outcome for step in meta.steps] == ["draftResolution", "adopted"]
    assert meta.steps[0].document == "S/2024/37"


def test_votes_are_read_with_who_cast_them():
    tallies = read("S_RES_2722-2400437E.xml").meta.tallies
    assert [(tally.choice, tally.count, len(tally.members)) for tally in tallies] == [
        ("for", 11, 11),
        ("abstaining", 4, 4),
    ]
    assert tallies[1] == Tally(
        "abstaining", 4, ("ALGERIA", "CHINA", "MOZAMBIQUE", "RUSSIAN FEDERATION")
    )


def test_where_a_document_does_not_agree_with_itself_it_is_said():
    assert read("S_RES_2756-2420106E.xml").doubts == (
        (
            'The document says "Adopted 13-0-2, 9771st meeting" and counts '
            "12 for, 0 against, 2 abstaining."
        ),
    )
    assert read("S_RES_2726-2404965E.xml").doubts == ()


def test_seven_languages_have_one_structure():
    texts = {letter: read(f"languages/S_RES_2734-2410318{letter}.xml").text for letter in LANGUAGES}
    assert {letter: text.language for letter, text in texts.items()} == LANGUAGES
    shapes = {tuple((p.kind, p.depth) for p in text.provisions) for text in texts.values()}
    assert len(shapes) == 1
    assert len(next(iter(shapes))) == 284


def body_of(inside):
    return (
        f'<akomaNtoso xmlns="{AKN}"><act name="act"><body>{inside}</body></act></akomaNtoso>'
    ).encode()


@pytest.mark.parametrize(
    ("inside", "sentence"),
    [
        (
            "<paragraph><content><p>a</p><foreign><m>x</m></foreign></content></paragraph>",
            "1 block in another markup is left out.",
        ),
        (
            '<componentRef src="http://example.org/part"/><p>a</p>',
            "1 part in another document is left out.",
        ),
        ("<p>a <del>old words</del> b</p>", "1 passage struck out is left out."),
        ("<p>a <del>old words</del> b</p>", "8 letters and figures of the document are in no"),
        ('<p>a<img src="http://example.org/p.png"/></p>', "1 picture is left out."),
        ("<p>m<sup>2</sup></p>", "1 raised letter or word is kept as plain words."),
        (
            '<table><tr><td colspan="2"><p>a</p></td></tr></table>',
            "1 cell over several columns or rows is kept as plain words.",
        ),
    ],
)
def test_what_no_text_of_ours_holds_is_told(inside, sentence):
    found = read_akn(body_of(inside), name="a.xml")
    assert any(told.startswith(sentence) for told in found.lost), found.lost


def test_notes_of_editors_are_notes_and_gaps_are_blanks():
    source = "<p>By <placeholder>X</placeholder><remark>to be settled</remark></p>"
    (provision,) = read_akn(body_of(source), name="a.xml").text.provisions
    assert provision.content == (Run("By "), Blank("X"), Note("to be settled"))


HEAD = f'<akomaNtoso xmlns="{AKN}">'
WHOLE = (
    f'{HEAD}<statement name="decision"><mainBody><paragraph><num>1.</num><content>'
    "<p>Words</p></content></paragraph></mainBody></statement></akomaNtoso>"
)


def test_a_document_without_a_head_is_read():
    found = read_akn(WHOLE.encode(), name="a.xml")
    assert [(p.number, words(p.content)) for p in found.text.provisions] == [("1", "Words")]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "a.xml is empty."),
        (b"   \n", "a.xml is empty."),
        (b"PK\x03\x04 and more", "a.xml is no XML that can be read: line 1,"),
        (WHOLE.encode()[:-20], "a.xml is no XML that can be read: line 1,"),
        (b'<?xml version="1.0" encoding="klingon"?><a/>', "written in an encoding nobody knows"),
        (b"<html><body/></html>", "begins with <html> and is no Akoma Ntoso document"),
        (b"<akomaNtoso><act/></akomaNtoso>", "another version of Akoma Ntoso (none)"),
        (
            b'<!DOCTYPE a [<!ENTITY b "c">]>' + WHOLE.encode(),
            "a.xml declares a document type or entities",
        ),
        (
            b'<!DOCTYPE a SYSTEM "http://example.org/a.dtd">' + WHOLE.encode(),
            "a.xml declares a document type or entities",
        ),
        (f"{HEAD}</akomaNtoso>".encode(), "a.xml holds no document."),
        (f"{HEAD}<debate/></akomaNtoso>".encode(), "a.xml holds a <debate>; a text is one of"),
        (f"{HEAD}<statement/></akomaNtoso>".encode(), "a.xml holds no words of a text."),
        (b"<a>" * 400 + b"</a>" * 400, "a.xml has more than 150 elements inside each other."),
        (b" " * 20_000_001, "a.xml has 20 MB, and no text is larger than 20 MB."),
    ],
)
def test_what_cannot_be_read_is_told_in_one_sentence(content, sentence):
    with pytest.raises(AknError) as error:
        read_akn(content, name="a.xml")
    assert sentence in error.value.sentence
    assert error.value.advice
