"""Signing in and out, over HTTP: by password and code, by passkey, and where one goes then."""

import base64
import json

import pytest
from device import PRESENT, VERIFIED, Device, text
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plenipo.web.accounts import passkeys, people, sessions
from plenipo.web.accounts.passkeys import Place
from room import ARMENIA, BELARUS, NOON, ORIGIN, PASSWORD, enrol, equip, next_of

PLACE = Place(ORIGIN, "localhost", "Plenipo")
PARTS = ("clientDataJSON", "authenticatorData", "signature", "userHandle")
ELSEWHERE = "https://elsewhere.example"


@pytest.fixture
def totp(office, clock):
    """What shows the codes of a person with a password."""
    return equip(office, ARMENIA, clock(), "anahit@mfa.example")


@pytest.fixture
def device(office, clock):
    """The device of a person with a passkey."""
    made = Device(ORIGIN)
    account = enrol(office, BELARUS, clock())
    asked = passkeys.ask_to_register(office, account, PLACE)
    credential = made.create(json.loads(asked.options))
    args = office, account, asked.challenge, credential, "key", PLACE, clock()
    assert passkeys.register(*args)
    return made


def by_passkey(browser, device, **changes):
    """Sign in by passkey; the answer."""
    token = browser.token()
    options = browser.script("/sign-in/passkey/options", {"token": token}).json()
    sent = {"token": token, "next": changes.pop("next", "")}
    return browser.script(
        "/sign-in/passkey", {**sent, "credential": device.sign(options, **changes)}
    )


@pytest.mark.parametrize("name", [ARMENIA, "A.Petrosyan", "anahit@mfa.example"])
def test_a_person_signs_in_by_password_and_code(browser, clock, totp, name):
    answer = browser.sign_in(name, totp.at(clock()))
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert browser.person() == ARMENIA


def test_a_person_signs_in_by_passkey(browser, device):
    answer = by_passkey(browser, device, next="/members")
    assert answer.json() == {"ok": True, "to": "/members"}
    assert browser.person() == BELARUS


def test_who_did_not_sign_in_is_led_to_where_one_does_and_back(browser, clock, totp):
    answer = browser.get("/account?lang=fr")
    assert next_of(answer.headers["location"]) == "/account"
    page = browser.read(answer.headers["location"])
    hidden = page.fields("/sign-in")
    answer = browser.post(
        "/sign-in", {**hidden, "name": ARMENIA, "password": PASSWORD, "code": totp.at(clock())}
    )
    assert answer.headers["location"] == "/account"


@pytest.mark.parametrize(
    ("to", "led"),
    [
        (
            "/sessions/ministers?state=open&as_of=2011-12-19",
            "/sessions/ministers?state=open&as_of=2011-12-19",
        ),
        ("/sessions/министры", "/sessions/%D0%BC%D0%B8%D0%BD%D0%B8%D1%81%D1%82%D1%80%D1%8B"),
        ("https://elsewhere.example/", "/"),
        ("//elsewhere.example/", "/"),
        ("/\\elsewhere.example", "/"),
        ("\\\\elsewhere.example", "/"),
        ("/\t/elsewhere.example", "/"),
        ("javascript:alert(1)", "/"),
        ("http:elsewhere.example", "/"),
        ("/a\r\nSet-Cookie: plenipo=mine", "/"),
        ("//[", "/"),
        ("sign-in", "/"),
        ("", "/"),
    ],
)
def test_one_goes_only_to_this_site_afterwards(browser, clock, totp, to, led):
    answer = browser.sign_in(ARMENIA, totp.at(clock()), next=to)
    assert (answer.status_code, answer.headers["location"]) == (303, led)


def test_unknown_account_wrong_password_and_wrong_code_are_answered_alike(browser, totp, device):
    code = totp.at(browser.now())
    other = "000000" if code != "000000" else "000001"
    told = set()
    for name, typed, password in (
        ("nobody.at.all", code, PASSWORD),
        (ARMENIA, code, "another password"),
        (ARMENIA, other, PASSWORD),
        (BELARUS, code, PASSWORD),  # who has no password
        ("", "", ""),
    ):
        answer = browser.sign_in(name, typed, password)
        text = answer.text.replace(f'name="name" value="{name}"', "")
        names = tuple(sorted(set(answer.headers) - {"content-length"}))
        told.add((answer.status_code, names, text))
    ((status, _, text),) = told
    assert status == 401
    assert "That did not work: check the name, the password and the code." in text
    assert browser.person() is None


def test_a_shut_account_is_answered_as_an_unknown_one(browser, clock, office, totp, device):
    people.disable(office, ARMENIA, clock())
    people.disable(office, BELARUS, clock())
    assert browser.sign_in(ARMENIA, totp.at(clock())).status_code == 401
    answer = by_passkey(browser, device)
    unknown = by_passkey(browser, Device(ORIGIN))
    assert (answer.status_code, answer.text) == (unknown.status_code, unknown.text)
    assert answer.status_code == 401


def test_a_challenge_is_of_the_same_form_for_everybody_and_names_no_passkey(browser, device):
    token = browser.token()
    options = browser.script("/sign-in/passkey/options", {"token": token, "name": BELARUS}).json()
    stranger = browser.other()
    other = stranger.script("/sign-in/passkey/options", {"token": stranger.token()}).json()
    assert options.pop("challenge") != other.pop("challenge")
    assert options == other
    assert options.get("allowCredentials", []) == []
    assert options["userVerification"] == "required"


@pytest.mark.parametrize(
    "changes",
    [
        {"origin": ELSEWHERE},
        {"origin": "http://localhost:8001"},
        {"host": "elsewhere.example"},
        {"flags": PRESENT},
        {"flags": VERIFIED},
        {"flags": 0},
        {"signature": b"not a signature"},
        {"handle": b"somebody else"},
        {"handle": b""},
    ],
    ids=str,
)
def test_a_passkey_signs_in_only_with_all_that_it_must_say(browser, device, changes):
    assert by_passkey(browser, device, **changes).status_code == 401
    assert browser.person() is None
    assert by_passkey(browser, device).status_code == 200


def test_a_challenge_is_answered_once(browser, device):
    token = browser.token()
    options = browser.script("/sign-in/passkey/options", {"token": token}).json()
    signed = {"token": token, "credential": device.sign(options)}
    assert browser.script("/sign-in/passkey", signed).status_code == 200
    again = {**signed, "token": browser.token()}
    assert browser.script("/sign-in/passkey", again).status_code == 401


def test_a_challenge_is_answered_only_by_the_browser_it_was_given_to(browser, device):
    options = browser.script("/sign-in/passkey/options", {"token": browser.token()}).json()
    other = browser.other()
    other.script("/sign-in/passkey/options", {"token": other.token()})
    sent = {"token": other.token(), "credential": device.sign(options)}
    assert other.script("/sign-in/passkey", sent).status_code == 401


def test_a_challenge_is_answered_within_ten_minutes(browser, clock, device):
    token = browser.token()
    options = browser.script("/sign-in/passkey/options", {"token": token}).json()
    clock.go(minutes=10)
    sent = {"token": token, "credential": device.sign(options)}
    assert browser.script("/sign-in/passkey", sent).status_code == 401


def test_a_copied_passkey_that_counts_on_its_own_is_not_taken(browser, device):
    assert by_passkey(browser, device).status_code == 200
    assert by_passkey(browser, device, count=1).status_code == 401
    assert by_passkey(browser, device, count=9).status_code == 200


@pytest.mark.parametrize(
    "credential",
    [
        None,
        7,
        "x",
        [],
        {},
        {"id": 1},
        {"id": "AA", "rawId": "AA", "type": "public-key", "response": {}},
    ],
    ids=str,
)
def test_whatever_a_script_sends_is_no_trouble(browser, credential):
    token = browser.token()
    browser.script("/sign-in/passkey/options", {"token": token})
    answer = browser.script("/sign-in/passkey", {"token": token, "credential": credential})
    assert answer.status_code == 401
    assert answer.json()["error"].startswith("That did not work")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(part=st.sampled_from(PARTS), at=st.integers(0, 400), bits=st.integers(1, 255))
def test_a_changed_answer_of_a_device_signs_nobody_in(office, device, part, at, bits):
    asked = passkeys.ask_to_sign_in(PLACE)
    signed = device.sign(json.loads(asked.options))
    raw = bytearray(base64.urlsafe_b64decode(signed["response"][part] + "=="))
    raw[at % len(raw)] ^= bits
    changed = {**signed["response"], part: text(bytes(raw))}
    given = {**signed, "response": changed}
    assert passkeys.prove(office, asked.challenge, given, PLACE, NOON) is None
    assert passkeys.prove(office, asked.challenge, signed, PLACE, NOON).code == BELARUS


def test_signing_out_ends_the_session_and_the_browser_forgets(browser, clock, totp):
    browser.sign_in(ARMENIA, totp.at(clock()))
    stolen = browser.cookie
    answer = browser.post("/sign-out", {"token": browser.token("/account")})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert "Max-Age=0" in answer.headers["set-cookie"]
    assert browser.person() is None
    thief = browser.other()
    thief.client.cookies.set("plenipo", stolen)
    assert thief.person() is None


def test_the_pages_of_the_register_know_who_signed_in(browser, clock, totp):
    assert browser.get("/").headers["cache-control"] == "public, no-cache"
    browser.sign_in(ARMENIA, totp.at(clock()))
    assert browser.get("/").headers["cache-control"] == "private, no-cache"


def test_after_five_failures_a_name_must_wait_whether_it_is_known_or_not(browser, clock, totp):
    for name in (ARMENIA, "nobody.at.all"):
        for _ in range(5):
            assert browser.sign_in(name, "000000", "wrong").status_code == 401
        answer = browser.sign_in(name, totp.at(clock()))
        assert (answer.status_code, answer.headers["retry-after"]) == (429, "2")
        assert "There were too many attempts: try again in 2 seconds." in answer.text
    clock.go(seconds=2)
    assert browser.sign_in(ARMENIA, totp.at(clock())).status_code == 303


def test_a_waiting_attempt_does_no_work(browser, clock, totp, monkeypatch):
    for _ in range(5):
        browser.sign_in(ARMENIA, "000000", "wrong")
    monkeypatch.setattr("plenipo.web.accounts.passwords.prove", lambda *_: pytest.fail("asked"))
    assert browser.sign_in(ARMENIA, totp.at(clock())).status_code == 429


def test_a_person_with_a_passkey_is_not_shut_out_by_who_guesses_at_their_name(browser, device):
    for _ in range(8):
        browser.sign_in(BELARUS, "000000", "wrong")
    assert by_passkey(browser, device).status_code == 200


def test_challenges_are_limited_too_in_the_same_sentence_for_scripts(browser, monkeypatch):
    token = browser.token()
    for _ in range(300):
        assert browser.script("/sign-in/passkey/options", {"token": token}).status_code == 200
    answer = browser.script("/sign-in/passkey/options", {"token": token})
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "1")
    assert answer.json() == {
        "ok": False,
        "error": "There were too many attempts: try again in 1 second.",
    }


def test_the_session_says_how_and_with_what_one_signed_in(browser, office, clock, device):
    by_passkey(browser, device)
    (session,) = sessions.of(office, BELARUS, clock())
    assert session.how == "passkey"
    assert "Firefox" in session.agent
