"""Who waits, who speaks and until when, whose turn it is: at every moment, however late told."""

from datetime import timedelta

import pytest
from case import after, state_after
from hypothesis import given
from hypothesis import strategies as some
from story import JOINT, MEETING, MEMBERS, position

from plenipo.capabilities.floor.acts import (
    FloorEnded,
    FloorGiven,
    FloorLimitsSet,
    FloorRequested,
    FloorWithdrawn,
    OrderDrawn,
    SpeakersClosed,
    SpeakersReopened,
)
from plenipo.capabilities.floor.queue import KINDS
from plenipo.capabilities.floor.state import Floors, tour
from plenipo.capabilities.sessions.state import Sessions
from plenipo.capabilities.sittings.acts import AttendanceTaken

CODES = tuple(MEMBERS)
STATEMENT, ORDER, REPLY, MOTION = "statement", "point-of-order", "right-of-reply", "motion"


def minute(number):
    return MEETING + timedelta(minutes=number)


def asks(member, kind=STATEMENT, item=""):
    return FloorRequested(session=JOINT, member=member, kind=kind, item=item)


def gets(member, kind=STATEMENT, item="", seconds=0):
    return FloorGiven(session=JOINT, member=member, kind=kind, item=item, seconds=seconds)


def ends(member):
    return FloorEnded(session=JOINT, member=member)


def floor_after(*steps):
    """The floor after acts, each given with its minute, in the order in which they are recorded."""
    return state_after(*[after(*step) for step in steps]).of(Floors).of(JOINT)


def waiting(now):
    return [(request.member, request.kind) for request in now.waiting]


def test_points_of_order_come_first_then_motions_the_list_and_last_the_replies():
    floor = floor_after(
        (0, asks("AM", REPLY)),
        (1, asks("BY")),
        (2, asks("KZ")),
        (3, asks("KG", MOTION)),
        (4, asks("RU", ORDER)),
        (5, asks("TJ", ORDER)),
    )
    assert waiting(floor.at(minute(5))) == [
        ("RU", ORDER),
        ("TJ", ORDER),
        ("KG", MOTION),
        ("BY", STATEMENT),
        ("KZ", STATEMENT),
        ("AM", REPLY),
    ]
    assert waiting(floor.at(minute(2))) == [("BY", STATEMENT), ("KZ", STATEMENT), ("AM", REPLY)]


def test_replies_come_before_the_list_where_the_limits_say_so():
    at_once = FloorLimitsSet(session=JOINT, replies="at-once")
    floor = floor_after((0, asks("AM")), (1, asks("BY", REPLY)), (2, at_once))
    assert [member for member, _ in waiting(floor.at(minute(1)))] == ["AM", "BY"]
    assert [member for member, _ in waiting(floor.at(minute(2)))] == ["BY", "AM"]


def test_who_gets_the_floor_or_withdraws_waits_no_more():
    withdrawn = FloorWithdrawn(session=JOINT, member="BY")
    floor = floor_after((0, asks("AM")), (0, asks("BY")), (1, gets("AM")), (2, withdrawn))
    assert [len(floor.at(minute(number)).waiting) for number in range(3)] == [2, 1, 0]
    assert floor.at(minute(1)).speaking.member == "AM"


def test_a_point_of_order_interrupts_and_leaves_the_time_that_was_left():
    floor = floor_after(
        (0, gets("AM", seconds=600)),
        (3, gets("BY", ORDER)),
        (4, gets("KZ", ORDER)),
        (5, ends("BY")),
        (7, ends("KZ")),
    )
    assert floor.at(minute(2)).speaking.ends == minute(10)
    assert [floor.at(minute(n)).speaking.member for n in range(3, 8)] == [
        "BY",
        "KZ",
        "KZ",
        "KZ",
        "AM",
    ]
    interrupted = floor.at(minute(5)).turns[0]
    assert (interrupted.ends, interrupted.ended) == (None, None)
    assert floor.at(minute(7)).speaking.ends == minute(14)


def test_the_limits_of_an_item_stand_before_those_of_the_session():
    general = FloorLimitsSet(session=JOINT, seconds=300, reply_seconds=60)
    own = FloorLimitsSet(session=JOINT, item="1", seconds=120)
    floor = floor_after((0, general), (0, own), (1, gets("AM", item="1")), (2, ends("AM")))
    assert floor.at(minute(1)).speaking.ends == minute(3)
    floor = floor_after((0, general), (0, own), (1, gets("AM", item="2")))
    assert floor.at(minute(1)).speaking.ends == minute(6)
    floor = floor_after((0, general), (1, gets("AM", REPLY)))
    assert floor.at(minute(1)).speaking.ends == minute(2)
    floor = floor_after((0, general), (1, gets("AM", ORDER)))
    assert floor.at(minute(1)).speaking.ends is None
    floor = floor_after((0, general), (1, gets("AM", seconds=30)))
    assert floor.at(minute(1)).speaking.ends == minute(1.5)


def test_a_list_is_closed_from_its_closing_to_its_reopening():
    close = SpeakersClosed(session=JOINT, item="1")
    reopen = SpeakersReopened(session=JOINT, item="1")
    floor = floor_after((3, reopen), (1, close))
    told = [
        (floor.at(minute(n)).is_closed("1"), floor.at(minute(n)).is_closed("")) for n in range(4)
    ]
    assert told == [(False, False), (True, False), (True, False), (False, False)]


who = some.sampled_from(CODES[:4])
kinds = some.sampled_from(KINDS)
RANK = {ORDER: 0, MOTION: 1, STATEMENT: 2, REPLY: 3}
steps = some.lists(
    some.tuples(
        some.integers(0, 30),
        some.one_of(
            some.builds(asks, who, kinds),
            some.builds(gets, who, kinds, seconds=some.sampled_from((0, 60, 300, 600))),
            some.builds(ends, who),
            some.builds(FloorWithdrawn, session=some.just(JOINT), member=who, kind=kinds),
        ),
    ),
    max_size=25,
    unique_by=lambda step: step[0],
)


@given(steps, some.integers(0, 30))
def test_who_waits_is_heard_by_kind_and_then_in_the_order_of_asking(told, asked):
    expected = []
    for _, act in sorted((step for step in told if step[0] <= asked), key=lambda step: step[0]):
        key = (act.member, getattr(act, "kind", ""))
        if isinstance(act, FloorRequested):
            expected.append(key)
        elif key in expected:
            expected.remove(key)
    expected.sort(key=lambda key: RANK[key[1]])
    assert waiting(floor_after(*told).at(minute(asked))) == expected


@given(steps, some.randoms(use_true_random=False))
def test_the_floor_is_the_same_in_whatever_order_it_was_recorded(told, chance):
    late = list(told)
    chance.shuffle(late)
    one, other = floor_after(*told), floor_after(*late)
    for number in range(31):
        now, again = one.at(minute(number)), other.at(minute(number))
        assert waiting(now) == waiting(again)
        assert [(t.member, t.kind, t.ends, t.ended) for t in now.turns] == [
            (t.member, t.kind, t.ends, t.ended) for t in again.turns
        ]


@given(steps)
def test_whoever_has_the_floor_has_it_for_its_seconds_however_often_it_is_interrupted(told):
    floor = floor_after(*told)
    spoken = {}
    for number in range(31):
        speaking = floor.at(minute(number)).speaking
        if speaking is None:
            continue
        used = spoken.get(speaking.moment, 0)
        left = timedelta(seconds=speaking.seconds) - timedelta(minutes=used)
        assert speaking.ends == (minute(number) + left if speaking.seconds else None)
        spoken[speaking.moment] = used + 1


@given(steps)
def test_at_most_one_speaks_and_all_others_who_have_not_ended_are_interrupted(told):
    for number in range(31):
        now = floor_after(*told).at(minute(number))
        running = [turn for turn in now.turns if turn.ended is None]
        assert [turn.interrupted is None for turn in running] == [
            turn is now.speaking for turn in running
        ]
        assert all(turn.kind == ORDER for turn in running[1:])


def toured(*acts, item="1", at=9, **fields):
    state = state_after(*acts)
    return tour(state, state.of(Sessions).sessions[JOINT], item, minute(at), **fields)


def drawn(**fields):
    return OrderDrawn(session=JOINT, **{"language": "ru", **fields})


@pytest.mark.parametrize(
    ("lot", "language", "codes"),
    [
        ([], "", "AM BY KZ KG RU TJ UZ"),
        ([drawn(member="RU")], "", "RU TJ UZ AM BY KZ KG"),
        ([drawn(letter="К")], "", "KZ KG RU TJ UZ AM BY"),
        ([drawn(letter="Д")], "", "KZ KG RU TJ UZ AM BY"),
        ([drawn(letter="Я")], "", "AM BY KZ KG RU TJ UZ"),
        ([drawn(letter="T", language="en")], "", "TJ UZ AM BY KZ KG RU"),
        ([drawn(letter="К"), after(1, drawn(member="UZ"))], "", "UZ AM BY KZ KG RU TJ"),
        ([drawn(letter="К")], "en", "KZ KG RU TJ UZ AM BY"),
    ],
)
def test_a_tour_begins_with_the_lot_and_goes_once_round_the_alphabet(lot, language, codes):
    assert " ".join(one.member for one in toured(*lot, language=language)) == codes


def test_a_tour_says_of_each_what_it_said_whether_it_spoke_and_who_is_next():
    acts = (
        position("1", "BY", "agree"),
        after(1, gets("AM", item="1")),
        after(2, ends("AM")),
        after(3, gets("BY", item="1")),
        after(4, AttendanceTaken(session=JOINT, sitting="1", member="KZ", how="absent")),
    )
    found = {one.member: one for one in toured(*acts)}
    assert [code for code, one in found.items() if one.spoken] == ["AM"]
    assert [code for code, one in found.items() if one.speaking] == ["BY"]
    assert [code for code, one in found.items() if one.next] == ["KG"]
    assert found["BY"].position.stance == "agree"
    assert found["AM"].position is None
    assert [found["KZ"].attendance, found["KG"].attendance] == ["absent", ""]


def test_a_statement_on_another_item_and_a_point_of_order_are_no_turn_in_the_tour():
    acts = (after(1, gets("AM", item="2")), after(2, gets("BY", ORDER, item="1")))
    found = toured(*acts)
    assert not any(one.spoken for one in found)
    assert [one.member for one in found if one.next] == ["AM"]


@given(some.sets(some.sampled_from(CODES)), some.sampled_from(CODES))
def test_next_in_a_tour_is_the_first_that_has_not_spoken_or_nobody(spoke, first):
    acts = [drawn(member=first)]
    for number, code in enumerate(sorted(spoke)):
        acts += [after(number, gets(code, item="1")), after(number, ends(code))]
    found = toured(*acts)
    assert found[0].member == first
    assert {one.member for one in found} == set(CODES)
    awaited = [one.member for one in found if not one.spoken]
    assert [one.member for one in found if one.next] == awaited[:1]
    assert set(awaited) == set(CODES) - spoke
