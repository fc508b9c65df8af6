"""Entry into force in plain sentences: since when, by which instrument, and the arithmetic."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from plenipo.procedure.conditions import AllOf, Count, Fact, Finding, Share
from plenipo.procedure.explanation import sentences as of_decisions
from plenipo.procedure.explanation import written
from plenipo.procedure.missing import Change
from plenipo.procedure.scale import EVERYBODY, FOR
from plenipo.treaty.clause import OPENING, Clause
from plenipo.treaty.delays import NONE
from plenipo.treaty.force import Force, Numbered, earliest
from plenipo.treaty.wanting import candidates_of, wanting_of

Naming = Callable[[str], str]

SHOWN = 12
"""How many names a sentence carries before it says how many more there are."""

SHOWN_WAYS = 3

WHY = {
    "organisation": "an organisation, not counted beside its members",
    "kind": "this kind of instrument is not counted",
    "not-named": "not among those whom the clause counts",
    "not-signed": "no signatory",
}
"""Why somebody who is bound is not counted."""


def headline(found: Force) -> str:
    """Say in one sentence whether a treaty is in force."""
    if found.in_force is None:
        return f"Not in force as of {found.as_of}."
    if found.is_in_force:
        return f"In force since {found.in_force}."
    return f"Not yet in force as of {found.as_of}: it enters into force on {found.in_force}."


def trigger(found: Force, name: Naming = str) -> str:
    """Say which instruments fulfilled the condition; nothing while it is not fulfilled."""
    if found.trigger is None:
        return ""
    if not found.triggering:
        return f"The condition was fulfilled on {found.trigger}."
    told = ", ".join(_numbered(one, name) for one in found.triggering)
    if len(found.triggering) == 1:
        return f"Triggered by {told}, of {found.trigger}."
    return f"Triggered on {found.trigger} by what came that day: {told}."


def arithmetic(found: Force, name: Naming = str) -> list[str]:
    """Return what was counted, then what was added to which day, each in its line."""
    clause = found.clause
    lines = list(counted(found.finding, clause, name))
    for lost in found.interruptions:
        who = _listed([name(item.participant) for item in lost.withdrawn]) or "an instrument"
        lines.append(f"Reached on {lost.reached}, lost on {lost.lost}: withdrawn was {who}.")
    if found.trigger is None:
        return lines
    if found.awaits:
        lines.append(f"The day is not known of: {event(clause, found.awaits)}.")
    elif clause.on is not None and found.in_force == clause.on:
        lines.append(f"Fulfilled by {clause.on}: that day.")
    elif found.started is not None:
        lines.append(f"{clause.delay.reckoned(found.started)}.")
        least = earliest(clause)
        if least is not None:
            lines.append(f"Not before {least}.")
    return lines


def counted(finding: Finding, clause: Clause, name: Naming = str) -> Iterator[str]:
    """Yield a sentence for each part of a finding: how many there are, how many are needed."""
    asked = finding.condition
    if isinstance(asked, AllOf):
        for part in finding.parts:
            yield from counted(part, clause, name)
    elif isinstance(asked, Fact):
        so = "It is so" if finding.holds else "It is not yet so"
        yield f"{so}: {event(clause, asked.that)}."
    elif isinstance(asked, Count | Share) and asked.of == FOR and not asked.upper:
        yield _counted(asked, finding, name)
    else:
        yield from of_decisions(finding, name)


def uncounted(found: Force, name: Naming = str) -> list[str]:
    """Say whose instruments are not counted, and why."""
    by_reason: dict[str, list[str]] = {}
    for code, why in found.uncounted.items():
        by_reason.setdefault(why, []).append(name(code))
    return [f"Not counted ({WHY[why]}): {_listed(who)}." for why, who in by_reason.items()]


def missing(found: Force, name: Naming = str) -> list[str]:
    """Say which smallest sets of those known would bring it into force; nothing where none do."""
    if found.trigger is not None:
        return []
    lacking = wanting_of(found, candidates_of(found))
    events = [event(found.clause, one) for one in lacking.events]
    lines = [f"What must have happened besides: {'; '.join(events)}."] if events else []
    if not lacking.fewest:
        return lines
    enough = "; or ".join(_way(way, name) for way in lacking.ways[:SHOWN_WAYS])
    lines.append(f"The fewest that would do: {lacking.fewest}. Enough is: {enough}.")
    if lacking.number is None:
        lines.append(f"Sets of {lacking.fewest} that would do: too many to count.")
    elif lacking.number > 1:
        lines.append(f"Sets of {lacking.fewest} that would do: {lacking.number}.")
    if lacking.needed and lacking.number != 1:
        needed = [name(code) for code in lacking.needed]
        lines.append(f"It cannot do without: {_listed(needed)}.")
    if lacking.in_force:
        lines.append(f"If they joined on {found.as_of}: in force on {lacking.in_force}.")
    return lines


def _way(way: Sequence[Change], name: Naming) -> str:
    return " and ".join(_change(change.number, change.of, name) for change in way)


def event(clause: Clause, name: str) -> str:
    """Say what an event is."""
    usual: Mapping[str, str] = {OPENING: "the treaty is open for signature"}
    return clause.events.get(name) or usual.get(name, name)


def later(clause: Clause) -> str:
    """Say from when a treaty is in force for who joins later."""
    its = clause.later
    if not its.article:
        return ""
    first, _, rest = its.delay.words.partition(",")
    delay = "at once" if its.delay == NONE else f"{first} after its instrument{rest and ','}{rest}"
    return f"For who joins later: {delay} ({its.article})."


def _counted(asked: Count | Share, finding: Finding, name: Naming) -> str:
    have, need = (written(number, finding.unit) for number in (finding.have, finding.need))
    by = "" if asked.counted_by == EVERYBODY else f" by {asked.counted_by}"
    inside = f" among {asked.among}" if asked.among else ""
    if isinstance(asked, Count):
        line = f"Counted{by}{inside}: {have}; needed: {need}."
    else:
        part = "all" if asked.at_least == "1" else f"{_bound(asked)} {asked.part}"
        base = written(finding.base, finding.unit)
        line = f"Counted{by}{inside}: {have} of {base}; needed: {part}, that is {need}."
    if finding.holds or not finding.holders or not asked.among:
        return line
    return f"{line} Missing: {_listed([name(code) for code in finding.holders])}."


def _bound(asked: Share) -> str:
    return "more than" if asked.strict else "at least"


def _numbered(one: Numbered, name: Naming) -> str:
    item = one.instrument
    return f"{name(item.participant)} ({item.kind.replace('-', ' ')}, number {one.number})"


def _change(number: int, of: Sequence[str], name: Naming) -> str:
    names = [name(code) for code in of]
    if number == len(of) <= SHOWN:
        return " and ".join(names)
    return _listed(names) if number == len(of) else f"any {number} of {_listed(names)}"


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(names[:SHOWN])
    return f"{shown} and {len(names) - SHOWN} more" if len(names) > SHOWN else shown
