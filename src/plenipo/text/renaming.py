"""Gives the parts of a text other identities: in their order, or those that they are told."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from plenipo.text.model import Alternative, Bracket, Content, Mark, Piece, Text


def renamed(text: Text) -> Text:
    """Return a text whose provisions are ``p1``, ``p2`` and so on, its brackets ``b1``, ``b2``."""
    names = {provision.id: f"p{place}" for place, provision in enumerate(text.provisions, 1)}
    once = dict.fromkeys(bracket.id for _, bracket in text.brackets())
    return with_names(text, names, {each: f"b{place}" for place, each in enumerate(once, 1)})


def with_names(text: Text, provisions: Mapping[str, str], brackets: Mapping[str, str]) -> Text:
    """Return a text with other identities of its provisions and brackets, told by those it has."""
    return Text(
        tuple(
            msgspec.structs.replace(
                provision,
                id=provisions[provision.id],
                content=_renamed(provision.content, provisions, brackets),
            )
            for provision in text.provisions
        ),
        text.language,
    )


def _renamed(
    content: Content, provisions: Mapping[str, str], brackets: Mapping[str, str]
) -> Content:
    found: list[Piece] = []
    for piece in content:
        if isinstance(piece, Mark):
            found.append(Mark(provisions.get(piece.to, piece.to)))
        elif isinstance(piece, Bracket):
            inner = tuple(
                Alternative(_renamed(each.content, provisions, brackets), each.stances)
                for each in piece.alternatives
            )
            name = brackets[piece.id]
            found.append(msgspec.structs.replace(piece, id=name, alternatives=inner))
        else:
            found.append(piece)
    return tuple(found)
