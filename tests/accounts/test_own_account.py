"""Invitations taken, one's own account, the people of the secretariat, and the first start."""

import json

import pyotp
import pytest
from device import Device

from plenipo.core.errors import InputError
from plenipo.web.accounts import passkeys, passwords, people, sessions
from plenipo.web.accounts.first import first_link
from plenipo.web.accounts.passkeys import Place
from room import ARMENIA, BELARUS, NAMES, OFFICE, ORIGIN, PASSWORD, enrol, equip, link_for

PEOPLE = "/account/people"
AGAIN = "Sign in again, then change how you sign in within a quarter of an hour."
NEW = {"code": BELARUS, "name": "Barys Kavaliou", "email": "b@mfa.example", "language": "ru"}


@pytest.fixture
def signed_in(browser, office, clock):
    """Somebody who signed in by password just now."""
    totp = equip(office, ARMENIA, clock())
    assert browser.sign_in(ARMENIA, totp.at(clock())).status_code == 303
    return browser


@pytest.fixture
def secretary(browser, office, clock):
    """Somebody who signed in just now, and may invite others."""
    totp = equip(office, OFFICE, clock())
    assert browser.sign_in(OFFICE, totp.at(clock())).status_code == 303
    return browser


def make_passkey(browser, path, page, label="My telephone", device=None, **changes):
    """Make a passkey as a script of a page does; the answer."""
    token = browser.token(page)
    options = browser.script(f"{path}/options", {"token": token})
    if options.status_code != 200:
        return options
    credential = (device or Device(ORIGIN)).create(options.json(), **changes)
    return browser.script(path, {"token": token, "credential": credential, "label": label})


def join(browser, link, password=PASSWORD, code=None):
    """Take an invitation by password and code; the answer."""
    page = browser.read(link)
    right = pyotp.TOTP(page.secret).at(browser.now())
    fields = {**page.fields(link), "password": password, "code": right if code is None else code}
    return browser.post(link, fields)


def test_an_invitation_is_taken_by_password_and_code(browser, office, clock):
    enrol(office, ARMENIA, clock())
    link = link_for(office, ARMENIA, clock())
    answer = join(browser, link)
    assert (answer.status_code, answer.headers["location"]) == (303, "/account")
    assert browser.person() == ARMENIA
    assert browser.get(link).status_code == 404


def test_an_invitation_is_taken_by_passkey(browser, office, clock):
    enrol(office, ARMENIA, clock())
    link = link_for(office, ARMENIA, clock())
    answer = make_passkey(browser, f"{link}/passkey", link)
    assert answer.json() == {"ok": True, "to": "/account"}
    assert browser.person() == ARMENIA
    (passkey,) = passkeys.of(office, ARMENIA)
    assert passkey.label == "My telephone"
    assert browser.get(link).status_code == 404


def test_to_look_at_an_invitation_does_not_use_it_up_and_shows_the_same_key(browser, office, clock):
    enrol(office, ARMENIA, clock())
    link = link_for(office, ARMENIA, clock())
    assert browser.read(link).secret == browser.read(link).secret
    assert browser.read(link).secret != browser.other().read(link).secret
    assert join(browser, link).status_code == 303


def test_a_password_that_will_not_do_leaves_the_invitation_as_it_is(browser, office, clock):
    enrol(office, ARMENIA, clock())
    link = link_for(office, ARMENIA, clock())
    answer = join(browser, link, "short", "")
    assert answer.status_code == 422
    assert "The password is too short" in answer.text
    assert "The code is not the one the authenticator shows" in answer.text
    assert browser.person() is None
    assert join(browser, link).status_code == 303


@pytest.mark.parametrize(
    "changes",
    [{"origin": "https://elsewhere.example"}, {"host": "elsewhere.example"}, {"flags": 1}],
    ids=str,
)
def test_a_passkey_that_does_not_answer_the_challenge_is_not_kept(browser, office, clock, changes):
    enrol(office, ARMENIA, clock())
    link = link_for(office, ARMENIA, clock())
    assert make_passkey(browser, f"{link}/passkey", link, **changes).status_code == 422
    assert passkeys.of(office, ARMENIA) == []
    assert make_passkey(browser, f"{link}/passkey", link).status_code == 200


def test_a_passkey_of_one_account_is_not_taken_for_another(browser, office, clock):
    device = Device(ORIGIN)
    for person, status in ((ARMENIA, 200), (BELARUS, 422)):
        enrol(office, person, clock())
        link = link_for(office, person, clock())
        other = browser.other()
        answer = make_passkey(other, f"{link}/passkey", link, device=device)
        assert answer.status_code == status


@pytest.mark.parametrize("by", ["password", "passkey"])
def test_a_new_link_lets_a_person_in_who_lost_every_way_and_ends_their_sessions(
    browser, office, clock, by
):
    equip(office, ARMENIA, clock())
    lost = sessions.begin(office, ARMENIA, "", "password", clock())
    link = link_for(office, ARMENIA, clock())
    if by == "password":
        assert join(browser, link).status_code == 303
    else:
        assert make_passkey(browser, f"{link}/passkey", link).status_code == 200
    assert browser.person() == ARMENIA
    assert sessions.find(office, lost, clock()) is None


def test_a_person_adds_a_passkey_and_then_removes_the_password(signed_in, office):
    assert make_passkey(signed_in, "/account/passkeys", "/account").status_code == 200
    page = signed_in.read("/account")
    assert "My telephone" in page.said
    answer = signed_in.post("/account/password/remove", page.fields("/account/password/remove"))
    assert answer.status_code == 303
    assert passwords.of(office, ARMENIA) is None
    (passkey,) = passkeys.of(office, ARMENIA)
    fields = {"token": signed_in.token("/account"), "passkey": passkey.id.hex()}
    assert signed_in.post("/account/passkeys/remove", fields).status_code == 409
    assert passkeys.of(office, ARMENIA) == [passkey]


def test_a_device_is_told_which_passkeys_a_person_has(signed_in):
    make_passkey(signed_in, "/account/passkeys", "/account")
    token = signed_in.token("/account")
    options = signed_in.script("/account/passkeys/options", {"token": token}).json()
    assert len(options["excludeCredentials"]) == 1
    assert options["authenticatorSelection"]["residentKey"] == "required"
    assert options["authenticatorSelection"]["userVerification"] == "required"


@pytest.mark.parametrize("key", ["", "zz", "00", "ab" * 16])
def test_a_passkey_that_is_not_ones_own_is_not_removed(signed_in, office, clock, key):
    make_passkey(signed_in, "/account/passkeys", "/account")
    fields = {"token": signed_in.token("/account"), "passkey": key}
    assert signed_in.post("/account/passkeys/remove", fields).status_code == 303
    assert len(passkeys.of(office, ARMENIA)) == 1


def test_a_person_sets_another_password_in_place_of_the_one_before(signed_in, office, clock):
    before = sessions.begin(office, ARMENIA, "", "password", clock())
    page = signed_in.read("/account/password")
    totp = pyotp.TOTP(page.secret)
    fields = page.fields("/account/password")
    sent = {**fields, "password": "quite another one", "code": totp.at(clock())}
    assert signed_in.post("/account/password", {**sent, "code": ""}).status_code == 422
    assert signed_in.post("/account/password", sent).status_code == 303
    assert sessions.find(office, before, clock()) is None
    assert signed_in.person() == ARMENIA
    clock.go(minutes=1)
    other = signed_in.other()
    assert other.sign_in(ARMENIA, totp.at(clock())).status_code == 401
    assert other.sign_in(ARMENIA, totp.at(clock()), "quite another one").status_code == 303


def test_who_signed_in_a_while_ago_signs_in_again_before_they_change_how(signed_in, clock):
    clock.go(minutes=15)
    page = signed_in.read("/account")
    assert "To change how you sign in, sign in again first." in page.said
    assert AGAIN in signed_in.read("/account/password", 403).said
    token = signed_in.token("/account")
    for path in ("passkeys/remove", "password", "password/remove", "providers/remove"):
        answer = signed_in.post(f"/account/{path}", {"token": token})
        assert (answer.status_code, AGAIN in answer.text) == (403, True), path
    for path in ("passkeys/options", "passkeys"):
        answer = signed_in.script(f"/account/{path}", {"token": token})
        assert (answer.status_code, answer.json()["error"]) == (403, AGAIN)


def test_a_person_sees_their_sessions_and_ends_another(signed_in, office, clock):
    telephone = signed_in.other()
    telephone.client.headers["User-Agent"] = "Mozilla/5.0 (iPhone) Version/18.0 Safari/604.1"
    clock.go(minutes=1)
    secret = office.row("SELECT secret FROM password")[0]
    assert telephone.sign_in(ARMENIA, pyotp.TOTP(secret).at(clock())).status_code == 303
    page = signed_in.read("/account")
    assert "Firefox, Linux" in page.said
    assert "Safari, iPhone" in page.said
    fields = page.fields("/account/sessions/end")
    assert signed_in.post("/account/sessions/end", fields).status_code == 303
    assert telephone.person() is None
    assert signed_in.person() == ARMENIA


def test_a_person_ends_all_other_sessions(signed_in, office, clock):
    others = [sessions.begin(office, ARMENIA, "", "passkey", clock()) for _ in range(3)]
    page = signed_in.read("/account")
    assert signed_in.post("/account/sessions/end-others", page.forms[0][1]).status_code == 303
    assert signed_in.person() == ARMENIA
    assert [sessions.find(office, token, clock()) for token in others] == [None] * 3


def test_a_session_of_somebody_else_is_not_ended_and_nothing_is_told(signed_in, office, clock):
    enrol(office, BELARUS, clock())
    token = sessions.begin(office, BELARUS, "", "passkey", clock())
    session = sessions.find(office, token, clock())
    answers = [
        signed_in.post(
            "/account/sessions/end", {"token": signed_in.token("/account"), "session": code}
        )
        for code in (session.code, "none")
    ]
    assert {(answer.status_code, answer.text) for answer in answers} == {(303, "")}
    assert sessions.find(office, token, clock())


def test_a_secretary_invites_a_person_by_a_link_that_is_shown_once(secretary, office):
    answer = secretary.post(PEOPLE, {"token": secretary.token(PEOPLE), **NEW})
    assert answer.status_code == 200
    start = answer.text.index(f"{ORIGIN}/invitations/")
    link = answer.text[start : answer.text.index("<", start)].removeprefix(ORIGIN)
    assert link not in secretary.get(PEOPLE).text
    guest = secretary.other()
    assert join(guest, link).status_code == 303
    assert guest.person() == BELARUS
    assert people.find(office, BELARUS).language == "ru"


def test_an_invitation_that_will_not_do_is_told_with_all_that_is_wrong(secretary, office):
    fields = {"token": secretary.token(PEOPLE), **NEW, "code": "b k", "email": "b"}
    answer = secretary.post(PEOPLE, fields)
    assert answer.status_code == 422
    assert "The code may hold only" in answer.text
    assert "This is not an e-mail address" in answer.text
    assert 'value="b k"' in answer.text
    assert people.find(office, "b k") is None


def test_who_may_not_invite_finds_no_such_page(signed_in):
    assert PEOPLE not in signed_in.get("/account").text
    assert signed_in.get(PEOPLE).status_code == 404
    token = signed_in.token("/account")
    for path in ("", "/link", "/shut", "/open"):
        answer = signed_in.post(PEOPLE + path, {"token": token, **NEW})
        assert answer.status_code == 404, path


def test_a_link_to_an_account_in_use_is_made_only_by_who_signed_in_just_now(
    secretary, office, clock
):
    equip(office, ARMENIA, clock())
    enrol(office, BELARUS, clock())
    clock.go(minutes=15)
    token = secretary.token(PEOPLE)
    for person, status in ((ARMENIA, 403), (BELARUS, 200)):
        answer = secretary.post(f"{PEOPLE}/link", {"token": token, "code": person})
        assert answer.status_code == status, person
        again = {**NEW, "token": token, "code": person, "name": NAMES[person], "email": ""}
        assert secretary.post(PEOPLE, again).status_code == status, person


def test_a_secretary_shuts_an_account_and_opens_it_again(secretary, office, clock):
    equip(office, ARMENIA, clock())
    token = secretary.token(PEOPLE)
    theirs = sessions.begin(office, ARMENIA, "", "password", clock())
    fields = {"token": token, "code": ARMENIA}
    assert secretary.post(f"{PEOPLE}/shut", fields).status_code == 303
    assert sessions.find(office, theirs, clock()) is None
    assert "shut" in secretary.read(PEOPLE).said
    assert secretary.post(f"{PEOPLE}/link", fields).status_code == 409
    assert secretary.post(f"{PEOPLE}/open", fields).status_code == 303
    assert people.find(office, ARMENIA).disabled is None


def test_nobody_shuts_their_own_account_or_one_that_is_not_there(secretary):
    token = secretary.token(PEOPLE)
    own = secretary.post(f"{PEOPLE}/shut", {"token": token, "code": OFFICE})
    none = secretary.post(f"{PEOPLE}/shut", {"token": token, "code": "nobody"})
    assert (own.status_code, none.status_code) == (409, 404)


def test_on_the_first_start_the_secretariat_is_invited_by_a_link(browser, accounts):
    link = first_link(accounts)
    assert link.startswith(f"{ORIGIN}/invitations/")
    assert join(browser, link.removeprefix(ORIGIN)).status_code == 303
    assert browser.person() == OFFICE
    assert first_link(accounts) is None


def test_until_somebody_joined_each_start_gives_a_new_link_and_ends_the_one_before(
    browser, accounts
):
    first, second = first_link(accounts), first_link(accounts)
    assert browser.get(first.removeprefix(ORIGIN)).status_code == 404
    assert browser.get(second.removeprefix(ORIGIN)).status_code == 200


def test_the_secretariat_may_have_a_code_and_a_name_of_its_own(accounts, office):
    assert first_link(accounts, "s.ivanova", "Svetlana Ivanova")
    assert people.find(office, "s.ivanova").name == "Svetlana Ivanova"
    with pytest.raises(InputError, match="The code may hold only"):
        first_link(accounts, "two words", "Somebody")


def test_a_passkey_is_kept_for_the_place_it_was_made_for(office, clock):
    account = enrol(office, ARMENIA, clock())
    place = Place("https://room.example.org", "room.example.org", "Plenipo")
    asked = passkeys.ask_to_register(office, account, place)
    options = json.loads(asked.options)
    assert options["rp"] == {"name": "Plenipo", "id": "room.example.org"}
    made = Device(ORIGIN).create(options)
    assert not passkeys.register(office, account, asked.challenge, made, "", place, clock())
