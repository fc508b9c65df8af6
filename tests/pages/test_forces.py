"""The pages of forces: what a guest sees of an open one, and that nothing is told of the other."""

from __future__ import annotations

import pytest
from visitor import Visitor

HOME = "/forces"
OPEN = f"{HOME}/peacekeeping"
KSOR = f"{HOME}/ksor"
THEN = "as_of=2012-10-01"
ITEM = "/sessions/ministers-2011-12/items"
OF_KSOR = (
    KSOR,
    f"{KSOR}.json",
    f"{KSOR}/contributions",
    f"{KSOR}/contributions.csv",
    f"{KSOR}/matrix",
    f"{KSOR}/units/KZ-1",
    f"{KSOR}/packages/border",
)


@pytest.fixture(scope="module")
def member(demonstration):
    """Somebody of a delegation who looks at the demonstration."""
    with Visitor(demonstration, "members") as visitor:
        yield visitor


def test_a_guest_sees_the_open_force_alone(guest):
    data = guest.data(f"{HOME}.json?{THEN}")
    assert [line["force"]["code"] for line in data["forces"]] == ["peacekeeping"]
    assert (data["forces"][0]["units"], data["forces"][0]["missing"]) == (3, 2)
    named = {each["code"] for line in data["families"] for each in line["standards"]}
    assert named == {"R-UN", "R-P", "C-545", "C-762", "F-D"}
    assert HOME in guest.read("/").links


@pytest.mark.parametrize("address", OF_KSOR)
def test_nothing_of_the_other_is_there_for_a_guest(guest, member, address):
    assert guest.ask(address).status_code == 404
    assert member.ask(address).status_code == 200


def test_no_page_of_a_guest_tells_of_a_unit_of_the_other(tour):
    told = "Air assault brigade of Kazakhstan"
    assert not [address for address, page in tour.items() if told in page.text]


def test_an_item_leads_to_the_forces_that_were_before_it(guest, member):
    forces = guest.data(f"{ITEM}/6.json")["forces"]
    assert [each["code"] for each in forces] == ["peacekeeping"]
    assert guest.data(f"{ITEM}/7.json")["forces"] == []
    assert member.data(f"{ITEM}/7.json")["forces"][0]["code"] == "ksor"


def test_a_force_says_what_it_has_and_lacks(member):
    data = member.data(f"{KSOR}.json?as_of=2012-06-30")
    assert [(need["code"], need["missing"]) for need in data["needs"]] == [
        ("air", 1),
        ("special", 1),
        ("engineers", 0),
    ]
    levels = {line["level"]: line["units"] for line in data["levels"]}
    assert levels == {"level-1": 3, "level-2": 1, "level-3": 1, "rapid": 1}
    lapsed = [line["unit"]["code"] for line in data["units"] if line["standing"] == "lapsed"]
    assert lapsed == ["BY-1"]
    gone = member.data(f"{KSOR}.json?as_of=2012-12-31")["former"]
    assert [(line["unit"]["code"], line["standing"]) for line in gone] == [("AM-1", "withdrawn")]


def test_the_matrix_says_who_cannot_work_with_whom_and_what_closes_it(member):
    data = member.data(f"{KSOR}/matrix.json?as_of=2012-06-30")
    assert [row["unit"]["code"] for row in data["rows"]][:2] == ["AM-1", "BY-1"]
    assert [cell["verdict"] for cell in data["rows"][0]["cells"]][:2] == ["itself", "apart"]
    assert data["rows"][0]["cells"][1]["families"] == ["munition"]
    added = {
        line["family"]: [(a["unit"]["code"], a["standard"]["code"]) for a in line["additions"]]
        for line in data["fit"]["closing"]
    }
    assert added == {
        "radio": [("KZ-1", "R-A")],
        "munition": [("AM-1", "M-NEW")],
        "fuel": [("TJ-1", "F-D")],
    }
    said = member.read(f"{KSOR}/matrix?as_of=2012-06-30").said
    assert "Fewest re-equipments after which all can work with all: 3" in said


def test_a_unit_has_its_history_and_its_equipment(member):
    data = member.data(f"{KSOR}/units/KZ-1.json?as_of=2012-06-30")
    done = ["unit.pledged", "unit.assessed", "unit.certified", "unit.certified"]
    assert [step["what"] for step in data["steps"]] == done
    assert (data["line"]["level"], data["due"]) == ("level-3", "2012-07-05")
    (apart,) = data["apart"]
    assert {apart["one"]["code"], apart["other"]["code"]} == {"KZ-1", "AM-1"}
    assert apart["families"] == ["radio"]
    assert [each["code"] for each in data["packages"]] == ["border"]


def test_a_package_says_who_can_go_and_which_caveats_apply(guest):
    data = guest.data(f"{OPEN}/packages/un-mission.json?{THEN}")
    ready = {each["line"]["unit"]["code"]: each["ready"] for each in data["units"]}
    assert ready == {"KZ-2": True, "BY-2": False, "KG-2": False}
    assert (data["strength"], data["short"]) == (550, 150)
    assert [len(each["units"]) for each in data["caveats"]] == [2, 1]


def test_the_contributions_are_had_as_a_table(guest):
    rows = guest.ask(f"{OPEN}/contributions.csv?{THEN}").content.decode("utf-8-sig").splitlines()
    assert rows[0].startswith("Contributor,Unit,Kind of unit,Strength,")
    assert len(rows) > len(guest.data(f"{OPEN}.json?{THEN}")["units"])
    assert "Peacekeeping battalion of Kazakhstan" in "\n".join(rows)


@pytest.mark.parametrize("address", [f"{HOME}/xx", f"{OPEN}/units/KZ-1", f"{OPEN}/packages/border"])
def test_what_is_not_there_is_said(guest, address):
    assert guest.ask(address).status_code == 404
