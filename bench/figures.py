"""One figure of a benchmark, and how times are taken."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass

REPEATS = 3


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured against which limit.

    `ratio` is ours to the limit's, `target` the bound the ratio should keep; `at_least` tells
    whether the bound is from below (a rate) or from above (a time, a size).
    """

    what: str
    ours: str
    limit: str
    ratio: float
    target: float
    at_least: bool = True

    @staticmethod
    def heading() -> str:
        """Return the head of the table."""
        return f"{'what':<58} {'ours':>16} {'limit':>24} {'ratio':>8} {'target':>8}"

    def line(self) -> str:
        """Return the figure as a line of the table."""
        met = self.ratio >= self.target if self.at_least else self.ratio <= self.target
        sign = ">=" if self.at_least else "<="
        word = "" if met else "  falls short"
        return (
            f"{self.what:<58} {self.ours:>16} {self.limit:>24} {self.ratio:>8.3g} "
            f"{sign}{self.target:>6.3g}{word}"
        )


def best(action: Callable[[], object], repeats: int = REPEATS) -> float:
    """Seconds of the fastest of several runs, with the garbage of before put aside."""
    times = []
    for _ in range(repeats):
        gc.collect()
        gc.freeze()
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
        gc.unfreeze()
    return min(times)
