"""The common forces: KSOR, for the members only, and the peacekeeping forces, which are open.

Reported (F1): that KSOR is being equipped with compatible modern munitions. The units, what they
are equipped with, and what became of them in 2012 are made up: "illustrative".
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from importlib import resources
from typing import Any

from plenipo.capabilities.forces.acts import (
    CertificationRenewed,
    CompatibilityRequired,
    EquipmentRecorded,
    ForceEstablished,
    ForceReferred,
    PackageFormed,
    PledgeRevised,
    RequirementStated,
    StandardNamed,
    UnitAssessed,
    UnitCertified,
    UnitPledged,
    UnitWithdrawn,
)
from plenipo.core.act import Act, Author
from plenipo.core.audience import PUBLIC, Audience
from plenipo.core.request import Proposed, Request

SECRETARIAT = "CSTO Secretariat"
ILLUSTRATIVE = "illustrative"
MEMBERS: Audience = ("members",)
ACTS: dict[str, type[Act]] = {
    "compatibility": CompatibilityRequired,
    "equipment": EquipmentRecorded,
    "force": ForceEstablished,
    "package": PackageFormed,
    "referred": ForceReferred,
    "renewed": CertificationRenewed,
    "requirement": RequirementStated,
    "revised": PledgeRevised,
    "standard": StandardNamed,
    "withdrawn": UnitWithdrawn,
}
"""The acts, as the data file calls them."""
MONTH = timedelta(days=30)

Done = tuple[datetime, Act]


def requests() -> Iterator[Request]:
    """Yield what was done about the forces, in the order of the moments."""
    text = (resources.files(__package__) / "forces.toml").read_text("utf-8")
    data = tomllib.loads(text)
    done = [act for part in ("done", "later", "last") for act in map(_done, data[part])]
    done += [act for unit in data["unit"] for act in _unit(unit)]
    opened: set[str] = set()
    for moment, act in sorted(done, key=lambda each: each[0]):
        if getattr(act, "open", False) or _about(act) & opened:
            opened |= _about(act)
            yield _request(moment, act, PUBLIC)
        else:
            yield _request(moment, act, MEMBERS)


def _request(moment: datetime, act: Act, audience: Audience) -> Request:
    author = Author(SECRETARIAT, getattr(act, "member", ""))
    return Request((Proposed(act, moment, audience),), author)


def _about(act: Act) -> set[str]:
    """Return the codes of the force and the unit that an act is about."""
    return {getattr(act, name) for name in ("force", "unit") if hasattr(act, name)}


def _done(line: dict[str, Any]) -> Done:
    act, moment = ACTS[line.pop("act")], line.pop("at")
    fields = {name: tuple(v) if isinstance(v, list) else v for name, v in line.items()}
    return _moment(moment), act(**fields)


def _unit(line: dict[str, Any]) -> Iterator[Done]:
    """Yield a pledge, then its equipment, the visit, and a certificate every month."""
    moment = _moment(line.pop("at"))
    levels, equipment = line.pop("levels"), line.pop("equipment")
    line["caveats"] = tuple(line.get("caveats", ()))
    yield moment, UnitPledged(**line, source=ILLUSTRATIVE)
    who: dict[str, Any] = {"unit": line["unit"], "member": line["member"]}
    for family, standards in equipment.items():
        moment += timedelta(minutes=5)
        told = {"family": family, "standards": tuple(standards), "source": ILLUSTRATIVE}
        yield moment, EquipmentRecorded(**who, **told)
    for number, level in enumerate(levels, 1):
        if number == 1:
            visit = {"assessor": "Joint Staff", "source": ILLUSTRATIVE}
            yield moment + MONTH, UnitAssessed(unit=line["unit"], finding="suitable", **visit)
        certified = {"unit": line["unit"], "level": level, "source": ILLUSTRATIVE}
        yield moment + MONTH * (number + 1), UnitCertified(**certified)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
