"""Whose credentials hold at a moment, and what circles they give."""

from datetime import date, timedelta

import pytest
from case import after, state_after
from story import COUNCIL, JOINT, MEETING, SINCE

from plenipo.capabilities.credentials.acts import (
    CredentialsExamined,
    CredentialsIssued,
    CredentialsRevoked,
    FullPowersIssued,
    FullPowersRevoked,
    ParticipationEnded,
    ParticipationGranted,
)
from plenipo.capabilities.credentials.circles import circles
from plenipo.capabilities.credentials.state import Credentials
from plenipo.capabilities.members.acts import BodyComposed, PartnerAdmitted
from plenipo.core.authority import Place

BODIES = {"body:csc", "body:cfm", "body:cdm", "body:cssc"}
OBSERVER = PartnerAdmitted(partner="RS", names={"en": "Serbia"}, status="observer", since=SINCE)


def issued(**fields):
    told = {"credential": "C-1", "person": "p", "name": "P", "role": "head", "delegation": "AM"}
    return CredentialsIssued(**{**told, **fields})


def found(finding):
    return CredentialsExamined(credential="C-1", finding=finding, reason="r")


def at(minutes):
    return MEETING + timedelta(minutes=minutes)


def standing(state, minutes):
    return state.of(Credentials).credentials["C-1"].standing(at(minutes))


def test_credentials_hold_provisionally_from_the_moment_they_were_issued():
    state = state_after(after(0, issued()))
    assert standing(state, -1) == "to-come"
    assert standing(state, 0) == "provisional"
    assert state.of(Credentials).capacities("p", at(-1)) == ()
    assert [c.role for c in state.of(Credentials).capacities("p", at(0))] == ["head"]
    assert state.of(Credentials).capacities("q", at(0)) == ()


@pytest.mark.parametrize(
    ("finding", "holds"), [("accepted", True), ("provisional", True), ("rejected", False)]
)
def test_a_finding_counts_from_its_moment_on(finding, holds):
    state = state_after(after(0, issued()), after(10, found(finding)))
    assert standing(state, 9) == "provisional"
    assert standing(state, 10) == finding
    assert bool(state.of(Credentials).capacities("p", at(10))) is holds


def test_a_finding_recorded_late_stands_where_it_belongs():
    state = state_after(
        after(0, issued()), after(20, found("rejected")), after(10, found("accepted"))
    )
    assert [standing(state, m) for m in (5, 15, 25)] == ["provisional", "accepted", "rejected"]
    assert state.of(Credentials).credentials["C-1"].reason(at(5)) == ""


def test_what_was_taken_back_gives_nothing():
    revoked = CredentialsRevoked(credential="C-1", reason="recalled")
    state = state_after(after(0, issued()), after(10, revoked))
    assert standing(state, 10) == "revoked"
    assert circles(state, "p", at(9)) > {"public"}
    assert circles(state, "p", at(10)) == {"public"}


def test_the_last_day_is_one_on_which_they_hold():
    state = state_after(issued(until=date(2011, 12, 19)))
    assert standing(state, 60) == "provisional"
    assert standing(state, 60 * 24) == "expired"


def test_acts_about_what_is_unknown_change_nothing():
    state = state_after(
        found("accepted"),
        CredentialsRevoked(credential="C-1", reason="r"),
        FullPowersRevoked(powers="FP", reason="r"),
    )
    assert state.of(Credentials).credentials == {}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, {"members", "member:AM", *BODIES}),
        ({"role": "adviser", "body": "cfm"}, {"members", "member:AM", "body:cfm"}),
        ({"session": COUNCIL}, {"members", "member:AM", "body:csc"}),
        (
            {"role": "alternate", "session": JOINT},
            {"members", "member:AM", "body:cfm", "body:cdm", "body:cssc"},
        ),
        ({"role": "interpreter"}, {"members", "member:AM", *BODIES}),
        ({"role": "interpreter", "delegation": "", "body": "csc"}, {"members", "body:csc"}),
        (
            {"role": "chair", "delegation": "BY", "session": COUNCIL},
            {"members", "chair", "body:csc"},
        ),
        (
            {"role": "secretary", "delegation": ""},
            {"members", "observers", f"observers:{JOINT}", f"observers:{COUNCIL}", "secretariat"}
            | BODIES,
        ),
        ({"role": "depositary", "delegation": "", "body": "csc"}, {"members", "body:csc"}),
        ({"role": "observer", "delegation": "RS"}, {"member:RS"}),
    ],
)
def test_a_role_gives_its_circles(fields, expected):
    assert circles(state_after(OBSERVER, issued(**fields)), "p", at(0)) == {"public", *expected}


def test_nobody_reads_in_a_body_their_member_does_not_sit_in():
    composed = BodyComposed(body="cfm", members=("BY",), since=date(2011, 12, 1))
    assert "body:cfm" not in circles(state_after(composed, issued()), "p", at(0))


def test_an_observer_reads_documents_where_that_was_granted():
    grant = ParticipationGranted(partner="RS", session=JOINT, may=("receive-documents",))
    end = ParticipationEnded(partner="RS", session=JOINT, reason="done")
    person = issued(role="observer", delegation="RS")
    state = state_after(OBSERVER, person, after(5, grant), after(10, end))
    received = ["observers" in circles(state, "p", at(m)) for m in (4, 5, 9, 10)]
    assert received == [False, True, True, False]
    elsewhere = issued(role="observer", delegation="RS", session=COUNCIL)
    assert circles(state_after(OBSERVER, elsewhere, grant), "p", at(5)) == {"public", "member:RS"}


def test_an_observer_of_some_items_reads_documents_of_these():
    grant = ParticipationGranted(
        partner="RS", session=JOINT, items=("1", "3"), may=("receive-documents",)
    )
    seen = {"observers:joint-2011/1", "observers:joint-2011/3"}
    observer = issued(role="observer", delegation="RS")
    own = circles(state_after(OBSERVER, observer, grant), "p", at(5))
    assert own == {"public", "member:RS", *seen}
    for where in ({}, {"session": JOINT}, {"body": "cfm"}):
        secretary = issued(role="secretary", delegation="", **where)
        assert seen < circles(state_after(OBSERVER, secretary, grant), "p", at(5))
    council = issued(role="secretary", delegation="", session=COUNCIL)
    assert not seen & circles(state_after(OBSERVER, council, grant), "p", at(5))


def test_who_observes_the_whole_session_attends_each_item():
    state = state_after(OBSERVER, ParticipationGranted(partner="RS", session=JOINT))
    found = state.of(Credentials).participation("RS", JOINT, at(5))
    assert found.attends()
    assert found.attends("7")
    some = state_after(OBSERVER, ParticipationGranted(partner="RS", session=JOINT, items=("1",)))
    found = some.of(Credentials).participation("RS", JOINT, at(5))
    assert [found.attends(item) for item in ("1", "1.2", "12", "")] == [True, True, False, False]


def test_circles_of_several_credentials_add_up():
    chair = issued(credential="C-2", role="chair", delegation="", session=JOINT)
    state = state_after(issued(), chair)
    assert {"chair", "member:AM", "members"} <= circles(state, "p", at(0))


def test_a_capacity_covers_its_place_alone():
    state = state_after(issued(session=JOINT), issued(credential="C-2", body="csc"))
    for_session, for_body = state.of(Credentials).capacities("p", at(0))
    joint, council = Place(JOINT, ("cfm", "cdm")), Place(COUNCIL, ("csc",))
    assert [for_session.covers(p) for p in (joint, council, Place())] == [True, False, False]
    assert [for_body.covers(p) for p in (joint, council, Place())] == [False, True, False]


def test_full_powers_hold_from_their_moment_until_they_end():
    powers = FullPowersIssued(
        powers="FP",
        person="p",
        name="P",
        delegation="AM",
        acts=("sign",),
        until=date(2011, 12, 20),
    )
    revoked = FullPowersRevoked(powers="FP", reason="recalled")
    held = state_after(powers).of(Credentials).powers["FP"]
    assert [held.hold(at(m)) for m in (-1, 0, 60 * 24, 60 * 48)] == [False, True, True, False]
    held = state_after(powers, after(5, revoked)).of(Credentials).powers["FP"]
    assert [held.hold(at(m)) for m in (4, 5)] == [True, False]
