"""What was written once is read for good, byte for byte."""

import json
from datetime import UTC, datetime

import msgspec
import pytest
import rfc8785
from story import entries

from plenipo.assembly import house
from plenipo.core.act import Act, Entry, tag_of
from plenipo.register.codec import Codec, Sealed, UnreadableEntryError


class PretendDone(Act, frozen=True, tag="pretend.done/2"):
    """A pretended act whose first version had one name only."""

    names: dict[str, str]
    since: str = ""


def from_first(old):
    return {"type": "pretend.done/2", "names": {"und": old["name"]}}


FIRST = (
    b'{"act":{"name":"X","type":"pretend.done/1"},"by":"secretariat",'
    b'"effective":"2011-12-19T12:00:00Z","recorded":"2011-12-19T12:00:00Z","seq":7}'
)


def test_a_golden_entry_is_read_and_written_with_the_same_bytes(golden):
    body = golden.read_bytes()
    entry = house().codec.decode(body)
    assert isinstance(entry, Entry)
    current = golden.stem == tag_of(entry.act).replace("/", ".")
    if current:  # an older version is written as the present one
        assert house().codec.encode(entry) == body


def test_a_golden_file_is_named_after_the_act_in_it(golden):
    told = json.loads(golden.read_bytes())["act"]["type"]
    assert golden.stem == told.replace("/", ".")


def test_golden_bytes_are_canonical_json(golden):
    body = golden.read_bytes()
    assert rfc8785.dumps(json.loads(body)) == body


def test_every_entry_of_the_story_survives_the_round_trip():
    for entry in entries():
        assert house().codec.decode(house().codec.encode(entry)) == entry


def test_an_older_version_is_read_through_its_translator():
    codec = Codec([PretendDone], {"pretend.done/1": from_first})
    entry = codec.decode(FIRST)
    assert isinstance(entry, Entry)
    assert entry.act == PretendDone(names={"und": "X"})
    assert entry.seq == 7
    assert entry.effective == datetime(2011, 12, 19, 12, tzinfo=UTC)
    assert codec.decode(codec.encode(entry)) == entry


def test_translators_follow_one_another():
    class PretendDoneThird(Act, frozen=True, tag="pretend.done/3"):
        names: dict[str, str]
        kind: str

    def from_second(old):
        return {**old, "type": "pretend.done/3", "kind": "plain"}

    steps = {"pretend.done/1": from_first, "pretend.done/2": from_second}
    entry = Codec([PretendDoneThird], steps).decode(FIRST)
    assert entry.act == PretendDoneThird(names={"und": "X"}, kind="plain")


def test_an_act_without_a_translator_is_named_and_not_passed_over():
    with pytest.raises(UnreadableEntryError, match=r"The act 'pretend.done/1' is not known"):
        Codec([PretendDone]).decode(FIRST)


def test_a_translation_that_does_not_fit_is_an_unreadable_entry():
    codec = Codec([PretendDone], {"pretend.done/1": lambda _: {"type": "pretend.done/2"}})
    with pytest.raises(UnreadableEntryError, match="names"):
        codec.decode(FIRST)


def test_a_sealed_entry_shows_number_moment_and_commitment_only():
    sealed = Sealed(seq=1, recorded=datetime(2011, 12, 19, tzinfo=UTC), sealed="00" * 32)
    body = house().codec.encode(sealed)
    assert set(msgspec.json.decode(body)) == {"seq", "recorded", "sealed"}
    assert house().codec.decode(body) == sealed
