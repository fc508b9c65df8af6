"""How numbers and statuses of provisions are written in a Word document, and read again."""

from __future__ import annotations

import re

from plenipo.text.model import (
    AD_REFERENDUM,
    AGREED,
    OPEN,
    OPTION,
    PARAGRAPH,
    RECITAL,
    ROW,
    SUBPARAGRAPH,
)

_STOPPED = {PARAGRAPH, SUBPARAGRAPH, RECITAL, ROW, OPTION}
_BARE = re.compile(r"\w[\w ]*|.*\.", re.DOTALL)
_STATUSES = {AGREED: "[Agreed]", AD_REFERENDUM: "[Agreed ad ref]"}


def number_as_written(number: str, kind: str) -> str:
    """Return a number with what sets it off: ``3`` is ``3.``, ``(a)`` stays."""
    return f"{number}." if kind in _STOPPED and _BARE.fullmatch(number) else number


def text_of_number(written: str, kind: str) -> str:
    """Return a number without what :func:`number_as_written` sets it off with."""
    bare = written.removesuffix(".")
    stopped = bare != written and kind in _STOPPED and _BARE.fullmatch(bare)
    return bare if stopped else written


def status_as_written(status: str) -> str:
    """Return what is written behind a provision of a status; nothing behind one that is open."""
    return _STATUSES.get(status, "")


def status_of(written: str) -> str:
    """Return the status that words behind a provision tell."""
    plain = " ".join(written.split()).lower()
    if "ad ref" in plain:
        return AD_REFERENDUM
    return AGREED if "agreed" in plain else OPEN
