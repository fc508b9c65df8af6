"""The room for everybody: by keyboard alone, without scripts, in four languages, by axe's rules."""

from __future__ import annotations

import pytest
from access import READERS, broken_rules
from playwright.sync_api import expect
from served import PHONE, SILENCE, STATED, SUMMIT, Windows, found, serving, under_way

HERE, PLACE = f"/sessions/{SUMMIT}", f"/console/{SUMMIT}"
ANSWER = f"/silences/{SILENCE}/answer"
OWN = (
    "/console",
    PLACE,
    f"{PLACE}/2",
    ANSWER,
    f"{HERE}/podium",
    "/why",
    "/account",
    "/account/notices",
)
SHARED = (
    HERE,
    f"{HERE}/sitting",
    f"{HERE}/floor",
    f"{HERE}/tour?item=2",
    f"{HERE}/hall",
    f"{HERE}/items/2",
    f"/silences/{SILENCE}",
    "/silences",
    f"{HERE}/papers",
    "/people",
    "/journal",
)
ROLES = ("secretary", "chair", "am.head", "am.adviser", "interpreter", "rs.observer", "")
WIDTH = "document.documentElement.scrollWidth"


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    """A room whose sitting runs."""
    path = tmp_path_factory.mktemp("room") / "summit.plenipo"
    secrets = found(path, *under_way(), *STATED)
    with serving(path, secrets) as room:
        yield room


@pytest.fixture
def windows(browser, room):
    windows = Windows(browser, room)
    yield windows
    windows.close()
    assert windows.troubles == []


def tab_to(page, locator, most=90):
    """Go on with the tabulator until something has the focus."""
    for _ in range(most):
        if locator.evaluate("each => each === document.activeElement"):
            outline = locator.evaluate("each => getComputedStyle(each).outlineStyle")
            assert outline != "none", "the focus is not seen"
            return
        page.keyboard.press("Tab")
    pytest.fail("it is not reached by the tabulator")


def enter(page, locator):
    """Go to a button or link by the tabulator and press it."""
    tab_to(page, locator)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_a_delegation_does_all_by_keyboard_alone(windows):
    page = windows.open("am.head", "/console")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    enter(page, page.get_by_role("link", name="Rules for information security"))
    tab_to(page, page.locator(".state summary"))
    page.keyboard.press("Enter")
    tab_to(page, page.locator("#say-reason"))
    page.keyboard.type("by keyboard")
    with page.expect_navigation():
        page.locator("#say-condition").focus()
        page.keyboard.press("Shift+Tab")
        for _ in range(60):
            if page.evaluate("document.activeElement.value") == "agree":
                break
            page.keyboard.press("Shift+Tab")
        page.keyboard.press("Enter")
    expect(page.locator("#own ~ p").first).to_contain_text("by keyboard")
    enter(page, page.get_by_role("button", name="Ask to make a statement"))
    expect(page.locator("[data-live=room]")).to_contain_text("Withdraw the request")
    enter(page, page.get_by_role("button", name="Withdraw the request"))
    enter(page, page.get_by_role("link", name="Awaiting you").last)
    enter(page, page.get_by_role("link", name="Draft statement on the summit"))
    tab_to(page, page.get_by_role("checkbox", name="2", exact=True))
    page.keyboard.press("Space")
    tab_to(page, page.locator("#break-reason"))
    page.keyboard.type("paragraph 2")
    enter(page, page.get_by_role("button", name="We object", exact=True))
    expect(page.locator("#own ~ p").nth(1)).to_contain_text("broke the silence: 2")
    enter(page, page.get_by_role("button", name="We lift it"))
    expect(page.locator("#own ~ p").nth(1)).to_contain_text("silent")


def test_the_podium_is_conducted_by_keyboard_alone(windows):
    page = windows.open("secretary", f"{HERE}/podium")
    enter(page, page.get_by_role("button", name="Take up item 3"))
    expect(page.locator(".current")).to_contain_text("Joint exercises")
    tab_to(page, page.get_by_label("Uzbekistan").last, most=150)
    page.keyboard.press("Home")
    enter(page, page.get_by_role("button", name="Record the roll"))
    expect(page.get_by_label("Uzbekistan").last).to_have_value("present")


def test_without_scripts_a_delegation_reads_and_states_its_position(windows):
    page = windows.open("kz.head", "/console", size=PHONE, java_script_enabled=False)
    page.get_by_role("link", name="Joint exercises").click()
    assert page.locator("#own").inner_text().startswith("Kazakhstan")
    assert page.locator("[data-live=others] li").count() == 6
    page.get_by_text("With a kind, a reason or a condition").click()
    page.locator("#say-kind").select_option("scrutiny")
    page.locator("#say-reason").fill("our parliament sits in May")
    page.locator("button[name=stance][value=reserve]").click()
    own = page.locator("#own ~ p").first.inner_text()
    assert "reserves (scrutiny)" in own
    assert "our parliament sits in May" in own
    page.get_by_role("button", name="Raise a point of order").click()
    assert "Withdraw the request" in page.locator("[data-live=room]").inner_text()
    page.get_by_role("button", name="Withdraw the request").last.click()
    page.goto(f"{windows.room.address}{ANSWER}")
    page.get_by_role("button", name="We agree").click()
    assert "agrees" in page.locator("#own ~ p").nth(1).inner_text()
    for address in SHARED:
        assert page.goto(windows.room.address + address).status == 200
        assert page.locator("h1").first.is_visible(), address


def test_without_scripts_the_second_of_two_is_told_what_changed(windows):
    shared = {"size": PHONE, "java_script_enabled": False}
    first = windows.open("am.head", f"{PLACE}/1", **shared)
    second = windows.open("am.alternate", f"{PLACE}/1", **shared)
    first.locator("button[name=stance][value=agree]").click()
    second.locator("button[name=stance][value=object]").click()
    assert "Meanwhile Am.Head recorded" in second.get_by_role("alert").inner_text()


@pytest.mark.parametrize("language", ["en", "ru", "fr", "ar"])
def test_the_room_is_told_in_four_languages_on_a_phone(windows, language):
    page = windows.open("ru.head", f"/console?lang={language}", size=PHONE, has_touch=True)
    own = (*OWN, *SHARED)
    for address in own:
        joint = "&" if "?" in address else "?"
        assert page.goto(f"{windows.room.address}{address}{joint}lang={language}").status == 200
        assert page.evaluate(WIDTH) <= PHONE[0], address
        assert page.locator("html").get_attribute("lang") == language
        direction = page.evaluate("getComputedStyle(document.body).direction")
        assert direction == ("rtl" if language == "ar" else "ltr")


def test_a_button_says_the_same_in_each_language(windows):
    told = {}
    for language in ("en", "ru", "fr", "ar"):
        page = windows.open("ru.head", f"{PLACE}/1?lang={language}", size=PHONE)
        told[language] = page.locator("button[name=kind][value=statement]").inner_text()
    assert told == {
        "en": "Ask to make a statement",
        "ru": "Записаться для выступления",
        "fr": "Demander à faire une déclaration",
        "ar": "طلب الإدلاء ببيان",
    }


def test_in_arabic_the_page_begins_on_the_right(windows):
    page = windows.open("ru.head", f"{PLACE}/2?lang=ar", size=PHONE)
    who = page.locator("#own bdi").bounding_box()
    assert who["x"] + who["width"] > PHONE[0] / 2
    with page.expect_navigation():
        page.locator("button[name=stance][value=agree]").click()
    expect(page.locator("#own ~ p").first).to_contain_text("موافقة")
    assert page.locator("html").get_attribute("dir") == "rtl"


@pytest.mark.parametrize("person", ROLES)
def test_every_page_keeps_the_rules_of_access_for_every_role(windows, person):
    page = windows.open(person, "/about")
    for address in (*OWN, *SHARED):
        assert page.goto(windows.room.address + address).status == 200, address
        assert broken_rules(page) == {}, address


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("person", ["am.head", "secretary"])
def test_what_is_used_most_keeps_them_for_every_reader(windows, person, reader):
    page = windows.open(person, "/about", **READERS[reader])
    for address in OWN[:5]:
        page.goto(windows.room.address + address)
        assert broken_rules(page) == {}, address
