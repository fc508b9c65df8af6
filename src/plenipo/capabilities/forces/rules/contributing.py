"""What stands against pledging a unit, putting the pledge anew, and withdrawing it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from plenipo.capabilities.forces.acts import (
    EquipmentRecorded,
    PledgeRevised,
    UnitPledged,
    UnitWithdrawn,
)
from plenipo.capabilities.forces.objections import (
    another_members,
    bad_code,
    bad_family,
    bad_kind,
    bad_terms,
    before_the_force,
    nameless,
    not_for,
    not_pledged,
    running,
    unexplained,
    unit_of,
)
from plenipo.capabilities.forces.state import Forces
from plenipo.capabilities.forces.unit import RAPID, RAPID_DAYS, Contribution, Unit
from plenipo.capabilities.members.state import Members
from plenipo.core.act import Author
from plenipo.core.fold import State
from plenipo.core.refusal import Refusal, Refusals, collect
from plenipo.core.said import listed, said


def refuse_unit_pledged(state: State, act: UnitPledged, by: Author, at: datetime) -> Refusals:
    """Refuse a unit that is pledged already, of nobody, of no strength, or with odd days."""
    forces, members = state.of(Forces), state.of(Members)
    force = forces.forces.get(act.force)
    outside = said("'{member}' is not a member on {day}.", act, day=at.date())
    counted = act.member in members.on(at.date())
    unit = unit_of(state, act.unit)
    return collect(
        before_the_force(force, at) if force else forces.no_such_force(act.force),
        bad_code(act.unit),
        members.no_such_member(act.member)
        or (None if counted else Refusal("not-a-member", outside)),
        not_for(act.member, by),
        nameless(act.names, act.unit),
        bad_kind(act.kind),
        tuple(bad_terms(act, act.since)),
        _over_already(act, at),
        (another_members(unit, act.member) if unit else None) or _pledged_twice(state, act, at),
    )


def refuse_pledge_revised(state: State, act: PledgeRevised, by: Author, at: datetime) -> Refusals:
    """Refuse to put anew what is not pledged, of no strength, or slower than it is certified."""
    unit = unit_of(state, act.unit)
    if unit is None:
        return (state.of(Forces).no_such_unit(act.unit),)
    pledge = running(unit, at)
    slow = said(
        "The unit '{unit}' is certified for rapid deployment, within {days} days: certify it at a"
        " lower level before its notice is {notice} days.",
        act,
        days=RAPID_DAYS,
    )
    rapid = pledge is not None and pledge.certified(at) == RAPID
    return collect(
        not_pledged(unit, at),
        another_members(unit, act.member),
        not_for(act.member, by),
        tuple(bad_terms(act, max(pledge.since, at.date()))) if pledge else None,
        Refusal("not-rapid", slow) if rapid and act.notice > RAPID_DAYS else None,
        unexplained(act.reason, act.unit),
    )


def refuse_unit_withdrawn(state: State, act: UnitWithdrawn, by: Author, at: datetime) -> Refusals:
    """Refuse to withdraw what is not pledged, another's unit, or without a reason."""
    unit = unit_of(state, act.unit)
    if unit is None:
        return (state.of(Forces).no_such_unit(act.unit),)
    return collect(
        not_pledged(unit, at),
        another_members(unit, act.member),
        not_for(act.member, by),
        unexplained(act.reason, act.unit),
    )


def refuse_equipment_recorded(
    state: State, act: EquipmentRecorded, by: Author, at: datetime
) -> Refusals:
    """Refuse equipment of a unit that is not pledged, or by a standard nobody named."""
    unit = unit_of(state, act.unit)
    if unit is None:
        return (state.of(Forces).no_such_unit(act.unit),)
    none = said("Name the standards of '{family}' by which '{unit}' is equipped.", act)
    twice = said("Name each standard of '{unit}' once.", act)
    family = bad_family(act.family)
    return collect(
        not_pledged(unit, at),
        another_members(unit, act.member),
        not_for(act.member, by),
        family,
        None if act.standards else Refusal("no-standard", none),
        Refusal("named-twice", twice) if len(set(act.standards)) < len(act.standards) else None,
        None if family else tuple(_unknown(state, act, at)),
    )


def _over_already(act: UnitPledged, at: datetime) -> Refusal | None:
    """Object to a pledge that was over before it was made."""
    if act.until is None or act.until < act.since or at.date() <= act.until:
        return None
    sentence = said("The pledge of '{unit}' until {until} is over already.", act)
    return Refusal("over-already", sentence)


def _pledged_twice(state: State, act: UnitPledged, at: datetime) -> Refusal | None:
    """Object to a unit that stands in a pledge already, by its code or by its name."""
    for unit in state.of(Forces).units.values():
        for pledge in unit.contributions:
            if _same(unit, act) and _together(pledge, act, at):
                sentence = said(
                    "The unit '{unit}' is pledged to '{force}' already, as '{code}': withdraw it"
                    " there first.",
                    unit=act.unit,
                    force=pledge.force,
                    code=unit.code,
                )
                return Refusal("pledged-twice", sentence)
    return None


def _same(unit: Unit, act: UnitPledged) -> bool:
    """Tell whether a unit is the one that is pledged: it has its code, or a name of the member."""
    alike = {_plain(name) for name in unit.names.values()} & {
        _plain(name) for name in act.names.values()
    }
    return unit.code == act.unit or (unit.member == act.member and bool(alike - {""}))


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def _together(pledge: Contribution, act: UnitPledged, at: datetime) -> bool:
    """Tell whether two pledges are for some of the same days."""
    if pledge.withdrawn_by(at):
        return False
    known = max(at, pledge.moment)
    until = pledge.told(known).until or date.max
    return pledge.since <= (act.until or date.max) and act.since <= until


def _unknown(state: State, act: EquipmentRecorded, at: datetime) -> Iterator[Refusal]:
    """Object to each standard that is not named, or not yet, or is of another family."""
    forces = state.of(Forces)
    for code in dict.fromkeys(act.standards):
        found = forces.standards.get(code)
        if found is None or found.family != act.family or found.moment > at:
            known = [each.code for each in forces.of_family(act.family) if each.moment <= at]
            sentence = said(
                "There is no standard '{code}' of the family '{family}': {known}.",
                code=code,
                family=act.family,
                known=said("there are {known}", known=listed(known))
                if known
                else said("name one first"),
            )
            yield Refusal("no-such-standard", sentence)
