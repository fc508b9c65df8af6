"""What a paragraph of somebody else's document is: its kind, number and depth, by its look."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from plenipo.exchange.texts.word_numbers import Printed
from plenipo.text.model import (
    ANNEX,
    ARTICLE,
    HEADING,
    OPTION,
    PARAGRAPH,
    PART,
    SUBPARAGRAPH,
)

_WORDS = {
    ARTICLE: r"article|art\.|articolo|artículo|статья|المادة|第.{1,6}条",
    PART: r"part|chapter|section|partie|chapitre|parte|capítulo|sección|часть|глава|раздел"
    r"|الجزء|الفصل|第.{1,6}[章部]",
    ANNEX: r"annex|appendix|annexe|appendice|anexo|apéndice|приложение|المرفق|附件",
    OPTION: r"option|opción|вариант|الخيار|备选案文",
}
_KIND = re.compile(
    "|".join(f"(?P<{kind}>{words})" for kind, words in _WORDS.items()), re.IGNORECASE
)
_SUFFIX = r"(?:[ .\u00a0]?(?:bis|ter|quater|quinquies|sexies|septies|octies))*"
_NAMED = re.compile(
    rf"(?P<number>(?:{'|'.join(_WORDS.values())})[ \u00a0]+"
    rf"(?:\d+(?:\.\d+)*[A-Za-z]?|[IVXLC]+|[A-Z]){_SUFFIX})"
    r"(?P<end>[.:]?[ \u00a0]*(?:[\t\n]|$)|[ \u00a0]*[.:–—-][ \u00a0]+)",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rf"(?P<number>\d{{1,3}}(?:\.\d{{1,3}})*{_SUFFIX})(?P<end>\.?\t[ \u00a0]*|\.[ \u00a0]+)",
    re.IGNORECASE,
)
_LETTERED = re.compile(
    rf"(?P<number>\(?(?:[a-z]{{1,2}}|[ivxl]{{1,5}}|\d{{1,2}}|[а-я]){_SUFFIX}\))"
    r"(?P<end>[ \u00a0\t]+)",
    re.IGNORECASE,
)
_SET_OFF = ".:–—- \u00a0\t"
_MINOR = {"lowerLetter", "upperLetter", "lowerRoman", "upperRoman", "bullet", "russianLower"}


@dataclass(slots=True)
class Told:
    """What a paragraph is: see :class:`plenipo.text.model.Provision`."""

    kind: str
    depth: int
    number: str = ""


@dataclass(slots=True)
class Outline:
    """How deep what follows stands, after what came before.

    :ivar body: the depth of a paragraph that says nothing of itself.
    """

    body: int = 0
    _lists: dict[str, int] = field(default_factory=dict)
    _last: tuple[str, str, int] = ("", "", 0)

    def known(self, told: Told) -> Told:
        """Take in a paragraph whose style says what it is."""
        if told.kind in {HEADING, ARTICLE, PART, ANNEX}:
            self._begin(told.depth + 1)
        return told

    def heading(self, level: int, number: str) -> Told:
        """Return what a heading of a level (from 0) is."""
        self._begin(level + 1)
        return Told(kind_of_number(number) or HEADING, level, number)

    def listed(self, name: str, printed: Printed) -> Told:
        """Return what a numbered paragraph of a list is."""
        number = plain_number(printed.text)
        kind = kind_of_number(number)
        depth = self._base(name, printed.shape) + printed.level
        self._last = (name, printed.shape, depth)
        if kind:
            self.body = depth + 1
            self._lists = {name: self._lists[name]}
        else:  # a paragraph of an article is one, though the article is of the same list
            first = printed.level == 0 or depth == self.body
            minor = not first or printed.shape in _MINOR
            kind = SUBPARAGRAPH if minor else PARAGRAPH
        return Told(kind, depth, number)

    def plain(self) -> Told:
        """Return what a paragraph without style or number is."""
        return Told(PARAGRAPH, self.body)

    def _base(self, name: str, shape: str) -> int:
        """Return the depth of the first level of a list; letters after numbers stand deeper."""
        if name not in self._lists:
            other, last, depth = self._last
            deeper = other and shape in _MINOR and shape != last
            self._lists[name] = depth + 1 if deeper else self.body
        return self._lists[name]

    def _begin(self, body: int) -> None:
        self.body = body
        self._last = ("", "", 0)
        self._lists.clear()


def plain_number(text: str) -> str:
    """Return a printed number without what sets it off: ``3.`` is ``3``, ``(a)`` is ``(a)``."""
    return text.strip().rstrip(_SET_OFF)


def kind_of_number(number: str) -> str | None:
    """Return the kind that a number names: ``Article 4`` is an article."""
    found = _KIND.match(number)
    return found.lastgroup if found else None


def typed_number(words: str, *, heading: bool) -> tuple[str, Printed] | None:
    """Return the number that words begin with as typed, and how it would be in a list."""
    for shape, pattern in (("named", _NAMED), ("decimal", _COUNTED), ("letter", _LETTERED)):
        found = pattern.match(words)
        if found is None or (heading and shape == "letter"):
            continue
        number = found["number"].strip()
        level = number.count(".") if shape == "decimal" else 0
        told = _letter_shape(number) if shape == "letter" else shape
        return found[0], Printed(number, level, told)
    return None


def _letter_shape(number: str) -> str:
    inner = number.strip("()")
    if inner.isdecimal():
        return "bracketed"
    return "lowerRoman" if re.fullmatch(r"[ivxl]{2,}|[ivx]", inner) else "lowerLetter"
