"""Reads which delegation each author of tracked changes writes for."""

from __future__ import annotations

import csv
import io
import tomllib

from plenipo.exchange.texts.opening import DocumentError

_SHAPE = (
    "Give one line for each author, name and delegation with a comma between them (AUTHORS.csv), "
    'or a table [authors] with lines "Jane Doe" = "EU" (.toml).'
)
LARGEST_TABLE = 1_000_000
"""How many bytes the table may have."""
_COLUMNS = 2
_HEADS = {"author", "name", "auteur", "автор", "имя"}


def read_authors(content: bytes, *, name: str) -> dict[str, str]:
    """Return the code of the delegation of each author, by name, as a table tells them.

    The table is CSV with two columns (author, delegation; a head is not needed) or, if its name
    ends in ``.toml``, TOML with a table ``authors``. Raises DocumentError.
    """
    if len(content) > LARGEST_TABLE:
        raise DocumentError(name, "is too large for a table of authors", _SHAPE)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        advice = "Save it as UTF-8 and try again."
        raise DocumentError(name, "is not written in UTF-8", advice) from error
    if "\0" in text:
        raise DocumentError(name, "is no table of authors", _SHAPE)
    pairs = _of_toml(text, name) if name.lower().endswith(".toml") else _of_csv(text, name)
    found: dict[str, str] = {}
    for author, delegation, where in pairs:
        if not author or not delegation:
            raise DocumentError(name, f"has no author or no delegation in {where}", _SHAPE)
        if found.setdefault(author, delegation) != delegation:
            what = f'gives "{author}" two delegations, {found[author]} and {delegation}'
            raise DocumentError(name, what, "Keep the one that is right.")
    return found


def _of_csv(text: str, name: str) -> list[tuple[str, str, str]]:
    first = text.partition("\n")[0]
    sign = max(",;\t", key=first.count)
    found: list[tuple[str, str, str]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    try:
        for cells in reader:
            plain = [cell.strip() for cell in cells]
            if not any(plain):
                continue
            where = f"line {reader.line_num}"
            if len(plain) < _COLUMNS or any(plain[_COLUMNS:]):
                raise DocumentError(name, f"has not two cells in {where}", _SHAPE)
            if found or plain[0].lower() not in _HEADS:
                found.append((plain[0], plain[1], where))
    except csv.Error as error:
        what = f"cannot be read at line {reader.line_num} ({error})"
        raise DocumentError(name, what, _SHAPE) from error
    return found


def _of_toml(text: str, name: str) -> list[tuple[str, str, str]]:
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DocumentError(name, f"is no valid TOML ({error})", _SHAPE) from error
    authors = table.get("authors", table)
    if not isinstance(authors, dict):
        raise DocumentError(name, "has no table [authors]", _SHAPE)
    found = []
    for author, delegation in authors.items():
        if not isinstance(delegation, str):
            raise DocumentError(name, f'gives "{author}" no delegation in words', _SHAPE)
        found.append((author.strip(), delegation.strip(), f'the line of "{author}"'))
    return found
