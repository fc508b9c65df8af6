"""Stances, and the voices a rule hears in them.

A *stance* is what a delegation says; a *voice* is how a rule counts it. Each rule maps the one to
the other, so that a reservation can hold up one decision and be noted in another.
"""

from __future__ import annotations

from typing import Final

AGREE: Final = "agree"
AD_REFERENDUM: Final = "agree-ad-referendum"
RESERVE: Final = "reserve"
OBJECT: Final = "object"
ABSTAIN: Final = "abstain"
NOT_TAKING_PART: Final = "not-taking-part"

STANCES: Final = (AGREE, AD_REFERENDUM, RESERVE, OBJECT, ABSTAIN, NOT_TAKING_PART)
"""The default scale, from the readiest to agree to the farthest."""

FOR: Final = "for"
AGAINST: Final = "against"
ABSTAINING: Final = "abstaining"
APART: Final = "apart"
SILENT: Final = "silent"

VOICES: Final = (FOR, AGAINST, ABSTAINING, APART, SILENT)
"""In favour; objecting; abstaining; not taking part; not yet heard."""

GROUPS: Final[dict[str, frozenset[str]]] = {
    **{voice: frozenset((voice,)) for voice in VOICES},
    "heard": frozenset((FOR, AGAINST, ABSTAINING, APART)),
    "taking-part": frozenset((FOR, AGAINST, ABSTAINING, SILENT)),
    "voting": frozenset((FOR, AGAINST)),
    "members": frozenset(VOICES),
}
"""The groups a condition can ask about, as sets of voices. *voting* is "present and voting"."""

DEFAULT_SCALE: Final[dict[str, str]] = {
    AGREE: FOR,
    AD_REFERENDUM: FOR,
    RESERVE: AGAINST,
    OBJECT: AGAINST,
    ABSTAIN: ABSTAINING,
    NOT_TAKING_PART: APART,
}
