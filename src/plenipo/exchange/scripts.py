"""Scripts: from which side a language is written, what it calls itself, what can be shown."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from babel import Locale

_NOT_SHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@cache
def rightward(language: str) -> bool:
    """Tell whether a language is written from the right."""
    return str(Locale.parse(language, sep="-").text_direction) == "rtl"


@cache
def own_name(language: str) -> str:
    """Return what a language calls itself."""
    return str(Locale.parse(language, sep="-").get_display_name(language)).capitalize()


def shown(words: str) -> str:
    """Return words without the signs that no file can hold and nobody can read."""
    return _NOT_SHOWN.sub("", words)


def from_left(words: str) -> bool:
    """Tell whether words run from the left: the first letter that has a direction tells."""
    strong = (unicodedata.bidirectional(letter) for letter in words)
    return next((side == "L" for side in strong if side in {"L", "R", "AL"}), False)
