"""Taking a register out of its file and into another: whole and verified, or not at all.

What is brought in is first built in a hidden folder beside its place, verified there like any
register, and only then put in its place. A process that is killed leaves that folder, which the
next one removes.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import msgspec

from plenipo.core.audience import Reader, may_read
from plenipo.core.errors import PlenipoError
from plenipo.register.checkpoint import Verifier
from plenipo.register.codec import Codec, Sealed, UnreadableEntryError
from plenipo.register.fault import Fault
from plenipo.register.merkle import Edge, Tree, leaf_digest
from plenipo.register.registrar import Domain
from plenipo.register.sqlite import SqliteStore
from plenipo.register.store import Append, Row, StoreError
from plenipo.register.verify import verify
from plenipo.register.verify_trust import Trust

Leaf = tuple[bytes, bytes | None, bytes | None]
"""The bytes of a leaf; of a sealed entry whose bytes are held also these, and its salt."""

PORTION = 10_000
"""How many entries are written at a time."""


class TransferError(PlenipoError):
    """What was to be brought in is not a register that can be trusted, or is of another one.

    :ivar fault: what does not fit in what was brought in, where that is the reason.
    """

    code = "transfer"
    exit = 1
    fault: Fault | None = None


class Consignment(NamedTuple):
    """What is brought in.

    :ivar key: the key its checkpoint must be signed with.
    :ivar checkpoint: its signed checkpoint.
    :ivar leaves: all its entries, in order.
    """

    key: Verifier
    checkpoint: str
    leaves: Iterable[Leaf]


class Arrival(msgspec.Struct, frozen=True):
    """What was brought in.

    :ivar first: the number of the first entry that was not there before.
    :ivar size: how many entries there are now.
    :ivar withheld: how many of them are sealed and came without their bytes.
    """

    first: int
    size: int
    withheld: int


def leaves(store: SqliteStore, codec: Codec, reader: Reader) -> Iterator[Leaf]:
    """Take out all entries, without the bytes of those a reader may not read."""
    for row in store.rows():
        if row.secret is None:
            yield row.body, None, None
            continue
        entry = codec.decode(row.secret)
        shown = not isinstance(entry, Sealed) and may_read(entry.audience, reader)
        yield (row.body, row.secret, row.salt) if shown else (row.body, None, None)


def bring_in(
    path: Path,
    domain: Domain,
    consignment: Consignment,
    *,
    whole: bool = False,
    processes: int = 1,
) -> Arrival:
    """Make a register of what was taken out of one; or continue a copy of it that is behind.

    :param whole: whether every sealed entry must come with its bytes, as for a writer.
    :param processes: how many share the work of verifying it; see :func:`verify`.
    :raises TransferError: naming the first entry that does not fit; then nothing was changed.
    :raises StoreError: when the file cannot be written.
    """
    with _workshop(path) as folder:
        made = folder / path.name
        _build(made, domain.codec, consignment)
        found = verify(made, domain, Trust(key=consignment.key), processes=processes)
        if found.faults:
            raise _refusal(found.faults[0])
        if whole and found.withheld:
            sentence = f"The bytes of {found.withheld} sealed entries were left out of it."
            raise TransferError(sentence, "It can only be read: bring it in without the key.")
        first = 0
        if path.exists():
            first = _continue(path, made, domain, processes)
        else:
            _put(made, path)
        return Arrival(first, max(first, found.size), found.withheld)


def _refusal(fault: Fault) -> TransferError:
    """Return a fault as the reason why nothing was brought in."""
    error = TransferError(fault.sentence, "Nothing was brought in.")
    error.fault = fault
    return error


def _build(path: Path, codec: Codec, consignment: Consignment) -> None:
    """Write a register, unverified; digests and the column of keys are made anew."""
    edge = Edge()
    numbered = enumerate(consignment.leaves)
    with contextlib.closing(SqliteStore.create(path)) as store:
        while rows := [_row(seq, leaf, codec) for seq, leaf in islice(numbered, PORTION)]:
            nodes = edge.extend([row.digest for row in rows])
            store.append(Append(rows, nodes, consignment.checkpoint))


def _row(seq: int, leaf: Leaf, codec: Codec) -> Row:
    body, secret, salt = leaf
    try:
        line = codec.decode(body if secret is None else secret)
    except UnreadableEntryError as error:
        raise _refusal(Fault("unreadable-entry", f"Entry {seq}: {error.sentence}", seq)) from None
    key = None if isinstance(line, Sealed) else line.key or None
    return Row(seq, body, leaf_digest(body), secret, salt, key)


def _put(made: Path, path: Path) -> None:
    """Put a register in its place, in one step, over nothing."""
    try:
        try:
            path.hardlink_to(made)
        except FileExistsError:
            raise
        except OSError:  # a file system without links
            made.rename(path)
        _synchronise(path.parent)
    except OSError as error:
        raise StoreError(f"'{path}' cannot be written: {error.strerror}.") from None


def _synchronise(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _continue(path: Path, made: Path, domain: Domain, processes: int) -> int:
    """Append what a verified register has more than another; return how many that one had."""
    with (
        contextlib.closing(SqliteStore.open_to_write(path)) as store,
        contextlib.closing(SqliteStore.open_to_read(made)) as source,
    ):
        found = verify(path, domain, processes=processes)
        if found.faults:
            sentence = f"The register '{path}' does not verify: {found.faults[0].sentence}"
            raise TransferError(sentence, "Move it away, then import again.")
        size, goal = store.size(), source.size()
        _require_same(path, store, source, min(size, goal))
        if size < goal:
            rows = list(source.rows(size))
            nodes = Tree(size, store.nodes).edge().extend([row.digest for row in rows])
            store.append(Append(rows, nodes, source.checkpoint() or ""))
        return size


def _require_same(path: Path, store: SqliteStore, source: SqliteStore, size: int) -> None:
    """Refuse to continue a register with the entries of another."""
    if Tree(size, store.nodes).root() == Tree(size, source.nodes).root():
        return
    pairs = zip(store.rows(0, size), source.rows(0, size), strict=True)
    seq = next(ours.seq for ours, theirs in pairs if ours.body != theirs.body)
    sentence = f"Entry {seq} of '{path}' is another one: they are not copies of one register."
    raise TransferError(sentence, "Import into a new file, and ask who keeps the register.")


@contextlib.contextmanager
def _workshop(path: Path) -> Iterator[Path]:
    """Give a hidden folder beside a register's place; those that others left are removed."""
    prefix = f".{path.name}.import-"
    try:
        for left in path.parent.iterdir():
            if left.name.startswith(prefix):
                _clear(left)
        folder = Path(tempfile.mkdtemp(prefix=prefix, dir=path.parent))
    except OSError as error:
        sentence = f"The folder '{path.parent}' cannot be written: {error.strerror}."
        raise StoreError(sentence) from None
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(handle)


def _clear(folder: Path) -> None:
    """Remove a folder unless a process is still at work in it."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        shutil.rmtree(folder, ignore_errors=True)
    except BlockingIOError:
        pass
    finally:
        os.close(handle)
