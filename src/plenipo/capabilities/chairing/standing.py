"""What stands in the room, as pages show it: the question that is put, rulings, who may do what."""

from __future__ import annotations

import re
from collections.abc import Container
from datetime import datetime

import msgspec

from plenipo.capabilities.chairing.questions import CONSENSUS, Put, Ruling
from plenipo.capabilities.chairing.state import Chairing, appeals_rule
from plenipo.capabilities.decisions.state import seated
from plenipo.capabilities.members.state import in_language, member_named
from plenipo.capabilities.sessions.state import Session, Sessions
from plenipo.capabilities.sittings.state import Sittings
from plenipo.core.authority import ALTERNATE, CHAIR, HEAD, SECRETARY, Capacity, Place
from plenipo.core.page import Named, NotThereError
from plenipo.register.view import View

SPEAKERS = (HEAD, ALTERNATE)
"""The roles that object, appeal and vote for their delegation."""
CHAIRING = (CHAIR, SECRETARY)
"""The roles that put, open and declare."""

_COUNTED = re.compile(r"(.*?)(\d+)", re.DOTALL)


class Objecting(msgspec.Struct, frozen=True):
    """An objection as it is shown."""

    member: Named
    reason: str
    moment: datetime
    entry: int


class Standing(msgspec.Struct, frozen=True):
    """The question that stands.

    :ivar over: whether the moment for objections is over.
    """

    item: str
    title: str
    kind: str
    method: str
    moment: datetime
    ends: datetime
    over: bool
    entry: int
    objections: tuple[Objecting, ...]


class Ruled(msgspec.Struct, frozen=True):
    """A ruling as it is shown.

    :ivar standing: ``""``, ``appealed``, ``upheld`` or ``overruled``.
    :ivar rule: the rule by which an appeal against it is decided.
    """

    number: str
    words: str
    item: str
    moment: datetime
    entry: int
    standing: str
    member: Named | None
    reason: str
    vote: str
    rule: str


def session_of(view: View, code: str) -> Session:
    """Return a session.

    :raises NotThereError: where there is none.
    """
    found = view.seen.state.of(Sessions).sessions.get(code)
    if found is None:
        raise NotThereError(view.wording.say("There is no session “{code}”.", code=code))
    return found


def sits(view: View, session: Session) -> bool:
    """Tell whether there is a sitting of a session to be shown."""
    return bool(view.seen.state.of(Sittings).of(session.code).sittings)


def held_here(view: View, session: Session) -> tuple[Capacity, ...]:
    """Return in which capacities somebody acts in a session; at a past moment in none."""
    if view.seen.lens.as_of is not None:
        return ()
    place = Place(session.code, session.bodies)
    return tuple(held for held in view.capacities if held.covers(place))


def may_chair(view: View, session: Session) -> bool:
    """Tell whether somebody is in the chair of a session, or its secretary."""
    return any(held.role in CHAIRING for held in held_here(view, session))


def own_delegation(view: View, session: Session) -> str:
    """Return the delegation that somebody speaks for, which has a vote in a session."""
    voting = seated(view.seen.state, session, session.day(view.now))
    return next(
        (
            held.delegation
            for held in held_here(view, session)
            if held.role in SPEAKERS and held.delegation in voting
        ),
        "",
    )


def standing(view: View, put: Put) -> Standing:
    """Return a question as it is shown."""
    item = view.seen.state.of(Sessions).item(put.session, put.item)
    return Standing(
        item=put.item,
        title=in_language(item.names, view.wording.language) if item else "",
        kind=put.kind,
        method=put.method,
        moment=put.moment,
        ends=put.ends,
        over=put.kind != CONSENSUS or view.now >= put.ends,
        entry=put.entry,
        objections=tuple(
            Objecting(member_named(view, o.member), o.reason, o.moment, o.entry)
            for o in put.heard(view.now)
        ),
    )


def rulings(view: View, session: Session) -> tuple[Ruled, ...]:
    """Return the rulings of a session, the latest first."""
    known = view.seen.state.of(Chairing).rulings.get(session.code, {})
    return tuple(_ruled(view, session, ruling) for ruling in reversed(known.values()))


def _ruled(view: View, session: Session, ruling: Ruling) -> Ruled:
    appeal, settled = ruling.appeal, ruling.settled
    return Ruled(
        number=ruling.number,
        words=ruling.words,
        item=ruling.item,
        moment=ruling.moment,
        entry=ruling.entry,
        standing=settled.outcome if settled else "appealed" if appeal else "",
        member=member_named(view, appeal.member) if appeal else None,
        reason=appeal.reason if appeal else "",
        vote=settled.vote if settled else "",
        rule=appeals_rule(view.seen.state, session.code, ruling.item, view.now),
    )


def next_number(last: str, first: str, taken: Container[str]) -> str:
    """Return the number after the last one, that nothing has yet.

    :param first: what to begin with where there is none, or it does not end in digits.

    >>> next_number("J/2011/9", "1", {"J/2011/10"})
    'J/2011/11'
    >>> next_number("", "V-1", {"V-1"})
    'V-2'
    """
    counted = _COUNTED.fullmatch(last) or _COUNTED.fullmatch(first)
    if counted is None:
        return first
    number = int(counted[2]) + (1 if _COUNTED.fullmatch(last) else 0)
    while f"{counted[1]}{number}" in taken:
        number += 1
    return f"{counted[1]}{number}"
