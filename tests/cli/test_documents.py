"""What the documents show is what the program does: every command in them is run."""

import csv
import io
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import hands
import openpyxl
import pytest

from plenipo.capabilities.documents.dictation import OWNED, dictated

ROOT = Path(__file__).resolve().parents[2]
TUTORIAL = ROOT / "docs" / "tutorial" / "first-register.md"
EDITING = ROOT / "docs" / "guides" / "editing.md"
BOOKS = ROOT / "docs" / "guides" / "books.md"
CONTINGENCY = ROOT / "docs" / "guides" / "contingency.md"
DECIDING = ROOT / "docs" / "guides" / "deciding.md"
INSTRUCTIONS = ROOT / "docs" / "guides" / "instructions.md"
LANGUAGES = ROOT / "docs" / "guides" / "languages.md"
DEPOSITARY = ROOT / "docs" / "guides" / "depositary.md"
FORCE = ROOT / "docs" / "guides" / "force.md"
FORCES = ROOT / "docs" / "guides" / "forces.md"
PUBLIC = ROOT / "docs" / "guides" / "public.md"
PAPERS = ROOT / "docs" / "guides" / "papers.md"
POWER = ROOT / "docs" / "guides" / "power.md"
PRESS = ROOT / "docs" / "guides" / "press.md"
REPORT = ROOT / "docs" / "guides" / "report.md"
RULES = ROOT / "docs" / "guides" / "rules.md"
SESSION = ROOT / "docs" / "guides" / "session.md"
SIGNING = ROOT / "docs" / "guides" / "signing.md"
SILENCE = ROOT / "docs" / "guides" / "silence.md"
TEXTS = ROOT / "docs" / "guides" / "texts.md"
TREATIES = ROOT / "docs" / "guides" / "treaties.md"
VERIFYING = ROOT / "docs" / "guides" / "verify.md"
README = ROOT / "README.md"
BLOCK = re.compile(
    r"^```(?P<kind>\w+)(?: (?P<name>\S+))?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
ADDRESS = re.compile(r"http://\S+")


def blocks(document, kind):
    text = document.read_text("utf-8")
    return [match for match in BLOCK.finditer(text) if match["kind"] == kind]


def sessions(document):
    """Return the commands a document shows, each with what it is shown to print."""
    for block in blocks(document, "console"):
        for part in block["text"].split("$ ")[1:]:
            command, _, output = part.partition("\n")
            yield command, output


def write_files(document, folder, kind="csv"):
    for block in (block for block in blocks(document, kind) if block["name"]):
        (folder / block["name"]).write_text(block["text"], "utf-8")


def surroundings():
    """Return the environment of somebody at a plain prompt: pytest's workers are told a width."""
    commands = str(Path(sys.executable).parent)
    here = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    return {**here, "PATH": f"{commands}{os.pathsep}{os.environ['PATH']}"}


def run(command, folder, codes=(0, 1)):
    said = subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env=surroundings(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert said.returncode in codes, said.stdout
    return said.stdout


def serve(command, folder):
    """Serve, ask for the page, and stop; return what was said, with the port that is shown."""
    words = [*command.split(), "--port", "0"]
    with subprocess.Popen(
        words, cwd=folder, env=surroundings(), stdout=subprocess.PIPE, text=True
    ) as serving:
        try:
            said = serving.stdout.readline()
            address = ADDRESS.search(said)[0]
            with urlopen(address) as page:  # noqa: S310 - our own page, on this machine
                assert b"Meeting of ministers" in page.read()
        finally:
            serving.terminate()
    return re.sub(r":\d+/", ":8000/", said)


def open_room(command, folder):
    """Open a room and close it; return what was said, with the port that is shown."""
    words = [*command.split(), "--port", "0"]
    with subprocess.Popen(
        words, cwd=folder, env=surroundings(), stdout=subprocess.PIPE, text=True
    ) as room:
        try:
            said = room.stdout.readline() + room.stdout.readline()
        finally:
            room.terminate()
    return re.sub(r":\d+/", ":8000/", said)


def agrees(shown, said):
    """Compare what is printed with what is shown; dots stand for anything, or for any lines."""
    lines = [
        r"(.*\n)*" if line == "..." else re.escape(line).replace(r"\.\.\.", ".*") + r"\n"
        for line in shown.rstrip().splitlines()
    ]
    return re.fullmatch("".join(lines), said.rstrip() + "\n" if said.strip() else "") is not None


def follow(document, folder, codes=(0, 1)):
    """Do what a document shows, and compare what is printed with what it says."""
    followed = 0
    for command, shown in sessions(document):
        assert command.startswith("plenipo "), command
        if command.startswith("plenipo room"):
            said = open_room(command, folder)
        else:
            said = serve(command, folder) if "serve" in command else run(command, folder, codes)
        assert agrees(shown, said), (
            f"{document.name}: $ {command}\n--- shown\n{shown}--- printed\n{said}"
        )
        followed += 1
    return followed


@pytest.fixture(scope="module")
def followed(tmp_path_factory):
    """The folder of somebody who has done all that the tutorial shows."""
    folder = tmp_path_factory.mktemp("tutorial")
    write_files(TUTORIAL, folder)
    assert follow(TUTORIAL, folder) == 13
    return folder


def test_every_command_of_the_tutorial_does_what_it_shows(followed):
    assert (followed / "copy.plenipo").is_file()


def test_every_command_of_the_guide_to_verifying_does_what_it_shows(followed):
    assert follow(VERIFYING, followed) == 6


def test_every_command_of_the_guide_to_rules_does_what_it_shows(tmp_path):
    write_files(RULES, tmp_path, "yaml")
    assert follow(RULES, tmp_path, codes=(0, 2)) == 8


def test_every_command_of_the_guide_to_deciding_does_what_it_shows(tmp_path):
    write_files(DECIDING, tmp_path)
    assert follow(DECIDING, tmp_path, codes=(0, 1, 2)) == 5


def test_every_command_of_the_guide_to_power_does_what_it_shows(tmp_path):
    write_files(POWER, tmp_path)
    assert follow(POWER, tmp_path) == 7


def test_every_command_of_the_guide_to_entry_into_force_does_what_it_shows(tmp_path):
    write_files(FORCE, tmp_path)
    write_files(FORCE, tmp_path, "yaml")
    assert follow(FORCE, tmp_path) == 5


def test_every_command_of_the_guide_to_treaties_does_what_it_shows(tmp_path):
    assert follow(TREATIES, tmp_path) == 3


def test_every_command_of_the_guide_to_the_depositary_does_what_it_shows(tmp_path):
    assert follow(DEPOSITARY, tmp_path) == 5


def test_every_command_of_the_guide_to_signing_does_what_it_shows(tmp_path):
    assert follow(SIGNING, tmp_path) == 13


def test_every_command_of_the_guide_to_texts_does_what_it_shows(tmp_path):
    write_files(TEXTS, tmp_path, kind="md")
    assert follow(TEXTS, tmp_path) == 10


def test_every_line_of_the_guide_to_editing_is_understood():
    ((text),) = (block["text"] for block in blocks(EDITING, "lines"))
    told = [dictated(line) for line in text.splitlines()]
    known = {*OWNED, "bracket", "resolve", "agree", "ad referendum", "reopen"}
    assert {each.what for each in told} >= known - {"oppose", "move", "merge", "clarify", "none"}


def test_every_key_of_the_guide_to_editing_is_one_and_is_shown_on_the_screen():
    rows = re.findall(
        r"^\| (`.+?`) \| ", EDITING.read_text("utf-8").partition("## Keys")[2], re.MULTILINE
    )
    keys = {key for row in rows for key in re.findall(r"`(.)`", row)}
    folder = ROOT / "src" / "plenipo"
    script = (folder / "web" / "static" / "editing.js").read_text("utf-8")
    page = folder / "capabilities" / "documents" / "templates" / "edit.html"
    shown = " ".join(re.findall(r'key\("([^"]+)"', page.read_text("utf-8")))
    table = script.partition("const keys = {")[2].partition("};")[0]
    known = set(re.findall(r'^  "?(\S)"?: ', table, re.MULTILINE)) | set("0123456789")
    assert keys <= known
    assert set(shown.replace("Ctrl+Z Esc", "").replace("Ctrl+Enter", "")) - set(" …") == keys
    assert known - set("2345678") == keys


def test_every_command_of_the_guide_to_languages_does_what_it_shows(tmp_path):
    write_files(LANGUAGES, tmp_path, kind="md")
    assert follow(LANGUAGES, tmp_path) == 10
    assert (tmp_path / "declaration.pdf").read_bytes().startswith(b"%PDF")


def test_every_command_of_the_guide_to_the_report_does_what_it_shows(tmp_path):
    assert follow(REPORT, tmp_path, codes=(0, 1, 2)) == 9
    assert (tmp_path / "2011.pdf").read_bytes().startswith(b"%PDF")


def test_every_command_of_the_guide_to_papers_does_what_it_shows(tmp_path):
    assert follow(PAPERS, tmp_path) == 7
    assert len(list((tmp_path / "to-send").iterdir())) == 8


def test_every_command_of_the_guide_to_the_public_site_does_what_it_shows(tmp_path):
    assert follow(PUBLIC, tmp_path) == 2
    assert (tmp_path / "site" / "fr" / "treaties.html").is_file()
    assert (tmp_path / "site" / "sitemap.xml").is_file()


def test_every_command_of_the_guide_to_a_session_does_what_it_shows(tmp_path):
    write_files(SESSION, tmp_path, "jsonl")
    assert follow(SESSION, tmp_path) == 11


def test_every_picture_of_the_guide_to_a_session_is_there_and_said_in_words():
    pictures = re.findall(r"!\[([^]]*)\]\(([^)]+)\)", SESSION.read_text("utf-8"))
    assert len(pictures) == 5
    for words, path in pictures:
        assert words
        assert (SESSION.parent / path).is_file(), path


def test_the_guide_to_contingency_refuses_a_trigger_that_never_holds(tmp_path):
    write_files(CONTINGENCY, tmp_path, "jsonl")
    assert follow(CONTINGENCY, tmp_path) == 9


def test_every_command_of_the_guide_to_silence_does_what_it_shows(tmp_path):
    write_files(SILENCE, tmp_path, "jsonl")
    assert follow(SILENCE, tmp_path) == 9


@pytest.mark.slow
def test_every_command_of_the_guide_to_books_does_what_it_shows(tmp_path):
    write_files(BOOKS, tmp_path, "jsonl")
    hands.pem_file(tmp_path, hands.authority()).rename(tmp_path / "authorities.pem")
    for country, code in (("armenia", "AM"), ("georgia", "GE")):
        key = hands.pkcs12_file(tmp_path, hands.hand(f"Minister of {country}", code))
        key.rename(tmp_path / f"{country}.p12")
        (tmp_path / f"{country}.txt").write_bytes(hands.PASSPHRASE)
    assert follow(BOOKS, tmp_path) == 8


def test_every_command_of_the_guide_to_instructions_does_what_it_shows(tmp_path):
    write_files(INSTRUCTIONS, tmp_path, "jsonl")
    assert follow(INSTRUCTIONS, tmp_path) == 7


def test_every_command_of_the_guide_to_communiques_does_what_it_shows(tmp_path):
    assert run("plenipo new body.plenipo --origin body.example/register", tmp_path)
    assert follow(PRESS, tmp_path) == 3


def test_every_command_of_the_guide_to_forces_does_what_it_shows(tmp_path):
    write_files(FORCES, tmp_path, "jsonl")
    assert follow(FORCES, tmp_path) == 10


def test_every_rule_the_guide_to_rules_shows_is_checked_in_it():
    shown = {block["name"] for block in blocks(RULES, "yaml")}
    checked = {command.split()[-1] for command, _ in sessions(RULES) if " rules check " in command}
    assert shown == checked


def test_the_check_in_the_readme_is_what_the_program_prints(tmp_path):
    workbook = openpyxl.Workbook()
    (table,) = blocks(TUTORIAL, "csv")
    for row in csv.reader(io.StringIO(table["text"])):
        workbook.active.append([int(cell) if cell.isdigit() else cell or None for cell in row])
    workbook.save(tmp_path / "positions.xlsx")
    ((command, shown),) = sessions(README)
    assert command == "plenipo check positions.xlsx"
    assert run(command, tmp_path).rstrip() == shown.rstrip()


def test_dots_stand_for_anything_and_all_else_for_itself():
    assert agrees("a ... c\n...\nd\n", "a b c\nx\ny\nd\n")
    assert not agrees("a ... c\n", "a b d\n")
    assert not agrees("a\n", "a\nb\n")
    assert not agrees("a.c\n", "abc\n")


def test_the_example_of_a_batch_line_in_the_help_is_one(tmp_path):
    said = run("plenipo act --from --help", tmp_path)
    assert '{"act": {"type": "item.adopted"' in " ".join(said.split())
