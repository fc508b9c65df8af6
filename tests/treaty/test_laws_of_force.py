"""What holds for whatever instruments come: monotone formulae, one day's order, the day before."""

from datetime import date, timedelta

import msgspec
from hypothesis import given
from hypothesis import strategies as some

from plenipo.procedure.conditions import AllOf, AnyOf, Count, Fact, Not, Share
from plenipo.procedure.rules import Table
from plenipo.treaty.asking import Asked
from plenipo.treaty.clause_file import library, named
from plenipo.treaty.force import force, terms_of
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


asked = some.one_of(
    some.builds(Count, of=some.just("for"), at_least=some.integers(0, 9)),
    some.builds(
        Count, of=some.just("for"), at_least=some.integers(0, 30), counted_by=some.just("tonnage")
    ),
    some.builds(Count, of=some.just("against"), at_most=some.integers(0, 3)),
    some.builds(
        Share,
        of=some.just("for"),
        out_of=some.sampled_from(["members", "heard"]),
        at_least=some.sampled_from(["1/2", "1"]),
    ),
    some.builds(Share, of=some.just("for"), at_least=some.just("2/3"), among=some.just("coastal")),
    some.builds(Fact, that=some.just("opening")),
)
conditions = some.recursive(
    asked,
    lambda inner: some.one_of(
        some.builds(AllOf, some.lists(inner, max_size=3).map(tuple)),
        some.builds(AnyOf, some.lists(inner, max_size=3).map(tuple)),
        some.builds(Not, inner),
    ),
    max_leaves=4,
)


@some.composite
def clauses(draw):
    """Return a clause of any kind, with tables that change on days of their own."""
    values = some.dictionaries(some.sampled_from(CODES), some.integers(1, 9), min_size=1)

    def tables():
        return tuple(
            Table(since, draw(values), 1)
            for since in sorted(draw(some.sets(days, min_size=1, max_size=2)))
        )

    return msgspec.structs.replace(
        ASEAN,
        condition=draw(conditions),
        counts=draw(some.sampled_from([ASEAN.counts, frozenset({"ratification"})])),
        body=draw(some.sampled_from(["anybody", "signatories", "coastal"])),
        classes={"coastal": tables()},
        weights={"tonnage": tables()},
        days={"opening": draw(days)},
        organisations={CODES[0]: frozenset(CODES[1:3])},
        organisations_count=draw(some.sampled_from(["no", "yes", "where-no-member-is"])),
    )


@given(clauses(), some.lists(any_kind, max_size=40))
def test_what_is_counted_from_day_to_day_is_what_each_day_finds(clause, items):
    asked = Asked(clause, participation(items, LAST, terms_of(clause)))
    for day, holds in asked.holding():
        assert holds == asked.finding(day, asked.ballot(day)).holds


@given(clauses(), some.lists(any_kind, max_size=40))
def test_the_condition_holds_first_on_the_trigger_day(clause, items):
    found = force(clause, items, LAST)
    asked = Asked(clause, participation(items, LAST, terms_of(clause)))
    every = [FIRST + timedelta(days=10 * number) for number in range(41)]
    first = next((d for d in every if asked.finding(d, asked.ballot(d)).holds), None)
    # What holds before anything happened has no day on which it was fulfilled.
    if first is None or first > FIRST:
        assert found.trigger == first


def at_hand(condition):
    """Return a condition whose counts of members a few States can reach."""
    match condition:
        case Count(counted_by="members", at_least=int(number)):
            return msgspec.structs.replace(condition, at_least=min(number, 4))
        case AllOf(conditions=parts):
            return AllOf(tuple(map(at_hand, parts)))
        case _:
            return condition


@some.composite
def of_the_library(draw):
    """Return a clause of the library that a few States can bring into force, and their codes."""
    clause = named(draw(some.sampled_from(sorted(library()))))
    tables = [*clause.classes.values(), *clause.weights.values()]
    known = sorted({code for dated in tables for table in dated for code in table.values})
    codes = draw(some.permutations(known))[:10] if known else CODES[:10]
    values = {code: draw(some.integers(1, 400)) for code in codes}
    given_by_the_body = (Table(date.min, values, 10),)
    filled = {
        "classes": {n: dated or given_by_the_body for n, dated in clause.classes.items()},
        "weights": {n: dated or given_by_the_body for n, dated in clause.weights.items()},
        "days": {**dict.fromkeys(clause.events, FIRST), **clause.days},
        "condition": at_hand(clause.condition),
    }
    return msgspec.structs.replace(clause, **filled), [*codes, "EU"]


BINDING = ("ratification", "acceptance", "accession", "definitive-signature")


@given(of_the_library(), some.data())
def test_by_no_clause_of_the_library_does_a_further_instrument_delay_force(drawn, data):
    clause, codes = drawn
    # One that the clause does not count binds too: what its State then deposits changes nothing.
    kinds = some.sampled_from(
        [kind for kind in BINDING if kind in clause.counts or not clause.counts]
    )
    instruments = some.builds(
        Instrument, participant=some.sampled_from(codes), kind=kinds, day=days
    )
    signed = [Instrument(participant=code, kind="signature", day=FIRST) for code in codes]
    items = [*signed, *data.draw(some.lists(instruments, max_size=25))]
    before = force(clause, items, LAST).in_force or date.max
    after = force(clause, [*items, data.draw(instruments)], LAST).in_force or date.max
    assert after <= before


@given(clauses(), some.lists(any_kind, max_size=30), days)
def test_as_of_the_day_before_nothing_of_a_day_is_known(clause, items, day):
    before = day - timedelta(days=1)
    without = [item for item in items if item.day != day]
    assert force(clause, items, before) == force(clause, without, before)
