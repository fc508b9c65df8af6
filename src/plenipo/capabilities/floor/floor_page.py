"""The pages of the floor: who speaks, who waits, under what limits; and of the tour de table."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import msgspec

from plenipo.capabilities.floor.queue import Drawn, Floor, Limits, Request, Turn
from plenipo.capabilities.floor.state import Floors, InTour, tour
from plenipo.capabilities.members.state import Members, in_language, member_named
from plenipo.capabilities.sessions.state import Session, session_named
from plenipo.capabilities.sittings.state import Sittings
from plenipo.core.page import Named
from plenipo.register.view import View

TO_RECONFIRM = "to-reconfirm"


class Speaker(msgspec.Struct, frozen=True):
    """A delegation that speaks, spoke or waits.

    :ivar member: who it is; ``observes``: whether it is no member.
    :ivar kind: what the floor is for.
    :ivar item: the item it speaks on, with its title; empty for none.
    :ivar since: since when it waits, or speaks.
    :ivar ends: when its time is up; None without a limit.
    :ivar ended: when it ended.
    :ivar interrupted: whether somebody else has the floor with a point of order.
    """

    member: Named
    observes: bool
    kind: str
    item: str
    title: str
    since: datetime
    entry: int
    seconds: int = 0
    ends: datetime | None = None
    ended: datetime | None = None
    interrupted: bool = False


class LimitsTold(msgspec.Struct, frozen=True):
    """How long and how often delegations speak; of an item, or (none) of all others."""

    item: str
    title: str
    seconds: int
    times: int
    reply_seconds: int
    replies: str
    since: datetime
    entry: int


class FloorPage(msgspec.Struct, frozen=True):
    """The floor of a session.

    :ivar speaking: who has the floor, and ``interrupted``: whom they interrupted.
    :ivar waiting: who waits, in the order in which they are heard.
    :ivar spoken: who has spoken, the last first.
    :ivar closed: whether the list is closed; ``closed_items``: on which items alone.
    :ivar sits: whether there is a sitting to be shown.
    """

    session: Named
    sits: bool
    speaking: Speaker | None
    interrupted: tuple[Speaker, ...]
    waiting: tuple[Speaker, ...]
    spoken: tuple[Speaker, ...]
    closed: bool
    closed_items: tuple[str, ...]
    limits: tuple[LimitsTold, ...]


class TourLine(msgspec.Struct, frozen=True):
    """A delegation in the tour.

    :ivar stance: what it said on the item; empty where nothing, or there is no item.
    :ivar attendance: how it is there; empty where that was not taken.
    """

    member: Named
    stance: str
    kind: str
    attendance: str
    spoken: bool
    speaking: bool
    next: bool


class TourPage(msgspec.Struct, frozen=True):
    """A tour de table on an item of a session, or on none.

    :ivar drawn_letter: the letter that was drawn, in the alphabet of ``language``, and
    :ivar first: with whom it begins by lot; None without one.
    :ivar heard: how many have spoken, of all in ``lines``.
    :ivar sits: whether there is a sitting to be shown.
    """

    session: Named
    sits: bool
    item: str
    title: str
    language: str
    drawn_letter: str
    first: Named | None
    drawn_entry: int | None
    heard: int
    lines: tuple[TourLine, ...]


def floor_page(view: View, session: Session, moment: datetime) -> FloorPage:
    """Return the floor of a session at a moment."""
    floor = view.seen.state.of(Floors).of(session.code)
    now = floor.at(moment)
    speaking = now.speaking
    others = [turn for turn in now.turns if turn.ended is None and turn is not speaking]
    ended = [turn for turn in now.turns if turn.ended is not None]
    return FloorPage(
        session=session_named(view, session.code),
        sits=bool(view.seen.state.of(Sittings).of(session.code).sittings),
        speaking=speaker(view, session, speaking) if speaking else None,
        interrupted=tuple(speaker(view, session, turn) for turn in reversed(others)),
        waiting=tuple(waiting(view, session, request) for request in now.waiting),
        spoken=tuple(speaker(view, session, turn) for turn in reversed(ended)),
        closed="" in now.closed,
        closed_items=tuple(sorted(now.closed - {""})),
        limits=tuple(_limits(view, session, floor, moment)),
    )


def tour_page(view: View, session: Session, item: str, moment: datetime) -> TourPage:
    """Return the tour de table on an item at a moment."""
    state = view.seen.state
    drawn = state.of(Floors).of(session.code).order(moment)
    going_round = tour(state, session, item, moment)
    text = session.items[item].at(moment)[1] if item in session.items else ""
    lines = tuple(_line(view, one, text) for one in going_round)
    return TourPage(
        session=session_named(view, session.code),
        sits=bool(view.seen.state.of(Sittings).of(session.code).sittings),
        item=item,
        title=title_of(view, session, item),
        language=drawn.language if drawn else state.of(Members).language,
        drawn_letter=drawn.letter if drawn else "",
        first=_first(drawn, lines),
        drawn_entry=drawn.entry if drawn else None,
        heard=sum(line.spoken for line in lines),
        lines=lines,
    )


def speaker(view: View, session: Session, turn: Turn) -> Speaker:
    """Return who has the floor, or had it."""
    return Speaker(
        member=member_named(view, turn.member),
        observes=turn.member not in view.seen.state.of(Members).members,
        kind=turn.kind,
        item=turn.item,
        title=title_of(view, session, turn.item),
        since=turn.moment,
        entry=turn.entry,
        seconds=turn.seconds,
        ends=turn.ends.astimezone(UTC) if turn.ends and turn.ended is None else None,
        ended=turn.ended,
        interrupted=turn.ended is None and turn.interrupted is not None,
    )


def waiting(view: View, session: Session, request: Request) -> Speaker:
    """Return who waits for the floor."""
    return Speaker(
        member=member_named(view, request.member),
        observes=request.member not in view.seen.state.of(Members).members,
        kind=request.kind,
        item=request.item,
        title=title_of(view, session, request.item),
        since=request.moment,
        entry=request.entry,
    )


def title_of(view: View, session: Session, item: str) -> str:
    """Return the title of an item in the reader's language; nothing where it is not seen."""
    found = session.items.get(item)
    return in_language(found.names, view.wording.language) if found else ""


def _limits(view: View, session: Session, floor: Floor, moment: datetime) -> Iterator[LimitsTold]:
    """Yield the limits that stand: those of the session first, then those of single items."""
    for item in ("", *session.items):
        limits = floor.limits_on(item, moment)
        if limits is not None and limits.item == item:
            yield _limit(view, session, limits)


def _limit(view: View, session: Session, limits: Limits) -> LimitsTold:
    return LimitsTold(
        item=limits.item,
        title=title_of(view, session, limits.item),
        seconds=limits.seconds,
        times=limits.times,
        reply_seconds=limits.reply_seconds,
        replies=limits.replies,
        since=limits.moment,
        entry=limits.entry,
    )


def _line(view: View, one: InTour, text: str) -> TourLine:
    position = one.position
    stance = kind = ""
    if position is not None:
        stance, kind = position.stance, position.kind
        if position.text != text:
            stance, kind = TO_RECONFIRM, ""
    return TourLine(
        member=member_named(view, one.member),
        stance=stance,
        kind=kind,
        attendance=one.attendance,
        spoken=one.spoken,
        speaking=one.speaking,
        next=one.next,
    )


def _first(drawn: Drawn | None, lines: tuple[TourLine, ...]) -> Named | None:
    return lines[0].member if drawn and lines else None
