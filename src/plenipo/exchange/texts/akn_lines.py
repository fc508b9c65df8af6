"""Writes the words of a line as Akoma Ntoso; what is not agreed is marked as ours, and printed.

A bracket is an ``inline`` whose alternatives are inside it. What is printed around them (``[``,
``/``, who holds them) is for readers that know nothing of us; who holds what is told for
programs in our own part of the head.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from plenipo.exchange.texts.akn_meta import AknError
from plenipo.exchange.texts.owners import said_of
from plenipo.text.model import (
    FIRST,
    LAST,
    WHOLE,
    Alternative,
    Blank,
    Bracket,
    Content,
    Mark,
    Note,
    Piece,
    Provision,
    Run,
)


def akn(tag: str, /, **attributes: str) -> ET.Element:
    """Return an element of the standard; the root says of which namespace it and ``t:`` are."""
    return ET.Element(tag, attributes)


def add(parent: ET.Element, tag: str, text: str = "", /, **attributes: str) -> ET.Element:
    """Add an element of the standard to another, and return it."""
    made = akn(tag, **attributes)
    made.text = text or None
    parent.append(made)
    return made


def mark(element: ET.Element, **attributes: str) -> None:
    """Set attributes of ours."""
    for name, value in attributes.items():
        element.set(f"t:{name}", checked(value))


def checked(words: str) -> str:
    """Return words, if XML can hold them.

    :raises AknError: it cannot: a control character, or half of a pair.
    """
    for letter in words:
        point = ord(letter)
        if (point < 0x20 and letter not in "\t\n") or 0xD800 <= point < 0xE000 or point in _NEVER:  # noqa: PLR2004
            raise AknError(
                f'The text holds the character U+{point:04X} at "{words[:30]!r}", which XML cannot '
                "hold.",
                "Take it out and export the text again.",
            )
    return words


_NEVER: Final = {0x7F, 0xFFFE, 0xFFFF}


@dataclass
class Pen:
    """What is known while the lines of a text are written.

    :ivar notes: the footnotes that are written where they are called, with their places.
    :ivar names: the identity in the document of every other provision.
    :ivar brackets: our own part of the head, to which each bracket is added.
    """

    notes: Mapping[str, tuple[int, Provision]]
    names: Mapping[str, str]
    brackets: ET.Element
    count: int = 0
    notes_written: int = 0
    depth: int = 0

    def write(self, line: ET.Element, content: Content) -> None:
        """Write a content into an element."""
        for piece in content:
            self._write(line, piece)

    def _write(self, line: ET.Element, piece: Piece) -> None:
        match piece:
            case Run(text=text, style=style):
                _say(_styled(line, style), text)
            case Note(text=text):
                _say(add(line, "remark"), text)
            case Blank(text=text):
                _say(add(line, "placeholder", originalText=checked(text)), text)
            case Mark(to=to):
                self._call(line, to)
            case Bracket():
                self._open(line, piece)

    def _call(self, line: ET.Element, to: str) -> None:
        if to not in self.notes:
            called = add(line, "noteRef", href=f"#{self.names.get(to, 'nowhere')}")
            mark(called, to=to)
            return
        place, note = self.notes[to]
        self.notes_written += 1
        made = add(
            line,
            "authorialNote",
            marker=checked(note.number),
            placement="bottom",
            eId=f"authorialNote_{self.notes_written}",
        )
        mark(made, id=note.id, at=str(place))
        if note.depth != self.depth + 1:
            mark(made, depth=str(note.depth))
        mark_status(made, note)
        self.write(add(made, "p"), note.content)

    def _open(self, line: ET.Element, bracket: Bracket) -> None:
        self.count += 1
        name = f"bracket_{self.count}"
        made = add(line, "inline", name="bracket", eId=name)
        held = ET.SubElement(self.brackets, "t:bracket", {"of": name})
        for key in ("id", "relation", "part"):
            held.set(key, checked(getattr(bracket, key)))
        _say(made, "[" if bracket.part in {WHOLE, FIRST} else "")
        for place, alternative in enumerate(bracket.alternatives):
            if place:
                _say(made, " / ")
            self.write(add(made, "inline", name="alternative"), alternative.content)
            _say(made, _owners(alternative))
            _tell(ET.SubElement(held, "t:alternative"), alternative)
        _say(made, "]" if bracket.part in {WHOLE, LAST} else "")


def mark_status(element: ET.Element, provision: Provision) -> None:
    """Say how far a provision is, if it is not open."""
    if provision.status != "open":
        mark(element, status=provision.status)


def _tell(held: ET.Element, alternative: Alternative) -> None:
    for stance in alternative.stances:
        made = ET.SubElement(held, "t:stance")
        made.set("party", checked(stance.party))
        made.set("kind", stance.kind)
        if stance.note:
            made.set("note", checked(stance.note))


def _owners(alternative: Alternative) -> str:
    """Return who holds an alternative, as it is printed: `` - US, EU; G77 delete``."""
    told = []
    for said, stances in groupby(alternative.stances, key=said_of):
        told.append(" ".join(filter(None, (", ".join(one.party for one in stances), said))))
    return f" - {'; '.join(told)}" if told else ""


def _styled(line: ET.Element, style: str) -> ET.Element:
    for letter in style:
        line = add(line, letter)
    return line


def _say(line: ET.Element, words: str) -> None:
    """Write words at the end of a line."""
    checked(words)
    if not words:
        return
    if len(line):
        line[-1].tail = (line[-1].tail or "") + words
    else:
        line.text = (line.text or "") + words
