"""Which way a game is counted: the quickest that gives the exact number, or none.

Each way tells beforehand about how long it takes and whether it can count the game at all, so that
a page can decline what would keep it waiting, and a person is told what it would cost.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import msgspec
import numpy as np

from plenipo.analysis.power import enumeration, grid, indices, meeting, weights
from plenipo.analysis.power.game import Game, GameError
from plenipo.analysis.power.measures import Measured, least, measured
from plenipo.analysis.power.weights import Weighted

WEIGHTS, MEETING, ENUMERATION = "weights", "meeting", "enumeration"
"""How it was counted: over sums of weights; by enumeration, meeting in the middle or in full."""

PATIENCE = 600.0
"""How long counting may take unless told, in seconds."""
MOST_BYTES = 4 * 2**30
"""How much memory a table may take."""

BANZHAF, SHAPLEY_SHUBIK = "banzhaf", "shapley-shubik"
INDICES = (BANZHAF, SHAPLEY_SHUBIK)


class TooLargeError(GameError):
    """A game that cannot be counted exactly in the time there is."""

    code = "too-large"
    exit = 1


class Way(msgspec.Struct, frozen=True):
    """A way to count a game.

    :ivar method: how, as it is told.
    :ivar seconds: about how long it takes, and
    :ivar bytes: how much memory.
    :ivar count: counts the swings of each player, by the number of others.
    """

    method: str
    seconds: float
    bytes: int
    count: Callable[[], list[list[int]]]


class Power(msgspec.Struct, frozen=True):
    """The power of each player, exactly.

    :ivar swings: the coalitions of the others that lose without it and win with it.
    :ivar absolute: the absolute Banzhaf index, and
    :ivar banzhaf: the normalised one.
    :ivar shapley_shubik: the Shapley-Shubik index; empty where only Banzhaf's was asked for.
    :ivar method: how it was counted: ``weights``, ``meeting`` or ``enumeration``.
    """

    players: tuple[str, ...]
    swings: tuple[int, ...]
    absolute: tuple[Fraction, ...]
    banzhaf: tuple[Fraction, ...]
    shapley_shubik: tuple[Fraction, ...]
    method: str


def power(game: Game, wanted: tuple[str, ...] = INDICES, patience: float = PATIENCE) -> Power:
    """Count the power of each player of a game, exactly.

    :raises TooLargeError: where that takes longer than there is patience for, or more memory.
    """
    way = ways(game, wanted)[0]
    refuse_too_large(way, patience)
    count, swings = len(game.players), way.count()
    absolute = tuple(indices.banzhaf(row, count) for row in swings)
    shapley = SHAPLEY_SHUBIK in wanted
    return Power(
        game.players,
        tuple(map(sum, swings)),
        absolute,
        indices.normalised(absolute),
        tuple(indices.shapley_shubik(row, count) for row in swings) if shapley else (),
        way.method,
    )


def refuse_too_large(way: Way, patience: float = PATIENCE) -> None:
    """Raise an error where a way takes too long, or too much memory."""
    if way.bytes > MOST_BYTES:
        raise TooLargeError(
            f"To count this exactly would take {way.bytes / 2**30:,.0f} GiB of memory.",
            "Sample it instead (--sample 1000000), or ask for --index banzhaf alone.",
        )
    if way.seconds > patience:
        raise TooLargeError(
            f"To count this exactly would take about {told(way.seconds)}.",
            "Sample it instead (--sample 1000000), or ask for --index banzhaf alone.",
        )


def told(seconds: float) -> str:
    """Return a length of time in words, roughly."""
    for unit, length in (("years", 31_557_600), ("days", 86_400), ("hours", 3600), ("minutes", 60)):
        if seconds >= 2 * length:
            return f"{seconds / length:,.0f} {unit}" if seconds < 1e6 * length else f"many {unit}"
    return f"{max(seconds, 1):.0f} seconds"


def ways(game: Game, wanted: tuple[str, ...] = INDICES) -> list[Way]:
    """Return the ways in which a game can be counted, the quickest first."""
    form = measured(game)
    found = []
    if len(form.weights) <= 2 and form.count <= weights.MOST_PLAYERS:  # noqa: PLR2004 - heads, one
        found.append(_over_one_weight(form, SHAPLEY_SHUBIK in wanted))
    elif grid.possible(form):
        size = 10 * grid.cells(form)
        found.append(Way(WEIGHTS, grid.seconds(form), size, lambda: grid.swings(form)))
    if meeting.possible(form):
        found.append(Way(MEETING, meeting.seconds(form), 0, lambda: meeting.swings(form)))
    if enumeration.possible(form):
        full = enumeration.seconds(form)
        found.append(Way(ENUMERATION, full, 0, lambda: enumeration.swings(form)))
    if not found:
        found.append(Way(ENUMERATION, 2.0 ** min(form.count, 900), 0, list))
    return sorted(found, key=lambda way: (way.bytes > MOST_BYTES, way.seconds))


def _over_one_weight(form: Measured, sizes_wanted: bool) -> Way:  # noqa: FBT001
    """Return the way of a game with one weight, or with none but heads."""
    game = weighted(form, sizes_wanted)
    lesser, _ = weights.lighter(game)
    size = 8 * lesser.cells() * 5 // 4
    return Way(WEIGHTS, lesser.seconds(), size, lambda: weights.swings(game))


def weighted(form: Measured, sizes_wanted: bool) -> Weighted:  # noqa: FBT001
    """Return a game with one weight as what a coalition of each size must weigh."""
    single = len(form.weights) == 1
    own = (0,) * form.count if single else form.weights[1]
    heads = np.arange(form.count + 1, dtype=np.int64)
    beyond = sum(own) + 1
    last = len(form.weights) if single else 1  # of heads alone: no measure is asked for a number
    needs = tuple(least(form.tree, [heads, heads], last, beyond).tolist())
    alike = len(set(needs)) == 1
    if alike and not sizes_wanted:
        return Weighted(own, needs[:2], by_size=False)
    return Weighted(own, needs, by_size=True)
