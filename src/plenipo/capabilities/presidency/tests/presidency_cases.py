"""Presidencies that tests stand on: Belarus presides, and Kazakhstan is next."""

from __future__ import annotations

from datetime import date
from typing import Any

from plenipo.capabilities.presidency.acts import (
    ChairAssigned,
    HandoverMade,
    PresidencyAssumed,
    RotationEstablished,
    RotationExcepted,
)

FIRST, NEXT, END = date(2010, 12, 10), date(2011, 12, 20), date(2012, 12, 19)
ORDER = ("AM", "BY", "KZ", "KG", "RU", "TJ")


def rotation(code: str = "csc", **fields: Any) -> RotationEstablished:
    """Establish a rotation over the Council, a year each, in the order of the alphabet."""
    told = {"names": {"en": "Presidency"}, "body": "csc", "months": 12, "order": ORDER, **fields}
    return RotationEstablished(rotation=code, **told)


def assumed(code: str = "BY-2011", member: str = "BY", **fields: Any) -> PresidencyAssumed:
    """Let a member preside: Belarus up to the summit of December 2011."""
    told = {"rotation": "csc", "since": FIRST, "until": NEXT, **fields}
    return PresidencyAssumed(presidency=code, member=member, **told)


def following(member: str = "KZ", **fields: Any) -> PresidencyAssumed:
    """Let another member preside after Belarus, for a year."""
    told = {"code": f"{member}-2012", "since": NEXT, "until": END, **fields}
    return assumed(told.pop("code"), member, **told)


def excepted(kind: str = "skipped", member: str = "KZ", **fields: Any) -> RotationExcepted:
    """Decide an exception to the rotation."""
    told = {"since": NEXT, "reason": "its own wish", "reference": "CSC/2011/1", **fields}
    return RotationExcepted(rotation=told.pop("rotation", "csc"), kind=kind, member=member, **told)


def handed(code: str = "KZ-2012", **fields: Any) -> HandoverMade:
    """Hand a presidency over."""
    return HandoverMade(presidency=code, **fields)


def chair(member: str = "AM", role: str = "chair", **fields: Any) -> ChairAssigned:
    """Give a member the chair of the ministers for foreign affairs."""
    told = {"body": "cfm", "since": FIRST, **fields}
    return ChairAssigned(member=member, role=role, **told)


BELARUS = (rotation(), assumed())
BOTH = (*BELARUS, following())
