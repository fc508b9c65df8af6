"""What a room is like at a moment: who is there, in which state a sitting is, who has the chair."""

from datetime import timedelta

import pytest
from case import after, state_after
from hypothesis import given
from hypothesis import strategies as some
from story import DAY, MEETING, Done, entry

from plenipo.assembly import house
from plenipo.capabilities.decisions.acts import DecisionTaken
from plenipo.capabilities.members.acts import BodyComposed, BodyEstablished
from plenipo.capabilities.positions.acts import PositionStated
from plenipo.capabilities.rulebook.acts import RuleAdopted
from plenipo.capabilities.sessions.acts import ItemProposed
from plenipo.capabilities.sessions.state import Sessions
from plenipo.capabilities.sittings.acts import (
    AgendaAdopted,
    ChairPassed,
    ItemCalled,
    SittingClosed,
    SittingOpened,
)
from plenipo.capabilities.sittings.quorum import WAYS
from plenipo.capabilities.sittings.state import (
    Sittings,
    not_deciding,
    quorums,
    says_of_opening,
)
from plenipo.capabilities.sittings.tests.room import (
    ADJOURNED,
    ASSEMBLY,
    CLOSED,
    CODES,
    RESUMED,
    ROOM,
    SUSPENDED,
    attends,
    convened,
    of,
    opened,
    roll,
)
from plenipo.core.act import Author
from plenipo.procedure.rule_file import text_of

GIVEN = convened()
CLOSED_SEVENTH, CLOSED_BIS = (of(SittingClosed, sitting=number) for number in ("7", "2 bis"))


def minute(number):
    return MEETING + timedelta(minutes=number)


def room_after(*steps):
    """The proceedings after acts, each given with its minute, in the order they are recorded."""
    return state_after(*GIVEN, *[after(*step) for step in steps]).of(Sittings).of(ROOM)


@pytest.mark.parametrize(
    ("steps", "states"),
    [
        ([], ["", "", "", "", ""]),
        ([(1, opened())], ["", "open", "open", "open", "open"]),
        ([(1, opened()), (2, SUSPENDED)], ["", "open", "suspended", "suspended", "suspended"]),
        (
            [(1, opened()), (2, SUSPENDED), (3, RESUMED), (4, ADJOURNED)],
            ["", "open", "suspended", "open", "adjourned"],
        ),
        (
            [(4, CLOSED), (3, RESUMED), (1, opened()), (2, ADJOURNED)],
            ["", "open", "adjourned", "open", "closed"],
        ),
        ([(2, SUSPENDED), (3, CLOSED)], ["", "", "", "", ""]),
    ],
)
def test_a_sitting_is_at_each_moment_what_its_steps_up_to_then_made_of_it(steps, states):
    room = room_after((0, attends("AM")), *steps)
    assert [room.sittings["1"].at(minute(number)) for number in range(5)] == states


def test_attendance_is_of_the_seat_it_was_taken_for():
    room = room_after((0, roll(7)), (1, attends("AM", "left", body="cdm")))
    sitting = room.sittings["1"]
    assert sitting.presence(minute(1), "cfm")["AM"] == "present"
    assert sitting.presence(minute(1), "cdm")["AM"] == "left"
    assert sitting.presence(minute(0), "cdm")["AM"] == "present"


def test_a_delegation_is_there_as_much_as_in_any_of_its_seats():
    room = room_after(
        (0, roll(6)), (1, attends("AM", "left", body="cdm")), (2, attends("BY", "absent"))
    )
    found = room.sittings["1"].anywhere(minute(2), ("cfm", "cdm"))
    assert [found[code] for code in ("AM", "BY", "UZ")] == ["present", "absent", "absent"]
    assert room.sittings["1"].anywhere(minute(2), ("cdm",))["AM"] == "left"


def test_of_several_sittings_the_one_that_runs_is_shown_and_else_the_last():
    room = room_after(
        (0, opened()), (1, CLOSED), (2, attends("AM", sitting="2")), (3, opened(sitting="2"))
    )
    shown = [room.shown(minute(number)).number for number in range(4)]
    assert shown == ["1", "1", "2", "2"]
    assert room.shown(minute(-1)) is None


def test_the_chair_is_whom_it_was_passed_to_last_and_at_first_the_one_of_the_session():
    passed = ChairPassed(session=ROOM, member="KZ", person="N. N.")
    room = room_after((5, ChairPassed(session=ROOM, member="BY")), (2, passed))
    session = state_after(*GIVEN).of(Sessions).sessions[ROOM]
    members = [room.chair(session, minute(number)).member for number in (0, 2, 4, 5)]
    assert members == ["", "KZ", "KZ", "BY"]
    assert room.chair(session, minute(3)).person == "N. N."


def test_the_item_taken_up_is_the_one_called_last():
    called = [
        (number, ItemCalled(session=ROOM, item=item)) for number, item in ((3, "1"), (1, "2"))
    ]
    room = room_after(*called)
    assert [room.item(minute(number)) for number in range(4)] == ["", "2", "2", "1"]


def test_the_agenda_holds_what_was_proposed_by_then_but_for_what_was_left_out():
    later = ItemProposed(session=ROOM, item="3", names={"en": "Too late"})
    adopted = AgendaAdopted(session=ROOM, left_out=("2",))
    state = state_after(*GIVEN, after(2, later), after(1, adopted))
    session = state.of(Sessions).sessions[ROOM]
    agenda = state.of(Sittings).of(ROOM).agenda(minute(3))
    assert agenda.holds(session) == ("1",)
    assert state.of(Sittings).of(ROOM).agenda(minute(0)) is None


marks = some.lists(
    some.tuples(some.integers(0, 9), some.sampled_from(CODES), some.sampled_from(WAYS)), max_size=25
)


@given(marks, some.integers(0, 9))
def test_presence_at_a_moment_is_the_last_attendance_that_took_effect_by_then(taken, asked):
    room = room_after(*[(number, attends(member, how)) for number, member, how in taken])
    # sorted() keeps the order of recording where the moments are the same.
    expected = {m: how for number, m, how in sorted(taken, key=lambda t: t[0]) if number <= asked}
    found = room.sittings["1"].presence(minute(asked)) if taken else {}
    assert found == expected


ROOM_OR_SITTING = {"room": {"present", "remote"}, "sitting": {"present", "remote", "left"}}
ALGEBRA = {
    "un-general-assembly": (("sitting", 3), ("sitting", 4)),
    "un-general-assembly-committee": (("sitting", 2), ("sitting", 4)),
    "oas-general-assembly": (("room", 4), ("room", 5)),
    "oas-committee": (("room", 3), ("room", 5)),
    "iwc": (None, ("sitting", 4)),
    "iwc, in the room": (None, ("room", 4)),
    "african-union": (None, ("sitting", 5)),
    "csto-consensus": (None, None),
}
"""What the rules ask of seven members, to open and to decide: who is counted, and how many."""


def in_words(asked, ways):
    if asked is None:
        return "not-required"
    who, needed = asked
    there = sum(how in ROOM_OR_SITTING[who] for how in ways)
    return "quorum" if there >= needed else "no-quorum"


@given(
    some.sampled_from(sorted(ALGEBRA)), some.lists(some.sampled_from(WAYS), min_size=7, max_size=7)
)
def test_the_quorums_are_what_the_algebra_of_the_rule_says(name, ways):
    rule = name.partition(",")[0]
    text = text_of(rule)
    if name != rule:
        text = text.replace("chosen: attendance", "chosen: room")
    acts = [attends(member, how) for member, how in zip(CODES, ways, strict=True)]
    state = state_after(*convened(rule, text=text), *[after(0, act) for act in acts])
    session, sitting = state.of(Sessions).sessions[ROOM], state.of(Sittings).sitting(ROOM, "1")
    (found,) = quorums(state, session, sitting, MEETING)
    opening, deciding = ALGEBRA[name]
    assert found.open.says == in_words(opening, ways)
    assert found.decide.says == in_words(deciding, ways)


@given(some.lists(some.sampled_from(WAYS), min_size=7, max_size=7), some.integers(0, 6))
def test_nobody_breaks_a_quorum_by_coming(ways, place):
    def decided(how):
        taken = [*ways[:place], how, *ways[place + 1 :]]
        acts = [attends(member, word) for member, word in zip(CODES, taken, strict=True)]
        state = state_after(*convened("oas-general-assembly"), *acts)
        session, sitting = state.of(Sessions).sessions[ROOM], state.of(Sittings).sitting(ROOM, "1")
        (found,) = quorums(state, session, sitting, MEETING)
        return found.decide.says == "quorum", found.decide.short_of

    (without, short), (with_it, shorter) = decided("absent"), decided("present")
    assert with_it >= without
    assert shorter in {short, short - 1}


def joint(there):
    """Two bodies meet jointly: one under the rule of the Assembly, one under its own."""
    own = BodyEstablished(
        body="wg", names={"en": "Working group"}, members=CODES[:3], rule="oas-committee"
    )
    rules = RuleAdopted(rule="oas-committee", text=text_of("oas-committee"))
    assembly = BodyEstablished(body="ga", names={"en": "Assembly"}, rule=ASSEMBLY)
    given = (own, assembly, rules, *convened(bodies=("ga", "wg")), *there)
    state = state_after(*given)
    session, sitting = state.of(Sessions).sessions[ROOM], state.of(Sittings).sitting(ROOM, "1")
    return state, session, quorums(state, session, sitting, MEETING)


def test_bodies_that_meet_jointly_have_each_its_own_quorum_by_its_own_rule():
    _, _, found = joint([roll(4)])
    assert [(q.body, q.rule) for q in found] == [("ga", ASSEMBLY), ("wg", "oas-committee")]
    assert [(q.open.says, q.decide.says) for q in found] == [("quorum", "quorum")] * 2


def test_a_joint_session_opens_and_decides_only_where_each_body_could():
    at_home = {"present": CODES[3:], "absent": CODES[:3]}
    state, session, found = joint([roll(0, **at_home), opened("no-quorum")])
    assert [q.open.says for q in found] == ["quorum", "no-quorum"]
    assert says_of_opening(found) == "no-quorum"
    refusal = not_deciding(state, session, MEETING)
    assert (refusal.code, refusal.rule) == ("no-quorum", "oas-committee")
    assert "'wg'" in refusal.sentence


def test_a_delegation_can_hold_one_seat_and_leave_another_empty():
    empty = [attends(member, "absent", body="wg") for member in CODES[:3]]
    _, _, found = joint([roll(7), *empty])
    assert [q.open.says for q in found] == ["quorum", "no-quorum"]


def test_who_has_no_vote_that_day_is_not_counted():
    narrowed = BodyComposed(body="cfm", members=CODES[:4], since=DAY)
    state = state_after(*GIVEN, narrowed, roll(2))
    session, sitting = state.of(Sessions).sessions[ROOM], state.of(Sittings).sitting(ROOM, "1")
    (found,) = quorums(state, session, sitting, MEETING)
    assert (found.open.finding.have, found.open.finding.base) == (2, 4)


def test_the_rule_of_an_item_is_asked_for_its_own_quorum():
    adopted = RuleAdopted(rule="oas-general-assembly", text=text_of("oas-general-assembly"))
    state = state_after(adopted, *GIVEN, roll(4), opened("quorum"))
    session = state.of(Sessions).sessions[ROOM]
    assert not_deciding(state, session, MEETING) is None
    assert not_deciding(state, session, MEETING, "oas-general-assembly").code == "no-quorum"


some_acts = some.one_of(
    some.builds(attends, some.sampled_from(CODES), some.sampled_from(WAYS)),
    some.builds(roll, some.integers(0, 7)),
    some.sampled_from([None, "open", SUSPENDED, RESUMED, ADJOURNED, CLOSED]),
)
attempts = some.lists(
    some.tuples(some.integers(0, 60), some_acts), max_size=30, unique_by=lambda tried: tried[0]
)


def decided(number):
    """The chair declares the matter adopted, as the rule says."""
    declared = {"outcome": "adopted", "rule": ASSEMBLY, "says": "adopted"}
    return DecisionTaken(session=ROOM, item="1", decision=f"D{number}", **declared)


def history(tried):
    """Record what the rules accept; None stands for a decision, "open" for what the rule says."""
    agreed = [PositionStated(session=ROOM, item="1", member=m, stance="agree") for m in CODES[:2]]
    state, told = state_after(*GIVEN, *agreed), []
    openings = [opened(s, reason="it is time") for s in ("quorum", "no-quorum", "not-counted")]
    for number, (at, act) in enumerate(tried):
        for proposed in openings if act == "open" else [act or decided(number)]:
            if house().refuse(state, proposed, Author("secretariat"), minute(at)) == ():
                told.append((minute(at), proposed))
                state.apply(entry(state.size, Done(proposed, minute(at))))
                break
    return state, told


@given(attempts)
def test_whatever_is_recorded_late_the_quorum_was_what_the_register_says_it_was(tried):
    state, told = history(tried)
    session, room = state.of(Sessions).sessions[ROOM], state.of(Sittings).of(ROOM)
    for moment, act in told:
        if isinstance(act, SittingOpened):
            found = quorums(state, session, room.sittings[act.sitting], moment)
            assert says_of_opening(found) == act.says
        if isinstance(act, DecisionTaken):
            assert not_deciding(state, session, moment) is None


def test_a_history_that_is_tried_gets_somewhere():
    tried = [(1, roll(4)), (2, "open"), (3, SUSPENDED), (4, None), (5, RESUMED), (6, None)]
    _, told = history(tried)
    kinds = [type(act).__name__ for _, act in told]
    assert kinds == [
        "RollCalled",
        "SittingOpened",
        "SittingSuspended",
        "SittingResumed",
        "DecisionTaken",
    ]
    assert told[1][1].says == "quorum"


@pytest.mark.parametrize(
    ("acts", "due"),
    [
        ((), "1"),
        ((attends("AM"),), "1"),
        ((opened(),), "1"),
        ((opened(), SUSPENDED), "1"),
        ((opened(), ADJOURNED), "1"),
        ((opened(), CLOSED), "2"),
        ((opened(sitting="7"), CLOSED_SEVENTH), "8"),
        ((opened(sitting="2 bis"), CLOSED_BIS), "1"),
    ],
)
def test_the_sitting_that_is_due_is_the_one_that_runs_or_the_next(acts, due):
    steps = [after(*step) for step in enumerate(acts, 1)]
    room = state_after(*GIVEN, *steps).of(Sittings).of(ROOM)
    assert room.due(minute(9)) == due
