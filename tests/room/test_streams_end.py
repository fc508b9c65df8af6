"""Whoever may not watch any longer is sent nothing more: the stream ends."""

import socket
from urllib.parse import quote

import pytest
from assembled import Assembly
from running import client, found, serving, token, watching
from story import JOINT

from plenipo.capabilities.credentials.acts import CredentialsIssued, CredentialsRevoked
from plenipo.capabilities.positions.acts import PositionStated
from plenipo.core.act import Author
from plenipo.core.request import Proposed, Receipt, Request
from plenipo.web import address
from plenipo.web.answer import SAFETY

STATED = {"session": JOINT, "item": "2", "text": "sha256:a"}
ENDED = b"event: end\ndata: {}\n\n"


def watch(assembly, person, page, own=""):
    """Watch a page as the stream does."""
    browser = assembly.browser(person)
    cookies = {assembly.accounts.cookie: browser.secret}
    with assembly.room.site.turn:
        visitor = assembly.room.visitor(type("Asked", (), {"cookies": cookies}))
    asked = address.read_again(page, "lang=en", "")
    portal = assembly.client.blocking_portal
    return portal.call(assembly.room.hub.watch, asked, visitor, (assembly.size, 1), own)


def test_credentials_that_expire_by_date_end_the_stream(tmp_path):
    with Assembly(tmp_path / "room.plenipo") as assembly:
        given = CredentialsIssued(
            credential="X",
            person="kz",
            name="K",
            role="head",
            delegation="KZ",
            until=assembly.clock.moment.date(),
        )
        assembly.record(given)
        watcher = watch(assembly, "kz", f"/sessions/{JOINT}/items/2")
        assembly.clock.go(days=1)
        assembly.browser("am.head").state("AM", "object", _audience=["members"], reason="hush")
        portal = assembly.client.blocking_portal
        assert portal.call(watcher.next) == ENDED
        assert watcher.ended


def test_what_is_recorded_with_a_revocation_is_not_sent_to_who_lost_their_credentials(tmp_path):
    with Assembly(tmp_path / "room.plenipo") as assembly:
        watcher = watch(assembly, "am.alternate", f"/sessions/{JOINT}/items/2")
        hub, make = assembly.room.hub, assembly.room.hub._make

        def while_made(topics):
            """Whoever makes the page sees what came after the credentials were revoked."""
            if assembly.registrar.state.size == before:
                assembly.record(CredentialsRevoked(credential="C-3", reason="recalled"))
                hush = {"_audience": ["members"], "reason": "hush"}
                assert assembly.browser("am.head").state("AM", "object", **hush).status_code == 201
            return make(topics)

        before = assembly.size
        hub._make = while_made
        portal = assembly.client.blocking_portal
        portal.call(hub.changed)
        assert portal.call(watcher.next) == ENDED


def behind_the_desk(assembly, *acts):
    """Record acts at once, of which the room was not told yet: some are for the members alone."""
    assembly.clock.go(seconds=1)
    requests = [
        Request((Proposed(act, audience=audience),), Author("keeper", getattr(act, "member", "")))
        for act, audience in acts
    ]
    for answer in assembly.registrar.record(requests):
        assert isinstance(answer, Receipt), answer


@pytest.mark.parametrize("watches", [True, False])
def test_what_is_durable_with_a_revocation_is_shown_to_nobody_before_the_room_knows_of_it(
    tmp_path, watches
):
    page = f"/sessions/{JOINT}/items/2"
    hush = PositionStated(**STATED, member="AM", stance="object", reason="hush")
    revoked = CredentialsRevoked(credential="C-3", reason="recalled")
    with Assembly(tmp_path / "room.plenipo") as assembly:
        alternate, head = assembly.browser("am.alternate"), assembly.browser("am.head")
        assert "hush" not in alternate.get(page).text
        watcher = watch(assembly, "am.alternate", page) if watches else None
        behind_the_desk(assembly, (revoked, ("public",)), (hush, ("members",)))
        if watcher is None:
            assert "hush" not in alternate.get(page).text
        else:
            portal = assembly.client.blocking_portal
            portal.call(assembly.room.hub.changed)
            assert portal.call(watcher.next) == ENDED
        assert "hush" in head.get(page).text


@pytest.fixture(scope="module")
def real(tmp_path_factory):
    """A room that runs as a process of its own, and the secrets of its people's sessions."""
    path = tmp_path_factory.mktemp("real") / "room.plenipo"
    secrets = found(path)
    with serving(path) as origin:
        yield origin, secrets


def state(browser, member, stance, **around):
    told = {"type": "position.stated", **STATED, "member": member, "stance": stance}
    answer = browser.post("/acts", json={"act": told, **around})
    assert answer.status_code == 201, answer.text


def test_signing_out_ends_a_running_stream_and_nothing_is_sent_on_it_later(real):
    origin, secrets = real
    page = f"/sessions/{JOINT}/items/2"
    with client(origin, secrets["am.adviser"]) as adviser, client(origin, secrets["by.head"]) as by:
        with watching(adviser, page) as lines:
            form = {"token": token(secrets["am.adviser"])}
            assert adviser.post("/sign-out", data=form).status_code == 303
            state(by, "BY", "object", audience=["members"])
            sent = list(lines)
        assert "event: end" in sent
        assert not any("position-BY" in line for line in sent)
        for own in (page, "/console"):  # who comes back with the old secret is a guest
            with watching(adviser, own), client(origin, "") as guest:
                assert adviser.get(own).text == guest.get(own).text


def test_a_revocation_ends_a_running_stream_and_nothing_is_sent_on_it_later(real):
    origin, secrets = real
    alternate = client(origin, secrets["am.alternate"])
    secretary = client(origin, secrets["secretary"])
    by = client(origin, secrets["by.head"])
    with alternate, secretary, by, watching(alternate, f"/sessions/{JOINT}/items/1") as lines:
        revoked = {"type": "credentials.revoked", "credential": "C-3", "reason": "recalled"}
        answer = secretary.post("/acts", json={"act": revoked})
        assert answer.status_code == 201, answer.text
        told = {"type": "position.stated", "session": JOINT, "item": "1", "member": "BY"}
        act = {"act": {**told, "stance": "object"}, "audience": ["members"]}
        assert by.post("/acts", json=act).status_code == 201
        sent = list(lines)
    assert "event: end" in sent
    assert not any("position-BY" in line for line in sent)


RAW = (
    (
        b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n"
        b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
    ),
    b"POST /acts HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
    b"POST /acts HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\nContent-Length: 2\r\n\r\n{}",
    b"GET /\x00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: localhost\r\nX: a\r\n b\r\n\r\n",
    b"GET / HTTP/9.9\r\n\r\n",
    b"\x16\x03\x01\x00\xff" + b"x" * 100,
    b"GET " + b"/" * 100_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: localhost\r\nCookie: " + b"x" * 200_000 + b"\r\n\r\n",
)


@pytest.mark.parametrize("sent", RAW, ids=[quote(raw[:24]) for raw in RAW])
def test_what_is_no_request_leaves_the_room_standing(real, sent):
    origin, _ = real
    port = int(origin.rpartition(":")[2])
    with socket.create_connection(("localhost", port), timeout=20) as line:
        line.sendall(sent)
        line.shutdown(socket.SHUT_WR)
        said = line.recv(64)
    assert not said.startswith(b"HTTP/1.1 5")
    with client(origin, "") as guest:
        assert guest.get("/").status_code == 200


def test_the_stream_itself_carries_the_headers(real):
    origin, secrets = real
    head = client(origin, secrets["am.head"])
    with head, head.stream("GET", "/live", params={"at": "/"}) as answer:
        assert {n: answer.headers.get(n) for n in SAFETY} == dict(SAFETY)
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["content-type"].startswith("text/event-stream")
