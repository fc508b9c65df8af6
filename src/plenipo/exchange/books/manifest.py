"""What a signing book says of itself to programs: a small file attached to it.

It tells which of the attached files are the authentic texts, and where each signature stands.
"""

from __future__ import annotations

import msgspec

FORM = "plenipo-book/1"
FILE = "book.json"
"""The name under which it is attached."""


class AttachedText(msgspec.Struct, frozen=True):
    """An authentic text: its language, the attached file that it is, and the digest of that."""

    language: str
    file: str
    digest: str


class Place(msgspec.Struct, frozen=True):
    """Where somebody signs.

    :ivar page: counted from the end: the last is -1.
    :ivar box: left, bottom, right and top, in points from the lower left corner of the page.
    """

    code: str
    name: str
    language: str
    page: int
    box: tuple[int, int, int, int]


class Manifest(msgspec.Struct, frozen=True, rename={"form": "plenipo"}):
    """What a book is of, its texts, and its places for signatures.

    :ivar variant: ``original``; a copy has no places for signatures.
    :ivar keeper: the code of who keeps it, where there are several originals.
    """

    treaty: str
    session: str
    document: str
    variant: str
    keeper: str
    texts: tuple[AttachedText, ...]
    places: tuple[Place, ...]
    form: str = FORM
