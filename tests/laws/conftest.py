"""What the laws are about: every act, state and rule that the assembly finds."""

from __future__ import annotations

import ast
import importlib
import inspect
from pathlib import Path

import pytest
import story
from case import Case

from plenipo.assembly import capabilities, house, parts
from plenipo.core.act import tag_of

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src"


def pytest_generate_tests(metafunc):
    """Give each law every act, capability or golden file it asks for."""
    if "act" in metafunc.fixturenames:
        metafunc.parametrize("act", house().acts, ids=tag_of)
    if "package" in metafunc.fixturenames:
        metafunc.parametrize("package", capabilities(), ids=lambda name: name.split(".")[-1])
    if "golden" in metafunc.fixturenames:
        files = sorted(story.GOLDEN.glob("*.json"))
        metafunc.parametrize("golden", files, ids=[file.stem for file in files])


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def told():
    return story.entries()


@pytest.fixture(scope="session")
def golden_entries():
    files = sorted(story.GOLDEN.glob("*.json"))
    return [house().codec.decode(file.read_bytes()) for file in files]


@pytest.fixture(scope="session")
def cases() -> tuple[Case, ...]:
    """Every case of every capability, and of the register itself."""
    names = [
        f"{package}.tests.test_rules"
        for package in capabilities()
        if SOURCE.joinpath(*package.split("."), "tests", "test_rules.py").is_file()
    ]
    modules = [importlib.import_module(name) for name in ("register_cases", *names)]
    return tuple(case for found in modules for case in found.CASES)


@pytest.fixture(scope="session")
def refusal_sites():
    """Every place in the rules and states where an objection is made: (module, line, code)."""
    sites = []
    for name in ("rules", "objections", "state"):
        for found in parts(name):
            sites += [(found, line, code) for line, code in refusals_in(found)]
    return sites


def refusals_in(found):
    """Return line and code of each ``Refusal(...)`` in a module; None for a code made up there."""
    for node in ast.walk(ast.parse(inspect.getsource(found))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Refusal":
            code = node.args[0]
            yield node.lineno, code.value if isinstance(code, ast.Constant) else None
