"""Items that are open at the end of the period, and who holds them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from plenipo.capabilities.play.state import Standing
from plenipo.capabilities.sessions.state import WITHDRAWN, Item, Session, Sessions
from plenipo.capabilities.summing.account import Account, Cells
from plenipo.core.page import message
from plenipo.core.paper import Block

Open = tuple[Session, Item, Standing, tuple[str, ...]]


def still_open(account: Account) -> Iterator[Block]:
    """Tell what is neither decided nor withdrawn; what went on elsewhere is told there."""
    found = list(open_items(account))
    yield account.heading(message("Items still open"))
    yield account.counted(message("Items open at the end: {count}."), count=len(found))
    if not found:
        return
    held = Counter(who for *_, holders in found for who in holders)
    counts = ((account.called((who,)), count) for who, count in held.most_common())
    yield from account.chart(message("Who holds how many items"), counts)
    titles = (
        (message("Session"), 24),
        (message("Item"), 32),
        (message("Standing"), 18),
        (message("Who holds it"), 26),
    )
    yield from account.table(titles, (_row(account, *each) for each in found))


def open_items(account: Account) -> Iterator[Open]:
    """Yield the items that are neither decided nor withdrawn, and who holds each."""
    sessions = account.state.of(Sessions)
    for session in sessions.sessions.values():
        standings = account.play(session).standings
        for item in session.items.values():
            standing = standings[item.number]
            settled = standing.decision is not None or item.state == WITHDRAWN
            if not settled and not sessions.coming_from(session.code, item.number):
                yield session, item, standing, _holders(session, item, standing)


def _holders(session: Session, item: Item, standing: Standing) -> tuple[str, ...]:
    """Return who holds an item: who objects; of one that is put aside, the bodies it waits for."""
    if item.steps[-1].body:
        return (item.steps[-1].body,)
    if standing.status == item.state:
        return session.bodies
    return tuple(dict.fromkeys(hold.member for hold in standing.holds))


def _row(
    account: Account, session: Session, item: Item, standing: Standing, holders: tuple[str, ...]
) -> Cells:
    wording = account.view.wording
    status = wording.word("status", standing.status)
    return (
        session.title(account.language),
        f"{item.number}. {wording.apart(item.title(account.language))}",
        f"{status}\n{item.reason}" if item.reason else status,
        account.called(holders),
    )
