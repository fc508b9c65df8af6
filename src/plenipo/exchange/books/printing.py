"""A signing book as PDF: cover, the text in each language, its digests, places for signatures.

The same book gives the same bytes. The authentic texts are attached to it; it is tagged (PDF/UA)
where our letters suffice.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from plenipo.capabilities.books.book import ORIGINAL, Book, Leaf, Slot, Told
from plenipo.core.page import NotThereError
from plenipo.exchange.books.manifest import FILE, AttachedText, Manifest, Place
from plenipo.exchange.pdf import compiled
from plenipo.exchange.scripts import rightward, shown
from plenipo.exchange.texts.pdf import clean_blocks
from plenipo.text.model import SUBPARAGRAPH

POINT = 72 / 25.4
"""How many points a millimetre has."""
SLOTS = 4
"""How many places for signatures a page has."""
MOST = 8
"""For how many there is room to initial a page."""
HEIGHT, FIRST, SLOT = 297, 64, 50
"""In millimetres: of a page; from its top to the first place; of a place."""
LEFT, RIGHT, TOP, BOTTOM = 104, 182, 8, 36
"""In millimetres: where the signature stands, in the page and in its place."""


def write_book(book: Book) -> bytes:
    """Write a book as PDF.

    :raises NotThereError: it cannot be printed: something is missing, or still open.
    """
    if book.objections:
        raise NotThereError(book.objections[0])
    manifest = manifest_of(book)
    told = {
        "name": shown(book.titles[0].words if book.titles else book.symbol),
        "symbol": shown(book.symbol),
        "variant": book.variant,
        "language": _tag(book.leaves[0].language if book.leaves else "und"),
        "organisation": _all(book.organisation),
        "titles": _all(book.titles),
        "marks": _all(book.marks),
        "dated": _all(book.dated),
        "leaves": [_leaf(leaf) for leaf in book.leaves],
        "signatures": _all(book.signatures),
        "pages": [
            [_slot(slot) for slot in book.slots[start : start + SLOTS]]
            for start in range(0, len(book.slots), SLOTS)
        ],
        "attached": _all(book.attached),
        "attached_note": _all(book.attached_note),
        "certificates": [
            {**msgspec.to_builtins(each), **_tongue(each.language)} for each in book.certificates
        ],
        "initials": min(max(len(book.slots), 2), MOST),
        "manifest": FILE,
        "told": msgspec.json.encode(manifest).decode(),
        "first": FIRST,
        "slot": SLOT,
        "line": BOTTOM,
    }
    return compiled("book", told, book.moment) + b"\n"


def manifest_of(book: Book) -> Manifest:
    """Return what a book says of itself to programs."""
    signed = book.variant == ORIGINAL
    return Manifest(
        treaty=book.treaty,
        session=book.session,
        document=book.document,
        variant=book.variant,
        keeper=book.keeper,
        texts=tuple(AttachedText(leaf.language, leaf.file, leaf.digest) for leaf in book.leaves),
        places=tuple(_places(book.slots)) if signed else (),
    )


def _places(slots: tuple[Slot, ...]) -> Iterator[Place]:
    pages = -(-len(slots) // SLOTS)
    for number, slot in enumerate(slots):
        page, place = divmod(number, SLOTS)
        top = HEIGHT - FIRST - place * SLOT
        box = (_points(LEFT), _points(top - BOTTOM + 1), _points(RIGHT), _points(top - TOP))
        name = slot.names[0] if slot.names else Told("und", slot.code)
        yield Place(slot.code, name.words, name.language, page - pages, box)


def _points(millimetres: int) -> int:
    return round(millimetres * POINT)


def _leaf(leaf: Leaf) -> dict[str, Any]:
    return {
        **_tongue(leaf.language),
        "tag": leaf.language,
        "named": leaf.named,
        "title": shown(leaf.title),
        "blocks": _flush(clean_blocks(leaf.text)),
        "testimonium": [shown(words) for words in leaf.testimonium],
        "file": leaf.file,
        "notation": leaf.notation,
        "digest": leaf.digest,
    }


def _flush(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Let paragraphs begin at the margin, and what stands below one be set in from there."""
    margin = 0
    for block in blocks:
        depth = block.get("depth", 0)
        if block.get("kind") != SUBPARAGRAPH:
            margin = depth
        block["depth"] = max(depth - margin, 0)
    return blocks


def _slot(slot: Slot) -> dict[str, Any]:
    return {"names": _all(slot.names), "lines": _all(slot.lines)}


def _all(told: tuple[Told, ...]) -> list[dict[str, Any]]:
    return [{**_tongue(each.language), "words": shown(each.words)} for each in told]


def _tongue(language: str) -> dict[str, Any]:
    return {"language": _tag(language), "rightward": _from_right(language)}


def _tag(language: str) -> str:
    """Return a tag as the compiler takes it: that of the language alone."""
    return language.partition("-")[0]


def _from_right(language: str) -> bool:
    try:
        return rightward(language)
    except ValueError:
        return False
