"""Sessions, invitations and ceremonies: until when they hold, and how often."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenipo.web.accounts import ceremonies, invitations, people, sessions
from plenipo.web.accounts.devices import device
from plenipo.web.accounts.door import Accounts
from plenipo.web.accounts.sessions import FRESH, IDLE, LONGEST, Session
from plenipo.web.accounts.tokens import digest_of, form_token, new_token, same
from room import ARMENIA, BELARUS, NOON, ORIGIN, Clock, enrol

SECOND = timedelta(seconds=1)
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def person(office):
    return enrol(office, ARMENIA, NOON).code


def test_a_session_is_found_by_the_secret_alone(office, person):
    token = sessions.begin(office, person, FIREFOX, "passkey", NOON)
    found = sessions.find(office, token, NOON)
    assert (found.person, found.how, found.agent) == (ARMENIA, "passkey", FIREFOX)
    assert sessions.find(office, token[:-1], NOON) is None
    assert sessions.find(office, found.code, NOON) is None
    assert sessions.find(office, found.digest.hex(), NOON) is None


def test_every_session_has_a_secret_of_256_bits_of_its_own(office, person):
    tokens = {sessions.begin(office, person, "", "passkey", NOON) for _ in range(50)}
    assert len(tokens) == 50
    assert {len(token) for token in tokens} == {43}  # 32 bytes in base 64


def test_a_session_ends_when_nothing_was_asked_for_twelve_hours(office, person):
    token = sessions.begin(office, person, "", "passkey", NOON)
    assert sessions.find(office, token, NOON + IDLE - SECOND)
    assert sessions.find(office, token, NOON + 2 * IDLE - 2 * SECOND)
    assert sessions.find(office, token, NOON + 3 * IDLE) is None


def test_a_session_that_ended_does_not_come_back(office, person):
    token = sessions.begin(office, person, "", "passkey", NOON)
    assert sessions.find(office, token, NOON + IDLE) is None
    assert sessions.find(office, token, NOON) is None


def test_a_session_ends_after_thirty_days_however_often_it_is_seen(office, person):
    token = sessions.begin(office, person, "", "passkey", NOON)
    at = NOON
    while at < NOON + LONGEST - timedelta(hours=6):
        at += timedelta(hours=6)
        assert sessions.find(office, token, min(at, NOON + LONGEST - SECOND))
    assert sessions.find(office, token, NOON + LONGEST) is None


def test_it_is_noted_at_most_once_a_minute_that_a_session_was_seen(office, person):
    token = sessions.begin(office, person, "", "passkey", NOON)
    sessions.find(office, token, NOON + 59 * SECOND)
    assert sessions.find(office, token, NOON).seen == NOON
    sessions.find(office, token, NOON + 60 * SECOND)
    assert sessions.find(office, token, NOON + 60 * SECOND).seen == NOON + 60 * SECOND


def test_who_watches_a_page_stands_until_their_session_ends_and_does_not_prolong_it(office, person):
    clock = Clock()
    accounts = Accounts(office, ORIGIN, clock=clock)
    code = sessions.find(office, sessions.begin(office, person, "", "", NOON), NOON).code
    clock.go(hours=11)
    assert accounts.lasting() == {code}
    clock.go(hours=1)
    assert accounts.lasting() == set()
    other = sessions.find(office, sessions.begin(office, person, "", "", clock()), clock()).code
    assert accounts.lasting() == {other}
    people.disable(office, person, clock())
    assert accounts.lasting() == set()


def test_a_person_ends_one_session_or_all_others_and_never_one_of_somebody_else(office, person):
    enrol(office, BELARUS, NOON)
    tokens = [sessions.begin(office, person, "", "passkey", NOON) for _ in range(3)]
    theirs = sessions.begin(office, BELARUS, "", "passkey", NOON)
    first, second, third = (sessions.find(office, token, NOON) for token in tokens)
    other = sessions.find(office, theirs, NOON)
    assert not sessions.end(office, person, other.code)
    assert sessions.end(office, person, first.code)
    assert not sessions.end(office, person, first.code)
    assert {each.code for each in sessions.of(office, person, NOON)} == {second.code, third.code}
    assert sessions.end_others(office, person, third.code) == 1
    assert [each.code for each in sessions.of(office, person, NOON)] == [third.code]
    assert sessions.find(office, theirs, NOON)


def test_sessions_that_ended_are_not_listed_and_are_swept_when_another_begins(office, person):
    sessions.begin(office, person, "", "passkey", NOON)
    assert sessions.of(office, person, NOON + IDLE) == []
    sessions.begin(office, person, "", "passkey", NOON + IDLE)
    assert office.row("SELECT count(*) FROM session") == (1,)


@given(st.integers(0, 40 * 24 * 3600), st.integers(0, 40 * 24 * 3600))
def test_a_session_never_holds_longer_than_either_limit(created, seen):
    begun = NOON + min(created, seen) * SECOND
    last = NOON + max(created, seen) * SECOND
    session = Session(b"", "", "", begun, last, "", "")
    assert session.expires <= begun + LONGEST
    assert session.expires <= last + IDLE
    assert session.expires in {begun + LONGEST, last + IDLE}
    assert session.fresh(begun + FRESH - SECOND)
    assert not session.fresh(begun + FRESH)


@pytest.mark.parametrize(
    ("agent", "told"),
    [
        (FIREFOX, "Firefox, Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Safari/537.36 Edg/130.0", "Edge, Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Version/18.0 Safari/604.1", "Safari, iPhone"),
        ("curl/8.0", ""),
        ("", ""),
    ],
)
def test_a_device_is_told_in_two_words(agent, told):
    assert device(agent) == told


def test_an_invitation_is_used_once(office, person):
    digest = digest_of(invitations.invite(office, person, "", NOON))
    assert invitations.find(office, digest, NOON).person == ARMENIA
    assert invitations.find(office, digest, NOON)  # to look does not use it up
    assert invitations.spend(office, digest, NOON).person == ARMENIA
    assert invitations.spend(office, digest, NOON) is None
    assert invitations.find(office, digest, NOON) is None


def test_an_invitation_holds_for_seven_days(office, person):
    digest = digest_of(invitations.invite(office, person, "", NOON))
    week = timedelta(days=7)
    assert invitations.find(office, digest, NOON + week - SECOND)
    assert invitations.waiting(office, NOON + week - SECOND) == {ARMENIA: NOON + week}
    assert invitations.find(office, digest, NOON + week) is None
    assert invitations.spend(office, digest, NOON + week) is None
    assert invitations.waiting(office, NOON + week) == {}


def test_a_new_invitation_ends_the_one_before(office, person):
    first = digest_of(invitations.invite(office, person, "", NOON))
    second = digest_of(invitations.invite(office, person.upper(), "", NOON))
    assert invitations.find(office, first, NOON) is None
    assert invitations.find(office, second, NOON).person == ARMENIA


def test_what_the_first_step_of_a_browser_left_is_taken_once_within_ten_minutes(office):
    mine, other = new_token(), new_token()
    ceremonies.keep(office, mine, "passkey", b"challenge", NOON)
    late = NOON + ceremonies.HOLDS
    assert ceremonies.look(office, mine, "passkey", late) is None
    assert ceremonies.take(office, other, "passkey", NOON) is None
    assert ceremonies.take(office, mine, "provider", NOON) is None
    assert ceremonies.take(office, mine, "passkey", NOON) == b"challenge"
    assert ceremonies.take(office, mine, "passkey", NOON) is None


def test_what_nobody_came_back_for_is_swept(office):
    for _ in range(5):
        ceremonies.keep(office, new_token(), "passkey", b"challenge", NOON)
    ceremonies.keep(office, new_token(), "passkey", b"challenge", NOON + ceremonies.HOLDS)
    assert office.row("SELECT count(*) FROM ceremony") == (1,)


def test_what_forms_carry_follows_from_the_cookie_and_does_not_tell_it():
    token = new_token()
    assert form_token(token) == form_token(token) != form_token(new_token())
    assert token not in form_token(token)
    assert same("é", "é")
    assert not same("é", "e")
