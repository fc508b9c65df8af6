"""What stands against the acts by which a body gives itself rules."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from plenipo.capabilities.members.state import MEMBER, SUSPENDED, Members
from plenipo.capabilities.rulebook.acts import RuleAdopted
from plenipo.capabilities.rulebook.state import Rulebook
from plenipo.core.act import Author
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import listed, said, untold
from plenipo.procedure.rule_file import read_closely
from plenipo.procedure.rules import Rule
from plenipo.procedure.sheet import RuleError

SHOWN = 8
"""How many codes a sentence lists before it says how many more there are."""


def refuse_rule_adopted(state: State, act: RuleAdopted, by: Author, at: datetime) -> Refusals:
    """Refuse a text that is no rule, of another name, the same again, or of other members."""
    del by
    try:
        rule = read_closely(act.text)
    except RuleError as error:
        return tuple([Refusal("bad-rule", untold(sentence)) for sentence in error.problems])
    other = said("The text is of the rule '{found}', not of '{rule}'.", act, found=rule.rule)
    same = said("The rule '{rule}' stands with this text already.", act)
    return collect(
        Refusal("other-rule", other) if rule.rule != act.rule else None,
        Refusal("same-rule", same) if state.of(Rulebook).text(act.rule, at) == act.text else None,
        _others_members(state.of(Members), rule, at.date()),
    )


def _others_members(members: Members, rule: Rule, day: date) -> Refusal | None:
    """Object to a rule that names, for a day, those who are no members of the organisation."""
    strange = [code for code in _named(rule, day) if not _belongs(members, code, day)]
    if not strange:
        return None
    shown: object = listed(said("'{code}'", code=code) for code in strange[:SHOWN])
    if len(strange) > SHOWN:
        shown = said("{shown} and {more} more", shown=shown, more=len(strange) - SHOWN)
    sentence = said(
        "The rule '{rule}' names {shown}, which the organisation does not have as members on"
        " {day}: admit them first, or correct their codes in the rule.",
        rule,
        shown=shown,
        day=day,
    )
    return Refusal("not-our-members", sentence)


def _belongs(members: Members, code: str, day: date) -> bool:
    """Whether somebody is a member on a day, counted or suspended."""
    known = members.members.get(code)
    return known is not None and known.standing_on(day) in {MEMBER, SUSPENDED}


def _named(rule: Rule, day: date) -> Iterable[str]:
    """Return whom a rule names on a day: its members, those of its classes, those it weighs."""
    setting = rule.setting(day)
    tables = (
        rule.members_on(day),
        *[sorted(class_) for class_ in setting.classes.values()],
        *[weighing.values for weighing in setting.weights.values()],
    )
    return dict.fromkeys(code for table in tables for code in table)
