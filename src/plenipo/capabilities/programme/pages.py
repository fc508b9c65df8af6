"""The pages of programmes and plans, and how their acts are told."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from plenipo.capabilities.decisions.state import Decisions
from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.members.state import member_named
from plenipo.capabilities.presidency.state import Presidencies, presidency_named
from plenipo.capabilities.programme.aims import Plan, Programme
from plenipo.capabilities.programme.lines import (
    MarkLine,
    PriorityBlock,
    Responsible,
    ServiceLine,
    mark_line,
    priority_block,
    responsible,
    service_line,
)
from plenipo.capabilities.programme.plan_paper import plan_paper
from plenipo.capabilities.programme.progress import OVERDUE, REACHED, Mark, mark, progress
from plenipo.capabilities.programme.state import Programmes, marks_of, plan_named
from plenipo.capabilities.sessions.state import session_named
from plenipo.core.page import Named, NotThereError, message, page
from plenipo.core.paper import Paper
from plenipo.register.view import View

WORDS = {
    "act": {
        "programme.presented": message("Programme presented"),
        "priority.set": message("Priority set"),
        "milestone.set": message("Milestone set"),
        "milestone.moved": message("Milestone moved"),
        "milestone.reached": message("Milestone reached"),
        "priority.served": message("Put to the service of a priority"),
        "priority.carried": message("Priority carried over"),
        "priority.closed": message("Priority closed"),
        "plan.drawn": message("Plan drawn up"),
        "action.assigned": message("Action assigned"),
        "action.moved": message("Action moved"),
        "action.completed": message("Action completed"),
    },
    "priority-outcome": {
        "achieved": message("achieved"),
        "dropped": message("dropped"),
    },
    "due": {
        "reached": message("done"),
        "due": message("due"),
        "overdue": message("overdue"),
    },
    "serving": {
        "item": message("Item"),
        "document": message("Document"),
        "decision": message("Decision"),
        "session": message("Session"),
        "treaty": message("Treaty"),
    },
    "served": {
        "done": message("done"),
        "open": message("still open"),
        "aside": message("put aside"),
        "lost": message("came to nothing"),
    },
}

SENTENCES = {
    "programme.presented": message("Programme of {presidency} presented: {names}"),
    "priority.set": message("Priority of {presidency}: {names}"),
    "milestone.set": message("Milestone of {priority}, by {due}: {names}"),
    "milestone.moved": message("Milestone {milestone} of {priority} moved to {due}: {reason}"),
    "milestone.reached": message("Milestone {milestone} of {priority} reached: {note}"),
    "priority.served": message("{number} serves the priority {priority}"),
    "priority.carried": message("Priority {priority} carried over to {presidency}"),
    "priority.closed": message("Priority {priority} closed: {reason}"),
    "plan.drawn": message("Plan {plan} drawn up: {names}"),
    "action.assigned": message("{responsible}, by {due}: {names}"),
    "action.moved": message("Action {action} of {plan} moved to {due}: {reason}"),
    "action.completed": message("Action {action} of {plan} completed: {note}"),
}


class ProgrammePage(msgspec.Struct, frozen=True):
    """The programme of a presidency, and how far each priority has come.

    :ivar inherited: the priorities it took over from the presidencies before.
    """

    presidency: Named
    title: str
    names: dict[str, str]
    session: Named | None
    document: Named | None
    note: str
    priorities: tuple[PriorityBlock, ...]
    inherited: tuple[PriorityBlock, ...]
    overdue: int
    entry: int
    source: str


class ActionLine(msgspec.Struct, frozen=True):
    """An action of a plan that serves a priority."""

    plan: Named
    action: MarkLine


class PriorityPage(msgspec.Struct, frozen=True):
    """A priority: its milestones, what serves it, and the actions that do."""

    block: PriorityBlock
    services: tuple[ServiceLine, ...]
    actions: tuple[ActionLine, ...]


class PlanLine(msgspec.Struct, frozen=True):
    """A plan in the list of plans."""

    plan: Named
    session: Named
    done: int
    total: int
    overdue: int


class PlansPage(msgspec.Struct, frozen=True):
    """The plans to carry out the decisions of sessions."""

    plans: tuple[PlanLine, ...]


class PlanPage(msgspec.Struct, frozen=True):
    """A plan: who does what by when; with ``.docx`` or ``.pdf`` it is had as a file.

    :ivar actions: those that pass the filters, the first due first.
    :ivar undertaking: who is responsible for any of them: the choices of a filter.
    :ivar uncovered: the decisions of the session that no action carries out.
    """

    plan: Named
    names: dict[str, str]
    session: Named
    body: Named | None
    reference: str
    who: str
    standing: str
    done: int
    total: int
    overdue: int
    actions: tuple[MarkLine, ...]
    undertaking: tuple[Responsible, ...]
    uncovered: tuple[str, ...]
    paper: Paper
    entry: int
    source: str


@page("/presidencies/{presidency}/programme")
def programme(view: View, presidency: str) -> ProgrammePage:
    """Return the programme of a presidency, its progress told of the moment that is shown."""
    state = view.seen.state
    found = state.of(Programmes).programmes.get(presidency)
    if found is None or presidency not in state.of(Presidencies).terms:
        sentence = message("The presidency “{code}” has presented no programme.")
        raise NotThereError(view.wording.say(sentence, code=presidency))
    blocks = [
        (priority.presidency, priority_block(view, priority, progress(state, priority, view.today)))
        for priority in state.of(Programmes).held_by(presidency)
    ]
    return ProgrammePage(
        presidency=presidency_named(view, presidency),
        title=found.title(view.wording.language),
        names=found.names,
        session=session_named(view, found.session) if found.session else None,
        document=_document(view, found),
        note=found.note,
        priorities=tuple(block for home, block in blocks if home == presidency),
        inherited=tuple(block for home, block in blocks if home != presidency),
        overdue=sum(block.overdue for _, block in blocks if not block.outcome),
        entry=found.entry,
        source=found.source,
    )


@page("/priorities/{priority}")
def priority(view: View, priority: str) -> PriorityPage:
    """Return a priority: how far it has come, and by what that is told."""
    state = view.seen.state
    found = state.of(Programmes).priorities.get(priority)
    if found is None:
        raise NotThereError(view.wording.say("There is no priority “{code}”.", code=priority))
    told = progress(state, found, view.today)
    return PriorityPage(
        block=priority_block(view, found, told),
        services=tuple(service_line(view, one) for one in told.services),
        actions=tuple(_serving(view, priority)),
    )


@page("/plans")
def plans(view: View) -> PlansPage:
    """Return the plans, that of the session that was convened last first."""
    found = reversed(view.seen.state.of(Programmes).plans.values())
    return PlansPage(tuple(_plan_line(view, plan) for plan in found))


@page("/plans/{plan}", document="paper")
def plan(view: View, plan: str, who: str = "", standing: str = "") -> PlanPage:
    """Return a plan; of who is responsible, or what is due, overdue or done alone."""
    found = view.seen.state.of(Programmes).plans.get(plan)
    if found is None:
        raise NotThereError(view.wording.say("There is no plan “{code}”.", code=plan))
    line, marks = _plan_line(view, found), marks_of(found, view)
    shown = [one for one in marks if _passes(one, who, standing)]
    codes = dict.fromkeys(code for one in marks for code in one.task.responsible)
    return PlanPage(
        plan=line.plan,
        names=found.names,
        session=line.session,
        body=member_named(view, found.body) if found.body else None,
        reference=found.reference,
        who=who,
        standing=standing,
        done=line.done,
        total=line.total,
        overdue=line.overdue,
        actions=tuple(mark_line(view, one, _item_of(view, found, one)) for one in shown),
        undertaking=tuple(responsible(view, codes)),
        uncovered=tuple(_uncovered(view, found)),
        paper=plan_paper(view, found),
        entry=found.entry,
        source=found.source,
    )


def _plan_line(view: View, plan: Plan) -> PlanLine:
    standings = [one.standing for one in marks_of(plan, view)]
    return PlanLine(
        plan=plan_named(view, plan.code),
        session=session_named(view, plan.session),
        done=standings.count(REACHED),
        total=len(standings),
        overdue=standings.count(OVERDUE),
    )


def _passes(mark: Mark, who: str, standing: str) -> bool:
    return who in {"", *mark.task.responsible} and standing in {"", mark.standing}


def _item_of(view: View, plan: Plan, mark: Mark) -> str:
    """Return the item that the decision of an action is on; empty where it is not known."""
    found = view.seen.state.of(Decisions).numbered(mark.task.decision)
    return next((one.item for one in found if one.session == plan.session), "")


def _uncovered(view: View, plan: Plan) -> Iterator[str]:
    """Yield the decisions of the session that stand and that no action carries out."""
    covered = {task.decision for task in plan.actions.values()}
    for one in view.seen.state.of(Decisions).taken:
        stands = one.session == plan.session and not one.rescinded
        if stands and one.outcome == "adopted" and one.number not in covered:
            yield one.number


def _serving(view: View, priority: str) -> Iterator[ActionLine]:
    """Yield the actions of all plans that serve a priority."""
    for plan in view.seen.state.of(Programmes).plans.values():
        for task in plan.actions.values():
            if task.priority == priority:
                found = mark(task, view.today)
                line = mark_line(view, found, _item_of(view, plan, found))
                yield ActionLine(plan_named(view, plan.code), line)


def _document(view: View, found: Programme) -> Named | None:
    text = view.seen.state.of(Documents).documents.get(found.document)
    return Named(text.code, text.title(view.wording.language)) if text else None
