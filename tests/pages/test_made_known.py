"""What is made known of all sessions together: documents, the calendar, decisions as feeds."""

import json
from datetime import date

import pytest
from defusedxml import ElementTree
from icalendar import Calendar
from registers import SECRETS, SESSION
from visitor import Visitor

SUMMIT = "/sessions/csc-2011-12-20"
ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_first_page_leads_to_what_is_made_known_and_each_is_there(guest):
    links = guest.read("/?lang=fr").links
    for path in ("/votes", "/documents", "/treaties", "/calendar"):
        assert f"{path}?lang=fr" in links
        assert guest.ask(path).status_code == 200


def test_every_document_of_every_session_is_listed_once_the_last_changed_first(guest):
    listed = guest.data("/documents.json")["documents"]
    sessions = {each["session"]["code"] for each in guest.data("/index.json")["sessions"]}
    of_sessions = [
        (session, each["document"]["code"])
        for session in sessions
        for each in guest.data(f"/sessions/{session}/documents.json")["documents"]
    ]
    found = [(each["session"]["code"], each["document"]["code"]) for each in listed]
    assert sorted(found) == sorted(of_sessions)
    assert len(found) == 3
    days = [each["changed"] for each in listed]
    assert days == sorted(days, reverse=True)
    assert f"{SUMMIT}/documents/declaration" in guest.read("/documents").links


def test_the_calendar_parts_what_is_to_come_from_what_was(guest):
    told = guest.data("/calendar.json")
    assert all(date.fromisoformat(it["closes"]) >= date(2012, 1, 2) for it in told["ahead"])
    assert all(date.fromisoformat(it["closes"]) < date(2012, 1, 2) for it in told["past"])
    kinds = {it["kind"] for it in (*told["ahead"], *told["past"])}
    assert kinds == {"session", "signing", "partner-meeting", "anniversary"}
    links = guest.read("/calendar").links
    assert {SUMMIT, "/calendar.ics", "/treaties.ics", "/silences.ics"} <= set(links)


def test_the_calendar_as_a_file_has_the_same_dates(guest):
    answer = guest.ask("/calendar.ics?lang=ru")
    assert answer.headers["content-type"].startswith("text/calendar")
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    told = guest.data("/calendar.json?lang=ru")
    both = (*told["ahead"], *told["past"])
    assert {str(e["SUMMARY"]) for e in events} == {it["name"] for it in both}
    (summit,) = [e for e in events if str(e["UID"]).startswith("session-csc-2011-12-20@")]
    assert summit.decoded("DTSTART") == date(2011, 12, 20)
    assert summit.decoded("DTEND") == date(2011, 12, 21)
    assert str(summit["LOCATION"]) == "Москва, Кремль"


def test_the_decisions_are_a_feed_the_newest_first(guest):
    answer = guest.ask("/decisions.atom?lang=ru")
    assert answer.headers["content-type"] == "application/atom+xml"
    root = ElementTree.fromstring(answer.content)
    entries = root.findall(f"{ATOM}entry")
    taken = guest.data("/votes.json")["total"]
    assert len(entries) == min(taken, 100)
    moments = [entry.findtext(f"{ATOM}updated") for entry in entries]
    assert moments == sorted(moments, reverse=True)
    assert root.findtext(f"{ATOM}updated") == moments[0]
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries)
    for entry in entries:
        link = entry.find(f"{ATOM}link").get("href")
        assert guest.ask(f"/{link}").status_code == 200, link


def test_both_feeds_say_the_same(guest):
    root = ElementTree.fromstring(guest.ask("/decisions.atom").content)
    told = json.loads(guest.ask("/decisions.feed").content)
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert [each["title"] for each in told["items"]] == [
        entry.findtext(f"{ATOM}title") for entry in root.findall(f"{ATOM}entry")
    ]
    (last, *_) = told["items"]
    assert "item 22: adopted" in last["content_text"]


@pytest.mark.parametrize("path", ["/documents", "/calendar", "/calendar.ics", "/decisions.atom"])
def test_what_is_sealed_is_not_made_known(small, stranger, path):
    assert not [secret for secret in SECRETS if secret in stranger.ask(path).text]
    with Visitor(small, "secretariat") as secretary:
        told = secretary.ask("/decisions.atom").text
    assert SECRETS[4] in told


def test_a_decision_that_was_taken_back_says_so(stranger):
    items = json.loads(stranger.ask("/decisions.feed").content)["items"]
    back = [each for each in items if "Taken back: " in each["content_text"]]
    assert [each["url"].startswith(f"sessions/{SESSION}/items/") for each in back] == [True]
