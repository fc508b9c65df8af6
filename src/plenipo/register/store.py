"""What a store of entries must do. The embedded one is :mod:`plenipo.register.sqlite`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from plenipo.core.errors import PlenipoError
from plenipo.register.merkle import Node


class StoreError(PlenipoError):
    """The store cannot do what was asked: full, locked, read-only, missing, broken."""

    code = "store"


class Row(NamedTuple):
    """One entry as it is stored.

    :ivar seq: its number.
    :ivar body: the bytes of the leaf: the entry's canonical bytes, or a sealed entry's shell.
    :ivar digest: the leaf's digest in the Merkle tree.
    :ivar secret: the canonical bytes of a sealed entry; None for a public one, or where withheld.
    :ivar salt: the salt of its commitment.
    :ivar key: the idempotency key of the request it came with.
    """

    seq: int
    body: bytes
    digest: bytes
    secret: bytes | None = None
    salt: bytes | None = None
    key: str | None = None


class Snapshot(NamedTuple):
    """A state as it stood after ``size`` entries, signed; see :mod:`plenipo.register.snapshot`."""

    size: int
    statement: str
    signature: bytes
    state: bytes


class Append(NamedTuple):
    """What one durable transaction adds: rows, completed subtrees, and the new checkpoint."""

    rows: Sequence[Row]
    nodes: Sequence[Node]
    checkpoint: str


class Store(Protocol):
    """A place where entries stand, in order, for good."""

    def size(self) -> int:
        """Return how many entries there are."""

    def append(self, addition: Append) -> None:
        """Add entries and the checkpoint over them: all of it durable, or none.

        :raises StoreError: when that was not possible; then nothing was added.
        """

    def rows(self, start: int = 0, stop: int | None = None) -> Iterator[Row]:
        """Return entries from one number up to another, in order."""

    def bodies(self, start: int = 0, stop: int | None = None) -> Iterator[bytes]:
        """Return the readable bytes of entries: a sealed one's own bytes where they are held."""

    def confidential(self, stop: int) -> Iterator[bytes]:
        """Return the readable bytes of the confidential entries before a number, in order."""

    def nodes(self, height: int, start: int, stop: int) -> Sequence[bytes]:
        """Return the kept digests at a height, from one position up to another."""

    def checkpoint(self) -> str | None:
        """Return the latest signed checkpoint."""

    def has_requests(self) -> bool:
        """Tell whether any key of a request is indexed."""

    def request(self, key: str) -> tuple[int, int] | None:
        """Return first number and count of the entries of an earlier request with this key."""

    def snapshot(self) -> Snapshot | None:
        """Return the latest snapshot."""

    def keep_snapshot(self, snapshot: Snapshot) -> None:
        """Replace the snapshot, and index the keys of all requests up to it."""

    def close(self) -> None:
        """Let go of the store; what was appended stands."""
