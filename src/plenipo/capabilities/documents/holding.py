"""How delegations stand to the provisions of a text: each position with the words it is about."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import msgspec

from plenipo.text.account import Held
from plenipo.text.folding import spaced
from plenipo.text.model import Bracket, Content, Note, Piece, Provision, Run, joined
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


Positions = dict[str, tuple[tuple[Holding, ...], tuple[Holding, ...]]]
"""What is said of each provision: of its words, and of other words, to be reconfirmed."""
AGREE = "agree"


class Holds(msgspec.Struct, frozen=True):
    """What one party still holds of a text.

    :ivar brackets: what it says of the readings of brackets.
    :ivar positions: how it stands to provisions as they read, where it does not simply agree, and
    :ivar outdated: what it said of other words: it is to be reconfirmed. Each with the provision.
    :ivar proposals: the codes of its proposals that stand.
    """

    brackets: tuple[Held, ...] = ()
    positions: tuple[tuple[str, Holding], ...] = ()
    outdated: tuple[tuple[str, Holding], ...] = ()
    proposals: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether it holds anything."""
        return bool(self.brackets or self.positions or self.outdated or self.proposals)

    @property
    def provisions(self) -> tuple[str, ...]:
        """The identities of the provisions that it holds something of, each once."""
        told = (*(each.provision for each in self.brackets), *(p for p, _ in self.positions))
        return tuple(dict.fromkeys((*told, *(p for p, _ in self.outdated))))


def words_of(provision: Provision) -> str:
    """Return the words of a provision, to which positions are bound, in bracket notation.

    Who holds its brackets, the facilitator's notes, its number and its print are no part of them.
    """
    content = spaced(joined(_bare(provision.content)))
    return " ".join(write_content(content).split())


def _bare(content: Content) -> Iterable[Piece]:
    for piece in content:
        if isinstance(piece, Bracket):
            alternatives = tuple(
                msgspec.structs.replace(each, content=tuple(_bare(each.content)), stances=())
                for each in piece.alternatives
            )
            yield msgspec.structs.replace(piece, alternatives=alternatives)
        elif isinstance(piece, Run):
            yield Run(piece.text)
        elif not isinstance(piece, Note):
            yield piece
