"""The rules of procedure in force."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, datetime

import msgspec

from plenipo.capabilities.members.state import in_language
from plenipo.capabilities.rulebook.acts import RuleAdopted
from plenipo.core.act import Entry
from plenipo.core.fold import folds
from plenipo.core.page import Named
from plenipo.core.refusal import Refusal
from plenipo.core.said import listed, said
from plenipo.procedure.rule_file import read
from plenipo.procedure.rules import Rule
from plenipo.procedure.sheet import RuleError
from plenipo.register.view import View


class Adoption(msgspec.Struct):
    """One text of a rule, and the act that adopted it.

    :ivar moment: when it was adopted, and
    :ivar entry: the number of the entry.
    """

    moment: datetime
    entry: int
    text: str


class Rulebook(msgspec.Struct):
    """The texts of the rules by name, in the order in which they were adopted."""

    adopted: dict[str, list[Adoption]] = {}

    @property
    def texts(self) -> dict[str, str]:
        """The text that was adopted last, of each rule."""
        return {name: adoptions[-1].text for name, adoptions in self.adopted.items()}

    @property
    def entries(self) -> dict[str, list[int]]:
        """The numbers of the entries that adopted each rule."""
        return {name: [a.entry for a in adoptions] for name, adoptions in self.adopted.items()}

    def text(self, name: str, moment: datetime | None = None) -> str:
        """Return the text of a rule that was adopted last by a moment; empty where none ever was.

        A body may have had its rule for long when the register is opened: before the first text
        was adopted, the first one stands, from the days that it names.
        """
        adoptions = self.adopted.get(name, [])
        if not adoptions:
            return ""
        if moment is None or moment >= adoptions[-1].moment:
            return adoptions[-1].text
        after = bisect_right(adoptions, moment, key=_moment)
        return adoptions[max(after - 1, 0)].text

    def rule(self, name: str, moment: datetime | None = None) -> Rule | None:
        """Return a rule as it stood at a moment (now unless told), or None where there is none."""
        text = self.text(name, moment)
        try:
            return read(text) if text else None
        except RuleError:  # a text of a later program: it decides nothing here
            return None

    def no_such_rule(self, name: str, day: date) -> Refusal | None:
        """Object to a rule that was not adopted, or does not yet or no longer stand on a day."""
        rule = self.rule(name)
        if rule is None:
            sentence = said(
                "The rule '{name}' is not adopted in this register: adopt it first.", name=name
            )
            if self.adopted:
                sentence = said(
                    "The rule '{name}' is not adopted in this register: adopt it first, or use"
                    " {known}.",
                    name=name,
                    known=listed(self.adopted, ", or use "),
                )
            return Refusal("no-such-rule", sentence)
        version = rule.nearest(day)
        if version.since > day:
            sentence = said(
                "The rule '{name}' takes effect on {since}, after {day}.",
                name=name,
                since=version.since,
                day=day,
            )
            return Refusal("rule-not-in-force", sentence)
        if rule.on(day) is None:
            sentence = said(
                "The rule '{name}' stood until {until}, before {day}.",
                name=name,
                until=version.until,
                day=day,
            )
            return Refusal("rule-ended", sentence)
        return None

    def no_secret_ballot(self, name: str, day: date) -> Refusal | None:
        """Object to a secret ballot under a rule that does not allow one on a day."""
        rule = self.rule(name)
        version = rule.on(day) if rule else None
        if version is None or version.secret_ballot:
            return None
        sentence = said(
            "The rule '{name}' knows no secret ballot: vote by name, or by show of hands.",
            name=name,
        )
        return Refusal("no-secret-ballot", sentence, name, version.article)

    @folds(RuleAdopted)
    def rule_adopted(self, entry: Entry[RuleAdopted]) -> None:
        """Take in a text of a rule where it belongs by its moment."""
        adoptions = self.adopted.setdefault(entry.act.rule, [])
        adoption = Adoption(entry.effective, entry.seq, entry.act.text)
        adoptions.insert(bisect_right(adoptions, entry.effective, key=_moment), adoption)


def rule_named(view: View, code: str) -> Named:
    """Return a rule with its title in the reader's language."""
    rule = view.seen.state.of(Rulebook).rule(code)
    title = in_language(rule.title, view.wording.language) if rule else ""
    return Named(code, title or code)


def _moment(adoption: Adoption) -> datetime:
    return adoption.moment
