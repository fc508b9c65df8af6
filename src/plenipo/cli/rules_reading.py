"""Where a rule comes from: the library, by its name; or a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from plenipo.core.errors import InputError, UsageError
from plenipo.procedure.rule_file import library, text_of


class RuleText(NamedTuple):
    """The text of a rule, and what it is called in what is said of it."""

    text: str
    where: str


def in_library(name: str) -> bool:
    """Tell whether the library has a rule of a name."""
    return name in library()


def rule_text(rule: str) -> RuleText:
    """Return the text of a rule that is named, or of a file.

    :raises InputError: where there is none, or no text.
    """
    if in_library(rule):
        return RuleText(text_of(rule), f"The rule '{rule}'")
    path = Path(rule)
    if not path.suffix and not path.exists():
        return RuleText(text_of(rule), rule)  # which tells the rules there are
    try:
        return RuleText(_decoded(path.read_bytes(), f"'{rule}'"), f"'{rule}'")
    except OSError as error:
        reason = (error.strerror or "it cannot be read").lower()
        raise InputError(f"'{rule}' cannot be read: {reason}.") from None


def chosen_readings(words: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return the readings that are asked for, by their points.

    :raises UsageError: where one is not written like POINT=READING.
    """
    chosen = []
    for word in words:
        point, equals, reading = word.partition("=")
        if not (point and equals and reading):
            raise UsageError(f"--reading: '{word}' is no reading: write it like POINT=READING.")
        chosen.append((point, reading))
    return tuple(chosen)


def _decoded(content: bytes, where: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        sentence = f"{where}, line {line}: this is no text in UTF-8: save the file as UTF-8."
        raise InputError(sentence) from None
