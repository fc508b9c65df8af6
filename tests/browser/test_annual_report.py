"""The annual report keeps axe-core's rules, also on phones and in Arabic."""

import pytest
from access import broken_rules

YEAR = "/annual-report?since=2011-01-01&until=2011-12-31"
ADDRESSES = (YEAR, f"{YEAR}&lang=ar")


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_report_keeps_the_rules_of_access(visit, demonstration, address):
    assert broken_rules(visit(f"{demonstration}{address}")) == {}


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_report_is_no_wider_than_a_phone(visit, demonstration, address):
    page = visit(f"{demonstration}{address}", size=(390, 720))
    assert broken_rules(page) == {}
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_another_period_is_chosen_on_the_page_and_its_files_are_of_it(visit, demonstration):
    page = visit(f"{demonstration}{YEAR}&lang=fr")
    page.fill("input[name=until]", "2011-12-18")
    page.click("form.filters button")
    assert "until=2011-12-18" in page.url
    assert "lang=fr" in page.url
    assert "until=2011-12-18" in page.locator(".files a").first.get_attribute("href")
