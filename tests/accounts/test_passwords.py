"""Passwords and one-time codes: what is taken, and the same work whatever is wrong."""

from datetime import timedelta

import pyotp
import pytest
from hypothesis import given
from hypothesis import strategies as st
from room import ARMENIA, BELARUS, NOON, PASSWORD, enrol, equip

from plenipo.web.accounts import codes, passwords, people
from plenipo.web.accounts.codes import step_of

HALF_MINUTE = timedelta(seconds=30)
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105 - an example


def prove(office, totp, at=NOON, password=PASSWORD, person=ARMENIA):
    return passwords.prove(office, people.find(office, person), password, totp.at(at), at)


def test_password_and_code_of_the_moment_are_taken(office):
    totp = equip(office, ARMENIA, NOON)
    assert prove(office, totp)


def test_a_password_is_kept_as_argon2id_with_a_salt_of_its_own(office):
    equip(office, ARMENIA, NOON)
    equip(office, BELARUS, NOON)
    one, other = (passwords.of(office, person).hash for person in (ARMENIA, BELARUS))
    assert one.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert one != other


def test_a_code_is_taken_once(office):
    totp = equip(office, ARMENIA, NOON)
    assert prove(office, totp)
    assert not prove(office, totp)
    assert prove(office, totp, NOON + HALF_MINUTE)


def test_a_code_before_the_one_used_last_is_not_taken(office):
    totp = equip(office, ARMENIA, NOON)
    assert prove(office, totp, NOON + HALF_MINUTE)
    account = people.find(office, ARMENIA)
    assert not passwords.prove(office, account, PASSWORD, totp.at(NOON), NOON + HALF_MINUTE)


@pytest.mark.parametrize(("late", "taken"), [(-60, False), (-30, True), (30, True), (60, False)])
def test_clocks_may_differ_by_half_a_minute(late, taken):
    code = pyotp.TOTP(SECRET).at(NOON + timedelta(seconds=late))
    assert (step_of(SECRET, code, NOON) is not None) == taken


def test_a_code_may_be_typed_in_groups():
    code = pyotp.TOTP(SECRET).at(NOON)
    assert step_of(SECRET, f" {code[:3]} {code[3:]} ", NOON) == int(NOON.timestamp()) // 30


@given(st.text(max_size=12))
def test_whatever_is_typed_as_a_code_is_no_trouble(text):
    assert step_of(SECRET, text, NOON) is None or text.strip()


def test_the_same_letter_from_another_keyboard_is_the_same_password(office):
    account = enrol(office, ARMENIA, NOON)
    code = pyotp.TOTP(SECRET).at(NOON)
    composed, decomposed = "un caf\u00e9 tr\u00e8s fort", "un cafe\u0301 tre\u0300s fort"
    assert passwords.keep(office, account, composed, SECRET, code, NOON) == ()
    later = NOON + HALF_MINUTE
    assert prove(office, pyotp.TOTP(SECRET), later, decomposed)


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("short-one", "too-short"),
        ("x1y2z" * 201, "too-long"),
        ("aaaaaaaaaaaaaaaa", "too-plain"),
        ("a.petrosyan-2026", "too-plain"),
        ("Anahit Petrosyan!", "too-plain"),
        ("ANAHIT@MFA.example", "too-plain"),
    ],
)
def test_a_password_that_is_easily_had_is_refused(office, password, code):
    account = enrol(office, ARMENIA, NOON, "anahit@mfa.example")
    (refusal,) = passwords.refuse_password(account, password)
    assert refusal.code == code
    kept = passwords.keep(office, account, password, SECRET, pyotp.TOTP(SECRET).at(NOON), NOON)
    assert kept == (refusal,)
    assert passwords.of(office, ARMENIA) is None


def test_a_password_is_kept_only_with_a_code_that_proves_the_authenticator(office):
    account = enrol(office, ARMENIA, NOON)
    (refusal,) = passwords.keep(office, account, PASSWORD, SECRET, "", NOON)
    assert refusal.code == "wrong-code"
    assert passwords.of(office, ARMENIA) is None


def test_a_password_that_was_forgotten_on_purpose_is_not_taken(office):
    totp = equip(office, ARMENIA, NOON)
    passwords.forget(office, ARMENIA)
    assert not prove(office, totp)


@pytest.fixture
def work(monkeypatch):
    """What was done, call by call, to find out whether somebody may sign in."""
    done = []

    def watch(module, name):
        original = getattr(module, name)

        def call(*given):
            done.append(name)
            return original(*given)

        monkeypatch.setattr(module, name, call)

    passwords._nobodys()
    watch(passwords, "_fits")
    watch(passwords, "_normal")
    watch(codes, "same")
    watch(codes, "step_of")
    return done


@pytest.mark.parametrize("wrong", ["person", "password", "code", "shut", "no password"])
def test_the_work_is_the_same_whatever_is_wrong(office, work, wrong):
    totp = equip(office, ARMENIA, NOON)
    enrol(office, BELARUS, NOON)
    account = people.find(office, ARMENIA)
    password, code = PASSWORD, totp.at(NOON)
    work.clear()
    match wrong:
        case "person":
            account = None
        case "password":
            password = "another password"  # noqa: S105
        case "code":
            code = "000000" if code != "000000" else "000001"
        case "shut":
            people.disable(office, ARMENIA, NOON)
            account = people.find(office, ARMENIA)
        case "no password":
            account = people.find(office, BELARUS)
    assert not passwords.prove(office, account, password, code, NOON)
    assert work == ["_fits", "_normal", "step_of", "same", "same", "same"]


def test_the_hash_that_is_checked_for_nobody_costs_as_much_as_one_of_somebody(office):
    equip(office, ARMENIA, NOON)
    own = passwords.of(office, ARMENIA).hash
    assert passwords._nobodys().split("$")[:4] == own.split("$")[:4]
    assert not passwords._fits(passwords._nobodys(), PASSWORD)


def test_the_picture_is_what_an_authenticator_reads_and_keeps_the_policy_of_the_pages():
    address = codes.address_of(SECRET, ARMENIA, "Plenipo")
    parsed = pyotp.parse_uri(address)
    assert (parsed.secret, parsed.name, parsed.issuer) == (SECRET, ARMENIA, "Plenipo")
    svg = codes.picture_of(address, "A <key>")
    assert svg.startswith("<svg ")
    assert "A &lt;key&gt;" in svg
    assert "style=" not in svg
