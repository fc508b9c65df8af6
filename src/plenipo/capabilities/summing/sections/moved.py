"""Positions that moved: whose, on which item, from what to what, and when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise

import msgspec

from plenipo.capabilities.members.state import member_named
from plenipo.capabilities.positions.state import NONE, Positions, Sheet
from plenipo.capabilities.sessions.state import Item, Session, Sessions
from plenipo.capabilities.summing.account import Account, Cells
from plenipo.core.page import message
from plenipo.core.paper import Block
from plenipo.register.view import Seen

WITHDRAWN = "withdrawn"


class Stand(msgspec.Struct, frozen=True):
    """What a member said at a moment; nothing, where it took its position back."""

    moment: datetime
    entry: int
    member: str
    stance: str


class Move(msgspec.Struct, frozen=True):
    """That a member changed its position on an item."""

    session: Session
    item: Item
    before: Stand
    after: Stand


def moved(account: Account) -> Iterator[Block]:
    """Tell which members changed their positions; a first position is no move."""
    found = sorted(moves(account), key=lambda move: (move.after.moment, move.after.entry))
    yield account.heading(message("Positions that moved"))
    yield account.counted(message("Changes of position: {count}."), count=len(found))
    titles = (
        (message("Day"), 16),
        (message("Member"), 18),
        (message("Item"), 34),
        (message("Position before"), 16),
        (message("Position after"), 16),
    )
    if found:
        yield from account.table(titles, (_row(account, move) for move in found))


def moves(account: Account) -> Iterator[Move]:
    """Yield the changes of position in the period, item by item."""
    sheets = account.state.of(Positions).sheets
    for session in account.state.of(Sessions).sessions.values():
        for item in session.items.values():
            sheet = sheets.get(session.code, {}).get(item.number)
            # Where nobody spoke twice, nobody moved: most items need not be looked up.
            if sheet is not None and len(sheet.history) > len(sheet.positions):
                for before, after in _changes(account.view.seen, sheet):
                    if account.period.holds(after.moment):
                        yield Move(session, item, before, after)


def _changes(seen: Seen, sheet: Sheet) -> Iterator[tuple[Stand, Stand]]:
    said: dict[str, list[Stand]] = {}
    for stand in sorted(_stands(seen, sheet), key=lambda each: (each.moment, each.entry)):
        said.setdefault(stand.member, []).append(stand)
    for own in said.values():
        for before, after in pairwise(own):
            if before.stance != after.stance:
                yield before, after


def _stands(seen: Seen, sheet: Sheet) -> Iterator[Stand]:
    for seq in sheet.history:
        entry = seen.entry(seq)
        if entry is not None:
            member, stance = getattr(entry.act, "member", ""), getattr(entry.act, "stance", NONE)
            yield Stand(entry.effective, seq, member, stance)


def _row(account: Account, move: Move) -> Cells:
    wording = account.view.wording
    session = wording.apart(move.session.title(account.language))
    return (
        wording.day(move.after.moment.date()),
        member_named(account.view, move.after.member).name,
        f"{move.item.number}. {wording.apart(move.item.title(account.language))}\n{session}",
        wording.word("stance", move.before.stance or WITHDRAWN),
        wording.word("stance", move.after.stance or WITHDRAWN),
    )
