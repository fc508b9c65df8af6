"""Collective instructions, and how far they were carried out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from plenipo.capabilities.instructions.state import (
    OVERDUE,
    RUNNING,
    Instruction,
    Instructions,
    Tally,
    addressees,
    standing,
    tally,
)
from plenipo.capabilities.summing.account import Account, Cells
from plenipo.core.page import message
from plenipo.core.paper import Block
from plenipo.register.view import TICK

OPEN = (RUNNING, OVERDUE)
"""Where an instruction stands of which a report is still awaited."""


def instructed(account: Account) -> Iterator[Block]:
    """Tell what was done in the period, and how far each instruction has come by its end."""
    found = list(instructions_of(account))
    if not found:
        return
    now, before = account.view.now, account.period.begins - TICK
    done = [(_tally(account, each, before), _tally(account, each, now)) for each in found]
    yield account.heading(message("Collective instructions"))
    yield account.counted(
        message(
            "Instructions given in the period: {given}. Acknowledged in it: {acknowledged}."
            " Reported in it: {reported}."
        ),
        given=sum(account.period.holds(each.begun) for each in found),
        acknowledged=sum(after.acknowledged - known.acknowledged for known, after in done),
        reported=sum(after.reported - known.reported for known, after in done),
    )
    titles = (
        (message("Instruction"), 36),
        (message("Standing"), 20),
        (message("Instructed"), 15),
        (message("Acknowledged"), 15),
        (message("Reported"), 14),
    )
    yield from account.table(titles, (_row(account, instruction) for instruction in found))


def instructions_of(account: Account) -> Iterator[Instruction]:
    """Yield the instructions given in the period, acted on in it, or open when it began."""
    period = account.period
    for each in account.state.of(Instructions).instructions.values():
        moments = [each.begun, each.withdrawn.moment if each.withdrawn else None]
        moments += [its.moment for its in each.acknowledgements]
        moments += [its.moment for its in each.reports]
        if any(map(period.holds, moments)) or _open_at_first(account, each):
            yield each


def _open_at_first(account: Account, instruction: Instruction) -> bool:
    begins = account.period.begins
    return instruction.begun < begins and standing(account.state, instruction, begins) in OPEN


def _tally(account: Account, instruction: Instruction, moment: datetime) -> Tally:
    return tally(addressees(account.state, instruction, moment))


def _row(account: Account, instruction: Instruction) -> Cells:
    now = account.view.now
    counted = _tally(account, instruction, now)
    return (
        instruction.title(account.language),
        account.view.wording.word("instruction", standing(account.state, instruction, now)),
        str(counted.instructed),
        str(counted.acknowledged),
        str(counted.reported),
    )
