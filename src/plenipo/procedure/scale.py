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
UNOPPOSED: Final = "unopposed"
ABSTAINING: Final = "abstaining"
ASIDE: Final = "aside"
AGAINST: Final = "against"
APART: Final = "apart"
SILENT: Final = "silent"
ABSENT: Final = "absent"

VOICES: Final[tuple[str, ...]] = (FOR, UNOPPOSED, AGAINST, ABSTAINING, ASIDE, APART, SILENT, ABSENT)
"""In favour; not in favour but without objection (IESG); against; abstaining; abstaining with a
declaration that it is not bound (TEU 31(1)); not taking part; not yet heard; not there."""

_ALL: Final = frozenset(VOICES)

GROUPS: Final[dict[str, frozenset[str]]] = {
    **{voice: frozenset((voice,)) for voice in VOICES},
    "heard": _ALL - {SILENT, ABSENT},
    "taking-part": _ALL - {APART},
    "voting": frozenset((FOR, AGAINST)),
    "consenting": frozenset((FOR, UNOPPOSED)),
    "not-for": _ALL - {FOR, APART},
    "not-against": _ALL - {AGAINST, APART},
    "not-aside": _ALL - {ASIDE, APART},
    "present": _ALL - {ABSENT},
    "members": _ALL,
}
"""The groups a condition can ask about, as sets of voices. *voting* is "present and voting";
*not-for* are those taking part who are not in favour, whatever else they say or do not say;
*not-aside* those whom a decision binds although others abstain with a declaration (TEU 31(1))."""

ATTENDING: Final = "attending"
"""The group of those registered at the meeting, whether or not they are in the room at a vote."""

EVERYBODY: Final = "members"
"""The base of all who have a vote, and the measure in which each counts one."""

DEFAULT_SCALE: Final[dict[str, str]] = {
    AGREE: FOR,
    AD_REFERENDUM: FOR,
    RESERVE: AGAINST,
    OBJECT: AGAINST,
    ABSTAIN: ABSTAINING,
    NOT_TAKING_PART: APART,
}
