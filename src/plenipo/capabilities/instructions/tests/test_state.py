"""Who is instructed, how far it has come, and what it awaits."""

from __future__ import annotations

from datetime import timedelta

import pytest
from case import after, state_after
from story import MEETING

from plenipo.capabilities.instructions.acts import InstructionAcknowledged, InstructionIssued
from plenipo.capabilities.instructions.audiences import AUDIENCES
from plenipo.capabilities.instructions.state import (
    Instructions,
    Tally,
    addressees,
    awaiting,
    standing,
    tally,
)
from plenipo.capabilities.instructions.tests.test_rules import (
    GIVEN,
    HERE,
    LATER,
    acknowledged,
    arranged,
    confirmed,
    extended,
    issued,
    post,
    recalled,
    reported,
    there,
    withdrawn,
)

NOW = MEETING + timedelta(hours=1)
DAY = timedelta(days=1)
JOINT_REPORT = reported("RU", delivery="jointly", joined=("BY",))


def given(state, code="I-1"):
    return state.of(Instructions).instructions[code]


def told(state, now=NOW):
    return addressees(state, given(state), now)


def counted(*acts, now=NOW):
    state = state_after(*GIVEN, *acts)
    return tally(told(state, now))


def test_instructed_are_those_who_are_accredited_when_it_is_given():
    state = state_after(*GIVEN, after(1, there("KZ")))
    assert [(each.post, each.member) for each in told(state)] == [
        ("ny", "AM"),
        ("ny", "BY"),
        ("ny", "RU"),
    ]


def test_members_that_are_named_alone_are_instructed():
    state = state_after(*HERE, issued(members=("RU", "KZ")))
    assert [each.member for each in told(state)] == ["RU"]


def test_it_is_counted_by_post_and_member():
    vienna = (post("vienna"), there("AM", "vienna"))
    state = state_after(*HERE, *vienna, issued(posts=("ny", "vienna")))
    assert tally(told(state)) == Tally(4, 0, 0, 0)


def test_the_overview_counts_what_each_did():
    assert counted(acknowledged("AM"), JOINT_REPORT) == Tally(3, 2, 1, 2)


def test_it_is_counted_as_of_any_moment():
    acts = acknowledged("AM"), after(120, JOINT_REPORT)
    assert counted(*acts, now=NOW) == Tally(3, 1, 0, 0)
    assert counted(*acts, now=NOW + timedelta(hours=2)) == Tally(3, 2, 1, 2)


def test_who_says_itself_that_nothing_was_delivered_is_not_counted_by_another():
    own = reported("BY", delivery="not-delivered", to="", text="was away")
    assert counted(JOINT_REPORT, own).delivered == 1


def test_a_later_report_stands_for_an_earlier_one():
    again = after(5, reported("RU", text="alone after all"))
    state = state_after(*GIVEN, JOINT_REPORT, again)
    assert tally(told(state)) == Tally(3, 1, 1, 1)
    assert [each.report.delivery for each in told(state) if each.report] == ["alone"]


def test_a_report_that_comes_late_does_not_stand_for_a_later_one():
    state = state_after(*GIVEN, after(9, reported("RU", text="final")), after(3, JOINT_REPORT))
    assert [each.report.text for each in told(state) if each.report] == ["final"]


def test_a_successor_is_shown_and_still_instructed():
    state = state_after(*GIVEN, after(1, recalled("AM")))
    assert [each.ambassador is None for each in told(state)] == [True, False, False]
    state = state_after(*GIVEN, after(1, there("AM", name="the next")))
    assert told(state)[0].ambassador.name == "the next"


def test_who_leads_last_leads():
    state = state_after(*GIVEN, arranged("AM"), after(1, arranged("RU")))
    assert [each.member for each in told(state) if each.leads] == ["RU"]


@pytest.mark.parametrize(
    ("acts", "now", "stands"),
    [
        ((), NOW, "running"),
        ((), LATER + timedelta(seconds=1), "overdue"),
        ((extended(),), LATER + timedelta(seconds=1), "running"),
        (
            (reported("AM"), reported("BY"), reported("RU")),
            LATER + DAY,
            "carried-out",
        ),
        (
            (reported("AM"), reported("BY"), confirmed("RU", finding="declined", reason="no")),
            NOW,
            "carried-out",
        ),
        ((after(1, withdrawn()),), NOW, "withdrawn"),
    ],
)
def test_where_an_instruction_stands(acts, now, stands):
    state = state_after(*GIVEN, *acts)
    assert standing(state, given(state), now) == stands


@pytest.mark.parametrize(
    ("acts", "why"),
    [
        ((), ["to-acknowledge"]),
        ((acknowledged("AM"),), ["to-report"]),
        ((reported("AM"),), []),
        ((confirmed("AM", finding="declined", reason="no"),), []),
        ((after(1, withdrawn()),), []),
    ],
)
def test_what_it_awaits_of_a_member(acts, why):
    state = state_after(*GIVEN, *acts)
    assert [each.why for each in awaiting(state, "AM", NOW)] == why
    assert awaiting(state, "KZ", NOW) == ()


def test_nothing_is_awaited_before_it_is_given():
    state = state_after(*HERE, after(120, issued()))
    assert awaiting(state, "AM", NOW) == ()


def test_it_is_for_the_members_addressed_the_chair_and_the_secretariat():
    state = state_after(*HERE)
    told = AUDIENCES[InstructionIssued](state, issued(members=("AM", "RU")))
    assert set(told) == {"member:AM", "member:RU", "chair", "secretariat"}
    assert AUDIENCES[InstructionIssued](state, issued(open=True)) is None


def test_what_is_said_of_it_is_for_the_same():
    state = state_after(*GIVEN)
    given(state).audience = ("member:AM", "secretariat")
    assert AUDIENCES[InstructionAcknowledged](state, acknowledged()) == ("member:AM", "secretariat")
