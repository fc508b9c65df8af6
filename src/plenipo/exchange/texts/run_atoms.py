"""What a run of a Word document looks like, and what in it the model of a text cannot hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from plenipo.exchange.texts.context import Context
from plenipo.exchange.texts.styles import Styles, flag, letters, on, value

WORDS = {
    "t": "",
    "delText": "",
    "tab": "\t",
    "ptab": "\t",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}
"""Elements that are words, and which; "" is whatever stands in them."""
RUN_SKIPPED = {
    *("rPr", "lastRenderedPageBreak", "footnoteRef", "endnoteRef", "annotationRef"),
    *("separator", "continuationSeparator"),
}
_PLAIN_COLOURS = {"", "auto", "000000"}
_NOT_LETTERS = {"hyperlink", "internet link", "footnote reference", "endnote reference"}


@dataclass(frozen=True, slots=True)
class Look:
    """How the words of a run look.

    :ivar letters: ``b``, ``i``, ``u`` or several of them, in this order.
    :ivar notation: which of our character styles it has, or "".
    """

    letters: str = ""
    notation: str = ""
    hidden: bool = False
    bright: bool = False


PLAIN = Look()


def look_of(look: Element | None, styles: Styles) -> Look:
    """Return how words with these properties look; the style of the paragraph does not count."""
    if look is None:
        return PLAIN
    named = value(look, "rStyle")
    style = styles.style(named)
    notation = styles.notation(named)
    ignored = bool(notation) or style.name.lower() in _NOT_LETTERS
    found = ({} if ignored else style.letters) | letters(look)
    if style.name.lower() in _NOT_LETTERS:
        found.pop("u", None)
    return Look(
        "".join(name for name in "biu" if found.get(name)),
        notation,
        flag(look, "vanish", otherwise=style.hidden),
        on(value(look, "highlight") or "none"),
    )


def losses_of(run: Element, context: Context) -> Iterator[str]:
    """Yield what of the look of a run is lost."""
    look = run.find("rPr")
    if look is None:
        return
    height = value(look, "vertAlign")
    called = run.find("footnoteReference") is not None or run.find("endnoteReference") is not None
    if height in {"superscript", "subscript"} and not called:
        yield f"the {height} of"
    if flag(look, "strike") or flag(look, "dstrike"):
        yield "the line, which is no tracked change, through"
    colour = value(look, "color")
    if colour.lower() not in _PLAIN_COLOURS and not value(look, "rStyle"):
        yield "the colour of"
    change = look.find("rPrChange")
    if change is not None:
        yield f"the change of format by {context.changed(change)} of"


def words_within(element: Element) -> str:
    """Return all words inside an element, deleted ones and all."""
    return "".join(
        WORDS.get(part.tag) or part.text or "" for part in element.iter() if _is_words(part)
    )


def _is_words(part: Element) -> bool:
    return part.tag in WORDS or part.tag == "m:t"


def lost_thing(element: Element) -> tuple[str, str]:
    """Return what an element is that is left out as a whole, and the words in it."""
    inside = {part.tag for part in element.iter()}
    box = next((part for part in element.iter() if part.tag == "txbxContent"), None)
    if box is not None:
        return "a text box with its words", words_within(box)
    if element.tag in {"drawing", "pict", "mc:AlternateContent"}:
        picture = any(tag in inside for tag in ("?:pic", "?:imagedata", "?:blip"))
        return ("a picture" if picture else "a drawing"), ""
    if element.tag == "object":
        return "an embedded object", ""
    if element.tag == "sym":
        return f"a sign of the font {element.get('font', '')}".rstrip(), ""
    if element.tag == "subDoc":
        return "another document that it takes in", ""
    return f"what Word calls {element.tag}", ""
