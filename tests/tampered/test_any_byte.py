"""Any byte of a register's file may be changed: it is found, or nothing that is read is another.

SQLite does not use every byte of a file, and a change in those changes nothing: free space between
the cells of a page and in its gaps, bytes of pages on the free list, and in the header the change
counter, the version that wrote it last, the page cache's size, the vacuum's and the incremental
mark, and the 20 bytes kept for expansion. The test asks no more than that of them.
"""

from __future__ import annotations

import random

import apsw
import honest as made
import pytest

from plenipo.assembly import house
from plenipo.core.errors import PlenipoError
from plenipo.register.verify import verify

HEADER = 100
PAGE = 4096
IN_EACH_PAGE = 12
QUERIES = (
    "PRAGMA application_id",
    "PRAGMA user_version",
    "SELECT * FROM sqlite_schema",
    "SELECT * FROM entry ORDER BY seq",
    "SELECT * FROM subtree ORDER BY height, position",
    "SELECT * FROM checkpoint",
    "SELECT * FROM request ORDER BY key",
    "SELECT * FROM snapshot",
)


def everything(path):
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        return [list(connection.execute(query)) for query in QUERIES]
    finally:
        connection.close()


def is_found(path):
    try:
        return bool(verify(path, house()).faults)
    except PlenipoError:
        return True


def places(size):
    """Every byte of the header, and some of each page."""
    chosen = random.Random(2011)  # noqa: S311 - the same places on each run
    for page in range(0, size, PAGE):
        yield from (page + chosen.randrange(PAGE) for _ in range(IN_EACH_PAGE))
    yield from range(HEADER)


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A register whose file is small, but has everything in it."""
    path = tmp_path_factory.mktemp("small") / "small.plenipo"
    return made.make(path, size=270, covered=260)


@pytest.mark.parametrize("change", [0x01, 0x80, 0xFF])
def test_a_changed_byte_is_found_or_changes_nothing_that_is_read(small, tmp_path, change):
    right, data = everything(small), small.read_bytes()
    path = tmp_path / "changed.plenipo"
    found = unread = 0
    for place in places(len(data)):
        changed = bytearray(data)
        changed[place] ^= change
        path.write_bytes(changed)
        if is_found(path):
            found += 1
        else:
            assert everything(path) == right, f"byte {place} was changed, and it was not found"
            unread += 1
        for suffix in ("-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
    assert found > unread > 0
