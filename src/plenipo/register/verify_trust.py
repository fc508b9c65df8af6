"""Holding a register against what is known of it from elsewhere: a key, a checkpoint, a copy."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

import msgspec

from plenipo.register.checkpoint import CheckpointError, Verifier
from plenipo.register.fault import Fault
from plenipo.register.sqlite import SqliteStore
from plenipo.register.verify_tree import Recomputed


class Trust(msgspec.Struct, frozen=True):
    """What is known of a register from elsewhere.

    :ivar key: the key it must be signed with, as it was given; none stands for the one it names.
    :ivar checkpoint: a signed checkpoint that was kept earlier, which it must continue.
    :ivar copy: another copy, whose entries it must have.
    """

    key: Verifier | None = None
    checkpoint: str = ""
    copy: Path | None = None


def check_trust(trust: Trust, tree: Recomputed, named: Verifier | None) -> Iterator[Fault]:
    """Check a register against what is known of it; ``named``: the key it names itself."""
    if trust.key is not None and named is not None and trust.key.write() != named.write():
        sentence = f"The register is signed with another key than '{trust.key.write()}'."
        yield Fault("other-key", sentence, 0)
    verifier = trust.key or named
    if trust.checkpoint and verifier is not None:
        yield from _continues(trust.checkpoint, tree, verifier)
    if trust.copy is not None:
        yield from _agrees(trust.copy, tree)


def _continues(note: str, tree: Recomputed, verifier: Verifier) -> Iterator[Fault]:
    try:
        kept = verifier.open(note)
    except CheckpointError as error:
        yield Fault("kept-checkpoint", f"Of the checkpoint that was kept: {error.sentence}")
        return
    if kept.size > tree.size:
        sentence = f"Entry {tree.size} is missing: the checkpoint that was kept counts {kept.size}."
        yield Fault("rolled-back", sentence, tree.size)
    elif tree.root(kept.size) != kept.root:
        sentence = f"The first {kept.size} entries are not those of the checkpoint that was kept."
        yield Fault("forked", sentence)


def _agrees(path: Path, tree: Recomputed) -> Iterator[Fault]:
    """Compare entries with those of a copy, up to the first that differs."""
    with contextlib.closing(SqliteStore.open_to_read(path)) as copy:
        others = (row.body for row in copy.rows())
        pairs = zip_longest(tree.bodies(), others)
        for seq, (mine, other) in enumerate(pairs):
            if mine is None:
                sentence = f"Entry {seq} is missing: the copy '{path}' goes on."
                yield Fault("rolled-back", sentence, seq)
            elif other is not None and mine != other:
                yield Fault("differs", f"Entry {seq} is not the one in the copy '{path}'.", seq)
            if mine != other:
                return
