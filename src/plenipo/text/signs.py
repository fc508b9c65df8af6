"""How what is no word stands among the words of a content that is laid out in a line."""

from __future__ import annotations

from collections.abc import Sequence

OPEN, OR, CLOSE, SAID = "\ue000", "\ue001", "\ue002", "\ue003"
NOTE, BLANK, MARK = "\ue004", "\ue005", "\ue006"
"""A bracket that begins, another alternative, a bracket that ends; how what parties say, a note of
the facilitator and what is missing begin; the call of a footnote."""

STRUCTURE = frozenset((OPEN, OR, CLOSE))
OPENS, CLOSES = frozenset(("[", OPEN)), frozenset(("]", CLOSE))
BRACKETS = frozenset((*OPENS, OR, *CLOSES))


def balanced(words: Sequence[str]) -> bool:
    """Return whether every bracket among words has its other one there."""
    depth = 0
    for word in words:
        depth += (word in OPENS) - (word in CLOSES)
        if depth < 0 or (word == OR and not depth):
            return False
    return not depth


def groups(words: Sequence[str]) -> dict[int, int]:
    """Return for each place of a bracket and its owners, where the bracket it belongs to begins."""
    found: dict[int, int] = {}
    begun: list[int] = []
    for place, word in enumerate(words):
        if word not in STRUCTURE and word[0] != SAID:
            continue
        if word == OPEN:
            begun.append(place)
        found[place] = begun[-1] if begun else -1
        if word == CLOSE and begun:
            begun.pop()
    return found
