"""Two languages of a text side by side, one from the right; the queue of who translates, live."""

import pytest
from access import broken_rules
from playwright.sync_api import expect
from served import PHONE, SUMMIT, Windows, found, press, serving

from plenipo.capabilities.documents.acts import DocumentTabled, WordingProposed
from plenipo.capabilities.languages.acts import LanguagesSettled, VersionTabled

ABOUT = {"session": SUMMIT, "document": "L.1"}
HERE, PLACE = f"/sessions/{SUMMIT}/documents/L.1", f"/console/{SUMMIT}/documents/L.1"
LANGUAGES, QUEUE = f"{HERE}/languages", f"{PLACE}/languages"
DRAFT = (
    "# Statement on drugs\n\n1. We act [at once / in time - BY; KZ reserve] against the threat that"
    " drugs are to the peoples of all of our countries.\n\n2. We meet again in 2013.\n\n(a) all of"
    " us;\n"
)
ARABIC = (
    "# بيان بشأن المخدرات\n\n1. نتصدى [فورا / في الوقت المناسب] للخطر الذي تشكله المخدرات على شعوب"
    " بلداننا كافة.\n\n2. نجتمع مجددا في عام ٢٠١٤.\n\n(أ) جميعنا؛\n"
)
WIDTH = "document.documentElement.scrollWidth"


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    """A room before which there is a text in English and Arabic."""
    names = {"en": "Statement on drugs", "ar": "بيان"}
    told = {"symbol": "CSC/2011/L.1", "names": names, "text": DRAFT, "parties": ("BY", "KZ")}
    proposed = WordingProposed(
        **ABOUT,
        proposal="AM-1",
        member="AM",
        action="replace",
        provision="p2",
        passage="countries",
        words="States",
    )
    path = tmp_path_factory.mktemp("room") / "summit.plenipo"
    secrets = found(
        path,
        DocumentTabled(**ABOUT, **told),
        VersionTabled(**ABOUT, language="ar", of="CSC/2011/L.1", text=ARABIC),
        LanguagesSettled(**ABOUT, authentic=("en", "ar"), prevails="en"),
        proposed,
    )
    with serving(path, secrets) as room:
        yield room


@pytest.fixture
def windows(browser, room):
    windows = Windows(browser, room)
    yield windows
    windows.close()
    assert windows.troubles == []


@pytest.mark.parametrize("person", ["am.head", "secretary", "interpreter", "chair", ""])
@pytest.mark.parametrize("query", ["", "?lang=ar"])
def test_the_pages_of_languages_keep_the_rules_of_access(windows, person, query):
    for path in (LANGUAGES, f"{LANGUAGES}/ar", QUEUE, f"{QUEUE}/ar"):
        page = windows.open(person, f"{path}{query}", size=PHONE)
        assert broken_rules(page) == {}, (person, path)
        assert page.evaluate(WIDTH) <= PHONE[0], (person, path)


def follow(page, name):
    page.locator("main").get_by_role("link", name=name, exact=True).click()


def test_english_from_the_left_stands_beside_arabic_from_the_right(windows):
    page = windows.open("am.head", f"{LANGUAGES}/ar")
    row = page.locator("#p2 .side")
    assert [row.nth(n).evaluate("e => getComputedStyle(e).direction") for n in (0, 1)] == [
        "ltr",
        "rtl",
    ]
    left, right = (row.nth(n).bounding_box() for n in (0, 1))
    assert abs(left["y"] - right["y"]) < 2
    assert left["x"] + left["width"] <= right["x"]
    expect(page.locator("#p3")).to_contain_text("The figures are not the same.")
    expect(page.locator("#p2")).to_contain_text("the leading words changed")


def test_on_a_phone_they_stand_under_each_other(windows):
    page = windows.open("am.head", f"{LANGUAGES}/ar", size=PHONE)
    first, second = (page.locator("#p2 .side").nth(n).bounding_box() for n in (0, 1))
    assert first["y"] + first["height"] <= second["y"]


def test_the_document_leads_to_its_languages_and_the_queue_to_its_form(windows):
    page = windows.open("interpreter", HERE)
    follow(page, "Languages")
    follow(page, "العربية")
    follow(page, "What is to be translated")
    expect(page.locator("ins").filter(has_text="States")).to_be_visible()
    words = page.get_by_label("The words of 1", exact=True)
    assert words.evaluate("e => getComputedStyle(e).direction") == "rtl"
    words.fill(words.input_value().replace("بلداننا", "[بلداننا / دولنا]"))
    press(page, "Translate 1")
    expect(page.get_by_text("Nothing: every provision is up to date.")).to_be_visible()
    follow(page, "linked: 4")
    press(page, "1 says the same")
    expect(page.get_by_role("link", name="confirmed: 1")).to_be_visible()
