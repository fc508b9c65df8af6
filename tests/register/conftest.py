"""A register to write to, whose clock steps."""

from datetime import timedelta

import pytest
from story import BEGIN, FOUNDATION, SIGNER

from plenipo.assembly import house
from plenipo.core.act import Author
from plenipo.core.clock import SteppingClock
from plenipo.core.request import Proposed, Request
from plenipo.register.acts import RegisterOpened
from plenipo.register.registrar import Registrar
from plenipo.register.sqlite import SqliteStore


@pytest.fixture
def registrar(tmp_path):
    """A registrar of the alliance, with nothing said yet."""
    clock = SteppingClock(BEGIN + timedelta(days=9_000))
    registrar = Registrar(SqliteStore.create(tmp_path / "body.plenipo"), house(), SIGNER, clock)
    opened = RegisterOpened(origin=SIGNER.origin, key=SIGNER.verifier.write())
    registrar.record([Request((Proposed(opened),), Author("registrar"))])
    acts = tuple(Proposed(done.act, done.at) for done in FOUNDATION)
    registrar.record([Request(acts, Author("secretariat"))])
    yield registrar
    registrar.close()
