"""What is live in a real browser: a page follows the register while somebody else writes to it."""

import json
import re
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from registers import SESSION, Chronicle
from test_leaks import begin

PROGRAM = Path(sys.executable).with_name("plenipo")
PAGE = f"/sessions/{SESSION}"
ITEM = f"{PAGE}/items/2"
ROW = 'tr[data-live="row-2"]'


@contextmanager
def running(path, port):
    """A server that is stopped again."""
    command = [PROGRAM, "serve", path, "--port", port]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        yield re.search(r"http://[^/]+", server.stdout.readline())[0]
        server.terminate()


@pytest.fixture
def chronicle(tmp_path):
    """A register that this process writes to, while the server's reads it."""
    chronicle = Chronicle(tmp_path / "live.plenipo")
    begin(chronicle)
    yield chronicle
    chronicle.registrar.close()


@pytest.fixture
def home(serve, chronicle):
    return serve(chronicle.registrar.store.path)


def test_a_page_follows_what_another_process_records(visit, home, chronicle):
    page = visit(home + PAGE)
    page.wait_for_selector("#live:not([hidden])")
    page.evaluate("document.querySelector('h1').dataset.kept = 'yes'")
    before = page.locator(ROW).inner_text()
    chronicle.position("2", "UZ", "object", reason="told while you looked")
    page.get_by_text("told while you looked").first.wait_for()
    assert page.locator(ROW).inner_text() != before
    assert page.locator("h1").get_attribute("data-kept") == "yes"
    fresh = visit(home + PAGE)
    assert page.locator(ROW).inner_html() == fresh.locator(ROW).inner_html()


def test_keyboard_and_open_details_stay_where_they_are(visit, home, chronicle):
    page = visit(home + ITEM)
    page.wait_for_selector("#live:not([hidden])")
    page.locator("#UZ a").first.focus()
    chronicle.position("2", "UZ", "object", reason="a first word")
    page.get_by_text("a first word").first.wait_for()
    assert page.evaluate("document.activeElement.closest('li').id") == "UZ"


def test_a_page_says_when_it_is_not_live_and_catches_up(visit, chronicle):
    with running(chronicle.registrar.store.path, "0") as address:
        port = address.rpartition(":")[2]
        page = visit(address + ITEM, cut_off=True)
        page.wait_for_selector("#live:not([hidden])")
    page.wait_for_selector("#not-live:not([hidden])")
    assert page.locator("#live").is_hidden()
    chronicle.position("2", "UZ", "object", reason="said while you were away")
    with running(chronicle.registrar.store.path, port):
        page.get_by_text("said while you were away").first.wait_for()
        page.wait_for_selector("#live:not([hidden])")
        assert page.locator("#not-live").is_hidden()


def test_the_past_is_not_live(visit, home):
    page = visit(f"{home}{PAGE}?as_of=2011-12-19T12:30Z")
    assert page.locator("#live").count() == 0
    assert page.evaluate("document.body.dataset.liveAt ?? ''") == ""


def test_the_stream_is_one_of_events(home):
    with httpx.stream("GET", f"{home}/live?at={ITEM}&since=0") as stream:
        assert stream.headers["content-type"] == "text/event-stream"
        assert stream.headers["cache-control"] == "no-store"
        assert "script-src 'self'" in stream.headers["content-security-policy"]
        lines = [line for line, _ in zip(stream.iter_lines(), range(8), strict=False)]
    assert lines[0] == "retry: 1000"
    assert lines[2] == "event: clock"
    assert lines[6] == "event: page"
    assert json.loads(lines[7].removeprefix("data: ")) == {}


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("at=/nowhere", 404),
        ("at=https://elsewhere.example/", 400),
        ("at=/&since=x", 400),
        (f"at={PAGE}%3Fas_of%3D2011-12-19", 404),
        ("at=/checkpoint", 404),
    ],
)
def test_what_cannot_be_listened_to_is_answered_in_a_sentence(home, query, status):
    refused = httpx.get(f"{home}/live?{query}")
    assert refused.status_code == status
    assert "</h1>" in refused.text
