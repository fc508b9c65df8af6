"""The commands of ``plenipo text``: check, compare, convert, show."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec
from cyclopts import App, Parameter

from plenipo.cli.main import application, call, paragraphs
from plenipo.cli.terminal import say
from plenipo.cli.text_told import account_lines, irregular_lines, party_lines
from plenipo.core.errors import UsageError
from plenipo.core.nearest import did_you_mean
from plenipo.exchange.texts.files import parties_of, read_notation
from plenipo.text.account import Account, account
from plenipo.text.folding import Choose, all_in, all_out, as_wanted_by, folded
from plenipo.text.irregular import Irregularity
from plenipo.text.model import Text
from plenipo.text.reading import Counts
from plenipo.text.writing import write

CLEAN, BRACKETED = 0, 1
HINT = "'plenipo text --help' shows how."
AsJson = Annotated[bool, Parameter(name="--json", help="Print JSON.", negative="")]
Named = Annotated[
    str,
    Parameter(
        name="--parties",
        help="Who negotiates: codes (AM,BY,KZ), or a file with a CODE or CODE=Name on each line."
        " Members of the United Nations and their groups are known.",
    ),
]


class Checked(msgspec.Struct, frozen=True):
    """What ``plenipo text check --json`` prints."""

    source: str
    clean: bool
    counts: Counts
    account: Account
    irregularities: tuple[Irregularity, ...]
    text: Text


def run(tokens: Sequence[str]) -> int:
    """Run one of the commands.

    :raises UsageError: where there is none of that name, naming what is near.
    """
    name = tokens[0]
    if name in commands():
        return call(commands(), tokens)
    known = [command for command in commands() if not command.startswith("-")]
    sentence = f"There is no 'plenipo text {name}'"
    raise UsageError(sentence + did_you_mean(name, known), HINT)


@cache
def commands() -> App:
    """Return the command line of ``plenipo text``."""
    found = application("plenipo text", "Negotiating texts in files.")
    for command in (check, show):
        found.command(command, name=command.__name__, help=paragraphs(command.__doc__ or ""))
    return found


def check(
    file: Annotated[Path, Parameter(help="A text in bracket notation: .md or .txt.")],
    /,
    *,
    parties: Named = "",
    party: Annotated[str, Parameter(help="Tell all that this one holds.")] = "",
    json: AsJson = False,
) -> int:
    """Check a text: its brackets, who holds them, what is irregular in the notation.

    Exit code 0: it is clean; 1: something is bracketed or missing; 2: it cannot be read.
    """
    reading = read_notation(file, parties_of(parties))
    found = account(reading.text)
    if json:
        told = Checked(
            str(file), found.clean, reading.counts, found, reading.irregularities, reading.text
        )
        say(msgspec.json.format(msgspec.json.encode(told), indent=2).decode())
    elif party:
        for line in party_lines(party, found.parties, reading.line):
            say(line)
    else:
        for line in (*irregular_lines(file, reading), *account_lines(file, reading, found)):
            say(line)
    return CLEAN if found.clean else BRACKETED


def show(
    file: Annotated[Path, Parameter(help="A text in bracket notation: .md or .txt.")],
    /,
    *,
    as_: Annotated[
        str, Parameter(name="--as", help="all-in, all-out, or a party's code: as it wants it.")
    ],
    parties: Named = "",
) -> int:
    """Show a text as it would be with every bracket decided in one way.

    all-in: what is bracketed stays, the first of several readings; all-out: it falls; with a
    party's code, what that party proposed and supports stays, and what it opposes falls.
    """
    reading = read_notation(file, parties_of(parties))
    say(write(folded(reading.text, _choice(as_, reading.text))).rstrip("\n"))
    return 0


def _choice(told: str, text: Text) -> Choose:
    """Return how brackets are decided.

    :raises UsageError: when nobody of that name holds anything of the text.
    """
    if told in VIEWS:
        return VIEWS[told]
    known = account(text).parties
    if told not in known:
        sentence = f"Nobody called '{told}' holds anything of this text"
        raise UsageError(sentence + did_you_mean(told, [*VIEWS, *known]), HINT)
    return as_wanted_by(told)


VIEWS: dict[str, Choose] = {"all-in": all_in, "all-out": all_out}
"""The views that are nobody's."""
