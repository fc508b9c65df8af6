import shutil

import honest as made
import pytest


@pytest.fixture(scope="session")
def honest(tmp_path_factory):
    return made.make(tmp_path_factory.mktemp("honest") / "alliance.plenipo")


@pytest.fixture
def copy(honest, tmp_path):
    """A copy of the honest register, to be tampered with."""
    return shutil.copyfile(honest, tmp_path / "tampered.plenipo")
