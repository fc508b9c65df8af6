"""The pages of the presidency and its programme keep axe-core's rules, also on phones."""

import pytest
from access import broken_rules

ADDRESSES = (
    "/presidencies",
    "/presidencies?lang=ar",
    "/presidencies/KZ-2012?as_of=2012-05-20T00:00Z",
    "/presidencies/BY-2011/handover",
    "/presidencies/KZ-2012/programme",
    "/presidencies/KZ-2012/programme?lang=ar",
    "/priorities/drugs",
    "/plans",
    "/plans/plan-2011-12",
    "/anniversaries/treaty-20",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_of_the_presidency_keeps_the_rules_of_access(visit, demonstration, address):
    assert broken_rules(visit(f"{demonstration}{address}")) == {}


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_page_of_the_presidency_is_wider_than_a_phone(visit, demonstration, address):
    page = visit(f"{demonstration}{address}", size=(390, 720))
    assert broken_rules(page) == {}
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
