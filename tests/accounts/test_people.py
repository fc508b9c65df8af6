"""Accounts: what stands against one, who is found by which name, and what shutting one does."""

import pytest
from room import ARMENIA, BELARUS, NOON, enrol, equip

from plenipo.web.accounts import invitations, people, sessions
from plenipo.web.accounts.tokens import digest_of

GOOD = {"code": ARMENIA, "name": "Anahit Petrosyan", "email": "a@mfa.example", "language": "ru"}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"code": ""}, "bad-code"),
        ({"code": "with blank"}, "bad-code"),
        ({"code": "x" * 65}, "bad-code"),
        ({"code": "../etc"}, "bad-code"),
        ({"name": " "}, "no-name"),
        ({"name": "x" * 201}, "no-name"),
        ({"name": "two\nlines"}, "no-name"),
        ({"email": "nobody"}, "bad-email"),
        ({"email": "a@b c"}, "bad-email"),
        ({"email": f"{'x' * 200}@example.org"}, "bad-email"),
        ({"email": "B@MFA.example"}, "email-taken"),
        ({"language": "xx"}, "no-language"),
    ],
)
def test_an_account_is_refused_with_one_sentence(office, change, code):
    enrol(office, BELARUS, NOON, "b@mfa.example")
    (refusal,) = people.keep(office, **{**GOOD, **change}, now=NOON)
    assert refusal.code == code
    assert refusal.sentence.endswith(".")
    assert people.find(office, ARMENIA) is None


def test_all_that_stands_against_an_account_is_told_at_once(office):
    refusals = people.refuse_account(office, "", "", "nobody", "")
    assert [refusal.code for refusal in refusals] == [
        "bad-code",
        "no-name",
        "bad-email",
        "no-language",
    ]


def test_an_account_kept_again_has_the_new_name_and_the_same_handle(office):
    people.keep(office, **GOOD, now=NOON)
    before = people.find(office, ARMENIA)
    people.keep(office, **{**GOOD, "code": "A.Petrosyan", "name": "A. Petrosyan"}, now=NOON)
    (after,) = people.everybody(office)
    assert (after.code, after.name, after.handle) == (ARMENIA, "A. Petrosyan", before.handle)


def test_nothing_of_a_person_is_in_their_handle(office):
    handle = enrol(office, ARMENIA, NOON).handle
    assert len(handle) == 32
    assert b"petrosyan" not in handle
    assert handle != enrol(office, BELARUS, NOON).handle
    assert people.by_handle(office, handle).code == ARMENIA


def test_a_person_is_found_by_code_and_by_address_in_any_case(office):
    people.keep(office, **GOOD, now=NOON)
    for name in (ARMENIA, "A.PETROSYAN", " a@mfa.example ", "A@MFA.EXAMPLE"):
        assert people.named(office, name).code == ARMENIA
    assert people.named(office, "") is None


def test_several_people_may_have_no_address_and_none_is_found_by_that(office):
    enrol(office, ARMENIA, NOON)
    enrol(office, BELARUS, NOON)
    assert people.named(office, "") is None
    assert len(people.everybody(office)) == 2


def test_a_person_has_joined_once_they_can_sign_in(office):
    assert not enrol(office, ARMENIA, NOON).joined
    assert not people.anybody_joined(office)
    equip(office, BELARUS, NOON)
    assert people.find(office, BELARUS).joined
    assert people.anybody_joined(office)


def test_shutting_an_account_ends_its_sessions_and_its_invitation(office):
    enrol(office, ARMENIA, NOON)
    enrol(office, BELARUS, NOON)
    session = sessions.begin(office, ARMENIA, "", "passkey", NOON)
    other = sessions.begin(office, BELARUS, "", "passkey", NOON)
    link = invitations.invite(office, ARMENIA, "", NOON)
    people.disable(office, ARMENIA, NOON)
    assert people.find(office, ARMENIA).disabled == NOON
    assert sessions.find(office, session, NOON) is None
    assert invitations.find(office, digest_of(link), NOON) is None
    assert sessions.find(office, other, NOON).person == BELARUS
    people.enable(office, ARMENIA)
    assert people.find(office, ARMENIA).disabled is None
    assert sessions.find(office, session, NOON) is None
