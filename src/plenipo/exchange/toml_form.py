"""Reads a table written by hand in TOML: members once, then each item with the positions on it.

title = "Joint session"
body = "Ministers"
members = ["AM", "BY", "RU"]

[[item]]
number = "1"
title = "Air defence"
others = "agree"
positions = { BY = "reserve (parliamentary): until March" }
"""

import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .gazetteer import nearest
from .layout import column_of, stranger
from .numbering import number_of, same_number
from .stances import Vocabulary
from .tables import Cell, Column, Problem, Row, Sheet, Table, TableError
from .wording import tidy

_LIKENESS = 60
_KEYS = ("title", "body", "members", "rule", "item")
_ITEM_KEYS = ("number", "title", "notes", "positions", "others", "status")
_FORM = re.compile(r"^\s*(\[\[\s*item\s*\]\]|members\s*=\s*\[)", re.MULTILINE)
_GUIDE = "The guide to tables shows the form: members = [...], then [[item]] with its positions."


def looks_like_toml(text: str) -> bool:
    """Tell whether a text has the lines that only the TOML form has."""
    return bool(_FORM.search(text))


def read_toml(
    path: Path, text: str, vocabulary: Vocabulary, members: Collection[str] | None = None
) -> Table:
    """Return the table of a TOML text, without those who are not among the members (codes).

    Raises TableError if it is no TOML, or names no member or item.
    """
    try:
        data = tomllib.loads(text.replace("\r\n", "\n"), parse_float=str)
    except (tomllib.TOMLDecodeError, ValueError, RecursionError) as error:
        raise _typo(path, error) from error
    return _Form(path, data, vocabulary, members).table()


@dataclass
class _Form:
    path: Path
    data: Mapping[str, Any]
    vocabulary: Vocabulary
    members: Collection[str] | None
    problems: list[Problem] = field(default_factory=list)
    columns: dict[str, Column] = field(default_factory=dict)
    strangers: set[str] = field(default_factory=set)
    first: dict[str, str] = field(default_factory=dict)  # an item's number -> where it stands

    def table(self) -> Table:
        self._report_unknown_keys("the file", self.data, _KEYS)
        self._read_members()
        rows = tuple(self._rows())
        if not rows:
            unknown = [key for key in self.data if key not in _KEYS]
            beside = f' (but has the unknown key "{unknown[0]}")' if unknown else ""
            raise TableError(self.path, f"has no [[item]]{beside}", _GUIDE)
        title = self._text("the file", self.data, "title")
        rule = self._text("the file", self.data, "rule") or None
        sheet = Sheet(self._name, title, tuple(self.columns.values()), rows)
        return Table(str(self.path), (sheet,), tuple(self.problems), rule)

    @property
    def _name(self) -> str:
        body = self.data.get("body")
        return body if isinstance(body, str) and body else self.path.stem

    def _read_members(self) -> None:
        members = self.data.get("members")
        if not isinstance(members, list) or not all(isinstance(m, str) for m in members):
            raise TableError(self.path, "has no list of members", _GUIDE)
        for heading in members:
            column = column_of(f"members, {heading}", tidy(heading))
            if column.code in self.columns:
                meaning = f'"{heading}" names {column.code}, who is listed already'
                self.problems.append(Problem(column.ref, heading, meaning))
            elif self.members is not None and column.code not in self.members:
                self.strangers.add(column.code)
                self.problems.append(stranger(column, self._name))
            elif column.code:
                self.columns[column.code] = column
                if "und" in column.names and (near := nearest(heading)):
                    meaning = f'"{heading}" names no member that is known'
                    self.problems.append(Problem(column.ref, heading, meaning, near))
        if not self.columns:
            raise TableError(self.path, "has an empty list of members", _GUIDE)

    def _rows(self) -> list[Row]:
        items = self.data.get("item", [])
        if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
            raise TableError(self.path, "writes its items otherwise than as [[item]]", _GUIDE)
        rows = (self._row(place, item) for place, item in enumerate(items, 1))
        return [row for row in rows if row is not None]

    def _row(self, place: int, item: Mapping[str, Any]) -> Row | None:
        """Return an item; None if its number has been used already."""
        written = item.get("number")
        known = isinstance(written, str | int) and not isinstance(written, bool)
        number = number_of(str(written)) if known else ""
        ref = f"item {number or f'in place {place}'}"
        if not number:
            meaning = f'the item has no number, and is called "{place}" here'
            self.problems.append(Problem(ref, str(written or ""), meaning))
        number = number or str(place)
        earlier = self.first.setdefault(same_number(number), f"place {place}")
        if earlier != f"place {place}":
            meaning = f"an item with this number stands in {earlier} already; that one is kept"
            self.problems.append(Problem(f"{ref} in place {place}", number, meaning))
            return None
        self._report_unknown_keys(ref, item, _ITEM_KEYS)
        title, notes = self._text(ref, item, "title"), self._text(ref, item, "notes")
        return Row(ref, number, title, notes, self._cells(ref, item), self._status(ref, item))

    def _cells(self, ref: str, item: Mapping[str, Any]) -> tuple[Cell, ...]:
        positions = item.get("positions", {})
        if not isinstance(positions, dict):
            meaning = 'its positions are not written as { AM = "agree", ... }'
            self.problems.append(Problem(ref, str(positions), meaning))
            positions = {}
        others = self._text(ref, item, "others")
        said = dict.fromkeys(self.columns, others)
        for heading, position in positions.items():
            code = column_of("", heading).code
            if code in self.strangers:
                continue
            if code in said:
                said[code] = self._plain(f"{ref}, {heading}", position)
            else:
                meaning = f'"{heading}" is not among the members of this table'
                near = _nearest(heading, [n for c in self.columns.values() for n in _names(c)])
                self.problems.append(Problem(f"{ref}, {heading}", str(position), meaning, near))
        return tuple(self._cell(f"{ref}, {code}", code, text) for code, text in said.items())

    def _cell(self, ref: str, code: str, text: str) -> Cell:
        read = self.vocabulary.read(text)
        if read.trouble:
            self.problems.append(Problem(ref, text, read.trouble, read.nearest))
        return Cell(ref, code, read.stance, read.kind, read.reason, read.condition, text)

    def _status(self, ref: str, item: Mapping[str, Any]) -> tuple[str, str] | None:
        text = self._text(ref, item, "status")
        status = self.vocabulary.status(text) if text else None
        if text and status is None:
            meaning = f'"{text}" is no state of an item that is known'
            self.problems.append(Problem(ref, text, meaning))
        return status

    def _text(self, ref: str, holder: Mapping[str, Any], key: str) -> str:
        return self._plain(f"{ref}, {key}", holder.get(key, ""))

    def _plain(self, ref: str, value: object) -> str:
        """Return a value as text; one that is no text or number is reported."""
        if isinstance(value, str | int):
            return tidy(str(value))
        self.problems.append(Problem(ref, str(value), "text in quotation marks should stand here"))
        return ""

    def _report_unknown_keys(
        self, ref: str, holder: Mapping[str, Any], known: tuple[str, ...]
    ) -> None:
        for key in holder:
            if key not in known:
                meaning = f'the key "{key}" is not known, and what it holds was passed over'
                self.problems.append(Problem(ref, key, meaning, _nearest(key, known)))


def _names(column: Column) -> tuple[str, ...]:
    return (column.heading, *column.names.values())


def _nearest(word: str, known: Sequence[str]) -> str:
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - wanted only when something is misspelt

    found = process.extractOne(
        word, known, scorer=fuzz.ratio, processor=str.casefold, score_cutoff=_LIKENESS
    )
    return found[0] if found else ""


def _typo(path: Path, error: Exception) -> TableError:
    found = re.fullmatch(r"(?P<what>.*) \(at (?P<where>line \d+, column \d+)\)", str(error))
    if not found:
        reason = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        return TableError(path, f"is not valid TOML ({reason})", _GUIDE)
    what = f"is not valid TOML at {found['where']}: {found['what'][:1].lower()}{found['what'][1:]}"
    return TableError(path, what, "Look there for a missing quotation mark, comma or bracket.")
