"""Who presided, and how the presidency was handed over."""

from __future__ import annotations

from collections.abc import Iterator

from plenipo.capabilities.members.state import member_named
from plenipo.capabilities.presidency.state import Presidencies, Term
from plenipo.capabilities.sessions.state import session_named
from plenipo.capabilities.summing.account import Account, Cells
from plenipo.core.page import message
from plenipo.core.paper import Block


def presided(account: Account) -> Iterator[Block]:
    """Tell whose presidencies ran in the period: from when, up to when, handed over where."""
    found = list(terms_of(account))
    if not found:
        return
    yield account.heading(message("Presidency of the period"))
    titles = (
        (message("Member"), 24),
        (message("Presides from"), 20),
        (message("Presides up to"), 20),
        (message("Taken over at"), 36),
    )
    yield from account.table(titles, (_row(account, term) for term in found))


def terms_of(account: Account) -> Iterator[Term]:
    """Yield the presidencies that ran on a day of the period, in their order."""
    known, period = account.state.of(Presidencies), account.period
    for rotation in known.rotations:
        for term in known.of_rotation(rotation):
            begun = term.since <= min(period.until, account.view.today)
            if begun and term.until > period.since:
                yield term


def _row(account: Account, term: Term) -> Cells:
    handed, day = term.handed, account.view.wording.day
    session = session_named(account.view, handed.session).name if handed and handed.session else ""
    return member_named(account.view, term.member).name, day(term.since), day(term.until), session
