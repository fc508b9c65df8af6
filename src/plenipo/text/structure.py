"""What negotiation does to the provisions of a text: they are moved, merged and split.

A provision takes along what belongs to it, and stands as deep as before: put after a deeper one, it
stands after all that this one belongs to; put after one that is less deep, it belongs to it. Every
function returns a new text, or None where it does not apply. Numbers stay as they are printed: they
are given anew when a revision is issued.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from plenipo.text.amending import passage, with_brackets
from plenipo.text.folding import spaced
from plenipo.text.model import (
    WHOLE,
    Content,
    Mark,
    Provision,
    Run,
    Text,
    joined,
)


def moved(text: Text, identity: str, after: str) -> Text | None:
    """Return a text in which a provision stands after another and what belongs to that one.

    :param after: the identity of the other; empty for the beginning of the text.
    """
    at = _place(text, identity)
    if at is None:
        return None
    end = _end(text.provisions, at)
    family = text.provisions[at:end]
    rest = Text((*text.provisions[:at], *text.provisions[end:]), text.language)
    if not after:
        return Text((*_as_deep(family, 0), *rest.provisions), text.language)
    there = _place(rest, after)
    if there is None:
        return None
    while there and rest.provisions[there].depth > family[0].depth:
        there -= 1
    to = _end(rest.provisions, there)
    family = _as_deep(family, min(family[0].depth, rest.provisions[there].depth + 1))
    return Text((*rest.provisions[:to], *family, *rest.provisions[to:]), text.language)


def _as_deep(family: Sequence[Provision], depth: int) -> tuple[Provision, ...]:
    """Return a provision and what belongs to it, the first at a depth."""
    by = depth - family[0].depth
    return tuple(msgspec.structs.replace(each, depth=each.depth + by) for each in family)


def merged(text: Text, identity: str, into: str, words: Content) -> Text | None:
    """Return a text in which a provision has become part of another.

    What belonged to it comes after what belongs to the other.

    :param words: what the two say together; where nothing is given, what each says, one after the
        other.
    """
    together = moved(text, identity, into)
    there = None if together is None else _place(together, into)
    at = None if together is None else _place(together, identity)
    if together is None or there is None or at is None:
        return None
    one, other = together.provisions[there], together.provisions[at]
    content = words or joined((*one.content, Run(" "), *other.content))
    found = list(together.provisions)
    found[there] = msgspec.structs.replace(one, content=spaced(content))
    del found[at]
    return Text(tuple(found), text.language)


def split(text: Text, identity: str, bracket: str, name: str, number: str) -> Text | None:
    """Return a text in which the words of a bracket are a provision of their own, after this one.

    :param name: the identity of the new provision, and
    :param number: its number.
    """
    at = _place(text, identity)
    if at is None:
        return None
    provision = text.provisions[at]
    found = next((each for each in provision.brackets if each.id == bracket), None)
    if found is None:
        return None
    words = found.alternatives[0].content
    left = spaced(with_brackets(provision.content, bracket, lambda _: ()))
    first = msgspec.structs.replace(provision, content=left)
    new = Provision(name, provision.kind, number, provision.depth, spaced(words))
    after = (first, new, *text.provisions[at + 1 :])
    return Text((*text.provisions[:at], *after), text.language)


def belonging(text: Text, identity: str) -> tuple[Provision, ...]:
    """Return a provision and what belongs to it; none where it is not there."""
    at = _place(text, identity)
    return () if at is None else text.provisions[at : _end(text.provisions, at)]


def goes_across(provisions: Sequence[Provision]) -> str:
    """Return the identity of a bracket that stands in more than one provision; none without one."""
    found = (each for provision in provisions for each in provision.brackets)
    return next((each.id for each in found if each.part != WHOLE), "")


def from_passage(content: Content, words: str, occurrence: int) -> tuple[Content, Content] | None:
    """Return a content in two parts, of which the second begins with words outside all brackets.

    :param occurrence: which time these words occur there, as in :func:`.amending.passage`.
    """
    marked = passage(content, words, occurrence, lambda found: (_CUT, *found)) if words else None
    if marked is None or _CUT not in marked:
        return None
    at = marked.index(_CUT)
    return joined(marked[:at]), joined(marked[at + 1 :])


_CUT = Mark("\0")
"""Stands where a content is to be cut, for a moment."""


def _place(text: Text, identity: str) -> int | None:
    return next((n for n, each in enumerate(text.provisions) if each.id == identity), None)


def _end(provisions: Sequence[Provision], at: int) -> int:
    """Return the place after a provision and what belongs to it."""
    end = at + 1
    while end < len(provisions) and provisions[end].depth > provisions[at].depth:
        end += 1
    return end
