"""The options of an act's command: one for each field, and what they are read as."""

from __future__ import annotations

import contextlib
import inspect
import re
import sys
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import msgspec
from cyclopts import Parameter

from plenipo.core.errors import UsageError
from plenipo.meaning import Field, Kind

UNKNOWN_LANGUAGE = "und"
STANDARD_INPUT = "-"
_LANGUAGE = re.compile(r"([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)=(.*)", re.DOTALL)
_SEVERAL = {Kind.NAMES, Kind.CODES, Kind.LIST, Kind.LISTS, Kind.COUNTS}
_LIKE = {Kind.CODES: "alpha-3=ARM", Kind.LISTS: "for=AM,BY", Kind.COUNTS: "for=3"}
_HOW = {
    Kind.NAMES: 'en="..." ru="...", or plain words',
    Kind.CODES: "KIND=WORD ...",
    Kind.LIST: "with commas, or one by one",
    Kind.LISTS: "KIND=CODE,CODE ...",
    Kind.COUNTS: "KIND=NUMBER ...",
    Kind.DAY: "a day like 2011-12-19",
    Kind.MOMENT: "a moment with its offset, like 2011-12-19T18:00Z or 2011-12-19T19:00+01:00",
    Kind.NUMBER: "a whole number",
    Kind.DATA: "JSON",
}


def parameter_of(field: Field) -> inspect.Parameter:
    """Return a field as an option of a command."""
    how = _HOW.get(field.kind)
    meaning = field.meaning.replace("``", "'")
    words = meaning[:1].upper() + meaning[1:]
    text = f"{words} ({how})" if how else words
    several = field.kind in _SEVERAL
    kind: Any = list[str] if several else bool if field.kind is Kind.TRUTH else str
    option = Parameter(name=field.option, help=text, consume_multiple=several, negative="")
    return inspect.Parameter(
        field.name,
        inspect.Parameter.KEYWORD_ONLY,
        default=inspect.Parameter.empty if field.required else None,
        annotation=Annotated[kind if field.required else kind | None, option],
    )


def read_fields(
    fields: tuple[Field, ...], given: Mapping[str, Any], language: str
) -> dict[str, Any]:
    """Return an act's plain fields from what was typed; what was not given is left out.

    :param language: the language of names without one.
    :raises UsageError: naming the option that cannot be read.
    """
    return {
        field.name: _read(field, given[field.name], language)
        for field in fields
        if given.get(field.name) is not None
    }


def _read(field: Field, given: Any, language: str) -> Any:  # noqa: ANN401 - any field's value
    match field.kind:
        case Kind.NAMES:
            return _names(given, language)
        case Kind.CODES | Kind.LISTS | Kind.COUNTS:
            return _by_kind(field, given)
        case Kind.LIST:
            return split(given)
        case Kind.TEXT:
            return _text(field, given)
        case Kind.DAY | Kind.MOMENT | Kind.NUMBER:
            return _plain(field, given)
        case Kind.TRUTH | Kind.DATA:
            return given if isinstance(given, bool) else _data(field, given)


def split(given: Sequence[str]) -> list[str]:
    """Return words that were given with commas or one by one.

    >>> split(["cfm, cdm", "csc"])
    ['cfm', 'cdm', 'csc']
    """
    words = [word.strip() for text in given for word in text.split(",")]
    return [word for word in words if word]


def _names(given: list[str], language: str) -> dict[str, str]:
    names: dict[str, str] = {}
    for text in given:
        told = _LANGUAGE.fullmatch(text)
        names[told[1] if told else language or UNKNOWN_LANGUAGE] = told[2] if told else text
    return names


def _by_kind(field: Field, given: list[str]) -> dict[str, Any]:
    codes = [text.partition("=") for text in given]
    for kind, sign, _ in codes:
        if not sign:
            like = _LIKE[field.kind]
            sentence = f"{field.option}: write '{kind}' with its kind, like {like}."
            raise UsageError(sentence)
    match field.kind:
        case Kind.LISTS:
            return {kind: split([word]) for kind, _, word in codes}
        case Kind.COUNTS:
            return {kind: _count(field, word) for kind, _, word in codes}
        case _:
            return {kind: word for kind, _, word in codes}


def _count(field: Field, given: str) -> int:
    try:
        return msgspec.convert(given.strip(), int, strict=False)
    except msgspec.ValidationError:
        sentence = f"{field.option}: '{given}' is not {_HOW[Kind.NUMBER]}."
        raise UsageError(sentence) from None


def _text(field: Field, given: str) -> str:
    """Return a text: as it is, or from the file after ``@``; ``@@`` stands for one ``@``."""
    if not given.startswith("@"):
        return given
    name = given[1:]
    if name.startswith("@"):
        return name
    try:
        return sys.stdin.read() if name == STANDARD_INPUT else Path(name).read_text("utf-8")
    except OSError as error:
        sentence = f"{field.option}: the file '{name}' cannot be read: {error.strerror}."
    except UnicodeDecodeError:
        sentence = f"{field.option}: the file '{name}' is not text in UTF-8."
    raise UsageError(sentence)


def _plain(field: Field, given: str) -> Any:  # noqa: ANN401 - any field's value
    if field.kind is Kind.MOMENT:
        return _moment(field, given)
    try:
        return msgspec.convert(given.strip(), field.type, strict=False)
    except msgspec.ValidationError:
        sentence = f"{field.option}: '{given}' is not {_HOW[field.kind]}."
        raise UsageError(sentence) from None


def _moment(field: Field, given: str) -> datetime:
    """Return a moment; one without an offset would be another in each time zone."""
    with contextlib.suppress(ValueError):
        moment = datetime.fromisoformat(given.strip().replace(" ", "T", 1))
        if moment.tzinfo is not None:
            return moment
    raise UsageError(f"{field.option}: '{given}' is not {_HOW[field.kind]}.")


def _data(field: Field, given: str) -> Any:  # noqa: ANN401 - any field's value
    try:
        return msgspec.json.decode(given, type=field.type)
    except msgspec.MsgspecError as error:
        raise UsageError(f"{field.option}: '{given}' does not fit: {error}.") from None
