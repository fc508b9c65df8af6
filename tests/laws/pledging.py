"""The part of the story in which members pledge units to a force, and one is put to a task."""

from __future__ import annotations

from datetime import date

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
from plenipo.core.act import Act

FORCE = "rapid-force"
SINCE, UNTIL = date(2011, 12, 20), date(2013, 12, 31)

PLEDGING: list[Act] = [
    ForceEstablished(
        force=FORCE,
        names={"en": "Rapid reaction force", "ru": "Силы быстрого реагирования"},
        body="cdm",
        short="RRF",
        open=True,
        session="joint-2011",
        item="1",
        decision="J-2",
        document="L.4",
        treaty="pact",
        priority="forces",
        source="illustrative",
    ),
    ForceReferred(
        force=FORCE,
        session="joint-2011",
        item="1",
        decision="J-2",
        document="L.4",
        treaty="pact",
        priority="forces",
        note="its equipment",
    ),
    RequirementStated(
        force=FORCE,
        requirement="air",
        kind="airborne",
        units=2,
        notice=30,
        strength=900,
        level="level-2",
        source="illustrative",
    ),
    StandardNamed(
        standard="R-168",
        family="radio",
        names={"en": "Radio R-168", "ru": "Радиостанция Р-168"},
        open=True,
        source="illustrative",
    ),
    CompatibilityRequired(force=FORCE, families=("radio", "calibre"), source="illustrative"),
    UnitPledged(
        force=FORCE,
        unit="KZ-37",
        member="KZ",
        names={"en": "37th brigade", "ru": "37-я бригада"},
        kind="airborne",
        strength=600,
        notice=20,
        since=SINCE,
        until=UNTIL,
        location="Taldykorgan",
        caveats=("not outside the territory of the members",),
        source="illustrative",
    ),
    PledgeRevised(
        unit="KZ-37",
        member="KZ",
        strength=550,
        notice=25,
        reason="one company is being re-equipped",
        until=UNTIL,
        location="Taldykorgan",
        caveats=("not outside the territory of the members", "no night flights"),
    ),
    EquipmentRecorded(
        unit="KZ-37",
        member="KZ",
        family="radio",
        standards=("R-168",),
        note="40 sets",
        source="illustrative",
    ),
    UnitAssessed(
        unit="KZ-37",
        finding="suitable",
        assessor="joint staff",
        text="Vehicles are to be replaced.",
        session="joint-2011",
        document="L.4",
        source="illustrative",
    ),
    UnitCertified(
        unit="KZ-37", level="level-2", reference="certificate 4", source="illustrative"
    ),
    CertificationRenewed(unit="KZ-37", member="KZ", note="nothing has changed"),
    PackageFormed(
        force=FORCE,
        package="border",
        names={"en": "Watch at the border", "ru": "Охрана границы"},
        units=("KZ-37",),
        notice=30,
        since=date(2012, 3, 1),
        until=date(2012, 9, 1),
        strength=500,
        text="Strengthen the posts in the mountains.",
        session="joint-2011",
        item="1",
        decision="J-2",
        document="L.4",
        source="illustrative",
    ),
    PackageDissolved(force=FORCE, package="border", reason="no longer needed"),
    UnitWithdrawn(unit="KZ-37", member="KZ", reason="the brigade is disbanded"),
]
"""A force, a unit from its pledge to its withdrawal, and a package."""
