"""The page of a sitting: who is there, may the body open and decide, what is on the agenda."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

import msgspec

from plenipo.capabilities.decisions.state import Decisions, electorate
from plenipo.capabilities.members.state import Members, calling, in_language, member_named
from plenipo.capabilities.rulebook.state import rule_named
from plenipo.capabilities.sessions.state import Item, Session, session_named
from plenipo.capabilities.sittings.proceedings import Agenda, Proceedings, Sitting
from plenipo.capabilities.sittings.quorum import NO_QUORUM, WAYS, Counted, Quorums
from plenipo.capabilities.sittings.state import Sittings, quorums
from plenipo.core.page import Named, message
from plenipo.procedure.bars import Bar, bars
from plenipo.procedure.counting import Setting
from plenipo.procedure.explanation import written
from plenipo.register.view import View


class SittingLine(msgspec.Struct, frozen=True):
    """A sitting in the list of those of the session."""

    number: str
    state: str
    opened: datetime | None


class InTheChair(msgspec.Struct, frozen=True):
    """Who is in the chair; ``entry``: where it was passed on."""

    member: Named | None
    person: str
    office: str
    since: datetime
    entry: int


class Seat(msgspec.Struct, frozen=True):
    """A seat in one of several bodies that meet jointly, and whether it is taken."""

    body: Named
    how: str


class Delegation(msgspec.Struct, frozen=True):
    """A delegation at the sitting.

    :ivar how: how it is there; empty where that was not taken.
    :ivar seats: its seats, where several bodies meet and it is not in all of them alike.
    """

    member: Named
    how: str
    since: datetime | None
    entry: int | None
    seats: tuple[Seat, ...] = ()


class Attending(msgspec.Struct, frozen=True):
    """How many delegations are there in one way."""

    how: str
    count: int


class QuorumTold(msgspec.Struct, frozen=True):
    """A quorum as it was counted.

    :ivar says: what the rule answers.
    :ivar bars: its arithmetic, in the rule's sentences.
    :ivar missing: how many more there must be, in a sentence; empty where it is met.
    :ivar obstacle: why it cannot be told.
    """

    says: str
    bars: tuple[Bar, ...]
    missing: str
    obstacle: str


class BodyQuorums(msgspec.Struct, frozen=True):
    """The quorums of a body, to open and to decide."""

    body: Named
    rule: Named
    article: str
    open: QuorumTold
    decide: QuorumTold


class AgendaLine(msgspec.Struct, frozen=True):
    """An item as it stands on the agenda of the room.

    :ivar on: whether it is on the agenda as it was adopted; None before one was.
    :ivar outcome: what was decided on it; empty while nothing was.
    """

    item: str
    title: str
    state: str
    on: bool | None
    current: bool
    outcome: str


class SittingPage(msgspec.Struct, frozen=True):
    """A sitting of a session.

    :ivar until: when it is to go on, while it is suspended or adjourned.
    :ivar says: what the rule answered of the quorum when it was opened, and ``reason``: why it was
        opened all the same.
    :ivar adopted: when the agenda was adopted.
    """

    session: Named
    number: str
    state: str
    format: str
    place: str
    opened: datetime | None
    changed: datetime | None
    until: datetime | None
    why: str
    says: str
    reason: str
    source: str
    sittings: tuple[SittingLine, ...]
    chair: InTheChair
    counts: tuple[Attending, ...]
    delegations: tuple[Delegation, ...]
    observers: tuple[Delegation, ...]
    quorums: tuple[BodyQuorums, ...]
    adopted: datetime | None
    adopted_entry: int | None
    agenda: tuple[AgendaLine, ...]


def sitting_page(view: View, session: Session, sitting: Sitting, moment: datetime) -> SittingPage:
    """Return the page of a sitting at a moment."""
    state, course = view.seen.state, view.seen.state.of(Sittings).of(session.code)
    last, agenda = sitting.last(moment), course.agenda(moment)
    now = sitting.at(moment)
    paused = now in {"suspended", "adjourned"} and last is not None
    delegations = tuple(_delegations(view, session, sitting, moment))
    return SittingPage(
        session=session_named(view, session.code),
        number=sitting.number,
        state=now,
        format=sitting.format,
        place=in_language(sitting.place or session.place, view.wording.language),
        opened=_opened(sitting, moment),
        changed=last.moment if last else None,
        until=last.until if last and paused else None,
        why=last.reason if last and now != "open" else "",
        says=sitting.says if now else "",
        reason=sitting.reason if now else "",
        source=sitting.source,
        sittings=tuple(_lines(course, moment)),
        chair=chair_of(view, session, moment),
        counts=tuple(_counts(delegations)),
        delegations=delegations,
        observers=tuple(_observers(view, sitting, moment)),
        quorums=tuple(_told(view, q) for q in quorums(state, session, sitting, moment)),
        adopted=agenda.moment if agenda else None,
        adopted_entry=agenda.entry if agenda else None,
        agenda=tuple(_agenda(view, session, agenda, course.item(moment))),
    )


def chair_of(view: View, session: Session, moment: datetime) -> InTheChair:
    """Return who is in the chair of a session at a moment."""
    chair = view.seen.state.of(Sittings).of(session.code).chair(session, moment)
    named = member_named(view, chair.member) if chair.member else None
    return InTheChair(named, chair.person, chair.office, chair.moment, chair.entry)


def _opened(sitting: Sitting, moment: datetime) -> datetime | None:
    return sitting.steps[0].moment if sitting.at(moment) else None


def _lines(course: Proceedings, moment: datetime) -> Iterator[SittingLine]:
    for sitting in course.sittings.values():
        yield SittingLine(sitting.number, sitting.at(moment), _opened(sitting, moment))


def _counts(delegations: tuple[Delegation, ...]) -> Iterator[Attending]:
    counted = Counter(delegation.how for delegation in delegations)
    for how in (*WAYS, ""):
        if counted[how]:
            yield Attending(how, counted[how])


def _delegations(
    view: View, session: Session, sitting: Sitting, moment: datetime
) -> Iterator[Delegation]:
    """Yield who has a voice, in the order of the body."""
    state, day = view.seen.state, session.day(moment)
    members, anywhere = state.of(Members), sitting.anywhere(moment, session.bodies)
    seated = {body: members.sitting(body, day) for body in session.bodies}
    there = {body: sitting.presence(moment, body) for body in session.bodies}
    for code in electorate(state, session, day):
        own = {body: there[body].get(code, "") for body in session.bodies if code in seated[body]}
        alike = len(set(own.values())) <= 1
        seats = [Seat(member_named(view, body), how) for body, how in own.items()]
        how = next(iter(own.values()), "") if alike else anywhere.get(code, "")
        yield _delegation(view, sitting, moment, code, how, () if alike else tuple(seats))


def _observers(view: View, sitting: Sitting, moment: datetime) -> Iterator[Delegation]:
    """Yield the partners whose attendance was taken."""
    partners = view.seen.state.of(Members).partners
    for code, how in sitting.presence(moment).items():
        if code in partners:
            yield _delegation(view, sitting, moment, code, how, ())


def _delegation(  # noqa: PLR0913, PLR0917 - what is known of it
    view: View, sitting: Sitting, moment: datetime, code: str, how: str, seats: tuple[Seat, ...]
) -> Delegation:
    mark = sitting.mark(code, moment)
    since, entry = (mark.moment, mark.entry) if mark else (None, None)
    return Delegation(member_named(view, code), how, since, entry, seats)


def _told(view: View, found: Quorums) -> BodyQuorums:
    return BodyQuorums(
        body=member_named(view, found.body),
        rule=rule_named(view, found.rule),
        article=found.article,
        open=_quorum(view, found.open),
        decide=_quorum(view, found.decide),
    )


def _quorum(view: View, counted: Counted) -> QuorumTold:
    name, translate = calling(view), view.wording.translate
    finding = counted.finding
    drawn = bars(finding, counted.ballot, Setting(), name, translate) if finding else ()
    missing = ""
    if counted.says == NO_QUORUM and finding and counted.short_of:
        number = written(counted.short_of, finding.unit)
        missing = view.wording.say(message("{number} more must be there."), number=number)
    return QuorumTold(counted.says, drawn, missing, counted.obstacle.told(name, translate))


def _agenda(
    view: View, session: Session, agenda: Agenda | None, current: str
) -> Iterator[AgendaLine]:
    held = agenda.holds(session) if agenda else ()
    for item in session.items.values():
        on = None if agenda is None else item.number in held or item.state == "adopted"
        yield AgendaLine(
            item=item.number,
            title=in_language(item.names, view.wording.language),
            state=item.state,
            on=on,
            current=item.number == current,
            outcome=_outcome(view, session, item),
        )


def _outcome(view: View, session: Session, item: Item) -> str:
    decision = view.seen.state.of(Decisions).standing(session.code, item.number)
    return decision.outcome if decision else ""
