"""Who represents a State in signing, and what full powers must allow (VCLT 7, 10, 12)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

OFFICES: Final = ("head-of-state", "head-of-government", "foreign-minister")
"""Who needs no full powers (VCLT 7(2)(a)), and whose signature on an instrument is due form."""

_NEEDED: Final[Mapping[str, tuple[str, ...]]] = {
    "definitive": ("express-consent",),
    "initialled": ("authenticate", "sign", "express-consent"),
}


def powers_needed(how: str) -> tuple[str, ...]:
    """Return what full powers must allow for a signature; one of these is enough."""
    return _NEEDED.get(how, ("sign",))
