"""The counter: acts handed in by people, recorded or refused in a sentence."""

import pytest
from story import JOINT

from plenipo.capabilities.credentials.acts import CredentialsIssued, CredentialsRevoked
from plenipo.capabilities.positions.state import Positions

STATED = {"session": JOINT, "item": "2", "member": "AM", "stance": "agree", "text": "sha256:a"}


def codes(answer):
    return [refusal["code"] for refusal in answer.json()["refusals"]]


def test_a_delegate_states_the_position_of_their_delegation(assembly):
    before = assembly.size
    answer = assembly.browser("am.head").state("AM", "reserve", kind="parliamentary")
    assert answer.status_code == 201, answer.text
    told = answer.json()
    assert told["ok"]
    assert (told["first"], told["count"]) == (before, 1)
    entry = assembly.last()
    assert (entry.by, entry.principal) == ("am.head", "AM")
    standing = assembly.registrar.state.of(Positions).on(JOINT, "2").positions["AM"]
    assert (standing.stance, standing.kind) == ("reserve", "parliamentary")


def test_the_secretary_enters_on_behalf_and_both_names_are_kept(assembly):
    answer = assembly.browser("secretary").state("BY", "object", reason="read out")
    assert answer.status_code == 201
    assert (assembly.last().by, assembly.last().principal) == ("secretary", "BY")


@pytest.mark.parametrize(
    ("person", "member", "code"),
    [
        ("am.head", "BY", "not-your-delegation"),
        ("am.adviser", "AM", "not-your-role"),
        ("chair", "AM", "not-your-role"),
        ("interpreter", "AM", "not-your-role"),
        ("rs.observer", "AM", "not-your-role"),
        ("nobody", "AM", "not-accredited"),
    ],
)
def test_who_may_not_is_told_so_and_nothing_is_recorded(assembly, person, member, code):
    before = assembly.size
    answer = assembly.browser(person).state(member, "agree")
    assert answer.status_code == 403
    assert codes(answer) == [code]
    assert assembly.size == before


def test_nobody_acts_for_another_delegation_by_saying_so(assembly):
    answer = assembly.browser("am.head").state("BY", "agree", _for="BY")
    assert codes(answer) == ["not-your-delegation"]
    answer = assembly.browser("am.head").state("AM", "agree", _for="BY")
    assert codes(answer) == ["not-your-delegation"]
    answer = assembly.browser("am.head").send(
        {"act": STATED | {"type": "position.stated"}, "by": "x"}
    )
    assert answer.status_code == 400
    assert "has no 'by'" in answer.json()["error"]


def test_somebody_who_did_not_sign_in_is_asked_to(assembly):
    answer = assembly.browser().state("AM", "agree")
    assert answer.status_code == 401
    assert answer.json() == {"ok": False, "error": "Sign in first."}


def test_what_the_rules_refuse_is_told_with_every_objection(assembly):
    answer = assembly.browser("am.head").state("AM", "perhaps", text="sha256:old", kind="scrutiny")
    assert answer.status_code == 409
    assert codes(answer) == ["off-the-scale", "kind-without-reservation", "other-text"]


def test_credentials_that_were_revoked_open_nothing_from_then_on(assembly):
    head = assembly.browser("am.head")
    assert head.state("AM", "agree").status_code == 201
    assembly.record(CredentialsRevoked(credential="C-2", reason="recalled"))
    assert codes(head.state("AM", "object")) == ["not-accredited"]


def test_credentials_for_one_session_open_no_other(assembly):
    given = CredentialsIssued(
        credential="X", person="kz", name="K", role="head", delegation="KZ", session="csc-2011"
    )
    assembly.record(given)
    assert codes(assembly.browser("kz").state("KZ", "agree")) == ["not-accredited-here"]


def test_only_a_secretary_records_what_was_done_before(assembly):
    when = {"_effective": "2011-12-19T12:01:30Z"}
    assert codes(assembly.browser("am.head").state("AM", "agree", **when)) == ["not-yours-to-date"]
    assembly.clock.go(minutes=5)
    assert assembly.browser("secretary").state("AM", "agree", **when).status_code == 201


def test_nobody_records_what_they_could_not_read(assembly):
    answer = assembly.browser("am.head").state("AM", "agree", _audience=["secretariat"])
    assert codes(answer) == ["not-in-the-audience"]
    answer = assembly.browser("am.head").state("AM", "agree", _audience=["member:AM"])
    assert answer.status_code == 201


def test_the_same_key_records_nothing_more(assembly):
    head, before = assembly.browser("am.head"), assembly.size
    first, again = (head.state("AM", "agree", _key="k-1").json() for _ in range(2))
    assert first == again
    assert assembly.size == before + 1
    other = head.state("AM", "object", _key="k-1")
    assert codes(other) == ["key-reused"]


def test_several_acts_are_recorded_together_or_not_at_all(assembly):
    good = {"act": {"type": "position.stated", **STATED}}
    bad = {"act": {"type": "position.stated", **STATED, "item": "9"}}
    head, before = assembly.browser("am.head"), assembly.size
    answer = head.send({"acts": [good, bad]})
    assert (answer.status_code, answer.json()["index"], codes(answer)) == (409, 1, ["no-such-item"])
    assert assembly.size == before
    third = {"act": {"type": "position.stated", **STATED, "item": "1", "text": ""}}
    assert head.send({"acts": [good, third], "key": "both"}).json()["count"] == 2


def test_the_second_of_two_is_told_what_changed(assembly):
    seen = assembly.size
    head, alternate = assembly.browser("am.head"), assembly.browser("am.alternate")
    told = {"act": {"type": "position.stated", **STATED}, "since": seen}
    assert head.send(told).status_code == 201
    second = alternate.send(told | {"act": {**told["act"], "stance": "object"}})
    assert codes(second) == ["changed-meanwhile"]
    sentence = second.json()["refusals"][0]["sentence"]
    assert "Am.Head" in sentence
    assert f"entry {assembly.size - 1}" in sentence
    again = alternate.send(told | {"since": assembly.size})
    assert again.status_code == 201


def test_what_others_did_on_another_matter_is_no_objection(assembly):
    seen = assembly.size
    assert assembly.browser("by.head").state("BY", "object").status_code == 201
    assert assembly.browser("by.head").state("BY", "agree", "1", "").status_code == 201
    told = {"act": {"type": "position.stated", **STATED}, "since": seen}
    assert assembly.browser("am.head").send(told).status_code == 201


def test_what_somebody_may_not_read_is_not_told_as_a_change(assembly):
    seen = assembly.size
    by = assembly.browser("by.head").state("BY", "object", _audience=["member:BY"])
    assert by.status_code == 201
    taken = {
        "type": "item.deferred",
        "session": JOINT,
        "item": "2",
        "reason": "needs a conceptual approach",
    }
    chair = assembly.browser("chair").send({"act": taken, "since": seen})
    assert chair.status_code == 201


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ([], "Send an object"),
        ({}, "an act is missing"),
        ({"act": {"type": "position.sated"}}, "did you mean 'position.stated'?"),
        ({"act": {"type": "position.stated"}}, "needs session, item, member, stance"),
        ({"act": {"type": "position.stated", **STATED, "tone": "x"}}, "has no 'tone'"),
        ({"act": {"type": "position.stated", **STATED, "stance": 3}}, "This is not an act"),
        ({"act": {"type": "position.stated", **STATED}, "since": "1"}, "'since' must be"),
        ({"act": {"type": "position.stated", **STATED}, "audience": ["all"]}, "no circle"),
        ({"acts": []}, "'acts' must be a list"),
        ({"acts": [{"act": {"type": "position.stated", **STATED}}], "by": "x"}, "has no 'by'"),
    ],
)
def test_what_is_no_act_is_told_in_a_sentence(assembly, data, sentence):
    answer = assembly.browser("am.head").send(data)
    assert answer.status_code == 400
    assert sentence in answer.json()["error"]


def test_what_is_not_json_is_told_so(assembly):
    answer = assembly.client.post(
        "/acts", content=b"{", headers={"Content-Type": "application/json"}
    )
    assert answer.status_code == 400
    assert answer.json()["error"].startswith("This is not JSON")


def test_a_form_records_the_same_and_leads_on(assembly):
    answer = assembly.browser("am.head").form("position.stated", **STATED, reason="", _to="/x?a=1")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/x?a=1"
    assert assembly.last().act.stance == "agree"
    assert assembly.last().by == "am.head"


def test_a_form_that_is_refused_keeps_what_was_entered(assembly):
    answer = assembly.browser("am.head").form(
        "position.stated", **STATED | {"text": "sha256:old"}, reason="a long <reason>"
    )
    assert answer.status_code == 409
    assert "The text before the body" in answer.text
    assert "a long &lt;reason&gt;" in answer.text
    assert "Nothing was recorded." in answer.text


def test_a_form_of_who_did_not_sign_in_leads_to_the_door(assembly):
    answer = assembly.browser().form("position.stated", **STATED, reason="kept")
    assert answer.status_code == 401
    assert "/sign-in?next=" in answer.text
    assert "kept" in answer.text


@pytest.mark.parametrize(
    ("token", "headers"),
    [
        ("", {}),
        ("wrong", {}),
        (None, {"Sec-Fetch-Site": "cross-site"}),
        (None, {"Origin": "https://evil.example", "Sec-Fetch-Site": "same-origin"}),
    ],
)
def test_a_form_of_another_site_records_nothing(assembly, token, headers):
    head, before = assembly.browser("am.head"), assembly.size
    extra = {} if token is None else {"_csrf": token}
    answer = head.form("position.stated", headers=headers, **STATED, **extra)
    assert answer.status_code == 403
    assert "not sent from a page of this site" in answer.text
    assert assembly.size == before


def test_another_sites_script_records_nothing(assembly):
    head, before = assembly.browser("am.head"), assembly.size
    told = {"act": {"type": "position.stated", **STATED}}
    assert head.send(told, **{"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert assembly.size == before


def test_a_form_leads_nowhere_else(assembly):
    head = assembly.browser("am.head")
    for to in ("https://evil.example/", "//evil.example", "\\\\evil"):
        answer = head.form("position.stated", **STATED, _to=to)
        assert answer.status_code == 400


def test_lists_names_days_and_boxes_of_a_form_are_read(assembly):
    secretary = assembly.browser("secretary")
    answer = secretary.form(
        "session.convened",
        **{
            "session": "new",
            "names.en": "A session",
            "names.ru": "Сессия",
            "bodies": "cfm, cdm",
            "opens": "2012-01-10",
            "rule": "csto-consensus",
        },
    )
    assert answer.status_code == 303, answer.text
    act = assembly.last().act
    assert act.names == {"en": "A session", "ru": "Сессия"}
    assert act.bodies == ("cfm", "cdm")
    assert act.opens.isoformat() == "2012-01-10"


def test_a_form_chooses_into_which_list_of_its_act_something_goes(assembly):
    chosen = {"_into.AM": "present", "_into.BY": "remote", "_into.KZ": "present", "_into.RS": ""}
    others = {f"_into.{code}": "absent" for code in ("KG", "RU", "TJ", "UZ")}
    answer = assembly.browser("secretary").form(
        "roll.called", session=JOINT, sitting="1", present="", **chosen, **others
    )
    assert answer.status_code == 303, answer.text
    act = assembly.last().act
    assert (act.present, act.remote) == (("AM", "KZ"), ("BY",))
    assert act.absent == ("KG", "RU", "TJ", "UZ")


def test_a_list_of_a_form_in_which_nothing_was_chosen_is_empty(assembly):
    everybody = {f"_into.{c}": "remote" for c in ("AM", "BY", "KZ", "KG", "RU", "TJ", "UZ")}
    roll = {"session": JOINT, "sitting": "1", **everybody}
    secretary = assembly.browser("secretary")
    assert secretary.form("roll.called", present="", **roll).status_code == 303
    assert assembly.last().act.present == ()
    assert secretary.form("roll.called", **roll).status_code == 400
