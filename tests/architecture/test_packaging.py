"""The package carries everything, stands on pinned parts, and `make` explains itself."""

import re
import subprocess
import sys
import tomllib
import zipfile

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PINNED = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[^ ]+)", re.MULTILINE)


@pytest.fixture(scope="module")
def project(root):
    return tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]


@pytest.fixture(scope="module")
def pins(root):
    """The version of each package, by requirements file."""
    names = ("runtime", "test")
    texts = {name: (root / f"requirements/{name}.txt").read_text("utf-8") for name in names}
    return {name: dict(PINNED.findall(text)) for name, text in texts.items()}


@pytest.fixture(scope="module")
def wheel_names(root, tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_wheel_holds_every_file_of_the_package_but_tests(wheel_names, repository_files, root):
    source = root / "src"
    wanted = {
        path.relative_to(source).as_posix()
        for path in repository_files
        if path.is_relative_to(source) and "tests" not in path.relative_to(source).parts
    }
    assert "plenipo/py.typed" in wanted
    assert wanted - wheel_names == set()


def test_the_wheel_holds_no_tests(wheel_names):
    assert [name for name in wheel_names if "/tests/" in name] == []


@pytest.mark.parametrize(("file", "extras"), [("runtime", ["build"]), ("test", ["build", "test"])])
def test_every_requirement_of_the_project_is_pinned_in_its_range(project, pins, file, extras):
    stated = list(project["dependencies"])
    for extra in extras:
        stated += project["optional-dependencies"][extra]
    for text in stated:
        requirement = Requirement(text)
        version = pins[file].get(canonicalize_name(requirement.name))
        assert version is not None, f"{text} is not in requirements/{file}.txt: run make lock"
        assert requirement.specifier.contains(version), f"{text} is pinned to {version}"


def test_the_test_requirements_hold_the_runtime_ones_at_the_same_versions(pins):
    assert pins["runtime"].items() <= pins["test"].items()


@pytest.mark.parametrize("file", ["runtime", "test"])
def test_every_pin_has_hashes_and_no_line_names_a_place_to_fetch_from(root, file):
    text = (root / f"requirements/{file}.txt").read_text("utf-8")
    pins = text.replace("\\\n", "").splitlines()
    assert pins
    assert [line for line in pins if not PINNED.match(line) or "--hash=sha256:" not in line] == []
    assert "://" not in text


def test_make_alone_explains_every_command(root):
    makefile = (root / "Makefile").read_text("utf-8")
    commands = set(re.search(r"^\.PHONY: help (.+)$", makefile, re.MULTILINE)[1].split())
    answer = subprocess.run(
        ["make", "--no-print-directory"], cwd=root, check=True, capture_output=True, text=True
    )
    assert commands == set(re.findall(r"^make (\w+)", answer.stdout, re.MULTILINE))


def stub(folder, name, script):
    command = folder / name
    command.write_text(f"#!/bin/sh\n{script}\n")
    command.chmod(0o755)


def run_tool(root, tool, path, **environment):
    return subprocess.run(
        [root / "tools" / tool],
        env={"PATH": str(path), **environment},
        check=False,
        capture_output=True,
        text=True,
    )


def test_a_machine_without_python_is_told_what_to_install(root, tmp_path):
    answer = run_tool(root, "find-python", tmp_path)
    assert answer.returncode == 2
    assert answer.stderr.startswith("plenipo: no Python 3.11 or newer was found: install one")


def test_a_python_too_old_is_passed_over(root, tmp_path):
    stub(tmp_path, "python3.14", "exit 1")
    stub(tmp_path, "python3", "exit 0")
    assert run_tool(root, "find-python", tmp_path).stdout == "python3\n"


def test_a_python_without_venv_is_told_the_missing_package(root, tmp_path):
    stub(tmp_path, "python3", 'case "$2" in *ensurepip*) exit 1 ;; esac')
    answer = run_tool(root, "find-python", tmp_path)
    assert answer.returncode == 2
    assert answer.stderr.startswith("plenipo: python3 lacks the modules venv and ensurepip")


def test_a_chosen_python_that_does_not_work_is_named(root, tmp_path):
    stub(tmp_path, "mine", "exit 1")
    answer = run_tool(root, "find-python", tmp_path, PYTHON="mine")
    assert answer.returncode == 2
    assert answer.stderr.startswith("plenipo: PYTHON=mine is not a working Python 3.11 or newer")


def test_without_chromium_and_the_right_to_install_it_one_is_told_what_to_ask_for(root, tmp_path):
    stub(tmp_path, "id", "echo 1000")
    answer = run_tool(root, "require-chromium", tmp_path)
    assert answer.returncode == 2
    assert answer.stderr.startswith("plenipo: chromium is missing and the browser tests need it")
    assert answer.stderr.count("\n") == 1
