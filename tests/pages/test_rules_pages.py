"""The pages of rules: in sentences, with what follows, weights of the day, readings, versions."""

from datetime import UTC, date, datetime

import pytest
from registers import Chronicle
from visitor import Read, Visitor
from voting import ROUTINE

from plenipo.capabilities.members.acts import MemberAdmitted, OrganisationFounded
from plenipo.capabilities.rulebook.acts import RuleAdopted

FULL = """\
rule: full
title: {en: Everything, ru: Всё, fr: Tout}
source: illustrative
readings:
  FEW: {about: how few may object, chosen: none, choices: {none: the secretariat, one: the chair}}
classes: {elders: [{since: 2000-01-01, of: [AM, BY]}, {since: 2030-01-01, of: [AM]}]}
weights: {shares: [{since: 2000-01-01, values: {AM: 1.25, BY: 3.75}}]}
versions:
  - since: 1990-01-01
    article: Article 1, as it was
    condition: {no_objection: {}}
  - since: 2000-01-01
    article: Article 2
    electorate: elders
    without: [suspended]
    seats: 15
    quorum:
      article: Article 3
      decide: {share: {of: present, out_of: members, more_than: 1/2}}
      open: {share: {of: present, out_of: members, at_least: 1/3}}
    tie: chair-decides
    procedural: no
    kind_decided_by: full
    secret_ballot: yes
    appeals_decided_by: full
    silence: {at_least: 72 hours, broken_by: [objection, amendment], refusable: yes}
    condition:
      any_of:
        - by_reading: FEW
          none: {no_objection: {}}
          one: {no_objection: {tolerate: 1}}
        - share: {of: for, out_of: members, at_least: 3/4, counted_by: shares}
    failing:
      - article: Article 4
        after: 90 days
        condition: {share: {of: for, out_of: voting, at_least: 2/3}}
      - {article: Article 5, refer: the summit}
    gates:
      - gate: objections
        article: Article 6
        within: 6 months
        condition: {count: {of: against, at_most: 3}}
"""


@pytest.fixture(scope="module")
def ruled(tmp_path_factory):
    """Somebody who looks at a register with a rule in which every part is filled."""
    path = tmp_path_factory.mktemp("ruled") / "ruled.plenipo"
    chronicle = Chronicle(path)
    chronicle.moment = datetime(2003, 9, 18, tzinfo=UTC)
    chronicle.record(OrganisationFounded(names={"en": "Alliance"}))
    since = date(1985, 1, 1)
    for code in ("AM", "BY"):
        chronicle.record(MemberAdmitted(member=code, names={"en": code}, since=since))
    chronicle.record(RuleAdopted(rule="full", text=FULL))
    chronicle.close()
    with Visitor(path) as visitor:
        yield visitor


@pytest.mark.parametrize(
    "said",
    [
        "Since 1 January 2000 in force Article 2",
        "It is for questions that are not procedural.",
        "A vote under it may be taken by secret ballot.",
        "An appeal against a ruling of the chair is decided by the rule “full”.",
        "One of these suffices: Nobody may object.",
        "At least 3/4 of all members must be in favour (counted by shares).",
        "All together weigh 5; that is 3.75 or more.",
        "To decide, this must hold (Article 3): More than 1/2 of all members must be present.",
        "To open the meeting and debate, this must hold (Article 3): At least 1/3 of all members",
        "Only those in the class “elders” have a vote.",
        "A member whose rights are suspended has no vote.",
        "The body has 15 seats.",
        "If the votes are equally divided, the chair decides.",
        "If there is no decision after 90 days, it is reached when this holds (Article 4):",
        "If there is no decision, it goes to: the summit (Article 5).",
        "of the objections made within 6 months, this holds (Article 6): At most 3 may be against.",
        "A decision can be reached by silence of at least 72 hours. An objection breaks",
        "how few may object Read here: none the secretariat Or: one — the chair",
        "Weight shares 2 · since 1 January 2000",
        "3.75 · 75.00 %",
        "In all: 5",
        "Otherwise since: 1 January 2030",
        "Since 1 January 1990 Article 1, as it was",
    ],
)
def test_a_rule_tells_every_part_of_it_in_words(ruled, said):
    apart = Read(ruled.read("/rules/full").text.replace("<", " <"))  # as elements stand apart
    assert said in apart.said


def test_a_rule_tells_the_newest_version_first_and_which_one_is_in_force(ruled):
    versions = ruled.data("/rules/full.json")["versions"]
    assert [(v["since"], v["in_force"]) for v in versions] == [
        ("2000-01-01", True),
        ("1990-01-01", False),
    ]
    early = ruled.data("/rules/full.json?as_of=2003-09-18T12:00Z")["versions"]
    assert [v["in_force"] for v in early] == [True, False]


def test_the_weights_of_a_rule_are_exact_and_stand_from_the_heaviest(ruled):
    (weight, elders) = ruled.data("/rules/full.json")["tables"]
    assert [(w["member"]["code"], w["weight"], w["share"]) for w in weight["values"]] == [
        ("BY", "3.75", 7500),
        ("AM", "1.25", 2500),
    ]
    assert (elders["kind"], elders["total"], elders["other"]) == ("class", "2", ["2030-01-01"])


def test_the_list_of_rules_says_what_each_asks_and_how_often_it_was_voted_by(voter):
    rules = {r["rule"]["code"]: r for r in voter.data("/rules.json")["rules"]}
    assert rules["divided"]["conditions"] == ["More than 1/2 of those voting must be in favour."]
    assert rules["divided"]["votes"] == ROUTINE + 7
    assert rules["with-veto"]["votes"] == 5
    assert rules["with-veto"]["since"] == "2003-09-18"
    assert "/votes?rule=with-veto" in voter.read("/rules").links


def test_a_rule_leads_to_the_votes_taken_by_it_and_says_when_it_was_adopted(voter):
    page = voter.read("/rules/with-veto")
    assert "/votes?rule=with-veto" in page.links
    (adopted,) = voter.data("/rules/with-veto.json")["adopted"]
    assert voter.data(f"/entries/{adopted['entry']}.json")["act"] == "rule.adopted"
    assert voter.data("/votes.json?rule=with-veto")["total"] == 5


@pytest.mark.parametrize("language", ["fr", "ru", "ar"])
def test_a_rule_is_told_in_the_readers_language(ruled, language):
    said = ruled.read(f"/rules/full?lang={language}").said
    for english in (
        "must be",
        "Nobody may",
        "To decide",
        "If there is",
        "It has effect",
        "A decision",
    ):
        assert english not in said
