"""Names in the alphabet of a language, as they stand in a hall and under a treaty.

Case and accents make no difference, as in a dictionary; a letter that a language counts as its own
stands where that language has it: ``ñ`` after ``n`` in Spanish, ``қ`` after ``к`` in Kazakh.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

_NORDIC = "zæøå"
OWN_LETTERS: Mapping[str, str] = {
    "az": "cç eə gğ hxı kq oö sş uü",
    "be": "зі уў",
    "da": _NORDIC,
    "es": "nñ",
    "fi": "zåäö",
    "kk": "аә гғ кқ нң оө уұү хһ ыі",
    "ky": "нң оө уү",
    "mn": "оө уү",
    "nb": _NORDIC,
    "nn": _NORDIC,
    "no": _NORDIC,
    "pl": "aą cć eę lł nń oó sś zźż",
    "sl": "cčć dđ sš zž",
    "sv": "zåäö",
    "tg": "гғ иӣ кқ уӯ хҳ чҷ",
    "tr": "cç gğ hı oö sş uü",
    "uk": "гґ еє иії",
}
"""The letters of a language that follow another, which stands first. Source: CLDR, collation."""

_DOTLESS = {"az", "tr"}
_LAST = 0x10FF00
"""What a letter is written with that follows another: it stands behind all other letters."""


@lru_cache(maxsize=10_000)
def alphabetical(name: str, language: str = "") -> str:
    """Return a key that sorts names as a dictionary does: no case, no accents, ё beside е.

    :param language: the tag of the language whose own letters are known; of none, no letter is.

    >>> sorted(["Éire", "Zaire", "estonia"], key=alphabetical)
    ['Éire', 'estonia', 'Zaire']
    >>> alphabetical("Ñuble", "es") > alphabetical("Nz", "es")
    True
    """
    tag = language.partition("-")[0]
    own = _own(tag)
    dotted = name.replace("I", "ı") if tag in _DOTLESS else name
    plain = unicodedata.normalize("NFC", dotted.casefold())
    return "".join(own.get(letter) or _key(letter) for letter in plain)


@lru_cache
def _own(tag: str) -> Mapping[str, str]:
    """Return the key of each letter that is a language's own."""
    return {
        letter: group[0] + chr(_LAST + place)
        for group in OWN_LETTERS.get(tag, "").split()
        for place, letter in enumerate(group[1:])
    }


def _key(letter: str) -> str:
    if letter == "\u0451":
        return "\u0435"
    if "\u0400" <= letter <= "\u04ff":
        return letter
    apart = unicodedata.normalize("NFD", letter)
    return "".join(c for c in apart if not unicodedata.combining(c))
