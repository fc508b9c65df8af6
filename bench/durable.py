"""Durable acts: the registrar against bare SQLite inserts of the same rows."""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import apsw
import uvloop

from bench import cast
from bench.figures import Figure
from plenipo.core.request import Answer, Receipt, Request
from plenipo.register.desk import Desk
from plenipo.register.opening import discard
from plenipo.register.registrar import Registrar

MEMBERS, ITEMS = 100, 100
ACTS = 20_000
ALONE = 500
WRITERS = 100
ROUNDS = 5

Rows = Sequence[tuple[Any, ...]]


def figures(folder: Path) -> Iterator[Figure]:
    """Throughput with 100 writers waiting, and the latency of one; medians of rounds in turn."""
    requests = list(cast.positions(ACTS, MEMBERS, ITEMS, keys=True))
    rounds = [_round(folder, requests) for _ in range(ROUNDS)]
    middle = sorted(rounds, key=lambda r: r["bare"] / r["called"])[ROUNDS // 2]
    bare = f"bare SQLite {ACTS / middle['bare']:,.0f}/s"
    for name, words in WAYS.items():
        rate = f"{ACTS / middle[name]:,.0f}/s"
        yield Figure(words, rate, bare, middle["bare"] / middle[name], 0.6)
    single = f"bare commit {middle['bare one'] / ALONE * 1e6:,.0f} us"
    for name, words in ALONE_WAYS.items():
        ours = f"{middle[name] / ALONE * 1e6:,.0f} us"
        yield Figure(words, ours, single, middle[name] / middle["bare one"], 2.0, at_least=False)


WAYS = {
    "called": "durable acts, 100 writers called back",
    "tasks": "durable acts, 100 writers as asyncio tasks",
}
ALONE_WAYS = {
    "one": "latency of one writer, in its own thread",
    "one task": "latency of one writer, as an asyncio task",
}


def _round(folder: Path, requests: Sequence[Request]) -> dict[str, float]:
    """Seconds each way took, one after the other, and bare SQLite in between."""
    found: dict[str, float] = {}
    rows: Rows = ()
    for name, way in {"called": _call_back, "tasks": _as_tasks}.items():
        registrar, start = _begin(folder)
        found[name] = uvloop.run(way(registrar, requests, WRITERS))
        rows = [tuple(row) for row in registrar.store.rows(start)]
        registrar.close()
    found["bare"] = _bare(folder, rows, WRITERS)
    registrar, _ = _begin(folder)
    found["one"] = _timed(lambda: [registrar.record([r]) for r in requests[:ALONE]])
    registrar.close()
    registrar, _ = _begin(folder)
    found["one task"] = uvloop.run(_as_tasks(registrar, requests[:ALONE], 1))
    registrar.close()
    found["bare one"] = _bare(folder, rows[:ALONE], 1)
    return found


def _begin(folder: Path) -> tuple[Registrar, int]:
    path = folder / "durable.plenipo"
    discard(path)
    registrar = cast.conference(path, MEMBERS, ITEMS)
    gc.collect()
    gc.freeze()
    return registrar, registrar.state.size


async def _call_back(registrar: Registrar, requests: Sequence[Request], writers: int) -> float:
    """Each writer hands in its next act when the one before is durable."""
    coming = iter(requests)
    finished = asyncio.get_running_loop().create_future()
    outstanding = len(requests)

    def done(answer: Answer | None, error: BaseException | None) -> None:
        nonlocal outstanding
        assert error is None
        assert isinstance(answer, Receipt)
        outstanding -= 1
        if not outstanding:
            finished.set_result(None)
        for request in islice(coming, 1):
            desk.hand_in(request, done)

    async with Desk(registrar) as desk:
        start = time.perf_counter()
        for request in list(islice(coming, writers)):
            desk.hand_in(request, done)
        await finished
        return time.perf_counter() - start


async def _as_tasks(registrar: Registrar, requests: Sequence[Request], writers: int) -> float:
    """Each writer is a task that awaits its answer."""
    coming = iter(requests)

    async def writer(desk: Desk) -> None:
        for request in coming:
            assert isinstance(await desk.submit(request), Receipt)

    async with Desk(registrar) as desk:
        start = time.perf_counter()
        await asyncio.gather(*(writer(desk) for _ in range(writers)))
        return time.perf_counter() - start


def _bare(folder: Path, rows: Rows, batch: int) -> float:
    """Insert the same rows with nothing around: one statement, batches, full synchronisation."""
    path = folder / "bare.db"
    for suffix in ("", "-wal", "-shm"):
        Path(f"{path}{suffix}").unlink(missing_ok=True)
    connection = apsw.Connection(str(path))
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(
        "CREATE TABLE entry(seq INTEGER PRIMARY KEY, body BLOB NOT NULL, digest BLOB NOT NULL,"
        " secret BLOB, salt BLOB, key TEXT) STRICT"
    )

    def insert() -> None:
        for at in range(0, len(rows), batch):
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany("INSERT INTO entry VALUES(?,?,?,?,?,?)", rows[at : at + batch])
            connection.execute("COMMIT")

    seconds = _timed(insert)
    connection.close()
    return seconds


def _timed(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start
