"""A negotiating text in a file: which format it is, what reads it, and what writes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import msgspec

from plenipo.core.errors import InputError
from plenipo.exchange.gazetteer import find_member
from plenipo.exchange.texts.marking import FACILITATOR
from plenipo.exchange.texts.opening import load, refuse_unreadable
from plenipo.text.model import TITLE, Content, Piece, Run, Text, joined, words
from plenipo.text.parties import GROUPS, Parties
from plenipo.text.reading import Reading, read, read_content
from plenipo.text.writing import write, write_content

Mode = Literal["brackets", "tracked"]
_ZIP = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_SAVE = "Save it as .docx, .md or .txt, or as Akoma Ntoso (.xml)."


class TextFileError(InputError):
    """A file that cannot be read, or written, as a text."""

    code = "text-file"


class Opened(msgspec.Struct, frozen=True):
    """A text that was read from a file.

    :ivar reading: how it was read, where it is bracket notation.
    :ivar lost: what of the file the text does not hold, a sentence each.
    :ivar strangers: authors of changes of whom it is not known for which delegation they write.
    """

    text: Text
    reading: Reading | None = None
    lost: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()


def open_text(path: Path, parties: Parties, delegations: Mapping[str, str]) -> Opened:
    """Read a text from a file: bracket notation, Word or Akoma Ntoso, told by what is in it.

    :param delegations: for which delegation the authors of changes in Word write, by name.
    :raises InputError: when it is none of these, or cannot be read.
    """
    content = load(path)
    if content.startswith(_ZIP):
        return _of_word(content, path, parties, delegations)
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<?xml", b"<akomaNtoso")):
        from plenipo.exchange.texts.akn_reading import read_akn  # noqa: PLC0415 - rarely needed

        found = read_akn(content, name=str(path))
        return Opened(found.text, lost=(*found.lost, *found.doubts))
    refuse_unreadable(content, str(path))
    reading = read(_letters(content, path), parties)
    return Opened(reading.text, reading)


def _of_word(
    content: bytes, path: Path, parties: Parties, delegations: Mapping[str, str]
) -> Opened:
    from plenipo.exchange.texts.docx_reading import read_docx  # noqa: PLC0415 - rarely needed

    shape = notation_in(parties)
    found = read_docx(content, name=str(path), delegations=delegations, pieces=shape)
    strangers = tuple(
        author.name
        for author in found.authors
        if not author.delegation and author.name != FACILITATOR
    )
    remarks = tuple(f'A comment by {each.author}: "{each.text}"' for each in found.remarks)
    return Opened(found.text, lost=(*found.lost, *remarks), strangers=strangers)


def _letters(content: bytes, path: Path) -> str:
    """Return the characters of a text.

    :raises TextFileError: when it is none, or not in UTF-8.
    """
    if content.startswith(_WIDE):
        return content.decode("utf-16", errors="replace")
    if b"\x00" in content[:4096]:
        raise TextFileError(f"'{path}' is no text, whatever its name says.", _SAVE)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        sentence = f"'{path}' is not in UTF-8: line {line} has a byte that is no character."
        raise TextFileError(sentence, "Save it in UTF-8.") from None


def notation_in(parties: Parties) -> Callable[[Content], Content]:
    """Return what finds the brackets that stand in content as letters."""

    def found(content: Content) -> Content:
        return joined(_found(content, parties))

    return found


def _found(content: Content, parties: Parties) -> Iterator[Piece]:
    stretch: list[Piece] = []
    for piece in (*content, None):
        if isinstance(piece, Run):
            stretch.append(piece)
            continue
        if any(mark in words(tuple(stretch)) for mark in "[]"):
            written = write_content(tuple(stretch), marked=True)
            written = written.replace("&#91;", "[").replace("&#93;", "]").replace("&#32;", " ")
            yield from read_content(written, parties)
        else:
            yield from stretch
        stretch = []
        if piece is not None:
            yield piece


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

    :raises InputError: when it looks like a file that cannot be read.
    """
    if not told:
        return known_parties()
    path = Path(told)
    if path.suffix or path.is_file():
        lines = _letters(load(path), path).splitlines()
        return known_parties([line.strip() for line in lines if line.strip(" #\t")])
    return known_parties(told.split(","))


def authors_of(told: str) -> Mapping[str, str]:
    """Return for which delegation each author writes, of an option that names a table.

    :raises InputError: when the table cannot be read.
    """
    if not told:
        return {}
    from plenipo.exchange.texts.authors import read_authors  # noqa: PLC0415 - rarely needed

    return read_authors(load(Path(told)), name=told)


def written(text: Text, path: Path, mode: Mode = "brackets") -> tuple[bytes, tuple[str, ...]]:
    """Return a text in the format of a file's ending, and what of it that does not hold.

    :raises InputError: when there is no such format, or it cannot hold the text.
    """
    now = datetime.now(UTC)
    title = next((words(p.content) for p in text.provisions if p.kind == TITLE), path.stem)
    match path.suffix.lower():
        case ".md" | ".markdown" | ".txt":
            return write(text).encode(), ()
        case ".docx":
            from plenipo.exchange.texts.docx_writing import write_docx  # noqa: PLC0415

            return write_docx(text, names={}, moment=now, mode=mode)
        case ".xml":
            from plenipo.exchange.texts.akn_meta import AknMeta  # noqa: PLC0415
            from plenipo.exchange.texts.akn_writing import write_akn  # noqa: PLC0415

            meta = AknMeta(symbol=path.stem, title=title, date=str(now.date()))
            return write_akn(text, meta), ()
        case ".pdf":
            from plenipo.exchange.texts.pdf import write_text_pdf  # noqa: PLC0415

            return write_text_pdf(text, symbol=path.stem, title=title, moment=now), ()
    sentence = f"No text can be written as '{path.suffix or path.name}'."
    raise TextFileError(sentence, "End the file's name in .md, .txt, .docx, .xml or .pdf.")
