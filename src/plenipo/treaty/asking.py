"""A clause asked of a participation, as of any day: who is heard in which voice, and what it finds.

Whose instrument is counted is *for*; who is bound and not counted stays *apart*; who has signed and
is not bound is *silent*; who objects is *against*; others whom the clause knows are *absent*.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from plenipo.procedure.conditions import Finding, asks_for_blockers, classes_in, weights_in
from plenipo.procedure.counting import Ballot, Setting, Weighing, evaluate
from plenipo.procedure.linear import linear, lines, reached
from plenipo.procedure.rules import Table, on_day
from plenipo.procedure.scale import ABSENT, AGAINST, APART, FOR, SILENT
from plenipo.treaty.clause import ANYBODY, SIGNATORIES, Clause
from plenipo.treaty.participation import ALONE, Participation, Standing


class Asked:
    """A clause asked of a participation."""

    def __init__(self, clause: Clause, part: Participation) -> None:
        """Ask a clause of a participation."""
        self.clause = clause
        self.part = part

    def finding(self, day: date, ballot: Ballot) -> Finding:
        """Return what the condition finds on a ballot of a day."""
        return evaluate(self.clause.condition, ballot, setting(self.clause, day, ballot))

    def ballot(self, day: date) -> Ballot:
        """Return who is heard in which voice on a day."""
        return ballot_of(self.voices(day))

    def voices(self, day: date) -> dict[str, str]:
        """Return the voice of each who is heard on a day, or whom the clause knows."""
        body = body_on(self.clause, self.part, day)
        found = dict.fromkeys(_named(self.clause, day, body), ABSENT)
        for code in self.part.standings:
            voice = self.voice(code, day)
            if voice:
                found[code] = voice
        return found if body is None else {c: voice for c, voice in found.items() if c in body}

    def voice(self, code: str, day: date) -> str:
        """Return how a participant is heard on a day; nothing where it has done nothing."""
        its = self.part.standings[code]
        objects = its.objection is not None and its.objection.day <= day
        if self.part.is_counted(code, day):
            return FOR
        if objects:
            return AGAINST
        if its.span(day) is not None:
            return APART
        return SILENT if its.signature and its.signature.since <= day else ""

    def holding(self) -> Iterator[tuple[date, bool]]:
        """Yield for each day on which something changes, up to ``as_of``, whether it holds.

        From day to day only what changes is counted; where the clause's own tables change, all.
        """
        changes, epochs = self._changes(), epochs_of(self.clause)
        days = sorted(day for day in changes.keys() | epochs if day <= self.part.as_of)
        blockers = asks_for_blockers(self.clause.condition)
        sums: _Sums | None = None
        for day in days:
            if sums is None or blockers or day in epochs:
                sums = _Sums(self, day)
            else:
                sums.take(changes[day], day)
            yield day, sums.hold

    def _changes(self) -> dict[date, set[str]]:
        """Return whose voice may change on which day."""
        found: dict[date, set[str]] = {}
        for code, its in self.part.standings.items():
            for day in _days_of(its):
                found.setdefault(day, set()).add(code)
        if self.part.terms.organisations_count == ALONE:
            beside = self.part.standings.keys() & self.part.terms.organisations.keys()
            return {day: codes | beside for day, codes in found.items()}
        return found


class _Sums:
    """The lines of a clause's condition, and what they come to; between changes of its tables."""

    def __init__(self, asked: Asked, day: date) -> None:
        self.asked = asked
        clause, part = asked.clause, asked.part
        body = body_on(clause, part, day)
        self.body = None if clause.body == SIGNATORIES else body
        self.named = frozenset(_named(clause, day, body))
        self.voices = asked.voices(day)
        ballot = ballot_of(self.voices)
        everybody = {ABSENT: (*part.standings, *self.voices)}
        self.form = linear(clause.condition, ballot, setting(clause, day, everybody))
        self.lines = list(lines(self.form))
        self.totals = [line.total(ballot) for line in self.lines]

    @property
    def hold(self) -> bool:
        return reached(self.form, self.totals)

    def take(self, codes: Iterable[str], day: date) -> None:
        """Count anew those whose voice may have changed."""
        for code in codes:
            before, now = self.voices.get(code, ""), self._voice(code, day)
            if before == now:
                continue
            self.voices[code] = now
            for j, line in enumerate(self.lines):
                gain = line.gains.get(now, 0) - line.gains.get(before, 0)
                if gain:
                    self.totals[j] += gain * line.weight(code)

    def _voice(self, code: str, day: date) -> str:
        if self.body is not None and code not in self.body:
            return ""
        if self.asked.clause.body == SIGNATORIES:
            signed = self.asked.part.standings[code].signature
            if signed is None or signed.since > day:
                return ""
        return self.asked.voice(code, day) or (ABSENT if code in self.named else "")


def _days_of(its: Standing) -> Iterator[date]:
    """Yield the days on which somebody's voice may change."""
    if its.signature:
        yield its.signature.since
    if its.objection:
        yield its.objection.day
    if its.ended and its.succeeded:
        yield max(its.ended, its.succeeded)
    for span in its.spans:
        yield span.since
        if span.until:
            yield span.until


def epochs_of(clause: Clause) -> set[date]:
    """Return the days on which a clause's own tables and facts change."""
    tables = (clause.members, *clause.classes.values(), *clause.weights.values())
    dated = {table.since for its in tables for table in its if table.since != date.min}
    return dated | set(clause.days.values())


def ballot_of(voices: Mapping[str, str]) -> Ballot:
    """Return a ballot of the voice of each, by code."""
    found: dict[str, list[str]] = {voice: [] for voice in (FOR, APART, AGAINST, SILENT, ABSENT)}
    for code in sorted(voices):
        found[voices[code]].append(code)
    return {voice: tuple(codes) for voice, codes in found.items() if codes}


def body_on(clause: Clause, part: Participation, day: date) -> set[str] | None:
    """Return whose instruments can be counted on a day; None for anybody's."""
    if clause.body == ANYBODY:
        return None
    if clause.body == SIGNATORIES:
        return set(part.signatories_on(day))
    tables = clause.members if clause.body == "members" else clause.classes[clause.body]
    table = on_day(tables, day)
    return set(table.values) if table else set()


def setting(clause: Clause, day: date, ballot: Ballot) -> Setting:
    """Return the classes, weights and facts of a day; who has no weight weighs nothing."""
    nothing = {code: 0 for codes in ballot.values() for code in codes} if clause.weights else {}
    classes = {name: on_day(tables, day) for name, tables in clause.classes.items()}
    weights = {name: on_day(tables, day) for name, tables in clause.weights.items()}
    return Setting(
        {name: frozenset(table.values if table else ()) for name, table in classes.items()},
        {
            name: Weighing({**nothing, **table.values}, table.unit) if table else Weighing(nothing)
            for name, table in weights.items()
        },
        None,
        frozenset(name for name, its in clause.days.items() if its <= day),
    )


def _named(clause: Clause, day: date, body: set[str] | None) -> Iterator[str]:
    """Yield all whom the clause knows: of its body, of the classes and weights it asks about."""
    yield from body or ()
    asked: list[tuple[Table, ...]] = [clause.classes[name] for name in classes_in(clause.condition)]
    asked += [clause.weights[name] for name in weights_in(clause.condition)]
    for tables in asked:
        table = on_day(tables, day)
        yield from table.values if table else ()
