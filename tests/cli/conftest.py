"""A command line in this process, and a register to use it on."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from story import FOUNDING

from plenipo.assembly import house
from plenipo.cli.main import main
from plenipo.core.act import Author
from plenipo.core.request import Proposed, Request
from plenipo.register.opening import create, open_to_read
from plenipo.register.snapshot import readable


class Said(NamedTuple):
    """What a command said: its exit code, and its lines on both streams."""

    code: int
    out: list[str]
    err: list[str]


@pytest.fixture
def plenipo(capsys, monkeypatch):
    """Run a command: ``plenipo("act", "--list")``."""
    monkeypatch.delenv("PLENIPO_BY", raising=False)
    monkeypatch.delenv("PLENIPO_DEBUG", raising=False)

    def run(*words):
        capsys.readouterr()
        code = main([str(word) for word in words])
        said = capsys.readouterr()
        return Said(code, said.out.splitlines(), said.err.splitlines())

    return run


@pytest.fixture
def register(tmp_path):
    """A register with members, bodies, rules, two sessions and three items."""
    path = tmp_path / "body.plenipo"
    registrar = create(path, house(), origin="csto.example/register", title="The alliance")
    acts = tuple(Proposed(act) for act in FOUNDING)
    registrar.record([Request(acts, Author("secretariat"))])
    registrar.close()
    return path


@pytest.fixture
def entries_of():
    """Read all entries of a register."""

    def read(path):
        reading = open_to_read(path, house())
        try:
            return list(readable(reading.store, house()))
        finally:
            reading.store.close()

    return read
