"""Killed at any moment: what was acknowledged is there, and the register verifies."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from plenipo.assembly import house
from plenipo.capabilities.members.acts import OrganisationFounded
from plenipo.capabilities.members.state import Members
from plenipo.core.act import Author
from plenipo.core.request import Proposed, Receipt, Request
from plenipo.register.opening import create, open_to_write
from plenipo.register.verify import verify

sys.path.insert(0, str(Path(__file__).parent))
from writer import admission

KILLS = 50
WRITER = Path(__file__).with_name("writer.py")


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    path = tmp_path_factory.mktemp("crash") / "killed.plenipo"
    registrar = create(path, house(), origin="test.example/killed")
    founded = Proposed(OrganisationFounded(names={"en": "Organisation"}))
    (answer,) = registrar.record([Request((founded,), Author("secretariat"))])
    assert isinstance(answer, Receipt)
    registrar.close()
    return path


def write_until_killed(path, start, lines):
    """Let a writer go on until it has told so many acts; return all it told before it died."""
    command = [sys.executable, str(WRITER), str(path), str(start)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        told = [writer.stdout.readline() for _ in range(lines)]
        writer.kill()
        told += writer.stdout.readlines()
    assert writer.returncode == -9
    whole = [line for line in told if line.endswith("\n")]
    assert len(whole) >= lines
    return {int(number): int(first) for number, first in map(str.split, whole)}


def test_whatever_was_acknowledged_is_there_after_fifty_kills(register):
    choice = random.Random(2011)  # noqa: S311 - the same moments on each run
    acknowledged = {}
    start = 0
    for _ in range(KILLS):
        acknowledged |= write_until_killed(register, start, choice.randint(1, 60))
        found = verify(register, house())
        assert found.faults == ()
        registrar = open_to_write(register, house())
        members = registrar.state.of(Members).members
        assert {f"M{number}" for number in acknowledged} <= set(members)
        answers = registrar.record(admission(number) for number in acknowledged)
        assert [answer.first for answer in answers] == list(acknowledged.values())
        assert registrar.state.size == found.size
        start = len(members)
        registrar.close()
    assert len(acknowledged) > KILLS
