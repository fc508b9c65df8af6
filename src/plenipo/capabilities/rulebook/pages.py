"""The pages of the rules of procedure: what they say, since when, from where, and who uses them."""

from __future__ import annotations

from collections import Counter
from datetime import date

import msgspec

from plenipo.capabilities.decisions.state import Decisions
from plenipo.capabilities.rulebook.power_page import PowerPage, WhatIf, power_page
from plenipo.capabilities.rulebook.state import Rulebook, rule_named
from plenipo.capabilities.rulebook.wordings import (
    Adopted,
    Choice,
    NamedTable,
    Wordings,
    choices,
    tables,
    wordings,
)
from plenipo.capabilities.sessions.state import Sessions, session_named
from plenipo.core.page import Named, NotThereError, message, page
from plenipo.procedure.rules import Rule
from plenipo.procedure.telling import told
from plenipo.register.view import View

WORDS = {
    "act": {"rule.adopted": message("Rule adopted")},
    "table": {
        "members": message("Members named by the rule"),
        "class": message("Class"),
        "weight": message("Weight"),
    },
}

SENTENCES = {"rule.adopted": message("Rule “{rule}” adopted")}


class RulePage(msgspec.Struct, frozen=True):
    """A rule: its versions in words, its weights and classes, its text, and what it decides.

    :ivar versions: the newest first.
    :ivar tables: the weights, classes and members that it names, as they stand on the day shown.
    :ivar adopted: when each text was adopted, the newest first.
    :ivar votes: how many votes were taken by it.
    """

    rule: Named
    source: str
    versions: tuple[Wordings, ...]
    tables: tuple[NamedTable, ...]
    readings: tuple[Choice, ...]
    text: str
    adopted: tuple[Adopted, ...]
    sessions: tuple[Named, ...]
    items: tuple[tuple[Named, str], ...]
    votes: int


class RuleLine(msgspec.Struct, frozen=True):
    """A rule in the list of rules.

    :ivar since: since when the version that stands does; None where none stands.
    :ivar conditions: what must hold, in sentences.
    :ivar votes: how many votes were taken by it.
    """

    rule: Named
    article: str
    since: date | None
    conditions: tuple[str, ...]
    votes: int


class RulesPage(msgspec.Struct, frozen=True):
    """The rules the body has adopted."""

    rules: tuple[RuleLine, ...]


@page("/rules", menu=message("Rules"), place=4)
def rules(view: View) -> RulesPage:
    """Return the rules that were adopted."""
    known, taken = view.seen.state.of(Rulebook), _votes(view)
    return RulesPage(
        tuple(_line(view, code, known.rule(code), taken[code]) for code in known.texts)
    )


@page("/rules/{rule}")
def rule(view: View, rule: str) -> RulePage:
    """Return a rule with its text and its use."""
    known = view.seen.state.of(Rulebook)
    found = known.rule(rule)
    if rule not in known.texts:
        raise NotThereError(view.wording.say("There is no rule “{code}”.", code=rule))
    return RulePage(
        rule=rule_named(view, rule),
        source=found.source if found else "",
        versions=wordings(view, found) if found else (),
        tables=tables(view, found) if found else (),
        readings=choices(found) if found else (),
        text=known.texts[rule],
        adopted=tuple(Adopted(a.moment, a.entry) for a in reversed(known.adopted[rule])),
        sessions=_sessions(view, rule),
        items=_items(view, rule),
        votes=_votes(view)[rule],
    )


@page("/rules/{rule}/power")
def power(  # noqa: PLR0913, PLR0917 - what is tried
    view: View,
    rule: str,
    join: str = "",
    weighs: str = "",
    leave: str = "",
    one: str = "",
    other: str = "",
) -> PowerPage:
    """Return how often each member's vote decides under a rule, and what if members change."""
    if rule not in view.seen.state.of(Rulebook).texts:
        raise NotThereError(view.wording.say("There is no rule “{code}”.", code=rule))
    words = (join, weighs, leave, one, other)
    return power_page(view, rule, WhatIf(*(word.strip() for word in words)))


def _line(view: View, code: str, rule: Rule | None, votes: int) -> RuleLine:
    version = rule.on(view.today) if rule else None
    said = told(version.condition, view.wording.translate) if version else ()
    return RuleLine(
        rule=rule_named(view, code),
        article=version.article if version else "",
        since=version.since if version else None,
        conditions=tuple(sentence.line() for sentence in said),
        votes=votes,
    )


def _votes(view: View) -> Counter[str]:
    """Return how many votes were taken by each rule."""
    taken = view.seen.state.of(Decisions).votes.values()
    return Counter(vote.rule for votes in taken for vote in votes.values())


def _sessions(view: View, rule: str) -> tuple[Named, ...]:
    sessions = view.seen.state.of(Sessions).sessions.values()
    return tuple(session_named(view, s.code) for s in sessions if s.rule == rule)


def _items(view: View, rule: str) -> tuple[tuple[Named, str], ...]:
    """Return the items that are decided by a rule which is not their session's: session, number."""
    return tuple(
        (session_named(view, session.code), item.number)
        for session in view.seen.state.of(Sessions).sessions.values()
        for item in session.items.values()
        if item.rule == rule
    )
