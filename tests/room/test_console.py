"""The console of a delegation, its drafts, and the page that says why."""

import html
import re

import pytest
from story import JOINT

SPEAK = f"/console/{JOINT}/2"
DRAFT = {
    "session": JOINT,
    "item": "2",
    "member": "AM",
    "text": "sha256:a",
    "stance": "reserve",
    "kind": "parliamentary",
    "reason": "between ourselves",
}


def prepare(browser, **fields):
    """Send the form by which something is prepared."""
    data = {"_csrf": browser.token, "_to": SPEAK, **DRAFT, **fields}
    return browser.assembly.client.post(
        "/drafts", data=data, headers=browser._headers({}), follow_redirects=False
    )


def forms(text, action):
    """The fields of each form of a page that goes to an address."""
    found = re.findall(rf'<form[^>]*action="{action}"[^>]*>(.*?)</form>', text, re.DOTALL)
    return [dict(re.findall(r'name="([^"]+)" value="([^"]*)"', form)) for form in found]


def test_the_console_says_what_awaits_a_delegation(assembly):
    head = assembly.browser("am.head")
    data = head.get("/console.json").json()
    assert [line["session"]["code"] for line in data["awaiting"]] == ["csc-2011", JOINT]
    assert [item["item"] for item in data["awaiting"][1]["items"]] == ["1", "2", "3"]
    assert data["count"] == 3
    assert head.state("AM", "agree").status_code == 201
    data = head.get("/console.json").json()
    assert [item["item"] for item in data["awaiting"][1]["items"]] == ["1", "3"]
    assembly.browser("chair").act(
        "item.revised", session=JOINT, item="2", text="sha256:b", reason="softened"
    )
    items = head.get("/console.json").json()["awaiting"][1]["items"]
    assert [(item["item"], item["why"]) for item in items] == [
        ("1", "silent"),
        ("2", "to-reconfirm"),
        ("3", "silent"),
    ]


def test_who_did_not_sign_in_is_led_to_the_door(assembly):
    for address in ("/console", SPEAK, "/why"):
        answer = assembly.browser().get(address)
        assert answer.status_code == 200
        assert 'href="/sign-in?next=' in answer.text
        assert 'action="/acts"' not in answer.text
        assert answer.headers["cache-control"] == "no-store" or address == "/why"


def test_one_tap_states_the_position_that_the_page_offers(assembly):
    head = assembly.browser("am.head")
    text = head.get(SPEAK).text
    offered = forms(text, "/acts")[0]
    offered["stance"] = "agree"
    assert offered["_since"] == str(assembly.size)
    answer = assembly.client.post(
        "/acts", data=offered, headers=head._headers({}), follow_redirects=False
    )
    assert answer.status_code == 303, answer.text
    assert answer.headers["location"].startswith(SPEAK)
    entry = assembly.last()
    assert (entry.by, entry.principal, entry.act.stance) == ("am.head", "AM", "agree")


def test_the_secretary_chooses_a_delegation_and_enters_on_its_behalf(assembly):
    page = assembly.browser("secretary").get(f"{SPEAK}.json?member=KZ").json()
    assert page["on_behalf"]
    assert page["member"]["code"] == "KZ"
    assert [d["code"] for d in page["delegations"]] == ["AM", "BY", "KZ", "KG", "RU", "TJ", "UZ"]
    assert not page["can_prepare"]


@pytest.mark.parametrize(
    ("person", "can_state", "can_prepare"),
    [
        ("am.head", True, True),
        ("am.alternate", True, True),
        ("am.adviser", False, True),
        ("secretary", True, False),
        ("chair", False, False),
        ("interpreter", False, False),
        ("rs.observer", False, False),
        ("", False, False),
    ],
)
def test_the_page_offers_what_the_person_may_do(assembly, person, can_state, can_prepare):
    page = assembly.browser(person).get(f"{SPEAK}.json").json()
    assert (page["can_state"], page["can_prepare"]) == (can_state, can_prepare)
    text = assembly.browser(person).get(SPEAK).text
    assert bool(forms(text, "/acts")) is can_state
    assert bool(forms(text, "/drafts")) is can_prepare


def test_a_delegate_may_not_look_at_another_delegations_console(assembly):
    page = assembly.browser("am.head").get(f"{SPEAK}.json?member=BY").json()
    assert page["member"] is None
    assert page["draft"] is None


def test_what_is_prepared_is_seen_by_the_delegation_alone(assembly):
    before = assembly.size
    assert prepare(assembly.browser("am.adviser")).status_code == 303
    assert assembly.size == before
    for person in ("am.head", "am.alternate", "am.adviser"):
        draft = assembly.browser(person).get(f"{SPEAK}.json").json()["draft"]
        assert (draft["reason"], draft["by"]) == ("between ourselves", "am.adviser")
    for person in ("by.head", "secretary", "chair", "interpreter", "rs.observer", ""):
        for address in (SPEAK, f"{SPEAK}.json?member=AM", "/console", f"/sessions/{JOINT}/items/2"):
            assert "between ourselves" not in assembly.browser(person).get(address).text


def test_what_is_prepared_is_released_and_is_then_no_draft(assembly):
    prepare(assembly.browser("am.adviser"))
    head = assembly.browser("am.head")
    (release,) = [form for form in forms(head.get(SPEAK).text, "/acts") if "reason" in form]
    assert release["reason"] == "between ourselves"
    answer = assembly.client.post(
        "/acts", data=release, headers=head._headers({}), follow_redirects=False
    )
    assert answer.status_code == 303
    assert assembly.last().act.reason == "between ourselves"
    assert head.get(f"{SPEAK}.json").json()["draft"] is None


def test_what_the_secretary_enters_leaves_the_draft(assembly):
    prepare(assembly.browser("am.adviser"))
    assert assembly.browser("secretary").state("AM", "agree").status_code == 201
    assert assembly.browser("am.head").get(f"{SPEAK}.json").json()["draft"]


def test_a_draft_is_given_up(assembly):
    prepare(assembly.browser("am.adviser"))
    assert prepare(assembly.browser("am.alternate"), _give_up="1").status_code == 303
    assert assembly.browser("am.head").get(f"{SPEAK}.json").json()["draft"] is None


@pytest.mark.parametrize(
    ("person", "fields"),
    [
        ("by.head", {}),
        ("secretary", {}),
        ("am.adviser", {"member": "BY"}),
        ("am.adviser", {"_csrf": "wrong"}),
        ("", {}),
    ],
)
def test_nobody_else_prepares_for_a_delegation(assembly, person, fields):
    assert prepare(assembly.browser(person), **fields).status_code == 403
    assert assembly.browser("am.head").get(f"{SPEAK}.json").json()["draft"] is None


def test_nothing_is_stated_on_what_is_aside(assembly):
    assembly.browser("chair").act("item.deferred", session=JOINT, item="2", reason="later")
    page = assembly.browser("am.head").get(SPEAK).text
    assert "No position can be stated on this item at present." in page
    assert not forms(page, "/acts")


def test_an_item_that_is_not_there_is_told_so(assembly):
    answer = assembly.browser("am.head").get(f"/console/{JOINT}/99")
    assert answer.status_code == 404
    assert "There is no item “99” in this session." in answer.text


@pytest.mark.parametrize(
    ("person", "query", "yes", "words"),
    [
        ("am.head", f"act=position.stated&session={JOINT}", True, "head of delegation Armenia"),
        ("am.head", f"act=position.stated&session={JOINT}&member=BY", False, "You act for AM"),
        ("am.head", f"act=item.adopted&session={JOINT}", False, "recorded by chair or secretary"),
        ("chair", f"act=item.adopted&session={JOINT}", True, "chair"),
        ("rs.observer", f"act=position.stated&session={JOINT}", False, "you are observer"),
        ("rs.observer", f"act=floor.requested&session={JOINT}", True, "observer"),
        ("rs.observer", "act=item.proposed", True, "in sessions that granted your delegation"),
        ("rs.observer", f"act=item.proposed&session={JOINT}", False, "the right to propose in"),
        ("nobody", "act=position.stated", False, "not accredited"),
        ("", "act=position.stated", False, "not accredited"),
        ("am.head", "act=position.sated", False, "There is no act"),
        ("am.head", "entry=0", True, "Everybody can read entry 0."),
        ("am.head", "entry=99999", False, "There is no entry 99999 yet."),
    ],
)
def test_the_page_says_why_in_a_sentence(assembly, person, query, yes, words):
    data = assembly.browser(person).get(f"/why.json?{query}").json()
    assert words in data["answer"]
    assert data["yes"] is yes
    page = html.unescape(assembly.browser(person).get(f"/why?{query}").text)
    assert data["answer"] in page


def test_who_is_called_otherwise_is_called_so_on_pages_that_were_looked_at_before(assembly):
    head, page = assembly.browser("am.head"), f"/sessions/{JOINT}/items/2"
    assert head.state("AM", "agree").status_code == 201
    assert "Hayastan" not in head.get(page).text
    renamed = {"member": "AM", "names": {"en": "Hayastan"}, "since": "2011-12-01"}
    answer = assembly.browser("secretary").act("member.renamed", **renamed)
    assert answer.status_code == 201, answer.text
    row = head.get(f"{page}.json").json()["positions"][0]
    assert (row["member"]["name"], row["stance"]) == ("Hayastan", "agree")


@pytest.mark.parametrize(
    ("granted", "yes", "words"),
    [
        ({"items": ("1", "3"), "may": ("speak",)}, True, "on the items 1, 3: you are observer"),
        ({"items": ("1", "3")}, False, "was not granted the right to speak in"),
        (None, False, "takes no part in"),
    ],
)
def test_why_an_observer_speaks_or_does_not(assembly, granted, yes, words):
    secretary, fields = assembly.browser("secretary"), {"partner": "RS", "session": JOINT}
    if granted is None:
        secretary.act("participation.ended", **fields, reason="by decision")
    else:
        secretary.act("participation.granted", **fields, **granted)
    observer = assembly.browser("rs.observer")
    data = observer.get(f"/why.json?act=floor.requested&session={JOINT}").json()
    assert words in data["answer"]
    assert data["yes"] is yes
    asked = observer.act("floor.requested", session=JOINT, item="3", member="RS")
    assert (asked.status_code == 201) is yes


def test_who_receives_documents_is_told_in_words(assembly):
    secretary, fields = assembly.browser("secretary"), {"partner": "RS", "session": JOINT}
    secretary.act("participation.granted", **fields, items=["2"], may=["receive-documents"])
    circles = [f"observers:{JOINT}", f"observers:{JOINT}/2"]
    answer = secretary.act("item.deferred", session=JOINT, item="2", reason="r", _audience=circles)
    assert answer.status_code == 201, answer.text
    page = f"/entries/{answer.json()['first']}"
    words = html.unescape(assembly.browser("rs.observer").get(page).text)
    assert "observers that receive the documents of item 2 of" in words
    assert "observers that receive the documents of “" in words
    assert assembly.browser("am.head").get(page).status_code == 200
    assert "Deferred" not in assembly.browser("am.head").get(page).text


def test_why_an_entry_is_read_or_not(assembly):
    answer = assembly.browser("am.head").state("AM", "agree", _audience=["member:AM", "members"])
    query = f"/why.json?entry={answer.json()['first']}"
    inner = assembly.browser("by.head").get(query).json()
    assert inner["yes"]
    assert "head of delegation Belarus" in inner["answer"]
    outer = assembly.browser("rs.observer").get(query).json()
    assert not outer["yes"]
    assert "AM" not in outer["answer"]
    assert outer["answer"] == assembly.browser().get(query).json()["answer"]
