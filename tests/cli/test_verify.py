"""``plenipo verify`` and ``plenipo checkpoint``: 0 verified, 1 not, 2 nothing to verify."""

import json
import shutil

import honest
import pytest

from plenipo.register.checkpoint import Signer
from plenipo.register.sqlite import SqliteStore


@pytest.fixture(scope="module")
def alliance(tmp_path_factory):
    return honest.make(tmp_path_factory.mktemp("verify") / "alliance.plenipo")


@pytest.fixture
def copy(alliance, tmp_path):
    return shutil.copyfile(alliance, tmp_path / "copy.plenipo")


def tamper(path, statement):
    store = SqliteStore.open_to_write(path)
    store.connection.execute(statement)
    store.close()


def key_of(plenipo, path):
    return json.loads(plenipo("verify", path, "--json").out[0])["key"]


def test_a_register_that_fits_is_told_with_what_was_and_was_not_checked(plenipo, alliance):
    said = plenipo("verify", alliance)
    assert (said.code, said.err) == (0, [])
    assert said.out[0].endswith("is verified: 310 entries, 7 of them sealed.")
    words = " ".join(said.out)
    assert "Not checked:" in words
    assert "--key" in words


def test_with_all_that_is_known_from_elsewhere_nothing_is_left_unchecked(
    plenipo, copy, alliance, tmp_path
):
    kept = tmp_path / "kept.note"
    kept.write_text("\n".join(plenipo("checkpoint", alliance).out) + "\n")
    known = ["--key", key_of(plenipo, alliance), "--checkpoint", kept, "--against", alliance]
    said = plenipo("verify", copy, *known, "--thorough")
    assert said.code == 0
    assert not [line for line in said.out if line.startswith("Not checked")]


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("UPDATE entry SET digest = zeroblob(32) WHERE seq = 77", "Entry 77: its digest"),
        ("DELETE FROM entry WHERE seq = 77", "Entry 77: it is missing."),
        ("DELETE FROM entry WHERE seq >= 300", "Entry 300 is missing"),
    ],
)
def test_the_first_entry_that_does_not_fit_is_named(plenipo, copy, statement, sentence):
    tamper(copy, statement)
    said = plenipo("verify", copy)
    assert said.code == 1
    assert f"is NOT verified. {sentence}" in said.out[0]
    assert json.loads(plenipo("verify", copy, "--json").out[0])["faults"][0]["entry"] in {77, 300}


def test_a_register_that_was_put_back_does_not_continue_the_checkpoint_that_was_kept(
    plenipo, alliance, tmp_path
):
    kept = tmp_path / "kept.note"
    kept.write_text("\n".join(plenipo("checkpoint", alliance).out) + "\n")
    earlier = honest.make(tmp_path / "earlier.plenipo", size=100, covered=0)
    assert plenipo("verify", earlier).code == 0
    said = plenipo("verify", earlier, "--checkpoint", kept)
    assert said.code == 1
    assert "310" in said.out[0]


def test_another_copy_that_differs_is_told_by_the_first_entry_that_does(
    plenipo, alliance, tmp_path
):
    other = honest.make(tmp_path / "other.plenipo", size=100, covered=0)
    said = plenipo("verify", other, "--against", alliance)
    assert said.code == 1
    assert f"Entry {honest.SEALED}" in said.out[0]  # its seal has a salt of its own


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["nowhere.plenipo"], "There is no register 'nowhere.plenipo'"),
        (["COPY", "--key", "nonsense"], "'nonsense' is not a register's public key"),
        (["COPY", "--checkpoint", "nowhere.note"], "'nowhere.note' cannot be read"),
        (["COPY", "--checkpoint", "COPY"], "does not have the form of a signed checkpoint"),
        (["COPY", "--against", "nowhere.plenipo"], "nowhere.plenipo"),
    ],
)
def test_what_is_not_there_or_is_nothing_of_the_kind_is_told(plenipo, copy, words, sentence):
    said = plenipo("verify", *[copy if word == "COPY" else word for word in words])
    assert (said.code, said.out) == (2, [])
    assert sentence in said.err[0]
    assert said.err[0].endswith(".")


def test_the_wrong_key_is_an_answer_and_not_an_error(plenipo, copy):
    other = Signer.new("csto.example/register").verifier.write()
    said = plenipo("verify", copy, "--key", other)
    assert said.code == 1
    assert "NOT verified" in said.out[0]
