"""Scripts: from which side a language is written, and what it calls itself."""

from __future__ import annotations

from functools import cache

from babel import Locale


@cache
def rightward(language: str) -> bool:
    """Tell whether a language is written from the right."""
    return str(Locale.parse(language, sep="-").text_direction) == "rtl"


@cache
def own_name(language: str) -> str:
    """Return what a language calls itself."""
    return str(Locale.parse(language, sep="-").get_display_name(language)).capitalize()
