"""A room whose mail goes to a server on this machine, a round at a time."""

from __future__ import annotations

import pytest
from assembled import Assembly
from letterbox import HERE, letterbox
from posting import FROM, Post

from plenipo.web.mail.relay import Relay


@pytest.fixture
def box():
    with letterbox() as opened:
        yield opened


@pytest.fixture
def relay(box):
    return Relay(host=HERE, port=box.port, security="none", sender=FROM)


@pytest.fixture
def assembly(tmp_path):
    with Assembly(tmp_path / "room.plenipo") as assembly:
        yield assembly


@pytest.fixture
def post(assembly, box, relay):
    return Post(assembly, box, relay)
