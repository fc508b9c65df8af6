"""What is prepared on a text: the tray of the desk, and the drafts of delegations."""

import html
import re

import pytest
from assembled import Assembly
from story import JOINT

from plenipo.web.drafts import OfficeDrafts

HERE = f"/sessions/{JOINT}/documents/L.4"
PLACE = f"/console/{JOINT}/documents/L.4"
EDIT = f"{PLACE}/edit"
SCREEN = f"{HERE}/screen"
ABOUT = {"session": JOINT, "document": "L.4"}
DRAFT = "# Statement\n\n1. We act [at once / in time - BY] against drugs.\n\n2. We meet soon.\n"
PROPOSAL = {"member": "AM", "proposal": "AM-1", "action": "replace", "provision": "p2"}
PROPOSAL |= {"passage": "drugs", "words": "unspoken drugs", "_type": "wording.proposed"}
FORM = {name: word for name, word in PROPOSAL.items() if name != "_type"}
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


def drafts(browser):
    return browser.get(f"{PLACE}.json").json()["drafts"]


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
    taken(secretary, "AM: drugs > any drugs")
    again = taken(secretary, "@1 BY: weapons > arms")
    last = taken(secretary, "AM: - meet")
    assert "occur 0 times" in again["problems"][0]
    assert again["after"] is None
    (own,) = secretary.get(f"{EDIT}.json").json()["trays"]
    assert (own["count"], str(again["number"]) in own["ready"].split(",")) == (2, False)
    answer = record(secretary, *(slip["number"] for slip in tray(secretary)))
    assert answer.status_code == 409
    assert "occur 0 times" in why(answer)
    assert [slip["number"] for slip in tray(secretary)] == [again["number"], last["number"]]
    assert "any drugs" in words(room)


def test_a_line_that_is_not_understood_comes_back_with_why(room):
    secretary = room.browser("secretary")
    for line, said in (
        ("ZZ: drugs > arms", "There is no member"),
        ("the drugs", "is not understood"),
        ("@9 KZ: - drugs", "called &#39;9&#39;: 0"),
        ("KZ: - we", "Say in which provision"),
        ("KZ: reserve", "Say which bracket"),
    ):
        answer = sent(secretary, _desk="1", line=line)
        assert answer.status_code == 400, line
        assert said in why(answer)
        assert html.escape(line) in answer.text
        assert 'action="/slips"' in answer.text
    assert tray(secretary) == []


@pytest.mark.parametrize(
    ("line", "around", "where"),
    [
        ("KZ: - meet soon", {}, "2"),
        ("KZ: - meet soon", {"at": "p2"}, "2"),
        ("@2 KZ: - meet", {"at": "p2"}, "2"),
        ("@p3 KZ: - meet", {}, "2"),
        ("KZ: reserve", {"at": "p2"}, "1"),
        ("KZ: reserve", {"on": "b1"}, "1"),
        ("Kazakhstan, am: We > They", {"at": "p2"}, "1"),
        ("KZ: ++ 3. We close.", {"at": "p3"}, "3"),
        ("[meet]", {}, "2"),
        ("b1 = 2 (no objection)", {}, "1"),
        ("agree", {"at": "p3"}, "2"),
        ("@2 agree ad ref", {}, "2"),
    ],
)
def test_a_line_finds_its_place(room, line, around, where):
    slip = taken(room.browser("secretary"), line, **around)
    assert (slip["where"], slip["problems"]) == (where, [])


def test_the_fields_say_the_same_as_a_line(room):
    secretary = room.browser("secretary")
    told = {"what": "replace", "owners": "AM KZ", "provision": "p2", "passage": "drugs"}
    assert sent(secretary, _desk="1", **told, words="any drugs").status_code == 303
    line = taken(secretary, "AM KZ: drugs > any drugs", at="p2")
    fields = tray(secretary)[0]
    same = ("act", "member", "sponsors", "detail", "where", "before", "words")
    assert {name: line[name] for name in same} == {name: fields[name] for name in same}
    for wrong in ({"what": "eat"}, {"what": "replace"}, {"what": "agree", "reading": "x"}):
        assert sent(secretary, _desk="1", **wrong).status_code == 400


def test_the_chair_takes_down_what_a_secretary_records(room):
    chair, secretary = room.browser("chair"), room.browser("secretary")
    slip = taken(chair, "AM: drugs > any drugs")
    assert (slip["own"], slip["opened"]) == (True, False)
    assert record(chair, slip["number"]).status_code == 403
    assert "any drugs" not in words(room)
    (seen,) = tray(secretary)
    assert (seen["own"], seen["opened"], seen["by"]["code"]) == (False, True, "chair")
    assert record(secretary, slip["number"]).status_code == 303
    assert "any drugs" in words(room)
    decided = taken(chair, "AM-1 = 2")
    assert decided["opened"]
    assert record(chair, decided["number"]).status_code == 303


def test_a_code_that_others_took_meanwhile_is_changed(room):
    secretary, head = room.browser("secretary"), room.browser("am.head")
    slip = taken(secretary, "AM: drugs > any drugs")
    assert (
        head.form(
            "wording.proposed", **ABOUT, **{**FORM, "provision": "p3", "passage": "soon"}
        ).status_code
        == 303
    )
    (seen,) = tray(secretary)
    assert (seen["code"], seen["problems"]) == ("AM-2", [])
    assert record(secretary, slip["number"]).status_code == 303
    assert room.last().act.proposal == "AM-2"


@pytest.mark.parametrize("person", ["am.head", "by.head", "interpreter", "rs.observer", ""])
def test_the_desk_is_of_those_who_conduct_the_session_alone(room, person):
    secretary, other = room.browser("secretary"), room.browser(person)
    slip = taken(secretary, "AM: drugs > unspoken drugs")
    assert sent(other, _desk="1", line="AM: drugs > arms").status_code == 403
    for act in (record, undo):
        assert act(other, slip["number"]).status_code in {403, 409}
        assert act(other, 77).status_code == act(other, slip["number"]).status_code
    assert [each["number"] for each in tray(secretary)] == [slip["number"]]
    page = other.get(EDIT)
    assert "Chair and secretaries of the session edit here." in page.text
    for path in (EDIT, f"{EDIT}.json", PLACE, HERE, f"{HERE}.json", SCREEN, f"{SCREEN}.json"):
        assert "unspoken" not in other.get(path).text


def test_what_was_taken_down_outlives_the_room(room):
    secretary = room.browser("secretary")
    slip = taken(secretary, "AM: drugs > any drugs")
    kept = OfficeDrafts(room.office)
    (found,) = kept.slips("", JOINT, "L.4")
    assert (found.number, found.by, found.line) == (
        slip["number"],
        "secretary",
        "AM: drugs > any drugs",
    )


def test_a_delegation_keeps_several_drafts_edits_and_releases_them(room):
    adviser, head, size = room.browser("am.adviser"), room.browser("am.head"), room.size
    assert sent(adviser, **PROPOSAL).status_code == 303
    assert sent(adviser, **{**PROPOSAL, "proposal": "AM-2", "words": "all arms"}).status_code == 303
    one, two = drafts(head)
    assert (one["words"], two["words"]) == ("unspoken drugs", "all arms")
    assert room.size == size
    told = head.get(f"{PLACE}.json?draft={two['number']}").json()["entered"]
    assert (told["words"], told["passage"]) == ("all arms", "drugs")
    edited = {**PROPOSAL, "proposal": "AM-2", "words": "all weapons", "passage": "soon"}
    answer = sent(head, **{**edited, "provision": "p3"}, _slips=str(two["number"]))
    assert answer.status_code == 303
    assert [draft["words"] for draft in drafts(adviser)] == ["unspoken drugs", "all weapons"]
    assert record(head, one["number"]).status_code == 303
    assert "unspoken drugs" in words(room)
    assert room.last().principal == "AM"
    (left,) = drafts(head)
    assert undo(adviser, left["number"]).status_code == 303
    assert drafts(head) == []


def test_a_draft_that_was_edited_and_proposed_is_no_draft_any_more(room):
    head = room.browser("am.head")
    sent(head, **PROPOSAL)
    (draft,) = drafts(head)
    answer = head.form("wording.proposed", **ABOUT, **FORM, _slips=str(draft["number"]))
    assert answer.status_code == 303
    assert drafts(head) == []


def test_a_draft_whose_words_are_gone_says_so_before_it_is_released(room):
    head = room.browser("am.head")
    sent(head, **PROPOSAL)
    gone = {**FORM, "proposal": "BY-1", "member": "BY", "passage": "", "words": "We agree."}
    assert room.browser("by.head").form("wording.proposed", **ABOUT, **gone).status_code == 303
    resolved = {"bracket": "BY-1", "alternative": 2}
    assert room.browser("chair").act("bracket.resolved", **ABOUT, **resolved).status_code == 201
    (draft,) = drafts(head)
    assert "occur 0 times" in draft["problems"][0]
    assert "occur 0 times" in head.get(PLACE).text
    answer = record(head, draft["number"])
    assert answer.status_code == 409
    assert "occur 0 times" in why(answer)
    assert [each["number"] for each in drafts(head)] == [draft["number"]]


@pytest.mark.parametrize("person", OTHERS)
def test_a_draft_is_seen_and_touched_by_the_delegation_alone(room, person):
    head, other = room.browser("am.head"), room.browser(person)
    assert sent(head, **PROPOSAL).status_code == 303
    (draft,) = drafts(head)
    number = draft["number"]
    for path in (PLACE, HERE, EDIT, SCREEN, "/console", f"/sessions/{JOINT}/documents"):
        for query in ("", f"?draft={number}", "?member=AM", f"?member=AM&draft={number}"):
            assert "unspoken" not in other.get(f"{path}{query}").text
            assert "unspoken" not in other.get(f"{path}.json{query}").text
    assert sent(other, **PROPOSAL).status_code == 403
    for act in (record, undo):
        assert act(other, number).status_code in {403, 409}
    assert drafts(head) == [draft]


def test_only_what_is_done_to_a_text_is_prepared(room):
    head = room.browser("am.head")
    told = {"_type": "position.stated", "item": "2", "member": "AM", "stance": "agree"}
    answer = sent(head, **told)
    assert answer.status_code == 400
    assert sent(head, **{**PROPOSAL, "document": "L.9"}).status_code == 409
    assert sent(head, **PROPOSAL, _csrf="wrong").status_code == 403
    assert drafts(head) == []


def test_there_is_an_end_to_what_is_prepared(room, monkeypatch):
    monkeypatch.setattr("plenipo.web.slips.MOST_SLIPS", 1)
    head = room.browser("am.head")
    assert sent(head, **PROPOSAL).status_code == 303
    answer = sent(head, **PROPOSAL)
    assert answer.status_code == 409
    assert "record or give up some first" in why(answer)


def test_the_screen_of_the_hall_shows_what_is_projected(room):
    secretary, anybody = room.browser("secretary"), room.browser()

    def screen():
        return anybody.get(f"{SCREEN}.json").json()

    assert (screen()["up"], screen()["provisions"]) == (False, [])
    assert "No text is shown at present." in anybody.get(SCREEN).text
    assert secretary.form("document.projected", **ABOUT, provision="p3").status_code == 303
    assert [p["id"] for p in screen()["provisions"]] == ["p3"]
    assert "Statement" in anybody.get(f"/sessions/{JOINT}/hall").text
    assert f'data-follow href="{SCREEN}"' in anybody.get(f"/sessions/{JOINT}/hall").text
    assert secretary.form("document.projected", **ABOUT).status_code == 303
    assert room.browser("am.head").form("wording.proposed", **ABOUT, **FORM).status_code == 303
    assert (screen()["follows"], [p["id"] for p in screen()["provisions"]]) == (True, ["p2"])
    assert screen()["hues"] == {"BY": 1, "AM": 2}
    assert 'class="reading hue-2">unspoken drugs' in anybody.get(SCREEN).text
    assert 'class="owner propose hue-2"><abbr title="Armenia">AM' in anybody.get(SCREEN).text
    assert room.browser("am.head").form("document.projected", **ABOUT).status_code == 403
    assert secretary.form("projection.ended", **ABOUT).status_code == 303
    assert screen()["up"] is False
    assert "data-follow" not in anybody.get(f"/sessions/{JOINT}/hall").text


def test_a_text_for_few_is_on_nobody_elses_screen(room):
    hidden = {**ABOUT, "document": "L.5", "symbol": "L.5", "names": {"en": "unspoken"}}
    act = {"type": "document.tabled", **hidden, "text": "1. unspoken [words]."}
    secretary = room.browser("secretary")
    assert secretary.send({"act": act, "audience": ["secretariat"]}).status_code == 201
    shown = {"type": "document.projected", **ABOUT, "document": "L.5"}
    assert secretary.send({"act": shown}).status_code == 201
    for path in (f"/sessions/{JOINT}/hall", SCREEN, EDIT):
        for person in ("", "am.head", "chair"):
            browser = room.browser(person)
            assert "unspoken" not in browser.get(path).text
            assert "unspoken" not in browser.get(f"{path}.json").text
    assert "unspoken" in secretary.get(SCREEN).text
