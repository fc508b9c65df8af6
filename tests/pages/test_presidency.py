"""The pages of the presidency and its programme, on the demonstration, as of several days."""

import pytest

EVE = "as_of=2011-12-19T18:00:00Z"
MAY = "as_of=2012-05-20T00:00:00Z"
END = "as_of=2012-12-31T00:00:00Z"
PLAN = "/plans/plan-2011-12"


def headings(paper):
    """The blocks of a paper, by the heading they stand under."""
    found, under = {}, ""
    for block in paper["blocks"]:
        if block["type"] == "heading":
            under = block["text"]
        else:
            found.setdefault(under, []).append(block)
    return found


def aims(guest, when):
    page = guest.data(f"/presidencies/KZ-2012.json?{when}")
    return {
        a["priority"]["code"]: (a["done"], a["total"], a["overdue"]) for a in page["priorities"]
    }


def test_belarus_presides_on_the_eve_and_kazakhstan_follows_on_the_day_of_the_summit(guest):
    for day, member in ((EVE, "BY"), ("as_of=2011-12-20T12:00:00Z", "KZ")):
        (rotation,) = guest.data(f"/presidencies.json?{day}")["rotations"]
        assert rotation["now"]["member"]["code"] == member
    assert [turn["standing"] for turn in rotation["turns"]][:3] == ["past", "now", "foreseen"]
    assert [turn["member"]["code"] for turn in rotation["turns"]][2:5] == ["KG", "RU", "TJ"]


def test_venue_chair_and_seat_are_told_apart(guest):
    page = guest.data(f"/presidencies/BY-2011.json?{EVE}")
    ministers, summit = page["sessions"]
    assert (ministers["host"]["code"], ministers["chair"]["code"]) == ("RU", "BY")
    assert (summit["host"]["code"], summit["chair"]["code"]) == ("RU", "KZ")
    assert ministers["elsewhere"]
    assert page["seat"]["place"] == "Moscow"


def test_progress_is_told_of_any_day(guest):
    assert aims(guest, "as_of=2011-12-19T12:45:00Z")["drugs"] == (0, 3, 0)
    assert aims(guest, MAY)["drugs"] == (3, 5, 0)
    assert aims(guest, END)["drugs"] == (4, 5, 1)


def test_what_is_carried_over_is_on_the_programme_of_both(guest):
    (block,) = guest.data(f"/presidencies/KZ-2012/programme.json?{END}")["inherited"]
    assert block["priority"]["code"] == "un-peacekeeping"
    assert [one["code"] for one in block["presidencies"]] == ["BY-2011", "KZ-2012"]
    page = guest.data(f"/presidencies/KZ-2012.json?{END}")
    onward = {a["priority"]["code"]: a["onward"] for a in page["priorities"]}
    assert onward["drugs"]["code"] == "KG-2013"
    assert onward["ksor"] is None


def test_the_plan_shows_what_is_overdue_first_and_narrows_to_who_is_responsible(guest):
    page = guest.data(f"{PLAN}.json?{MAY}")
    assert (page["done"], page["total"], page["overdue"]) == (4, 8, 1)
    assert [a["standing"] for a in page["actions"]][:2] == ["overdue", "due"]
    assert page["actions"][0]["late"] == 49
    own = guest.data(f"{PLAN}.json?{MAY}&who=cdm&standing=due")["actions"]
    assert [a["code"] for a in own] == ["7", "4"]
    assert "MIN/2011/2" in page["uncovered"]
    assert "MIN/2011/8" not in page["uncovered"]


def test_the_hand_over_file_says_what_is_open_promised_and_due(guest):
    paper = guest.data(f"/presidencies/KZ-2012/handover.json?{END}")["paper"]
    found = headings(paper)
    (promised,) = [block for block in found["What is promised"] if "rows" in block]
    assert promised["rows"][0][0].startswith("Cooperation with the United")
    (due,) = found["What is due"]
    assert any("overdue since" in row[0] for row in due["rows"])
    eve = headings(guest.data(f"/presidencies/BY-2011/handover.json?{EVE}")["paper"])
    items, *texts = eve["What is open"]
    assert len(items["rows"]) == 8
    assert all("needs a conceptual approach" in row[2] for row in items["rows"])
    assert any(text["text"].startswith("CSC/2011/L.1") for text in texts)
    held = eve["What was done"][0]["rows"][0]
    assert held[1:] == ["Moscow, hosted by Russia", "Belarus", "22", "30"]


@pytest.mark.parametrize("path", ["/presidencies/BY-2011/handover", PLAN])
def test_papers_of_the_presidency_are_files_with_the_same_bytes(guest, path):
    for ending, begins in ((".docx", b"PK"), (".pdf", b"%PDF")):
        first, again = (guest.ask(f"{path}{ending}?{END}") for _ in range(2))
        assert first.status_code == 200
        assert first.content.startswith(begins)
        assert first.content == again.content


def test_the_digest_of_the_file_follows_what_stands_in_it(guest):
    before, after = (
        guest.data(f"/presidencies/KZ-2012/handover.json?{when}")["digest"] for when in (MAY, END)
    )
    assert before != after


def test_an_anniversary_tells_its_day_and_where_its_declaration_stands(guest):
    page = guest.data(f"/anniversaries/treaty-20.json?{EVE}")
    assert page["day"] == "2012-05-15"
    assert page["ahead"] == 148
    assert page["declaration"]["item"] == "9"
    assert page["declaration"]["outcome"] == "adopted"


def test_sessions_items_and_bodies_lead_to_it(guest):
    assert PLAN in guest.ask("/sessions/ministers-2011-12").text
    item = guest.data(f"/sessions/ministers-2011-12/items/13.json?{END}")
    assert [one["code"] for one in item["serves"]] == ["drugs"]
    assert guest.data(f"/bodies/cfm.json?{EVE}")["chair"]["code"] == "BY"


def test_what_is_not_there_is_said_in_a_sentence(guest):
    for path, sentence in (
        ("/presidencies/none", "There is no presidency"),
        ("/presidencies/none/handover", "There is no presidency"),
        ("/presidencies/KG-2013/programme", "has presented no programme"),
        ("/priorities/none", "There is no priority"),
        ("/plans/none", "There is no plan"),
        ("/anniversaries/none", "There is no anniversary"),
    ):
        assert sentence in guest.read(path, 404).said


def test_a_register_without_presidencies_says_so(stranger):
    assert "No rotation has been established yet." in stranger.read("/presidencies").said
    assert "No plan has been drawn up yet." in stranger.read("/plans").said
