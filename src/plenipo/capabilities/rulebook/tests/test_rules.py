"""What is refused and accepted of the acts by which a body gives itself rules."""

import pytest
from case import accepted, check, names, objections, refused
from story import DAY, MEMBERS

from plenipo.capabilities.members.acts import MemberSuspended, MemberWithdrawn
from plenipo.capabilities.rulebook.acts import RuleAdopted
from plenipo.procedure.rule_file import text_of

MAJORITY = RuleAdopted(rule="majority", text=text_of("majority"))
CONSENSUS = text_of("csto-consensus")
AMENDED = CONSENSUS + ("  - since: 2030-01-01\n    article: amended\n    condition: no_objection\n")
TWO_WRONG = CONSENSUS.replace("csto-consensus", "CSTO Consensus").replace("heard", "herd")
TWO_READINGS = """\
rule: own
title: {en: Our own rule}
source: made up
readings:
  point: {about: what counts, chosen: lenient, choices: {lenient: us, strict: them}}
versions:
  - since: 2010-01-01
    article: Article 1
    condition: {count: {of: for, at_least: {by_reading: point, lenient: 1, strict: all}}}
"""


def own(more, since="2010-01-01"):
    """A rule of the body's own, which names members."""
    text = f"rule: own\ntitle: {{en: Ours}}\nsource: made up\n{more}versions:\n"
    text += f"  - {{since: {since}, article: Article 1, condition: no_objection}}\n"
    return RuleAdopted(rule="own", text=text)


EVERYBODY = ", ".join(MEMBERS)
SOME, STRANGE = "classes: {hosts: [AM, BY]}\n", "classes: {hosts: [AM, XX]}\n"
LATER = "members: [{since: 2009-01-01, of: [AM, BY]}, {since: 2012-01-01, of: [AM, XX]}]\n"
WEIGHED = "weights: {shares: [{since: 2009-01-01, values: {AM: 1.5, GB: 2}}]}\n"
GONE = MemberWithdrawn(member="BY", since=DAY, reason="illustrative")
AWAY = MemberSuspended(member="BY", since=DAY, reason="illustrative")

CASES = (
    accepted(MAJORITY, "a rule of the library"),
    accepted(RuleAdopted(rule="csto-consensus", text=AMENDED), "a new version of a rule"),
    refused(RuleAdopted(rule="csto-consensus", text=CONSENSUS), "the same text again", "same-rule"),
    refused(RuleAdopted(rule="consensus", text=CONSENSUS), "another rule's text", "other-rule"),
    refused(RuleAdopted(rule="consensus", text="rule: ["), "no rule at all", "bad-rule"),
    refused(RuleAdopted(rule="own", text=TWO_WRONG), "two mistakes", "bad-rule", "bad-rule"),
    refused(RuleAdopted(rule="own", text=TWO_READINGS), "wrong in the other reading", "bad-rule"),
    accepted(own(f"members: [{EVERYBODY}]\n"), "all members named"),
    accepted(own(SOME), "a class of members"),
    accepted(own(SOME), "a member that is suspended", given=(AWAY,)),
    accepted(own(LATER), "a stranger named for a later day"),
    refused(own(STRANGE), "a stranger in a class", "not-our-members"),
    refused(own(WEIGHED), "a stranger with a weight", "not-our-members"),
    refused(own("members: [AM, XX]\n"), "a stranger among the members", "not-our-members"),
    refused(own(SOME), "a member that has left", "not-our-members", given=(GONE,)),
)


@pytest.mark.parametrize("case", CASES, ids=names)
def test_the_rules_of_the_rulebook_hold(case):
    check(case)


def test_whom_the_organisation_does_not_have_is_named_and_what_to_do():
    (objection,) = objections(refused(own(STRANGE), "", "not-our-members"))
    assert str(objection) == (
        "The rule 'own' names 'XX', which the organisation does not have as members on 2011-12-19:"
        " admit them first, or correct their codes in the rule."
    )


def test_of_many_strangers_the_first_are_named():
    many = ", ".join(f"X{number}" for number in range(12))
    (objection,) = objections(refused(own(f"members: [{many}]\n"), "", "not-our-members"))
    assert "'X7' and 4 more, which" in objection.sentence
