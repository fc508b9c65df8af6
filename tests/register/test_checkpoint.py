"""Signed checkpoints: what is signed is read back, and any changed character is refused."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as some
from story import ORIGIN, SIGNER

from plenipo.register.checkpoint import Checkpoint, CheckpointError, Signer, Verifier, parse

ROOT = bytes(range(32))
NOTE = SIGNER.sign(42, ROOT)
origins = some.text(
    some.characters(exclude_categories=["Z", "C"], exclude_characters="+"), min_size=1
)
seeds = some.binary(min_size=32, max_size=32)


@given(some.integers(0, 2**63), some.binary(min_size=32, max_size=32), origins, seeds)
def test_what_is_signed_is_read_back(size, root, origin, seed):
    signer = Signer(origin, Ed25519PrivateKey.from_private_bytes(seed))
    note = signer.sign(size, root)
    assert signer.verifier.open(note) == parse(note) == Checkpoint(origin, size, root)


@given(origins, seeds)
def test_keys_are_written_and_read_back(origin, seed):
    signer = Signer(origin, Ed25519PrivateKey.from_private_bytes(seed))
    assert Signer.read(signer.write()).write() == signer.write()
    verifier = Verifier.read(signer.verifier.write())
    assert verifier.write() == signer.verifier.write()
    assert verifier.open(signer.sign(7, ROOT)).size == 7


@pytest.mark.parametrize("place", range(len(NOTE)))
def test_any_changed_character_of_a_checkpoint_is_refused(place):
    for other in {"A", "B", "0", "\n", " ", "é", chr(ord(NOTE[place]) ^ 1)} - {NOTE[place]}:
        with pytest.raises(CheckpointError):
            SIGNER.verifier.open(NOTE[:place] + other + NOTE[place + 1 :])


@pytest.mark.parametrize("place", range(len(NOTE)))
def test_a_checkpoint_with_a_character_less_is_refused(place):
    with pytest.raises(CheckpointError):
        SIGNER.verifier.open(NOTE[:place] + NOTE[place + 1 :])


@given(some.integers(0, len(NOTE)), some.text(min_size=1, max_size=3))
def test_a_checkpoint_with_characters_more_is_refused(place, more):
    changed = NOTE[:place] + more + NOTE[place:]
    with pytest.raises(CheckpointError):
        SIGNER.verifier.open(changed)


@pytest.mark.parametrize("more", ["x\n", "\n", "\u2014 x\n", "\u2014 x !\n", "\u2014  AAAAAAAA\n"])
def test_a_line_under_a_checkpoint_that_is_no_signature_is_refused(more):
    text, _, signatures = NOTE.partition("\n\n")
    for changed in (f"{text}\n\n{more}{signatures}", NOTE + more):
        with pytest.raises(CheckpointError):
            SIGNER.verifier.open(changed)


@given(some.text())
def test_any_other_text_is_refused_in_a_sentence(text):
    for read in (parse, SIGNER.verifier.open, Verifier.read, Signer.read):
        with pytest.raises(CheckpointError) as told:
            read(text)
        assert told.value.exit == 1
        assert told.value.sentence.endswith(".")


def test_a_checkpoint_signed_by_others_too_still_holds():
    witness = Signer.new("witness.example").sign(42, ROOT).partition("\n\n")[2]
    both = NOTE + "\u2014 witness.example " + witness.split(" ")[2]
    assert SIGNER.verifier.open(both) == Checkpoint(ORIGIN, 42, ROOT)


def test_a_checkpoint_of_another_key_or_log_is_refused():
    other = Signer.new(ORIGIN)
    with pytest.raises(CheckpointError, match="not signed"):
        SIGNER.verifier.open(other.sign(42, ROOT))
    elsewhere = Signer.new("other.example/register")
    with pytest.raises(CheckpointError, match=r"other\.example"):
        SIGNER.verifier.open(elsewhere.sign(42, ROOT))


@pytest.mark.parametrize(
    "text",
    [
        f"{ORIGIN}\n042\n{NOTE.split(chr(10))[2]}",
        f"{ORIGIN}\n-1\n{NOTE.split(chr(10))[2]}",
        f"{ORIGIN}\n+42\n{NOTE.split(chr(10))[2]}",
        f"{ORIGIN}\n4_2\n{NOTE.split(chr(10))[2]}",
        f"\n42\n{NOTE.split(chr(10))[2]}",
        f"{ORIGIN}\n42\n{'A' * 40}",
        f"{ORIGIN}\n42\n{NOTE.split(chr(10))[2]}\nextension",
    ],
)
def test_a_checkpoint_has_one_form_only(text):
    with pytest.raises(CheckpointError):
        parse(f"{text}\n\n{NOTE.partition(chr(10) * 2)[2]}")


@pytest.mark.parametrize("place", range(len(ORIGIN) + 1, len(SIGNER.verifier.write())))
def test_a_public_key_with_a_changed_character_is_refused(place):
    text = SIGNER.verifier.write()
    with pytest.raises(CheckpointError):
        Verifier.read(text[:place] + ("A" if text[place] != "A" else "B") + text[place + 1 :])


def test_other_statements_are_signed_and_checked():
    signature = SIGNER.sign_text("a statement")
    assert SIGNER.verifier.holds("a statement", signature)
    assert not SIGNER.verifier.holds("another", signature)
    assert not SIGNER.verifier.holds("a statement", b"")
