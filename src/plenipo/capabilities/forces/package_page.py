"""The page of a package: which units can go, what applies to them, and who cannot work together."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from plenipo.capabilities.forces.about import About, about
from plenipo.capabilities.forces.force import Force, Package
from plenipo.capabilities.forces.readiness import Wanted, assembled
from plenipo.capabilities.forces.shown import FitBlock, UnitLine, fit_block, unit_line
from plenipo.capabilities.forces.state import Forces, force_named, unit_named
from plenipo.core.page import Named
from plenipo.register.view import View


class WantedLine(msgspec.Struct, frozen=True):
    """A unit that is wanted for a task, and what keeps it from going as it is wanted.

    :ivar elsewhere: the codes of other packages of the same days in which it is.
    """

    line: UnitLine
    ready: bool
    counts: bool
    in_time: bool
    throughout: bool
    elsewhere: tuple[str, ...]


class CaveatLine(msgspec.Struct, frozen=True):
    """A caveat that applies, and whose it is."""

    caveat: str
    units: tuple[Named, ...]


class PackagePage(msgspec.Struct, frozen=True):
    """A package.

    :ivar strength: how many persons are ready; ``wanted``: how many are wanted at the least.
    """

    force: Named
    package: Named
    names: dict[str, str]
    text: str
    notice: int
    since: date
    until: date | None
    dissolved: datetime | None
    reason: str
    units: tuple[WantedLine, ...]
    ready: int
    strength: int
    wanted: int
    short: int
    caveats: tuple[CaveatLine, ...]
    fit: FitBlock
    about: About
    source: str
    entry: int


def package_page(view: View, force: Force, package: Package) -> PackagePage:
    """Return the page of a package."""
    found = assembled(view.seen.state.of(Forces), force, package, view.now)
    gone = package.dissolved_by(view.now)
    return PackagePage(
        force=force_named(view, force.code),
        package=Named(package.code, package.title(view.wording.language)),
        names=package.names,
        text=package.text,
        notice=package.notice,
        since=package.since,
        until=package.until,
        dissolved=package.dissolved if gone else None,
        reason=package.reason if gone else "",
        units=tuple(_wanted(view, force, each) for each in found.units),
        ready=sum(each.ready for each in found.units),
        strength=found.strength,
        wanted=package.strength,
        short=found.short,
        caveats=tuple(
            CaveatLine(caveat, tuple(unit_named(view, code) for code in codes))
            for caveat, codes in found.caveats
        ),
        fit=fit_block(view, found.fit),
        about=about(view, package),
        source=package.source,
        entry=package.entry,
    )


def _wanted(view: View, force: Force, wanted: Wanted) -> WantedLine:
    unit = view.seen.state.of(Forces).units[wanted.code]
    pledge = unit.of_force(force.code, view.now) or unit.contributions[-1]
    return WantedLine(
        line=unit_line(view, unit_named(view, unit.code), (unit, pledge)),
        ready=wanted.ready,
        counts=wanted.counts,
        in_time=wanted.in_time,
        throughout=wanted.throughout,
        elsewhere=wanted.elsewhere,
    )
