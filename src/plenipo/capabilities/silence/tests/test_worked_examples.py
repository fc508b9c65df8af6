"""Silences that are told in the FIELD notes, 2.3, as acts of a register."""

from datetime import timedelta

import pytest
from story import Done, entry

from plenipo.assembly import house
from plenipo.capabilities.members.acts import (
    BodyEstablished,
    MemberAdmitted,
    OrganisationFounded,
)
from plenipo.capabilities.rulebook.acts import RuleAdopted
from plenipo.capabilities.silence.acts import SilenceBroken, SilenceObjected, SilenceOpened
from plenipo.capabilities.silence.clock import due
from plenipo.capabilities.silence.standing import standing_at, voices
from plenipo.capabilities.silence.state import Silences
from plenipo.core.act import Author
from plenipo.procedure.rule_file import text_of
from plenipo.procedure.silence import ADOPTED, BROKEN, NEVER_BEGAN, RUNNING, instant

SECOND = timedelta(seconds=1)
ALLIES = (
    "BE",
    "CA",
    "CZ",
    "DK",
    "FR",
    "DE",
    "GR",
    "HU",
    "IS",
    "IT",
    "LU",
    "NL",
    "NO",
    "PL",
    "PT",
    "ES",
    "TR",
    "GB",
    "US",
)


class Case:
    """A body of these members that decides by silence, and what is recorded in it."""

    def __init__(self, rule, members, begin, body="body"):
        self.state = house().new_state()
        self.begin = begin
        since = begin.date() - timedelta(days=3000)
        self.record(
            begin - timedelta(days=1),
            OrganisationFounded(names={"en": "The organisation"}),
            *[MemberAdmitted(member=m, names={"en": m}, since=since) for m in members],
            BodyEstablished(body=body, names={"en": "The body"}),
            RuleAdopted(rule=rule, text=text_of(rule)),
        )
        self.rule, self.body = rule, body

    def record(self, at, *acts):
        """Record acts as done at a moment; returns the codes of the objections to the last."""
        for act in acts:
            member = getattr(act, "member", "") if hasattr(act, "silence") else ""
            found = house().refuse(self.state, act, Author("secretariat", member), at)
            if found:
                return tuple(refusal.code for refusal in found)
            self.state.apply(entry(self.state.size, Done(act, at, member)))
        return ()

    def open(self, expires, zone, **fields):
        told = {"names": {"en": "A draft"}, "document": "D/1", "body": self.body}
        act = SilenceOpened(
            silence="S", rule=self.rule, expires=expires, zone=zone, **{**told, **fields}
        )
        assert self.record(self.begin, act) == ()

    def at(self, moment):
        return standing_at(self.state, self.state.of(Silences).silences["S"], moment)

    def concluded(self):
        """What the clock records, by the rules."""
        (request,) = due(self.state, self.begin + timedelta(days=99))
        (proposed,) = request.acts
        assert house().refuse(self.state, proposed.act, request.author, proposed.effective) == ()
        return proposed.act


def test_na1_nato_february_2003_three_letters_before_the_expiry_break_it():
    """NA1 [F51]: the silence on planning for Turkey, to expire on 10 February at 10:00."""
    expires = instant("2003-02-10 10:00", "Europe/Brussels")
    case = Case("nato-silence", ALLIES, instant("2003-02-06 18:00", "Europe/Brussels"))
    case.open(expires, "Europe/Brussels")
    for minutes, member in ((150, "BE"), (60, "FR"), (5, "DE")):
        letter = SilenceBroken(silence="S", member=member, kind="objection", letter="formal")
        assert case.record(expires - timedelta(minutes=minutes), letter) == ()
    found = case.at(expires)
    assert (found.standing, found.broken_by) == (BROKEN, ("BE", "FR", "DE"))
    assert case.at(expires - timedelta(hours=3)).standing == RUNNING
    assert case.concluded().outcome == BROKEN


@pytest.mark.parametrize(
    ("before", "codes", "then"),
    [(SECOND, (), BROKEN), (timedelta(), ("late",), ADOPTED), (-SECOND, ("late",), ADOPTED)],
)
def test_os1_osce_an_amendment_a_second_before_friday_noon_breaks_it(before, codes, then):
    """OS1 [F52], synthetic: to Friday 12:00 CET, an amendment e-mailed at 11:59:59."""
    expires = instant("2011-12-23 12:00", "Europe/Vienna")
    case = Case("osce-silence", ALLIES, instant("2011-12-20 15:00", "Europe/Vienna"))
    case.open(expires, "Europe/Vienna")
    mail = SilenceBroken(silence="S", member="CZ", kind="amendment", proposal="Delete “all”.")
    assert case.record(expires - before, mail) == codes
    assert case.at(expires).standing == then
    assert case.concluded().outcome == then


def test_os3_osce_who_objects_to_the_procedure_in_the_meeting_stops_it_from_beginning():
    """OS3 [F52], synthetic: as OS1, with an objection to using the procedure."""
    expires = instant("2011-12-23 12:00", "Europe/Vienna")
    case = Case("osce-silence", ALLIES, instant("2011-12-20 15:00", "Europe/Vienna"))
    case.open(expires, "Europe/Vienna")
    in_the_meeting = case.begin + timedelta(minutes=2)
    assert case.record(in_the_meeting, SilenceObjected(silence="S", member="CZ")) == ()
    assert case.at(in_the_meeting).standing == NEVER_BEGAN
    late = SilenceBroken(silence="S", member="DK", kind="objection")
    assert case.record(expires - SECOND, late) == ("never-began",)
    assert (case.at(expires).standing, case.concluded().outcome) == (NEVER_BEGAN, NEVER_BEGAN)


def test_un2_pact_for_the_future_59_paragraphs_kept_27_reopened_172_states_silent():
    """UN2 [F78]: Rev.4, broken on 27 of 86 paragraphs by 21 of 193, 172 silent throughout.

    Which of the 21 broke it on which paragraph, and the days, are illustrative; the rule is that
    of the Assembly for silence, of at least 72 hours.
    """
    states = tuple(f"S{number:03}" for number in range(193))
    paragraphs = tuple(str(number) for number in range(1, 87))
    begin = instant("2024-09-13 10:00", "America/New_York")
    expires = begin + timedelta(hours=72)
    case = Case("un-general-assembly-silence", states, begin)
    case.open(expires, "America/New_York", parts=paragraphs)
    for place, paragraph in enumerate(paragraphs[10:37]):
        letter = SilenceBroken(
            silence="S", member=states[place % 21], kind="objection", parts=(paragraph,)
        )
        assert case.record(begin + timedelta(hours=place), letter) == ()
    assert case.at(expires - SECOND).standing == RUNNING
    found = case.at(expires)
    assert (len(found.kept), len(found.reopened)) == (59, 27)
    assert found.reopened == paragraphs[10:37]
    said = voices(case.state, case.state.of(Silences).silences["S"], expires)
    assert list(said.values()).count("silent") == 172
    act = case.concluded()
    assert (act.outcome, len(act.kept), len(act.reopened)) == (BROKEN, 59, 27)


def test_two_hours_are_less_than_the_assembly_asks_for():
    case = Case("un-general-assembly-silence", ALLIES, instant("2024-09-13 10:00", "+00:00"))
    short = SilenceOpened(
        silence="S",
        names={"en": "A draft"},
        rule="un-general-assembly-silence",
        expires=case.begin + timedelta(hours=2),
        zone="+00:00",
        body="body",
        document="D/1",
    )
    assert case.record(case.begin, short) == ("too-short",)
