"""The rules of the demonstration, on its seven members: consensus and the limited format."""

from datetime import date, timedelta

import pytest
from case import state_after
from story import (
    COUNCIL,
    DAY,
    JOINT,
    MEMBERS,
    decision,
    item,
    position,
    positions,
)

from plenipo.capabilities.decisions.state import Decisions
from plenipo.capabilities.members.acts import BodyComposed, MemberReinstated, MemberSuspended
from plenipo.capabilities.play.state import StateOfPlay
from plenipo.capabilities.positions.acts import PositionStated
from plenipo.capabilities.sessions.acts import ItemRevised, SessionConvened
from plenipo.capabilities.sessions.state import Sessions
from plenipo.procedure.answers import ask
from plenipo.procedure.rule_file import read, text_of

CONSENSUS, LIMITED = (read(text_of(name)) for name in ("csto-consensus", "csto-limited-format"))
MINISTERS = ("AM", "BY", "KZ")
DEFENCE = ("KZ", "RU")


def cast(**stances):
    """Ballot of the seven: everybody agrees except as told."""
    told = dict.fromkeys(MEMBERS, "for") | stances
    return {
        voice: tuple(member for member in MEMBERS if told[member] == voice)
        for voice in ("for", "against", "abstaining", "apart", "silent")
        if voice in told.values()
    }


def answer(rule, **stances):
    return ask(rule, rule.versions[-1].since, cast(**stances))


def play_of(*acts, session=JOINT):
    state = state_after(*acts)
    return StateOfPlay(state, state.of(Sessions).sessions[session])


def test_all_seven_in_favour_is_consensus():
    found = answer(CONSENSUS)
    assert found.adopted
    assert found.binds == tuple(MEMBERS)


@pytest.mark.parametrize("voice", ["against", "silent", "apart"])
def test_six_in_favour_and_one_not_is_no_consensus(voice):
    found = answer(CONSENSUS, UZ=voice)
    assert not found.adopted
    assert found.finding.holders == ("UZ",)
    assert found.binds == ()


def test_who_abstains_has_been_heard_and_does_not_object():
    assert answer(CONSENSUS, UZ="abstaining").adopted


def test_in_the_limited_format_five_sign_two_stay_out_and_only_the_five_are_bound():
    found = answer(LIMITED, UZ="apart", KG="apart")
    assert found.adopted
    assert found.binds == ("AM", "BY", "KZ", "RU", "TJ")


@pytest.mark.parametrize("others", [{}, {"UZ": "apart"}])
def test_in_the_limited_format_one_objection_still_blocks(others):
    found = answer(LIMITED, KG="against", **others)
    assert not found.adopted
    assert found.finding.holders == ("KG",)


def test_the_limited_format_needs_at_least_two():
    alone = dict.fromkeys([member for member in MEMBERS if member != "RU"], "apart")
    assert not answer(LIMITED, **alone).adopted
    assert answer(LIMITED, **{**alone, "KZ": "for"}).adopted


def test_the_limited_format_stands_since_december_2010():
    assert LIMITED.on(date(2010, 12, 9)) is None
    assert LIMITED.on(date(2010, 12, 10)) is not None
    assert CONSENSUS.on(date(2010, 12, 9)) is not None


def test_an_item_is_agreed_when_the_seventh_has_agreed():
    six = positions("1", {})[:-1]
    open_still = play_of(*six).standings["1"]
    assert open_still.status == "open"
    assert [(hold.member, hold.stance) for hold in open_still.holds] == [("UZ", "silent")]
    assert play_of(*positions("1", {})).standings["1"].status == "agreed"


def test_agreement_subject_to_a_capital_is_agreement_ad_referendum():
    standing = play_of(*positions("1", {"UZ": "agree-ad-referendum"})).standings["1"]
    assert standing.status == "agreed-ad-referendum"
    assert standing.answer.provisional


def test_a_reservation_holds_an_item_with_its_kind_and_reason():
    reserve = position("1", "UZ", "reserve", kind="parliamentary", reason="until March")
    play = play_of(*positions("1", {})[:-1], reserve)
    (hold,) = play.standings["1"].holds
    assert (hold.member, hold.stance, hold.kind, hold.reason) == (
        "UZ",
        "reserve",
        "parliamentary",
        "until March",
    )
    assert list(play.held_by("UZ")) == ["1", "2", "3"]


def test_after_a_new_text_a_position_is_kept_but_has_to_be_reconfirmed():
    agreed = [position("2", member, "agree", text="sha256:a") for member in MEMBERS]
    revised = ItemRevised(session=JOINT, item="2", text="sha256:b", reason="paragraph 3")
    assert play_of(*agreed).standings["2"].status == "agreed"
    standing = play_of(*agreed, revised).standings["2"]
    assert standing.status == "open"
    assert {hold.stance for hold in standing.holds} == {"to-reconfirm"}
    assert {hold.member for hold in standing.holds} == set(MEMBERS)
    again = [position("2", member, "agree", text="sha256:b") for member in MEMBERS]
    assert play_of(*agreed, revised, *again).standings["2"].status == "agreed"


def test_a_suspended_member_is_not_counted_until_it_is_reinstated():
    six = positions("1", {})[:-1]
    suspended = MemberSuspended(member="UZ", since=DAY, reason="its own note")
    back = MemberReinstated(member="UZ", since=DAY)
    assert play_of(*six, suspended).standings["1"].status == "agreed"
    assert play_of(*six, suspended).electorate == tuple(MEMBERS)[:-1]
    assert play_of(*six, suspended, back).standings["1"].status == "open"


def test_a_suspension_of_later_days_changes_nothing_today():
    later = MemberSuspended(member="UZ", since=DAY + timedelta(days=1), reason="its own note")
    assert play_of(later).electorate == tuple(MEMBERS)


def test_in_a_joint_session_whoever_sits_in_one_of_the_bodies_has_a_voice():
    joint = SessionConvened(
        session="j",
        names={"en": "Joint"},
        bodies=("cfm", "cdm"),
        opens=DAY,
        rule="csto-consensus",
    )
    composed = [
        BodyComposed(body="cfm", members=MINISTERS, since=DAY),
        BodyComposed(body="cdm", members=DEFENCE, since=DAY),
    ]
    play = play_of(*composed, joint, item("1", "x", session="j"), session="j")
    assert play.electorate == ("AM", "BY", "KZ", "RU")
    four = [
        PositionStated(session="j", item="1", member=member, stance="agree")
        for member in play.electorate
    ]
    done = play_of(*composed, joint, item("1", "x", session="j"), *four, session="j")
    assert done.standings["1"].status == "agreed"


def test_members_stand_in_the_order_of_the_russian_alphabet():
    assert play_of().electorate == ("AM", "BY", "KZ", "KG", "RU", "TJ", "UZ")
    assert play_of(session=COUNCIL).electorate == tuple(MEMBERS)


def test_a_declaration_against_the_rule_stands_in_the_record_as_such():
    told = {"says": "not-adopted", "reason": "the chair finds no objection of substance"}
    play = play_of(*positions("1", {"UZ": "object"}), decision("1", "D1", **told))
    standing = play.state.of(Decisions).standing(JOINT, "1")
    assert standing.contested
    assert standing.reason == told["reason"]
    assert play.standings["1"].status == "agreed"
