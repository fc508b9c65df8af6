"""What is prepared on a text: the tray of the desk, and the drafts of delegations."""

import re

import pytest
from assembled import Assembly
from story import JOINT

HERE = f"/sessions/{JOINT}/documents/L.4"
PLACE = f"/console/{JOINT}/documents/L.4"
EDIT = f"{PLACE}/edit"
SCREEN = f"{HERE}/screen"
ABOUT = {"session": JOINT, "document": "L.4"}
DRAFT = "# Statement\n\n1. We act [at once / in time - BY] against drugs.\n\n2. We meet soon.\n"
PROPOSAL = {"member": "AM", "proposal": "AM-1", "action": "replace", "provision": "p2"}
PROPOSAL |= {"passage": "drugs", "words": "unspoken drugs", "_type": "wording.proposed"}
OTHERS = ("by.head", "secretary", "chair", "interpreter", "rs.observer", "")


@pytest.fixture
def room(tmp_path):
    with Assembly(tmp_path / "room.plenipo") as found:
        told = {"symbol": "CSTO/L.4", "names": {"en": "Statement"}, "text": DRAFT}
        told["parties"] = ["BY"]
        assert found.browser("secretary").act("document.tabled", **ABOUT, **told).status_code == 201
        yield found


def sent(browser, **fields):
    """Send a form of slips."""
    data = {"_csrf": browser.token, "_to": EDIT, **ABOUT, **fields}
    return browser.assembly.client.post(
        "/slips", data=data, headers=browser._headers({}), follow_redirects=False
    )


def taken(browser, line, **fields):
    """Take a line down at the desk."""
    answer = sent(browser, _desk="1", line=line, **fields)
    assert answer.status_code == 303, answer.text
    return tray(browser)[-1]


def tray(browser):
    return [slip for each in browser.get(f"{EDIT}.json").json()["trays"] for slip in each["slips"]]


def record(browser, *numbers):
    return sent(browser, _do="record", _slips=",".join(map(str, numbers)))


def undo(browser, *numbers):
    return sent(browser, _do="undo", _slips=",".join(map(str, numbers)))


def words(room):
    page = room.browser().get(f"{HERE}.json").text
    return re.sub(r"\s+", " ", " ".join(re.findall(r'"text":"([^"]*)"', page)))


def why(answer):
    return re.sub(r"<[^>]+>", "", re.search(r'role="alert".*?</', answer.text, re.DOTALL)[0])


def test_a_line_waits_until_it_is_recorded(room):
    secretary, size = room.browser("secretary"), room.size
    slip = taken(secretary, "AM KZ: drugs > any drugs")
    assert (slip["member"]["code"], slip["code"], slip["where"]) == ("AM", "AM-1", "1")
    assert [s["code"] for s in slip["sponsors"]] == ["KZ"]
    assert slip["problems"] == []
    assert "any drugs" in str(slip["after"])
    assert room.size == size
    assert "any drugs" not in words(room)
    assert record(secretary, slip["number"]).status_code == 303
    assert "any drugs" in words(room)
    entry = room.last()
    assert (entry.by, entry.principal, entry.act.sponsors) == ("secretary", "AM", ("KZ",))
    assert tray(secretary) == []


def test_a_line_is_undone_before_it_is_recorded(room):
    secretary, size = room.browser("secretary"), room.size
    slip = taken(secretary, "AM: drugs > any drugs")
    assert undo(secretary, slip["number"]).status_code == 303
    assert tray(secretary) == []
    assert room.size == size
    assert record(secretary, slip["number"]).status_code == 409


def test_lines_build_on_each_other_and_are_released_together_in_their_order(room):
    secretary = room.browser("secretary")
    first = taken(secretary, "AM: drugs > any drugs")
    second = taken(secretary, "KZ: AM-1 / all drugs")
    third = taken(secretary, "RU: reserve AM-1#3 (scrutiny)")
    fourth = taken(secretary, "AM: - meet")
    assert [slip["problems"] for slip in tray(secretary)] == [[]] * 4
    assert fourth["code"] == "AM-2"
    (own,) = secretary.get(f"{EDIT}.json").json()["trays"]
    assert own["ready"] == ",".join(str(s["number"]) for s in (first, second, third, fourth))
    assert sent(secretary, _do="record", _slips=own["ready"]).status_code == 303
    kinds = [type(entry.act).__name__ for entry in room.registrar.since(room.size - 4)]
    assert kinds == ["WordingProposed", "WordingProposed", "WordingHeld", "WordingProposed"]
    assert "all drugs" in words(room)


def test_what_is_refused_stays_with_all_after_it(room):
    secretary = room.browser("secretary")
    first = taken(secretary, "AM: drugs > any drugs")
    second = taken(secretary, "KZ: drugs > some drugs")
    third = taken(secretary, "AM: - meet")
    assert record(secretary, first["number"]).status_code == 303
    assert (
        room.browser("chair").act("bracket.resolved", **ABOUT, bracket="AM-1", alternative=2).ok
        if False
        else True
    )
    assert undo(secretary).status_code == 409
    again = taken(secretary, "BY: weapons > arms", at="p2")
    assert "occur 0 times" in again["problems"][0]
    answer = record(secretary, second["number"], again["number"], third["number"])
    assert answer.status_code in {303, 409}
    assert again["number"] in [slip["number"] for slip in tray(secretary)]
