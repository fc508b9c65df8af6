"""``plenipo log``: a register read like a journal."""

import json

import honest
import pytest
from story import FOUNDING, JOINT

from plenipo.register.sqlite import SqliteStore


@pytest.fixture(scope="module")
def alliance(tmp_path_factory):
    """A register with sealed entries."""
    return honest.make(tmp_path_factory.mktemp("log") / "alliance.plenipo")


def test_each_act_is_one_line_with_its_number_moment_author_and_words(plenipo, register):
    said = plenipo("log", register)
    assert said.code == 0
    assert len(said.out) == len(FOUNDING) + 1
    assert [int(line.split()[0]) for line in said.out] == list(range(len(said.out)))
    assert "registrar  register opened: origin csto.example/register" in said.out[0]
    assert "secretariat  organisation founded: names" in said.out[1]


@pytest.mark.parametrize(
    ("words", "every"),
    [
        (["--act", "position"], "position stated"),
        (["--act", "member.admitted"], "member admitted"),
        (["--session", JOINT], f"session {JOINT}"),
        (["--item", "3"], "item 3"),
        (["--member", "BY"], "BY"),
    ],
)
def test_it_can_be_asked_for_a_part(plenipo, alliance, words, every):
    said = plenipo("log", alliance, *words)
    everything = plenipo("log", alliance)
    assert 0 < len(said.out) < len(everything.out)
    assert all(every in line for line in said.out)


def test_it_can_be_asked_for_a_time(plenipo, alliance):
    whole = plenipo("log", alliance).out
    early, late = (
        plenipo("log", alliance, *w).out for w in (["--to", "2011-12-18"], ["--from", "2011-12-19"])
    )
    assert sorted(early + late) == sorted(whole)
    assert early
    assert late
    assert plenipo("log", alliance, "--as-of", "2011-12-18").out == early


def test_a_reader_sees_nothing_of_what_is_sealed_but_that_it_stands_there(plenipo, alliance):
    held, public = plenipo("log", alliance).out, plenipo("log", alliance, "--reader", "public").out
    assert len(held) == len(public)
    secret = [number for number, line in enumerate(held) if "[only chair]" in line]
    assert secret == list(range(honest.SEALED, honest.SIZE, honest.SEALED))
    assert all(public[number].endswith("sealed") for number in secret)
    assert plenipo("log", alliance, "--reader", "chair").out == held
    known = {line for number, line in enumerate(held) if number not in secret}
    assert known == {line for line in public if not line.endswith("sealed")}


def test_of_what_is_asked_about_nothing_sealed_is_told(plenipo, alliance):
    said = plenipo("log", alliance, "--reader", "public", "--member", "BY")
    assert said.out
    assert not [line for line in said.out if "sealed" in line]


def test_as_json_each_line_is_the_canonical_bytes(plenipo, alliance):
    store = SqliteStore.open_to_read(alliance)
    bodies = [body.decode() for body in store.bodies()]
    store.close()
    assert plenipo("log", alliance, "--json").out == bodies


def test_an_entry_is_told_with_the_proof_that_it_stands_there(plenipo, alliance):
    said = plenipo("log", alliance, "--entry", "5")
    assert said.code == 0
    assert said.out[0].split() == ["entry", "5"]
    assert said.out[-1].split() == ["proof", "holds"]
    data = json.loads(plenipo("log", alliance, "--entry", "5", "--json").out[0])
    assert data["entry"]["seq"] == 5
    assert data["proof"]["holds"] is True


def test_a_sealed_entry_is_proven_without_what_is_in_it(plenipo, alliance):
    said = plenipo("log", alliance, "--entry", honest.SEALED, "--reader", "public")
    assert said.out[-1].split() == ["proof", "holds"]
    assert not [line for line in said.out if "round" in line or "salt" in line]
    assert [
        line for line in plenipo("log", alliance, "--entry", honest.SEALED).out if "salt" in line
    ]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--entry", "999"], "There is no entry 999"),
        (["--entry", "-1"], "There is no entry -1"),
        (["--entry", "5", "--as-of", "2001-01-01"], "There is no entry 5"),
        (["--from", "yesterday"], "'yesterday' is not a moment"),
        (["--to", "2011-13-01"], "'2011-13-01' is not a moment"),
        (["--as-of", "soon"], "'soon' is not a moment"),
        (["--act", "postion"], "There is no act 'postion'"),
        (["--reader", "publik"], "There is no circle of readers 'publik'"),
        (["--reader", "keeper"], "There is no circle of readers 'keeper'"),
        (["--entry", "five"], "five"),
    ],
)
def test_what_cannot_be_asked_is_told_in_a_sentence(plenipo, alliance, words, sentence):
    said = plenipo("log", alliance, *words)
    assert (said.code, said.out) == (2, [])
    assert sentence in said.err[0]
    assert said.err[0].endswith((".", "?"))


@pytest.mark.parametrize("words", [["--item", "99"], ["--session", "none"], ["--member", "XX"]])
def test_that_nothing_was_found_is_said(plenipo, alliance, words):
    said = plenipo("log", alliance, *words)
    assert (said.code, said.out) == (0, [])
    assert said.err == [f"No entry of '{alliance}' is what was asked for."]
