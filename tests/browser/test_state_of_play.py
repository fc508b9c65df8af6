"""The state of play in a browser: at a desk, on a phone, with and without scripts, by keyboard."""

import pytest

MINISTERS = "/sessions/ministers-2011-12"
ADDRESSES = (
    "/",
    MINISTERS,
    f"{MINISTERS}?as_of=2011-12-19T12:00Z",
    f"{MINISTERS}/items/23",
    "/sessions/csc-2011-12-20",
    "/members",
    "/members/UZ",
    "/bodies",
    "/bodies/csc",
    "/rules/csto-consensus",
    "/journal",
    "/entries/60",
    "/about",
)
DESK, PHONE = (1400, 900), (390, 844)
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SCROLLED = "([x, y]) => document.querySelector('.matrix').scrollTo(x, y)"


def shown(page):
    """The numbers of the items in the matrix."""
    return page.locator(".matrix tbody th b").all_text_contents()


@pytest.mark.parametrize(
    ("width", "language"), [(1400, "en"), (768, "ar"), (390, "en"), (390, "ar"), (320, "ru")]
)
def test_no_page_is_wider_than_the_window(visit, demonstration, width, language):
    page = visit(f"{demonstration}/?lang={language}", size=(width, 800))
    for address in ADDRESSES:
        page.goto(f"{demonstration}{address}{'&' if '?' in address else '?'}lang={language}")
        assert page.evaluate(OVERFLOW) == 0, address


def test_the_numbers_come_first_even_on_a_phone(visit, demonstration):
    page = visit(f"{demonstration}{MINISTERS}", size=PHONE)
    box = page.locator(".numbers .progress").bounding_box()
    assert box["y"] + box["height"] < PHONE[1]
    assert page.locator(".headline").first.inner_text() == "22 of 30 agreed"


def test_on_a_phone_each_item_says_its_state_in_words_and_all_members_are_in_sight(
    visit, demonstration
):
    page = visit(f"{demonstration}{MINISTERS}", size=(375, 800))
    first = page.locator(".matrix tbody tr").first
    assert first.locator("th").inner_text().endswith("agreed")
    assert not first.locator("td.state").is_visible()
    last = first.locator("td").last.bounding_box()
    assert last["x"] + last["width"] <= 375


def test_at_a_desk_few_members_are_read_without_a_window_within_the_window(visit, demonstration):
    page = visit(f"{demonstration}{MINISTERS}", size=DESK)
    inside = "m => [m.scrollHeight - m.clientHeight, getComputedStyle(m).overflowY]"
    assert page.locator(".matrix").evaluate(inside) == [0, "visible"]
    page.locator(".matrix tbody tr").last.scroll_into_view_if_needed()
    assert page.locator(".matrix thead th").first.bounding_box()["y"] == pytest.approx(0, abs=1)
    assert page.locator(".matrix tbody tr").first.locator(".at").is_hidden()


@pytest.mark.parametrize("language", ["en", "ru", "ar"])
def test_on_a_phone_no_word_of_a_position_lies_on_the_members_name(visit, demonstration, language):
    page = visit(f"{demonstration}{MINISTERS}/items/23?lang={language}", size=(375, 800))
    for line in page.locator("ul.positions > li").all():
        who, what = (line.locator(part).bounding_box() for part in (".who a", ".what"))
        beside = what["x"] >= who["x"] + who["width"] or what["x"] + what["width"] <= who["x"]
        assert beside or what["y"] >= who["y"] + who["height"], line.inner_text()


def test_heads_and_items_stay_in_sight_while_a_large_matrix_is_scrolled(visit, conference):
    page = visit(f"{conference}/sessions/ministers")
    for width, height in (DESK, PHONE):
        page.set_viewport_size({"width": width, "height": height})
        page.locator(".matrix").scroll_into_view_if_needed()
        page.evaluate(SCROLLED, [900, 3000])
        window = page.locator(".matrix").bounding_box()
        corner = page.locator(".matrix thead th").first.bounding_box()
        head = page.locator(".matrix thead th").nth(62).bounding_box()
        item = page.locator(".matrix tbody th").nth(120).bounding_box()
        cell = page.locator(".matrix tbody tr").nth(120).locator("td").nth(61).bounding_box()
        assert corner["x"] == item["x"] == pytest.approx(window["x"], abs=2)
        assert corner["y"] == head["y"] == pytest.approx(window["y"], abs=2)
        assert head["x"] == pytest.approx(cell["x"], abs=1)  # a member's head is above its column
        assert item["y"] == pytest.approx(cell["y"], abs=1)
        assert item["width"] < window["width"] / 2  # leaves room for what members say
        assert page.evaluate(OVERFLOW) == 0


def test_read_from_the_right_the_items_stay_at_the_right(visit, conference):
    page = visit(f"{conference}/sessions/ministers?lang=ar&q=12")
    page.evaluate(SCROLLED, [-900, 0])
    window = page.locator(".matrix").bounding_box()
    item = page.locator(".matrix tbody th").nth(5).bounding_box()
    cell = page.locator(".matrix tbody tr").nth(5).locator("td").nth(3).bounding_box()
    assert item["x"] + item["width"] == pytest.approx(window["x"] + window["width"], abs=2)
    assert cell["x"] > item["x"]  # what was first went out of sight, to the right


def test_the_page_of_an_arabic_reader_mirrors_the_other(visit, demonstration):
    boxes = {}
    for language in ("en", "ar"):
        page = visit(f"{demonstration}{MINISTERS}?lang={language}")
        boxes[language] = page.locator(".matrix tbody th").first.bounding_box()
        arrow = "getComputedStyle(document.querySelector('.to'), '::before').content"
        boxes[f"arrow {language}"] = page.evaluate(arrow)
    assert boxes["en"]["x"] < 100
    assert boxes["ar"]["x"] + boxes["ar"]["width"] > 1300
    assert (boxes["arrow en"], boxes["arrow ar"]) == ('"→"', '"←"')


def test_the_slider_shows_earlier_moments_and_its_end_is_now(visit, demonstration):
    page = visit(f"{demonstration}{MINISTERS}")
    slider = page.get_by_role("slider")
    assert page.locator(".banner").count() == 0
    slider.focus()
    slider.press("Home")
    page.locator(".banner").wait_for()
    assert "as_of=" in page.url
    assert page.locator(".headline").first.inner_text() == "No items yet."
    assert slider.evaluate("range => document.activeElement === range")
    assert slider.get_attribute("aria-valuetext") == page.locator("#shown").inner_text()
    for link in page.locator("header.site a, main a, footer nav a").all():
        assert "as_of=" in link.get_attribute("href")
    slider.press("End")
    page.locator(".banner").wait_for(state="detached")
    assert "as_of=" not in page.url
    assert page.locator(".headline").first.inner_text() == "22 of 30 agreed"


def test_the_slider_goes_past_a_moment_at_which_the_page_was_not_there(visit, demonstration):
    page = visit(f"{demonstration}{MINISTERS}/items/23", missing=True)
    slider = page.get_by_role("slider")
    slider.focus()
    with page.expect_response(lambda answer: answer.status == 404):
        slider.press("Home")
    page.get_by_role("heading", name="There is no item 23").wait_for()
    assert page.get_by_role("slider").count() == 1
    slider.press("End")
    page.get_by_role("heading", name="23 Criteria").wait_for()


def test_without_scripts_the_slider_has_a_button(visit, demonstration):
    page = visit(f"{demonstration}{MINISTERS}", java_script_enabled=False)
    slider = page.get_by_role("slider")
    slider.focus()
    slider.press("Home")
    page.get_by_role("button", name="Go").click()
    assert page.locator(".banner").inner_text().startswith("As of ")
    page.get_by_role("link", name="Later").click()
    assert "as_of=" in page.url
    page.get_by_role("link", name="Back to now").click()
    assert page.locator(".banner").count() == 0


@pytest.mark.parametrize("scripts", [True, False])
def test_filters_narrow_the_matrix_with_and_without_scripts(visit, demonstration, scripts):
    page = visit(f"{demonstration}{MINISTERS}?as_of=2011-12-20T00:00Z", java_script_enabled=scripts)
    assert len(shown(page)) == 30
    page.get_by_label("State").select_option(label="deferred")
    page.get_by_label("Held by").select_option(label="Kyrgyzstan")
    page.get_by_role("button", name="Filter").click()
    page.get_by_text("3 of 30 items").wait_for()
    assert shown(page) == ["25", "26", "28"]
    assert page.get_by_label("State").input_value() == "deferred"
    assert page.locator(".banner").count() == 1
    page.get_by_label("Seated in").select_option(label="Council of Ministers of Defence")
    page.get_by_label("Text").fill("transit")
    page.get_by_label("Text").press("Enter")
    page.get_by_text("1 of 30 items").wait_for()
    assert shown(page) == ["26"]
    page.get_by_role("link", name="Show all").click()
    assert len(shown(page)) == 30


def test_the_first_key_leads_past_the_menu(visit, demonstration):
    page = visit(f"{demonstration}{MINISTERS}")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    assert skip.evaluate("link => document.activeElement === link")
    box = skip.bounding_box()
    assert box["width"] > 50
    assert box["height"] > 20
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


FOCUSED = """() => {
  const at = document.activeElement, box = at.getBoundingClientRect(), look = getComputedStyle(at);
  return {
    tag: at.localName,
    seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
    outline: look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2,
    place: [...document.querySelectorAll("*")].indexOf(at),
  };
}"""


@pytest.mark.parametrize("address", [MINISTERS, f"{MINISTERS}/items/23", "/journal", "/entries/60"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_whoever_goes_by_keyboard_sees_where_they_are_all_the_way(
    visit, demonstration, address, language
):
    page = visit(f"{demonstration}{address}?lang={language}")
    places = []
    for _ in range(40):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUSED)
        if at["tag"] == "body":  # around once
            break
        assert at["seen"], at
        assert at["outline"], at
        places.append(at["place"])
    assert len(places) > 20
    assert places == sorted(places)


def test_the_matrix_is_walked_by_arrows_and_opened_with_enter(visit, demonstration):
    page = visit(f"{demonstration}{MINISTERS}")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.locator(".matrix").focus()
    page.keyboard.press("ArrowDown")
    for key in ("ArrowRight", "ArrowRight", "ArrowDown", "ArrowUp", "ArrowLeft"):
        page.keyboard.press(key)
    place = "[document.activeElement.cellIndex, document.activeElement.parentNode.rowIndex]"
    assert page.evaluate(place) == [2, 1]
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.wait_for_url("**/items/1#AM")
    target = page.locator("#AM")
    assert "Armenia" in target.inner_text()


def test_read_from_the_right_the_left_arrow_goes_on(visit, demonstration):
    page = visit(f"{demonstration}{MINISTERS}?lang=ar")
    page.locator(".matrix").focus()
    for key in ("ArrowDown", "ArrowLeft", "ArrowLeft"):
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.cellIndex") == 3


def test_a_click_on_a_cell_opens_the_item_at_the_member(visit, demonstration):
    page = visit(f"{demonstration}{MINISTERS}")
    page.locator(".matrix tbody tr").nth(22).locator("td").last.click()
    page.wait_for_url("**/items/23#UZ")


def test_each_stance_has_a_shape_and_a_letter_beside_its_colour(visit, demonstration):
    page = visit(f"{demonstration}/about")
    marks = page.locator("main .legend .mark")
    looks = marks.evaluate_all("all => all.map(mark => getComputedStyle(mark).background)")
    letters = marks.all_text_contents()
    colourless = [
        look.replace("rgb", "").translate(str.maketrans("", "", "0123456789")) for look in looks
    ]
    assert len(set(letters)) == len(letters) == 8
    assert len(set(looks)) == 8
    assert len(set(colourless)) >= 6
