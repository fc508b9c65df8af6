"""Making a register and opening one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import msgspec

from plenipo.core.act import Author, Entry
from plenipo.core.clock import Clock, system_clock
from plenipo.core.errors import InputError
from plenipo.core.fold import Lens, State
from plenipo.core.request import Proposed, Refused, Request
from plenipo.register.acts import RegisterOpened
from plenipo.register.checkpoint import Verifier
from plenipo.register.codec import Line
from plenipo.register.keys import create_key, key_path, load_key
from plenipo.register.registrar import Domain, Registrar
from plenipo.register.snapshot import restore
from plenipo.register.sqlite import SqliteStore, remove

REGISTRAR = Author("registrar")
LINES = 8_192
"""How many lines are kept that were read singly: no line ever changes."""


def create(
    path: Path, domain: Domain, *, origin: str, title: str = "", clock: Clock = system_clock
) -> Registrar:
    """Make a new register with a key of its own, and open it.

    :raises StoreError: when something is already there, or the folder cannot be written.
    :raises InputError: when the name cannot stand in a checkpoint.
    """
    store = SqliteStore.create(path)
    try:
        signer = create_key(path, origin)
    except BaseException:  # a key that lies there belongs to another register: it stays
        store.close()
        discard(path, with_key=False)
        raise
    try:
        registrar = Registrar(store, domain, signer, clock)
        opened = RegisterOpened(origin=origin, key=signer.verifier.write(), title=title)
        (answer,) = registrar.record([Request((Proposed(opened),), REGISTRAR)])
        if isinstance(answer, Refused):
            raise InputError(answer.refusals[0].sentence)
    except BaseException:
        store.close()
        discard(path)
        raise
    return registrar


@contextmanager
def making(path: Path, domain: Domain, *, origin: str, title: str = "") -> Iterator[Registrar]:
    """Make a new register whole: what is recorded within stands, or nothing is left of it.

    :raises StoreError: when something is already there, or the folder cannot be written.
    """
    registrar = create(path, domain, origin=origin, title=title)
    try:
        yield registrar
        registrar.keep_snapshot()
    except BaseException:
        registrar.close()
        discard(path)
        raise
    registrar.close()


def discard(path: Path, *, with_key: bool = True) -> None:
    """Remove a register with all that belongs to it; only for one that was just made."""
    remove(path)
    if with_key:
        key_path(path).unlink(missing_ok=True)


def open_to_write(path: Path, domain: Domain, clock: Clock = system_clock) -> Registrar:
    """Open a register as its one writer.

    :raises StoreError: when it cannot be written, or another process writes to it.
    :raises InputError: when its private key is not there, or is another register's.
    :raises CheckpointError: when its log is not the one that was signed last.
    """
    store = SqliteStore.open_to_write(path)
    try:
        signer = load_key(path)
        if signer.verifier.write() != opening_entry(store, domain).act.key:
            sentence = f"The key '{key_path(path)}' is not that of the register '{path}'."
            raise InputError(sentence, "Put the register's own key there, or only read it.")
        return Registrar(store, domain, signer, clock)
    except BaseException:
        store.close()
        raise


class Reading(msgspec.Struct):
    """A register opened to read: its store, and what its first entry says of name and key."""

    path: Path
    store: SqliteStore
    domain: Domain
    verifier: Verifier
    lines: dict[int, Line] = {}

    def line(self, seq: int) -> Line:
        """Return one line of the log, as it was read before or is read now.

        :raises ValueError: when there is none of this number.
        """
        found = self.lines.get(seq)
        if found is None:
            (body,) = self.store.bodies(seq, seq + 1)
            if len(self.lines) >= LINES:
                self.lines.clear()
            found = self.lines[seq] = self.domain.codec.decode(body)
        return found

    def state(self, lens: Lens | None = None) -> State:
        """Fold what is seen through a lens."""
        return restore(self.store, self.domain, self.verifier, lens)[0]


def open_to_read(path: Path, domain: Domain) -> Reading:
    """Open a register to read; a writer may go on meanwhile.

    :raises StoreError: when it is missing or no register.
    :raises PlenipoError: when its first entry does not open a register.
    """
    store = SqliteStore.open_to_read(path)
    try:
        return Reading(path, store, domain, Verifier.read(opening_entry(store, domain).act.key))
    except BaseException:
        store.close()
        raise


def opening_entry(store: SqliteStore, domain: Domain) -> Entry[RegisterOpened]:
    """Return the entry that opened a register.

    :raises InputError: when the first entry is not one.
    """
    for row in store.rows(0, 1):
        entry = domain.codec.decode(row.body)
        if isinstance(entry, Entry) and isinstance(entry.act, RegisterOpened):
            return cast("Entry[RegisterOpened]", entry)
    raise InputError(f"The register '{store.path}' does not begin with its opening.")
