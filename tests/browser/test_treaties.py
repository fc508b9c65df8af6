"""The pages of treaties in a browser: access, phones, another day, a note that is led to."""

import pytest
from access import READERS, broken_rules
from treating import build_treaties

ACCORD = "/treaties/accord"
PAGES = (
    "/treaties",
    ACCORD,
    f"{ACCORD}/participation",
    f"{ACCORD}/missing?as_of=2010-02-02",
    f"{ACCORD}/status",
    f"{ACCORD}/columns",
    f"{ACCORD}/registration",
    "/members/KZ/treaties?as_of=2011-04-01",
)
WIDTH = "document.documentElement.scrollWidth"


@pytest.fixture(scope="session")
def keeper(serve, tmp_path_factory):
    """The address of the register of treaties."""
    return serve(build_treaties(tmp_path_factory.mktemp("treaties") / "treaties.plenipo"))


@pytest.mark.parametrize("reader", READERS)
def test_the_pages_of_treaties_keep_the_rules_of_access_for_every_reader(visit, keeper, reader):
    for address in (ACCORD, f"{ACCORD}/participation", f"{ACCORD}/missing?as_of=2010-02-02"):
        assert broken_rules(visit(f"{keeper}{address}", **READERS[reader])) == {}, address


def test_no_page_of_treaties_is_wider_than_a_phone(visit, keeper):
    for address in PAGES:
        page = visit(f"{keeper}{address}", size=(390, 800))
        assert page.evaluate(WIDTH) <= 390, address


def test_another_day_is_shown_when_it_is_asked_for(visit, keeper):
    page = visit(f"{keeper}{ACCORD}?lang=en")
    assert "2010-08-31" not in page.url
    page.get_by_label("As of the day").fill("2010-08-31")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**as_of=2010-08-31**")
    assert "lang=en" in page.url
    assert page.locator(".banner strong").inner_text().startswith("As of 31 August 2010")
    assert "It enters into force on 1 September 2010." in page.locator(".verdict-line").inner_text()


def test_a_day_of_the_table_of_participation_leads_to_the_treaty_that_day(visit, keeper):
    page = visit(f"{keeper}{ACCORD}/participation")
    page.get_by_text("The same in numbers").click()
    page.get_by_role("button", name="The treaty as of 1 March 2010").click()
    page.wait_for_url("**/treaties/accord?as_of=2010-03-01")
    assert "Counted: 2; needed: 4." in page.locator(".verdict-line").inner_text()


def test_a_mark_in_the_table_leads_to_its_note(visit, keeper):
    page = visit(f"{keeper}{ACCORD}")
    mark = page.locator(".note-mark").first
    number = mark.inner_text()
    mark.click()
    assert page.url.endswith(f"#note-{number}")
    note = page.locator(f"#note-{number}")
    assert note.evaluate("e => e.matches(':target')")
    assert "Armenia" in note.inner_text()
