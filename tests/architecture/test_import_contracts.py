"""The import contracts hold, and each of them bites when a module breaks it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

LINTER = str(Path(sys.executable).with_name("lint-imports"))

HOUSE = (
    "cli.main",
    "web.app",
    "demos.story",
    "exchange.csv",
    "capabilities.members.acts",
    "capabilities.members.state",
    "capabilities.members.rules",
    "capabilities.members.pages",
    "capabilities.members.commands",
    "capabilities.sessions.acts",
    "capabilities.sessions.state",
    "register.log",
    "procedure.ballot",
    "core.act",
    "analysis.power",
)

ALLOWED = (
    ("cli.main", "web.app"),
    ("web.app", "capabilities.members.pages"),
    ("demos.story", "capabilities.members.acts"),
    ("exchange.csv", "capabilities.members.acts"),
    ("exchange.csv", "capabilities.members.state"),
    ("capabilities.sessions.acts", "core.act"),
    ("capabilities.sessions.state", "capabilities.members.state"),
    ("capabilities.sessions.state", "procedure.ballot"),
    ("capabilities.sessions.state", "register.log"),
    ("capabilities.members.pages", "capabilities.members.rules"),
    ("register.log", "core.act"),
    ("procedure.ballot", "core.act"),
    ("analysis.power", "procedure.ballot"),
    ("analysis.power", "core.act"),
    ("capabilities.members.pages", "analysis.power"),
)

BREACHES = (
    ("core.act", "register.log"),
    ("core.act", "analysis.power"),
    ("register.log", "procedure.ballot"),
    ("procedure.ballot", "register.log"),
    ("register.log", "capabilities.members.state"),
    ("procedure.ballot", "analysis.power"),
    ("analysis.power", "capabilities.members.state"),
    ("capabilities.sessions.state", "capabilities.members.acts"),
    ("capabilities.sessions.state", "capabilities.members.rules"),
    ("capabilities.sessions.state", "capabilities.members.pages"),
    ("capabilities.sessions.state", "capabilities.members.commands"),
    ("capabilities.sessions.state", "exchange.csv"),
    ("capabilities.members.pages", "web.app"),
    ("capabilities.members.commands", "cli.main"),
    ("exchange.csv", "web.app"),
    ("exchange.csv", "register.log"),
    ("exchange.csv", "capabilities.members.rules"),
    ("exchange.csv", "capabilities.members.pages"),
    ("web.app", "cli.main"),
    ("demos.story", "cli.main"),
)


def build_house(folder, imports):
    """A package of empty modules named like ours, with these imports in it."""
    for name in HOUSE:
        module = folder.joinpath("plenipo", *name.split(".")).with_suffix(".py")
        module.parent.mkdir(parents=True, exist_ok=True)
        module.touch()
        for parent in module.relative_to(folder).parents[:-1]:
            (folder / parent / "__init__.py").touch()
    for importer, imported in imports:
        module = folder.joinpath("plenipo", *importer.split(".")).with_suffix(".py")
        module.write_text(module.read_text() + f"import plenipo.{imported}\n")


def lint(folder, root):
    command = [LINTER, "--no-cache", "--config", str(root / "pyproject.toml")]
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    return subprocess.run(
        command, cwd=folder, env=environment, check=False, capture_output=True, text=True
    )


def test_our_own_imports_keep_every_contract(root):
    answer = lint(root / "src", root)
    assert answer.returncode == 0, answer.stdout


def test_the_imports_the_design_allows_break_no_contract(tmp_path, root):
    build_house(tmp_path, ALLOWED)
    answer = lint(tmp_path, root)
    assert answer.returncode == 0, answer.stdout


@pytest.mark.parametrize(("importer", "imported"), BREACHES)
def test_a_breach_of_the_design_breaks_a_contract(tmp_path, root, importer, imported):
    build_house(tmp_path, [(importer, imported)])
    answer = lint(tmp_path, root)
    assert answer.returncode == 1, answer.stdout
    assert f"plenipo.{importer} -> plenipo.{imported}" in answer.stdout
