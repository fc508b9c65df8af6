"""Numbers at the head of lines: where they end, and how deep a line stands that bears one.

The UN's annexes are flat: ``(a)``, ``(i)``, ``(ii)``, ``(b)`` stand side by side, and only the
numbers tell that the second and third belong to the first. In Arabic they are ``’1‘``, in Chinese
``㈠``, and letters are doubled after the last: ``(aa)``, ``(أ أ)``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

_AHEAD = re.compile(
    r"[ \t\r\n]*("
    r"\(?\w{1,4}(?: \w)?\)|[\u2018\u2019]\d{1,3}[\u2018\u2019]|[\u3220-\u3229]|\d{1,3}(?:\.| ?-)"
    r")[\t\u00a0]"
)
"""A number of a line that is no element of its own: a tab or a firm blank sets it off."""
_ENDING = re.compile(r"[\s.\-\u2013]+$")
_BARE = re.compile(r"\d{1,9}(?:[. ]?(?:bis|ter|quater|quinquies)|[A-Z])?", re.IGNORECASE)
_DIGITS_ONLY = re.compile(r"\d+")
_LISTED = re.compile(r"\(?\w{1,4}(?: \w)?\)|[\u2018\u2019]\d{1,3}[\u2018\u2019]|[\u3220-\u3229]")
_ROMAN = re.compile(r"(?=.)c{0,3}(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")
_DIGITS: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_CIRCLED: Final = 0x3220
ROUND: Final = 100
"""What a letter counts more that is doubled: alphabets are not equally long."""


def plain_number(printed: str) -> str:
    """Return a number without what sets it off: ``3`` of ``3.`` and of ``3 -``, but ``(a)``."""
    whole_of_it = " ".join(printed.split())
    return _ENDING.sub("", whole_of_it) or whole_of_it


def number_ahead(line: str) -> tuple[str, int]:
    """Return the number a line begins with, and how many letters it takes up; ``""``, 0 if none."""
    found = _AHEAD.match(line)
    return (plain_number(found[1]), found.end()) if found else ("", 0)


def values(number: str) -> frozenset[int]:
    """Return the places that a number can say: 2 of ``2 bis``, ``(b)``, ``Annex II``; or none."""
    last = number.rpartition(" ")[2] if number[:1].isalpha() else number
    if whole(last):
        return frozenset((int(_DIGITS_ONLY.findall(last)[0]),))
    if _LISTED.fullmatch(last) or (last != number and _ROMAN.fullmatch(last.lower())):
        return frozenset(value for _, value in senses(last))
    return frozenset()


def whole(number: str) -> bool:
    """Tell whether it is the number of a paragraph (``3``, ``2 bis``), not of a part of one."""
    return _BARE.fullmatch(number) is not None


@dataclass
class Series:
    """The numbers that are being counted, outermost first: the form of each, and how far it is."""

    open: list[tuple[str, int]] = field(default_factory=list)

    def depth(self, number: str) -> int:
        """Return how deep below its paragraph a line with this number stands; 0 for none."""
        if not number or whole(number):
            self.open.clear()
            return 0
        possible = senses(number)
        for place in reversed(range(len(self.open))):
            form, value = self.open[place]
            for other, next_ in possible:
                if form == other and next_ in {value + 1, (value // ROUND + 1) * ROUND + 1}:
                    del self.open[place:]
                    self.open.append((form, next_))
                    return place + 1
        return self._begun(possible)

    def _begun(self, possible: list[tuple[str, int]]) -> int:
        """Begin a series, or go on in one that has the form, although not the next number."""
        firsts = [sense for sense in possible if sense[1] == 1]
        if not firsts:
            for place in reversed(range(len(self.open))):
                for form, value in possible:
                    if form == self.open[place][0]:
                        del self.open[place:]
                        self.open.append((form, value))
                        return place + 1
        chosen = (firsts or possible)[0]
        for place, (form, _) in enumerate(self.open):
            if form == chosen[0]:
                del self.open[place:]
                break
        self.open.append(chosen)
        return len(self.open)


def senses(number: str) -> list[tuple[str, int]]:
    """Return what a number can be: the form of its series, and its place in it."""
    kernel = number.strip("()\u2018\u2019 ")
    if "\u3220" <= number[0] <= "\u3229":
        return [("circled", ord(number[0]) - _CIRCLED + 1)]
    if re.fullmatch(r"\d{1,9}", kernel):
        return [("digits", int(kernel))]
    low = kernel.lower()
    found = [("letters" + _case(kernel), _place(low))]
    if _ROMAN.fullmatch(low):
        found.insert(0, ("roman" + _case(kernel), _roman(low)))
    return found


def _case(kernel: str) -> str:
    return " large" if kernel.isupper() else ""


def _place(letters: str) -> int:
    """Return the place of a letter in its alphabet: 3 of ``c``, 103 of ``cc``."""
    same = letters.replace(" ", "").replace("\u0640", "")
    first, rounds = same[:1] or " ", len(same) - 1
    if "a" <= first <= "z":
        return ord(first) - ord("a") + 1 + ROUND * rounds
    if first in _ABJAD:
        return _ABJAD.index(first) + 1 + ROUND * rounds
    return ord(first) - ord("а") + 1 + ROUND * rounds if "а" <= first <= "я" else 1


_ABJAD: Final = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"


def _roman(letters: str) -> int:
    values = [_DIGITS[letter] for letter in letters]
    after = [*values[1:], 0]
    return sum(-one if one < next_ else one for one, next_ in zip(values, after, strict=True))
