"""The page of voting power: exact numbers, what if, and what cannot be counted."""

from datetime import UTC, date, datetime

import pytest
from registers import Chronicle
from visitor import Visitor

from plenipo.capabilities.members.acts import MemberAdmitted, OrganisationFounded
from plenipo.capabilities.rulebook import power_page
from plenipo.capabilities.rulebook.acts import RuleAdopted
from plenipo.procedure.rule_file import text_of

COUNCIL = """\
rule: council
title: {en: Council}
source: illustrative
members: [AM, BY, KZ]
weights: {votes: [{since: 2000-01-01, values: {AM: 2, BY: 1, KZ: 1}}]}
versions:
  - since: 2000-01-01
    article: Article 1
    condition: {share: {of: for, out_of: members, more_than: 1/2, counted_by: votes}}
"""


@pytest.fixture(autouse=True)
def forgetful():
    """Let nothing that was counted for one test be told to another."""
    power_page.count.cache_clear()


@pytest.fixture(scope="module")
def powerful(tmp_path_factory):
    """Somebody who looks at a register with rules of several kinds."""
    path = tmp_path_factory.mktemp("powerful") / "powerful.plenipo"
    chronicle = Chronicle(path)
    chronicle.moment = datetime(2003, 9, 18, tzinfo=UTC)
    chronicle.record(OrganisationFounded(names={"en": "Alliance"}))
    for code, name in (("AM", "Armenia"), ("BY", "Belarus"), ("KZ", "Kazakhstan")):
        chronicle.record(MemberAdmitted(member=code, names={"en": name}, since=date(1990, 1, 1)))
    texts = {
        "council": COUNCIL,
        "majority": text_of("majority"),
        "iso-dis": text_of("iso-dis"),
    }
    for rule, text in texts.items():
        chronicle.record(RuleAdopted(rule=rule, text=text))
    chronicle.close()
    with Visitor(path) as visitor:
        yield visitor


def power(visitor, rule, query=""):
    return visitor.data(f"/rules/{rule}/power.json{query}")


def percents(page, index="banzhaf"):
    return {
        "+".join(m["code"] for m in line["members"]): round(line[index]["percent"], 4)
        for line in page["lines"]
    }


def test_the_power_of_each_member_is_exact_and_the_most_powerful_stands_first(powerful):
    page = power(powerful, "council")
    assert list(percents(page)) == ["AM", "BY", "KZ"]
    assert percents(page) == {"AM": 60.0, "BY": 20.0, "KZ": 20.0}
    assert percents(page, "shapley_shubik") == {"AM": 66.6667, "BY": 16.6667, "KZ": 16.6667}
    assert [line["absolute"] for line in page["lines"]] == [75.0, 25.0, 25.0]
    assert [line["weights"] for line in page["lines"]] == [[50.0], [25.0], [25.0]]
    assert (page["weights"], page["problem"], page["samples"]) == (["votes"], "", 0)
    said = powerful.read("/rules/council/power").said
    assert "Exact, by" in said
    assert "Estimated" not in said


def test_where_a_rule_names_nobody_the_members_of_the_organisation_vote(powerful):
    page = power(powerful, "majority")
    assert percents(page) == dict.fromkeys(("AM", "BY", "KZ"), 33.3333)
    assert [m["name"] for m in page["members"]] == ["Armenia", "Belarus", "Kazakhstan"]


@pytest.mark.parametrize(
    ("query", "shares"),
    [
        ("?leave=AM", {"BY": 50.0, "KZ": 50.0}),
        ("?one=BY&other=KZ", {"AM": 50.0, "BY+KZ": 50.0}),
        ("?join=UZ&weighs=1", {"AM": 50.0, "BY": 16.6667, "KZ": 16.6667, "UZ": 16.6667}),
    ],
)
def test_what_if_somebody_joins_leaves_or_two_vote_as_one(powerful, query, shares):
    page = power(powerful, "council", query)
    assert percents(page) == shares
    was = {
        "+".join(m["code"] for m in line["members"]): line["banzhaf"]["before"]
        for line in page["lines"]
    }
    assert was.get("AM", 60.0) == 60.0
    assert was.get("UZ", 0.0) == 0.0
    assert was.get("BY+KZ", 40.0) == 40.0


def test_the_form_keeps_what_was_tried_and_leads_back(powerful):
    page = powerful.read("/rules/council/power?join=UZ&weighs=1")
    assert 'name="join" value="UZ"' in page.text
    assert 'name="weighs" value="1"' in page.text
    assert "/rules/council/power" in page.links


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        (
            "?join=UZ",
            "'UZ' has no weight 'votes' in the rule 'council': give it, like UZ=votes:3.5.",
        ),
        ("?join=UZ&weighs=heavy", "'heavy' is no weight for 'UZ': write a number like 27 or 8.4."),
        ("?join=AM&weighs=1", "'AM' cannot join: it is a member already."),
        ("?leave=UZ", "'UZ' cannot leave: the members are AM, BY, KZ."),
        ("?one=AM", "A bloc is of two members or more, like 'A+B'."),
        ("?one=AM&other=AM", "A bloc is of two members or more, like 'A+B'."),
        ("?one=AM&other=UZ", "'UZ' is no player: the players are AM, BY, KZ."),
    ],
)
def test_what_cannot_be_tried_is_told_and_the_rule_is_shown_as_it_is(powerful, query, problem):
    page = power(powerful, "council", query)
    assert page["problem"] == problem
    assert percents(page) == {"AM": 60.0, "BY": 20.0, "KZ": 20.0}
    read = powerful.read(f"/rules/council/power{query}")
    assert "This cannot be counted:" in read.said


def test_a_rule_whose_tables_the_body_gives_says_why_it_cannot_be_counted(powerful):
    page = power(powerful, "iso-dis")
    assert page["lines"] == []
    assert "p-members" in page["problem"]


def test_what_would_take_too_long_is_estimated_and_never_said_to_be_exact(powerful, monkeypatch):
    monkeypatch.setattr(power_page, "PATIENCE", -1.0)
    page = power(powerful, "council", "?join=UZ&weighs=2")
    assert (page["method"], page["samples"]) == ("sampled", 20_000)
    assert page["within"] > 0
    for line in page["lines"]:
        assert line["banzhaf"]["low"] < line["banzhaf"]["percent"] < line["banzhaf"]["high"]
    said = powerful.read("/rules/council/power?join=UZ&weighs=2").said
    assert "Estimated, not exact: 20000 coalitions and orders were drawn" in said
    assert "Exact, by" not in said


def test_a_rule_leads_to_its_power_and_a_rule_that_is_not_there_to_none(powerful):
    assert "/rules/council/power" in powerful.read("/rules/council").links
    assert powerful.ask("/rules/nosuch/power").status_code == 404
