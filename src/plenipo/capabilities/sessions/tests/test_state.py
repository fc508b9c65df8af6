"""Where an item stands, however late its steps were recorded."""

from datetime import date, timedelta

import pytest
from case import after, state_after
from story import COUNCIL, DAY, FOUNDATION, JOINT, MEETING, SUMMIT, item

from plenipo.capabilities.sessions.acts import (
    ItemAdopted,
    ItemDeferred,
    ItemProposed,
    ItemRecommended,
    ItemReferred,
    ItemResumed,
    ItemReturned,
    ItemRevised,
    ItemWithdrawn,
    SessionClosed,
    SessionConvened,
)
from plenipo.capabilities.sessions.state import Sessions


def about(kind, **fields):
    return kind(**{"session": JOINT, "item": "1", **fields})


ADOPTED = about(ItemAdopted)
DEFERRED = about(ItemDeferred, reason="needs a conceptual approach", until=SUMMIT)
RESUMED = about(ItemResumed, reason="a new proposal")
REFERRED = about(ItemReferred, body="csc", to_session=COUNCIL, purpose="for signature")
RETURNED = about(ItemReturned, body="cfm", reason="for the experts")


def sessions_after(*steps):
    return state_after(*steps).of(Sessions)


def item_after(*steps):
    """Return item 1 after acts, each given with its minute."""
    return sessions_after(*[after(*step) for step in steps]).item(JOINT, "1")


@pytest.mark.parametrize(
    ("steps", "state"),
    [
        ((), "proposed"),
        (((1, ADOPTED),), "adopted"),
        (((1, ADOPTED), (2, DEFERRED)), "deferred"),
        (((1, ADOPTED), (2, DEFERRED), (3, RESUMED)), "adopted"),
        (((2, DEFERRED), (3, RESUMED)), "proposed"),
        (((1, ADOPTED), (2, REFERRED)), "adopted"),
        (((1, ADOPTED), (2, REFERRED), (3, RETURNED)), "returned"),
        (((1, ADOPTED), (2, REFERRED), (3, RETURNED), (4, RESUMED)), "adopted"),
        (((2, DEFERRED), (3, about(ItemWithdrawn, reason="no more"))), "withdrawn"),
    ],
)
def test_the_steps_of_an_item_bring_it_to_its_state(steps, state):
    assert item_after(*steps).state == state


def test_a_step_recorded_late_stands_where_it_belongs():
    found = item_after((3, DEFERRED), (1, ADOPTED))
    assert found.state == "deferred"
    assert [step.act for step in found.steps] == ["item.proposed", "item.adopted", "item.deferred"]
    assert [step.entry for step in found.steps[1:]] == [len(FOUNDATION) + 1, len(FOUNDATION)]


def test_of_two_steps_at_one_moment_the_one_recorded_last_comes_last():
    assert item_after((1, ADOPTED), (1, DEFERRED)).state == "deferred"


def test_an_item_is_asked_how_it_stood_at_a_moment():
    found = item_after((1, ADOPTED), (2, DEFERRED), (3, RESUMED))
    states = [found.at(MEETING + timedelta(minutes=minute))[0] for minute in range(4)]
    assert states == ["proposed", "adopted", "deferred", "adopted"]


def test_the_text_before_the_body_is_the_one_put_last():
    late = about(ItemRevised, text="sha256:late")
    found = item_after((3, about(ItemRevised, text="sha256:last")), (1, late))
    assert found.text == "sha256:last"
    assert found.at(MEETING)[1] == ""
    assert found.at(MEETING + timedelta(minutes=2))[1] == "sha256:late"


def test_the_reason_and_day_of_a_deferral_stay_when_the_item_is_referred_after_it():
    found = item_after((1, DEFERRED), (2, REFERRED))
    assert found.reason == "needs a conceptual approach"
    assert found.last("item.deferred").until == SUMMIT


def test_where_an_item_goes_is_told_with_body_session_and_purpose():
    step = item_after((1, REFERRED)).steps[-1]
    assert (step.body, step.session, step.reason) == ("csc", COUNCIL, "for signature")
    step = item_after((1, about(ItemRecommended, body="csc"))).steps[-1]
    assert (step.act, step.body) == ("item.recommended", "csc")


def test_an_item_referred_to_another_session_and_sent_back_is_found_from_where_it_came():
    there = ItemProposed(
        session=COUNCIL, item="7", names={"en": "x"}, origin_session=JOINT, origin_item="1"
    )
    back = ItemReturned(session=COUNCIL, item="7", body="cfm", reason="not ripe")
    found = sessions_after(after(1, REFERRED), after(2, there), after(3, back))
    ((session, item_there),) = found.coming_from(JOINT, "1")
    assert (session.code, item_there.number, item_there.state) == (COUNCIL, "7", "returned")
    assert item_there.reason == "not ripe"
    assert found.item(JOINT, "1").state == "proposed"


def test_the_day_of_a_session_is_one_of_its_days_and_none_after_its_closing():
    long = SessionConvened(
        session="long",
        names={"en": "Three days"},
        bodies=("cfm",),
        opens=DAY,
        closes=date(2011, 12, 21),
        rule="csto-consensus",
    )
    days = [MEETING + timedelta(days=days) for days in (-3, 0, 1, 9)]
    session = sessions_after(after(0, long)).sessions["long"]
    assert [session.day(moment).day for moment in days] == [19, 19, 20, 21]
    closed = sessions_after(after(0, long), after(60, SessionClosed(session="long")))
    assert [closed.sessions["long"].day(moment).day for moment in days] == [19, 19, 19, 19]


def test_titles_are_in_the_language_asked_for_or_in_one_there_is():
    found = sessions_after(after(0, item("4", "Title")))
    assert found.item(JOINT, "4").title("ru") == "Title"
    assert found.sessions[JOINT].title("ru") == "Joint session of ministers and secretaries"
