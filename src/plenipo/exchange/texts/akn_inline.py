"""Reads the words of a line of Akoma Ntoso: runs, brackets of ours, notes, calls of footnotes."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from plenipo.exchange.texts.akn_meta import OURS, AknError
from plenipo.exchange.texts.akn_xml import elements, local
from plenipo.text.model import (
    PARTS,
    RELATIONS,
    STANCES,
    Alternative,
    Blank,
    Bracket,
    Content,
    Mark,
    Note,
    Piece,
    Run,
    Stance,
    joined,
)

_BLANKS = re.compile(r"[ \t\r\n]+")
_STYLED: Final = {"b": "b", "i": "i", "u": "u"}
_CLASSES: Final = {"bold": "b", "italic": "i", "underline": "u"}
_RAISED: Final = {"sup": "raised", "sub": "lowered"}


def ours(element: ET.Element, name: str, default: str = "") -> str:
    """Return an attribute of our own namespace."""
    return element.get(f"{{{OURS}}}{name}", default)


@dataclass
class Page:
    """What is known while a document is read.

    :ivar exact: whether we wrote it: every blank is then meant.
    :ivar held: of each bracket, by its element's identity, what our own part of the head says.
    :ivar notes: the footnotes met since the last provision.
    :ivar lost: what the model cannot hold, counted by what it is.
    """

    name: str
    exact: bool = False
    held: dict[str, ET.Element] = field(default_factory=dict)
    notes: list[tuple[str, ET.Element]] = field(default_factory=list)
    lost: Counter[str] = field(default_factory=Counter)
    taken: set[str] = field(default_factory=set)

    def identity(self, element: ET.Element, wanted: str = "") -> str:
        """Return an identity for what an element holds, one that nothing else has."""
        stem = ours(element, "id") or element.get("eId") or wanted or local(element)
        found, count = stem, 1
        while found in self.taken:
            count += 1
            found = f"{stem}-{count}"
        self.taken.add(found)
        return found

    def one_of(self, value: str, known: tuple[str, ...], what: str) -> str:
        """Return a value of ours, if it is one that there is."""
        if value not in known:
            raise AknError(
                f'{self.name} has a {what} "{value}", which is none of ours.',
                "It was changed by hand or written by a newer version.",
            )
        return value


def content_of(lines: Iterable[ET.Element], page: Page) -> Content:
    """Return the content of lines that make one provision."""
    found: list[Piece] = []
    for line in lines:
        if found and not page.exact:
            found.append(Run(" "))
        found += pieces(line, "", page)
    return joined(found if page.exact else tidied(found))


def pieces(element: ET.Element, style: str, page: Page) -> Iterator[Piece]:
    """Return the pieces inside an element, as they stand there."""
    if element.text:
        yield Run(element.text, style)
    for child in element:
        if isinstance(child.tag, str):
            yield from _piece(child, style, page)
        if child.tail:
            yield Run(child.tail, style)


def _piece(element: ET.Element, style: str, page: Page) -> Iterator[Piece]:
    match local(element), element.get("name", ""):
        case "authorialNote", _:
            identity = page.identity(element, "note")
            page.notes.append((identity, element))
            yield Mark(identity)
        case "noteRef", _ if ours(element, "to"):
            yield Mark(ours(element, "to"))
        case "remark", _:
            yield Note("".join(element.itertext()))
        case "placeholder", _:
            yield Blank("".join(element.itertext()))
        case "inline", "bracket" if page.exact:
            yield _bracket(element, page)
        case _:
            yield from _plain(element, style, page)


def _plain(element: ET.Element, style: str, page: Page) -> Iterator[Piece]:
    name = local(element)
    if name in {"img", "eol", "eop", "noteRef"}:
        if name == "eol":
            yield Run("\n", style)
        else:
            page.lost[name] += 1
        return
    if name == "del":
        page.lost["del"] += 1
        return
    if name == "a" or element.get("href"):
        page.lost["link"] += 1
    elif name in _RAISED:
        page.lost[_RAISED[name]] += 1
    yield from pieces(element, _style(element, style), page)


def _style(element: ET.Element, style: str) -> str:
    """Return the style inside an element, its letters in order."""
    names = {_STYLED.get(local(element), "")}
    names |= {_CLASSES.get(each, "") for each in element.get("class", "").split()}
    return "".join(sorted(set(style) | set("".join(names))))


def _bracket(element: ET.Element, page: Page) -> Bracket:
    """Return a bracket of ours; what is printed around its alternatives is no part of it."""
    held = page.held.get(element.get("eId", ""))
    inside = [child for child in elements(element) if child.get("name") == "alternative"]
    told = [] if held is None else list(elements(held))
    alternatives = tuple(
        Alternative(
            joined(pieces(each, "", page)),
            _stances(told[place], page) if place < len(told) else (),
        )
        for place, each in enumerate(inside)
    )
    if not alternatives:
        raise AknError(f"{page.name} has a bracket without alternatives.", "Export it again.")
    if held is None:
        return Bracket(page.identity(element), alternatives)
    return Bracket(
        held.get("id", ""),
        alternatives,
        page.one_of(held.get("relation", "unknown"), RELATIONS, "relation of a bracket"),
        page.one_of(held.get("part", ""), PARTS, "part of a bracket"),
    )


def _stances(alternative: ET.Element, page: Page) -> tuple[Stance, ...]:
    return tuple(
        Stance(
            stance.get("party", ""),
            page.one_of(stance.get("kind", ""), STANCES, "stance"),
            stance.get("note", ""),
        )
        for stance in elements(alternative)
    )


def tidied(found: Iterable[Piece]) -> list[Piece]:
    """Return pieces with white space that is no part of the words taken out."""
    tidy: list[Piece] = []
    blank = True
    for piece in found:
        if not isinstance(piece, Run):
            tidy.append(piece)
            blank = False
            continue
        words = _BLANKS.sub(" ", piece.text)
        if blank:
            words = words.lstrip(" ")
        if words:
            tidy.append(Run(words, piece.style))
            blank = words.endswith(" ")
    if tidy and isinstance(tidy[-1], Run):
        tidy[-1] = Run(tidy[-1].text.rstrip(" "), tidy[-1].style)
    return tidy


_LOST: Final = {
    "link": ("{} link to another document is", "{} links to other documents are"),
    "raised": ("{} raised letter or word is", "{} raised letters or words are"),
    "lowered": ("{} lowered letter or word is", "{} lowered letters or words are"),
    "img": ("{} picture is", "{} pictures are"),
    "del": ("{} passage struck out is", "{} passages struck out are"),
    "span": ("{} cell over several columns or rows is", "{} cells over several are"),
    "toc": ("{} table of contents is", "{} tables of contents are"),
    "componentRef": ("{} part in another document is", "{} parts in other documents are"),
    "documentRef": ("{} annex in another document is", "{} annexes in other documents are"),
    "foreign": ("{} block in another markup is", "{} blocks in other markup are"),
}
_KEPT: Final = {"link": "words", "raised": "words", "lowered": "words", "span": "words"}


def lost_sentences(lost: Counter[str]) -> tuple[str, ...]:
    """Return what the model could not hold, one sentence for each kind of it."""
    found = []
    for what, count in sorted(lost.items()):
        one, several = _LOST.get(what, (f"{{}} <{what}> is", f"{{}} <{what}> are"))
        ending = "kept as plain words" if what in _KEPT else "left out"
        found.append(f"{(one if count == 1 else several).format(count)} {ending}.")
    return tuple(found)
