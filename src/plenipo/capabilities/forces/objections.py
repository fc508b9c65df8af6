"""What can stand against several acts of forces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Protocol

from plenipo.capabilities.decisions.state import Decisions
from plenipo.capabilities.documents.state import Documents
from plenipo.capabilities.forces.force import Force
from plenipo.capabilities.forces.state import Forces
from plenipo.capabilities.forces.unit import FAMILIES, KINDS, Contribution, Unit
from plenipo.capabilities.sessions.state import Sessions
from plenipo.core.act import Author
from plenipo.core.codes import CODE
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal
from plenipo.core.said import Word, either, said
from plenipo.procedure.answers import ADOPTED


class Pledged(Protocol):
    """What is said of a unit's strength and times."""

    @property
    def unit(self) -> str:
        """The unit's code."""

    @property
    def strength(self) -> int:
        """How many persons."""

    @property
    def notice(self) -> int:
        """Its notice to move, in days."""

    @property
    def until(self) -> date | None:
        """The last day."""

    @property
    def caveats(self) -> tuple[str, ...]:
        """What it may not be used for."""


def bad_code(code: str) -> Refusal | None:
    """Object to a code that cannot stand in an address."""
    if CODE.fullmatch(code):
        return None
    sentence = said(
        "The code '{code}' may hold only letters A-Z, digits, '.', '_' and '-'.", code=code
    )
    return Refusal("bad-code", sentence)


def nameless(names: Mapping[str, str], code: str) -> Refusal | None:
    """Object to what has no name."""
    if any(name.strip() for name in names.values()):
        return None
    sentence = said("Say what '{code}' is called, in at least one language.", code=code)
    return Refusal("no-name", sentence)


def unexplained(reason: str, what: str) -> Refusal | None:
    """Object to what is done without a reason."""
    if reason.strip():
        return None
    return Refusal("no-reason", said("Give a reason for what is done to '{what}'.", what=what))


def before_the_force(force: Force, at: datetime) -> Refusal | None:
    """Object to what is done of a force before there is one."""
    if at >= force.moment:
        return None
    sentence = said("The force '{code}' was established only on {when}.", force, when=force.moment)
    return Refusal("before-the-force", sentence)


def bad_kind(kind: str) -> Refusal | None:
    """Object to a kind of units that is not known."""
    if kind in KINDS:
        return None
    known = either(Word("unit-kind", each) for each in KINDS)
    sentence = said("No unit is of the kind '{kind}': say {known}.", kind=kind, known=known)
    return Refusal("no-such-kind", sentence)


def bad_family(family: str) -> Refusal | None:
    """Object to a family of standards that is not known."""
    if family in FAMILIES:
        return None
    known = either(Word("standard-family", each) for each in FAMILIES)
    sentence = said(
        "There is no family of standards '{family}': say {known}.", family=family, known=known
    )
    return Refusal("no-such-family", sentence)


def bad_terms(act: Pledged, begins: date) -> Iterator[Refusal]:
    """Object to nobody pledged, to days that contradict, and to a caveat that says nothing."""
    if act.strength < 1:
        sentence = said(
            "The unit '{unit}' cannot have a strength of {strength}: pledge one person or more.",
            act,
        )
        yield Refusal("no-strength", sentence)
    if act.notice < 0:
        sentence = said("The notice to move of '{unit}' cannot be {notice} days.", act)
        yield Refusal("bad-notice", sentence)
    if act.until is not None and act.until < begins:
        sentence = said(
            "The pledge of '{unit}' cannot end on {until}, before it begins on {begins}.",
            act,
            begins=begins,
        )
        yield Refusal("ends-before-it-begins", sentence)
    if not all(caveat.strip() for caveat in act.caveats):
        yield Refusal("no-text", said("Write each caveat of '{unit}', or leave it out.", act))


def another_members(unit: Unit, member: str) -> Refusal | None:
    """Object to a member that disposes of another's unit."""
    if unit.member == member:
        return None
    sentence = said(
        "The unit '{code}' is of '{owner}': '{member}' cannot dispose of it.",
        code=unit.code,
        owner=unit.member,
        member=member,
    )
    return Refusal("another-members-unit", sentence)


def not_for(member: str, by: Author) -> Refusal | None:
    """Object where a member's unit is disposed of in the name of another."""
    if by.principal in {"", member}:
        return None
    sentence = said(
        "What '{member}' contributes is not entered on behalf of '{other}'.",
        member=member,
        other=by.principal,
    )
    return Refusal("not-for-the-member", sentence)


def running(unit: Unit, at: datetime) -> Contribution | None:
    """Return the pledge of a unit that stands at a moment."""
    found = unit.contribution(at)
    return found if found and found.running(at) else None


def not_pledged(unit: Unit, at: datetime) -> Refusal | None:
    """Object to what is done of a unit that is not pledged, no longer, or not yet."""
    found = unit.contribution(at)
    if found and found.running(at):
        return None
    if found and found.withdrawn and found.withdrawn_by(at):
        sentence = said(
            "The unit '{code}' was withdrawn on {when}: pledge it anew first.",
            code=unit.code,
            when=found.withdrawn.moment,
        )
        return Refusal("unit-withdrawn", sentence)
    sentence = said("The unit '{code}' is not pledged on {day}.", code=unit.code, day=at.date())
    return Refusal("not-pledged", sentence)


def unknown_place(  # noqa: PLR0913 - each is something else
    state: State,
    session: str = "",
    item: str = "",
    *,
    decision: str = "",
    document: str = "",
    at: datetime | None = None,
) -> Iterator[Refusal]:
    """Object to a session, item, decision or document that is not there."""
    sessions = state.of(Sessions)
    if session and session not in sessions.sessions:
        yield sessions.no_such_session(session)
    elif item and not sessions.item(session, item):
        yield sessions.no_such_item(session, item)
    taken = [d for d in state.of(Decisions).numbered(decision) if at is None or d.moment <= at]
    if decision and not any(d.outcome == ADOPTED and not d.rescinded for d in taken):
        sentence = said(
            "No decision '{decision}' stands that was adopted by then.", decision=decision
        )
        yield Refusal("no-such-decision", sentence)
    if document and document not in state.of(Documents).documents:
        sentence = said("There is no document '{document}': table it first.", document=document)
        yield Refusal("no-such-document", sentence)


def unit_of(state: State, code: str) -> Unit | None:
    """Return a unit."""
    return state.of(Forces).units.get(code)
