"""What a person asks for, as it is written: members, who joins, who votes as one, a quota."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction

from plenipo.analysis.power.game import GameError
from plenipo.analysis.power.membership import SEAT

MOST_MEMBERS = 1000
_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?(/[0-9]+)?")


def members(text: str) -> tuple[str, ...]:
    """Read who has a vote: codes with commas, or a number of members without names.

    >>> members("AM, BY"), members("2")
    (('AM', 'BY'), ('seat 1', 'seat 2'))
    """
    if text.strip().isdecimal():
        count = int(text)
        if not 1 <= count <= MOST_MEMBERS:
            raise GameError(f"There can be from 1 to {MOST_MEMBERS:,} members, not {count:,}.")
        return tuple(SEAT.format(number=number) for number in range(1, count + 1))
    return tuple(code for part in text.split(",") if (code := part.strip()))


def joining(parts: Iterable[str]) -> dict[str, dict[str, Fraction]]:
    """Read who joins, and what they weigh: ``UA``, ``UA=8.4``, ``UA=votes:27,population:8.4``.

    :raises GameError: where a weight is no number.
    """
    found: dict[str, dict[str, Fraction]] = {}
    for part in parts:
        code, equals, words = part.strip().partition("=")
        weights: dict[str, Fraction] = {}
        for word in words.split(",") if equals else ():
            name, colon, value = word.rpartition(":")
            weights[name.strip() if colon else ""] = weight(value, code)
        found[code.strip()] = weights
    return found


def leaving(parts: Iterable[str], known: Sequence[str] = ()) -> tuple[str, ...]:
    """Read who leaves: one, or several with commas; a name that has a comma is one."""
    return tuple(
        code
        for part in parts
        for each in ([part] if part in known else part.split(","))
        if (code := each.strip())
    )


def blocs(parts: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Read who votes as one: ``A+B``."""
    return tuple(tuple(code.strip() for code in part.split("+")) for part in parts)


def weight(text: str, of: str) -> Fraction:
    """Read a weight, exactly.

    :raises GameError: where it is no number.
    """
    word = text.strip()
    if not _NUMBER.fullmatch(word) or word.endswith("/0"):
        raise GameError(f"'{word}' is no weight for '{of}': write a number like 27 or 8.4.")
    return Fraction(word) if "." not in word or "/" not in word else _quotient(word)


def part_needed(text: str) -> tuple[Fraction, bool, bool]:
    """Read a quota: what must be reached, whether it must be exceeded, whether it is a part.

    >>> part_needed("85%"), part_needed(">1/2")
    ((Fraction(17, 20), False, True), (Fraction(1, 2), True, True))
    """
    word = text.strip()
    exceeded, word = word.startswith(">"), word.removeprefix(">").strip()
    percent, word = word.endswith("%"), word.removesuffix("%").strip()
    if not _NUMBER.fullmatch(word) or word.endswith("/0"):
        raise GameError(f"'{text}' is no quota: write it like 85%, '>50%', 2/3 or 255.")
    number = _quotient(word) / (100 if percent else 1)
    part = percent or "/" in word
    if part and number > 1:
        raise GameError(f"The quota '{text}' is more than all there is: write a part up to 100%.")
    return number, exceeded, part


def _quotient(word: str) -> Fraction:
    above, slash, below = word.partition("/")
    return Fraction(above) / Fraction(below) if slash else Fraction(above)
