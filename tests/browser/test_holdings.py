"""How delegations stand to paragraphs, from a phone: cited, said in a group, seen live, agreed."""

import pytest
from access import broken_rules
from playwright.sync_api import expect
from served import PHONE, SUMMIT, Windows, draft, found, live, press, serving

HERE, CONSOLE = f"/sessions/{SUMMIT}/documents/L.1", f"/console/{SUMMIT}/documents/L.1"
PLAY, PLACE = f"{HERE}/play", f"{CONSOLE}/provisions"
DRAFT = """# Statement

Recalling the summit of last year,

1. We act [at once / in time - BY; KZ reserve] against drugs:

(a) at our borders;

(b) in our cities.

2. We meet every year.

3. We thank the host.
"""
WIDTH = "document.documentElement.scrollWidth"


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    """A room before which there is a text."""
    path = tmp_path_factory.mktemp("room") / "summit.plenipo"
    secrets = found(path, draft(DRAFT))
    with serving(path, secrets) as room:
        yield room


@pytest.fixture
def windows(browser, room):
    windows = Windows(browser, room)
    yield windows
    windows.close()
    assert windows.troubles == []


def test_a_group_of_paragraphs_is_reserved_on_from_a_phone_and_all_see_it_at_once(windows):
    armenia = windows.open("am.head", PLACE, size=PHONE, has_touch=True)
    belarus = live(windows.open("by.head", PLAY))
    armenia.get_by_label("Which provisions").fill("1 (a), 2")
    press(armenia, "Show them")
    expect(armenia.get_by_role("heading", name="These provisions")).to_be_visible()
    armenia.get_by_label("Kind of reservation").select_option("scrutiny")
    armenia.get_by_label("Reason").fill("parliament has not seen it")
    press(armenia, "reserves")
    expect(belarus.locator("#at-p6")).to_contain_text("parliament has not seen it")
    expect(belarus.locator("#at-p4")).to_contain_text("Armenia R reserves (scrutiny)")
    expect(belarus.locator("#at-p5")).not_to_contain_text("reserves")
    chair = windows.open("chair", f"{PLACE}?on=2-3")
    expect(chair.get_by_role("button", name="3: It is agreed", exact=True)).to_be_visible()
    expect(chair.get_by_role("group", name="2")).to_contain_text("Armenia reserves (scrutiny)")
    press(chair, "3: It is agreed")
    expect(belarus.locator("#at-p7 .badge").first).to_have_text("agreed")


def test_what_is_not_found_is_told_in_a_sentence(windows):
    armenia = windows.open("am.head", f"{PLACE}?on=9")
    expect(armenia.get_by_role("alert")).to_contain_text("Nothing in this text is cited as '9'")
    assert broken_rules(armenia) == {}


@pytest.mark.parametrize("person", ["am.head", "chair", "secretary", "interpreter", ""])
def test_the_pages_keep_the_rules_of_access(windows, person):
    for path in (PLAY, f"{PLAY}?party=AM", f"{PLACE}?on=1-3", f"/console/{SUMMIT}"):
        page = windows.open(person, path, size=PHONE)
        assert broken_rules(page) == {}, (person, path)
        assert page.evaluate(WIDTH) <= PHONE[0], (person, path)


def test_the_pages_from_the_right(windows):
    for path in (f"{PLAY}?lang=ar", f"{PLACE}?on=1-3&lang=ar"):
        page = windows.open("am.head", path)
        assert page.evaluate("document.dir") == "rtl"
        assert broken_rules(page) == {}
