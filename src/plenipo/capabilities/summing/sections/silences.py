"""Silence procedures that were opened or ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from plenipo.capabilities.silence.state import Silence, Silences, standing_at
from plenipo.capabilities.summing.account import Account, Cells
from plenipo.core.page import message
from plenipo.core.paper import Block


def silences(account: Account) -> Iterator[Block]:
    """Tell which silences were opened in the period, and where each stands at its end."""
    known = account.state.of(Silences).silences.values()
    found = [silence for silence in known if account.period.holds(silence.begun)]
    if not found:
        return
    yield account.heading(message("Silence procedures"))
    standings = Counter(_standing(account, silence) for silence in found)
    yield from account.chart(message("Where silences stand"), standings.items())
    titles = ((message("Day"), 20), (message("Text"), 56), (message("Standing"), 24))
    yield from account.table(titles, (_row(account, silence) for silence in found))


def _standing(account: Account, silence: Silence) -> str:
    found = standing_at(account.state, silence, account.view.now).standing
    return account.view.wording.word("silence", found)


def _row(account: Account, silence: Silence) -> Cells:
    day = account.view.wording.day(silence.begun.date())
    return day, silence.title(account.language), _standing(account, silence)
