"""What search engines are told by a server: the sitemap, languages, and what a page tells of."""

import json
import re

import pytest
from treating import build_treaties
from visitor import Read, Visitor

MAP = re.compile(r"<loc>http://testserver.local(/[^<]*)</loc>")
SUMMIT = "/sessions/csc-2011-12-20"


@pytest.fixture(scope="module")
def listed(stranger):
    """The addresses of the sitemap of the small register, in English."""
    told = stranger.ask("/sitemap.xml")
    assert told.headers["content-type"].startswith("application/xml")
    assert told.text.count("<loc>") == told.text.count('hreflang="ru"')
    return [at.partition("?")[0] for at in MAP.findall(told.text) if at.endswith("?lang=en")]


def test_every_address_of_the_sitemap_is_of_a_page_that_is_there(stranger, listed):
    assert len(listed) > 50
    assert [at for at in listed if stranger.ask(f"{at}?lang=en").status_code != 200] == []
    assert {"/", "/documents", "/calendar", "/sessions/ministers/items/12%2F1%20bis"} <= set(listed)


def test_the_sitemap_lists_nothing_that_is_sealed_whoever_asks(small, listed):
    with Visitor(small, "secretariat") as secretary:
        assert secretary.ask("/sessions/ministers/items/99").status_code == 200
        told = secretary.ask("/sitemap.xml").text
    assert [at.partition("?")[0] for at in MAP.findall(told) if at.endswith("?lang=en")] == listed
    assert "items/99" not in told


def test_robots_are_asked_to_leave_alone_what_is_for_one_person(guest):
    lines = guest.ask("/robots.txt").text.splitlines()
    assert lines[0] == "User-agent: *"
    assert {"Disallow: /console", "Disallow: /moment"} <= set(lines)
    assert lines[-1] == "Sitemap: http://testserver.local/sitemap.xml"


def test_a_page_is_known_by_one_address_in_each_language(guest):
    page = guest.read("/votes?outcome=adopted&lang=ru")
    assert page.attribute("link", "href", rel="canonical") == ["/votes?lang=ru"]
    others = [given for tag, given in page.tags if tag == "link" and "hreflang" in given]
    assert {given["hreflang"]: given["href"] for given in others} == {
        "en": "/votes?lang=en",
        "ru": "/votes?lang=ru",
        "fr": "/votes?lang=fr",
        "ar": "/votes?lang=ar",
        "x-default": "/votes",
    }


@pytest.mark.parametrize(
    ("address", "status"), [("/?as_of=2011-12-19T09:00Z", 200), ("/sessions/none", 404)]
)
def test_a_past_moment_and_an_error_are_known_by_none(guest, address, status):
    assert guest.read(address, status).attribute("link", "href", rel="canonical") == []


def facts(page):
    (told,) = page.facts
    return json.loads(told)


def test_the_first_page_tells_of_the_organisation(guest):
    told = facts(guest.read("/"))
    assert told["@type"] == "Organization"
    assert told["name"] == "Collective Security Treaty Organisation"
    assert len(told["member"]) == 7


def test_a_session_is_an_event_with_its_days_and_its_place(guest):
    told = facts(guest.read(f"{SUMMIT}?lang=ru"))
    assert told["@type"] == "Event"
    assert (told["startDate"], told["endDate"]) == ("2011-12-20", "2011-12-20")
    assert told["location"] == {"@type": "Place", "name": "Москва, Кремль"}


def test_an_item_tells_of_the_decision_that_stands_and_else_of_nothing(guest):
    told = facts(guest.read("/sessions/ministers-2011-12/items/1"))
    assert told["@type"] == "Legislation"
    assert told["legislationIdentifier"] == "MIN/2011/1"
    assert guest.read("/sessions/ministers-2011-12/items/23").facts == []


def test_a_decision_that_was_taken_back_is_told_no_more(stranger):
    taken_back = [
        page
        for address, answer in stranger.crawl("/sessions/ministers").items()
        if "/items/" in address and answer.headers["content-type"].startswith("text/html")
        if (page := Read(answer.text)).text.count('class="outcome adopted rescinded"')
    ]
    assert taken_back
    assert all(page.facts == [] for page in taken_back)


def test_a_document_is_a_work_by_its_symbol(guest):
    told = facts(guest.read(f"{SUMMIT}/documents/declaration"))
    assert told["@type"] == "CreativeWork"
    assert told["identifier"] == "CSC/2011/L.1"


def test_a_treaty_is_law_since_the_day_the_page_names(guest):
    page = guest.read("/treaties/treaty-1992")
    told = facts(page)
    assert told["legislationDateOfApplicability"] == "1994-04-20"
    assert told["legislationLegalForce"] == "https://schema.org/InForce"
    assert "20 April 1994" in page.said


def test_what_is_told_says_nothing_that_the_page_does_not_show(tmp_path, guest):
    del tmp_path
    for address in ("/", SUMMIT, f"{SUMMIT}/documents/declaration", "/treaties/rescue-2011"):
        page = guest.read(address)
        for name in names(facts(page)):
            assert name in page.said, (address, name)


def names(told):
    """All names in what is told."""
    for key, value in told.items():
        if key == "name":
            yield value
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict):
                yield from names(each)


def test_a_name_of_markup_ends_nothing(tmp_path):
    with Visitor(build_treaties(tmp_path / "treaties.plenipo")) as visitor:
        page = visitor.read("/treaties/accord")
    assert "<script>alert(1)</script>" in facts(page)["name"]
    assert "<script>alert" not in page.text
