"""A text as far as it concerns one party: what it proposes or says of, beside the base text."""

from __future__ import annotations

import msgspec

from plenipo.text.folding import all_out, spaced
from plenipo.text.model import (
    LAST,
    PROPOSE,
    Alternative,
    Bracket,
    Content,
    Piece,
    Run,
    Stance,
    Text,
    brackets,
    joined,
)


def only_of(text: Text, party: str) -> Text:
    """Return the provisions of which a party says something, with its readings alone.

    Of a bracket of which it says something, the base text and the readings that it speaks of stay,
    with what it says; of others, the base text, and what others propose to add falls.
    """
    mine = {bracket.id for _, bracket in text.brackets() if _speaks(bracket, party)}
    ends = {bracket.id: bracket for _, bracket in text.brackets() if bracket.part == LAST}
    narrowing = _Narrowing(party, mine, ends)
    found = [
        msgspec.structs.replace(each, content=spaced(narrowing.content(each.content)))
        for each in text.provisions
        if any(bracket.id in mine for bracket in each.brackets)
    ]
    return Text(tuple(found), text.language)


def _speaks(bracket: Bracket, party: str) -> bool:
    return any(said.party == party for each in bracket.alternatives for said in each.stances)


class _Narrowing:
    """What is left of contents for one party; where stances stand is told by ``ends``."""

    def __init__(self, party: str, mine: set[str], ends: dict[str, Bracket]) -> None:
        self._party, self._mine, self._ends = party, mine, ends

    def content(self, content: Content) -> Content:
        """Return what is left of a content."""
        found: list[Piece] = []
        for piece in content:
            if not isinstance(piece, Bracket):
                found.append(piece)
            elif piece.id in self._mine:
                found.append(self._mine_of(piece))
            else:
                found += self._base_of(piece)
        return joined(found)

    def _mine_of(self, bracket: Bracket) -> Bracket:
        told = self._ends.get(bracket.id, bracket).alternatives
        kept = []
        for place, each in enumerate(bracket.alternatives):
            end = told[place] if place < len(told) else each
            inside = any(inner.id in self._mine for inner in brackets(each.content))
            if self._said(end) or inside or not end.parties(PROPOSE):
                said = self._said(each)
                kept.append(Alternative(self._inner(each.content), said))
        return msgspec.structs.replace(bracket, alternatives=tuple(kept))

    def _inner(self, content: Content) -> Content:
        """Return what is left inside a bracket; a space that it begins with stays."""
        left = self.content(content)
        if left == content:
            return content
        first = left[0] if left else None
        led = isinstance(first, Run) and first.text.startswith(" ")
        return joined((Run(" " if led else ""), *spaced(left)))

    def _base_of(self, bracket: Bracket) -> Content:
        holding = (
            place
            for place, each in enumerate(bracket.alternatives)
            if any(inner.id in self._mine for inner in brackets(each.content))
        )
        chosen = next(holding, None)
        if chosen is None:
            chosen = _base(self._ends.get(bracket.id, bracket))
        if chosen is None or chosen >= len(bracket.alternatives):
            return ()
        return self.content(bracket.alternatives[chosen].content)

    def _said(self, alternative: Alternative) -> tuple[Stance, ...]:
        return tuple(said for said in alternative.stances if said.party == self._party)


def _base(bracket: Bracket) -> int | None:
    """Return which reading is the base text, where there is one; words nobody proposes are."""
    if len(bracket.alternatives) == 1:
        return None if bracket.alternatives[0].parties(PROPOSE) else 0
    return all_out(bracket)
