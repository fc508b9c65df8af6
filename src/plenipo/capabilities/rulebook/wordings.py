"""A rule in words: its versions, the weights and classes of the day, the readings it applies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import msgspec

from plenipo.capabilities.members.state import Members, member_named
from plenipo.capabilities.rulebook.state import rule_named
from plenipo.core.page import Named
from plenipo.procedure.conditions import Condition
from plenipo.procedure.explanation import BASE_WORDS, written
from plenipo.procedure.periods import Period
from plenipo.procedure.rules import Gate, Quorum, Rule, Step, Table, Version, on_day
from plenipo.procedure.telling import Told, told
from plenipo.register.view import View


class Presence(msgspec.Struct, frozen=True):
    """Who must be there: to decide, and to open and debate."""

    article: str
    decide: tuple[Told, ...]
    open: tuple[Told, ...]


class Following(msgspec.Struct, frozen=True):
    """What is asked when no decision was reached: after how long, what must hold, or who decides.

    :ivar tie: what an equal division means then.
    """

    article: str
    after: Period | None
    conditions: tuple[Told, ...]
    refer: str
    tie: str


class Effect(msgspec.Struct, frozen=True):
    """What must still happen after a decision: ``objections`` that may come, or ``acceptances``."""

    gate: str
    article: str
    within: Period | None
    conditions: tuple[Told, ...]


class Wordings(msgspec.Struct, frozen=True):
    """A rule as it stands from one day on, in words.

    :ivar until: the last day it stands, where no other version follows it.
    :ivar conditions: what must hold for a decision.
    :ivar electorate: the class that has a vote; empty for all.
    :ivar without: the circumstances in which a member has no vote.
    :ivar tie: what an equal division means.
    :ivar failing: what is asked when no decision was reached.
    :ivar silence: the shortest period of silence, and what breaks it (``broken_by``).
    :ivar notice: how long before a proposal must have been circulated.
    :ivar hears: how each stance is heard: its voice.
    """

    since: date
    until: date | None
    in_force: bool
    article: str
    conditions: tuple[Told, ...]
    quorum: Presence | None
    electorate: str
    seats: int
    without: tuple[str, ...]
    tie: str
    procedural: bool | None
    kind_decided_by: Named | None
    failing: tuple[Following, ...]
    gates: tuple[Effect, ...]
    by_silence: bool
    silence: Period | None
    broken_by: tuple[str, ...]
    notice: Period | None
    waived_by: Named | None
    hears: dict[str, str]
    binds: str


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
    return tuple(_wording(view, each, each is current) for each in reversed(rule.versions))


def _wording(view: View, version: Version, in_force: bool) -> Wordings:  # noqa: FBT001
    notice, silence = version.notice, version.silence
    return Wordings(
        since=version.since,
        until=version.until,
        in_force=in_force,
        article=version.article,
        conditions=_told(view, version.condition),
        quorum=_presence(view, version.quorum) if version.quorum else None,
        electorate=version.electorate,
        seats=version.seats,
        without=version.without,
        tie=version.tie,
        procedural=version.procedural,
        kind_decided_by=_other(view, version.kind_decided_by),
        failing=tuple(_following(view, step) for step in version.failing),
        gates=tuple(_effect(view, gate) for gate in version.gates),
        by_silence=silence is not None,
        silence=silence.at_least if silence else None,
        broken_by=silence.broken_by if silence else (),
        notice=notice.at_least if notice else None,
        waived_by=_other(view, notice.waived_by) if notice else None,
        hears=dict(version.scale),
        binds=view.wording.translate(BASE_WORDS[version.binds]),
    )


def _told(view: View, condition: Condition | None) -> tuple[Told, ...]:
    return told(condition, view.wording.translate) if condition else ()


def _presence(view: View, quorum: Quorum) -> Presence:
    return Presence(quorum.article, _told(view, quorum.decide), _told(view, quorum.open))


def _following(view: View, step: Step) -> Following:
    return Following(step.article, step.after, _told(view, step.condition), step.refer, step.tie)


def _effect(view: View, gate: Gate) -> Effect:
    return Effect(gate.gate, gate.article, gate.within, _told(view, gate.condition))


def _other(view: View, code: str) -> Named | None:
    """Return another rule, by its title where it is in the register."""
    if not code:
        return None
    return rule_named(view, code)


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
