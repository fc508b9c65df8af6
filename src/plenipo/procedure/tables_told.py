"""The tables of a rule in plain sentences: its members, its classes and its weights on a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from plenipo.core.wording import PLAIN, Wording
from plenipo.procedure.explanation import listed, message, written
from plenipo.procedure.rules import Rule, Table, Version, on_day
from plenipo.procedure.tables import ALWAYS
from plenipo.procedure.telling import Told

_MEMBERS = message("The members are: {names}.")
_MEMBERS_SINCE = message("The members, since {day}, are: {names}.")
_CLASS = message("In the class “{name}” are: {names}.")
_CLASS_SINCE = message("In the class “{name}”, since {day}, are: {names}.")
_CLASS_GIVEN = message("Who is in the class “{name}”, each body says for itself.")
_WEIGHT = message("Each of {number} members has a weight “{name}” since {day}, together {total}.")
_WEIGHT_GIVEN = message("What each member weighs by “{name}”, each body says for itself.")
_LATER = message("Of “{name}” there are no values before {day}.")


def told_tables(
    rule: Rule, version: Version, day: date, wording: Wording = PLAIN
) -> tuple[Told, ...]:
    """Tell the members, and the classes and weights a version asks about, as they are on a day."""
    classes = {name: rule.classes.get(name, ()) for name in sorted(version.classes())}
    weights = {name: rule.weights.get(name, ()) for name in sorted(version.weights())}
    return (
        *(_members(table, wording) for table in [on_day(rule.members, day)] if table),
        *(_class(name, tables, day, wording) for name, tables in classes.items()),
        *(_weight(name, tables, day, wording) for name, tables in weights.items()),
    )


def _members(table: Table, wording: Wording) -> Told:
    text = _MEMBERS if table.since == ALWAYS else _MEMBERS_SINCE
    return _told(text, table, wording)


def _class(name: str, tables: tuple[Table, ...], day: date, wording: Wording) -> Told:
    if not tables:
        return Told(wording.say(_CLASS_GIVEN, name=name))
    table = on_day(tables, day)
    if table is None:
        return _later(name, tables, wording)
    return _told(_CLASS if table.since == ALWAYS else _CLASS_SINCE, table, wording, name)


def _weight(name: str, tables: tuple[Table, ...], day: date, wording: Wording) -> Told:
    if not tables:
        return Told(wording.say(_WEIGHT_GIVEN, name=name))
    table = on_day(tables, day)
    return _later(name, tables, wording) if table is None else _told(_WEIGHT, table, wording, name)


def _later(name: str, tables: tuple[Table, ...], wording: Wording) -> Told:
    return Told(wording.say(_LATER, name=name, day=wording.day(tables[0].since)))


def _told(text: str, table: Table, wording: Wording, name: str = "") -> Told:
    said = wording.say(
        text,
        name=name,
        day="" if table.since == ALWAYS else wording.day(table.since),
        names=listed(tuple(table.values), str, wording.translate),
        number=len(table.values),
        total=written(sum(table.values.values()), table.unit),
    )
    return Told(said, tuple(_source(table, wording)))


def _source(table: Table, wording: Wording) -> Iterator[Told]:
    if table.source:
        yield Told(wording.say(SOURCE, source=" ".join(table.source.split())))


SOURCE = message("Source: {source}.")
"""Where something is taken from."""
