"""A text is edited at the desk by the keyboard alone, and the screen of the hall follows."""

import pytest
from access import broken_rules
from playwright.sync_api import expect
from served import PHONE, SUMMIT, Windows, draft, found, kept, live, press, serving

HERE, PLACE = f"/sessions/{SUMMIT}/documents/L.1", f"/console/{SUMMIT}/documents/L.1"
EDIT, SCREEN, HALL = f"{PLACE}/edit", f"{HERE}/screen", f"/sessions/{SUMMIT}/hall"
DRAFT = (
    "# Statement\n\n1. We act [at once / in time - BY; KZ reserve] against drugs, and drugs of any"
    " kind.\n\n2. We meet.\n\n3. We thank our partners and our neighbours.\n"
)
WIDTH = "document.documentElement.scrollWidth"
MARK = """([home, words, time]) => {
  const walk = document.createTreeWalker(document.getElementById(home), NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode;
    for (let at = node.data.indexOf(words); at >= 0; at = node.data.indexOf(words, at + 1)) {
      if (!--time) return getSelection().setBaseAndExtent(node, at, node, at + words.length);
    }
  }
}"""
"""Marks words as the mouse does that is drawn over them."""


@pytest.fixture
def room(tmp_path):
    """A room before which there is a text."""
    path = tmp_path / "summit.plenipo"
    secrets = found(path, draft(DRAFT))
    with serving(path, secrets) as room:
        yield room


@pytest.fixture
def windows(browser, room):
    windows = Windows(browser, room)
    yield windows
    windows.close()
    refusals = [each for each in windows.troubles if "status of 400" in each]
    assert windows.troubles == refusals


def tray(page):
    return page.locator(".tray.own")


def test_the_secretary_takes_down_undoes_and_records_by_the_keyboard(windows):
    desk = live(windows.open("secretary", EDIT))
    hall = live(windows.open("", HALL))
    keys = desk.keyboard
    keys.press("j")
    expect(desk.locator("#p2[data-focus]")).to_be_visible()
    keys.press("h")
    expect(hall).to_have_url(f"{windows.room.address}{SCREEN}")
    hall = live(hall)
    keys.press(":")
    keys.type("AM KZ: drugs > all drugs")
    keys.press("Enter")
    expect(tray(desk)).to_contain_text("[drugs / all drugs – AM; KZ]")
    keys.press("Control+z")
    expect(tray(desk)).to_have_count(0)
    expect(desk.get_by_label("One line")).to_have_value("AM KZ: drugs > all drugs")
    keys.press("Enter")
    expect(tray(desk)).to_contain_text("all drugs")
    keys.type("RU: reserve b1#2 (scrutiny)")
    keys.press("Enter")
    expect(tray(desk).locator("li")).to_have_count(2)
    assert "all drugs" not in hall.locator("main").inner_text()
    desk.reload()
    expect(tray(desk).locator("li")).to_have_count(2)
    live(desk)
    keys.press("Control+Enter")
    expect(hall.locator(".negotiated")).to_contain_text("[drugs / all drugs – AM; KZ]")
    expect(hall.locator(".negotiated")).to_contain_text("RU reserves its position (scrutiny)")
    expect(desk.locator("#p2")).to_contain_text("all drugs")
    expect(tray(desk)).to_have_count(0)
    keys.press("x")
    expect(hall).to_have_url(f"{windows.room.address}{HALL}")
    assert kept(desk)


def test_what_is_marked_stands_in_the_line_and_is_named_by_its_time(windows):
    desk = live(windows.open("secretary", EDIT))
    desk.evaluate(MARK, ["p2", "drugs", 2])
    desk.keyboard.press("r")
    line = desk.get_by_label("One line")
    expect(line).to_have_value(": drugs ~2 > ")
    desk.keyboard.type("BY")
    desk.keyboard.press("End")
    desk.keyboard.type("narcotics")
    desk.keyboard.press("Enter")
    expect(tray(desk)).to_contain_text("against drugs, and [drugs / narcotics – BY] of any kind")


def test_words_are_found_and_marked_without_the_mouse(windows):
    desk = live(windows.open("secretary", EDIT))
    desk.keyboard.press("/")
    desk.keyboard.type("our neigh")
    desk.keyboard.press("Enter")
    for _ in "bours":
        desk.keyboard.press("Shift+ArrowRight")
    desk.keyboard.press("d")
    expect(desk.get_by_label("One line")).to_have_value(": - our neighbours")
    expect(desk.locator("#p4[data-focus]")).to_be_visible()


def test_brackets_are_held_and_decided_and_provisions_agreed_by_keys(windows):
    desk = live(windows.open("secretary", EDIT))
    hall = live(windows.open("", HERE))
    desk.keyboard.press("j")
    desk.keyboard.press("s")
    desk.keyboard.type("UZ")
    desk.keyboard.press("Enter")
    expect(tray(desk)).to_contain_text("UZ supports")
    desk.keyboard.press("Control+z")
    expect(tray(desk)).to_have_count(0)
    desk.keyboard.press("Escape")
    desk.keyboard.press("Escape")
    desk.keyboard.press("2")
    expect(tray(desk)).to_contain_text("We act in time against drugs")
    desk.keyboard.press("G")
    expect(tray(desk)).to_contain_text("agreed ad referendum")
    desk.keyboard.press("Control+Enter")
    expect(hall.locator("#p2")).to_contain_text("We act in time against drugs")
    expect(hall.locator("#p2 .badge")).to_have_text("agreed ad referendum")


def test_a_line_that_is_not_understood_stays_and_says_why(windows):
    desk = live(windows.open("secretary", EDIT))
    desk.keyboard.press(":")
    desk.keyboard.type("ZZ: drugs > arms")
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("status").filter(has_text="There is no member 'ZZ'")).to_be_visible()
    expect(desk.get_by_label("One line")).to_have_value("ZZ: drugs > arms")
    expect(desk.get_by_label("One line")).to_be_focused()


def test_a_delegation_marks_words_keeps_a_draft_and_releases_it(windows):
    armenia = live(windows.open("am.head", PLACE))
    other = live(windows.open("by.head", PLACE))
    armenia.evaluate(MARK, ["p2", "drugs", 2])
    expect(armenia.locator("#provision")).to_have_value("p2")
    expect(armenia.locator("#passage")).to_have_value("drugs")
    expect(armenia.locator("#occurrence")).to_have_value("2")
    armenia.get_by_label("The words you propose").fill("narcotics")
    press(armenia, "Keep as draft")
    drafts = armenia.get_by_role("region", name="Drafts of your delegation")
    expect(drafts).to_contain_text("against drugs, and [drugs / narcotics – AM] of any kind")
    assert broken_rules(armenia) == {}
    with armenia.expect_navigation():
        armenia.get_by_role("link", name="Edit AM-1").click()
    expect(armenia.get_by_label("The words you propose")).to_have_value("narcotics")
    armenia.get_by_label("The words you propose").fill("all narcotics")
    press(armenia, "Keep as draft")
    assert "narcotics" not in other.content()
    press(armenia, "Release AM-1")
    expect(other.locator("#p2")).to_contain_text("[drugs / all narcotics – AM]")
    expect(drafts).to_have_count(0)


def test_without_scripts_the_desk_is_its_forms(windows):
    desk = windows.open("secretary", EDIT, java_script_enabled=False)
    desk.get_by_label("One line").fill("@1 AM: drugs > all drugs")
    press(desk, "Take it down")
    expect(tray(desk)).to_contain_text("[drugs / all drugs – AM]")
    press(desk, "Record AM-1")
    expect(desk.locator("#p2")).to_contain_text("all drugs")
    desk.get_by_label("One line").fill("what is this")
    press(desk, "Take it down")
    expect(desk.get_by_text("'what is this' is not understood")).to_be_visible()


@pytest.mark.parametrize("person", ["secretary", "chair", "am.head", ""])
def test_the_desk_and_the_screen_keep_the_rules_of_access(windows, person):
    desk = live(windows.open("secretary", EDIT))
    desk.keyboard.press(":")
    desk.keyboard.type("AM KZ: drugs > all drugs")
    desk.keyboard.press("Enter")
    expect(tray(desk)).to_contain_text("all drugs")
    desk.keyboard.press("Escape")
    desk.keyboard.press("H")
    expect(desk.get_by_text("It follows what is changed.")).to_be_visible()
    for path in (EDIT, SCREEN, f"{EDIT}?lang=ar", f"{SCREEN}?lang=ar"):
        page = windows.open(person, path, size=PHONE, reduced_motion="reduce")
        for each in page.locator("details").all():
            each.evaluate("(it) => (it.open = true)")
        assert broken_rules(page) == {}, (person, path)
        assert page.evaluate(WIDTH) <= PHONE[0], (person, path)
