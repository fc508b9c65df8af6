"""Silence procedures that were opened or ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from plenipo.capabilities.silence.state import Silence, Silences, standing_at
from plenipo.capabilities.summing.account import Account, Cells
from plenipo.core.page import message
from plenipo.core.paper import Block


def silences(account: Account) -> Iterator[Block]:
    """Tell which silences ran in the period or ended in it, and where each stands at its end."""
    found = [each for each in account.state.of(Silences).silences.values() if _ran(account, each)]
    if not found:
        return
    now = account.view.now
    yield account.heading(message("Silence procedures"))
    yield account.counted(
        message("Silences opened in the period: {opened}. Over in it: {over}."),
        opened=sum(account.period.holds(each.begun) for each in found),
        over=sum(account.period.holds(_over(each)) and _over(each) <= now for each in found),
    )
    standings = Counter(_standing(account, silence) for silence in found)
    yield from account.chart(message("Where silences stand"), standings.items())
    titles = ((message("Day"), 20), (message("Text"), 56), (message("Standing"), 24))
    yield from account.table(titles, (_row(account, silence) for silence in found))


def _ran(account: Account, silence: Silence) -> bool:
    """Tell whether a silence was opened in the period, ran in it, or was concluded in it."""
    period, ended = account.period, silence.ended
    if ended is not None and period.holds(ended.moment):
        return True
    return silence.begun <= period.ends and _over(silence) >= period.begins


def _over(silence: Silence) -> datetime:
    """Return when a silence was over, or will be: withdrawn, or else expired."""
    return silence.withdrawn.moment if silence.withdrawn else silence.expires


def _standing(account: Account, silence: Silence) -> str:
    found = standing_at(account.state, silence, account.view.now).standing
    return account.view.wording.word("silence", found)


def _row(account: Account, silence: Silence) -> Cells:
    day = account.view.wording.day(silence.begun.date())
    return day, silence.title(account.language), _standing(account, silence)
