"""The page of a unit: what is pledged of it, how ready it was found, what it is equipped with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import msgspec

from plenipo.capabilities.forces.about import About, about
from plenipo.capabilities.forces.force import Force
from plenipo.capabilities.forces.readiness import counting, fit
from plenipo.capabilities.forces.shown import FitBlock, PairLine, UnitLine, fit_block, unit_line
from plenipo.capabilities.forces.state import Forces, force_named, standard_named, unit_named
from plenipo.capabilities.forces.unit import FAMILIES, Contribution, Unit
from plenipo.core.page import Named
from plenipo.register.view import View


class Step(msgspec.Struct, frozen=True):
    """One thing that was done about a unit.

    :ivar what: the wire name of the act; ``code``: a finding or a level, where it has one.
    :ivar text: what was said with it; ``who``: by whom it was done, in words.
    """

    what: str
    code: str
    text: str
    who: str
    strength: int
    notice: int
    caveats: tuple[str, ...]
    moment: datetime
    entry: int
    source: str


class EquipmentLine(msgspec.Struct, frozen=True):
    """By which standards of a family a unit is equipped; nothing recorded where it has none.

    :ivar required: whether units of the force are to be compatible in it.
    """

    family: str
    required: bool
    standards: tuple[Named, ...]
    note: str
    moment: datetime | None
    entry: int
    source: str


class UnitPage(msgspec.Struct, frozen=True):
    """A unit as it is pledged to a force.

    :ivar due: the day by which its certification is to be renewed; None where it has none.
    :ivar apart: the pairs with other units of the force that cannot work together with it.
    :ivar packages: the packages of the force in which it is.
    :ivar reports: where assessments of it were reported.
    """

    force: Named
    names: dict[str, str]
    line: UnitLine
    due: date | None
    withdrawn: datetime | None
    reason: str
    steps: tuple[Step, ...]
    equipment: tuple[EquipmentLine, ...]
    apart: tuple[PairLine, ...]
    doubtful: tuple[PairLine, ...]
    packages: tuple[Named, ...]
    reports: tuple[About, ...]


def unit_page(view: View, force: Force, unit: Unit, pledge: Contribution) -> UnitPage:
    """Return the page of a unit."""
    block = _fit(view, force, unit)
    gone = pledge.withdrawn if pledge.withdrawn_by(view.now) else None
    return UnitPage(
        force=force_named(view, force.code),
        names=unit.names,
        line=unit_line(view, unit_named(view, unit.code), (unit, pledge)),
        due=pledge.valid_until(view.now),
        withdrawn=gone.moment if gone else None,
        reason=gone.reason if gone else "",
        steps=tuple(sorted(_steps(pledge), key=lambda s: (s.moment, s.entry))),
        equipment=tuple(_equipment(view, force, unit)),
        apart=block.apart,
        doubtful=block.doubtful,
        packages=tuple(
            Named(each.code, each.title(view.wording.language))
            for each in force.packages.values()
            if unit.code in each.units and not each.dissolved_by(view.now)
        ),
        reports=tuple(_reports(view, pledge)),
    )


def _fit(view: View, force: Force, unit: Unit) -> FitBlock:
    """Return how a unit fits with each other unit of the force that can be asked for."""
    known, now = view.seen.state.of(Forces), view.now
    counted = counting(known.of_force(force.code, now), now)
    found = fit(known, counted, force.families(now), now)
    mine = tuple(each for each in found.pairs if unit.code in {each.one, each.other})
    return fit_block(view, msgspec.structs.replace(found, pairs=mine, closing=()))


def _equipment(view: View, force: Force, unit: Unit) -> Iterator[EquipmentLine]:
    required = force.families(view.now)
    for family in FAMILIES:
        found = unit.equipped(family, view.now)
        if found is None and family not in required:
            continue
        yield EquipmentLine(
            family=family,
            required=family in required,
            standards=tuple(standard_named(view, each) for each in found.standards)
            if found
            else (),
            note=found.note if found else "",
            moment=found.moment if found else None,
            entry=found.entry if found else 0,
            source=found.source if found else "",
        )


def _reports(view: View, pledge: Contribution) -> Iterator[About]:
    for each in pledge.assessments:
        if each.session or each.document:
            yield about(view, _Reported(each.moment, each.entry, each.session, each.document))


class _Reported(msgspec.Struct, frozen=True):
    """Where an assessment was reported."""

    moment: datetime
    entry: int
    session: str
    document: str
    item: str = ""
    decision: str = ""


def _steps(pledge: Contribution) -> Iterator[Step]:
    """Yield all that was done about a pledge by now."""
    for number, terms in enumerate(pledge.terms):
        told = (terms.strength, terms.notice, terms.caveats, terms.moment, terms.entry)
        what = "pledge.revised" if number else "unit.pledged"
        yield Step(what, "", terms.reason, "", *told, "" if number else pledge.source)
    none: tuple[int, int, tuple[str, ...]] = (0, 0, ())
    for visit in pledge.assessments:
        known = (visit.finding, visit.text, visit.assessor)
        yield Step("unit.assessed", *known, *none, visit.moment, visit.entry, visit.source)
    for certified in pledge.certifications:
        known = (certified.level, certified.reference, "")
        at = (certified.moment, certified.entry, certified.source)
        yield Step("unit.certified", *known, *none, *at)
    for renewed in pledge.renewals:
        at = (renewed.moment, renewed.entry, "")
        yield Step("certification.renewed", "", renewed.note, "", *none, *at)
    if pledge.withdrawn:
        gone = pledge.withdrawn
        yield Step("unit.withdrawn", "", gone.reason, "", *none, gone.moment, gone.entry, "")
