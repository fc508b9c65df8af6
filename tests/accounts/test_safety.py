"""What others may try: forged forms, cookies put there before, links used twice, pages framed."""

import logging

import pyotp
import pytest

from plenipo.core.errors import UsageError
from plenipo.web.accounts import people
from plenipo.web.accounts.door import Accounts
from plenipo.web.accounts.tokens import form_token
from plenipo.web.accounts.visit import MOST_BYTES
from room import ARMENIA, BELARUS, OFFICE, PASSWORD, Browser, create_room, equip, link_for

SECURE = "https://room.example.org"
ELSEWHERE = "https://elsewhere.example"
POSTS = (
    "/sign-in",
    "/sign-in/passkey/options",
    "/sign-in/passkey",
    "/sign-out",
    "/account/sessions/end",
    "/account/sessions/end-others",
    "/account/passkeys/options",
    "/account/passkeys",
    "/account/passkeys/remove",
    "/account/password",
    "/account/password/remove",
    "/account/providers/remove",
    "/account/people",
    "/account/people/link",
    "/account/people/shut",
    "/account/people/open",
    "/invitations/link",
    "/invitations/link/passkey/options",
    "/invitations/link/passkey",
)


@pytest.fixture
def totp(office, clock):
    return equip(office, ARMENIA, clock())


@pytest.fixture
def secure(register, office, clock):
    """Somebody with a browser, at a room that is served by https."""
    accounts = Accounts(office, SECURE, clock=clock)
    return Browser(create_room(register, accounts), accounts)


FORGED = (
    (ELSEWHERE, None, "right"),
    (ELSEWHERE, "cross-site", "right"),
    (None, "cross-site", "right"),
    (None, "same-site", "right"),
    (None, "none", "right"),
    ("null", None, "right"),
    ("", None, "right"),
    ("http://localhost:8000.elsewhere.example", None, "right"),
    (None, None, "wrong"),
    (None, None, ""),
    (None, "same-origin", "wrong"),
)
"""Where a form says it was sent from, what the browser says of that, and what the form carries."""


def test_every_address_that_takes_forms_is_tried_below(app):
    taken = {route.path for route in app.routes if "POST" in getattr(route, "methods", ())}
    tried = {path.replace("/invitations/link", "/invitations/{link:str}") for path in POSTS}
    assert taken == tried


@pytest.mark.parametrize("path", POSTS)
def test_a_form_of_another_site_or_session_is_refused(browser, totp, path):
    browser.sign_in(ARMENIA, totp.at(browser.now()))
    carried = {"right": browser.token("/account"), "wrong": form_token("another"), "": ""}
    for origin, site, token in FORGED:
        headers = {"Sec-Fetch-Site": site} if site else {}
        answer = browser.post(path, {"token": carried[token]}, origin=origin, **headers)
        assert answer.status_code == 403, (origin, site, token)
        assert "The form was not sent from a page of this site, or is too old." in answer.text
    assert browser.person() == ARMENIA


def test_a_form_that_tells_no_origin_is_taken_where_the_browser_says_it_is_from_here(
    browser, clock, totp
):
    fields = {"token": browser.token(), "name": ARMENIA, "password": PASSWORD}
    answer = browser.post(
        "/sign-in",
        {**fields, "code": totp.at(clock())},
        origin="null",
        **{"Sec-Fetch-Site": "same-origin"},
    )
    assert answer.status_code == 303


def test_what_the_forms_of_one_session_carry_does_not_serve_another(browser, clock, totp):
    browser.sign_in(ARMENIA, totp.at(clock()))
    stranger = browser.other()
    answer = browser.post("/account/sessions/end-others", {"token": stranger.token()})
    assert answer.status_code == 403


@pytest.mark.parametrize("path", ["/sign-in", "/sign-out", "/account/sessions/end"])
def test_a_form_without_a_cookie_is_refused_and_given_none(browser, path):
    # Browsers send no cookie with a form of another site, but would keep one from the answer.
    answer = browser.post(path, {"token": form_token("")})
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_a_cookie_that_was_put_there_before_is_not_the_one_of_the_session(browser, clock, totp):
    thief = browser.other()
    thief.get("/sign-in")
    browser.client.cookies.set("plenipo", thief.cookie)
    answer = browser.sign_in(ARMENIA, totp.at(clock()))
    assert answer.status_code == 303
    (given,) = [c.value for c in answer.cookies.jar if c.name == "plenipo"]
    assert given != thief.cookie
    assert thief.person() is None


def test_signing_in_again_renews_the_secret_and_ends_the_session_before(browser, clock, totp):
    browser.sign_in(ARMENIA, totp.at(clock()))
    before = browser.cookie
    clock.go(seconds=30)
    browser.sign_in(ARMENIA, totp.at(clock()))
    assert browser.cookie != before
    thief = browser.other()
    thief.client.cookies.set("plenipo", before)
    assert thief.person() is None


def test_a_used_a_wrong_and_an_old_link_are_answered_alike(browser, office, clock, totp):
    people.keep(office, BELARUS, "Barys Kavaliou", "", "en", clock())
    used, old = (link_for(office, person, clock()) for person in (ARMENIA, BELARUS))
    page = browser.read(used)
    secret = next(said.replace(" ", "") for said in page.words if len(said.replace(" ", "")) == 32)
    code = pyotp.TOTP(secret).at(clock())
    fields = {**page.fields(used), "password": "quite another one", "code": code}
    assert browser.post(used, fields).status_code == 303
    clock.go(days=7)
    shapes = set()
    for link in (used, old, "/invitations/wrong", "/invitations/" + "x" * 43):
        guest = browser.other()
        for answer in (
            guest.get(link),
            guest.post(link, {"token": guest.token(), "password": PASSWORD, "code": code}),
            guest.get(f"{link}/passkey/options"),
            guest.script(f"{link}/passkey/options", {"token": guest.token()}),
            guest.script(f"{link}/passkey", {"token": guest.token()}),
        ):
            text = answer.text.replace(link, "")
            shapes.add(
                (answer.request.method, answer.headers["content-type"], answer.status_code, text)
            )
    statuses = {status for _, _, status, _ in shapes}
    assert statuses == {404, 405}
    assert len(shapes) == 4  # a page, a form, an address that takes no GET, and a script


def test_a_link_that_was_used_cannot_be_used_again(browser, office, clock):
    people.keep(office, BELARUS, "Barys Kavaliou", "", "en", clock())
    link = link_for(office, BELARUS, clock())
    second = browser.other()
    sent = []
    for guest in (browser, second):
        page = guest.read(link)
        code = pyotp.TOTP(page.secret).at(clock())
        sent.append((guest, {**page.fields(link), "password": PASSWORD, "code": code}))
    answers = [guest.post(link, fields).status_code for guest, fields in sent]
    assert answers == [303, 404]
    assert browser.person() == BELARUS
    assert second.person() is None


def test_over_https_the_cookie_is_one_that_no_other_host_can_set(secure, clock, totp):
    anonymous = secure.get("/sign-in").headers["set-cookie"]
    signed = secure.sign_in(ARMENIA, totp.at(clock())).headers["set-cookie"]
    for cookie in (anonymous, signed):
        name, *rest = cookie.split("; ")
        assert name.startswith("__Host-plenipo=")
        assert {"HttpOnly", "Path=/", "SameSite=lax", "Secure"} <= set(rest)
        assert not [part for part in rest if part.lower().startswith("domain")]
    assert "Max-Age" not in anonymous
    assert "Max-Age=2592000" in signed
    assert secure.person() == ARMENIA


def test_on_this_machine_alone_the_cookie_is_a_plain_one(browser):
    cookie = browser.get("/sign-in").headers["set-cookie"]
    assert cookie.startswith("plenipo=")
    assert "Secure" not in cookie
    assert {"HttpOnly", "Path=/", "SameSite=lax"} <= set(cookie.split("; "))


@pytest.mark.parametrize(
    "origin",
    [
        "http://room.example.org",
        "https://room.example.org/",
        "https://room.example.org/path",
        "https://user@room.example.org",
        "room.example.org",
        "ftp://room.example.org",
        "",
    ],
)
def test_nobody_signs_in_where_it_would_not_be_safe(office, origin):
    with pytest.raises(UsageError):
        Accounts(office, origin)


@pytest.mark.parametrize(
    ("origin", "takes"),
    [
        (SECURE, True),
        ("http://localhost:8000", True),
        ("http://127.0.0.1:8000", False),
        ("http://[::1]:8000", False),
    ],
)
def test_passkeys_are_offered_where_browsers_make_them(office, origin, takes):
    assert Accounts(office, origin).takes_passkeys == takes


@pytest.mark.parametrize("path", ["/sign-in", "/account", "/account/password", "/invitations/x"])
def test_pages_of_accounts_are_kept_by_nobody_and_framed_by_nobody(browser, clock, totp, path):
    browser.sign_in(ARMENIA, totp.at(clock()))
    headers = browser.get(path).headers
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "same-origin"
    policy = headers["content-security-policy"]
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("path", ["/sign-in", "/account", "/account/password"])
def test_no_page_of_accounts_has_a_script_style_or_handler_of_its_own(browser, clock, totp, path):
    browser.sign_in(ARMENIA, totp.at(clock()))
    for tag, given in browser.read(path).tags:
        assert tag != "style"
        assert tag != "script" or given["src"].startswith("/static/")
        assert not [name for name in given if name.startswith("on") or name == "style"]


def test_more_than_a_form_holds_is_not_read(browser):
    answer = browser.post("/sign-in", {"token": browser.token(), "name": "x" * MOST_BYTES})
    assert answer.status_code == 413


@pytest.mark.parametrize(
    "body",
    [b"", b"7", b"[]", b"{", b'{"token": 7}', b'{"token": "\\ud800"}', b"\xff", b"[" * 60_000],
    ids=repr,
)
def test_whatever_a_script_sends_is_refused_in_a_sentence(browser, body):
    browser.get("/sign-in")
    headers = {"Origin": browser.origin, "Content-Type": "application/json"}
    answer = browser.client.post("/sign-in/passkey/options", content=body, headers=headers)
    assert answer.status_code == 403
    assert answer.json()["error"].startswith("The form was not sent")


@pytest.mark.parametrize("body", [b"token=%ff", b"=&=&&", b"&".join([b"a=b"] * 60), b"\xff\xfe"])
def test_whatever_a_form_holds_is_refused_in_a_sentence(browser, body):
    browser.get("/sign-in")
    kind = "application/x-www-form-urlencoded"
    headers = {"Origin": browser.origin, "Content-Type": kind}
    assert browser.client.post("/sign-in", content=body, headers=headers).status_code == 403


@pytest.mark.parametrize("link", ["%ff", "%00", "%2e%2e", "a%2Fb", "%F0%9F%98%80", "x" * 2000])
def test_whatever_stands_in_a_link_is_no_invitation(browser, link):
    assert browser.get(f"/invitations/{link}").status_code == 404


@pytest.mark.parametrize("cookie", ["", "x" * 5000, "\x7f", "a=b"])
def test_whatever_a_cookie_holds_is_no_trouble(browser, cookie):
    browser.client.headers["Cookie"] = f"plenipo={cookie}"
    assert browser.get("/account").status_code == 303


def test_the_log_names_people_and_no_secret(browser, office, clock, totp, caplog):
    caplog.set_level(logging.DEBUG, "plenipo")
    code = totp.at(clock())
    browser.sign_in(ARMENIA, code, "a wrong password")
    browser.sign_in(ARMENIA, code)
    link = link_for(office, ARMENIA, clock())
    browser.get(link)
    said = "\n".join(record.getMessage() for record in caplog.records if record.name != "httpx")
    assert f"{ARMENIA} signed in by password." in said
    for secret in (PASSWORD, "a wrong password", code, browser.cookie, link, totp.secret):
        assert secret not in said


def test_whom_a_server_before_this_one_asks_for_is_believed_of_that_server_alone(office):
    class Request:
        def __init__(self, host, forwarded=""):
            self.client = type("Client", (), {"host": host})
            self.headers = {"x-forwarded-for": forwarded} if forwarded else {}

    accounts = Accounts(office, SECURE, proxies=frozenset({"10.0.0.1", "10.0.0.2"}))
    assert accounts.address(Request("192.0.2.1", "198.51.100.7")) == "192.0.2.1"
    assert accounts.address(Request("10.0.0.1", "198.51.100.7")) == "198.51.100.7"
    assert (
        accounts.address(Request("10.0.0.1", "203.0.113.9, 198.51.100.7, 10.0.0.2"))
        == "198.51.100.7"
    )
    assert accounts.address(Request("10.0.0.1")) == "10.0.0.1"


def test_nobody_invites_unless_a_server_says_who_may(register, office, clock):
    accounts = Accounts(office, SECURE, clock=clock)
    totp = equip(office, OFFICE, clock())
    guest = Browser(create_room(register, accounts), accounts)
    guest.sign_in(OFFICE, totp.at(clock()))
    assert guest.get("/account/people").status_code == 404
