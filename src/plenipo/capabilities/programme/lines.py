"""Priorities, milestones, actions and what serves them, as pages show them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

import msgspec

from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.members.state import Members
from plenipo.capabilities.presidency.state import presidency_named
from plenipo.capabilities.programme.aims import DOCUMENT, ITEM, SESSION, Priority, Task
from plenipo.capabilities.programme.progress import Mark, Progress, Service
from plenipo.capabilities.programme.state import priority_named, responsible_named
from plenipo.capabilities.sessions.state import Sessions, session_named
from plenipo.core.page import Named
from plenipo.register.view import View


class Responsible(msgspec.Struct, frozen=True):
    """Who is responsible, and in which part of the register: empty for an office or a partner."""

    code: str
    name: str
    part: str


class Reached(msgspec.Struct, frozen=True):
    """That something was done, and by what it is known."""

    moment: datetime
    note: str
    member: Responsible | None
    entry: int
    source: str


class Deferred(msgspec.Struct, frozen=True):
    """That something has another day: the one before, and why."""

    before: date
    reason: str
    moment: datetime
    entry: int


class MarkLine(msgspec.Struct, frozen=True):
    """Something that is to be done by a day.

    :ivar standing: ``reached``, ``due`` or ``overdue``.
    :ivar late: how many days it is overdue.
    :ivar by_register: whether it is reached as all that serves it is done, and nobody said so.
    :ivar decision: of an action, the number of the decision that it carries out.
    :ivar item: the number of the item that the decision is on; empty where it is not known.
    :ivar priority: of an action, the priority that it serves.
    """

    code: str
    title: str
    due: date
    standing: str
    late: int
    by_register: bool
    responsible: tuple[Responsible, ...]
    reached: Reached | None
    deferred: tuple[Deferred, ...]
    entry: int
    source: str
    decision: str = ""
    item: str = ""
    priority: Named | None = None


class ServiceLine(msgspec.Struct, frozen=True):
    """Something that serves a priority, and where it stands.

    :ivar what: ``item``, ``document``, ``decision``, ``session`` or ``treaty``.
    :ivar standing: ``done``, ``open``, ``aside`` or ``lost``.
    :ivar milestone: the code of the milestone it serves; empty for the priority itself.
    """

    what: str
    number: str
    title: str
    session: Named | None
    standing: str
    milestone: str
    entry: int


class PriorityBlock(msgspec.Struct, frozen=True):
    """A priority, its milestones, and how far it has come.

    :ivar presidencies: those that had it, in order.
    :ivar outcome: how it was closed, and ``reason``: what came of it; empty as long as it is not.
    """

    priority: Named
    lead: tuple[Responsible, ...]
    note: str
    done: int
    total: int
    overdue: int
    presidencies: tuple[Named, ...]
    outcome: str
    reason: str
    milestones: tuple[MarkLine, ...]
    entry: int
    source: str


def priority_block(view: View, priority: Priority, found: Progress) -> PriorityBlock:
    """Return a priority with its milestones, the first due first."""
    marks = sorted(found.marks, key=lambda one: one.task.due)
    return PriorityBlock(
        priority=priority_named(view, priority.code),
        lead=tuple(responsible(view, priority.lead)),
        note=priority.note,
        done=found.done,
        total=found.total,
        overdue=found.overdue,
        presidencies=tuple(presidency_named(view, code) for code in priority.presidencies),
        outcome=priority.closed.outcome if priority.closed else "",
        reason=priority.closed.reason if priority.closed else "",
        milestones=tuple(mark_line(view, one) for one in marks),
        entry=priority.entry,
        source=priority.source,
    )


def mark_line(view: View, mark: Mark, item: str = "") -> MarkLine:
    """Return something that is to be done by a day.

    :param item: the number of the item that the decision it carries out is on.
    """
    task = mark.task
    return MarkLine(
        code=task.code,
        title=task.title(view.wording.language),
        due=task.due,
        standing=mark.standing,
        late=mark.late,
        by_register=mark.by_register,
        responsible=tuple(responsible(view, task.responsible)),
        reached=_reached(view, task),
        deferred=tuple(
            Deferred(one.before, one.reason, one.moment, one.entry) for one in task.deferrals
        ),
        entry=task.entry,
        source=task.source,
        decision=task.decision,
        item=item,
        priority=priority_named(view, task.priority) if task.priority else None,
    )


def responsible(view: View, codes: Iterable[str]) -> Iterator[Responsible]:
    """Yield who is responsible, with the part of the register that tells of them."""
    members = view.seen.state.of(Members)
    for one in responsible_named(view, codes):
        part = "bodies" if one.code in members.bodies else ""
        yield Responsible(one.code, one.name, "members" if one.code in members.members else part)


def service_line(view: View, service: Service) -> ServiceLine:
    """Return something that serves a priority, with its title."""
    one = service.serving
    return ServiceLine(
        what=one.what,
        number=one.number,
        title=_title(view, one.what, one.number, one.session),
        session=session_named(view, one.session) if one.session else None,
        standing=service.standing,
        milestone=one.milestone,
        entry=one.entry,
    )


def _title(view: View, what: str, number: str, session: str) -> str:
    """Return the title of an item, document or session; empty for what has none."""
    state, language = view.seen.state, view.wording.language
    if what == ITEM:
        item = state.of(Sessions).item(session, number)
        return item.title(language) if item else ""
    if what == DOCUMENT:
        document = state.of(Documents).documents.get(number)
        return document.title(language) if document else ""
    return session_named(view, number).name if what == SESSION else ""


def _reached(view: View, task: Task) -> Reached | None:
    if task.reached is None:
        return None
    one = task.reached
    member = next(responsible(view, (one.member,)), None) if one.member else None
    return Reached(one.moment, one.note, member, one.entry, one.source)
