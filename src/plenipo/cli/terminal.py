"""What is printed, and how: UTF-8 always, colours only where a person looks and wants them."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import Console

UNBOUNDED = 10_000
"""The width, in columns, of what is not a terminal: lines are never wrapped there."""


def speak_utf8() -> None:
    """Let both streams take any text, whatever the locale; on an odd byte nothing is lost."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):  # a stand-in stream of a test
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]


def is_terminal(stream: TextIO) -> bool:
    """Tell whether a person looks at a stream."""
    try:
        return stream.isatty()
    except ValueError:  # it is closed
        return False


def console(stream: TextIO | None = None) -> Console:
    """Return where tables and coloured lines are printed: standard output unless told.

    Words are printed as they are: no markup, no emoji codes, no highlighting. Where it is not a
    terminal there are no colours and no wrapped lines; ``NO_COLOR`` and ``COLUMNS`` are heeded.
    """
    from rich.console import Console  # noqa: PLC0415 - rich is slow to import

    file = stream or sys.stdout
    here = is_terminal(file)
    width = None if here else int(os.environ.get("COLUMNS", "") or UNBOUNDED)
    return Console(file=file, width=width, highlight=False, markup=False, emoji=False)


def tell(sentence: str, advice: str = "", *, indent: str = "") -> None:
    """Tell a person what went wrong: one sentence, then what to do, on standard error."""
    for line in (sentence, advice):
        if line:
            words = " ".join(line.split())
            print(indent + words, file=sys.stderr)  # noqa: T201 - what we are here for


def say(line: str = "") -> None:
    """Print one plain line of the answer."""
    print(line)  # noqa: T201 - what we are here for
