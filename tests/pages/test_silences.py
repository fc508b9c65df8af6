"""The pages of silences: the instant of expiry, who said what, what follows; and the calendar."""

from datetime import UTC, timedelta

import pytest
from icalendar import Calendar
from litestar.testing import TestClient
from registers import MEMBERS
from silencing import (
    AHEAD,
    EXTENDED,
    OVER,
    PARAGRAPHS,
    SECRET_SILENCE,
    broken,
    build_silences,
    say,
)
from visitor import LATER, Visitor

from plenipo.capabilities.silence.acts import SilenceWithdrawn
from plenipo.core.audience import reader
from plenipo.core.clock import write_moment
from plenipo.web.app import create_app

ICS = "/silences.ics"


def until(page):
    """The instants to count down to."""
    return [instant for instant in page.attribute("time", "data-until") if instant]


def codes(lines):
    return [line["silence"]["code"] for line in lines]


def events(answer):
    assert answer.headers["content-type"].startswith("text/calendar")
    return {str(e["UID"]).partition("@")[0]: e for e in Calendar.from_ical(answer.content).events}


def test_those_that_run_come_first_the_next_to_expire_before_others(listener):
    data = listener.data("/silences.json")
    assert codes(data["running"]) == ["R-2", "R-1"]
    assert set(codes(data["others"])) == {"A-1", "A-2", "B-1", "W-1", "N-1"}
    assert data["total"] == 7
    said = listener.read("/silences").said
    assert said.index("Running 2") < said.index("Ended 5")
    assert "/silences" in listener.read("/").links


@pytest.mark.parametrize(
    ("code", "standing", "follows"),
    [
        ("A-1", "adopted", "Nobody broke the silence before 23 December 2011, 12:00 (Europe/V"),
        ("A-2", "broken", "Adopted 1 of 2, open again 1."),
        ("B-1", "broken", "The silence was broken: nothing is adopted."),
        ("W-1", "withdrawn", "The silence was withdrawn: nothing follows."),
        ("N-1", "never-began", "The procedure was objected to: the silence never began, and not"),
        ("R-1", "running", "If nobody else breaks the silence before 11 January 2012, 12:00:30"),
        ("R-2", "running", "If nobody breaks the silence before 10 January 2012, 12:00 (Europe/"),
    ],
)
def test_a_silence_says_where_it_stands_and_what_follows(listener, code, standing, follows):
    data = listener.data(f"/silences/{code}.json")
    assert (data["standing"], data["running"]) == (standing, standing == "running")
    assert data["follows"].startswith(follows)
    assert data["follows"] in listener.read(f"/silences/{code}").said


def test_the_expiry_is_told_as_announced_and_in_utc_with_the_instant_for_a_countdown(listener):
    page = listener.read("/silences/R-1")
    assert "11 January 2012, 12:00:30 (Europe/Vienna, UTC+01:00)" in page.said
    assert "11 January 2012, 11:00:30 UTC" in page.said
    assert until(page) == ["2012-01-11T11:00:30+00:00"]
    assert until(listener.read("/silences/A-1")) == []
    past = listener.read("/silences/A-1?as_of=2011-12-21T00:00Z")
    assert ("running" in past.said.lower(), until(past)) == (True, [])
    assert "23 December 2011, 12:00 (UTC+01:00)" in listener.read("/silences/W-1").said


def test_the_page_tells_parts_and_who_is_silent_agreed_or_broke_it(listener):
    data = listener.data("/silences/R-1.json")
    assert [(p["part"], p["standing"]) for p in data["parts_of_text"]] == [
        (part, "broken" if part == "2" else "running") for part in PARAGRAPHS
    ]
    said = {v["said"]: [m["code"] for m in v["members"]] for v in data["voices"]}
    silent = [member for member in MEMBERS if member not in {"UZ", "AM"}]
    assert said == {"broken": ["UZ"], "agrees": ["AM"], "silent": silent}
    assert (
        "Who is silent does not agree before the silence expires."
        in listener.read("/silences/R-1").said
    )


def test_who_broke_it_is_told_with_letter_reason_and_proposal_also_if_taken_back(listener):
    data = listener.data("/silences/B-1.json")
    lines = [(h["member"]["code"], h["act"], h["stands"], h["letter"]) for h in data["heard"]]
    assert lines == [
        ("KZ", "silence.lifted", True, "KZ/8"),
        ("KZ", "silence.broken", False, "KZ/7"),
        ("UZ", "silence.broken", True, "UZ/7"),
    ]
    said = listener.read("/silences/B-1").said
    assert "onerror=alert(2)" in said
    assert "taken back" in said


def test_items_under_silence_are_told_with_their_titles_and_lead_to_them_and_back(listener):
    page = listener.read("/silences/A-2")
    assert "/sessions/talks-2011/items/2" in page.links
    data = listener.data("/sessions/talks-2011/items/2.json")
    assert [(s["silence"]["code"], s["standing"]) for s in data["silences"]] == [("A-2", "broken")]
    assert "/silences/A-2" in listener.read("/sessions/talks-2011/items/1").links
    assert listener.data("/sessions/talks-2011/items/3.json")["silences"] == []


def test_the_rule_is_cited_and_told(listener):
    page = listener.read("/silences/R-1")
    assert "OSCE Rules of Procedure, MC.DOC/1/06, Annex 1(A)" in page.said
    assert "A proposal to amend the text breaks the silence." in page.said
    assert "A proposal to amend" not in listener.read("/silences/R-2").said
    assert "/rules/osce-silence" in page.links


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("body=wg", ["R-2"]),
        ("body=pc", ["R-1"]),
        ("member=UZ", ["R-1"]),
        ("member=AM", ["R-2", "R-1"]),
        ("member=XX", []),
    ],
)
def test_the_list_is_narrowed_to_a_body_and_to_who_may_break_it(listener, query, found):
    assert codes(listener.data(f"/silences.json?{query}")["running"]) == found
    assert f"{ICS}?{query}" in listener.read(f"/silences?{query}").links


def test_a_body_and_a_member_lead_to_their_silences(listener, guest):
    assert "/silences?body=wg" in listener.read("/bodies/wg").links
    assert "/silences?member=UZ" in listener.read("/members/UZ").links
    assert not [link for link in guest.read("/members/UZ").links if "/silences?" in link]


def test_at_a_past_moment_a_silence_stands_as_it_did(listener):
    second = timedelta(seconds=1)
    before, at = (write_moment(moment) for moment in (OVER - second, OVER))
    stood = [listener.data(f"/silences/A-1.json?as_of={m}")["standing"] for m in (before, at)]
    assert stood == ["running", "adopted"]
    early = listener.data("/silences/R-1.json?as_of=2011-12-28T09:01:30Z")
    assert (early["heard"], early["extensions"]) == ([], [])
    assert early["expires"]["moment"] == write_moment(AHEAD)


def test_a_page_turns_by_the_clock_though_nothing_was_recorded(silences):
    now = [AHEAD - timedelta(seconds=1)]
    with TestClient(create_app(silences, reader(()), clock=lambda: now[0])) as client:
        first = client.get("/silences/R-2.json")
        known = {"If-None-Match": first.headers["etag"]}
        assert client.get("/silences/R-2.json", headers=known).status_code == 304
        now[0] = AHEAD
        second = client.get("/silences/R-2.json", headers=known)
    assert (first.json()["standing"], second.json()["standing"]) == ("running", "adopted")


def test_what_can_change_on_the_pages_is_marked_for_those_who_watch_them(listener):
    parts = [
        value for value in listener.read("/silences/R-1").attribute("div", "data-live") if value
    ]
    assert parts == ["standing", "time", "parts", "heard"]
    lists = [value for value in listener.read("/silences").attribute("div", "data-live") if value]
    assert lists == ["running", "others"]


def test_there_is_no_page_of_a_silence_that_is_not_there(listener):
    assert "There is no silence “S-9”." in listener.read("/silences/S-9", status=404).said


# --- the calendar ---


def test_the_calendar_has_an_event_for_each_silence_at_the_instant_of_its_expiry(listener):
    found = events(listener.ask(ICS))
    assert set(found) == {f"silence-{c}" for c in ("A-1", "A-2", "B-1", "W-1", "N-1", "R-1", "R-2")}
    running = found["silence-R-1"]
    assert running["DTSTART"].dt == EXTENDED
    assert running["DTSTART"].dt.utcoffset() == timedelta(0)
    assert str(running["SUMMARY"]) == "Silence expires: Draft R-1"
    assert "11 January 2012, 12:00:30 (Europe/Vienna, UTC+01:00)" in str(running["DESCRIPTION"])
    assert str(running["UID"]).endswith("@pages.example/register")


def test_an_extension_has_the_next_sequence_and_what_is_withdrawn_is_cancelled(listener):
    found = events(listener.ask(ICS))
    told = {uid: (e["SEQUENCE"], str(e["STATUS"])) for uid, e in found.items()}
    assert told["silence-R-1"] == (1, "CONFIRMED")
    assert told["silence-R-2"] == (0, "CONFIRMED")
    assert told["silence-W-1"] == told["silence-N-1"] == (1, "CANCELLED")


def test_what_runs_rings_before_it_expires_and_what_has_ended_does_not(listener):
    alarms = {
        uid: [alarm["TRIGGER"].dt for alarm in event.walk("VALARM")]
        for uid, event in events(listener.ask(ICS)).items()
    }
    assert alarms["silence-R-2"] == [timedelta(hours=-24), timedelta(hours=-2)]
    assert alarms["silence-A-1"] == alarms["silence-W-1"] == []


def test_the_calendar_of_a_delegation_has_only_what_it_may_break(listener):
    assert "silence-R-2" not in events(listener.ask(f"{ICS}?member=UZ"))
    assert set(events(listener.ask(f"{ICS}?body=wg"))) == {"silence-R-2"}


def test_the_calendar_is_in_the_form_of_rfc_5545_and_in_the_language_asked_for(listener):
    lines = listener.ask(ICS).content.split(b"\r\n")
    assert (lines[0], lines[1], lines[-2]) == (b"BEGIN:VCALENDAR", b"VERSION:2.0", b"END:VCALENDAR")
    assert all(len(line) <= 75 for line in lines)
    assert not any(b"\n" in line for line in lines)
    assert "Проект R-1" in str(events(listener.ask(f"{ICS}?lang=ru"))["silence-R-1"]["SUMMARY"])


def test_the_same_register_gives_the_same_calendar(listener):
    assert listener.ask(ICS).content == listener.ask(f"{ICS}?").content
    with_uid = listener.data(f"{ICS}.json")["calendar"]
    assert with_uid.encode() == listener.ask(ICS).content


# --- what is sealed ---


def test_a_sealed_silence_and_a_sealed_letter_are_in_nothing_the_public_is_shown(
    silences, silent_tour
):
    assert [a for a, answer in silent_tour.items() if SECRET_SILENCE in answer.text] == []
    with Visitor(silences) as public, Visitor(silences, "secretariat") as secretary:
        assert public.ask(f"/silences/{SECRET_SILENCE}").status_code == 404
        assert public.data("/silences/R-2.json")["standing"] == "running"
        assert secretary.data("/silences/R-2.json")["standing"] == "broken"
        assert secretary.ask(f"/silences/{SECRET_SILENCE}").status_code == 200
        assert f"silence-{SECRET_SILENCE}" in events(secretary.ask(ICS))
        assert secretary.data("/silences.json")["total"] == 8
    with Visitor(silences, "member:BY") as belarus:
        assert belarus.data("/silences/R-2.json")["standing"] == "broken"
        assert SECRET_SILENCE not in belarus.ask("/silences").text


def test_what_is_recorded_while_the_pages_are_open_is_taken_in(tmp_path):
    path = tmp_path / "grown.plenipo"
    chronicle, told = build_silences(path, keep=True), []
    addresses = ("/silences.json", "/silences/R-1.json", "/silences/R-2.json", ICS)
    with Visitor(path) as visitor:
        assert [visitor.ask(address).status_code for address in addresses] == [200] * 4
        chronicle.moment = LATER.astimezone(UTC) - timedelta(days=4)
        say(chronicle, broken("R-1", "KG", *PARAGRAPHS))
        chronicle.record(SilenceWithdrawn(silence="R-2", reason="no longer needed"))
        told.append([visitor.ask(address).content for address in addresses])
    chronicle.close()
    with Visitor(path) as visitor:
        told.append([visitor.ask(address).content for address in addresses])
        standing = [visitor.data(address)["standing"] for address in addresses[1:3]]
    assert told[0] == told[1]
    assert standing == ["broken", "withdrawn"]
