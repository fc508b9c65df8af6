"""``plenipo holds`` and ``plenipo provisions``: what is still held of a text in a register."""

import json

import pytest
from story import DRAFTING, FOUNDING, JOINT, on_draft

from plenipo.assembly import house
from plenipo.capabilities.documents.acts import ProvisionHeld
from plenipo.core.act import Author
from plenipo.core.request import Proposed, Receipt, Request
from plenipo.register.opening import create


@pytest.fixture
def body(tmp_path):
    """A register with a draft statement, on which Armenia reserves its position."""
    path = tmp_path / "body.plenipo"
    registrar = create(path, house(), origin="csto.example/register", title="The alliance")
    held = on_draft(
        ProvisionHeld, provisions=("p2",), member="AM", stance="reserve", reason="who pays"
    )
    tabled = (*FOUNDING, DRAFTING[0])
    requests = [
        Request(tuple(map(Proposed, tabled)), Author("secretariat")),
        Request((Proposed(held),), Author("secretariat", "AM")),
    ]
    answers = registrar.record(requests)
    assert all(isinstance(answer, Receipt) for answer in answers), answers
    registrar.close()
    return path


def test_the_state_of_play_of_a_text(plenipo, body):
    said = plenipo("holds", body, "L.4")
    assert said.code == 1
    assert said.out[0] == (
        "CSTO/CSC/2011/L.4: 3 provisions, 0 agreed, 0 agreed ad referendum, 3 open (0 reopened);"
        " 2 brackets."
    )
    assert said.out[1] == "Held by: UZ 2, KZ 1, RU 1, AM 1."
    assert " ".join(said.out[3].split()) == (
        "1 open; AM reserve; RU propose in brackets; UZ reserve in brackets"
    )


def test_what_one_member_holds_and_where(plenipo, body):
    said = plenipo("holds", body, "L.4", "--member", "AM")
    assert [" ".join(line.split()) for line in said.out[2:]] == ["1 reserve: who pays"]
    told = json.loads(plenipo("holds", body, "L.4", "--member", "UZ", "--json").out[0])
    assert [each["stance"] for each in told["party"]["brackets"]] == ["reserve", "propose"]
    nothing = plenipo("holds", body, "L.4", "--member", "TJ")
    assert nothing.code == 0


def test_provisions_are_found_by_what_people_call_them(plenipo, body):
    assert plenipo("provisions", body, "L.4", "1-2", "--ids").out == ["p2,p3"]
    (line,) = plenipo("provisions", body, "L.4", "para 2").out
    assert line.split()[:2] == ["p3", "2"]
    assert len(plenipo("provisions", body, "L.4").out) == 3


def test_a_position_on_a_group_is_one_act_of_one_line(plenipo, body):
    (found,) = plenipo("provisions", body, "L.4", "1-2", "--ids").out
    options = ["--session", JOINT, "--document", "L.4", "--provisions", found, "--member", "BY"]
    said = plenipo("act", "provision.held", body, *options, "--stance", "agree", "--for", "BY")
    assert said.code == 0, said.err
    told = json.loads(plenipo("holds", body, "L.4", "--json").out[0])
    assert [line["agree"][0]["code"] for line in told["lines"][1:]] == ["BY", "BY"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("holds", "L.9"), "There is no document 'L.9' in "),
        (("holds", "L.4", "--member", "XX"), "Nobody called “XX” holds anything of this text."),
        (("provisions", "L.4", "9"), "Nothing in this text is cited as '9'"),
        (("provisions", "L.4", "--version", "L.8"), "'L.4' was not issued as 'L.8'"),
    ],
)
def test_what_is_not_there_is_told_in_one_sentence(plenipo, body, words, sentence):
    command, *others = words
    said = plenipo(command, body, *others)
    assert said.code == 2
    assert len(said.err) == 1
    assert said.err[0].startswith(sentence)
