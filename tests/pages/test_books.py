"""Signing books on their pages, and as the files that are signed."""

from __future__ import annotations

from hashlib import sha256

import pytest
from bound import agreement, record, signed, tabled, version
from story import JOINT
from visitor import Visitor

from plenipo.capabilities.books.acts import BookMade, BookSigned
from plenipo.capabilities.documents.acts import DocumentTabled
from plenipo.capabilities.treaties.acts import TreatyOpened

TREATY = "/treaties/lake/book"
DOCUMENT = f"/sessions/{JOINT}/documents/lake/book"
BRACKETED = "# Agreement\n\n1. We share [all] of it.\n"


@pytest.fixture(scope="module")
def guest(tmp_path_factory):
    """Somebody who looks at a register with an agreement of all, and a treaty without a text."""
    far = TreatyOpened(treaty="far", names={"en": "Far"}, clause="csto-charter", depositary="RU")
    path = tmp_path_factory.mktemp("books") / "lake.plenipo"
    acts = [*agreement("ru", "en", prevails="ru"), signed("KZ", "Nursultan"), far]
    with Visitor(record(path, *acts)) as visitor:
        yield visitor


@pytest.fixture(scope="module")
def two(tmp_path_factory):
    """Somebody who looks at a register in which the book of an agreement of two is signed."""
    path = tmp_path_factory.mktemp("two") / "lake.plenipo"
    acts = agreement("ru", "en", may_sign=("RU", "BY"))
    with Visitor(record(path.with_name("before.plenipo"), *acts)) as visitor:
        texts = visitor.data(f"{TREATY}.json")["texts"]
    made = BookMade(
        book="lake-RU",
        session=JOINT,
        document="lake",
        treaty="lake",
        pdf=f"sha256:{1:064x}",
        texts={each["language"]: each["digest"] for each in texts},
        signatories=("RU", "BY"),
        keeper="RU",
    )
    pen = BookSigned(
        book="lake-RU",
        participant="RU",
        person="Dmitry",
        subject="CN=Dmitry, C=RU",
        certificate=f"sha256:{2:064x}",
        before=f"sha256:{1:064x}",
        after=f"sha256:{3:064x}",
    )
    with Visitor(record(path, *acts, made, pen)) as visitor:
        yield visitor


def test_the_page_tells_the_texts_and_who_signs_in_what_order(guest):
    page = guest.read(TREATY)
    data = guest.data(f"{TREATY}.json")
    assert [each["code"] for each in data["signatories"]][:3] == ["AM", "BY", "KZ"]
    assert [(each["language"], each["prevails"]) for each in data["texts"]] == [
        ("ru", True),
        ("en", False),
    ]
    assert all(each["digest"] in page.said for each in data["texts"])
    assert "Русский" in page.said


def test_the_book_is_a_file_the_same_for_readers_of_every_language(guest):
    files = [guest.ask(f"{TREATY}.pdf?lang={tag}").content for tag in ("en", "ru", "ar")]
    assert files[0].startswith(b"%PDF-")
    assert len({sha256(each).hexdigest() for each in files}) == 1


def test_every_link_of_the_page_leads_to_a_file(guest, two):
    for visitor in (guest, two):
        links = [link for link in visitor.read(TREATY).links if link and "book.pdf" in link]
        assert len(links) >= 3
        for link in links:
            assert visitor.ask(link).content.startswith(b"%PDF-")


def test_an_agreement_of_two_has_an_original_for_each(two):
    links = [link for link in two.read(TREATY).links if link and "copy=" in link]
    assert [link.rpartition("=")[2] for link in links] == ["BY", "RU"]
    assert len({two.ask(link).content for link in links}) == 2


def test_who_has_signed_a_book_and_who_has_yet_to(two):
    said = two.read(TREATY).said
    assert "The book lake-RU" in said
    assert "CN=Dmitry, C=RU" in said
    assert "Have yet to sign: Belarus" in said
    (book,) = two.data(f"{TREATY}.json")["books"]
    assert book["current"]
    assert [each["code"] for each in book["waiting"]] == ["BY"]


def test_a_treaty_without_a_text_says_so_and_has_no_file(guest):
    assert "names no document here" in guest.read("/treaties/far/book").said
    assert "names no document here" in guest.read("/treaties/far/book.pdf", status=404).said


def test_a_document_leads_to_the_treaty_whose_text_it_is(guest):
    page = guest.read(DOCUMENT)
    assert any(link and link.startswith(TREATY) for link in page.links)
    above = guest.read(DOCUMENT.removesuffix("/book"))
    assert any(link and link.startswith(DOCUMENT) for link in above.links)


@pytest.mark.parametrize(
    "address",
    [
        f"{TREATY}?variant=torn",
        f"{TREATY}?copy=US",
        f"{DOCUMENT}?variant=certified",
        "/treaties/none/book",
        f"/sessions/{JOINT}/documents/none/book",
    ],
)
def test_what_is_not_there_is_a_sentence(guest, address):
    said = guest.read(address, status=404).said
    assert "There is no" in said or "keeps no copy" in said


def test_a_text_with_brackets_says_what_stands_against_it(tmp_path):
    path = record(tmp_path / "open.plenipo", tabled("en", BRACKETED), version("ru"))
    with Visitor(path) as visitor:
        page = visitor.read(DOCUMENT)
        assert "It cannot be signed yet" in page.said
        assert "is not clean; places that are open: 1." in page.said
        assert not [link for link in page.links if link and "book.pdf" in link]
        assert "is not clean" in visitor.read(f"{DOCUMENT}.pdf", status=404).said


def test_a_text_that_a_reader_may_not_read_is_in_no_book(tmp_path):
    path = record(tmp_path / "hidden.plenipo", *agreement("en"), hidden=DocumentTabled)
    with Visitor(path) as visitor:
        assert "names no document here" in visitor.read(TREATY).said
        assert "waters" not in visitor.ask(f"{TREATY}.json").text
        for address in (f"{TREATY}.pdf", DOCUMENT, f"{DOCUMENT}.pdf"):
            assert visitor.ask(address).status_code == 404, address
    with Visitor(path, "members") as member:
        assert "waters" in member.ask(f"{TREATY}.json").text
