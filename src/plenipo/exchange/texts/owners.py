"""What is printed of those who hold an alternative: ``US, EU; G77 delete``."""

from __future__ import annotations

from typing import Final

from plenipo.text.model import PROPOSE, Stance

VERBS: Final = {
    PROPOSE: "",
    "support": "support",
    "oppose": "delete",
    "reserve": "reserve",
    "move": "move",
    "merge": "merge",
    "clarify": "seek clarification",
}
"""How stances are written in texts; who proposes is only named."""


def said_of(stance: Stance) -> str:
    """Return what a party says of an alternative: ``reserve (waiting)``; nothing to propose it."""
    note = f"({stance.note})" if stance.note else ""
    return f"{VERBS.get(stance.kind, stance.kind)} {note}".strip()
