"""The question that is put: who has a voice, whose position counts, under which rule."""

from datetime import timedelta

import pytest
from case import after, state_after
from story import (
    DAY,
    JOINT,
    MEETING,
    MEMBERS,
    decision,
    position,
    positions,
)

from plenipo.capabilities.decisions.acts import DecisionRescinded
from plenipo.capabilities.decisions.state import Decisions, find, question
from plenipo.capabilities.members.acts import BodyComposed, MemberSuspended
from plenipo.capabilities.positions.acts import PositionWithdrawn
from plenipo.capabilities.rulebook.acts import RuleAdopted
from plenipo.capabilities.sessions.acts import ItemRevised, SessionClosed
from plenipo.procedure.rule_file import text_of

OWN_WORDS = text_of("csto-consensus") + (
    "  - since: 2011-12-19\n    article: own words\n    condition: no_objection\n"
    "    scale: {no-objection: for}\n"
)


def put(*acts, number="1", minutes=None):
    state = state_after(*acts)
    moment = None if minutes is None else MEETING + timedelta(minutes=minutes)
    return question(state, *find(state, JOINT, number), moment=moment)


def test_who_has_a_voice_is_heard_in_the_order_of_the_body():
    asked = put(*positions("1", {"UZ": "object", "BY": "abstain"}))
    assert asked.electorate == tuple(MEMBERS)
    assert asked.ballot == {
        "for": ("AM", "KZ", "KG", "RU", "TJ"),
        "against": ("UZ",),
        "abstaining": ("BY",),
    }


def test_in_a_joint_session_each_member_is_heard_once():
    composed = [
        BodyComposed(body=body, members=members, since=DAY)
        for body, members in (("cfm", ("AM", "BY")), ("cdm", ("BY", "RU")), ("cssc", ("RU",)))
    ]
    asked = put(*composed, *positions("1", {}))
    assert asked.electorate == ("AM", "BY", "RU")
    assert asked.ballot == {"for": ("AM", "BY", "RU")}


def test_a_position_stated_before_a_suspension_counts_no_more():
    suspended = MemberSuspended(member="UZ", since=DAY, reason="its own note")
    asked = put(*positions("1", {"UZ": "object"}), suspended)
    assert "UZ" not in asked.electorate
    assert asked.answer().adopted


def test_a_withdrawn_position_is_none():
    withdrawn = PositionWithdrawn(session=JOINT, item="1", member="UZ", reason="new instructions")
    asked = put(*positions("1", {}), withdrawn)
    assert asked.ballot["silent"] == ("UZ",)
    assert "UZ" not in asked.positions


def test_the_position_taken_last_counts_however_late_an_earlier_one_is_recorded():
    late = after(1, position("1", "UZ", "object"))
    asked = put(*positions("1", {})[:-1], after(2, position("1", "UZ", "agree")), late)
    assert asked.ballot == {"for": tuple(MEMBERS)}


def test_positions_on_an_earlier_text_do_not_count_until_that_text_is_back():
    agreed = [position("2", member, "agree", text="sha256:a") for member in MEMBERS]
    new = ItemRevised(session=JOINT, item="2", text="sha256:b")
    back = ItemRevised(session=JOINT, item="2", text="sha256:a", reason="the old text again")
    assert put(*agreed, after(1, new), number="2").outdated == tuple(MEMBERS)
    assert put(*agreed, after(1, new), after(2, back), number="2").outdated == ()


def test_a_stance_that_the_rule_in_force_no_longer_knows_is_to_be_reconfirmed():
    in_own_words = position("1", "UZ", "no-objection")
    adopted = RuleAdopted(rule="csto-consensus", text=OWN_WORDS)
    back = RuleAdopted(rule="csto-consensus", text=text_of("csto-consensus"))
    acts = (adopted, *positions("1", {})[:-1], in_own_words)
    assert put(*acts).answer().adopted
    asked = put(*acts, after(1, back))
    assert asked.outdated == ("UZ",)
    assert asked.ballot["silent"] == ("UZ",)


def test_what_comes_after_the_closing_changes_no_answer():
    closed = after(1, SessionClosed(session=JOINT))
    lenient = after(2, RuleAdopted(rule="csto-consensus", text=OWN_WORDS))
    acts = positions("1", {})[:-1]
    assert put(*acts, lenient).answer().adopted
    assert not put(*acts, closed, lenient).answer().adopted


@pytest.mark.parametrize(("minutes", "article"), [(0, "CSTO Charter"), (5, "own words")])
def test_the_rule_that_stood_at_that_moment_is_asked(minutes, article):
    amended = after(3, RuleAdopted(rule="csto-consensus", text=OWN_WORDS))
    assert put(amended, minutes=minutes).answer().article.startswith(article)


def test_a_decision_taken_back_leaves_the_item_as_the_positions_leave_it():
    taken = (*positions("1", {}), decision("1", "J-1"))
    back = DecisionRescinded(session=JOINT, item="1", decision="J-1", reason="a slip of the pen")
    assert state_after(*taken).of(Decisions).standing(JOINT, "1").number == "J-1"
    after_all = state_after(*taken, back).of(Decisions)
    assert after_all.standing(JOINT, "1") is None
    assert [d.rescinded for d in after_all.on(JOINT, "1")] == ["a slip of the pen"]


def test_a_decision_keeps_the_text_it_was_taken_on():
    agreed = [position("2", member, "agree", text="sha256:a") for member in MEMBERS]
    taken = state_after(*agreed, decision("2", "J-1", text="sha256:a")).of(Decisions)
    assert taken.standing(JOINT, "2").text == "sha256:a"
