"""The nearest thing that is known, for a word that is not."""

from __future__ import annotations

from collections.abc import Iterable

NEAR_ENOUGH = 60
"""The least likeness, in percent, at which a word is offered."""


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word most like another, or nothing where none is like it.

    >>> nearest("position.sated", ["position.stated", "item.deferred"])
    'position.stated'
    """
    from rapidfuzz import fuzz, process, utils  # noqa: PLC0415 - only needed after a mistake

    found = process.extractOne(
        word, list(known), scorer=fuzz.ratio, processor=utils.default_process
    )
    return str(found[0]) if found and found[1] >= NEAR_ENOUGH else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return the end of a sentence: a question where something is near, else a full stop."""
    near = nearest(word, known)
    return f": did you mean '{near}'?" if near else "."
