"""What stands against presenting programmes, and setting, serving and closing priorities."""

from __future__ import annotations

from datetime import datetime

from plenipo.capabilities.decisions.state import Decisions
from plenipo.capabilities.presidency.state import Presidencies
from plenipo.capabilities.programme.acts import (
    PriorityCarried,
    PriorityClosed,
    PriorityServed,
    PrioritySet,
    ProgrammePresented,
)
from plenipo.capabilities.programme.aims import (
    ACHIEVED,
    DECISION,
    DOCUMENT,
    IN_A_SESSION,
    ITEM,
    OUTCOMES,
    SESSION,
    WHATS,
    Priority,
)
from plenipo.capabilities.programme.objections import (
    bad_code,
    nameless,
    no_such_milestone,
    not_going_on,
    nowhere,
    unexplained,
    unknown_to_anybody,
)
from plenipo.capabilities.programme.progress import REACHED, progress
from plenipo.capabilities.programme.state import Programmes
from plenipo.capabilities.sessions.state import Sessions
from plenipo.capabilities.treaties.state import Treaties
from plenipo.core.act import Author
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import either, listed, said


def refuse_programme_presented(
    state: State, act: ProgrammePresented, by: Author, at: datetime
) -> Refusals:
    """Refuse a programme twice, of no presidency, or before no session."""
    del by, at
    twice = said("The programme of '{presidency}' was presented already.", act)
    there = act.presidency in state.of(Programmes).programmes
    return collect(
        state.of(Presidencies).no_such_presidency(act.presidency),
        nameless(act.names, said("the programme of '{presidency}'", act)),
        Refusal("already-presented", twice) if there else None,
        nowhere(state, act.session, act.document),
    )


def refuse_priority_set(state: State, act: PrioritySet, by: Author, at: datetime) -> Refusals:
    """Refuse a priority twice, or without a programme that it is of."""
    del by
    known = state.of(Programmes)
    twice = said("There is a priority '{priority}' already.", act)
    unknown = state.of(Presidencies).no_such_presidency(act.presidency)
    programme = known.programmes.get(act.presidency)
    early = said("'{presidency}' has not presented a programme: present it first.", act)
    missing = programme is None or at < programme.moment
    return collect(
        bad_code(act.priority),
        nameless(act.names, said("the priority '{priority}'", act)),
        Refusal("already-set", twice) if act.priority in known.priorities else None,
        unknown,
        Refusal("no-programme", early) if missing and not unknown else None,
        unknown_to_anybody(state, act.lead),
    )


def refuse_priority_served(state: State, act: PriorityServed, by: Author, at: datetime) -> Refusals:
    """Refuse what is not in the register, serves the priority already, or no milestone of it."""
    del by
    priority = state.of(Programmes).priorities.get(act.priority)
    kind = said("'{what}' cannot serve a priority: {known} can.", act, known=either(WHATS))
    return collect(
        not_going_on(state, act.priority, at),
        None if act.what in WHATS else Refusal("bad-kind", kind),
        _not_there(state, act),
        _against_service(priority, act) if priority else None,
    )


def refuse_priority_carried(
    state: State, act: PriorityCarried, by: Author, at: datetime
) -> Refusals:
    """Refuse to carry over what is closed, or to another presidency than the next."""
    del by
    known = state.of(Presidencies)
    priority = state.of(Programmes).priorities.get(act.priority)
    term = known.terms.get(priority.holder) if priority else None
    following = known.after(term) if term else None
    other = said(
        "'{priority}' is of '{holder}': it is carried over to the presidency after that, {next}.",
        act,
        holder=term.code if term else "",
        next=following.code if following else said("which is not on record yet"),
    )
    away = term is not None and (following is None or following.code != act.presidency)
    unknown = known.no_such_presidency(act.presidency)
    return collect(
        not_going_on(state, act.priority, at),
        unknown,
        Refusal("not-the-next", other) if away and not unknown else None,
    )


def refuse_priority_closed(state: State, act: PriorityClosed, by: Author, at: datetime) -> Refusals:
    """Refuse an unknown outcome, one without a reason, and an aim achieved with open milestones."""
    del by
    priority = state.of(Programmes).priorities.get(act.priority)
    outcome = said("There is no outcome '{outcome}': it is {known}.", act, known=either(OUTCOMES))
    achieved = act.outcome == ACHIEVED
    dropping = said("dropping '{priority}'", act)
    return collect(
        not_going_on(state, act.priority, at),
        None if act.outcome in OUTCOMES else Refusal("bad-outcome", outcome),
        None if achieved else unexplained(act.reason, dropping),
        _still_open(state, priority, at) if priority and achieved else None,
    )


def _against_service(priority: Priority, act: PriorityServed) -> Refusals:
    """Object to what serves it already, and to a milestone that it does not have."""
    made = [(one.what, one.number, one.session) for one in priority.serving]
    again = said("'{number}' serves '{priority}' already.", act)
    bare = bool(act.milestone) and act.milestone not in priority.milestones
    return collect(
        Refusal("already-serving", again) if (act.what, act.number, act.session) in made else None,
        no_such_milestone(priority, act.milestone) if bare else None,
    )


def _not_there(state: State, act: PriorityServed) -> Refusals:
    """Object to what is not in the register, or not in that session."""
    sessions, treaties = state.of(Sessions), state.of(Treaties)
    if act.what in IN_A_SESSION and not act.session:
        sentence = said("Say of which session '{number}' is.", act)
        return (Refusal("no-session", sentence),)
    if act.what == ITEM and sessions.item(act.session, act.number) is None:
        return (sessions.no_such_item(act.session, act.number),)
    if act.what == DOCUMENT:
        return nowhere(state, act.session, act.number)
    if act.what == DECISION:
        return collect(nowhere(state, act.session), _undecided(state, act))
    if act.what == SESSION:
        return collect(
            None if act.number in sessions.sessions else sessions.no_such_session(act.number)
        )
    known = act.what not in WHATS or act.what == ITEM or act.number in treaties.treaties
    return () if known else (treaties.no_such_treaty(act.number),)


def _undecided(state: State, act: PriorityServed) -> Refusal | None:
    found = state.of(Decisions).numbered(act.number)
    if any(one.session == act.session for one in found):
        return None
    sentence = said("There is no decision '{number}' of '{session}'.", act)
    return Refusal("no-such-decision", sentence)


def _still_open(state: State, priority: Priority, at: datetime) -> Refusal | None:
    """Object to an aim that is said to be achieved while milestones are not reached."""
    marks = progress(state, priority, at.date()).marks
    left = [one.task.code for one in marks if one.standing != REACHED]
    if not left:
        return None
    sentence = said(
        "'{priority}' is not achieved: its milestones {left} are not reached.",
        priority=priority.code,
        left=listed(left),
    )
    return Refusal("milestones-open", sentence)
