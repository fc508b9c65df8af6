"""How delegations stand to paragraphs: said of words, shown to all, in the way of agreement."""

from datetime import timedelta

import pytest
from assembled import Assembly
from story import JOINT

from plenipo.capabilities.rulebook.acts import RuleAdopted
from plenipo.procedure.rule_file import text_of
from plenipo.web.clerk import Clerk

HERE = f"/sessions/{JOINT}/documents/L.4"
PLAY = f"{HERE}/play"
PLACE = f"/console/{JOINT}/documents/L.4/provisions"
AT = f"/console/{JOINT}"
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
    assert held(room.browser("secretary"), "p5").status_code == 303


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
    assert "Something in the register that you may not read stands against it" in answer.text
    assert "a secret reason" not in answer.text


def chosen(browser, on, **more):
    asked = "&".join(f"{name}={value}" for name, value in {"on": on, **more}.items())
    return browser.get(f"{PLACE}.json?{asked}").json()


def test_a_group_of_paragraphs_is_chosen_as_people_say_it(room):
    told = chosen(room.browser("am.head"), "1 (a)-2")
    assert [each["shown"]["cited"] for each in told["chosen"]] == ["1, (a)", "1, (b)", "2"]
    told = chosen(room.browser("am.head"), "1")
    assert [each["shown"]["id"] for each in told["chosen"]] == ["p2", "p3", "p4"]
    page = room.browser("am.head").get(f"{PLACE}?on=1 (a)-(b)").text
    assert page.count('type="checkbox" name="provisions"') == 2
    told = chosen(room.browser("am.head"), "7")
    assert (told["chosen"], told["problem"][:34]) == ([], "Nothing in this text is cited as '")


def test_as_in_a_version_is_bound_to_its_words(room):
    secretary = room.browser("secretary")
    assert secretary.act("bracket.resolved", **ABOUT, bracket="b1", alternative=1).is_success
    assert secretary.act("revision.issued", **ABOUT, symbol="CSTO/L.4/Rev.1").is_success
    told = chosen(room.browser("am.head"), "1", version="CSTO/L.4")
    assert told["chosen"][0]["shown"]["brackets"] == ["b1"]
    held(room.browser("am.head"), "p2", stance="agree", version="CSTO/L.4")
    held(room.browser("by.head"), "p2", stance="agree", member="BY", version="CSTO/L.4/Rev.1")
    line = lines(room.browser())["1"]
    assert [each["code"] for each in line["agree"]] == ["BY"]
    assert [each["version"] for each in line["outdated"]] == ["CSTO/L.4"]
    assert room.browser().get(f"{PLACE}?version=L.9").status_code == 404


def test_a_delegation_sees_at_its_place_what_it_holds(room):
    held(room.browser("am.head"), "p5", "p4", stance="object")
    assert "Provisions you hold something of: 2" in room.browser("am.head").get(AT).text
    words = {"action": "replace", "provision": "p5", "passage": "meet", "words": "convene"}
    proposal = {**ABOUT, "proposal": "BY-1", "member": "BY", **words}
    room.browser("by.head").act("wording.proposed", **proposal)
    page = room.browser("am.head").get(AT).text
    assert "to reconfirm: 1" in page
    assert "Provisions you hold something of: 2" in room.browser("by.head").get(AT).text


def test_who_may_do_what_is_offered_it(room):
    asked = f"{PLACE}?on=2"
    assert 'value="provision.held"' in room.browser("am.head").get(asked).text
    assert 'value="provision.held"' not in room.browser("am.adviser").get(asked).text
    assert "an alternate says how it stands" in room.browser("am.adviser").get(asked).text
    assert 'value="provision.held"' in room.browser("secretary").get(f"{asked}&member=KZ").text
    chair = room.browser("chair").get(asked).text
    assert 'value="provision.agreed"' in chair
    assert 'value="provision.held"' not in chair
    assert "You speak for no delegation here." in room.browser("interpreter").get(asked).text


def test_the_chair_is_not_offered_what_is_held(room):
    held(room.browser("am.head"), "p5", stance="object")
    told = chosen(room.browser("chair"), "2")["chosen"][0]
    assert [each["code"] for each in told["holders"]] == ["AM"]
    assert 'value="provision.agreed"' not in room.browser("chair").get(f"{PLACE}?on=2").text
    held(room.browser("am.head"), "p5", stance="agree-ad-referendum")
    page = room.browser("chair").get(f"{PLACE}?on=2").text
    assert 'name="ad_referendum"' in page
    assert ">It is agreed<" not in page


def test_paragraphs_are_put_under_silence_and_what_nobody_broke_is_agreed(room):
    room.record(RuleAdopted(rule="osce-silence", text=text_of("osce-silence")))
    assert "Put them under silence" in room.browser("chair").get(f"{PLACE}?on=2").text
    expires = (room.clock() + timedelta(hours=1)).replace(microsecond=0)
    told = {"silence": "S-9", "names": "Two paragraphs", "rule": "osce-silence", "zone": "+00:00"}
    told |= {"session": JOINT, "document": "CSTO/L.4", "expires": expires.isoformat()}
    chair = room.browser("chair")
    assert chair.form("silence.opened", **told, parts="p2,p5").status_code == 409  # has brackets
    assert chair.form("silence.opened", **told, parts="p3,p5").status_code == 303
    broken = {"silence": "S-9", "member": "AM", "kind": "objection", "parts": "p3"}
    assert "1, (a)" in room.browser("am.head").get("/silences/S-9/answer").text
    assert room.browser("am.head").form("silence.broken", **broken).status_code == 303
    assert lines(room.browser())["2"]["silence"]["standing"] == "running"
    room.clock.go(hours=2)
    clerk = Clerk(room.room.desk, lambda: None)
    for _ in range(3):
        room.client.blocking_portal.call(clerk.record_what_is_due)
    found = lines(room.browser())
    assert [found[each]["status"] for each in ("1, (a)", "1, (b)", "2")] == [
        "open",
        "open",
        "agreed",
    ]
    assert [each["code"] for each in found["1, (a)"]["silence"]["broken_by"]] == ["AM"]
    assert room.last().act.provision == "p5"
    assert "1, (a)" in room.browser().get("/silences/S-9").text
