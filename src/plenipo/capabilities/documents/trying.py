"""What prepared acts would do to a document, and what stands against each: tried on a copy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

import msgspec

from plenipo.capabilities.documents import rules
from plenipo.capabilities.documents.document import Document
from plenipo.capabilities.documents.state import Documents
from plenipo.core.act import Act, Author, Entry, wire_name
from plenipo.core.fold import State
from plenipo.core.refusal import Refusals


class Tried(msgspec.Struct, frozen=True):
    """What became of one prepared act.

    :ivar refusals: what stands against it after those before it; with any, it changed nothing.
    :ivar document: the document after it.
    """

    act: Act
    refusals: Refusals
    document: Document


def tried(
    state: State, document: Document, acts: Iterable[tuple[Act, Author]], at: datetime
) -> Iterator[Tried]:
    """Return what each of some acts on a document would do to it, one after the other.

    :param at: the moment at which they would be recorded.
    """
    known = state.of(Documents).documents
    scratch = State((), state.lens)
    for act, by in acts:
        copy = copied(document)
        rooms: dict[type[Any], Any] = {
            **state.rooms(),
            Documents: Documents({**known, document.code: copy}),
        }
        scratch.furnish(rooms, state.size, state.latest)
        found = refused(scratch, act, by, at)
        if not found:
            scratch.fold((_entry(act, by, at, state.size),))
            document = copy
        yield Tried(act, found, document)


def refused(state: State, act: Act, by: Author, at: datetime) -> Refusals:
    """Return what the rules of documents say against an act."""
    found: Refusals = getattr(rules, f"refuse_{wire_name(act).replace('.', '_')}")(
        state, act, by, at
    )
    return found


def _entry(act: Act, by: Author, at: datetime, seq: int) -> Entry[Act]:
    return Entry(seq=seq, recorded=at, effective=at, by=by.name, principal=by.principal, act=act)


def copied(document: Document) -> Document:
    """Return a document that can be changed while the other stays as it is."""
    changing = {name: _own(getattr(document, name)) for name in document.__struct_fields__}
    return msgspec.structs.replace(document, **changing)


def _own(value: object) -> object:
    match value:
        case dict():
            return {key: _own(each) for key, each in value.items()}
        case list():
            return list(value)
        case msgspec.Struct() if not value.__struct_config__.frozen:
            return msgspec.structs.replace(value)
    return value
