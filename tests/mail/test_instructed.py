"""Of instructions a delegation is told what awaits its ambassadors, and reminded in time."""

from __future__ import annotations

from datetime import timedelta

import pytest
from case import after, state_after
from story import MEETING
from test_matters import held

from plenipo.capabilities.instructions.tests.test_rules import (
    GIVEN,
    LATER,
    acknowledged,
    confirmed,
    extended,
    reported,
    withdrawn,
)
from plenipo.web.mail.matters import AWAITING, matters

SECOND, DAY = timedelta(seconds=1), timedelta(days=1)
SOON = MEETING + timedelta(hours=1)


def kinds(*acts, now=SOON, who=None):
    state = state_after(*GIVEN, *acts)
    found = matters(state, who or held(body="cfm"), now)
    return [m.kind for m in found if m.topic == AWAITING and m.place[0] == "instructions"]


def test_who_is_instructed_is_told_until_they_acknowledge():
    assert kinds() == ["instructed"]
    assert kinds(acknowledged()) == []
    assert kinds(confirmed(finding="declined", reason="no")) == []
    assert kinds(after(1, withdrawn())) == []


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (LATER - 3 * DAY - SECOND, []),
        (LATER - 3 * DAY, ["report-soon"]),
        (LATER - DAY, ["report-due"]),
        (LATER - SECOND, ["report-due"]),
        (LATER, ["report-overdue"]),
        (LATER + 5 * DAY, ["report-overdue"]),
    ],
)
def test_who_has_not_reported_is_reminded(now, told):
    assert kinds(acknowledged(), now=now) == told
    assert kinds(acknowledged(), reported(), now=now) == []


def test_of_a_later_deadline_one_is_reminded_anew():
    later = extended(deadline=LATER + 10 * DAY)
    assert kinds(acknowledged(), later, now=LATER) == []
    assert kinds(acknowledged(), later, now=LATER + 9 * DAY) == ["report-due"]


@pytest.mark.parametrize(
    "who", [held(delegation="KZ"), held("secretary", ""), held("observer", "RS"), held(body="cssc")]
)
def test_whom_it_does_not_concern_is_told_nothing(who):
    assert kinds(who=who) == []


def test_each_is_told_once_however_often_it_is_worked_out():
    state = state_after(*GIVEN)
    found = matters(state, held() + held(), SOON)
    keys = [m.key for m in found if m.place[0] == "instructions"]
    assert keys == ["instruction:I-1:ny:instructed"]
    assert all(m.awaits and m.place == ("instructions", "I-1", "reply") for m in found if m.post)
