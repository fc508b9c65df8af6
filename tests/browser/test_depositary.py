"""A depositary at the desk: an instrument is returned, one deposited, and all of it notified."""

import pytest
from access import broken_rules
from playwright.sync_api import expect
from served import PHONE, Windows, found, press, serving
from story import CLAUSE

from plenipo.capabilities.treaties.acts import ReservationMade, TreatyOpened, TreatySigned

HERE = "/treaties/pact"
DESK, LIST = f"{HERE}/desk", f"{HERE}/notifications"
WIDTH = "document.documentElement.scrollWidth"
SIGNED = {"person": "Serzh", "office": "head-of-state", "treaty": "pact"}
ACTS = (
    TreatyOpened(treaty="pact", names={"en": "Pact"}, clause=CLAUSE, depositary="RU"),
    TreatySigned(participant="AM", how="subject-to-ratification", **SIGNED),
    TreatySigned(participant="BY", how="definitive", **SIGNED),
    ReservationMade(
        treaty="pact", reservation="BY-1", participant="BY", moment="signature", text="Not 7."
    ),
)


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    """A room in which a treaty was opened for signature."""
    path = tmp_path_factory.mktemp("room") / "summit.plenipo"
    with serving(path, found(path, *ACTS)) as room:
        yield room


@pytest.fixture
def windows(browser, room):
    windows = Windows(browser, room)
    yield windows
    windows.close()
    assert windows.troubles == []


def examine(page, person, **chosen):
    page.get_by_label("Whose it is").first.select_option("AM")
    page.get_by_label("Kind").first.select_option("ratification")
    page.get_by_label("Who signed it").first.fill(person)
    for label, value in chosen.items():
        page.get_by_label(label.replace("_", " ")).first.select_option(value)
    with page.expect_navigation():
        page.get_by_role("button", name="Examine it").click()
    return page.locator("[aria-labelledby=examined]")


def test_what_is_not_in_due_form_is_returned_and_what_is_is_deposited(windows):
    desk = windows.open("secretary", DESK)
    examined = examine(desk, "An envoy")
    expect(examined.locator("li.not-met")).to_contain_text("needs full powers of")
    expect(examined.get_by_role("button", name="deposit it")).to_have_count(0)
    expect(desk.get_by_label("Who signed it").first).to_have_value("An envoy")
    press(desk, "Return it with this reason")
    expect(desk.locator("[aria-labelledby=lately]")).to_contain_text(
        "Armenia: an instrument returned (ratification)"
    )
    examined = examine(desk, "Serzh", In_which_office="head-of-state")
    expect(examined.locator("li.not-met")).to_have_count(0)
    press(desk, "It is in due form: deposit it")
    first = desk.locator("[aria-labelledby=lately] li").first
    expect(first).to_contain_text("Armenia: ratification")
    with desk.expect_navigation():
        first.get_by_role("link").first.click()
    expect(desk.locator("article")).to_contain_text("acting as depositary, communicates")
    expect(desk.get_by_role("link", name="PDF")).to_be_visible()


def test_what_is_refused_is_told_with_all_that_was_typed(windows):
    desk = windows.open("secretary", DESK)
    desk.get_by_text("A reservation", exact=True).click()
    form = desk.locator("form", has=desk.locator("[value='reservation.made']"))
    form.get_by_label("Its code").fill("BY-1")
    form.get_by_label("Its text").fill("We are not bound by article 7.")
    with desk.expect_navigation():
        form.get_by_role("button", name="Enter it").click()
    expect(desk.get_by_role("alert")).to_contain_text("There is a reservation 'BY-1' already")
    expect(desk.get_by_label("text", exact=True)).to_have_value("We are not bound by article 7.")


@pytest.mark.parametrize("person", ["secretary", "am.head", ""])
def test_the_pages_keep_the_rules_of_access(windows, person):
    asked = f"{DESK}?participant=AM&kind=ratification&person=X&dated=2011-12-01"
    for path in (HERE, LIST, DESK, asked, f"{asked}&lang=ar", f"{LIST}?lang=ar"):
        page = windows.open(person, path, size=PHONE)
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        assert broken_rules(page) == {}, (person, path)
        assert page.evaluate(WIDTH) <= PHONE[0], (person, path)
