"""The rules of procedure in force."""

from __future__ import annotations

from datetime import date

import msgspec

from plenipo.capabilities.rulebook.acts import RuleAdopted
from plenipo.core.act import Entry
from plenipo.core.fold import folds
from plenipo.core.refusal import Refusal
from plenipo.procedure.rules import Rule, RuleError, read


class Rulebook(msgspec.Struct):
    """The texts of the rules by name, and the entries that adopted them."""

    texts: dict[str, str] = {}
    entries: dict[str, list[int]] = {}

    def rule(self, name: str) -> Rule | None:
        """Return a rule, or None where it was not adopted."""
        if name not in self.texts:
            return None
        try:
            return read(self.texts[name])
        except RuleError:  # a text of a later program: it decides nothing here
            return None

    def no_such_rule(self, name: str, day: date) -> Refusal | None:
        """Object to a rule that was not adopted, or does not yet stand on a day."""
        rule = self.rule(name)
        if rule is None:
            listed = ", ".join(self.texts) or "none yet"
            return Refusal("no-such-rule", f"There is no rule '{name}': adopted are {listed}.")
        if rule.on(day) is None:
            first = rule.versions[0].since
            sentence = f"The rule '{name}' takes effect on {first}, after {day}."
            return Refusal("rule-not-in-force", sentence)
        return None

    @folds(RuleAdopted)
    def rule_adopted(self, entry: Entry[RuleAdopted]) -> None:
        """Take in a rule, in place of an earlier text of the same name."""
        self.texts[entry.act.rule] = entry.act.text
        self.entries.setdefault(entry.act.rule, []).append(entry.seq)
