"""The pages of the room in a browser: their access, and a screen that is read from the back."""

import pytest
from access import READERS, broken_rules
from registers import SESSION, Chronicle
from sitting import ROOM, build_pause, build_sitting
from test_leaks import begin

from plenipo.capabilities.floor.acts import FloorEnded, FloorGiven

HOME = f"/sessions/{SESSION}"
PAGES = ("sitting", "sitting?number=1", "floor", "tour", "tour?item=1", "hall")


@pytest.fixture(scope="session")
def sitting(serve, tmp_path_factory):
    """The address of a register whose sitting runs."""
    return serve(build_sitting(tmp_path_factory.mktemp("sitting") / "sitting.plenipo"))


@pytest.fixture(scope="session")
def pause(serve, tmp_path_factory):
    """The address of a register whose sitting is suspended."""
    return serve(build_pause(tmp_path_factory.mktemp("pause") / "pause.plenipo"))


@pytest.mark.parametrize("page", PAGES)
def test_the_pages_of_the_room_keep_the_rules_of_access(visit, sitting, page):
    assert broken_rules(visit(f"{sitting}{HOME}/{page}")) == {}


@pytest.mark.parametrize("page", ["sitting", "hall"])
def test_they_keep_them_while_the_sitting_is_suspended(visit, pause, page):
    assert broken_rules(visit(f"{pause}{HOME}/{page}")) == {}


@pytest.mark.parametrize("reader", READERS)
def test_they_keep_them_for_every_reader(visit, sitting, reader):
    for page in ("sitting", "floor", "tour", "hall"):
        assert broken_rules(visit(f"{sitting}{HOME}/{page}", **READERS[reader])) == {}, page


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("locale", ["en", "ar"])
def test_nothing_is_wider_than_a_phone(visit, sitting, page, locale):
    found = visit(f"{sitting}{HOME}/{page}", size=(360, 740), locale=locale)
    assert found.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720)])
def test_the_screen_of_the_hall_has_nothing_around_it_and_is_read_from_the_back(
    visit, sitting, size
):
    page = visit(f"{sitting}{HOME}/hall", size=size)
    for around in ("header.site nav", "footer.site", ".slider"):
        assert page.locator(around).first.is_hidden(), around
    for control in ("a", "button", "input", "select"):
        assert page.locator(f".hall {control}").count() == 0, control
    height = "parseFloat(getComputedStyle(document.querySelector('{}')).fontSize)"
    assert page.evaluate(height.format(".hall .speaker")) >= size[1] / 12
    assert page.evaluate(height.format(".hall h1")) >= size[1] / 20
    assert page.evaluate(height.format(".hall ol li")) >= size[1] / 36
    # All of it is seen at once: nobody scrolls a screen in a hall.
    assert page.evaluate("document.documentElement.scrollHeight") <= size[1]


def test_who_speaks_and_until_when_is_in_the_page_without_scripts(visit, sitting):
    page = visit(f"{sitting}{HOME}/hall", java_script_enabled=False)
    assert page.locator(".speaker").inner_text() == "Kyrgyzstan"
    until = page.locator("time[data-until]")
    assert until.get_attribute("data-until").endswith("Z")
    assert until.inner_text().startswith("until ")


def test_the_screen_follows_who_has_the_floor_and_counts_down(visit, serve, tmp_path):
    chronicle = Chronicle(tmp_path / "live.plenipo")
    begin(chronicle)
    page = visit(f"{serve(chronicle.registrar.store.path)}{HOME}/hall")
    page.locator("#live:not([hidden])").wait_for(state="attached")
    assert page.locator(".speaker").inner_text() == "Belarus"
    assert page.locator("[data-until]").inner_text() == "00:00"  # that was in 2011
    chronicle.record(
        FloorEnded(**ROOM, member="BY"), FloorGiven(**ROOM, member="AM", item="2", seconds=60)
    )
    page.locator(".speaker", has_text="Armenia").wait_for()
    assert page.locator(".next").count() == 0
    chronicle.close()
