"""Checking a register's snapshot against its log."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256

from plenipo.register.checkpoint import Verifier
from plenipo.register.fault import Fault
from plenipo.register.registrar import Domain
from plenipo.register.snapshot import read_statement, readable, write_state
from plenipo.register.sqlite import SqliteStore
from plenipo.register.store import Snapshot
from plenipo.register.verify_tree import Recomputed


def check_snapshot(snapshot: Snapshot, tree: Recomputed, verifier: Verifier) -> Iterator[Fault]:
    """Check what is signed of a snapshot: which log it is of, and which bytes."""
    if not verifier.holds(snapshot.statement, snapshot.signature):
        yield _fault("its statement is not signed with the register's key")
        return
    statement = read_statement(snapshot)
    if statement is None:
        return  # a later version of the program wrote it, and this one passes it over
    if statement.size != snapshot.size or statement.origin != verifier.origin:
        yield _fault("it is not the one that was signed")
    elif statement.size > tree.size:
        yield _fault(f"it covers {statement.size} entries, and only {tree.size} are there")
    elif statement.root != b64encode(tree.root(statement.size)).decode():
        yield _fault("it is of other entries")
    if statement.digest != sha256(snapshot.state).hexdigest():
        yield _fault("its bytes are not those that were signed")


def check_fold(snapshot: Snapshot, store: SqliteStore, domain: Domain) -> Iterator[Fault]:
    """Compare a snapshot with a fold of all the entries it covers."""
    statement = read_statement(snapshot)
    if statement is None or statement.folds != domain.fold_version():
        return  # another version of the program wrote it, and this one passes it over
    state = domain.new_state().fold(readable(store, domain, 0, snapshot.size))
    folded = (write_state(state), state.latest, state.confidential)
    if (snapshot.state, statement.latest, statement.confidential) != folded:
        yield _fault("it is not the fold of the entries it covers")


def _fault(what: str) -> Fault:
    return Fault("snapshot", f"The snapshot does not hold: {what}.")
