"""What a negotiating text is: numbered provisions; inside each, runs of words and brackets.

A bracket encloses what is not agreed. It has alternatives, of which no text may be one; each has
those who proposed it, support it, oppose it or reserve on it. A provision keeps its identity when
it is renumbered or moved. Source: FIELD notes 3.1 to 3.4, after the texts of Rio+20 and Paris.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

import msgspec

PROPOSE, SUPPORT, OPPOSE, RESERVE = "propose", "support", "oppose", "reserve"
MOVE, MERGE, CLARIFY = "move", "merge", "clarify"
STANCES = (PROPOSE, SUPPORT, OPPOSE, RESERVE, MOVE, MERGE, CLARIFY)
"""What a party can say of an alternative; the last three hold it, but say nothing of the words."""

RIVAL, INDEPENDENT, UNKNOWN = "rival", "independent", "unknown"
RELATIONS = (RIVAL, INDEPENDENT, UNKNOWN)
"""How a bracket stands to the one right after it: only one of them may stay, each on its own, or
that cannot be told from the text."""

OPEN, AGREED, AD_REFERENDUM = "open", "agreed", "agreed ad referendum"
STATUSES = (OPEN, AGREED, AD_REFERENDUM)

TITLE, HEADING, RECITAL, PART, ARTICLE = "title", "heading", "recital", "part", "article"
PARAGRAPH, SUBPARAGRAPH, OPTION = "paragraph", "subparagraph", "option"
ANNEX, FOOTNOTE, ROW = "annex", "footnote", "row"
KINDS = (
    *(TITLE, HEADING, RECITAL, PART, ARTICLE, PARAGRAPH, SUBPARAGRAPH, OPTION),
    *(ANNEX, FOOTNOTE, ROW),
)
"""The kinds of provisions. A row is a row of a table, its cells set apart by tabs; a footnote is
called by a :class:`Mark` with its identity; options that follow each other are rivals."""

WHOLE, FIRST, MIDDLE, LAST = "", "first", "middle", "last"
PARTS = (WHOLE, FIRST, MIDDLE, LAST)
"""Which part of a bracket that goes over several provisions stands in this one."""

STYLES = ("", "b", "i", "u", "bi", "bu", "iu", "biu")


class Stance(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """What one party says of an alternative.

    :ivar party: its code, of a member or a group.
    :ivar kind: one of :data:`STANCES`.
    :ivar note: what else was said: where to move it, which kind of reservation.
    """

    party: str
    kind: str = PROPOSE
    note: str = ""


class Run(msgspec.Struct, frozen=True, gc=False, omit_defaults=True, tag="run"):
    """Words, in one style of print (``""``, ``i``, ``b``, ``u`` or several of them)."""

    text: str
    style: str = ""


class Note(msgspec.Struct, frozen=True, gc=False, tag="note"):
    """A note of the facilitator, no part of the text: ``{applies to all options}``."""

    text: str


class Blank(msgspec.Struct, frozen=True, gc=False, omit_defaults=True, tag="blank"):
    """What is still missing: a value (``[X]``) or words (``[Placeholder for ...]``), as written."""

    text: str = ""


class Mark(msgspec.Struct, frozen=True, gc=False, tag="mark"):
    """The call of a footnote: the identity of the provision that is the note."""

    to: str


class Alternative(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """One reading of a bracket; without content it is *no text*.

    :ivar content: its pieces, in order.
    :ivar stances: what parties say of it; where nobody proposes it, it is the base text.
    """

    content: Content = ()
    stances: tuple[Stance, ...] = ()

    def parties(self, kind: str) -> tuple[str, ...]:
        """Return who says this of it, in the order in which they did."""
        return tuple(stance.party for stance in self.stances if stance.kind == kind)


class Bracket(msgspec.Struct, frozen=True, gc=False, omit_defaults=True, tag="bracket"):
    """What is not agreed: one alternative that stays or falls, or several of which one stays.

    :ivar id: its identity, unique in the text; the parts of one bracket share it.
    :ivar alternatives: at least one.
    :ivar relation: one of :data:`RELATIONS`, to a bracket right after it.
    :ivar part: one of :data:`PARTS`; stances of a bracket in parts stand in its last.
    """

    id: str
    alternatives: tuple[Alternative, ...]
    relation: str = UNKNOWN
    part: str = WHOLE


Piece = Run | Note | Blank | Mark | Bracket
Content = tuple[Piece, ...]


class Provision(msgspec.Struct, frozen=True, dict=True, omit_defaults=True):
    """One unit of a text that can be agreed on its own.

    :ivar id: its identity, unique in the text; survives renumbering and moves.
    :ivar kind: one of :data:`KINDS`.
    :ivar number: as printed, without what sets it off: ``3``, ``2 bis``, ``(a)``, ``Article 4``.
    :ivar depth: how deep it stands; what follows deeper belongs to it.
    :ivar content: its pieces; of an article or a part, its heading.
    :ivar status: one of :data:`STATUSES`, as the text itself says (``[Agreed ad ref]``).
    """

    id: str
    kind: str
    number: str = ""
    depth: int = 0
    content: Content = ()
    status: str = OPEN

    @cached_property
    def brackets(self) -> tuple[Bracket, ...]:
        """The brackets in it, outer ones before those inside them.

        They are found once: a text that is changed in one place keeps all its other provisions.
        """
        return tuple(brackets(self.content))


class Text(msgspec.Struct, frozen=True, omit_defaults=True):
    """A text in one language.

    :ivar provisions: in order; those that stand deeper belong to the one before them.
    :ivar language: its tag (``en``).
    """

    provisions: tuple[Provision, ...] = ()
    language: str = "en"

    def provision(self, identity: str) -> Provision | None:
        """Return the provision of an identity."""
        return next((p for p in self.provisions if p.id == identity), None)

    def brackets(self) -> Iterator[tuple[Provision, Bracket]]:
        """Return every bracket with its provision, outer ones before those inside them."""
        for provision in self.provisions:
            for bracket in provision.brackets:
                yield provision, bracket


def brackets(content: Content) -> Iterator[Bracket]:
    """Return the brackets of a content, outer ones before those inside them."""
    for piece in content:
        if isinstance(piece, Bracket):
            yield piece
            for alternative in piece.alternatives:
                yield from brackets(alternative.content)


def deepest(content: Content) -> int:
    """Return in how many brackets the innermost piece of a content stands."""
    inside = (
        deepest(alternative.content)
        for piece in content
        if isinstance(piece, Bracket)
        for alternative in piece.alternatives
    )
    return 1 + max(inside, default=0) if any(isinstance(p, Bracket) for p in content) else 0


def words(content: Content) -> str:
    """Return all words of a content, of every alternative, brackets and notes left out."""
    return "".join(_words(content))


def _words(content: Content) -> Iterator[str]:
    for piece in content:
        match piece:
            case Run(text=text) | Blank(text=text):
                yield text
            case Bracket(alternatives=alternatives):
                for alternative in alternatives:
                    yield from _words(alternative.content)


def joined(pieces: Iterable[Piece]) -> Content:
    """Return pieces with runs of one style that follow each other put together, empty ones out."""
    pieces = tuple(pieces)
    if len(pieces) == 1 and (not isinstance(pieces[0], Run) or pieces[0].text):
        return pieces
    found: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Run):
            if not piece.text:
                continue
            last = found[-1] if found else None
            if isinstance(last, Run) and last.style == piece.style:
                found[-1] = Run(last.text + piece.text, piece.style)
                continue
        found.append(piece)
    return tuple(found)
