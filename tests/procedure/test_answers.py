"""Answers that a rule once gave wrongly, or could give wrongly, by small examples."""

from datetime import UTC, date, datetime, timedelta

import pytest

from plenipo.procedure.answers import Circumstances, ask, ask_tally, put
from plenipo.procedure.conditions import (
    AllOf,
    AnyOf,
    Count,
    NoObjection,
    Not,
    NoVeto,
    Share,
    TooFewToBlock,
)
from plenipo.procedure.missing import Missing
from plenipo.procedure.periods import Period
from plenipo.procedure.rules import Quorum, Rule, Step, Table, Version
from plenipo.procedure.scale import DEFAULT_SCALE

DAY = date(2011, 12, 19)
PUT = datetime(2011, 12, 1, tzinfo=UTC)
MEMBERS = ("AM", "BY", "KZ", "KG", "RU", "TJ", "UZ")
MAJORITY = Share("for", "voting", more_than="1/2")
NINE = Count("for", at_least=4)
WITH_VETO = AllOf((NINE, NoVeto("permanent")))


def rule(condition, classes=None, weights=None, members=MEMBERS, **version):
    """A rule of one version, for the seven."""
    return Rule(
        rule="example",
        title={"en": "An example"},
        source="Rules of Procedure",
        versions=(Version(DAY, "Article 12", condition, **version),),
        members=(Table(DAY, dict.fromkeys(members, 1)),) if members else (),
        classes={
            name: (Table(DAY, dict.fromkeys(who, 1)),) for name, who in (classes or {}).items()
        },
        weights={name: (Table(DAY, values),) for name, values in (weights or {}).items()},
    )


def ballot(**voices):
    """A ballot of the seven: who is not named is in favour."""
    named = {member for who in voices.values() for member in who}
    rest = tuple(member for member in MEMBERS if member not in named)
    return {"for": rest, **{voice: tuple(who) for voice, who in voices.items()}}


def outcome(asked, told, **circumstances):
    return ask(asked, DAY, told, Circumstances(**circumstances)).outcome


def of_numbers(asked, counts, electorate=(), named=None, **circumstances):
    return ask_tally(asked, DAY, counts, Circumstances(**circumstances), electorate, named)


# --- steps that follow, referral, quorum ---


def test_what_follows_a_referral_is_not_asked_and_is_not_missing():
    refers = Step("Article 20", refer="the Summit")
    never = Step("Article 21", condition=Count("for", at_least=1))
    asked = put(rule(NoObjection(), failing=(refers, never)), DAY, ballot(against=["UZ"]))
    assert asked.answer().outcome == "referred"
    assert asked.missing().ways[0][0].of == ("UZ",)
    two = put(rule(NoObjection(), failing=(refers, never)), DAY, ballot(against=["UZ", "TJ"]))
    assert two.missing().fewest == 2


def test_a_later_step_is_asked_only_when_its_time_has_come():
    vote = Step("Article 9", condition=MAJORITY, after=Period(10, "days"))
    asked, told = rule(NoObjection(), failing=(vote,)), ballot(against=["UZ"])
    assert outcome(asked, told) == "waiting"
    for days, expected in ((0, "waiting"), (9, "waiting"), (10, "adopted")):
        assert outcome(asked, told, put=PUT, now=PUT + timedelta(days=days)) == expected


def test_without_a_quorum_the_article_is_that_of_the_quorum():
    quorum = Quorum("Rule 67", decide=Share("attending", "members", more_than="1/2"))
    asked = rule(MAJORITY, quorum=quorum)
    answer = ask(asked, DAY, ballot(absent=["RU", "TJ", "UZ"]), Circumstances(attending=3))
    assert (answer.outcome, answer.article) == ("no-quorum", "Rule 67")
    assert ask(asked, DAY, ballot(), Circumstances(attending=4)).article == "Article 12"


def test_a_quorum_that_is_measured_against_those_attending_is_not_guessed():
    half = Quorum("Rule 67", decide=Share("voting", "attending", at_least="1/2"))
    asked, told = rule(MAJORITY, quorum=half), ballot(absent=["AM", "BY", "KZ", "KG", "RU"])
    assert outcome(asked, told) == "adopted"
    assert outcome(asked, told, attending=4) == "adopted"
    assert outcome(asked, told, attending=5) == "no-quorum"


# --- ties ---


@pytest.mark.parametrize(
    ("against", "abstaining", "expected"),
    [
        (["BY", "KZ", "KG"], ["AM"], "second-vote"),
        (["BY", "KZ", "KG"], [], "adopted"),
        (["BY", "KZ", "KG", "RU"], [], "not-adopted"),
        ([], list(MEMBERS), "not-adopted"),
    ],
)
def test_a_tie_is_as_many_in_favour_as_against_and_not_nobody(against, abstaining, expected):
    asked = rule(MAJORITY, tie="second-vote")
    told = ballot(against=against, abstaining=abstaining)
    assert outcome(asked, told) == expected
    if expected == "second-vote":
        assert outcome(asked, told, second=True) == "not-adopted"


def test_a_weighted_vote_is_equally_divided_by_weight():
    weights = {"quota": {"AM": 1, "BY": 1, "KZ": 1, "KG": 1, "RU": 4, "TJ": 1, "UZ": 1}}
    by_weight = Share("for", "voting", more_than="1/2", counted_by="quota")
    asked = rule(by_weight, weights=weights, tie="chair-decides")
    four = ("AM", "BY", "KZ", "KG")
    assert outcome(asked, {"for": ("RU",), "against": four}) == "chair-decides"
    assert outcome(asked, {"for": ("AM", "BY"), "against": ("RU", "KZ")}) == "not-adopted"


# --- vetoes ---


def test_a_veto_is_one_only_where_all_else_is_fulfilled():
    asked = rule(WITH_VETO, {"permanent": ("RU",)})
    assert outcome(asked, ballot(against=["RU"])) == "blocked-by-veto"
    four_against = ballot(against=["RU", "TJ", "UZ", "KG"])
    assert outcome(asked, four_against) == "not-adopted"


# --- numbers without names ---


def test_numbers_that_leave_one_answer_only_are_answered_although_no_part_can_be():
    """Neither class is known to be whole, yet one of the two must be."""
    halves = {"north": ("AM", "BY", "KZ"), "south": ("KG", "RU", "TJ", "UZ")}
    either = AnyOf((NoObjection(among="north"), NoObjection(among="south")))
    answer = of_numbers(rule(either, halves), {"": {"for": 6, "against": 1}})
    assert answer.outcome == "adopted"
    assert (
        of_numbers(rule(either, halves), {"": {"for": 5, "against": 2}}).outcome == "undetermined"
    )


def test_a_step_that_fails_does_not_answer_for_one_that_numbers_leave_open():
    vote = Step("Article 9", condition=Count("for", at_least=7))
    asked = rule(NoVeto("permanent"), {"permanent": ("RU",)}, failing=(vote,))
    assert of_numbers(asked, {"": {"for": 6, "against": 1}}).outcome == "undetermined"
    refers = rule(
        NoVeto("permanent"),
        {"permanent": ("RU",)},
        failing=(Step("Article 9", refer="the Summit"),),
    )
    assert of_numbers(refers, {"": {"for": 6, "against": 1}}).outcome == "undetermined"


def test_numbers_that_leave_a_veto_or_a_mere_lack_of_votes_open_are_not_answered():
    half_of_them = Share("for", "members", at_least="1/2", among="funding")
    asked = rule(
        AllOf((half_of_them, NoVeto("permanent"))), {"funding": ("AM", "BY"), "permanent": ("RU",)}
    )
    answer = of_numbers(asked, {"": {"for": 4, "against": 3}}, named={"against": ("RU",)})
    assert answer.outcome == "undetermined"


def test_a_class_in_which_one_number_was_taken_leaves_the_others_open():
    both = AllOf((NoVeto("permanent"), Count("for", at_least=1, among="permanent")))
    asked, counts = rule(both, {"permanent": ("RU", "BY")}), {"": {"for": 3, "abstaining": 4}}
    answer = of_numbers(asked, {**counts, "permanent": {"against": 0}})
    assert answer.outcome == "undetermined"
    told = of_numbers(asked, {**counts, "permanent": {"against": 0, "abstaining": 2}})
    assert told.outcome == "not-adopted"


def test_who_is_not_counted_may_be_of_the_class():
    three = Count("for", at_least=2, among="permanent")
    asked = rule(three, {"permanent": ("RU", "BY")})
    assert of_numbers(asked, {"": {"for": 5}}).outcome == "undetermined"
    assert of_numbers(asked, {"": {"for": 7}}).outcome == "adopted"


def test_who_has_no_vote_is_not_counted_among_those_who_may_have_voted():
    asked = rule(
        Count("for", at_least=2, among="permanent"),
        {"permanent": ("RU", "BY", "KZ")},
        without=("suspended",),
    )
    six = {"": {"for": 5, "against": 1}}
    assert of_numbers(asked, six).outcome == "undetermined"
    roles = {"suspended": ("AM", "KZ")}
    full = {"": {"for": 5}}
    assert of_numbers(asked, full, roles=roles).outcome == "adopted"
    told = str(of_numbers(asked, six, roles=roles).obstacle)
    assert told.startswith("6 votes are more than the 5")


def test_the_blocking_minority_of_a_tally_is_one_of_those_who_take_part():
    weights = {"people": dict(zip(MEMBERS, (4, 4, 1, 1, 1, 1, 1), strict=True))}
    blocked = TooFewToBlock(more_than="1/2", counted_by="people")
    asked = rule(blocked, weights=weights)
    named = {"apart": ("AM", "BY")}
    numbers = {"": {"for": 3, "against": 2, "apart": 2}}
    assert of_numbers(asked, numbers).outcome == "undetermined"
    told = {"apart": ("AM", "BY"), "for": ("KZ", "KG", "RU"), "against": ("TJ", "UZ")}
    assert ask(asked, DAY, told).outcome == "adopted"
    assert of_numbers(asked, numbers, named=named).outcome == "adopted"


def test_numbers_answer_how_many_may_attend():
    few = Quorum("Rule 67", decide=Count("attending", at_most=3))
    asked = rule(MAJORITY, quorum=few)
    assert of_numbers(asked, {"": {"for": 3}}, attending=4).outcome == "no-quorum"


# --- decisive, missing, monotone ---


def test_blockers_can_be_counted_by_members():
    blocked = TooFewToBlock(more_than="1/3", counted_by="members")
    assert outcome(rule(blocked), ballot(against=["UZ", "TJ"])) == "adopted"
    assert outcome(rule(blocked), ballot(against=["UZ", "TJ", "RU"])) == "not-adopted"


def test_who_stays_apart_in_a_limited_format_is_decisive_where_it_could_object():
    asked = put(rule(NoObjection(), binds="for"), DAY, ballot(apart=["UZ"]))
    assert asked.decisive() == MEMBERS
    bound = put(rule(NoObjection()), DAY, ballot(apart=["UZ"]))
    assert bound.decisive() == MEMBERS[:-1]


def test_who_takes_part_is_given_where_the_smallest_blocking_minority_is_looked_for():
    weights = {"people": dict(zip(MEMBERS, (4, 4, 1, 1, 1, 1, 1), strict=True))}
    blocked = TooFewToBlock(more_than="1/2", counted_by="people")
    asked = put(rule(blocked, weights=weights, binds="for"), DAY, ballot(against=["UZ", "TJ"]))
    assert asked.answer().outcome == "not-adopted"
    assert asked.missing().fewest == 1
    assert {change.to for way in asked.missing().ways for change in way} == {"for"}
    assert asked.is_monotone()


def test_a_rule_knows_that_it_is_not_monotone():
    assert put(rule(MAJORITY), DAY, ballot()).is_monotone()
    assert put(rule(WITH_VETO, {"permanent": ("RU",)}), DAY, ballot()).is_monotone()
    assert not put(rule(Not(MAJORITY)), DAY, ballot()).is_monotone()
    assert not put(rule(Count("for", at_most=3)), DAY, ballot()).is_monotone()


FUND = tuple(f"M{n:03}" for n in range(190))
QUOTAS = {"quota": {member: 1_000 + 37 * n * n for n, member in enumerate(FUND)}}


def weighed(word, part):
    return Share("for", "members", **{word: part}, counted_by="quota")


def test_that_two_conditions_exclude_each_other_is_found_in_a_body_of_190():
    both = AllOf((weighed("at_least", "60/100"), weighed("at_most", "59/100")))
    asked = put(rule(both, weights=QUOTAS, members=FUND), DAY, {"against": FUND})
    assert asked.missing() == Missing()


def test_what_is_missing_by_weight_is_found_in_a_body_of_190():
    both = AllOf((weighed("at_least", "85/100"), Share("for", "members", at_least="3/5")))
    asked = put(rule(both, weights=QUOTAS, members=FUND), DAY, {"absent": FUND})
    found = asked.missing()
    assert (found.fewest, found.in_favour, found.too_long) == (114, 114, False)
    assert all(sum(change.number for change in way) == 114 for way in found.ways)


def test_members_that_a_decision_binds_stand_in_the_order_of_the_ballot():
    scale = {**DEFAULT_SCALE, "yes": "unopposed"}
    asked = rule(NoObjection(), binds="not-against", scale=scale)
    told = {"abstaining": ("RU",), "unopposed": ("UZ", "AM"), "for": ("BY",)}
    assert ask(asked, DAY, told).binds == ("RU", "UZ", "AM", "BY")
