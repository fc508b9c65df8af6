"""The styles of a Word document: what a paragraph of a style is, and how its words look."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from plenipo.exchange.texts.marking import NOTATION, kind_of_style

_OFF = {"0", "false", "off", "none"}
HEADINGS = 9
"""How many levels of headings Word has."""


@dataclass(slots=True)
class Style:
    """A paragraph or character style, with what it takes from those it is based on.

    :ivar name: as people see it; the names of Word's own styles are English in every language.
    :ivar letters: which of ``b``, ``i`` and ``u`` its words have, and which not.
    :ivar list: the list of its paragraphs and the level in it, if they are numbered.
    :ivar outline: the level of the heading it is (from 0), if it is one.
    """

    name: str
    letters: dict[str, bool]
    list: tuple[str, int | None] | None = None
    outline: int | None = None
    hidden: bool = False


_NONE = Style("", {})


class Styles:
    """The styles of a document by their identities."""

    def __init__(self, root: Element | None) -> None:
        """Read ``styles.xml``, if there is one."""
        elements = [] if root is None else root.findall("style")
        self._elements = {element.get("styleId", ""): element for element in elements}
        self._styles: dict[str, Style] = {}
        self.language, self.other_language = _languages(root)
        self.usual = next(
            (
                element.get("styleId", "")
                for element in elements
                if element.get("type") == "paragraph" and on(element.get("default", "0"))
            ),
            "",
        )

    def style(self, identity: str) -> Style:
        """Return a style; of one that is not there, a style that says nothing."""
        if identity not in self._styles:
            self._styles[identity] = self._resolved(identity)
        return self._styles[identity]

    def notation(self, identity: str) -> str:
        """Return which of our character styles it is, or ""."""
        name = self.style(identity).name
        return name if name in NOTATION else ""

    def _resolved(self, identity: str) -> Style:
        chain, seen = [], set()
        at = identity
        while at in self._elements and at not in seen:
            seen.add(at)
            chain.append(self._elements[at])
            at = value(self._elements[at], "basedOn")
        if not chain:
            return _NONE
        found = Style(value(chain[0], "name"), {})
        for element in reversed(chain):
            look = element.find("rPr")
            if look is not None:
                found.letters |= letters(look)
                found.hidden = flag(look, "vanish", otherwise=found.hidden)
            layout = element.find("pPr")
            if layout is None:
                continue
            found.list = list_of(layout, found.list)
            level = layout.find("outlineLvl")
            if level is not None:
                outline = _integer(level.get("val"), HEADINGS)
                found.outline = outline if 0 <= outline < HEADINGS else None
        return found

    def kind(self, identity: str) -> tuple[str, int] | None:
        """Return the kind and the depth that a style, or the nearest it is based on, stands for."""
        at, seen = identity, set()
        while at in self._elements and at not in seen:
            seen.add(at)
            told = kind_of_style(value(self._elements[at], "name"))
            if told:
                return told
            at = value(self._elements[at], "basedOn")
        return None


def letters(look: Element) -> dict[str, bool]:
    """Return which of bold, italic and underlined an ``rPr`` sets, and how."""
    found = {}
    for name in ("b", "i", "u"):
        element = look.find(name)
        if element is not None:
            found[name] = on(element.get("val", "none" if name == "u" else "1"))
    return found


def list_of(
    layout: Element, otherwise: tuple[str, int | None] | None
) -> tuple[str, int | None] | None:
    """Return the list and the level that a ``pPr`` sets."""
    element = layout.find("numPr")
    if element is None:
        return otherwise
    number, level = element.find("numId"), element.find("ilvl")
    listed = number.get("val", "") if number is not None else (otherwise or ("", None))[0]
    place = None if level is None else _integer(level.get("val"), 0)
    return (listed, place) if listed else otherwise


def value(element: Element, name: str) -> str:
    """Return the ``val`` of a child, or ""."""
    found = element.find(name)
    return "" if found is None else found.get("val", "")


def flag(element: Element, name: str, *, otherwise: bool = False) -> bool:
    """Tell whether a property that is on or off is on."""
    found = element.find(name)
    return otherwise if found is None else on(found.get("val", "1"))


def on(text: str) -> bool:
    """Tell whether a value of a property means that it is on."""
    return text.lower() not in _OFF


def _languages(root: Element | None) -> tuple[str, str]:
    look = None if root is None else root.find("docDefaults/rPrDefault/rPr/lang")
    if look is None:
        return "", ""
    return look.get("val", ""), look.get("bidi", "")


def _integer(text: str | None, otherwise: int) -> int:
    try:
        return int(text or "")
    except ValueError:
        return otherwise
