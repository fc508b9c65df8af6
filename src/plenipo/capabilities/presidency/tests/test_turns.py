"""Whose turn it is: the order, who is passed over, exceptions, and chairs."""

from datetime import date

from case import after, state_after
from story import DAY

from plenipo.capabilities.members.acts import MemberReinstated, MemberSuspended
from plenipo.capabilities.presidency.acts import ChairVacated, SeatFixed
from plenipo.capabilities.presidency.state import Presidencies, turns_of
from plenipo.capabilities.presidency.terms import falls_on
from plenipo.capabilities.presidency.tests.presidency_cases import (
    BELARUS,
    BOTH,
    FIRST,
    NEXT,
    assumed,
    chair,
    excepted,
    following,
    rotation,
)


def calendar(*acts, ahead=6):
    state = state_after(*acts)
    (found,) = state.of(Presidencies).rotations.values()
    return turns_of(state, found, ahead)


def members(*acts, ahead=6):
    return [turn.member for turn in calendar(*acts, ahead=ahead)]


def suspended(since, until=None):
    begun = MemberSuspended(member="KZ", since=since, reason="its own wish")
    return (begun, MemberReinstated(member="KZ", since=until)) if until else (begun,)


def test_turns_follow_the_order_round_and_round_a_term_each():
    found = calendar(*BELARUS)
    assert [turn.member for turn in found] == ["BY", "KZ", "KG", "RU", "TJ", "AM", "BY"]
    assert [turn.term for turn in found] == ["BY-2011", *[""] * 6]
    assert found[1].since == NEXT
    assert found[1].until == found[2].since == date(2012, 12, 20)


def test_turns_follow_an_alphabet_and_those_in_no_order_come_after_it():
    by_alphabet = rotation(order=(), alphabet="ru")
    ordered = rotation(order=("KZ", "BY"), alphabet="ru")
    assert members(by_alphabet, assumed()) == ["BY", "KZ", "KG", "RU", "TJ", "UZ", "AM"]
    assert members(ordered, assumed())[1:3] == ["AM", "KG"]


def test_who_is_suspended_when_its_turn_would_begin_is_passed_over_and_has_the_next():
    found = calendar(*BELARUS, *suspended(NEXT, date(2012, 6, 1)))
    assert [turn.member for turn in found] == ["BY", "KG", "RU", "TJ", "AM", "BY", "KZ"]
    assert [(one.member, one.why) for one in found[1].passed] == [("KZ", "suspended")]
    assert found[6].passed == ()


def test_nobody_presides_where_all_are_suspended():
    alone = rotation(order=("BY",))
    gone = MemberSuspended(member="BY", since=NEXT, reason="its own wish")
    assert members(alone, assumed(), gone) == ["BY"]


def test_an_exception_is_used_up_by_one_turn():
    found = calendar(*BELARUS, excepted(), ahead=12)
    assert [turn.member for turn in found][1:3] == ["KG", "RU"]
    assert [turn.member for turn in found].count("KZ") == 2
    (passed,) = found[1].passed
    assert (passed.member, passed.why, passed.reason) == ("KZ", "skipped", "its own wish")


def test_an_exception_for_a_later_turn_leaves_the_next_one_alone():
    later = excepted(since=date(2015, 1, 1))
    assert members(*BELARUS, later, ahead=7) == ["BY", "KZ", "KG", "RU", "TJ", "AM", "BY", "KG"]


def test_two_change_turns_once_whichever_comes_first():
    for first, other in (("KZ", "RU"), ("RU", "KZ")):
        found = calendar(*BELARUS, excepted("exchanged", first, other=other), ahead=8)
        told = [turn.member for turn in found]
        assert told == ["BY", "RU", "KG", "KZ", "TJ", "AM", "BY", "KZ", "KG"]
        assert [turn.instead_of for turn in found][:4] == ["", "KZ", "", "RU"]


def test_what_was_used_by_a_presidency_on_record_is_not_used_again():
    done = (*BELARUS, excepted("exchanged", other="KG"), following("KG"))
    assert members(*done, ahead=3) == ["BY", "KG", "KZ", "RU", "TJ"]


def test_a_presidency_out_of_the_expected_order_is_as_it_is_recorded():
    assert members(*BELARUS, following("TJ"), ahead=2) == ["BY", "TJ", "AM", "BY"]


def test_a_hand_over_that_is_moved_moves_those_to_come():
    moved = excepted("moved", "BY", since=FIRST, until=DAY)
    assert [turn.since for turn in calendar(*BELARUS, moved, ahead=1)] == [FIRST, DAY]


def test_the_day_of_the_hand_over_is_of_who_takes_over():
    known = state_after(*BOTH).of(Presidencies)
    assert known.on("csc", DAY).member == "BY"
    assert known.on("csc", NEXT).member == "KZ"
    assert known.on("csc", FIRST.replace(year=2009)) is None
    assert known.before(known.terms["KZ-2012"]).code == "BY-2011"
    assert known.after(known.terms["KZ-2012"]) is None


def test_the_chair_is_with_the_presidency_unless_it_was_given_to_another():
    ministers = (rotation(chairs=("cfm",)), assumed(), chair("AM", since=DAY))
    vacated = ChairVacated(body="cfm", role="chair", member="AM", since=NEXT)
    known = state_after(*ministers, after(1, vacated)).of(Presidencies)
    given, term = known.chair_of("cfm", DAY)
    assert (given.member, term) == ("AM", None)
    assert known.chair_of("cfm", FIRST)[1].member == "BY"
    assert known.chair_of("cfm", NEXT) == (None, None)
    assert known.chair_of("cdm", DAY) == (None, None)


def test_the_seat_is_where_it_was_settled_last_by_its_day():
    moscow = SeatFixed(place={"en": "Moscow"}, host="RU", since=FIRST)
    minsk = SeatFixed(place={"en": "Minsk"}, host="BY", since=NEXT)
    known = state_after(minsk, moscow).of(Presidencies)
    assert known.seat_on(DAY).host == "RU"
    assert known.seat_on(NEXT).host == "BY"
    assert known.seat_on(FIRST.replace(year=2009)) is None


def test_an_anniversary_of_a_leap_day_falls_on_the_first_of_march():
    leap = date(2000, 2, 29)
    assert [falls_on(leap, years) for years in (1, 4)] == [date(2001, 3, 1), date(2004, 2, 29)]
