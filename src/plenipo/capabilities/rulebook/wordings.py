"""A rule in words: its versions, the weights and classes of the day, the readings it applies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import msgspec

from plenipo.capabilities.members.state import Members, member_named
from plenipo.capabilities.rulebook.state import rule_named
from plenipo.core.page import Named
from plenipo.procedure.explanation import written
from plenipo.procedure.rules import Rule, Table, Version, on_day
from plenipo.procedure.telling import Told
from plenipo.procedure.telling_rules import sizes_of, told_version
from plenipo.register.view import View


class Wordings(msgspec.Struct, frozen=True):
    """A rule as it stands from one day on, in words.

    :ivar until: the last day it stands, where no other version follows it.
    :ivar sentences: who has a vote, what must hold, what follows where it does not, and the rest.
    :ivar hears: how each stance is heard: its voice.
    :ivar others: the rules it refers to.
    """

    since: date
    until: date | None
    in_force: bool
    article: str
    sentences: tuple[Told, ...]
    hears: dict[str, str]
    others: tuple[Named, ...]


class Weighed(msgspec.Struct, frozen=True):
    """A member with its weight: as it is written, and in hundredths of a percent of all."""

    member: Named
    weight: str
    share: int


class NamedTable(msgspec.Struct, frozen=True):
    """A weight, a class, or the members a rule names, as they stand on a day.

    :ivar kind: ``weight``, ``class`` or ``members``.
    :ivar since: None where it stands from the beginning.
    :ivar total: the sum of the weights, as it is written; of a class, how many there are.
    :ivar other: since when other values stood, or will stand.
    """

    kind: str
    name: str
    since: date | None
    source: str
    total: str
    values: tuple[Weighed, ...]
    other: tuple[date, ...]


class Choice(msgspec.Struct, frozen=True):
    """A point on which the sources can be read in several ways, and how it is read here.

    :ivar others: the other readings, with who reads it so.
    """

    point: str
    about: str
    chosen: str
    because: str
    others: dict[str, str]


class Adopted(msgspec.Struct, frozen=True):
    """When a text of the rule was adopted, and by which entry."""

    moment: datetime
    entry: int


def wordings(view: View, rule: Rule) -> tuple[Wordings, ...]:
    """Return the versions of a rule in words, the newest first."""
    current = rule.on(view.today)
    return tuple(_wording(view, rule, each, each is current) for each in reversed(rule.versions))


def _wording(view: View, rule: Rule, version: Version, in_force: bool) -> Wordings:  # noqa: FBT001
    sizes = sizes_of(rule, version, view.today if in_force else version.since)
    return Wordings(
        since=version.since,
        until=version.until,
        in_force=in_force,
        article=version.article,
        sentences=told_version(version, view.wording, sizes),
        hears=dict(version.scale),
        others=tuple(rule_named(view, other) for other in version.others()),
    )


def tables(view: View, rule: Rule) -> tuple[NamedTable, ...]:
    """Return the weights, classes and members of a rule as they stand on the day shown."""
    return tuple(_tables(view, rule))


def _tables(view: View, rule: Rule) -> Iterator[NamedTable]:
    kinds = [("weight", name, dated) for name, dated in rule.weights.items()]
    kinds += [("class", name, dated) for name, dated in rule.classes.items()]
    if rule.members:
        kinds.append(("members", "", rule.members))
    for kind, name, dated in kinds:
        table = on_day(dated, view.today) or (dated[0] if dated else None)
        if table is not None:
            other = tuple(each.since for each in dated if each is not table)
            yield _table(view, kind, name, table, other)


def _table(view: View, kind: str, name: str, table: Table, other: tuple[date, ...]) -> NamedTable:
    known, language = view.seen.state.of(Members), view.wording.language
    total = sum(table.values.values())
    codes = known.ordered(table.values, language)
    if kind == "weight":
        codes = tuple(sorted(codes, key=lambda code: -table.values[code]))
    return NamedTable(
        kind=kind,
        name=name,
        since=table.since if table.since > date.min else None,
        source=table.source,
        total=written(total, table.unit),
        values=tuple(
            Weighed(
                member=member_named(view, code),
                weight=written(table.values[code], table.unit),
                share=round(10_000 * table.values[code] / total) if total else 0,
            )
            for code in codes
        ),
        other=other,
    )


def choices(rule: Rule) -> tuple[Choice, ...]:
    """Return the points that can be read in several ways, and how they are read."""
    return tuple(
        Choice(
            point=point,
            about=reading.about,
            chosen=reading.chosen,
            because=reading.choices.get(reading.chosen, ""),
            others={name: who for name, who in reading.choices.items() if name != reading.chosen},
        )
        for point, reading in rule.readings.items()
    )
