"""How far a priority has come, told of a day; and what is overdue."""

from datetime import date, timedelta

from case import after, state_after
from story import DAY, decision, position

from plenipo.capabilities.decisions.acts import DecisionRescinded
from plenipo.capabilities.programme.acts import (
    MilestoneMoved,
    MilestoneReached,
    PriorityCarried,
)
from plenipo.capabilities.programme.state import Programmes, by_day, progress
from plenipo.capabilities.programme.tests.programme_cases import (
    AIMED,
    JOINT,
    SET,
    milestone,
    served,
)
from plenipo.capabilities.sessions.acts import ItemDeferred, SessionClosed

DUE = date(2012, 3, 1)
AGREED = after(1, decision("1", "J-1"))
REFUSED = after(1, decision("1", "J-1", outcome="not-adopted", says="not-adopted"))
RESCINDED = after(2, DecisionRescinded(session=JOINT, item="1", decision="J-1", reason="a slip"))


def told(*acts, day=DAY):
    state = state_after(*acts)
    return progress(state, state.of(Programmes).priorities["forces"], day)


def counted(*acts, day=DAY):
    found = told(*acts, day=day)
    return found.done, found.total


def test_nothing_is_done_of_what_has_neither_milestones_nor_anything_that_serves_it():
    assert counted(*SET) == (0, 0)


def test_an_item_is_done_when_it_is_adopted_and_no_longer_when_that_is_taken_back():
    assert counted(*SET, served()) == (0, 1)
    assert counted(*SET, served(), AGREED) == (1, 1)
    assert counted(*SET, served(), AGREED, RESCINDED) == (0, 1)


def test_an_item_that_was_not_adopted_came_to_nothing_and_one_put_off_is_aside():
    deferred = after(1, ItemDeferred(session=JOINT, item="1", reason="needs a concept"))
    for act, standing in ((REFUSED, "lost"), (deferred, "aside")):
        (service,) = told(*SET, served(), act).services
        assert service.standing == standing


def test_a_session_is_done_when_it_is_closed():
    held = served("session", JOINT, session="")
    assert counted(*SET, held) == (0, 1)
    assert counted(*SET, held, after(1, SessionClosed(session=JOINT))) == (1, 1)


def test_a_decision_counts_in_its_own_session_alone():
    elsewhere = served("decision", "J-1", session="csc-2011")
    assert counted(*SET, served("decision", "J-1"), AGREED) == (1, 1)
    assert told(*SET, elsewhere, AGREED).services == ()


def test_a_milestone_is_reached_when_all_that_serves_it_is_done_and_counts_once():
    both = (*AIMED, served(milestone="list"), served(number="2", milestone="list"))
    assert counted(*both, AGREED) == (0, 1)
    (mark,) = told(*AIMED, served(milestone="list"), AGREED).marks
    assert (mark.standing, mark.by_register) == ("reached", True)
    assert counted(*AIMED, served(milestone="list"), AGREED) == (1, 1)


def test_what_is_due_is_overdue_from_the_next_day_and_never_once_it_is_reached():
    reached = after(1, MilestoneReached(priority="forces", milestone="list", note="it is there"))
    assert told(*AIMED, day=DUE).overdue == 0
    found = told(*AIMED, day=DUE + timedelta(days=3))
    assert (found.overdue, found.marks[0].late) == (1, 3)
    assert told(*AIMED, reached, day=DUE + timedelta(days=3)).overdue == 0


def test_a_milestone_that_is_moved_keeps_the_day_it_had():
    other = DUE + timedelta(days=30)
    moved = MilestoneMoved(priority="forces", milestone="list", due=other, reason="one is late")
    (mark,) = told(*AIMED, after(1, moved), day=other).marks
    assert (mark.standing, mark.task.due) == ("due", other)
    assert [(one.before, one.reason) for one in mark.task.deferrals] == [(DUE, "one is late")]


def test_what_is_reached_stands_after_what_is_due_and_the_first_due_first():
    later = milestone("later", DUE + timedelta(days=1))
    reached = after(1, MilestoneReached(priority="forces", milestone="list", note="there"))
    marks = by_day(told(*AIMED, later, reached).marks)
    assert [mark.task.code for mark in marks] == ["later", "list"]


def test_a_priority_that_is_carried_over_is_of_both_presidencies_and_held_by_the_last():
    carried = PriorityCarried(priority="forces", presidency="KG-2013")
    known = state_after(*AIMED, after(1, carried)).of(Programmes)
    assert known.priorities["forces"].holder == "KG-2013"
    assert [len(known.held_by(code)) for code in ("KZ-2012", "KG-2013", "BY-2011")] == [1, 1, 0]


def test_a_position_alone_does_nothing_for_a_priority():
    assert counted(*SET, served(), after(1, position("1", "BY", "agree"))) == (0, 1)
