"""Words of several languages as pages show them, and what became of them."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from babel.core import Locale, UnknownLocaleError

from plenipo.text.comparing import compare
from plenipo.text.comparison import Edit
from plenipo.text.model import Blank, Bracket, Content, Mark, Note, Provision, Run, Text
from plenipo.text.parallel import bare, content_of
from plenipo.text.parties import Parties
from plenipo.text.telling import KEPT, written

GONE, NEW = "-", "+"
HOOK, SLASH, NOTE, MISSING = "hook", "slash", "facilitator", "missing"
NOBODY = Parties({})


class Tongue(msgspec.Struct, frozen=True):
    """A language: its tag, what it calls itself, and from which side it is written."""

    tag: str
    name: str
    direction: str


class Bit(msgspec.Struct, frozen=True):
    """Some words, and what they are: plain ones, or ``hook`` and ``slash`` of brackets, or others.

    :ivar kind: empty, ``hook``, ``slash``, ``facilitator``, ``missing``; of words compared ``-``
        for those that went and ``+`` for those that came.
    """

    text: str
    kind: str = ""


def tongue(tag: str) -> Tongue:
    """Return a language by its tag; one that nobody knows is called by it."""
    try:
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return Tongue(tag, tag, "ltr")
    name = str(locale.get_display_name(locale)).capitalize()
    return Tongue(tag, name, str(locale.text_direction))


def bits(provision: Provision | None) -> tuple[Bit, ...]:
    """Return the words of a provision, brackets without those who hold them."""
    return tuple(_bits(provision.content)) if provision else ()


def _bits(content: Content) -> Iterator[Bit]:
    for piece in content:
        match piece:
            case Run(text=text):
                yield Bit(text)
            case Note(text=text):
                yield Bit(f"{{{text}}}", NOTE)
            case Blank(text=text):
                yield Bit(f"[{text}]", MISSING)
            case Mark():
                yield Bit("*", NOTE)
            case Bracket():
                yield from _bracket(piece)


def _bracket(bracket: Bracket) -> Iterator[Bit]:
    if bracket.part in {"", "first"}:
        yield Bit("[", HOOK)
    for place, alternative in enumerate(bracket.alternatives):
        if place:
            yield Bit(" / ", SLASH)
        yield from _bits(alternative.content)
    if bracket.part in {"", "last"}:
        yield Bit("]", HOOK)


def changed(before: str, now: Provision) -> tuple[Bit, ...]:
    """Return what became of words, that are given in notation, in a provision as it stands."""
    old = msgspec.structs.replace(now, content=content_of(before, now.kind, NOBODY))
    new = msgspec.structs.replace(now, content=bare(now.content))
    (pair,) = compare(Text((old,)), Text((new,))).pairs
    return tuple(_signed(pair.edits))


def _signed(edits: tuple[Edit, ...]) -> Iterator[Bit]:
    for edit in edits:
        if edit.kind in KEPT:
            yield Bit(written(edit.result))
            continue
        for sign, stretch in ((GONE, edit.old), (NEW, edit.new)):
            text = written(stretch)
            if text:
                yield Bit(text, sign)
