"""Numbers and headings of other languages than those that bracket notation knows.

The notation reads ``(a)`` and ``Article 3``. In a translation the same stands as ``а)`` and
``Статья 3``, ``(أ)`` and ``المادة ٣``, ``㈠`` and ``第三条``: it is told from the words,
so that it can be linked with what it translates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from plenipo.text.model import (
    ANNEX,
    ARTICLE,
    HEADING,
    PARAGRAPH,
    PART,
    RECITAL,
    SUBPARAGRAPH,
    Content,
    Provision,
    Run,
    Text,
)

_ITEM: Final = re.compile(
    r"(\(?[а-яё]{1,2}\)|\([\u0621-\u064a](?: ?\u0640| [\u0621-\u064a])?\)|[\u3220-\u3229])\s+"
)
_HAN: Final = "[0-9一二三四五六七八九十百零〇]{1,6}"
_ORDINAL: Final = r"[ \u00a0]+(?:[\w\u0600-\u06ff]{1,12})"
_HEADS: Final = (
    (ARTICLE, rf"(?:Статья|المادة|Artículo|Artigo|Artikel|Articolo){_ORDINAL}|第{_HAN}条"),
    (
        PART,
        rf"(?:Часть|Глава|Раздел|الجزء|الفصل|Parte|Capítulo|Teil|Kapitel){_ORDINAL}|第{_HAN}[部章节]",
    ),
    (ANNEX, rf"(?:Приложение|المرفق|Anexo|Anhang|Allegato){_ORDINAL}|附件{_HAN}?"),
)
_HEAD: Final = re.compile("|".join(f"(?P<{kind}>{words})" for kind, words in _HEADS))
_AFTER: Final = re.compile(r"[.:：\u2013\u2014-]?\s*")


def labelled(text: Text) -> Text:
    """Return a text in which what begins with a number or heading of its language has it."""
    return Text(tuple(_labelled(text)), text.language)


def _labelled(text: Text) -> Iterator[Provision]:
    above = 0
    for provision in text.provisions:
        told = _item(provision, above) if provision.kind in {PARAGRAPH, RECITAL} else None
        told = told or _head(provision)
        if told.kind != SUBPARAGRAPH:
            above = told.depth
        yield told


def _item(provision: Provision, above: int) -> Provision | None:
    found = _ITEM.match(_beginning(provision))
    if found is None:
        return None
    return Provision(
        provision.id,
        SUBPARAGRAPH,
        found[1],
        above + 1,
        _without(provision.content, found.end()),
        provision.status,
    )


def _head(provision: Provision) -> Provision:
    if provision.kind not in {HEADING, PARAGRAPH, PART}:
        return provision
    begin = _beginning(provision)
    found = _HEAD.match(begin)
    if found is None or (provision.kind == PARAGRAPH and found.end() < len(begin.rstrip(" .:"))):
        return provision
    after = _AFTER.match(begin, found.end())
    return msgspec.structs.replace(
        provision,
        kind=str(found.lastgroup),
        number=found[0],
        content=_without(provision.content, after.end() if after else found.end()),
    )


def _beginning(provision: Provision) -> str:
    """Return the words that a provision without a number begins with."""
    first = provision.content[0] if provision.content else None
    return first.text if isinstance(first, Run) and not provision.number else ""


def _without(content: Content, letters: int) -> Content:
    """Return a content without its first letters."""
    first, *rest = content
    if not isinstance(first, Run):
        return content
    kept = first.text[letters:]
    return (*((msgspec.structs.replace(first, text=kept),) if kept else ()), *rest)
