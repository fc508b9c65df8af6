"""How delegations stand to paragraphs: said in the room, bound to words, and holding what is agreed."""

import pytest
from assembled import Assembly
from story import JOINT

HERE = f"/sessions/{JOINT}/documents/L.4"
PLAY = f"{HERE}/play"
PLACE = f"/console/{JOINT}/documents/L.4/provisions"
ABOUT = {"session": JOINT, "document": "L.4"}
DRAFT = """# Statement

1. We act [at once / in time - BY] against drugs:

(a) here;

(b) there.

2. We meet.
"""


@pytest.fixture
def room(tmp_path):
    with Assembly(tmp_path / "room.plenipo") as found:
        told = {
            "symbol": "CSTO/L.4",
            "names": {"en": "Statement"},
            "text": DRAFT,
            "parties": ["BY"],
        }
        assert found.browser("secretary").act("document.tabled", **ABOUT, **told).status_code == 201
        yield found


def held(browser, *provisions, stance="reserve", member="AM", **fields):
    """Say how a delegation stands to provisions, by the form of its page."""
    told = {"member": member, "provisions": ",".join(provisions), "stance": stance, **fields}
    return browser.form("provision.held", **ABOUT, **told)


def lines(browser, party=""):
    told = browser.get(f"{PLAY}.json?party={party}" if party else f"{PLAY}.json").json()
    return {line["cited"]: line for line in told["lines"]}


def test_the_state_of_play_tells_what_is_open_and_who_holds_it(room):
    held(room.browser("am.head"), "p3", "p4", reason="too vague")
    told = room.browser("by.head").get(f"{PLAY}.json").json()
    assert (told["total"], told["agreed"], told["open"], told["brackets"]) == (5, 0, 5, 1)
    found = {each["party"]["code"]: each["provisions"] for each in told["holders"]}
    assert found == {"AM": 2, "BY": 1}
    page = room.browser("by.head").get(PLAY).text
    assert "too vague" in page
    assert "What is missing for 1, (a)" in page


def test_a_position_on_words_that_changed_is_to_be_reconfirmed(room):
    held(room.browser("am.head"), "p5", stance="object")
    words = {"action": "replace", "provision": "p5", "passage": "meet", "words": "convene"}
    proposal = {**ABOUT, "proposal": "BY-1", "member": "BY", **words}
    assert room.browser("by.head").act("wording.proposed", **proposal).status_code == 201
    line = lines(room.browser())["2"]
    assert line["said"] == []
    (told,) = line["outdated"]
    assert (told["stance"], told["words"]) == ("object", "We meet.")
    told = room.browser().get(f"{PLAY}.json?party=AM").json()
    assert [each["cited"] for each in told["party"]["outdated"]] == ["2"]
    assert [line["cited"] for line in told["lines"]] == ["2"]


def test_what_somebody_objects_to_is_not_agreed_and_the_chair_is_told_who(room):
    held(room.browser("am.head"), "p5", stance="object")
    answer = room.browser("chair").form("provision.agreed", **ABOUT, provision="p5")
    assert answer.status_code == 409
    assert "is held by AM" in answer.text
    assert held(room.browser("am.head"), "p5", stance="none").status_code == 303
    answer = room.browser("chair").form("provision.agreed", **ABOUT, provision="p5")
    assert answer.status_code == 303
    assert lines(room.browser())["2"]["status"] == "agreed"


def test_only_who_speaks_for_a_delegation_says_how_it_stands(room):
    assert held(room.browser("am.adviser"), "p5").status_code == 403
    assert held(room.browser("by.head"), "p5").status_code == 403
    assert held(room.browser("secretary"), "p5", _for="AM").status_code == 303


def test_what_a_party_holds_is_told_with_where(room):
    told = room.browser().get(f"{PLAY}.json?party=BY").json()["party"]
    (bracket,) = told["brackets"]
    assert (bracket["cited"], bracket["stance"], bracket["words"]) == ("1", "propose", "in time")
    assert "What Belarus still holds" in room.browser().get(f"{PLAY}?party=BY").text
    assert room.browser().get(f"{PLAY}?party=KZ").status_code == 200
    assert room.browser().get(f"{PLAY}?party=XX").status_code == 404


def test_a_position_for_few_is_on_no_page_of_others(room):
    act = {"type": "provision.held/1", **ABOUT, "provisions": ["p5"], "member": "AM"}
    act |= {"stance": "object", "reason": "a secret reason"}
    answer = room.browser("am.head").send({"act": act, "audience": ["member:AM"]})
    assert answer.status_code == 201
    assert "a secret reason" in room.browser("am.head").get(PLAY).text
    for path in (PLAY, f"{PLAY}.json", f"{PLAY}?party=AM", HERE, PLACE, f"/console/{JOINT}"):
        assert "a secret reason" not in room.browser("by.head").get(path).text
    answer = room.browser("chair").form("provision.agreed", **ABOUT, provision="p5")
    assert answer.status_code == 409
    assert "which you may not read" in answer.text
    assert "a secret reason" not in answer.text
