"""The museum of tampered registers: each exhibit is found, and named.

Every exhibit begins as a copy of one honest register. What a register alone cannot show is here
too, with what shows it: the key as it was given, a checkpoint that was kept, another copy.
"""

from __future__ import annotations

import honest as made
import pytest
from exhibits import EXHIBITS, LATE, PUBLIC, rewrite, sign, tamper
from story import ORIGIN, SIGNER

from plenipo.assembly import house
from plenipo.register.checkpoint import Signer
from plenipo.register.sqlite import BrokenFileError
from plenipo.register.store import StoreError
from plenipo.register.verify import verify
from plenipo.register.verify_trust import Trust


def first_fault(path, *trust, **options):
    found = verify(path, house(), *trust, **options)
    assert found.faults, "nothing was found"
    return found.faults[0]


def note_of(path):
    return verify(path, house()).checkpoint


def test_the_honest_register_is_verified_in_every_respect(honest):
    found = verify(honest, house(), Trust(SIGNER.verifier, note_of(honest), honest), thorough=True)
    assert found.faults == ()
    assert (found.size, found.origin, found.key) == (310, ORIGIN, SIGNER.verifier.write())
    assert (found.sealed, found.withheld, found.snapshot, found.refolded) == (7, 0, 300, True)


@pytest.mark.parametrize("exhibit", EXHIBITS, ids=lambda exhibit: exhibit.name)
def test_it_is_found_and_named(copy, exhibit):
    tamper(copy, exhibit.tamper)
    fault = first_fault(copy)
    assert (fault.code, fault.entry) == (exhibit.code, exhibit.entry), fault.sentence
    assert fault.sentence.endswith(".")
    assert fault.entry is None or f"{fault.entry}" in fault.sentence


def test_every_exhibit_has_a_name_of_its_own():
    assert len({exhibit.name for exhibit in EXHIBITS}) == len(EXHIBITS) > 50


@pytest.mark.parametrize(
    ("pragma", "words"),
    [("application_id = 1", "not a register"), ("user_version = 2", "has format 2")],
)
def test_a_changed_mark_in_the_header_is_told_before_anything_is_read(copy, pragma, words):
    tamper(copy, lambda c: c.execute(f"PRAGMA {pragma}"))
    with pytest.raises(StoreError, match=words) as told:
        verify(copy, house())
    assert told.value.exit == 2


@pytest.mark.parametrize("missing", [4_096, 40_000, 140_000])
def test_a_file_that_ends_pages_too_early_is_found(copy, missing):
    copy.write_bytes(copy.read_bytes()[:-missing])
    with pytest.raises(BrokenFileError) as told:
        verify(copy, house())
    assert told.value.exit == 1


def test_a_file_that_ends_a_byte_too_early_is_found(copy):
    copy.write_bytes(copy.read_bytes()[:-1])
    assert first_fault(copy)


def rewrite_and_sign(connection):
    rewrite(connection, PUBLIC, lambda fields: fields["act"].update(stance="object"))
    sign(connection)


def test_a_register_put_back_to_an_earlier_state_is_shown_by_a_kept_checkpoint(honest, tmp_path):
    earlier = made.make(tmp_path / "earlier.plenipo", size=LATE)
    assert verify(earlier, house()).faults == ()
    fault = first_fault(earlier, Trust(checkpoint=note_of(honest)))
    assert (fault.code, fault.entry) == ("rolled-back", LATE)


def test_a_register_rewritten_by_its_own_keeper_is_shown_by_a_kept_checkpoint(honest, copy):
    tamper(copy, rewrite_and_sign)
    assert verify(copy, house()).faults == ()
    fault = first_fault(copy, Trust(checkpoint=note_of(honest)))
    assert (fault.code, fault.entry) == ("forked", None)


def test_a_register_rewritten_by_its_own_keeper_is_shown_by_another_copy(honest, copy):
    tamper(copy, rewrite_and_sign)
    fault = first_fault(copy, Trust(copy=honest))
    assert (fault.code, fault.entry) == ("differs", PUBLIC)


def test_a_register_shorter_than_a_copy_is_shown_by_that_copy(copy, honest):
    tamper(copy, lambda c: c.execute("DELETE FROM entry WHERE seq >= ?", (LATE,)))
    tamper(copy, sign)
    assert verify(copy, house()).faults == ()
    fault = first_fault(copy, Trust(copy=honest))
    assert (fault.code, fault.entry) == ("rolled-back", LATE)
    assert verify(honest, house(), Trust(copy=copy)).faults == ()


def test_a_register_rewritten_with_another_key_is_shown_by_the_key_or_a_kept_checkpoint(
    honest, tmp_path
):
    other = made.make(tmp_path / "other.plenipo", Signer.new(ORIGIN))
    assert verify(other, house()).faults == ()
    assert first_fault(other, Trust(key=SIGNER.verifier)).code == "other-key"
    assert first_fault(other, Trust(checkpoint=note_of(honest))).code == "kept-checkpoint"
