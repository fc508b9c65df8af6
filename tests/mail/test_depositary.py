"""What people are told by mail of what a depositary notifies, and what their calendar shows."""

from datetime import timedelta

import pytest
from case import after, state_after
from icalendar import Calendar
from story import CLAUSE, MEETING
from test_matters import held

from plenipo.capabilities.treaties.acts import (
    EventEstablished,
    InstrumentReturned,
    TreatyOpened,
    TreatySigned,
)
from plenipo.web.mail import feeds
from plenipo.web.mail.matters import NEWS, TREATIES, matters
from plenipo.web.mail.wishes import DIGEST

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
OPENED = TreatyOpened(
    treaty="pact", names={"en": "Pact", "ru": "Пакт"}, clause=CLAUSE, depositary="RU"
)
EVENT = EventEstablished(treaty="pact", event="parent")
RETURNED = InstrumentReturned(treaty="pact", participant="BY", kind="accession", reason="unsigned")


def signed(who):
    told = {"participant": who, "how": "definitive", "person": "P", "office": "head-of-state"}
    return TreatySigned(treaty="pact", **told)


IN_FORCE = (OPENED, EVENT, signed("AM"), signed("BY"))


def told(state, who, now=MEETING + HOUR):
    return [m.number for m in matters(state, who, now) if m.topic == TREATIES]


@pytest.mark.parametrize("role", ["head", "alternate", "adviser"])
def test_a_delegation_is_told_of_each_act(role):
    assert len(told(state_after(*IN_FORCE), held(role))) == 5


def test_what_the_clock_makes_is_told_when_its_day_begins():
    state = state_after(*IN_FORCE)
    force = MEETING.replace(hour=0) + 30 * DAY
    assert told(state, held(), force - HOUR) == []
    (number,) = told(state, held(), force)
    assert number.endswith("2012-F")


@pytest.mark.parametrize("role", ["secretary", "depositary"])
def test_who_enters_what_comes_in_is_told_what_follows_from_it(role):
    (number,) = told(state_after(*IN_FORCE), held(role, ""))
    assert number.endswith("-T")


@pytest.mark.parametrize(
    "who", [(), held("observer", "RS"), held("interpreter", ""), held("chair", "")]
)
def test_others_are_not_told(who):
    assert told(state_after(*IN_FORCE), who) == []


def test_who_neither_takes_part_nor_may_is_not_told():
    shut = TreatyOpened(
        treaty="pact",
        names={"en": "Pact"},
        clause=CLAUSE,
        depositary="RU",
        may_sign=("AM", "BY"),
        may_accede=("AM",),
    )
    state = state_after(shut)
    assert [len(told(state, held(delegation=who))) for who in ("AM", "BY", "KZ")] == [1, 1, 0]


def test_a_partner_that_takes_part_is_told():
    assert len(told(state_after(OPENED, signed("RS")), held("observer", "RS"))) == 2


def test_what_is_returned_is_told_to_who_handed_it_in_alone():
    state = state_after(OPENED, after(1, RETURNED))
    assert [len(told(state, held(delegation=who))) for who in ("AM", "BY")] == [1, 2]


def test_what_is_old_is_no_news():
    assert told(state_after(OPENED), held(), MEETING + NEWS + HOUR) == []


def sent(letter):
    return letter.get_body(("plain",)).get_content()


def test_a_notification_is_sent_at_once_and_once(assembly, post):
    post.join("am.head", "by.head", "chair")
    assembly.record(OPENED)
    letters = post.round()
    assert set(letters) == {"am.head", "by.head"}
    number = f"C.N.{assembly.last().seq}.2011"
    assert f"The depositary of “Pact” notifies, {number}: Opening for signature." in sent(
        letters["am.head"]
    )
    assert "Пакт" in sent(letters["by.head"])
    assert f"/treaties/pact/notifications/{number}" in sent(letters["am.head"])
    assert post.round() == {}


def test_a_digest_gathers_them(assembly, post):
    post.join("am.head")
    post.wish("am.head", how=DIGEST, hour=8)
    assembly.record(OPENED)
    assembly.record(EVENT)
    assert post.round() == {}
    assembly.clock.go(days=1)
    assert sent(post.round()["am.head"]).count("C.N.") >= 2


def test_who_does_not_wish_it_is_not_told(assembly, post):
    post.join("am.head")
    post.wish("am.head", topics=frozenset({"silences"}))
    assembly.record(OPENED)
    assert post.round() == {}


def test_a_calendar_of_ones_own_shows_the_dates_of_treaties(assembly):
    head = assembly.browser("am.head")
    for act in IN_FORCE:
        assembly.record(act)
    token = feeds.make(assembly.office, "am.head", assembly.clock())
    events = Calendar.from_ical(head.get(feeds.path_of(token)).text).walk("vevent")
    assert [str(event.get("summary")) for event in events] == ["“Pact” enters into force"]
