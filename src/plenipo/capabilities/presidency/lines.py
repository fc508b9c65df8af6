"""Rotations, turns, chairs and venues as pages show them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from plenipo.capabilities.members.state import (
    Members,
    in_language,
    member_named,
    members_named,
)
from plenipo.capabilities.presidency.state import (
    Presidencies,
    bodies_of,
    presidency_named,
    turns_of,
)
from plenipo.capabilities.presidency.terms import Chair, Exempt, Place, Rotation, Term
from plenipo.capabilities.presidency.turns import Turn, order_of
from plenipo.capabilities.sessions.state import Session, Sessions, session_named
from plenipo.core.page import Named
from plenipo.register.view import View

AHEAD = 7
"""How many presidencies that are only foreseen a page shows."""
PAST, NOW, COMING, FORESEEN = "past", "now", "coming", "foreseen"


class PassedLine(msgspec.Struct, frozen=True):
    """A member that was passed over: ``skipped`` by decision, or ``suspended``."""

    member: Named
    why: str
    reason: str
    decision: str


class TurnLine(msgspec.Struct, frozen=True):
    """A presidency in the calendar.

    :ivar presidency: its code; empty for one that is only foreseen.
    :ivar standing: ``past``, ``now``, ``coming`` or ``foreseen``.
    :ivar instead_of: with whom the member changed turns.
    """

    member: Named
    since: date
    until: date
    presidency: str
    standing: str
    passed: tuple[PassedLine, ...]
    instead_of: Named | None


class ExceptionLine(msgspec.Struct, frozen=True):
    """An exception to a rotation, with the decision it was made by."""

    kind: str
    member: Named
    other: Named | None
    since: date
    until: date | None
    decision: str
    reference: str
    reason: str
    entry: int
    source: str


class RotationBlock(msgspec.Struct, frozen=True):
    """A rotation, and its calendar.

    :ivar alphabet: the tag of the language whose alphabet gives the order; empty where it is given.
    :ivar now: the presidency that runs; None where there is none on that day.
    """

    rotation: Named
    body: Named
    chairs: tuple[Named, ...]
    order: tuple[Named, ...]
    alphabet: str
    months: int
    reference: str
    now: TurnLine | None
    turns: tuple[TurnLine, ...]
    exceptions: tuple[ExceptionLine, ...]
    entry: int
    source: str


class Vice(msgspec.Struct, frozen=True):
    """A vice-chair."""

    member: Named
    person: str
    since: date
    until: date | None
    source: str


class ChairLine(msgspec.Struct, frozen=True):
    """Who is in the chair of a body.

    :ivar member: who; None for nobody.
    :ivar presidency: the presidency by which it is; None where it was given the chair.
    """

    body: Named
    member: Named | None
    person: str
    presidency: Named | None
    reference: str
    source: str
    vices: tuple[Vice, ...]


class Where(msgspec.Struct, frozen=True):
    """A place, and on whose territory it is."""

    place: str
    host: Named | None
    since: date | None
    source: str


class SessionLine(msgspec.Struct, frozen=True):
    """A session in a presidency: where it meets, who hosts it, and who is in its chair.

    :ivar host: who hosts it; None where that is not on record.
    :ivar elsewhere: whether its host is not the member that presides.
    """

    session: Named
    bodies: tuple[Named, ...]
    opens: date
    closes: date
    place: str
    host: Named | None
    chair: Named | None
    elsewhere: bool


def rotation_block(view: View, rotation: Rotation) -> RotationBlock:
    """Return a rotation with its calendar, as far ahead as pages show it."""
    order = order_of(rotation, view.seen.state.of(Members))
    lines = tuple(turn_line(view, turn) for turn in turns_of(view.seen.state, rotation, AHEAD))
    return RotationBlock(
        rotation=Named(rotation.code, rotation.title(view.wording.language)),
        body=member_named(view, rotation.body),
        chairs=members_named(view, rotation.chairs),
        order=members_named(view, order),
        alphabet=rotation.alphabet if not rotation.order else "",
        months=rotation.months,
        reference=rotation.reference,
        now=next((line for line in lines if line.standing == NOW), None),
        turns=lines,
        exceptions=tuple(_exception(view, one) for one in rotation.exceptions),
        entry=rotation.entry,
        source=rotation.source,
    )


def turn_line(view: View, turn: Turn) -> TurnLine:
    """Return a presidency as a line of the calendar."""
    return TurnLine(
        member=member_named(view, turn.member),
        since=turn.since,
        until=turn.until,
        presidency=turn.term,
        standing=_standing(view, turn),
        passed=tuple(
            PassedLine(member_named(view, one.member), one.why, one.reason, one.decision)
            for one in turn.passed
        ),
        instead_of=member_named(view, turn.instead_of) if turn.instead_of else None,
    )


def chair_lines(view: View, bodies: tuple[str, ...], day: date) -> Iterator[ChairLine]:
    """Yield who is in the chair of each of these bodies on a day, and its vice-chairs."""
    known = view.seen.state.of(Presidencies)
    for body in bodies:
        chair, term = known.chair_of(body, day)
        holder = chair.member if chair else term.member if term else ""
        yield ChairLine(
            body=member_named(view, body),
            member=member_named(view, holder) if holder else None,
            person=chair.person if chair else "",
            presidency=presidency_named(view, term.code) if term else None,
            reference=chair.reference if chair else "",
            source=chair.source if chair else "",
            vices=tuple(_vice(view, one) for one in known.vices_of(body, day)),
        )


def where(view: View, place: Place | None) -> Where | None:
    """Return a place in the reader's language; None for none."""
    if place is None:
        return None
    name = in_language(place.place, view.wording.language)
    return Where(name, member_named(view, place.host), place.since, place.source)


def sessions_in(view: View, term: Term) -> list[Session]:
    """Return the sessions of the bodies that a presidency chairs, that open while it lasts."""
    bodies = set(bodies_of(view.seen.state, term.code))
    found = view.seen.state.of(Sessions).sessions.values()
    own = [s for s in found if bodies.intersection(s.bodies) and _opens_in(s, term)]
    return sorted(own, key=lambda session: (session.opens, session.first))


def session_line(view: View, term: Term, session: Session) -> SessionLine:
    """Return a session of a presidency: venue, host and chair, each for itself."""
    venue = view.seen.state.of(Presidencies).venues.get(session.code)
    place = in_language(venue.place if venue else session.place, view.wording.language)
    return SessionLine(
        session=session_named(view, session.code),
        bodies=members_named(view, session.bodies),
        opens=session.opens,
        closes=session.closes,
        place=place,
        host=member_named(view, venue.host) if venue else None,
        chair=member_named(view, session.chair) if session.chair else None,
        elsewhere=venue is not None and venue.host != term.member,
    )


def _opens_in(session: Session, term: Term) -> bool:
    """Tell whether a session is of a presidency: that of its hand-over is of both."""
    return term.since <= session.opens <= term.until


def _standing(view: View, turn: Turn) -> str:
    if not turn.term:
        return FORESEEN
    if turn.until <= view.today:
        return PAST
    return NOW if turn.since <= view.today else COMING


def _exception(view: View, one: Exempt) -> ExceptionLine:
    return ExceptionLine(
        kind=one.kind,
        member=member_named(view, one.member),
        other=member_named(view, one.other) if one.other else None,
        since=one.since,
        until=one.until,
        decision=one.decision,
        reference=one.reference,
        reason=one.reason,
        entry=one.entry,
        source=one.source,
    )


def _vice(view: View, one: Chair) -> Vice:
    return Vice(member_named(view, one.member), one.person, one.since, one.until, one.source)
