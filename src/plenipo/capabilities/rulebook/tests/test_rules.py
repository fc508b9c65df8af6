"""What is refused and accepted of the acts by which a body gives itself rules."""

import pytest
from case import accepted, check, names, refused

from plenipo.capabilities.rulebook.acts import RuleAdopted
from plenipo.procedure.rule_file import text_of

MAJORITY = RuleAdopted(rule="majority", text=text_of("majority"))
CONSENSUS = text_of("csto-consensus")
AMENDED = CONSENSUS + ("  - since: 2030-01-01\n    article: amended\n    condition: no_objection\n")

CASES = (
    accepted(MAJORITY, "a rule of the library"),
    accepted(RuleAdopted(rule="csto-consensus", text=AMENDED), "a new version of a rule"),
    refused(RuleAdopted(rule="csto-consensus", text=CONSENSUS), "the same text again", "same-rule"),
    refused(RuleAdopted(rule="consensus", text=CONSENSUS), "another rule's text", "other-rule"),
    refused(RuleAdopted(rule="consensus", text="rule: ["), "no rule at all", "bad-rule"),
)


@pytest.mark.parametrize("case", CASES, ids=names)
def test_the_rules_of_the_rulebook_hold(case):
    check(case)
