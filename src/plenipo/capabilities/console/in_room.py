"""A delegation in the room: whether it is there, and what it asks the floor for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import msgspec

from plenipo.capabilities.console.representative import ASKING, ATTENDING, Representative
from plenipo.capabilities.credentials.state import SPEAK, not_granted
from plenipo.capabilities.decisions.state import seated
from plenipo.capabilities.floor.state import Floors
from plenipo.capabilities.members.state import in_language, member_named
from plenipo.capabilities.sessions.state import ASIDE, Session
from plenipo.capabilities.sittings.state import Sittings, without_seat
from plenipo.core.page import Named
from plenipo.register.view import View

KINDS = ("statement", "point-of-order", "right-of-reply", "motion")
"""What the floor is asked for, as acts of the floor say it."""
OF_OBSERVERS = ("statement", "right-of-reply")
ON_A_CLOSED_LIST = ("point-of-order", "right-of-reply")
PRESENT, REMOTE, LEFT = "present", "remote", "left"
CAME = (PRESENT, REMOTE, LEFT)


class Asked(msgspec.Struct, frozen=True):
    """What a delegation waits for.

    :ivar before: how many are heard before it.
    """

    kind: str
    item: str
    title: str
    before: int
    entry: int


class InRoom(msgspec.Struct, frozen=True):
    """A delegation in the room of a session.

    :ivar sitting: the number of the sitting that runs or comes next, and ``state``, its state.
    :ivar item: the number of the item the floor is asked on; empty for none.
    :ivar attendance: how it is there; empty where that was not taken.
    :ivar ways: what may be said of its attendance; nothing where this person may not.
    :ivar kinds: what the floor may be asked for; nothing where this person may not.
    :ivar asked: what it waits for.
    :ivar speaking: whether it has the floor, and ``ends``: until when.
    :ivar speaker: who else has the floor.
    :ivar closed: whether the list of speakers is closed.
    """

    sitting: str
    state: str
    item: str
    title: str
    attendance: str
    ways: tuple[str, ...]
    kinds: tuple[str, ...]
    asked: tuple[Asked, ...]
    speaking: bool
    ends: datetime | None
    speaker: Named | None
    closed: bool


def in_room(view: View, session: Session, who: Representative, item: str = "") -> InRoom:
    """Return the delegation of a representative in the room.

    :param item: the item on which it would speak; the one that is taken up, unless told.
    """
    state, now = view.seen.state, view.now
    course, floor = state.of(Sittings).of(session.code), state.of(Floors).of(session.code).at(now)
    number = course.due(now)
    sitting = course.sittings.get(number)
    there = sitting.anywhere(now, session.bodies).get(who.member, "") if sitting else ""
    on = item or _taken_up(session, course.item(now))
    speaking = floor.speaking
    own = speaking is not None and speaking.member == who.member
    asked = tuple(_asked(view, session, who.member))
    return InRoom(
        sitting=number,
        state=sitting.at(now) if sitting else "",
        item=on,
        title=_title(view, session, on),
        attendance=there,
        ways=_ways(there) if _comes(view, session, who) else (),
        kinds=tuple(_kinds(view, session, who, on)),
        asked=asked,
        speaking=own and who.may(*ASKING),
        ends=speaking.ends.astimezone(UTC) if own and speaking and speaking.ends else None,
        speaker=member_named(view, speaking.member) if speaking and not own else None,
        closed=floor.is_closed(on),
    )


def _comes(view: View, session: Session, who: Representative) -> bool:
    """Tell whether somebody can say that their delegation is there."""
    open_ = who.may(*ATTENDING) and session.not_at(view.now) is None
    return open_ and without_seat(view.seen.state, session, who.member, view.now) is None


def _ways(there: str) -> tuple[str, ...]:
    """Return what a delegation can say of itself next: who never came cannot have left."""
    can = CAME if there in CAME else (PRESENT, REMOTE)
    return tuple(way for way in can if way != there)


def _kinds(view: View, session: Session, who: Representative, item: str) -> Iterator[str]:
    """Yield what a delegation may still ask the floor for, on an item."""
    state, now = view.seen.state, view.now
    aside = item and session.items[item].at(now)[0] in ASIDE
    if not who.may(*ASKING) or session.not_at(now) is not None or aside:
        return
    floor = state.of(Floors).of(session.code).at(now)
    voice = who.member in seated(state, session, session.day(now))
    granted = not_granted(state, who.member, session.code, item, SPEAK, now) is None
    for kind in KINDS:
        heard = voice or (kind in OF_OBSERVERS and granted)
        listed = kind in ON_A_CLOSED_LIST or not floor.is_closed(item)
        if heard and listed and floor.asks(who.member, kind, item) is None:
            yield kind


def _asked(view: View, session: Session, member: str) -> Iterator[Asked]:
    waiting = view.seen.state.of(Floors).of(session.code).at(view.now).waiting
    for before, request in enumerate(waiting):
        if request.member == member:
            title = _title(view, session, request.item)
            yield Asked(request.kind, request.item, title, before, request.entry)


def _taken_up(session: Session, item: str) -> str:
    return item if item in session.items else ""


def _title(view: View, session: Session, item: str) -> str:
    found = session.items.get(item)
    return in_language(found.names, view.wording.language) if found else ""
