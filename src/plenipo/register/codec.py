"""Canonical bytes of an entry, and back.

The bytes are canonical JSON as in RFC 8785: sorted keys, no blanks, whole numbers only. Old
versions of an act are read through translators; unknown ones are named, never skipped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Union

import msgspec

from plenipo.core.act import Act, Entry, tag_of
from plenipo.core.errors import PlenipoError
from plenipo.core.said import said

Translator = Callable[[dict[str, Any]], dict[str, Any]]
"""Takes the plain fields of an old version, gives those of the next, ``type`` included."""


_OF_PLANE_0 = bytes(range(0xF0))
"""The bytes, in UTF-8, of characters that take one unit of UTF-16; others begin with 0xF0 to F4."""


class UnreadableEntryError(PlenipoError):
    """Bytes in the register that are not an entry this program knows."""

    code = "unreadable-entry"
    exit = 1


class Sealed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """What everybody sees of a confidential entry: that it stands there and has not moved.

    :ivar seq: number in the register.
    :ivar recorded: when it was recorded.
    :ivar sealed: the commitment, in hex; see :mod:`plenipo.register.seal`.
    """

    seq: int
    recorded: datetime
    sealed: str


def canonical(data: object) -> bytes:
    """Write plain data (whole numbers, no others) as in RFC 8785."""
    return msgspec.json.encode(_in_order(data))


def is_canonical(body: bytes) -> bool:
    """Tell whether bytes are JSON as in RFC 8785, with whole numbers only."""
    try:
        data = msgspec.json.decode(body)
        return not _has_float(data) and canonical(data) == body
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return False


def _in_order(data: object) -> object:
    if isinstance(data, dict):
        keys = sorted(data, key=lambda key: key.encode("utf-16-be"))
        return {key: _in_order(data[key]) for key in keys}
    return [_in_order(part) for part in data] if isinstance(data, list) else data


def _has_float(data: object) -> bool:
    if isinstance(data, dict):
        return any(map(_has_float, data.values()))
    return any(map(_has_float, data)) if isinstance(data, list) else isinstance(data, float)


Line = Entry[Act] | Sealed
"""An entry, or what stands in its place for who may not read it."""


class Codec:
    """Writes entries as canonical bytes and reads them, for a given set of acts."""

    def __init__(
        self,
        acts: Iterable[type[Act]],
        translators: Mapping[str, Translator] | None = None,
    ) -> None:
        """Know these acts, by their tags, and these translators, by the tag each reads."""
        self.acts: dict[str, type[Act]] = {tag_of(act): act for act in acts}
        self.translators = dict(translators or {})
        union: Any = Union[tuple(self.acts.values())]  # noqa: UP007 - made at run time
        self._entry_type: Any = Entry[union]
        self._decoder = msgspec.json.Decoder(self._entry_type)
        self._shell = msgspec.json.Decoder(Sealed)
        self._encoder = msgspec.json.Encoder(order="sorted")
        self._plain = {act for act in self.acts.values() if _is_plain(act)}

    def encode(self, entry: Line) -> bytes:
        """Write one entry as canonical bytes.

        :raises UnicodeEncodeError: when a text holds half a character (a lone surrogate).
        """
        body = self._encoder.encode(entry)
        if body.isascii() or not body.translate(None, _OF_PLANE_0):
            return body
        return canonical(msgspec.json.decode(body))  # keys are in the order of UTF-16 there

    def are_written_so(self, lines: list[Line], bodies: Sequence[bytes]) -> bool:
        """Tell whether these are the canonical bytes of these lines, one body each.

        All are written at once, as a JSON array: each body is known to be one JSON object, so that
        equal arrays have equal members.
        """
        written = self._encoder.encode(lines)
        if written.isascii() or not written.translate(None, _OF_PLANE_0):
            return written == b"[%b]" % b",".join(bodies)
        return list(map(self.encode, lines)) == list(bodies)

    def as_read(self, entry: Entry[Act], body: bytes) -> Entry[Act]:
        """Return an entry as it will be read back from its bytes.

        A list in place of a tuple, or the order in which names were given, must not make the state
        differ from what the log gives; an act of texts, numbers and days alone is the same already.
        """
        if type(entry.act) in self._plain:
            return entry
        again: Entry[Act] = self._decoder.decode(body)
        return again

    def decode(self, body: bytes) -> Line:
        """Read one entry.

        :raises UnreadableEntryError: when the bytes are no entry, or of an act not known here.
        """
        try:
            entry: Entry[Act] = self._decoder.decode(body)
        except msgspec.MsgspecError as error:
            return self._decode_other(body, error)
        return entry

    def shell(self, body: bytes) -> Sealed:
        """Read what everybody sees of a sealed entry.

        :raises UnreadableEntryError: when the bytes are something else.
        """
        try:
            sealed: Sealed = self._shell.decode(body)
        except msgspec.MsgspecError as error:
            raise UnreadableEntryError(f"The bytes are not a sealed entry: {error}.") from None
        return sealed

    def entries(self, bodies: Iterable[bytes]) -> Iterable[Line]:
        """Read many entries, in order, as they are asked for."""
        return map(self.decode, bodies)

    def read_all(self, bodies: Sequence[bytes]) -> list[Line]:
        """Read many entries at once, which is quicker.

        :raises UnreadableEntryError: when the bytes are no entry, or of an act not known here.
        """
        try:
            return list(map(self._decoder.decode, bodies))
        except msgspec.MsgspecError:  # one of them is sealed, or old, or no entry
            return list(map(self.decode, bodies))

    def act(self, fields: Mapping[str, Any], *, strict: bool = True) -> Act:
        """Make an act of plain fields, ``type`` included, as in a batch file.

        :param strict: whether numbers and days must be that, and not texts that say them.
        :raises UnreadableEntryError: naming the field that does not fit.
        """
        kind = self.acts.get(str(fields.get("type")))
        if kind is None:
            raise UnreadableEntryError(f"The act '{fields.get('type')}' is not known here.")
        try:
            act = msgspec.convert(fields, kind, strict=strict)
        except msgspec.ValidationError as error:
            raise UnreadableEntryError(said("This is not an act: {error}.", error=error)) from None
        return act

    def _decode_other(self, body: bytes, error: msgspec.MsgspecError) -> Line:
        """Read what is not an entry of current acts: a sealed one, or one of an old version."""
        try:
            fields = msgspec.json.decode(body)
            if isinstance(fields, dict) and "sealed" in fields:
                return self._shell.decode(body)
            if isinstance(fields, dict) and isinstance(fields.get("act"), dict):
                fields["act"] = self._translate(fields["act"], error)
                entry: Entry[Act] = msgspec.convert(fields, self._entry_type)
                return entry
        except msgspec.MsgspecError as second:
            raise UnreadableEntryError(f"The bytes are not an entry: {second}.") from None
        raise UnreadableEntryError(f"The bytes are not an entry: {error}.")

    def _translate(self, act: dict[str, Any], error: msgspec.MsgspecError) -> dict[str, Any]:
        """Bring the fields of an old version up to the present one, step by step."""
        tag = str(act.get("type"))
        if tag in self.acts:
            raise UnreadableEntryError(f"The act '{tag}' does not fit its definition: {error}.")
        while tag not in self.acts:
            translate = self.translators.get(tag)
            if translate is None:
                raise UnreadableEntryError(f"The act '{tag}' is not known to this program.")
            act = translate(act)
            tag = str(act.get("type"))
        return act


def _is_plain(act: type[Act]) -> bool:
    """Tell whether all fields of an act are texts, whole numbers or truth values."""
    kinds = (field.type for field in msgspec.structs.fields(act))
    return all(kind in {str, int, bool} for kind in kinds)
