"""What an act and its fields mean: read from its docstring and its types, said nowhere twice."""

from __future__ import annotations

import inspect
import re
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec

from plenipo.core.act import Act, tag_of, version, wire_name

REGISTER = "register"
_FIELD = re.compile(r"^:ivar (\w+): ", re.MULTILINE)
_SAMPLE = re.compile(r"``(\w[^`]*)``")


class Kind(Enum):
    """How a field is typed in, and what is said of it."""

    TEXT = "text"
    NAMES = "names, by language"
    CODES = "words, by kind"
    LIST = "list of codes"
    LISTS = "lists of codes, by kind"
    COUNTS = "whole numbers, by kind"
    DAY = "day"
    MOMENT = "moment"
    NUMBER = "whole number"
    TRUTH = "yes or no"
    DATA = "JSON"


_LIKE = {
    Kind.NAMES: 'en="..."',
    Kind.CODES: "KIND=WORD",
    Kind.LISTS: "KIND=CODE,CODE",
    Kind.COUNTS: "KIND=3",
    Kind.DAY: "2011-12-19",
    Kind.MOMENT: "2011-12-19T18:00Z",
}
"""What a field of a kind might look like on the command line."""


class Field(msgspec.Struct, frozen=True):
    """One field of an act.

    :ivar name: its name on the wire.
    :ivar kind: how it is typed in.
    :ivar type: its type, to convert to.
    :ivar required: whether an act needs it.
    :ivar meaning: what it means, in a phrase.
    """

    name: str
    kind: Kind
    type: Any
    required: bool
    meaning: str

    @property
    def option(self) -> str:
        """The option it is given by, ``--origin-session``."""
        return "--" + self.name.replace("_", "-")

    @property
    def sample(self) -> str:
        """What it might look like on the command line."""
        if self.kind in _LIKE:
            return _LIKE[self.kind]
        found = _SAMPLE.search(self.meaning)
        word = found[1] if found else self.name.upper()
        return f'"{word}"' if " " in word else word


class Meaning(msgspec.Struct, frozen=True):
    """What an act means.

    :ivar name: its wire name.
    :ivar version: the version of its wire format.
    :ivar capability: the folder it belongs to.
    :ivar sentence: what it is, in one sentence.
    :ivar text: what else is to be known.
    :ivar fields: its fields, in their order.
    :ivar names: what may stand in it as it is written: its type, and its fields.
    :ivar needs: the fields that it cannot do without.
    """

    name: str
    version: int
    capability: str
    sentence: str
    text: str
    fields: tuple[Field, ...]
    names: frozenset[str]
    needs: frozenset[str]


@cache
def meaning_of(act: type[Act]) -> Meaning:
    """Read what an act means."""
    head, *rest = _FIELD.split(inspect.getdoc(act) or "")
    phrases = {name: " ".join(text.split()) for name, text in zip(*[iter(rest)] * 2, strict=True)}
    first, _, text = head.strip().partition("\n\n")
    fields = tuple(_fields(act, phrases))
    return Meaning(
        name=wire_name(act),
        version=version(act),
        capability=capability_of(act),
        sentence=" ".join(first.split()),
        text=text,
        fields=fields,
        names=frozenset(("type", *(field.name for field in fields))),
        needs=frozenset(field.name for field in fields if field.required),
    )


def capability_of(act: type[Act]) -> str:
    """Return the folder an act belongs to.

    >>> from plenipo.register.acts import RegisterOpened
    >>> capability_of(RegisterOpened)
    'register'
    """
    return act.__module__.split(".")[-2]


@cache
def by_name(acts: tuple[type[Act], ...]) -> dict[str, type[Act]]:
    """Return acts by what they may be called: with their version and without."""
    newest = sorted(acts, key=version)
    return {wire_name(act): act for act in newest} | {tag_of(act): act for act in newest}


def _fields(act: type[Act], phrases: dict[str, str]) -> list[Field]:
    hints = get_type_hints(act)
    return [
        Field(
            name=info.encode_name,
            kind=_kind(hints[info.name], str(act.__annotations__.get(info.name, ""))),
            type=hints[info.name],
            required=info.required,
            meaning=phrases.get(info.name, ""),
        )
        for info in msgspec.structs.fields(act)
    ]


def _kind(hint: Any, written: str) -> Kind:  # noqa: ANN401 - any type
    """Return how a type is typed in; ``written``: its name in the source."""
    if get_origin(hint) in {Union, UnionType}:
        (hint,) = [part for part in get_args(hint) if part is not NoneType]
    if get_origin(hint) is dict:
        texts = Kind.NAMES if written == "Names" else Kind.CODES
        by = {str: texts, int: Kind.COUNTS, tuple[str, ...]: Kind.LISTS}
        return by.get(get_args(hint)[1], Kind.DATA)
    if get_origin(hint) is tuple and get_args(hint) == (str, ...):
        return Kind.LIST
    plain = {
        str: Kind.TEXT,
        date: Kind.DAY,
        datetime: Kind.MOMENT,
        int: Kind.NUMBER,
        bool: Kind.TRUTH,
    }
    return plain.get(hint, Kind.DATA)
