"""The words of a text: what is compared is whole words, never letters.

A word is letters and digits with what joins them inside (``low-carbon``, ``Party's``, ``1.5``);
every other mark is a word of its own. In scripts that set no spaces between words (Chinese,
Japanese, Thai, Lao, Khmer, Burmese) every letter is one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"  # accents, points
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"  # Arabic
    "\u0900-\u0963\u0971-\u0df3"  # the scripts of India, whose vowels are marks
    "\u200c\u200d\u00ad"
)
_UNSPACED = (
    "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0ec0-\u0ec6\u1000-\u102a\u1780-\u17b3"
    "\u3005-\u3007\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
_ABOVE = (
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b4-\u17d3"
)
_PLAIN, _LETTER = r"[^\W_]", rf"(?:[^\W_{_UNSPACED}]|[{_MARKS}])"


def _word(letter: str) -> str:
    """Return the pattern of a word of these letters."""
    return rf"{letter}+(?:(?:[-\u2010\u2011'\u2019]|(?<=\d)[.,](?=\d)){letter}+)*"


_ANY = rf"{_word(_LETTER)}|[{_UNSPACED}][{_ABOVE}]*|\S"
_WORD, _SIMPLE_WORD = re.compile(f"({_ANY})"), re.compile(rf"({_word(_PLAIN)}|\S)")
_TOKEN = re.compile(rf"\s+|{_ANY}")
_UNSPACED_LETTER = re.compile(f"[{_UNSPACED}]")
_UNCOMMON = re.compile(f"[{_MARKS}{_UNSPACED}]")

STOPS = frozenset(".?!;\u061b\u061f\u06d4\u0964\u2026\u3002\uff01\uff1b\uff1f")
"""What ends a sentence, or a limb of one that is read on its own."""


def split(text: str) -> tuple[list[str], list[str]]:
    """Return the words of a text, and what stands before each and after the last: spaces."""
    word = _WORD if not text.isascii() and _UNCOMMON.search(text) else _SIMPLE_WORD
    parts = word.split(text)
    return parts[1::2], parts[::2]


def tokens(text: str) -> list[str]:
    """Return words and the spaces between them, in order; joined they are the text."""
    return _TOKEN.findall(text)


def unspaced(word: str) -> bool:
    """Return whether a word is one letter of a script that sets no spaces between words."""
    return _UNSPACED_LETTER.match(word) is not None


def sentences(words: Sequence[str]) -> list[int]:
    """Return where sentences end: the places after their stops, and the end of all."""
    ends = [place for place, word in enumerate(words, 1) if word in STOPS and _ends(words, place)]
    if not ends or ends[-1] != len(words):
        ends.append(len(words))
    return ends


def _ends(words: Sequence[str], place: int) -> bool:
    """Return whether a stop ends a sentence: ``para. 3`` and ``e.g. this`` do not."""
    if words[place - 1] != "." or place == len(words):
        return True
    return not (words[place][0].islower() or words[place][0].isdigit())
