"""The command ``plenipo``: finds its commands, runs one, and turns what goes wrong into a sentence.

A command is a typed function with a docstring, in the tuple ``COMMANDS`` of a module of
``plenipo.cli``, of a capability's ``commands.py``, or of ``plenipo.web.commands``. Its name is the
function's, with ``-`` for ``_``. It returns its exit code, or nothing for 0.
"""

from __future__ import annotations

import importlib
import importlib.util
import inspect
import os
import pkgutil
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from cyclopts import App, CycloptsError, Parameter

import plenipo.capabilities
import plenipo.cli
from plenipo import __version__
from plenipo.cli.terminal import say, speak_utf8, tell
from plenipo.core.errors import PlenipoError

Command = Callable[..., int | None]

DONE, WRONG = 0, 2
DEBUG = "--debug"
"""The option of every command that shows where something went wrong inside."""
INTERRUPTED = 130
"""As a shell says it of a program that was interrupted: 128 and the signal's number."""
PIPE_CLOSED = 141
"""The same, of a program whose reader went away."""

FIRST_STEPS = f"""\
Plenipo {__version__}: the register of a body whose members decide together.

  plenipo demo csto-2011                        see it work: a summit's preparation, and its page
  plenipo check positions.xlsx                  what is agreed, what is open, who holds it
  plenipo new body.plenipo --origin NAME        begin a register of your own
  plenipo act position.stated body.plenipo ...  record an act (plenipo act --list shows them all)
  plenipo serve body.plenipo                    look at a register in the browser

plenipo --help lists every command; plenipo COMMAND --help explains one."""


def run() -> None:
    """Run the command line of this process, and end it."""
    sys.exit(main(sys.argv[1:]))


def main(tokens: Sequence[str]) -> int:
    """Run one command and return its exit code.

    0: done; 1: the answer is no; 2: the input or the usage is wrong.
    """
    speak_utf8()
    words = [word for word in tokens if word != DEBUG]
    debug = len(words) < len(tokens) or os.environ.get("PLENIPO_DEBUG", "") not in {"", "0"}
    try:
        code = dispatch(words)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return _fall_silent()
    except PlenipoError as error:
        _trace(debug)
        tell(error.sentence, error.advice)
        return error.exit
    except Exception as error:  # noqa: BLE001 - nobody shall be shown a trace
        _trace(debug)
        _confess(error)
        return WRONG
    return code


def dispatch(tokens: Sequence[str]) -> int:
    """Find the command and run it; what goes wrong is raised, except wrong usage."""
    if not tokens:
        say(FIRST_STEPS)
        return DONE
    return call(app(), tokens)


def call(commands: App, tokens: Sequence[str]) -> int:
    """Run one of these commands; wrong usage is told in a sentence that names what is near."""
    try:
        code = commands(
            tokens, exit_on_error=False, print_error=False, result_action="return_value"
        )
    except CycloptsError as error:
        from plenipo.cli.usage import usage_name, usage_sentence  # noqa: PLC0415 - rarely needed

        name = usage_name(error, commands)
        tell(usage_sentence(error, commands), f"'{name} --help' shows what it takes.")
        return WRONG
    return int(code or DONE)


@cache
def app() -> App:
    """Return the command line with all its commands."""
    commands = application("plenipo", "The register of a body whose members decide together.")
    commands.version = __version__
    commands.version_flags = ("--version",)
    for module in _modules():
        for command in module.__dict__["COMMANDS"]:
            commands.command(command, **_settings(command))
    return commands


def application(name: str, text: str) -> App:
    """Return a command line without commands, set up as all of ours are."""
    application = App(
        name=name,
        help=text,
        help_format="plaintext",
        help_flags=("--help", "-h"),
        version_flags=(),
        default_parameter=Parameter(show_default=_default_words, negative_iterable=()),
        verbose=False,
        suppress_keyboard_interrupt=False,
    )
    application["--help"].show = False
    return application


def paragraphs(text: str) -> str:
    """Return a text with each paragraph on one line, as a terminal of any width wants it."""
    return "\n\n".join(" ".join(part.split()) for part in inspect.cleandoc(text).split("\n\n"))


def _default_words(value: object) -> str | None:
    """Return what the help says of a default: nothing where it is nothing."""
    return None if value in {"", None, False} else str(value)


def _settings(command: Command) -> dict[str, Any]:
    """Return how a command is entered: one that takes all tokens as they are also gets --help."""
    settings: dict[str, Any] = {"help": paragraphs(command.__doc__ or "")}
    if list(inspect.signature(command).parameters) != ["tokens"]:
        return settings
    raw = Parameter(allow_leading_hyphen=True, show=False)
    return {**settings, "help_flags": [], "version_flags": [], "default_parameter": raw}


def _modules() -> Iterator[ModuleType]:
    """Return the modules that hold commands, in the order of their names."""
    own = [found.name for found in pkgutil.iter_modules(plenipo.cli.__path__, "plenipo.cli.")]
    packages = pkgutil.iter_modules(plenipo.capabilities.__path__, "plenipo.capabilities.")
    others = [f"{found.name}.commands" for found in packages if found.ispkg]
    for name in (*own, *others, "plenipo.web.commands"):
        if name != __name__ and _holds_commands(name):
            yield importlib.import_module(name)


def _holds_commands(name: str) -> bool:
    """Look into a module without importing it: what holds no commands need not be loaded."""
    try:
        found = importlib.util.find_spec(name)
    except ModuleNotFoundError:  # not even its folder is there
        return False
    if found is None or found.origin is None:
        return False
    return "\nCOMMANDS" in Path(found.origin).read_text("utf-8")


def _trace(wanted: bool) -> None:  # noqa: FBT001 - one word of the caller
    """Print where an error came from, where that is asked for."""
    if wanted:
        import traceback  # noqa: PLC0415 - rarely needed

        traceback.print_exc()


def _confess(error: Exception) -> None:
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    tell(
        f"Something went wrong inside Plenipo ({what});"
        " nothing was recorded beyond what was acknowledged.",
        "Run it again with --debug, and report what it then prints.",
    )


def _fall_silent() -> int:
    """End quietly after the reader of our output went away (``plenipo log ... | head``)."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    return PIPE_CLOSED
