"""A signing book as it is printed: every word of it, in the languages of the text.

Nothing in it depends on who looks: it is made of the register and of nothing else, so that the same
register gives the same bytes.
"""

from __future__ import annotations

from datetime import datetime

import msgspec

from plenipo.text.model import Text

ORIGINAL, INITIALLED, CERTIFIED = "original", "initialled", "certified"
VARIANTS = (ORIGINAL, INITIALLED, CERTIFIED)
"""What a book is: what is signed, a text that is initialled, or a certified true copy."""


class Told(msgspec.Struct, frozen=True):
    """Words, and the tag of the language they are in."""

    language: str
    words: str


class Leaf(msgspec.Struct, frozen=True):
    """The text in one language.

    :ivar file: the name under which it is attached, and
    :ivar notation: as what, and
    :ivar digest: the digest of that.
    :ivar named: what the language calls itself.
    :ivar testimonium: what stands after it; nothing where the text brings its own.
    """

    language: str
    named: str
    title: str
    text: Text
    file: str
    notation: str
    digest: str
    testimonium: tuple[str, ...]


class Slot(msgspec.Struct, frozen=True):
    """The place for a signature.

    :ivar names: what who signs is called in each language.
    :ivar lines: of a copy, who signed, how and when; of an original, nothing.
    """

    code: str
    names: tuple[Told, ...]
    lines: tuple[Told, ...] = ()


class Certificate(msgspec.Struct, frozen=True):
    """What a depositary certifies, in one language; its lines are filled in by hand."""

    language: str
    heading: str
    words: str
    depositary: str
    seal: str
    dated: str


class Book(msgspec.Struct, frozen=True):
    """A signing book, or a copy of one.

    :ivar variant: one of :data:`VARIANTS`.
    :ivar organisation: what the organisation is called in each language.
    :ivar titles: the title in each language.
    :ivar marks: what the copy is, in each language; nothing of an original.
    :ivar keeper: the code of who keeps it, where there are several originals.
    :ivar moment: when what is in it last changed.
    :ivar signatures: the heading of the pages of signatures, in each language.
    :ivar attached: the heading of the page that tells the digests, and
    :ivar attached_note: what it says.
    :ivar objections: why it cannot be printed, in the reader's language; nothing, if it can.
    """

    variant: str
    treaty: str
    session: str
    document: str
    symbol: str
    keeper: str
    moment: datetime
    organisation: tuple[Told, ...] = ()
    titles: tuple[Told, ...] = ()
    marks: tuple[Told, ...] = ()
    dated: tuple[Told, ...] = ()
    leaves: tuple[Leaf, ...] = ()
    signatures: tuple[Told, ...] = ()
    slots: tuple[Slot, ...] = ()
    attached: tuple[Told, ...] = ()
    attached_note: tuple[Told, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    objections: tuple[str, ...] = ()
