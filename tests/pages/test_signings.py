"""The pages of a signing: the 22 agreed documents of the demonstration on the eve of the summit."""

import io

from docx import Document
from pypdf import PdfReader

HOME = "/signings/summit-2011"
EVE = "as_of=2011-12-19T20:30Z"
NOT_READY = {
    "9": {"text", "languages", "paper"},
    "10": {"powers"},
    "13": {"text", "languages", "paper"},
    "16": {"languages", "paper"},
    "20": {"paper"},
}


def test_the_page_says_in_one_sentence_whether_the_summit_can_sign(guest):
    data = guest.data(f"{HOME}.json?{EVE}")
    assert (data["ready"], data["count"], data["total"]) == (False, 17, 22)
    assert data["says"] in guest.read(f"{HOME}?{EVE}").said
    (line,) = guest.data(f"/signings.json?{EVE}")["signings"]
    assert line["says"] == data["says"]


def test_of_each_document_that_is_not_ready_it_says_what_is_missing(guest):
    papers = guest.data(f"{HOME}.json?{EVE}")["papers"]
    missing = {
        paper["number"]: {c["check"] for c in paper["checks"] if not c["ready"]}
        for paper in papers
        if not paper["ready"]
    }
    assert missing == NOT_READY


def test_it_says_who_must_do_it_and_by_when_and_what_is_overdue(guest):
    papers = {p["number"]: p for p in guest.data(f"{HOME}.json?{EVE}")["papers"]}
    (text, *_) = [check for check in papers["9"]["checks"] if not check["ready"]]
    assert [who["code"] for who in text["who"]] == ["BY"]
    assert text["until"] == "20 December 2011, 00:00 (Europe/Moscow)"
    assert text["overdue"]
    (powers,) = [check for check in papers["10"]["checks"] if not check["ready"]]
    assert not powers["overdue"]
    assert "20 December 2011, 00:00 (Europe/Moscow): overdue" in guest.read(f"{HOME}?{EVE}").said


def test_before_the_brackets_were_opened_and_papers_bound_less_was_ready(guest):
    early = guest.data(f"{HOME}.json?as_of=2011-12-19T18:30Z")
    assert early["count"] == 0


def test_in_the_narrow_format_it_says_who_signs_and_who_stays_out(guest):
    papers = {p["number"]: p for p in guest.data(f"{HOME}.json")["papers"]}
    assert [m["code"] for m in papers["11"]["apart"]] == ["UZ"]
    order = [m["code"] for m in papers["1"]["signatories"]]
    assert order == ["AM", "BY", "KZ", "KG", "RU", "TJ", "UZ"]


def test_the_list_is_a_paper_to_send_on(guest):
    address = f"{HOME}/list.docx?{EVE}"
    document = Document(io.BytesIO(guest.ask(address).content))
    told = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "Reform of the drug control strategy" in told
    assert "Brackets are open in CSC/2011/L.1: 7." in told
    pages = PdfReader(io.BytesIO(guest.ask(f"{HOME}/list.pdf?{EVE}").content)).pages
    assert "Signing at the summit in the Kremlin" in pages[0].extract_text()
    assert guest.ask(address).content == guest.ask(address).content


def test_the_screen_begins_with_the_first_document_and_the_first_of_the_alphabet(guest):
    data = guest.data(f"{HOME}/ceremony.json")
    assert (data["done"], data["total"], data["now"]["number"]) == (0, 22, "1")
    assert [s["member"]["code"] for s in data["now"]["signatories"] if s["next"]] == ["AM"]
    assert data["then"]["number"] == "2"


def test_a_signing_that_is_not_there_is_told_in_a_sentence(guest):
    for page in ("", "/list", "/ceremony", "/table"):
        answer = guest.read(f"/signings/nowhere{page}", 404)
        assert "There is no signing “nowhere”." in answer.said
