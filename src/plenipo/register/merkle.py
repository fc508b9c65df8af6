"""The Merkle tree of RFC 9162, section 2.1: digests, the right edge, proofs and their checks.

A node is named by its height (0 for a leaf) and its position at that height; the subtree under it
covers the leaves ``position << height`` up to ``(position + 1) << height``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import sha256

EMPTY = sha256(b"").digest()
"""The root of a tree without leaves (RFC 9162, 2.1.1)."""

STRIDE = 8
"""Digests of complete subtrees are kept at every eighth height, so that a proof is short work."""

Node = tuple[int, int, bytes]
Nodes = Callable[[int, int, int], Sequence[bytes]]
"""Gives the digests at a height (a multiple of STRIDE) from one position up to another."""


def leaf_digest(data: bytes) -> bytes:
    """Return the digest of a leaf: SHA-256 of 0x00 and the data."""
    return sha256(b"\x00" + data).digest()


def node_digest(left: bytes, right: bytes) -> bytes:
    """Return the digest of a node: SHA-256 of 0x01 and both children."""
    return sha256(b"\x01" + left + right).digest()


def pair_up(digests: Sequence[bytes]) -> list[bytes]:
    """Return the digests one height up; an odd last one is left out."""
    pairs = iter(digests)
    return [sha256(b"\x01" + a + b).digest() for a, b in zip(pairs, pairs, strict=False)]


class Edge:
    """The right edge of a growing tree: for each height at most one complete subtree.

    All that is needed to append and to tell the root; its size is the logarithm of the tree's.
    """

    def __init__(self, size: int = 0, peaks: dict[int, bytes] | None = None) -> None:
        """Stand at a tree of ``size`` leaves whose complete subtrees have these digests."""
        self.size = size
        self._peaks = dict(peaks or {})

    def copy(self) -> Edge:
        """Return the same edge, to go on apart."""
        return Edge(self.size, self._peaks)

    def extend(self, leaves: Sequence[bytes]) -> list[Node]:
        """Append leaf digests; return the subtrees completed at the heights that are kept."""
        kept: list[Node] = []
        height, position, row = 0, self.size, list(leaves)
        self.size += len(row)
        while row:
            if height and height % STRIDE == 0:
                kept.extend((height, position + i, digest) for i, digest in enumerate(row))
            if height in self._peaks:
                row.insert(0, self._peaks.pop(height))
                position -= 1
            if len(row) % 2:
                self._peaks[height] = row[-1]
            row = pair_up(row)
            height, position = height + 1, position // 2
        return kept

    def root(self) -> bytes:
        """Return the root of the tree as it stands."""
        digest = b""
        for height in sorted(self._peaks):
            peak = self._peaks[height]
            digest = node_digest(peak, digest) if digest else peak
        return digest or EMPTY


class Tree:
    """A tree of a given size over stored digests: its root and its proofs."""

    def __init__(self, size: int, nodes: Nodes) -> None:
        """Look at the first ``size`` leaves."""
        self.size = size
        self._nodes = nodes

    def root(self, size: int | None = None) -> bytes:
        """Return the root over the first ``size`` leaves (all, unless told)."""
        count = self.size if size is None else size
        return self._span(0, count) if count else EMPTY

    def edge(self) -> Edge:
        """Return the right edge, to append from here."""
        heights = [h for h in range(self.size.bit_length()) if self.size >> h & 1]
        return Edge(self.size, {h: self._node(h, (self.size >> h) - 1) for h in heights})

    def inclusion(self, index: int) -> list[bytes]:
        """Return the audit path of a leaf (RFC 9162, 2.1.3.1), from the leaf up."""
        path: list[bytes] = []
        start, stop = 0, self.size
        while stop - start > 1:
            middle = start + _split(stop - start)
            if index < middle:
                path.append(self._span(middle, stop))
                stop = middle
            else:
                path.append(self._span(start, middle))
                start = middle
        return path[::-1]

    def consistency(self, earlier: int) -> list[bytes]:
        """Return the proof that this tree continues its first ``earlier`` leaves (2.1.4.1)."""
        path: list[bytes] = []
        start, stop, whole = 0, self.size if earlier else 0, True
        while earlier < stop:
            middle = start + _split(stop - start)
            if earlier <= middle:
                path.append(self._span(middle, stop))
                stop = middle
            else:
                path.append(self._span(start, middle))
                start, whole = middle, False
        if not whole:
            path.append(self._span(start, stop))
        return path[::-1]

    def _span(self, start: int, stop: int) -> bytes:
        """Return the digest over leaves from ``start`` up to ``stop``."""
        count = stop - start
        height = count.bit_length() - 1
        if count == 1 << height:
            return self._node(height, start >> height)
        middle = start + _split(count)
        return node_digest(self._span(start, middle), self._span(middle, stop))

    def _node(self, height: int, position: int) -> bytes:
        """Return the digest of a complete subtree, from the kept digests below it."""
        rise = height % STRIDE
        row = self._nodes(height - rise, position << rise, (position + 1) << rise)
        for _ in range(rise):
            row = pair_up(row)
        return row[0]


def _split(count: int) -> int:
    """Return the largest power of two below ``count``."""
    return 1 << ((count - 1).bit_length() - 1)


def check_inclusion(index: int, size: int, leaf: bytes, path: Sequence[bytes], root: bytes) -> bool:
    """Check an audit path (RFC 9162, 2.1.3.2): does the leaf stand at that index under the root?"""
    if not 0 <= index < size:
        return False
    place, last, digest = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            return False
        if place & 1 or place == last:
            digest = node_digest(sibling, digest)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            digest = node_digest(digest, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and digest == root


def check_consistency(
    earlier: int, size: int, path: Sequence[bytes], old: bytes, new: bytes
) -> bool:
    """Check a consistency proof (RFC 9162, 2.1.4.2): does the larger tree continue the smaller?"""
    if earlier == 0:
        return not path and old == EMPTY
    if earlier == size:
        return not path and old == new
    if not 0 < earlier < size:
        return False
    steps = list(path) if earlier & (earlier - 1) else [old, *path]
    if not steps:
        return False
    place, last = earlier - 1, size - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    first = second = steps[0]
    for sibling in steps[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            first, second = node_digest(sibling, first), node_digest(sibling, second)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            second = node_digest(second, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and first == old and second == new
