"""Sentences that know what they are made of, so that they can be told in another language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from string import Formatter
from typing import Any, NamedTuple

_AS_THEY_ARE = frozenset({str, int})
"""What is written in a sentence as it is."""


class Said(str):
    """A sentence in English, made of a message and of the values that stand in its braces.

    It is a text like any other; :meth:`~plenipo.core.wording.Wording.told` tells it anew.

    :ivar message: the message of the catalogues; empty where it is told in English alone.
    :ivar values: what stands in its braces: texts, numbers, days, moments, other sentences, and
        the forms below.
    """

    __slots__ = ("message", "values")
    message: str
    values: Mapping[str, object]


class Word(NamedTuple):
    """A code that has a word in every language; in English the code itself is written.

    :ivar kind: of what it is a code: ``stance``.
    """

    kind: str
    code: str


class Listed(NamedTuple):
    """Several things in a list.

    :ivar between: what stands between them in English, and
    :ivar last: before the last of them.
    """

    parts: tuple[object, ...]
    between: str
    last: str


class Retold(NamedTuple):
    """What is told by a function of its own.

    :ivar plain: how it is told in English.
    :ivar tell: tells it by a :class:`~plenipo.core.wording.Wording`.
    """

    plain: str
    tell: Callable[[Any], str]


def said(message: str, about: object = None, /, **values: object) -> Said:
    """Return a sentence made of a message.

    :param message: the message, itself and not a name for it: the catalogues are made of these.
    :param about: where the values are found that are not given by name: an act.

    >>> said("There is no item {item} in '{session}'.", item=3, session="S").message
    "There is no item {item} in '{session}'."
    """
    for name in _names(message):
        if name not in values:
            values[name] = getattr(about, name)
    plain = values
    if not _AS_THEY_ARE.issuperset(map(type, values.values())):
        plain = {name: _plain(value) for name, value in values.items()}
    sentence = Said(message.format_map(plain))
    sentence.message, sentence.values = message, values
    return sentence


def listed(parts: Iterable[object], between: str = ", ") -> Listed:
    """Return things in a list: ``a, b, c``."""
    return Listed(tuple(parts), between, between)


def either(parts: Iterable[object]) -> Listed:
    """Return things of which one is meant: ``a, b or c``."""
    return Listed(tuple(parts), ", ", " or ")


def untold(sentence: str) -> Said:
    """Return a sentence that is told in English alone: of the text of a rule; or none at all."""
    made = Said(sentence)
    made.message, made.values = "", {}
    return made


def _plain(value: object) -> str:
    """Return how a value is written in English."""
    match value:
        case Word():
            return value.code
        case Listed():
            *others, last = [_plain(part) for part in value.parts] or [""]
            return f"{value.between.join(others)}{value.last}{last}" if others else last
        case Retold():
            return value.plain
        case datetime():  # as core.clock writes it, which says itself what is no moment
            return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return str(value)


@lru_cache(maxsize=4096)
def _names(message: str) -> tuple[str, ...]:
    """Return the names in the braces of a message."""
    return tuple(name for _, name, _, _ in Formatter().parse(message) if name)
