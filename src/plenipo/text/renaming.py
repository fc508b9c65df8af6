"""Gives the parts of a text identities in their order, so that texts can be compared as read."""

from __future__ import annotations

import msgspec

from plenipo.text.model import Alternative, Bracket, Content, Mark, Piece, Text


def renamed(text: Text) -> Text:
    """Return a text whose provisions are ``p1``, ``p2`` and so on, its brackets ``b1``, ``b2``."""
    names = {provision.id: f"p{place}" for place, provision in enumerate(text.provisions, 1)}
    brackets: dict[str, str] = {}
    return Text(
        tuple(
            msgspec.structs.replace(
                provision,
                id=names[provision.id],
                content=_renamed(provision.content, names, brackets),
            )
            for provision in text.provisions
        ),
        text.language,
    )


def _renamed(content: Content, names: dict[str, str], brackets: dict[str, str]) -> Content:
    found: list[Piece] = []
    for piece in content:
        if isinstance(piece, Mark):
            found.append(Mark(names.get(piece.to, piece.to)))
        elif isinstance(piece, Bracket):
            name = brackets.setdefault(piece.id, f"b{len(brackets) + 1}")
            inner = tuple(
                Alternative(_renamed(each.content, names, brackets), each.stances)
                for each in piece.alternatives
            )
            found.append(msgspec.structs.replace(piece, id=name, alternatives=inner))
        else:
            found.append(piece)
    return tuple(found)
