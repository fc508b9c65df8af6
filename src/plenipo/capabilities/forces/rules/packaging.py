"""What stands against forming a package for a task, and dissolving it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from plenipo.capabilities.forces.acts import PackageDissolved, PackageFormed
from plenipo.capabilities.forces.force import Force
from plenipo.capabilities.forces.objections import (
    bad_code,
    before_the_force,
    nameless,
    unexplained,
    unknown_place,
)
from plenipo.capabilities.forces.state import Forces
from plenipo.core.act import Author
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import said


def refuse_package_formed(state: State, act: PackageFormed, by: Author, at: datetime) -> Refusals:
    """Refuse a package twice, of no units or of units that are not pledged, or with odd days."""
    del by
    force = state.of(Forces).forces.get(act.force)
    if force is None:
        return (state.of(Forces).no_such_force(act.force),)
    taken = said("'{force}' has a package '{package}' already: choose another code.", act)
    less = said("The package '{package}' cannot ask for less than nothing.", act)
    days = said("The task '{package}' cannot end on {until}, before it begins on {since}.", act)
    ends = act.until is not None and act.until < act.since
    return collect(
        before_the_force(force, at),
        bad_code(act.package),
        Refusal("code-taken", taken) if act.package in force.packages else None,
        nameless(act.names, act.package),
        Refusal("less-than-nothing", less) if min(act.notice, act.strength) < 0 else None,
        Refusal("ends-before-it-begins", days) if ends else None,
        tuple(_units(state, force, act, at)),
        tuple(
            unknown_place(
                state, act.session, act.item, decision=act.decision, document=act.document, at=at
            )
        ),
    )


def refuse_package_dissolved(
    state: State, act: PackageDissolved, by: Author, at: datetime
) -> Refusals:
    """Refuse to dissolve what is not there, or was dissolved, or without a reason."""
    del by
    force = state.of(Forces).forces.get(act.force)
    if force is None:
        return (state.of(Forces).no_such_force(act.force),)
    package = force.packages.get(act.package)
    none = said("There is no package '{package}' of '{force}' by then: form it first.", act)
    over = said("The package '{package}' was dissolved already.", act)
    there = package is not None and package.moment <= at
    gone = package is not None and package.dissolved is not None
    return collect(
        None if there else Refusal("no-such-package", none),
        Refusal("dissolved-already", over) if gone else None,
        unexplained(act.reason, act.package),
    )


def _units(state: State, force: Force, act: PackageFormed, at: datetime) -> Iterator[Refusal]:
    """Object to no units, to one twice, and to each that is not pledged to the force."""
    units = tuple(dict.fromkeys(act.units))
    if not units:
        yield Refusal("no-units", said("Name the units wanted for '{package}'.", act))
    if len(units) < len(act.units):
        yield Refusal("named-twice", said("Name each unit of '{package}' once.", act))
    for code in units:
        unit = state.of(Forces).units.get(code)
        pledge = unit.of_force(force.code, at) if unit else None
        if pledge is None or not pledge.running(at):
            sentence = said("The unit '{unit}' is not pledged to '{force}' then.", act, unit=code)
            yield Refusal("not-in-the-force", sentence)
