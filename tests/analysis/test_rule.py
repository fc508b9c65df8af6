"""A rule of procedure as a game: the same answer of every vote, and what it cannot be."""

import random
from datetime import date
from fractions import Fraction

import pytest

from plenipo.analysis.power.counting import power
from plenipo.analysis.power.rule import GATES, STEPS, TIE, pose
from plenipo.core.errors import PlenipoError
from plenipo.procedure.counting import Names, find
from plenipo.procedure.rule_file import library, read
from plenipo.procedure.scale import AGAINST, FOR

DAY = date(2020, 6, 1)
SEVEN = ("AM", "BY", "KG", "KZ", "RU", "TJ", "UZ")


GIVEN = {  # what a body would write in the place of "given-by-the-body"
    "votes": "[{since: 1945-01-01, values: {AM: 1, BY: 2, KG: 3, KZ: 5, RU: 8, TJ: 1, UZ: 4}}]",
    "p-members": "[AM, BY, KG, KZ, RU]",
}


def rule_of_the_library(name):
    text = library()[name]
    for table, given in GIVEN.items():
        text = text.replace(f"{table}: given-by-the-body", f"{table}: {given}")
    return read(text)


def members_of(rule, day):
    version = rule.on(day)
    return () if rule.members_on(day) or version.seats else SEVEN


def rule_of(condition, **more):
    fields = "".join(f"\n    {key}: {value}" for key, value in more.items())
    return read(
        "rule: ours\n"
        "title: {en: Ours}\n"
        "source: illustrative\n"
        "members: [AM, BY, KG]\n"
        "classes: {big: [AM, BY]}\n"
        "weights:\n"
        "  votes: [{since: 2000-01-01, values: {AM: 2.5, BY: 1, KG: 1}}]\n"
        f"versions:\n  - since: 2000-01-01\n    article: 'Article 1'\n    condition: {condition}"
        f"{fields}\n"
    )


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        (
            "eu-council-qmv-nice",
            "The rule 'eu-council-qmv-nice' stood until 2017-03-31, before 2020",
        ),
        ("imf-ordinary", "The rule 'imf-ordinary' does not say who has a vote: name them with"),
        (
            "iso-dis",
            "The rule 'iso-dis' has no class 'p-members' on that day: name another day, or",
        ),
    ],
)
def test_a_rule_that_ended_or_that_the_body_has_yet_to_fill_in_is_told_so(name, sentence):
    with pytest.raises(PlenipoError) as caught:
        pose(read(library()[name]), DAY)
    assert caught.value.sentence.startswith(sentence)


@pytest.mark.parametrize("name", sorted(library()))
def test_a_coalition_wins_exactly_when_the_rule_finds_so_of_the_vote(name):
    """All present: those of the coalition in favour, all others against."""
    rule = rule_of_the_library(name)
    day = min(DAY, rule.versions[-1].until or DAY)
    posed = pose(rule, day, members_of(rule, day))
    players, rng = posed.game.players, random.Random(name)  # noqa: S311 - draws votes
    for _ in range(60):
        part = rng.choice((0.5, 0.65, 0.8, 0.95, 1))
        inside = tuple(player for player in players if rng.random() < part)
        others = tuple(player for player in players if player not in inside)
        ballot, setting = {FOR: inside, AGAINST: others}, rule.setting(day)
        answer = find(rule.on(day).condition, Names(ballot, setting), setting)
        assert posed.game.wins(inside) == answer.holds


def test_the_union_has_both_thresholds_and_fewer_than_four_cannot_block():
    posed = pose(read(library()["eu-council-qmv"]), DAY)
    everybody = set(posed.game.players)
    assert len(everybody) == 27
    three_largest = {"DE", "FR", "IT"}
    assert posed.shares["population"][posed.game.players.index("DE")] > Fraction(15, 100)
    assert posed.game.wins(everybody - three_largest)
    assert not posed.game.wins(everybody - three_largest - {"ES"})
    found = dict(zip(posed.game.players, power(posed.game).banzhaf, strict=True))
    assert sum(found.values()) == 1
    assert found["DE"] > found["FR"] > found["ES"] > found["MT"] > Fraction(1, 100)


def test_the_security_council_has_its_ten_other_seats_without_names():
    posed = pose(read(library()["un-security-council"]), DAY)
    assert posed.game.players[:6] == ("CN", "FR", "GB", "RU", "US", "seat 6")
    assert power(posed.game).shapley_shubik[0] == Fraction(421, 2145)
    before = pose(read(library()["un-security-council"]), date(1960, 1, 1))
    assert power(before.game).shapley_shubik[0] == Fraction(76, 385)


def test_who_joins_weighs_what_is_given_and_the_shares_follow():
    rule = rule_of("{share: {of: for, out_of: members, more_than: 1/2, counted_by: votes}}")
    posed = pose(rule, DAY, joining={"KZ": {"": Fraction(13, 4)}})
    assert posed.game.players == ("AM", "BY", "KG", "KZ")
    assert posed.shares["votes"][-1] == Fraction(13, 31)
    assert power(posed.game).shapley_shubik[-1] == Fraction(1, 2)


def test_who_leaves_is_counted_nowhere():
    rule = rule_of("{share: {of: for, out_of: members, at_least: 2/3, counted_by: votes}}")
    posed = pose(rule, DAY, leaving=("AM",))
    assert posed.game.players == ("BY", "KG")
    assert power(posed.game).banzhaf == (Fraction(1, 2), Fraction(1, 2))


def test_two_who_vote_as_one_have_both_shares():
    rule = rule_of("{share: {of: for, out_of: members, more_than: 1/2, counted_by: votes}}")
    posed = pose(rule, DAY, blocs=(("KG", "BY"),))
    assert posed.game.players == ("AM", "BY+KG")
    assert posed.shares["votes"] == (Fraction(5, 9), Fraction(4, 9))
    assert power(posed.game).banzhaf == (1, 0)


def test_only_the_electorate_plays():
    rule = rule_of("{share: {of: for, out_of: members, more_than: 1/2}}", electorate="big")
    assert pose(rule, DAY).game.players == ("AM", "BY")


def test_what_comes_before_or_after_the_vote_is_told_in_the_notes():
    share = "{share: {of: for, out_of: members, more_than: 1/2}}"
    steps = "[{article: 'Article 2', refer: a higher body}]"
    gates = (
        "[{gate: objections, article: 'Article 3', within: 90 days,"
        " condition: {count: {of: against, at_most: 0}}}]"
    )
    told = pose(rule_of(share, tie="chair-decides", failing=steps, gates=gates), DAY).notes
    assert told == (STEPS, TIE, GATES)
    assert pose(rule_of(share), DAY).notes == ()


VOTES = "{share: {of: for, out_of: members, more_than: 1/2, counted_by: votes}}"
HEADS = "{share: {of: for, out_of: members, more_than: 1/2}}"


@pytest.mark.parametrize(
    ("condition", "asked", "sentence"),
    [
        (
            "{count: {of: for, at_most: 1}}",
            {},
            (
                "The rule 'ours' has no voting power to count: a further vote in favour can turn"
                " its answer from adopted to not adopted."
            ),
        ),
        (
            "{count: {of: abstaining, at_most: 1}}",
            {},
            (
                "Under 'ours' the votes of these 3 members in favour or against turn nothing:"
                " nobody has power to count."
            ),
        ),
        (
            HEADS,
            {"day": date(1999, 1, 1)},
            "The rule 'ours' takes effect on 2000-01-01, after 1999-01-01.",
        ),
        (
            HEADS,
            {"leaving": ("US",)},
            "'US' cannot leave: the members are AM, BY, KG.",
        ),
        (
            HEADS,
            {"leaving": ("AM", "BY", "KG")},
            "The rule 'ours' does not say who has a vote: name them with --members.",
        ),
        (
            HEADS,
            {"joining": {"AM": {}}},
            "'AM' cannot join: it is a member already.",
        ),
        (
            HEADS,
            {"joining": {"US": {"": Fraction(3)}}},
            "The rule 'ours' counts members, not weights: write 'US' alone.",
        ),
        (
            VOTES,
            {"joining": {"US": {}}},
            "'US' has no weight 'votes' in the rule 'ours': give it, like US=votes:3.5.",
        ),
        (
            VOTES,
            {"joining": {"US": {"people": Fraction(3)}}},
            "The rule 'ours' counts by votes: write US=votes:WEIGHT.",
        ),
        (
            HEADS,
            {"blocs": (("AM", "US"),)},
            "'US' is no player: the players are AM, BY, KG.",
        ),
    ],
)
def test_what_is_no_game_is_refused_in_a_sentence(condition, asked, sentence):
    with pytest.raises(PlenipoError) as caught:
        pose(rule_of(condition), **{"day": DAY, **asked})
    assert caught.value.sentence == sentence
