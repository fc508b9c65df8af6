"""The registers of real records, made once where the records are beside the project."""

import pytest
from cast_of_history import DATA, replay


@pytest.fixture(autouse=True)
def wide(monkeypatch):
    """Print tables as wide as they want to be, whatever the terminal."""
    monkeypatch.setenv("COLUMNS", "200")


def real(key, *folders):
    """Return a fixture that replays real records once, or skips where they are absent."""

    @pytest.fixture(scope="session")
    def replayed(tmp_path_factory):
        absent = [folder for folder in folders if not (DATA / folder).is_dir()]
        if absent:
            pytest.skip(f"the records '{absent[0]}' are not beside the project")
        path = tmp_path_factory.mktemp("history") / f"{key}.plenipo"
        return replay(key, [DATA / folder for folder in folders], path)

    return replayed


assembly = real("unga", "unga-votes")
council = real("unsc", "unsc-meetings", "unsc-resolutions")
tallies = real("unsc", "unsc-meetings")
ministers = real("eu-council", "eu-council")
