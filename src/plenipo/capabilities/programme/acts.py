"""The acts of a presidency's programme. Source: FIELD notes 5 (presidency, follow-up, F110, F150).

A priority is served by items, documents, decisions, sessions and treaties of the register; how far
it has come follows from where these stand, and from its milestones.
"""

from __future__ import annotations

from datetime import date

from plenipo.core.act import Act, Names


class ProgrammePresented(Act, frozen=True, kw_only=True, tag="programme.presented/1"):
    """A presidency presented its programme.

    :ivar presidency: the code of the presidency.
    :ivar names: its title, in several languages.
    :ivar session: the session at which it was presented, with
    :ivar document: the code of its text, where there is one before that session.
    :ivar note: what else is to be known of it.
    :ivar source: where this is known from; ``illustrative`` for what was made up.
    """

    presidency: str
    names: Names
    session: str = ""
    document: str = ""
    note: str = ""
    source: str = ""


class PrioritySet(Act, frozen=True, kw_only=True, tag="priority.set/1"):
    """A presidency set a priority.

    :ivar priority: its code, by which later acts name it.
    :ivar presidency: the code of the presidency, whose programme was presented.
    :ivar names: what it is, in several languages.
    :ivar lead: the codes of the members and bodies that lead on it.
    :ivar note: what is meant by it.
    :ivar source: where this is known from; ``illustrative`` for what was made up.
    """

    priority: str
    presidency: str
    names: Names
    lead: tuple[str, ...] = ()
    note: str = ""
    source: str = ""


class MilestoneSet(Act, frozen=True, kw_only=True, tag="milestone.set/1"):
    """A milestone of a priority was set, with its day and who is responsible.

    :ivar priority: the code of the priority.
    :ivar milestone: its code, which no other milestone of the priority has.
    :ivar names: what is to be reached, in several languages.
    :ivar due: the last day on which it is in time.
    :ivar responsible: the codes of the members and bodies that are responsible for it.
    :ivar source: where this is known from; ``illustrative`` for what was made up.
    """

    priority: str
    milestone: str
    names: Names
    due: date
    responsible: tuple[str, ...]
    source: str = ""


class MilestoneMoved(Act, frozen=True, kw_only=True, tag="milestone.moved/1"):
    """A milestone has another day.

    :ivar priority: the code of the priority.
    :ivar milestone: the code of the milestone.
    :ivar due: the last day on which it is in time now.
    :ivar reason: why.
    """

    priority: str
    milestone: str
    due: date
    reason: str


class MilestoneReached(Act, frozen=True, kw_only=True, tag="milestone.reached/1"):
    """A milestone was reached; without this act it is, once all that serves it is done.

    :ivar priority: the code of the priority.
    :ivar milestone: the code of the milestone.
    :ivar note: by what that is known.
    :ivar source: where this is known from; ``illustrative`` for what was made up.
    """

    priority: str
    milestone: str
    note: str
    source: str = ""


class PriorityServed(Act, frozen=True, kw_only=True, tag="priority.served/1"):
    """Something of the register serves a priority, or one of its milestones.

    :ivar priority: the code of the priority.
    :ivar what: ``item``, ``document``, ``decision``, ``session`` or ``treaty``.
    :ivar number: the number of the item or the decision, or the code of the document, session or
        treaty.
    :ivar session: the session of an item, document or decision.
    :ivar milestone: the code of the milestone, where it serves one.
    """

    priority: str
    what: str
    number: str
    session: str = ""
    milestone: str = ""


class PriorityCarried(Act, frozen=True, kw_only=True, tag="priority.carried/1"):
    """A priority was carried over to the next presidency, with its milestones.

    :ivar priority: the code of the priority.
    :ivar presidency: the code of the presidency that goes on with it.
    :ivar reason: why it is still open.
    """

    priority: str
    presidency: str
    reason: str = ""


class PriorityClosed(Act, frozen=True, kw_only=True, tag="priority.closed/1"):
    """A priority was closed: nothing is expected of it any more.

    :ivar priority: the code of the priority.
    :ivar outcome: ``achieved`` or ``dropped``.
    :ivar reason: what came of it.
    """

    priority: str
    outcome: str
    reason: str = ""


class PlanDrawn(Act, frozen=True, kw_only=True, tag="plan.drawn/1"):
    """A plan to carry out the decisions of a session was drawn up.

    :ivar plan: its code, by which later acts name it.
    :ivar session: the session whose decisions are carried out.
    :ivar names: its title, in several languages.
    :ivar body: the body that drew it up, or to which it was submitted.
    :ivar reference: by what it was asked for, or approved.
    :ivar source: where this is known from; ``illustrative`` for what was made up.
    """

    plan: str
    session: str
    names: Names
    body: str = ""
    reference: str = ""
    source: str = ""


class ActionAssigned(Act, frozen=True, kw_only=True, tag="action.assigned/1"):
    """A plan says who does what by when, so that a decision is carried out.

    :ivar plan: the code of the plan.
    :ivar action: its code, which no other action of the plan has.
    :ivar names: what is to be done, in several languages.
    :ivar due: the last day on which it is in time.
    :ivar responsible: the codes of the members, bodies and offices that do it.
    :ivar decision: the number of the decision that it carries out, of the session of the plan.
    :ivar priority: the code of the priority that it serves, if it does.
    :ivar source: where this is known from; ``illustrative`` for what was made up.
    """

    plan: str
    action: str
    names: Names
    due: date
    responsible: tuple[str, ...]
    decision: str = ""
    priority: str = ""
    source: str = ""


class ActionMoved(Act, frozen=True, kw_only=True, tag="action.moved/1"):
    """An action has another day.

    :ivar plan: the code of the plan.
    :ivar action: the code of the action.
    :ivar due: the last day on which it is in time now.
    :ivar reason: why.
    """

    plan: str
    action: str
    due: date
    reason: str


class ActionCompleted(Act, frozen=True, kw_only=True, tag="action.completed/1"):
    """An action was done.

    :ivar plan: the code of the plan.
    :ivar action: the code of the action.
    :ivar note: what was done, and by what that is known.
    :ivar member: the member that reports it; empty for one that the secretary reports.
    :ivar source: where this is known from; ``illustrative`` for what was made up.
    """

    plan: str
    action: str
    note: str
    member: str = ""
    source: str = ""
