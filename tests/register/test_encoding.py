"""Canonical bytes: any entry is read back as it was, and written in the one form of RFC 8785."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from plenipo.assembly import house
from plenipo.capabilities.members.acts import OrganisationFounded
from plenipo.capabilities.positions.acts import PositionStated
from plenipo.core.act import Entry
from plenipo.register.codec import Codec, canonical, is_canonical

CODEC = house().codec
TEXT = some.text(some.characters(exclude_categories=["Cs"]), max_size=30)
MOMENT = some.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1)).map(  # noqa: DTZ001 - made UTC
    lambda moment: moment.replace(tzinfo=UTC)
)
POSITION = some.builds(
    PositionStated,
    session=TEXT,
    item=TEXT,
    member=TEXT,
    stance=TEXT,
    kind=TEXT,
    reason=TEXT,
    condition=TEXT,
    statement=TEXT,
    text=TEXT,
)
FOUNDED = some.builds(OrganisationFounded, names=some.dictionaries(TEXT, TEXT, max_size=4))


@some.composite
def entries(draw, acts=POSITION | FOUNDED):
    recorded = draw(MOMENT)
    return Entry(
        seq=draw(some.integers(0, 1 << 53)),
        recorded=recorded,
        effective=recorded - timedelta(seconds=draw(some.integers(0, 10**6))),
        by=draw(TEXT),
        principal=draw(TEXT),
        audience=tuple(draw(some.lists(TEXT, max_size=3))),
        key=draw(TEXT),
        act=draw(acts),
    )


@given(entries())
def test_an_entry_survives_the_round_trip_and_its_bytes_are_canonical(entry):
    body = CODEC.encode(entry)
    assert CODEC.decode(body) == entry
    assert CODEC.encode(CODEC.decode(body)) == body
    assert is_canonical(body)
    assert json.loads(body)["act"]["type"] == entry.act.__struct_config__.tag


def in_rfc_8785(data):
    """The canonical form, written from the specification with nothing of ours."""
    if isinstance(data, dict):
        keys = sorted(data, key=lambda key: key.encode("utf-16-be"))
        return "{" + ",".join(f"{in_rfc_8785(key)}:{in_rfc_8785(data[key])}" for key in keys) + "}"
    if isinstance(data, list):
        return "[" + ",".join(map(in_rfc_8785, data)) + "]"
    return json.dumps(data, ensure_ascii=False)


PLAIN = some.recursive(
    some.none() | some.booleans() | some.integers(-(1 << 53), 1 << 53) | TEXT,
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


@given(PLAIN)
def test_any_plain_data_is_written_as_the_specification_says(data):
    assert canonical(data).decode() == in_rfc_8785(data)
    assert is_canonical(canonical(data))


@pytest.mark.parametrize(
    "body",
    [
        b'{"b":1,"a":2}',
        b'{"a": 1}',
        b'{"a":1.5}',
        b'{"a":1e3}',
        b' {"a":1}',
        b'{"a":"\\u00e9"}',
        b"{",
    ],
)
def test_other_bytes_are_not_canonical(body):
    assert not is_canonical(body)


@given(some.lists(entries(), min_size=1, max_size=6), some.data())
def test_many_are_told_to_be_written_so_only_if_each_is(lines, data):
    bodies = list(map(CODEC.encode, lines))
    assert CODEC.are_written_so(lines, bodies)
    assert CODEC.read_all(bodies) == lines
    which = data.draw(some.integers(0, len(lines) - 1))
    where = data.draw(some.integers(0, len(bodies[which])))
    bodies[which] = bodies[which][:where] + b" " + bodies[which][where:]
    assert not CODEC.are_written_so(lines, bodies)


def test_entries_of_acts_that_are_not_known_are_named():
    stranger = Codec([OrganisationFounded])
    body = b'{"act":{"type":"position.stated/1"},"by":"x"}'
    with pytest.raises(Exception, match=r"position\.stated/1"):
        stranger.decode(body)
