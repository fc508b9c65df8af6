"""Checking what stands around the entries in a register's file: SQLite's pages, schema, index."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import apsw

from plenipo.register.fault import Fault
from plenipo.register.sqlite import SCHEMA

_MOST_FAULTS = 5
_SCHEMA_QUERY = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY rowid"

_UNMATCHED = """
SELECT r.key, r.first FROM request r
WHERE r.count < 1 OR r.first + r.count > ?
   OR (SELECT key FROM entry WHERE seq = r.first) IS NOT r.key
   OR (r.count > 1 AND (SELECT key FROM entry WHERE seq = r.first + r.count - 1) IS NOT r.key)
ORDER BY r.first LIMIT 5
"""
"""Keys in the index that the entries do not have where it says."""

_STRETCHES = """
SELECT count(*), total(before.key IS NOT this.key)
FROM entry this LEFT JOIN entry before ON before.seq = this.seq - 1
WHERE this.seq < ? AND this.key IS NOT NULL
"""
"""How many entries have a key, and how many stretches of entries with the same key there are.

If there are as many stretches as keys in the index, each of these has one; if the counts add up
too, each count is that of its stretch.
"""


class Around(NamedTuple):
    """What does not fit around the entries: in the file, and in its index of requests' keys."""

    file: list[Fault]
    keys: list[Fault]


def check_around(connection: apsw.Connection, covered: int) -> Around:
    """Check all that stands around the entries.

    SQLite checks its pages; the schema is compared with ours, and the index of the requests' keys
    with the keys of the first ``covered`` entries.
    """
    pages, schema = _told(lambda: _integrity(connection)), _told(lambda: _schema(connection))
    return Around([*pages, *schema], _told(lambda: _index(connection, covered)))


def _integrity(connection: apsw.Connection) -> list[Fault]:
    said = connection.execute(f"PRAGMA integrity_check({_MOST_FAULTS})")
    lines = [str(line) for (line,) in said]
    return [
        Fault("broken-file", f"SQLite finds the file damaged: {' '.join(line.split())}.")
        for line in lines
        if line != "ok"
    ]


def _schema(connection: apsw.Connection) -> list[Fault]:
    model = apsw.Connection(":memory:")
    for statement in SCHEMA:
        model.execute(statement)
    ours, found = (list(c.execute(_SCHEMA_QUERY)) for c in (model, connection))
    model.close()
    if ours == found:
        return []
    odd = next((row for row in found if row not in ours), None)
    what = f"the {odd[0]} '{odd[1]}' is not of it" if odd else "a table is missing"
    return [Fault("schema", f"The file's schema is not that of a register: {what}.")]


def _index(connection: apsw.Connection, covered: int) -> list[Fault]:
    faults = [
        Fault(
            "index", f"The index has the key '{key}' at entry {first}, the entries do not.", first
        )
        for key, first in connection.execute(_UNMATCHED, (covered,))
    ]
    found = connection.execute(_STRETCHES, (covered,)).get
    kept = connection.execute("SELECT total(count), count(*) FROM request").get
    if not faults and found != kept:
        sentence = f"The index has {kept[1]} keys of requests, the entries have {int(found[1])}."
        faults.append(Fault("index", sentence))
    return faults


def _told(check: Callable[[], list[Fault]]) -> list[Fault]:
    """Return what a check finds, or that the file could not even be read for it."""
    try:
        return check()
    except (apsw.Error, UnicodeError) as error:
        return [Fault("broken-file", f"The file is damaged: {error}.")]
