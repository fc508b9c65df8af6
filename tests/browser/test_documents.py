"""A text is negotiated in the room: proposed on a phone, seen live by all, decided by the chair."""

import pytest
from access import broken_rules
from playwright.sync_api import expect
from served import PHONE, SUMMIT, Windows, draft, found, live, press, serving

HERE, PLACE = f"/sessions/{SUMMIT}/documents/L.1", f"/console/{SUMMIT}/documents/L.1"
CONDUCT = f"{PLACE}/conduct"
DRAFT = (
    "# Statement\n\n1. We act [at once / in time - BY; KZ reserve] against drugs.\n\n2. We meet.\n"
)
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


@pytest.mark.parametrize("person", ["am.head", "chair", "secretary", "interpreter", ""])
def test_the_pages_of_a_text_keep_the_rules_of_access(windows, person):
    for path in (HERE, PLACE, CONDUCT, f"{HERE}/returned"):
        page = windows.open(person, path, size=PHONE)
        assert broken_rules(page) == {}, (person, path)
        assert page.evaluate(WIDTH) <= PHONE[0], (person, path)


VIEWS = ("?only=BY", "?reading=b1:2", "/provenance", "/brackets", "/compilation", "/text")


@pytest.mark.parametrize("view", VIEWS)
def test_the_views_of_a_text_keep_the_rules_of_access_on_a_phone(windows, view):
    for language in ("", "lang=ar"):
        mark = "&" if "?" in view else "?"
        path = f"{HERE}{view}{mark}{language}" if language else f"{HERE}{view}"
        page = windows.open("am.head", path, size=PHONE)
        assert broken_rules(page) == {}, path
        assert page.evaluate(WIDTH) <= PHONE[0], path


def test_a_reading_is_chosen_and_the_text_is_taken_along_as_it_would_be(windows):
    page = windows.open("am.head", f"{HERE}/brackets")
    picture = page.get_by_role("img", name="Open brackets over time")
    expect(picture).to_have_attribute("aria-labelledby", "burn-title burn-desc")
    assert picture.evaluate("e => e.getBoundingClientRect().height") > 200
    page.get_by_role("button", name="The text with b1, reading 2").click()
    expect(page.locator(".negotiated")).to_contain_text("We act in time against")
    expect(page.get_by_text("b1, reading 2")).to_be_visible()
    with page.expect_download() as coming:
        page.get_by_role("button", name="Markdown").click()
    assert coming.value.suggested_filename == f"{SUMMIT}-L.1-text-b12-en.md"
    assert "We act in time against" in coming.value.path().read_text()


def test_the_pages_of_a_text_from_the_right(windows):
    page = windows.open("am.head", f"{PLACE}?lang=ar")
    assert page.evaluate("document.dir") == "rtl"
    assert page.locator(".negotiated").get_attribute("dir") == "ltr"  # the text is in English
    assert broken_rules(page) == {}


def test_a_proposal_from_a_phone_is_seen_at_once_and_decided_by_the_chair(windows):
    armenia = windows.open("am.head", PLACE, size=PHONE, has_touch=True)
    belarus = live(windows.open("by.head", HERE))
    armenia.get_by_label("Provision", exact=True).select_option("p2")
    armenia.get_by_label("The words that stand there now").fill("drugs")
    armenia.get_by_label("The words you propose").fill("the threat of drugs")
    press(armenia, "Propose")
    text = belarus.locator(".negotiated")
    expect(text).to_contain_text("[drugs / the threat of drugs – AM]")
    expect(armenia.locator(".negotiated")).to_contain_text("the threat of drugs")
    expect(belarus.get_by_text("2 brackets; 1 of 3 provisions are open.")).to_be_visible()
    chair = live(windows.open("chair", PLACE))
    press(chair, "AM-1: reading 2 stays")
    expect(text).to_contain_text("against the threat of drugs.")
    press(chair, "b1: no text stays")
    expect(text).to_contain_text("We act against the threat of drugs.")
    chair = live(windows.open("chair", CONDUCT))
    chair.locator("#agreed").select_option("p2")
    press(chair, "It is agreed")
    expect(belarus.locator("#p2 .badge")).to_have_text("agreed")
    expect(belarus.get_by_text("Clean: nothing is in brackets.")).to_be_visible()


def test_words_that_are_gone_come_back_with_what_was_entered(windows):
    armenia = windows.open("am.head", PLACE)
    armenia.get_by_label("Provision", exact=True).select_option("p3")
    armenia.get_by_label("The words that stand there now").fill("weapons")
    armenia.get_by_label("The words you propose").fill("all weapons")
    press(armenia, "Propose")
    expect(armenia.get_by_text("look at the text as it stands")).to_be_visible()
    assert "all weapons" in armenia.content()
    windows.troubles.clear()  # the browser's console tells of the refusal as well


def test_a_revision_sends_back_what_it_has_no_words_for(windows):
    armenia = windows.open("am.head", PLACE)
    armenia.get_by_label("Provision", exact=True).select_option("p3")
    armenia.get_by_label("The words that stand there now").fill("meet")
    armenia.get_by_label("The words you propose").fill("shall meet")
    press(armenia, "Propose")
    chair = windows.open("chair", CONDUCT, size=PHONE)
    expect(chair.get_by_role("heading", name="Proposals")).to_be_visible()
    chair.get_by_label("Symbol of the revision").fill("CSC/2011/L.1/Rev.1")
    chair.get_by_label("Another text, in bracket notation").fill(
        "# Statement\n\n1. We act against the threat of drugs.\n\n2. We convene.\n"
    )
    press(chair, "Issue it")
    armenia = windows.open("am.head", PLACE, size=PHONE)
    armenia.get_by_role("link", name="Proposals that came back: 1").click()
    expect(armenia.get_by_text("We convene.")).to_be_visible()
    expect(armenia.get_by_text("We meet.")).to_be_visible()
    assert broken_rules(armenia) == {}
    assert armenia.evaluate(WIDTH) <= PHONE[0]
