"""What holds for whatever instruments come: monotone formulae, one day's order, the day before."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as some

from plenipo.treaty.clause_file import named
from plenipo.treaty.force import force
from plenipo.treaty.instruments import ORDER, Instrument
from plenipo.treaty.participation import participation

FIRST, LAST = date(2000, 1, 1), date(2003, 1, 1)
CODES = [f"S{n:02}" for n in range(14)]
days = some.integers(0, 40).map(lambda n: FIRST + timedelta(days=10 * n))
consents = some.builds(
    Instrument,
    participant=some.sampled_from(CODES),
    kind=some.sampled_from(["ratification", "accession", "approval"]),
    day=days,
)
any_kind = some.builds(
    Instrument,
    participant=some.sampled_from(CODES),
    kind=some.sampled_from(ORDER),
    day=days,
    of=some.sampled_from(["", *CODES]),
)
ASEAN = named("asean-charter")  # ten of anybody, thirty days


@given(some.lists(consents, max_size=40), consents)
def test_a_further_instrument_never_delays_force(items, further):
    before = force(ASEAN, items, LAST).in_force or date.max
    assert (force(ASEAN, [*items, further], LAST).in_force or date.max) <= before


@given(some.lists(any_kind, max_size=30), some.randoms())
def test_the_order_in_which_instruments_are_recorded_does_not_matter(items, chance):
    mixed = list(items)
    chance.shuffle(mixed)
    assert force(ASEAN, mixed, LAST) == force(ASEAN, items, LAST)


@given(some.lists(any_kind, max_size=30), days)
def test_the_day_before_differs_only_by_what_came_that_day(items, day):
    without = [item for item in items if item.day != day]
    before = participation(items, day - timedelta(days=1))
    assert before.standings == participation(without, day - timedelta(days=1)).standings
    if len(without) == len(items):
        assert participation(items, day).standings == before.standings
