"""The commands of ``plenipo text``: check, compare, convert, show."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec
from cyclopts import App, Parameter

from plenipo.cli.main import application, call, paragraphs
from plenipo.cli.terminal import say, tell
from plenipo.cli.text_told import account_lines, irregular_lines, party_lines
from plenipo.core.errors import UsageError
from plenipo.core.nearest import did_you_mean
from plenipo.exchange.texts.files import Mode, Opened, authors_of, open_text, parties_of, written
from plenipo.text.account import Account, account
from plenipo.text.comparing import compare as comparison_of
from plenipo.text.folding import Choose, all_in, all_out, as_wanted_by, folded
from plenipo.text.irregular import Irregularity
from plenipo.text.model import Text
from plenipo.text.reading import Counts
from plenipo.text.telling import tell as told_comparison
from plenipo.text.writing import write

CLEAN, BRACKETED = 0, 1
SAME, DIFFERENT = 0, 1
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


Authors = Annotated[
    str,
    Parameter(
        name="--authors",
        help="For which delegation the authors of changes in Word write: a table (.csv, .toml).",
    ),
]
File = Annotated[Path, Parameter(help="A text: .md, .txt, .docx, or Akoma Ntoso (.xml).")]


class Checked(msgspec.Struct, frozen=True):
    """What ``plenipo text check --json`` prints."""

    source: str
    clean: bool
    counts: Counts | None
    account: Account
    irregularities: tuple[Irregularity, ...]
    lost: tuple[str, ...]
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
    for command in (check, show, compare, convert):
        found.command(command, name=command.__name__, help=paragraphs(command.__doc__ or ""))
    return found


def check(
    file: File,
    /,
    *,
    parties: Named = "",
    authors: Authors = "",
    party: Annotated[str, Parameter(help="Tell all that this one holds.")] = "",
    json: AsJson = False,
) -> int:
    """Check a text: its brackets, who holds them, what is irregular in the notation.

    Exit code 0: it is clean; 1: something is bracketed or missing; 2: it cannot be read.
    """
    opened = _opened(file, parties, authors)
    found, reading = account(opened.text), opened.reading
    if json:
        told = Checked(
            str(file),
            found.clean,
            reading.counts if reading else None,
            found,
            reading.irregularities if reading else (),
            opened.lost,
            opened.text,
        )
        _say_json(told)
    elif party:
        for line in party_lines(party, found.parties, reading):
            say(line)
    else:
        _tell_lost(opened)
        for line in (*irregular_lines(file, reading), *account_lines(file, reading, found)):
            say(line)
    return CLEAN if found.clean else BRACKETED


def compare(
    old: File,
    new: File,
    /,
    *,
    parties: Named = "",
    authors: Authors = "",
    json: AsJson = False,
) -> int:
    """Compare two versions of a text, word by word: {-deleted-}, {+inserted+}, what moved.

    Numbers of paragraphs that only shifted are no change. Exit code 0: nothing changed that a
    reader sees; 1: something did; 2: a file cannot be read.
    """
    before, after = (_opened(path, parties, authors).text for path in (old, new))
    found = comparison_of(before, after, identities=False)
    if json:
        _say_json(found)
    else:
        for line in told_comparison(found):
            say(line)
        counted = ", ".join(f"{count} {kind}" for kind, count in found.counted().items())
        say(f"Provisions: {counted or 'none'}.")
    return SAME if found.same else DIFFERENT


def convert(  # noqa: PLR0913 - the options of a command
    file: File,
    to: Annotated[Path, Parameter(help="Where to write: .md, .txt, .docx, .xml or .pdf.")],
    /,
    *,
    parties: Named = "",
    authors: Authors = "",
    mode: Annotated[
        Mode, Parameter(help="In Word: brackets, or tracked changes by their owners.")
    ] = "brackets",
    json: AsJson = False,
) -> int:
    """Convert a text to another format, by the ending of the file's name.

    What the text, or the other format, cannot hold is told. Exit code 0: done; 2: the file cannot
    be read, or not be written so.
    """
    opened = _opened(file, parties, authors)
    content, lost = written(opened.text, to, mode)
    try:
        to.write_bytes(content)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(f"'{to}' cannot be written: {reason}.", "Choose another place.") from None
    if json:
        _say_json(Converted(str(file), str(to), (*opened.lost, *lost), opened.strangers))
        return CLEAN
    _tell_lost(opened)
    for sentence in lost:
        tell(sentence)
    say(f"The text is in '{to}'.")
    return CLEAN


class Converted(msgspec.Struct, frozen=True):
    """What ``plenipo text convert --json`` prints."""

    source: str
    to: str
    lost: tuple[str, ...]
    authors_unknown: tuple[str, ...]


def _opened(path: Path, parties: str, authors: str) -> Opened:
    return open_text(path, parties_of(parties), authors_of(authors))


def _tell_lost(opened: Opened) -> None:
    """Tell what of a file its text does not hold."""
    for sentence in opened.lost:
        tell(sentence)
    if opened.strangers:
        names = ", ".join(opened.strangers)
        tell(
            f"For which delegation they write is not known of: {names}.",
            "Give a table of authors and delegations with --authors.",
        )


def _say_json(told: object) -> None:
    say(msgspec.json.format(msgspec.json.encode(told), indent=2).decode())


def show(
    file: File,
    /,
    *,
    as_: Annotated[
        str, Parameter(name="--as", help="all-in, all-out, or a party's code: as it wants it.")
    ],
    parties: Named = "",
    authors: Authors = "",
) -> int:
    """Show a text as it would be with every bracket decided in one way.

    all-in: what is bracketed stays, the first of several readings; all-out: it falls; with a
    party's code, what that party proposed and supports stays, and what it opposes falls.
    """
    text = _opened(file, parties, authors).text
    say(write(folded(text, _choice(as_, text))).rstrip("\n"))
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
