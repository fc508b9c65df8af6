"""Where items stand and who holds them: agreed, open, put aside, decided; and the report of it."""

import pytest
from case import state_after
from story import JOINT, MEMBERS, SUMMIT, decision, item, position, positions

from plenipo.capabilities.decisions.acts import DecisionRescinded
from plenipo.capabilities.members.acts import BodyComposed
from plenipo.capabilities.play.report import report
from plenipo.capabilities.play.state import StateOfPlay
from plenipo.capabilities.positions.acts import PositionWithdrawn
from plenipo.capabilities.sessions.acts import (
    ItemDeferred,
    ItemReturned,
    ItemRevised,
    ItemWithdrawn,
)
from plenipo.capabilities.sessions.state import Sessions

AGREED = positions("1", {})
OBJECTED = positions("1", {"UZ": "object"})
ON_ONE = {"session": JOINT, "item": "1"}


def play_after(*acts):
    state = state_after(*acts)
    return StateOfPlay(state, state.of(Sessions).sessions[JOINT])


def standing_after(*acts):
    return play_after(*acts).standings["1"]


@pytest.mark.parametrize(
    ("acts", "status"),
    [
        (AGREED, "agreed"),
        (AGREED[:-1], "open"),
        ([], "open"),
        (OBJECTED, "open"),
        (positions("1", {"KZ": "agree-ad-referendum"}), "agreed-ad-referendum"),
        ([*OBJECTED, ItemDeferred(**ON_ONE, reason="later", until=SUMMIT)], "deferred"),
        ([*AGREED, ItemReturned(**ON_ONE, body="cfm", reason="to experts")], "returned"),
        ([*AGREED, ItemWithdrawn(**ON_ONE, reason="no need")], "withdrawn"),
        ([*AGREED, decision("1", "D/1")], "agreed"),
        (
            [*OBJECTED, decision("1", "D/1", says="not-adopted", reason="the chair's ruling")],
            "agreed",
        ),
        (
            [*OBJECTED, decision("1", "D/1", outcome="not-adopted", says="not-adopted")],
            "not-adopted",
        ),
        ([*AGREED, ItemRevised(**ON_ONE, text="sha256:two", reason="a new paragraph")], "open"),
        (
            [
                *AGREED,
                decision("1", "D/1"),
                position("1", "UZ", "object"),
                DecisionRescinded(**ON_ONE, decision="D/1", reason="taken by mistake"),
            ],
            "open",
        ),
    ],
)
def test_an_item_stands_as_its_rule_its_decision_and_the_body_left_it(acts, status):
    assert standing_after(*acts).status == status


def test_whoever_the_rule_turns_on_holds_the_item_with_what_it_said():
    objection = position("1", "UZ", "object", reason="against national law")
    holds = standing_after(*AGREED[:-2], objection).holds
    assert [(hold.member, hold.stance, hold.reason) for hold in holds] == [
        ("UZ", "object", "against national law"),
        ("TJ", "silent", ""),
    ]


def test_a_position_on_an_earlier_text_holds_until_it_is_reconfirmed():
    revised = ItemRevised(**ON_ONE, text="sha256:two", reason="a new paragraph")
    again = [position("1", code, "agree", text="sha256:two") for code in MEMBERS if code != "AM"]
    (hold,) = standing_after(*AGREED, revised, *again).holds
    assert (hold.member, hold.stance) == ("AM", "to-reconfirm")


def test_nobody_holds_what_is_agreed_decided_or_withdrawn():
    for acts in (
        AGREED,
        [*OBJECTED, decision("1", "D/1", says="not-adopted", reason="the chair's ruling")],
        [*OBJECTED, ItemWithdrawn(**ON_ONE, reason="no need")],
    ):
        assert standing_after(*acts).holds == ()


def test_what_is_put_aside_is_still_held_by_whoever_held_it():
    (hold,) = standing_after(*OBJECTED, ItemDeferred(**ON_ONE, reason="later", until=SUMMIT)).holds
    assert (hold.member, hold.stance) == ("UZ", "object")


def test_a_position_taken_back_leaves_the_member_not_heard():
    withdrawn = PositionWithdrawn(**ON_ONE, member="RU", reason="new instructions")
    (hold,) = standing_after(*AGREED, withdrawn).holds
    assert (hold.member, hold.stance) == ("RU", "silent")


def test_who_left_the_bodies_holds_nothing_any_more():
    without = tuple(code for code in MEMBERS if code != "UZ")
    composed = [BodyComposed(body=b, members=without, since=SUMMIT) for b in ("cfm", "cdm", "cssc")]
    play = play_after(*OBJECTED, *composed)
    assert "UZ" in play.electorate  # on the day of the session it still sat there
    early = [BodyComposed(body=c.body, members=without, since=play.day) for c in composed]
    play = play_after(*OBJECTED, *early)
    assert "UZ" not in play.electorate
    assert play.held_by("UZ") == {}
    assert play.standings["1"].status == "agreed"


def test_all_is_agreed_when_what_was_not_withdrawn_is():
    state = play_after(*AGREED).session.items
    others = [number for number in state if number != "1"]
    gone = [ItemWithdrawn(session=JOINT, item=number, reason="no need") for number in others]
    assert not play_after(*AGREED).all_agreed
    assert play_after(*AGREED, *gone).all_agreed
    assert not play_after(*OBJECTED, *gone).all_agreed


def test_the_report_says_the_same_as_the_state_of_play():
    said = position("1", "UZ", "object", reason="against national law")
    play = play_after(*AGREED[:-1], said, item("9", "Another matter"))
    told = report(play, "ru")
    (first, *_, last) = told.items
    assert (told.total, told.agreed) == (play.total, 0)
    assert told.counts["open"] == len(told.with_status("open")) == play.counts["open"]
    assert (first.item, first.status, last.item) == ("1", "open", "9")
    assert [(h.name, h.reason) for h in first.holders] == [("Узбекистан", "against national law")]
    assert first.positions["AM"] == "agree"
    assert first.arithmetic
    by_member = {line.member: line for line in told.members}
    assert "1" in by_member["UZ"].open
    assert "1" not in by_member["AM"].open
    assert set(by_member["AM"].open) >= {"9"}


def test_the_report_tells_an_item_put_aside_with_its_reason_and_who_holds_it():
    deferred = ItemDeferred(**ON_ONE, reason="needs a conceptual approach", until=SUMMIT)
    told = report(play_after(*OBJECTED, deferred))
    assert told.items[0].reason == "needs a conceptual approach"
    uzbekistan = next(line for line in told.members if line.member == "UZ")
    assert uzbekistan.aside == ("1",)
    assert "1" not in uzbekistan.open
