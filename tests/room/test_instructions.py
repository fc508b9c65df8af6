"""An instruction in the room: given by the chair, answered on a page, read by those addressed."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from story import JOINT

from plenipo.capabilities.instructions.acts import AmbassadorAccredited, PostEstablished
from plenipo.capabilities.instructions.state import Instructions
from plenipo.core.clock import write_moment

REPLY = "/instructions/I-1/reply"


@pytest.fixture
def given(assembly):
    """A room in which the ministers have instructed two ambassadors at one post."""
    assembly.record(PostEstablished(post="ny", names={"en": "New York"}, kind="organisation"))
    for member in ("AM", "KZ"):
        assembly.record(AmbassadorAccredited(post="ny", member=member, name=f"N. N. ({member})"))
    answer = assembly.browser("chair").act("instruction.issued", **instruction(assembly))
    assert answer.status_code == 201, answer.text
    return assembly


def instruction(assembly, **fields):
    told = {"names": {"en": "Statement"}, "text": "Speak on Afghanistan.", "body": "cfm"}
    deadline = write_moment(assembly.clock() + timedelta(days=5))
    around = {"posts": ["ny"], "members": ["AM", "KZ"], "deadline": deadline, "session": JOINT}
    return {"instruction": "I-1", **told, **around, **fields}


def hidden(page, name):
    """The hidden fields of the form of an act."""
    form = re.search(
        rf'<input type="hidden" name="_type" value="{name}">.*?</form>', page, re.DOTALL
    )
    found = re.findall(r'type="hidden" name="([^"_][^"]*)" value="([^"]*)"', form[0])
    return dict(found)


def test_it_is_for_those_addressed_without_being_asked_for(given):
    assert set(given.last().audience) == {"member:AM", "member:KZ", "chair", "secretariat"}
    for person in ("am.head", "am.adviser", "chair", "secretary"):
        assert given.browser(person).get("/instructions/I-1").status_code == 200
    for person in ("by.head", "interpreter", "rs.observer", ""):
        browser = given.browser(person)
        for address in ("/instructions/I-1", REPLY, "/instructions/I-1.json"):
            assert browser.get(address).status_code == 404
        assert browser.get("/instructions.json").json()["total"] == 0


def test_another_audience_is_refused(given):
    form = {**instruction(given, instruction="I-2", posts="ny", members="AM,KZ"), "names.en": "S"}
    del form["names"]
    secretary = given.browser("secretary")
    answer = secretary.form("instruction.issued", _audience="secretariat", **form)
    assert answer.status_code == 409
    assert "give it the audience member:AM, member:KZ, chair, secretariat" in answer.text
    assert "I-2" not in given.registrar.state.of(Instructions).instructions


def test_a_delegation_acknowledges_and_reports_on_its_page(given):
    head = given.browser("am.head")
    assert head.get("/console.json").json()["instructions"][0]["why"] == "to-acknowledge"
    fields = hidden(head.get(REPLY).text, "instruction.acknowledged")
    assert fields == {"instruction": "I-1", "post": "ny", "member": "AM"}
    assert head.form("instruction.acknowledged", **fields).status_code == 303
    assert head.get("/console.json").json()["instructions"][0]["why"] == "to-report"
    fields = hidden(head.get(REPLY).text, "instruction.reported")
    told = {"delivery": "jointly", "joined": "KZ", "to": "the Council", "reception": "favourable"}
    assert head.form("instruction.reported", **fields, **told).status_code == 303
    assert head.get("/console.json").json()["instructions"] == []
    page = given.browser("chair").get("/instructions/I-1.json").json()
    assert page["tally"] == {"instructed": 2, "acknowledged": 1, "reported": 1, "delivered": 2}


def test_an_adviser_does_not_speak_for_the_capital(given):
    assert "instruction.confirmed" in given.browser("am.head").get(REPLY).text
    assert "instruction.confirmed" not in given.browser("am.adviser").get(REPLY).text
    answer = given.browser("am.adviser").act(
        "instruction.confirmed", instruction="I-1", member="AM", finding="confirmed"
    )
    assert answer.status_code == 403


def test_a_secretary_answers_on_behalf_of_a_member(given):
    page = given.browser("secretary").get(f"{REPLY}.json?member=KZ").json()
    assert (page["member"]["code"], page["on_behalf"]) == ("KZ", True)
    assert [each["post"]["code"] for each in page["posts"]] == ["ny"]


def test_who_may_not_read_it_cannot_find_out_by_answering(given):
    answers = [
        given.browser("by.head").act(
            "instruction.acknowledged", instruction=code, post="ny", member="BY"
        )
        for code in ("I-1", "I-77")
    ]
    told = [re.sub(r"I-\d+", "", answer.text) for answer in answers]
    assert told[0] == told[1]
    assert [answer.status_code for answer in answers] == [409, 409]
