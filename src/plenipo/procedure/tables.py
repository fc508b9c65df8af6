"""The tables of a rule file: its members, its classes and its weights, from day to day."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import lcm

import msgspec
from ruamel.yaml.nodes import MappingNode, ScalarNode

from plenipo.procedure import keys
from plenipo.procedure.nearest_word import nearest_word
from plenipo.procedure.rules import Table, on_day
from plenipo.procedure.scale import EVERYBODY
from plenipo.procedure.sheet import UNREAD, Fields, Place, either

ALWAYS = date.min
"""Since when a table stands that names no day."""

SHOWN = 8
"""How many members a sentence names before it says how many more there are."""

GIVEN = "given-by-the-body"
"""What stands in the place of weights, or of a class, that each body fills in for itself."""

Tables = tuple[Table, ...]
NO_LIST: Tables = ()
NONE_NAMED: dict[str, Tables] = {}


class Dated(msgspec.Struct, frozen=True):
    """The tables of a rule.

    :ivar members: its members, as its own list names them; none where it has no list.
    :ivar weights: its weights, and
    :ivar classes: its classes, by name.
    """

    members: Tables
    weights: dict[str, Tables]
    classes: dict[str, Tables]


def read_tables(known: Fields) -> Dated:
    """Read members, weights and classes; note who is weighed or classed and no member."""
    members = known.read("members", lambda place: _lists(place, "'members'"), NO_LIST)
    named = frozenset(code for table in members for code in table.values)
    weights = known.read("weights", lambda place: _weights(place, members, named), NONE_NAMED)
    weighed = frozenset(m for tables in weights.values() for t in tables for m in t.values)
    classes = known.read("classes", lambda place: _classes(place, named or weighed), NONE_NAMED)
    return Dated(members, weights, classes)


def _lists(place: Place, what: str, known: frozenset[str] = frozenset()) -> Tables:
    """Read members: one list, or several by the day from which each stands."""
    parts = _members(place, what)
    if not parts or not isinstance(parts[0].node, MappingNode):
        return (Table(ALWAYS, _codes(parts, what, known)),)
    tables: list[Table] = []
    for part in parts:
        fields = part.fields(f"a list of {what}", keys.DATED_MEMBERS)
        since = _later(part, fields, tables)
        codes = _codes(_members(fields["of"], what), what, known)
        source = fields.read("source", lambda p: p.text("'source'"), "")
        tables.append(Table(since, codes, source=source))
    return tuple(tables)


def _members(place: Place, what: str) -> list[Place]:
    """Return the members of a list; note where it is empty."""
    if not place.node.value:
        place.wrong(f"{what} is empty: name its members, each after a '-', or take it out")
        return []
    return place.parts(what)


def _codes(parts: list[Place], what: str, known: frozenset[str]) -> dict[str, int]:
    codes: dict[str, int] = {}
    for part in parts:
        code = part.text(f"a member of {what}")
        if code in codes:
            part.wrong(f"'{code}' stands twice in {what}: keep one of the two")
        elif known and code not in known:
            _no_member(part, f"'{code}' in {what}", code, known)
        else:
            codes[code] = 1
    return codes


def _no_member(place: Place, what: str, code: str, known: frozenset[str]) -> None:
    near = nearest_word(code, sorted(known))
    meant = f" (did you mean '{near}'?)" if near else ""
    place.wrong(f"{what} is no member{meant}: write {_listed(known)}, or add it under 'members'")


def _listed(known: frozenset[str]) -> str:
    codes = sorted(known)
    if len(codes) <= SHOWN:
        return either(codes)
    return f"{', '.join(codes[:SHOWN])} or one of {len(codes) - SHOWN} more"


def _classes(place: Place, known: frozenset[str]) -> dict[str, Tables]:
    found = place.pairs("'classes'")
    return {
        name: NO_LIST if _given(part) else _lists(part, f"the class '{name}'", known)
        for name, part in found.items()
    }


def _given(place: Place) -> bool:
    """Whether a body is to fill in a table: till then the rule can be asked only in numbers."""
    return isinstance(place.node, ScalarNode) and place.text("a table") == GIVEN


def _weights(place: Place, members: Tables, named: frozenset[str]) -> dict[str, Tables]:
    """Read the weights, each value exactly, and see that every member always has one."""
    found: dict[str, Tables] = {}
    for name, part in place.pairs("'weights'").items():
        if name == EVERYBODY:
            part.wrong("'members' counts each member once: give the weight another name")
        tables: list[Table] = []
        for dated in () if _given(part) else part.parts(f"the weight '{name}'"):
            fields = dated.fields(f"the weight '{name}'", keys.DATED_WEIGHTS)
            since = _later(dated, fields, tables)
            values, unit = _values(fields["values"], name, named)
            source = fields.read("source", lambda p: p.text("'source'"), "")
            tables.append(Table(since, values, unit, source))
            _everybody_weighs(fields["values"], name, tables[-1], members)
        _those_who_come_later_weigh(part, name, tuple(tables), members)
        found[name] = tuple(tables)
    return found


def _everybody_weighs(place: Place, name: str, table: Table, members: Tables) -> None:
    there = on_day(members, table.since)
    without = [code for code in there.values if code not in table.values] if there else []
    if without:
        whom = ", ".join(without)
        place.wrong(f"the weight '{name}' of {table.since} has no value for {whom}: add it")


def _those_who_come_later_weigh(place: Place, name: str, tables: Tables, members: Tables) -> None:
    """Note who becomes a member while weights stand that do not know it."""
    for there in members:
        table = on_day(tables, there.since)
        without = [code for code in there.values if code not in table.values] if table else []
        if table and without and table.since < there.since:
            whom = ", ".join(without)
            place.wrong(
                f"the weight '{name}' has no value for {whom} from {there.since} on:"
                " add the weights since that day"
            )


def _values(place: Place, name: str, known: frozenset[str]) -> tuple[dict[str, int], int]:
    exact: dict[str, Fraction] = {}
    for code, value in place.pairs(f"the values of '{name}'").items():
        if known and code not in known:
            _no_member(value, f"'{code}' has a weight '{name}', but", code, known)
        exact[code] = value.amount(f"the weight of '{code}'")
    if not exact:
        place.wrong(f"the weight '{name}' has no values: write them like 'DE: 15.93'")
    unit = lcm(*[number.denominator for number in exact.values()])
    return {code: int(number * unit) for code, number in exact.items()}, unit


def _later(place: Place, fields: Fields, before: list[Table]) -> date:
    since = fields["since"].day("'since'")
    if before and since <= before[-1].since and since != UNREAD:
        place.wrong(f"what stands since {since} must stand before that of {before[-1].since}")
    return since
