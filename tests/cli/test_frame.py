"""The frame of the command line: commands are found, and what goes wrong is a sentence."""

import os
import signal
import subprocess
import sys

import pytest

from plenipo import __version__
from plenipo.cli import main as frame
from plenipo.cli.main import FIRST_STEPS, app
from plenipo.cli.terminal import console, tell
from plenipo.core.errors import InputError

PLENIPO = [sys.executable, "-m", "plenipo"]


def run(*words, **environment):
    return subprocess.run(
        [*PLENIPO, *map(str, words)],
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )


def fail(tokens):
    return 1 // 0


def commands():
    return {name for name in app() if not name.startswith("-")}


def test_alone_it_shows_the_first_steps(plenipo):
    said = plenipo()
    assert said.code == 0
    assert said.out == FIRST_STEPS.splitlines()
    assert said.err == []


def test_the_first_steps_are_commands_that_there_are():
    shown = {line.split()[1] for line in FIRST_STEPS.splitlines() if line.startswith("  plenipo ")}
    assert len(shown) == 5
    assert shown <= commands()


def test_the_version_is_told(plenipo):
    assert plenipo("--version").out == [__version__]


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_has_help_that_begins_with_how_it_is_used(plenipo, name):
    said = plenipo(name, "--help")
    assert said.code == 0
    assert said.out[0].startswith(f"Usage: plenipo {name} ")
    assert said.err == []


def test_every_command_is_listed_with_what_it_does(plenipo):
    listed = "\n".join(plenipo("--help").out)
    for name in commands():
        assert f" {name} " in listed
    assert {"act", "check", "demo", "export", "import", "log", "new", "serve", "verify"} <= (
        commands()
    )


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("chekc",), "There is no command 'chekc' of 'plenipo': did you mean 'check'?"),
        (("xyz",), "There is no command 'xyz' of 'plenipo'."),
        (("--verion",), "There is no option '--verion' of 'plenipo': did you mean '--version'?"),
        (("check",), "'plenipo check' needs FILE: a table (.xlsx, .csv, .toml) or a register."),
        (
            ("new", "r", "--orgin", "x"),
            "There is no option '--orgin' of 'plenipo new': did you mean '--origin'?",
        ),
        (
            ("new", "r"),
            "'plenipo new' needs --origin: the log's name in its checkpoints, for good.",
        ),
        (("new", "r", "--origin"), "The option '--origin' of 'plenipo new' needs a value."),
        (
            ("new", "a", "b", "--origin", "x"),
            "'b' is one word too many for 'plenipo new': names with blanks need quotes.",
        ),
    ],
)
def test_wrong_usage_is_one_sentence_that_names_what_is_near(plenipo, words, sentence):
    said = plenipo(*words)
    assert said.code == 2
    assert said.out == []
    assert said.err[0] == sentence
    assert len(said.err) == 2
    assert said.err[1].endswith("--help' shows what it takes.")


def test_an_error_is_a_sentence_and_its_advice(plenipo, monkeypatch):
    class NoError(InputError):
        exit = 1

    def fail(tokens):
        raise NoError("It is\nnot so.", "Do it otherwise.")

    monkeypatch.setattr(frame, "dispatch", fail)
    assert plenipo("x") == (1, [], ["It is not so.", "Do it otherwise."])


def test_an_error_without_advice_is_one_line(capsys):
    tell("It is not so.")
    assert capsys.readouterr().err == "It is not so.\n"


def test_a_defect_is_told_in_one_sentence_without_a_trace(plenipo, monkeypatch):
    monkeypatch.setattr(frame, "dispatch", fail)
    said = plenipo("x")
    assert said.code == 2
    assert said.err[0] == (
        "Something went wrong inside Plenipo (ZeroDivisionError: integer division or modulo by"
        " zero); nothing was recorded beyond what was acknowledged."
    )
    assert len(said.err) == 2


@pytest.mark.parametrize(("words", "setting"), [(("--debug", "x"), "0"), (("x",), "1")])
def test_the_trace_of_a_defect_is_shown_when_it_is_asked_for(plenipo, monkeypatch, words, setting):
    monkeypatch.setattr(frame, "dispatch", fail)
    monkeypatch.setenv("PLENIPO_DEBUG", setting)
    said = plenipo(*words)
    assert said.code == 2
    assert said.err[0] == "Traceback (most recent call last):"
    assert said.err[-2].startswith("Something went wrong inside Plenipo (ZeroDivisionError")


def test_a_program_interrupted_from_the_keyboard_ends_without_a_trace(plenipo, monkeypatch):
    def interrupt(tokens):
        raise KeyboardInterrupt

    monkeypatch.setattr(frame, "dispatch", interrupt)
    assert plenipo("x") == (128 + signal.SIGINT, [], [])


def test_when_the_reader_of_the_output_goes_away_nothing_is_said():
    wrapped = "import plenipo.cli.main as m\n"
    wrapped += "m.dispatch = lambda tokens: [m.say('x' * 99) for _ in range(99_999)] and 0\nm.run()"
    with subprocess.Popen(
        [sys.executable, "-c", wrapped], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as talking:
        talking.stdout.readline()
        talking.stdout.close()
        assert talking.stderr.read() == b""
    assert talking.returncode == 128 + signal.SIGPIPE


def test_words_are_utf8_whatever_the_locale():
    said = run("rules", "--language", "ru", LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert said.returncode == 0
    assert "Консенсус государств-членов" in said.stdout.decode("utf-8")


def test_output_that_no_person_looks_at_has_no_colours_and_no_wrapped_lines(capsys, monkeypatch):
    monkeypatch.delenv("COLUMNS", raising=False)
    console().print("word " * 100, style="bold red")
    assert capsys.readouterr().out == "word " * 100 + "\n"


def test_words_that_look_like_markup_are_printed_as_they_are(capsys):
    console().print("[bold]1.[/bold] :smile: [Council]")
    assert capsys.readouterr().out == "[bold]1.[/bold] :smile: [Council]\n"


def test_a_command_that_is_not_needed_is_not_loaded():
    script = (
        "import sys, plenipo.cli.main as m\n"
        "try: m.main(['--version'])\n"
        "except SystemExit: pass\n"
        "heavy = {'apsw', 'litestar', 'openpyxl', 'jinja2', 'rapidfuzz', 'cryptography'}\n"
        "print(*sorted(heavy & set(sys.modules)))"
    )
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert said.stdout.decode().split() == [__version__]
