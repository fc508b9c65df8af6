"""How a member stands towards a silence, and how it can still answer."""

from datetime import timedelta

from case import state_after

from plenipo.capabilities.silence.state import Silences, answering, place_of
from plenipo.capabilities.silence.tests.silence_cases import (
    FRIDAY,
    LAST,
    OSCE,
    agreed,
    broken,
    lifted,
    opened,
)

PARTS = opened(parts=("1", "2", "3"))
ANSWERED = FRIDAY - timedelta(seconds=1)


def stands(member, *acts, opening=None, moment=ANSWERED):
    state = state_after(OSCE, opening or opened(), *acts)
    return answering(state, state.of(Silences).silences["S-1"], member, moment)


def test_who_has_said_nothing_is_silent_and_can_still_answer():
    found = stands("UZ")
    assert (found.open, found.said, found.broken) == (True, "silent", None)
    assert found.kinds == ("objection", "amendment")
    assert found.refusable


def test_of_a_text_as_a_whole_there_are_no_parts_to_be_broken():
    assert stands("UZ", broken("UZ"), moment=LAST).broken == ()
    assert stands("KZ", broken("UZ"), moment=LAST).broken is None


def test_parts_are_broken_and_lifted_one_by_one():
    found = stands("UZ", broken("UZ", "1", "2"), lifted("UZ", "1"), opening=PARTS, moment=LAST)
    assert (found.said, found.broken) == ("broken", ("2",))


def test_who_agrees_is_not_silent():
    assert stands("UZ", agreed("UZ"), moment=LAST).said == "agrees"


def test_at_the_instant_of_expiry_nothing_can_be_said():
    assert stands("UZ").open
    assert not stands("UZ", moment=FRIDAY).open


def test_who_has_no_voice_has_said_nothing():
    assert stands("XX").said == ""


def test_what_is_said_of_a_silence_is_said_where_it_was_opened():
    state = state_after(OSCE, opened())
    silence = state.of(Silences).silences["S-1"]
    assert place_of(state, silence).bodies
