"""Each act of the demonstration says where it is known from, or that it was made up."""

import re
from datetime import date

import pytest

from plenipo.core.act import wire_name
from plenipo.demos.csto_2011.build import CHARTER, requests
from plenipo.meaning import meaning_of
from plenipo.procedure.rule_file import read

CITED = re.compile(r"\bF[0-9]+\b|illustrative|from memory")
OF_THE_COURSE = {
    *("item.adopted", "session.closed", "wording.proposed", "wording.held"),
    *("concordance.noted", "languages.settled", "task.done", "declaration.made"),
    *("instrument.returned", "objection.made", "reservation.made", "withdrawal.notified"),
    *("action.moved", "milestone.moved", "priority.carried", "priority.closed", "priority.served"),
    *("consultation.held", "consultation.requested", "exercise.closed"),
    *("measure.activated", "measure.ended", "measure.reviewed", "provision.agreed"),
    *("cooperation.referred", "participation.granted", "coordination.arranged"),
    *("instruction.acknowledged", "instruction.confirmed"),
    *("certification.renewed", "force.referred", "pledge.revised", "unit.withdrawn"),
    *("communique.scheduled", "reply.accepted"),
}
"""Acts without a source of their own: what they are part of says what they are."""


def acts(name):
    return [r.acts[0].act for r in requests() if wire_name(r.acts[0].act) == name]


NAMES = sorted({wire_name(request.acts[0].act) for request in requests()})


@pytest.mark.parametrize("name", NAMES)
def test_every_act_is_cited_or_marked_as_illustrative(name):
    for act in acts(name):
        fields = {field.name for field in meaning_of(type(act)).fields}
        if "source" in fields:
            assert CITED.search(act.source), act
        elif name == "rule.adopted":
            assert CITED.search(read(act.text).source)
        elif name == "member.withdrawn":
            assert CITED.search(act.reason)
        else:
            assert name in OF_THE_COURSE


def test_the_place_the_chair_and_the_times_of_the_session_are_marked_as_made_up():
    (session,) = [s for s in acts("session.convened") if s.session == "ministers-2011-12"]
    assert session.source.endswith("all times of day are illustrative")


def test_a_decision_and_a_deferral_say_what_of_them_is_reported():
    told = [*acts("decision.taken"), *acts("item.deferred"), *acts("item.referred")]
    assert len(told) == 22 + 8 + 22
    assert all(act.source.startswith("F1 for ") for act in told)
    assert all(act.source.endswith("illustrative") for act in told)


def test_nothing_stands_before_the_charter_and_rules_stand_from_the_day_they_name():
    moments = {
        wire_name(r.acts[0].act): r.acts[0].effective.date() for r in reversed([*requests()])
    }
    before = {name for name, day in moments.items() if day < CHARTER}
    assert before <= {
        "treaty.opened",
        "treaty.signed",
        "instrument.deposited",
        "withdrawal.notified",
    }
    assert min(moments.values()) == date(1992, 5, 15)  # the Treaty, before its organisation
    for request in requests():
        (proposed,) = request.acts
        if wire_name(proposed.act) == "rule.adopted":
            first = read(proposed.act.text).versions[0].since
            assert proposed.effective.date() == first
