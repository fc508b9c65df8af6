"""The page of a presidency: what it chairs, where it meets, and how far its priorities are."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from plenipo.capabilities.members.state import member_named
from plenipo.capabilities.presidency.anniversary_page import anniversary_named
from plenipo.capabilities.presidency.lines import (
    ChairLine,
    SessionLine,
    TurnLine,
    Where,
    chair_lines,
    session_line,
    sessions_in,
    turn_line,
    where,
)
from plenipo.capabilities.presidency.state import (
    Presidencies,
    bodies_of,
    motto,
    presidency_named,
    turns_of,
)
from plenipo.capabilities.presidency.terms import Handed, Term
from plenipo.capabilities.presidency.turns import Turn
from plenipo.capabilities.programme.state import (
    Priority,
    Programmes,
    plan_named,
    priority_named,
    progress,
)
from plenipo.capabilities.sessions.state import session_named
from plenipo.core.page import Named
from plenipo.register.view import View


class AnniversaryLine(msgspec.Struct, frozen=True):
    """An anniversary, and the day it falls on."""

    anniversary: Named
    years: int
    day: date
    source: str


class HandedLine(msgspec.Struct, frozen=True):
    """How a presidency was taken over, with the digest of the file that was handed over."""

    moment: datetime
    session: Named | None
    digest: str
    statement: str
    entry: int
    source: str


class Aim(msgspec.Struct, frozen=True):
    """A priority, and how far it has come.

    :ivar outcome: how it was closed; empty as long as it is not.
    :ivar onward: the presidency that went on with it; None where it stayed.
    """

    priority: Named
    done: int
    total: int
    overdue: int
    outcome: str
    onward: Named | None


class PresidencyPage(msgspec.Struct, frozen=True):
    """A presidency.

    :ivar turn: it as a line of the calendar: since when, up to when, who was passed over.
    :ivar following: the presidency after it, also where it is only foreseen.
    :ivar chairs: who is in which chair; of one that is over, on its last day.
    :ivar priorities: its priorities; None of them where it has no programme.
    :ivar programme: whether it presented a programme.
    """

    presidency: Named
    rotation: Named
    member: Named
    motto: str
    note: str
    turn: TurnLine
    before: Named | None
    following: TurnLine | None
    handed: HandedLine | None
    chairs: tuple[ChairLine, ...]
    sessions: tuple[SessionLine, ...]
    seat: Where | None
    anniversaries: tuple[AnniversaryLine, ...]
    programme: bool
    priorities: tuple[Aim, ...]
    plans: tuple[Named, ...]
    entry: int
    source: str


def presidency_page(view: View, term: Term) -> PresidencyPage:
    """Return the page of a presidency."""
    state = view.seen.state
    known, programmes = state.of(Presidencies), state.of(Programmes)
    before = known.before(term)
    day = min(max(view.today, term.since), last_day(term))
    sessions = sessions_in(view, term)
    plans = [plan.code for s in sessions for plan in programmes.of_session(s.code)]
    turn, following = _turns(view, term)
    return PresidencyPage(
        presidency=presidency_named(view, term.code),
        rotation=_rotation(view, term),
        member=member_named(view, term.member),
        motto=motto(view, term),
        note=term.note,
        turn=turn,
        before=presidency_named(view, before.code) if before else None,
        following=following,
        handed=_handed(view, term.handed) if term.handed else None,
        chairs=tuple(chair_lines(view, bodies_of(state, term.code), day)),
        sessions=tuple(session_line(view, term, session) for session in sessions),
        seat=where(view, known.seat_on(day)),
        anniversaries=anniversary_lines(view, term.code),
        programme=term.code in programmes.programmes,
        priorities=tuple(_aim(view, term, p) for p in programmes.held_by(term.code)),
        plans=tuple(plan_named(view, code) for code in plans),
        entry=term.entry,
        source=term.source,
    )


def last_day(term: Term) -> date:
    """Return the last day of a presidency, before that on which it is handed over."""
    return date.fromordinal(term.until.toordinal() - 1)


def anniversary_lines(view: View, presidency: str = "") -> tuple[AnniversaryLine, ...]:
    """Return the anniversaries of a presidency, or all, in the order of their days."""
    known = view.seen.state.of(Presidencies).anniversaries.values()
    found = [one for one in known if presidency in {"", one.presidency}]
    return tuple(
        AnniversaryLine(anniversary_named(view, one), one.years, one.day, one.source)
        for one in sorted(found, key=lambda one: one.day)
    )


def _turns(view: View, term: Term) -> tuple[TurnLine, TurnLine | None]:
    """Return a presidency and the one after it as lines of the calendar."""
    state = view.seen.state
    rotation = state.of(Presidencies).rotations.get(term.rotation)
    found = turns_of(state, rotation, 1) if rotation else ()
    place = next((n for n, turn in enumerate(found) if turn.term == term.code), None)
    if place is None:  # a reader who may not read of the rotation
        return turn_line(view, Turn(term.member, term.since, term.until, term.code)), None
    after = found[place + 1] if place + 1 < len(found) else None
    return turn_line(view, found[place]), turn_line(view, after) if after else None


def _rotation(view: View, term: Term) -> Named:
    found = view.seen.state.of(Presidencies).rotations.get(term.rotation)
    return Named(term.rotation, found.title(view.wording.language) if found else term.rotation)


def _handed(view: View, handed: Handed) -> HandedLine:
    return HandedLine(
        moment=handed.moment,
        session=session_named(view, handed.session) if handed.session else None,
        digest=handed.digest,
        statement=handed.statement,
        entry=handed.entry,
        source=handed.source,
    )


def _aim(view: View, term: Term, priority: Priority) -> Aim:
    found = progress(view.seen.state, priority, view.today)
    places = priority.presidencies
    onward = places[places.index(term.code) + 1 :]
    return Aim(
        priority=priority_named(view, priority.code),
        done=found.done,
        total=found.total,
        overdue=found.overdue,
        outcome=priority.closed.outcome if priority.closed else "",
        onward=presidency_named(view, onward[0]) if onward else None,
    )
