"""Programmes, their priorities, and plans to carry out decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from plenipo.capabilities.members.state import Members, in_language, member_named
from plenipo.capabilities.programme.acts import (
    ActionAssigned,
    ActionCompleted,
    ActionMoved,
    MilestoneMoved,
    MilestoneReached,
    MilestoneSet,
    PlanDrawn,
    PriorityCarried,
    PriorityClosed,
    PriorityServed,
    PrioritySet,
    ProgrammePresented,
)
from plenipo.capabilities.programme.aims import (
    Carried,
    Closed,
    Deferral,
    Plan,
    Priority,
    Programme,
    Reached,
    Serving,
    Task,
)
from plenipo.capabilities.programme.progress import (
    OVERDUE,
    REACHED,
    Mark,
    Progress,
    by_day,
    mark,
    progress,
)
from plenipo.core.act import Entry
from plenipo.core.fold import State, folds
from plenipo.core.page import Named
from plenipo.core.refusal import Refusal
from plenipo.core.said import listed, said
from plenipo.register.view import View

__all__ = ("OVERDUE", "REACHED", "Mark", "Plan", "Priority", "Progress", "by_day", "progress")


class Programmes(msgspec.Struct):
    """All programmes by presidency, and all priorities and plans by their codes."""

    programmes: dict[str, Programme] = {}
    priorities: dict[str, Priority] = {}
    plans: dict[str, Plan] = {}

    def held_by(self, presidency: str) -> list[Priority]:
        """Return the priorities that a presidency has or had, also those it carried over."""
        return [p for p in self.priorities.values() if presidency in p.presidencies]

    def serving(self, session: str, item: str) -> list[Priority]:
        """Return the priorities that an item serves."""
        about = ("item", item, session)
        return [
            priority
            for priority in self.priorities.values()
            if any((one.what, one.number, one.session) == about for one in priority.serving)
        ]

    def of_session(self, session: str) -> list[Plan]:
        """Return the plans that carry out the decisions of a session."""
        return [plan for plan in self.plans.values() if plan.session == session]

    def no_such_priority(self, code: str) -> Refusal | None:
        """Object to a priority that nobody set."""
        if code in self.priorities:
            return None
        known = listed(self.priorities) if self.priorities else said("still to come: set one first")
        sentence = said(
            "There is no priority '{code}': the priorities are {known}.", code=code, known=known
        )
        return Refusal("no-such-priority", sentence)

    @folds(ProgrammePresented)
    def programme_presented(self, entry: Entry[ProgrammePresented]) -> None:
        """Take in a programme; the first of a presidency stands."""
        act = entry.act
        if act.presidency not in self.programmes:
            self.programmes[act.presidency] = Programme(
                presidency=act.presidency,
                names=act.names,
                session=act.session,
                document=act.document,
                note=act.note,
                moment=entry.effective,
                entry=entry.seq,
                source=act.source,
            )

    @folds(PrioritySet)
    def priority_set(self, entry: Entry[PrioritySet]) -> None:
        """Take in a priority; the first of a code stands."""
        act = entry.act
        if act.priority not in self.priorities:
            self.priorities[act.priority] = Priority(
                code=act.priority,
                presidency=act.presidency,
                names=act.names,
                lead=act.lead,
                note=act.note,
                moment=entry.effective,
                entry=entry.seq,
                source=act.source,
            )

    @folds(MilestoneSet)
    def milestone_set(self, entry: Entry[MilestoneSet]) -> None:
        """Take in a milestone."""
        act = entry.act
        priority = self.priorities.get(act.priority)
        if priority is not None:
            made = Task(
                code=act.milestone,
                home=act.priority,
                names=act.names,
                due=act.due,
                responsible=act.responsible,
                moment=entry.effective,
                entry=entry.seq,
                source=act.source,
            )
            priority.milestones.setdefault(act.milestone, made)

    @folds(MilestoneMoved)
    def milestone_moved(self, entry: Entry[MilestoneMoved]) -> None:
        """Take in another day of a milestone."""
        act = entry.act
        _move(self.milestone(act.priority, act.milestone), entry)

    @folds(MilestoneReached)
    def milestone_reached(self, entry: Entry[MilestoneReached]) -> None:
        """Take in that a milestone was reached."""
        act = entry.act
        task = self.milestone(act.priority, act.milestone)
        if task is not None:
            task.reached = Reached(entry.effective, act.note, entry.seq, source=act.source)

    @folds(PriorityServed)
    def priority_served(self, entry: Entry[PriorityServed]) -> None:
        """Take in what serves a priority."""
        act = entry.act
        if act.priority in self.priorities:
            made = Serving(act.what, act.number, act.session, act.milestone, entry.seq)
            self.priorities[act.priority].serving.append(made)

    @folds(PriorityCarried)
    def priority_carried(self, entry: Entry[PriorityCarried]) -> None:
        """Take in which presidency goes on with a priority."""
        act = entry.act
        if act.priority in self.priorities:
            made = Carried(act.presidency, act.reason, entry.effective, entry.seq)
            self.priorities[act.priority].carried.append(made)

    @folds(PriorityClosed)
    def priority_closed(self, entry: Entry[PriorityClosed]) -> None:
        """Take in that a priority is closed."""
        act = entry.act
        if act.priority in self.priorities:
            made = Closed(act.outcome, act.reason, entry.effective, entry.seq)
            self.priorities[act.priority].closed = made

    @folds(PlanDrawn)
    def plan_drawn(self, entry: Entry[PlanDrawn]) -> None:
        """Take in a plan; the first of a code stands."""
        act = entry.act
        if act.plan not in self.plans:
            self.plans[act.plan] = Plan(
                code=act.plan,
                session=act.session,
                names=act.names,
                body=act.body,
                reference=act.reference,
                moment=entry.effective,
                entry=entry.seq,
                source=act.source,
            )

    @folds(ActionAssigned)
    def action_assigned(self, entry: Entry[ActionAssigned]) -> None:
        """Take in an action of a plan."""
        act = entry.act
        plan = self.plans.get(act.plan)
        if plan is not None:
            made = Task(
                code=act.action,
                home=act.plan,
                names=act.names,
                due=act.due,
                responsible=act.responsible,
                moment=entry.effective,
                entry=entry.seq,
                source=act.source,
                decision=act.decision,
                priority=act.priority,
            )
            plan.actions.setdefault(act.action, made)

    @folds(ActionMoved)
    def action_moved(self, entry: Entry[ActionMoved]) -> None:
        """Take in another day of an action."""
        act = entry.act
        _move(self.action(act.plan, act.action), entry)

    @folds(ActionCompleted)
    def action_completed(self, entry: Entry[ActionCompleted]) -> None:
        """Take in that an action was done."""
        act = entry.act
        task = self.action(act.plan, act.action)
        if task is not None:
            task.reached = Reached(entry.effective, act.note, entry.seq, act.member, act.source)

    def milestone(self, priority: str, code: str) -> Task | None:
        """Return a milestone of a priority, or None where it is not known."""
        found = self.priorities.get(priority)
        return found.milestones.get(code) if found else None

    def action(self, plan: str, code: str) -> Task | None:
        """Return an action of a plan, or None where it is not known."""
        found = self.plans.get(plan)
        return found.actions.get(code) if found else None


def marks_of(plan: Plan, view: View) -> tuple[Mark, ...]:
    """Return where the actions of a plan stand on the day that is shown, the first due first."""
    return by_day(mark(task, view.today) for task in plan.actions.values())


def known_as(state: State, code: str) -> bool:
    """Tell whether somebody can be responsible: a member, a body or partner, or an office."""
    members = state.of(Members)
    return (
        code in members.members
        or code in members.bodies
        or code in members.partners
        or any(key.rpartition("/")[2] == code for key in members.offices)
    )


def responsible_named(view: View, codes: Iterable[str]) -> Iterator[Named]:
    """Yield who is responsible, with what they are called; of an office, what it is called."""
    members = view.seen.state.of(Members)
    titles = {
        key.rpartition("/")[2]: in_language(term.names, view.wording.language)
        for key, terms in members.offices.items()
        for term in terms
    }
    for code in codes:
        office = code not in (*members.members, *members.bodies, *members.partners)
        yield Named(code, titles.get(code) or code) if office else member_named(view, code)


def priority_named(view: View, code: str) -> Named:
    """Return a priority with what it is in the reader's language; its code where unknown."""
    found = view.seen.state.of(Programmes).priorities.get(code)
    return Named(code, found.title(view.wording.language) if found else code)


def plan_named(view: View, code: str) -> Named:
    """Return a plan with its title in the reader's language; its code where it is not known."""
    found = view.seen.state.of(Programmes).plans.get(code)
    return Named(code, found.title(view.wording.language) if found else code)


def plans_named(view: View, session: str) -> tuple[Named, ...]:
    """Return the plans to carry out the decisions of a session."""
    found = view.seen.state.of(Programmes).of_session(session)
    return tuple(plan_named(view, plan.code) for plan in found)


def served_by(view: View, session: str, item: str) -> tuple[Named, ...]:
    """Return the priorities that an item serves."""
    found = view.seen.state.of(Programmes).serving(session, item)
    return tuple(priority_named(view, priority.code) for priority in found)


def _move(task: Task | None, entry: Entry[MilestoneMoved] | Entry[ActionMoved]) -> None:
    if task is not None:
        act = entry.act
        task.deferrals.append(Deferral(task.due, act.reason, entry.effective, entry.seq))
        task.due = act.due
