"""The pages of the room: the sitting, the speakers, the tour de table, the screen of the hall."""

from datetime import timedelta

import pytest
from registers import NOON, SESSION, Chronicle
from sitting import CODES, ROOM, SEALED, build_pause, build_sitting, found, sit, speak
from visitor import Visitor

from plenipo.capabilities.floor.acts import FloorGiven, FloorRequested
from plenipo.capabilities.sittings.acts import AttendanceTaken, ChairPassed, SittingSuspended
from plenipo.core.clock import write_moment

HOME = f"/sessions/{SESSION}"
PAGES = ("sitting", "floor", "tour", "hall")


@pytest.fixture(scope="module")
def delegate(sitting_register):
    with Visitor(sitting_register) as visitor:
        yield visitor


@pytest.fixture(scope="module")
def waiter(tmp_path_factory):
    """Somebody who looks at a sitting that is suspended."""
    with Visitor(build_pause(tmp_path_factory.mktemp("pause") / "pause.plenipo")) as visitor:
        yield visitor


def test_the_sitting_says_of_each_delegation_how_it_is_there(delegate):
    data = delegate.data(f"{HOME}/sitting.json")
    told = {d["member"]["code"]: d["how"] for d in data["delegations"]}
    assert list(told) == list(CODES)
    assert told == {
        "AM": "present",
        "BY": "present",
        "KZ": "present",
        "KG": "present",
        "RU": "present",
        "TJ": "remote",
        "UZ": "absent",
    }
    (kazakhstan,) = [d for d in data["delegations"] if d["member"]["code"] == "KZ"]
    assert {s["body"]["code"]: s["how"] for s in kazakhstan["seats"]} == {
        "cfm": "present",
        "wg": "absent",
    }
    assert [d["member"]["name"] for d in data["observers"]] == ["United Nations"]
    assert {c["how"]: c["count"] for c in data["counts"]} == {
        "present": 5,
        "remote": 1,
        "absent": 1,
    }


def test_the_quorums_are_told_in_the_sentences_of_each_body_s_rule(delegate):
    data = delegate.data(f"{HOME}/sitting.json")
    assembly, committee = data["quorums"]
    assert (assembly["open"]["says"], assembly["decide"]["says"]) == ("quorum", "quorum")
    (bar,) = assembly["decide"]["bars"]
    assert bar["sentence"] == "6 of 7 members attending; more than 1/2 needed: 4."
    assert committee["decide"]["says"] == "quorum"
    said = delegate.read(f"{HOME}/sitting").said
    assert "2 of 3 members present; at least 2/3 needed: 2." in said
    assert "Rules of Procedure of the OAS General Assembly, Article 52" in said


def test_a_sitting_without_a_quorum_says_what_is_missing_and_why_it_was_opened(delegate):
    page = delegate.read(f"{HOME}/sitting?number=1")
    assert "2 more must be there." in page.said
    assert "When it was opened, the rule answered: no quorum." in page.said
    assert "Opened against the rule nobody minds" in page.said


def test_the_agenda_marks_the_item_taken_up_and_what_was_left_out(delegate):
    agenda = delegate.data(f"{HOME}/sitting.json")["agenda"]
    assert [(line["item"], line["on"], line["current"], line["outcome"]) for line in agenda] == [
        ("1", True, False, "adopted"),
        ("2", True, True, ""),
        ("3", False, False, ""),
    ]
    said = delegate.read(f"{HOME}/sitting").said
    assert "2 Matter 2 taken up now" in said
    assert "3 Matter 3 not on the agenda" in said


def test_the_chair_is_the_one_it_was_passed_to_and_at_a_past_moment_the_one_before(delegate):
    now = delegate.data(f"{HOME}/sitting.json")["chair"]
    assert (now["member"]["code"], now["office"]) == ("KZ", "vice-chair")
    then = write_moment(NOON + timedelta(minutes=8))
    before = delegate.data(f"{HOME}/sitting.json?as_of={then}")["chair"]
    assert (before["member"]["code"], before["office"]) == ("BY", "")


def test_the_floor_says_who_speaks_until_when_and_who_waits_in_what_order(delegate):
    data = delegate.data(f"{HOME}/floor.json")
    speaking = data["speaking"]
    assert (speaking["member"]["code"], speaking["seconds"]) == ("KG", 600)
    page = delegate.read(f"{HOME}/floor")
    assert page.attribute("time", "data-until", **{"class": "until"}) == [speaking["ends"]]
    assert speaking["ends"].endswith("Z")
    waits = [(s["member"]["code"], s["kind"]) for s in data["waiting"]]
    assert waits == [
        ("BY", "point-of-order"),
        ("AM", "right-of-reply"),
        ("UN", "statement"),
        ("RU", "statement"),
        ("TJ", "statement"),
        ("UZ", "statement"),
    ]
    assert data["closed_items"] == ["2"]
    assert [s["member"]["code"] for s in data["spoken"]] == ["KZ"]
    assert [(told["item"], told["seconds"], told["times"]) for told in data["limits"]] == [
        ("", 300, 0),
        ("2", 120, 2),
    ]
    assert "/members/UN" not in page.links
    assert "2:00 minutes" in page.said


def test_the_tour_begins_with_the_lot_and_says_who_is_next(delegate):
    data = delegate.data(f"{HOME}/tour.json")
    assert data["item"] == "2"
    codes = [line["member"]["code"] for line in data["lines"]]
    assert codes == ["KZ", "KG", "RU", "TJ", "UZ", "AM", "BY"]
    assert [line["member"]["code"] for line in data["lines"] if line["spoken"]] == ["KZ"]
    assert [line["member"]["code"] for line in data["lines"] if line["speaking"]] == ["KG"]
    assert [line["member"]["code"] for line in data["lines"] if line["next"]] == ["RU"]
    said = delegate.read(f"{HOME}/tour").said
    assert "1 of 7 have spoken" in said
    assert "The letter “К” was drawn: it begins with Kazakhstan." in said
    assert "reserves (scrutiny)" in said


def test_the_tour_can_be_of_another_item(delegate):
    data = delegate.data(f"{HOME}/tour.json?item=1")
    assert data["item"] == "1"
    assert [line["stance"] for line in data["lines"]] == ["agree"] * 3 + ["", "", "agree", "agree"]
    delegate.read(f"{HOME}/tour?item=9", status=404)


def test_the_screen_shows_item_speaker_next_and_the_last_result(delegate):
    page, data = delegate.read(f"{HOME}/hall"), delegate.data(f"{HOME}/hall.json")
    assert (data["item"], data["title"]) == ("2", "Matter 2")
    assert data["speaking"]["member"]["name"] == "Kyrgyzstan"
    assert page.attribute("time", "data-until") == [data["speaking"]["ends"]]
    assert [s["member"]["code"] for s in data["waiting"]] == ["BY", "AM", "UN", "RU", "TJ"]
    assert data["more"] == 1
    result = data["result"]
    assert (result["number"], result["outcome"], result["contested"]) == (
        "V/1",
        "not-adopted",
        True,
    )
    assert [(c["cast"], c["count"]) for c in result["counts"]] == [
        ("for", 4),
        ("against", 1),
        ("abstaining", 1),
    ]
    for part in ("2 Matter 2", "Kyrgyzstan", "Next", "not adopted", "and 1 more"):
        assert part in page.said, part
    hall = page.text.partition('<div class="hall">')[2].partition("</main>")[0]
    assert "<a " not in hall
    assert "<button" not in hall
    assert "<input" not in hall


def test_a_sitting_that_is_suspended_says_until_when(waiter):
    said = waiter.read(f"{HOME}/hall").said
    assert "The sitting: suspended for now until 18:30:00 UTC" in said
    data = waiter.data(f"{HOME}/sitting.json")
    assert (data["state"], data["until"], data["why"]) == (
        "suspended",
        "2011-12-19T18:30:00Z",
        "consultations",
    )
    assert "Nobody has the floor." in said


@pytest.mark.parametrize("page", PAGES)
def test_a_session_leads_to_its_room_where_it_keeps_sittings(delegate, page):
    assert f"{HOME}/{page}" in delegate.read(HOME).links


def test_a_session_without_sittings_leads_nowhere_and_has_no_sitting(guest):
    ministers = "/sessions/ministers-2011-12"
    assert not any(link.startswith(f"{ministers}/sitting") for link in guest.read(ministers).links)
    guest.read(f"{ministers}/sitting", status=404)
    assert "Nobody has the floor." in guest.read(f"{ministers}/hall").said
    guest.read("/sessions/none/hall", status=404)
    guest.read("/sessions/none/sitting", status=404)


class Watched(Chronicle):
    """A register whose pages of the room are looked at after every act."""

    def __init__(self, path):
        super().__init__(path)
        self.shown = {}
        self.visitor = Visitor(path)

    def record(self, *acts, **around):
        for act in acts:
            moment = write_moment(self.moment)
            answer = super().record(act, **around)
            self.shown[moment] = [self.visitor.ask(f"{HOME}/{page}.json").content for page in PAGES]
        return answer


def test_a_page_of_the_room_as_of_a_moment_is_the_page_as_it_was_shown_then(tmp_path):
    chronicle = Watched(tmp_path / "watched.plenipo")
    with chronicle.visitor as visitor:
        found(chronicle)
        chronicle.moment, chronicle.shown = NOON, {}
        sit(chronicle)
        speak(chronicle)
        assert len(chronicle.shown) == 34
        for moment, pages in chronicle.shown.items():
            again = [visitor.ask(f"{HOME}/{page}.json?as_of={moment}").content for page in PAGES]
            assert again == pages, moment
        assert len({tuple(pages) for pages in chronicle.shown.values()}) > 25
    chronicle.close()


SECRETS = (
    AttendanceTaken(**ROOM, sitting="2", member="UZ", how="present"),
    FloorRequested(**ROOM, member="KZ", kind="point-of-order"),
    FloorGiven(**ROOM, member="KZ", kind="point-of-order"),
    ChairPassed(**ROOM, member="AM", person=SEALED),
    SittingSuspended(**ROOM, sitting="2", reason=SEALED),
)


@pytest.fixture(scope="module")
def sealed_register(tmp_path_factory):
    return build_sitting(tmp_path_factory.mktemp("sealed") / "sealed.plenipo", *SECRETS)


@pytest.mark.parametrize("page", PAGES)
def test_what_is_sealed_in_the_room_changes_nothing_for_the_public(delegate, sealed_register, page):
    address = f"{HOME}/{page}"
    with Visitor(sealed_register) as public, Visitor(sealed_register, "secretariat") as secretary:
        assert public.data(f"{address}.json") == delegate.data(f"{address}.json")
        assert SEALED not in public.ask(address).text
        assert secretary.data(f"{address}.json") != delegate.data(f"{address}.json")


def test_the_secretariat_sees_what_was_sealed(sealed_register):
    with Visitor(sealed_register, "secretariat") as secretary:
        page = secretary.read(f"{HOME}/sitting")
        floor = secretary.data(f"{HOME}/floor.json")
    assert SEALED in page.said
    assert floor["speaking"]["member"]["code"] == "KZ"
    assert [s["member"]["code"] for s in floor["interrupted"]] == ["KG"]
    assert floor["interrupted"][0]["ends"] is None
