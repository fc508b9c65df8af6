"""A force with two units and their equipment: the acts of the tests."""

from __future__ import annotations

from datetime import date, timedelta

from case import after
from story import MEETING

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

EARLY = MEETING - timedelta(minutes=10)
TODAY = MEETING.date()
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
NEXT_YEAR = date(2012, 12, 31)


def established(**fields):
    told = {"force": "rrf", "names": {"en": "Rapid reaction force"}, "body": "cdm", **fields}
    return ForceEstablished(**told)


def referred(**fields):
    return ForceReferred(force="rrf", **fields)


def stated(code="air", **fields):
    told = {"requirement": code, "kind": "airborne", "units": 1, "notice": 30, **fields}
    return RequirementStated(force="rrf", **told)


def required(*families):
    return CompatibilityRequired(force="rrf", families=families)


def named(code="R-1", family="radio", **fields):
    return StandardNamed(
        **{"standard": code, "family": family, "names": {"en": f"Standard {code}"}, **fields}
    )


def pledged(code="KZ-37", member="KZ", **fields):
    told = {"force": "rrf", "names": {"en": f"Unit {code}"}, "kind": "airborne", "since": TODAY}
    around = {"strength": 600, "notice": 20, "until": NEXT_YEAR}
    return UnitPledged(unit=code, member=member, **{**told, **around, **fields})


def revised(code="KZ-37", member="KZ", **fields):
    told = {"strength": 500, "notice": 25, "reason": "re-equipped", **fields}
    return PledgeRevised(unit=code, member=member, **told)


def assessed(code="KZ-37", finding="suitable", **fields):
    return UnitAssessed(unit=code, finding=finding, **fields)


def certified(code="KZ-37", level="level-2", **fields):
    return UnitCertified(unit=code, level=level, **fields)


def renewed(code="KZ-37", member="KZ"):
    return CertificationRenewed(unit=code, member=member)


def withdrawn(code="KZ-37", member="KZ", reason="disbanded"):
    return UnitWithdrawn(unit=code, member=member, reason=reason)


def equipped(code="KZ-37", member="KZ", standards=("R-1",), family="radio", **fields):
    told = {"family": family, "standards": standards, **fields}
    return EquipmentRecorded(unit=code, member=member, **told)


def formed(*units, **fields):
    told = {"package": "border", "names": {"en": "Border"}, "notice": 30, "since": TODAY, **fields}
    return PackageFormed(force="rrf", units=units, **told)


def dissolved(reason="done", **fields):
    return PackageDissolved(force="rrf", **{"package": "border", "reason": reason, **fields})


FORCE = (established(),)
PLEDGED = (*FORCE, pledged())
CERTIFIED = (*PLEDGED, assessed(), certified())
RAPID = (*CERTIFIED, certified(level="level-3"), certified(level="rapid"))
GONE = (*(after(-3, act) for act in CERTIFIED), after(-1, withdrawn()))
TWO = (*PLEDGED, pledged("BY-38", "BY", notice=10))
FORMED = (*PLEDGED, formed("KZ-37"))
