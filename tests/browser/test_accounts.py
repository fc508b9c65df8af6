"""Signing in with a real browser: passkeys of a virtual authenticator, passwords, a provider."""

from __future__ import annotations

import asyncio
import re
import threading
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime

import pyotp
import pytest
from access import READERS, broken_rules
from devices import equip
from playwright.sync_api import expect
from provider import CLIENT, SECRET, providing
from served import button

from plenipo.assembly import house
from plenipo.register.opening import create
from plenipo.web.accounts import passkeys, people
from plenipo.web.accounts.door import Accounts
from plenipo.web.accounts.first import first_link
from plenipo.web.accounts.office import Office
from plenipo.web.accounts.providers import Provider
from plenipo.web.hosts import Guarded
from plenipo.web.server import _serving, claim
from room import ARMENIA, NAMES, OFFICE, PASSWORD, Clock, create_room, enrol, link_for

ACCOUNT = re.compile(r"^http://localhost:\d+/account$")
CALLBACK = "/sign-in/providers/mfa/callback"


@contextmanager
def serving(app, port):
    """Serve while the context lasts, in a thread of its own."""
    ready, loop, done = threading.Event(), asyncio.new_event_loop(), asyncio.Event()

    async def stay():
        async with _serving(Guarded(app, ()), "127.0.0.1", port):
            ready.set()
            await done.wait()

    thread = threading.Thread(target=loop.run_until_complete, args=(stay(),))
    thread.start()
    try:
        assert ready.wait(20)
        yield
    finally:
        loop.call_soon_threadsafe(done.set)
        thread.join()
        loop.close()


class Room:
    """A room that is served, and what a test knows of it."""

    def __init__(self, folder, stack):
        register = folder / "room.plenipo"
        create(register, house(), origin="room.example/register", title="A room").close()
        self.clock = Clock()
        self.clock.moment = datetime.now(UTC)
        self.office = stack.enter_context(_closing(Office.open(folder / "room.office")))
        port = claim("127.0.0.1", 0)
        self.address = f"http://localhost:{port}"
        self.provider = stack.enter_context(providing(self.address + CALLBACK, self.clock))
        known = {"mfa": Provider("Ministry", self.provider.issuer, CLIENT, SECRET)}
        self.accounts = Accounts(
            self.office,
            self.address,
            clock=self.clock,
            may_invite=lambda code: code == OFFICE,
            providers=known,
        )
        stack.enter_context(serving(create_room(register, self.accounts), port))

    def invite(self, person):
        """A link for a person; they get an account where they have none."""
        if people.find(self.office, person) is None:
            enrol(self.office, person, self.clock())
        return self.address + link_for(self.office, person, self.clock())


@contextmanager
def _closing(office):
    yield office
    office.close()


@pytest.fixture
def room(tmp_path):
    with ExitStack() as stack:
        yield Room(tmp_path, stack)


@pytest.fixture
def open_window(browser):
    """Open a window of its own, with a device that keeps passkeys; its page."""
    contexts, troubles = [], []

    def go(address, *, device=True, size=(1000, 800), **settings):
        width, height = size
        context = browser.new_context(viewport={"width": width, "height": height}, **settings)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda said: _note(said, troubles))
        if device:
            equip(page)
        page.goto(address)
        return page

    yield go
    for context in contexts:
        context.close()
    assert troubles == []


def _note(said, troubles):
    """Note what the browser complains of, but for refusals, which pages tell themselves."""
    refused = any(f"status of {status}" in said.text for status in (401, 403, 404, 422, 429))
    if said.type in {"error", "warning"} and not refused:
        troubles.append(said.text)


def sign_in_by_password(page, room, secret, name=ARMENIA):
    page.goto(f"{room.address}/sign-in?next=/account")
    page.get_by_label("Code of your account, or e-mail address").fill(name)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("Code that the authenticator shows").fill(pyotp.TOTP(secret).at(room.clock()))
    button(page, "Sign in").click()


def sign_out(page, room):
    button(page, "Sign out").click()
    page.wait_for_url(f"{room.address}/")


def join_by_password(page, room):
    """Take the invitation that is shown; the secret of the authenticator."""
    secret = page.locator(".authenticator code").inner_text().replace(" ", "")
    page.get_by_label("Password, of 12 characters or more").fill(PASSWORD)
    page.get_by_label("Code that the authenticator shows").fill(pyotp.TOTP(secret).at(room.clock()))
    button(page, "Set the password").click()
    page.wait_for_url(ACCOUNT)
    return secret


def test_a_person_makes_a_passkey_signs_out_and_signs_in_with_it(room, open_window):
    page = open_window(room.invite(ARMENIA))
    page.get_by_label("What you call this device").fill("Office computer")
    button(page, "Make a passkey").click()
    page.wait_for_url(ACCOUNT)
    assert page.get_by_text("Office computer").is_visible()
    assert len(passkeys.of(room.office, ARMENIA)) == 1
    sign_out(page, room)
    page.goto(f"{room.address}/account")
    assert "/sign-in" in page.url
    button(page, "Sign in with a passkey").click()
    page.wait_for_url(ACCOUNT)
    expect(page.get_by_text(NAMES[ARMENIA]).first).to_be_visible()
    (passkey,) = passkeys.of(room.office, ARMENIA)
    assert passkey.used is not None


def test_a_device_without_a_passkey_says_so_on_the_page(room, open_window):
    page = open_window(f"{room.address}/sign-in", device=False)
    session, device = equip(page)
    session.send("WebAuthn.setUserVerified", {"authenticatorId": device, "isUserVerified": False})
    button(page, "Sign in with a passkey").click()
    page.get_by_role("alert").filter(has_text="That did not work").wait_for()
    assert button(page, "Sign in with a passkey").is_enabled()


def test_a_passkey_that_is_not_known_any_more_is_told_in_a_sentence(room, open_window):
    page = open_window(room.invite(ARMENIA))
    button(page, "Make a passkey").click()
    page.wait_for_url(ACCOUNT)
    sign_out(page, room)
    room.office.change("DELETE FROM passkey")
    page.goto(f"{room.address}/sign-in")
    button(page, "Sign in with a passkey").click()
    alert = page.get_by_role("alert").filter(has_text="the passkey is not known here")
    alert.wait_for()


def test_a_person_sets_a_password_and_signs_in_with_its_code(room, open_window):
    page = open_window(room.invite(ARMENIA))
    secret = join_by_password(page, room)
    sign_out(page, room)
    room.clock.go(minutes=1)
    sign_in_by_password(page, room, secret)
    page.wait_for_url(ACCOUNT)
    expect(page.get_by_text(NAMES[ARMENIA]).first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_picture_is_drawn_dark_on_light_as_authenticators_read_it(room, open_window, scheme):
    page = open_window(room.invite(ARMENIA), color_scheme=scheme)
    box = page.locator("svg.qr").bounding_box()
    assert box["width"] == box["height"] >= 150
    fill = "getComputedStyle(document.querySelector('svg.qr path')).fill"
    assert page.evaluate(fill) == "rgb(255, 255, 255)"


def test_password_and_code_do_without_scripts_and_passkeys_are_not_offered(room, open_window):
    page = open_window(room.invite(ARMENIA), device=False, java_script_enabled=False)
    assert page.get_by_text("A passkey needs a browser with scripts").is_visible()
    assert button(page, "Make a passkey").is_hidden()
    secret = join_by_password(page, room)
    sign_out(page, room)
    room.clock.go(minutes=1)
    sign_in_by_password(page, room, secret)
    page.wait_for_url(ACCOUNT)


def test_a_person_ends_a_session_in_another_window(room, open_window):
    first = open_window(room.invite(ARMENIA))
    secret = join_by_password(first, room)
    second = open_window(f"{room.address}/sign-in")
    room.clock.go(minutes=1)
    sign_in_by_password(second, room, secret)
    second.wait_for_url(ACCOUNT)
    second.locator("section:has(#sessions) li button").click()
    expect(second.locator("section:has(#sessions) li")).to_have_count(1)
    first.goto(f"{room.address}/account")
    assert "/sign-in" in first.url


def test_a_wrong_code_is_told_and_what_was_typed_as_the_name_stays(room, open_window):
    page = open_window(f"{room.address}/sign-in")
    sign_in_by_password(page, room, pyotp.random_base32(), "somebody")
    alert = page.get_by_role("alert").filter(has_text="check the name, the password and the code")
    alert.wait_for()
    field = page.get_by_label("Code of your account, or e-mail address")
    assert field.input_value() == "somebody"


def test_a_person_signs_in_by_their_ministry(room, open_window):
    page = open_window(room.invite(ARMENIA))
    page.get_by_role("link", name="Ministry").click()
    page.wait_for_url(ACCOUNT)
    sign_out(page, room)
    page.goto(f"{room.address}/sign-in?next=/account")
    page.get_by_role("link", name="Ministry").click()
    page.wait_for_url(ACCOUNT)
    expect(page.get_by_text(NAMES[ARMENIA]).first).to_be_visible()


def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_sites(room, open_window):
    page = open_window(room.invite(ARMENIA))
    join_by_password(page, room)
    (cookie,) = page.context.cookies()
    assert (cookie["name"], cookie["httpOnly"], cookie["sameSite"]) == ("plenipo", True, "Lax")
    assert page.evaluate("document.cookie") == ""


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_a_form_on_another_site_signs_nobody_out(room, open_window, host):
    page = open_window(room.invite(ARMENIA))
    join_by_password(page, room)
    token = page.locator("form[action='/sign-out'] input[name=token]").input_value()
    # Another port is another origin of the same site; another name is another site.
    page.goto(room.provider.issuer.replace("localhost", host) + "/keys")
    with page.expect_navigation(url="**/sign-out") as answer:
        page.evaluate(
            """async ([address, token]) => {
              const form = document.createElement("form");
              Object.assign(form, { method: "post", action: address, target: "_self" });
              const field = document.createElement("input");
              Object.assign(field, { name: "token", value: token });
              form.append(field);
              document.body.append(form);
              form.submit();
            }""",
            [f"{room.address}/sign-out", token],
        )
    assert answer.value.status == 403
    page.goto(f"{room.address}/account")
    expect(page.get_by_text(NAMES[ARMENIA]).first).to_be_visible()


def test_the_secretariat_joins_by_the_first_link_and_invites_others(room, open_window):
    page = open_window(first_link(room.accounts))
    button(page, "Make a passkey").click()
    page.wait_for_url(ACCOUNT)
    page.get_by_role("link", name="People and invitations").click()
    page.get_by_label("Code of the person, as in the register").fill(ARMENIA)
    page.get_by_label("Name", exact=True).fill(NAMES[ARMENIA])
    button(page, "Make the link").click()
    link = page.locator("#link").inner_text()
    guest = open_window(link)
    join_by_password(guest, room)
    expect(guest.get_by_text(NAMES[ARMENIA]).first).to_be_visible()


@pytest.mark.parametrize("reader", ["", *READERS])
def test_the_pages_of_accounts_keep_the_rules_of_access(room, open_window, reader):
    page = open_window(first_link(room.accounts), **(READERS[reader] if reader else {}))
    assert broken_rules(page) == {}
    page.locator("form[data-passkey] button").click()
    page.wait_for_url(ACCOUNT)
    for path in ("/account", "/account/password", "/account/people", "/sign-in"):
        page.goto(room.address + path)
        assert broken_rules(page) == {}, path
        width = "document.documentElement.scrollWidth <= innerWidth"
        assert page.evaluate(width), path
