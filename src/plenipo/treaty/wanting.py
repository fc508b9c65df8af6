"""Stub, until the real one is merged."""

from __future__ import annotations

from datetime import date

import msgspec

from plenipo.procedure.missing import Change
from plenipo.procedure.scale import APART, FOR
from plenipo.treaty.force import Force
from plenipo.treaty.force import wanting as _w


class Wanting(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    fewest: int | None = None
    number: int | None = 0
    sets: tuple[tuple[str, ...], ...] = ()
    ways: tuple[tuple[Change, ...], ...] = ()
    needed: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    in_force: date | None = None
    too_long: bool = False

    @property
    def more(self) -> int | None:
        return None if self.number is None else self.number - len(self.sets)


def wanting_of(found: Force, candidates) -> Wanting:
    if found.trigger is not None:
        return Wanting(fewest=0, number=1, sets=((),), in_force=found.in_force)
    m = _w(found)
    return Wanting(fewest=m.fewest, ways=m.ways, number=len(m.ways))


def candidates_of(found: Force) -> tuple[str, ...]:
    return tuple(
        code for voice, codes in found.ballot.items() if voice not in {FOR, APART} for code in codes
    )
