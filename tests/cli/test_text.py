"""Texts in files from the command line: what is told, and with which exit code."""

import msgspec
import pytest

DRAFT = "1. We [act - BY; AM delete] soon.\n\n2. We meet. [Agreed]\n"


@pytest.fixture
def draft(tmp_path):
    path = tmp_path / "draft.md"
    path.write_text(DRAFT, "utf-8")
    return path


def test_a_clean_text_is_0_and_a_bracketed_one_1(plenipo, draft):
    assert plenipo("text", "check", draft, "--parties", "BY,AM").code == 1
    draft.write_text("1. We act.\n", "utf-8")
    said = plenipo("text", "check", draft)
    assert said.code == 0
    assert said.out[-1] == "Clean: nothing is bracketed, nothing is missing."


def test_all_of_it_as_json(plenipo, draft):
    said = plenipo("text", "check", draft, "--parties", "BY,AM", "--json")
    told = msgspec.json.decode("\n".join(said.out))
    assert told["account"]["parties"]["AM"][0]["kind"] == "oppose"
    assert told["counts"]["paired"] == 2
    assert told["text"]["provisions"][1]["status"] == "agreed"


def test_what_is_irregular_is_told_with_its_place(plenipo, draft):
    draft.write_text("1. We [act.\n", "utf-8")
    first = plenipo("text", "check", draft).out[0]
    assert first.endswith(
        ":1:7: This bracket is never closed. It is read as closing at the end of its paragraph."
    )


def test_parties_of_a_file(plenipo, draft, tmp_path):
    draft.write_text("1. We [act - the Alliance].\n", "utf-8")
    names = tmp_path / "parties.txt"
    names.write_text("ALL=Alliance\nFOO\n", "utf-8")
    draft.write_text("1. We [act - Alliance; FOO delete].\n", "utf-8")
    said = plenipo("text", "check", draft, "--parties", names)
    assert "  ALL: proposes 1" in said.out
    assert "  FOO: opposes 1" in said.out


def test_as_a_party_wants_it(plenipo, draft):
    said = plenipo("text", "show", draft, "--as", "AM", "--parties", "BY,AM")
    assert said.out[0] == "1. We soon."
    said = plenipo("text", "show", draft, "--as", "XX")
    assert said.code == 2
    assert said.err[0].startswith("Nobody called 'XX' holds anything of this text")


@pytest.mark.parametrize("ending", [".docx", ".xml", ".md"])
def test_what_is_converted_is_the_same_text(plenipo, draft, tmp_path, ending):
    other = tmp_path / f"other{ending}"
    assert plenipo("text", "convert", draft, other, "--parties", "BY,AM").code == 0
    said = plenipo("text", "compare", draft, other, "--parties", "BY,AM")
    assert (said.code, said.out[-1]) == (0, "Provisions: 2 same.")


def test_a_difference_is_1(plenipo, draft, tmp_path):
    other = tmp_path / "other.md"
    other.write_text(DRAFT.replace("soon", "at once"), "utf-8")
    said = plenipo("text", "compare", draft, other, "--parties", "BY,AM")
    assert said.code == 1
    assert "{-soon-}{+at once+}" in said.out[0].replace(" {+", "{+")


def test_a_pdf_is_written_and_never_read(plenipo, draft, tmp_path):
    paper = tmp_path / "draft.pdf"
    assert plenipo("text", "convert", draft, paper).code == 0
    assert paper.read_bytes().startswith(b"%PDF")
    said = plenipo("text", "check", paper)
    assert said.code == 2
    assert "PDF" in said.err[0]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("zeros.md", b"\x00\x01\x02", "is no text, whatever its name says."),
        ("old.txt", "1. Действие".encode("cp1251"), "is not in UTF-8: line 1"),
        ("broken.docx", b"PK\x03\x04broken", "is damaged."),
        (
            "evil.xml",
            b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
            "declares a document type",
        ),
    ],
)
def test_what_cannot_be_read_is_one_sentence(plenipo, tmp_path, name, content, sentence):
    path = tmp_path / name
    path.write_bytes(content)
    said = plenipo("text", "check", path)
    assert said.code == 2
    assert sentence in said.err[0]
    assert not said.out


def test_what_is_not_there_or_not_known(plenipo, draft, tmp_path):
    assert plenipo("text", "check", tmp_path / "none.md").code == 2
    said = plenipo("text", "chek", draft)
    assert said.err[0] == "There is no 'plenipo text chek': did you mean 'check'?"
    said = plenipo("text", "convert", draft, tmp_path / "draft.odt")
    assert said.err[0] == "No text can be written as '.odt'."
    assert plenipo("text").out[0].startswith("Usage: plenipo text check FILE")
