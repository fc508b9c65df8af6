"""Who may read an act.

An audience is a tuple of circles; a reader is the set of circles they stand in. Circles:
``public``, ``members`` (every delegation), ``member:BY`` (one), ``body:cfm`` (those who sit there),
``secretariat``, ``chair``.
"""

from __future__ import annotations

from collections.abc import Iterable

PUBLIC: tuple[str, ...] = ("public",)
KEEPER = "keeper"
"""Whoever holds the register's file can read all of it; this circle says so openly."""

Reader = frozenset[str]
EVERYONE: Reader = frozenset(PUBLIC)
HOLDER: Reader = frozenset((*PUBLIC, KEEPER))


def reader(circles: Iterable[str]) -> Reader:
    """Return the reader who stands in these circles; everybody stands in ``public``."""
    return frozenset(circles) | EVERYONE


def may_read(audience: tuple[str, ...], who: Reader) -> bool:
    """Tell whether a reader is in an audience.

    >>> may_read(("member:BY", "chair"), reader(["member:BY"]))
    True
    >>> may_read(("chair",), reader(["member:BY"]))
    False
    """
    return audience == PUBLIC or KEEPER in who or not who.isdisjoint(audience)
