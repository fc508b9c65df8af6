"""A summit's list and a small ceremony in a browser: the table, the screen, a phone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from access import READERS, broken_rules
from playwright.sync_api import expect
from served import PHONE, SUMMIT, Windows, button, found, kept, live, press, serving

from plenipo.capabilities.signing.acts import (
    SignatoryNamed,
    SigningListed,
    SigningPrepared,
    TextFinalised,
)

DEMO = "/signings/summit-2011"
EVE = "as_of=2011-12-19T20:30Z"
PAGES = ("/signings", DEMO, f"{DEMO}?{EVE}", f"{DEMO}/list", f"{DEMO}/ceremony", f"{DEMO}/table")
HOME = "/signings/today"
SCREEN = f"{HOME}/ceremony"


def small():
    """A ceremony of today: two documents, two signatories."""
    here = {"signing": "today"}
    yield SigningPrepared(
        **here,
        names={"en": "Signing today"},
        session=SUMMIT,
        day=datetime.now(UTC).date(),
        zone="+00:00",
        language="ru",
    )
    for number, title in enumerate(("Statement on the summit", "Calendar of exercises"), 1):
        yield SigningListed(
            **here,
            number=str(number),
            how="signed",
            signatories=("KZ", "AM"),
            names={"en": title},
        )
        yield TextFinalised(**here, number=str(number), languages=("ru",))
    for code in ("AM", "KZ"):
        person = f"The President of {code}"
        yield SignatoryNamed(**here, participant=code, person=person, office="head-of-state")


@pytest.fixture
def windows(browser, tmp_path):
    """The windows of a room in which there is a signing today."""
    path = tmp_path / "signing.plenipo"
    with serving(path, found(path, *small())) as room:
        windows = Windows(browser, room)
        yield windows
        windows.close()
    assert windows.troubles == []


@pytest.mark.parametrize("address", PAGES)
def test_the_pages_of_a_signing_keep_the_rules_of_access(visit, demonstration, address):
    assert broken_rules(visit(f"{demonstration}{address}")) == {}


@pytest.mark.parametrize("reader", READERS)
def test_they_keep_them_for_every_reader(visit, demonstration, reader):
    for address in (DEMO, f"{DEMO}/ceremony"):
        assert broken_rules(visit(f"{demonstration}{address}", **READERS[reader])) == {}, address


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_nothing_is_wider_than_a_phone(visit, demonstration, locale):
    page = visit(f"{demonstration}/about", size=(360, 740), locale=locale)
    for address in PAGES:
        page.goto(f"{demonstration}{address}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, address


@pytest.mark.parametrize("size", [(1400, 900), (390, 844)])
def test_whether_the_summit_can_sign_is_seen_without_scrolling(visit, demonstration, size):
    page = visit(f"{demonstration}{DEMO}?{EVE}", size=size)
    box = page.locator(".verdict-line").bounding_box()
    assert box["y"] + box["height"] <= size[1]
    assert page.locator(".verdict-line").inner_text() == (
        "No: not everything can be signed yet. Documents that are ready: 17 of 22."
    )


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720)])
def test_the_screen_has_nothing_around_it_and_is_read_from_the_back(visit, demonstration, size):
    page = visit(f"{demonstration}{DEMO}/ceremony", size=size)
    for around in ("header.site nav", "footer.site", ".slider"):
        assert page.locator(around).first.is_hidden(), around
    for control in ("a", "button", "input", "select"):
        assert page.locator(f".hall {control}").count() == 0, control
    height = "parseFloat(getComputedStyle(document.querySelector('{}')).fontSize)"
    assert page.evaluate(height.format(".hall .speaker")) >= size[1] / 12
    assert page.evaluate(height.format(".hall ol li")) >= size[1] / 30
    assert page.evaluate("document.documentElement.scrollHeight") <= size[1]


@pytest.mark.parametrize("size", [(1280, 720), PHONE])
def test_a_small_ceremony_is_held_and_the_screen_follows(windows, size):
    screen = live(windows.open("", SCREEN, size=(1280, 720)))
    table = windows.open("secretary", f"{HOME}/table", size=size)
    for title, who in (
        ("Statement on the summit", "Armenia"),
        ("Statement on the summit", "Kazakhstan"),
        ("Calendar of exercises", "Armenia"),
        ("Calendar of exercises", "Kazakhstan"),
    ):
        expect(screen.locator("h1")).to_have_text(title)
        expect(screen.locator(".speaker bdi")).to_have_text(who)
        assert table.evaluate("document.documentElement.scrollWidth") <= size[0]
        with table.expect_navigation():
            table.get_by_role("button").filter(has_text="Has signed").first.click()
    expect(screen.locator(".speaker")).to_have_text("All have signed.")
    assert kept(screen)
    assert table.get_by_text("All have signed.").count() == 1


def test_the_table_keeps_the_rules_of_access(windows):
    table = windows.open("secretary", f"{HOME}/table")
    assert broken_rules(table) == {}
    press(table, "Armenia has signed number 1")
    assert broken_rules(table) == {}
    assert button(table, "Kazakhstan has signed number 1").count() == 1


def test_the_screen_tells_its_order_without_scripts(windows):
    page = windows.open("", SCREEN, java_script_enabled=False)
    told = [line.inner_text().split() for line in page.locator(".signatories li").all()]
    assert [line[-3:] for line in told] == [["Armenia", "signs", "next"], ["not", "signed", "yet"]]
