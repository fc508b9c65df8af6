"""The house is in order: sizes, names, and nothing of one machine in it."""

import re

MOST_LINES = 400
NAMES_THAT_SAY_NOTHING = frozenset(
    {"base", "common", "helper", "helpers", "manager", "managers", "util", "utils"}
)
# Put together here, so that this file does not name them either.
REGISTRY_HOSTS = tuple(
    ".".join(labels)
    for labels in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("registry", "npmjs", "org"),
        ("deb", "debian", "org"),
    )
)
MACHINE_PATH = re.compile(r"(?<![\w./-])/(?:work|root|home/\w+|opt/pypi|opt/wheels)/")


def test_no_source_file_is_longer_than_one_can_hold(package):
    lengths = {
        str(path.relative_to(package)): len(path.read_text("utf-8").splitlines())
        for path in package.rglob("*.py")
    }
    assert lengths
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES} == {}


def test_every_module_and_folder_has_a_name_that_says_something(package):
    paths = [path for path in package.rglob("*") if path.is_dir() or path.suffix == ".py"]
    silent = [path for path in paths if NAMES_THAT_SAY_NOTHING & set(path.stem.split("_"))]
    assert silent == []


def test_every_folder_of_modules_is_a_package_that_the_import_contracts_see(package):
    folders = {path.parent for path in package.rglob("*.py") if "tests" not in path.parts}
    assert package in folders
    assert [folder for folder in folders if not (folder / "__init__.py").is_file()] == []


def test_no_merge_was_left_half_done(root, repository_files):
    left = re.compile(rf"^({'<' * 7}|{'>' * 7}|{'=' * 7})( .*)?$", re.MULTILINE)
    texts = {path: path.read_bytes().decode("utf-8", errors="ignore") for path in repository_files}
    assert texts
    assert [str(path.relative_to(root)) for path in texts if left.search(texts[path])] == []


def test_no_file_names_a_registry_or_a_path_of_one_machine(root, repository_files):
    named = []
    for path in repository_files:
        text = path.read_bytes().decode("utf-8", errors="ignore")
        found = [host for host in REGISTRY_HOSTS if host in text] + MACHINE_PATH.findall(text)
        named += [(str(path.relative_to(root)), what) for what in found]
    assert repository_files
    assert named == []
