"""A negotiating text in a file: which format it is, and what reads it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from plenipo.core.errors import InputError
from plenipo.exchange.gazetteer import find_member
from plenipo.text.parties import GROUPS, Parties
from plenipo.text.reading import Reading, read

MARKDOWN = (".md", ".markdown", ".txt", ".text", "")
"""The endings of files that hold bracket notation; in all of them emphasis is Markdown's."""
MOST_BYTES = 64 * 1024 * 1024
_SAVE = "Save it as .docx, .md or .txt, or as Akoma Ntoso (.xml)."


class TextFileError(InputError):
    """A file that cannot be read as a text."""

    code = "text-file"


def known_parties(codes: Sequence[str] = ()) -> Parties:
    """Return who is known: members of the United Nations, their groups, and these codes.

    :param codes: each a code, or ``CODE=Name``.
    """
    names = dict(GROUPS)
    for each in codes:
        code, _, name = each.partition("=")
        names[code.strip()] = code.strip()
        if name.strip():
            names[name.strip()] = code.strip()
    return Parties(names, _member)


def _member(name: str) -> str | None:
    found = find_member(name)
    return found.code if found is not None and found.name == name else None


def parties_of(told: str) -> Parties:
    """Return the parties of an option: codes with commas between, or a file with one on each line.

    :raises TextFileError: when it looks like a file that cannot be read.
    """
    if not told:
        return known_parties()
    path = Path(told)
    if path.suffix or path.is_file():
        lines = source_of(path).splitlines()
        return known_parties([line.strip() for line in lines if line.strip(" #\t")])
    return known_parties(told.split(","))


def read_notation(path: Path, parties: Parties) -> Reading:
    """Read a file of bracket notation.

    :raises TextFileError: when it is no text, or too large.
    """
    return read(source_of(path), parties)


def source_of(path: Path) -> str:
    """Return the characters of a file of text.

    :raises TextFileError: when it cannot be read, is no text, or too large.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            limit = MOST_BYTES // 2**20
            raise TextFileError(f"'{path}' is larger than {limit} MB: divide it.")
        data = path.read_bytes()
    except OSError as error:
        reason = "is a folder" if path.is_dir() else (error.strerror or str(error)).lower()
        raise TextFileError(f"'{path}' cannot be read: {reason}.", "Check its name.") from None
    if data.startswith(b"%PDF"):
        sentence = f"'{path}' is a PDF: pages, not text that could be negotiated."
        raise TextFileError(sentence, _SAVE)
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")) or b"\x00" in data[:4096]:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return data.decode("utf-16", errors="replace")
        raise TextFileError(f"'{path}' is no text, whatever its name says.", _SAVE)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        sentence = f"'{path}' is not in UTF-8: line {line} has a byte that is no character."
        raise TextFileError(sentence, "Save it in UTF-8.") from None
