"""Snapshots: a folded state kept beside the log, so that a start need not fold all of it again.

A snapshot is never a fact. It is signed together with the root it was folded from and the version
of the folds; what does not fit in every respect is passed over, and the log is folded instead.
"""

from __future__ import annotations

from array import array
from base64 import b64encode
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import msgspec

from plenipo.core.act import Act, Entry
from plenipo.core.audience import HOLDER
from plenipo.core.fold import Lens, State
from plenipo.register.checkpoint import Signer, Verifier
from plenipo.register.merkle import Tree
from plenipo.register.store import Snapshot, Store

if TYPE_CHECKING:
    from plenipo.register.registrar import Domain


class Statement(msgspec.Struct, frozen=True, array_like=True):
    """What is signed of a snapshot."""

    origin: str
    size: int
    root: str
    folds: str
    latest: datetime
    confidential: int
    digest: str


def take(state: State, root: bytes, domain: Domain, signer: Signer) -> Snapshot:
    """Return a signed snapshot of a state that was folded from the log under this root."""
    data = write_state(state)
    statement = Statement(
        origin=signer.origin,
        size=state.size,
        root=b64encode(root).decode(),
        folds=domain.fold_version(),
        latest=state.latest,
        confidential=state.confidential,
        digest=sha256(data).hexdigest(),
    )
    text = msgspec.json.encode(statement).decode()
    return Snapshot(state.size, text, signer.sign_text(text), data)


def restore(
    store: Store,
    domain: Domain,
    verifier: Verifier | None,
    lens: Lens | None = None,
    stop: int | None = None,
) -> tuple[State, int]:
    """Fold a register, from its snapshot where that can be trusted and serves the lens.

    :param stop: fold no entry from this number on; None for all.
    :returns: the state, and the number of entries the snapshot covered (0 without one).
    """
    state = domain.new_state(lens)
    covered = _furnish(state, store, domain, verifier) if verifier else 0
    catch_up(state, store, domain, stop)
    return state, covered


def catch_up(state: State, store: Store, domain: Domain, stop: int | None = None) -> int:
    """Fold what the store holds beyond the state; return how many entries that were."""
    before, size = state.size, store.size() if stop is None else stop
    state.fold(readable(store, domain, before, size))
    state.size = size
    return size - before


def readable(
    store: Store, domain: Domain, start: int = 0, stop: int | None = None
) -> Iterator[Entry[Act]]:
    """Return the entries whose bytes are held, in order."""
    for entry in map(domain.codec.decode, store.bodies(start, stop)):
        if isinstance(entry, Entry):
            yield entry


def write_state(state: State) -> bytes:
    """Write a state's rooms; the same acts give the same bytes."""
    rooms = {kind.__qualname__: room for kind, room in state.rooms().items()}
    return msgspec.msgpack.encode(rooms, enc_hook=_write_array)


def _furnish(state: State, store: Store, domain: Domain, verifier: Verifier) -> int:
    """Furnish a state from the snapshot, if it holds in every respect; return what it covered."""
    snapshot = store.snapshot()
    if snapshot is None or not verifier.holds(snapshot.statement, snapshot.signature):
        return 0
    statement = read_statement(snapshot)
    if statement is None or not statement.size <= store.size():
        return 0
    root = Tree(statement.size, store.nodes).root()
    holds = (
        statement.size == snapshot.size
        and statement.root == b64encode(root).decode()
        and statement.folds == domain.fold_version()
        and statement.digest == sha256(snapshot.state).hexdigest()
    )
    if not holds or not _serves(statement, state.lens):
        return 0
    kinds = {kind.__qualname__: kind for kind in state.rooms()}
    raw = msgspec.msgpack.decode(snapshot.state, type=dict[str, msgspec.Raw])
    rooms = {kinds[name]: _read_room(kinds[name], data) for name, data in raw.items()}
    state.furnish(rooms, statement.size, statement.latest)
    state.confidential = statement.confidential
    return statement.size


def read_statement(snapshot: Snapshot) -> Statement | None:
    """Return what was signed of a snapshot; None where another version of the program wrote it."""
    try:
        return msgspec.json.decode(snapshot.statement, type=Statement)
    except msgspec.MsgspecError:
        return None


def _serves(statement: Statement, lens: Lens) -> bool:
    """Tell whether everything folded into the snapshot is seen through the lens."""
    seen = lens.reader == HOLDER or statement.confidential == 0
    return seen and (lens.as_of is None or statement.latest <= lens.as_of)


def _read_room(kind: type[Any], data: msgspec.Raw) -> Any:  # noqa: ANN401 - any capability's
    return msgspec.msgpack.decode(data, type=kind, dec_hook=_read_array)


def _write_array(value: object) -> object:
    if isinstance(value, array):
        return [value.typecode, value.tobytes()]
    raise NotImplementedError(type(value))


def _read_array(kind: type, value: Any) -> object:  # noqa: ANN401 - what msgspec found
    if kind is not array:
        raise NotImplementedError(kind)
    typecode, data = value
    numbers: array[Any] = array(typecode)
    numbers.frombytes(data)
    return numbers
