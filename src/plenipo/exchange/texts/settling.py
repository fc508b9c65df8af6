"""Identities that no bookmark told, and the ends of moves, settled when all is read."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from plenipo.text.model import (
    FOOTNOTE,
    WHOLE,
    Alternative,
    Bracket,
    Content,
    Mark,
    Piece,
    Provision,
    Stance,
)

_MOVE = re.compile("\0(to|from):(.*)", re.DOTALL)
_OTHER_END = {"to": "moveTo", "from": "moveFrom"}
_UNNAMED = "\0"


def settle(provisions: list[Provision], moved: Mapping[tuple[str, str], int]) -> list[Provision]:
    """Give every provision and bracket an identity of its own, and every move its other end.

    Identities that the document tells are kept; the second of two that are alike is not. Others
    are ``p1`` and further, of footnotes ``fn1``, of brackets ``b1``.

    :param moved: the places of the provisions where moves begin and end, by direction and name.
    """
    names = _Identities(provisions)
    named = [names.of_provision(provision) for provision in provisions]
    notes = dict(zip((p.id for p in provisions), (p.id for p in named), strict=True))
    ends = {
        key: named[place].number or named[place].id
        for key, place in moved.items()
        if place < len(named)
    }
    settling = _Settling(names, notes, ends)
    return [
        msgspec.structs.replace(provision, content=settling.content(provision.content))
        for provision in named
    ]


class _Identities:
    """Deals out identities that are not taken."""

    def __init__(self, provisions: list[Provision]) -> None:
        self._told = {p.id for p in provisions}
        self._told |= {b.id for p in provisions for b in p.brackets}
        self._used: set[str] = set()
        self._counts: dict[str, int] = {}

    def of_provision(self, provision: Provision) -> Provision:
        beginning = "fn" if provision.kind == FOOTNOTE else "p"
        return msgspec.structs.replace(provision, id=self._kept(provision.id, beginning))

    def of_bracket(self, bracket: Bracket) -> str:
        if bracket.part != WHOLE and bracket.id:
            return bracket.id
        return self._kept(bracket.id, "b")

    def _kept(self, identity: str, beginning: str) -> str:
        if identity and not identity.startswith(_UNNAMED) and identity not in self._used:
            self._used.add(identity)
            return identity
        while True:
            count = self._counts.get(beginning, 0) + 1
            self._counts[beginning] = count
            found = f"{beginning}{count}"
            if found not in self._told:
                self._used.add(found)
                return found


class _Settling:
    def __init__(
        self, names: _Identities, notes: Mapping[str, str], ends: Mapping[tuple[str, str], str]
    ) -> None:
        self._names, self._notes, self._ends = names, notes, ends

    def content(self, content: Content) -> Content:
        return tuple(self._piece(piece) for piece in content)

    def _piece(self, piece: Piece) -> Piece:
        match piece:
            case Mark(to=to) if to.startswith(_UNNAMED):
                return Mark(self._notes.get(to, to))
            case Bracket(alternatives=alternatives):
                identity = self._names.of_bracket(piece)
                settled = tuple(
                    Alternative(self.content(a.content), tuple(map(self._stance, a.stances)))
                    for a in alternatives
                )
                return msgspec.structs.replace(piece, id=identity, alternatives=settled)
            case _:
                return piece

    def _stance(self, stance: Stance) -> Stance:
        found = _MOVE.fullmatch(stance.note)
        if not found:
            return stance
        way, name = found.groups()
        end = self._ends.get((_OTHER_END[way], name))
        note = f"moved {way} {end or 'another place'}"
        return Stance(stance.party, stance.kind, note)
