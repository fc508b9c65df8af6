"""How delegations stand to the provisions of a text: each position with the words it is about."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import msgspec

from plenipo.text.model import Bracket, Content, Note, Piece, Provision
from plenipo.text.writing import write_content


class Holding(msgspec.Struct):
    """How a member stands to a provision.

    :ivar stance: a word of the rule's scale.
    :ivar moment: when it was said.
    :ivar words: the words that it is about, in bracket notation.
    :ivar version: the symbol of the version they stand in, where one was named.
    """

    member: str
    stance: str
    entry: int
    moment: datetime
    words: str
    version: str = ""
    kind: str = ""
    reason: str = ""
    condition: str = ""
    statement: str = ""


Holdings = dict[str, dict[str, Holding]]
"""How members stand to provisions: by the identity of the provision, and the member's code."""


def words_of(provision: Provision) -> str:
    """Return the words of a provision, to which positions are bound, in bracket notation.

    Who holds its brackets, the facilitator's notes and its number are no part of them.
    """
    return " ".join(write_content(tuple(_bare(provision.content))).split())


def _bare(content: Content) -> Iterable[Piece]:
    for piece in content:
        if isinstance(piece, Bracket):
            alternatives = tuple(
                msgspec.structs.replace(each, content=tuple(_bare(each.content)), stances=())
                for each in piece.alternatives
            )
            yield msgspec.structs.replace(piece, alternatives=alternatives)
        elif not isinstance(piece, Note):
            yield piece
