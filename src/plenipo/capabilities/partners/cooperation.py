"""A document of cooperation, and how far it has come: computed from its text, decision, treaty."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from plenipo.capabilities.decisions.state import Decision, Decisions
from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.members.state import Names, in_language
from plenipo.capabilities.treaties.state import Treaties
from plenipo.core.fold import State
from plenipo.procedure.answers import ADOPTED

KINDS = ("memorandum", "declaration", "agreement", "protocol", "letters", "plan")
PLANNED, DRAFTED, AGREED = "planned", "drafted", "agreed"
OPENED, SIGNED, IN_FORCE, ABANDONED = "opened", "signed", "in-force", "abandoned"
PATH = (PLANNED, DRAFTED, AGREED, OPENED, SIGNED, IN_FORCE)
"""The steps of its way; what is no treaty is not opened and does not enter into force."""


class References(msgspec.Struct):
    """What it is found by from a moment on: its text, the decision, the treaty."""

    moment: datetime
    entry: int
    session: str = ""
    item: str = ""
    document: str = ""
    decision: str = ""
    treaty: str = ""
    note: str = ""


class Signing(msgspec.Struct):
    """That it was signed, before no depositary."""

    moment: datetime
    entry: int
    on: date
    signatories: dict[str, str]
    place: str
    source: str


class Abandoning(msgspec.Struct):
    """That it is not pursued any more, and why."""

    moment: datetime
    entry: int
    reason: str


class Cooperation(msgspec.Struct):
    """A document of cooperation.

    :ivar references: what it is found by, in the order in which it was said.
    """

    code: str
    names: Names
    partners: tuple[str, ...]
    kind: str
    field: str
    begun: datetime
    entry: int
    source: str
    references: list[References]
    signed: Signing | None = None
    abandoned: Abandoning | None = None

    def title(self, language: str = "en") -> str:
        """Return its title."""
        return in_language(self.names, language) or self.code

    def named(self, moment: datetime) -> References:
        """Return what it is found by at a moment: of each kind what was named last."""
        found = References(self.begun, self.entry)
        for said in self.references:
            if said.moment <= moment:
                found.session = said.session or found.session
                found.item = said.item or found.item
                found.document = said.document or found.document
                found.decision = said.decision or found.decision
                found.treaty = said.treaty or found.treaty
        return found


class Step(msgspec.Struct, frozen=True):
    """A step of its way, the day it was taken; None for one still ahead."""

    step: str
    day: date | None


def path(state: State, cooperation: Cooperation, moment: datetime) -> tuple[Step, ...]:
    """Return the steps of a document of cooperation, those taken with their day."""
    named = cooperation.named(moment)
    drafted = state.of(Documents).documents.get(named.document)
    agreed = decision_of(state, named, moment)
    days: dict[str, date | None] = {
        PLANNED: cooperation.begun.date(),
        DRAFTED: drafted.issues[0].moment.date() if drafted else None,
        AGREED: agreed.moment.date() if agreed else None,
    }
    if named.treaty:
        days |= _of_treaty(state, cooperation, named.treaty, moment)
    else:
        signed = cooperation.signed
        days[SIGNED] = signed.on if signed and signed.moment <= moment else None
    return tuple([Step(step, days[step]) for step in PATH if step in days])


def stage(state: State, cooperation: Cooperation, moment: datetime) -> str:
    """Return the furthest step a document of cooperation has taken."""
    if cooperation.abandoned and cooperation.abandoned.moment <= moment:
        return ABANDONED
    taken = [each.step for each in path(state, cooperation, moment) if each.day is not None]
    return taken[-1]


def decision_of(state: State, named: References, moment: datetime) -> Decision | None:
    """Return the decision by which it was agreed: the one named, or that on its item."""
    if named.decision:
        found = state.of(Decisions).numbered(named.decision)
    else:
        found = state.of(Decisions).on(named.session, named.item)
    stands = [
        each
        for each in found
        if each.outcome == ADOPTED and not each.rescinded and each.moment <= moment
    ]
    return stands[-1] if stands else None


def _of_treaty(
    state: State, cooperation: Cooperation, code: str, moment: datetime
) -> dict[str, date | None]:
    """Return when a treaty was opened, signed by both sides, and entered into force."""
    treaty = state.of(Treaties).treaties.get(code)
    if treaty is None or treaty.since > moment:
        return {OPENED: None, SIGNED: None, IN_FORCE: None}
    day = treaty.day(moment)
    force = treaty.force(day)
    since = {
        who: treaty.signed(who, day) or treaty.consented(who, day)
        for who in force.participation.standings
    }
    partners = [since.get(who) for who in cooperation.partners]
    others = [when for who, when in since.items() if when and who not in cooperation.partners]
    signed = [when for when in partners if when]
    complete = len(signed) == len(partners) and bool(others)
    in_force = force.in_force
    return {
        OPENED: treaty.day(treaty.since),
        SIGNED: max(*signed, min(others)) if complete else None,
        IN_FORCE: in_force if in_force and in_force <= day else None,
    }
