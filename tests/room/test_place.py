"""A delegation's place in a session, a silence to answer, and the podium: forms people send."""

import html
import re
from datetime import timedelta

import pytest
from story import JOINT
from test_console import forms

from plenipo.capabilities.floor.state import Floors
from plenipo.capabilities.rulebook.acts import RuleAdopted
from plenipo.capabilities.sessions.acts import SessionConvened
from plenipo.capabilities.silence.acts import SilenceOpened
from plenipo.capabilities.sittings.state import Sittings
from plenipo.procedure.rule_file import text_of

PLACE = f"/console/{JOINT}"
SPEAK = f"{PLACE}/2"
PODIUM = f"/sessions/{JOINT}/podium"
ANSWER = "/silences/Q-1/answer"
ALL = ["AM", "BY", "KZ", "KG", "RU", "TJ", "UZ"]


def send(browser, address, act, number=0, **chosen):
    """Send a form of a page as it stands there, with what was chosen in it."""
    page = browser.get(address).text
    found = [form for form in forms(page, "/acts") if form["_type"] == act]
    assert found, f"{address} has no form for {act}"
    given = {name: html.unescape(value) for name, value in found[number].items()}
    return browser.assembly.client.post(
        "/acts", data=given | chosen, headers=browser._headers({}), follow_redirects=False
    )


def offered(browser, address):
    """What acts a page offers."""
    return sorted({form["_type"] for form in forms(browser.get(address).text, "/acts")})


def buttons(browser, address, name):
    """The values of the buttons of this name."""
    page = browser.get(address).text
    return re.findall(rf'<button type="submit" name="{name}" value="([^"]+)"', page)


def floor(assembly):
    return assembly.registrar.state.of(Floors).of(JOINT).at(assembly.clock())


def sitting(assembly, number="1"):
    return assembly.registrar.state.of(Sittings).sitting(JOINT, number)


def open_silence(assembly, **fields):
    assembly.record(RuleAdopted(rule="osce-silence", text=text_of("osce-silence")))
    told = {
        "silence": "Q-1",
        "names": {"en": "A draft decision"},
        "rule": "osce-silence",
        "expires": assembly.clock() + timedelta(days=3),
        "zone": "+00:00",
        "body": "cfm",
        "document": "D/1",
    }
    assembly.record(SilenceOpened(**told | fields))


def test_a_delegation_says_that_it_is_there(assembly):
    for person, ways in {
        "am.head": ["present", "remote"],
        "am.adviser": ["present", "remote"],
        "rs.observer": ["present", "remote"],
        "interpreter": [],
        "chair": [],
    }.items():
        assert buttons(assembly.browser(person), PLACE, "how") == ways, person
    adviser = assembly.browser("am.adviser")
    assert send(adviser, PLACE, "attendance.taken", how="present").status_code == 303
    assert sitting(assembly).presence(assembly.clock()) == {"AM": "present"}
    assert buttons(adviser, PLACE, "how") == ["remote", "left"]
    assert adviser.get(f"{PLACE}.json").json()["room"]["attendance"] == "present"


def test_a_delegation_asks_for_the_floor_and_withdraws(assembly):
    head = assembly.browser("am.head")
    kinds = ["statement", "point-of-order", "right-of-reply", "motion"]
    assert buttons(head, SPEAK, "kind") == kinds
    assert send(head, SPEAK, "floor.requested", kind="statement").status_code == 303
    assert assembly.last().act.item == "2"
    assert buttons(head, SPEAK, "kind") == kinds[1:]
    by = assembly.browser("by.head")
    assert send(by, SPEAK, "floor.requested", kind="right-of-reply").status_code == 303
    (asked,) = by.get(f"{SPEAK}.json").json()["room"]["asked"]
    assert (asked["kind"], asked["before"]) == ("right-of-reply", 1)
    assert send(head, SPEAK, "floor.withdrawn").status_code == 303
    assert [request.member for request in floor(assembly).waiting] == ["BY"]
    assert buttons(head, SPEAK, "kind") == kinds


def test_who_observes_makes_statements_and_an_adviser_does_not_speak(assembly):
    observer = assembly.browser("rs.observer")
    assert buttons(observer, PLACE, "kind") == ["statement", "right-of-reply"]
    assert send(observer, PLACE, "floor.requested", kind="statement").status_code == 303
    assert floor(assembly).waiting[0].member == "RS"
    assert "floor.requested" not in offered(assembly.browser("am.adviser"), PLACE)
    assert observer.get(f"{PLACE}.json").json()["items"] == []


OF_TWO = {"items": ("2", "3"), "may": ("speak", "propose")}
OF_ONE = {"items": ("3",), "may": ("speak",)}


@pytest.mark.parametrize(
    ("granted", "offers", "asks", "told"),
    [
        (OF_TWO, ("attendance",), True, "attends items 2, 3. It may: speak, propose."),
        (OF_ONE, ("attendance",), False, "Your delegation attends items 3. It may: speak."),
        ({}, ("attendance",), False, "attends the whole session. It neither speaks nor proposes."),
        ({"may": ("speak",)}, ("attendance", "floor"), True, "the whole session. It may: speak."),
        (None, (), False, "Your delegation was not let into this session. Ask the secretariat."),
    ],
)
def test_an_observer_is_offered_what_it_was_granted(assembly, granted, offers, asks, told):
    secretary, observer = assembly.browser("secretary"), assembly.browser("rs.observer")
    fields = {"partner": "RS", "session": JOINT}
    if granted is None:
        secretary.act("participation.ended", **fields, reason="by decision")
    else:
        secretary.act("participation.granted", **fields, **granted)
    page = " ".join(re.sub("<[^>]*>", "", observer.get(PLACE).text).split())
    assert told in page
    assert ("Nobody has the floor." in page) is ("floor" not in offers)
    acts = offered(observer, PLACE)
    assert sorted({act.partition(".")[0] for act in acts}) == list(offers)
    asked = observer.act("floor.requested", session=JOINT, item="2", member="RS")
    assert (asked.status_code == 201) is asks, asked.text


def test_on_a_closed_list_replies_and_points_of_order_are_left(assembly):
    send(assembly.browser("chair"), PODIUM, "speakers.closed")
    head = assembly.browser("am.head")
    assert buttons(head, PLACE, "kind") == ["point-of-order", "right-of-reply"]
    assert "The list is closed." in head.get(PLACE).text
    send(assembly.browser("chair"), PODIUM, "speakers.reopened")
    assert len(buttons(head, PLACE, "kind")) == 4


def test_who_has_the_floor_ends_it(assembly):
    head = assembly.browser("am.head")
    send(head, PLACE, "floor.requested", kind="statement")
    chair = assembly.browser("chair")
    assert send(chair, PODIUM, "floor.given").status_code == 303
    page = head.get(f"{PLACE}.json").json()["room"]
    assert (page["speaking"], page["speaker"]) == (True, None)
    assert (
        assembly.browser("by.head").get(f"{PLACE}.json").json()["room"]["speaker"]["code"] == "AM"
    )
    assert send(head, PLACE, "floor.ended").status_code == 303
    assert floor(assembly).speaking is None


def test_the_secretary_enters_the_attendance_and_the_floor_of_any_delegation(assembly):
    secretary = assembly.browser("secretary")
    address = f"{PLACE}?member=KZ"
    assert send(secretary, address, "attendance.taken", how="remote").status_code == 303
    assert send(secretary, address, "floor.requested", kind="motion").status_code == 303
    assert (assembly.last().by, assembly.last().principal) == ("secretary", "KZ")
    page = secretary.get(f"{address}&x=.json".replace(PLACE, f"{PLACE}.json", 1)).json()
    assert [d["code"] for d in page["delegations"]] == ALL


def test_the_tour_leads_the_secretary_to_each_delegation_and_nobody_else(assembly):
    tour = f"/sessions/{JOINT}/tour?item=2"
    for person in ("secretary", ""):  # a page that is the same for all leads to one of their own
        page = assembly.browser(person).get(tour).text
        assert f'href="{PODIUM}?item=2#tour"' in page
        assert "?member=" not in page.partition("<main")[2]
    page = assembly.browser("secretary").get(f"{PODIUM}?item=2").text
    for code in ALL:
        assert f'href="/console/{JOINT}/2?member={code}"' in page
    for person in ("chair", "am.head", ""):
        assert "?member=" not in assembly.browser(person).get(f"{PODIUM}?item=2").text, person


def test_in_the_tour_a_position_on_an_earlier_text_is_none(assembly):
    assembly.browser("am.head").state("AM", "agree")
    secretary = assembly.browser("secretary")
    line = secretary.get(f"{PODIUM}.json?item=2").json()["tour"][0]
    assert (line["member"]["code"], line["stance"], line["next"]) == ("AM", "agree", True)
    secretary.act("item.revised", session=JOINT, item="2", text="sha256:b", reason="softened")
    assert secretary.get(f"{PODIUM}.json?item=2").json()["tour"][0]["stance"] == ""


@pytest.mark.parametrize("person", ["am.head", "interpreter", "rs.observer", "nobody", ""])
def test_who_does_not_conduct_a_session_is_told_so(assembly, person):
    page = assembly.browser(person).get(PODIUM)
    assert page.status_code == 200
    assert "Chair and secretary conduct the session from here" in page.text
    assert not forms(page.text, "/acts")


def test_a_sitting_is_conducted_from_the_podium(assembly):
    secretary, chair = assembly.browser("secretary"), assembly.browser("chair")
    roll = {f"_into.{code}": "present" for code in ALL} | {"_into.UZ": "absent", "_into.RS": ""}
    assert send(secretary, PODIUM, "roll.called", **roll).status_code == 303
    act = assembly.last().act
    assert (act.present, act.absent) == (tuple(ALL[:-1]), ("UZ",))
    assert send(chair, PODIUM, "sitting.opened").status_code == 303
    assert assembly.last().act.says == "not-required"
    assert send(chair, PODIUM, "agenda.adopted", left_out="3").status_code == 303
    assert send(chair, PODIUM, "item.called", number=1).status_code == 303
    assert assembly.last().act.item == "2"
    assert send(chair, PODIUM, "sitting.suspended", reason="consultations").status_code == 303
    assert "item.called" not in [
        form["_type"] for form in forms(chair.get(PODIUM).text, "/acts") if "Take up" in form
    ]
    assert send(chair, PODIUM, "sitting.resumed").status_code == 303
    assert send(chair, PODIUM, "sitting.closed", statement="Thank you.").status_code == 303
    assert secretary.get(f"{PODIUM}.json").json()["number"] == "2"


def test_a_sitting_without_a_quorum_is_opened_with_a_reason(assembly):
    rule, podium = "un-general-assembly", "/sessions/ga/podium"
    assembly.record(RuleAdopted(rule=rule, text=text_of(rule)))
    day, names = assembly.clock().date(), {"en": "Assembly"}
    assembly.record(
        SessionConvened(session="ga", names=names, bodies=("cfm",), opens=day, rule=rule)
    )
    secretary = assembly.browser("secretary")
    assert secretary.get(f"{podium}.json").json()["says"] == "not-counted"
    roll = {f"_into.{code}": "absent" for code in ALL}
    assert send(secretary, podium, "roll.called", **roll).status_code == 303
    assert assembly.last().act.present == ()
    assert secretary.get(f"{podium}.json").json()["says"] == "no-quorum"
    assert "Why it is opened without a quorum" in secretary.get(podium).text
    assert send(secretary, podium, "sitting.opened").status_code == 409
    assert send(secretary, podium, "sitting.opened", reason="all agreed").status_code == 303


def test_the_chair_calls_no_roll(assembly):
    assert "roll.called" not in offered(assembly.browser("chair"), PODIUM)
    assert "roll.called" in offered(assembly.browser("secretary"), PODIUM)


def test_the_floor_the_limits_and_the_lot_are_the_podiums(assembly):
    chair = assembly.browser("chair")
    limits = {"seconds": "180", "times": "2", "replies": "last"}
    assert send(chair, PODIUM, "floor-limits.set", **limits).status_code == 303
    lot = {"language": "ru", "letter": "К"}
    assert send(chair, PODIUM, "order.drawn", **lot).status_code == 303
    called = {"member": "TJ", "kind": "statement", "seconds": "60"}
    assert send(chair, PODIUM, "floor.given", **called).status_code == 303
    page = chair.get(f"{PODIUM}.json").json()
    assert page["speaking"]["member"]["code"] == "TJ"
    assert page["languages"] == ["en", "ru"]
    assert send(chair, PODIUM, "floor.ended").status_code == 303
    assert floor(assembly).speaking is None


def test_what_the_podium_offers_is_recorded_by_who_may(assembly):
    """Nothing on it ends in a refusal for want of standing."""
    for person in ("chair", "secretary"):
        browser = assembly.browser(person)
        for act in offered(browser, PODIUM):
            if act in offered(browser, PODIUM):
                assert send(browser, PODIUM, act).status_code != 403, (person, act)


def test_a_silence_that_runs_awaits_who_is_silent(assembly):
    open_silence(assembly)
    head = assembly.browser("am.head")
    before = head.get("/console.json").json()
    (waiting,) = before["silences"]
    assert (waiting["silence"]["code"], waiting["delegation"]["code"]) == ("Q-1", "AM")
    assert f'href="{ANSWER}?member=AM"' in head.get("/console").text
    assert send(head, ANSWER, "silence.agreed").status_code == 303
    after = head.get("/console.json").json()
    assert after["silences"] == []
    assert after["count"] == before["count"] - 1
    assert len(assembly.browser("by.head").get("/console.json").json()["silences"]) == 1


def test_a_silence_is_broken_and_lifted_part_by_part(assembly):
    open_silence(assembly, parts=("1", "2", "3"))
    head = assembly.browser("am.head")
    told = {"kind": "objection", "reason": "a word", "letter": "AM/7", "parts": "2"}
    assert send(head, ANSWER, "silence.broken", **told).status_code == 303
    act = assembly.last().act
    assert (act.kind, act.reason, act.letter, act.parts) == ("objection", "a word", "AM/7", ("2",))
    page = head.get(f"{ANSWER}.json").json()
    assert [part["broken"] for part in page["parts_of_text"]] == [False, True, False]
    assert (page["said"], page["can_break"], page["has_broken"]) == ("broken", True, True)
    assert offered(head, ANSWER) == ["silence.broken", "silence.lifted"]
    assert send(head, ANSWER, "silence.lifted", parts="2").status_code == 303
    assert head.get(f"{ANSWER}.json").json()["said"] == "silent"


def test_an_amendment_brings_its_text(assembly):
    open_silence(assembly)
    told = {"kind": "amendment", "proposal": "Delete 'all'."}
    assert send(assembly.browser("am.head"), ANSWER, "silence.broken", **told).status_code == 303
    assert assembly.last().act.proposal == "Delete 'all'."
    assert offered(assembly.browser("am.head"), ANSWER) == ["silence.lifted"]


def test_the_secretary_enters_a_letter_that_came_before(assembly):
    open_silence(assembly)
    came = assembly.clock()
    assembly.clock.go(hours=1)
    secretary = assembly.browser("secretary")
    told = {"kind": "objection", "_effective": came.isoformat().replace("+00:00", "Z")}
    address = f"{ANSWER}?member=KZ"
    assert send(secretary, address, "silence.broken", **told).status_code == 303
    entry = assembly.last()
    assert (entry.by, entry.principal, entry.effective) == ("secretary", "KZ", came)


@pytest.mark.parametrize("person", ["am.adviser", "chair", "interpreter", "rs.observer", ""])
def test_nobody_else_answers_a_silence(assembly, person):
    open_silence(assembly)
    assert offered(assembly.browser(person), ANSWER) == []


def test_a_silence_that_has_expired_is_not_answered(assembly):
    open_silence(assembly)
    assembly.clock.go(days=4)
    head = assembly.browser("am.head")
    assert offered(head, ANSWER) == []
    assert head.get("/console.json").json()["silences"] == []
    assert "Nothing can be said of it any more." in head.get(ANSWER).text


@pytest.mark.parametrize(
    "address", ["/console/none", "/sessions/none/podium", "/silences/X/answer"]
)
def test_a_page_of_what_is_not_there_is_told_so(assembly, address):
    answer = assembly.browser("am.head").get(address)
    assert answer.status_code == 404
    assert "There is no" in answer.text


def test_a_position_on_an_earlier_text_is_shown_and_asked_to_be_reconfirmed(assembly):
    head = assembly.browser("am.head")
    head.state("AM", "reserve", kind="scrutiny", reason="our parliament")
    assembly.browser("chair").act(
        "item.revised", session=JOINT, item="2", text="sha256:b", reason="softened"
    )
    page = head.get(f"{SPEAK}.json").json()
    assert page["own"]["outdated"]
    assert (page["own"]["stance"], page["why"]) == ("reserve", "to-reconfirm")
    offered = [form for form in forms(head.get(SPEAK).text, "/acts") if "reason" in form]
    assert [form["text"] for form in offered] == ["sha256:b"]
    assert send(head, SPEAK, "position.stated").status_code == 303
    act = assembly.last().act
    assert (act.stance, act.kind, act.reason, act.text) == (
        "reserve",
        "scrutiny",
        "our parliament",
        "sha256:b",
    )


def test_one_tap_agrees_after_a_reservation_with_a_kind(assembly):
    head = assembly.browser("am.head")
    head.state("AM", "reserve", kind="scrutiny", reason="our parliament")
    assert send(head, SPEAK, "position.stated", stance="agree").status_code == 303
    assert (assembly.last().act.kind, assembly.last().act.reason) == ("", "")


def test_a_refusal_is_told_in_the_language_of_the_page(assembly):
    head = assembly.browser("am.head")
    page = head.get(f"{SPEAK}?lang=ru").text
    assert 'action="/acts?lang=ru"' in page
    answer = assembly.client.post(
        "/acts?lang=ru",
        data={
            "_type": "position.stated",
            "_csrf": head.token,
            "session": JOINT,
            "item": "2",
            "member": "AM",
            "stance": "agree",
            "text": "sha256:old",
        },
        headers=head._headers({}),
        follow_redirects=False,
    )
    assert answer.status_code == 409
    assert '<html lang="ru"' in answer.text
    assert 'action="/acts?lang=ru"' in answer.text
