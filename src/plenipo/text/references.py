"""Numbers in the words of a text that refer to a provision, and follow when it is renumbered."""

from __future__ import annotations

import re
from collections.abc import Sequence

REFERRING = re.compile(
    r"para|article|section|annex|chapter|option|part\b|alin[ée]a|art[íi]culo|p[áa]rrafo|apartado|"
    r"inciso|пункт|абзац|стат[ьеи]|раздел|[第条條款段]|فقر|ماد",
    re.IGNORECASE,
)
"""How words begin that are followed by the number of a provision, in six languages."""

FAR = 10
"""How many words before a number such a word may stand: ``paragraphs 3, 4 (b) and 7``."""

_SET_OFF = re.compile(
    r"^\W*(?:(?:article|section|annex|part|paragraph|option)\s+)?|\W+$", re.IGNORECASE
)


def plain(number: str) -> str:
    """Return a number without what sets it off: ``Article 4`` and ``(a)`` are ``4`` and ``a``."""
    return _SET_OFF.sub("", number.strip()).casefold()


def refers(words: Sequence[str], begin: int, end: int) -> bool:
    """Return whether what stands between two places, a number, refers to a provision."""
    if not any(character.isalnum() for word in words[begin:end] for character in word):
        return False
    for word in reversed(words[max(0, begin - FAR) : begin]):
        if REFERRING.match(word):
            return True
        if len(word) > len("and ") and not any(character.isdigit() for character in word):
            return False
    return False
