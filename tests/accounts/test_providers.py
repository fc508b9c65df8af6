"""Signing in by a ministry's own provider: a real one, whose tokens are signed, true or false."""

from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from joserfc.jwk import OctKey
from provider import CLIENT, SECRET, new_key, providing

from plenipo.core.errors import InputError
from plenipo.web.accounts import sessions, subjects
from plenipo.web.accounts.door import Accounts
from plenipo.web.accounts.providers import Provider, providers_path, read_providers
from room import ARMENIA, BELARUS, ORIGIN, Browser, create_room, enrol, equip, link_for

FROM_HERE = {"Sec-Fetch-Site": "same-origin"}
NAME = "Ministry of Foreign Affairs"
CALLBACK = "/sign-in/providers/mfa/callback"
START = "/sign-in/providers/mfa"
NOT_TRUSTED = "That did not work: the answer that came back could not be trusted."
NOT_LINKED = "That did not work: no account here is linked with who you are there."


@pytest.fixture
def provider(clock):
    with providing(ORIGIN + CALLBACK, clock) as running:
        yield running


@pytest.fixture
def browser(register, office, clock, provider):
    """Somebody with a browser, at a room that knows the provider."""
    known = {"mfa": Provider(NAME, provider.issuer, CLIENT, SECRET)}
    accounts = Accounts(office, ORIGIN, clock=clock, providers=known)
    return Browser(create_room(register, accounts), accounts)


@pytest.fixture
def linked(office, clock, provider):
    """Somebody whose account is linked with who they are there."""
    account = enrol(office, ARMENIA, clock())
    assert subjects.link(office, ARMENIA, provider.issuer, "subject-1", clock())
    return account


def go(browser, start=START):
    """Go to the provider and come back; the path to come back to, with what it sends along."""
    there = browser.get(start, **FROM_HERE)
    assert there.status_code == 303, there.text
    back = httpx.get(there.headers["location"])
    assert back.status_code == 302, back.text
    assert back.headers["location"].startswith(f"{ORIGIN}{CALLBACK}?code=")
    return back.headers["location"].removeprefix(ORIGIN)


def test_who_is_linked_signs_in_and_goes_where_they_wanted(browser, office, linked, provider):
    answer = browser.get(go(browser, f"{START}?next=/members"))
    assert (answer.status_code, answer.headers["location"]) == (303, "/members")
    assert browser.person() == ARMENIA
    (session,) = sessions.of(office, ARMENIA, browser.now())
    assert session.how == provider.issuer
    assert NAME in browser.read("/account").said


def test_the_page_to_sign_in_offers_the_provider(browser):
    page = browser.read("/sign-in")
    assert NAME in page.said
    assert (START + "?next=/") in [given.get("href") for tag, given in page.tags if tag == "a"]


def test_the_way_there_carries_a_challenge_and_secrets_of_its_own_each_time(browser):
    ways = [parse_qs(urlsplit(browser.get(START).headers["location"]).query) for _ in range(2)]
    for way in ways:
        assert way["response_type"] == ["code"]
        assert way["scope"] == ["openid"]
        assert way["code_challenge_method"] == ["S256"]
        assert way["redirect_uri"] == [ORIGIN + CALLBACK]
    for name in ("state", "nonce", "code_challenge"):
        assert ways[0][name] != ways[1][name]


def test_an_invitation_links_an_account_and_is_used_up(browser, office, clock):
    enrol(office, ARMENIA, clock())
    link = link_for(office, ARMENIA, clock())
    assert NAME in browser.read(link).said
    answer = browser.get(go(browser, f"{link}/providers/mfa"))
    assert (answer.status_code, answer.headers["location"]) == (303, "/account")
    assert browser.person() == ARMENIA
    assert browser.other().get(link).status_code == 404
    again = browser.other()
    assert again.get(go(again)).status_code == 303
    assert again.person() == ARMENIA


def test_an_invitation_that_was_used_meanwhile_links_nobody(browser, office, clock):
    enrol(office, ARMENIA, clock())
    link = link_for(office, ARMENIA, clock())
    back = go(browser, f"{link}/providers/mfa")
    link_for(office, ARMENIA, clock())  # a new one ends the one before
    assert browser.get(back).status_code == 404
    assert subjects.of(office, ARMENIA) == []
    assert browser.person() is None


def test_who_was_not_invited_cannot_link_and_learns_nothing(browser, office, provider):
    answer = browser.get(go(browser))
    assert answer.status_code == 403
    assert NOT_LINKED in answer.text
    enrol(office, ARMENIA, browser.now())  # that somebody has an account changes nothing
    other = browser.other()
    again = other.get(go(other))
    assert (again.status_code, again.text) == (answer.status_code, answer.text)
    assert office.rows("SELECT * FROM subject") == []


def test_who_signed_in_links_their_own_account(browser, office, clock, provider):
    totp = equip(office, ARMENIA, clock())
    browser.sign_in(ARMENIA, totp.at(clock()))
    assert browser.get(go(browser, "/account/providers/mfa")).status_code == 303
    (subject,) = subjects.of(office, ARMENIA)
    assert (subject.issuer, subject.subject) == (provider.issuer, "subject-1")


def test_an_account_is_linked_only_by_the_session_that_asked(browser, office, clock):
    totp = equip(office, ARMENIA, clock())
    browser.sign_in(ARMENIA, totp.at(clock()))
    back = go(browser, "/account/providers/mfa")
    token = browser.cookie
    (session,) = sessions.of(office, ARMENIA, clock())
    sessions.end(office, ARMENIA, session.code)
    assert browser.cookie == token
    assert browser.get(back).status_code == 403
    assert subjects.of(office, ARMENIA) == []


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Referer": "https://elsewhere.example/"},
        {"Referer": f"{ORIGIN}.elsewhere.example/"},
    ],
    ids=str,
)
def test_another_site_cannot_begin_to_link_an_account(browser, office, clock, headers):
    totp = equip(office, ARMENIA, clock())
    browser.sign_in(ARMENIA, totp.at(clock()))
    assert browser.get("/account/providers/mfa", **headers).status_code == 403
    led = browser.get("/account/providers/mfa", Referer=f"{ORIGIN}/account")
    assert led.status_code == 303


def test_linking_needs_a_fresh_session(browser, office, clock):
    totp = equip(office, ARMENIA, clock())
    browser.sign_in(ARMENIA, totp.at(clock()))
    clock.go(minutes=15)
    assert browser.get("/account/providers/mfa").status_code == 403


def test_one_person_there_is_one_person_here(browser, office, clock, linked):
    totp = equip(office, BELARUS, clock())
    browser.sign_in(BELARUS, totp.at(clock()))
    answer = browser.get(go(browser, "/account/providers/mfa"))
    assert answer.status_code == 409
    assert subjects.of(office, BELARUS) == []


FALSE = {
    "nonce": {"nonce": "another"},
    "no nonce": {"nonce": None},
    "issuer": {"iss": "https://elsewhere.example"},
    "no issuer": {"iss": None},
    "audience": {"aud": ["another client"]},
    "no audience": {"aud": None},
    "for several, without saying for whom": {"aud": [CLIENT, "another"]},
    "for another party": {"azp": "another client"},
    "expired": {"exp": 1_600_000_000},
    "no end": {"exp": None},
    "of the future": {"iat": 4_000_000_000},
    "nobody": {"sub": None},
    "an empty subject": {"sub": ""},
    "a subject that is no text": {"sub": 7},
    "another access token": {"at_hash": "AAAAAAAAAAAAAAAAAAAAAA"},
}


@pytest.mark.parametrize("what", FALSE)
def test_a_token_whose_claims_do_not_hold_lets_nobody_in(browser, linked, provider, what):
    provider.claims = FALSE[what]
    answer = browser.get(go(browser))
    assert answer.status_code == 403
    assert NOT_TRUSTED in answer.text
    assert browser.person() is None


def test_a_token_for_several_that_says_it_is_for_us_is_taken(browser, linked, provider):
    provider.claims = {"aud": [CLIENT, "another"], "azp": CLIENT}
    assert browser.get(go(browser)).status_code == 303
    assert browser.person() == ARMENIA


def another_key():
    return {"alg": "RS256", "kid": "first"}, new_key("first", 1)


def unknown_key():
    return {"alg": "RS256", "kid": "unknown"}, new_key("unknown")


def shared_secret():
    return {"alg": "HS256"}, OctKey.import_key(SECRET)


def no_signature():
    return {"alg": "none"}, OctKey.import_key(SECRET)


@pytest.mark.parametrize("signing", [another_key, unknown_key, shared_secret, no_signature])
def test_a_token_that_the_provider_did_not_sign_lets_nobody_in(browser, linked, provider, signing):
    provider.signing = signing()
    answer = browser.get(go(browser))
    assert answer.status_code == 403
    assert NOT_TRUSTED in answer.text
    assert browser.person() is None


def test_a_provider_may_sign_with_a_new_key(browser, linked, provider):
    assert browser.get(go(browser)).status_code == 303
    provider.rotate()
    other = browser.other()
    assert other.get(go(other)).status_code == 303
    assert provider.asked.count("/keys") == 2


def test_a_code_comes_back_once(browser, linked):
    back = go(browser)
    assert browser.get(back).status_code == 303
    assert browser.get(back).status_code == 403


def test_only_the_browser_that_was_sent_there_comes_back(browser, linked):
    back = go(browser)
    thief = browser.other()
    assert thief.get(back).status_code == 403
    thief.get(START)  # sent there too, with secrets of its own
    assert thief.get(back).status_code == 403
    assert thief.person() is None


@pytest.mark.parametrize(
    "twist",
    [
        lambda back: back.replace("state=", "state=x"),
        lambda back: back.replace("code=", "code=x"),
        lambda back: back.partition("?")[0],
        lambda back: back + "&iss=https://elsewhere.example",
        lambda back: back.replace("code=", "error=access_denied&c="),
    ],
)
def test_what_comes_back_changed_lets_nobody_in(browser, linked, twist):
    answer = browser.get(twist(go(browser)))
    assert answer.status_code == 403
    assert browser.person() is None


def test_one_comes_back_within_ten_minutes(browser, clock, linked):
    back = go(browser)
    clock.go(minutes=10)
    assert browser.get(back).status_code == 403


@pytest.mark.parametrize(
    "published",
    [
        {"issuer": "https://elsewhere.example"},
        {"token_endpoint": "http://elsewhere.example/token"},
        {"authorization_endpoint": "javascript:alert(1)"},
        {"jwks_uri": ""},
    ],
    ids=str,
)
def test_a_provider_that_publishes_what_cannot_be_trusted_is_not_gone_to(
    browser, provider, published
):
    provider.metadata = published
    answer = browser.get(START)
    assert answer.status_code == 503
    assert "It cannot be reached at the moment" in answer.text


def test_a_provider_out_of_reach_is_told_in_a_sentence(register, office, clock):
    known = {"mfa": Provider(NAME, "http://localhost:1", CLIENT, SECRET)}
    accounts = Accounts(office, ORIGIN, clock=clock, providers=known)
    answer = Browser(create_room(register, accounts), accounts).get(START)
    assert answer.status_code == 503


def test_a_provider_that_is_not_known_has_no_page(browser):
    assert browser.get("/sign-in/providers/other").status_code == 404
    assert browser.get("/sign-in/providers/other/callback").status_code == 404


def test_a_person_parts_from_a_provider_but_not_from_the_last_way(browser, office, linked, clock):
    issuer = subjects.of(office, ARMENIA)[0].issuer
    browser.get(go(browser))
    fields = {"token": browser.token("/account"), "issuer": issuer}
    assert browser.post("/account/providers/remove", fields).status_code == 409
    equip(office, ARMENIA, clock())
    assert browser.post("/account/providers/remove", fields).status_code == 303
    assert subjects.of(office, ARMENIA) == []


GOOD = """
[mfa]
name = "Ministry of Foreign Affairs"
issuer = "https://login.mfa.example"
client_id = "plenipo"
client_secret = "secret"
"""


def test_providers_are_written_in_a_file_beside_the_register(tmp_path):
    path = providers_path(tmp_path / "talks.plenipo")
    assert path == tmp_path / "talks.providers.toml"
    assert read_providers(path) == {}
    path.write_text(GOOD)
    found = read_providers(path)
    assert found == {"mfa": Provider(NAME, "https://login.mfa.example", "plenipo", "secret")}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[mfa", "cannot be read"),
        (GOOD.replace("issuer", "isuer"), "cannot be read"),
        (GOOD.replace("[mfa]", '["M F A"]'), "needs a code"),
        (GOOD.replace("https:", "http:"), "must be an https address"),
    ],
)
def test_a_file_of_providers_that_is_wrong_is_told_in_a_sentence(tmp_path, text, said):
    path = tmp_path / "talks.providers.toml"
    path.write_text(text)
    with pytest.raises(InputError, match=said):
        read_providers(path)
