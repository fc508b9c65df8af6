"""Verification: everything in a register recomputed, without trusting whoever keeps it.

What nobody can find in a register alone: that it was put back to an earlier state of its own, or
rewritten from the first entry and signed with another key. A checkpoint that was kept earlier shows
the first, the key as it was once given shows the second; :class:`Trust` holds both.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import apsw
import msgspec

from plenipo.core.errors import PlenipoError
from plenipo.register.checkpoint import Checkpoint, CheckpointError, Verifier, parse
from plenipo.register.fault import Fault
from plenipo.register.opening import opening_entry
from plenipo.register.registrar import Domain
from plenipo.register.sqlite import BrokenFileError, SqliteStore
from plenipo.register.verify_entries import Part
from plenipo.register.verify_file import Around, check_around
from plenipo.register.verify_processes import WORTH_IT, examine_all
from plenipo.register.verify_snapshot import check_fold, check_snapshot
from plenipo.register.verify_tree import Recomputed, check_subtrees
from plenipo.register.verify_trust import Trust, check_trust


class Verification(msgspec.Struct, frozen=True):
    """What was found by recomputing a register.

    :ivar size: how many entries were read.
    :ivar root: the root of their tree, recomputed; empty where the file is too damaged for that.
    :ivar origin: the name of the log, and
    :ivar key: the public key that signs its checkpoints, as its first entry says.
    :ivar checkpoint: its signed checkpoint.
    :ivar sealed: how many entries are sealed, and
    :ivar withheld: of how many of these the bytes are not held, so that no seal could be opened.
    :ivar snapshot: how many entries its snapshot covers; None where there is none.
    :ivar refolded: whether the snapshot was compared with a fold of all it covers.
    :ivar faults: what does not fit, the first entry first; if nothing, the register is verified.
    """

    size: int
    root: bytes
    origin: str
    key: str
    checkpoint: str
    sealed: int
    withheld: int
    snapshot: int | None
    refolded: bool
    faults: tuple[Fault, ...]


def verify(
    path: Path,
    domain: Domain,
    trust: Trust | None = None,
    *,
    thorough: bool | None = None,
    processes: int = 1,
) -> Verification:
    """Recompute everything in a register.

    :param thorough: whether to fold all entries anew to check the snapshot; unless told, only where
        there are not many.
    :param processes: how many processes share the work where there is much; others than this one
        import the main module anew, as in :mod:`multiprocessing`.
    :raises StoreError: when it is missing or no register.
    """
    with contextlib.closing(SqliteStore.open_to_read(path)) as store:
        store.connection.execute("BEGIN")  # one moment of it, whatever is appended meanwhile
        examination = _Examination(store, domain)
        examination.run(trust or Trust(), thorough, processes)
        return examination.result()


class _Examination:
    """One verification on its way: what was read so far, and what does not fit."""

    def __init__(self, store: SqliteStore, domain: Domain) -> None:
        self.store = store
        self.domain = domain
        self.faults: list[Fault] = []
        self.parts: Sequence[Part] = ()
        self.around = Around([], [])
        self.verifier: Verifier | None = None
        self.root = b""
        self.note = ""
        self.covered: int | None = None
        self.refolded = False

    def run(self, trust: Trust, thorough: bool | None, processes: int) -> None:  # noqa: FBT001
        """Recompute everything."""
        self.note_faults(lambda: self.entries(processes))
        self.tree = Recomputed(self.store, self.parts)
        self.note_faults(self.whole)
        self.note_faults(self.opening)
        self.note_faults(lambda: check_subtrees(self.store, self.tree))
        self.note_faults(self.checkpoint)
        self.note_faults(lambda: self.snapshot(thorough))
        self.note_faults(lambda: check_trust(trust, self.tree, self.verifier))

    def note_faults(self, check: Callable[[], Iterable[Fault]]) -> None:
        """Add the faults a check finds; that the file cannot be read for it is one like others."""
        try:
            self.faults += check()
        except BrokenFileError as error:
            self.faults.append(Fault(error.code, error.sentence))
        except (apsw.Error, UnicodeError) as error:
            self.faults.append(Fault(BrokenFileError.code, f"The file is damaged: {error}."))

    def entries(self, processes: int) -> Iterator[Fault]:
        """Recompute the entries, and check the file they stand in."""
        run = self.store.connection.execute
        try:
            self.covered = run("SELECT size FROM snapshot").get
            count, lowest = run("SELECT count(*), min(seq) FROM entry").get
        except apsw.Error:
            yield from check_around(self.store.connection, self.covered or 0).file
            raise
        if count and lowest < 0:
            yield Fault("number", f"An entry is numbered {lowest}: the first must be 0.", lowest)
        self.around, self.parts = examine_all(
            self.store, self.domain.codec, count, self.covered or 0, processes
        )
        yield from self.around.file
        for part in self.parts:
            yield from part.faults
        for before, after in pairwise(self.parts):
            if before.latest and after.earliest and before.latest > after.earliest:
                what = "it was recorded before the entry before it"
                yield Fault("order", f"Entry {after.start}: {what}.", after.start)

    def whole(self) -> Iterator[Fault]:
        """Work out the root over all entries."""
        self.root = self.tree.root()
        yield from ()

    def opening(self) -> Iterator[Fault]:
        """Read the register's key from its first entry."""
        if not self.tree.size:
            return
        try:
            act = opening_entry(self.store, self.domain).act
            self.verifier = Verifier.read(act.key)
            if self.verifier.origin != act.origin:
                yield Fault("opening", "Entry 0: its key is of another log than it names.", 0)
        except CheckpointError as error:
            yield Fault("opening", f"Entry 0: {error.sentence}", 0)
        except PlenipoError:
            yield Fault("opening", "Entry 0 does not open a register with a name and a key.", 0)

    def checkpoint(self) -> Iterator[Fault]:
        """Check the signed checkpoint against the entries."""
        self.note = self.store.checkpoint() or ""
        try:
            said = self.verifier.open(self.note) if self.verifier else parse(self.note)
        except CheckpointError as error:
            yield Fault("checkpoint", error.sentence)
            return
        yield from _compare(said, self.tree)

    def snapshot(self, thorough: bool | None) -> Iterator[Fault]:  # noqa: FBT001
        """Check the snapshot and the index of keys that is kept with it."""
        yield from self.around.keys
        snapshot = self.store.snapshot()
        if snapshot is None or self.verifier is None:
            return
        yield from check_snapshot(snapshot, self.tree, self.verifier)
        small = self.tree.size < WORTH_IT
        self.refolded = not self.faults and (small if thorough is None else thorough)
        if self.refolded:
            yield from check_fold(snapshot, self.store, self.domain)

    def result(self) -> Verification:
        """Return what was found."""
        last = float("inf")
        faults = sorted(self.faults, key=lambda f: last if f.entry is None else f.entry)
        return Verification(
            size=self.tree.size,
            root=self.root,
            origin=self.verifier.origin if self.verifier else "",
            key=self.verifier.write() if self.verifier else "",
            checkpoint=self.note,
            sealed=sum(part.sealed for part in self.parts),
            withheld=sum(part.withheld for part in self.parts),
            snapshot=self.covered,
            refolded=self.refolded,
            faults=tuple(faults),
        )


def _compare(said: Checkpoint, tree: Recomputed) -> Iterator[Fault]:
    """Compare what is signed with the tree over the entries."""
    if said.size > tree.size:
        what = f"the signed checkpoint counts {said.size} entries"
        yield Fault("truncated", f"Entry {tree.size} is missing: {what}.", tree.size)
        return
    if said.size < tree.size:
        what = f"the signed checkpoint counts {said.size} entries"
        yield Fault("unsigned", f"Entry {said.size} was never signed: {what}.", said.size)
    if tree.root(said.size) != said.root:
        yield Fault("root", "The entries do not give the root that was signed.")
