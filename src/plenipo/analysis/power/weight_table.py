"""A table of weights, and the rule that it makes with a quota."""

from __future__ import annotations

import csv
from datetime import date
from fractions import Fraction
from math import lcm

import msgspec

from plenipo.analysis.power.game import GameError
from plenipo.analysis.power.wishes import part_needed, weight
from plenipo.procedure.conditions import Condition, Count, Share, weights_in
from plenipo.procedure.rules import Rule, Table, Version
from plenipo.procedure.scale import FOR

USUAL = ("weight", "weights", "votes")
"""What the column of weights is called, unless it is told."""
_SEPARATORS = (",", ";", "\t")


def read_weights(text: str, where: str, column: str = "") -> tuple[str, dict[str, Fraction]]:
    """Read a table with a head: members in its first column, weights in another.

    :param column: which; else ``weight``, ``weights`` or ``votes``, or the only other one.
    :returns: what the column is called, and the weights.
    :raises GameError: with the line, what is wrong there.
    """
    lines = text.lstrip("\ufeff").splitlines()
    if not lines:
        raise GameError(f"'{where}' is empty: its first line names the columns.")
    separator = max(_SEPARATORS, key=lines[0].count)
    rows = csv.reader(lines, delimiter=separator)
    head = [name.strip() for name in next(rows)]
    place = _column(head, where, column)
    found: dict[str, Fraction] = {}
    for row in rows:
        if not any(cell.strip() for cell in row):
            continue
        member = row[0].strip()
        here = f"'{where}', line {rows.line_num}"
        if len(row) <= place or not member:
            raise GameError(f"{here}: there must be a member and its {head[place]}.")
        if member in found:
            raise GameError(f"{here}: '{member}' stands there twice: keep one line of it.")
        try:
            found[member] = weight(row[place], member)
        except GameError as error:
            raise GameError(f"{here}: {error.sentence}") from None
    if not found:
        raise GameError(f"'{where}' names no member: write one a line, below the head.")
    return head[place], found


def rule_of_weights(name: str, column: str, values: dict[str, Fraction], quota: str) -> Rule:
    """Return the rule that so much of a weight decides.

    :param quota: ``85%``, ``>50%``, ``2/3`` or a number.
    """
    number, exceeded, is_part = part_needed(quota)
    unit = lcm(number.denominator, *(value.denominator for value in values.values()))
    if is_part:
        part = str(number)
        condition: Condition = Share(
            of=FOR,
            at_least="" if exceeded else part,
            more_than=part if exceeded else "",
            counted_by=column,
        )
    else:
        # In units of 1/unit, so that a number with decimals stays exact.
        condition = Count(of=FOR, at_least=int(number * unit) + exceeded, counted_by=column)
        values, unit = {member: value * unit for member, value in values.items()}, 1
    table = Table(date.min, {m: int(value * unit) for m, value in values.items()}, unit)
    version = Version(date.min, quota, condition)
    return Rule(name, {"en": name}, name, (version,), weights={column: (table,)})


def with_weights(rule: Rule, day: date, column: str, values: dict[str, Fraction]) -> Rule:
    """Return a rule counted by the weights of a table, for the members that it names.

    :raises GameError: where the rule counts by no weight, or the column does not say by which.
    """
    version = rule.on(day)
    counted_by = sorted(weights_in(version.condition)) if version else []
    if not counted_by:
        raise GameError(f"The rule '{rule.rule}' counts members, not weights: leave --weights out.")
    if len(counted_by) > 1 and column not in counted_by:
        known = " or ".join(counted_by)
        raise GameError(f"The rule '{rule.rule}' needs a column {known}: name it with --column.")
    name = column if column in counted_by else counted_by[0]
    unit = lcm(*(value.denominator for value in values.values()))
    table = Table(date.min, {m: int(value * unit) for m, value in values.items()}, unit)
    own = {**rule.weights, name: (table,)}
    return msgspec.structs.replace(rule, weights=own, members=())


def _column(head: list[str], where: str, column: str) -> int:
    wanted = [column] if column else USUAL
    lower = [name.lower() for name in head]
    for name in wanted:
        if name.lower() in lower[1:]:
            return lower.index(name.lower(), 1)
    if not column and len(head) == 2:  # noqa: PLR2004 - a member and what it weighs
        return 1
    if len(head) == 1:
        raise GameError(
            f"'{where}' is no table of weights: its first line names the columns, like"
            " 'member,votes', and each line below a member and its number."
        )
    known = ", ".join(head[1:])
    what = f"no column '{column}'" if column else "more than one column of numbers"
    raise GameError(f"'{where}' has {what}: name one of these with --column: {known}.")
