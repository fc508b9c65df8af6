"""The chair's console, the question before a delegation, and the ballot, as each role sees them."""

import html
import re

import pytest
from story import ELECTION, JOINT, MEMBERS

from plenipo.capabilities.chairing.state import Chairing
from plenipo.capabilities.decisions.state import Decisions
from plenipo.capabilities.rulebook.acts import RuleAdopted
from plenipo.capabilities.sessions.acts import ItemProposed
from plenipo.core.act import wire_name
from plenipo.procedure.rule_file import text_of

CHAIR = f"/sessions/{JOINT}/chair"
QUESTION = f"/sessions/{JOINT}/question"
BALLOT = f"/sessions/{JOINT}/ballot/B-1"
PEOPLE = (
    "secretary",
    "chair",
    "am.head",
    "am.alternate",
    "am.adviser",
    "by.head",
    "interpreter",
    "rs.observer",
    "",
)
FORM = re.compile(r'<form[^>]*action="([^"]+)"[^>]*>(.*?)</form>', re.DOTALL)
FIELD = re.compile(r'<input[^>]*name="([^"]+)" value="([^"]*)"')
PRESSED = re.compile(r'<button type="submit" name="([^"]+)" value="([^"]*)"')


def forms(text, kind):
    """The fields of each form of a page by which an act of a kind is recorded."""
    found = []
    for action, body in FORM.findall(text):
        fields = {name: html.unescape(value) for name, value in FIELD.findall(body)}
        if action == "/acts" and fields.get("_type") == kind:
            fields["_pressed"] = PRESSED.findall(body)
            fields["_asks"] = re.findall(r'<textarea[^>]*name="([^"]+)"[^>]* required', body)
            found.append(fields)
    return found


def send(browser, fields, **more):
    """Send a form of a page, with what was entered."""
    data = {name: value for name, value in fields.items() if name not in {"_pressed", "_asks"}}
    answer = browser.assembly.client.post(
        "/acts", data={**data, **more}, headers=browser._headers({}), follow_redirects=False
    )
    assert answer.status_code == 303, re.findall(r"<li><strong>.*", answer.text) or answer.text
    return answer


def all_agree(assembly, item="1", but=()):
    for code in MEMBERS:
        stance = "object" if code in but else "agree"
        answer = assembly.browser("secretary").state(code, stance, item=item, text="")
        assert answer.status_code == 201, answer.text


def page_of(browser, address=CHAIR):
    answer = browser.get(address)
    assert answer.status_code == 200
    return answer.text


def open_by_name(assembly, method="recorded"):
    assembly.record(RuleAdopted(rule="election", text=ELECTION))
    assembly.record(ItemProposed(session=JOINT, item="9", names={"en": "A seat"}, rule="election"))
    answer = assembly.browser("chair").act(
        "ballot.opened",
        session=JOINT,
        vote="B-1",
        names={"en": "A seat"},
        method=method,
        rule="election",
        item="9",
    )
    assert answer.status_code == 201, answer.text


@pytest.mark.parametrize("person", PEOPLE)
def test_the_console_is_shown_to_chair_and_secretary_and_others_see_a_sentence(assembly, person):
    browser = assembly.browser(person)
    data, text = browser.get(f"{CHAIR}.json").json(), page_of(browser)
    assert data["may"] is (person in {"chair", "secretary"})
    assert bool(forms(text, "question.put")) is data["may"]
    assert ('action="/acts"' in text) is data["may"]
    if not data["may"]:
        assert "This is the console of the chair and the secretary of the session." in text
        assert not data["answer"]


def test_the_item_that_is_taken_up_is_shown_else_the_first_that_is_open(assembly):
    chair = assembly.browser("chair")

    def shown(more=""):
        return chair.get(f"{CHAIR}.json{more}").json()["item"]

    assert shown() == "1"
    assert shown("?item=3") == "3"
    assert chair.get(f"{CHAIR}?item=77").status_code == 404
    chair.act("item.deferred", session=JOINT, item="1", reason="to experts")
    assert shown() == "2"
    chair.act("sitting.opened", session=JOINT, sitting="1", says="not-required")
    assert chair.act("item.called", session=JOINT, item="3").status_code == 201
    assert shown() == "3"


def test_it_says_what_the_rule_answers_what_is_missing_and_what_would_follow(assembly):
    chair = assembly.browser("chair")
    text = page_of(chair)
    assert "If the question were put now, the item would not be adopted." in text
    assert "What is missing" in text
    all_agree(assembly)
    text = page_of(chair)
    assert "If the question were put now, the item would be adopted." in text
    assert 'class="gauge"' in text or "bars gauges" in text


def test_consensus_from_the_question_over_the_moment_to_the_gavel(assembly):
    all_agree(assembly)
    chair, head = assembly.browser("chair"), assembly.browser("am.head")
    (to_consensus, to_vote) = forms(page_of(chair), "question.put")
    assert to_consensus["_pressed"][1] == ("seconds", "60")
    assert to_vote["kind"] == "vote"
    send(chair, to_consensus, seconds="60")
    text = page_of(chair)
    assert "data-until=" in text
    assert not forms(text, "question.put")
    assert [gavel["outcome"] for gavel in forms(text, "decision.taken")] == []
    assert "once the moment for objections is over" in text
    assert forms(page_of(head, QUESTION), "objection.raised")
    assembly.clock.go(seconds=61)
    assert not forms(page_of(head, QUESTION), "objection.raised")
    (gavel,) = forms(page_of(chair), "decision.taken")
    assert (gavel["outcome"], gavel["says"]) == ("adopted", "adopted")
    assert gavel["decision"] == f"{JOINT}/1"
    send(chair, gavel)
    decided = assembly.registrar.state.of(Decisions).standing(JOINT, "1")
    assert (decided.outcome, decided.contested) == ("adopted", False)
    assert chair.get(f"{CHAIR}.json?item=1").json()["question"] is None
    assert chair.get(f"{CHAIR}.json?item=2").json()["numbers"]["decision"] == f"{JOINT}/2"


def test_an_objection_within_the_moment_makes_the_gavel_ask_twice(assembly):
    all_agree(assembly)
    chair, head = assembly.browser("chair"), assembly.browser("am.head")
    send(chair, forms(page_of(chair), "question.put")[0], seconds="60")
    (objection,) = forms(page_of(head, QUESTION), "objection.raised")
    assert objection["member"] == "AM"
    send(head, objection, reason="a word is missing")
    assert (assembly.last().by, assembly.last().principal) == ("am.head", "AM")
    assert "Your delegation has objected." in page_of(head, QUESTION)
    assembly.clock.go(seconds=61)
    text = page_of(chair)
    assert "a word is missing" in text
    assert not forms(text, "decision.taken")
    (again,) = forms(page_of(chair, f"{CHAIR}?item=1&declare=adopted"), "decision.taken")
    assert again["_asks"] == ["reason"]
    send(chair, again, reason="it was withdrawn in the room")
    assert assembly.last().act.reason == "it was withdrawn in the room"


def test_a_declaration_against_the_rule_is_asked_for_twice_and_recorded_as_that(assembly):
    all_agree(assembly, but=("UZ",))
    chair = assembly.browser("chair")
    text = page_of(chair)
    (gavel,) = forms(text, "decision.taken")
    assert gavel["outcome"] == "not-adopted"
    assert "declare=adopted" in text
    text = page_of(chair, f"{CHAIR}?item=1&declare=adopted")
    assert "This is against the rule’s answer" in text
    again, _ = forms(text, "decision.taken")
    assert (again["outcome"], again["says"], again["_asks"]) == (
        "adopted",
        "not-adopted",
        ["reason"],
    )
    send(chair, again, reason="one objection is no objection of substance")
    assert assembly.registrar.state.of(Decisions).standing(JOINT, "1").contested
    assert "against the rule’s answer" in page_of(chair, f"{CHAIR}?item=1")


def test_what_the_rule_answers_anyway_is_not_asked_for_twice(assembly):
    all_agree(assembly)
    text = page_of(assembly.browser("chair"), f"{CHAIR}?item=1&declare=adopted")
    assert "This is against the rule’s answer" not in text


def test_a_question_is_taken_back_and_an_item_put_off_with_a_reason(assembly):
    chair = assembly.browser("chair")
    send(chair, forms(page_of(chair), "question.put")[0], seconds="30")
    (back,) = forms(page_of(chair), "question.withdrawn")
    assert back["_asks"] == ["reason"]
    send(chair, back, reason="to consult")
    assert not assembly.browser("chair").get(f"{CHAIR}.json").json()["question"]
    (defer,) = forms(page_of(chair), "item.deferred")
    send(chair, defer, reason="to experts", until="2012-03-01")
    assert str(assembly.last().act.until) == "2012-03-01"


@pytest.mark.parametrize("person", PEOPLE)
def test_who_may_object_is_offered_to_and_nobody_else(assembly, person):
    chair = assembly.browser("chair")
    send(chair, forms(page_of(chair), "question.put")[0], seconds="60")
    browser = assembly.browser(person)
    may = person in {"am.head", "am.alternate", "by.head"}
    assert bool(forms(page_of(browser, QUESTION), "objection.raised")) is may
    answer = browser.act("objection.raised", session=JOINT, item="1", member="AM")
    allowed = {"am.head", "am.alternate", "secretary"}
    assert (answer.status_code == 201) is (person in allowed), answer.text


@pytest.mark.parametrize("person", PEOPLE)
def test_a_ballot_by_name_is_offered_to_who_votes_and_to_the_secretary(assembly, person):
    open_by_name(assembly)
    browser = assembly.browser(person)
    data = browser.get(f"{BALLOT}.json").json()
    may = person in {"am.head", "am.alternate", "by.head", "secretary"}
    assert data["can_vote"] is may
    assert bool(forms(page_of(browser, BALLOT), "ballot.cast")) is may
    assert data["on_behalf"] is (person == "secretary")


@pytest.mark.parametrize("person", PEOPLE)
def test_a_paper_is_offered_to_the_head_and_the_alternate_alone(assembly, person):
    open_by_name(assembly, "secret")
    browser = assembly.browser(person)
    data, text = browser.get(f"{BALLOT}.json").json(), page_of(browser, BALLOT)
    may = person in {"am.head", "am.alternate", "by.head"}
    assert ('action="/ballots"' in text) is may
    assert bool(data["paper"]) is may
    if may:
        other = browser.get(f"{BALLOT}.json").json()["paper"]
        assert re.fullmatch("[0-9a-f]{32}", other)
        assert other != data["paper"]
        assert "data-live-at" not in text


def test_a_roll_call_from_its_opening_to_the_declared_vote(assembly):
    open_by_name(assembly, "roll-call")
    head, secretary, chair = (assembly.browser(p) for p in ("am.head", "secretary", "chair"))
    (own,) = forms(page_of(head, BALLOT), "ballot.cast")
    assert own["_pressed"] == [("cast", "for"), ("cast", "against"), ("cast", "abstaining")]
    send(head, own, cast="for")
    assert "Armenia has voted" in page_of(head, BALLOT)
    assert not forms(page_of(head, BALLOT), "ballot.cast")
    for _ in range(3):
        (on_behalf,) = forms(page_of(secretary, BALLOT), "ballot.cast")
        send(secretary, on_behalf, cast="against" if on_behalf["member"] == "BY" else "for")
    line = chair.get(f"{CHAIR}.json?item=9").json()["ballots"][0]
    assert [m["code"] for m in line["voted"]] == ["AM", "BY", "KZ", "KG"]
    assert line["says"] == ""
    assert not forms(page_of(chair, f"{CHAIR}?item=9"), "vote.taken")
    (close,) = forms(page_of(chair, f"{CHAIR}?item=9"), "ballot.closed")
    send(chair, close)
    (declare,) = forms(page_of(chair, f"{CHAIR}?item=9"), "vote.taken")
    assert (declare["says"], declare["outcome"]) == ("adopted", "adopted")
    send(chair, declare)
    vote = assembly.last().act
    assert (wire_name(vote), vote.cast["against"]) == ("vote.taken", ("BY",))
    assert assembly.registrar.state.of(Decisions).standing(JOINT, "9").vote == "B-1"


def test_a_vote_against_the_rule_is_asked_for_twice(assembly):
    open_by_name(assembly)
    chair, head = assembly.browser("chair"), assembly.browser("am.head")
    send(head, forms(page_of(head, BALLOT), "ballot.cast")[0], cast="for")
    send(chair, forms(page_of(chair), "ballot.closed")[0])
    text = page_of(chair, f"{CHAIR}?item=9&declare=not-adopted&vote=B-1")
    assert "This is against the rule’s answer" in text
    again = next(f for f in forms(text, "vote.taken") if f["outcome"] == "not-adopted")
    assert again["_asks"] == ["reason"]
    send(chair, again, reason="too few were in the room")
    assert assembly.registrar.state.of(Decisions).vote(JOINT, "B-1").contested


def test_a_secret_ballot_on_the_pages_from_the_paper_to_the_list(assembly):
    open_by_name(assembly, "secret")
    chair, head, other = (assembly.browser(p) for p in ("chair", "am.head", "by.head"))
    numbers = {}
    for browser, choice in ((head, "for"), (other, "against")):
        text = page_of(browser, BALLOT)
        body = next(body for action, body in FORM.findall(text) if action == "/ballots")
        fields = dict(FIELD.findall(body))
        fields["ballot"] = re.search(r'name="ballot" value="([0-9a-f]{32})"', body)[1]
        numbers[fields["ballot"]] = choice
        answer = assembly.client.post(
            "/ballots", data={**fields, "cast": choice}, headers=browser._headers({})
        )
        assert answer.status_code == 201
        assert fields["ballot"] in answer.text
        assert fields["ballot"] not in page_of(browser, BALLOT)
    assert chair.get(f"{BALLOT}.json").json()["choices"] == []
    send(chair, forms(page_of(chair), "ballot.closed")[0])
    assembly.client.blocking_portal.call(assembly.room.desk._idle.wait)
    for person in ("am.head", "rs.observer", ""):
        data = assembly.browser(person).get(f"{BALLOT}.json").json()
        assert {p["ballot"]: p["cast"] for p in data["papers"]} == numbers
        assert [p["ballot"] for p in data["papers"]] == sorted(numbers)
        assert data["complete"]
        assert not any(choice["members"] for choice in data["choices"])
        assert all(number in page_of(assembly.browser(person), BALLOT) for number in numbers)
    (declare,) = forms(page_of(chair, f"{CHAIR}?item=9"), "vote.taken")
    assert (declare["method"], declare["outcome"]) == ("secret", "not-adopted")
    send(chair, declare)
    assert assembly.last().act.counts == {"for": 1, "against": 1, "abstaining": 0}
    assert assembly.browser().get(f"/votes/{JOINT}/B-1").status_code == 200


def test_a_ballot_is_opened_from_the_console_secret_only_where_the_rule_allows_it(assembly):
    assembly.record(RuleAdopted(rule="election", text=ELECTION))
    assembly.record(ItemProposed(session=JOINT, item="9", names={"en": "A seat"}, rule="election"))
    chair = assembly.browser("chair")
    plain, *_ = forms(page_of(chair, f"{CHAIR}?item=1"), "ballot.opened")
    assert ("method", "secret") not in plain["_pressed"]
    opening, *_ = forms(page_of(chair, f"{CHAIR}?item=9"), "ballot.opened")
    assert ("method", "secret") in opening["_pressed"]
    send(chair, opening, method="secret")
    ballots = assembly.registrar.state.of(Chairing).ballots[JOINT]
    assert list(ballots) == [f"{JOINT}/V1"]
    address = f"/sessions/{JOINT}/ballot/{JOINT}/V1"
    assert assembly.browser("am.head").get(address).status_code == 200


def test_a_ballot_that_is_not_there_is_not_found(assembly):
    assert assembly.browser("am.head").get(BALLOT).status_code == 404


def test_a_ruling_is_given_appealed_and_decided_by_a_vote(assembly):
    chair, head = assembly.browser("chair"), assembly.browser("am.head")
    send(chair, forms(page_of(chair), "ruling.given")[0], words="It is in order.")
    (appeal,) = forms(page_of(head, QUESTION), "ruling.appealed")
    send(head, appeal, reason="it is not")
    assert not forms(page_of(head, QUESTION), "ruling.appealed")
    text = page_of(chair)
    assert "No vote under that rule is recorded yet." in text
    majority = "The body decides by the rule “majority”"
    assert majority in text
    assembly.record(RuleAdopted(rule="majority", text=text_of("majority")))
    voted = chair.act(
        "vote.taken",
        session=JOINT,
        vote="R-1",
        names={"en": "To overrule the chair"},
        method="show-of-hands",
        rule="majority",
        says="adopted",
        counts={"for": 5, "against": 2},
    )
    assert voted.status_code == 201, voted.text
    (decide,) = forms(page_of(chair), "ruling.decided")
    assert decide["outcome"] == "overruled"
    send(chair, decide)
    assert assembly.registrar.state.of(Chairing).ruling(JOINT, "1").settled.vote == "R-1"


def test_a_past_moment_offers_nothing_to_do(assembly):
    moment = "2011-12-19T12:30:00Z"
    assembly.clock.go(hours=1)
    for address in (CHAIR, QUESTION):
        text = page_of(assembly.browser("chair"), f"{address}?as_of={moment}")
        assert 'action="/acts"' not in text


def test_the_question_is_told_to_who_watches_it(assembly):
    with_sign_in = page_of(assembly.browser("am.head"), QUESTION)
    assert "data-live-at" in with_sign_in
    assert "No question is put at present." in with_sign_in
    assert "Sign in to object" in page_of(assembly.browser(), QUESTION)
