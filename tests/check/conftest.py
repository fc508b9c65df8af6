import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parents[2]


@pytest.fixture
def plenipo(tmp_path):
    """The command line as a person calls it, in an empty folder."""

    def run(*words, code=None):
        env = {**os.environ, "PYTHONPATH": str(HERE / "src"), "NO_COLOR": "1"}
        done = subprocess.run(
            [sys.executable, "-m", "plenipo", *map(str, words)],
            capture_output=True,
            text=True,
            cwd=tmp_path,
            env=env,
            check=False,
            timeout=120,
        )
        assert "Traceback" not in done.stdout + done.stderr
        if code is not None:
            assert done.returncode == code, done.stdout + done.stderr
        return done

    return run


TABLE = """\
Positions before the summit;;;;;
;;;;;
No.;Item;Armenia;Беларусь;RUS;Notes
1;First;agree;agree;agree;
1.2;Second;agree;ad ref;agree;check
12 bis;Third;agree;reserve (parliamentary): until March;object: contrary to article 5;
4;Fourth;agree;;agree;
5;Fifth;abstain;not taking part;agree;
"""


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "ministers.csv"
    path.write_text(TABLE, "utf-8")
    return path
