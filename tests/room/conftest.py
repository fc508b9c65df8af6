"""A room in a register of the cast: people of every role, each with a browser."""

from __future__ import annotations

import pytest
from assembled import Assembly


@pytest.fixture
def assembly(tmp_path):
    """A room that is open, with its people."""
    with Assembly(tmp_path / "room.plenipo") as assembly:
        yield assembly
