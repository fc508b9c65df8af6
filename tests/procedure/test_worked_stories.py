"""The worked examples of the field notes, section 2.3, that are more than one vote.

Silences that were broken or kept, agreements that wait for acceptances, and a ruling of Cancun.
"""

from datetime import UTC, datetime, timedelta

import pytest
from case import accepted, refused, state_after
from case import check as check_case
from story import JOINT, decision, positions
from worked import Example, check, gate, rule, votes

from plenipo.capabilities.decisions.state import Decisions
from plenipo.procedure.silence import (
    ADOPTED,
    AMENDMENT,
    BROKEN,
    NEVER_BEGAN,
    OBJECTION,
    Procedure,
    Reaction,
    instant,
    standing,
)

NOT_ADOPTED = "not-adopted"

TOLD = ("NA1", "OS1", "OS3", "UN1", "UN2", "WT3", "WT4", "CC1")
"""The ids that are told here."""


FRIDAY = instant("2011-12-23 12:00", "+01:00")


def silence(name, begun, expires, *reactions, **fields):
    terms = rule(name).versions[-1].silence
    procedure = Procedure(terms, begun, expires, **fields)
    assert not procedure.obstacle()
    return standing(procedure, reactions, expires)


def test_na1_letters_of_three_allies_before_the_time_set_break_the_silence():
    begun = instant("2003-02-06 16:00", "Europe/Brussels")
    expires = instant("2003-02-10 10:00", "Europe/Brussels")
    letters = [Reaction(ally, OBJECTION, expires - timedelta(hours=1)) for ally in ("BE", "FR")]
    late = Reaction("DE", OBJECTION, expires - timedelta(minutes=30))
    found = silence("nato-silence", begun, expires, *letters, late)
    assert (found.standing, found.broken_by) == (BROKEN, ("BE", "FR", "DE"))


def test_os1_an_amendment_one_second_before_noon_breaks_the_silence():
    begun = FRIDAY - timedelta(days=2)
    in_time = Reaction("UZ", AMENDMENT, instant("2011-12-23 11:59:59", "+01:00"))
    too_late = Reaction("UZ", AMENDMENT, FRIDAY)
    assert silence("osce-silence", begun, FRIDAY, in_time).standing == BROKEN
    assert silence("osce-silence", begun, FRIDAY, too_late).standing == ADOPTED


def test_os3_an_objection_in_the_meeting_and_the_silence_never_begins():
    begun = FRIDAY - timedelta(days=2)
    found = silence("osce-silence", begun, FRIDAY, refused_by=("UZ",))
    assert (found.standing, found.broken_by) == (NEVER_BEGAN, ("UZ",))


def test_un1_one_state_that_objects_within_72_hours_prevents_the_decision():
    begun = datetime(2020, 4, 1, 14, tzinfo=UTC)
    expires = begun + timedelta(hours=72)
    objection = Reaction("UZ", OBJECTION, expires - timedelta(minutes=1))
    assert silence("un-general-assembly-silence", begun, expires, objection).standing == BROKEN
    assert silence("un-general-assembly-silence", begun, expires).standing == ADOPTED


def test_un2_of_86_paragraphs_27_are_open_again_and_59_are_kept_by_172_silent_states():
    """Pact for the Future, Rev.4: who objected to which paragraph is made up."""
    paragraphs = tuple(str(number) for number in range(1, 87))
    objecting = [f"S{number}" for number in range(1, 22)]
    begun = datetime(2024, 8, 27, 14, tzinfo=UTC)
    expires = begun + timedelta(days=7)
    letters = [
        Reaction(objecting[number % 21], OBJECTION, begun + timedelta(hours=number), (paragraph,))
        for number, paragraph in enumerate(paragraphs[:27])
    ]
    found = silence("un-general-assembly-silence", begun, expires, *letters, parts=paragraphs)
    everybody = [*objecting, *(f"T{number}" for number in range(172))]
    assert (len(found.kept), len(found.reopened)) == (59, 27)
    assert found.kept == paragraphs[27:]
    assert len(found.ballot(everybody)["silent"]) == 172


@pytest.mark.parametrize(("id_", "members", "needed"), [("WT3", 164, 110), ("WT4", 166, 111)])
def test_an_agreement_is_in_force_with_the_last_of_two_thirds_of_the_acceptances(
    id_, members, needed
):
    """WT3 is the Trade Facilitation Agreement, WT4 that on Fisheries Subsidies."""
    assert id_ in TOLD
    assert not gate("wto-amendment", 0, needed - 1, members).holds
    assert gate("wto-amendment", 0, needed, members).holds
    assert gate("wto-amendment", 0, needed, members).need == needed


CANCUN = Example("CC1", "unfccc-cop", votes("193 for, 1 against"), NOT_ADOPTED, "Objecting: ")


def test_cc1_one_explicit_objector_of_194_prevents_consensus_strictly_read():
    check(CANCUN)
    noted = CANCUN._replace(
        outcome=ADOPTED,
        readings=(("objection", "noted"),),
        says="1 object; up to 1 are tolerated.",
    )
    check(noted)
    check(noted._replace(ballot=votes("192 for, 2 against"), outcome=NOT_ADOPTED, says=""))


OBJECTED = tuple(positions("1", {"UZ": "object"}))
RULED = decision(
    "1", "D1", says="not-adopted", reason="The president notes the objection in the record."
)


@pytest.mark.parametrize(
    "case",
    [
        accepted(RULED, "the ruling, recorded against the rule's answer", given=OBJECTED),
        refused(
            decision("1", "D1", says="adopted"),
            "as if the rule had answered so",
            "misstates-the-rule",
            given=OBJECTED,
        ),
        refused(
            decision("1", "D1", says="not-adopted"),
            "without a reason",
            "against-the-rule",
            given=OBJECTED,
        ),
    ],
    ids=lambda case: case.name,
)
def test_cc1_a_decision_declared_over_an_objection_is_recorded_as_what_it_is(case):
    check_case(case)


def test_cc1_a_ruling_against_the_rule_is_contested():
    taken = state_after(*OBJECTED, RULED).of(Decisions).standing(JOINT, "1")
    assert (taken.outcome, taken.says, taken.contested) == (ADOPTED, NOT_ADOPTED, True)
