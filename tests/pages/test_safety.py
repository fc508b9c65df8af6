"""What every answer promises to browsers, and hostile names that stay names."""

import asyncio
import gzip
import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from registers import BREAKOUT, SCRIPT, TEMPLATE
from visitor import FACTS, LATER, Read, Visitor

from plenipo.core.audience import EVERYONE, reader
from plenipo.web.app import create_app
from plenipo.web.hosts import Guarded
from plenipo.web.server import _guarded

MINISTERS = "/sessions/ministers-2011-12"
KINDS_OF_ANSWER = {
    "a page": "/",
    "a twin": "/index.json",
    "plain text": "/checkpoint",
    "the description": "/openapi.json",
    "an error": "/sessions/none",
    "an error of a twin": "/sessions/none.json",
    "a way elsewhere": "/moment?session=ministers-2011-12&act=1&to=/",
}


@pytest.mark.parametrize("kind", KINDS_OF_ANSWER)
def test_every_answer_tells_browsers_to_trust_nothing_but_this_site(guest, kind):
    headers = guest.ask(KINDS_OF_ANSWER[kind]).headers
    policy = dict(
        part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";")
    )
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-resource-policy"] == "same-origin"


def test_the_style_sheet_and_the_script_are_kept_for_good_under_the_name_of_their_content(guest):
    page = guest.read("/")
    files = [link for link in page.links if link.startswith("/static/")]
    assert len(files) == 3
    for file in files:
        answer = guest.ask(file)
        assert answer.status_code == 200
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_no_answer_sets_a_cookie(tour):
    assert [address for address, answer in tour.items() if "set-cookie" in answer.headers] == []


def test_no_page_has_a_script_style_or_handler_of_its_own(tour, hostile_tour):
    read = 0
    for address, answer in (*tour.items(), *hostile_tour.items()):
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        for tag, given in Read(answer.text).tags:
            assert tag != "style", address
            facts = given == {"type": FACTS}
            assert tag != "script" or facts or given["src"].startswith("/static/"), address
            assert not [name for name in given if name.startswith("on") or name == "style"], address
            assert not str(given.get("href", "")).lower().startswith("javascript:"), address
        read += 1
    assert read > 800


def test_no_page_takes_anything_from_another_site(tour):
    for address, answer in tour.items():
        if answer.headers["content-type"].startswith("text/html"):
            page = Read(answer.text)
            assert [link for link in page.links if not link.startswith(("/", "#", "?"))] == [], (
                address
            )


@pytest.mark.parametrize("words", [SCRIPT, BREAKOUT, TEMPLATE])
def test_hostile_names_and_reasons_are_read_as_they_were_written(hostile_tour, words):
    readers = [
        address
        for address, answer in hostile_tour.items()
        if answer.headers["content-type"].startswith("text/html")
        and words in Read(answer.text).said
    ]
    assert any(address.startswith("/sessions/ministers") for address in readers)
    assert any(address.startswith("/entries/") for address in readers)


def test_hostile_names_add_no_element_to_any_page(hostile_tour):
    for address, answer in hostile_tour.items():
        if answer.headers["content-type"].startswith("text/html"):
            page = Read(answer.text)
            assert len(page.attribute("script", "src", type="module")) == 1, address
            assert len(page.facts) <= 1, address
            assert [json.loads(each)["@id"] for each in page.facts] in ([], ["#main"]), address
            assert page.attribute("img", "src") == [], address


def test_an_item_with_a_slash_and_a_blank_in_its_number_has_a_page_and_a_twin(stranger):
    (address,) = {
        link for link in stranger.read("/sessions/ministers").links if link.endswith("12%2F1%20bis")
    }
    assert "A number with a slash" in stranger.read(address).said
    assert stranger.data(f"{address}.json")["item"] == "12/1 bis"


@pytest.mark.parametrize("address", ["/", MINISTERS, "/index.json", "/checkpoint", "/openapi.json"])
def test_asking_for_the_headers_gives_those_of_the_answer_and_no_body(guest, address):
    whole, head = guest.ask(address), guest.ask(address, method="HEAD")
    assert head.status_code == 200
    assert head.content == b""
    assert head.headers.get("etag") == whole.headers.get("etag")
    assert head.headers["content-type"] == whole.headers["content-type"]


@pytest.mark.parametrize("address", [MINISTERS, f"{MINISTERS}.json"])
def test_an_answer_that_the_browser_holds_is_not_sent_again(guest, address):
    first = guest.ask(address)
    again = guest.ask(address, If_None_Match=f'"other", {first.headers["etag"]}')
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert guest.ask(address, If_None_Match='W/"0"').status_code == 200


def test_the_tag_differs_by_page_language_and_moment_and_changes_with_the_register(guest):
    answers = [
        guest.ask(MINISTERS),
        guest.ask(f"{MINISTERS}.json"),
        guest.ask(f"{MINISTERS}?state=agreed"),
        guest.ask(MINISTERS, Accept_Language="ru"),
        guest.ask(f"{MINISTERS}?as_of=2011-12-19T12:00Z"),
    ]
    assert len({answer.headers["etag"] for answer in answers}) == len(answers)
    assert all("Accept-Language" in answer.headers["vary"] for answer in answers)


def test_an_answer_is_compressed_for_whoever_reads_that(guest):
    plain = guest.ask(MINISTERS, Accept_Encoding="identity")
    refused = guest.ask(MINISTERS, Accept_Encoding="gzip;q=0")
    packed = guest.ask(MINISTERS, Accept_Encoding="br, gzip")
    assert "content-encoding" not in plain.headers
    assert "content-encoding" not in refused.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert "Accept-Encoding" in packed.headers["vary"]
    assert packed.content == plain.content
    assert int(packed.headers["content-length"]) < len(gzip.compress(plain.content)) * 1.1


def test_what_is_shown_to_some_may_not_be_kept_for_others(small):
    with Visitor(small, "secretariat") as secretary:
        assert secretary.ask("/").headers["cache-control"] == "private, no-cache"
    with Visitor(small) as anybody:
        assert anybody.ask("/").headers["cache-control"] == "public, no-cache"


def test_confidential_pages_say_to_whom_they_are_shown(small):
    with Visitor(small, "secretariat", "member:AM") as secretary:
        assert "Shown to: member:AM, secretariat." in secretary.read("/").said


async def asked_under(app, name):
    """The status that a request under this name is answered with."""
    sent = []
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": "/",
        "raw_path": b"/",
        "query_string": b"",
        "root_path": "",
        "headers": [(b"host", name.encode())],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 8000),
    }

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    await app(scope, receive, send)
    return sent[0]["status"]


def status_of(asked):
    """Return the status of an answer; asked in a thread, as browsers leave a loop in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: asyncio.run(asked)).result()


@pytest.mark.parametrize("name", ["localhost:8000", "127.0.0.1", "[::1]:8000", "LOCALHOST"])
def test_confidential_pages_are_served_under_the_names_of_this_machine(small, name):
    app = _guarded(small, "127.0.0.1", reader(["secretariat"]))
    assert status_of(asked_under(app, name)) == 200


@pytest.mark.parametrize("name", ["elsewhere.example", "localhost.elsewhere.example", "", "[::2]"])
def test_confidential_pages_are_not_served_under_a_name_that_somebody_let_lead_here(small, name):
    app = _guarded(small, "127.0.0.1", reader(["secretariat"]))
    assert status_of(asked_under(app, name)) == 421


def test_public_pages_and_those_for_other_machines_are_served_under_any_name(small):
    public = _guarded(small, "127.0.0.1", EVERYONE)
    opened = _guarded(small, "0.0.0.0", reader(["secretariat"]))  # noqa: S104 - as it is typed
    bare = Guarded(create_app(small, clock=lambda: LATER), ())
    for app in (public, opened, bare):
        assert status_of(asked_under(app, "register.example")) == 200
