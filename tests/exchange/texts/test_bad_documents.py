"""Documents that cannot be used: one clear sentence each, nothing run, nothing fetched."""

import io
import zipfile
from datetime import UTC, datetime
from xml.etree.ElementTree import tostring

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given, settings
from hypothesis import strategies as st
from word_files import R, document, p, parts_of, read, relations, unzipped, zipped

from plenipo.core.errors import InputError
from plenipo.exchange.texts import opening
from plenipo.exchange.texts.authors import read_authors
from plenipo.exchange.texts.docx_writing import write_docx
from plenipo.exchange.texts.opening import DocumentError, load, refuse_unreadable
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

GOOD = p("Words")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refused(content):
    """What the refusal says after the name of the file; it must be a sentence, with advice."""
    with pytest.raises(DocumentError) as error:
        read(content)
    assert isinstance(error.value, InputError)
    assert str(error.value).startswith("text.docx ")
    assert str(error.value).endswith(".")
    assert error.value.advice.endswith(".")
    return str(error.value).removeprefix("text.docx ")


def compound(*streams):
    """An OLE container, as of old Office files and of new ones under a password (MS-CFB)."""
    import struct  # noqa: PLC0415

    free, last = 0xFFFFFFFF, 0xFFFFFFFE
    entries = [("Root Entry", 5, 1, free, last, 0)] + [
        (name, 2, free, place + 1 if place < len(streams) else free, last, 0)
        for place, name in enumerate(streams, 1)
    ]
    directory = b"".join(
        (name.encode("utf-16-le") + b"\0\0").ljust(64, b"\0")
        + struct.pack("<HBBIII16sIQQIQ", 2 * len(name) + 2, kind, 1, free, beside, child, b"",
                      0, 0, 0, start, size)
        for name, kind, child, beside, start, size in entries
    )  # fmt: skip
    header = struct.pack(
        "<8s16sHHHHH6s9I109I", OLE, b"", 0x3E, 3, 0xFFFE, 9, 6, b"",
        0, 1, 1, 0, 4096, last, 0, last, 0, 0, *[free] * 108,
    )  # fmt: skip
    sizes = struct.pack("<128I", 0xFFFFFFFD, last, *[free] * 126)
    return header + sizes + directory.ljust(512, b"\0")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty."),
        (b"\0 \n", "is empty."),
        (b"Just words", "is no Word document, whatever its name says."),
        (b"<html><p>x", "is no Word document, whatever its name says."),
        (b"{\\rtf1 words}", "is a text document (RTF), whatever its name says."),
        (b"\x89PNG\r\n", "is a picture (PNG), whatever its name says."),
        (b"SQLite format 3\x00", "is a database, perhaps a register, and no text."),
        (b"%PDF-1.7 /Font", "is a PDF, in which words have no order that can be relied on."),
        (b"%PDF-1.4 /Subtype /Image", "is a PDF of pictures: it holds no words."),
        (b"PK\x03\x04 broken", "is damaged."),
        (OLE + b"broken", "is damaged."),
        (compound("WordDocument"), "is an old Word document (.doc)."),
        (compound("EncryptionInfo", "EncryptedPackage"), "is protected by a password."),
        (compound("Workbook"), "is an old Office file and no Word document."),
        (zipped({"a.txt": "x"}), "is a zip archive and no Word document."),
        (zipped({"xl/workbook.xml": "<x/>"}), "is a workbook, whatever its name says."),
        (zipped({"ppt/presentation.xml": "<x/>"}), "is a presentation, whatever its name says."),
        (zipped({"content.xml": "<x/>"}), "is an OpenDocument file."),
        (
            zipped({"[Content_Types].xml": "<Types/>"}),
            "holds no text: it has no word/document.xml.",
        ),
    ],
)
def test_what_is_no_word_document_is_said_to_be_what_it_is(content, sentence):
    assert refused(content) == sentence


@pytest.mark.parametrize(
    "part", ["word/document.xml", "word/_rels/document.xml.rels", "_rels/.rels", "word/styles.xml"]
)
def test_broken_xml_is_said_with_its_part(part):
    parts = parts_of(GOOD, styles="") | {part: "<w:document><p>"}
    assert refused(zipped(parts)) == f"is damaged: its part {part} is broken XML."


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "_rels/.rels"])
@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "http://example.org/x.dtd">',
    ],
)
def test_xml_entities_are_refused(part, declared):
    parts = parts_of(GOOD, styles="")
    parts[part] = declared + parts[part]
    assert refused(zipped(parts)) == (
        "declares XML entities, which no document needs and which can do harm."
    )


def test_a_bomb_is_refused_before_anything_is_unpacked(monkeypatch):
    def opened(*_):
        raise AssertionError("something was unpacked")

    bomb = zipped(parts_of(GOOD) | {"word/media/a.xml": bytes(10_000_000)})
    monkeypatch.setattr(zipfile.ZipFile, "open", opened)
    assert refused(bomb) == "would unpack to 10 MB, more than any text needs."


def test_many_parts_that_are_large_together_are_refused(monkeypatch):
    monkeypatch.setattr(opening, "INFLATED", 3_000_000)
    noise = bytes(range(256)) * 4000
    many = zipped(parts_of(GOOD) | {f"word/media/{n}": noise for n in range(4)})
    assert refused(many) == "would unpack to 4 MB, more than any text needs."


def test_a_part_that_lies_about_its_size_is_damaged():
    honest = zipped(parts_of(GOOD * 50))
    with zipfile.ZipFile(io.BytesIO(honest)) as archive:
        size = archive.getinfo("word/document.xml").file_size
    lying = honest.replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert lying != honest
    assert refused(lying) == "is damaged."


def test_a_file_that_is_too_large_is_not_read(tmp_path, monkeypatch):
    path = tmp_path / "text.docx"
    with path.open("wb") as file:
        file.truncate(300_000_000)  # a hole: it takes no room
    monkeypatch.setattr("pathlib.Path.read_bytes", lambda _: pytest.fail("was read"))
    with pytest.raises(DocumentError, match=r"has 300 MB: a text has at most 50 MB\.$"):
        load(path)


def test_bytes_that_are_too_many_are_refused(monkeypatch):
    monkeypatch.setattr(opening, "LARGEST", 100)
    assert refused(document(GOOD)).startswith("has 0 MB: a text has at most 0 MB")


def test_what_is_no_file_is_said(tmp_path):
    with pytest.raises(DocumentError, match=r"is a folder\.$"):
        load(tmp_path)
    with pytest.raises(DocumentError, match=r"does not exist\.$"):
        load(tmp_path / "nothing.docx")
    (tmp_path / "a.docx").write_bytes(document(GOOD))
    assert read(load(tmp_path / "a.docx")).text.provisions


@pytest.mark.parametrize(
    "more",
    [
        {"word/vbaProject.bin": b"x"},
        {"word/activeX/activeX1.bin": b"x"},
        {"[Content_Types].xml": '<Types><Override ContentType="application/vnd.ms-word.document.'
         'macroEnabled.main+xml"/></Types>'},
    ],
)  # fmt: skip
def test_macros_are_refused(more):
    assert refused(zipped(parts_of(GOOD) | more)) == "holds macros, and is not opened."


OUTSIDE = 'TargetMode="External"'


@pytest.mark.parametrize(
    ("kind", "target", "what"),
    [
        ("attachedTemplate", "http://evil.example/t.dotm", "a template from evil.example"),
        ("attachedTemplate", r"\\server\share\t.dotm", "a template from another file"),
        ("attachedTemplate", "file://server/t.dotm", "a template from another file"),
        ("image", "http://evil.example/pixel.png", "a picture from evil.example"),
        ("oleObject", "file:///c:/x.xlsx", "an object from another file"),
        ("frame", "https://evil.example:99/x", "a frame from evil.example"),
        ("subDocument", "other.docx", "another document from another file"),
        ("aFChunk", "x.html", "another document from another file"),
    ],
)
def test_what_would_be_fetched_is_refused(kind, target, what):
    parts = parts_of(GOOD, more=[(kind, target, f" {OUTSIDE}")])
    assert refused(zipped(parts)) == f"fetches {what}."
    elsewhere = parts_of(GOOD) | {
        "word/_rels/settings.xml.rels": relations((kind, target, f" {OUTSIDE}"))
    }
    assert refused(zipped(elsewhere)) == f"fetches {what}."


@pytest.mark.parametrize("target", ["file:///C:\\Templates\\UN.dotx", "UN.dotm", "c:/UN.dotm"])
def test_a_template_of_the_writers_own_computer_is_not_looked_for_and_said(target):
    parts = parts_of(GOOD, more=[("attachedTemplate", target, f" {OUTSIDE}")])
    found = read(zipped(parts))
    assert found.text.provisions[0].content
    assert found.lost == (f"The document: left out: the template “{target}” (not looked for).",)


def test_links_are_kept_as_their_words():
    link = '<w:hyperlink r:id="r0"><w:r><w:t>here</w:t></w:r></w:hyperlink>'
    parts = parts_of(p("See ", link), more=[("hyperlink", "http://example.org/", f" {OUTSIDE}")])
    found = read(zipped(parts))
    assert found.text.provisions[0].content[0].text == "See here"
    assert found.lost == ("At paragraph 1 “See here”: left out: the address of the link “here”.",)


@pytest.mark.parametrize("code", ["DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "MACROBUTTON"])
def test_a_field_that_would_run_or_fetch_is_kept_as_its_words(code):
    begin, apart, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    told = f"<w:r><w:instrText>{code} c:/windows/cmd.exe</w:instrText></w:r>"
    found = read(document(p("a ", begin, told, apart, "b", end)))
    assert found.text.provisions[0].content[0].text == "a b"
    assert found.lost == (
        f"At paragraph 1 “a b”: left out: the field {code} (its words are kept).",
    )


def test_a_document_with_nothing_in_it_is_a_text_without_provisions():
    assert read(document("")).text.provisions == ()


def test_a_pdf_given_as_text_is_refused_where_text_is_read():
    with pytest.raises(DocumentError, match="is a PDF of pictures"):
        refuse_unreadable(b"%PDF-1.4 /Subtype/Image", "scan.txt")
    refuse_unreadable(b"[Words] of a text", "text.txt")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", b"author,delegation\nJane Doe,EU\nIvan Petrov,RU\n"),
        ("a.csv", "\ufeffJane Doe;EU\r\n\r\nIvan Petrov;RU".encode()),
        ("a.toml", b'[authors]\n"Jane Doe" = "EU"\n"Ivan Petrov" = "RU"'),
        ("a.toml", b'"Jane Doe" = "EU"\n"Ivan Petrov" = "RU"'),
    ],
)
def test_a_table_says_for_whom_authors_write(name, content):
    assert read_authors(content, name=name) == {"Jane Doe": "EU", "Ivan Petrov": "RU"}


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("a.csv", b"Jane Doe\n", "has not two cells in line 1"),
        ("a.csv", b"A,EU\nB,\n", "has no author or no delegation in line 2"),
        ("a.csv", b"A,EU\nA,RU\n", 'gives "A" two delegations, EU and RU'),
        ("a.csv", b'A,"EU\n', "cannot be read at line 1"),
        ("a.csv", b"\xff\xfe", "is not written in UTF-8"),
        ("a.csv", b"a\0,b", "is no table of authors"),
        ("a.csv", b"x" * 1_000_001, "is too large"),
        ("a.toml", b"x", "is no valid TOML"),
        ("a.toml", b"authors = 1", "has no table"),
        ("a.toml", b"[authors]\nA = 1", 'gives "A" no delegation in words'),
    ],
)
def test_a_table_of_authors_that_is_off_is_told_where(name, content, what):
    with pytest.raises(DocumentError) as error:
        read_authors(content, name=name)
    assert str(error.value).startswith(f"{name} {what}")
    assert error.value.advice


@pytest.mark.parametrize("tag", ["w:ins", "w:smartTag", "w:sdt><w:sdtContent"])
def test_elements_in_elements_without_end_are_refused(tag):
    ends = "></".join(reversed(tag.split("><")))
    deep = f"<{tag}>" * 5000 + f"</{ends}>" * 5000
    assert refused(document(f"<w:p>{deep}</w:p>")) == (
        "is nested deeper than any text, element in element."
    )


ODD = ("", "x", "-1", "0", "8", "999999999999", "9" * 5000, "\u0663", "ins", "\u202e")
"""Values that no attribute should have."""


def every_kind_of_element():
    """A document of ours, with lists, notes, comments and changes."""
    inner = Bracket("b2", (Alternative((Run("c"),), (Stance("RU", "oppose"),)),))
    text = Text(
        (
            Provision("h", "heading", "1", 0, (Run("A", "b"), Mark("f"), Note("n"))),
            Provision("f", "footnote", "1", 1, (Run("note"),)),
            Provision("p", "paragraph", "1", 1, (
                Run("x\ty\n"), Blank("X"),
                Bracket("b1", (Alternative((Run("d"), inner), (Stance("EU"),)),)),
                Bracket("b3", (Alternative(), Alternative((Run("e"),))), part="first"),
            )),
            Provision("r", "row", content=(Run("a\tb"),)),
            Provision("s", "row", content=(Run("c"),)),
        )
    )  # fmt: skip
    content, _ = write_docx(text, names={}, moment=datetime(2026, 1, 1, tzinfo=UTC), mode="tracked")
    numbers = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="lowerLetter"/><w:lvlRestart w:val="1"/><w:lvlText w:val="%1"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/><w:lvlOverride '
        'w:ilvl="0"><w:startOverride w:val="2"/></w:lvlOverride></w:num>'
    )
    field = "".join(
        f'<w:r><w:fldChar w:fldCharType="{k}"/></w:r>' for k in ("begin", "separate", "end")
    )
    more = parts_of(p("x", field, numbered=("1", "0")), numbering=numbers)
    parts = unzipped(content)
    listed = more["word/document.xml"].partition("<w:body>")[2].partition("</w:body>")[0].encode()
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"<w:body>", b"<w:body>" + listed
    )
    parts["word/numbering.xml"] = more["word/numbering.xml"].encode()
    kind = f'<Relationship Id="n" Type="{R}/numbering" Target="numbering.xml"/>'.encode()
    rels = "word/_rels/document.xml.rels"
    parts[rels] = parts[rels].replace(b"</Rel", kind + b"</Rel")
    return parts


PARTS = every_kind_of_element()
WORDS = [name for name in PARTS if name.startswith("word/") and name.endswith(".xml")]


@settings(max_examples=150)
@given(st.data())
def test_whatever_stands_in_a_document_it_is_read_or_refused(data):
    name = data.draw(st.sampled_from(WORDS))
    root = fromstring(PARTS[name])
    elements = list(root.iter())
    for _ in range(data.draw(st.integers(1, 4))):
        one, other = data.draw(st.sampled_from(elements)), data.draw(st.sampled_from(elements))
        how = data.draw(st.sampled_from(("attribute", "tag", "empty", "away", "into")))
        if how == "attribute" and one.attrib:
            one.set(data.draw(st.sampled_from(sorted(one.attrib))), data.draw(st.sampled_from(ODD)))
        elif how == "tag":
            one.tag = other.tag
        elif how == "empty":
            one.clear()
        elif how == "away":
            one.attrib.clear()
        elif one not in other.iter() and other not in one.iter():
            other.append(one)
    try:
        found = read(zipped(PARTS | {name: tostring(root)}))
    except DocumentError:
        return
    ids = [provision.id for provision in found.text.provisions]
    assert len(set(ids)) == len(ids)
    assert all(provision.depth >= 0 for provision in found.text.provisions)
    write_docx(found.text, names={}, moment=datetime(2026, 1, 1, tzinfo=UTC))
