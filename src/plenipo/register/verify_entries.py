"""Recomputing the entries of a register, stretch by stretch.

Sound entries are looked at as lists, a stretch at a time, because that is what costs; only a
stretch that does not fit is gone through entry by entry, to name what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from operator import le
from typing import Any, NamedTuple

import apsw

from plenipo.core.act import Entry
from plenipo.core.audience import PUBLIC
from plenipo.core.errors import PlenipoError
from plenipo.register.codec import Codec, Line, Sealed, UnreadableEntryError, is_canonical
from plenipo.register.fault import Fault
from plenipo.register.merkle import STRIDE, leaf_digest, pair_up
from plenipo.register.seal import opens

BLOCK = 1 << STRIDE
"""How many entries stand under one kept subtree of the lowest kept height."""
STRETCH = 8 * BLOCK
MOST_FAULTS = 20
"""Of one range no more faults are told: when so much is wrong, more of them say nothing."""

_SELECT = "SELECT seq, body, digest, secret, salt, key FROM entry WHERE seq >= ? AND seq < ?"
Columns = tuple[Any, ...]
"""What stands in a row, of whatever type: in a damaged file it may be any."""


class Part(NamedTuple):
    """What was found in a range of entries.

    :ivar start: the number of the first, and
    :ivar stop: the number after the last that was read.
    :ivar faults: what does not fit.
    :ivar blocks: the recomputed digests of the whole blocks of entries in the range.
    :ivar sealed: how many entries are sealed, and
    :ivar withheld: of how many of these the bytes are not held.
    :ivar earliest: when the first was recorded, and
    :ivar latest: the last.
    """

    start: int
    stop: int
    faults: tuple[Fault, ...]
    blocks: tuple[bytes, ...]
    sealed: int
    withheld: int
    earliest: datetime | None
    latest: datetime | None


class _Found:
    """What is found on the way through a range."""

    def __init__(self, start: int) -> None:
        self.start = self.stop = start
        self.faults: list[Fault] = []
        self.blocks: list[bytes] = []
        self.sealed = self.withheld = 0
        self.earliest: datetime | None = None
        self.latest: datetime | None = None

    def part(self) -> Part:
        faults, blocks = tuple(self.faults[:MOST_FAULTS]), tuple(self.blocks)
        counts = (self.sealed, self.withheld, self.earliest, self.latest)
        return Part(self.start, self.stop, faults, blocks, *counts)

    def fault(self, code: str, seq: int, what: str) -> None:
        self.faults.append(Fault(code, f"Entry {seq}: {what}.", seq))

    def take(self, leaves: Sequence[bytes], moments: Sequence[datetime]) -> None:
        """Take in the leaves of a stretch; those of a block that is not full are left out."""
        self.stop += len(leaves)
        row = list(leaves[: len(leaves) // BLOCK * BLOCK])
        for _ in range(STRIDE):
            row = pair_up(row)
        self.blocks += row
        if moments:
            self.earliest = self.earliest or moments[0]
            self.latest = moments[-1]


def examine(connection: apsw.Connection, codec: Codec, start: int, stop: int) -> Part:
    """Recompute the entries from one number up to another; ``start`` begins a block."""
    found = _Found(start)
    for first in range(start, stop, STRETCH):
        last = min(first + STRETCH, stop)
        rows = _read(connection, first, last, found)
        if not _fits(rows, first, codec, found):
            _go_through(rows, first, codec, found)
        if found.stop < last:
            if all(fault.entry != found.stop for fault in found.faults):
                found.fault("missing-entry", found.stop, "it is missing")
            break
    return found.part()


def _read(connection: apsw.Connection, start: int, stop: int, found: _Found) -> list[Columns]:
    """Return the rows that can be read, up to the first that cannot."""
    try:
        return connection.execute(_SELECT + " ORDER BY seq", (start, stop)).fetchall()
    except (apsw.Error, UnicodeError):
        rows: list[Columns] = []
    for seq in range(start, stop):
        try:
            rows += connection.execute(_SELECT, (seq, seq + 1)).fetchall()
        except (apsw.Error, UnicodeError) as error:
            found.fault("broken-file", seq, f"it cannot be read from the file ({error})")
            break
    return rows


def _fits(rows: list[Columns], first: int, codec: Codec, found: _Found) -> bool:
    """Look at a stretch as a whole; tell whether all of it fits, and only then take it in."""
    try:
        return bool(rows) and _fits_as_lists(rows, first, codec, found)
    except (PlenipoError, TypeError, ValueError, AttributeError):
        return False


def _fits_as_lists(rows: list[Columns], first: int, codec: Codec, found: _Found) -> bool:
    bodies = [row[1] for row in rows]
    texts = [row[3] or row[1] for row in rows]
    lines = codec.read_all(texts)
    entries = [line for line in lines if isinstance(line, Entry)]
    moments = [line.recorded for line in lines]
    leaves = [leaf_digest(body) for body in bodies]
    fits = (
        [row[0] for row in rows] == list(range(first, first + len(rows)))
        and [line.seq for line in lines] == [row[0] for row in rows]
        and leaves == [row[2] for row in rows]
        and codec.are_written_so(lines, texts)
        and (found.latest is None or found.latest <= moments[0])
        and moments == sorted(moments)
        and all(map(le, [e.effective for e in entries], [e.recorded for e in entries]))
        and [getattr(line, "key", "") or None for line in lines] == [row[5] for row in rows]
    )
    closed = [
        (r, n) for r, n in zip(rows, lines, strict=True) if r[3] is not None or r[4] is not None
    ]
    confidential = sum([entry.audience != PUBLIC for entry in entries])
    if not fits or confidential != len(closed) or not _open_up(closed, codec):
        return False
    found.withheld += len(lines) - len(entries)
    found.sealed += len(lines) - len(entries) + confidential
    found.take(leaves, moments)
    return True


def _open_up(closed: list[tuple[Columns, Line]], codec: Codec) -> bool:
    """Tell whether the sealed entries whose bytes are held are those that were sealed."""
    shells = [codec.shell(row[1]) for row, _ in closed]
    return (
        [(shell.seq, shell.recorded) for shell in shells]
        == [(line.seq, line.recorded) for _, line in closed]
        and all(
            isinstance(line, Entry) and opens(shell.sealed, row[4], row[3])
            for shell, (row, line) in zip(shells, closed, strict=True)
        )
        and [codec.encode(shell) for shell in shells] == [row[1] for row, _ in closed]
    )


def _go_through(rows: list[Columns], first: int, codec: Codec, found: _Found) -> None:
    """Name what does not fit in a stretch, entry by entry, up to the first that is missing."""
    leaves: list[bytes] = []
    moments: list[datetime] = []
    for seq, row in enumerate(rows, first):
        if row[0] != seq:
            found.fault("missing-entry", seq, "it is missing")
            break
        if not _has_its_types(row):
            found.fault("broken-file", seq, "what is stored of it is not of the right types")
            break
        leaves.append(leaf_digest(row[1]))
        line, whats = _look_at(row, codec)
        for code, what in whats:
            found.fault(code, seq, what)
        if line is not None:
            previous = moments[-1] if moments else found.latest
            if previous is not None and line.recorded < previous:
                found.fault("order", seq, "it was recorded before the entry before it")
            moments.append(line.recorded)
        shell = isinstance(line, Sealed)
        found.withheld += shell
        found.sealed += shell or row[3] is not None
    found.take(leaves, moments)


def _has_its_types(row: Columns) -> bool:
    kinds = (int, bytes, bytes, bytes | None, bytes | None, str | None)
    return all(isinstance(value, kind) for value, kind in zip(row, kinds, strict=True))


Whats = list[tuple[str, str]]
"""What does not fit with an entry: a code, and the words after its number."""


def _look_at(row: Columns, codec: Codec) -> tuple[Line | None, Whats]:
    """Return what a row says, as far as that can be read, and what does not fit."""
    _, body, digest, secret, salt, _ = row
    whats: Whats = []
    if leaf_digest(body) != digest:
        whats.append(("digest", "its digest is not that of its bytes"))
    line = _decode(body, codec, row, whats)
    if isinstance(line, Entry):
        if secret is not None or salt is not None:
            whats.append(("seal", "it is public, yet a secret or a salt is kept with it"))
        if line.audience != PUBLIC:
            whats.append(("unsealed", "it is confidential, yet it is not sealed"))
    elif isinstance(line, Sealed) and not (secret is None and salt is None):
        line = _unseal(line, row, codec, whats)
    if line is not None:
        whats += _look_at_line(line, row)
    return line, whats


def _unseal(shell: Sealed, row: Columns, codec: Codec, whats: Whats) -> Line | None:
    """Return the entry in a sealed one; what does not fit is added."""
    secret, salt = row[3], row[4]
    if secret is None or salt is None or not opens(shell.sealed, salt, secret):
        whats.append(("seal", "its secret bytes and salt are not those it was sealed with"))
        return None
    line = _decode(secret, codec, row, whats)
    if isinstance(line, Sealed) or (line is not None and line.audience == PUBLIC):
        whats.append(("seal", "what was sealed is not a confidential entry"))
    elif line is not None and line.recorded != shell.recorded:
        whats.append(("seal", "its moment outside and inside its seal are not the same"))
    return line


def _decode(body: bytes, codec: Codec, row: Columns, whats: Whats) -> Line | None:
    """Return what bytes say, if they are canonical and of the row they stand in."""
    try:
        line = codec.decode(body)
    except UnreadableEntryError as error:
        whats.append(("unreadable-entry", _inside(error.sentence)))
        return None
    if codec.encode(line) != body and not is_canonical(body):
        whats.append(("not-canonical", "its bytes are not canonical JSON"))
    if line.seq != row[0]:
        whats.append(("number", f"its bytes say that it is number {line.seq}"))
    return line


def _look_at_line(line: Line, row: Columns) -> Iterator[tuple[str, str]]:
    if (getattr(line, "key", "") or None) != row[5]:
        yield "key", "the key of its request is not the one in its bytes"
    if isinstance(line, Entry) and line.effective > line.recorded:
        yield "moment", "it takes effect after it was recorded"


def _inside(sentence: str) -> str:
    """Return a sentence as the end of another one."""
    return sentence[:1].lower() + sentence[1:].rstrip(".")
