"""The pages of forces: all of them, one with what it has and needs, and its contributions."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from plenipo.capabilities.forces.about import About, about
from plenipo.capabilities.forces.force import Force, Package
from plenipo.capabilities.forces.readiness import Met, assembled, counting, fit, met
from plenipo.capabilities.forces.shown import FitBlock, UnitLine, fit_block, unit_lines
from plenipo.capabilities.forces.state import Forces, force_named, standard_named, unit_named
from plenipo.capabilities.forces.unit import ENDED, FAMILIES, LEVELS, WITHDRAWN
from plenipo.capabilities.members.state import Members, in_language, member_named
from plenipo.core.page import Named
from plenipo.core.sheet import Sheet, SheetColumn
from plenipo.register.view import View

WIDTHS = (10, 14, 9, 6, 6, 12, 9, 8, 8, 9, 9)


class ForceLine(msgspec.Struct, frozen=True):
    """A force in the list.

    :ivar units: how many units can be asked for; ``strength``: how many persons.
    :ivar missing: how many units it lacks of what it needs.
    :ivar apart: how many pairs of units cannot work together.
    """

    force: Named
    short: str
    body: Named
    units: int
    strength: int
    missing: int
    apart: int
    source: str


class FamilyLine(msgspec.Struct, frozen=True):
    """The standards of a family."""

    family: str
    standards: tuple[Named, ...]


class ForcesPage(msgspec.Struct, frozen=True):
    """All forces that the reader may read, and the standards of equipment."""

    forces: tuple[ForceLine, ...]
    families: tuple[FamilyLine, ...]


class LevelLine(msgspec.Struct, frozen=True):
    """How many of the units that can be asked for have a level."""

    level: str
    units: int
    strength: int


class NeedLine(msgspec.Struct, frozen=True):
    """A requirement, and how far it is met.

    :ivar wanted: how many units; ``has``: those that meet it; ``missing``: how many more.
    :ivar short: how many persons are missing.
    """

    code: str
    kind: str
    wanted: int
    notice: int
    level: str
    asked: int
    has: tuple[Named, ...]
    missing: int
    strength: int
    short: int
    entry: int
    source: str


class PackageLine(msgspec.Struct, frozen=True):
    """A package in a list.

    :ivar ready: how many of its units can go as they are wanted.
    """

    package: Named
    units: int
    ready: int
    strength: int
    short: int
    apart: int
    dissolved: bool


class ForcePage(msgspec.Struct, frozen=True):
    """A force: what is pledged to it, what it needs, how its units fit, its packages.

    :ivar units: those that stand pledged; ``former``: those withdrawn, and those at their end.
    """

    force: Named
    names: dict[str, str]
    short: str
    body: Named
    open: bool
    references: tuple[About, ...]
    strength: int
    levels: tuple[LevelLine, ...]
    units: tuple[UnitLine, ...]
    former: tuple[UnitLine, ...]
    needs: tuple[NeedLine, ...]
    fit: FitBlock
    packages: tuple[PackageLine, ...]
    source: str
    entry: int


class ContributionsPage(msgspec.Struct, frozen=True):
    """The contributions to a force as a table; with ``.csv`` or ``.docx`` it is had as a file."""

    force: Named
    sheet: Sheet


def forces_page(view: View) -> ForcesPage:
    """Return the page of all forces."""
    known = view.seen.state.of(Forces)
    families = [
        FamilyLine(family, tuple(standard_named(view, each.code) for each in found))
        for family in FAMILIES
        for found in (known.of_family(family),)
        if found
    ]
    lines = [_force_line(view, force) for force in known.forces.values()]
    return ForcesPage(tuple(lines), tuple(families))


def force_page(view: View, force: Force) -> ForcePage:
    """Return the page of a force."""
    known, now = view.seen.state.of(Forces), view.now
    pledged = known.of_force(force.code, now)
    lines = tuple(unit_lines(view, pledged))
    over = {WITHDRAWN, ENDED}
    units = tuple(line for line in lines if line.standing not in over)
    counted = counting(pledged, now)
    codes = {unit.code for unit in counted}
    there = tuple(line for line in units if line.unit.code in codes)
    return ForcePage(
        force=force_named(view, force.code),
        names=force.names,
        short=force.short,
        body=member_named(view, force.body),
        open=force.open,
        references=tuple(
            about(view, each, each.treaty, each.priority, each.note) for each in force.references
        ),
        strength=sum(line.strength for line in there),
        levels=tuple(_levels(there)),
        units=units,
        former=tuple(line for line in lines if line.standing in over),
        needs=tuple(_need(view, each) for each in met(force, pledged, now)),
        fit=fit_block(view, fit(known, counted, force.families(now), now)),
        packages=tuple(_package(view, force, each) for each in force.packages.values()),
        source=force.source,
        entry=force.entry,
    )


def contributions_page(view: View, force: Force) -> ContributionsPage:
    """Return the contributions to a force as a table."""
    state, say = view.seen.state, view.wording.say
    lines = tuple(unit_lines(view, state.of(Forces).of_force(force.code, view.now)))
    body = in_language(state.of(Members).names, view.wording.language)
    sheet = Sheet(
        symbol=force.short or force.code,
        title=say("Contributions: {force}", force=force_named(view, force.code).name),
        body=body,
        session=member_named(view, force.body).name,
        status=say("open") if force.open else say("for the members only"),
        moment=state.latest,
        dated=say("As of {moment}", moment=view.wording.day(view.today)),
        language=view.wording.language,
        columns=tuple(
            SheetColumn(name, width) for name, width in zip(_heads(view), WIDTHS, strict=True)
        ),
        rows=tuple(_row(view, line) for line in lines),
    )
    return ContributionsPage(force_named(view, force.code), sheet)


def _force_line(view: View, force: Force) -> ForceLine:
    known, now = view.seen.state.of(Forces), view.now
    pledged = known.of_force(force.code, now)
    counted = counting(pledged, now)
    codes = {unit.code for unit in counted}
    return ForceLine(
        force=force_named(view, force.code),
        short=force.short,
        body=member_named(view, force.body),
        units=len(counted),
        strength=sum(p.told(now).strength for unit, p in pledged if unit.code in codes),
        missing=sum(each.missing for each in met(force, pledged, now)),
        apart=len(fit(known, counted, force.families(now), now).apart),
        source=force.source,
    )


def _levels(lines: tuple[UnitLine, ...]) -> Iterator[LevelLine]:
    for level in LEVELS:
        found = [line for line in lines if line.level == level]
        yield LevelLine(level, len(found), sum(line.strength for line in found))


def _need(view: View, found: Met) -> NeedLine:
    need = found.requirement
    return NeedLine(
        code=need.code,
        kind=need.kind,
        wanted=need.units,
        notice=need.notice,
        level=need.level,
        asked=need.strength,
        has=tuple(unit_named(view, code) for code in found.units),
        missing=found.missing,
        strength=found.strength,
        short=found.short,
        entry=need.entry,
        source=need.source,
    )


def _package(view: View, force: Force, package: Package) -> PackageLine:
    found = assembled(view.seen.state.of(Forces), force, package, view.now)
    return PackageLine(
        package=Named(package.code, package.title(view.wording.language)),
        units=len(found.units),
        ready=sum(each.ready for each in found.units),
        strength=found.strength,
        short=found.short,
        apart=len(found.fit.apart),
        dissolved=package.dissolved_by(view.now),
    )


def _heads(view: View) -> tuple[str, ...]:
    say = view.wording.say
    return (
        say("Contributor"),
        say("Unit"),
        say("Kind of unit"),
        say("Strength"),
        say("Notice, days"),
        say("Readiness"),
        say("How the pledge stands"),
        say("From day"),
        say("Until day"),
        say("Location"),
        say("Caveats"),
    )


def _row(view: View, line: UnitLine) -> tuple[str, ...]:
    word = view.wording.word
    return (
        line.member.name,
        line.unit.name,
        word("unit-kind", line.kind),
        str(line.strength),
        str(line.notice),
        word("readiness", line.level),
        word("pledge-standing", line.standing),
        line.since.isoformat(),
        line.until.isoformat() if line.until else "",
        line.location,
        "\n".join(line.caveats),
    )
