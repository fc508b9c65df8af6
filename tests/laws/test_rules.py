"""Every objection is tested, and every act is accepted somewhere and refused somewhere."""

import sys
from datetime import timedelta

import pytest
from case import check, names, objections
from register_cases import CASES
from story import FOUNDING, MEETING, item, position

from plenipo.assembly import house
from plenipo.core.act import Author, tag_of
from plenipo.core.clock import SteppingClock
from plenipo.core.refusal import Refusal
from plenipo.core.request import Proposed, Receipt, Refused, Request
from plenipo.register.opening import create

SECRETARIAT = Author("secretariat")


@pytest.mark.parametrize("case", CASES, ids=names)
def test_the_rules_of_the_register_hold(case):
    check(case)


def test_every_act_is_accepted_in_one_case_and_refused_in_another(act, cases):
    mine = [case for case in cases if type(case.when) is act]
    verdicts = {not objections(case) for case in mine}
    package = act.__module__.rpartition(".")[0]
    assert verdicts == {True, False}, (
        f"{package}.tests.test_rules: CASES needs one that accepts {tag_of(act)} and one that"
        " refuses it."
    )


def test_every_objection_in_the_rules_is_made_in_some_case(cases, refusal_sites, monkeypatch):
    made = {}

    def recording(found):
        def make(*parts, **fields):
            refusal = Refusal(*parts, **fields)
            line = sys._getframe(1).f_lineno
            made[id(refusal)] = (refusal, (found.__name__, line))
            return refusal

        return make

    modules = {found for found, _, _ in refusal_sites}
    for found in modules:
        monkeypatch.setattr(found, "Refusal", recording(found))
    returned = {
        made[id(refusal)][1]
        for case in cases
        for refusal in objections(case)
        if id(refusal) in made
    }
    missing = [
        f"{found.__name__}, line {line}: {code}"
        for found, line, code in refusal_sites
        if (found.__name__, line) not in returned
    ]
    assert len(returned) > 40
    assert missing == [], "no case produces these objections"


def test_every_objection_has_a_code_that_programs_can_rely_on(refusal_sites):
    odd = [
        (found.__name__, line)
        for found, line, code in refusal_sites
        if code is None or not all(part.isalpha() and part.islower() for part in code.split("-"))
    ]
    assert odd == []


@pytest.fixture
def registrar(tmp_path):
    clock = SteppingClock(MEETING)
    made = create(tmp_path / "r.plenipo", house(), origin="x.example/r", clock=clock)
    made.record([Request(tuple(Proposed(act) for act in FOUNDING), SECRETARIAT)])
    yield made
    made.close()


def answer(registrar, *acts, effective=None, by=SECRETARIAT, key=""):
    proposed = tuple(Proposed(act, effective) for act in acts)
    (given,) = registrar.record([Request(proposed, by, key)])
    return given


def codes(given):
    assert isinstance(given, Refused)
    return [refusal.code for refusal in given.refusals]


def test_the_registrar_refuses_a_request_without_an_act(registrar):
    assert codes(answer(registrar)) == ["no-act"]


def test_the_registrar_refuses_what_is_still_to_be_done(registrar):
    tomorrow = MEETING + timedelta(days=1)
    assert codes(answer(registrar, item("4", "x"), effective=tomorrow)) == ["in-the-future"]


def test_a_key_used_for_another_request_is_refused(registrar):
    first = answer(registrar, item("4", "x"), key="k")
    assert isinstance(first, Receipt)
    assert answer(registrar, item("4", "x"), key="k") == first
    assert codes(answer(registrar, item("5", "x"), key="k")) == ["key-reused"]
    assert codes(answer(registrar, item("4", "x"), by=Author("AM"), key="k")) == ["key-reused"]


def test_of_a_request_with_one_refused_act_nothing_is_recorded(registrar):
    size = registrar.state.size
    given = answer(registrar, item("4", "x"), item("4", "x"), by=SECRETARIAT)
    assert codes(given) == ["already-proposed"]
    assert given.index == 1
    assert registrar.store.size() == registrar.state.size == size
    assert isinstance(answer(registrar, item("4", "x")), Receipt)


def test_the_objections_to_a_position_name_the_rule_and_its_article(registrar):
    given = answer(registrar, position("1", "BY", "maybe"), by=Author("secretariat", "BY"))
    (refusal,) = given.refusals
    assert refusal.rule == "csto-consensus"
    assert refusal.article.startswith("CSTO Charter")
    assert str(refusal).endswith(f"({refusal.rule}, {refusal.article})")
