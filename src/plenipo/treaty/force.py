"""Entry into force: a clause asked of instruments, day by day.

On each day on which something changes the clause's condition is asked of those whose instruments
are counted. The first day on which it holds is the *trigger*; from it, or from the event that the
clause names, runs the delay. Nothing is asked of days after ``as_of``: the day of force may be
later, the trigger may not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import msgspec

from plenipo.procedure.conditions import Finding, classes_in, weights_in
from plenipo.procedure.counting import Ballot
from plenipo.procedure.scale import FOR
from plenipo.treaty.asking import Asked, body_on
from plenipo.treaty.clause import (
    ALL_BUT_OBJECTORS,
    ANYBODY,
    CONSENTING,
    FALLS,
    SIGNATORIES,
    THRESHOLD,
    Clause,
)
from plenipo.treaty.delays import NONE
from plenipo.treaty.instruments import SUCCESSION, Instrument
from plenipo.treaty.participation import Participation, Terms, participation


class Interruption(msgspec.Struct, frozen=True):
    """A threshold that was reached, and lost again before the treaty was in force.

    :ivar reached: the day it was reached, and
    :ivar lost: the day an instrument that was withdrawn left it short.
    """

    reached: date
    lost: date
    withdrawn: tuple[Instrument, ...] = ()


class Numbered(msgspec.Struct, frozen=True):
    """An instrument, and the how many-th it is of those that are counted."""

    instrument: Instrument
    number: int


class Force(msgspec.Struct, frozen=True, kw_only=True):
    """Whether a treaty is in force, as of a day, and why.

    :ivar in_force: from when, where the condition is fulfilled; it may be a day after ``as_of``.
    :ivar trigger: the day on which the condition was fulfilled.
    :ivar triggering: the instruments that took effect that day: which of them was the last to come
        is not told by their day.
    :ivar started: the day from which the delay runs.
    :ivar finding: what the condition found on the trigger day; while it is not fulfilled, as of
        ``as_of``.
    :ivar awaits: an event whose day is not known, without which no day can be computed.
    :ivar interruptions: what a withdrawal undid.
    :ivar participation: who takes part, and from when the treaty is in force for each.
    """

    clause: Clause
    as_of: date
    finding: Finding
    ballot: Ballot
    participation: Participation
    in_force: date | None = None
    trigger: date | None = None
    started: date | None = None
    triggering: tuple[Numbered, ...] = ()
    awaits: str = ""
    interruptions: tuple[Interruption, ...] = ()

    @property
    def is_in_force(self) -> bool:
        """Whether it is in force on ``as_of``."""
        return self.in_force is not None and self.in_force <= self.as_of

    @property
    def parties(self) -> dict[str, date]:
        """From when the treaty is in force for each who is bound by it, by code."""
        if self.in_force is None:
            return {}
        its = self.participation
        spans = {code: standing.span(self.as_of) for code, standing in its.standings.items()}
        found = {c: s.in_force for c, s in spans.items() if s is not None and s.in_force}
        if self.clause.binds != CONSENTING:
            body = set(body_on(self.clause, its, self.as_of) or ()) | set(found)
            found = {code: found.get(code, self.in_force) for code in sorted(body)}
        if self.clause.binds == ALL_BUT_OBJECTORS:
            found = {code: day for code, day in found.items() if code not in self.objectors}
        return found

    @property
    def objectors(self) -> tuple[str, ...]:
        """Those who objected in time."""
        limit = self.in_force or date.max
        return tuple(
            code
            for code, its in self.participation.standings.items()
            if its.objection and its.objection.day < limit
        )

    @property
    def uncounted(self) -> dict[str, str]:
        """Why those who are bound and not counted are not, by code: see ``participation``."""
        day = self.trigger or self.as_of
        apart = set(self.participation.bound_on(day)) - set(self.ballot.get(FOR, ()))
        why = {code: self.participation.uncounted(code, day) for code in sorted(apart)}
        return {code: reason or "not-named" for code, reason in why.items()}


def force(clause: Clause, instruments: Iterable[Instrument], as_of: date) -> Force:
    """Find since when a treaty is in force, or what is missing."""
    items = tuple(instruments)
    terms = terms_of(clause)
    before = participation(items, as_of, terms)
    asked = Asked(clause, before)
    reached, lost = _trigger(asked)
    start, awaits = _start(clause, reached)
    day = day_of_force(clause, reached, start) if not awaits else None
    after = participation(items, as_of, terms, lambda item: _joins(clause, item, reached, day))
    on = reached or as_of
    ballot = asked.ballot(on)
    return Force(
        clause=clause,
        as_of=as_of,
        finding=asked.finding(on, ballot),
        ballot=ballot,
        participation=after,
        in_force=day,
        trigger=reached,
        started=start,
        triggering=tuple(_triggering(before, ballot.get(FOR, ()), reached)) if reached else (),
        awaits=awaits,
        interruptions=lost,
    )


def terms_of(clause: Clause) -> Terms:
    """Return what a clause says of how instruments are taken."""
    leaving = clause.leaving
    return Terms(
        counts=clause.counts,
        only_signatories=clause.body == SIGNATORIES,
        organisations=clause.organisations,
        organisations_count=clause.organisations_count,
        leaving=leaving.delay if leaving else NONE,
        leaving_from=leaving.from_ if leaving else NONE,
    )


def _trigger(asked: Asked) -> tuple[date | None, tuple[Interruption, ...]]:
    """Return the day the condition was fulfilled, for good where the clause wants that."""
    clause = asked.clause
    reached: date | None = None
    lost: list[Interruption] = []
    for day, holds in asked.holding():
        if reached and day >= (day_of_force(clause, reached) or date.max):
            break
        if reached is None and holds:
            reached = day
            if clause.withdrawn != FALLS:
                break
        elif reached and not holds:
            spans = (span for its in asked.part.standings.values() for span in its.spans)
            gone = tuple(span.notice for span in spans if span.until == day and span.notice)
            lost.append(Interruption(reached, day, gone))
            reached = None
    return reached, tuple(lost)


def _triggering(part: Participation, inside: Sequence[str], day: date) -> Iterator[Numbered]:
    """Yield those instruments of who is counted that took effect on a day."""
    spans = [span for code in inside if (span := part.standings[code].counting(day))]
    new = [span.consent for span in spans if span.since == day]
    for place, item in enumerate(new, len(inside) - len(new) + 1):
        yield Numbered(item, place)


def _start(clause: Clause, reached: date | None) -> tuple[date | None, str]:
    """Return the day from which the delay runs, and an event that must be known for it."""
    before = clause.not_before
    if before and before.event and before.event not in clause.days:
        return reached, before.event
    if not clause.starts or reached is None:
        return reached, ""
    start = clause.days.get(clause.starts)
    return start, "" if start else clause.starts


def day_of_force(clause: Clause, reached: date | None, start: date | None = None) -> date | None:
    """Return the day of force where the condition was fulfilled on a day."""
    if reached is None:
        return None
    if clause.on is not None and reached <= clause.on:
        return clause.on
    if start is None:
        start, awaits = _start(clause, reached)
        if awaits or start is None:
            return None
    return max(clause.delay.end(start), earliest(clause) or date.min)


def earliest(clause: Clause) -> date | None:
    """Return the day before which a treaty cannot enter into force; None where there is none."""
    before = clause.not_before
    if before is None:
        return None
    if before.day is not None:
        return before.day
    event: Mapping[str, date] = clause.days
    return before.delay.end(event[before.event]) if before.event in event else None


def _joins(clause: Clause, item: Instrument, reached: date | None, day: date | None) -> date | None:
    """Return from when a treaty is in force for who consented by an instrument."""
    if reached is None or day is None:
        return None
    limit = reached if clause.later.after == THRESHOLD else day
    if item.since <= limit:
        return day
    if item.kind == SUCCESSION and item.effective and item.effective < item.day:
        return max(day, item.effective)
    return max(day, clause.later.delay.end(item.since))


def unfilled(clause: Clause) -> tuple[str, ...]:
    """Return the classes and weights that a clause asks about and leaves to be given."""
    own = {ANYBODY, SIGNATORIES, "members"}
    classes = classes_in(clause.condition) | ({clause.body} - own)
    lacking = [f"the class '{name}'" for name in sorted(classes) if not clause.classes[name]]
    weights = sorted(weights_in(clause.condition))
    return (*lacking, *[f"the weight '{name}'" for name in weights if not clause.weights[name]])
