"""What others may try at a room: forged, replayed, cut and swollen requests; what they are told."""

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from assembled import Assembly
from litestar.routes import HTTPRoute
from litestar.testing import TestClient
from story import JOINT

from plenipo.web.accounts.door import Accounts
from plenipo.web.accounts.office import Office, office_path
from plenipo.web.answer import SAFETY
from plenipo.web.counter import MOST_BYTES
from plenipo.web.hosts import Guarded
from plenipo.web.room import Room

PARTS = {
    "session": JOINT,
    "item": "2",
    "person": "by.head",
    "code": "AM",
    "number": "3",
    "rule": "csto-consensus",
    "link": "x" * 43,
}
"""What stands for the parts of an address; for others a word that nothing is called."""
STATED = {"session": JOINT, "item": "2", "member": "AM", "stance": "agree", "text": "sha256:a"}
FIELDS = {"name": "x", "person": "by.head", "code": "x"}
TRANSIENT = {"attempt", "ceremony"}
"""What is kept of requests that were refused: failed attempts, and what was begun."""
OF_THE_ROOM = ("/acts", "/drafts", "/slips")
ELSEWHERE = "https://elsewhere.example"


@pytest.fixture(scope="module")
def assembly(tmp_path_factory):
    with Assembly(tmp_path_factory.mktemp("room") / "room.plenipo") as assembly:
        yield assembly


@pytest.fixture(scope="module")
def routes(assembly):
    """Every address there is, with something in place of its parts, and its methods."""
    found = {}
    for route in assembly.room.application().routes:
        path = re.sub(r"{(\w+):\w+}", lambda part: PARTS.get(part[1], "x"), route.path)
        found[path] = methods(route)
    return found


def methods(route):
    if isinstance(route, HTTPRoute):
        return sorted(route.methods)
    return sorted(route.route_handler.opt["methods"])


def taking(routes, method):
    return [path for path, methods in routes.items() if method in methods]


def everything(assembly):
    """All that is kept: of the register its size, of the office every row."""
    tables = assembly.office.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
    kept = sorted({name for (name,) in tables} - TRANSIENT)
    assert {"account", "session", "passkey", "draft", "ballot_paper"} <= set(kept)
    rows = {
        name: sorted(map(repr, assembly.office.rows(f"SELECT * FROM {name}")))  # noqa: S608
        for name in kept
    }
    return assembly.size, rows


FORGERIES = {
    "another site": ({"Origin": ELSEWHERE, "Sec-Fetch-Site": "cross-site"}, True),
    "another site that says nothing": ({"Origin": ELSEWHERE, "Sec-Fetch-Site": ""}, True),
    "another host of the site": ({"Sec-Fetch-Site": "same-site"}, True),
    "no page at all": ({"Origin": "null", "Sec-Fetch-Site": "none"}, True),
    "a page of this site, another session's token": ({}, False),
}


@pytest.mark.parametrize("forged", FORGERIES)
def test_no_form_is_taken_that_the_persons_own_page_did_not_send(assembly, routes, forged):
    headers, own = FORGERIES[forged]
    secretary = assembly.browser("secretary")
    secret = secretary.token if own else assembly.browser("secretary").token
    before = everything(assembly)
    posts = taking(routes, "POST")
    assert {"/acts", "/drafts", "/slips", "/sign-out", "/account/people"} <= set(posts)
    for path in posts:
        data = FIELDS | {"token": secret}
        if path in OF_THE_ROOM:
            data = {"_type": "position.stated", **STATED, "_csrf": secret}
        answer = assembly.client.post(
            path, data=data, headers=secretary._headers(headers), follow_redirects=False
        )
        assert answer.status_code == 403, (path, answer.status_code)
        assert "set-cookie" not in answer.headers, path
    assert everything(assembly) == before


@pytest.mark.parametrize("kind", ["text/plain", "multipart/form-data; boundary=x", "", "text/json"])
def test_what_another_site_can_send_without_asking_is_no_json(assembly, routes, kind):
    secretary = assembly.browser("secretary")
    before = everything(assembly)
    for path in taking(routes, "POST"):
        headers = {"Content-Type": kind, "Origin": ELSEWHERE, "Sec-Fetch-Site": "cross-site"}
        body = b'{"act": {"type": "position.stated", "session": "joint-2011"}}'
        answer = assembly.client.post(
            path, content=body, headers=secretary._headers(headers), follow_redirects=False
        )
        assert answer.status_code in {400, 403}, (path, answer.status_code)
    assert everything(assembly) == before


def test_json_of_another_site_is_refused(assembly):
    secretary, before = assembly.browser("am.head"), assembly.size
    for site in ("cross-site", "same-site", "anything"):
        told = {"act": {"type": "position.stated", **STATED}}
        assert secretary.send(told, **{"Sec-Fetch-Site": site}).status_code == 403
    told = {"act": {"type": "position.stated", **STATED}}
    answer = secretary.send(told, **{"Sec-Fetch-Site": "none", "Origin": ELSEWHERE})
    assert answer.status_code == 403
    assert assembly.size == before


def test_a_ballot_of_another_site_is_not_in_the_box(assembly):
    paper = {"session": JOINT, "vote": "S-1", "member": "AM", "ballot": "0" * 32, "cast": "for"}
    head, before = assembly.browser("am.head"), everything(assembly)
    for forged in (
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none", "Origin": ELSEWHERE},
    ):
        answer = assembly.client.post("/ballots", json=paper, headers=head._headers(forged))
        assert answer.status_code == 403
        assert answer.json()["error"].startswith("The form was not sent from a page of this site")
    assert everything(assembly) == before


def test_a_form_sent_again_with_its_key_is_recorded_once(assembly):
    head, before = assembly.browser("am.head"), assembly.size
    for _ in range(3):
        assert head.form("position.stated", **STATED, _key="form-1").status_code == 303
    assert assembly.size == before + 1


def test_a_request_of_one_session_is_none_of_the_next(assembly):
    head = assembly.browser("am.head")
    fields = {"_type": "position.stated", "_csrf": head.token, **STATED}
    answer = assembly.client.post(
        "/sign-out", data={"token": head.token}, headers=head._headers({})
    )
    assert answer.status_code in {200, 303}
    before = assembly.size
    answer = assembly.client.post("/acts", data=fields, headers=head._headers({}))
    assert answer.status_code == 401
    again = assembly.browser("am.head")
    answer = assembly.client.post("/acts", data=fields, headers=again._headers({}))
    assert answer.status_code == 403
    assert assembly.size == before


def test_a_cookie_from_before_signing_in_is_nobodys_afterwards(assembly):
    guest = assembly.client.get("/sign-in", headers={"Cookie": ""})
    fixed = guest.headers["set-cookie"].partition("plenipo=")[2].partition(";")[0]
    signed_in = assembly.browser("am.head")
    assert signed_in.secret != fixed
    answer = assembly.client.get("/account", headers={"Cookie": f"plenipo={fixed}"})
    assert "Am.Head" not in answer.text


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("decision.taken", {"session": JOINT, "item": "2", "decision": "X", "outcome": "adopted"}),
        ("item.deferred", {"session": JOINT, "item": "2", "reason": "x"}),
        ("sitting.opened", {"session": JOINT, "sitting": "1"}),
        ("floor.given", {"session": JOINT, "member": "AM"}),
        (
            "credentials.issued",
            {"credential": "X", "person": "am.head", "name": "x", "role": "chair"},
        ),
        ("position.stated", {**STATED, "member": "BY"}),
    ],
)
@pytest.mark.parametrize("person", ["am.head", "am.adviser", "interpreter", "rs.observer", ""])
def test_nobody_does_what_is_the_chairs_the_secretariats_or_anothers(
    assembly, person, kind, fields
):
    before = assembly.size
    more = {"rule": "csto-consensus", "says": "adopted"} if kind == "decision.taken" else {}
    more |= {"says": "not-required"} if kind == "sitting.opened" else {}
    browser = assembly.browser(person)
    assert browser.act(kind, **fields, **more).status_code in {401, 403}
    for principal in ("BY", "secretariat", "chair"):
        answer = browser.act(kind, **fields, **more, _for=principal)
        assert answer.status_code in {401, 403}, answer.text
    assert assembly.size == before


def test_every_answer_of_every_address_tells_browsers_to_trust_nothing_else(assembly, routes):
    guest, head = assembly.browser(), assembly.browser("am.head")
    asked = 0
    for path in routes:
        for method in ("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"):
            if path == "/live":
                continue
            for browser in (guest, head):
                answer = assembly.client.request(
                    method, path, headers=browser._headers({}), follow_redirects=False
                )
                asked += 1
                assert answer.status_code < 500, (method, path)
                lacking = {n for n, v in SAFETY.items() if answer.headers.get(n) != v}
                assert lacking <= {"Referrer-Policy"}, (method, path, lacking)
                assert answer.headers["referrer-policy"] in {"no-referrer", "same-origin"}
                assert_cookie_is_safe(answer.headers.get("set-cookie", ""), secure=False)
                if method not in routes[path] and method != "OPTIONS":
                    assert answer.status_code == 405, (method, path)
                    assert set(answer.headers["allow"].split(", ")) <= set(routes[path])
    assert asked > 900
    assert "unsafe" not in SAFETY["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in SAFETY["Content-Security-Policy"]


def assert_cookie_is_safe(cookie, *, secure):
    if cookie:
        name, *rest = cookie.split("; ")
        assert {"HttpOnly", "Path=/"} <= set(rest)
        assert [part for part in rest if part.lower() in {"samesite=lax", "samesite=strict"}]
        assert name.startswith("__Host-") == secure
        assert ("Secure" in rest) == secure


@pytest.mark.parametrize(
    "where", ["/nowhere", "/live?at=/nowhere", "/live?at=//elsewhere", "/live"]
)
def test_errors_carry_the_same_headers(assembly, where):
    headers = {"Last-Event-ID": "x"} if where == "/live" else {}
    answer = assembly.browser().get(where, **headers)
    assert answer.status_code in {400, 404}
    assert {n: answer.headers.get(n) for n in SAFETY} == dict(SAFETY)


def test_over_https_every_cookie_is_one_no_other_host_can_set(tmp_path, assembly, routes):
    office = Office.open(office_path(tmp_path / "x.plenipo"))
    accounts = Accounts(office, "https://room.example.org", clock=assembly.clock)
    room = Room(assembly.path, assembly.registrar, accounts)
    given = 0
    with TestClient(room.application(), base_url="https://room.example.org") as https:
        for path in taking(routes, "GET"):
            if path == "/live":
                continue
            https.cookies.clear()
            cookie = https.get(path, follow_redirects=False).headers.get("set-cookie", "")
            given += bool(cookie)
            assert_cookie_is_safe(cookie, secure=True)
    office.close()
    assert given > 0


def test_bodies_beyond_all_measure_are_refused_in_a_sentence(assembly, routes):
    head, before = assembly.browser("am.head"), everything(assembly)
    body = b"x=" + b"x" * (MOST_BYTES + 1)
    for path in taking(routes, "POST"):
        for kind in ("application/x-www-form-urlencoded", "application/json"):
            headers = head._headers({"Content-Type": kind})
            answer = assembly.client.post(path, content=body, headers=headers)
            assert answer.status_code == 413, path
            assert "longer than anything" in answer.text
            assert answer.headers["content-type"].startswith(kind) or kind.endswith("urlencoded")
    assert everything(assembly) == before


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff",
        b"{}",
        b"[]",
        b"null",
        b"7",
        b"[" * 100_000,
        b'{"act":' * 20_000,
        b"\x00",
        b"%ff=%00",
    ],
    ids=[*"abcdefghij"],
)
@pytest.mark.parametrize(
    "kind", ["application/json", "application/x-www-form-urlencoded", "image/png"]
)
def test_whatever_is_sent_is_answered_in_a_sentence(assembly, routes, body, kind):
    head, before = assembly.browser("am.head"), everything(assembly)
    for path in taking(routes, "POST"):
        headers = head._headers({"Content-Type": kind})
        answer = assembly.client.post(path, content=body, headers=headers, follow_redirects=False)
        assert answer.status_code in {400, 401, 403, 413}, (path, answer.status_code)
        if answer.headers["content-type"].startswith("application/json"):
            assert answer.json()["error"] or answer.json()["refusals"]
    assert everything(assembly) == before


TRICKS = (
    "/../../etc/passwd",
    "/static/../../etc/passwd",
    "/static/0/..%2f..%2fetc%2fpasswd",
    "/static/%2e%2e/%2e%2e",
    "//elsewhere.example/",
    "/sessions/..%2f..",
    "/sessions/%00",
    "/sessions/%ff%fe",
    "/sessions/" + "x" * 5_000,
    "/members/%0d%0aSet-Cookie:%20x=1",
    "/people/../account",
    "/moment?session=joint-2011&act=1&to=//elsewhere.example",
    "/moment?session=joint-2011&act=1&to=https://elsewhere.example/",
    "/moment?session=joint-2011&act=1&to=/%0d%0aSet-Cookie:x=1",
    "/moment?session=joint-2011&act=1&to=/\\elsewhere.example",
    "/sign-in?next=//elsewhere.example",
    "/?lang=%0d%0aX: y",
    "/?as_of=%0d%0aX: y",
    "/;/acts",
    "/acts/",
    "/acts.json",
    "/entries/-1",
    "/entries/99999999999999999999999",
)


@pytest.mark.parametrize("path", TRICKS)
def test_no_trick_in_an_address_leads_elsewhere(assembly, path):
    answer = assembly.browser("am.head").get(path)
    assert answer.status_code in {200, 303, 307, 308, 400, 404, 405}
    assert "root:" not in answer.text
    assert "x-y" not in answer.headers
    assert "set-cookie" not in answer.headers
    to = answer.headers.get("location", "/")
    assert to.startswith("/")
    assert not to.startswith(("//", "/\\"))
    assert "\n" not in to


@pytest.mark.parametrize(
    "to",
    ["/\r\nSet-Cookie: x=1", "//elsewhere.example", "javascript:alert(1)", "/\\x", "\x00", "/ж"],
)
@pytest.mark.parametrize("path", ["/acts", "/drafts", "/slips"])
def test_a_form_leads_back_to_this_site_and_adds_no_header(assembly, path, to):
    head = assembly.browser("am.head")
    data = {"_csrf": head.token, "_type": "position.stated", **STATED, "_to": to}
    answer = assembly.client.post(
        path, data=data, headers=head._headers({}), follow_redirects=False
    )
    assert answer.status_code in {303, 400, 403, 409}
    assert "set-cookie" not in answer.headers
    place = answer.headers.get("location", "/")
    assert place.startswith("/")
    assert not place.startswith(("//", "/\\"))
    assert place.isascii()
    assert place.isprintable()


def test_a_server_for_this_machine_alone_says_so_with_the_same_headers():
    sent = []

    async def ask():
        scope = {"type": "http", "headers": [(b"host", b"elsewhere.example")]}
        await Guarded(None, {"localhost"})(scope, None, send)

    async def send(message):
        sent.append(message)

    with ThreadPoolExecutor(1) as pool:
        pool.submit(lambda: asyncio.run(ask())).result()
    told = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    assert sent[0]["status"] == 421
    assert {name: told.get(name.lower()) for name in SAFETY} == dict(SAFETY)
