"""The registrar: the only writer of a register.

It takes requests, checks each act against the state, appends all that pass in one durable
transaction, and only then answers. A repeated request with the same key is answered again, not
appended again. If the transaction fails, nothing was added and nobody is told otherwise.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Protocol

from plenipo.core.act import Act, Author, Entry
from plenipo.core.audience import PUBLIC, Audience
from plenipo.core.clock import Clock, system_clock
from plenipo.core.errors import PlenipoError
from plenipo.core.fold import BEGINNING, Lens, State
from plenipo.core.refusal import Refusal, Refusals
from plenipo.core.request import Answer, Proposed, Receipt, Refused, Request
from plenipo.core.said import said
from plenipo.register.checkpoint import CheckpointError, Signer
from plenipo.register.codec import Codec, Sealed
from plenipo.register.merkle import Tree, leaf_digest
from plenipo.register.seal import commitment, new_salt
from plenipo.register.snapshot import restore, take
from plenipo.register.store import Append, Row, Store, StoreError

SNAPSHOT_EVERY = 100_000
LATELY = 1_000
"""How many of the last entries are at hand, for those who ask what has followed."""


class Domain(Protocol):
    """What the register must know of the acts it holds; the assembly provides it."""

    codec: Codec

    def new_state(self, lens: Lens | None = None) -> State:
        """Return a state in which nothing was done yet, seen through a lens."""

    def refuse(
        self, state: State, act: Act, by: Author, at: datetime, audience: Audience | None = None
    ) -> Refusals:
        """Return all objections to an act, and to its audience where that is told."""

    def audience(self, state: State, act: Act) -> Audience | None:
        """Return the audience that an act must have; None where it may have any."""

    def fold_version(self) -> str:
        """Return what changes when the folds or the acts change, so that snapshots are remade."""


_row = tuple.__new__
"""Makes a named tuple of a tuple, without the detour through its own constructor."""


class Registrar:
    """Holds the state, the tree's right edge and the signing key of one register."""

    def __init__(
        self, store: Store, domain: Domain, signer: Signer, clock: Clock = system_clock
    ) -> None:
        """Begin where the register ends."""
        self.store = store
        self.domain = domain
        self.clock = clock
        self._signer = signer
        self.reload()

    def reload(self) -> None:
        """Take state, edge and keys anew from the store, as after a failed transaction.

        :raises CheckpointError: when the log is not the one that was signed last.
        """
        self._astray = True
        self._pending: list[Row] = []
        self._lately: list[Entry[Act]] = []
        self._durable = self.store.size()
        self._closed = self._durable
        self._edge = Tree(self._durable, self.store.nodes).edge()
        self._require_signed()
        self.state, indexed = restore(self.store, self.domain, self._signer.verifier)
        self._keys: dict[str, tuple[int, int]] = {}
        self._recorded = BEGINNING
        for row in self.store.rows(indexed):
            if row.key is not None:
                first, count = self._keys.get(row.key, (row.seq, 0))
                self._keys[row.key] = (first, count + 1)
        for row in self.store.rows(max(self._durable - 1, 0)):
            self._recorded = self.domain.codec.decode(row.body).recorded
        self._indexed = self.store.has_requests()
        self._snapshot_due = indexed + SNAPSHOT_EVERY
        self._astray = False

    def _require_signed(self) -> None:
        """Never sign on top of a log that was cut or changed behind its last checkpoint."""
        note = self.store.checkpoint()
        if note is None and not self._durable:
            return
        signed = self._signer.verifier.open(note or "")
        if (signed.size, signed.root) != (self._durable, self._edge.root()):
            sentence = "The register's entries are not those of its signed checkpoint."
            raise CheckpointError(sentence, "Nothing is recorded in it: see 'plenipo verify'.")

    def record(self, requests: Iterable[Request]) -> Sequence[Answer]:
        """Record requests in one durable transaction, and answer them in order.

        :raises StoreError: when the transaction failed; nothing was added.
        """
        try:
            answers = [self.enter(request) for request in requests]
            addition = self.close_group()
            if addition is not None:
                self.store.append(addition)
        except BaseException:
            self.start_over()
            raise
        if addition is not None:
            self.settle()
        return answers

    def start_over(self) -> None:
        """Forget what is not durable; where even that fails, it is done before the next request."""
        self._astray = True
        with contextlib.suppress(PlenipoError):
            self.reload()

    def enter(self, request: Request) -> Answer:
        """Check and fold one request; its rows are pending if all its acts pass.

        The answer holds only when the group it belongs to is durable: after :meth:`close_group`,
        the store's ``append``, and :meth:`settle`.
        """
        if self._astray:
            self._find_back()
        key = request.key
        known = self.repeated(request)
        if known is not None:
            return known
        if not request.acts:
            sentence = said("The request holds no act: give at least one.")
            return Refused(0, (Refusal("no-act", sentence),))
        now = max(self.clock(), self._recorded)  # the system's clock may be put back
        first = self.state.size
        mine: list[Row] = []
        try:
            refused = self._take_in(request, first, now, mine)
        except BaseException:
            self._unfold()
            raise
        if refused is not None:
            if mine:
                self._unfold()
            return refused
        self._pending += mine
        self._recorded = now
        if key:
            self._keys[key] = (first, len(mine))
        return Receipt(first, len(mine), now)

    def _take_in(
        self, request: Request, first: int, now: datetime, mine: list[Row]
    ) -> Refused | None:
        """Fold the acts of a request and add their rows, up to the first that is refused."""
        refuse, author = self.domain.refuse, request.author
        for index, proposed in enumerate(request.acts):
            at = proposed.effective.astimezone(UTC) if proposed.effective else now
            act, audience = proposed.act, proposed.audience
            refusals = _too_early(at) if at > now else refuse(self.state, act, author, at, audience)
            if refusals:
                return Refused(index, refusals)
            mine.append(self._fold(proposed, request, first + index, now, at))
        return None

    def is_pending(self, answer: Answer) -> bool:
        """Tell whether an answer waits for the disk."""
        return isinstance(answer, Receipt) and answer.first + answer.count > self._durable

    def since(self, size: int) -> list[Entry[Act]]:
        """Return the entries that followed when the register had a size, durable or not yet."""
        known = self.state.size - len(self._lately)
        if size >= known:
            return self._lately[size - known :]
        durable = self.store.rows(size) if size < self._durable else ()
        return self._read([*durable, *(row for row in self._pending if row.seq >= size)])

    def close_group(self) -> Append | None:
        """Return what must be made durable next: rows since the last group, and a checkpoint.

        One group may be with the store while the next is being entered, but not two.
        """
        rows = self._pending[self._closed - self._durable :]
        if not rows:
            return None
        nodes = self._edge.extend([row.digest for row in rows])
        self._closed = self._edge.size
        return Append(rows, nodes, self._signer.sign(self._edge.size, self._edge.root()))

    def settle(self) -> None:
        """Take note that the group closed last is durable."""
        del self._pending[: self._closed - self._durable]
        self._durable = self._closed
        if len(self._lately) > 2 * LATELY:
            del self._lately[: -max(LATELY, len(self._pending))]
        if self._durable >= self._snapshot_due and not self._pending:
            self._snapshot_due = self._durable + SNAPSHOT_EVERY
            with contextlib.suppress(StoreError):  # the acts are durable, with or without it
                self.keep_snapshot()

    def _fold(
        self, proposed: Proposed, request: Request, seq: int, now: datetime, at: datetime
    ) -> Row:
        """Fold one act that passed, and return its row."""
        author = request.author
        entry = Entry(
            seq=seq,
            recorded=now,
            effective=at,
            by=author.name,
            act=proposed.act,
            principal=author.principal,
            audience=proposed.audience,
            key=request.key,
        )
        body = self.domain.codec.encode(entry)
        read = self.domain.codec.as_read(entry, body)
        self.state.apply(read)
        self._lately.append(read)
        key = request.key or None
        if proposed.audience == PUBLIC:
            return _row(Row, (seq, body, leaf_digest(body), None, None, key))
        salt = new_salt()
        shell = Sealed(seq=seq, recorded=now, sealed=commitment(salt, body))
        leaf = self.domain.codec.encode(shell)
        return Row(seq, leaf, leaf_digest(leaf), body, salt, key)

    def _find_back(self) -> None:
        """Try again what failed last: to take back acts, or to begin anew where the log ends."""
        if self._pending:
            self._unfold()
        else:
            self.reload()

    def _unfold(self) -> None:
        """Take back the acts of a request of which a later one was refused."""
        self._astray = True
        # A group may have reached the disk just now, unsettled: its rows are still pending.
        verifier = self._signer.verifier
        self.state, _ = restore(self.store, self.domain, verifier, stop=self._durable)
        self._lately = self._read(self._pending)
        self.state.fold(self._lately)
        self._astray = False

    def _read(self, rows: Iterable[Row]) -> list[Entry[Act]]:
        entries = (self.domain.codec.decode(row.secret or row.body) for row in rows)
        return [entry for entry in entries if isinstance(entry, Entry)]

    def repeated(self, request: Request) -> Answer | None:
        """Answer a request whose key was used before; None where it was not.

        A receipt holds as that of :meth:`enter` does.
        """
        unknown = not self._indexed and request.key not in self._keys
        if not request.key or unknown or self._astray:
            return None
        found = self._keys.get(request.key) or self.store.request(request.key)
        if found is None:
            return None
        first, count = found
        pending = [row for row in self._pending if first <= row.seq < first + count]
        entries = self._read(pending or self.store.rows(first, first + count))
        if len(entries) != len(request.acts) or not all(map(request.asked, request.acts, entries)):
            sentence = said(
                "The key '{key}' was used for another request: choose a new one.", request
            )
            return Refused(0, (Refusal("key-reused", sentence),))
        return Receipt(first, count, entries[0].recorded)

    def keep_snapshot(self) -> None:
        """Keep the state as it stands, so that the next start need not fold all of it again."""
        self.store.keep_snapshot(take(self.state, self._edge.root(), self.domain, self._signer))
        self._keys.clear()
        self._indexed = self.store.has_requests()
        self._snapshot_due = self._edge.size + SNAPSHOT_EVERY

    def close(self) -> None:
        """Let go of the register."""
        self.store.close()


def _too_early(at: datetime) -> Refusals:
    """Object to an act that was not done yet."""
    sentence = said("The act would take effect on {when}: record it when it is done.", when=at)
    return (Refusal("in-the-future", sentence),)
