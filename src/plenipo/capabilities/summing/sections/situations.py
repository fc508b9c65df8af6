"""Situations that were watched, and the measures that were activated for them."""

from __future__ import annotations

from collections.abc import Iterator

from plenipo.capabilities.contingency.state import Contingency, Situation
from plenipo.capabilities.members.state import in_language
from plenipo.capabilities.summing.account import Account, Cells
from plenipo.core.page import message
from plenipo.core.paper import Block


def situations(account: Account) -> Iterator[Block]:
    """Tell the situations, their levels at the end, and what was activated in reality."""
    found = tuple(account.state.of(Contingency).situations.values())
    if not found:
        return
    yield account.heading(message("Situations and measures"))
    titles = (
        (message("Situation"), 40),
        (message("Level at the end"), 20),
        (message("Assessments"), 20),
        (message("Measures activated"), 20),
    )
    yield from account.table(titles, (_row(account, each) for each in found))
    activated = tuple(row for each in found for row in _activated(account, each))
    if activated:
        columns = (
            (message("Day"), 20),
            (message("Situation"), 32),
            (message("Measure"), 32),
            (message("Stood down"), 16),
        )
        yield from account.table(columns, activated)


def _row(account: Account, situation: Situation) -> Cells:
    board, holds = situation.board, account.period.holds
    return (
        situation.title(account.language),
        account.view.wording.word("level", board.level(account.view.now)),
        str(sum(holds(each.moment) for each in board.assessments)),
        str(len(list(_activated(account, situation)))),
    )


def _activated(account: Account, situation: Situation) -> Iterator[Cells]:
    """Yield the measures that were activated in the period, not those of exercises."""
    day = account.view.wording.day
    for plan, measure in situation.measures():
        for activation in situation.board.of(plan.code, measure.code):
            if account.period.holds(activation.moment):
                yield (
                    day(activation.moment.date()),
                    situation.title(account.language),
                    in_language(measure.names, account.language) or measure.code,
                    day(activation.ended.date()) if activation.ended else "",
                )
