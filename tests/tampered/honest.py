"""One honest register, with everything in it that can be tampered with."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace
from story import BEGIN, FOUNDATION, MEETING, MEMBERS, OPENING, SIGNER, Done, position

from plenipo.assembly import house
from plenipo.core.act import Author
from plenipo.core.audience import PUBLIC
from plenipo.core.clock import SteppingClock
from plenipo.core.request import Proposed, Receipt, Request
from plenipo.register.registrar import Registrar
from plenipo.register.sqlite import SqliteStore

SIZE = 310
COVERED = 300
"""How many entries the snapshot covers."""
SEALED = 40
"""The number of the first confidential entry; every fortieth is one."""


def acts(signer):
    """Return what was done: the register was opened, the alliance founded, and much was said."""
    opening = replace(OPENING, key=signer.verifier.write())
    yield Done(opening, BEGIN - timedelta(minutes=1))
    yield from FOUNDATION
    for number in range(SIZE):
        member = list(MEMBERS)[number % len(MEMBERS)]
        yield Done(position("3", member, "agree", reason=f"round {number}"), MEETING, member)


def make(path, signer=SIGNER, size=SIZE, covered=COVERED):
    """Make a register of so many entries, each with a key, some of them sealed, and a snapshot."""
    clock = SteppingClock(BEGIN + timedelta(days=9_000))
    registrar = Registrar(SqliteStore.create(path), house(), signer, clock)
    for seq, done in zip(range(size), acts(signer), strict=False):
        audience = ("chair",) if seq and seq % SEALED == 0 else PUBLIC
        proposed = Proposed(done.act, done.at, audience)
        author = Author("secretariat", done.principal)
        (answer,) = registrar.record([Request((proposed,), author, f"request-{seq}")])
        assert isinstance(answer, Receipt), answer
        if seq + 1 == covered:
            registrar.keep_snapshot()
    registrar.close()
    return path
