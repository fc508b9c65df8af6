"""Sessions and sittings that were held."""

from __future__ import annotations

from collections.abc import Iterator

from plenipo.capabilities.decisions.state import Decisions
from plenipo.capabilities.members.state import in_language
from plenipo.capabilities.sessions.state import Session, Sessions
from plenipo.capabilities.sittings.state import Sittings
from plenipo.capabilities.summing.account import Account, Cells
from plenipo.core.page import message
from plenipo.core.paper import Block


def held(account: Account) -> Iterator[Block]:
    """Tell which sessions opened in the period: where, with how many sittings and decisions."""
    found = sessions_of(account)
    yield account.heading(message("Sessions and sittings"))
    yield account.counted(
        message("Sessions opened: {sessions}. Sittings opened: {sittings}."),
        sessions=len(found),
        sittings=sum(_sittings(account, s) for s in account.state.of(Sessions).sessions.values()),
    )
    titles = (
        (message("Session"), 40),
        (message("Venue"), 24),
        (message("Items"), 12),
        (message("Sittings"), 12),
        (message("Decisions"), 12),
    )
    if found:
        yield from account.table(titles, (_row(account, session) for session in found))


def sessions_of(account: Account) -> list[Session]:
    """Return the sessions that opened in the period, in order; not those that are convened only."""
    known, today = account.state.of(Sessions).sessions.values(), account.view.today
    opened = (session for session in known if session.opens <= today)
    found = [session for session in opened if account.period.holds_day(session.opens)]
    return sorted(found, key=lambda session: session.opens)


def _row(account: Account, session: Session) -> Cells:
    taken, wording = account.state.of(Decisions).taken, account.view.wording
    decisions = [d for d in taken if d.session == session.code and account.period.holds(d.moment)]
    return (
        f"{wording.apart(session.title(account.language))}, {wording.day(session.opens)}",
        in_language(session.place, account.language),
        str(len(session.items)),
        str(_sittings(account, session)),
        str(len(decisions)),
    )


def _sittings(account: Account, session: Session) -> int:
    """Return how many sittings of a session were opened in the period."""
    sittings = account.state.of(Sittings).sessions.get(session.code)
    those = sittings.sittings.values() if sittings else ()
    return sum(bool(s.steps) and account.period.holds(s.steps[0].moment) for s in those)
