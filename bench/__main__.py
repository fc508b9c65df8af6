"""``make bench``: prints each figure, the limit it is measured against, and the ratio.

Every limit is measured here, in the same run, on the same bytes. Ratios are what to look at; the
absolute figures beside them are this machine's. ``python -m bench fold`` runs
one part.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from bench import (
    brackets,
    compare,
    durable,
    folding,
    force,
    history,
    live,
    long_text,
    play,
    power,
    text_pdf,
    verification,
    votes,
)
from bench.figures import Figure

PARTS: dict[str, Callable[[Path], Iterator[Figure]]] = {
    "brackets": brackets.figures,
    "compare": compare.figures,
    "durable": durable.figures,
    "fold": folding.figures,
    "force": force.figures,
    "history": history.figures,
    "live": live.figures,
    "long-text": long_text.figures,
    "play": play.figures,
    "power": power.figures,
    "text-pdf": text_pdf.figures,
    "verify": verification.figures,
    "votes": votes.figures,
}


def main(names: list[str]) -> int:
    """Run the parts named, or all; print their figures."""
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        print(f"There is no benchmark '{unknown[0]}': there are {', '.join(PARTS)}.")
        return 2
    print(Figure.heading())
    with tempfile.TemporaryDirectory(prefix="plenipo-bench-", dir=Path.cwd()) as folder:
        for name in names or PARTS:
            for figure in PARTS[name](Path(folder)):
                print(figure.line(), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
