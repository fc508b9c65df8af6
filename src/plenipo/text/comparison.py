"""The difference between two texts, as data: what became of each provision, word by word.

It holds all that is needed to show it (as a redline, on paper or on a page) and, with the first
text, to make the second.
"""

from __future__ import annotations

from collections import Counter

import msgspec

from plenipo.text.laying import Stretch
from plenipo.text.model import OPEN as OPEN_STATUS

SAME, DELETED, INSERTED, REPLACED = "same", "deleted", "inserted", "replaced"
STYLED, HELD, REFERRED = "styled", "held", "referred"
SPACED, RENAMED = "spaced", "renamed"
BRACKETED, UNBRACKETED = "bracketed", "unbracketed"
EDITS = (
    *(SAME, DELETED, INSERTED, REPLACED, STYLED),
    *(HELD, BRACKETED, UNBRACKETED, REFERRED, SPACED, RENAMED),
)
"""What can become of a stretch: words stay, go, come or are replaced; are printed in another style;
parties say something else of an alternative; a bracket is put around words, or falls and leaves
them; a number that refers to a provision follows its renumbering; there are more spaces, or fewer;
a bracket or footnote has another identity."""

SILENT = frozenset((SAME, REFERRED, SPACED, RENAMED))
"""The edits that are no change to a reader."""

CHANGED, MOVED, RENUMBERED, ADDED = "changed", "moved", "renumbered", "added"
SPLIT, MERGED = "split", "merged"
KINDS = (SAME, CHANGED, MOVED, RENUMBERED, ADDED, DELETED, SPLIT, MERGED)
"""What can become of a provision. One that moved may also have changed; one that was split off or
merged is added or deleted, but most of its words stand in another."""


class Edit(msgspec.Struct, frozen=True, omit_defaults=True):
    """What became of a stretch of a content.

    :ivar kind: one of :data:`EDITS`.
    :ivar old: as it was; of :data:`SAME`, as it is.
    :ivar new: as it is.
    :ivar move: the number of the move it belongs to, from 1; it is deleted here and inserted there.
    """

    kind: str
    old: Stretch = ()
    new: Stretch = ()
    move: int = 0

    @property
    def result(self) -> Stretch:
        """What stands in the new text."""
        return self.old if self.kind == SAME else self.new


class Head(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """What a provision is beside its content.

    :ivar kind: of the provision.
    :ivar number: of the provision.
    :ivar depth: of the provision.
    :ivar status: of the provision.
    """

    kind: str
    number: str = ""
    depth: int = 0
    status: str = OPEN_STATUS


class Pair(msgspec.Struct, frozen=True, omit_defaults=True):
    """What became of a provision.

    :ivar kind: one of :data:`KINDS`.
    :ivar old: its identity in the old text, if it was there.
    :ivar new: its identity in the new text, if it is there.
    :ivar was: its head in the old text.
    :ivar now: its head in the new text.
    :ivar moved: whether it stands elsewhere among the others.
    :ivar other: of one that was split off, the old provision it was part of; of one that was
        merged, the new provision it is part of.
    :ivar edits: its content from beginning to end; nothing, where all is the same.
    """

    kind: str
    old: str = ""
    new: str = ""
    was: Head | None = None
    now: Head | None = None
    moved: bool = False
    other: str = ""
    edits: tuple[Edit, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether its words, print, brackets or owners changed."""
        return any(edit.kind not in SILENT for edit in self.edits)

    @property
    def renumbered(self) -> bool:
        """Whether it has another number."""
        return bool(self.was and self.now and self.was.number != self.now.number)


class Move(msgspec.Struct, frozen=True, omit_defaults=True):
    """A sentence, or several, that stand elsewhere.

    :ivar old: the provision they were in, by its identity in the old text.
    :ivar new: the provision they are in, by its identity in the new text.
    :ivar edits: what changed inside them.
    """

    old: str
    new: str
    edits: tuple[Edit, ...] = ()


class Comparison(msgspec.Struct, frozen=True, omit_defaults=True):
    """The difference between two texts.

    :ivar pairs: every provision of the new text in its order, and those deleted where they stood.
    :ivar moves: what moved from one provision into another, or inside one; edits tell its number.
    :ivar language: of the new text.
    """

    pairs: tuple[Pair, ...] = ()
    moves: tuple[Move, ...] = ()
    language: str = "en"

    def counted(self) -> dict[str, int]:
        """Return how many provisions there are of each kind, those of :data:`KINDS` in order."""
        counts = Counter(pair.kind for pair in self.pairs)
        return {kind: counts[kind] for kind in KINDS if counts[kind]}

    @property
    def same(self) -> bool:
        """Whether nothing changed that a reader sees."""
        return all(pair.kind == SAME for pair in self.pairs)
