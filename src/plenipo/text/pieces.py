"""What is done to the pieces of a content when brackets are read: divided, tidied, related."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from plenipo.text.model import RIVAL, Alternative, Bracket, Content, Piece, Run, joined, words

_MODAL = frozenset(
    (
        "shall",
        "should",
        "may",
        "will",
        "must",
        "can",
        "could",
        "other",
        "would",
        "ought to",
        "might",
    )
)
"""The words of a menu of modalities; the last is its catch-all."""
SIGNS, ASCII = 0x10FF00, 0x80
"""Characters written as signs (``&#47;``) stand up here until all marks are read: they are none."""


def unstyled_edges(pieces: Content) -> Iterator[Piece]:
    """Return pieces with the space around styled words in no style: there it cannot be seen."""
    for piece in pieces:
        if not isinstance(piece, Run) or not piece.style or piece.text == piece.text.strip(" \t"):
            yield piece
            continue
        inner = piece.text.strip(" \t")
        begin = piece.text.index(inner)
        yield Run(piece.text[:begin])
        yield Run(inner, piece.style)
        yield Run(piece.text[begin + len(inner) :])


def trimmed(content: Content) -> Content:
    """Return a content without space at its end: there it cannot be seen."""
    last = content[-1] if content else None
    if not isinstance(last, Run):
        return content
    return joined((*content[:-1], Run(last.text.rstrip(), last.style)))


def split(pieces: Content, slash: re.Pattern[str]) -> list[Content]:
    """Divide a content where a slash stands in its own words; no space is left around it."""
    parts: list[list[Piece]] = [[]]
    for piece in pieces:
        if not isinstance(piece, Run):
            parts[-1].append(piece)
            continue
        first, *more = slash.split(f" {piece.text} ")
        parts[-1].append(Run(first[1:] if more else first[1:-1], piece.style))
        for place, text in enumerate(more):
            ending = text[:-1] if place == len(more) - 1 else text
            parts.append([Run(ending, piece.style)])
    last = len(parts) - 1
    return [
        _stripped(joined(part), before=place > 0, after=place < last)
        for place, part in enumerate(parts)
    ]


def _stripped(content: Content, *, before: bool, after: bool) -> Content:
    found = list(content)
    if before and found and isinstance(found[0], Run):
        found[0] = Run(found[0].text.lstrip(), found[0].style)
    if after and found and isinstance(found[-1], Run):
        found[-1] = Run(found[-1].text.rstrip(), found[-1].style)
    return joined(found)


def related(content: Content) -> Content:
    """Return a content whose menus of modalities are rivals: ``[shall][should][other]``."""
    if len(content) < 2:  # noqa: PLR2004 - it takes two
        return content
    found = list(content)
    for place in range(len(found) - 1):
        this, other = found[place], found[place + 1]
        if isinstance(this, Bracket) and isinstance(other, Run) and not other.text.strip():
            other = found[place + 2] if place + 2 < len(found) else other
        if not isinstance(this, Bracket) or not isinstance(other, Bracket):
            continue
        if _modal(this) and _modal(other):
            found[place] = msgspec.structs.replace(this, relation=RIVAL)
    return tuple(found)


def _modal(bracket: Bracket) -> bool:
    return all(words(each.content).strip().lower() in _MODAL for each in bracket.alternatives)


def unsigned(content: Content) -> Content:
    """Return a content with what was written as signs as the characters themselves."""
    found: list[Piece] = []
    for piece in content:
        if isinstance(piece, Run):
            plain = (chr(ord(c) - SIGNS) if ord(c) >= SIGNS else c for c in piece.text)
            found.append(Run("".join(plain), piece.style))
        elif isinstance(piece, Bracket):
            inner = tuple(
                Alternative(unsigned(each.content), each.stances) for each in piece.alternatives
            )
            found.append(msgspec.structs.replace(piece, alternatives=inner))
        else:
            found.append(piece)
    return tuple(found)
