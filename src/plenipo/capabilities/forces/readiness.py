"""What a force has of what it needs, and how its units fit together, at a moment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec

from plenipo.capabilities.forces.force import Force, Package, Requirement
from plenipo.capabilities.forces.matrix import (
    APART,
    TOGETHER,
    Holdings,
    Pairing,
    pairings,
)
from plenipo.capabilities.forces.reequipping import Reequipment, fewest
from plenipo.capabilities.forces.state import Forces
from plenipo.capabilities.forces.unit import Contribution, Unit, at_least

Pledge = tuple[Unit, Contribution]


class Met(msgspec.Struct, frozen=True):
    """How far a requirement is met.

    :ivar units: the units that meet it; each meets one requirement at the most.
    :ivar missing: how many units more are needed.
    :ivar short: how many persons more are needed.
    """

    requirement: Requirement
    units: tuple[str, ...]
    missing: int
    strength: int
    short: int


class Closing(msgspec.Struct, frozen=True):
    """What is to be added in a family so that all can work with all."""

    family: str
    what: Reequipment


class Fit(msgspec.Struct, frozen=True):
    """How units fit together in the families in which they are to be compatible.

    :ivar pairs: all of them.
    :ivar closing: by family, the fewest re-equipments; none where nothing is to be added.
    """

    families: tuple[str, ...]
    pairs: tuple[Pairing, ...]
    closing: tuple[Closing, ...]

    @property
    def apart(self) -> tuple[Pairing, ...]:
        """The pairs that cannot work together."""
        return tuple(each for each in self.pairs if each.verdict == APART)

    @property
    def doubtful(self) -> tuple[Pairing, ...]:
        """The pairs of which it cannot be said: something is not recorded."""
        return tuple(each for each in self.pairs if each.verdict not in {APART, TOGETHER})

    @property
    def number(self) -> int:
        """How many re-equipments there are together."""
        return sum(len(each.what.additions) for each in self.closing)


class Wanted(msgspec.Struct, frozen=True):
    """A unit of a package.

    :ivar counts: whether it can be asked for at all.
    :ivar in_time: whether its notice is within that of the task.
    :ivar throughout: whether it is pledged for all days of the task.
    :ivar elsewhere: the other packages, of days that overlap, in which it is.
    """

    code: str
    counts: bool
    in_time: bool
    throughout: bool
    elsewhere: tuple[str, ...]

    @property
    def ready(self) -> bool:
        """Whether it can go as it is wanted."""
        return self.counts and self.in_time and self.throughout


class Assembled(msgspec.Struct, frozen=True):
    """What a package comes to.

    :ivar strength: of the units that are ready; ``short``: how many persons are missing.
    :ivar caveats: each caveat, and the units that have it, of all units wanted.
    """

    units: tuple[Wanted, ...]
    strength: int
    short: int
    caveats: tuple[tuple[str, tuple[str, ...]], ...]
    fit: Fit


def met(force: Force, pledged: Iterable[Pledge], moment: datetime) -> tuple[Met, ...]:
    """Return how far each requirement of a force is met: as many units as can be are placed."""
    needs = force.needs(moment)
    units = {unit.code: (unit, pledge) for unit, pledge in pledged if pledge.counts(moment)}
    fits = {
        code: [n for n, need in enumerate(needs) if _meets(need, *both, moment)]
        for code, both in units.items()
    }
    placed: list[list[str]] = [[] for _ in needs]
    for code in units:
        _place(code, fits, needs, placed, set())
    return tuple(_met(need, placed[n], units, moment) for n, need in enumerate(needs))


def holdings(units: Iterable[Unit], families: Iterable[str], moment: datetime) -> Holdings:
    """Return by which standards units are equipped, by family."""
    known = list(units)
    return {each: {u.code: u.standards(each, moment) for u in known} for each in families}


def fit(forces: Forces, units: Sequence[Unit], families: Sequence[str], moment: datetime) -> Fit:
    """Return how units fit together, and the fewest re-equipments after which all do."""
    has = holdings(units, families, moment)
    closing = []
    for family in families:
        named = [each.code for each in forces.of_family(family) if each.moment <= moment]
        what = fewest(has[family], named)
        if what.additions or not what.possible:
            closing.append(Closing(family, what))
    codes = [unit.code for unit in units]
    return Fit(tuple(families), pairings(codes, families, has), tuple(closing))


def counting(pledged: Iterable[Pledge], moment: datetime) -> list[Unit]:
    """Return the units that can be asked for at a moment."""
    return [unit for unit, pledge in pledged if pledge.counts(moment)]


def assembled(forces: Forces, force: Force, package: Package, moment: datetime) -> Assembled:
    """Return what a package comes to at a moment."""
    units = [forces.units[code] for code in package.units if code in forces.units]
    found = [(u, p) for u in units for p in (u.of_force(force.code, moment),) if p]
    wanted = tuple(_wanted(forces, package, unit, pledge, moment) for unit, pledge in found)
    ready = {each.code for each in wanted if each.ready}
    strength = sum(p.told(moment).strength for u, p in found if u.code in ready)
    caveats: dict[str, list[str]] = {}
    for unit, pledge in found:
        for caveat in pledge.told(moment).caveats:
            caveats.setdefault(caveat, []).append(unit.code)
    return Assembled(
        units=wanted,
        strength=strength,
        short=max(0, package.strength - strength),
        caveats=tuple((caveat, tuple(codes)) for caveat, codes in caveats.items()),
        fit=fit(forces, [unit for unit, _ in found], force.families(moment), moment),
    )


def _wanted(
    forces: Forces, package: Package, unit: Unit, pledge: Contribution, moment: datetime
) -> Wanted:
    told = pledge.told(moment)
    ends = told.until is None or (package.until is not None and package.until <= told.until)
    others = [
        other.code
        for force in forces.forces.values()
        for other in force.packages.values()
        if other is not package and unit.code in other.units and other.meets(package)
        if other.moment <= moment and not other.dissolved_by(moment)
    ]
    return Wanted(
        code=unit.code,
        counts=pledge.running(moment) and not pledge.unfit(moment),
        in_time=told.notice <= package.notice,
        throughout=ends and pledge.since <= package.since,
        elsewhere=tuple(others),
    )


def _meets(need: Requirement, unit: Unit, pledge: Contribution, moment: datetime) -> bool:
    told = pledge.told(moment)
    enough = at_least(pledge.level(moment), need.level)
    return unit.kind == need.kind and told.notice <= need.notice and enough


def _place(
    code: str,
    fits: dict[str, list[int]],
    needs: Sequence[Requirement],
    placed: list[list[str]],
    tried: set[int],
) -> bool:
    """Place a unit where it is needed, moving others on where they can (Kuhn's algorithm)."""
    for number in fits[code]:
        if number in tried:
            continue
        tried.add(number)
        if len(placed[number]) < needs[number].units:
            placed[number].append(code)
            return True
        for other in placed[number]:
            if _place(other, fits, needs, placed, tried):
                placed[number][placed[number].index(other)] = code
                return True
    return False


def _met(need: Requirement, codes: list[str], units: dict[str, Pledge], moment: datetime) -> Met:
    strength = sum(units[code][1].told(moment).strength for code in codes)
    missing, short = need.units - len(codes), max(0, need.strength - strength)
    return Met(need, tuple(codes), missing, strength, short)
