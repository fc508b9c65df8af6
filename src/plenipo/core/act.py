"""Acts and entries: the only facts of a register.

An *act* is something that was done: a delegation stated a position, the chair declared a decision.
An *entry* is one act as it stands in the register: its number, when it was recorded, when it took
effect, who entered it and for whom, and who may read it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Generic

import msgspec
from typing_extensions import TypeVar

from plenipo.core.audience import PUBLIC

Names = dict[str, str]
"""A name in several languages, by BCP 47 tag; ``und`` where the language is not known."""


class Act(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    omit_defaults=True,
    forbid_unknown_fields=True,
    tag_field="type",
    gc=False,
):
    """Something done, once, by somebody: the payload of an entry.

    A subclass names its wire name and version as its tag, ``tag="position.stated/1"``. Both are a
    promise for decades: a field is never renamed or given another meaning or default; a new
    version gets a new number, and a translator reads the old one.
    """


A = TypeVar("A", bound=Act, default=Act, covariant=True)  # noqa: PLC0105 - as the field calls it


class Entry(
    msgspec.Struct,
    Generic[A],
    frozen=True,
    kw_only=True,
    omit_defaults=True,
    forbid_unknown_fields=True,
    gc=False,
):
    """One act as it stands in the register.

    :ivar seq: number in the register, from 0; also the leaf's index in the Merkle tree.
    :ivar recorded: the moment the registrar appended it, UTC, to the microsecond.
    :ivar effective: the moment the act was done, UTC; never later than ``recorded``.
    :ivar by: who entered it (a person or an office).
    :ivar principal: on whose behalf, where that is somebody else; ``for`` on the wire.
    :ivar audience: who may read it; see :mod:`plenipo.core.audience`.
    :ivar key: the idempotency key of the request it came with, where that had one.
    :ivar act: what was done.
    """

    seq: int
    recorded: datetime
    effective: datetime
    by: str
    act: A
    principal: str = msgspec.field(name="for", default="")
    audience: tuple[str, ...] = PUBLIC
    key: str = ""


class Author(msgspec.Struct, frozen=True):
    """Who enters an act, and for whom (empty: in their own name)."""

    name: str
    principal: str = ""


def tag_of(act: type[Act] | Act) -> str:
    """Return the tag on the wire, ``position.stated/1``."""
    return str(act.__struct_config__.tag)


def wire_name(act: type[Act] | Act) -> str:
    """Return the wire name without the version, ``position.stated``."""
    return tag_of(act).partition("/")[0]


def version(act: type[Act] | Act) -> int:
    """Return the version of the wire format, a whole number from 1."""
    return int(tag_of(act).partition("/")[2])
