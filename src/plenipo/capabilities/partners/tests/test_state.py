"""How far a document of cooperation has come, and what a partner attends and receives."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest
from case import after, state_after
from story import JOINT, MEETING, Done, decision, entry

from plenipo.capabilities.credentials.acts import ParticipationEnded, ParticipationGranted
from plenipo.capabilities.decisions.acts import DecisionRescinded
from plenipo.capabilities.documents.acts import DocumentTabled
from plenipo.capabilities.partners.cooperation import path, stage
from plenipo.capabilities.partners.state import Partnerships, attending
from plenipo.capabilities.partners.tests.test_rules import (
    LET_IN,
    UN,
    abandoned,
    announced,
    begun,
    cancelled,
    held,
    referred,
    signed,
)
from plenipo.capabilities.treaties.acts import TreatyOpened, TreatySigned
from plenipo.core.fold import State

NOW = MEETING + timedelta(hours=1)
CLAUSE = """clause: memo
title: {en: Memorandum}
source: illustrative
force: {article: "article 5", condition: {count: {of: for, at_least: 2}}}
"""
OPENED = TreatyOpened(treaty="memo", names={"en": "Memo"}, clause=CLAUSE, depositary="RU")


def tabled(code="L.9", item="1", **fields):
    told = {"names": {"en": code}, "text": "1. We act.", "parties": ("KZ",), **fields}
    return DocumentTabled(session=JOINT, document=code, symbol=code, item=item, **told)


def put(who):
    return TreatySigned(
        treaty="memo", participant=who, how="definitive", person="P", office="head-of-state"
    )


def stands(*acts: object, now=NOW) -> str:
    state = state_after(UN, *acts)
    return stage(state, state.of(Partnerships).cooperations["memo"], now)


DRAFTED = (begun(session=JOINT, item="1"), tabled(), referred(document="L.9"))
TAKEN = decision("1", "J-1")
RESCINDED = DecisionRescinded(session=JOINT, item="1", decision="J-1", reason="a slip")


@pytest.mark.parametrize(
    ("acts", "step"),
    [
        ((begun(),), "planned"),
        ((begun(document="L.9"),), "planned"),
        (DRAFTED, "drafted"),
        ((*DRAFTED, TAKEN), "agreed"),
        ((*DRAFTED, TAKEN, RESCINDED), "drafted"),
        ((*DRAFTED, TAKEN, signed()), "signed"),
        ((*DRAFTED, TAKEN, abandoned()), "abandoned"),
        ((*DRAFTED, TAKEN, referred(treaty="memo"), OPENED), "opened"),
        ((*DRAFTED, referred(treaty="memo"), OPENED, put("KZ")), "opened"),
        ((*DRAFTED, referred(treaty="memo"), OPENED, put("UN")), "opened"),
        ((*DRAFTED, referred(treaty="memo"), OPENED, put("UN"), put("KZ")), "in-force"),
    ],
)
def test_how_far_it_has_come_follows_from_its_text_decision_and_treaty(acts, step):
    assert stands(*acts) == step


def test_how_far_it_has_come_can_be_asked_of_any_moment():
    acts = (begun(), after(90, abandoned()))
    assert stands(*acts) == "planned"
    assert stands(*acts, now=NOW + timedelta(hours=1)) == "abandoned"


def test_what_is_no_treaty_is_not_opened_and_does_not_enter_into_force():
    state = state_after(UN, begun())
    steps = path(state, state.of(Partnerships).cooperations["memo"], NOW)
    assert [each.step for each in steps] == ["planned", "drafted", "agreed", "signed"]


def test_what_is_named_later_takes_the_place_of_what_was_named_before():
    state = state_after(UN, *DRAFTED, after(5, referred(document="L.10", note="again")))
    named = state.of(Partnerships).cooperations["memo"].named(NOW)
    assert (named.session, named.item, named.document) == (JOINT, "1", "L.10")
    before = state.of(Partnerships).cooperations["memo"].named(MEETING)
    assert before.document == "L.9"


@pytest.mark.parametrize(
    ("acts", "standing"),
    [((), "announced"), ((held(),), "held"), ((cancelled(),), "cancelled")],
)
def test_a_meeting_is_announced_held_or_cancelled(acts, standing):
    state = state_after(UN, announced(), *acts)
    assert state.of(Partnerships).meetings["visit"].standing(NOW) == standing


RECEIVES = msgspec.structs.replace(LET_IN, may=("receive-documents",))
WHOLE = ParticipationGranted(partner="UN", session=JOINT, may=("receive-documents",))
OVER = ParticipationEnded(partner="UN", session=JOINT, reason="done")


def before(state: State, code: str, audience: tuple[str, ...], item: str = "1") -> None:
    done = entry(state.size, Done(tabled(code, item), MEETING))
    state.apply(msgspec.structs.replace(done, audience=audience))


def receives(*acts: object) -> list[tuple[str, ...]]:
    state = state_after(UN, *acts)
    before(state, "open", ("public",))
    before(state, "theirs", ("member:UN", "members"))
    before(state, "observers", (f"observers:{JOINT}/1",))
    before(state, "all", (f"observers:{JOINT}",))
    before(state, "ours", ("members",))
    before(state, "other", ("public",), "2")
    return [each.documents for each in attending(state, "UN", NOW)]


def test_a_partner_receives_what_it_attends_and_its_audience_allows():
    assert receives(RECEIVES) == [("open", "theirs", "observers")]
    assert receives(WHOLE) == [("open", "theirs", "all", "other")]


def test_who_was_not_granted_to_receive_documents_receives_none():
    assert receives(LET_IN) == [()]
    assert receives() == []
    assert receives(RECEIVES, after(1, OVER)) == []
