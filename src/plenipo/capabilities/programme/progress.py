"""How far priorities have come: worked out of the register, for a day."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

import msgspec

from plenipo.capabilities.decisions.state import Decision, Decisions
from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.programme import aims
from plenipo.capabilities.programme.aims import Priority, Serving, Task
from plenipo.capabilities.sessions.state import ASIDE, Sessions
from plenipo.capabilities.treaties.state import Treaties
from plenipo.core.fold import State
from plenipo.procedure.answers import ADOPTED
from plenipo.text.account import HEADS
from plenipo.text.model import OPEN as UNDECIDED

DONE, OPEN, ASIDE_NOW, LOST = "done", "open", "aside", "lost"
"""Where something that serves a priority stands: done, before a body, put aside, or come to
nothing."""
REACHED, OVERDUE, DUE = "reached", "overdue", "due"
"""Where something that is to be done by a day stands."""


class Service(msgspec.Struct, frozen=True):
    """Something that serves a priority, and where it stands."""

    serving: Serving
    standing: str


class Mark(msgspec.Struct, frozen=True):
    """Where something that is to be done stands.

    :ivar standing: ``reached``, ``due`` or ``overdue``.
    :ivar late: how many days it is overdue; 0 where it is not.
    :ivar by_register: whether it is reached as all that serves it is done, and nobody said so.
    """

    task: Task
    standing: str
    late: int = 0
    by_register: bool = False


class Progress(msgspec.Struct, frozen=True):
    """How far a priority has come on a day.

    :ivar done: how many of its milestones are reached, and of what serves it apart from them done.
    :ivar total: how many there are of both.
    """

    done: int
    total: int
    marks: tuple[Mark, ...]
    services: tuple[Service, ...]

    @property
    def overdue(self) -> int:
        """How many of its milestones are overdue."""
        return sum(mark.standing == OVERDUE for mark in self.marks)


def progress(state: State, priority: Priority, day: date) -> Progress:
    """Return how far a priority has come.

    What a reader does not see is not counted: it neither serves the priority nor holds it up.

    :param state: the register as it stood on the day.
    """
    found = (Service(one, standing_of(state, one, day)) for one in priority.serving)
    services = tuple(one for one in found if one.standing)
    marks = tuple(_mark(task, services, day) for task in priority.milestones.values())
    apart = [one.standing for one in services if not one.serving.milestone]
    return Progress(
        done=sum(mark.standing == REACHED for mark in marks) + apart.count(DONE),
        total=len(marks) + len(apart),
        marks=marks,
        services=services,
    )


def mark(task: Task, day: date, *, done: bool = False) -> Mark:
    """Return where something that is to be done stands on a day.

    :param done: whether it is, though nobody said so.
    """
    if task.reached is not None or done:
        return Mark(task, REACHED, by_register=task.reached is None)
    late = max((day - task.due).days, 0)
    return Mark(task, OVERDUE if late else DUE, late)


def by_day(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Return what is to be done, the first that is due first; what is reached last."""
    return tuple(sorted(marks, key=lambda one: (one.standing == REACHED, one.task.due)))


def standing_of(state: State, one: Serving, day: date) -> str:
    """Return where something that serves a priority stands; empty where it is not known."""
    found = _STANDINGS.get(one.what)
    return found(state, one, day) if found else ""


def _mark(task: Task, services: Iterable[Service], day: date) -> Mark:
    """Return where a milestone stands: it is reached, too, when all that serves it is done."""
    own = [one.standing for one in services if one.serving.milestone == task.code]
    return mark(task, day, done=bool(own) and set(own) == {DONE})


def _of_item(state: State, one: Serving, day: date) -> str:
    del day
    item = state.of(Sessions).item(one.session, one.number)
    if item is None:
        return ""
    decision = state.of(Decisions).standing(one.session, one.number)
    if decision is not None:
        return _outcome([decision])
    return ASIDE_NOW if item.state in ASIDE else OPEN


def _of_document(state: State, one: Serving, day: date) -> str:
    """Return where a document stands: by its item, where it has one; else by what is agreed."""
    document = state.of(Documents).documents.get(one.number)
    if document is None or document.session != one.session:
        return ""
    item = msgspec.structs.replace(one, number=document.item)
    by_item = _of_item(state, item, day) if document.item else ""
    own = [each for each in document.text.provisions if each.kind not in HEADS]
    agreed = bool(own) and all(each.status != UNDECIDED for each in own)
    return by_item or (DONE if agreed else OPEN)


def _of_decision(state: State, one: Serving, day: date) -> str:
    del day
    found = state.of(Decisions).numbered(one.number)
    return _outcome([each for each in found if each.session == one.session])


def _of_session(state: State, one: Serving, day: date) -> str:
    del day
    session = state.of(Sessions).sessions.get(one.number)
    if session is None:
        return ""
    return DONE if session.closed is not None else OPEN


def _of_treaty(state: State, one: Serving, day: date) -> str:
    treaty = state.of(Treaties).treaties.get(one.number)
    if treaty is None:
        return ""
    return DONE if treaty.force(day).is_in_force else OPEN


def _outcome(found: list[Decision]) -> str:
    if not found:
        return ""
    return DONE if any(d.outcome == ADOPTED and not d.rescinded for d in found) else LOST


_STANDINGS: dict[str, Callable[[State, Serving, date], str]] = {
    aims.ITEM: _of_item,
    aims.DOCUMENT: _of_document,
    aims.DECISION: _of_decision,
    aims.SESSION: _of_session,
    aims.TREATY: _of_treaty,
}
