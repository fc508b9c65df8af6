"""A text is negotiated in the room: proposed, held, decided, agreed, and seen by all."""

import pytest
from assembled import Assembly
from story import JOINT

HERE = f"/sessions/{JOINT}/documents/L.4"
PLACE = f"/console/{JOINT}/documents/L.4"
ABOUT = {"session": JOINT, "document": "L.4"}
DRAFT = "# Statement\n\n1. We act [at once / in time - BY] against drugs.\n"
WORDS = {**ABOUT, "member": "AM", "proposal": "AM-1", "action": "replace", "provision": "p2"}
WORDS |= {"passage": "drugs", "words": "all drugs"}


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


def text(browser, as_=""):
    told = browser.get(f"{HERE}.json?as={as_}" if as_ else f"{HERE}.json").json()
    return told["provisions"]


def proposed(browser, **fields):
    return browser.form("wording.proposed", **{**WORDS, **fields})


def test_a_delegation_proposes_by_its_form_and_all_see_it_at_once(room):
    answer = proposed(room.browser("am.head"))
    assert answer.status_code == 303
    page = room.browser("by.head").get(HERE).text
    assert "all drugs" in page
    assert 'title="Armenia"' in page


def test_words_that_do_not_stand_there_come_back_with_what_was_entered(room):
    answer = proposed(room.browser("am.head"), passage="weapons")
    assert answer.status_code == 409
    assert "occur 0 times in provision" in answer.text
    assert "all drugs" in answer.text


def test_only_the_chair_and_the_secretary_decide(room):
    decided = {**ABOUT, "bracket": "b1", "alternative": 2}
    assert room.browser("am.head").act("bracket.resolved", **decided).status_code == 403
    assert room.browser("chair").act("bracket.resolved", **decided).status_code == 201
    assert "We act in time against drugs." in room.browser("am.head").get(HERE).text


def test_the_chair_decides_and_agrees_by_its_forms(room):
    chair = room.browser("chair")
    answer = chair.form("bracket.resolved", **ABOUT, bracket="b1", alternative="0")
    assert answer.status_code == 303
    answer = chair.form("provision.agreed", **ABOUT, provision="p2", ad_referendum="true")
    assert answer.status_code == 303
    told = text(chair)[1]
    assert told["status"] == "agreed ad referendum"
    assert [piece["text"] for piece in told["pieces"]] == ["We act against drugs."]
    assert proposed(room.browser("am.head")).status_code == 409


def test_as_a_delegation_wants_it(room):
    belarus = text(room.browser("am.head"), "BY")[1]
    assert belarus["pieces"][0]["text"] == "We act in time against drugs."
    assert room.browser("am.head").get(f"{HERE}?as=XX").status_code == 404


def test_a_delegation_withdraws_what_it_proposed(room):
    browser = room.browser("am.head")
    proposed(browser)
    assert "AM-1" in browser.get(PLACE).text
    gone = {**ABOUT, "member": "AM", "proposal": "AM-1"}
    assert browser.act("wording.withdrawn", **gone).status_code == 201
    assert "all drugs" not in str(text(browser))


def test_who_speaks_for_nobody_is_told_so(room):
    page = room.browser("interpreter").get(PLACE).text
    assert "You speak for no delegation here." in page
    assert 'name="words"' not in page


def test_what_changed_is_told_word_by_word(room):
    proposed(room.browser("am.head"))
    page = room.browser("by.head").get(f"{HERE}/changes").text
    assert "all drugs" in page
    told = room.browser("by.head").get(f"{HERE}/changes.json").json()
    (line,) = told["lines"]
    assert (line["kind"], line["now"]) == ("changed", "1")
    assert "".join(part["text"] for part in line["parts"] if part["sign"] == "+").count("AM") == 1
    assert told["same"] == 1
    nothing = room.browser("by.head").get(f"{HERE}/changes.json?since=1&until=1").json()
    assert (nothing["lines"], nothing["same"]) == ([], 2)
    assert room.browser("by.head").get(f"{HERE}/changes?since=9").status_code == 404


CONFIDENTIAL = {"session": JOINT, "document": "L.9"}


@pytest.fixture
def among_members(room):
    """The room, with a document that the delegations and those who serve them read alone."""
    circles = ["members", "secretariat", "chair"]
    told = {"symbol": "CSTO/L.9", "names": {"en": "Quiet"}, "text": DRAFT, "parties": ["BY"]}
    secretary = room.browser("secretary")
    act = {"type": "document.tabled", **CONFIDENTIAL, **told}
    answer = secretary.send({"act": act, "audience": circles})
    assert answer.status_code == 201
    return room


def test_what_is_done_to_a_text_is_read_by_those_who_read_it(among_members):
    quiet = {**WORDS, **CONFIDENTIAL}
    assert among_members.browser("am.head").act("wording.proposed", **quiet).status_code == 201
    here = f"/sessions/{JOINT}/documents/L.9"
    assert "all drugs" in among_members.browser("by.head").get(here).text
    for path in (here, f"{here}.json", here.replace("sessions", "console"), "/journal", "/log"):
        answer = among_members.browser("rs.observer").get(path)
        assert "all drugs" not in answer.text
        assert "Quiet" not in answer.text


@pytest.mark.parametrize("audience", [["public"], ["member:AM", "chair"]])
def test_nobody_proposes_words_for_more_or_fewer_than_read_the_text(among_members, audience):
    act = {"type": "wording.proposed", **WORDS, **CONFIDENTIAL}
    answer = among_members.browser("am.head").send({"act": act, "audience": audience})
    assert answer.status_code == 409
    (refusal,) = answer.json()["refusals"]
    assert refusal["code"] == "other-audience"
    assert "members, secretariat, chair" in answer.text


def test_a_proposal_on_a_public_text_is_public(room):
    act = {"type": "wording.proposed", **WORDS}
    answer = room.browser("am.head").send({"act": act, "audience": ["member:AM"]})
    assert answer.status_code == 409
    assert answer.json()["refusals"][0]["code"] == "other-audience"


CONDUCT = f"{PLACE}/conduct"
RETURNED = f"{HERE}/returned"


def test_a_proposal_comes_back_side_by_side_when_its_words_are_gone(room):
    proposed(room.browser("am.head"))
    revision = {"symbol": "CSTO/L.4/Rev.1", "text": DRAFT.replace("drugs", "narcotics")}
    assert room.browser("chair").form("revision.issued", **ABOUT, **revision).status_code == 303
    page = room.browser("by.head").get(RETURNED).text
    for words in ("against drugs", "all drugs", "against narcotics", "CSTO/L.4/Rev.1"):
        assert words in page
    assert "Proposals that came back: 1" in room.browser("am.head").get(PLACE).text
    own = room.browser("am.head").get(f"{PLACE}.json").json()["own"]
    assert [(each["code"], each["state"]) for each in own] == [("AM-1", "returned")]
    gone = {**ABOUT, "member": "AM", "proposal": "AM-1"}
    assert room.browser("am.head").form("wording.withdrawn", **gone).status_code == 303
    assert "None: every proposal stands" in room.browser("am.head").get(RETURNED).text


def test_a_proposal_on_an_older_version_stands_where_its_words_are_now(room):
    revision = {"symbol": "CSTO/L.4/Rev.1", "text": DRAFT.replace("1. We", "1. Resolved: We")}
    assert room.browser("chair").form("revision.issued", **ABOUT, **revision).status_code == 303
    assert proposed(room.browser("am.head"), version="CSTO/L.4").status_code == 303
    assert "all drugs" in room.browser("by.head").get(HERE).text


def test_the_chair_accepts_a_proposal_by_its_form(room):
    proposed(room.browser("am.head"))
    assert "AM-1" in room.browser("chair").get(CONDUCT).text
    taken = {**ABOUT, "proposal": "AM-1", "decided": "no objection"}
    assert room.browser("am.head").form("wording.accepted", **taken).status_code == 403
    assert room.browser("chair").form("wording.accepted", **taken).status_code == 303
    assert "against all drugs." in room.browser("by.head").get(HERE).text


def test_a_provision_moves_when_that_is_proposed_and_accepted(room):
    text = "1. We act.\n\n2. We thank all."
    told = {"symbol": "L.5", "names": {"en": "Order"}, "text": text}
    about = {"session": JOINT, "document": "L.5"}
    assert room.browser("secretary").act("document.tabled", **about, **told).status_code == 201
    move = {**about, "member": "AM", "proposal": "AM-1", "action": "move", "provision": "p1"}
    assert room.browser("am.head").form("wording.proposed", **move, other="p2").status_code == 303
    chair = room.browser("chair")
    assert chair.form("wording.accepted", **about, proposal="AM-1").status_code == 303
    told = room.browser("am.head").get(f"/sessions/{JOINT}/documents/L.5.json").json()
    assert [each["number"] for each in told["provisions"]] == ["2", "1"]


def test_the_chair_relates_brackets_suggests_and_corrects_by_its_forms(room):
    chair = room.browser("chair")
    second = {**ABOUT, "bracket": "c-1", "provision": "p2", "passage": "against"}
    assert chair.form("bracket.opened", **second).status_code == 303
    assert "Brackets side by side" in chair.get(CONDUCT).text
    related = {**ABOUT, "bracket": "b1", "relation": "independent"}
    assert chair.form("bracket.related", **related).status_code == 303
    (line,) = chair.get(f"{CONDUCT}.json").json()["neighbours"]
    assert line["relation"] == "independent"
    words = {"action": "insert", "provision": "p2", "passage": "drugs", "words": "and arms"}
    assert chair.form("wording.suggested", **ABOUT, proposal="chair-1", **words).status_code == 303
    error = {"symbol": "CSTO/L.4/Corr.1", "provision": "p2", "passage": "drugs", "words": "weapons"}
    assert chair.form("corrigendum.issued", **ABOUT, **error, reason="a slip").status_code == 303
    page = room.browser("am.head").get(HERE).text
    assert "weapons" in page
    assert "and arms" in page
    assert 'title="Chair"' in page


def test_who_does_not_conduct_is_told_so(room):
    page = room.browser("am.head").get(CONDUCT).text
    assert "The chair and the secretary decide here." in page
    assert "<form" not in page.partition("<main")[2].partition("</main")[0]
