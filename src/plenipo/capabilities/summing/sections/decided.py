"""Decisions by kind, by rule and by outcome."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from plenipo.capabilities.decisions.state import Decision, Decisions
from plenipo.capabilities.rulebook.state import rule_named
from plenipo.capabilities.sessions.state import ASIDE, BROUGHT, Sessions
from plenipo.capabilities.summing.account import Account, Cells
from plenipo.core.page import message
from plenipo.core.paper import Block
from plenipo.procedure.answers import ADOPTED, NOT_ADOPTED


def decided(account: Account) -> Iterator[Block]:
    """Tell what was decided, as it was declared then, and by which rule."""
    taken = [d for d in account.state.of(Decisions).taken if account.period.holds(d.moment)]
    aside, word = _put_aside(account), account.view.wording.word
    outcomes = Counter(decision.outcome for decision in taken)
    yield account.heading(message("Decisions taken"))
    counts = [(word("outcome", it), outcomes[it]) for it in (ADOPTED, NOT_ADOPTED)]
    counts += [(word("item", it), aside[it]) for it in ASIDE]
    yield from account.chart(message("What became of items"), counts)
    titles = (
        (message("Rule"), 44),
        (message("adopted"), 14),
        (message("not adopted"), 14),
        (message("By a vote"), 14),
        (message("Against the rule's answer"), 14),
    )
    yield from account.table(titles, _by_rule(account, taken))
    rescinded = sum(bool(decision.rescinded) for decision in taken)
    if rescinded:
        yield account.counted(message("Of these, taken back by the end: {count}."), count=rescinded)


def _put_aside(account: Account) -> Counter[str]:
    """Count how often items were put aside in the period."""
    sessions = account.state.of(Sessions).sessions.values()
    steps = (s for session in sessions for item in session.items.values() for s in item.steps)
    those = (step for step in steps if account.period.holds(step.moment))
    brought = (BROUGHT.get(step.act) for step in those)
    return Counter(state for state in brought if state in ASIDE)


def _by_rule(account: Account, taken: list[Decision]) -> Iterator[Cells]:
    for rule in dict.fromkeys(decision.rule for decision in taken):
        own = [decision for decision in taken if decision.rule == rule]
        yield (
            rule_named(account.view, rule).name,
            str(sum(decision.outcome == ADOPTED for decision in own)),
            str(sum(decision.outcome == NOT_ADOPTED for decision in own)),
            str(sum(bool(decision.vote) for decision in own)),
            str(sum(decision.contested for decision in own)),
        )
