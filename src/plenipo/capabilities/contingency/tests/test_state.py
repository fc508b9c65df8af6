"""What acts add up to: levels and values over time, approval, what is late, and exercises."""

from __future__ import annotations

from datetime import timedelta

import pytest
from case import after, state_after
from story import MEETING, entry

from plenipo.assembly import house
from plenipo.capabilities.contingency.clock import due, next_moment
from plenipo.capabilities.contingency.standing import standing_at
from plenipo.capabilities.contingency.state import Contingency
from plenipo.capabilities.contingency.tests.watching import (
    ALONE,
    ATTACKS,
    DRAFTED,
    HELPING,
    PLANNED,
    QUIET,
    RUNNING,
    TENSE,
    WATCHED,
    X_1,
    activated,
    asked,
    assessed,
    assured,
    consulted,
    ended,
    exercise,
    held,
    itself,
    measured,
    planned,
    reported,
    reviewed,
    taken_back,
)
from plenipo.core.audience import PUBLIC
from plenipo.register.snapshot import write_state

HOUR = timedelta(hours=1)
LATER = MEETING + timedelta(minutes=30)


def watched(state):
    return state.of(Contingency).situations["afghan"]


def standing(state, moment=LATER, code="1", board=None):
    situation = watched(state)
    plan = situation.plans["list"]
    where = board or situation.board
    return standing_at(state, situation, where, plan, plan.measures[code], moment)


def test_what_was_never_assessed_is_calm_and_a_level_holds_until_the_next():
    board = watched(
        state_after(*WATCHED, after(5, assessed("crisis")), after(2, assessed("watch")))
    ).board
    levels = [board.level(MEETING + timedelta(minutes=n)) for n in (1, 2, 4, 5, 60)]
    assert levels == ["calm", "watch", "watch", "crisis", "crisis"]


def test_values_stand_in_the_order_of_their_moments_whenever_they_were_recorded():
    board = watched(state_after(*WATCHED, after(9, measured(3)), after(1, measured(7)))).board
    assert [each.value for each in board.values["attacks"]] == [7, 3]
    assert board.value("attacks", MEETING) is None
    assert board.value("attacks", MEETING + timedelta(minutes=8)).value == 7


def test_an_assurance_changes_no_level_no_value_and_sets_nothing_off():
    without, given = (
        state_after(*ALONE, *TENSE, after(2, told))
        for told in (assessed(), assured(text="The situation has stabilised."))
    )
    board = watched(given).board
    assert board.level(LATER) == "tense"
    assert board.value("attacks", LATER).value == 25
    assert standing(given) == standing(without)
    assert [each.text for each in board.assurances] == ["The situation has stabilised."]


@pytest.mark.parametrize(
    ("acts", "word"),
    [
        ((*DRAFTED, planned()), "unplaced"),
        ((*DRAFTED, planned(provision="p3")), "pending"),
        (PLANNED, "approved"),
    ],
)
def test_a_measure_is_approved_as_its_provision_is(acts, word):
    assert standing(state_after(*acts)).approval == word


def test_a_measure_that_is_not_approved_is_planned_not_ready():
    unplaced = state_after(*DRAFTED, planned())
    assert standing(unplaced).standing == "planned"
    assert standing(state_after(*PLANNED)).standing == "ready"


def test_a_document_that_others_read_approves_nothing():
    state = state_after(*PLANNED)
    watched(state).audience = ("member:TJ",)
    assert standing(state).approval == "unplaced"


def test_a_measure_waits_when_its_trigger_holds_from_its_level_on():
    trigger = planned(provision="p2", trigger=ATTACKS)
    for acts, word in (
        ((), "ready"),
        ((measured(25),), "ready"),
        ((measured(25), assessed("watch")), "waiting"),
        ((measured(19), assessed("watch")), "ready"),
    ):
        assert standing(state_after(*DRAFTED, trigger, *acts)).standing == word


def test_what_is_not_done_in_time_is_late_and_says_who_is_outstanding():
    state = state_after(*RUNNING)
    assert standing(state).standing == "active"
    assert standing(state, MEETING + 24 * HOUR).standing == "late"
    assert standing(state, MEETING + 24 * HOUR).outstanding == ("TJ",)
    state.apply(entry(state.size, after(9, reported(progress="under-way"))))
    assert standing(state, MEETING + 24 * HOUR).standing == "late"
    state.apply(entry(state.size, after(10, reported())))
    assert standing(state, MEETING + 24 * HOUR).standing == "done"


def test_a_review_puts_off_the_next():
    measure = itself(until=QUIET, review=7)
    state = state_after(*DRAFTED, measure, *TENSE, activated())
    assert standing(state).review == MEETING + timedelta(days=7)
    following = (MEETING + timedelta(days=30)).date()
    state.apply(entry(state.size, after(9, reviewed(following=following))))
    assert standing(state).review.date() == following
    state.apply(entry(state.size, after(10, reviewed())))
    assert standing(state).review is None


def test_consent_is_asked_for_and_taken_back():
    state = state_after(*HELPING, after(1, asked()), after(5, taken_back()))
    board = watched(state).board
    asks = [board.asks("TJ", MEETING + timedelta(minutes=n)) for n in (0, 1, 4, 5)]
    assert asks == [False, True, True, False]
    assert standing(state).unasked


def test_consultations_are_held_once():
    state = state_after(*WATCHED, consulted(), after(3, held()), after(9, held("Again.")))
    found = watched(state).board.consultations["U-1"]
    assert (found.held, found.outcome) == (MEETING + timedelta(minutes=3), "They follow it.")


def test_an_exercise_leaves_no_trace_in_reality():
    real = state_after(*ALONE, exercise())
    played = state_after(
        *ALONE,
        exercise(),
        assessed("crisis", **X_1),
        measured(99, **X_1),
        consulted(**X_1),
        held(**X_1),
        asked(**X_1),
        assured(**X_1),
        activated(**X_1),
        reported(**X_1),
        reviewed(**X_1),
        after(1, ended(**X_1, reason="over")),
        after(2, taken_back(**X_1)),
    )
    assert watched(played).board == watched(real).board
    assert standing(played) == standing(real)
    board = watched(played).exercises["X-1"].board
    assert board.level(LATER) == "crisis"
    assert len(board.of("list", "1")) == 1
    watched(played).exercises["X-1"].board = watched(real).exercises["X-1"].board
    assert write_state_of(played) == write_state_of(real)


def write_state_of(state):
    """Return what the capability holds, as it is kept."""
    kept = house().new_state()
    kept.furnish({Contingency: state.of(Contingency)}, 0, MEETING)
    return write_state(kept)


def test_what_is_real_does_not_happen_in_an_exercise():
    state = state_after(*ALONE, exercise(), *TENSE, activated())
    assert watched(state).exercises["X-1"].board.activations == {}
    assert watched(state).exercises["X-1"].board.level(LATER) == "calm"


def by_clock(state, now=LATER):
    return [request.acts[0].act for request in due(state, now)]


def test_the_clock_activates_what_the_plan_lets_happen_by_itself():
    assert by_clock(state_after(*ALONE, assessed())) == []
    assert by_clock(state_after(*ALONE, assessed(), measured(19))) == []
    assert by_clock(state_after(*ALONE, *TENSE)) == [activated()]
    assert by_clock(state_after(*RUNNING)) == []
    (request,) = due(state_after(*ALONE, *TENSE), LATER)
    assert request.author.name == "clock"
    assert request.acts[0].audience == PUBLIC


def test_the_clock_activates_nothing_that_is_decided_or_not_approved():
    decided = planned(provision="p2", trigger=ATTACKS)
    assert by_clock(state_after(*DRAFTED, decided, *TENSE)) == []
    pending = itself(until=QUIET)
    state = state_after(*DRAFTED[:-2], *DRAFTED[-1:], pending, *TENSE)
    assert by_clock(state) == []


def test_the_clock_stands_down_and_does_not_activate_again_on_the_same_values():
    state = state_after(*RUNNING, after(5, measured(4)))
    assert by_clock(state) == [ended()]
    state.apply(entry(state.size, after(6, ended())))
    assert by_clock(state) == []
    forced = state_after(*RUNNING, after(6, ended(decision="J-9")))
    assert by_clock(forced) == []
    forced.apply(entry(forced.size, after(7, measured(30))))
    assert by_clock(forced) == [activated()]
    keys = {request.key for request in due(forced, LATER)}
    assert keys.isdisjoint({request.key for request in due(state_after(*ALONE, *TENSE), LATER)})


def test_help_is_stood_down_when_it_is_not_asked_for_any_more():
    helping = itself(until=QUIET, assists="TJ")
    state = state_after(*DRAFTED, helping, *TENSE)
    assert by_clock(state) == []
    state.apply(entry(state.size, after(1, asked())))
    assert by_clock(state) == [activated()]
    state.apply(entry(state.size, after(2, activated())))
    state.apply(entry(state.size, after(3, taken_back())))
    assert by_clock(state) == [ended()]


def test_the_clock_plays_in_an_exercise_that_goes_on():
    given = (*ALONE, exercise(), assessed(**X_1), measured(99, **X_1))
    assert by_clock(state_after(*given)) == [activated(**X_1)]
    assert by_clock(state_after(*given), MEETING + timedelta(days=2)) == []


def test_the_clock_looks_again_when_something_becomes_late():
    assert next_moment(state_after(*ALONE), LATER) is None
    assert next_moment(state_after(*RUNNING), LATER) == MEETING + 24 * HOUR
    assert next_moment(state_after(*ALONE, *TENSE), LATER) == LATER + timedelta(seconds=1)
    asking = state_after(*WATCHED, consulted())
    assert next_moment(asking, LATER) == MEETING + 24 * HOUR
    known = asking.of(Contingency)
    assert known.turned(LATER) == 0
    assert known.turned(MEETING + 24 * HOUR) == 1
