"""Nothing is undocumented: the reference says what the source says, and every link leads on."""

import re

import pytest

from plenipo.assembly import house
from plenipo.cli import reference
from plenipo.cli.main import app
from plenipo.core.act import wire_name
from plenipo.meaning import meaning_of
from plenipo.procedure.rule_file import library

LINK = re.compile(r"\]\((?!https?:|mailto:)([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
PATH = re.compile(r"`([\w.-]+/[\w./-]*[\w-]+(?:\.\w+)?)`")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def made(root):
    return reference.pages(root / reference.GOLDEN)


@pytest.fixture(scope="module")
def written(root):
    folder = root / "docs" / "reference"
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.*")
    }


def test_the_reference_has_the_pages_that_the_source_makes(made, written):
    assert sorted(written) == sorted(made), "run make docs"


def test_the_reference_says_what_the_source_says(made, written):
    stale = [path for path, text in made.items() if written.get(path) != text]
    assert stale == [], "run make docs"


def test_every_act_rule_and_command_is_in_the_reference(made):
    for act in house().acts:
        assert f"acts/{wire_name(act)}.md" in made
        assert f"(acts/{wire_name(act)}.md)" in made["index.md"]
    for name in library():
        assert f"rules/{name}.md" in made
        assert f"(rules/{name}.md)" in made["index.md"]
    for name in app():
        assert name.startswith("-") or f"## plenipo {name}\n" in made["commands.md"]


def test_every_field_and_objection_of_an_act_is_on_its_page(made, cases):
    for act in house().acts:
        page = made[f"acts/{wire_name(act)}.md"]
        for field in meaning_of(act).fields:
            assert f"| `{field.name}` |" in page
        for case in cases:
            if type(case.when) is act:
                for code in case.then:
                    assert f"| `{code}` |" in page, f"{wire_name(act)}: {code}"


def test_an_act_that_is_gone_loses_its_page(tmp_path, root, monkeypatch):
    monkeypatch.chdir(root)
    stale = tmp_path / "acts" / "row.updated.md"
    stale.parent.mkdir()
    stale.write_text("gone")
    assert reference.main([str(tmp_path)]) == 0
    assert not stale.exists()
    assert (tmp_path / "acts" / "position.stated.md").is_file()


def test_the_reference_is_made_in_the_top_folder_only(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert reference.main(["docs/reference"]) == 2
    assert capsys.readouterr().err.startswith("Run it in the repository's top folder")


def anchors(text):
    """The anchors of the headings, as the usual renderers make them."""
    heads = HEADING.findall(FENCE.sub("", text))
    kept = [re.sub(r"[^\w\- ]", "", head.lower()) for head in heads]
    return {head.strip().replace(" ", "-") for head in kept}


def documents(root):
    skipped = {".venv", "build", "dist", ".git"}
    for path in sorted(root.rglob("*.md")):
        parts = path.relative_to(root).parts
        if not any(part in skipped or part.startswith(".") for part in parts):
            yield path


def test_every_link_in_every_document_leads_somewhere(root):
    broken = []
    for path in documents(root):
        for link in LINK.findall(FENCE.sub("", path.read_text("utf-8"))):
            place, _, anchor = link.partition("#")
            target = (path.parent / place).resolve() if place else path
            there = target.exists() and target.is_relative_to(root)
            if there and anchor and target.suffix == ".md":
                there = anchor in anchors(target.read_text("utf-8"))
            if not there:
                broken.append(f"{path.relative_to(root)}: {link}")
    assert broken == []


@pytest.mark.parametrize("name", ["ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_every_file_a_document_names_is_there(root, name):
    named = {path for path in PATH.findall((root / name).read_text("utf-8")) if "thing" not in path}
    places = (root, root / "src" / "plenipo")
    missing = [path for path in named if not any((place / path).exists() for place in places)]
    assert len(named) > 10
    assert missing == []


def test_the_search_for_links_finds_them():
    text = "[a](x.md) ![b](y.png) [c](https://example.org) `d` [e](#f)"
    assert LINK.findall(text) == ["x.md", "y.png", "#f"]
    assert anchors("# What every act is asked\n## `new` and old") == {
        "what-every-act-is-asked",
        "new-and-old",
    }
