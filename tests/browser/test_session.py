"""A whole session: the podium, three delegations, the hall and an outsider, each in a window."""

from __future__ import annotations

import re

import pytest
from devices import equip
from playwright.sync_api import expect
from served import PHONE, SUMMIT, Windows, button, found, kept, live, press, serving

from plenipo.capabilities.floor.acts import FloorLimitsSet

HERE = f"/sessions/{SUMMIT}"
MINUTES = re.compile(r"0[0-4]:\d\d")
INNER = "between the members only"


@pytest.fixture
def windows(browser, tmp_path):
    """The windows of a room that is about to meet; nothing may go wrong in any of them."""
    path = tmp_path / "summit.plenipo"
    secrets = found(path, FloorLimitsSet(session=SUMMIT, seconds=300))
    with serving(path, secrets) as room:
        windows = Windows(browser, room)
        yield windows
        windows.close()
    assert windows.troubles == []


def act(page, kind, *, audience=None, **fields):
    """Hand in an act by a program of who looks at a page."""
    around = {"audience": audience} if audience else {}
    told = {"act": {"type": kind, "session": SUMMIT, **fields}, **around}
    answer = page.request.post(f"{'/'.join(page.url.split('/')[:3])}/acts", data=told)
    assert answer.status == 201, answer.text()
    return answer.json()


def join(windows):
    """The secretariat makes its account by the link of the first start, with a passkey."""
    page = windows.open("", "/about")
    equip(page)
    page.goto(windows.room.link)
    page.get_by_label("What you call this device").fill("Podium")
    button(page, "Make a passkey").click()
    page.wait_for_url("**/account")
    press(page, "Sign out")
    page.goto(f"{windows.room.address}/sign-in?next=/console")
    button(page, "Sign in with a passkey").click()
    page.wait_for_url("**/console")
    return page


def overhear(page, *addresses):
    """Listen to the streams of pages as a program in this window would, from the beginning."""
    page.evaluate(
        """(addresses) => {
          window.heard = [];
          for (const at of addresses) {
            const source = new EventSource(`/live?at=${encodeURIComponent(at)}&since=0`);
            for (const kind of ["parts", "page", "end", "clock"])
              source.addEventListener(kind, (event) => window.heard.push(event.data));
          }
        }""",
        list(addresses),
    )


def hear(page, words):
    """Wait until some stream that a window listens to has said something."""
    page.evaluate(
        """(words) => new Promise((done) => {
          const look = () =>
            window.heard.some((data) => data.includes(words)) ? done() : setTimeout(look, 50);
          look();
        })""",
        words,
    )


def test_a_session_from_the_roll_to_the_gavel(windows):
    secretary = join(windows)
    secretary.get_by_role("link", name="Summit session").click()
    secretary.get_by_role("link", name="Conduct the session from the podium").click()
    secretary.wait_for_url(f"**{HERE}/podium")
    hall = live(windows.open("", f"{HERE}/hall", size=(1280, 720)))
    outsider, chair = windows.open("", HERE), windows.open("chair", HERE)
    delegates = {
        code: live(windows.open(person, f"/console/{SUMMIT}/1", size=PHONE, has_touch=True))
        for code, person in (("AM", "am.head"), ("BY", "by.head"), ("KZ", "kz.head"))
    }

    _open_the_sitting(secretary, hall, outsider, chair, delegates["AM"])
    _state_at_once(delegates, chair)
    _second_of_two(windows, delegates["AM"])
    _speak(secretary, hall, delegates)
    _decide(secretary, chair, hall, outsider)
    _between_the_members(windows, outsider, delegates)
    _revise(chair, windows)
    _revoke(secretary, windows)
    _close(secretary, hall, outsider)


def _open_the_sitting(secretary, hall, outsider, chair, delegate):
    for member, how in {
        "Armenia": "in the room",
        "Belarus": "in the room",
        "Kazakhstan": "in the room",
        "Kyrgyzstan": "taking part remotely",
    }.items():
        secretary.get_by_label(member, exact=True).last.select_option(label=how)
    press(secretary, "Record the roll")
    for screen in (outsider, chair):
        screen.goto(f"{screen.url}/sitting")
        live(screen)
        expect(screen.locator("#quorum ~ div .answer").first).to_have_text("there is a quorum")
    press(secretary, "Open sitting 1")
    expect(hall.locator(".where")).to_contain_text("Sitting 1")
    expect(outsider.locator("#standing")).to_contain_text("under way")
    secretary.get_by_text("Adopt the agenda").first.click()
    press(secretary, "Adopt the agenda")
    expect(outsider.locator("[aria-labelledby=agenda]")).to_contain_text("adopted")
    press(secretary, "Take up item 1")
    expect(hall.locator("h1")).to_contain_text("Border security assistance")
    assert kept(hall)
    assert kept(outsider)
    delegate.goto(delegate.url.replace("/1", ""))
    expect(delegate.locator(".current")).to_contain_text("Border security assistance")
    expect(delegate.locator("[data-live=attendance]")).to_contain_text("in the room")
    delegate.go_back()


def _state_at_once(delegates, chair):
    """Three delegations press a button each before any of them is answered."""
    chair.goto(chair.url.replace("/sitting", ""))
    live(chair)
    stances = {"AM": "agree", "BY": "agree-ad-referendum", "KZ": "agree"}
    for code, page in delegates.items():
        chosen = f"button[name=stance][value={stances[code]}]"
        assert page.locator(chosen).bounding_box()["height"] >= 44
        page.evaluate(f"setTimeout(() => document.querySelector('{chosen}').click())")
    for page in delegates.values():
        expect(page.locator("#own ~ p").first).to_contain_text("agrees")
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    for code in ("AM", "BY", "KZ"):
        expect(
            delegates["AM" if code != "AM" else "BY"].locator("[data-live=others]")
        ).to_contain_text("agrees")
    assert kept(chair)


def _second_of_two(windows, head):
    """Two of one delegation write at the same time: the second is told what the first said."""
    alternate = live(windows.open("am.alternate", f"/console/{SUMMIT}/2", size=PHONE))
    alternate.get_by_text("With a kind, a reason or a condition").click()
    alternate.locator("#say-reason").fill("a second thought")
    head.goto(head.url.replace(f"{SUMMIT}/1", f"{SUMMIT}/2"))
    with head.expect_navigation():
        head.locator("button[name=stance][value=agree]").click()
    expect(alternate.locator("#changed")).to_be_visible()
    with alternate.expect_navigation():
        alternate.locator("button[name=stance][value=object]").click()
    alert = alternate.get_by_role("alert")
    expect(alert).to_contain_text("Meanwhile Am.Head recorded 'position.stated'")
    expect(alternate.get_by_label("reason")).to_have_value("a second thought")
    press(alternate, "Send it all the same")
    expect(alternate.locator("#own ~ p").first).to_contain_text("objects")
    expect(head.locator("#own ~ p").first).to_contain_text("a second thought")


def _speak(secretary, hall, delegates):
    by, kz = delegates["BY"], delegates["KZ"]
    press(by, "Ask to make a statement")
    press(kz, "Raise a point of order")
    expect(by.locator("[data-live=room]")).to_contain_text("1 is heard before you")
    expect(hall.locator(".next li").first).to_contain_text("Kazakhstan")
    expect(secretary.locator("[data-live=waiting] li")).to_have_count(2)
    press(secretary, "Give the floor to Belarus")
    expect(hall.locator(".speaker")).to_have_text("Belarus")
    expect(hall.locator(".also time")).to_have_text(MINUTES)
    first = hall.locator(".also time").inner_text()
    expect(hall.locator(".also time")).not_to_have_text(first)
    expect(by.locator("[data-live=room]")).to_contain_text("You have the floor")
    press(secretary, "Give the floor to Kazakhstan")
    expect(hall.locator(".speaker")).to_have_text("Kazakhstan")
    press(kz, "We have spoken")
    expect(hall.locator(".speaker")).to_have_text("Belarus")
    press(secretary, "Has spoken")
    expect(hall.locator(".speaker")).to_have_text("Nobody has the floor.")
    assert kept(hall)


def _decide(secretary, chair, hall, outsider):
    """In a tour de table the secretary enters for the others; then the chair declares it."""
    for member in ("Kyrgyzstan", "Russia", "Tajikistan", "Uzbekistan"):
        secretary.goto(f"{hall.url.replace('/hall', '/tour')}?item=1")
        secretary.get_by_role("link", name="The secretariat enters positions").click()
        secretary.get_by_role("link", name=f"Enter for {member}").click()
        expect(secretary.locator("#own")).to_contain_text(f"{member} you enter on its behalf")
        with secretary.expect_navigation():
            secretary.locator("button[name=stance][value=agree]").click()
    told = {"item": "1", "decision": "D-1", "rule": "csto-consensus"}
    act(chair, "decision.taken", **told, outcome="adopted", says="adopted")
    expect(hall.locator(".result")).to_contain_text("D-1")
    expect(hall.locator(".result .outcome")).to_have_text("adopted")
    expect(outsider.locator("[aria-labelledby=agenda] li").first).to_contain_text("adopted")
    assert kept(hall)


def _between_the_members(windows, outsider, delegates):
    """What is said between the members is live for them, and nowhere for anybody else."""
    watched = (HERE, f"{HERE}/items/3", f"{HERE}/tour?item=3", "/journal")
    overhear(outsider, *watched)
    inside = live(windows.open("kz.head", f"{HERE}/items/3"))
    told = {"item": "3", "member": "BY", "stance": "object", "reason": INNER}
    done = act(delegates["BY"], "position.stated", **told, audience=["members"])
    expect(inside.locator("#BY")).to_contain_text(INNER)
    public = {"item": "3", "member": "AM", "stance": "agree", "reason": "said to everybody"}
    act(delegates["AM"], "position.stated", **public)
    hear(outsider, "said to everybody")
    assert INNER not in outsider.evaluate("window.heard.join()")
    for address in (*watched, f"{HERE}.json", f"{HERE}/items/3.json", "/journal.json"):
        answer = outsider.request.get(windows.room.address + address)
        assert answer.status == 200, address
        assert INNER not in answer.text(), address
    sealed = outsider.request.get(f"{windows.room.address}/entries/{done['first']}").text()
    assert "BY" not in sealed.partition("<main")[2].partition("</main>")[0]


def _revise(chair, windows):
    """A new text: who had spoken on the one before is asked to reconfirm, as they look."""
    console = live(windows.open("am.head", "/console", size=PHONE))
    item = console.locator("li", has_text="Rules for information security")
    expect(item).to_have_count(0)
    act(chair, "item.revised", item="2", text="sha256:0b", reason="paragraph 3 was softened")
    expect(item).to_contain_text("the text has changed: reconfirm your position")
    assert kept(console)


def _revoke(secretary, windows):
    """Whose credentials are revoked is told so, and is sent nothing any more."""
    place = live(windows.open("kz.head", f"/console/{SUMMIT}", size=PHONE))
    told = {"credential": "T-0", "reason": "recalled"}
    answer = secretary.request.post(
        f"{windows.room.address}/acts", data={"act": {"type": "credentials.revoked", **told}}
    )
    assert answer.status == 201, answer.text()
    expect(place.get_by_text("You speak for no delegation here.")).to_be_visible()
    assert not kept(place)
    place.goto(f"{windows.room.address}/console")
    expect(place.get_by_text("You are not accredited at present")).to_be_visible()


def _close(secretary, hall, outsider):
    secretary.goto(hall.url.replace("/hall", "/podium"))
    secretary.get_by_label("What the chair says").fill("We meet again at the summit.")
    press(secretary, "Close")
    expect(hall.locator(".standing")).to_contain_text("closed")
    expect(outsider.locator("#standing")).to_contain_text("closed")
    assert kept(hall)
    assert kept(outsider)
