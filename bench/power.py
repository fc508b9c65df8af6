"""Voting power: the EU Council of 27, against the quickest package of the registry.

Both count the same game exactly: 55 % of the members with 65 % of the population, or no more than
three against (TEU, Article 16(4)). Of the packages for voting power only ``power-bdd`` counts games
with several weights; those that enumerate coalitions take longer by some orders of magnitude.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import reduce
from operator import and_, or_
from pathlib import Path
from typing import Any

from power_bdd.bdd import BDD, WeightedGame

from bench.figures import Figure, best
from plenipo.analysis.power.counting import power
from plenipo.analysis.power.game import AllOf, Formula, Game, Quota
from plenipo.analysis.power.rule import pose
from plenipo.procedure.rule_file import library, read

RULE, DAY = "eu-council-qmv", date(2024, 6, 1)
EXACT = 1e-9
"""How far the package's floats may lie from our fractions."""


def figures(folder: Path) -> Iterator[Figure]:
    """Both indices of every member; the limit is what the package needs for the same."""
    del folder
    game = pose(read(library()[RULE], RULE), DAY).game
    alike(game)
    limit = best(lambda: counted(game))
    ours = best(lambda: power(game))
    times = f"{ours * 1e3:,.1f} ms", f"power-bdd {limit * 1e3:,.0f} ms"
    yield Figure("voting power, EU Council of 27, both indices", *times, limit / ours, 10)


def counted(game: Game) -> tuple[list[float], list[float]]:
    """Return the absolute Banzhaf and the Shapley-Shubik indices, as the package counts them."""
    diagram = drawn(game.formula)
    return diagram.calc_banzhaf(), diagram.calc_shapley()


def drawn(formula: Formula) -> Any:  # noqa: ANN401 - the package has no types
    """Return a formula as the package's decision diagram."""
    if isinstance(formula, Quota):
        return BDD(WeightedGame(formula.quota, list(formula.weights)))
    joined = and_ if isinstance(formula, AllOf) else or_
    return reduce(joined, map(drawn, formula.parts))


def alike(game: Game) -> None:
    """Make sure that both count the same."""
    ours, theirs = power(game), counted(game)
    for mine, other in zip((ours.absolute, ours.shapley_shubik), theirs, strict=True):
        furthest = max(abs(float(one) - two) for one, two in zip(mine, other, strict=True))
        if furthest > EXACT:
            raise AssertionError(f"The two countings differ by {furthest}.")
