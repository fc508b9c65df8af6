"""The Merkle tree of a register, recomputed from the bytes of its entries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from plenipo.register.fault import Fault
from plenipo.register.merkle import STRIDE, Node, Tree, leaf_digest, pair_up
from plenipo.register.sqlite import BrokenFileError, SqliteStore
from plenipo.register.verify_entries import Part


class Recomputed:
    """The tree over the entries that could be read, up to the first that could not."""

    def __init__(self, store: SqliteStore, parts: Sequence[Part]) -> None:
        """Put the parts together."""
        self._store = store
        self.size = 0
        blocks: list[bytes] = []
        for part in parts:
            if part.start != self.size:
                break
            self.size = part.stop
            blocks += part.blocks
        self._rows = {STRIDE: blocks}
        height = STRIDE
        while len(self._rows[height]) > 1:
            row = self._rows[height]
            for _ in range(STRIDE):
                row = pair_up(row)
            height += STRIDE
            self._rows[height] = row

    def root(self, size: int | None = None) -> bytes:
        """Return the root over the first ``size`` entries (all, unless told)."""
        return Tree(self.size if size is None else size, self.nodes).root()

    def nodes(self, height: int, start: int, stop: int) -> Sequence[bytes]:
        """Return recomputed digests at a height, from one position up to another."""
        if height:
            return self._rows[height][start:stop]
        found = list(self.bodies(start, stop))
        if len(found) != stop - start or not all(isinstance(body, bytes) for body in found):
            sentence = f"The entries {start} to {stop - 1} cannot be read twice alike."
            raise BrokenFileError(sentence)
        return list(map(leaf_digest, found))

    def bodies(self, start: int = 0, stop: int | None = None) -> Iterator[bytes]:
        """Return the bytes of leaves from one number up to another."""
        query = "SELECT body FROM entry WHERE seq >= ? AND seq < ? ORDER BY seq"
        limits = (start, self.size if stop is None else stop)
        return (body for (body,) in self._store.connection.execute(query, limits))

    def kept(self) -> Iterator[Node]:
        """Return the subtrees that a register of this size keeps."""
        for height, row in self._rows.items():
            yield from ((height, position, digest) for position, digest in enumerate(row))


def check_subtrees(store: SqliteStore, tree: Recomputed) -> Iterator[Fault]:
    """Compare the kept subtrees with the recomputed ones, up to the first that does not fit."""
    rows = store.connection.execute("SELECT * FROM subtree ORDER BY height, position")
    for found, right in zip_longest(rows, tree.kept()):
        if found == right:
            continue
        missing = right is not None and (found is None or found[:2] > right[:2])
        height, position = right[:2] if right is not None and missing else found[:2]
        first, last = position << height, ((position + 1) << height) - 1
        if missing:
            what = "is missing"
        elif right is None or found[:2] < right[:2]:
            what = "is kept, but they are not all there"
        else:
            what = "is not that of these entries"
        yield Fault("subtree", f"The digest over the entries {first} to {last} {what}.")
        return
