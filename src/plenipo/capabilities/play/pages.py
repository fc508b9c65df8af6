"""The pages of the state of play: the sessions with their numbers, one session, the legend."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

import msgspec

from plenipo.capabilities.decisions.state import Decision, Decisions
from plenipo.capabilities.members.state import Members, in_language, member_named, members_named
from plenipo.capabilities.play.board import Board, Holder, Row
from plenipo.capabilities.play.state import STATUSES, StateOfPlay
from plenipo.capabilities.press.state import communiques_named, said_on
from plenipo.capabilities.programme.state import plans_named
from plenipo.capabilities.rulebook.state import rule_named
from plenipo.capabilities.sessions.state import ASIDE, Item, Session, Sessions, Step, session_named
from plenipo.capabilities.sittings.state import Sittings
from plenipo.core.page import Named, NotThereError, message, page
from plenipo.register.state import Opening
from plenipo.register.view import View

WORDS = {
    "status": {
        "agreed": message("agreed"),
        "agreed-ad-referendum": message("agreed ad referendum"),
        "open": message("open"),
        "deferred": message("deferred"),
        "returned": message("sent back"),
        "withdrawn": message("withdrawn"),
        "not-adopted": message("not adopted"),
    },
}


class Count(msgspec.Struct, frozen=True):
    """How many items stand in one way."""

    status: str
    count: int


class SessionNumbers(msgspec.Struct, frozen=True):
    """A session in the list of sessions.

    :ivar agreed: how many of ``total`` are agreed, ``ad_referendum`` of them ad referendum.
    """

    session: Named
    bodies: tuple[Named, ...]
    place: str
    opens: date
    closes: date
    closed: datetime | None
    total: int
    agreed: int
    ad_referendum: int
    counts: tuple[Count, ...]


class HomePage(msgspec.Struct, frozen=True):
    """The organisation whose register this is, and its sessions, newest first."""

    organisation: str
    short: str
    title: str
    origin: str
    source: str
    sessions: tuple[SessionNumbers, ...]
    members: tuple[Named, ...]


class Choices(msgspec.Struct, frozen=True):
    """What the filters of a session offer."""

    bodies: tuple[Named, ...]
    members: tuple[Named, ...]
    states: tuple[Count, ...]
    destinations: tuple[Named, ...]


class Filters(msgspec.Struct, frozen=True):
    """What was asked for: codes, or parts of a title; empty for all."""

    body: str
    member: str
    state: str
    to: str
    q: str


class Moved(msgspec.Struct, frozen=True):
    """An item that went somewhere, or was put aside."""

    item: str
    title: str
    moment: datetime
    entry: int


class Move(msgspec.Struct, frozen=True):
    """Items that went the same way: where to, or that they were put aside, and why.

    :ivar session: the other session: the one they went to, or the one they come from.
    :ivar until: the day by which they are to come back.
    """

    what: str
    body: Named | None
    session: Named | None
    reason: str
    source: str
    until: date | None
    items: tuple[Moved, ...]


class DecisionLine(msgspec.Struct, frozen=True):
    """A decision; ``contested`` where the chair declared against the rule's answer."""

    number: str
    item: str
    title: str
    outcome: str
    says: str
    contested: bool
    rescinded: str
    reason: str
    moment: datetime
    entry: int
    source: str


class SessionPage(msgspec.Struct, frozen=True):
    """The state of play of a session.

    :ivar agreed: how many of ``total`` are agreed, ``ad_referendum`` of them ad referendum.
    :ivar holders: who holds what.
    :ivar members: the columns of the matrix.
    :ivar rows: the items that pass the filters.
    :ivar coming: what other sessions referred or recommended to this one.
    :ivar plans: the plans to carry out its decisions.
    :ivar communiques: what was, or is to be, said of it in public.
    :ivar quoted: how many statements on it are on record.
    :ivar in_the_room: whether it keeps sittings.
    """

    session: Named
    bodies: tuple[Named, ...]
    place: str
    opens: date
    closes: date
    closed: datetime | None
    chair: Named | None
    rule: Named
    source: str
    total: int
    agreed: int
    ad_referendum: int
    counts: tuple[Count, ...]
    holders: tuple[Holder, ...]
    members: tuple[Named, ...]
    rows: tuple[Row, ...]
    filters: Filters
    choices: Choices
    decisions: tuple[DecisionLine, ...]
    aside: tuple[Move, ...]
    recommended: tuple[Move, ...]
    referred: tuple[Move, ...]
    coming: tuple[Move, ...]
    plans: tuple[Named, ...]
    communiques: tuple[Named, ...]
    quoted: int
    in_the_room: bool


class AboutPage(msgspec.Struct, frozen=True):
    """How to read the pages: the statuses and stances there are."""

    statuses: tuple[str, ...]


@page("/", menu=message("Sessions"), place=1)
def home(view: View) -> HomePage:
    """Return the organisation and its sessions, newest first."""
    state, language = view.seen.state, view.wording.language
    members, opening = state.of(Members), view.present.state.of(Opening)  # it has but one name
    sessions = sorted(state.of(Sessions).sessions.values(), key=lambda s: (s.opens, s.first))
    return HomePage(
        organisation=in_language(members.names, language),
        short=in_language(members.short, language),
        title=opening.title,
        origin=opening.origin,
        source=members.source,
        sessions=tuple(_numbers(view, session) for session in reversed(sessions)),
        members=members_named(view, members.on(view.today)),
    )


@page("/sessions/{session}")
def session(  # noqa: PLR0913, PLR0917 - the filters
    view: View,
    session: str,
    body: str = "",
    member: str = "",
    state: str = "",
    to: str = "",
    q: str = "",
) -> SessionPage:
    """Return the state of play of a session; the filters narrow the matrix."""
    found = view.seen.state.of(Sessions).sessions.get(session)
    if found is None:
        raise NotThereError(view.wording.say("There is no session “{code}”.", code=session))
    filters = Filters(body, member, state, to, q.strip())
    play = _play(view, found)
    board = _board(view, play, body)
    numbers = _numbers(view, found)
    items = found.items.values()
    steps = [(item, step) for item in items for step in item.steps]
    return SessionPage(
        session=numbers.session,
        bodies=numbers.bodies,
        place=numbers.place,
        opens=found.opens,
        closes=found.closes,
        closed=found.closed,
        chair=member_named(view, found.chair) if found.chair else None,
        rule=rule_named(view, found.rule),
        source=found.source,
        total=numbers.total,
        agreed=numbers.agreed,
        ad_referendum=numbers.ad_referendum,
        counts=numbers.counts,
        holders=board.holders(),
        members=members_named(view, board.voters),
        rows=_rows(board, found, filters),
        filters=filters,
        choices=_choices(view, play, found),
        decisions=_decisions(view, found),
        aside=_aside(view, found),
        recommended=_moves(view, (s for s in steps if s[1].act == "item.recommended")),
        referred=_moves(view, (s for s in steps if s[1].act == "item.referred")),
        coming=_coming(view, found),
        plans=plans_named(view, found.code),
        communiques=communiques_named(view, found.code),
        quoted=len(said_on(view.seen.state, found.code)),
        in_the_room=bool(view.seen.state.of(Sittings).of(session).sittings),
    )


@page("/about", menu=message("How to read this"), place=9)
def about(view: View) -> AboutPage:
    """Return the legend."""
    del view
    return AboutPage(statuses=STATUSES)


def _play(view: View, session: Session) -> StateOfPlay:
    state = view.seen.state
    return view.seen.keep(StateOfPlay, session.code, lambda: StateOfPlay(state, session))


def _board(view: View, play: StateOfPlay, body: str) -> Board:
    """Return the board of those with a voice, or of those among them who sit in one body."""
    voters, language = play.electorate, view.wording.language
    if body in play.session.bodies:
        seated = set(view.seen.state.of(Members).of_body(body, play.day))
        voters = tuple(code for code in voters if code in seated)
    key = "/".join((play.code, language, *voters))
    return view.seen.keep(Board, key, lambda: Board(play, voters, language))


def _numbers(view: View, session: Session) -> SessionNumbers:
    play, language = _play(view, session), view.wording.language
    counts = tuple(Count(s, play.counts[s]) for s in STATUSES if play.counts[s])
    return SessionNumbers(
        session=session_named(view, session.code),
        bodies=members_named(view, session.bodies),
        place=in_language(session.place, language),
        opens=session.opens,
        closes=session.closes,
        closed=session.closed,
        total=play.total,
        agreed=play.counts["agreed"] + play.counts["agreed-ad-referendum"],
        ad_referendum=play.counts["agreed-ad-referendum"],
        counts=counts,
    )


def _rows(board: Board, session: Session, filters: Filters) -> tuple[Row, ...]:
    """Return the rows that pass the filters."""
    words = filters.q.casefold()
    held = board.play.held_by(filters.member) if filters.member else board.play.standings
    rows = [board.row(number) for number in session.items if number in held]
    return tuple(
        row
        for row in rows
        if filters.state in {"", row.status}
        and (not words or words in f"{row.item} {row.title}".casefold())
        and (not filters.to or filters.to in _destinations(session.items[row.item]))
    )


def _destinations(item: Item) -> list[str]:
    return [step.body for step in item.steps if step.body]


def _choices(view: View, play: StateOfPlay, session: Session) -> Choices:
    several = session.bodies if len(session.bodies) > 1 else ()
    going = dict.fromkeys(b for item in session.items.values() for b in _destinations(item))
    return Choices(
        bodies=members_named(view, several),
        members=members_named(view, (code for code in play.electorate if play.held_by(code))),
        states=tuple(Count(s, play.counts[s]) for s in STATUSES if play.counts[s]),
        destinations=members_named(view, going),
    )


def _decisions(view: View, session: Session) -> tuple[DecisionLine, ...]:
    taken = [d for d in view.seen.state.of(Decisions).taken if d.session == session.code]
    return tuple(_decision(view, session, d) for d in taken if d.item in session.items)


def _decision(view: View, session: Session, decision: Decision) -> DecisionLine:
    item = session.items[decision.item]
    return DecisionLine(
        number=decision.number,
        item=decision.item,
        title=in_language(item.names, view.wording.language),
        outcome=decision.outcome,
        says=decision.says,
        contested=decision.contested,
        rescinded=decision.rescinded,
        reason=decision.reason,
        moment=decision.moment,
        entry=decision.entry,
        source=decision.source,
    )


def _aside(view: View, session: Session) -> tuple[Move, ...]:
    """Return the last step of each item that is not before the body now."""
    aside = (item for item in session.items.values() if item.state in ASIDE)
    steps = ((item, item.last(f"item.{item.state}")) for item in aside)
    return _moves(view, ((item, step) for item, step in steps if step is not None))


def _coming(view: View, session: Session) -> tuple[Move, ...]:
    """Return what other sessions referred or recommended to this one, as it comes from each."""
    return tuple(
        msgspec.structs.replace(move, body=None, session=session_named(view, other.code))
        for other in view.seen.state.of(Sessions).sessions.values()
        for move in _moves(view, _sent(other, session.code))
    )


def _sent(session: Session, to: str) -> Iterable[tuple[Item, Step]]:
    """Return what was done in a session to send its items to another."""
    return ((i, step) for i in session.items.values() for step in i.steps if step.session == to)


def _moves(view: View, steps: Iterable[tuple[Item, Step]]) -> tuple[Move, ...]:
    """Put together what went the same way, for the same reason."""
    ways: dict[Move, list[Moved]] = {}
    for item, step in steps:
        title = in_language(item.names, view.wording.language)
        moved = Moved(item.number, title, step.moment, step.entry)
        ways.setdefault(_move(view, step), []).append(moved)
    return tuple(msgspec.structs.replace(way, items=tuple(items)) for way, items in ways.items())


def _move(view: View, step: Step) -> Move:
    """Return the way of a step, without the items that went it."""
    there = session_named(view, step.session) if step.session else None
    body = member_named(view, step.body) if step.body else None
    return Move(step.act, body, there, step.reason, step.source, step.until, ())
