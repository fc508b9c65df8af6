"""How a rule counts those who neither vote for nor against, found in its condition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from plenipo.procedure.conditions import (
    Condition,
    Count,
    NoObjection,
    NoVeto,
    Share,
    TooFewToBlock,
    parts_of,
)
from plenipo.procedure.scale import (
    ABSENT,
    ABSTAINING,
    AGAINST,
    APART,
    ATTENDING,
    FOR,
    GROUPS,
    SILENT,
)

LIKE_FOR, LIKE_AGAINST, NEITHER, NO_OBSTACLE = "like-for", "like-against", "neither", "no-obstacle"
QUIET = (ABSTAINING, APART, SILENT, ABSENT)
"""The voices that say neither yes nor no."""


def counted_like(condition: Condition, voices: Iterable[str] = QUIET) -> dict[str, tuple[str, ...]]:
    """Return which voices have the same effect as a vote in favour, one against, or none at all.

    A voice whose effect is another again is left out: the condition itself says what it does.

    >>> from plenipo.procedure.conditions import Share
    >>> counted_like(Share("for", "voting", more_than="1/2"))["neither"]
    ('abstaining', 'apart', 'silent', 'absent')
    >>> counted_like(Share("for", "members", more_than="1/2"))["like-against"]
    ('abstaining', 'apart', 'silent', 'absent')
    """
    questions = tuple(_questions(condition))
    found: dict[str, list[str]] = {}
    for voice in voices:
        effect = _effect(questions, voice)
        if effect:
            found.setdefault(effect, []).append(voice)
    return {effect: tuple(alike) for effect, alike in found.items()}


def _effect(questions: tuple[Condition, ...], voice: str) -> str:
    own, for_, against = (_weighs(questions, each) for each in (voice, FOR, AGAINST))
    if for_ == against:
        return ""
    if own == for_:
        return LIKE_FOR if any(part > 0 for parts in for_ for part in parts) else NO_OBSTACLE
    if own == against:
        return LIKE_AGAINST
    return "" if any(map(any, own)) else NEITHER


def _weighs(questions: tuple[Condition, ...], voice: str) -> tuple[tuple[Fraction, ...], ...]:
    """Return what one member heard in a voice adds to each question."""
    return tuple(_adds(question, voice) for question in questions)


def _adds(question: Condition, voice: str) -> tuple[Fraction, ...]:
    match question:
        case Share():
            return (
                _in(question.of, voice) - Fraction(question.part) * _in(question.out_of, voice),
            )
        case Count():
            return (_in(question.of, voice),)
        case NoObjection() | NoVeto():
            return (_in(AGAINST, voice),)
        case TooFewToBlock():
            return (_in(question.of, voice), _in("taking-part", voice))
        case _:
            return ()


def _in(group: str, voice: str) -> Fraction:
    """Return 1 for a voice of a group, else 0; whether somebody attends is not told by a vote."""
    return Fraction(group != ATTENDING and voice in GROUPS[group])


def _questions(condition: Condition) -> Iterator[Condition]:
    parts = parts_of(condition)
    if not parts:
        yield condition
    for part in parts:
        yield from _questions(part)
