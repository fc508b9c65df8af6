"""A clause asked of a participation, as of any day: who is heard in which voice, and what it finds.

Whose instrument is counted is *for*; who is bound and not counted stays *apart*; who has signed and
is not bound is *silent*; who objects is *against*; others whom the clause knows are *absent*.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from plenipo.procedure.conditions import Finding, classes_in, weights_in
from plenipo.procedure.counting import Ballot, Setting, Weighing, evaluate
from plenipo.procedure.rules import Table, on_day
from plenipo.procedure.scale import ABSENT, AGAINST, APART, FOR, SILENT
from plenipo.treaty.clause import ANYBODY, SIGNATORIES, Clause
from plenipo.treaty.participation import Participation


class Asked:
    """A clause asked of a participation."""

    def __init__(self, clause: Clause, part: Participation) -> None:
        """Ask a clause of a participation."""
        self.clause = clause
        self.part = part

    def finding(self, day: date) -> Finding:
        """Return what the condition finds on a day."""
        ballot = self.ballot(day)
        return evaluate(self.clause.condition, ballot, setting(self.clause, day, ballot))

    def ballot(self, day: date) -> Ballot:
        """Return who is heard in which voice on a day."""
        part, body = self.part, body_on(self.clause, self.part, day)
        counted = {code for code in part.counted_on(day) if body is None or code in body}
        bound = set(part.bound_on(day)) - counted
        objecting = {
            code
            for code, its in part.standings.items()
            if its.objection and its.objection.day <= day and code not in counted
        }
        silent = set(part.signatories_on(day)) - counted - bound - objecting
        voices = {FOR: counted, APART: bound - objecting, AGAINST: objecting, SILENT: silent}
        heard = counted | bound | objecting | silent
        voices[ABSENT] = set(_named(self.clause, day, body)) - heard
        if body is not None:
            voices = {voice: codes & body for voice, codes in voices.items()}
        return {voice: tuple(sorted(codes)) for voice, codes in voices.items() if codes}


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
