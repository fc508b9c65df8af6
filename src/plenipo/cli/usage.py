"""Wrong usage in one sentence: what is wrong with the words of a command, and what is near."""

from __future__ import annotations

from cyclopts import App, CycloptsError, MissingArgumentError, UnknownCommandError
from cyclopts.exceptions import UnknownOptionError, UnusedCliTokensError

from plenipo.core.nearest import did_you_mean, nearest


def usage_sentence(error: CycloptsError, commands: App) -> str:
    """Say in one sentence what is wrong with the words of a command."""
    command = usage_name(error, commands)
    match error:
        case UnknownCommandError(unused_tokens=[word, *_]):
            kind = "option" if word.startswith("-") else "command"
            return _unknown(kind, word, command, list(commands))
        case UnknownOptionError():
            word = error.token.keyword or error.token.value
            return _unknown("option", word, command, _options(error))
        case MissingArgumentError(argument=missing) if missing is not None:
            return _missing(error, command)
        case UnusedCliTokensError(unused_tokens=[word, *_]):
            return f"'{word}' is one word too many for '{command}': names with blanks need quotes."
        case _:
            error.verbose = False
            return " ".join(str(error).split())


def usage_name(error: CycloptsError, commands: App) -> str:
    """Return the command a usage error is of, as it is typed."""
    return " ".join((commands.name[0], *(error.command_chain or ())))


def _unknown(kind: str, word: str, command: str, known: list[str]) -> str:
    written = word.partition("=")[0]
    return f"There is no {kind} '{written}' of '{command}'{did_you_mean(written, known)}"


def _options(error: UnknownOptionError) -> list[str]:
    return [name for argument in error.argument_collection for name in argument.names]


def _missing(error: MissingArgumentError, command: str) -> str:
    """Say what is missing: an option, its value; or which option was mistyped."""
    missing = error.argument
    assert missing is not None  # noqa: S101 - asked before
    if error.keyword or missing.tokens:
        return f"The option '{error.keyword or missing.name}' of '{command}' needs a value."
    mistyped = [word.partition("=")[0] for word in error.unused_tokens or ()]
    for word in mistyped:
        if word.startswith("--") and nearest(word, [missing.name]):
            return f"There is no option '{word}' of '{command}': did you mean '{missing.name}'?"
    what = (missing.parameter.help or "").rstrip(".")
    return f"'{command}' needs {missing.name}: {what[:1].lower()}{what[1:]}."
