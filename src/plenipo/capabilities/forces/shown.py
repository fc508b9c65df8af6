"""Units, pairs and re-equipments as pages show them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from plenipo.capabilities.forces.matrix import Pairing
from plenipo.capabilities.forces.readiness import Closing, Fit, Pledge
from plenipo.capabilities.forces.state import standard_named, unit_named
from plenipo.capabilities.members.state import member_named
from plenipo.core.page import Named
from plenipo.register.view import View


class UnitLine(msgspec.Struct, frozen=True):
    """A unit in a list, as it is pledged.

    :ivar level: the level it has now; ``certified``: that for which it was certified.
    :ivar valid: the last day on which its certification stands.
    """

    unit: Named
    member: Named
    kind: str
    strength: int
    notice: int
    level: str
    certified: str
    valid: date | None
    standing: str
    since: date
    until: date | None
    location: str
    caveats: tuple[str, ...]
    entry: int
    source: str


class PairLine(msgspec.Struct, frozen=True):
    """Two units that cannot work together, or of which it cannot be said.

    :ivar families: in what they share no standard, or in what nothing is recorded.
    """

    one: Named
    other: Named
    families: tuple[str, ...]


class Addition(msgspec.Struct, frozen=True):
    """A unit that is to get a standard."""

    unit: Named
    standard: Named


class ClosingLine(msgspec.Struct, frozen=True):
    """The fewest re-equipments in a family.

    :ivar common: the standard that all have then; None where there is none.
    """

    family: str
    additions: tuple[Addition, ...]
    common: Named | None
    proven: bool
    possible: bool


class FitBlock(msgspec.Struct, frozen=True):
    """How units fit together.

    :ivar families: in what they are to be compatible.
    :ivar pairs: how many pairs there are; ``number``: how many re-equipments are needed.
    """

    families: tuple[str, ...]
    pairs: int
    apart: tuple[PairLine, ...]
    doubtful: tuple[PairLine, ...]
    closing: tuple[ClosingLine, ...]
    number: int


def unit_line(view: View, unit: Named, pledge: Pledge) -> UnitLine:
    """Return a unit as it stands in a list."""
    of, told = pledge[0], pledge[1].told(view.now)
    return UnitLine(
        unit=unit,
        member=member_named(view, of.member),
        kind=of.kind,
        strength=told.strength,
        notice=told.notice,
        level=pledge[1].level(view.now),
        certified=pledge[1].certified(view.now),
        valid=pledge[1].valid_until(view.now),
        standing=pledge[1].standing(view.now),
        since=pledge[1].since,
        until=told.until,
        location=told.location,
        caveats=told.caveats,
        entry=pledge[1].entry,
        source=pledge[1].source,
    )


def unit_lines(view: View, pledged: Iterable[Pledge]) -> Iterator[UnitLine]:
    """Yield units as they stand in a list, by member, and by their names."""
    lines = [unit_line(view, unit_named(view, each[0].code), each) for each in pledged]
    yield from sorted(lines, key=lambda line: (line.member.name, line.unit.name, line.entry))


def fit_block(view: View, fit: Fit) -> FitBlock:
    """Return how units fit together, as pages show it."""
    return FitBlock(
        families=fit.families,
        pairs=len(fit.pairs),
        apart=tuple(_pair(view, each, each.lacking) for each in fit.apart),
        doubtful=tuple(_pair(view, each, each.unrecorded) for each in fit.doubtful),
        closing=tuple(_closing(view, each) for each in fit.closing),
        number=fit.number,
    )


def _pair(view: View, pair: Pairing, families: tuple[str, ...]) -> PairLine:
    return PairLine(unit_named(view, pair.one), unit_named(view, pair.other), families)


def _closing(view: View, closing: Closing) -> ClosingLine:
    what = closing.what
    return ClosingLine(
        family=closing.family,
        additions=tuple(
            Addition(unit_named(view, unit), standard_named(view, new))
            for unit, new in what.additions
        ),
        common=standard_named(view, what.common) if what.common else None,
        proven=what.proven,
        possible=what.possible,
    )
