"""Reads Akoma Ntoso: the UN's documents (AKN4UN), those of others, and what we wrote ourselves."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import Final

from plenipo.exchange.texts.akn_body import read_body
from plenipo.exchange.texts.akn_head import doubts, read_head
from plenipo.exchange.texts.akn_inline import Page, lost_sentences
from plenipo.exchange.texts.akn_meta import OURS, AknError, Read
from plenipo.exchange.texts.akn_xml import elements, first, opened
from plenipo.text.model import Text

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
    return Read(text, meta, lost_sentences(page.lost), doubts(meta))


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
