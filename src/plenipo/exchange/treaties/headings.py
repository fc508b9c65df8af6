"""Headings of status tables: which kinds of instruments a column holds, and by what letters.

``Ratification, Acceptance(A), Accession(a), Succession(d)`` says that a date without a letter is a
ratification. Commas stand inside descriptions too: what begins with no word for an instrument
belongs to what is before it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

import msgspec

from plenipo.treaty import instruments as kinds

PARTICIPANT = ("participant", "state", "country", "party")

_WORDS: tuple[tuple[str, str], ...] = (
    ("signature ad referendum", kinds.AD_REFERENDUM),
    ("confirmation of signature", kinds.CONFIRMATION),
    ("succession to signature", kinds.SIGNATURE_SUCCESSION),
    ("definitive signature", kinds.DEFINITIVE),
    ("definitive acceptance", kinds.ACCEPTANCE),
    ("signature", kinds.SIGNATURE),
    ("ratification", kinds.RATIFICATION),
    ("acceptance", kinds.ACCEPTANCE),
    ("approval", kinds.APPROVAL),
    ("accession", kinds.ACCESSION),
    ("succession", kinds.SUCCESSION),
    ("formal confirmation", kinds.FORMAL_CONFIRMATION),
    ("consent to be bound", kinds.CONSENT),
    ("simplified procedure", kinds.SIMPLIFIED),
    ("participation", kinds.PARTICIPATION),
    ("notification in respect", kinds.PARTICIPATION),
    ("application", kinds.PARTICIPATION),
    ("date of adoption", kinds.PARTICIPATION),
    ("notification of non-provisional", kinds.NO_PROVISIONAL),
    ("provisional", kinds.PROVISIONAL),
    ("undertaking of provisional application", kinds.PROVISIONAL),
    ("extension", kinds.EXTENSION),
    ("withdrawal", kinds.WITHDRAWAL),
    ("denunciation", kinds.DENUNCIATION),
)
"""How the description of an instrument begins; the first that fits."""

NO_INSTRUMENT = (
    "resolution",
    "registration date",
    "registration number",
    "unts volume",
    "unts page",
    "notification under",
    "entry into force",
    "notes",
)
"""How a column begins that holds something else, which is not read."""

LETTERS: Mapping[str, str] = {
    "a": kinds.ACCESSION,
    "A": kinds.ACCEPTANCE,
    "AA": kinds.APPROVAL,
    "c": kinds.FORMAL_CONFIRMATION,
    "C": kinds.CONFIRMATION,
    "d": kinds.SUCCESSION,
    "n": kinds.PROVISIONAL,
    "p": kinds.SIMPLIFIED,
    "P": kinds.CONSENT,
    "s": kinds.DEFINITIVE,
}
"""What a letter means where the heading does not say."""

_LETTERED = re.compile(r"^(?P<words>.*?)\s*\((?P<letter>AA|[aAcCdnpPs])\)$")
_COMMA = re.compile(r",\s*(?=[A-Z])")


class Column(msgspec.Struct, frozen=True):
    """What a column holds.

    :ivar kinds: the kinds of its instruments by letter; "" for a date without one.
    :ivar several: the kinds a date without a letter may be, where they are more than one.
    """

    heading: str
    kinds: dict[str, str]
    several: tuple[str, ...] = ()

    def kind(self, letter: str) -> str:
        """Return the kind of an instrument with a letter; nothing where that has no meaning."""
        if letter in self.kinds:
            return self.kinds[letter]
        if not letter and len(set(self.kinds.values())) == 1:
            return next(iter(self.kinds.values()))
        if letter == "d" and kinds.SIGNATURE in self.kinds.values():
            return kinds.SIGNATURE_SUCCESSION
        return LETTERS.get(letter, "")


@cache
def column(heading: str) -> Column | None:
    """Read a heading; None where it is not of instruments."""
    found: dict[str, str] = {}
    plain: list[str] = []
    for part in _parts(" ".join(heading.split())):
        lettered = _LETTERED.match(part)
        words, letter = (lettered["words"], lettered["letter"]) if lettered else (part, "")
        kind = _kind(words)
        if not kind:
            continue
        if letter:
            found.setdefault(letter, kind)
        else:
            plain.append(kind)
    if plain:
        found[""] = plain[0]
    several = tuple(dict.fromkeys(plain))
    return Column(heading, found, several if len(several) > 1 else ()) if found else None


def is_silent(heading: str) -> bool:
    """Tell whether a column is known to hold no instruments."""
    return heading.strip().lower().startswith(NO_INSTRUMENT)


def _parts(heading: str) -> list[str]:
    parts: list[str] = []
    for part in _COMMA.split(heading):
        if parts and not _kind(part):
            parts[-1] = f"{parts[-1]}, {part}"
        else:
            parts.append(part)
    return parts


def _kind(words: str) -> str:
    begun = words.strip().lower()
    if begun.startswith(NO_INSTRUMENT):
        return ""
    return next((kind for word, kind in _WORDS if begun.startswith(word)), "")
