"""Who belongs to the body on a day, however late it was recorded."""

from datetime import date

from case import state_after
from story import DAY, MEMBERS, SINCE

from plenipo.capabilities.members.acts import (
    BodyComposed,
    BodyEstablished,
    MemberAdmitted,
    MemberRenamed,
    MemberSuspended,
    MemberWithdrawn,
    OfficeFilled,
    OfficeVacated,
    PartnerAdmitted,
    PartnerEnded,
)
from plenipo.capabilities.members.state import Members

BEFORE = date(2011, 12, 18)
RUSSIAN = [
    "Армения",
    "Беларусь",
    "Казахстан",
    "Кыргызстан",
    "Россия",
    "Таджикистан",
    "Узбекистан",
]


def members_after(*acts):
    return state_after(*acts).of(Members)


def chair(member, since, until=None):
    return OfficeFilled(office="chair", member=member, body="csc", since=since, until=until)


def chair_on(day, *acts):
    term = members_after(*acts).office("chair", "csc", day)
    return term.member if term else None


def test_members_stand_in_the_order_of_the_organisations_alphabet():
    found = members_after()
    assert [found.members[code].name("ru") for code in found.on(DAY)] == RUSSIAN


def test_in_another_alphabet_they_stand_in_another_order():
    assert members_after().ordered(MEMBERS, "en")[2:4] == ("KZ", "KG")


def test_a_member_is_counted_from_its_first_day_to_the_day_before_its_last():
    newcomer = MemberAdmitted(member="XX", names={"en": "Newland"}, since=DAY)
    left = MemberWithdrawn(member="UZ", since=DAY)
    found = members_after(newcomer, left)
    assert ("XX" in found.on(BEFORE), "XX" in found.on(DAY)) == (False, True)
    assert ("UZ" in found.on(BEFORE), "UZ" in found.on(DAY)) == (True, False)


def test_a_suspension_recorded_after_the_withdrawal_stands_in_its_time():
    left = MemberWithdrawn(member="UZ", since=date(2014, 1, 1))
    suspended = MemberSuspended(member="UZ", since=DAY, reason="its own note")
    member = members_after(left, suspended).members["UZ"]
    years = (BEFORE, DAY, date(2013, 12, 31), date(2014, 1, 1))
    standings = [member.standing_on(day) for day in years]
    assert standings == ["member", "suspended", "suspended", "former"]


def test_a_member_is_called_what_it_was_called_that_day():
    renamed = MemberRenamed(member="KG", names={"en": "Kyrgyz Republic"}, since=DAY)
    member = members_after(renamed).members["KG"]
    assert member.name("en", BEFORE) == "Kyrgyzstan"
    assert member.name("en", DAY) == "Kyrgyz Republic"
    assert member.name("ru", DAY) == "Kyrgyz Republic"


def test_a_body_composed_anew_has_its_old_members_before():
    composed = BodyComposed(body="cfm", members=("KZ", "AM"), since=DAY)
    found = members_after(composed)
    assert found.of_body("cfm", BEFORE) == tuple(MEMBERS)
    assert found.of_body("cfm", DAY) == ("AM", "KZ")


def test_in_a_body_without_named_members_all_sit_who_are_members_that_day():
    group = BodyEstablished(body="wg", names={"en": "Working group"})
    suspended = MemberSuspended(member="UZ", since=DAY, reason="its own note")
    found = members_after(group, suspended)
    assert found.of_body("wg", BEFORE) == tuple(MEMBERS)
    assert found.of_body("wg", DAY) == tuple(MEMBERS)[:-1]


def test_an_office_is_held_by_whoever_took_it_last_however_late_that_was_recorded():
    later, earlier = chair("KZ", date(2011, 6, 1)), chair("BY", SINCE)
    assert chair_on(DAY, later, earlier) == "KZ"
    assert chair_on(date(2011, 5, 31), later, earlier) == "BY"
    assert chair_on(date(1990, 1, 1), later, earlier) is None


def test_when_a_term_has_run_out_the_office_does_not_fall_back_to_who_held_it_before():
    acts = chair("BY", SINCE), chair("KZ", date(2011, 6, 1), until=BEFORE)
    assert chair_on(BEFORE, *acts) == "KZ"
    assert chair_on(DAY, *acts) is None


def test_a_vacancy_ends_a_term_and_a_new_holder_ends_the_vacancy():
    vacant = OfficeVacated(office="chair", body="csc", since=date(2011, 6, 1))
    acts = chair("BY", SINCE), vacant, chair("KZ", DAY)
    held = [chair_on(day, *acts) for day in (date(2011, 5, 31), date(2011, 6, 1), BEFORE, DAY)]
    assert held == ["BY", "", "", "KZ"]


def test_an_observer_that_becomes_a_member_is_named_as_one():
    observer = PartnerAdmitted(partner="RS", names={"en": "Serbia"}, status="observer", since=SINCE)
    ended = PartnerEnded(partner="RS", since=DAY)
    admitted = MemberAdmitted(member="RS", names={"en": "Republic of Serbia"}, since=DAY)
    found = members_after(observer, ended, admitted)
    assert found.name("RS") == "Republic of Serbia"
    assert "RS" in found.on(DAY)
    assert found.partners["RS"].stands_on(BEFORE)
    assert not found.partners["RS"].stands_on(DAY)
