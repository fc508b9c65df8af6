"""The marks of stances: a letter and a shape each, so that none is told by its colour alone."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from plenipo.core.wording import Wording

SHAPES = {
    "agree": "a",
    "agree-ad-referendum": "d",
    "reserve": "r",
    "object": "o",
    "abstain": "b",
    "not-taking-part": "n",
    "silent": "s",
    "to-reconfirm": "t",
}
"""The class of each stance, which the style sheet draws; one letter, as there are many cells."""

OTHER = "x"
LETTERS = 2


class Marks:
    """The marks in one language."""

    def __init__(self, wording: Wording) -> None:
        """Take the letters from the catalogue of the language."""
        self._wording = wording
        self._cells: dict[str, str] = {}

    def letter(self, stance: str) -> str:
        """Return the letter of a stance; of one of a rule's own scale, how it begins."""
        known = self._wording.words["letter"]
        return self._wording.word("letter", stance) if stance in known else stance[:LETTERS].upper()

    def shape(self, stance: str) -> str:
        """Return the class that draws the shape of a stance."""
        return SHAPES.get(stance, OTHER)

    def cells(self, stances: Iterable[str]) -> Markup:
        """Return the cells of a row of the matrix."""
        return Markup("".join([self._cell(stance) for stance in stances]))  # noqa: S704 - escaped below

    def _cell(self, stance: str) -> str:
        known = self._cells.get(stance)
        if known is None:
            letter = escape(self.letter(stance))
            known = self._cells[stance] = f"<td class={self.shape(stance)}>{letter}"
        return known
