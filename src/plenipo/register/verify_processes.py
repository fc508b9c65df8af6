"""Recomputing the entries of a large register in several processes at once."""

from __future__ import annotations

import contextlib
import gc
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from plenipo.core.act import Act
from plenipo.core.collecting import without_collection
from plenipo.register.codec import Codec
from plenipo.register.sqlite import SqliteStore
from plenipo.register.verify_entries import STRETCH, Part, examine
from plenipo.register.verify_file import Around, check_around

RANGE = 4 * STRETCH
"""How many entries a process takes at a time."""
WORTH_IT = 20_000
"""From so many entries on, others are done before a process has started and joined in."""


def examine_all(
    store: SqliteStore, codec: Codec, size: int, covered: int, processes: int
) -> tuple[Around, list[Part]]:
    """Recompute all entries, and check the file: here, and where there is much, also beside us.

    :param covered: how many entries the index of keys covers.
    :returns: what does not fit around the entries, and what was found in them.
    """
    if processes == 1 or size < WORTH_IT:
        with without_collection():
            parts = [examine(store.connection, codec, 0, size)]
        return check_around(store.connection, covered), parts
    pool = ProcessPoolExecutor(
        processes - 1,
        mp_context=get_context("spawn"),  # SQLite must not be used by a process that was forked
        initializer=_begin,
        initargs=(store.path, tuple(codec.acts.values()), codec.translators),
    )
    with pool, without_collection():
        around = pool.submit(_check_around, covered)
        waiting = [(start, pool.submit(_examine, start, size)) for start in range(0, size, RANGE)]
        # They begin at the front, we at the back.
        parts = [_take(future, start, size, store, codec) for start, future in waiting[::-1]]
        try:
            found = around.result()
        except BrokenExecutor:
            found = check_around(store.connection, covered)
    return found, parts[::-1]


def _take(future: Future[Part], start: int, size: int, store: SqliteStore, codec: Codec) -> Part:
    """Return what another process found in a range; one that none has begun is done here."""
    if not future.cancel():
        with contextlib.suppress(BrokenExecutor):
            return future.result()
    return examine(store.connection, codec, start, min(start + RANGE, size))


_mine: list[tuple[SqliteStore, Codec]] = []
"""In one of the other processes: what it reads by."""


def _begin(path: Path, acts: tuple[type[Act], ...], translators: dict[str, Any]) -> None:
    gc.disable()
    _mine.append((SqliteStore.open_to_read(path), Codec(acts, translators)))


def _check_around(covered: int) -> Around:
    store, _ = _mine[0]
    return check_around(store.connection, covered)


def _examine(start: int, size: int) -> Part:
    store, codec = _mine[0]
    return examine(store.connection, codec, start, min(start + RANGE, size))
