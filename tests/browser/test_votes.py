"""The pages of votes and rules in a browser: what is tried, with and without scripts; access."""

import pytest
from access import READERS, broken_rules
from voting import ASSEMBLY, COUNCIL, build_votes

VOTE = f"/votes/{ASSEMBLY}/M-1"
PAGES = (
    "/votes",
    "/votes?member=RU&cast=against",
    VOTE,
    f"{VOTE}?if=AM:against,RU:absent",
    f"/votes/{COUNCIL}/S%2F2?order=vote",
    f"/votes/{COUNCIL}/S%2F5",
    "/members/UZ/votes",
    "/rules",
    "/rules/with-veto",
)
MOST_USED = ("/votes", f"{VOTE}?if=AM:against,RU:absent", "/rules/with-veto")
VERDICT = ".verdict-line strong"


@pytest.fixture(scope="session")
def assembly(serve, tmp_path_factory):
    """The address of the register of votes."""
    return serve(build_votes(tmp_path_factory.mktemp("assembly") / "votes.plenipo"))


@pytest.mark.parametrize("address", PAGES)
def test_the_pages_of_votes_keep_the_rules_of_access(visit, assembly, address):
    assert broken_rules(visit(f"{assembly}{address}")) == {}


@pytest.mark.parametrize("reader", READERS)
def test_the_pages_of_votes_keep_them_for_every_reader(visit, assembly, reader):
    for address in MOST_USED:
        assert broken_rules(visit(f"{assembly}{address}", **READERS[reader])) == {}, address


@pytest.mark.parametrize("language", ["en", "ar"])
def test_nothing_is_wider_than_a_phone(visit, assembly, language):
    page = visit(f"{assembly}/about", size=(375, 800))
    for address in PAGES:
        joint = "&" if "?" in address else "?"
        page.goto(f"{assembly}{address}{joint}lang={language}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 375, address


def test_a_chair_sees_the_outcome_without_scrolling_on_a_phone(visit, assembly):
    page = visit(f"{assembly}{VOTE}", size=(375, 667))
    box = page.locator(VERDICT).bounding_box()
    assert box["y"] + box["height"] < 667
    assert page.locator(VERDICT).inner_text().lower() == "adopted"


@pytest.mark.parametrize("scripts", [True, False])
def test_to_press_a_member_tries_another_vote_and_back_leads_to_the_record(
    visit, assembly, scripts
):
    page = visit(f"{assembly}{VOTE}", java_script_enabled=scripts)
    page.get_by_role("button", name="Armenia, in favour; try: against").click()
    page.get_by_text("You are trying something: nothing is recorded.").wait_for()
    assert page.url.endswith(f"{VOTE}?if=AM%3Aagainst")
    assert page.locator(VERDICT).inner_text().lower() == "equally divided: a second vote"
    page.get_by_role("button", name="Undo for Armenia").click()
    page.locator(".trying").wait_for(state="detached")
    assert page.locator(VERDICT).inner_text().lower() == "adopted"


def test_the_mark_that_was_pressed_stays_where_it_is_and_keeps_the_keyboard(visit, assembly):
    page = visit(f"{assembly}{VOTE}", size=(1000, 500))
    mark = page.locator("#m-UZ button")
    mark.scroll_into_view_if_needed()
    before = mark.bounding_box()["y"]
    mark.press("Enter")
    page.locator(".trying").wait_for(state="attached")
    assert abs(page.locator("#m-UZ button").bounding_box()["y"] - before) < 2
    focused = "document.activeElement.closest('li').id"
    assert page.evaluate(focused) == "m-UZ"
    page.keyboard.press("Enter")
    page.locator("#m-UZ button.cast-absent").wait_for()
    assert page.evaluate(focused) == "m-UZ"


def test_back_in_the_browser_takes_back_what_was_tried(visit, assembly):
    page = visit(f"{assembly}{VOTE}")
    page.locator("#m-AM button").click()
    page.locator(".trying").wait_for()
    page.go_back()
    page.locator(".trying").wait_for(state="detached")
    assert page.url.endswith(VOTE)


def test_the_threshold_stands_where_the_number_is(visit, assembly):
    page = visit(f"{assembly}/votes/{COUNCIL}/S%2F1")
    gauge = page.locator("svg.gauge").first
    places = gauge.evaluate(
        "svg => ['.base', 'line.need'].map(s => svg.querySelector(s).getBoundingClientRect())"
        ".map(r => [r.left + (r.width < 5 ? r.width / 2 : 0), r.width])"
    )
    (left, width), (threshold, _) = places
    assert abs((threshold - left) / width - 4 / 7) < 0.01


def test_a_printed_vote_has_its_numbers_and_names_and_nothing_to_press(visit, assembly):
    page = visit(f"{assembly}{VOTE}", size=(1047, 720))
    page.emulate_media(media="print")
    assert page.locator(".orders").is_hidden()
    assert page.locator(".screen").is_hidden()
    assert page.locator(VERDICT).is_visible()
    assert page.locator(".seats li").count() == 7
    adjust = "getComputedStyle(document.querySelector('.gauge rect')).printColorAdjust"
    assert page.evaluate(adjust) == "exact"
