"""How instructions are shown in lists and on pages: who is instructed, how far it has come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

import msgspec

from plenipo.capabilities.instructions.instruction import Instruction, Report
from plenipo.capabilities.instructions.post import Ambassador
from plenipo.capabilities.instructions.state import (
    RUNNING,
    Addressee,
    Tally,
    addressees,
    post_named,
    standing,
    tally,
)
from plenipo.capabilities.members.state import member_named, members_named
from plenipo.core.fold import BEGINNING
from plenipo.core.page import Named
from plenipo.register.view import View


class Count(msgspec.Struct, frozen=True):
    """How many of those instructed did something: ``acknowledged``, ``reported``, ``delivered``."""

    done: str
    count: int
    total: int


class InstructionLine(msgspec.Struct, frozen=True):
    """An instruction in a list."""

    instruction: Named
    standing: str
    running: bool
    deadline: datetime
    body: Named
    posts: tuple[Named, ...]
    tally: Tally


class Reported(msgspec.Struct, frozen=True):
    """What an ambassador reported back."""

    delivery: str
    joined: tuple[Named, ...]
    to: str
    on: date | None
    text: str
    reception: str
    reaction: str
    follow_up: str
    moment: datetime
    entry: int
    source: str


class AddresseeLine(msgspec.Struct, frozen=True):
    """An ambassador who is instructed.

    :ivar ambassador: what the person is called; empty where nobody is there any more.
    :ivar confirmation: what the capital told; empty where it has said nothing.
    :ivar spoken_by: who delivered it for them, where another did.
    """

    member: Named
    ambassador: str
    rank: str
    resides: Named | None
    leads: bool
    confirmation: str
    acknowledged: datetime | None
    reported: Reported | None
    delivered: bool
    spoken_by: Named | None


def instruction_line(view: View, instruction: Instruction) -> InstructionLine:
    """Return an instruction as it stands in a list."""
    state, now = view.seen.state, view.now
    stands = standing(state, instruction, now)
    return InstructionLine(
        instruction=Named(instruction.code, instruction.title(view.wording.language)),
        standing=stands,
        running=stands == RUNNING,
        deadline=instruction.deadline(now),
        body=member_named(view, instruction.body),
        posts=tuple([post_named(view, code) for code in instruction.posts]),
        tally=tally(addressees(state, instruction, now)),
    )


def counts(told: Tally) -> tuple[Count, ...]:
    """Return what is counted, in the order in which it is done."""
    done = {
        "acknowledged": told.acknowledged,
        "reported": told.reported,
        "delivered": told.delivered,
    }
    return tuple([Count(each, count, told.instructed) for each, count in done.items()])


def addressee_lines(
    view: View, instruction: Instruction, those: Iterable[Addressee]
) -> Iterator[AddresseeLine]:
    """Yield those who are instructed, as a page shows them."""
    for each in those:
        told = instruction.confirmation(each.member, view.now)
        spoken, there = each.spoken, each.ambassador or _NOBODY
        other = spoken is not None and spoken.member != each.member
        yield AddresseeLine(
            member=member_named(view, each.member),
            ambassador=there.name,
            rank=there.rank,
            resides=post_named(view, there.resides) if there.resides else None,
            leads=each.leads,
            confirmation=told.finding if told else "",
            acknowledged=each.acknowledged,
            reported=_reported(view, each.report) if each.report else None,
            delivered=spoken is not None,
            spoken_by=member_named(view, spoken.member) if spoken and other else None,
        )


def _reported(view: View, report: Report) -> Reported:
    return Reported(
        delivery=report.delivery,
        joined=members_named(view, report.joined),
        to=report.to,
        on=report.on,
        text=report.text,
        reception=report.reception,
        reaction=report.reaction,
        follow_up=report.follow_up,
        moment=report.moment,
        entry=report.entry,
        source=report.source,
    )


_NOBODY = Ambassador("", "", BEGINNING, 0)
