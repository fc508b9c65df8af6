"""Power as it is told: a line for each member, the most powerful first, and how it was counted."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import msgspec

from plenipo.analysis.power.counting import BANZHAF, INDICES, PATIENCE, SHAPLEY_SHUBIK, Power, power
from plenipo.analysis.power.rule import Posed
from plenipo.analysis.power.sampling import Estimate, sample

SAMPLED = "sampled"


class Value(msgspec.Struct, frozen=True, omit_defaults=True):
    """An index of a member.

    :ivar exact: the fraction itself; empty where it was sampled.
    :ivar low: where it was sampled, the ends of the interval, as
    :ivar high: numbers.
    :ivar before: what it was before what is asked for; None where nothing is.
    """

    value: float
    exact: str = ""
    low: float | None = None
    high: float | None = None
    before: float | None = None


class Line(msgspec.Struct, frozen=True, omit_defaults=True):
    """The power of a member.

    :ivar shares: its part of each weight.
    :ivar absolute: Banzhaf's index, absolute, and
    :ivar banzhaf: normalised.
    """

    member: str
    shares: dict[str, float]
    absolute: Value | None = None
    banzhaf: Value | None = None
    shapley_shubik: Value | None = None


class Report(msgspec.Struct, frozen=True, omit_defaults=True):
    """The power of all members.

    :ivar method: ``weights``, ``meeting`` or ``enumeration``: exact; or ``sampled``.
    :ivar players: how many vote, a bloc being one.
    :ivar samples: how many coalitions and orders were drawn, and
    :ivar seed: from which seed.
    :ivar within: the widest 95 % interval of all values, from the value.
    """

    method: str
    players: int
    lines: tuple[Line, ...]
    samples: int = 0
    seed: int = 0
    within: float = 0.0

    @property
    def exact(self) -> bool:
        """Whether the values are exact."""
        return self.method != SAMPLED


def report(
    posed: Posed,
    before: Posed | None = None,
    wanted: tuple[str, ...] = INDICES,
    patience: float = PATIENCE,
) -> Report:
    """Count the power of each member, exactly, and what it was before.

    :raises TooLargeError: where that takes longer than there is patience for.
    """
    found = power(posed.game, wanted, patience)
    known = power(before.game, wanted, patience) if before else None
    columns = {
        "absolute": _values(found.absolute, found, None, ()),
        BANZHAF: _values(found.banzhaf, found, known, known.banzhaf if known else ()),
        SHAPLEY_SHUBIK: _values(
            found.shapley_shubik, found, known, known.shapley_shubik if known else ()
        ),
    }
    return Report(found.method, len(found.players), _lines(posed, columns, wanted))


def sampled(posed: Posed, samples: int, seed: int = 0, wanted: tuple[str, ...] = INDICES) -> Report:
    """Estimate the power of each member."""
    found = sample(posed.game, samples, seed, wanted)
    columns = {
        "absolute": _estimates(found.absolute),
        BANZHAF: _estimates(found.banzhaf),
        SHAPLEY_SHUBIK: _estimates(found.shapley_shubik),
    }
    lines = _lines(posed, columns, wanted)
    return Report(SAMPLED, len(found.players), lines, samples, seed, found.within)


def _lines(
    posed: Posed, columns: dict[str, list[Value]], wanted: tuple[str, ...]
) -> tuple[Line, ...]:
    """Return the lines, the most powerful first; equals in the order of the players."""
    shown = {name: values for name, values in columns.items() if values and _asked(name, wanted)}
    lines = [
        Line(
            player,
            {name: float(values[place]) for name, values in posed.shares.items()},
            *(shown[name][place] if name in shown else None for name in columns),
        )
        for place, player in enumerate(posed.game.players)
    ]
    main = shown[BANZHAF if BANZHAF in shown else SHAPLEY_SHUBIK]
    order = sorted(range(len(lines)), key=lambda place: -main[place].value)
    return tuple(lines[place] for place in order)


def _asked(column: str, wanted: tuple[str, ...]) -> bool:
    return (BANZHAF if column == "absolute" else column) in wanted


def _values(
    exact: Sequence[Fraction], found: Power, known: Power | None, before: Sequence[Fraction]
) -> list[Value]:
    """Return values with what they were: of a bloc, what its members had together."""
    earlier = dict(zip(known.players, before, strict=True)) if known and before else {}
    values = []
    for player, value in zip(found.players, exact, strict=False):
        parts = [player] if player in earlier else player.split("+")
        was = sum((earlier.get(part, Fraction(0)) for part in parts), Fraction(0))
        values.append(Value(float(value), str(value), before=float(was) if known else None))
    return values


def _estimates(estimates: tuple[Estimate, ...]) -> list[Value]:
    return [Value(e.value, low=e.low, high=e.high) for e in estimates]
