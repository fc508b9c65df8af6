"""The command ``plenipo``: finds its commands, runs one, and turns what goes wrong into a sentence.

A command is a typed function with a docstring, in the tuple ``COMMANDS`` of a module of
``plenipo.cli``, of a capability's ``commands.py``, or of ``plenipo.web.commands``. Its name is the
function's, with ``-`` for ``_``. It returns its exit code, or nothing for 0.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import pkgutil
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from types import ModuleType
from typing import Any

from cyclopts import App, CycloptsError

import plenipo.capabilities
import plenipo.cli
from plenipo import __version__
from plenipo.cli.terminal import say, speak_utf8, tell
from plenipo.core.errors import PlenipoError

Command = Callable[..., int | None]

DONE, WRONG = 0, 2
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
    words = [token for token in tokens if token != "--debug"]
    debug = len(words) < len(tokens) or os.environ.get("PLENIPO_DEBUG", "") not in {"", "0"}
    try:
        code = dispatch(words)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return _fall_silent()
    except PlenipoError as error:
        if debug:
            raise
        tell(error.sentence, error.advice)
        return error.exit
    except Exception as error:
        if debug:
            raise
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
        tell(_usage(error), f"'{_named(error, commands)} --help' shows what it takes.")
        return WRONG
    return int(code or DONE)


@cache
def app() -> App:
    """Return the command line with all its commands."""
    commands = App(
        name="plenipo",
        help="The register of a body whose members decide together.",
        version=__version__,
        help_format="plaintext",
        help_flags=["--help"],
        verbose=False,
        suppress_keyboard_interrupt=False,
    )
    for module in _modules():
        for command in module.__dict__.get("COMMANDS", ()):
            commands.command(command, **_settings(command))
    return commands


def _settings(command: Command) -> dict[str, Any]:
    """Return how a command is entered: one that reads its own tokens also gets ``--help``."""
    return {"help_flags": [], "version_flags": []} if hasattr(command, "reads_tokens") else {}


def _modules() -> Iterator[ModuleType]:
    """Return the modules that may hold commands, in the order of their names."""
    own = [found.name for found in pkgutil.iter_modules(plenipo.cli.__path__, "plenipo.cli.")]
    packages = pkgutil.iter_modules(plenipo.capabilities.__path__, "plenipo.capabilities.")
    others = [f"{found.name}.commands" for found in packages if found.ispkg]
    for name in (*own, *others, "plenipo.web.commands"):
        if name != __name__ and _is_there(name):
            yield importlib.import_module(name)


def _is_there(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except ModuleNotFoundError:  # not even its folder is there
        return False


def _usage(error: CycloptsError) -> str:
    """Say in one sentence what is wrong with the words of a command."""
    error.verbose = False
    sentence = " ".join(str(error).split())
    return sentence.replace(". Did you mean", ": did you mean").replace("?.", "?")


def _named(error: CycloptsError, commands: App) -> str:
    """Return the command a usage error is of, as it is typed."""
    return " ".join((commands.name[0], *(error.command_chain or ())))


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
