"""Collective instructions, and how far they were carried out."""

from __future__ import annotations

from collections.abc import Iterator

from plenipo.capabilities.instructions.state import (
    Instruction,
    Instructions,
    addressees,
    standing,
    tally,
)
from plenipo.capabilities.summing.account import Account, Cells
from plenipo.core.page import message
from plenipo.core.paper import Block


def instructed(account: Account) -> Iterator[Block]:
    """Tell which instructions were given in the period, and what was done by its end."""
    known = account.state.of(Instructions).instructions.values()
    found = [instruction for instruction in known if account.period.holds(instruction.begun)]
    if not found:
        return
    yield account.heading(message("Collective instructions"))
    titles = (
        (message("Instruction"), 36),
        (message("Standing"), 20),
        (message("Instructed"), 15),
        (message("Acknowledged"), 15),
        (message("Reported"), 14),
    )
    yield from account.table(titles, (_row(account, instruction) for instruction in found))


def _row(account: Account, instruction: Instruction) -> Cells:
    state, now = account.state, account.view.now
    counted = tally(addressees(state, instruction, now))
    return (
        instruction.title(account.language),
        account.view.wording.word("instruction", standing(state, instruction, now)),
        str(counted.instructed),
        str(counted.acknowledged),
        str(counted.reported),
    )
