"""What stands against a force, what it came before, what it needs, and its standards."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from plenipo.capabilities.forces.acts import (
    CompatibilityRequired,
    ForceEstablished,
    ForceReferred,
    RequirementStated,
    StandardNamed,
)
from plenipo.capabilities.forces.objections import (
    bad_code,
    bad_family,
    bad_kind,
    before_the_force,
    nameless,
    unknown_place,
)
from plenipo.capabilities.forces.state import Forces
from plenipo.capabilities.forces.unit import LEVELS, RAPID, RAPID_DAYS
from plenipo.capabilities.members.state import Members
from plenipo.capabilities.programme.state import Programmes
from plenipo.capabilities.treaties.state import Treaties
from plenipo.core.act import Author
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import Word, either, said


def refuse_force_established(
    state: State, act: ForceEstablished, by: Author, at: datetime
) -> Refusals:
    """Refuse a force twice, without a name, of no body, or set up by what is not there."""
    del by
    twice = said("There is a force '{force}' already: choose another code.", act)
    return collect(
        bad_code(act.force),
        Refusal("code-taken", twice) if act.force in state.of(Forces).forces else None,
        nameless(act.names, act.force),
        state.of(Members).no_such_body(act.body),
        tuple(_references(state, act, at)),
    )


def refuse_force_referred(state: State, act: ForceReferred, by: Author, at: datetime) -> Refusals:
    """Refuse what a force came before where that is nothing, or is not there."""
    del by
    force = state.of(Forces).forces.get(act.force)
    if force is None:
        return (state.of(Forces).no_such_force(act.force),)
    any_ = (act.session, act.decision, act.document, act.treaty, act.priority)
    nothing = said(
        "Say what '{force}' came before: a session, decision, document, treaty or priority.", act
    )
    return collect(
        before_the_force(force, at),
        None if any(any_) else Refusal("refers-to-nothing", nothing),
        tuple(_references(state, act, at)),
    )


def refuse_requirement_stated(
    state: State, act: RequirementStated, by: Author, at: datetime
) -> Refusals:
    """Refuse a need of no force or kind, of less than nothing, or at no level."""
    del by
    force = state.of(Forces).forces.get(act.force)
    if force is None:
        return (state.of(Forces).no_such_force(act.force),)
    less = said("The requirement '{requirement}' cannot ask for less than nothing.", act)
    level = said(
        "No unit is at the level '{level}': say {known}.",
        act,
        known=either(Word("readiness", each) for each in LEVELS),
    )
    late = said(
        "Who is certified for rapid deployment moves within {days} days: '{requirement}' cannot"
        " give {notice}.",
        act,
        days=RAPID_DAYS,
    )
    too_late = act.level == RAPID and act.notice > RAPID_DAYS
    return collect(
        before_the_force(force, at),
        bad_code(act.requirement),
        bad_kind(act.kind),
        Refusal("less-than-nothing", less)
        if min(act.units, act.notice, act.strength) < 0
        else None,
        None if act.level in LEVELS else Refusal("no-such-level", level),
        Refusal("not-rapid", late) if too_late else None,
    )


def refuse_compatibility_required(
    state: State, act: CompatibilityRequired, by: Author, at: datetime
) -> Refusals:
    """Refuse compatibility in what is no family, or in one twice."""
    del by
    force = state.of(Forces).forces.get(act.force)
    if force is None:
        return (state.of(Forces).no_such_force(act.force),)
    twice = said("Name each family of standards of '{force}' once.", act)
    families = tuple(dict.fromkeys(act.families))
    return collect(
        before_the_force(force, at),
        *(bad_family(family) for family in families),
        Refusal("named-twice", twice) if len(families) < len(act.families) else None,
    )


def refuse_standard_named(state: State, act: StandardNamed, by: Author, at: datetime) -> Refusals:
    """Refuse a standard twice, without a name, or of no family."""
    del by, at
    twice = said("There is a standard '{standard}' already: choose another code.", act)
    return collect(
        bad_code(act.standard),
        Refusal("code-taken", twice) if act.standard in state.of(Forces).standards else None,
        nameless(act.names, act.standard),
        bad_family(act.family),
    )


def _references(
    state: State, act: ForceEstablished | ForceReferred, at: datetime
) -> Iterator[Refusal]:
    """Object to what a force is said to be set up by, or to come before, and is not there."""
    yield from unknown_place(
        state, act.session, act.item, decision=act.decision, document=act.document, at=at
    )
    if act.treaty and act.treaty not in state.of(Treaties).treaties:
        yield state.of(Treaties).no_such_treaty(act.treaty)
    unknown = state.of(Programmes).no_such_priority(act.priority) if act.priority else None
    if unknown:
        yield unknown
