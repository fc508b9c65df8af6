"""The matrix of a force: each unit against each, what keeps them apart, and what would close it."""

from __future__ import annotations

import msgspec

from plenipo.capabilities.forces.force import Force
from plenipo.capabilities.forces.matrix import Pairing
from plenipo.capabilities.forces.readiness import counting, fit
from plenipo.capabilities.forces.shown import FitBlock, fit_block
from plenipo.capabilities.forces.state import Forces, force_named, standard_named, unit_named
from plenipo.capabilities.members.state import member_named
from plenipo.core.page import Named
from plenipo.register.view import View

ITSELF = "itself"


class Cell(msgspec.Struct, frozen=True):
    """A pair of units: ``together``, ``apart``, ``unknown``; ``itself`` on the diagonal.

    :ivar families: in what they share no standard, or in what nothing is recorded.
    """

    other: Named
    verdict: str
    families: tuple[str, ...]


class MatrixRow(msgspec.Struct, frozen=True):
    """A unit against all units.

    :ivar number: by which the columns name it.
    :ivar standards: what it has of each family that is required.
    """

    number: int
    unit: Named
    member: Named
    standards: tuple[tuple[Named, ...], ...]
    cells: tuple[Cell, ...]


class MatrixPage(msgspec.Struct, frozen=True):
    """Who can work with whom in a force, of the units that can be asked for."""

    force: Named
    rows: tuple[MatrixRow, ...]
    fit: FitBlock


def matrix_page(view: View, force: Force) -> MatrixPage:
    """Return the matrix of a force."""
    known, now = view.seen.state.of(Forces), view.now
    units = counting(known.of_force(force.code, now), now)
    units.sort(key=lambda unit: (unit.member, unit.code))
    found = fit(known, units, force.families(now), now)
    by_pair = {frozenset((each.one, each.other)): each for each in found.pairs}
    named = {unit.code: unit_named(view, unit.code) for unit in units}
    rows = [
        MatrixRow(
            number=number,
            unit=named[unit.code],
            member=member_named(view, unit.member),
            standards=tuple(
                tuple(standard_named(view, each) for each in sorted(unit.standards(family, now)))
                for family in found.families
            ),
            cells=tuple(
                _cell(named[other.code], by_pair.get(frozenset((unit.code, other.code))))
                for other in units
            ),
        )
        for number, unit in enumerate(units, 1)
    ]
    return MatrixPage(force_named(view, force.code), tuple(rows), fit_block(view, found))


def _cell(other: Named, pair: Pairing | None) -> Cell:
    if pair is None:
        return Cell(other, ITSELF, ())
    return Cell(other, pair.verdict, pair.lacking or pair.unrecorded)
