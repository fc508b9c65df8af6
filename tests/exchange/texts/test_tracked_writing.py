"""What stands in a text as stances goes out as changes that can be accepted and rejected."""

import io
from datetime import UTC, datetime

import docx
import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given, settings
from hypothesis import strategies as st
from word_files import lines, read, unzipped

from plenipo.exchange.texts.docx_writing import write_docx
from plenipo.text.model import (
    OPPOSE,
    PROPOSE,
    RESERVE,
    RIVAL,
    SUPPORT,
    Alternative,
    Bracket,
    Mark,
    Note,
    Provision,
    Run,
    Stance,
    Text,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MOMENT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
NAMES = {"EU": "Jane Doe", "RU": "Ivan Petrov"}
BACK = {"Jane Doe": "EU", "Ivan Petrov": "RU"}
TAKEN_OUT = {"Accept": ("del", "ins"), "Reject": ("ins", "del")}


def settled(content, command):
    """The paragraphs when all is accepted or rejected, told by Word's rules and not our reader.

    What falls is taken out, what stays is kept; a paragraph whose end falls goes on in the next.
    """
    falls, _ = TAKEN_OUT[command]
    body = fromstring(unzipped(content)["word/document.xml"]).find(f"{W}body")
    found, beginning = [], ""
    for paragraph in body.iter(f"{W}p"):
        beginning += _words(paragraph, falls)
        if paragraph.find(f"{W}pPr/{W}rPr/{W}{falls}") is None:
            found.append(beginning)
            beginning = ""
    return [line for line in [*found, beginning] if line.strip()]


def _words(element, falls):
    text = ""
    for child in element:
        name = child.tag.removeprefix(W)
        if name in {"t", "delText"}:
            text += child.text or ""
        elif name in {"tab", "br"}:
            text += {"tab": "\t", "br": "\n"}[name]
        elif name not in {falls, "pPr", "rPr"}:
            text += _words(child, falls)
    return text


def one(words, *stances):
    return Alternative((Run(words),) if words else (), tuple(Stance(*s) for s in stances))


def bracket(*alternatives, name="b1", **more):
    return Bracket(name, alternatives, **more)


def paragraph(*content, name="p1", number="1"):
    return Provision(name, "paragraph", number, 0, content)


def tracked(*provisions):
    return write_docx(Text(provisions), names=NAMES, moment=MOMENT, mode="tracked")


@st.composite
def changed(draw):
    """Content with changes, and its words when all are accepted and when all are rejected."""
    pieces, accepted, rejected = [], "", ""
    for number in range(draw(st.integers(0, 6))):
        words = draw(st.text("abc ,", min_size=1, max_size=4))
        other = draw(st.text("xyz ,", min_size=1, max_size=4))
        name = f"b{number}"
        form = draw(st.sampled_from(("run", "ins", "del", "both", "swap", "swap ins", "inside")))
        if form == "run":
            pieces.append(Run(words, "i"))
            accepted, rejected = accepted + words, rejected + words
        elif form == "ins":
            pieces.append(bracket(one(words, ("EU",)), name=name))
            accepted += words
        elif form == "del":
            pieces.append(bracket(one(words, ("RU", OPPOSE)), name=name))
            rejected += words
        elif form == "both":
            pieces.append(bracket(one(words, ("EU",), ("RU", OPPOSE)), name=name))
        elif form == "swap":
            pieces.append(bracket(one(words), one(other, ("EU",)), name=name))
            accepted, rejected = accepted + other, rejected + words
        elif form == "swap ins":
            old = one(words, ("EU",), ("RU", OPPOSE))
            pieces.append(bracket(old, one(other, ("RU",)), name=name))
            accepted += other
        else:
            inner = bracket(one(other, ("RU", OPPOSE)), name=f"{name}i")
            outer = Alternative((Run(words), inner, Run("!")), (Stance("EU"),))
            pieces.append(bracket(outer, name=name))
            accepted += f"{words}!"
    return tuple(pieces), accepted, rejected


@settings(max_examples=100)
@given(st.lists(changed(), min_size=1, max_size=3))
def test_accepting_and_rejecting_give_the_words_that_the_stances_say(all_changed):
    provisions = [
        Provision(f"p{n}", "heading", content=(Run("_"), *content, Run("_")))
        for n, (content, _, _) in enumerate(all_changed)
    ]
    names = iter(range(1000))
    provisions = [_renamed(p, names) for p in provisions]
    content, lost = tracked(*provisions)
    assert lost == ()
    assert settled(content, "Accept") == [f"_{accepted}_" for _, accepted, _ in all_changed]
    assert settled(content, "Reject") == [f"_{rejected}_" for _, _, rejected in all_changed]
    found = read(content, delegations=BACK)
    assert shorn(found.text) == shorn(Text(tuple(provisions)))


def _renamed(provision, names):
    def piece(given_piece):
        if not isinstance(given_piece, Bracket):
            return given_piece
        alternatives = tuple(
            Alternative(tuple(map(piece, a.content)), a.stances) for a in given_piece.alternatives
        )
        return Bracket(f"b{next(names)}", alternatives)

    return Provision(provision.id, provision.kind, content=tuple(map(piece, provision.content)))


def shorn(text):
    """The text in short, runs of one style that follow each other being one."""
    return [line.replace("</i><i>", "") for line in lines(text)], [b.id for _, b in text.brackets()]


def test_changes_have_authors_and_moments():
    content, _ = tracked(paragraph(bracket(one("x", ("EU",))), Run("y")))
    xml = unzipped(content)["word/document.xml"].decode()
    assert '<w:ins w:id="1" w:author="Jane Doe" w:date="2026-03-02T09:30:00Z">' in xml
    assert b"<w:trackRevisions/>" in unzipped(content)["word/settings.xml"]


def test_a_whole_paragraph_goes_with_its_number_and_its_end():
    content, lost = tracked(
        paragraph(Run("One."), name="p1"),
        paragraph(bracket(one("Two.", ("EU",))), name="p2", number="2"),
        paragraph(bracket(one("Three.", ("RU", OPPOSE)), name="b2"), name="p3", number="3"),
        paragraph(Run("Four."), name="p4", number="4"),
    )
    assert lost == ()
    assert settled(content, "Accept") == ["1.\tOne.", "2.\tTwo.", "4.\tFour."]
    assert settled(content, "Reject") == ["1.\tOne.", "3.\tThree.", "4.\tFour."]


def test_a_whole_row_goes_with_its_cells():
    rows = (
        Provision("r1", "row", content=(Run("a\tb"),)),
        Provision("r2", "row", content=(bracket(one("c\td", ("EU",)), relation=RIVAL),)),
        Provision("r3", "row", "3", content=(bracket(one("e\tf", ("RU", OPPOSE)), name="b2"),)),
        Provision("r4", "row", content=(bracket(one("\tg", ("EU",)), name="b3"),)),
    )
    content, lost = tracked(*rows)
    assert lost == ()
    made = docx.Document(io.BytesIO(content)).tables[0]
    assert [len(row.cells) for row in made.rows] == [2, 2, 2, 2]
    kinds = [[e.tag.removeprefix(W) for e in row._tr.xpath("w:trPr/*")] for row in made.rows]
    assert kinds == [[], ["ins"], ["del"], []]
    assert read(content, delegations=BACK).text == Text(rows)


def test_an_insertion_over_several_provisions_is_tracked_in_each():
    def part(words, which, *stances):
        return bracket(one(words, *stances), part=which)

    text = (
        paragraph(Run("Begin"), part(" new", "first")),
        paragraph(part("newer", "middle"), name="p2"),
        paragraph(part("newest ", "last", ("EU",)), Run("end"), name="p3"),
    )
    content, lost = tracked(*text)
    assert lost == ()
    assert settled(content, "Reject") == ["1.\tBegin", "1.\t", "1.\tend"]
    assert read(content, delegations=BACK).text == Text(text)


@pytest.mark.parametrize(
    ("piece", "reason"),
    [
        (bracket(one("a", ("EU",)), one("b", ("RU",))), "its alternatives are rivals"),
        (bracket(one("a"), one("b", ("EU",)), one("c", ("RU",))), "its alternatives are rivals"),
        (bracket(one("a", ("EU", RESERVE))), "nobody proposes or opposes anything in it"),
        (
            bracket(one("a", ("EU",), ("EU", OPPOSE))),
            "the same party proposes and opposes it",
        ),
        (
            bracket(one("a"), one("", ("EU",))),
            "one of its alternatives is no text, and the others are not one proposal",
        ),
        (
            bracket(one("a"), one("b", ("EU",)), part="first"),
            "it goes over several provisions and has several alternatives",
        ),
    ],
)
def test_what_is_no_change_stays_a_bracket_with_a_comment_and_is_listed(piece, reason):
    provision = paragraph(Run("x "), piece, Run(" y"))
    content, lost = tracked(provision)
    (sentence,) = lost
    assert sentence.endswith(f"not kept: that a bracket is a tracked change: {reason}.")
    comments = [(c.author, c.text) for c in docx.Document(io.BytesIO(content)).comments]
    assert comments == [("Plenipo", f"This is no tracked change: {reason}.")]
    found = read(content, delegations=BACK)
    assert found.text == Text((provision,))
    assert (found.remarks, found.authors, found.lost) == ((), (), ())


def test_a_bracket_of_nobody_stays_one_without_a_comment():
    provision = paragraph(Run("x "), bracket(one("a")))
    content, lost = tracked(provision)
    assert len(lost) == 1
    assert not list(docx.Document(io.BytesIO(content)).comments)
    assert read(content).text == Text((provision,))


def test_rivals_inside_an_insertion_are_brackets_inside_it():
    inner = bracket(one("a", ("EU",)), one("b", ("RU",)), name="b2", relation=RIVAL)
    outer = bracket(Alternative((Run("x "), inner), (Stance("EU"),)))
    content, lost = tracked(paragraph(Run("s "), outer, Run(" t")))
    assert len(lost) == 1
    assert settled(content, "Accept") == ["1.\ts x [a – EU / b – RU] t"]
    assert settled(content, "Reject") == ["1.\ts  t"]
    assert read(content, delegations=BACK).text.provisions[0].content[1] == outer


def test_a_deletion_of_all_that_another_inserted_is_not_taken_for_the_insertion():
    inner = bracket(one("a", ("RU", OPPOSE)), name="b2")
    outer = bracket(Alternative((inner,), (Stance("EU"),)))
    content, lost = tracked(paragraph(Run("s "), outer))
    assert len(lost) == 1
    assert read(content, delegations=BACK).text.provisions[0].content[1] == outer


def test_what_a_change_cannot_tell_is_a_comment_of_who_says_it_and_is_listed():
    piece = bracket(one("a", ("EU", PROPOSE, "in 2025"), ("RU", SUPPORT), ("G77", RESERVE, "x")))
    content, lost = tracked(paragraph(Run("s "), piece))
    assert lost == (
        "At 1 “s a”: not kept: that EU says “also proposes” (it is a comment).",
        "At 1 “s a”: not kept: that RU says “retain” (it is a comment).",
        "At 1 “s a”: not kept: that G77 says “reserve” (it is a comment).",
    )
    found = read(content, delegations=BACK)
    assert lines(found.text) == ["paragraph 1: s [a – EU propose]"]
    assert [(r.party, r.text, r.about) for r in found.remarks] == [
        ("EU", "also proposes: in 2025", "a"),
        ("RU", "retain", "a"),
        ("G77", "reserve: x", "a"),
    ]


def test_another_library_opens_what_is_written():
    text = Text(
        (
            Provision("t", "title", content=(Run("Agreement"),)),
            Provision("h", "heading", content=(Run("Part I"),)),
            paragraph(Run("a"), Mark("f"), Note("of the chair"), bracket(one("b", ("EU",)))),
            Provision("f", "footnote", "1", 1, (Run("note"),)),
            Provision("r", "row", content=(Run("c\td"),)),
        )
    )
    content, _ = write_docx(text, names=NAMES, moment=MOMENT)
    made = docx.Document(io.BytesIO(content))
    assert [(q.style.name, q.text) for q in made.paragraphs if q.text] == [
        ("Title", "Agreement"),
        ("Heading 1", "Part I"),
        ("Numbered Paragraph 1", "1.\ta[b – EU]"),
    ]
    assert [c.text for row in made.tables[0].rows for c in row.cells] == ["c", "d"]
    assert [(c.author, c.text) for c in made.comments] == [("Facilitator", "of the chair")]
    assert made.core_properties.title == "Agreement"


def test_a_text_from_the_right_is_written_from_the_right():
    text = Text((paragraph(Run("نص 1")), Provision("r", "row", content=(Run("أ"),))), "ar")
    content, _ = write_docx(text, names={}, moment=MOMENT)
    xml = unzipped(content)["word/document.xml"].decode()
    assert xml.count("<w:bidi/>") == 3  # two paragraphs and the section
    assert "<w:bidiVisual/>" in xml
    assert "<w:rtl/>" in xml
    assert read(content).text == text
