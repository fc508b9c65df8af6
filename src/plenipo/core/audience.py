"""Who may read an act.

An audience is a tuple of circles; a reader is the set of circles they stand in. Circles:
``public``, ``members`` (every delegation), ``member:BY`` (one, or that of a partner), ``body:cfm``
(those who sit there), ``observers`` (those who receive documents of some session),
``observers:2025-12`` (of that one), ``observers:2025-12/3`` (of that item), ``secretariat``,
``chair``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from plenipo.core.errors import UsageError
from plenipo.core.said import listed, said

Audience = tuple[str, ...]

PUBLIC: Audience = ("public",)
KEEPER = "keeper"
"""Whoever holds the register's file can read all of it; this circle says so openly."""

CIRCLES = ("public", "members", "observers", "secretariat", "chair")
"""The circles that have no code."""
KINDS = ("member", "body", "observers")
"""The kinds of circles that have one, as in ``member:BY``."""

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


def audience_of(names: Sequence[str]) -> tuple[str, ...]:
    """Return the audience of these circles; of none, everybody.

    :raises UsageError: naming one that is none: who was left out by a slip could never read it.
    """
    for name in names:
        require_circle(name, CIRCLES)
    return tuple(names) or PUBLIC


def require_circle(name: str, plain: Sequence[str]) -> None:
    """Accept a circle: one of these, or a member's or body's.

    :raises UsageError: when it is none, naming all there are.
    """
    kind, _, code = name.partition(":")
    if name in plain or (kind in KINDS and code and " " not in code):
        return
    known = listed((*plain, *(f"{each}:CODE" for each in KINDS)))
    raise UsageError(
        said("There is no circle of readers '{name}': there are {known}.", name=name, known=known)
    )
