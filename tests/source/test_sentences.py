"""The report is walked through, sentence by sentence, on the running demonstration."""

import pytest
from matching import address, fits, lacking
from sentences import KINDS, table

ROWS = table()
CARRIED = [(row, carrier) for row in ROWS.sentence for carrier in ROWS.carriers(row)]


IDS = [f"{row.number}-{getattr(carrier, 'by', 'now')}" for row, carrier in CARRIED]


def found(running, carried):
    acts = running.reader(carried.reader).acts(carried.act)
    return [act for act in acts if fits(carried, act.fields)]


@pytest.mark.parametrize(("row", "carrier"), CARRIED, ids=IDS)
def test_the_acts_that_carry_the_sentence_are_in_the_register(running, row, carrier):
    lacks = [each for of in carrier.acts for each in lacking(of, found(running, of))]
    assert lacks == [], row.says


@pytest.mark.parametrize(("row", "carrier"), CARRIED, ids=IDS)
def test_the_pages_of_the_sentence_say_it(running, row, carrier):
    first = next((act for of in carrier.acts for act in found(running, of)), None)
    for seen in carrier.pages:
        said = running.reader(seen.reader).said(address(seen, first))
        assert [words for words in seen.says if words not in said] == [], f"{seen.at}: {said}"


def test_every_sentence_is_carried_by_acts_and_seen_on_pages(rows):
    bare = []
    for row in rows.sentence:
        carriers = [row, *rows.of(row)]
        if not (any(c.acts for c in carriers) and any(c.pages for c in carriers)):
            bare.append(row.number)
    assert bare == []
    assert {row.kind for row in rows.sentence} == set(KINDS)
    assert all(seen.says for _, carrier in CARRIED for seen in carrier.pages)


def test_what_is_awaited_is_not_there_yet(running, rows):
    """Where this fails, take what is there out of ``awaiting``: it is walked through then."""
    guest = running.reader("guest")
    awaited = [also for also in rows.also if also.by in rows.awaiting]
    pages = {(also.by, seen.at) for also in awaited for seen in also.pages if "{" not in seen.at}
    assert {by for by, at in pages if guest.status(at) != 404} == set()
    assert set(rows.awaiting) == {by for by, _ in pages}


def test_an_act_that_differs_in_one_field_does_not_carry_the_sentence(rows):
    (carried,) = rows.sentence[4].acts
    fields = {**carried.having, "source": "F1 for the number of 8 and the reason; more"}
    assert fits(carried, fields)
    for name in (*carried.having, *carried.telling):
        assert not fits(carried, {**fields, name: "another"})
        assert not fits(carried, {key: value for key, value in fields.items() if key != name})
