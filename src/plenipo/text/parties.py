"""Who is meant by a name beside a bracket: members, and the groups that they negotiate in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from plenipo.text.model import Stance

MOST_WORDS = 7
"""How many words the longest name has ("Bolivarian Republic of Venezuela and others")."""
SHORT = 4
"""Names no longer than this are codes: they are told from words by their capitals."""

GROUPS: Mapping[str, str] = {
    **dict.fromkeys(("G77", "G-77", "G 77", "Group of 77"), "G77"),
    **dict.fromkeys(
        ("G77/China", "G-77/China", "G77 and China", "G-77 and China", "G77 & China", "G77+China"),
        "G77",
    ),
    **dict.fromkeys(("EU", "European Union", "EU27", "EU28"), "EU"),
    **dict.fromkeys(("AOSIS", "Alliance of Small Island States"), "AOSIS"),
    **dict.fromkeys(("SIDS", "PSIDS"), "SIDS"),
    **dict.fromkeys(("LDCs", "LDC", "LDC Group"), "LDC"),
    **dict.fromkeys(("AG", "AGN", "African Group", "Africa Group"), "AGN"),
    **dict.fromkeys(("Arab Group", "League of Arab States"), "ARAB"),
    **dict.fromkeys(("Umbrella Group", "UG"), "UG"),
    **dict.fromkeys(("EIG", "Environmental Integrity Group"), "EIG"),
    **dict.fromkeys(("LMDC", "LMDCs", "Like-Minded Developing Countries"), "LMDC"),
    **dict.fromkeys(("JUSCANZ", "JUSSCANNZ", "JUSCANNZ"), "JUSCANZ"),
    **dict.fromkeys(("GRULAC", "Latin American and Caribbean Group"), "GRULAC"),
    **dict.fromkeys(("WEOG", "Western European and Others Group"), "WEOG"),
    **dict.fromkeys(("EEG", "Eastern European Group"), "EEG"),
    **dict.fromkeys(("Holy See",), "VA"),
    **dict.fromkeys(("NAM", "Non-Aligned Movement"), "NAM"),
    **{
        name: name
        for name in (
            *("AILAC", "ALBA", "BASIC", "BRICS", "CANZ", "CARICOM", "CfRN", "ASEAN", "OPEC"),
            *("SICA", "MERCOSUR", "UNASUR", "PIF", "ECOWAS", "SADC", "GUAM", "GUUAM", "CSTO"),
            *("CIS", "OIC", "GCC", "V20", "G20", "G7", "E3", "P3", "P5", "NAC", "MIKTA"),
        )
    },
    **dict.fromkeys(("USA", "US", "U.S.", "United States"), "US"),
    **dict.fromkeys(("UK", "U.K."), "GB"),
    **dict.fromkeys(("RoK", "ROK"), "KR"),
    **dict.fromkeys(("NZ",), "NZ"),
    **dict.fromkeys(("UAE",), "AE"),
    **dict.fromkeys(("PRC",), "CN"),
    **dict.fromkeys(("RSA",), "ZA"),
}
"""Groups of States and short names of members, as they stand in brackets. Source: FIELD notes 3."""

_SPACES = re.compile(r"\s+")


class Parties:
    """Knows which words name a party."""

    def __init__(
        self, names: Mapping[str, str], find: Callable[[str], str | None] | None = None
    ) -> None:
        """Know these names, each with the party's code.

        :param find: asked for a name of capitals that is not among them, of whatever length.
        """
        self._short = {name: code for name, code in names.items() if len(name) <= SHORT}
        self._long = {_folded(name): code for name, code in names.items()}
        self._find = find
        self.told: dict[str, tuple[Stance, ...] | None] = {}
        """What attributions that were read before say; None for words that are none."""

    @classmethod
    def of_codes(cls, codes: Iterable[str], names: Mapping[str, str] | None = None) -> Parties:
        """Know codes, which stand for themselves, and names."""
        return cls({**(names or {}), **{code: code for code in codes}})

    def code(self, name: str) -> str | None:
        """Return whose name this is: the party's code, or None.

        >>> Parties(GROUPS).code("G-77 and China"), Parties(GROUPS).code("us")
        ('G77', None)
        """
        if name in self._short:
            return self._short[name]
        if not name[:1].isupper() and not name[:1].isdigit():
            return None  # "chad" is no party, and most words are none: said quickly
        if len(name) <= SHORT and not name.isupper():
            return self._long.get(_folded(name)) if len(name) == SHORT else None
        found = self._long.get(_folded(name))
        if found is None and self._find is not None:
            found = self._find(name)
        return found

    def first(self, words: list[str]) -> tuple[str, int] | None:
        """Return the party that the first of these words name, and how many they are; or None."""
        if not words or not (words[0][:1].isupper() or words[0][:1].isdigit()):
            return None
        for count in range(min(MOST_WORDS, len(words)), 0, -1):
            code = self.code(" ".join(words[:count]).rstrip(",:"))
            if code is not None:
                return code, count
        return None


def _folded(name: str) -> str:
    return _SPACES.sub(" ", name.strip().rstrip(".").casefold())
