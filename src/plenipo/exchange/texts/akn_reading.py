"""Reads Akoma Ntoso: the UN's documents (AKN4UN), those of others, and what we wrote ourselves."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import Final

from plenipo.exchange.texts.akn_body import read_body
from plenipo.exchange.texts.akn_head import doubts, read_head
from plenipo.exchange.texts.akn_inline import Page, lost_sentences
from plenipo.exchange.texts.akn_meta import OURS, AknError, Read
from plenipo.exchange.texts.akn_xml import elements, first, local, opened
from plenipo.text.model import Content, Note, Text, words

_OUTSIDE: Final = {"meta", "coverPage"}
"""What is no part of the text."""
VERSION: Final = "1"
"""Of our own part of the head."""


def read_akn(content: bytes, *, name: str) -> Read:
    """Read an Akoma Ntoso document.

    Of the UN's, every word of the preamble, the body and the annexes is in the text; what stands
    on the cover is in :class:`AknMeta`. A document of ours is read as it was written, to the blank.

    :param name: what the document is called in sentences, as a rule its file's name.
    :raises AknError: it is no Akoma Ntoso 3.0, is damaged, or could do harm.
    """
    document = opened(content, name)
    meta, language = read_head(document)
    page = Page(name)
    own = _own_part(document, name)
    if own is not None:
        page.exact, language = True, own.get("language", language)
        page.held = {held.get("of", ""): held for held in elements(own)}
    text = Text(read_body(document, page), language)
    if not text.provisions and not page.exact:
        raise AknError(f"{name} holds no words of a text.", "Look whether it was exported whole.")
    lost = lost_sentences(page.lost)
    if not page.exact:
        lost = (*lost, *_unread(document, text))
    return Read(text, meta, lost, doubts(meta))


def _unread(document: ET.Element, text: Text) -> tuple[str, ...]:
    """Return a sentence if letters of the document are in no provision, whatever held them."""
    told = sum(_letters(part) for part in elements(document) if local(part) not in _OUTSIDE)
    read = sum(
        _count(provision.number) + _count(_all_words(provision.content))
        for provision in text.provisions
    )
    if told <= read:
        return ()
    return (f"{told - read} letters and figures of the document are in no provision.",)


def _letters(element: ET.Element) -> int:
    """Return how many letters and figures an element holds, the heads inside it left out."""
    if local(element) in _OUTSIDE:
        return 0
    inside = sum(_letters(child) + _count(child.tail) for child in element)
    return inside + (_count(element.text) if local(element) else 0)


def _count(told: str | None) -> int:
    return sum(map(str.isalnum, told or ""))


def _all_words(content: Content) -> str:
    notes = (piece.text for piece in content if isinstance(piece, Note))
    return words(content) + "".join(notes)


def _own_part(document: ET.Element, name: str) -> ET.Element | None:
    """Return the part of the head in which we keep what the standard cannot hold."""
    meta = first(document, "meta")
    for proprietary in () if meta is None else elements(meta):
        own = proprietary.find(f"{{{OURS}}}text")
        if own is not None:
            if own.get("version") != VERSION:
                raise AknError(
                    f"{name} was written by a newer version of Plenipo.", "Open it with that one."
                )
            return own
    return None
