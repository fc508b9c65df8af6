"""The floor of all sessions, and the tour de table: who speaks after whom in the alphabet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import msgspec

from plenipo.capabilities.decisions.state import electorate
from plenipo.capabilities.floor.acts import (
    FloorEnded,
    FloorGiven,
    FloorLimitsSet,
    FloorRequested,
    FloorWithdrawn,
    OrderDrawn,
    SpeakersClosed,
    SpeakersReopened,
)
from plenipo.capabilities.floor.queue import (
    ASKED,
    ENDED,
    GIVEN,
    LIST_CLOSED,
    LIST_REOPENED,
    TAKEN_BACK,
    Drawn,
    Event,
    Floor,
    Limits,
    insert,
)
from plenipo.capabilities.members.state import Members
from plenipo.capabilities.positions.state import NONE, Position, Positions
from plenipo.capabilities.sessions.state import Session
from plenipo.capabilities.sittings.state import Sittings
from plenipo.core.act import Entry
from plenipo.core.alphabet import alphabetical
from plenipo.core.fold import State, folds


class Floors(msgspec.Struct):
    """The floor of each session."""

    sessions: dict[str, Floor] = {}

    def of(self, session: str) -> Floor:
        """Return the floor of a session; an empty one where nobody asked for it."""
        return self.sessions.get(session) or Floor()

    @folds(FloorRequested)
    def floor_requested(self, entry: Entry[FloorRequested]) -> None:
        """Take in who asks for the floor."""
        act = entry.act
        self._take(ASKED, entry.seq, entry.effective, act.session, act.member, act.kind, act.item)

    @folds(FloorWithdrawn)
    def floor_withdrawn(self, entry: Entry[FloorWithdrawn]) -> None:
        """Take in who does not wish to speak any more."""
        act = entry.act
        who = act.session, act.member, act.kind, act.item
        self._take(TAKEN_BACK, entry.seq, entry.effective, *who)

    @folds(FloorGiven)
    def floor_given(self, entry: Entry[FloorGiven]) -> None:
        """Take in who has the floor."""
        act = entry.act
        who = act.session, act.member, act.kind, act.item
        self._take(GIVEN, entry.seq, entry.effective, *who, seconds=act.seconds)

    @folds(FloorEnded)
    def floor_ended(self, entry: Entry[FloorEnded]) -> None:
        """Take in who has spoken."""
        self._take(ENDED, entry.seq, entry.effective, entry.act.session, entry.act.member)

    @folds(SpeakersClosed)
    def speakers_closed(self, entry: Entry[SpeakersClosed]) -> None:
        """Take in that a list is closed."""
        act = entry.act
        self._take(LIST_CLOSED, entry.seq, entry.effective, act.session, item=act.item)

    @folds(SpeakersReopened)
    def speakers_reopened(self, entry: Entry[SpeakersReopened]) -> None:
        """Take in that a list is open again."""
        act = entry.act
        self._take(LIST_REOPENED, entry.seq, entry.effective, act.session, item=act.item)

    @folds(FloorLimitsSet)
    def floor_limits_set(self, entry: Entry[FloorLimitsSet]) -> None:
        """Take in how long and how often delegations speak."""
        act = entry.act
        limits = Limits(
            moment=entry.effective,
            entry=entry.seq,
            item=act.item,
            seconds=act.seconds,
            times=act.times,
            reply_seconds=act.reply_seconds,
            replies=act.replies,
        )
        insert(self._floor(act.session).limits, limits)

    @folds(OrderDrawn)
    def order_drawn(self, entry: Entry[OrderDrawn]) -> None:
        """Take in with whom a tour de table begins."""
        act = entry.act
        drawn = Drawn(entry.effective, entry.seq, act.language, act.letter, act.member)
        insert(self._floor(act.session).drawn, drawn)

    def _floor(self, session: str) -> Floor:
        return self.sessions.setdefault(session, Floor())

    def _take(  # noqa: PLR0913, PLR0917 - the fields of an event
        self,
        what: str,
        entry: int,
        moment: datetime,
        session: str,
        member: str = "",
        kind: str = "",
        item: str = "",
        seconds: int = 0,
    ) -> None:
        event = Event(what, moment, entry, member, kind, item, seconds)
        insert(self._floor(session).events, event)


class InTour(msgspec.Struct, frozen=True):
    """A delegation in a tour de table.

    :ivar position: what it said on the item; None where it said nothing.
    :ivar attendance: how it is there; empty where that was not taken.
    """

    member: str
    position: Position | None
    attendance: str
    spoken: bool = False
    speaking: bool = False
    next: bool = False


def tour(
    state: State, session: Session, item: str, moment: datetime, language: str = ""
) -> tuple[InTour, ...]:
    """Return the delegations in the order of a tour de table on an item, at a moment.

    It begins with the member that was drawn by lot, and follows the alphabet in which it was drawn;
    without a lot, the order of the body. Next is the first that has not spoken and may be there.

    :param item: the item's number; none for the session as such.
    :param language: another language in whose alphabet they are to follow.
    """
    floor = state.of(Floors).of(session.code)
    now, drawn = floor.at(moment), floor.order(moment)
    sitting = state.of(Sittings).of(session.code).shown(moment)
    there = sitting.anywhere(moment, session.bodies) if sitting else {}
    speaking, found = now.speaking, []
    awaited = True
    for member in order(state, session, drawn, moment, language):
        speaks = speaking is not None and (speaking.member, speaking.item) == (member, item)
        spoken = not speaks and now.spoken(member, item) > 0
        attendance = there.get(member, "")
        comes = awaited and not spoken and not speaks and attendance not in {"left", "absent"}
        awaited = awaited and not comes
        position = state.of(Positions).on(session.code, item).positions.get(member)
        stated = position if position is not None and position.stance != NONE else None
        found.append(InTour(member, stated, attendance, spoken, speaks, comes))
    return tuple(found)


def order(
    state: State, session: Session, drawn: Drawn | None, moment: datetime, language: str = ""
) -> tuple[str, ...]:
    """Return who has a voice in a session, beginning with whom the lot fell on."""
    voters = electorate(state, session, session.day(moment))
    if drawn is None:
        return state.of(Members).ordered(voters, language)
    first = drawn.member or first_from(state, voters, drawn.language, drawn.letter)
    ordered = state.of(Members).ordered(voters, language or drawn.language)
    place = ordered.index(first) if first in ordered else 0
    return (*ordered[place:], *ordered[:place])


def first_from(state: State, voters: Iterable[str], language: str, letter: str) -> str:
    """Return the first whose name begins with a letter or with one after it; nobody after all."""
    members, least = state.of(Members), alphabetical(letter, language)
    ordered = members.ordered(voters, language)
    from_there = (m for m in ordered if alphabetical(members.name(m, language), language) >= least)
    return next(from_there, "")
