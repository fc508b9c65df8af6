"""The chair: a question with its moment, an objection, the gavel, and a ballot in secret."""

import re

import pytest
from playwright.sync_api import expect
from served import PHONE, SUMMIT, Windows, found, live, press, serving
from story import ELECTION

from plenipo.capabilities.positions.acts import PositionStated
from plenipo.capabilities.rulebook.acts import RuleAdopted
from plenipo.capabilities.sessions.acts import ItemProposed

HERE = f"/sessions/{SUMMIT}"
HEADS = {"AM": "am.head", "BY": "by.head", "KZ": "kz.head"}
NAMES = {"AM": "Armenia", "BY": "Belarus", "KZ": "Kazakhstan"}
NUMBER = re.compile("[0-9a-f]{32}")


def agreed(item):
    """Everybody agrees with an item."""
    members = ("AM", "BY", "KZ", "KG", "RU", "TJ", "UZ")
    return [PositionStated(session=SUMMIT, item=item, member=m, stance="agree") for m in members]


@pytest.fixture
def windows(browser, tmp_path):
    """The windows of a room; an election is on the agenda, whose rule lets it be secret."""
    path = tmp_path / "summit.plenipo"
    election = ItemProposed(
        session=SUMMIT, item="9", names={"en": "Secretary-General"}, rule="election"
    )
    adopted = RuleAdopted(rule="election", text=ELECTION)
    secrets = found(path, adopted, election, *agreed("1"), *agreed("3"))
    with serving(path, secrets) as room:
        windows = Windows(browser, room)
        yield windows
        windows.close()
    assert windows.troubles == []


def section(page, name):
    return page.locator(f"[aria-labelledby={name}]")


def test_the_question_is_put_and_one_delegation_objects_within_the_moment(windows):
    chair = live(windows.open("chair", f"{HERE}/chair?item=1"))
    hall = live(windows.open("", f"{HERE}/hall", size=(1280, 720)))
    before = {
        code: live(windows.open(person, f"{HERE}/question", size=PHONE, has_touch=True))
        for code, person in HEADS.items()
    }
    expect(section(chair, "rule")).to_contain_text("adopted")
    press(chair, "60 seconds")
    for page in before.values():
        expect(section(page, "put")).to_contain_text("Border security assistance")
        expect(section(page, "put").locator("[data-until]")).to_have_text(re.compile(r"0[01]:\d\d"))
    expect(section(chair, "gavel")).to_contain_text("once the moment for objections is over")
    before["KZ"].get_by_label("Reason, if you wish to give one").fill("paragraph 4 is new")
    press(before["KZ"], "We object")
    expect(section(before["KZ"], "put")).to_contain_text("Your delegation has objected")
    for page in (chair, before["AM"]):
        expect(section(page, "put")).to_contain_text("paragraph 4 is new")
    chair.get_by_text("Take the question back").click()
    chair.get_by_label("Why the question is taken back").fill("to consult Kazakhstan")
    press(chair, "Take it back")
    expect(section(before["BY"], "put")).to_contain_text("No question is put")
    assert hall.locator("form:visible").count() == 0


def test_against_the_rules_answer_the_chair_is_asked_twice_and_it_is_recorded_as_that(windows):
    chair = live(windows.open("chair", f"{HERE}/chair?item=2"))
    item = live(windows.open("am.head", f"{HERE}/items/2"))
    gavel = section(chair, "gavel")
    with chair.expect_navigation():
        gavel.get_by_role("link", name="Declare it adopted").click()
    expect(section(chair, "again")).to_contain_text("This is against the rule’s answer")
    chair.get_by_label("Your reason").fill("nobody in the room spoke against it")
    press(chair, "Declare it adopted all the same")
    expect(section(item, "decisions")).to_contain_text("Declared against the rule’s answer")
    expect(section(item, "decisions")).to_contain_text("nobody in the room spoke against it")


def test_with_the_rules_answer_the_gavel_falls_at_once_and_an_item_is_put_off(windows):
    chair = live(windows.open("chair", f"{HERE}/chair?item=1"))
    outsider = live(windows.open("", HERE))
    press(chair, "Declare it adopted")
    expect(section(chair, "item")).to_contain_text("adopted")
    row = outsider.locator("tr", has_text="Border security assistance")
    expect(row).to_contain_text("agreed")
    chair.goto(f"{windows.room.address}{HERE}/chair?item=3")
    chair.get_by_label("Why it is put off").fill("the experts have not met")
    press(chair, "Put off item 3")
    expect(outsider.locator("tr", has_text="Joint exercises")).to_contain_text("deferred")


def test_a_secret_ballot_tells_who_voted_and_not_how_and_each_finds_its_paper(windows):
    chair = live(windows.open("chair", f"{HERE}/chair?item=9"))
    outsider = live(windows.open("", HERE))
    press(chair, "secret ballot")
    chair.get_by_text("Open a ballot", exact=True).click()
    with chair.expect_navigation():
        section(chair, "ballots").get_by_role("button", name="secret ballot").click()
    receipts = {}
    for (code, person), how in zip(
        HEADS.items(), ("in favour", "against", "in favour"), strict=True
    ):
        page = windows.open(person, f"{HERE}/question", size=PHONE, has_touch=True)
        section(page, "ballots").get_by_role("link").first.click()
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
        press(page, how)
        receipts[code] = page.locator(".receipt").inner_text(), how
        assert NUMBER.fullmatch(receipts[code][0])
        expect(section(chair, "b-1")).to_contain_text(NAMES[code])
        assert receipts[code][0] not in chair.content()
    assert "against" not in section(chair, "b-1").locator("p").first.inner_text()
    link = section(chair, "b-1").get_by_role("link").first
    ballot, address = link.locator("b").inner_text(), link.get_attribute("href")
    press(chair, f"Close ballot {ballot}")
    press(chair, f"Declare vote {ballot} adopted")
    for code, person in HEADS.items():
        page = windows.open(person, address, size=PHONE)
        number, how = receipts[code]
        row = section(page, "papers").locator("tr", has_text=number)
        expect(row).to_contain_text(how)
    journal = outsider.request.get(f"{windows.room.address}/journal.json").json()
    counted = [line for line in journal["lines"] if line["act"] == "ballot.counted"]
    assert len(counted) == len(HEADS)
    assert {(line["by"], line["principal"]) for line in counted} == {("ballot-box", "")}
