"""Folding: a million positions, the memory they take, and a start from a snapshot."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from bench import cast
from bench.figures import Figure, best
from plenipo.assembly import house
from plenipo.core.request import Request
from plenipo.register.opening import discard, open_to_read
from plenipo.register.registrar import Registrar

MEMBERS, ITEMS = 193, 1_000
ACTS = 1_000_000
SHORT = 200_000
CHUNK = 10_000
MEGABYTE = 1_000_000

FOLD_ALONE = """
import resource, sys
from pathlib import Path
from plenipo.assembly import house
from plenipo.register.opening import open_to_read
from plenipo.register.snapshot import readable
reading = open_to_read(Path(sys.argv[1]), house())
state = house().new_state().fold(readable(reading.store, house()))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
"""


def figures(folder: Path) -> Iterator[Figure]:
    """Rate of the fold against decoding alone, memory, and the start from a snapshot."""
    path = million(folder)
    reading = open_to_read(path, house())
    yield _rate(list(reading.store.bodies()))
    reading.store.close()
    run = [sys.executable, "-c", FOLD_ALONE, str(path)]
    peak = int(subprocess.run(run, check=True, capture_output=True, text=True).stdout)
    size = f"{peak / MEGABYTE:,.0f} MB"
    yield Figure(
        "peak memory of that fold, in a process", size, "600 MB", peak / 6e8, 1, at_least=False
    )
    yield _restart(folder, path)


def _rate(bodies: list[bytes]) -> Figure:
    decode = house().codec.decode

    def only_decode() -> None:
        for body in bodies:
            decode(body)

    limit = best(only_decode)
    ours = best(lambda: house().new_state().fold(map(decode, bodies)))
    rates = f"{len(bodies) / ours:,.0f}/s", f"decoding {len(bodies) / limit:,.0f}/s"
    return Figure("folding 1,000,000 positions", *rates, limit / ours, 0.35)


def _restart(folder: Path, long: Path) -> Figure:
    """Measure a start from a snapshot, after five times the history of the same positions."""
    short = folder / "short.plenipo"
    discard(short)
    registrar = cast.conference(short, MEMBERS, ITEMS)
    record(registrar, cast.positions(SHORT, MEMBERS, ITEMS))
    registrar.keep_snapshot()
    registrar.close()
    times = [best(lambda path=path: _start(path)) for path in (long, short)]
    after = f"{times[0] * 1e3:,.0f} ms"
    limit = f"after 200,000 {times[1] * 1e3:,.0f} ms"
    what = "start from a snapshot after 1,000,000 acts"
    return Figure(what, after, limit, times[0] / times[1], 1.5, at_least=False)


def _start(path: Path) -> None:
    reading = open_to_read(path, house())
    assert reading.state().size == reading.store.size()
    reading.store.close()


def million(folder: Path) -> Path:
    """Return the register of a million positions, made once in a run, with a snapshot."""
    path = folder / "million.plenipo"
    if not path.exists():
        registrar = cast.conference(path, MEMBERS, ITEMS)
        record(registrar, cast.positions(ACTS, MEMBERS, ITEMS))
        registrar.keep_snapshot()
        registrar.close()
    return path


def record(registrar: Registrar, requests: Iterable[Request]) -> None:
    """Record requests in large groups."""
    coming = iter(requests)
    while group := list(islice(coming, CHUNK)):
        registrar.record(group)
