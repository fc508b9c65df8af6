"""What holds of a treaty's force whatever reaches its depositary, in whatever order."""

from __future__ import annotations

from datetime import date, timedelta

from case import after, state_after
from hypothesis import given, settings
from hypothesis import strategies as some
from story import CLAUSE, DAY, on_pact

from plenipo.capabilities.treaties.acts import (
    EventEstablished,
    InstrumentDeposited,
    TreatyOpened,
    TreatySigned,
    WithdrawalNotified,
)
from plenipo.capabilities.treaties.state import Treaties

A_DAY = 24 * 60
LAST = 6
MEMBERS = ("AM", "BY", "KZ", "KG", "TJ")
OPENED = on_pact(TreatyOpened, names={"en": "Pact"}, clause=CLAUSE, depositary="RU")

who = some.sampled_from(MEMBERS)
signings = some.builds(
    lambda code, how: on_pact(TreatySigned, participant=code, how=how, person="P"),
    who,
    some.sampled_from(["definitive", "subject-to-ratification", "ad-referendum"]),
)
deposits = some.builds(
    lambda code, kind: on_pact(InstrumentDeposited, participant=code, kind=kind, person="P"),
    who,
    some.sampled_from(["ratification", "accession", "revocation-of-withdrawal"]),
)
notices = some.builds(
    lambda code: on_pact(WithdrawalNotified, participant=code, kind="withdrawal"), who
)
events = some.just(on_pact(EventEstablished, event="parent"))
acts = some.lists(
    some.tuples(some.integers(0, LAST), some.one_of(signings, deposits, notices, events)),
    max_size=14,
)


def treaty(dated):
    """Return the pact after acts, each done so many days after the meeting, in this order."""
    done = [after(days * A_DAY, act) for days, act in dated]
    return state_after(OPENED, *done).of(Treaties).treaties["pact"]


def told(pact, day):
    found = pact.force(day)
    its = found.participation
    return found.trigger, found.in_force, found.parties, its.standings, its.idle, found.awaits


@settings(max_examples=25)
@given(acts, some.randoms())
def test_the_order_in_which_acts_are_recorded_does_not_matter(dated, chance):
    mixed = list(dated)
    chance.shuffle(mixed)
    one, other = treaty(dated), treaty(mixed)
    for days in range(LAST + 1):
        day = DAY + timedelta(days=days)
        assert told(other, day) == told(one, day)


@settings(max_examples=25)
@given(acts, some.integers(1, LAST))
def test_as_of_the_day_before_it_differs_only_by_that_days_acts(dated, days):
    pact = treaty(dated)
    earlier = treaty([(on, act) for on, act in dated if on < days])
    before = DAY + timedelta(days=days - 1)
    assert told(pact, before) == told(earlier, before)
    if all(on != days for on, _ in dated):
        on_day = told(pact, before + timedelta(days=1))
        assert on_day[:2] == told(pact, before)[:2]


def test_an_event_that_is_established_later_is_not_known_before():
    signed = [
        (0, on_pact(TreatySigned, participant=c, how="definitive", person="P")) for c in MEMBERS
    ]
    pact = treaty([*signed, (5, on_pact(EventEstablished, event="parent"))])
    assert pact.force(DAY + timedelta(days=4)).trigger is None
    assert pact.force(DAY + timedelta(days=5)).trigger == date(2011, 12, 24)
