"""The depositary's desk, what it notifies, and who is shown it."""

import json
import xml.etree.ElementTree as ET
from datetime import UTC, datetime
from io import BytesIO

import pytest
from icalendar import Calendar
from pypdf import PdfReader
from story import CLAUSE
from test_console import forms

from plenipo.capabilities.credentials.acts import CredentialsIssued
from plenipo.capabilities.treaties.acts import (
    EventEstablished,
    InstrumentDeposited,
    ReservationMade,
    TreatyOpened,
    TreatySigned,
    WithdrawalNotified,
)
from plenipo.capabilities.treaties.state import Treaties

DESK = "/treaties/pact/desk"
LIST = "/treaties/pact/notifications"
HEAD = {"person": "Serzh", "office": "head-of-state"}
EXAMINED = f"{DESK}?participant=AM&kind=ratification&person=Serzh&office=head-of-state"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def desk(assembly):
    """A room with a treaty, and the browser of its depositary."""
    keeper = CredentialsIssued(
        credential="C-D", person="depositary", name="D", role="depositary", delegation=""
    )
    opened = TreatyOpened(
        treaty="pact",
        names={"en": "Pact", "ru": "Пакт"},
        clause=CLAUSE,
        depositary="RU",
        place="Moscow",
    )
    assembly.record(keeper)
    assembly.record(opened)
    assembly.clock.go(hours=2)
    return assembly.browser("depositary")


def on(assembly, what, **fields):
    return assembly.record(what(treaty="pact", **fields))


def signs(assembly, who, how="definitive"):
    return on(assembly, TreatySigned, participant=who, how=how, **HEAD)


def kinds_on(page):
    """The acts that the forms of a page hand in."""
    return {form["_type"] for form in forms(page.text, "/acts")}


def send(browser, form, **fields):
    data = {**form, **fields}
    return browser.assembly.client.post(
        "/acts", data=data, headers=browser._headers({}), follow_redirects=False
    )


def form_of(page, kind):
    return next(form for form in forms(page.text, "/acts") if form["_type"] == kind)


def in_force(assembly):
    """The pact in force for two."""
    on(assembly, EventEstablished, event="parent")
    signs(assembly, "AM")
    signs(assembly, "BY")
    assembly.clock.go(days=40)
    return assembly.browser("depositary")  # sessions end meanwhile


def test_every_act_that_reaches_a_depositary_has_a_form(assembly, desk):
    signs(assembly, "BY", "ad-referendum")
    signs(assembly, "KZ")
    signs(assembly, "AM", "subject-to-ratification")
    reserved = {"reservation": "R", "participant": "AM", "moment": "signature", "text": "Not 7."}
    on(assembly, ReservationMade, **reserved)
    assert kinds_on(desk.get(EXAMINED)) == {
        "declaration.made",
        "event.established",
        "instrument.deposited",
        "instrument.returned",
        "objection.made",
        "reservation.confirmed",
        "reservation.made",
        "reservation.withdrawn",
        "signature.confirmed",
        "treaty.signed",
        "withdrawal.notified",
    }
    assert "instrument.deposited" not in kinds_on(desk.get(DESK))


@pytest.mark.parametrize("person", ["", "chair", "am.head", "interpreter", "rs.observer"])
def test_nobody_else_finds_a_form_there(assembly, desk, person):
    page = assembly.browser(person).get(EXAMINED)
    assert page.status_code == 200
    assert "/acts" not in page.text
    twin = assembly.browser(person).get(EXAMINED.replace("desk?", "desk.json?")).json()
    assert (twin["keeps"], twin["examination"], twin["powers"]) == (False, None, [])


def test_the_secretary_keeps_the_desk_too(assembly, desk):
    assert "treaty.signed" in kinds_on(assembly.browser("secretary").get(DESK))


def test_an_instrument_in_due_form_is_deposited(assembly, desk):
    signs(assembly, "AM", "subject-to-ratification")
    page = desk.get(f"{EXAMINED}&dated=2011-12-01&received=2011-12-19T13:00Z")
    answer = send(desk, form_of(page, "instrument.deposited"))
    assert (answer.status_code, answer.headers["location"]) == (303, DESK)
    entry = assembly.last()
    assert (entry.by, entry.act.kind, str(entry.act.dated)) == (
        "depositary",
        "ratification",
        "2011-12-01",
    )
    assert entry.effective == datetime(2011, 12, 19, 13, tzinfo=UTC)


def test_one_that_is_not_is_returned_with_what_is_wrong_in_it(assembly, desk):
    twin = desk.get(f"{DESK}.json?participant=AM&kind=ratification&person=P&dated=soon").json()
    found = {check["question"]: check["answer"] for check in twin["examination"]["checks"]}
    assert found == {
        "signed-by": "met",
        "powers": "not-met",
        "kind": "met",
        "open-to-it": "not-met",
        "dated": "not-met",
    }
    page = desk.get(f"{DESK}?participant=AM&kind=ratification&person=P&dated=soon")
    assert "instrument.deposited" not in kinds_on(page)
    answer = send(desk, form_of(page, "instrument.returned"), reason="Nobody has signed it.")
    assert answer.status_code == 303
    assert assembly.last().act.reason == "Nobody has signed it."
    pact = assembly.registrar.state.of(Treaties).treaties["pact"]
    assert (pact.instruments, [each.kind for each in pact.returned]) == ((), ["ratification"])


@pytest.mark.parametrize(
    ("fields", "question", "answer"),
    [
        ({}, "dated", "unknown"),
        ({"dated": "2011-12-01"}, "dated", "met"),
        ({"dated": "2030-01-01"}, "dated", "not-met"),
        ({"received": "tomorrow"}, "dated", "not-met"),
        ({"person": ""}, "signed-by", "not-met"),
        ({"person": ""}, "powers", "unknown"),
        ({"kind": "gift"}, "kind", "not-met"),
        ({"kind": "territorial-application"}, "kind", "not-met"),
        ({"participant": "XX"}, "open-to-it", "not-met"),
    ],
)
def test_each_thing_that_is_asked_of_an_instrument_is_answered(
    assembly, desk, fields, question, answer
):
    signs(assembly, "AM", "subject-to-ratification")
    given = {"participant": "AM", "kind": "ratification", **HEAD, **fields}
    words = "&".join(f"{name}={value}" for name, value in given.items())
    checks = desk.get(f"{DESK}.json?{words}").json()["examination"]["checks"]
    assert {check["question"]: check["answer"] for check in checks}[question] == answer


def test_what_is_refused_is_told_and_kept_in_the_form(assembly, desk):
    form = form_of(desk.get(DESK), "reservation.made")
    typed = {"participant": "KZ", "reservation": "R", "moment": "consent", "text": "Not article 7."}
    answer = send(desk, form, **typed)
    assert answer.status_code == 409
    assert "Not article 7." in answer.text
    assert 'role="alert"' in answer.text


def test_a_depositary_dates_what_was_received_and_a_delegation_does_not(assembly, desk):
    early = {"_effective": "2011-12-19T13:00:00Z", "participant": "AM", "how": "definitive"}
    assert desk.act("treaty.signed", treaty="pact", **early, **HEAD).status_code == 201
    head = assembly.browser("am.head").act("treaty.signed", treaty="pact", **early, **HEAD)
    assert head.status_code == 403


def test_each_act_and_what_the_clock_makes_of_it_is_notified(assembly, desk):
    desk = in_force(assembly)
    told = desk.get(f"{LIST}.json").json()["notifications"]
    assert [line["title"] for line in reversed(told)] == [
        "Opening for signature",
        "An event on which entry into force depends",
        "Armenia: signature",
        "Belarus: signature",
        "Conditions for entry into force fulfilled",
        "Entry into force",
    ]
    entry = told[1]["entry"]
    assert [line["number"] for line in told[:2]] == [f"C.N.{entry}.2012-F", f"C.N.{entry}.2011-T"]
    assert told[0]["day"] == "2012-01-18"


def test_what_is_not_yet_is_not_notified(assembly, desk):
    on(assembly, EventEstablished, event="parent")
    signs(assembly, "AM")
    signs(assembly, "BY")
    told = desk.get(f"{LIST}.json").json()
    assert "Entry into force" not in [line["title"] for line in told["notifications"]]
    assert told["ahead"] == [{"day": "2012-01-18", "title": "“Pact” enters into force"}]
    number = f"C.N.{assembly.last().seq}.2012-F"
    assert desk.get(f"{LIST}/{number}").status_code == 404


def test_a_notification_is_a_document_in_the_readers_language(assembly, desk):
    signs(assembly, "AM", "subject-to-ratification")
    deposited = {"participant": "AM", "kind": "ratification", **HEAD}
    seq = on(assembly, InstrumentDeposited, **deposited).first
    page = desk.get(f"{LIST}/C.N.{seq}.2011.json").json()["paper"]
    said = [block["text"] for block in page["blocks"]]
    assert page["organisation"] == "Russia, depositary"
    assert said[0] == "Russia, acting as depositary, communicates the following:"
    assert said[1].startswith("Armenia deposited an instrument in due form on 19 December 2011")
    assert "The conditions of Pact, article 9 are not fulfilled yet." in said
    assert desk.get(f"{LIST}/C.N.{seq}.2011.json?lang=ru").json()["paper"]["session"] == "Пакт"
    pdf = desk.get(f"{LIST}/C.N.{seq}.2011.pdf")
    assert pdf.headers["content-type"] == "application/pdf"
    assert f"C.N.{seq}.2011" in PdfReader(BytesIO(pdf.content)).pages[0].extract_text()
    assert desk.get(f"{LIST}/C.N.{seq}.2011.docx").status_code == 200


def test_every_kind_of_notification_can_be_read(assembly, desk):
    desk = in_force(assembly)
    signs(assembly, "KZ", "ad-referendum")
    assert desk.act("signature.confirmed", treaty="pact", participant="KZ").status_code == 201
    signs(assembly, "KG", "initialled")
    kg = {"participant": "KG", "kind": "accession", **HEAD}
    on(assembly, InstrumentDeposited, **kg, territories=("Osh",), provisions=("3",))
    made = {"reservation": "R", "participant": "KG", "moment": "consent", "text": "Not 7."}
    on(assembly, ReservationMade, **made, provisions=("7",))
    for kind, fields in (
        ("objection.made", {"reservation": "R", "participant": "AM", "precludes": True}),
        ("declaration.made", {"participant": "AM", "kind": "optional", "text": "Yes."}),
        ("instrument.returned", {"participant": "TJ", "kind": "accession", "reason": "No."}),
        ("reservation.made", {**made, "reservation": "L", "participant": "BY", "moment": "late"}),
    ):
        assert desk.act(kind, treaty="pact", **fields).status_code == 201
    assembly.clock.go(days=370)
    desk = assembly.browser("depositary")
    on(assembly, WithdrawalNotified, participant="AM", kind="withdrawal", reason="Grave.")
    assert desk.act("reservation.withdrawn", treaty="pact", reservation="R").status_code == 201
    assembly.clock.go(days=200)
    desk = assembly.browser("depositary")
    told = desk.get(f"{LIST}.json").json()["notifications"]
    assert {line["number"].partition("-")[2] for line in told} == {"", "T", "F", "P", "W", "S"}
    for line in told:
        page = desk.get(f"{LIST}/{line['number']}")
        assert page.status_code == 200, line
        assert line["title"] in page.text


def test_the_feeds_tell_the_newest_first(assembly, desk):
    desk = in_force(assembly)
    feed = desk.get(f"{LIST}.atom")
    assert feed.headers["content-type"].startswith("application/atom+xml")
    entries = ET.fromstring(feed.text).findall(f"{ATOM}entry")  # noqa: S314 - our own
    told = desk.get(f"{LIST}.json").json()["notifications"]
    assert [each.find(f"{ATOM}title").text for each in entries] == [
        f"{line['number']} · {line['title']}" for line in told
    ]
    assert entries[0].find(f"{ATOM}id").text.startswith("tag:room.example,2011:register/treaties/")
    items = json.loads(desk.get(f"{LIST}.feed").text)["items"]
    assert [item["url"] for item in items] == [f"notifications/{n['number']}" for n in told]


def test_the_calendar_tells_the_dates(assembly, desk):
    desk = in_force(assembly)
    on(assembly, InstrumentDeposited, participant="KZ", kind="accession", **HEAD)
    made = {"reservation": "R", "participant": "KZ", "moment": "consent", "text": "Not 7."}
    on(assembly, ReservationMade, **made)
    events = Calendar.from_ical(desk.get("/treaties/pact/calendar.ics").text).walk("vevent")
    assert [(str(e.get("summary")), str(e.get("dtstart").dt)) for e in events] == [
        ("“Pact” enters into force", "2012-01-18"),
        ("“Pact” enters into force for Kazakhstan", "2012-02-27"),
        ("“Pact”: last day to object to the reservation R", "2013-01-28"),
    ]
    assert len({str(event.get("uid")) for event in events}) == 3
    for query, count in (("member=AM", 3), ("body=cfm", 3)):
        found = Calendar.from_ical(desk.get(f"/treaties.ics?{query}").text).walk("vevent")
        assert len(found) == count


def test_it_is_shown_who_is_party_to_what(assembly, desk):
    desk = in_force(assembly)
    amendment = {"names": {"en": "Protocol"}, "clause": CLAUSE, "depositary": "RU"}
    assembly.record(TreatyOpened(treaty="protocol", amends="pact", **amendment))
    away = {"kind": "territorial-exclusion", "territories": ("Sevan",), **HEAD}
    on(assembly, InstrumentDeposited, participant="AM", **away)
    applied = {"kind": "provisional-application", "provisions": ("3", "4"), **HEAD}
    on(assembly, InstrumentDeposited, participant="KZ", **applied)
    made = {"reservation": "R", "participant": "BY", "moment": "late", "text": "Not 7."}
    on(assembly, ReservationMade, **made)
    told = desk.get("/treaties/pact/parties.json").json()
    lines = {line["participant"]["code"]: line for line in told["parties"]}
    assert [lines[who]["in_force"] for who in ("AM", "BY", "KZ")] == [*["2012-01-18"] * 2, None]
    assert (lines["AM"]["excluded"], lines["KZ"]["provisions"]) == (["Sevan"], ["3", "4"])
    assert [each["code"] for each in told["amendments"]] == ["protocol"]
    (answer,) = told["reservations"][0]["answers"]
    assert (answer["participant"]["code"], answer["answer"]) == ("AM", "open-to-objection")
    page = desk.get("/treaties/pact/parties").text
    for words in ("Protocol", "Sevan", "provisions 3, 4", "the treaty as it was made"):
        assert words in page
    assert desk.get("/treaties/protocol/parties.json").json()["amends"]["code"] == "pact"


def test_there_is_no_treaty_that_is_not_there(desk):
    for path in ("/desk", "/notifications", "/calendar.ics", "/notifications.atom"):
        assert desk.get(f"/treaties/none{path}").status_code == 404
