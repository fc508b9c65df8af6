"""Where a silence stands at a moment: by its acts up to then, and by the clock."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from plenipo.capabilities.decisions.state import seated
from plenipo.capabilities.members.state import Members
from plenipo.capabilities.rulebook.state import Rulebook
from plenipo.capabilities.sessions.state import Sessions
from plenipo.capabilities.silence.acts import (
    SilenceAgreed,
    SilenceBroken,
    SilenceLifted,
    SilenceObjected,
)
from plenipo.capabilities.silence.record import Ending, Heard, Silence
from plenipo.core.act import wire_name
from plenipo.core.fold import State
from plenipo.procedure.rules import Silence as Terms
from plenipo.procedure.rules import Version
from plenipo.procedure.scale import SILENT
from plenipo.procedure.silence import (
    ADOPTED,
    AMENDMENT,
    BROKEN,
    OBJECTION,
    Lifting,
    Part,
    Procedure,
    Reaction,
    Standing,
    left,
    standing,
)

OBJECTED, BROKE = wire_name(SilenceObjected), wire_name(SilenceBroken)
LIFTED, AGREED = wire_name(SilenceLifted), wire_name(SilenceAgreed)

AGREES, OBJECTS = "agrees", "objects"
WORDS_OF_MEMBERS = (BROKEN, OBJECTS, AGREES, SILENT)
"""What a member can have said of a silence that it may break."""

ANY_TERMS = Terms(broken_by=(OBJECTION, AMENDMENT), refusable=True)
"""The terms where the rule cannot be read: what was recorded has passed it already."""


def voters(state: State, session: str, body: str, moment: datetime) -> frozenset[str]:
    """Return who has a voice in a body, or in those of a session, on the day of a moment."""
    if body:
        known = body in state.of(Members).bodies
        return state.of(Members).sitting(body, moment.date()) if known else frozenset()
    found = state.of(Sessions).sessions.get(session)
    return seated(state, found, moment.date()) if found else frozenset()


def bodies_of(state: State, silence: Silence) -> tuple[str, ...]:
    """Return the bodies whose members may break a silence."""
    if silence.body:
        return (silence.body,)
    session = state.of(Sessions).sessions.get(silence.session)
    return session.bodies if session else ()


def electorate(state: State, silence: Silence) -> tuple[str, ...]:
    """Return who may break a silence: who had a voice on the day it was opened, in order."""
    return state.of(Members).ordered(voters(state, silence.session, silence.body, silence.begun))


def version_of(state: State, silence: Silence) -> Version | None:
    """Return the version of the rule it runs under: that of the day it was opened."""
    rule = state.of(Rulebook).rule(silence.rule, silence.begun)
    return rule.on(silence.begun.date()) if rule else None


def procedure_of(state: State, silence: Silence, moment: datetime) -> Procedure:
    """Return a silence as it was announced, and as it was known at a moment."""
    version = version_of(state, silence)
    refused = [heard.member for heard in silence.by(moment) if heard.act == OBJECTED]
    return Procedure(
        terms=(version.silence if version else None) or ANY_TERMS,
        begun=silence.begun,
        expires=silence.expires_at(moment),
        parts=silence.parts,
        refused_by=tuple(dict.fromkeys(refused)),
        voters=voters(state, silence.session, silence.body, silence.begun),
        withdrawn=silence.withdrawn.moment if silence.withdrawn else None,
    )


def standing_at(state: State, silence: Silence, moment: datetime) -> Standing:
    """Return where a silence stands at a moment: by its acts up to then, and the moment itself.

    What is on record as its conclusion stands; until then it follows from the clock.
    """
    reactions, liftings = tuple(_reactions(silence, moment)), tuple(_liftings(silence, moment))
    found = standing(procedure_of(state, silence, moment), reactions, moment, liftings)
    concluded = silence.concluded
    if concluded is None or moment < concluded.moment:
        return found
    return _as_concluded(found, silence, concluded)


def breaking(state: State, silence: Silence, moment: datetime) -> dict[str, tuple[str, ...]]:
    """Return who has broken a silence by a moment and not taken it back, with the parts.

    Of a text that stands as a whole there are no parts.
    """
    procedure = procedure_of(state, silence, moment)
    liftings = tuple(_liftings(silence, moment))
    found: dict[str, tuple[str, ...]] = {}
    for reaction in left(procedure, _reactions(silence, moment), liftings, moment):
        parts = (*found.get(reaction.member, ()), *(reaction.parts or procedure.parts))
        found[reaction.member] = tuple(dict.fromkeys(parts))
    return found


def voices(state: State, silence: Silence, moment: datetime) -> dict[str, str]:
    """Return what each who may break a silence has said of it by a moment, in order.

    One of :data:`WORDS_OF_MEMBERS`. Who has said nothing is silent; before the silence expires that
    is not agreement.
    """
    found = dict.fromkeys(electorate(state, silence), SILENT)
    said = {AGREED: AGREES, OBJECTED: OBJECTS, BROKE: SILENT}
    for heard in silence.by(moment):
        if heard.member in found and heard.act in said:
            found[heard.member] = said[heard.act]
    for member in breaking(state, silence, moment):
        if found.get(member) in {SILENT, AGREES}:
            found[member] = BROKEN
    return found


def _reactions(silence: Silence, moment: datetime) -> Iterator[Reaction]:
    for heard in _said(silence, moment, BROKE):
        yield Reaction(heard.member, heard.kind, heard.moment, heard.parts)


def _liftings(silence: Silence, moment: datetime) -> Iterator[Lifting]:
    for heard in _said(silence, moment, LIFTED):
        yield Lifting(heard.member, heard.moment, heard.parts)


def _said(silence: Silence, moment: datetime, act: str) -> Iterator[Heard]:
    return (heard for heard in silence.by(moment) if heard.act == act)


def _as_concluded(found: Standing, silence: Silence, concluded: Ending) -> Standing:
    """Return a standing as it is on record: a reader may not see all that led to it."""
    stood = dict.fromkeys(concluded.kept, ADOPTED) | dict.fromkeys(concluded.reopened, BROKEN)
    parts = {}
    for part in silence.parts:
        before = found.parts.get(part)
        who = before.broken_by if before else ()
        parts[part] = Part(stood.get(part, concluded.outcome), who)
    return Standing(concluded.outcome, found.broken_by, parts, found.without_effect)
