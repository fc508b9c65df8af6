"""Papers as they are served: files beside the pages, of the moment, language and reader."""

import io
import zipfile
from datetime import UTC, datetime, timedelta

import docx
import pytest
from papers_told import MINISTERS, Desk, plain
from registers import SECRETS, SESSION
from visitor import LATER, Visitor

from plenipo.cli.main import main
from plenipo.core.audience import reader
from plenipo.exchange.documents import DOCUMENTS, formats_of
from plenipo.web.app import create_app
from plenipo.web.layout import all_pages

PAPERS = f"/sessions/{MINISTERS}/papers"
KINDS = ("next-steps", "decisions", "journal", "record")
EVERY = [(kind, ending) for kind in KINDS for ending in DOCUMENTS]


def words_of(body):
    """All that can be read in a Word document."""
    document = docx.Document(io.BytesIO(body))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(line.text for line in document.paragraphs), *cells])


def test_the_papers_are_listed_each_with_its_files(guest):
    page = guest.read(PAPERS)
    for kind in KINDS:
        assert f"{PAPERS}/{kind}" in page.links
        assert {f"{PAPERS}/{kind}.docx", f"{PAPERS}/{kind}.pdf"} <= set(page.links)
    assert PAPERS in guest.read(f"/sessions/{MINISTERS}").links


@pytest.mark.parametrize(("kind", "ending"), EVERY)
def test_a_file_is_served_as_what_it_is_with_a_name(guest, demonstration, kind, ending):
    answer = guest.ask(f"{PAPERS}/{kind}{ending}?lang=ru")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == DOCUMENTS[ending].media
    name = f"{MINISTERS}-{kind}-ru{ending}"
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert answer.headers["x-content-type-options"] == "nosniff"
    with Desk(demonstration) as desk:
        assert answer.content == DOCUMENTS[ending].write(desk.paper(kind, language="ru"))


@pytest.mark.parametrize("ending", DOCUMENTS)
def test_a_file_that_a_browser_holds_is_not_sent_again(guest, ending):
    address = f"{PAPERS}/record{ending}"
    first = guest.ask(address)
    tag = first.headers["etag"]
    assert guest.ask(address, if_none_match=tag).status_code == 304
    assert guest.ask(f"{address}?lang=fr", if_none_match=tag).status_code == 200
    others = {guest.ask(f"{PAPERS}/record{form}").headers["etag"] for form in ("", ".json")}
    assert tag not in others
    headed = guest.ask(address, "HEAD")
    assert (headed.status_code, headed.content) == (200, b"")
    assert headed.headers["etag"] == tag


def test_the_language_is_that_of_the_address_or_of_the_browser(guest):
    french = guest.ask(f"{PAPERS}/next-steps.docx", accept_language="fr")
    assert "Suites à donner" in words_of(french.content)
    assert guest.ask(f"{PAPERS}/next-steps.docx?lang=fr").content == french.content
    assert "Accept-Language" in french.headers["vary"]


def test_a_file_of_a_past_moment_is_that_of_the_page_then(guest):
    early = "as_of=2011-12-19T12:00Z"
    assert guest.data(f"{PAPERS}/decisions.json?{early}")["paper"]["blocks"] == [
        {"type": "paragraph", "text": "No decision was taken.", "number": 0}
    ]
    assert "No decision was taken." in words_of(
        guest.ask(f"{PAPERS}/decisions.docx?{early}").content
    )
    assert guest.ask(f"{PAPERS}/decisions.docx?as_of=2011-12-01").status_code == 404


@pytest.mark.parametrize(
    ("address", "status"),
    [
        (f"{PAPERS}/nothing", 404),
        (f"{PAPERS}/nothing.docx", 404),
        (f"{PAPERS}/record.odt", 404),
        (f"{PAPERS}/.pdf", 404),
        ("/sessions/none/papers", 404),
        ("/sessions/none/papers/record.pdf", 404),
        (f"/sessions/{MINISTERS}/papers.docx", 404),
        ("/journal.docx", 404),
        ("/rules/csto-consensus.pdf", 404),
        (f"{PAPERS}/record.pdf?as_of=yesterday", 400),
    ],
)
def test_what_is_not_there_is_told_in_a_sentence(guest, address, status):
    answer = guest.ask(address)
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("text/html")
    assert "Traceback" not in answer.text


def test_papers_texts_and_compilations_are_to_be_had_as_files():
    found = {page.name: set(formats_of(page)) for page in all_pages() if page.document}
    assert found == {
        "paper": {".docx", ".pdf"},
        "text": {".tracked.docx", ".docx", ".pdf", ".xml", ".md"},
        "compilation": {".docx", ".csv"},
        "notification": {".docx", ".pdf"},
        "registration": {".docx", ".pdf"},
        "signing_list": {".docx", ".pdf"},
        "treaty_book": {".pdf"},
        "document_book": {".pdf"},
        "annual_report": {".docx", ".pdf"},
        "handover": {".docx", ".pdf"},
        "communique": {".docx", ".pdf"},
        "contributions": {".docx", ".csv"},
        "plan": {".docx", ".pdf"},
        "status": {".csv", ".xml", ".docx", ".pdf"},
    }


@pytest.mark.parametrize("kind", KINDS)
def test_no_file_tells_what_its_reader_may_not_read(small, kind):
    address = f"/sessions/{SESSION}/papers/{kind}.docx"
    with Visitor(small) as visitor, Visitor(small, "secretariat") as secretary:
        public = words_of(visitor.ask(address).content)
        opened = words_of(secretary.ask(address).content)
    assert not [secret for secret in SECRETS if secret in public]
    assert [secret for secret in SECRETS if secret in opened]
    assert "private" in secretary.ask(address).headers["cache-control"]


def test_a_file_depends_on_the_register_and_the_moment_and_not_on_the_clock(demonstration):
    from litestar.testing import TestClient  # noqa: PLC0415

    bodies = []
    for clock in (LATER, LATER + timedelta(days=400)):
        app = create_app(demonstration, reader(()), clock=lambda when=clock: when)
        with TestClient(app) as client:
            bodies.append([client.get(f"{PAPERS}/{k}{e}").content for k, e in EVERY])
    assert bodies[0] == bodies[1]


def test_the_command_writes_the_files_that_the_pages_serve(guest, demonstration, tmp_path, capsys):
    out = tmp_path / "to" / "send"
    words = ["papers", str(demonstration), MINISTERS, "--out", str(out), "--language", "fr"]
    assert main(words) == 0
    for kind, ending in EVERY:
        served = guest.ask(f"{PAPERS}/{kind}{ending}?lang=fr").content
        assert (out / f"{MINISTERS}-{kind}-fr{ending}").read_bytes() == served
    digest = guest.data(f"{PAPERS}/record.json?lang=fr")["digest"]
    assert digest in capsys.readouterr().out
    assert len(list(out.iterdir())) == len(EVERY)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nothing"], "There is no session 'nothing'"),
        ([MINISTERS, "--language", "xx"], "There are no papers in 'xx'"),
        ([MINISTERS, "--reader", "nobody"], "There is no circle of readers 'nobody'"),
        ([MINISTERS, "--as-of", "then"], "'then' is not a moment"),
    ],
)
def test_the_command_says_what_is_wrong(demonstration, words, said, capsys):
    assert main(["papers", str(demonstration), *words]) == 2
    assert said in capsys.readouterr().err


def test_the_command_says_where_it_cannot_write(demonstration, tmp_path, capsys):
    (tmp_path / "taken").write_text("")
    out = str(tmp_path / "taken" / "papers")
    assert main(["papers", str(demonstration), MINISTERS, "--out", out]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_the_command_tells_a_reader_what_that_reader_may_read(small, tmp_path):
    for circles in ("public", "secretariat"):
        words = ["papers", str(small), SESSION, "--out", str(tmp_path / circles)]
        assert main([*words, "--reader", circles]) == 0
    public, opened = (
        plain(words_of((tmp_path / circles / f"{SESSION}-record-en.docx").read_bytes()))
        for circles in ("public", "secretariat")
    )
    assert SECRETS[0] not in public
    assert SECRETS[0] in opened


def test_a_word_document_that_is_served_is_a_whole_one(guest):
    body = guest.ask(f"{PAPERS}/journal.docx").content
    with zipfile.ZipFile(io.BytesIO(body)) as parts:
        assert parts.testzip() is None
    assert docx.Document(io.BytesIO(body)).core_properties.created == datetime(
        2011, 12, 20, 9, 30, tzinfo=UTC
    )
