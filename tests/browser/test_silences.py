"""The pages of silences in a browser: access, phones, and the time that is left."""

import re
from datetime import UTC, datetime

import pytest
from access import READERS, broken_rules
from silencing import TALKS, build_silences, opened

RUNNING = "as_of=2012-01-02T00:00Z"
PAGES = (
    "/silences",
    f"/silences?{RUNNING}",
    f"/silences?member=UZ&{RUNNING}",
    f"/silences/R-1?{RUNNING}",
    "/silences/F-1",
    "/silences/A-1",
    "/silences/A-2",
    "/silences/B-1",
    "/silences/N-1",
    f"/sessions/{TALKS}/items/2",
)
COUNTED = re.compile(r"[\d,]+ days \d+:\d\d:\d\d")
MOST_USED = (f"/silences?{RUNNING}", f"/silences/R-1?{RUNNING}", "/silences/B-1")


@pytest.fixture(scope="session")
def talks(serve, tmp_path_factory):
    """The address of the register of silences, with one that runs while the tests do."""
    path = tmp_path_factory.mktemp("talks") / "silences.plenipo"
    chronicle = build_silences(path, keep=True)
    chronicle.record(opened("F-1", expires=datetime(2100, 1, 1, 11, tzinfo=UTC)))
    chronicle.close()
    return serve(path)


@pytest.mark.parametrize("address", PAGES)
def test_the_pages_of_silences_keep_the_rules_of_access(visit, talks, address):
    assert broken_rules(visit(f"{talks}{address}")) == {}


@pytest.mark.parametrize("reader", READERS)
def test_the_pages_of_silences_keep_them_for_every_reader(visit, talks, reader):
    for address in MOST_USED:
        assert broken_rules(visit(f"{talks}{address}", **READERS[reader])) == {}, address


@pytest.mark.parametrize("language", ["en", "ar"])
def test_nothing_is_wider_than_a_phone(visit, talks, language):
    page = visit(f"{talks}/about", size=(375, 800))
    for address in PAGES:
        joint = "&" if "?" in address else "?"
        page.goto(f"{talks}{address}{joint}lang={language}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 375, address


def test_a_delegate_sees_the_expiry_and_what_follows_without_scrolling_on_a_phone(visit, talks):
    page = visit(f"{talks}/silences/F-1", size=(375, 667))
    for words in ("[aria-labelledby=time] dd b", ".verdict-line span"):
        box = page.locator(words).first.bounding_box()
        assert box["y"] + box["height"] <= 667, words


def test_beside_the_expiry_the_time_that_is_left_is_counted_down(visit, talks):
    page = visit(f"{talks}/silences/F-1")
    left = page.locator("[aria-labelledby=time] time[data-until]")
    assert COUNTED.fullmatch(left.inner_text())
    assert "1 January 2100, 12:00" in page.locator("[aria-labelledby=time] b").inner_text()


def test_it_all_can_be_read_without_scripts(visit, talks):
    page = visit(f"{talks}/silences/F-1", java_script_enabled=False)
    assert "1 January 2100, 12:00" in page.locator("main").inner_text()
