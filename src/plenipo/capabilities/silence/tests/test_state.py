"""Where a silence stands: by the clock, whenever its acts were recorded."""

from datetime import timedelta

import pytest
from case import after, state_after
from hypothesis import example, given, settings
from hypothesis import strategies as some
from story import FOUNDATION, JOINT, MEETING, MEMBERS, entry

from plenipo.assembly import house
from plenipo.capabilities.silence.clock import CLOCK, GRACE, due, next_moment
from plenipo.capabilities.silence.standing import breaking, procedure_of, standing_at, voices
from plenipo.capabilities.silence.state import Silences, awaiting, on_item
from plenipo.capabilities.silence.tests.silence_cases import (
    FRIDAY,
    LAST,
    OSCE,
    agreed,
    amended,
    broken,
    concluded,
    done,
    extended,
    lifted,
    objected,
    opened,
    withdrawn,
)
from plenipo.core.act import Author
from plenipo.core.clock import SteppingClock
from plenipo.core.fold import Lens
from plenipo.core.request import Proposed, Receipt, Request
from plenipo.procedure.silence import (
    ADOPTED,
    BROKEN,
    NEVER_BEGAN,
    RUNNING,
    WITHDRAWN,
    Lifting,
    Reaction,
    standing,
)
from plenipo.register.opening import create
from plenipo.register.snapshot import write_state

SECOND, HOUR = timedelta(seconds=1), timedelta(hours=1)
LATER = FRIDAY + 4 * HOUR
PARTS = ("1", "2", "3")
IN_PARTS = opened(parts=PARTS, document="", items=PARTS)


def silence_after(*acts, opening=None):
    state = state_after(OSCE, opening or opened(), *acts)
    return state, state.of(Silences).silences["S-1"]


def stands(moment, *acts, opening=None):
    state, silence = silence_after(*acts, opening=opening)
    return standing_at(state, silence, moment)


def test_it_runs_until_the_instant_of_expiry_and_is_adopted_then_without_any_act():
    assert stands(LAST).standing == RUNNING
    assert stands(FRIDAY).standing == ADOPTED
    assert stands(FRIDAY + timedelta(days=999)).standing == ADOPTED


def test_until_then_who_says_nothing_is_silent_and_never_agreeing():
    state, silence = silence_after(after(1, agreed("AM")), after(2, broken("UZ")))
    said = voices(state, silence, LAST)
    assert said == dict.fromkeys(MEMBERS, "silent") | {"AM": "agrees", "UZ": "broken"}
    assert tuple(said) == tuple(MEMBERS)


@pytest.mark.parametrize(
    ("acts", "said"),
    [
        ((broken(), lifted()), "silent"),
        ((broken(), lifted(), agreed()), "agrees"),
        ((agreed(), broken()), "broken"),
        ((agreed(), broken(), lifted()), "silent"),
        ((objected(),), "objects"),
    ],
)
def test_what_a_member_said_last_is_what_it_says(acts, said):
    heard = [after(minute, act) for minute, act in enumerate(acts, 1)]
    state, silence = silence_after(*heard)
    assert voices(state, silence, LAST)["UZ"] == said


def test_a_standing_of_before_an_extension_is_as_it_was_then():
    state, silence = silence_after(done(extended(LATER), LAST))
    assert silence.expires_at(LAST - SECOND) == FRIDAY
    assert silence.expires_at(LAST) == silence.expires == LATER
    assert standing_at(state, silence, FRIDAY).standing == RUNNING
    assert standing_at(state, silence, LATER).standing == ADOPTED


def test_an_extension_recorded_late_never_makes_it_shorter():
    acts = (after(20, extended(LATER)), after(10, extended(LATER + HOUR)))
    state, silence = silence_after(*acts)
    assert silence.expires_at(MEETING + timedelta(minutes=15)) == LATER + HOUR
    assert silence.expires_at(LAST) == silence.expires == LATER + HOUR
    assert standing_at(state, silence, LATER).standing == RUNNING


def test_what_was_recorded_late_was_said_when_it_was_said():
    acts = (after(20, broken()), after(30, lifted()), after(10, agreed()))
    state, silence = silence_after(*acts)
    assert [heard.moment.minute for heard in silence.heard] == [10, 20, 30]
    assert voices(state, silence, LAST)["UZ"] == "silent"


def test_what_is_on_record_stands_also_for_who_may_not_read_who_broke_it():
    state, silence = silence_after(
        done(concluded("broken", kept=("1",), reopened=("2", "3")), FRIDAY),
        opening=opened(parts=PARTS),
    )
    found = standing_at(state, silence, FRIDAY)
    assert (found.standing, found.broken_by) == (BROKEN, ())
    assert (found.kept, found.reopened) == (("1",), ("2", "3"))
    assert standing_at(state, silence, LAST).standing == RUNNING


def test_an_item_kept_by_silence_is_decided_on_its_text_of_then_and_a_broken_one_is_open_again():
    state = state_after(
        OSCE,
        opened(document="", items=("1", "2"), parts=("1", "2")),
        done(broken("UZ", "1"), LAST),
    )
    decided, reopened = (on_item(state, JOINT, number, FRIDAY) for number in ("2", "1"))
    assert [(o.silence.code, o.standing, o.text) for o in decided] == [("S-1", ADOPTED, "sha256:a")]
    assert [o.standing for o in reopened] == [BROKEN]
    assert [o.standing for o in on_item(state, JOINT, "2", LAST)] == [RUNNING]
    assert on_item(state, JOINT, "2", MEETING - SECOND) == on_item(state, JOINT, "3", FRIDAY) == ()


def test_items_put_together_stand_or_fall_together():
    state = state_after(OSCE, opened(document="", items=("1", "2")), done(broken("UZ", "1"), LAST))
    assert [o.standing for o in on_item(state, JOINT, "2", FRIDAY)] == [BROKEN]


def test_a_running_silence_awaits_those_who_have_said_nothing():
    state, silence = silence_after(after(1, agreed("AM")))
    assert awaiting(state, "UZ", LAST) == (silence,)
    assert awaiting(state, "AM", LAST) == awaiting(state, "UZ", FRIDAY) == ()
    assert awaiting(state, "XX", LAST) == awaiting(state, "UZ", MEETING - HOUR) == ()


def test_what_the_clock_turns_is_counted():
    state, _ = silence_after()
    assert [state.of(Silences).expired(at) for at in (LAST, FRIDAY)] == [0, 1]


# --- what the clock records ---


def test_what_is_due_takes_effect_at_the_expiry_and_is_asked_for_under_a_key_of_its_own():
    state, _ = silence_after()
    assert due(state, FRIDAY + GRACE - SECOND) == ()
    assert due(state, LAST, timedelta()) == ()
    (request,) = due(state, FRIDAY + GRACE)
    (proposed,) = request.acts
    assert (proposed.act, proposed.effective) == (concluded(), FRIDAY)
    assert (request.key, request.author) == ("silence.concluded:S-1", CLOCK)
    assert due(state, FRIDAY, timedelta()) == (request,)


def test_what_is_due_is_for_those_who_may_read_of_the_silence():
    state = state_after(OSCE)
    sealed = entry(state.size, after(0, opened()))
    audience = ("body:cfm", "secretariat")
    state.apply(
        type(sealed)(
            **{f: getattr(sealed, f) for f in sealed.__struct_fields__} | {"audience": audience}
        )
    )
    (request,) = due(state, LATER)
    assert request.acts[0].audience == audience


@pytest.mark.parametrize("act", [withdrawn(), concluded("broken")])
def test_nothing_is_due_of_what_has_ended(act):
    state, _ = silence_after(after(1, broken()), after(2, act))
    assert due(state, LATER) == ()
    assert next_moment(state, MEETING) is None


def test_the_number_that_was_foreseen_is_given_unless_it_is_taken_or_nothing_was_adopted():
    opening = opened(decision="D-1")
    assert due(silence_after(opening=opening)[0], LATER)[0].acts[0].act.decision == "D-1"
    lost = silence_after(after(1, broken()), opening=opening)[0]
    assert not due(lost, LATER)[0].acts[0].act.decision
    twin = opened(silence="S-2", decision="D-1")
    state, _ = silence_after(twin, opening=opening)
    assert [request.acts[0].act.decision for request in due(state, LATER)] == ["D-1", ""]


def test_the_clock_wakes_at_each_expiry_and_when_it_is_to_be_concluded():
    state, _ = silence_after(opened(silence="S-2", expires=LATER))
    found, now = [], MEETING
    while now:
        now = next_moment(state, now)
        found.append(now)
    assert found == [FRIDAY, FRIDAY + GRACE, LATER, LATER + GRACE, None]


def test_a_clock_that_was_off_at_that_second_records_the_same_and_only_once(tmp_path):
    told = []
    for late in (GRACE, timedelta(days=40)):
        clock = SteppingClock(MEETING + timedelta(minutes=30), timedelta())
        path = tmp_path / f"{late.days}.plenipo"
        registrar = create(path, house(), origin="x.example/r", clock=clock)
        given = [*FOUNDATION, after(0, OSCE), after(1, opened()), after(2, broken("UZ"))]
        for one in given:
            answer = record(registrar, one)
            assert isinstance(answer, Receipt), answer
        clock._next = FRIDAY + late
        requests = due(registrar.state, clock())
        (first,) = registrar.record(requests)
        (second,) = registrar.record(requests)
        assert isinstance(first, Receipt)
        assert first == second
        assert due(registrar.state, clock()) == ()
        told.append(registrar.state.of(Silences).silences["S-1"].concluded)
        registrar.close()
    assert told[0] == told[1]
    assert (told[0].outcome, told[0].moment) == (BROKEN, FRIDAY)


def record(registrar, one):
    author = Author("secretariat", one.principal)
    (answer,) = registrar.record([Request((Proposed(one.act, one.at),), author)])
    return answer


# --- laws: of anything that the rules accept, in any order and however late ---

members = some.sampled_from((*MEMBERS, "XX"))
chosen = some.lists(some.sampled_from(PARTS), max_size=2, unique=True).map(tuple)
minutes = some.integers(-5, 130)
said = some.one_of(
    some.builds(lambda m, p: broken(m, *p), members, chosen),
    some.builds(lambda m, p: amended(m, *p), members, chosen),
    some.builds(lambda m, p: lifted(m, *p), members, chosen),
    some.builds(agreed, members),
    some.builds(lambda m: extended(MEETING + timedelta(minutes=m)), minutes),
    some.sampled_from((objected("UZ"), withdrawn())),
)
attempts = some.lists(some.tuples(some.one_of(said, said, said), minutes), max_size=25)
SHORT = MEETING + timedelta(minutes=60)
OPENINGS = (opened(expires=SHORT), opened(expires=SHORT, parts=PARTS))
openings = some.sampled_from(OPENINGS)
moments = some.integers(-5, 140).map(lambda m: MEETING + timedelta(minutes=m))


def recorded(opening, tried):
    """Record what the rules accept of what is tried, in the order of trying, however late."""
    told = [entry(seq, one) for seq, one in enumerate([*FOUNDATION, after(0, OSCE)])]
    state = house().new_state().fold(told)
    for act, minute in ((opening, 0), *tried):
        one = after(minute, act)
        if house().refuse(state, act, Author("secretariat", one.principal), one.at) == ():
            told.append(entry(len(told), one))
            state.apply(told[-1])
    return told, state, state.of(Silences).silences["S-1"]


@given(openings, attempts, moments)
@settings(max_examples=150)
@example(OPENINGS[1], [(broken("UZ", "2"), 5), (lifted("UZ", "2"), 9), (broken("KZ"), 3)], SHORT)
def test_it_stands_as_the_procedure_says_of_what_was_in_by_then(opening, tried, moment):
    told, state, silence = recorded(opening, tried)
    acts = [(one.effective, one.act) for one in told if one.effective <= moment]
    came = [
        Reaction(act.member, act.kind, at, act.parts)
        for at, act in acts
        if type(act).__name__ == "SilenceBroken"
    ]
    back = [
        Lifting(act.member, at, act.parts)
        for at, act in acts
        if type(act).__name__ == "SilenceLifted"
    ]
    expected = standing(procedure_of(state, silence, moment), came, moment, back)
    assert standing_at(state, silence, moment) == expected


@given(openings, attempts, moments)
@settings(max_examples=150)
def test_it_stands_the_same_whatever_the_order_in_which_its_acts_were_recorded(
    opening, tried, moment
):
    told, state, silence = recorded(opening, tried)
    in_time = house().new_state().fold(sorted(told, key=lambda one: one.effective))
    same = in_time.of(Silences).silences["S-1"]
    assert standing_at(in_time, same, moment) == standing_at(state, silence, moment)
    assert voices(in_time, same, moment) == voices(state, silence, moment)
    seen = house().new_state(Lens(as_of=moment)).fold(told)
    then = seen.of(Silences).silences.get("S-1")
    if then is not None:
        assert standing_at(seen, then, moment) == standing_at(state, silence, moment)


@given(openings, attempts, moments)
@settings(max_examples=150)
def test_before_it_expires_it_is_never_adopted_and_afterwards_it_never_runs(opening, tried, moment):
    _, state, silence = recorded(opening, tried)
    found = standing_at(state, silence, moment)
    parts = {part.standing for part in found.parts.values()}
    if moment < silence.expires_at(moment):
        assert ADOPTED not in {found.standing, *parts}
    else:
        assert RUNNING not in {found.standing, *parts}
    if found.standing == BROKEN:
        assert set(found.broken_by) <= set(breaking(state, silence, moment))


@given(openings, attempts, some.integers(0, 5000))
@settings(max_examples=150)
def test_what_is_due_is_accepted_and_is_the_same_at_once_or_late(opening, tried, late):
    told, state, silence = recorded(opening, tried)
    if silence.withdrawn:
        assert due(state, SHORT + timedelta(days=9)) == ()
        return
    at_once = due(state, silence.expires, timedelta())
    assert at_once == due(state, silence.expires + GRACE + timedelta(minutes=late))
    (request,) = at_once
    (proposed,) = request.acts
    assert house().refuse(state, proposed.act, request.author, proposed.effective) == ()
    stood = standing_at(state, silence, silence.expires)
    assert proposed.act.outcome == stood.standing in {ADOPTED, BROKEN, NEVER_BEGAN}
    state.apply(entry(len(told), done(proposed.act, proposed.effective)))
    assert standing_at(state, silence, silence.expires).standing == stood.standing
    assert standing_at(state, silence, silence.expires).reopened == stood.reopened
    assert due(state, silence.expires + timedelta(days=99)) == ()


@given(openings, attempts)
def test_it_is_kept_and_taken_up_again_as_it_was(opening, tried):
    told, state, _ = recorded(opening, tried)
    assert write_state(house().new_state().fold(told)) == write_state(state)


def test_the_laws_are_of_histories_that_get_somewhere():
    reached = set()
    for tried in (
        [],
        [(broken("UZ"), 1)],
        [(objected("UZ"), 1)],
        [(withdrawn(), 1)],
        [(broken("UZ"), 1), (lifted("UZ"), 2)],
    ):
        told, state, silence = recorded(OPENINGS[0], tried)
        assert len(told) == len(FOUNDATION) + 2 + len(tried)
        reached.add(standing_at(state, silence, SHORT).standing)
    assert reached == {ADOPTED, BROKEN, NEVER_BEGAN, WITHDRAWN}
