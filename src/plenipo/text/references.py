"""Numbers in the words of a text that refer to a provision, and follow when it is renumbered."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from plenipo.text.model import (
    ANNEX,
    ARTICLE,
    HEADING,
    OPTION,
    PARAGRAPH,
    PART,
    RECITAL,
    SUBPARAGRAPH,
    Provision,
)

PARAGRAPHS = (PARAGRAPH, SUBPARAGRAPH, RECITAL)
REFERRING = {
    re.compile(r"art[íi]cul?[oe]|art[.]?$|стать|[条條]|.{0,3}ماد[ةت]", re.IGNORECASE): (ARTICLE,),
    re.compile(
        r"(?:sub-?)?para|alin[ée]a|p[áa]rrafo|apartado|inciso|(?:под)?пункт|абзац|[款段项項]|.{0,3}فقر",
        re.IGNORECASE,
    ): PARAGRAPHS,
    re.compile(
        r"parts?$|secti?on|secci|chap|cap[íi]tulo|раздел|част|глав|[章节節]", re.IGNORECASE
    ): (
        PART,
        HEADING,
    ),
    re.compile(r"annex|anexo|приложени|附件|.{0,3}مرفق", re.IGNORECASE): (ANNEX,),
    re.compile(r"options?$|opci[óo]n|вариант", re.IGNORECASE): (OPTION,),
}
"""How words begin that are followed by the number of a provision, and its kinds, in six
languages."""

FAR = 10
"""How many words before a number such a word may stand: ``paragraphs 3, 4 (b) and 7``."""

BETWEEN = 3
"""How many letters words between them have at most: ``and``, ``or``, ``to``."""

_SET_OFF = re.compile(
    r"^\W*(?:(?:article|section|annex|part|paragraph|option)\s+)?|\W+$", re.IGNORECASE
)

Renumberings = dict[tuple[str, str], str]
"""The new number for each kind of provision and old number, where there is but one; all plain."""


def plain(number: str) -> str:
    """Return a number without what sets it off: ``Article 4`` and ``(a)`` are ``4`` and ``a``."""
    return _SET_OFF.sub("", number.strip()).casefold()


def renumbered(pairs: Iterable[tuple[Provision, Provision]]) -> Renumberings:
    """Return which numbers became which, left out those that could be several provisions."""
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for old, new in pairs:
        if old.number:
            found[old.kind, plain(old.number)].add(plain(new.number))
    return {
        place: next(iter(numbers))
        for place, numbers in found.items()
        if len(numbers) == 1 and place[1] not in numbers
    }


def follows(
    was: Sequence[str], now: Sequence[str], before: Sequence[str], numbers: Renumberings
) -> bool:
    """Return whether a replaced number follows the renumbering of the provision it refers to.

    :param before: the words before it.
    """
    one, other = plain(" ".join(was)), plain(" ".join(now))
    return bool(one) and any(numbers.get((kind, one)) == other for kind in _referred(before))


def _referred(before: Sequence[str]) -> tuple[str, ...]:
    """Return the kinds of provisions that a number after some words refers to."""
    for word in reversed(before[-FAR:]):
        for pattern, kinds in REFERRING.items():
            if pattern.match(word):
                return kinds
        if len(word) > BETWEEN and not any(character.isdigit() for character in word):
            break
    return ()
