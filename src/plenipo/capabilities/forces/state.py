"""All forces, the units pledged to them, and the standards by which these are equipped."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import msgspec

from plenipo.capabilities.forces.acts import (
    CertificationRenewed,
    CompatibilityRequired,
    EquipmentRecorded,
    ForceEstablished,
    ForceReferred,
    PackageDissolved,
    PackageFormed,
    PledgeRevised,
    RequirementStated,
    StandardNamed,
    UnitAssessed,
    UnitCertified,
    UnitPledged,
    UnitWithdrawn,
)
from plenipo.capabilities.forces.force import (
    Compatibility,
    Force,
    Package,
    Reference,
    Requirement,
)
from plenipo.capabilities.forces.unit import (
    Assessment,
    Certification,
    Contribution,
    Equipment,
    Renewal,
    Terms,
    Unit,
    Withdrawal,
)
from plenipo.capabilities.members.state import Names, in_language
from plenipo.core.act import Act, Entry
from plenipo.core.fold import State, folds
from plenipo.core.page import Named
from plenipo.core.refusal import Refusal
from plenipo.core.said import listed, said
from plenipo.register.view import View


class Standard(msgspec.Struct):
    """A standard of equipment."""

    code: str
    family: str
    names: Names
    moment: datetime
    entry: int
    source: str


class Forces(msgspec.Struct):
    """All forces, units and standards, by their codes."""

    forces: dict[str, Force] = {}
    units: dict[str, Unit] = {}
    standards: dict[str, Standard] = {}

    def of_act(self, act: Act) -> Force | None:
        """Return the force that an act is about: the one it names, or that of its unit."""
        code = getattr(act, "force", "")
        unit = self.units.get(getattr(act, "unit", ""))
        return self.forces.get(code or (unit.contributions[-1].force if unit else ""))

    def of_force(self, force: str, moment: datetime) -> list[tuple[Unit, Contribution]]:
        """Return the units that are or were pledged to a force, in the order of their pledges."""
        found = ((unit, unit.of_force(force, moment)) for unit in self.units.values())
        return [(unit, pledge) for unit, pledge in found if pledge]

    def of_family(self, family: str) -> list[Standard]:
        """Return the standards of a family."""
        return [each for each in self.standards.values() if each.family == family]

    def no_such_force(self, code: str) -> Refusal:
        """Object to a force that is not in the register."""
        known = listed(self.forces) if self.forces else said("still to come: establish one first")
        sentence = said(
            "There is no force '{code}': the forces are {known}.", code=code, known=known
        )
        return Refusal("no-such-force", sentence)

    def no_such_unit(self, code: str) -> Refusal:
        """Object to a unit that is not in the register."""
        sentence = said("There is no unit '{code}': pledge it first.", code=code)
        return Refusal("no-such-unit", sentence)

    @folds(ForceEstablished)
    def force_established(self, entry: Entry[ForceEstablished]) -> None:
        """Take in a force; the first of a code stands."""
        act = entry.act
        if act.force in self.forces:
            return
        self.forces[act.force] = Force(
            code=act.force,
            names=act.names,
            short=act.short,
            body=act.body,
            moment=entry.effective,
            entry=entry.seq,
            source=act.source,
            open=act.open,
            audience=entry.audience,
        )
        self._refer(entry)

    @folds(ForceReferred)
    def force_referred(self, entry: Entry[ForceReferred]) -> None:
        """Take in what a force came before."""
        self._refer(entry)

    def _refer(self, entry: Entry[ForceEstablished] | Entry[ForceReferred]) -> None:
        act = entry.act
        force = self.forces.get(act.force)
        found = (act.session, act.item, act.decision, act.document, act.treaty, act.priority)
        if force and any(found):
            note = act.note if isinstance(act, ForceReferred) else ""
            force.references.append(Reference(entry.effective, entry.seq, *found, note))

    @folds(RequirementStated)
    def requirement_stated(self, entry: Entry[RequirementStated]) -> None:
        """Take in what a force needs."""
        act = entry.act
        if force := self.forces.get(act.force):
            stated = Requirement(
                moment=entry.effective,
                entry=entry.seq,
                code=act.requirement,
                kind=act.kind,
                units=act.units,
                notice=act.notice,
                strength=act.strength,
                level=act.level,
                source=act.source,
            )
            force.requirements.append(stated)

    @folds(CompatibilityRequired)
    def compatibility_required(self, entry: Entry[CompatibilityRequired]) -> None:
        """Take in in what the units of a force are to be compatible."""
        act = entry.act
        if force := self.forces.get(act.force):
            settled = Compatibility(entry.effective, entry.seq, act.families, act.source)
            force.compatibilities.append(settled)

    @folds(StandardNamed)
    def standard_named(self, entry: Entry[StandardNamed]) -> None:
        """Take in a standard; the first of a code stands."""
        act = entry.act
        told = (act.standard, act.family, act.names, entry.effective, entry.seq, act.source)
        self.standards.setdefault(act.standard, Standard(*told))

    @folds(UnitPledged)
    def unit_pledged(self, entry: Entry[UnitPledged]) -> None:
        """Take in a pledge; who a unit is of stands as it was first said."""
        act = entry.act
        terms = Terms(
            moment=entry.effective,
            entry=entry.seq,
            strength=act.strength,
            notice=act.notice,
            until=act.until,
            location=act.location,
            caveats=act.caveats,
        )
        where = (act.force, entry.effective, entry.seq, act.since, act.source)
        pledge = Contribution(*where, [terms])
        unit = self.units.get(act.unit)
        if unit is None:
            known = (act.unit, act.member, act.names, act.kind, entry.seq)
            self.units[act.unit] = Unit(*known, [pledge])
        elif unit.member == act.member:
            unit.names, unit.kind = act.names, act.kind
            unit.contributions.append(pledge)

    @folds(PledgeRevised)
    def pledge_revised(self, entry: Entry[PledgeRevised]) -> None:
        """Take in what is pledged of a unit from then on."""
        act = entry.act
        if pledge := self._pledge(act.unit, entry.effective):
            terms = Terms(
                moment=entry.effective,
                entry=entry.seq,
                strength=act.strength,
                notice=act.notice,
                until=act.until,
                location=act.location,
                caveats=act.caveats,
                reason=act.reason,
            )
            pledge.terms.append(terms)

    @folds(UnitAssessed)
    def unit_assessed(self, entry: Entry[UnitAssessed]) -> None:
        """Take in what was found of a unit."""
        act = entry.act
        if pledge := self._pledge(act.unit, entry.effective):
            told = (act.finding, act.assessor, act.text, act.session, act.document, act.source)
            pledge.assessments.append(Assessment(entry.effective, entry.seq, *told))

    @folds(UnitCertified)
    def unit_certified(self, entry: Entry[UnitCertified]) -> None:
        """Take in a level of readiness."""
        act = entry.act
        if pledge := self._pledge(act.unit, entry.effective):
            told = (act.level, act.reference, act.source)
            pledge.certifications.append(Certification(entry.effective, entry.seq, *told))

    @folds(CertificationRenewed)
    def certification_renewed(self, entry: Entry[CertificationRenewed]) -> None:
        """Take in that a certification was renewed."""
        if pledge := self._pledge(entry.act.unit, entry.effective):
            pledge.renewals.append(Renewal(entry.effective, entry.seq, entry.act.note))

    @folds(UnitWithdrawn)
    def unit_withdrawn(self, entry: Entry[UnitWithdrawn]) -> None:
        """Take in that a unit is pledged no longer."""
        pledge = self._pledge(entry.act.unit, entry.effective)
        if pledge and pledge.withdrawn is None:
            pledge.withdrawn = Withdrawal(entry.effective, entry.seq, entry.act.reason)

    @folds(EquipmentRecorded)
    def equipment_recorded(self, entry: Entry[EquipmentRecorded]) -> None:
        """Take in by which standards a unit is equipped."""
        act = entry.act
        if unit := self.units.get(act.unit):
            told = (act.family, act.standards, act.note, act.source)
            unit.equipment.append(Equipment(entry.effective, entry.seq, *told))

    @folds(PackageFormed)
    def package_formed(self, entry: Entry[PackageFormed]) -> None:
        """Take in a package; the first of a code stands."""
        act = entry.act
        if force := self.forces.get(act.force):
            package = Package(
                code=act.package,
                moment=entry.effective,
                entry=entry.seq,
                names=act.names,
                units=act.units,
                notice=act.notice,
                since=act.since,
                until=act.until,
                strength=act.strength,
                text=act.text,
                session=act.session,
                item=act.item,
                decision=act.decision,
                document=act.document,
                source=act.source,
            )
            force.packages.setdefault(act.package, package)

    @folds(PackageDissolved)
    def package_dissolved(self, entry: Entry[PackageDissolved]) -> None:
        """Take in that a package is wanted no longer."""
        act = entry.act
        force = self.forces.get(act.force)
        package = force.packages.get(act.package) if force else None
        if package and package.dissolved is None:
            package.dissolved, package.reason = entry.effective, act.reason

    def _pledge(self, code: str, moment: datetime) -> Contribution | None:
        unit = self.units.get(code)
        return unit.contribution(moment) if unit else None


def on_item(state: State, session: str, item: str) -> Iterator[Force]:
    """Yield the forces that were before a session under an item."""
    for force in state.of(Forces).forces.values():
        places = {(each.session, each.item) for each in force.references}
        planned = {(each.session, each.item) for each in force.packages.values()}
        if (session, item) in places | planned:
            yield force


def force_named(view: View, code: str) -> Named:
    """Return a force with its name in the reader's language."""
    found = view.seen.state.of(Forces).forces.get(code)
    return Named(code, found.title(view.wording.language) if found else code)


def unit_named(view: View, code: str) -> Named:
    """Return a unit with its name in the reader's language."""
    found = view.seen.state.of(Forces).units.get(code)
    return Named(code, found.title(view.wording.language) if found else code)


def standard_named(view: View, code: str) -> Named:
    """Return a standard with its name in the reader's language."""
    found = view.seen.state.of(Forces).standards.get(code)
    return Named(code, in_language(found.names, view.wording.language) if found else code)
