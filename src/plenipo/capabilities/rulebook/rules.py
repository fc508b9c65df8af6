"""What stands against the acts by which a body gives itself rules."""

from __future__ import annotations

from datetime import datetime

from plenipo.capabilities.rulebook.acts import RuleAdopted
from plenipo.capabilities.rulebook.state import Rulebook
from plenipo.core.act import Author
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals
from plenipo.procedure.rule_file import read
from plenipo.procedure.sheet import RuleError


def refuse_rule_adopted(state: State, act: RuleAdopted, by: Author, at: datetime) -> Refusals:
    """Refuse a text that is no rule, one of another name, and the same text again."""
    del by
    try:
        rule = read(act.text)
    except RuleError as error:
        return (Refusal("bad-rule", error.sentence),)
    if rule.rule != act.rule:
        sentence = f"The text is of the rule '{rule.rule}', not of '{act.rule}'."
        return (Refusal("other-rule", sentence),)
    if state.of(Rulebook).text(act.rule, at) == act.text:
        return (Refusal("same-rule", f"The rule '{act.rule}' stands with this text already."),)
    return ()
