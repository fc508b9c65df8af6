"""A register as JSON lines: readable, and byte for byte the same log after a round trip.

The first line is the header: the form, the log's name, its public key, how many entries follow, and
the signed checkpoint over them. Then one line an entry, in order: the canonical bytes of its leaf
as they stand; of a sealed entry whose bytes are held also these (``secret``) and its ``salt``, in
base64. Digests, subtrees and the index are not in it: who reads it computes them anew.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from plenipo.core.errors import InputError


class Header(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The first line.

    :ivar form: which form the file has.
    :ivar origin: the log's name in its checkpoints.
    :ivar key: its public key, ``name+hash+key``.
    :ivar size: how many entries follow.
    :ivar checkpoint: the signed checkpoint over them.
    """

    form: Literal["plenipo-register/1"]
    origin: str
    key: str
    size: int
    checkpoint: str


Leaf = tuple[bytes, bytes | None, bytes | None]
"""The bytes of a leaf; of a sealed entry whose bytes are held also these, and its salt."""


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry.

    :ivar leaf: the bytes that stand in the tree.
    :ivar secret: the bytes of a sealed entry, where they are held.
    :ivar salt: the salt of its commitment, 32 bytes.
    """

    leaf: msgspec.Raw
    secret: msgspec.Raw = msgspec.Raw()
    salt: bytes = b""

    def parts(self) -> Leaf:
        """Return its parts as bytes; None for what is not there."""
        return bytes(self.leaf), bytes(self.secret) or None, self.salt or None


def write(header: Header, leaves: Iterable[Leaf]) -> Iterator[bytes]:
    """Write a register, line by line."""
    yield msgspec.json.encode(header) + b"\n"
    for leaf, secret, salt in leaves:
        if secret is None or salt is None:
            yield b'{"leaf":%b}\n' % leaf
        else:
            yield b'{"leaf":%b,"secret":%b,"salt":"%b"}\n' % (leaf, secret, b64encode(salt))


def read(lines: Iterable[bytes], name: str) -> tuple[Header, Iterator[Line]]:
    """Read a register; ``name`` is what the file is called in messages.

    :raises InputError: naming the line that does not fit, also while the lines are gone through.
    """
    numbered = enumerate(lines, 1)
    _, first = next(numbered, (1, b""))
    try:
        header = msgspec.json.decode(first, type=Header)
    except (msgspec.MsgspecError, UnicodeError) as error:
        sentence = f"{name}, line 1: this is not the header of an exported register ({error})."
        raise InputError(sentence, "Give a file that 'plenipo export' wrote.") from None
    return header, _read_lines(numbered, header.size, name)


def _read_lines(numbered: Iterator[tuple[int, bytes]], size: int, name: str) -> Iterator[Line]:
    decoder = msgspec.json.Decoder(Line)
    count = 0
    for number, line in numbered:
        try:
            entry = decoder.decode(line)
        except (msgspec.MsgspecError, UnicodeError) as error:
            sentence = f"{name}, line {number}: this is not a line of a register ({error})."
            raise InputError(sentence) from None
        yield entry
        count += 1
    if count != size:
        sentence = f"{name} has {count} entries, its header says {size}: it was cut or added to."
        raise InputError(sentence, "Export the register again.")
