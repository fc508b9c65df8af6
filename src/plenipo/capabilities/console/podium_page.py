"""The page from which chair and secretary conduct a session: sitting, roll, agenda, floor."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Protocol

import msgspec

from plenipo.capabilities.console.in_room import KINDS
from plenipo.capabilities.console.representative import representative
from plenipo.capabilities.decisions.state import Decisions, electorate
from plenipo.capabilities.floor.state import Floors, tour
from plenipo.capabilities.members.state import Members, in_language, member_named, members_named
from plenipo.capabilities.sessions.state import ASIDE, Item, Session, session_named
from plenipo.capabilities.sittings.state import Sittings, says_at_opening
from plenipo.core.authority import SECRETARY, Place
from plenipo.core.page import Named
from plenipo.register.view import View

FORMATS = ("plenary", "extended", "narrow")
ANSWERED = ("present", "remote", "absent")
"""What is said of a delegation when the roll is called."""
OPEN = "open"


class OnRoll(msgspec.Struct, frozen=True):
    """A delegation on the roll, and how it is there; ``observes``: whether it has no voice."""

    member: Named
    how: str
    observes: bool = False


class OnAgenda(msgspec.Struct, frozen=True):
    """An item; ``can_call``: whether it can be taken up now."""

    item: str
    title: str
    state: str
    current: bool
    can_call: bool
    decided: bool


class Speech(msgspec.Struct, frozen=True):
    """Somebody who speaks or waits."""

    member: Named
    kind: str
    item: str
    title: str
    ends: datetime | None = None


class OnTour(msgspec.Struct, frozen=True):
    """A delegation in the tour de table, and what it has said on the item.

    :ivar next: whether it is its turn.
    """

    member: Named
    stance: str
    kind: str
    spoken: bool
    next: bool


class PodiumPage(msgspec.Struct, frozen=True):
    """The podium of a session.

    :ivar conducts: whether this person is chair or secretary there, and the session is not over.
    :ivar secretary: whether they call the roll.
    :ivar number: the number of the sitting that runs or comes next, and ``state``, its state.
    :ivar sits: whether there is a sitting to be shown.
    :ivar says: what the rules answer now of the quorum to open.
    :ivar can_adopt: whether there is an agenda to adopt.
    :ivar item: the number of the item that is taken up.
    :ivar speaking: who has the floor, and ``waiting``: who waits.
    :ivar closed: whether the list of speakers is closed, and ``closed_items``: on which items.
    :ivar voters: who has a voice, and ``everybody``: who can be given the floor.
    :ivar tour: the tour de table on the item ``on_tour``; for a secretary, who enters for each.
    :ivar languages: in whose alphabets an order can be drawn.
    """

    session: Named
    conducts: bool
    secretary: bool
    number: str
    sits: bool
    state: str
    says: str
    formats: tuple[str, ...]
    ways: tuple[str, ...]
    roll: tuple[OnRoll, ...]
    can_adopt: bool
    agenda: tuple[OnAgenda, ...]
    item: str
    speaking: Speech | None
    waiting: tuple[Speech, ...]
    closed: bool
    closed_items: tuple[str, ...]
    kinds: tuple[str, ...]
    everybody: tuple[Named, ...]
    voters: tuple[Named, ...]
    on_tour: str
    tour: tuple[OnTour, ...]
    languages: tuple[str, ...]
    language: str


class Spoken(Protocol):
    """What somebody speaks or waits for."""

    @property
    def member(self) -> str:
        """The code of the delegation."""

    @property
    def kind(self) -> str:
        """What for."""

    @property
    def item(self) -> str:
        """The number of the item."""


def podium_page(view: View, session: Session, item: str = "") -> PodiumPage:
    """Return the podium of a session.

    :param item: the item of the tour de table; the one that is taken up unless told.
    """
    state, now = view.seen.state, view.now
    course, floor = state.of(Sittings).of(session.code), state.of(Floors).of(session.code).at(now)
    place = Place(session.code, session.bodies)
    who = representative(view.capacities, place, ())
    voters = electorate(state, session, session.day(now))
    roll, speaking = tuple(_roll(view, session, voters)), floor.speaking
    due, secretary = course.due(now), SECRETARY in who.offices
    on_tour = item if item in session.items else course.item(now)
    running = course.running(now)
    return PodiumPage(
        session=session_named(view, session.code),
        conducts=who.conducts and session.not_at(now) is None and view.seen.lens.as_of is None,
        secretary=secretary,
        number=due,
        sits=bool(course.sittings),
        state=course.sittings[due].at(now) if due in course.sittings else "",
        says=says_at_opening(state, session, due, now),
        formats=FORMATS,
        ways=ANSWERED,
        roll=roll,
        can_adopt=bool(session.items) and course.agenda(now) is None,
        agenda=tuple(_agenda(view, session, running is not None and running.at(now) == OPEN)),
        item=course.item(now),
        speaking=_speech(view, session, speaking, speaking.ends) if speaking else None,
        waiting=tuple(_speech(view, session, request) for request in floor.waiting),
        closed="" in floor.closed,
        closed_items=tuple(sorted(floor.closed - {""})),
        kinds=KINDS,
        everybody=tuple(line.member for line in roll),
        voters=members_named(view, voters),
        on_tour=on_tour,
        tour=tuple(_tour(view, session, on_tour)) if secretary and on_tour else (),
        languages=_languages(view, voters),
        language=state.of(Members).language,
    )


def _roll(view: View, session: Session, voters: tuple[str, ...]) -> Iterator[OnRoll]:
    """Yield who has a voice, then those who observe and came."""
    state, now = view.seen.state, view.now
    course = state.of(Sittings).of(session.code)
    sitting = course.sittings.get(course.due(now))
    there = sitting.anywhere(now, session.bodies) if sitting else {}
    for code in voters:
        yield OnRoll(member_named(view, code), there.get(code, ""))
    for code, partner in state.of(Members).partners.items():
        if partner.stands_on(session.day(now)):
            yield OnRoll(member_named(view, code), there.get(code, ""), observes=True)


def _agenda(view: View, session: Session, open_: bool) -> Iterator[OnAgenda]:  # noqa: FBT001
    state, now = view.seen.state, view.now
    current = state.of(Sittings).of(session.code).item(now)
    for item in session.items.values():
        standing = item.at(now)[0]
        yield OnAgenda(
            item=item.number,
            title=in_language(item.names, view.wording.language),
            state=standing,
            current=item.number == current,
            can_call=open_ and item.number != current and standing not in ASIDE,
            decided=_decided(view, session, item),
        )


def _decided(view: View, session: Session, item: Item) -> bool:
    return view.seen.state.of(Decisions).standing(session.code, item.number) is not None


def _speech(view: View, session: Session, told: Spoken, ends: datetime | None = None) -> Speech:
    found = session.items.get(told.item)
    title = in_language(found.names, view.wording.language) if found else ""
    until = ends.astimezone(UTC) if ends else None
    return Speech(member_named(view, told.member), told.kind, told.item, title, until)


def _tour(view: View, session: Session, item: str) -> Iterator[OnTour]:
    """Yield the delegations in the order of the tour; a position on an earlier text is none."""
    text = session.items[item].text if item in session.items else ""
    for one in tour(view.seen.state, session, item, view.now):
        said = one.position if one.position and one.position.text == text else None
        stance, kind = (said.stance, said.kind) if said else ("", "")
        yield OnTour(member_named(view, one.member), stance, kind, one.spoken, one.next)


def _languages(view: View, voters: tuple[str, ...]) -> tuple[str, ...]:
    """Return the languages in which those who have a voice are named."""
    members = view.seen.state.of(Members)
    known = [members.members[code].naming().short for code in voters if code in members.members]
    tags = dict.fromkeys(tag for names in known for tag in names)
    return tuple(tag for tag in tags if tag != "und")
